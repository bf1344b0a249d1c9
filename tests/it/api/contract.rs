//! The contract: every route is in it, everything in it is a route, and it leaves nothing open.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use signatory::http::openapi::{contract, errors_page};
use signatory::http::problem::ProblemCode;
use signatory::http::routes::routes;

/// Problems that no operation can answer, each with the reason.
const OUTSIDE_OPERATIONS: [(ProblemCode, &str); 2] = [
    (
        ProblemCode::RouteNotFound,
        "there is no operation on a path that does not exist",
    ),
    (
        ProblemCode::MethodNotAllowed,
        "there is no operation for a method that is not allowed",
    ),
];

fn document() -> Value {
    serde_json::from_str(include_str!("../../../openapi/openapi.json")).unwrap()
}

/// Every operation with its method and path.
fn operations() -> Vec<(String, Value)> {
    let document = document();
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, item)| {
            item.as_object()
                .unwrap()
                .iter()
                .map(move |(method, operation)| (format!("{method} {path}"), operation.clone()))
        })
        .collect()
}

fn responses(operation: &Value) -> &serde_json::Map<String, Value> {
    operation["responses"].as_object().unwrap()
}

#[test]
fn every_route_is_an_operation_and_every_operation_a_route() {
    let routed: BTreeSet<String> = routes()
        .iter()
        .flat_map(|route| {
            route
                .methods
                .iter()
                .map(|method| format!("{method} {}", route.path))
        })
        .collect();
    let described: BTreeSet<String> = operations().into_iter().map(|(name, _)| name).collect();

    assert_eq!(routed, described);
}

#[test]
fn the_committed_contract_is_the_one_that_the_code_makes() {
    assert!(
        include_str!("../../../openapi/openapi.json") == contract().unwrap(),
        "run `just openapi`"
    );
}

#[test]
fn the_committed_page_of_errors_is_the_one_that_the_code_makes() {
    assert!(
        include_str!("../../../docs/errors.md") == errors_page(),
        "run `just errors`"
    );
}

#[test]
fn the_contract_is_openapi_3_1() {
    let document = document();

    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    assert!(!document["info"]["version"].as_str().unwrap().is_empty());
}

#[test]
fn every_operation_is_explained() {
    for (name, operation) in operations() {
        for member in ["summary", "description", "operationId"] {
            assert!(
                operation[member]
                    .as_str()
                    .is_some_and(|text| !text.trim().is_empty()),
                "{name}: {member}"
            );
        }
        assert!(!operation["tags"].as_array().unwrap().is_empty(), "{name}");
        assert!(operation["security"].is_array(), "{name}: security");
    }
}

#[test]
fn every_operation_has_an_id_of_its_own() {
    let ids: Vec<String> = operations()
        .iter()
        .map(|(_, operation)| operation["operationId"].as_str().unwrap().to_owned())
        .collect();
    let unique: BTreeSet<&String> = ids.iter().collect();

    assert_eq!(unique.len(), ids.len());
}

#[test]
fn every_write_needs_a_token_and_of_the_reads_the_private_ones() {
    for (name, operation) in operations() {
        let needs_token = !operation["security"].as_array().unwrap().is_empty();
        // A simulation asks in a body, and writes nothing.
        let writes = !name.starts_with("get ") && operation["operationId"] != "simulate";
        let private = ["get_notification_draft", "list_revocations"]
            .iter()
            .any(|id| operation["operationId"] == *id)
            || [
                "/submissions",
                "/proposed-entries",
                "/v1/audit",
                "/v1/webhooks",
            ]
            .iter()
            .any(|part| name.contains(part));
        assert_eq!(needs_token, writes || private, "{name}");
    }
}

#[test]
fn every_success_has_an_example() {
    for (name, operation) in operations() {
        for (status, response) in responses(&operation)
            .iter()
            .filter(|(status, _)| status.starts_with('2'))
        {
            let content = response["content"].as_object();
            let forms: Vec<&String> = content.into_iter().flat_map(|forms| forms.keys()).collect();
            let shown = forms.iter().find(|media| {
                let media = media.as_str();
                matches!(media, "application/json" | "application/xml") || media.ends_with("+json")
            });
            let example =
                shown.map_or(&Value::Null, |media| &response["content"][media]["example"]);
            // Formats with specifications and readers of their own.
            let is_for_readers = forms == ["application/atom+xml"] || forms == ["text/calendar"];
            // Of a file every form has an example of its own.
            let is_shown = content.is_some_and(|content| {
                content.values().all(|form| form["example"].is_string())
                    && content.get("application/json").is_none()
            });
            let is_the_contract_itself = operation["operationId"] == "get_openapi";
            let is_a_file = operation["operationId"] == "get_submission_document_content";
            let is_stream = !response["content"]["text/event-stream"].is_null();
            let is_a_drawing = !response["content"]["image/svg+xml"].is_null();
            assert!(
                !example.is_null()
                    || is_shown
                    || is_the_contract_itself
                    || is_a_file
                    || is_for_readers
                    || is_stream
                    || is_a_drawing
                    || status == "204",
                "{name} {status}"
            );
        }
    }
}

#[test]
fn every_body_of_a_request_has_an_example() {
    for (name, operation) in operations()
        .iter()
        .filter(|(_, operation)| !operation["requestBody"].is_null())
    {
        let body = &operation["requestBody"];
        assert_eq!(body["required"], true, "{name}");
        let is_a_file = operation["operationId"] == "upload_submission_document";
        assert!(
            is_a_file || !body["content"]["application/json"]["example"].is_null(),
            "{name}"
        );
    }
}

#[test]
fn every_response_is_described() {
    for (name, operation) in operations() {
        for (status, response) in responses(&operation) {
            assert!(
                response["description"]
                    .as_str()
                    .is_some_and(|text| !text.is_empty()),
                "{name} {status}"
            );
        }
    }
}

#[test]
fn every_parameter_of_a_path_is_declared() {
    let document = document();
    for (name, operation) in operations() {
        let declared: BTreeSet<String> = operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|parameter| {
                let pointer = parameter["$ref"].as_str().unwrap().trim_start_matches('#');
                document
                    .pointer(pointer)
                    .unwrap_or_else(|| panic!("{name}: {pointer}"))
            })
            .filter(|parameter| parameter["in"] == "path")
            .map(|parameter| parameter["name"].as_str().unwrap().to_owned())
            .collect();
        let in_path: BTreeSet<String> = name
            .split('{')
            .skip(1)
            .map(|part| part.split('}').next().unwrap().to_owned())
            .collect();
        assert_eq!(declared, in_path, "{name}");
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    match member {
                        Value::String(target) if name == "$ref" => found.push(target.clone()),
                        other => references(other, found),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }
    let document = document();
    let mut found = Vec::new();
    references(&document, &mut found);

    assert!(found.len() > 100);
    for target in found {
        assert!(
            document.pointer(target.trim_start_matches('#')).is_some(),
            "{target}"
        );
    }
}

/// The codes in the examples of problems, with each example.
fn example_problems() -> BTreeMap<String, Vec<(String, String, Value)>> {
    let mut found: BTreeMap<String, Vec<(String, String, Value)>> = BTreeMap::new();
    for (name, operation) in operations() {
        for (status, response) in responses(&operation) {
            let examples = response["content"]["application/problem+json"]["examples"].as_object();
            for (code, example) in examples.into_iter().flatten() {
                found.entry(code.clone()).or_default().push((
                    name.clone(),
                    status.clone(),
                    example["value"].clone(),
                ));
            }
        }
    }
    found
}

#[test]
fn every_problem_is_an_example_of_some_operation() {
    let examples = example_problems();

    for code in ProblemCode::ALL {
        let outside = OUTSIDE_OPERATIONS.iter().any(|(known, _)| known == code);
        assert_ne!(
            examples.contains_key(code.as_str()),
            outside,
            "{}",
            code.as_str()
        );
    }
}

#[test]
fn every_example_of_a_problem_is_what_would_be_sent() {
    for (code, examples) in example_problems() {
        let known = ProblemCode::parse(&code).unwrap();
        for (name, status, value) in examples {
            assert_eq!(status, known.status().to_string(), "{name} {code}");
            assert_eq!(value["status"], known.status(), "{name} {code}");
            assert_eq!(value["code"], code, "{name}");
            assert_eq!(value["type"], format!("/problems/{code}"), "{name}");
            assert_eq!(value["title"], known.title(), "{name}");
            for member in ["detail", "request_id"] {
                assert!(
                    value[member].as_str().is_some_and(|text| !text.is_empty()),
                    "{name} {code}: {member}"
                );
            }
        }
    }
}

#[test]
fn every_problem_has_a_name_of_its_own() {
    let names: BTreeSet<&str> = ProblemCode::ALL.iter().map(|code| code.as_str()).collect();

    assert_eq!(names.len(), ProblemCode::ALL.len());
}

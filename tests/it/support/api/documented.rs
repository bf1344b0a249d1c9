//! What the contract says that an operation can answer; every answer of every test is held against it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use actix_web::http::Method;
use serde_json::Value;

use super::Answer;

struct Operation {
    method: &'static str,
    path: Vec<String>,
    /// By status: the codes of the problems that are its examples.
    answers: BTreeMap<String, BTreeSet<String>>,
}

/// Requires that the contract knows this answer, unless the request is for no operation.
#[track_caller]
pub fn is_documented(method: &Method, target: &str, answer: &Answer) {
    let path = target.split('?').next().unwrap_or_default();
    let outside = ["route_not_found", "method_not_allowed"].contains(&answer.code().as_str());
    let found = operations()
        .iter()
        .find(|operation| operation.is_for(method, path));
    let (Some(operation), false) = (found, outside || *method == Method::OPTIONS) else {
        return;
    };
    let status = answer.status.to_string();
    let codes = operation
        .answers
        .get(&status)
        .unwrap_or_else(|| panic!("{method} {path}: {status} is not in the contract"));
    let code = answer.code();
    assert!(
        code.is_empty() || codes.contains(&code),
        "{method} {path}: {status} {code} is not in the contract"
    );
}

impl Operation {
    fn is_for(&self, method: &Method, path: &str) -> bool {
        let asked = if *method == Method::HEAD {
            "get"
        } else {
            &method.as_str().to_lowercase()
        };
        let segments: Vec<&str> = path.split('/').collect();
        asked == self.method
            && segments.len() == self.path.len()
            && self.path.iter().zip(segments).all(|(known, asked)| {
                known == asked || (known.starts_with('{') && !asked.is_empty())
            })
    }
}

fn operations() -> &'static [Operation] {
    static OPERATIONS: OnceLock<Vec<Operation>> = OnceLock::new();
    OPERATIONS.get_or_init(|| {
        let contract: Value =
            serde_json::from_str(include_str!("../../../../openapi/openapi.json")).unwrap();
        let paths = contract["paths"].as_object().unwrap();
        let mut operations = Vec::new();
        for (path, item) in paths {
            for method in ["get", "post", "put", "patch", "delete"] {
                if let Some(operation) = item.get(method) {
                    operations.push(Operation {
                        method,
                        path: path.split('/').map(ToOwned::to_owned).collect(),
                        answers: answers(operation),
                    });
                }
            }
        }
        operations
    })
}

fn answers(operation: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let responses = operation["responses"].as_object().unwrap();
    responses
        .iter()
        .map(|(status, response)| {
            let examples = response.pointer("/content/application~1problem+json/examples");
            let codes = examples.and_then(Value::as_object).into_iter().flatten();
            (
                status.clone(),
                codes.map(|(code, _)| code.clone()).collect(),
            )
        })
        .collect()
}

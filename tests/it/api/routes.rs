//! Paths, methods and media types that are not there.

use actix_web::http::Method;
use signatory::http::routes::routes;
use signatory::http::tokens::Scope;

use crate::support::api::{ACTIONS, Client, HANOI, TestApp, act};

/// A path of a route with parameters that exist.
pub fn example_path(path: &str) -> String {
    let code = if path.starts_with("/problems") {
        "busy"
    } else {
        "VNM"
    };
    let query = if path.ends_with("/diff") {
        "?from=2025-10-25"
    } else if path == "/oembed" {
        "?url=http://127.0.0.1:8080/treaties/hanoi-convention"
    } else {
        ""
    };
    let path = path
        .replace("{treaty}", "hanoi-convention")
        .replace("{code}", code)
        .replace("{id}", "2");
    format!("{path}{query}")
}

/// Who may read a route: everyone, but for the drafts of the depositary and the list of revoked tokens and the audit trail.
/// Whether a route is between a State and the depositary, or the depositary's own: tested apart, for it needs a token and the database.
pub fn is_private(path: &str) -> bool {
    ["/submissions", "/proposed-entries", "/v1/webhooks"]
        .iter()
        .any(|part| path.contains(part))
}

/// Whether the example of a path exists in a register that was just filled: a subscription does not.
pub fn exists_at_once(path: &str) -> bool {
    !path.starts_with("/v1/webhooks/")
}

pub fn reader<'a>(app: &'a TestApp, path: &str) -> Client<'a> {
    if path.starts_with("/v1/webhooks") {
        app.ministry("VNM")
    } else if path.ends_with("/notification-draft") {
        app.depositary()
    } else if path == "/v1/revocations" {
        let token = app.token("security-desk", &[Scope::TokensRevoke], None);
        app.with_authorization(&format!("Bearer {token}"))
    } else if path.starts_with("/v1/audit") {
        app.auditor()
    } else {
        app.public()
    }
}

#[test]
fn every_route_answers_405_to_the_methods_that_it_lacks() {
    let app = TestApp::new();
    let all = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW",
    ];

    for route in routes() {
        let mut allowed: Vec<String> = route.methods.iter().map(|m| m.to_uppercase()).collect();
        if allowed.contains(&"GET".to_owned()) {
            allowed.push("HEAD".to_owned());
        }
        allowed.sort();
        let path = example_path(route.path);
        for method in all
            .iter()
            .filter(|method| !allowed.contains(&(**method).to_owned()))
        {
            let method: Method = method.parse().unwrap();
            let answer = app.public().send(method.clone(), &path, &[], Vec::new());
            let answer = answer.refused(405, "method_not_allowed");
            let mut allow: Vec<String> = answer
                .header("allow")
                .split(", ")
                .map(ToOwned::to_owned)
                .collect();
            allow.retain(|method| method != "OPTIONS");
            allow.sort();
            assert_eq!(allow, allowed, "{method} {path}");
        }
    }
}

#[test]
fn every_route_with_get_has_head() {
    let app = TestApp::new();

    for route in routes().iter().filter(|route| {
        route.methods.contains(&"get") && !is_private(route.path) && exists_at_once(route.path)
    }) {
        let path = example_path(route.path);
        let answer = reader(&app, route.path).send(Method::HEAD, &path, &[], Vec::new());
        assert_eq!(answer.status, 200, "{path}");
    }
}

#[test]
fn an_unknown_path_is_a_problem() {
    let app = TestApp::new();

    for path in [
        "/v1",
        "/v1/",
        "/v2/treaties",
        "/v1/treaties/",
        "/V1/treaties",
        "//",
        "/v1/treaties/hanoi-convention/progress/",
        "/metric",
        "/v1/treaties/hanoi-convention/nothing",
    ] {
        app.public().get(path).refused(404, "route_not_found");
    }
    app.depositary()
        .post("/v1/nothing", &act("VNM", "ratification", "2026-11-21"))
        .refused(404, "route_not_found");
}

#[test]
fn an_unknown_treaty_is_a_problem_on_every_path_below_it() {
    let app = TestApp::new();

    for below in [
        "",
        "/progress",
        "/progress/explain",
        "/participants",
        "/participants/VNM",
        "/actions",
        "/actions/2",
        "/diff?from=2025-10-25",
    ] {
        for treaty in ["none", "HANOI-CONVENTION", "hanoi_convention", "-", "1"] {
            app.public()
                .get(&format!("/v1/treaties/{treaty}{below}"))
                .refused(404, "treaty_not_found");
        }
    }
}

#[test]
fn an_unknown_problem_is_a_problem() {
    TestApp::new()
        .public()
        .get("/problems/nothing")
        .refused(404, "problem_not_found");
}

#[test]
fn a_client_that_does_not_take_json_is_told() {
    let app = TestApp::new();

    for accept in [
        "text/html",
        "application/xml",
        "image/*",
        "application/json;q=0",
        "application/json;q=0, */*",
        "application/*;q=0",
        "*/*;q=0",
        "application/jsonx",
    ] {
        app.public()
            .get_with(&format!("{HANOI}/progress"), &[("accept", accept)])
            .refused(406, "not_acceptable");
    }
}

#[test]
fn a_client_that_takes_json_among_others_is_served() {
    let app = TestApp::new();

    for accept in [
        "application/json",
        "APPLICATION/JSON",
        "*/*",
        "application/*",
        "text/html, application/json;q=0.1",
        "text/html,*/*;q=0.8",
        "application/json; charset=utf-8",
        "*/*;q=0, application/json",
        "",
    ] {
        let answer = app
            .public()
            .get_with(&format!("{HANOI}/progress"), &[("accept", accept)]);
        assert_eq!(answer.status, 200, "{accept}");
        assert_eq!(answer.header("content-type"), "application/json");
    }
}

#[test]
fn two_accept_headers_are_one_list() {
    let app = TestApp::new();

    let answer = app.public().get_with(
        &format!("{HANOI}/progress"),
        &[("accept", "text/html"), ("accept", "application/json")],
    );

    assert_eq!(answer.status, 200);
}

#[test]
fn a_page_of_the_batch_cannot_be_read() {
    let answer = TestApp::new()
        .public()
        .get(&format!("{ACTIONS}/batch"))
        .refused(405, "method_not_allowed");

    assert_eq!(answer.header("allow"), "OPTIONS, POST");
}

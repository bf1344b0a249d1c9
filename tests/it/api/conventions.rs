//! What every answer has: open CORS, a request id, no sniffing.

use actix_web::http::Method;

use crate::support::api::{HANOI, TestApp};

/// Answers of every kind, with the headers that are sent.
const KINDS: [(&str, u16); 6] = [
    ("/v1/treaties", 200),
    ("/v1/treaties/none", 404),
    ("/v1/treaties?x=1", 400),
    ("/nowhere", 404),
    ("/health", 200),
    ("/docs/", 200),
];

#[test]
fn every_kind_of_answer_is_open_to_other_sites() {
    let app = TestApp::new();

    for (path, status) in KINDS {
        let answer = app
            .public()
            .get_with(path, &[("origin", "https://example.org")]);
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[test]
fn other_sites_may_read_the_headers_that_matter() {
    let app = TestApp::new();

    for path in ["/v1/treaties", "/v1/treaties/none"] {
        let answer = app.public().get(path);
        let exposed = answer.header("access-control-expose-headers");
        for name in [
            "etag",
            "link",
            "x-request-id",
            "retry-after",
            "content-language",
            "last-modified",
        ] {
            assert!(exposed.split(", ").any(|known| known == name), "{name}");
        }
    }
}

#[test]
fn a_browser_may_ask_before_it_reads() {
    let app = TestApp::new();
    let headers = [
        ("origin", "https://example.org"),
        ("access-control-request-method", "GET"),
        ("access-control-request-headers", "if-none-match"),
    ];

    let answer = app.public().send(
        Method::OPTIONS,
        &format!("{HANOI}/progress"),
        &headers,
        Vec::new(),
    );

    assert_eq!(answer.status, 204);
    assert!(
        answer
            .header("access-control-allow-methods")
            .contains("GET")
    );
    assert!(
        answer
            .header("access-control-allow-headers")
            .contains("if-none-match")
    );
    assert!(!answer.has("access-control-allow-credentials"));
    assert_eq!(answer.header("access-control-max-age"), "86400");
}

#[test]
fn a_browser_may_not_send_a_token_from_another_site() {
    let app = TestApp::new();

    let answer = app.public().send(
        Method::OPTIONS,
        &format!("{HANOI}/actions"),
        &[],
        Vec::new(),
    );

    assert!(
        !answer
            .header("access-control-allow-headers")
            .contains("authorization")
    );
    assert!(
        !answer
            .header("access-control-allow-methods")
            .contains("POST")
    );
}

#[test]
fn a_fit_request_id_comes_back() {
    let app = TestApp::new();

    for id in [
        "a",
        "0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a11",
        "Trace_1.2-3",
        &"x".repeat(128),
    ] {
        for path in ["/v1/treaties", "/v1/treaties/none", "/nowhere"] {
            let answer = app.public().get_with(path, &[("x-request-id", id)]);
            assert_eq!(answer.header("x-request-id"), id, "{path}");
        }
    }
}

#[test]
fn a_request_id_that_is_not_fit_for_a_log_is_replaced() {
    let app = TestApp::new();

    for id in ["", "a b", "a;b", "a\"b", "<script>", "é", &"x".repeat(129)] {
        let answer = app
            .public()
            .get_with("/v1/treaties/none", &[("x-request-id", id)]);
        let given = answer.header("x-request-id").to_owned();
        assert_ne!(given, id);
        // The process and the number of the request, of any length.
        let (process, number) = given.split_once('-').unwrap();
        assert_eq!(process.len(), 32, "{given}");
        assert!(number.parse::<u64>().is_ok(), "{given}");
        assert_eq!(answer.text_at("/request_id"), given);
    }
}

#[test]
fn two_requests_have_two_ids() {
    let app = TestApp::new();

    let (one, two) = (app.public().get("/health"), app.public().get("/health"));

    assert_ne!(one.header("x-request-id"), two.header("x-request-id"));
}

#[test]
fn the_time_taken_is_told() {
    let app = TestApp::new();

    let answer = app.public().get("/v1/treaties").ok();

    assert!(answer.header("server-timing").starts_with("app;dur="));
}

#[test]
fn a_problem_resolves_to_its_description() {
    let app = TestApp::new();
    let problem = app
        .public()
        .get("/v1/treaties/none")
        .refused(404, "treaty_not_found");

    let described = app.public().get(&problem.text_at("/type")).ok();

    assert_eq!(described.text_at("/code"), "treaty_not_found");
    assert_eq!(described.number("/status"), 404);
    assert_eq!(described.text_at("/title"), problem.text_at("/title"));
}

#[test]
fn a_problem_says_what_was_found_without_repeating_all_of_it() {
    let app = TestApp::new();
    let long = "z".repeat(3000);

    for path in [
        format!("/v1/treaties/{long}"),
        format!("/v1/participants/{long}"),
        format!("{HANOI}/participants/{long}"),
        format!("{HANOI}/actions/{long}"),
        format!("/problems/{long}"),
    ] {
        let answer = app.public().get(&path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.len() < 1000, "{path}");
    }
}

#[test]
fn a_path_of_strange_bytes_is_answered_by_a_problem() {
    let app = TestApp::new();

    for strange in [
        "%FF",
        "%00",
        "%2F",
        "%2e%2e",
        "%25",
        "%",
        "%zz",
        "%E0%A4%A",
        "a%0d%0aset-cookie:x",
    ] {
        for path in [
            format!("/v1/participants/{strange}"),
            format!("/v1/treaties/{strange}/progress"),
            format!("/{strange}"),
        ] {
            assert_eq!(app.public().get(&path).status, 404, "{path}");
        }
    }
}

#[test]
fn the_reference_is_served_without_another_host() {
    let app = TestApp::new();

    let page = app.public().get("/docs/").ok();

    assert!(page.header("content-type").starts_with("text/html"));
    assert!(!page.text().contains("https://"), "{}", page.text());
    let policy = page.header("content-security-policy");
    assert!(policy.contains("script-src 'self';"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    let redirect = app.public().get("/docs");
    assert_eq!(
        (redirect.status, redirect.header("location")),
        (307, "/docs/")
    );
}

#[test]
fn the_contract_is_served_as_it_is_committed() {
    let app = TestApp::new();

    let served = app.public().get("/openapi.json").ok();

    assert_eq!(served.text(), include_str!("../../../openapi/openapi.json"));
}

#[test]
fn the_service_says_that_it_is_well() {
    let app = TestApp::new();

    let (health, ready) = (
        app.public().get("/health").ok(),
        app.public().get("/ready").ok(),
    );

    assert_eq!(health.text_at("/status"), "ok");
    assert_eq!(ready.text_at("/status"), "ready");
    assert_eq!(health.header("cache-control"), "no-store");
    assert_eq!(ready.header("cache-control"), "no-store");
}

#[test]
fn what_is_not_part_of_the_reference_is_a_problem() {
    let app = TestApp::new();

    let missing = app.public().get("/docs/nothing.js");
    let posted = app.public().send(Method::POST, "/docs/", &[], Vec::new());
    let head = app.public().send(Method::HEAD, "/docs/", &[], Vec::new());

    assert_eq!(
        (missing.status, posted.status, head.status),
        (404, 405, 200)
    );
}

//! What a body may be before it is read: its size, its media type, its coding.

use actix_web::http::Method;

use crate::support::api::{ACTIONS, BODY_BYTES, SHIPPED, TestApp, act};

#[test]
fn a_body_of_ten_megabytes_is_too_large() {
    let app = TestApp::new();
    let mut long = act("VNM", "ratification", "2026-11-21");
    long["note"] = "x".repeat(10 * 1024 * 1024).into();

    for body in [vec![b' '; 10 * 1024 * 1024], long.to_string().into_bytes()] {
        app.depositary()
            .post_text(ACTIONS, body)
            .refused(413, "body_too_large");
    }
    let checkpoint = app.public().get("/v1/checkpoint").ok();
    assert_eq!(checkpoint.number("/position"), SHIPPED);
}

#[test]
fn the_limit_is_exact() {
    let app = TestApp::new();
    let mut body = act("VNM", "ratification", "2026-11-21")
        .to_string()
        .into_bytes();
    body.resize(BODY_BYTES + 1, b' ');

    app.depositary()
        .post_text(ACTIONS, body.clone())
        .refused(413, "body_too_large");
    body.pop();
    app.depositary().post_text(ACTIONS, body).ok();
}

#[test]
fn another_content_type_is_refused() {
    let app = TestApp::new();
    let body = act("VNM", "ratification", "2026-11-21")
        .to_string()
        .into_bytes();

    for wrong in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonx",
        "application/problem+json",
        "",
    ] {
        app.depositary()
            .send(
                Method::POST,
                ACTIONS,
                &[("content-type", wrong)],
                body.clone(),
            )
            .refused(415, "unsupported_media_type");
    }
    app.depositary()
        .send(Method::POST, ACTIONS, &[], body)
        .refused(415, "unsupported_media_type");
}

#[test]
fn a_charset_beside_the_content_type_is_no_harm() {
    let app = TestApp::new();
    let body = act("VNM", "ratification", "2026-11-21")
        .to_string()
        .into_bytes();

    let headers = [("content-type", "Application/JSON; charset=utf-8")];
    app.depositary()
        .send(Method::POST, ACTIONS, &headers, body)
        .ok();
}

#[test]
fn a_packed_body_is_refused() {
    let app = TestApp::new();
    let ratification = act("VNM", "ratification", "2026-11-21");

    for coding in ["gzip", "br", "x-unknown"] {
        app.depositary()
            .post_with(ACTIONS, &[("content-encoding", coding)], &ratification)
            .refused(415, "unsupported_media_type");
    }
    app.depositary()
        .post_with(ACTIONS, &[("content-encoding", "identity")], &ratification)
        .ok();
}

//! What the middleware notes that no route of the service shows by itself: attempts on another State's resources, an
//! operation that the contract forgot, a client that goes away.

use std::future::Future as _;
use std::task::{Context, Waker};

use actix_web::body::MessageBody;
use actix_web::dev::{Service as _, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Next, from_fn};
use actix_web::test::{TestRequest, init_service};
use actix_web::{Error, HttpRequest, HttpResponse, web};
use serde_json::Value;
use signatory::domain::ids::ParticipantCode;
use signatory::http::attempt::Attempt;
use signatory::http::noting;
use signatory::http::permission::{self, RegisterWriter};
use signatory::http::tokens::Scope;

use crate::support::api::{ACTIONS, TestApp};
use crate::support::waiting::wait_until;

async fn another_states(_writer: RegisterWriter, request: HttpRequest) -> HttpResponse {
    let participant = ParticipantCode::parse("KEN").unwrap();
    Attempt::OnAnothers { participant }.note(&request);
    HttpResponse::NotFound().finish()
}

async fn never(_writer: RegisterWriter) -> HttpResponse {
    std::future::pending().await
}

/// The token is checked further out, as in the service.
async fn checked(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    permission::check(request.request()).await;
    next.call(request).await
}

/// Sends one request to an application with these two handlers; gives up after so many polls, if any are given.
fn send(app: &TestApp, path: &str, gives_up: bool) {
    let token = app.token("desk", &[Scope::RegisterWrite], None);
    let runtime = actix_web::rt::Runtime::new().unwrap();
    runtime.block_on(async {
        let application = actix_web::App::new()
            .app_data(app.data())
            .wrap(from_fn(noting::apply))
            .wrap(from_fn(checked))
            .service(web::resource("/v1/treaties/{treaty}/actions").post(another_states))
            .service(web::resource("/v1/treaties/{treaty}/actions/batch").post(never))
            .service(web::resource("/v1/forgotten").post(another_states));
        let service = init_service(application).await;
        let request = TestRequest::post()
            .uri(path)
            .append_header(("authorization", format!("Bearer {token}")));
        let mut call = Box::pin(service.call(request.to_request()));
        if gives_up {
            let mut context = Context::from_waker(Waker::noop());
            for _ in 0..3 {
                assert!(call.as_mut().poll(&mut context).is_pending());
            }
        } else {
            call.await.unwrap();
        }
    });
}

fn first(app: &TestApp) -> Value {
    let entries = app.auditor().get("/v1/audit?subject=desk").ok();
    entries.at("/entries/0")
}

#[test]
fn an_attempt_on_another_states_resource_is_marked() {
    let app = TestApp::new();

    send(&app, ACTIONS, false);

    let entry = first(&app);
    assert_eq!(entry["request"]["another_states"], "KEN");
    assert_eq!(entry["request"]["status"], 404);
    assert_eq!(entry["request"]["operation"], "record_action");
}

#[test]
fn an_operation_that_the_contract_forgot_is_noted_all_the_same() {
    let app = TestApp::new();

    send(&app, "/v1/forgotten", false);

    let entry = first(&app);
    assert_eq!(entry["request"]["path"], "/v1/forgotten");
    assert_eq!(entry["request"]["route"], "/v1/forgotten");
    assert!(entry["request"]["operation"].is_null());
}

#[test]
fn a_request_whose_client_went_away_is_noted_without_a_status() {
    let app = TestApp::new();

    send(&app, &format!("{ACTIONS}/batch"), true);

    wait_until("it is noted", || !first(&app).is_null());
    let entry = first(&app);
    assert!(entry["request"]["status"].is_null());
    assert_eq!(entry["request"]["operation"], "record_batch");
    assert_eq!(entry["person"]["subject"], "desk");
}

//! Who may do what: every operation of the contract by every kind of token.
//!
//! The table says for each operation to whom it belongs, and what that means for each kind of token follows from it. An
//! operation without a row fails, and so does a row without an operation.

use std::collections::BTreeMap;

use actix_web::http::Method;
use serde_json::{Value, json};
use signatory::http::tokens::Scope;

use crate::support::api::{Answer, Client, TestApp};

use Scope::{
    AuditRead, RegisterExamine, RegisterWrite, SubmissionsWrite, TokensRevoke, WebhooksManage,
};

/// To whom an operation belongs.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Belongs {
    /// Whatever watches over the service: no token is looked at.
    Probes,
    /// Everyone, without a token; a wrong token is refused all the same.
    Public,
    /// The depositary, with all of these scopes.
    Depositary(&'static [Scope]),
    /// Ministries each its own State's submissions, with their scope; the depositary all of them, with its own.
    Submissions(About),
    /// The owner of a subscription, with the scope for it: a ministry, or the depositary.
    Webhooks(About),
}

/// Whether an operation concerns one thing, which is Kenya's here.
#[derive(Debug, Clone, Copy, PartialEq)]
enum About {
    AllOfOnesOwn,
    Kenyas,
}

use About::{AllOfOnesOwn, Kenyas};
use Belongs::{Depositary, Probes, Public, Submissions, Webhooks};

const RECORDING: Belongs = Depositary(&[RegisterWrite]);
const EXAMINING: Belongs = Depositary(&[RegisterExamine]);

/// Every operation of the contract.
const ROWS: &[(&str, Belongs)] = &[
    ("list_treaties", Public),
    ("get_treaty", Public),
    ("get_progress", Public),
    ("explain_progress", Public),
    ("get_series", Public),
    ("get_milestones", Public),
    ("get_pace", Public),
    ("get_status_line", Public),
    ("get_mtdsg_page", Public),
    ("get_diff", Public),
    ("get_widget", Public),
    ("get_shield", Public),
    ("get_badge", Public),
    ("get_picture", Public),
    ("get_featured_badge", Public),
    ("get_featured_picture", Public),
    ("get_oembed", Public),
    ("get_citation", Public),
    ("get_treaty_feed", Public),
    ("get_participant_feed", Public),
    ("get_treaty_calendar", Public),
    ("list_treaty_participants", Public),
    ("get_treaty_participant", Public),
    ("get_treaty_participants_csv", Public),
    ("get_treaty_participants_ndjson", Public),
    ("get_actions_csv", Public),
    ("get_actions_ndjson", Public),
    ("get_series_csv", Public),
    ("get_series_ndjson", Public),
    ("get_participants_csv", Public),
    ("get_participants_ndjson", Public),
    ("get_data_package", Public),
    ("get_participant_certificate", Public),
    ("get_treaty_certificate", Public),
    ("get_certificate_keys", Public),
    ("list_next_steps", Public),
    ("list_actions", Public),
    ("record_action", RECORDING),
    ("record_batch", RECORDING),
    ("get_action", Public),
    ("get_notification_draft", RECORDING),
    ("list_corrections", Public),
    ("record_correction", RECORDING),
    ("list_decisions", Public),
    ("record_decision", RECORDING),
    ("simulate", Public),
    ("list_proposed_entries", RECORDING),
    ("get_proposed_entry", RECORDING),
    ("confirm_proposed_entry", RECORDING),
    ("reject_proposed_entry", RECORDING),
    ("list_statements", Public),
    ("list_submissions", Submissions(AllOfOnesOwn)),
    ("create_submission", Submissions(AllOfOnesOwn)),
    ("get_submission", Submissions(Kenyas)),
    ("change_submission", Submissions(Kenyas)),
    ("list_submission_events", Submissions(Kenyas)),
    ("lodge_submission", Submissions(Kenyas)),
    ("withdraw_submission", Submissions(Kenyas)),
    ("examine_submission", EXAMINING),
    ("take_up_submission", EXAMINING),
    ("return_submission", EXAMINING),
    (
        "record_submission",
        Depositary(&[RegisterExamine, RegisterWrite]),
    ),
    ("list_submission_documents", Submissions(Kenyas)),
    ("upload_submission_document", Submissions(Kenyas)),
    ("get_submission_document", Submissions(Kenyas)),
    ("remove_submission_document", Submissions(Kenyas)),
    ("mark_submission_document", EXAMINING),
    ("get_submission_document_content", Submissions(Kenyas)),
    ("list_participants", Public),
    ("get_participant", Public),
    ("list_events", Public),
    ("stream_events", Public),
    ("list_webhooks", Webhooks(AllOfOnesOwn)),
    ("subscribe", Webhooks(AllOfOnesOwn)),
    ("get_webhook", Webhooks(Kenyas)),
    ("unsubscribe", Webhooks(Kenyas)),
    ("change_webhook", Webhooks(Kenyas)),
    ("rotate_webhook", Webhooks(Kenyas)),
    ("resume_webhook", Webhooks(Kenyas)),
    ("ping_webhook", Webhooks(Kenyas)),
    ("list_deliveries", Webhooks(Kenyas)),
    ("redeliver", Webhooks(Kenyas)),
    ("get_checkpoint", Public),
    ("list_audit", Depositary(&[AuditRead])),
    ("get_audit_checkpoint", Depositary(&[AuditRead])),
    ("get_vocabulary", Public),
    ("get_conformance", Public),
    ("list_revocations", Depositary(&[TokensRevoke])),
    ("revoke_token", Depositary(&[TokensRevoke])),
    ("get_problem", Public),
    ("get_openapi", Public),
    ("get_health", Probes),
    ("get_ready", Probes),
    ("get_metrics", Probes),
];

/// The kinds of token.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    None,
    Malformed,
    Expired,
    /// Signed by a key that is nobody's here.
    OtherIssuer,
    /// Kenya's ministry, with every scope there is.
    OwnMinistry,
    /// Kenya's ministry, with no scope.
    OwnMinistryWithoutScope,
    /// Viet Nam's ministry, with every scope there is.
    OtherMinistry,
    /// The depositary, with these scopes.
    Depositary(&'static [Scope]),
}

/// What a token gets.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Gets {
    /// Whatever the operation answers to a request that is let in.
    In,
    /// This status and code.
    Refused(u16, &'static str),
}

const KINDS: [Kind; 15] = [
    Kind::None,
    Kind::Malformed,
    Kind::Expired,
    Kind::OtherIssuer,
    Kind::OwnMinistry,
    Kind::OwnMinistryWithoutScope,
    Kind::OtherMinistry,
    Kind::Depositary(&[]),
    Kind::Depositary(&[RegisterWrite]),
    Kind::Depositary(&[RegisterExamine]),
    Kind::Depositary(&[RegisterExamine, RegisterWrite]),
    Kind::Depositary(&[SubmissionsWrite]),
    Kind::Depositary(&[WebhooksManage]),
    Kind::Depositary(&[AuditRead]),
    Kind::Depositary(&[TokensRevoke]),
];

/// The codes with which somebody is kept out.
const KEPT_OUT: [&str; 8] = [
    "token_missing",
    "token_malformed",
    "token_expired",
    "token_unknown_key",
    "insufficient_scope",
    "ministry_token",
    "submission_not_found",
    "webhook_not_found",
];

fn expected(belongs: Belongs, kind: Kind) -> Gets {
    let no_scope = Gets::Refused(403, "insufficient_scope");
    let in_if = |permitted: bool| if permitted { Gets::In } else { no_scope };
    match (kind, belongs) {
        (_, Probes) => Gets::In,
        (Kind::Malformed, _) => Gets::Refused(401, "token_malformed"),
        (Kind::Expired, _) => Gets::Refused(401, "token_expired"),
        (Kind::OtherIssuer, _) => Gets::Refused(401, "token_unknown_key"),
        (_, Public) => Gets::In,
        (Kind::None, _) => Gets::Refused(401, "token_missing"),
        (
            Kind::OwnMinistry | Kind::OwnMinistryWithoutScope | Kind::OtherMinistry,
            Depositary(_),
        ) => Gets::Refused(403, "ministry_token"),
        (Kind::OwnMinistry, _) => Gets::In,
        (Kind::OwnMinistryWithoutScope, _) => no_scope,
        (Kind::OtherMinistry, Submissions(Kenyas)) => Gets::Refused(404, "submission_not_found"),
        (Kind::OtherMinistry, Webhooks(Kenyas)) => Gets::Refused(404, "webhook_not_found"),
        (Kind::OtherMinistry, Submissions(AllOfOnesOwn) | Webhooks(AllOfOnesOwn)) => Gets::In,
        (Kind::Depositary(held), Depositary(needed)) => {
            in_if(needed.iter().all(|scope| held.contains(scope)))
        }
        (Kind::Depositary(held), Submissions(_)) => in_if(held.contains(&RegisterExamine)),
        (Kind::Depositary(held), Webhooks(AllOfOnesOwn)) => in_if(held.contains(&WebhooksManage)),
        // A subscription belongs to who made it, and the depositary has its own.
        (Kind::Depositary(held), Webhooks(Kenyas)) if held.contains(&WebhooksManage) => {
            Gets::Refused(404, "webhook_not_found")
        }
        (Kind::Depositary(_), Webhooks(Kenyas)) => no_scope,
    }
}

/// Kenya's things, on which the operations are tried.
struct Things {
    submission: String,
    webhook: String,
}

fn things(app: &TestApp) -> Things {
    let kenya = app.ministry("KEN");
    let made = |path: &str, body: &Value| {
        let answer = kenya.post(path, body);
        assert_eq!(answer.status, 201, "{}", answer.text());
        answer
    };
    let content = json!({ "kind": "accession", "title_received": "Instrument of accession" });
    Things {
        submission: made(
            "/v1/treaties/hanoi-convention/submissions",
            &json!({ "content": content }),
        )
        .text_at("/submission/id"),
        webhook: made(
            "/v1/webhooks",
            &json!({ "url": "https://hooks.example.org/" }),
        )
        .text_at("/id"),
    }
}

/// The contract's path with Kenya's things in it.
fn target(path: &str, things: &Things) -> String {
    let nothing = "01900000-0000-7000-8000-000000000000";
    let id = if path.contains("/submissions/") {
        things.submission.as_str()
    } else if path.contains("/webhooks/") {
        things.webhook.as_str()
    } else if path.contains("/proposed-entries/") {
        nothing
    } else {
        "1"
    };
    let code = if path.starts_with("/problems/") {
        "token_missing"
    } else {
        "KEN"
    };
    path.replace("{treaty}", "hanoi-convention")
        .replace("{code}", code)
        .replace("{id}", id)
        .replace("{document}", nothing)
        .replace("{delivery}", nothing)
}

/// A body that is read without complaint, so that nothing but the token can keep the request out.
fn body(operation: &str) -> Value {
    match operation {
        "change_submission" => json!({ "kind": "accession", "title_received": "Another" }),
        "return_submission" => json!({ "reasons": ["other"], "text": "as a test" }),
        "mark_submission_document" => json!({ "public": true }),
        "change_webhook" => json!({ "description": "another" }),
        _ => json!({}),
    }
}

fn ask(client: &Client<'_>, operation: &str, method: &str, path: &str) -> Answer {
    // A stream never ends, and its head says as much.
    let method = match operation {
        "stream_events" => Method::HEAD,
        _ => Method::from_bytes(method.to_uppercase().as_bytes()).unwrap(),
    };
    // No version is this one: whoever is let in changes nothing, and the order of requests does not matter.
    let mut headers = vec![("if-match", "\"999999\"")];
    let body = match operation {
        "upload_submission_document" => {
            headers.push(("content-type", "application/pdf"));
            headers.push(("content-disposition", "attachment; filename=\"a.pdf\""));
            b"%PDF-1.4\n".to_vec()
        }
        _ if method == Method::GET || method == Method::HEAD => Vec::new(),
        _ => {
            headers.push(("content-type", "application/json"));
            body(operation).to_string().into_bytes()
        }
    };
    client.send(method, path, &headers, body)
}

/// By operation: its method and path.
fn operations() -> BTreeMap<String, (String, String)> {
    let contract: Value =
        serde_json::from_str(include_str!("../../../openapi/openapi.json")).unwrap();
    let mut operations = BTreeMap::new();
    for (path, item) in contract["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let id = operation["operationId"].as_str().unwrap().to_owned();
            operations.insert(id, (method.clone(), path.clone()));
        }
    }
    operations
}

fn client<'a>(app: &'a TestApp, kind: Kind, stranger: &TestApp, expired: &str) -> Client<'a> {
    let bearer = |token: &str| app.with_authorization(&format!("Bearer {token}"));
    match kind {
        Kind::None => app.public(),
        Kind::Malformed => bearer("x"),
        Kind::Expired => bearer(expired),
        Kind::OtherIssuer => bearer(&stranger.token("desk", &Scope::ALL, None)),
        Kind::OwnMinistry => bearer(&app.token("ministry", &Scope::ALL, Some("KEN"))),
        Kind::OwnMinistryWithoutScope => bearer(&app.token("ministry", &[], Some("KEN"))),
        Kind::OtherMinistry => bearer(&app.token("ministry", &Scope::ALL, Some("VNM"))),
        Kind::Depositary(scopes) => bearer(&app.token("desk", scopes, None)),
    }
}

#[test]
fn every_operation_has_a_row_and_every_row_an_operation() {
    let operations: Vec<String> = operations().into_keys().collect();
    let mut rows: Vec<&str> = ROWS.iter().map(|(operation, _)| *operation).collect();
    rows.sort_unstable();

    assert_eq!(rows, operations);
}

#[test]
fn every_operation_lets_in_whom_it_belongs_to_and_nobody_else() {
    let (app, stranger) = (TestApp::new(), TestApp::new());
    let things = things(&app);
    let operations = operations();
    app.set_clock("2026-11-20T15:00:00Z");
    let expired = app.token("desk", &Scope::ALL, None);
    app.set_clock(crate::support::api::NOW);

    let mut wrong = Vec::new();
    for kind in KINDS {
        let client = client(&app, kind, &stranger, &expired);
        for (operation, belongs) in ROWS {
            let (method, path) = &operations[*operation];
            let answer = ask(&client, operation, method, &target(path, &things));
            let code = answer.code();
            let gets = if *operation == "stream_events" && answer.status == 401 {
                // The answer to HEAD has no body to read the code from.
                expected(*belongs, kind)
            } else if KEPT_OUT.contains(&code.as_str()) {
                let code = KEPT_OUT.iter().find(|known| **known == code).unwrap();
                Gets::Refused(answer.status, code)
            } else {
                Gets::In
            };
            let wanted = expected(*belongs, kind);
            if gets != wanted {
                wrong.push(format!(
                    "{operation} by {kind:?}: {gets:?}, not {wanted:?} ({code})"
                ));
            }
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let submission = format!(
        "/v1/treaties/hanoi-convention/submissions/{}",
        things.submission
    );
    assert_eq!(
        app.ministry("KEN")
            .get(&submission)
            .number("/submission/version"),
        1
    );
}

#[test]
fn what_is_another_states_is_answered_as_if_it_did_not_exist() {
    let app = TestApp::new();
    let things = things(&app);
    let nobodys = Things {
        submission: "01900000-0000-7000-8000-000000000000".into(),
        webhook: "01900000-0000-7000-8000-000000000000".into(),
    };
    let vietnam = app.ministry("VNM");

    for (operation, (method, path)) in operations() {
        let concerns_one = path.contains("/submissions/{id}") || path.contains("/webhooks/{id}");
        if !concerns_one {
            continue;
        }
        let kenyas = ask(&vietnam, &operation, &method, &target(&path, &things));
        let none = ask(&vietnam, &operation, &method, &target(&path, &nobodys));
        let words = |answer: &Answer, things: &Things| {
            let mut problem = answer.json();
            for own in ["request_id", "instance"] {
                problem.as_object_mut().unwrap().remove(own);
            }
            problem
                .to_string()
                .replace(&things.submission, "ID")
                .replace(&things.webhook, "ID")
        };
        assert_eq!(kenyas.status, none.status, "{operation}");
        assert_eq!(
            words(&kenyas, &things),
            words(&none, &nobodys),
            "{operation}"
        );
    }
}

//! The contract: generated from the handlers and their wire shapes, completed with what all operations share.
//!
//! Parameters, problems, headers and examples are added here from one table, so that every operation documents every
//! answer it can give. The examples are real answers, made by the same code from the record that ships.

mod examples;
mod moments;
mod operations;
mod parameters;
mod webhooks;

use serde_json::{Value, json};
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

use super::problem::{Problem, ProblemCode};
use super::{
    actions, audit, calendar, catalogue, certificates, citation, conformance, correcting, deciding,
    diff, directory, events, feeds, files, metrics, milestones, mtdsg, next_steps,
    notification_draft, pace, participants, progress, proposed_entries, recording, revocations,
    series, simulations, statements, status_line, stream, submissions, treaties,
    webhooks as subscriptions, widgets,
};

use operations::Operation;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Signatory",
        description = "A register of treaty actions: signatures, instruments of consent to be bound, and the day on which a treaty enters into force. Reads are public and need no token, but for the draft of a notification and the list of revoked tokens and the audit trail. Every read takes two clocks: `as_of`, the legal date, and `known_at` or `at_position`, what the register knew then.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    servers((url = "/", description = "This service")),
    paths(
        treaties::list_treaties,
        treaties::get_treaty,
        progress::get_progress,
        progress::explain_progress,
        series::get_series,
        milestones::get_milestones,
        mtdsg::get_mtdsg_page,
        pace::get_pace,
        status_line::get_status_line,
        diff::get_diff,
        widgets::get_widget,
        widgets::get_shield,
        widgets::get_badge,
        widgets::get_picture,
        widgets::get_featured_badge,
        widgets::get_featured_picture,
        widgets::oembed::get_oembed,
        citation::get_citation,
        feeds::get_treaty_feed,
        feeds::get_participant_feed,
        calendar::get_treaty_calendar,
        participants::list_treaty_participants,
        participants::get_treaty_participant,
        participants::get_treaty_participants_csv,
        participants::get_treaty_participants_ndjson,
        actions::get_actions_csv,
        actions::get_actions_ndjson,
        series::get_series_csv,
        series::get_series_ndjson,
        directory::get_participants_csv,
        directory::get_participants_ndjson,
        files::package::get_data_package,
        certificates::get_participant_certificate,
        certificates::get_treaty_certificate,
        certificates::get_certificate_keys,
        next_steps::list_next_steps,
        actions::list_actions,
        recording::record_action,
        recording::record_batch,
        actions::get_action,
        notification_draft::get_notification_draft,
        correcting::list_corrections,
        correcting::record_correction,
        deciding::list_decisions,
        deciding::record_decision,
        simulations::simulate,
        proposed_entries::list_proposed_entries,
        proposed_entries::get_proposed_entry,
        proposed_entries::confirm_proposed_entry,
        proposed_entries::reject_proposed_entry,
        statements::list_statements,
        submissions::list_submissions,
        submissions::submitting::create_submission,
        submissions::get_submission,
        submissions::submitting::change_submission,
        submissions::list_submission_events,
        submissions::submitting::lodge_submission,
        submissions::submitting::withdraw_submission,
        submissions::examining::take_up_submission,
        submissions::examining::examine_submission,
        submissions::examining::return_submission,
        submissions::recording::record_submission,
        submissions::documents::list_submission_documents,
        submissions::documents::upload_submission_document,
        submissions::documents::get_submission_document,
        submissions::documents::mark_submission_document,
        submissions::documents::remove_submission_document,
        submissions::documents::get_submission_document_content,
        directory::list_participants,
        directory::get_participant,
        events::list_events,
        stream::stream_events,
        subscriptions::subscribe,
        subscriptions::list_webhooks,
        subscriptions::get_webhook,
        subscriptions::change_webhook,
        subscriptions::unsubscribe,
        subscriptions::rotate_webhook,
        subscriptions::resume_webhook,
        subscriptions::deliveries::ping_webhook,
        subscriptions::deliveries::list_deliveries,
        subscriptions::deliveries::redeliver,
        events::get_checkpoint,
        audit::list_audit,
        audit::get_audit_checkpoint,
        catalogue::get_vocabulary,
        conformance::get_conformance,
        revocations::list_revocations,
        revocations::revoke_token,
        catalogue::get_problem,
        catalogue::get_openapi,
        catalogue::get_health,
        catalogue::get_ready,
        metrics::get_metrics,
    ),
    components(schemas(Problem)),
    tags(
        (name = "Progress", description = "How far a treaty is on its way to entry into force, and why."),
        (name = "Embedding", description = "What other sites show: words and numbers for the web component, badges, pictures, oEmbed."),
        (name = "Treaties", description = "The treaties and their final clauses."),
        (name = "Participants", description = "Where States and organizations stand in relation to a treaty."),
        (name = "Actions", description = "The record itself: read by everyone, written by the depositary."),
        (name = "Statements", description = "Reservations, declarations, objections, designations, and what becomes of them."),
        (name = "Submissions", description = "Instruments on their way into the record: lodged by a ministry, examined by the depositary, recorded or returned."),
        (name = "Decisions", description = "What the depositary has determined where the law is silent, or where it knows better than a computation."),
        (name = "Feeds", description = "The record for feed readers, and the dates for calendars."),
        (name = "Files", description = "The lists as CSV and NDJSON, whole, with a data package that describes them."),
        (name = "Certificates", description = "The status of a participant or a treaty as at a date, signed, to be checked without this service."),
        (name = "Directory", description = "States and organizations."),
        (name = "Record", description = "The change feed and the proof of the record."),
        (name = "Audit", description = "Who asked for what, with which token, from where, and what came of it; for the depositary."),
        (name = "Webhooks", description = "What happened is sent to those who subscribed, signed by Standard Webhooks: for ministries and the depositary."),
        (name = "Reference", description = "Words, problems and the contract."),
        (name = "Operations", description = "For those who run the service."),
    )
)]
struct Contract;

/// Why the contract could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ContractError {
    /// The document does not serialize.
    #[error("the contract does not serialize: {0}")]
    Json(#[from] serde_json::Error),
    /// The examples could not be made.
    #[error("the examples could not be made: {0}")]
    Examples(String),
}

/// The contract as it is committed and served: pretty JSON with a line end.
///
/// # Errors
/// When the examples cannot be made from the record that ships.
pub fn contract() -> Result<String, ContractError> {
    let mut document = serde_json::to_value(scheme())?;
    for operation in operations::all() {
        let Some(entry) = find(&mut document, operation.id) else {
            return Err(ContractError::Examples(format!(
                "no operation {}",
                operation.id
            )));
        };
        complete(entry, operation);
    }
    for (id, example) in examples::all()? {
        if let Some(entry) = find(&mut document, id) {
            set_example(entry, example);
        }
    }
    if let Some(components) = document
        .get_mut("components")
        .and_then(Value::as_object_mut)
    {
        let parameters = merged(parameters::all(), moments::parameters());
        components.insert("parameters".into(), parameters);
        let headers = merged(operations::headers(), moments::headers());
        components.insert("headers".into(), headers);
        if let Some(schemas) = components.get_mut("schemas").and_then(Value::as_object_mut) {
            schemas.insert("WebhookPayload".into(), webhooks::schema());
        }
    }
    if let Some(document) = document.as_object_mut() {
        document.insert("webhooks".into(), webhooks::section());
    }
    let mut text = serde_json::to_string_pretty(&document)?;
    text.push('\n');
    Ok(text)
}

fn merged(mut named: Value, more: serde_json::Map<String, Value>) -> Value {
    if let Some(named) = named.as_object_mut() {
        named.extend(more);
    }
    named
}

/// Where an operation is found, and whether it needs a token.
pub(super) struct OperationPath {
    /// The method in lower case.
    pub method: String,
    /// The pattern of the path.
    pub pattern: String,
    /// The operation's id.
    pub operation: String,
    /// Whether it needs a token.
    pub needs_token: bool,
}

/// Every operation of the contract with its path.
pub(super) fn paths() -> Vec<OperationPath> {
    let document = serde_json::to_value(scheme()).unwrap_or_default();
    let paths = document.get("paths").and_then(Value::as_object);
    let mut found = Vec::new();
    for (pattern, item) in paths.into_iter().flatten() {
        for (method, entry) in item.as_object().into_iter().flatten() {
            let id = entry.get("operationId").and_then(Value::as_str);
            let described = operations::all().find(|known| Some(known.id) == id);
            if let Some(operation) = described {
                found.push(OperationPath {
                    method: method.clone(),
                    pattern: pattern.clone(),
                    operation: operation.id.to_owned(),
                    needs_token: operation.needs_token,
                });
            }
        }
    }
    found
}

/// The page that documents every problem code, for `docs/errors.md`.
#[must_use]
pub fn errors_page() -> String {
    let mut page = String::from(
        "# Problems\n\n\
         Every error is an RFC 9457 problem (`application/problem+json`) with one of these codes. The list is closed within `/v1`.\n\
         `type` is `/problems/{code}` and can be resolved. `errors` points at the field (`pointer`, RFC 6901) or names the\n\
         parameter; `article` and `hint` come with refusals; `near` with participants that were not found; `request_id` names\n\
         the request in the service's log. The cause of a failure on our side is never in it.\n\n\
         This page is generated: `just errors`.\n\n\
         | code | status | meaning |\n|---|---|---|\n",
    );
    for code in ProblemCode::ALL {
        page.push_str(&format!(
            "| `{}` | {} | **{}.** {} |\n",
            code.as_str(),
            code.status(),
            code.title(),
            code.meaning()
        ));
    }
    page
}

fn scheme() -> utoipa::openapi::OpenApi {
    let mut document = Contract::openapi();
    let components = document.components.get_or_insert_with(Default::default);
    components.add_security_scheme(
        "token",
        SecurityScheme::Http(
            HttpBuilder::new()
                .scheme(HttpAuthScheme::Bearer)
                .bearer_format("JWT")
                .description(Some(
                    "An access token by the profile of RFC 9068 (`typ` at+jwt), signed with EdDSA, ES256 or RS256. Recording, and the draft of a notification, need the scope `register:write`; revoking tokens needs `tokens:revoke`; the audit trail needs `audit:read`.",
                ))
                .build(),
        ),
    );
    document
}

fn find<'a>(document: &'a mut Value, id: &str) -> Option<&'a mut Value> {
    document
        .get_mut("paths")?
        .as_object_mut()?
        .values_mut()
        .filter_map(Value::as_object_mut)
        .flat_map(|item| item.values_mut())
        .find(|operation| operation.get("operationId").and_then(Value::as_str) == Some(id))
}

/// Adds what an operation shares with others: parameters, problems, headers, security.
fn complete(entry: &mut Value, operation: &Operation) {
    let Some(entry) = entry.as_object_mut() else {
        return;
    };
    let parameters: Vec<Value> = operation
        .parameters
        .iter()
        .map(|name| json!({ "$ref": format!("#/components/parameters/{name}") }))
        .collect();
    if !parameters.is_empty() {
        entry.insert("parameters".into(), Value::Array(parameters));
    }
    entry.insert(
        "security".into(),
        if operation.needs_token {
            operations::security(operation.id)
        } else {
            json!([])
        },
    );
    let Some(responses) = entry.get_mut("responses").and_then(Value::as_object_mut) else {
        return;
    };
    for response in responses.values_mut().filter_map(Value::as_object_mut) {
        response.insert("headers".into(), operations::header_refs(operation));
    }
    if operation.is_cached {
        responses.insert(
            "304".into(),
            json!({
                "description": "The client has this content already",
                "headers": operations::not_modified_headers(operation),
            }),
        );
    }
    // The order of the codes is that of their statuses.
    let mut problems: Vec<ProblemCode> = operation.problems.concat();
    if operation.needs_token {
        problems.extend_from_slice(operations::NOTED);
    }
    if !operations::NOT_COUNTED.contains(&operation.id) {
        problems.push(ProblemCode::RateLimited);
    }
    problems.sort_unstable();
    problems.dedup();
    for codes in problems.chunk_by(|a, b| a.status() == b.status()) {
        let Some(first) = codes.first() else {
            continue;
        };
        responses
            .entry(first.status().to_string())
            .or_insert_with(|| problem_response(codes.iter().copied()));
    }
    operations::documents::complete(entry);
    operations::files::complete(entry);
}

fn problem_response(codes: impl Iterator<Item = ProblemCode>) -> Value {
    let mut examples = serde_json::Map::new();
    let mut titles = Vec::new();
    for code in codes {
        let mut problem = Problem::new(code, code.meaning());
        problem.request_id = "0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a11".into();
        titles.push(code.title());
        examples.insert(
            code.as_str().to_owned(),
            json!({ "summary": code.title(), "value": problem }),
        );
    }
    json!({
        "description": titles.join(", or: "),
        "headers": operations::problem_headers(),
        "content": {
            "application/problem+json": {
                "schema": { "$ref": "#/components/schemas/Problem" },
                "examples": examples,
            }
        }
    })
}

/// Puts an example into the first successful answer, or into the request for ids that end in `.request`.
fn set_example(entry: &mut Value, example: examples::Example) {
    let pointer = match example.place {
        examples::Place::Answer(status) => format!("/responses/{status}/content"),
        examples::Place::File(media) => {
            let pointer = format!("/responses/200/content/{}", media.replace('/', "~1"));
            if let Some(form) = entry.pointer_mut(&pointer).and_then(Value::as_object_mut) {
                form.insert("example".into(), example.value);
            }
            return;
        }
        examples::Place::Request => "/requestBody/content".to_owned(),
    };
    let content = entry.pointer_mut(&pointer).and_then(Value::as_object_mut);
    let is_shown = |media: &str| {
        media == "application/json" || media.ends_with("+json") || media == "application/xml"
    };
    let media = content.and_then(|content| {
        let mut forms = content.iter_mut();
        forms.find_map(|(media, form)| is_shown(media).then_some(form))
    });
    if let Some(form) = media.and_then(Value::as_object_mut) {
        form.insert("example".into(), example.value);
    }
}

//! `/v1/treaties/{treaty}/decisions`: what the depositary has determined where the law is silent.

mod sent;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::decision::Ruling;
use crate::domain::proposed_entry::AskedFor;
use crate::ledger::proposal::{Entered, Proposal, RecordDecision};
use crate::ledger::settlement::Settlement;
use crate::store::chain::Hash;

use super::App;
use super::body;
use super::noting;
use super::paging::Limit;
use super::permission::RegisterWriter;
use super::problem::{Problem, ProblemCode};
use super::read::{Reading, Viewed, answer_dated, json};
use super::recording::{Answer, Recording, fingerprint, proposed};
use super::request_id;
use super::wire::Currency;
use super::wire::actions::ValidationResponse;
use super::wire::decisions::{DecisionResponse, DecisionsPage, RecordDecisionRequest};
use super::wire::proposed_entries::ProposedEntryResponse;

const LIMIT: Limit = Limit {
    default: 100,
    most: 500,
};

/// Record a decision
///
/// The depositary declares how a policy is set for this treaty, states the date of entry into force, decides whether a
/// participant may take part, or revokes an earlier decision. It holds for legal dates from its own on; what the register
/// knew before (`known_at`) stays what it knew then. A decision that changes nothing is refused, and so is one that would
/// make an action in the record irregular.
#[utoipa::path(post, path = "/v1/treaties/{treaty}/decisions", tag = "Decisions",
    request_body(content = RecordDecisionRequest, description = "The decision"),
    responses((status = 201, description = "Recorded", body = DecisionResponse),
              (status = 202, description = "Where two officers are required: proposed, for another to confirm", body = ProposedEntryResponse),
              (status = 200, description = "With `validate_only`: it would be recorded; nothing was stored", body = ValidationResponse)))]
pub async fn record_decision(
    writer: RegisterWriter,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        let sent: RecordDecisionRequest = body::read(&app, &request, payload).await?;
        let recording = Recording::read(&app, &request, &writer.claims)?;
        let ruling = sent::ruling(&recording, &sent)?;
        let asked = fingerprint(&recording.treaty, &("decision", &sent))?;
        let decision = decision(&recording, ruling, Some(asked));
        if recording.needs_second_officer() {
            let asked_for = (AskedFor::Decision, asked);
            let proposal = Proposal::Decide(decision);
            return recording.propose(proposal, asked_for, &sent).await;
        }
        carry_out(recording, decision).await
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// List the decisions on a treaty
///
/// In the order of the record. Only decisions of the legal date asked for, or before it, are listed, each with whether it
/// holds then.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/decisions", tag = "Decisions",
    responses((status = 200, description = "A page of decisions", body = DecisionsPage)))]
pub async fn list_decisions(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_dated(&app, &request, list)
}

fn list(reading: &mut Reading<'_>) -> Viewed {
    let (moment, paging) = reading.moment_and_page(LIMIT)?;
    let (record, history) = reading.treaty(&moment)?;
    let wanted: Vec<_> = record
        .actions_until(moment.position)
        .filter_map(|recorded| Some((recorded, recorded.entry.content.decision()?)))
        .filter(|(_, decision)| decision.ruling.date <= moment.as_of)
        .collect();
    let total = u64::try_from(wanted.len()).unwrap_or(u64::MAX);
    let (page, next_cursor) = paging.cut(wanted, &moment);
    let mut content = json(
        &DecisionsPage {
            decisions: page
                .into_iter()
                .map(|(recorded, decision)| {
                    DecisionResponse::of(recorded, decision)
                        .as_known(history.decisions(), moment.as_of)
                })
                .collect(),
            total,
            next_cursor: next_cursor.clone(),
            currency: Currency::of(&moment, Some(&record.treaty)),
        },
        moment.last_modified(),
    )?;
    content.links = reading.next_link(next_cursor.as_ref());
    Ok(content)
}

/// Records a decision that was proposed, as its body says.
///
/// # Errors
/// What refuses it now.
pub(super) async fn confirm(
    recording: Recording<'_>,
    body: &str,
    settles: Settlement,
) -> Result<HttpResponse, Problem> {
    let ruling = sent::ruling(&recording, &proposed(body)?)?;
    let decision = RecordDecision {
        settles: Some(settles),
        ..decision(&recording, ruling, None)
    };
    carry_out(recording, decision).await
}

fn decision(recording: &Recording<'_>, ruling: Ruling, asked: Option<Hash>) -> RecordDecision {
    RecordDecision {
        treaty: recording.treaty.clone(),
        ruling,
        request: recording.request_key(asked),
        settles: None,
        request_id: request_id::of(recording.request),
        note: noting::of_recording(recording.request),
    }
}

async fn carry_out(
    recording: Recording<'_>,
    decision: RecordDecision,
) -> Result<HttpResponse, Problem> {
    let problem = |error| recording.problem(&error, Answer::One);
    let ledger = recording.app.ledger();
    if recording.validate_only {
        ledger
            .try_out(&Proposal::Decide(decision))
            .map_err(problem)?;
        return Ok(HttpResponse::Ok()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .json(ValidationResponse {
                valid: true,
                actions: Vec::new(),
            }));
    }
    let entered = ledger.decide(decision).await.map_err(problem)?;
    recording.log(&entered);
    created(&recording, &entered)
}

fn created(recording: &Recording<'_>, entered: &Entered) -> Result<HttpResponse, Problem> {
    let (recorded, decision) = entered
        .entries
        .first()
        .and_then(|recorded| Some((recorded, recorded.entry.content.decision()?)))
        .ok_or_else(|| {
            Problem::new(
                ProblemCode::InternalError,
                ProblemCode::InternalError.meaning(),
            )
        })?;
    let mut response = HttpResponse::Created();
    if entered.repeated {
        response.insert_header(("idempotent-replayed", "true"));
    }
    Ok(response
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::LOCATION,
            format!("/v1/treaties/{}/decisions", recording.treaty),
        ))
        .json(DecisionResponse::of(recorded, decision)))
}

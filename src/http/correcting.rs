//! `/v1/treaties/{treaty}/actions/{id}/corrections`: what the record said wrongly, and what it says instead.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::documents::plain_date;
use crate::domain::action::Act;
use crate::domain::correction::{CorrectionKind, Rectification};
use crate::domain::ids::Position;
use crate::domain::proposed_entry::AskedFor;
use crate::ledger::proposal::{CorrectAction, Entered, Proposal};
use crate::ledger::settlement::Settlement;
use crate::store::chain::Hash;

use super::App;
use super::body;
use super::field::{Lines, text};
use super::noting;
use super::permission::RegisterWriter;
use super::problem::{Problem, ProblemCode};
use super::read::{Reading, Viewed, answer, json};
use super::recording::{Answer, Recording, fingerprint, proposed};
use super::request_id;
use super::wire::Currency;
use super::wire::actions::{
    CorrectionResponse, CorrectionsResponse, ValidatedAct, ValidationResponse,
};
use super::wire::proposed_entries::ProposedEntryResponse;
use super::wire::requests::RecordCorrectionRequest;

/// The longest reason, in characters.
const REASON: usize = 2000;

/// Correct an action
///
/// Takes an action out of the history, from the beginning, and puts another in its place if there is one. Nothing is
/// overwritten: the action and its correction stay in the record, and what the register knew before (`known_at`) stays
/// what it knew then. The replacement is judged as the wrong action was: as a fact if that was imported, by the rules
/// for new acts if that was recorded here; and no other action may become irregular by it.
#[utoipa::path(post, path = "/v1/treaties/{treaty}/actions/{id}/corrections", tag = "Actions",
    request_body(content = RecordCorrectionRequest, description = "The correction"),
    responses((status = 201, description = "Recorded", body = CorrectionResponse),
              (status = 202, description = "Where two officers are required: proposed, for another to confirm", body = ProposedEntryResponse),
              (status = 200, description = "With `validate_only`: it would be recorded; nothing was stored", body = ValidationResponse)))]
pub async fn record_correction(
    writer: RegisterWriter,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        let sent: RecordCorrectionRequest = body::read(&app, &request, payload).await?;
        let recording = Recording::read(&app, &request, &writer.claims)?;
        let of = known_action(&recording)?;
        let rectification = rectification(&recording, of, &sent)?;
        let asked = fingerprint(&recording.treaty, &(of.0, &sent))?;
        let correction = correction(&recording, rectification, Some(asked));
        if recording.needs_second_officer() {
            let asked_for = (AskedFor::Correction(of), asked);
            let proposal = Proposal::Correct(Box::new(correction));
            return recording.propose(proposal, asked_for, &sent).await;
        }
        carry_out(recording, correction).await
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// List the corrections of an action
///
/// The correction that took the action out of effect, if there is one. What took its place has an id of its own and may
/// have been corrected in its turn.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/actions/{id}/corrections", tag = "Actions",
    responses((status = 200, description = "The corrections", body = CorrectionsResponse)))]
pub async fn list_corrections(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, list)
}

fn list(reading: &mut Reading<'_>) -> Viewed {
    let moment = reading.moment()?;
    let (record, _) = reading.treaty(&moment)?;
    let register = &reading.published.register;
    let id = reading.path("id");
    let action = position(id)
        .filter(|position| *position <= moment.position)
        .and_then(|position| register.entry(position))
        .filter(|recorded| recorded.entry.treaty == record.treaty.id)
        .and_then(|recorded| recorded.entry.content.action())
        .ok_or_else(|| not_found(id))?;
    let corrections = record
        .corrected_by(action.position, moment.position)
        .and_then(|position| register.entry(position))
        .and_then(|recorded| Some((recorded, recorded.entry.content.correction()?)))
        .map(|(recorded, correction)| {
            CorrectionResponse::of(recorded, correction, register.directory())
        });
    json(
        &CorrectionsResponse {
            corrections: corrections.into_iter().collect(),
            currency: Currency::of(&moment, Some(&record.treaty)),
        },
        moment.last_modified(),
    )
}

/// The action that the path names; whether it is still in effect is decided under the lock.
fn known_action(recording: &Recording<'_>) -> Result<Position, Problem> {
    let id = recording.request.match_info().get("id").unwrap_or_default();
    let published = recording.app.ledger().published();
    position(id)
        .filter(|position| {
            published.register.entry(*position).is_some_and(|recorded| {
                recorded.entry.treaty == recording.treaty
                    && recorded.entry.content.action().is_some()
            })
        })
        .ok_or_else(|| not_found(id))
}

fn position(id: &str) -> Option<Position> {
    let position = Position(id.parse().ok()?);
    (position.to_string() == id).then_some(position)
}

fn not_found(id: &str) -> Problem {
    let id: String = id.chars().take(80).collect();
    Problem::new(
        ProblemCode::ActionNotFound,
        format!("the treaty has no action {id:?} at this moment"),
    )
}

fn rectification(
    recording: &Recording<'_>,
    of: Position,
    sent: &RecordCorrectionRequest,
) -> Result<Rectification, Problem> {
    let invalid =
        |field: &str, detail: String| Problem::new(ProblemCode::InvalidBody, detail).at(field);
    let kind = CorrectionKind::parse(&sent.kind)
        .ok_or_else(|| invalid("/kind", "expected clerical or proces_verbal".into()))?;
    let objections_until = match &sent.objections_until {
        None => None,
        Some(_) if !kind.has_time_for_objections() => {
            return Err(invalid(
                "/objections_until",
                "only a procès-verbal has a time for objections".into(),
            ));
        }
        Some(date) => {
            Some(plain_date(date).map_err(|detail| invalid("/objections_until", detail))?)
        }
    };
    let replacement = match &sent.replacement {
        None => None,
        Some(act) => Some(with_documents_of(
            recording,
            of,
            recording.act(act, "/replacement")?,
        )),
    };
    Ok(Rectification {
        of,
        kind,
        reason: text("/reason", Some(&sent.reason), REASON, Lines::Many)?.unwrap_or_default(),
        objections_until,
        replacement,
    })
}

/// What was lodged with an action stays with what takes its place.
fn with_documents_of(recording: &Recording<'_>, of: Position, mut replacement: Act) -> Act {
    let published = recording.app.ledger().published();
    if let Some(action) = published
        .register
        .entry(of)
        .and_then(|recorded| recorded.entry.content.action())
    {
        let documents = &action.act.particulars.documents;
        replacement.particulars.documents.clone_from(documents);
    }
    replacement
}

/// Records a correction that was proposed, as its body says.
///
/// # Errors
/// What refuses it now.
pub(super) async fn confirm(
    recording: Recording<'_>,
    of: Position,
    body: &str,
    settles: Settlement,
) -> Result<HttpResponse, Problem> {
    let rectification = rectification(&recording, of, &proposed(body)?)?;
    let correction = CorrectAction {
        settles: Some(settles),
        ..correction(&recording, rectification, None)
    };
    carry_out(recording, correction).await
}

fn correction(
    recording: &Recording<'_>,
    rectification: Rectification,
    asked: Option<Hash>,
) -> CorrectAction {
    CorrectAction {
        treaty: recording.treaty.clone(),
        rectification,
        request: recording.request_key(asked),
        settles: None,
        request_id: request_id::of(recording.request),
        note: noting::of_recording(recording.request),
    }
}

async fn carry_out(
    recording: Recording<'_>,
    correction: CorrectAction,
) -> Result<HttpResponse, Problem> {
    let problem = |error| recording.problem(&error, Answer::One);
    if recording.validate_only {
        let acts = recording
            .app
            .ledger()
            .try_out(&Proposal::Correct(Box::new(correction)))
            .map_err(problem)?;
        return Ok(HttpResponse::Ok()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .json(ValidationResponse {
                valid: true,
                actions: acts.iter().map(ValidatedAct::from).collect(),
            }));
    }
    let entered = recording
        .app
        .ledger()
        .correct(correction)
        .await
        .map_err(problem)?;
    recording.log(&entered);
    created(&recording, &entered)
}

fn created(recording: &Recording<'_>, entered: &Entered) -> Result<HttpResponse, Problem> {
    let published = recording.app.ledger().published();
    let correction = entered
        .entries
        .first()
        .and_then(|recorded| Some((recorded, recorded.entry.content.correction()?)))
        .ok_or_else(|| {
            Problem::new(
                ProblemCode::InternalError,
                ProblemCode::InternalError.meaning(),
            )
        })?;
    let (recorded, correction) = correction;
    let of = correction.of;
    let mut response = HttpResponse::Created();
    if entered.repeated {
        response.insert_header(("idempotent-replayed", "true"));
    }
    Ok(response
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::LOCATION,
            format!("/v1/treaties/{}/actions/{of}/corrections", recording.treaty),
        ))
        .json(CorrectionResponse::of(
            recorded,
            correction,
            published.register.directory(),
        )))
}

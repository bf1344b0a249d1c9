//! `POST …/submissions/{id}/recording`: the act enters the record, in the transaction that settles the submission.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::action::Act;
use crate::domain::particulars::Particulars;
use crate::domain::submission::{Item, NotReady, Status, Step, Submission, owes_competence};
use crate::ledger::proposal::{RecordActs, RecordError, RequestKey};
use crate::ledger::settlement::Settlement;

use super::super::App;
use super::super::body;
use super::super::if_match::entity_tag;
use super::super::noting;
use super::super::permission::{Examiner, RegisterWriter};
use super::super::problem::{Problem, ProblemCode};
use super::super::query::Query;
use super::super::recording::{fingerprint, idempotency_key, record_problem};
use super::super::request_id;
use super::super::tokens::Claims;
use super::super::wire::actions::{ValidatedAct, ValidationResponse};
use super::super::wire::submissions::SubmissionResponse;
use super::super::wire::submissions::requests::StepRequest;
use super::Asking;
use super::submitting::note;

/// Record a submission
///
/// Enters the act as examined into the record, and settles the submission in the same transaction. Every item of the
/// checklist that applies must be met, and the act is checked against the treaty's final clauses like any other. Where two
/// persons are required, the one who prepared the examination cannot be the one who records.
#[utoipa::path(post, path = "/v1/treaties/{treaty}/submissions/{id}/recording", tag = "Submissions",
    request_body(content = StepRequest, description = "What is said on this occasion"),
    responses((status = 201, description = "Recorded", body = SubmissionResponse),
              (status = 200, description = "With `validate_only`: it would be recorded; nothing was stored", body = ValidationResponse)))]
pub async fn record_submission(
    _examiner: Examiner,
    writer: RegisterWriter,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        let body: StepRequest = body::read(&app, &request, payload).await?;
        let asking = Asking::of(&writer.claims, &app, &request);
        let mut query = Query::parse(request.query_string())?;
        let validate_only = query.flag("validate_only")?.unwrap_or(false);
        query.finish()?;
        let entering = asking.entering(&writer.claims, &body).await?;
        if validate_only {
            return asking.tried(entering);
        }
        asking.recorded(entering).await
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// A submission that is about to be recorded, and what is to be entered.
struct Entering {
    submission: Submission,
    acts: RecordActs,
}

impl Asking<'_> {
    /// What is to be entered. What was recorded before is asked of the writer all the same, for it knows a repeated
    /// request.
    async fn entering(&self, claims: &Claims, body: &StepRequest) -> Result<Entering, Problem> {
        let submission = self.submission().await?;
        let version = self.version().await?;
        let note = note(body)?;
        let key = idempotency_key(self.request, claims)?;
        let asked = (submission.id.as_str(), version, body);
        let fingerprint = fingerprint(&submission.treaty, &asked)?;
        let is_repeated = key.is_some() && submission.status == Status::Recorded;
        let act = match submission.date().filter(|_| is_repeated) {
            Some(date) => submission.act(date),
            None => self.ready(&submission, version)?,
        };
        let act = Act {
            particulars: Particulars {
                documents: self.public_documents().await?,
                ..(*act.particulars).clone()
            }
            .into(),
            ..act
        };
        let acts = RecordActs {
            treaty: submission.treaty.clone(),
            acts: vec![act],
            request: key.map(|key| RequestKey { key, fingerprint }),
            settles: Some(Settlement::Submission {
                id: submission.id.clone(),
                version,
                by: self.actor.clone(),
                note,
            }),
            request_id: request_id::of(self.request),
            note: noting::of_recording(self.request),
        };
        Ok(Entering { submission, acts })
    }

    /// The act, if the submission can be recorded as it stands by the one who asks.
    fn ready(&self, submission: &Submission, version: u64) -> Result<Act, Problem> {
        if submission.version != version {
            return Err(Problem::new(
                ProblemCode::PreconditionFailed,
                format!(
                    "version {version} was expected, and version {} was found",
                    submission.version
                ),
            ));
        }
        if submission.status.after(Step::Record).is_none() {
            return Err(Problem::new(
                ProblemCode::TransitionNotPossible,
                RecordError::NotOpen(submission.status.as_str()).to_string(),
            ));
        }
        if self.app.needs_two_persons() && submission.was_prepared_by(&self.actor.person) {
            return Err(Problem::new(
                ProblemCode::SecondOfficerRequired,
                "who prepared the examination, or entered the submission from paper, cannot be the one who records it",
            ));
        }
        let owes = self.view(&submission.treaty, |view| {
            let participant = view.directory.resolve(&submission.participant);
            participant.is_some_and(|p| owes_competence(&p, &view.history.treaty().clauses))
        })?;
        submission
            .ready(owes)
            .map_err(|missing| not_ready(&missing))
    }

    fn tried(&self, entering: Entering) -> Result<HttpResponse, Problem> {
        let ledger = self.app.ledger();
        let accepted = ledger
            .validate(&entering.acts.treaty, &entering.acts.acts)
            .map_err(|error| record_problem(&error, self.request))?;
        Ok(super::privately(&ValidationResponse {
            valid: true,
            actions: accepted.iter().map(ValidatedAct::from).collect(),
        }))
    }

    async fn recorded(&self, entering: Entering) -> Result<HttpResponse, Problem> {
        let Entering { submission, acts } = entering;
        let entered = self
            .app
            .ledger()
            .record(acts)
            .await
            .map_err(|error| record_problem(&error, self.request))?;
        let submission = self
            .app
            .ledger()
            .submission_for(&self.actor, &submission.treaty, &submission.id)
            .await
            .map_err(|error| self.problem(&error))?;
        if !entered.repeated {
            self.log(&submission, Step::Record.as_str());
        }
        let body = self.view(&submission.treaty, |view| view.submission(&submission))?;
        let mut response = HttpResponse::Created();
        if entered.repeated {
            response.insert_header(("idempotent-replayed", "true"));
        }
        if let Some(action) = &body.submission.links.action {
            response.insert_header((header::LOCATION, action.clone()));
        }
        Ok(response
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::ETAG, entity_tag(submission.version)))
            .json(body))
    }
}

fn not_ready(missing: &NotReady) -> Problem {
    let detail = match missing {
        NotReady::Outstanding(items) => {
            let items: Vec<&str> = items.iter().map(|item: &Item| item.as_str()).collect();
            format!("not examined, or not met: {}", items.join(", "))
        }
        NotReady::NoDate => {
            "expected the day of receipt of the original, or the date of the act".to_owned()
        }
    };
    Problem::new(ProblemCode::ExaminationIncomplete, detail)
}

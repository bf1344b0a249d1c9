//! `POST /v1/treaties/{treaty}/actions` and `/actions/batch`: the depositary records.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use arcstr::ArcStr;

use crate::domain::action::Act;
use crate::domain::ids::TreatyId;
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::proposed_entry::AskedFor;
use crate::ledger::proposal::{Entered, Proposal, RecordActs, RecordError, RequestKey};
use crate::ledger::register::Register;
use crate::ledger::settlement::Settlement;
use crate::store::chain::Hash;

use super::App;
use super::act::SentAct;
use super::actions;
use super::attempt;
use super::body;
use super::field::{Lines, text};
use super::moment::Moment;
use super::noting;
use super::particulars;
use super::permission::RegisterWriter;
use super::problem::{Problem, ProblemCode};
use super::query::Query;
use super::read::treaty_not_found;
use super::representation::Rendered;
use super::request_id;
use super::tokens::Claims;
use super::wire::actions::{ActionResponse, BatchResponse, ValidatedAct, ValidationResponse};
use super::wire::proposed_entries::ProposedEntryResponse;
use super::wire::requests::{RecordActionRequest, RecordBatchRequest};

/// The most actions in a batch.
pub const BATCH: usize = 500;
/// The longest Idempotency-Key.
const KEY: usize = 255;

/// Record an action
///
/// The depositary records that something was done. The act is checked against the treaty's final clauses and the
/// participant's history; what breaks a rule is refused with the article. With an `Idempotency-Key` the same request
/// can be sent again safely: it gets the first answer.
#[utoipa::path(post, path = "/v1/treaties/{treaty}/actions", tag = "Actions",
    request_body(content = RecordActionRequest, description = "The action"),
    responses((status = 201, description = "Recorded", body = ActionResponse),
              (status = 202, description = "Where two officers are required: proposed, for another to confirm", body = ProposedEntryResponse),
              (status = 200, description = "With `validate_only`: it would be recorded; nothing was stored", body = ValidationResponse)))]
pub async fn record_action(
    writer: RegisterWriter,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        let sent: RecordActionRequest = body::read(&app, &request, payload).await?;
        let recording = Recording::read(&app, &request, &writer.claims)?;
        let act = recording.act(&sent, "")?;
        let asked = fingerprint(&recording.treaty, &sent)?;
        let acts = recording.acts(vec![act], Some(asked));
        if recording.needs_second_officer() {
            let asked_for = (AskedFor::Action, asked);
            return recording
                .propose(Proposal::Record(acts), asked_for, &sent)
                .await;
        }
        recording.carry_out(acts, Answer::One).await
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// Record several actions
///
/// All of them or none, in the order given; each is decided with those before it in force. A refusal points at the
/// action that breaks a rule.
#[utoipa::path(post, path = "/v1/treaties/{treaty}/actions/batch", tag = "Actions",
    request_body(content = RecordBatchRequest, description = "The actions"),
    responses((status = 201, description = "Recorded", body = BatchResponse),
              (status = 202, description = "Where two officers are required: proposed, for another to confirm", body = ProposedEntryResponse),
              (status = 200, description = "With `validate_only`: they would be recorded; nothing was stored", body = ValidationResponse)))]
pub async fn record_batch(
    writer: RegisterWriter,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let outcome = async {
        let sent: RecordBatchRequest = body::read(&app, &request, payload).await?;
        if sent.actions.is_empty() || sent.actions.len() > BATCH {
            return Err(Problem::new(
                ProblemCode::InvalidBody,
                format!(
                    "expected 1 to {BATCH} actions, found {}",
                    sent.actions.len()
                ),
            )
            .at("/actions"));
        }
        let recording = Recording::read(&app, &request, &writer.claims)?;
        let acts = recording.all(&sent)?;
        let asked = fingerprint(&recording.treaty, &sent)?;
        let acts = recording.acts(acts, Some(asked));
        if recording.needs_second_officer() {
            let asked_for = (AskedFor::Batch, asked);
            return recording
                .propose(Proposal::Record(acts), asked_for, &sent)
                .await;
        }
        recording.carry_out(acts, Answer::Batch).await
    };
    outcome
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// How many actions were sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    One,
    Batch,
}

/// A request to record, apart from its body.
pub(super) struct Recording<'a> {
    pub(super) app: &'a App,
    pub(super) request: &'a HttpRequest,
    pub(super) treaty: TreatyId,
    pub(super) key: Option<Hash>,
    pub(super) validate_only: bool,
    /// Who asks.
    pub(super) person: Person,
    client_id: String,
}

impl<'a> Recording<'a> {
    /// Reads what is not in the body.
    pub(super) fn read(
        app: &'a App,
        request: &'a HttpRequest,
        claims: &Claims,
    ) -> Result<Self, Problem> {
        let id = request.match_info().get("treaty").unwrap_or_default();
        let published = app.ledger().published();
        let treaty = TreatyId::parse(id)
            .ok()
            .filter(|id| published.register.treaty(id).is_some())
            .ok_or_else(|| treaty_not_found(id))?;
        let mut query = Query::parse(request.query_string())?;
        let validate_only = query.flag("validate_only")?.unwrap_or(false);
        query.finish()?;
        Ok(Self {
            key: idempotency_key(request, claims)?,
            validate_only,
            ..Self::of(app, request, claims, treaty)
        })
    }

    /// A request that carries out what was asked before, for a treaty that its path does not name.
    pub(super) fn of(
        app: &'a App,
        request: &'a HttpRequest,
        claims: &Claims,
        treaty: TreatyId,
    ) -> Self {
        Self {
            app,
            request,
            treaty,
            key: None,
            validate_only: false,
            person: Person {
                issuer: claims.issuer.clone(),
                subject: claims.subject.clone(),
            },
            client_id: claims.client_id.clone(),
        }
    }

    /// Whether what is asked becomes a proposed entry, for a second officer to confirm.
    pub(super) fn needs_second_officer(&self) -> bool {
        self.app.needs_two_persons() && !self.validate_only
    }

    /// Reads one action; `pointer` says where it stands in the body.
    pub(super) fn act(&self, sent: &RecordActionRequest, pointer: &str) -> Result<Act, Problem> {
        let named = SentAct {
            participant: &sent.participant,
            kind: &sent.kind,
            date: &sent.date,
            pointer,
        };
        let act = named.read(self.app)?;
        let text = |field: &str, value: &Option<String>, longest: usize, lines: Lines| {
            let pointer = format!("{pointer}/{field}");
            let text = text(&pointer, value.as_ref(), longest, lines)?;
            Ok::<Option<ArcStr>, Problem>(text.map(Into::into))
        };
        Ok(Act {
            place: text("place", &sent.place, 100, Lines::One)?
                .as_deref()
                .map(Place::new),
            signatory: text("signatory", &sent.signatory, 300, Lines::One)?,
            notification: text("notification", &sent.notification, 100, Lines::One)?,
            source: text("source", &sent.source, 1000, Lines::One)?,
            note: text("note", &sent.note, 2000, Lines::Many)?,
            particulars: particulars::read(self.app, sent, pointer)?.into(),
            ..act
        })
    }

    /// Reads all actions of a batch.
    fn all(&self, sent: &RecordBatchRequest) -> Result<Vec<Act>, Problem> {
        let actions = sent.actions.iter().enumerate();
        actions
            .map(|(index, sent)| self.act(sent, &format!("/actions/{index}")))
            .collect()
    }

    /// What is to be recorded; `asked` is the fingerprint of what was asked, where that may be repeated.
    fn acts(&self, acts: Vec<Act>, asked: Option<Hash>) -> RecordActs {
        RecordActs {
            treaty: self.treaty.clone(),
            acts,
            request: self.request_key(asked),
            settles: None,
            request_id: request_id::of(self.request),
            note: noting::of_recording(self.request),
        }
    }

    /// What makes a repetition of this request safe.
    pub(super) fn request_key(&self, asked: Option<Hash>) -> Option<RequestKey> {
        let (key, fingerprint) = (self.key?, asked?);
        Some(RequestKey { key, fingerprint })
    }

    /// Records one action that was proposed, as its body says.
    ///
    /// # Errors
    /// What refuses it now.
    pub(super) async fn confirm_action(
        self,
        body: &str,
        settles: Settlement,
    ) -> Result<HttpResponse, Problem> {
        let act = self.act(&proposed(body)?, "")?;
        let acts = RecordActs {
            settles: Some(settles),
            ..self.acts(vec![act], None)
        };
        self.carry_out(acts, Answer::One).await
    }

    /// Records the actions of a batch that was proposed.
    ///
    /// # Errors
    /// What refuses it now.
    pub(super) async fn confirm_batch(
        self,
        body: &str,
        settles: Settlement,
    ) -> Result<HttpResponse, Problem> {
        let acts = self.all(&proposed(body)?)?;
        let acts = RecordActs {
            settles: Some(settles),
            ..self.acts(acts, None)
        };
        self.carry_out(acts, Answer::Batch).await
    }

    async fn carry_out(self, record: RecordActs, answer: Answer) -> Result<HttpResponse, Problem> {
        if self.validate_only {
            return self.validate(&record.acts, answer);
        }
        let entered = self
            .app
            .ledger()
            .record(record)
            .await
            .map_err(|error| self.problem(&error, answer))?;
        self.log(&entered);
        Ok(self.created(&entered, answer))
    }

    fn validate(&self, acts: &[Act], answer: Answer) -> Result<HttpResponse, Problem> {
        let accepted = self
            .app
            .ledger()
            .validate(&self.treaty, acts)
            .map_err(|error| self.problem(&error, answer))?;
        Ok(HttpResponse::Ok()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .json(ValidationResponse {
                valid: true,
                actions: accepted.iter().map(ValidatedAct::from).collect(),
            }))
    }

    fn created(&self, entered: &Entered, answer: Answer) -> HttpResponse {
        let published = self.app.ledger().published();
        let directory = published.register.directory();
        let mut actions: Vec<ActionResponse> = entered
            .entries
            .iter()
            .filter_map(|recorded| Some((recorded, recorded.entry.content.action()?)))
            .map(|(recorded, action)| ActionResponse::of(recorded, action, directory))
            .collect();
        let mut response = HttpResponse::Created();
        response.insert_header((header::CACHE_CONTROL, "no-store"));
        if entered.repeated {
            response.insert_header(("idempotent-replayed", "true"));
        }
        let location = format!("/v1/treaties/{}/actions", self.treaty);
        match (answer, actions.len()) {
            (Answer::One, 1) => {
                let action = actions.remove(0);
                if let Some(tag) = self.entity_tag(&published.register, entered) {
                    response.insert_header((header::ETAG, tag));
                }
                response
                    .insert_header((header::LOCATION, format!("{location}/{}", action.id)))
                    .json(action)
            }
            (Answer::One | Answer::Batch, _) => response
                .insert_header((header::LOCATION, location))
                .json(BatchResponse { actions }),
        }
    }

    /// The entity tag that a read of the new resource gets now (RFC 9110, 10.2.2).
    fn entity_tag(&self, register: &Register, entered: &Entered) -> Option<header::HeaderValue> {
        let recorded = entered.entries.first()?;
        let action = recorded.entry.content.action()?;
        let treaty = register.treaty(&self.treaty)?;
        let today = self.app.day(self.app.ledger().clock().now()).date;
        let moment = Moment::current(register, today);
        let content = actions::detail(recorded, action, treaty, register, &moment).ok()?;
        Some(Rendered::new(content).entity_tag())
    }

    pub(super) fn problem(&self, error: &RecordError, answer: Answer) -> Problem {
        let problem = record_problem(error, self.request);
        match (error, answer) {
            (RecordError::Refused { index, .. }, Answer::Batch) => {
                problem.at(format!("/actions/{index}"))
            }
            (_, Answer::One | Answer::Batch) => problem,
        }
    }

    pub(super) fn log(&self, entered: &Entered) {
        let first = entered.entries.first().map_or(0, |e| e.entry.position.0);
        attempt::recorded(self.request, first, entered.entries.len());
        log::info!(
            request_id = request_id::of(self.request),
            client_id = self.client_id,
            treaty = self.treaty.as_str(),
            position = first,
            entries = entered.entries.len(),
            repeated = entered.repeated;
            "recorded"
        );
    }
}

/// What was proposed, read again: it was of its form then.
pub(super) fn proposed<T: serde::de::DeserializeOwned>(body: &str) -> Result<T, Problem> {
    serde_json::from_str(body).map_err(|error| {
        log::error!(error:% = error; "a proposed entry cannot be read");
        Problem::new(
            ProblemCode::InternalError,
            ProblemCode::InternalError.meaning(),
        )
    })
}

/// What a client is told when nothing was recorded.
pub(super) fn record_problem(error: &RecordError, request: &HttpRequest) -> Problem {
    match error {
        RecordError::UnknownTreaty(id) => treaty_not_found(id.as_str()),
        RecordError::Refused { irregularity, .. } => {
            let mut problem = Problem::new(irregularity.code.into(), irregularity.detail.clone());
            problem.article.clone_from(&irregularity.article);
            problem.hint.clone_from(&irregularity.hint);
            problem
        }
        RecordError::KeyReused => Problem::new(
            ProblemCode::IdempotencyKeyReused,
            "the same Idempotency-Key came with another body",
        ),
        RecordError::Stale { .. } => {
            Problem::new(ProblemCode::PreconditionFailed, error.to_string())
        }
        RecordError::NotOpen(_) => {
            Problem::new(ProblemCode::TransitionNotPossible, error.to_string())
        }
        RecordError::SecondOfficerRequired => {
            Problem::new(ProblemCode::SecondOfficerRequired, error.to_string())
        }
        RecordError::Busy => Problem::unavailable(ProblemCode::Busy),
        RecordError::NotRecorded(_) => Problem::unavailable(ProblemCode::NotRecorded),
        RecordError::OutcomeUnknown(_) => Problem::unavailable(ProblemCode::OutcomeUnknown),
        RecordError::OtherDocument(_) | RecordError::OwnParent(_) => {
            log::error!(error:% = error, request_id = request_id::of(request); "an action was taken for an import");
            Problem::new(
                ProblemCode::InternalError,
                ProblemCode::InternalError.meaning(),
            )
        }
    }
}

/// The key, bound to the issuer, the client and the subject: another's key is another key.
pub(super) fn idempotency_key(
    request: &HttpRequest,
    claims: &Claims,
) -> Result<Option<Hash>, Problem> {
    let mut values = request.headers().get_all("idempotency-key");
    let Some(value) = values.next() else {
        return Ok(None);
    };
    let key = value
        .to_str()
        .ok()
        .filter(|_| values.next().is_none())
        .filter(|key| (1..=KEY).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic()));
    let Some(key) = key else {
        let mut problem = Problem::new(
            ProblemCode::InvalidHeader,
            format!("expected one Idempotency-Key of 1 to {KEY} visible ASCII characters"),
        );
        problem.errors.push(super::problem::ProblemError {
            pointer: None,
            parameter: Some("Idempotency-Key".into()),
            detail: problem.detail.clone(),
        });
        return Err(problem);
    };
    let parts = [
        claims.issuer.as_str(),
        claims.client_id.as_str(),
        claims.subject.as_str(),
        key,
    ];
    Ok(Some(Hash::of(parts.join("\0").as_bytes())))
}

/// What was asked, apart from white space and the order of fields.
pub(super) fn fingerprint(
    treaty: &TreatyId,
    sent: &impl serde::Serialize,
) -> Result<Hash, Problem> {
    let body = serde_json::to_string(&(treaty.as_str(), sent)).map_err(|error| {
        log::error!(error:% = error; "a request does not serialize");
        Problem::new(
            ProblemCode::InternalError,
            ProblemCode::InternalError.meaning(),
        )
    })?;
    Ok(Hash::of(body.as_bytes()))
}

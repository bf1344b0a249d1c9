//! Words and states of the service itself: the vocabulary, health, readiness, the list of problems.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::action::ActionKind;
use crate::domain::assessment::Status;
use crate::domain::finding::FindingCode;
use crate::domain::participant::{ParticipantKind, RegionalGroup};
use crate::domain::policy::PolicyCode;
use crate::domain::progress::Stage;
use crate::domain::statement::{StatementKind, StatementState};
use crate::domain::threshold::NotCounted;
use crate::domain::vocabulary::{self, Term};
use crate::http::problem::ProblemCode;
use crate::http::readiness::Check;

use super::LocalizedText;
use super::decisions::PolicyDescription;

/// Every word that an answer can contain, defined.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VocabularyResponse {
    /// The kinds of action.
    pub actions: Vec<VocabularyTerm>,
    /// The statuses of a participant; everyone is in exactly one.
    pub statuses: Vec<VocabularyTerm>,
    /// The states of a treaty.
    pub states: Vec<VocabularyTerm>,
    /// The United Nations regional groups.
    pub regional_groups: Vec<VocabularyTerm>,
    /// The kinds of participant.
    pub participant_kinds: Vec<VocabularyTerm>,
    /// The reasons for which an instrument does not count.
    pub not_counted_reasons: Vec<VocabularyTerm>,
    /// The kinds of statement: reservations and their like.
    pub statements: Vec<VocabularyTerm>,
    /// What becomes of statements.
    pub statement_states: Vec<VocabularyTerm>,
    /// What a reader must be told beside the numbers.
    pub findings: Vec<VocabularyTerm>,
    /// The questions that no source settles, and what can be answered: see `docs/policies.md`.
    pub policies: Vec<PolicyDescription>,
}

/// A word with its definition and labels.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VocabularyTerm {
    /// The word as it stands in answers.
    #[schema(examples("accession"))]
    pub name: &'static str,
    /// What it means.
    pub definition: &'static str,
    /// The depositary's letter code, case-sensitive.
    #[schema(examples("a"))]
    pub letter: Option<&'static str>,
    /// What to call it.
    pub labels: LocalizedText,
}

/// The service is running.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HealthResponse {
    /// Always `ok`.
    #[schema(examples("ok"))]
    pub status: &'static str,
    /// The service's version.
    #[schema(examples("0.1.0"))]
    pub version: &'static str,
}

/// Whether the service can do all of its work.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReadyResponse {
    /// `ready`; `degraded`: reads are answered, and what is in the way of the rest is in `checks`; `stopping`: it was told to
    /// stop, and answers what still comes.
    #[schema(examples("ready"))]
    pub status: &'static str,
    /// Whether the last attempt to reach the database succeeded, and the audit trail can be written.
    #[schema(examples(true))]
    pub database_reached: bool,
    /// The last position that is served.
    #[schema(examples(723))]
    pub position: u64,
    /// What its work needs, each by a stable name; more may come.
    pub checks: Vec<ReadyCheck>,
    /// How things stand with the key sets of the issuers of tokens; the service is ready whatever it says.
    pub key_sets: KeySetsResponse,
}

/// One thing that the service's work needs.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReadyCheck {
    /// Its name: `database`, `writer`, `following`, `chain`, `audit_trail`, `disk`, `clock` or `stopping`.
    #[schema(examples("database"))]
    pub name: &'static str,
    /// Whether it is as it should be.
    #[schema(examples(true))]
    pub ok: bool,
    /// What is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("a disk is nearly full: writes will fail soon"))]
    pub detail: Option<&'static str>,
}

impl From<Check> for ReadyCheck {
    fn from(check: Check) -> Self {
        Self {
            name: check.name,
            ok: check.wrong.is_none(),
            detail: check.wrong,
        }
    }
}

/// How many issuers' key sets are in which state.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct KeySetsResponse {
    /// Fetched when they were due, or fixed.
    #[schema(examples(2))]
    pub current: u32,
    /// Due, and used because no others could be had.
    #[schema(examples(0))]
    pub stale: u32,
    /// None, or too old: tokens of these issuers are answered with 503 `issuer_unavailable`.
    #[schema(examples(0))]
    pub missing: u32,
}

/// A kind of problem.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProblemDescription {
    /// The code.
    #[schema(examples("signature_required"))]
    pub code: &'static str,
    /// The HTTP status.
    #[schema(examples(409))]
    pub status: u16,
    /// A short summary.
    #[schema(examples("The participant has not signed"))]
    pub title: &'static str,
    /// What it means and what to do.
    pub meaning: &'static str,
}

impl VocabularyResponse {
    /// The whole vocabulary.
    #[must_use]
    pub fn all() -> Self {
        let pending = Stage::Pending;
        let day = chrono::NaiveDate::MIN;
        let reached = Stage::ThresholdReached {
            reached_on: day,
            enters_into_force_on: day,
        };
        let in_force = Stage::InForce {
            reached_on: day,
            since: day,
        };
        Self {
            actions: terms(ActionKind::ALL, vocabulary::action),
            statuses: terms(Status::ALL, vocabulary::status),
            states: terms([pending, reached, in_force], |stage| {
                vocabulary::stage(&stage)
            }),
            regional_groups: terms(RegionalGroup::ALL, vocabulary::regional_group),
            participant_kinds: terms(ParticipantKind::ALL, vocabulary::participant_kind),
            not_counted_reasons: terms(NotCounted::ALL, vocabulary::not_counted),
            statements: terms(StatementKind::ALL, vocabulary::statement),
            statement_states: terms(StatementState::ALL, vocabulary::statement_state),
            findings: terms(FindingCode::ALL, vocabulary::finding),
            policies: PolicyCode::ALL.map(Into::into).to_vec(),
        }
    }
}

impl From<Term> for VocabularyTerm {
    fn from(term: Term) -> Self {
        Self {
            name: term.name,
            definition: term.definition,
            letter: term.letter,
            labels: LocalizedText::from_exact(|language| Some(term.label(language).to_owned())),
        }
    }
}

impl From<ProblemCode> for ProblemDescription {
    fn from(code: ProblemCode) -> Self {
        Self {
            code: code.as_str(),
            status: code.status(),
            title: code.title(),
            meaning: code.meaning(),
        }
    }
}

fn terms<T>(words: impl IntoIterator<Item = T>, term: impl Fn(T) -> Term) -> Vec<VocabularyTerm> {
    words.into_iter().map(|word| term(word).into()).collect()
}

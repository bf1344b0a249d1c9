//! What changed between two moments.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::action::{Action, ActionKind};
use crate::domain::decision::Decision;
use crate::domain::difference::{self, Actions, Difference, NumberChange, ParticipantChange, Span};
use crate::domain::participant::Directory;
use crate::http::moment::Moment;
use crate::ledger::register::{Recorded, TreatyRecord};

use super::actions::ActionResponse;
use super::decisions::DecisionResponse;
use super::{Currency, Instant};

/// What changed between two moments on one clock.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DiffResponse {
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// `legal_date`: what was true on two days. `record`: what the register knew at two positions.
    #[schema(examples("legal_date"))]
    pub clock: &'static str,
    /// The earlier moment.
    pub from: DiffMoment,
    /// The later moment.
    pub to: DiffMoment,
    /// The difference in one English sentence.
    #[schema(examples(
        "After 25 October 2025 and up to 26 October 2025 the record has 3 signatures; the number of signatories went from 69 to 72; the conditions for entry into force remain unmet."
    ))]
    pub summary: String,
    /// The actions in between, in the order of the record: those in effect at the later moment and not at the earlier.
    pub actions: Vec<ActionResponse>,
    /// The actions in effect at the earlier moment that a correction has taken out since.
    pub corrected_actions: Vec<ActionResponse>,
    /// The decisions of the depositary in between, in the order of the record.
    pub decisions: Vec<DecisionResponse>,
    /// Everyone whose status or date of effect changed, by code.
    pub participants: Vec<DiffParticipant>,
    /// The numbers that changed.
    pub numbers: Vec<DiffNumber>,
    /// `pending`, `threshold_reached` or `in_force` at the earlier moment.
    #[schema(examples("pending"))]
    pub state_before: &'static str,
    /// The same at the later moment.
    #[schema(examples("pending"))]
    pub state_after: &'static str,
    /// The day on which all conditions were met, as it stood at the earlier moment.
    pub threshold_reached_on_before: Option<NaiveDate>,
    /// The same at the later moment.
    pub threshold_reached_on_after: Option<NaiveDate>,
    /// The day of entry into force, as it stood at the earlier moment.
    pub entry_into_force_on_before: Option<NaiveDate>,
    /// The same at the later moment.
    pub entry_into_force_on_after: Option<NaiveDate>,
    /// For which moment the later side is.
    pub currency: Currency,
}

/// One of the two moments, on both clocks.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct DiffMoment {
    /// The legal date.
    #[schema(examples("2025-10-25"))]
    pub as_of: NaiveDate,
    /// The last entry of the record that is taken into account.
    #[schema(examples(713))]
    pub position: u64,
    /// When that entry was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime, examples("2026-11-21T09:30:00.000000Z"))]
    pub recorded_at: Option<Instant>,
}

/// A participant that stands otherwise.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DiffParticipant {
    /// The code.
    #[schema(examples("MUS"))]
    pub code: String,
    /// The English name.
    #[schema(examples("Mauritius"))]
    pub name: String,
    /// Its status at the earlier moment: see `/v1/vocabulary`.
    #[schema(examples("no_action"))]
    pub status_before: &'static str,
    /// Its status at the later moment.
    #[schema(examples("signatory"))]
    pub status_after: &'static str,
    /// When the treaty enters into force for it, as far as the earlier moment knew.
    pub effective_on_before: Option<NaiveDate>,
    /// The same for the later moment.
    pub effective_on_after: Option<NaiveDate>,
}

/// A number that changed.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct DiffNumber {
    /// Its name in `progress`; of `signatories`, `contracting_states` and `parties` it is the total.
    #[schema(examples("signatories"))]
    pub name: &'static str,
    /// At the earlier moment.
    #[schema(examples(69))]
    pub before: u32,
    /// At the later moment.
    #[schema(examples(72))]
    pub after: u32,
}

/// What a difference is rendered from.
pub struct Compared<'a> {
    /// The treaty.
    pub record: &'a TreatyRecord,
    /// The clock, and from where to where.
    pub span: Span,
    /// The earlier moment.
    pub before: Moment,
    /// The later moment.
    pub after: Moment,
    /// What differs.
    pub difference: Difference,
    /// The actions in effect at the later moment only.
    pub gained: Vec<RecordedAction<'a>>,
    /// The actions in effect at the earlier moment only.
    pub lost: Vec<RecordedAction<'a>>,
    /// The decisions that the later moment knows and the earlier does not.
    pub decisions: Vec<RecordedDecision<'a>>,
}

/// An action with its entry.
pub type RecordedAction<'a> = (&'a Recorded, &'a Action);

/// A decision with its entry.
pub type RecordedDecision<'a> = (&'a Recorded, &'a Decision);

impl DiffResponse {
    /// Renders a difference.
    #[must_use]
    pub fn of(compared: &Compared<'_>, directory: &Directory, currency: Currency) -> Self {
        let difference = &compared.difference;
        let kinds = |actions: &[RecordedAction<'_>]| -> Vec<ActionKind> {
            actions.iter().map(|(_, action)| action.act.kind).collect()
        };
        let rendered = |actions: &[RecordedAction<'_>]| {
            let known = compared.after.position;
            actions
                .iter()
                .map(|(recorded, action)| {
                    ActionResponse::of(recorded, action, directory).as_known(compared.record, known)
                })
                .collect()
        };
        let actions = Actions {
            gained: &kinds(&compared.gained),
            lost: &kinds(&compared.lost),
        };
        Self {
            treaty: compared.record.treaty.id.to_string(),
            clock: match compared.span {
                Span::LegalDate { .. } => "legal_date",
                Span::Record { .. } => "record",
            },
            from: (&compared.before).into(),
            to: (&compared.after).into(),
            summary: difference::summary(compared.span, actions, difference),
            actions: rendered(&compared.gained),
            corrected_actions: rendered(&compared.lost),
            decisions: compared
                .decisions
                .iter()
                .map(|(recorded, decision)| DecisionResponse::of(recorded, decision))
                .collect(),
            participants: difference.participants.iter().map(Into::into).collect(),
            numbers: difference.numbers.iter().map(Into::into).collect(),
            state_before: difference.stage.before.as_str(),
            state_after: difference.stage.after.as_str(),
            threshold_reached_on_before: difference.reached_on.before,
            threshold_reached_on_after: difference.reached_on.after,
            entry_into_force_on_before: difference.in_force_on.before,
            entry_into_force_on_after: difference.in_force_on.after,
            currency,
        }
    }
}

impl From<&Moment> for DiffMoment {
    fn from(moment: &Moment) -> Self {
        Self {
            as_of: moment.as_of,
            position: moment.position.0,
            recorded_at: moment.recorded_at.map(Instant),
        }
    }
}

impl From<&ParticipantChange> for DiffParticipant {
    fn from(change: &ParticipantChange) -> Self {
        Self {
            code: change.participant.code.to_string(),
            name: change.participant.name().to_owned(),
            status_before: change.status.before.as_str(),
            status_after: change.status.after.as_str(),
            effective_on_before: change.effective_on.before,
            effective_on_after: change.effective_on.after,
        }
    }
}

impl From<&NumberChange> for DiffNumber {
    fn from(change: &NumberChange) -> Self {
        Self {
            name: change.number.as_str(),
            before: change.value.before,
            after: change.value.after,
        }
    }
}

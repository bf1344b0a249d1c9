//! What one participant can do in relation to a treaty on a day, until when, and what would follow.
//!
//! Every kind of act is put to the rules by which acts are recorded, as if it were done on that day; so what is listed
//! as possible is what a recording would accept. What would follow is read off a simulation of the act.

mod consequence;
mod days;
mod formality;
mod ground;
mod organization;
mod sentence;

use std::sync::Arc;

use chrono::NaiveDate;

pub use consequence::{Consequence, Dates, DepositConsequence};
pub use days::Until;
pub use formality::{FormRule, Formality, Matter};
pub use ground::Ground;
pub use organization::{MemberState, Organization};

use super::action::{Act, ActionKind, Family};
use super::assessment::{Assessment, Standing, Status};
use super::decide::decide_on_its_day;
use super::history::History;
use super::participant::{Directory, Participant};
use super::rules::{Irregularity, IrregularityCode};
use super::treaty::{
    FinalClauses, NotificationClause, NotificationMoment, ReservationClause, ReservationMoment,
};
use consequence::last_deposit_for_common_date;
use days::{Calendar, act_on};

/// What one participant can do on a day.
#[derive(Debug, Clone)]
pub struct NextSteps {
    /// How things stand on that day.
    pub assessment: Assessment,
    /// Where the participant stands.
    pub standing: Standing,
    /// Why it cannot take part at all, if it cannot.
    pub not_eligible: Option<Irregularity>,
    /// Every kind of act but a communication, in the order of the vocabulary.
    pub steps: Vec<NextStep>,
    /// For an organization: what it waits for.
    pub organization: Option<Organization>,
}

/// A kind of act, and whether it is possible.
#[derive(Debug, Clone)]
pub struct NextStep {
    /// The kind.
    pub kind: ActionKind,
    /// The clauses that it rests on.
    pub grounds: Vec<Ground>,
    /// Whether it is possible.
    pub verdict: Verdict,
}

/// Whether a step is possible.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// It is.
    Possible(Box<Possible>),
    /// It is not.
    NotPossible(Box<NotPossible>),
}

/// A step that is possible.
#[derive(Debug, Clone)]
pub struct Possible {
    /// The act as it would be recorded, the place of signature filled in.
    pub act: Act,
    /// Its last day, if it has one.
    pub until: Option<Until>,
    /// What would follow from it.
    pub consequence: Option<Consequence>,
    /// What is required of its form.
    pub formalities: Vec<Formality>,
    /// The reservations that the treaty expressly permits with it.
    pub reservations: Vec<ReservationClause>,
    /// What the treaty asks to be told with it; never a condition of it.
    pub notifications: Vec<NotificationClause>,
}

/// A step that is not possible.
#[derive(Debug, Clone)]
pub struct NotPossible {
    /// The rule in the way.
    pub irregularity: Irregularity,
    /// The first later day on which it becomes possible if nothing else happens.
    pub possible_from: Option<NaiveDate>,
    /// The kinds to the same end that are possible.
    pub instead: Vec<ActionKind>,
}

impl NextSteps {
    /// What a participant can do on a day.
    #[must_use]
    pub fn of(
        history: &History,
        directory: &Directory,
        participant: &Arc<Participant>,
        day: NaiveDate,
    ) -> Self {
        let assessment = Assessment::of(history, directory, day);
        let code = &participant.code;
        // A communication is possible whenever there is something to state, and leads to nothing by itself.
        let decided: Vec<(ActionKind, Result<Act, Irregularity>)> = ActionKind::ALL
            .into_iter()
            .filter(|kind| kind.family() != Family::Communication)
            .map(|kind| {
                let act = act_on(code, kind, day);
                (kind, decide_on_its_day(history, directory, act))
            })
            .collect();
        let possible: Vec<ActionKind> = decided
            .iter()
            .filter(|(_, decision)| decision.is_ok())
            .map(|(kind, _)| *kind)
            .collect();
        let context = Context {
            history,
            directory,
            participant,
            assessment: &assessment,
            calendar: Calendar::of(history, directory, code, day),
            possible: &possible,
        };
        let not_eligible = decided
            .iter()
            .filter_map(|(_, decision)| decision.as_ref().err())
            .find(|irregularity| irregularity.code == IrregularityCode::NotEligible)
            .cloned();
        let steps = decided
            .into_iter()
            .map(|(kind, decision)| context.step(kind, decision))
            .collect();
        Self {
            standing: assessment
                .standing(code)
                .cloned()
                .unwrap_or_else(|| without_action(participant, day)),
            not_eligible,
            steps,
            organization: Organization::of(history, directory, participant, day),
            assessment,
        }
    }
}

impl NextSteps {
    /// Once the conditions are met: the last day on which an instrument can be deposited and still have the common
    /// date of entry into force.
    #[must_use]
    pub fn last_deposit_for_common_date(&self) -> Option<NaiveDate> {
        let clauses = &self.assessment.treaty.clauses;
        let commencement = self.assessment.commencement?;
        // Any kind but a succession, whose date is that of its deposit.
        let kind = ActionKind::Ratification;
        Some(last_deposit_for_common_date(clauses, commencement, kind))
    }
}

/// Where one stands that is in no table: it has done nothing and cannot take part.
fn without_action(participant: &Arc<Participant>, day: NaiveDate) -> Standing {
    Standing {
        status: if participant.has_ceased_by(day) {
            Status::Ceased
        } else {
            Status::NoAction
        },
        participant: participant.clone(),
        signed: None,
        instrument: None,
        counts: false,
        effect: None,
        leaves_on: None,
        provisional_since: None,
    }
}

struct Context<'a> {
    history: &'a History,
    directory: &'a Directory,
    participant: &'a Participant,
    assessment: &'a Assessment,
    calendar: Calendar<'a>,
    possible: &'a [ActionKind],
}

impl Context<'_> {
    fn step(&self, kind: ActionKind, decision: Result<Act, Irregularity>) -> NextStep {
        let verdict = match decision {
            Ok(act) => Verdict::Possible(Box::new(self.possible(act))),
            Err(irregularity) => {
                Verdict::NotPossible(Box::new(self.not_possible(kind, irregularity)))
            }
        };
        NextStep {
            kind,
            grounds: Ground::of(kind, self.participant, self.clauses()),
            verdict,
        }
    }

    fn possible(&self, act: Act) -> Possible {
        let clauses = self.clauses();
        let (reservable, due) = moments(act.kind);
        Possible {
            until: self.calendar.last_day_of(&act),
            consequence: Consequence::of(self.history, self.directory, &act, self.assessment),
            formalities: Formality::of(act.kind, self.participant, clauses),
            reservations: clauses
                .reservations
                .iter()
                .filter(|clause| reservable.is_some_and(|moment| clause.at.contains(&moment)))
                .cloned()
                .collect(),
            notifications: clauses
                .notifications
                .iter()
                .filter(|clause| due == Some(clause.when))
                .cloned()
                .collect(),
            act,
        }
    }

    fn not_possible(&self, kind: ActionKind, irregularity: Irregularity) -> NotPossible {
        let day = self.assessment.as_of;
        let act = act_on(&self.participant.code, kind, day);
        // Where only the later record stands in the way, waiting does not help.
        let can_wait = irregularity.code != IrregularityCode::ContradictsLaterAction;
        NotPossible {
            possible_from: can_wait.then(|| self.calendar.first_day_of(&act)).flatten(),
            instead: self
                .possible
                .iter()
                .copied()
                .filter(|other| *other != kind && leads_to_the_same(kind, *other))
                .collect(),
            irregularity,
        }
    }

    fn clauses(&self) -> &FinalClauses {
        &self.history.treaty().clauses
    }
}

/// Whether one kind serves the end of another: to be bound, or to leave.
fn leads_to_the_same(kind: ActionKind, other: ActionKind) -> bool {
    match kind.family() {
        Family::Signature | Family::Consent => other.family() == Family::Consent,
        Family::Withdrawal => takes_leave(kind) && takes_leave(other),
        Family::ProvisionalApplication | Family::Communication => false,
    }
}

/// Whether a kind ends what binds its author or what it has signed.
fn takes_leave(kind: ActionKind) -> bool {
    kind.family() == Family::Withdrawal && kind != ActionKind::WithdrawalOfDenunciation
}

/// With which moment for reservations and for notifications a kind of act coincides.
fn moments(kind: ActionKind) -> (Option<ReservationMoment>, Option<NotificationMoment>) {
    match kind {
        ActionKind::Signature => (
            Some(ReservationMoment::Signature),
            Some(NotificationMoment::AtSignature),
        ),
        // Signature and consent in one.
        ActionKind::DefinitiveSignature
        | ActionKind::Ratification
        | ActionKind::Acceptance
        | ActionKind::Approval
        | ActionKind::Accession
        | ActionKind::Succession
        | ActionKind::FormalConfirmation => (
            Some(ReservationMoment::Consent),
            Some(NotificationMoment::AtDeposit),
        ),
        ActionKind::SuccessionToSignature
        | ActionKind::ProvisionalApplication
        | ActionKind::WithdrawalOfSignature
        | ActionKind::WithdrawalOfInstrument
        | ActionKind::Denunciation
        | ActionKind::WithdrawalOfDenunciation
        | ActionKind::Communication => (None, None),
    }
}

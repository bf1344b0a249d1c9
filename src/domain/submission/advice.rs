//! What the register itself can say of the items of the checklist. It advises; the depositary finds.

use chrono::{DateTime, Utc};

use super::super::action::{Act, ActionKind};
use super::super::decide::decide;
use super::super::history::History;
use super::super::participant::Directory;
use super::super::place::depositary_date;
use super::super::rules::{Irregularity, IrregularityCode};
use super::super::statement::{Statement, StatementKind};
use super::checklist::{Item, Verdict, owes_competence};
use super::{Status, Submission};

/// What the register says of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The item.
    pub item: Item,
    /// What it would find.
    pub verdict: Verdict,
    /// Why.
    pub detail: String,
    /// The rule that is broken, where it is one of those for recording.
    pub irregularity: Option<Irregularity>,
    /// The kind that would be the right one, for an instrument that seems mislabelled.
    pub right_kind: Option<ActionKind>,
}

/// What the register says of the items that apply and of which it can say anything, as the record stands.
#[must_use]
pub fn advise(
    history: &History,
    directory: &Directory,
    submission: &Submission,
    now: DateTime<Utc>,
) -> Vec<Advice> {
    if matches!(submission.status, Status::Recorded | Status::Withdrawn) {
        return Vec::new();
    }
    let date = submission.date().unwrap_or_else(|| depositary_date(now));
    let mut act = submission.act(date);
    // Looked at as items of their own.
    act.particulars.capacity = None;
    act.particulars.full_powers = None;
    let trial = Trial {
        history,
        directory,
        now,
    };
    let (kind_fits, right_kind) = trial.kind(&act);
    let act = Act {
        kind: right_kind,
        ..act
    };
    let owes = directory
        .resolve(&submission.participant)
        .is_some_and(|participant| owes_competence(&participant, &history.treaty().clauses));
    let mut all = vec![trial.open(&act)];
    all.extend(signature(submission));
    all.extend(kind_fits);
    all.push(competence(&act));
    all.extend(trial.statements(&act));
    all.extend(original(submission));
    all.retain(|advice| advice.item.applies_to(submission, owes));
    all.sort_by_key(|advice| advice.item);
    all
}

impl Advice {
    fn new(item: Item, verdict: Verdict, detail: impl Into<String>) -> Self {
        Self {
            item,
            verdict,
            detail: detail.into(),
            irregularity: None,
            right_kind: None,
        }
    }

    fn broken(item: Item, irregularity: Irregularity) -> Self {
        Self {
            irregularity: Some(irregularity.clone()),
            ..Self::new(item, Verdict::NotMet, irregularity.detail)
        }
    }
}

/// The rules for recording, tried on an act that is not recorded.
struct Trial<'a> {
    history: &'a History,
    directory: &'a Directory,
    now: DateTime<Utc>,
}

impl Trial<'_> {
    fn decide(&self, act: &Act, statements: &[Statement]) -> Result<Act, Irregularity> {
        let mut act = act.clone();
        act.particulars.statements = statements.to_vec();
        decide(self.history, self.directory, act, self.now)
    }

    /// Whether the kind is the right one by the history of signatures, and which one is.
    fn kind(&self, act: &Act) -> (Option<Advice>, ActionKind) {
        let Err(broken) = self.decide(act, &[]) else {
            let fits = Advice::new(
                Item::KindFits,
                Verdict::Met,
                format!("the record admits {} by this participant", words(act.kind)),
            );
            return (Some(fits), act.kind);
        };
        let right = if broken.code == IrregularityCode::SignatureRequired {
            Some(ActionKind::Accession)
        } else if broken.code == IrregularityCode::AccessionBySignatory {
            self.kind_for_signatories()
        } else {
            None
        };
        let Some(right) = right else {
            return (None, act.kind);
        };
        let advice = Advice {
            detail: format!(
                "{}; after consultation it would be recorded as {}",
                broken.detail,
                words(right)
            ),
            right_kind: Some(right),
            ..Advice::broken(Item::KindFits, broken)
        };
        (Some(advice), right)
    }

    fn kind_for_signatories(&self) -> Option<ActionKind> {
        let kinds = self.history.treaty().clauses.consent_kinds();
        kinds
            .iter()
            .copied()
            .find(|kind| *kind == ActionKind::Ratification)
            .or_else(|| kinds.iter().copied().find(|kind| kind.needs_signature()))
    }

    fn open(&self, act: &Act) -> Advice {
        // A communication consists of its statements: without them there is nothing to try.
        let statements: &[Statement] = if act.kind == ActionKind::Communication {
            &act.particulars.statements
        } else {
            &[]
        };
        match self.decide(act, statements) {
            Ok(_) => Advice::new(
                Item::ActOpen,
                Verdict::Met,
                format!("{} of {} breaks no rule", words(act.kind), act.date),
            ),
            Err(broken) => Advice::broken(Item::ActOpen, broken),
        }
    }

    fn statements(&self, act: &Act) -> Vec<Advice> {
        let statements = &act.particulars.statements;
        let is_open = act.kind == ActionKind::Communication || self.decide(act, &[]).is_ok();
        if statements.is_empty() || !is_open {
            return Vec::new();
        }
        let broken = self.decide(act, statements).err();
        let prohibits = self
            .history
            .treaty()
            .clauses
            .reservations_prohibited
            .is_some();
        let is_reserved = statements
            .iter()
            .any(|statement| statement.kind == StatementKind::Reservation);
        let (permitted, timely) = match broken {
            None => (None, None),
            Some(broken) if prohibits && is_reserved => (Some(broken), None),
            Some(broken) => (None, Some(broken)),
        };
        let advice = |item, broken: Option<Irregularity>| match broken {
            Some(broken) => Advice::broken(item, broken),
            None => Advice::new(item, Verdict::Met, "no rule for recording is broken"),
        };
        vec![
            advice(Item::ReservationsPermitted, permitted),
            advice(Item::StatementsTimely, timely),
        ]
    }
}

/// What the office of the signatory says; whether the signature is genuine is for people to see.
fn signature(submission: &Submission) -> Option<Advice> {
    let content = &submission.content;
    let says = |verdict, detail: &str| Some(Advice::new(Item::CompetentSignature, verdict, detail));
    let by_office = content
        .capacity
        .map(|capacity| capacity.represents_by_office());
    match (by_office, content.full_powers) {
        (Some(true), _) => says(
            Verdict::Met,
            "the signatory holds an office that needs no full powers",
        ),
        (_, Some(true)) => says(Verdict::Met, "full powers are said to be produced"),
        (Some(false), Some(false) | None) | (None, Some(false)) => says(
            Verdict::NotMet,
            "the signatory holds no office that represents the State by itself, and no full powers are produced",
        ),
        (None, None) => None,
    }
}

fn competence(act: &Act) -> Advice {
    let is_declared = act
        .particulars
        .statements
        .iter()
        .any(|statement| statement.kind == StatementKind::CompetenceDeclaration);
    if is_declared {
        Advice::new(
            Item::CompetenceDeclared,
            Verdict::Met,
            "a declaration of competence is among the statements",
        )
    } else {
        Advice::new(
            Item::CompetenceDeclared,
            Verdict::NotMet,
            "no declaration of competence is among the statements",
        )
    }
}

fn original(submission: &Submission) -> Option<Advice> {
    let received = submission.examination.as_ref()?.received_on;
    Some(match received {
        Some(on) => Advice::new(
            Item::OriginalReceived,
            Verdict::Met,
            format!("the original is said to have been received on {on}"),
        ),
        None => Advice::new(
            Item::OriginalReceived,
            Verdict::NotMet,
            "no day of receipt of the original is given",
        ),
    })
}

fn words(kind: ActionKind) -> String {
    kind.in_words()
}

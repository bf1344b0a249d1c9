//! A difference in one English sentence.
//!
//! It says what was done by its kind, so that a signature is never called a ratification, then the numbers that
//! differ, then what became of the entry into force.

use chrono::NaiveDate;

use crate::domain::action::ActionKind;
use crate::domain::ids::Position;
use crate::domain::progress::Stage;

use super::{BeforeAfter, Difference, Number, NumberChange};

/// From which moment to which, on one clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Between two legal dates.
    LegalDate {
        /// The earlier date; what was done on it is not in between.
        from: NaiveDate,
        /// The later date; what was done on it is.
        to: NaiveDate,
    },
    /// Between two positions of the record.
    Record {
        /// The earlier position; its entry is not in between.
        from: Position,
        /// The later position; its entry is.
        to: Position,
        /// The legal date for which both were asked.
        as_of: NaiveDate,
    },
}

/// The kinds of the actions in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actions<'a> {
    /// Those in effect at the later moment only.
    pub gained: &'a [ActionKind],
    /// Those in effect at the earlier moment only, because a correction took them out.
    pub lost: &'a [ActionKind],
}

/// The difference, and the actions in between by their kinds, in one sentence.
#[must_use]
pub fn summary(span: Span, actions: Actions<'_>, difference: &Difference) -> String {
    if let Some(sentence) = same_moment(span) {
        return sentence;
    }
    format!(
        "{}; {}; {}.",
        done(span, actions),
        counted(&difference.numbers),
        on_its_way(&difference.stage)
    )
}

fn same_moment(span: Span) -> Option<String> {
    match span {
        Span::LegalDate { from, to } => (from == to).then(|| {
            format!(
                "From and to are the same legal date, {}, so nothing changed.",
                in_words(to)
            )
        }),
        Span::Record { from, to, .. } => (from == to).then(|| {
            format!("From and to are the same position of the record, {to}, so nothing changed.")
        }),
    }
}

fn done(span: Span, actions: Actions<'_>) -> String {
    let gained = list_of(actions.gained);
    let lost = match actions.lost {
        [] => String::new(),
        some => format!(" and lost {} by correction", list_of(some)),
    };
    match span {
        Span::LegalDate { from, to } => format!(
            "After {} and up to {} the record has {gained}{lost}",
            in_words(from),
            in_words(to)
        ),
        Span::Record { from, to, as_of } => format!(
            "After position {from} and up to position {to}, for the legal date {}, the register gained {gained}{lost}",
            in_words(as_of)
        ),
    }
}

fn list_of(actions: &[ActionKind]) -> String {
    let items: Vec<String> = ActionKind::ALL
        .into_iter()
        .filter_map(
            |kind| match actions.iter().filter(|k| **k == kind).count() {
                0 => None,
                1 => Some(format!("1 {}", noun(kind).0)),
                several => Some(format!("{several} {}", noun(kind).1)),
            },
        )
        .collect();
    match items.split_last() {
        None => "no action".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

/// One of a kind, and several.
fn noun(kind: ActionKind) -> (&'static str, &'static str) {
    match kind {
        ActionKind::Signature => ("signature", "signatures"),
        ActionKind::DefinitiveSignature => ("definitive signature", "definitive signatures"),
        ActionKind::Ratification => ("ratification", "ratifications"),
        ActionKind::Acceptance => ("acceptance", "acceptances"),
        ActionKind::Approval => ("approval", "approvals"),
        ActionKind::Accession => ("accession", "accessions"),
        ActionKind::Succession => ("succession", "successions"),
        ActionKind::SuccessionToSignature => {
            ("succession to a signature", "successions to signatures")
        }
        ActionKind::FormalConfirmation => ("formal confirmation", "formal confirmations"),
        ActionKind::ProvisionalApplication => (
            "notification of provisional application",
            "notifications of provisional application",
        ),
        ActionKind::WithdrawalOfSignature => {
            ("withdrawal of a signature", "withdrawals of signatures")
        }
        ActionKind::WithdrawalOfInstrument => {
            ("withdrawal of an instrument", "withdrawals of instruments")
        }
        ActionKind::Denunciation => ("denunciation", "denunciations"),
        ActionKind::WithdrawalOfDenunciation => (
            "withdrawal of a denunciation",
            "withdrawals of denunciations",
        ),
        ActionKind::Communication => ("communication", "communications"),
    }
}

fn counted(numbers: &[NumberChange]) -> String {
    let items: Vec<String> = numbers
        .iter()
        .filter_map(|change| {
            let BeforeAfter { before, after } = change.value;
            Some(format!(
                "the number of {} went from {before} to {after}",
                counted_things(change.number)?
            ))
        })
        .collect();
    if items.is_empty() {
        "no number changed".to_owned()
    } else {
        items.join(", ")
    }
}

/// What a number counts; how many are missing goes without saying.
fn counted_things(number: Number) -> Option<&'static str> {
    match number {
        Number::Counted => Some("instruments that count towards entry into force"),
        Number::Remaining => None,
        Number::Signatories => Some("signatories"),
        Number::SignaturesWithdrawn => Some("withdrawn signatures"),
        Number::ContractingStates => Some("contracting States and organizations"),
        Number::Parties => Some("parties"),
    }
}

fn on_its_way(stage: &BeforeAfter<Stage>) -> String {
    let BeforeAfter { before, after } = stage;
    if before == after {
        return remains(after);
    }
    match (before, after) {
        (
            Stage::Pending,
            Stage::ThresholdReached {
                reached_on,
                enters_into_force_on,
            },
        ) => format!(
            "the conditions for entry into force were met on {} and the treaty enters into force on {}",
            in_words(*reached_on),
            in_words(*enters_into_force_on)
        ),
        (Stage::Pending, Stage::InForce { reached_on, since }) => format!(
            "the conditions for entry into force were met on {} and the treaty entered into force on {}",
            in_words(*reached_on),
            in_words(*since)
        ),
        (
            Stage::ThresholdReached {
                reached_on,
                enters_into_force_on,
            },
            Stage::InForce {
                reached_on: still,
                since,
            },
        ) if reached_on == still && enters_into_force_on == since => {
            format!("the treaty entered into force on {}", in_words(*since))
        }
        (
            Stage::Pending | Stage::ThresholdReached { .. } | Stage::InForce { .. },
            Stage::Pending | Stage::ThresholdReached { .. } | Stage::InForce { .. },
        ) => format!(
            "the entry into force, before: {}, is now: {}",
            phrase(before),
            phrase(after)
        ),
    }
}

fn remains(stage: &Stage) -> String {
    match stage {
        Stage::Pending => "the conditions for entry into force remain unmet".to_owned(),
        Stage::ThresholdReached {
            enters_into_force_on,
            ..
        } => format!(
            "the entry into force remains on {}",
            in_words(*enters_into_force_on)
        ),
        Stage::InForce { since, .. } => {
            format!("the treaty remains in force, since {}", in_words(*since))
        }
    }
}

fn phrase(stage: &Stage) -> String {
    let dated = |reached_on: NaiveDate, on: NaiveDate| {
        format!(
            "conditions met on {}, entry into force on {}",
            in_words(reached_on),
            in_words(on)
        )
    };
    match stage {
        Stage::Pending => "conditions not met".to_owned(),
        Stage::ThresholdReached {
            reached_on,
            enters_into_force_on,
        } => dated(*reached_on, *enters_into_force_on),
        Stage::InForce { reached_on, since } => dated(*reached_on, *since),
    }
}

fn in_words(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

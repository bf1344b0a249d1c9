//! The depositary's table of a treaty's status: for each participant the signature and the consent that stand last.
//!
//! A table shows the present: who withdrew an instrument is not in it, and of two spells of participation it has the
//! second. So it is read off the history, and no history can be read off it.

mod comparison;

use chrono::NaiveDate;

use super::action::ActionKind;
use super::history::History;
use super::ids::{ParticipantCode, Position};
use super::participant::Directory;
use super::participation::{End, Participation};

pub use comparison::{
    Discrepancy, Fact, Field, PrintedConsent, PrintedEnd, PrintedLine, PrintedSignature, Reason,
    Remedy, Shown, compare,
};

/// What a table shows of one participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub participant: ParticipantCode,
    /// Its signature; a definitive one is consent, and stands there only.
    pub signature: Option<SignatureEntry>,
    /// Its consent to be bound.
    pub consent: Option<ConsentEntry>,
    /// Since when it has applied the treaty provisionally.
    pub provisional_since: Option<NaiveDate>,
}

/// A signature in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignatureEntry {
    /// The action.
    pub action: Position,
    /// Signature, or succession to that of a predecessor.
    pub kind: ActionKind,
    /// Its date.
    pub on: NaiveDate,
    /// When the participant made known that it does not intend to become a party; the row and date stay.
    pub withdrawn_on: Option<NaiveDate>,
}

/// A consent to be bound in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConsentEntry {
    /// The action.
    pub action: Position,
    /// Its kind.
    pub kind: ActionKind,
    /// The date of deposit.
    pub on: NaiveDate,
    /// For a succession: the date of the succession of States, if it is recorded.
    pub succession_on: Option<NaiveDate>,
    /// How it ceases or ceased to bind; never by a withdrawal, for then it is not in the table.
    pub end: Option<End>,
}

impl ConsentEntry {
    /// Whether it no longer binds on a day.
    #[must_use]
    pub fn has_ended_by(&self, day: NaiveDate) -> bool {
        self.end.is_some_and(|end| end.on() <= day)
    }
}

/// The table on a day: a line for each who has anything to be shown, by code.
///
/// States that no longer existed on that day are left out: the depositary has their acts in notes.
#[must_use]
pub fn lines(history: &History, directory: &Directory, as_of: NaiveDate) -> Vec<Line> {
    history
        .participations(directory, as_of)
        .into_iter()
        .filter(|(code, _)| {
            !directory
                .resolve(code)
                .is_some_and(|participant| participant.has_ceased_by(as_of))
        })
        .filter_map(|(code, participation)| line(history, code, &participation))
        .collect()
}

fn line(
    history: &History,
    participant: ParticipantCode,
    participation: &Participation,
) -> Option<Line> {
    let kind_of = |action: Position| {
        let actions = history.actions_of(&participant).iter();
        actions
            .filter(|other| other.position == action)
            .map(|other| other.act.kind)
            .next()
    };
    let signature = participation.signatures.last().and_then(|signed| {
        let kind = kind_of(signed.action)?;
        (kind != ActionKind::DefinitiveSignature).then_some(SignatureEntry {
            action: signed.action,
            kind,
            on: signed.on,
            withdrawn_on: signed.withdrawn_on,
        })
    });
    let consent = participation
        .instruments
        .last()
        .filter(|instrument| !matches!(instrument.end, Some(End::Withdrawn { .. })))
        .map(|instrument| ConsentEntry {
            action: instrument.action,
            kind: instrument.kind,
            on: instrument.deposited_on,
            succession_on: instrument.succession_on,
            end: instrument.end,
        });
    let provisional_since = participation.provisional_since;
    let is_shown = signature.is_some() || consent.is_some() || provisional_since.is_some();
    is_shown.then_some(Line {
        participant,
        signature,
        consent,
        provisional_since,
    })
}

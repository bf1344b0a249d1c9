//! A printed table beside the register's: what differs, and what would have to be done.
//!
//! An action is proposed only where the table itself says who did what, and when, and the register has nothing in its
//! place. Everything else needs a person: a table shows the present, and does not say why it differs.

mod places;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Line;
use crate::domain::action::ActionKind;
use crate::domain::ids::{ParticipantCode, Position};
use places::Comparing;

/// What a printed table shows in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown<T> {
    /// Nothing.
    Nothing,
    /// Something that cannot be read, so that nothing follows from it.
    Unclear,
    /// This.
    Clear(T),
}

/// A row of a printed table, whose participant is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedLine {
    /// Who.
    pub participant: ParticipantCode,
    /// Its signature.
    pub signature: Shown<PrintedSignature>,
    /// Its consent to be bound.
    pub consent: Shown<PrintedConsent>,
    /// The date of its provisional application.
    pub provisional: Shown<NaiveDate>,
}

/// A printed signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedSignature {
    /// Signature, or succession to that of a predecessor.
    pub kind: ActionKind,
    /// Its date.
    pub on: NaiveDate,
    /// Whether it stands in brackets.
    pub bracketed: bool,
    /// When the participant made known that it does not intend to become a party, if a note says so as this register does.
    pub withdrawn_on: Option<NaiveDate>,
}

/// A printed consent to be bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedConsent {
    /// Its kind.
    pub kind: ActionKind,
    /// The date of deposit.
    pub on: NaiveDate,
    /// Whether it stands in brackets: it no longer binds, or will not.
    pub bracketed: bool,
    /// What the notes say of its end.
    pub end: Option<PrintedEnd>,
    /// The date of the succession of States, if a note says it as this register does.
    pub succession_on: Option<NaiveDate>,
}

/// What notes say of an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintedEnd {
    /// A denunciation, in the words of this register.
    Denounced {
        /// The day on which the depositary received it.
        received_on: NaiveDate,
        /// The first day without the treaty.
        effective_on: NaiveDate,
    },
    /// An end with the parent treaty or the member States, in the words of this register.
    Otherwise {
        /// The first day without the treaty.
        on: NaiveDate,
    },
    /// Prose, with the dates in it.
    Prose {
        /// What it says.
        text: String,
        /// Every date in it.
        dates: Vec<NaiveDate>,
    },
}

/// Something that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discrepancy {
    /// Whose.
    pub participant: ParticipantCode,
    /// In which place of the table.
    pub field: Field,
    /// What the register has there.
    pub registered: Option<Fact>,
    /// What is printed there.
    pub printed: Option<Fact>,
    /// What would have to be done.
    pub remedy: Remedy,
}

/// A place of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The signature.
    Signature,
    /// The consent to be bound.
    Consent,
    /// The end of the consent.
    End,
    /// Provisional application.
    ProvisionalApplication,
}

impl Field {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Signature => "signature",
            Self::Consent => "consent",
            Self::End => "end",
            Self::ProvisionalApplication => "provisional_application",
        }
    }
}

/// What a side has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// An action of this date.
    Act {
        /// Its kind.
        kind: ActionKind,
        /// Its date.
        on: NaiveDate,
    },
    /// An end with this first day without the treaty.
    Ended {
        /// The day.
        on: NaiveDate,
    },
    /// Square brackets.
    Brackets,
}

/// What would have to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// Record this action, after a person has looked at it.
    Record {
        /// Its kind.
        kind: ActionKind,
        /// Its date.
        on: NaiveDate,
    },
    /// A person must find out.
    Person(Reason),
}

/// Why a person is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Both have it, with different dates: this action may have to be corrected, or there was another.
    DatesDiffer(Option<Position>),
    /// Both have something there, of different kinds.
    KindsDiffer(Position),
    /// Only the register has it.
    NotPrinted(Option<Position>),
    /// What is printed is dated after the day that is compared.
    LaterThanCompared,
    /// It stands in brackets, and no note says why.
    EndNotSaid,
    /// It stands in brackets, and only prose says why.
    EndInProse {
        /// The prose.
        text: String,
        /// The dates in it.
        dates: Vec<NaiveDate>,
    },
    /// It ended otherwise than by an action in relation to this treaty.
    EndedOtherwise,
    /// The register has an end, and the table no brackets.
    NotInBrackets,
    /// Both have an end, and they differ.
    EndsDiffer,
    /// A signature stands in brackets.
    SignatureInBrackets,
}

/// Compares the register's table of a day with a printed one.
///
/// The discrepancies are in the order of the printed lines, then those of lines that are not printed, by code.
#[must_use]
pub fn compare(registered: &[Line], printed: &[PrintedLine], as_of: NaiveDate) -> Vec<Discrepancy> {
    let mut rest: BTreeMap<&ParticipantCode, &Line> = registered
        .iter()
        .map(|line| (&line.participant, line))
        .collect();
    let mut found = Vec::new();
    for line in printed {
        let of_register = rest.remove(&line.participant);
        Comparing {
            participant: &line.participant,
            as_of,
            found: &mut found,
        }
        .line(of_register, line);
    }
    for (participant, line) in rest {
        let nothing = PrintedLine {
            participant: participant.clone(),
            signature: Shown::Nothing,
            consent: Shown::Nothing,
            provisional: Shown::Nothing,
        };
        Comparing {
            participant,
            as_of,
            found: &mut found,
        }
        .line(Some(line), &nothing);
    }
    found
}

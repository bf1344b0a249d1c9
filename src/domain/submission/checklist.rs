//! The checklist of an examination for due and proper form: what is looked at, and on what ground.
//!
//! The list is closed. Which items apply depends on the act, on who does it, and on what comes with it.

use super::super::action::{ActionKind, Family};
use super::super::participant::{Participant, ParticipantKind};
use super::super::statement::StatementKind;
use super::super::treaty::FinalClauses;
use super::Submission;

/// Something that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// Who signed could do so.
    CompetentSignature,
    /// The treaty is named.
    TreatyNamed,
    /// The consent is expressed.
    ConsentExpressed,
    /// There is no condition.
    Unconditional,
    /// Place and date are given.
    PlaceAndDate,
    /// The kind is the right one.
    KindFits,
    /// The act is open to the participant.
    ActOpen,
    /// The organization declares its competence.
    CompetenceDeclared,
    /// No reservation is prohibited.
    ReservationsPermitted,
    /// Each statement is made at its time.
    StatementsTimely,
    /// The original is there.
    OriginalReceived,
}

/// Whether a participant declares the extent of its competence when it consents to be bound by this treaty.
#[must_use]
pub fn owes_competence(participant: &Participant, clauses: &FinalClauses) -> bool {
    participant.kind != ParticipantKind::State
        && clauses
            .reio
            .as_ref()
            .is_some_and(|reio| reio.competence_declaration)
}

/// What was found of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is as it must be.
    Met,
    /// It is not.
    NotMet,
    /// It does not apply.
    NotApplicable,
}

/// What was found of an item, and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub verdict: Verdict,
    /// What is said about it; never a part of the record.
    pub note: Option<String>,
}

/// An item as it is stated: its name, what is required, where that stands.
struct Stated {
    name: &'static str,
    text: &'static str,
    article: Option<&'static str>,
    source: &'static str,
}

const VIENNA: &str = "Vienna Convention on the Law of Treaties";
const PRACTICE: &str = "depositary practice; recalled, not read";
const CLAUSES: &str = "the treaty's final clauses";

impl Item {
    /// All of them, in the order in which papers are looked at.
    pub const ALL: [Self; 11] = [
        Self::CompetentSignature,
        Self::TreatyNamed,
        Self::ConsentExpressed,
        Self::Unconditional,
        Self::PlaceAndDate,
        Self::KindFits,
        Self::ActOpen,
        Self::CompetenceDeclared,
        Self::ReservationsPermitted,
        Self::StatementsTimely,
        Self::OriginalReceived,
    ];

    /// The name used in requests, answers and the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.stated().name
    }

    /// Reads a name as [`Item::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.as_str() == name)
    }

    /// What is required, in English.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.stated().text
    }

    /// The article, where one says it.
    #[must_use]
    pub fn article(self) -> Option<&'static str> {
        self.stated().article
    }

    /// Where it stands, and whether it was read there.
    #[must_use]
    pub fn source(self) -> &'static str {
        self.stated().source
    }

    /// Whether it is to be looked at for this submission, of a participant that owes a declaration of its competence or
    /// does not.
    #[must_use]
    pub fn applies_to(self, submission: &Submission, owes_competence: bool) -> bool {
        let kind = submission.kind();
        let family = kind.family();
        let is_signature = matches!(
            kind,
            ActionKind::Signature | ActionKind::DefinitiveSignature
        );
        match self {
            Self::CompetentSignature | Self::TreatyNamed | Self::ActOpen => true,
            Self::ConsentExpressed | Self::Unconditional => kind.is_consent() && !is_signature,
            Self::PlaceAndDate | Self::OriginalReceived => !is_signature,
            Self::KindFits => matches!(family, Family::Signature | Family::Consent),
            Self::CompetenceDeclared => kind.is_consent() && owes_competence,
            Self::ReservationsPermitted => submission
                .statements()
                .iter()
                .any(|statement| statement.kind == StatementKind::Reservation),
            Self::StatementsTimely => !submission.statements().is_empty(),
        }
    }

    fn stated(self) -> Stated {
        let stated = |name, text, article, source| Stated {
            name,
            text,
            article,
            source,
        };
        match self {
            Self::CompetentSignature => stated(
                "competent_signature",
                "It is signed, with the title of who signs, by the Head of State, the Head of Government or the Minister for Foreign Affairs, by one who holds that office ad interim, or by a person with full powers that name the treaty and the person; for an organization, by the authority that its rules name.",
                Some("VCLT 7"),
                VIENNA,
            ),
            Self::TreatyNamed => stated(
                "treaty_named",
                "It names the treaty by its title, with the date and place of its conclusion.",
                None,
                PRACTICE,
            ),
            Self::ConsentExpressed => stated(
                "consent_expressed",
                "It says without ambiguity that the treaty is ratified, accepted, approved, confirmed, acceded or succeeded to.",
                Some("VCLT 11"),
                VIENNA,
            ),
            Self::Unconditional => stated(
                "unconditional",
                "It has no condition and no later date of effect of its own. A conditional instrument is held until the State has made it unconditional: it is no deposit before.",
                None,
                PRACTICE,
            ),
            Self::PlaceAndDate => stated(
                "place_and_date",
                "It gives the place and the date of its issue.",
                None,
                PRACTICE,
            ),
            Self::KindFits => stated(
                "kind_fits",
                "The act is the one that the State can do: one that has signed ratifies, accepts or approves, another accedes. A mislabelled instrument is recorded under the right kind after consultation, and its title is kept.",
                Some("VCLT 14, 15"),
                VIENNA,
            ),
            Self::ActOpen => stated(
                "act_open",
                "The treaty is open to this act by this participant on that date.",
                None,
                CLAUSES,
            ),
            Self::CompetenceDeclared => stated(
                "competence_declared",
                "The instrument of the organization declares the extent of its competence.",
                None,
                CLAUSES,
            ),
            Self::ReservationsPermitted => stated(
                "reservations_permitted",
                "No reservation is prohibited by the treaty, or is other than those that it admits.",
                Some("VCLT 19"),
                VIENNA,
            ),
            Self::StatementsTimely => stated(
                "statements_timely",
                "Each statement is made with the act with which it can be made; what was reserved when signing is confirmed with the instrument.",
                Some("VCLT 19, 23"),
                VIENNA,
            ),
            Self::OriginalReceived => stated(
                "original_received",
                "The original has been received at Headquarters in New York; the date of deposit is the day of receipt in due form.",
                Some("VCLT 16, 78"),
                VIENNA,
            ),
        }
    }
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Met, Self::NotMet, Self::NotApplicable];

    /// The name used in requests, answers and the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Reads a name as [`Verdict::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|verdict| verdict.as_str() == name)
    }
}

//! A treaty and its final clauses, as data.
//!
//! The rules read nothing else about a treaty: no number, window or article is known to the code. Values are
//! built by the parser of the treaty document, which refuses what makes no sense.

mod beside;
mod compared;
mod links;

pub use links::{
    EntailedDenunciation, FurtherCount, FurtherThreshold, ParentClause, ReioCessation,
};

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::action::ActionKind;
use super::delay::Delay;
use super::ids::{ParticipantCode, TreatyId};
use super::language::Texts;
use super::place::Place;

pub use compared::NotCompared;

pub use beside::{
    NotificationClause, NotificationMoment, ProhibitedReservations, ReservationClause,
    ReservationMoment, ReservationProhibition,
};

/// A treaty deposited with the Secretary-General.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Treaty {
    /// The stable slug.
    pub id: TreatyId,
    /// The depositary's own reference: chapter and number, `XVIII-16`.
    pub mtdsg_no: Option<String>,
    /// The full title.
    pub title: Texts,
    /// The name by which it is known.
    pub short_title: Option<Texts>,
    /// When its text was adopted.
    pub adopted_on: Option<NaiveDate>,
    /// The instrument that adopted it: `A/RES/79/243`.
    pub adopted_by: Option<String>,
    /// The depositary notification of its opening.
    pub depositary_notification: Option<String>,
    /// How far the record of its actions can be relied on.
    pub record: Option<RecordBasis>,
    /// The treaty that it supplements.
    pub parent: Option<ParentClause>,
    /// Numbers of parties on which something other than its entry into force depends.
    pub further_thresholds: Vec<FurtherThreshold>,
    /// What its final clauses say.
    pub clauses: FinalClauses,
}

impl Treaty {
    /// Whether another document says the same of this treaty in everything that a rule reads or a number rests on:
    /// it may ask for other notifications, which bar nothing.
    #[must_use]
    pub fn differs_in_notifications_only(&self, other: &Self) -> bool {
        let mut alike = other.clone();
        alike
            .clauses
            .notifications
            .clone_from(&self.clauses.notifications);
        self != other && *self == alike
    }

    /// The name to use in a sentence: the short title where there is one.
    #[must_use]
    pub fn name(&self) -> &Texts {
        self.short_title.as_ref().unwrap_or(&self.title)
    }
}

/// How far the record of a treaty's actions can be relied on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordBasis {
    /// A register kept as acts happen, or a table copied once.
    pub kind: RecordKind,
    /// The last legal date up to which the record is believed complete.
    pub complete_until: Option<NaiveDate>,
    /// Where the record comes from.
    pub source: Option<String>,
    /// What a reader should know, in English.
    pub note: Option<String>,
}

/// Whether a record is kept or was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordKind {
    /// Kept as acts happen.
    Register,
    /// A table of the depositary, copied once; later acts are missing.
    HistoricalTable,
}

/// Where a clause was read, and whether it was compared with the certified true copy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// `false`: not compared, the service says so wherever it uses the clause. Absent: nothing is said.
    pub verified: Option<bool>,
    /// Where it was read.
    pub source: Option<String>,
}

/// The final clauses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinalClauses {
    /// When and where it is open for signature; absent when it is not, or nothing is known.
    pub signature: Option<SignatureClause>,
    /// How consent to be bound is expressed; absent when nothing is known.
    pub consent: Option<ConsentClause>,
    /// What regional economic integration organizations may do.
    pub reio: Option<ReioClause>,
    /// When it enters into force.
    pub entry_into_force: EntryIntoForceClause,
    /// When it enters into force for one that consents later.
    pub later_parties: LaterPartiesClause,
    /// How it is denounced.
    pub denunciation: Option<DenunciationClause>,
    /// The reservations that it expressly permits.
    pub reservations: Vec<ReservationClause>,
    /// Whether it prohibits reservations; absent where it is silent, so that VCLT 19(c) decides.
    pub reservations_prohibited: Option<ReservationProhibition>,
    /// What a State tells the depositary beside its signature or instrument; never a condition of either.
    pub notifications: Vec<NotificationClause>,
}

impl FinalClauses {
    /// The kinds of act by which consent may be expressed, as far as the document says.
    #[must_use]
    pub fn consent_kinds(&self) -> &[ActionKind] {
        self.consent
            .as_ref()
            .map_or(&self.entry_into_force.counted_kinds, |consent| {
                &consent.kinds
            })
    }

    /// Whether organizations may take part: said by its clause, or implied by how they are counted.
    #[must_use]
    pub fn admits_reio(&self) -> bool {
        self.reio.as_ref().map_or(
            !matches!(self.entry_into_force.reio, ReioCounting::NotApplicable),
            |reio| reio.admitted,
        )
    }

    /// The first day on which it was open for signature.
    #[must_use]
    pub fn opened_on(&self) -> Option<NaiveDate> {
        self.signature
            .as_ref()?
            .windows
            .iter()
            .map(|w| w.from)
            .min()
    }

    /// The last day on which it can be signed.
    #[must_use]
    pub fn signature_closes_on(&self) -> Option<NaiveDate> {
        self.signature.as_ref()?.windows.iter().map(|w| w.to).max()
    }
}

/// When and where a treaty is open for signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureClause {
    /// The article.
    pub article: Option<String>,
    /// The periods, in order of time.
    pub windows: Vec<SignatureWindow>,
    /// Whether a definitive signature is possible, which is itself consent to be bound.
    pub definitive: bool,
    /// Where it was read.
    pub provenance: Provenance,
}

/// A period during which a treaty is open for signature at a place, first and last day included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureWindow {
    /// The first day, at that place.
    pub from: NaiveDate,
    /// The last day, at that place.
    pub to: NaiveDate,
    /// The place.
    pub place: Place,
}

impl SignatureWindow {
    /// Whether it is open on that day.
    #[must_use]
    pub fn is_open_on(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }
}

/// How consent to be bound is expressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentClause {
    /// The article.
    pub article: Option<String>,
    /// The kinds of act that the treaty admits.
    pub kinds: Vec<ActionKind>,
    /// Whether ratification, acceptance and approval presuppose a signature of one's own, as they do unless the treaty
    /// says otherwise (VCLT 14). An amendment is accepted without.
    pub signature_required: bool,
    /// From when accession is possible.
    pub accession_opens: AccessionOpens,
    /// Where it was read.
    pub provenance: Provenance,
}

/// From when accession is possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccessionOpens {
    /// Always; also while the treaty is open for signature, unless it says otherwise.
    AtAnyTime,
    /// From a date.
    On(NaiveDate),
    /// From the day after the last day for signature. Minamata 30(1), Kyoto 24(1).
    AfterSignatureCloses,
    /// Once the treaty is in force. Arms Trade Treaty 21(3).
    AfterEntryIntoForce,
}

/// What regional economic integration organizations may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReioClause {
    /// The article, where the document names one.
    pub article: Option<String>,
    /// Whether they may take part.
    pub admitted: bool,
    /// Whether one may sign only if a member State has signed. UNCAC 67(2).
    pub sign_after_member: bool,
    /// Whether one may consent only if a member State has done likewise, or, for accession, is a party. UNCAC 67(3)-(4).
    pub consent_after_member: bool,
    /// Whether its instrument must declare the extent of its competence.
    pub competence_declaration: bool,
    /// Where it was read.
    pub provenance: Provenance,
}

/// When a treaty enters into force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryIntoForceClause {
    /// The article.
    pub article: String,
    /// The clause, verbatim.
    pub text: Option<String>,
    /// How many instruments it takes.
    pub threshold: u32,
    /// The kinds of instrument that count.
    pub counted_kinds: Vec<ActionKind>,
    /// How an organization's instrument counts.
    pub reio: ReioCounting,
    /// How the date follows from the day on which the last condition was met.
    pub delay: Delay,
    /// Not before this date: the parent treaty's entry into force, two years after opening.
    pub not_before: Option<NaiveDate>,
    /// On this date if the conditions are met before it; otherwise by the delay. Montreal Protocol 16(1).
    pub fixed_date: Option<NaiveDate>,
    /// Further conditions, all of which must be met.
    pub conditions: Vec<Condition>,
    /// Where it was read.
    pub provenance: Provenance,
}

/// How the instrument of a regional economic integration organization counts towards the threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReioCounting {
    /// "Shall not be counted as additional to those deposited by member States": Hanoi 65(1).
    NotAdditional,
    /// "Shall not be counted": CRPD 44(3).
    NotCounted,
    /// The clause is silent, so it counts: protocols to the LRTAP Convention.
    Counted,
    /// Organizations cannot take part.
    NotApplicable,
}

/// A further condition for entry into force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Those whose instruments count must together have a share of something. Kyoto 25, Paris 21.
    Share {
        /// What is shared: `1990 carbon dioxide emissions of Annex I Parties`.
        measure: String,
        /// The share needed, in basis points (hundredths of a per cent).
        at_least_bp: u32,
        /// Each participant's share in basis points.
        shares_bp: BTreeMap<ParticipantCode, u32>,
    },
    /// All of these must have consented. CTBT XIV.
    Named {
        /// The participants named.
        all_of: Vec<ParticipantCode>,
    },
}

/// When the treaty enters into force for one that consents after the conditions were met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaterPartiesClause {
    /// The article.
    pub article: Option<String>,
    /// The clause, verbatim.
    pub text: Option<String>,
    /// How its date follows from its own deposit. Never before the entry into force itself, in practice even
    /// where the clause is silent (UNTOC 38(2)).
    pub delay: Delay,
    /// Whether the clause itself says "or on the date of entry into force, whichever is later".
    pub floor_is_explicit: bool,
    /// Where it was read.
    pub provenance: Provenance,
}

/// How a treaty is denounced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DenunciationClause {
    /// The article.
    pub article: Option<String>,
    /// How the date of effect follows from receipt of the notice by the depositary.
    pub delay: Delay,
    /// Whether an organization ceases to be a party when all its member States have denounced.
    pub reio_ceases_with_members: Option<ReioCessation>,
    /// Where it was read.
    pub provenance: Provenance,
}

/// A treaty that many share.
pub type SharedTreaty = Arc<Treaty>;

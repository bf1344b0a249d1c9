//! What is required of the form of an act: full powers, the instrument, the notice, reservations.
//!
//! These are rules of general law and of depositary practice, the same for every treaty, so they are a closed list
//! here and not data of a treaty. Each says where it stands and whether it was read there or is recalled. None of them
//! is checked when an act is recorded: the depositary has looked at the papers before.

use super::super::action::ActionKind;
use super::super::participant::{Participant, ParticipantKind};
use super::super::treaty::{FinalClauses, Provenance};
use super::ground::Ground;

/// A requirement of form. The list is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormRule {
    /// Who signs needs full powers, three offices aside.
    FullPowersToSign,
    /// An ambassador or permanent representative is not among the three.
    HeadOfMissionNeedsFullPowers,
    /// What represents an organization.
    OrganizationFullPowers,
    /// What full powers say.
    ContentOfFullPowers,
    /// They are shown before the day.
    FullPowersShownBefore,
    /// The instrument names the treaty.
    InstrumentNamesTreaty,
    /// The instrument expresses consent.
    InstrumentExpressesConsent,
    /// The instrument has no condition.
    InstrumentUnconditional,
    /// The instrument is dated.
    InstrumentDated,
    /// The instrument is signed.
    InstrumentSigned,
    /// The instrument of an organization is signed.
    OrganizationInstrumentSigned,
    /// The original is deposited.
    OriginalDeposited,
    /// Who hands it in needs no full powers.
    DepositWithoutFullPowers,
    /// An organization declares what it is competent for.
    CompetenceDeclared,
    /// A succession is notified in writing.
    SuccessionInWriting,
    /// Provisional application is notified.
    ProvisionalApplicationNotified,
    /// The intention not to become a party is made clear.
    IntentionMadeClear,
    /// A notice is in writing.
    NoticeInWriting,
    /// A notice is signed, or full powers may be asked for.
    NoticeSigned,
    /// A reservation is in writing.
    ReservationInWriting,
    /// A reservation made when signing is confirmed.
    ReservationConfirmed,
}

/// What a requirement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// The full powers of a person.
    FullPowers,
    /// The instrument of consent.
    Instrument,
    /// Another notice to the depositary.
    Notice,
    /// Reservations.
    Reservation,
}

impl Matter {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FullPowers => "full_powers",
            Self::Instrument => "instrument",
            Self::Notice => "notice",
            Self::Reservation => "reservation",
        }
    }
}

/// A requirement of form with the rule that it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formality {
    /// Which.
    pub rule: FormRule,
    /// Where it stands, and whether it was read there.
    pub ground: Ground,
}

impl Formality {
    /// What is required of the form of a kind of act by a participant, in the order in which papers are prepared.
    #[must_use]
    pub fn of(kind: ActionKind, participant: &Participant, clauses: &FinalClauses) -> Vec<Self> {
        let is_organization = participant.kind != ParticipantKind::State;
        let competence = clauses
            .reio
            .as_ref()
            .filter(|reio| is_organization && reio.competence_declaration);
        rules(kind, is_organization)
            .into_iter()
            .filter_map(|rule| {
                let ground = match (rule, competence) {
                    (FormRule::CompetenceDeclared, None) => return None,
                    (FormRule::CompetenceDeclared, Some(reio)) => Ground {
                        article: reio.article.clone(),
                        provenance: reio.provenance.clone(),
                    },
                    (_, _) => rule.ground(),
                };
                Some(Self { rule, ground })
            })
            .collect()
    }
}

fn rules(kind: ActionKind, is_organization: bool) -> Vec<FormRule> {
    use self::FormRule as F;
    let full_powers: &[F] = if is_organization {
        &[F::OrganizationFullPowers]
    } else {
        &[F::FullPowersToSign, F::HeadOfMissionNeedsFullPowers]
    };
    let about_full_powers = [F::ContentOfFullPowers, F::FullPowersShownBefore];
    let signed = if is_organization {
        F::OrganizationInstrumentSigned
    } else {
        F::InstrumentSigned
    };
    let instrument = [
        F::InstrumentNamesTreaty,
        F::InstrumentExpressesConsent,
        F::InstrumentUnconditional,
        F::InstrumentDated,
        signed,
        F::CompetenceDeclared,
        F::OriginalDeposited,
        F::DepositWithoutFullPowers,
        F::ReservationInWriting,
    ];
    match kind {
        ActionKind::Signature => {
            let reservations = [F::ReservationInWriting, F::ReservationConfirmed];
            [full_powers, &about_full_powers, &reservations].concat()
        }
        ActionKind::DefinitiveSignature => {
            [full_powers, &about_full_powers, &[F::ReservationInWriting]].concat()
        }
        ActionKind::Ratification
        | ActionKind::Acceptance
        | ActionKind::Approval
        | ActionKind::FormalConfirmation => [&instrument[..], &[F::ReservationConfirmed]].concat(),
        ActionKind::Accession => instrument.to_vec(),
        ActionKind::Succession | ActionKind::SuccessionToSignature => vec![F::SuccessionInWriting],
        ActionKind::ProvisionalApplication => vec![F::ProvisionalApplicationNotified],
        ActionKind::WithdrawalOfSignature => vec![F::IntentionMadeClear],
        ActionKind::WithdrawalOfInstrument
        | ActionKind::Denunciation
        | ActionKind::WithdrawalOfDenunciation => vec![F::NoticeInWriting, F::NoticeSigned],
        ActionKind::Communication => vec![F::ReservationInWriting],
    }
}

/// A rule as it is stated: its name, what it is about, what it says, where it stands, and whether it was read there.
struct Stated {
    name: &'static str,
    matter: Matter,
    text: &'static str,
    article: Option<&'static str>,
    source: &'static str,
    is_read: bool,
}

impl FormRule {
    /// All of them.
    pub const ALL: [Self; 21] = [
        Self::FullPowersToSign,
        Self::HeadOfMissionNeedsFullPowers,
        Self::OrganizationFullPowers,
        Self::ContentOfFullPowers,
        Self::FullPowersShownBefore,
        Self::InstrumentNamesTreaty,
        Self::InstrumentExpressesConsent,
        Self::InstrumentUnconditional,
        Self::InstrumentDated,
        Self::InstrumentSigned,
        Self::OrganizationInstrumentSigned,
        Self::OriginalDeposited,
        Self::DepositWithoutFullPowers,
        Self::CompetenceDeclared,
        Self::SuccessionInWriting,
        Self::ProvisionalApplicationNotified,
        Self::IntentionMadeClear,
        Self::NoticeInWriting,
        Self::NoticeSigned,
        Self::ReservationInWriting,
        Self::ReservationConfirmed,
    ];

    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        stated::of(self).name
    }

    /// What it is about.
    #[must_use]
    pub fn matter(self) -> Matter {
        stated::of(self).matter
    }

    /// What is required, in English.
    #[must_use]
    pub fn text(self) -> &'static str {
        stated::of(self).text
    }

    fn ground(self) -> Ground {
        let stated = stated::of(self);
        Ground {
            article: stated.article.map(ToOwned::to_owned),
            provenance: Provenance {
                verified: Some(stated.is_read),
                source: Some(stated.source.to_owned()),
            },
        }
    }
}

mod stated;

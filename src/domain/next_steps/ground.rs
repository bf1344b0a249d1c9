//! On which clause, or on which rule of general law, a step rests.

use super::super::action::{ActionKind, Family};
use super::super::participant::{Participant, ParticipantKind};
use super::super::treaty::{FinalClauses, Provenance};

/// A clause of the treaty or an article of general law, and how far it was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The article, of the treaty unless it names another.
    pub article: Option<String>,
    /// Whether it was compared with the certified true copy, and where it was read.
    pub provenance: Provenance,
}

impl Ground {
    /// The grounds of a kind of act by a participant, those of the treaty first.
    #[must_use]
    pub fn of(kind: ActionKind, participant: &Participant, clauses: &FinalClauses) -> Vec<Self> {
        let mut grounds: Vec<Self> = of_kind(kind, clauses).into_iter().collect();
        let about_organizations = clauses.reio.as_ref().filter(|_| {
            participant.kind == ParticipantKind::Reio && kind.family() != Family::Withdrawal
        });
        grounds.extend(
            about_organizations
                .map(|clause| Self::clause(clause.article.as_ref(), &clause.provenance)),
        );
        grounds
    }

    fn clause(article: Option<&String>, provenance: &Provenance) -> Self {
        Self {
            article: article.cloned(),
            provenance: provenance.clone(),
        }
    }

    /// A rule of general law: whether its text was read, and where it stands.
    fn general(article: Option<&str>, verified: bool, source: &str) -> Self {
        Self {
            article: article.map(ToOwned::to_owned),
            provenance: Provenance {
                verified: Some(verified),
                source: Some(source.to_owned()),
            },
        }
    }
}

fn of_kind(kind: ActionKind, clauses: &FinalClauses) -> Option<Ground> {
    const VIENNA: &str = "Vienna Convention on the Law of Treaties";
    match kind {
        ActionKind::Signature | ActionKind::DefinitiveSignature => clauses
            .signature
            .as_ref()
            .map(|clause| Ground::clause(clause.article.as_ref(), &clause.provenance)),
        ActionKind::Ratification
        | ActionKind::Acceptance
        | ActionKind::Approval
        | ActionKind::Accession
        | ActionKind::FormalConfirmation
        | ActionKind::Succession
        | ActionKind::SuccessionToSignature
        | ActionKind::ProvisionalApplication => clauses
            .consent
            .as_ref()
            .map(|clause| Ground::clause(clause.article.as_ref(), &clause.provenance)),
        ActionKind::Denunciation => clauses
            .denunciation
            .as_ref()
            .map(|clause| Ground::clause(clause.article.as_ref(), &clause.provenance)),
        ActionKind::WithdrawalOfSignature => {
            Some(Ground::general(Some("VCLT 18(a)"), true, VIENNA))
        }
        ActionKind::WithdrawalOfDenunciation => {
            Some(Ground::general(Some("VCLT 68"), true, VIENNA))
        }
        ActionKind::Communication => Some(Ground::general(Some("VCLT 78"), true, VIENNA)),
        ActionKind::WithdrawalOfInstrument => Some(Ground::general(
            None,
            false,
            "depositary practice, as reported for one withdrawal in 2019; not read in a source of the depositary",
        )),
    }
}

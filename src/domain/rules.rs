//! The rules of signing, consenting and leaving, each with the article that it rests on.
//!
//! One set of rules serves both regimes: what breaks a rule is an irregularity to report in an imported history,
//! and a refusal for a new act. In a history, a clause that the document lacks cannot be broken; for a new act
//! its absence means that the treaty does not provide for it.

mod consenting;
mod irregularity;
mod leaving;
mod members;
mod signing;
mod stating;

use std::cell::OnceCell;

use chrono::NaiveDate;

pub use irregularity::{Irregularity, IrregularityCode};
pub use members::MemberCondition;

use super::action::{Act, Action, ActionKind};
use super::history::History;
use super::ids::{ParticipantCode, Position};
use super::language::Language;
use super::participant::{Directory, Participant, ParticipantKind};
use super::participation::Participation;
use super::threshold::Commencement;
use super::treaty::FinalClauses;

/// Whether the acts are facts that were recorded elsewhere, or new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Regime {
    /// Facts: only what the document says can be broken.
    History,
    /// New: what the document does not provide for is refused.
    NewAct,
}

/// Checks every action of one participant in its legal order; each irregularity comes with its action's position.
#[must_use]
pub fn review(
    history: &History,
    directory: &Directory,
    code: &ParticipantCode,
    regime: Regime,
) -> Vec<(Position, Irregularity)> {
    Review::new(history, directory, regime).of(code)
}

/// The checks of one history. What all of them need is computed once, when it is first asked for.
pub struct Review<'a> {
    history: &'a History,
    directory: &'a Directory,
    regime: Regime,
    commencement: OnceCell<Option<Commencement>>,
}

impl<'a> Review<'a> {
    /// A review of a history.
    #[must_use]
    pub fn new(history: &'a History, directory: &'a Directory, regime: Regime) -> Self {
        Self {
            history,
            directory,
            regime,
            commencement: OnceCell::new(),
        }
    }

    /// Checks every action of one participant in its legal order; each irregularity comes with its action's position.
    #[must_use]
    pub fn of(&self, code: &ParticipantCode) -> Vec<(Position, Irregularity)> {
        self.of_those(code, |_| true)
    }

    /// Checks some of the actions of one participant, each with all that stood before it.
    #[must_use]
    pub fn of_those(
        &self,
        code: &ParticipantCode,
        are_checked: impl Fn(&Action) -> bool,
    ) -> Vec<(Position, Irregularity)> {
        let endings = self.history.endings(code, self.directory, NaiveDate::MAX);
        let mut found = Vec::new();
        let course = self.history.course(code, &endings);
        course.walk(NaiveDate::MAX, are_checked, |before, action| {
            let rules = Rules {
                review: self,
                history: self.history,
                directory: self.directory,
                clauses: &self.history.treaty().clauses,
                act: &action.act,
                before,
                regime: self.regime,
            };
            if let Err(irregularity) = rules.check() {
                found.push((action.position, irregularity));
            }
        });
        found
    }

    /// When the treaty enters into force, as known on a day.
    ///
    /// Nothing that is done later changes what was met before: so it is computed once, for ever, and asked for its day. A
    /// decision of the depositary can change it, so with decisions it is computed for each day.
    fn commencement(&self, as_of: NaiveDate) -> Option<Commencement> {
        if self.history.decisions().iter().next().is_some() {
            return self.history.commencement(self.directory, as_of);
        }
        self.commencement
            .get_or_init(|| self.history.commencement(self.directory, NaiveDate::MAX))
            .filter(|commencement| commencement.known_on <= as_of)
    }
}

/// One act with what stood before it.
struct Rules<'a> {
    review: &'a Review<'a>,
    history: &'a History,
    directory: &'a Directory,
    clauses: &'a FinalClauses,
    act: &'a Act,
    before: &'a Participation,
    regime: Regime,
}

type Checked = Result<(), Irregularity>;

impl Rules<'_> {
    fn check(&self) -> Checked {
        let Some(participant) = self.directory.resolve(&self.act.participant) else {
            return Err(Irregularity::new(
                IrregularityCode::NotEligible,
                format!("no participant has the code {}", self.act.participant),
            ));
        };
        self.eligible(&participant)?;
        self.kind_admitted(&participant)?;
        self.kind_of_act(&participant)?;
        self.dates()?;
        self.full_powers(&participant)?;
        self.predecessor(&participant)?;
        self.statements(&participant)
    }

    fn kind_of_act(&self, participant: &Participant) -> Checked {
        match self.act.kind {
            ActionKind::Signature | ActionKind::DefinitiveSignature => self.signature(participant),
            ActionKind::SuccessionToSignature => self.not_yet_signed(participant),
            ActionKind::Ratification
            | ActionKind::Acceptance
            | ActionKind::Approval
            | ActionKind::Accession
            | ActionKind::FormalConfirmation
            | ActionKind::Succession => self.consent(participant),
            ActionKind::ProvisionalApplication | ActionKind::Communication => Ok(()),
            ActionKind::WithdrawalOfSignature => self.withdrawal_of_signature(participant),
            ActionKind::WithdrawalOfInstrument => self.withdrawal_of_instrument(participant),
            ActionKind::Denunciation => self.denunciation(participant),
            ActionKind::WithdrawalOfDenunciation => self.withdrawal_of_denunciation(participant),
        }
    }

    fn eligible(&self, participant: &Participant) -> Checked {
        let unlisted_in_history =
            participant.kind == ParticipantKind::Organization && self.regime == Regime::History;
        if unlisted_in_history || self.history.is_open_to(participant, self.act.date) {
            return Ok(());
        }
        if let Some(irregularity) = self.not_admitted_by_decision(participant) {
            return Err(irregularity);
        }
        let detail = match (&participant.dissolution, participant.kind) {
            (Some(dissolution), _) => format!(
                "{} ceased to exist on {} and cannot act on {}",
                participant.name(),
                dissolution.until,
                self.act.date
            ),
            (None, ParticipantKind::Reio) => format!(
                "{} is not open to regional economic integration organizations such as {}",
                self.treaty_name(),
                participant.name()
            ),
            (None, ParticipantKind::State | ParticipantKind::Organization) => format!(
                "{} is neither a State nor a regional economic integration organization",
                participant.name()
            ),
        };
        let about_organizations = self
            .clauses
            .reio
            .as_ref()
            .filter(|_| participant.kind == ParticipantKind::Reio);
        Err(Irregularity::new(IrregularityCode::NotEligible, detail)
            .under(about_organizations.and_then(|r| r.article.as_ref())))
    }

    fn not_admitted_by_decision(&self, participant: &Participant) -> Option<Irregularity> {
        let decisions = self.history.decisions();
        let (decision, admitted) = decisions.on_eligibility(&participant.code, self.act.date)?;
        (!admitted).then(|| {
            Irregularity::new(
                IrregularityCode::NotEligible,
                format!(
                    "{} may not take part from {} on, by a decision of the depositary",
                    participant.name(),
                    decision.ruling.date
                ),
            )
        })
    }

    fn kind_admitted(&self, participant: &Participant) -> Checked {
        let kind = self.act.kind;
        let definitive = self.clauses.signature.as_ref().map(|s| s.definitive);
        let consent = self
            .clauses
            .consent
            .as_ref()
            .map(|c| c.kinds.contains(&kind));
        // What the document says; nothing where it says nothing.
        let stated = match kind {
            ActionKind::DefinitiveSignature => definitive,
            ActionKind::Ratification
            | ActionKind::Acceptance
            | ActionKind::Approval
            | ActionKind::Accession
            | ActionKind::FormalConfirmation => consent,
            // Succession and provisional application rest on practice and on VCLT 25; a history may have them.
            ActionKind::Succession
            | ActionKind::SuccessionToSignature
            | ActionKind::ProvisionalApplication => consent.filter(|admitted| *admitted),
            ActionKind::Denunciation => self.clauses.denunciation.as_ref().map(|_| true),
            ActionKind::Signature
            | ActionKind::WithdrawalOfSignature
            | ActionKind::WithdrawalOfInstrument
            | ActionKind::WithdrawalOfDenunciation
            | ActionKind::Communication => Some(true),
        };
        let admitted = match self.regime {
            Regime::History => stated.unwrap_or(true),
            Regime::NewAct => stated.unwrap_or_else(|| {
                self.clauses.consent.is_none() && self.clauses.consent_kinds().contains(&kind)
            }),
        };
        if admitted {
            return Ok(());
        }
        let possible: Vec<String> = self
            .clauses
            .consent_kinds()
            .iter()
            .map(|kind| kind.in_words())
            .collect();
        let article = match kind {
            ActionKind::DefinitiveSignature | ActionKind::Signature => self.signature_article(),
            _ => self.consent_article(),
        };
        let irregularity = Irregularity::new(
            IrregularityCode::KindNotAdmitted,
            format!(
                "{} does not provide for {} by {}",
                self.treaty_name(),
                kind.in_words(),
                participant.name()
            ),
        )
        .under(article);
        Err(if kind.is_consent() {
            irregularity.hint(&format!(
                "consent to be bound is expressed by {}",
                possible.join(", ")
            ))
        } else {
            irregularity
        })
    }

    fn before_opening(&self) -> Irregularity {
        let opened = self.clauses.opened_on().unwrap_or(self.act.date);
        Irregularity::new(
            IrregularityCode::BeforeOpening,
            format!(
                "the treaty was opened for signature on {opened}, and the act is dated {}",
                self.act.date
            ),
        )
        .under(self.signature_article())
    }

    fn no_member(&self, code: IrregularityCode, detail: String) -> Irregularity {
        let article = self
            .clauses
            .reio
            .as_ref()
            .and_then(|r| r.article.as_ref())
            .or_else(|| self.consent_article());
        Irregularity::new(code, format!("{detail} {}", self.act.date)).under(article)
    }

    /// What a member State must still do before an organization may do this, if anything.
    fn waits_for_member(&self, participant: &Participant) -> Option<MemberCondition> {
        let condition = MemberCondition::of(self.act.kind, participant, self.clauses)?;
        let (organization, date) = (&self.act.participant, self.act.date);
        let met = condition.met_by(self.history, self.directory, organization, date);
        met.is_empty().then_some(condition)
    }

    fn treaty_name(&self) -> String {
        self.history.treaty().name().get(Language::En).to_owned()
    }

    fn signature_article(&self) -> Option<&String> {
        self.clauses.signature.as_ref()?.article.as_ref()
    }

    fn consent_article(&self) -> Option<&String> {
        self.clauses.consent.as_ref()?.article.as_ref()
    }
}

//! The rules of signing, consenting and leaving, each with the article that it rests on.
//!
//! One set of rules serves both regimes: what breaks a rule is an irregularity to report in an imported history,
//! and a refusal for a new act. In a history, a clause that the document lacks cannot be broken; for a new act
//! its absence means that the treaty does not provide for it.

use chrono::NaiveDate;

use super::action::{Act, ActionKind};
use super::assessment::is_eligible;
use super::history::History;
use super::ids::ParticipantCode;
use super::language::Language;
use super::participant::{Directory, Participant, ParticipantKind};
use super::participation::{Participation, in_legal_order};
use super::threshold::{date_of_effect, entry_into_force};
use super::treaty::{AccessionOpens, FinalClauses, SignatureWindow};

/// What is wrong with an act. The list is closed; each is documented for clients under its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IrregularityCode {
    /// The participant cannot take part in this treaty.
    NotEligible,
    /// The treaty does not provide for this kind of act.
    KindNotAdmitted,
    /// The date lies in the future, where the act is done.
    DateInFuture,
    /// The date lies before the treaty was opened for signature.
    BeforeOpening,
    /// The treaty is not open for signature on that date.
    SignatureClosed,
    /// The treaty is open for signature on that date, but at another place.
    WrongPlaceOfSignature,
    /// A signature of this participant stands.
    AlreadySigned,
    /// An instrument of this participant is on deposit.
    AlreadyBound,
    /// Ratification, acceptance or approval by one that has not signed.
    SignatureRequired,
    /// The date lies before the participant's own signature.
    BeforeOwnSignature,
    /// Accession by a signatory.
    AccessionBySignatory,
    /// Accession before the treaty is open to it.
    AccessionNotOpen,
    /// An organization before a member State has signed.
    NoMemberHasSigned,
    /// An organization before a member State has deposited its instrument.
    NoMemberHasConsented,
    /// An organization accedes before a member State is a party.
    NoMemberIsParty,
    /// There is nothing that could be withdrawn.
    NothingToWithdraw,
    /// An instrument cannot be withdrawn once the treaty is in force for the participant.
    InForceForParticipant,
    /// A denunciation before the treaty is in force for the participant.
    NotInForceForParticipant,
    /// The act would make a later act in the record irregular.
    ContradictsLaterAction,
}

impl IrregularityCode {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::NotEligible,
        Self::KindNotAdmitted,
        Self::DateInFuture,
        Self::BeforeOpening,
        Self::SignatureClosed,
        Self::WrongPlaceOfSignature,
        Self::AlreadySigned,
        Self::AlreadyBound,
        Self::SignatureRequired,
        Self::BeforeOwnSignature,
        Self::AccessionBySignatory,
        Self::AccessionNotOpen,
        Self::NoMemberHasSigned,
        Self::NoMemberHasConsented,
        Self::NoMemberIsParty,
        Self::NothingToWithdraw,
        Self::InForceForParticipant,
        Self::NotInForceForParticipant,
        Self::ContradictsLaterAction,
    ];

    /// The name used in answers and warnings.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotEligible => "not_eligible",
            Self::KindNotAdmitted => "kind_not_admitted",
            Self::DateInFuture => "date_in_future",
            Self::BeforeOpening => "before_opening",
            Self::SignatureClosed => "signature_closed",
            Self::WrongPlaceOfSignature => "wrong_place_of_signature",
            Self::AlreadySigned => "already_signed",
            Self::AlreadyBound => "already_bound",
            Self::SignatureRequired => "signature_required",
            Self::BeforeOwnSignature => "before_own_signature",
            Self::AccessionBySignatory => "accession_by_signatory",
            Self::AccessionNotOpen => "accession_not_open",
            Self::NoMemberHasSigned => "no_member_has_signed",
            Self::NoMemberHasConsented => "no_member_has_consented",
            Self::NoMemberIsParty => "no_member_is_party",
            Self::NothingToWithdraw => "nothing_to_withdraw",
            Self::InForceForParticipant => "in_force_for_participant",
            Self::NotInForceForParticipant => "not_in_force_for_participant",
            Self::ContradictsLaterAction => "contradicts_later_action",
        }
    }
}

/// What is wrong with an act, on what ground, and what could be done instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct Irregularity {
    /// Which rule.
    pub code: IrregularityCode,
    /// The article that the rule rests on, of the treaty unless it names another.
    pub article: Option<String>,
    /// What was expected and what was found.
    pub detail: String,
    /// What could be done instead.
    pub hint: Option<String>,
}

impl Irregularity {
    /// An irregularity with nothing but its code and detail.
    #[must_use]
    pub fn new(code: IrregularityCode, detail: String) -> Self {
        Self {
            code,
            article: None,
            detail,
            hint: None,
        }
    }

    /// The same, resting on an article.
    #[must_use]
    pub fn under(mut self, article: Option<&String>) -> Self {
        self.article = article.cloned();
        self
    }

    /// The same, with what could be done instead.
    #[must_use]
    pub fn hint(mut self, hint: &str) -> Self {
        self.hint = Some(hint.to_owned());
        self
    }
}

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
) -> Vec<(super::ids::Position, Irregularity)> {
    let clauses = &history.treaty().clauses;
    let mut before = Participation::default();
    let mut found = Vec::new();
    for action in in_legal_order(history.actions_of(code), clauses, NaiveDate::MAX) {
        let rules = Rules {
            history,
            directory,
            clauses,
            act: &action.act,
            before: &before,
            regime,
        };
        if let Err(irregularity) = rules.check() {
            found.push((action.position, irregularity));
        }
        before.apply(action, clauses);
    }
    found
}

/// One act with what stood before it.
struct Rules<'a> {
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
        match self.act.kind {
            ActionKind::Signature | ActionKind::DefinitiveSignature => self.signature(&participant),
            ActionKind::SuccessionToSignature => self.not_yet_signed(&participant),
            ActionKind::Ratification
            | ActionKind::Acceptance
            | ActionKind::Approval
            | ActionKind::Accession
            | ActionKind::FormalConfirmation
            | ActionKind::Succession => self.consent(&participant),
            ActionKind::ProvisionalApplication => Ok(()),
            ActionKind::WithdrawalOfSignature => self.withdrawal_of_signature(&participant),
            ActionKind::WithdrawalOfInstrument => self.withdrawal_of_instrument(&participant),
            ActionKind::Denunciation => self.denunciation(&participant),
            ActionKind::WithdrawalOfDenunciation => self.withdrawal_of_denunciation(&participant),
        }
    }

    fn eligible(&self, participant: &Participant) -> Checked {
        let unlisted_in_history =
            participant.kind == ParticipantKind::Organization && self.regime == Regime::History;
        if unlisted_in_history || is_eligible(participant, self.clauses, self.act.date) {
            return Ok(());
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
            | ActionKind::WithdrawalOfDenunciation => Some(true),
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
        Err(Irregularity::new(
            IrregularityCode::KindNotAdmitted,
            format!(
                "{} does not provide for {} by {}",
                self.treaty_name(),
                kind.in_words(),
                participant.name()
            ),
        )
        .under(article)
        .hint(&format!(
            "consent to be bound is expressed by {}",
            possible.join(", ")
        )))
    }

    fn signature(&self, participant: &Participant) -> Checked {
        self.within_window(participant)?;
        self.not_yet_signed(participant)?;
        if let Some(instrument) = self.before.instrument_on(self.act.date) {
            return Err(Irregularity::new(
                IrregularityCode::AlreadyBound,
                format!(
                    "{} is bound by its {} of {} and has no reason to sign",
                    participant.name(),
                    instrument.kind.in_words(),
                    instrument.deposited_on
                ),
            )
            .under(self.consent_article()));
        }
        let needs_member = participant.kind == ParticipantKind::Reio
            && self
                .clauses
                .reio
                .as_ref()
                .is_some_and(|r| r.sign_after_member);
        if needs_member && !self.some_member(|p| p.live_signature().is_some()) {
            return Err(self.no_member(
                IrregularityCode::NoMemberHasSigned,
                format!(
                    "{} may sign once a member State has signed, and none has by",
                    participant.name()
                ),
            ));
        }
        Ok(())
    }

    fn within_window(&self, participant: &Participant) -> Checked {
        let Some(clause) = &self.clauses.signature else {
            return match self.regime {
                Regime::History => Ok(()),
                Regime::NewAct => Err(Irregularity::new(
                    IrregularityCode::SignatureClosed,
                    format!("{} is not open for signature", self.treaty_name()),
                )
                .hint("a State that has not signed may accede: kind \"accession\"")),
            };
        };
        let date = self.act.date;
        let open: Vec<&SignatureWindow> = clause
            .windows
            .iter()
            .filter(|w| w.is_open_on(date))
            .collect();
        let here = open.iter().any(|w| {
            self.act
                .place
                .as_ref()
                .is_none_or(|place| w.place.is(place))
        });
        if here {
            return Ok(());
        }
        if let (Some(window), Some(place)) = (open.first(), &self.act.place) {
            return Err(Irregularity::new(
                IrregularityCode::WrongPlaceOfSignature,
                format!(
                    "on {date} the treaty is open for signature in {}, not in {place}",
                    window.place
                ),
            )
            .under(clause.article.as_ref()));
        }
        if self.clauses.opened_on().is_some_and(|opened| date < opened) {
            return Err(self.before_opening());
        }
        let windows: Vec<String> = clause
            .windows
            .iter()
            .map(|w| format!("from {} to {} in {}", w.from, w.to, w.place))
            .collect();
        Err(Irregularity::new(
            IrregularityCode::SignatureClosed,
            format!(
                "{} cannot sign on {date}: signature is open {}",
                participant.name(),
                windows.join(" and ")
            ),
        )
        .under(clause.article.as_ref())
        .hint("one that has not signed may accede: kind \"accession\""))
    }

    fn not_yet_signed(&self, participant: &Participant) -> Checked {
        match self.before.live_signature() {
            None => Ok(()),
            Some(signed) => Err(Irregularity::new(
                IrregularityCode::AlreadySigned,
                format!("{} signed on {}", participant.name(), signed.on),
            )
            .under(self.signature_article())
            .hint("a signatory ratifies, accepts or approves")),
        }
    }

    fn consent(&self, participant: &Participant) -> Checked {
        if let Some(instrument) = self.before.instrument_on(self.act.date) {
            return Err(Irregularity::new(
                IrregularityCode::AlreadyBound,
                format!(
                    "{} has an instrument on deposit: its {} of {}",
                    participant.name(),
                    instrument.kind.in_words(),
                    instrument.deposited_on
                ),
            )
            .under(self.consent_article()));
        }
        if self
            .clauses
            .opened_on()
            .is_some_and(|opened| self.act.date < opened)
        {
            return Err(self.before_opening());
        }
        if self.act.kind.needs_signature() || self.confirms_own_signature() {
            self.has_signed(participant)?;
        }
        if self.act.kind == ActionKind::Accession {
            self.may_accede(participant)?;
        }
        if participant.kind == ParticipantKind::Reio {
            self.reio_consent(participant)?;
        }
        Ok(())
    }

    /// A formal confirmation presupposes a signature as ratification does (VCLT-IO 14(2)).
    fn confirms_own_signature(&self) -> bool {
        self.act.kind == ActionKind::FormalConfirmation && self.regime == Regime::NewAct
    }

    fn has_signed(&self, participant: &Participant) -> Checked {
        if self.before.live_signature().is_some() {
            return Ok(());
        }
        let later = self
            .history
            .actions_of(&self.act.participant)
            .iter()
            .filter(|a| a.act.kind.is_signature() && a.act.date > self.act.date)
            .map(|a| a.act.date)
            .min();
        if let Some(signed_on) = later {
            return Err(Irregularity::new(
                IrregularityCode::BeforeOwnSignature,
                format!(
                    "{} signed on {signed_on}, so its {} cannot be dated {}",
                    participant.name(),
                    self.act.kind.in_words(),
                    self.act.date
                ),
            )
            .under(self.consent_article()));
        }
        Err(Irregularity::new(
            IrregularityCode::SignatureRequired,
            format!(
                "{} has not signed, and only a signatory may deposit an instrument of {}",
                participant.name(),
                self.act.kind.in_words()
            ),
        )
        .under(self.consent_article())
        .hint("one that has not signed may accede: kind \"accession\""))
    }

    fn may_accede(&self, participant: &Participant) -> Checked {
        if let Some(signed) = self.before.live_signature() {
            return Err(Irregularity::new(
                IrregularityCode::AccessionBySignatory,
                format!(
                    "{} signed on {}, and accession is for those that have not signed",
                    participant.name(),
                    signed.on
                ),
            )
            .under(self.consent_article())
            .hint("a signatory ratifies, accepts or approves: kind \"ratification\", \"acceptance\" or \"approval\""));
        }
        let Some(consent) = &self.clauses.consent else {
            return Ok(());
        };
        let date = self.act.date;
        let opens = match consent.accession_opens {
            AccessionOpens::AtAnyTime => return Ok(()),
            AccessionOpens::On(from) if date >= from => return Ok(()),
            AccessionOpens::On(from) => format!("on {from}"),
            AccessionOpens::AfterSignatureCloses => match self.clauses.signature_closes_on() {
                Some(closes) if date > closes => return Ok(()),
                Some(closes) => format!("on the day after {closes}"),
                None => return Ok(()),
            },
            AccessionOpens::AfterEntryIntoForce => {
                if self.in_force_on(date).is_some_and(|since| since <= date) {
                    return Ok(());
                }
                "once the treaty is in force".into()
            }
        };
        Err(Irregularity::new(
            IrregularityCode::AccessionNotOpen,
            format!("accession opens {opens}, and the instrument is dated {date}"),
        )
        .under(self.consent_article()))
    }

    fn reio_consent(&self, participant: &Participant) -> Checked {
        let needs_member = self
            .clauses
            .reio
            .as_ref()
            .is_some_and(|r| r.consent_after_member);
        if !needs_member {
            return Ok(());
        }
        let date = self.act.date;
        if self.act.kind == ActionKind::Accession {
            let reached = self.history.reached(self.directory, date);
            let is_party = |p: &Participation| {
                p.instrument_on(date)
                    .zip(reached.as_ref())
                    .is_some_and(|(i, r)| date_of_effect(self.clauses, r.on, i).on <= date)
            };
            if self.some_member(is_party) {
                return Ok(());
            }
            return Err(self.no_member(
                IrregularityCode::NoMemberIsParty,
                format!(
                    "{} may accede once a member State is a party, and none is by",
                    participant.name()
                ),
            ));
        }
        let has_done_likewise = |p: &Participation| {
            p.instrument_on(date)
                .is_some_and(|i| i.kind.needs_signature())
        };
        if self.some_member(has_done_likewise) {
            return Ok(());
        }
        Err(self.no_member(
            IrregularityCode::NoMemberHasConsented,
            format!(
                "{} may deposit its instrument once a member State has done likewise, and none has by",
                participant.name()
            ),
        ))
    }

    fn withdrawal_of_signature(&self, participant: &Participant) -> Checked {
        if self.before.live_signature().is_none() {
            return Err(self.nothing_to_withdraw(participant, "no signature that stands"));
        }
        if let Some(instrument) = self.before.instrument_on(self.act.date) {
            return Err(Irregularity::new(
                IrregularityCode::AlreadyBound,
                format!(
                    "{} is bound by its {} of {}; withdrawing its signature would change nothing",
                    participant.name(),
                    instrument.kind.in_words(),
                    instrument.deposited_on
                ),
            )
            .under(Some(&"VCLT 18".to_owned())));
        }
        Ok(())
    }

    fn withdrawal_of_instrument(&self, participant: &Participant) -> Checked {
        let date = self.act.date;
        let Some(instrument) = self.before.instrument_on(date) else {
            return Err(self.nothing_to_withdraw(participant, "no instrument on deposit"));
        };
        match self.in_force_for(instrument, date) {
            Some(since) if since <= date => Err(Irregularity::new(
                IrregularityCode::InForceForParticipant,
                format!(
                    "the treaty is in force for {} since {since}",
                    participant.name()
                ),
            )
            .under(self.denunciation_article())
            .hint("a party leaves by denunciation")),
            Some(_) | None => Ok(()),
        }
    }

    fn denunciation(&self, participant: &Participant) -> Checked {
        let date = self.act.date;
        let Some(instrument) = self.before.instrument_on(date) else {
            return Err(self.nothing_to_withdraw(participant, "no instrument on deposit"));
        };
        if self.before.has_pending_denunciation(date) {
            return Err(
                self.nothing_to_withdraw(participant, "already given notice of denunciation")
            );
        }
        match self.in_force_for(instrument, date) {
            Some(since) if since <= date => Ok(()),
            Some(_) | None => Err(Irregularity::new(
                IrregularityCode::NotInForceForParticipant,
                format!("the treaty is not in force for {} on {date}", participant.name()),
            )
            .under(self.denunciation_article())
            .hint("before entry into force an instrument is withdrawn: kind \"withdrawal_of_instrument\"")),
        }
    }

    fn withdrawal_of_denunciation(&self, participant: &Participant) -> Checked {
        if self.before.has_pending_denunciation(self.act.date) {
            Ok(())
        } else {
            Err(self
                .nothing_to_withdraw(participant, "no denunciation that has yet to take effect"))
        }
    }

    fn nothing_to_withdraw(&self, participant: &Participant, what: &str) -> Irregularity {
        let article = match self.act.kind {
            ActionKind::WithdrawalOfDenunciation => Some("VCLT 68".to_owned()),
            ActionKind::Denunciation => self.denunciation_article().cloned(),
            _ => None,
        };
        Irregularity::new(
            IrregularityCode::NothingToWithdraw,
            format!("{} has {what} on {}", participant.name(), self.act.date),
        )
        .under(article.as_ref())
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

    fn some_member(&self, is: impl Fn(&Participation) -> bool) -> bool {
        self.directory
            .members_on(&self.act.participant, self.act.date)
            .any(|member| is(&self.history.participation(member, self.act.date)))
    }

    fn in_force_on(&self, as_of: NaiveDate) -> Option<NaiveDate> {
        let reached = self.history.reached(self.directory, as_of)?;
        Some(entry_into_force(&self.clauses.entry_into_force, reached.on))
    }

    fn in_force_for(
        &self,
        instrument: &super::participation::Instrument,
        as_of: NaiveDate,
    ) -> Option<NaiveDate> {
        let reached = self.history.reached(self.directory, as_of)?;
        Some(date_of_effect(self.clauses, reached.on, instrument).on)
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

    fn denunciation_article(&self) -> Option<&String> {
        self.clauses.denunciation.as_ref()?.article.as_ref()
    }
}

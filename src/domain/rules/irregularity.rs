//! What can be wrong with an act: a closed list, each with its ground and what could be done instead.

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
    /// Consent by one that is not bound by the parent treaty.
    ParentRequired,
    /// There is nothing that could be withdrawn.
    NothingToWithdraw,
    /// An instrument cannot be withdrawn once the treaty is in force for the participant.
    InForceForParticipant,
    /// A denunciation before the treaty is in force for the participant.
    NotInForceForParticipant,
    /// A date of receipt, notification or registration that does not fit to the date of the act.
    DatesOutOfOrder,
    /// The signatory represents its State neither by office nor with full powers.
    FullPowersRequired,
    /// The predecessor did nothing to which one could succeed.
    PredecessorNotBound,
    /// A communication without a statement.
    StatementMissing,
    /// The statement that is objected to, accepted, confirmed or withdrawn does not exist.
    StatementUnknown,
    /// A statement that cannot be made with this act.
    StatementNotPossible,
    /// The act would make a later act in the record irregular.
    ContradictsLaterAction,
    /// The action to be corrected is not in effect.
    NotInEffect,
    /// The correction changes nothing.
    NothingCorrected,
    /// The decision changes nothing.
    NothingDecided,
}

impl IrregularityCode {
    /// All of them.
    pub const ALL: [Self; 29] = [
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
        Self::ParentRequired,
        Self::NothingToWithdraw,
        Self::InForceForParticipant,
        Self::NotInForceForParticipant,
        Self::DatesOutOfOrder,
        Self::FullPowersRequired,
        Self::PredecessorNotBound,
        Self::StatementMissing,
        Self::StatementUnknown,
        Self::StatementNotPossible,
        Self::ContradictsLaterAction,
        Self::NotInEffect,
        Self::NothingCorrected,
        Self::NothingDecided,
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
            Self::ParentRequired => "parent_required",
            Self::NothingToWithdraw => "nothing_to_withdraw",
            Self::InForceForParticipant => "in_force_for_participant",
            Self::NotInForceForParticipant => "not_in_force_for_participant",
            Self::DatesOutOfOrder => "dates_out_of_order",
            Self::FullPowersRequired => "full_powers_required",
            Self::PredecessorNotBound => "predecessor_not_bound",
            Self::StatementMissing => "statement_missing",
            Self::StatementUnknown => "statement_unknown",
            Self::StatementNotPossible => "statement_not_possible",
            Self::ContradictsLaterAction => "contradicts_later_action",
            Self::NotInEffect => "not_in_effect",
            Self::NothingCorrected => "nothing_corrected",
            Self::NothingDecided => "nothing_decided",
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

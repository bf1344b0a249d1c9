//! Policies: what the register does where no source settles what the law is.
//!
//! Each has a closed list of values and a default. Another value holds for a treaty from the date of a decision of the
//! depositary that declares it (`decision`). `docs/policies.md` gives the ground of each.

mod words;

use std::collections::BTreeMap;

/// A question that the law leaves open. The list is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicyCode {
    /// An instrument is withdrawn after the conditions were met and before the entry into force.
    WithdrawalAfterThreshold,
    /// A regional organization accedes before any member State can be a party.
    ReioAccessionBeforeEntryIntoForce,
    /// The instrument of a State that is no more stands beside those of its successors before the threshold.
    PredecessorAndSuccessor,
    /// Who is a State for the purposes of the treaty.
    Eligibility,
    /// An instrument is received in electronic form before it is received on paper.
    OperativeDateOfDeposit,
    /// The date of a deposit was recorded wrongly.
    WronglyDatedDeposit,
    /// The depositary states another date of entry into force than the one that is computed.
    AssertedEntryIntoForce,
    /// A regional organization ceases to be a party when its members have denounced.
    ReioCeasesWithMembers,
}

impl PolicyCode {
    /// All of them, in the order in which they are documented.
    pub const ALL: [Self; 8] = [
        Self::WithdrawalAfterThreshold,
        Self::ReioAccessionBeforeEntryIntoForce,
        Self::PredecessorAndSuccessor,
        Self::Eligibility,
        Self::OperativeDateOfDeposit,
        Self::WronglyDatedDeposit,
        Self::AssertedEntryIntoForce,
        Self::ReioCeasesWithMembers,
    ];

    /// The name used in requests, answers and the record.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WithdrawalAfterThreshold => "withdrawal_after_threshold",
            Self::ReioAccessionBeforeEntryIntoForce => "reio_accession_before_entry_into_force",
            Self::PredecessorAndSuccessor => "predecessor_and_successor",
            Self::Eligibility => "eligibility",
            Self::OperativeDateOfDeposit => "operative_date_of_deposit",
            Self::WronglyDatedDeposit => "wrongly_dated_deposit",
            Self::AssertedEntryIntoForce => "asserted_entry_into_force",
            Self::ReioCeasesWithMembers => "reio_ceases_with_members",
        }
    }

    /// Reads a name as [`PolicyCode::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == name)
    }

    /// What holds where no decision declares anything else.
    #[must_use]
    pub fn default_value(self) -> PolicyValue {
        match self {
            Self::WithdrawalAfterThreshold => PolicyValue::ConditionsStayMet,
            Self::ReioAccessionBeforeEntryIntoForce => PolicyValue::Strict,
            Self::PredecessorAndSuccessor => PolicyValue::Both,
            Self::Eligibility => PolicyValue::ListAndDecisions,
            Self::OperativeDateOfDeposit => PolicyValue::Paper,
            Self::WronglyDatedDeposit => PolicyValue::CorrectionRecomputes,
            Self::AssertedEntryIntoForce => PolicyValue::BesideComputed,
            Self::ReioCeasesWithMembers => PolicyValue::AllThatWereParty,
        }
    }

    /// Its closed list of values, the default first.
    pub fn values(self) -> impl Iterator<Item = PolicyValue> {
        PolicyValue::ALL
            .into_iter()
            .filter(move |value| value.policy() == self)
    }
}

/// A value of a policy. Each belongs to one policy only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicyValue {
    /// Conditions once met stay met, whatever is withdrawn afterwards.
    ConditionsStayMet,
    /// An instrument withdrawn before the entry into force is treated as never deposited.
    AsNeverDeposited,
    /// A member State must be a party, so there is no accession before the entry into force.
    Strict,
    /// The same, unless the depositary states a reason for an exception.
    WithOverrideReason,
    /// Each counts from its own deposit, the predecessor's also beside its successors'.
    Both,
    /// The predecessor's counts until the instrument of a successor takes its place.
    CountOnceForContinuingOrNotifyingState,
    /// The register's list of participants, and the decisions on eligibility.
    ListAndDecisions,
    /// The date on which the paper is received.
    Paper,
    /// The date on which it is first received, in whatever form.
    FirstReceipt,
    /// A correction takes the wrong date out from the beginning, and everything is computed anew.
    CorrectionRecomputes,
    /// The date that the depositary states is shown beside the computed one.
    BesideComputed,
    /// It ceases when all members that were parties have denounced.
    AllThatWereParty,
    /// It ceases when every member has denounced; one that never was a party cannot have.
    EveryMemberLiterally,
}

impl PolicyValue {
    /// All of them, by policy, the default of each first.
    pub const ALL: [Self; 13] = [
        Self::ConditionsStayMet,
        Self::AsNeverDeposited,
        Self::Strict,
        Self::WithOverrideReason,
        Self::Both,
        Self::CountOnceForContinuingOrNotifyingState,
        Self::ListAndDecisions,
        Self::Paper,
        Self::FirstReceipt,
        Self::CorrectionRecomputes,
        Self::BesideComputed,
        Self::AllThatWereParty,
        Self::EveryMemberLiterally,
    ];

    /// The name used in requests, answers and the record.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ConditionsStayMet => "conditions_stay_met",
            Self::AsNeverDeposited => "as_never_deposited",
            Self::Strict => "strict",
            Self::WithOverrideReason => "with_override_reason",
            Self::Both => "both",
            Self::CountOnceForContinuingOrNotifyingState => {
                "count_once_for_continuing_or_notifying_state"
            }
            Self::ListAndDecisions => "list_and_decisions",
            Self::Paper => "paper",
            Self::FirstReceipt => "first_receipt",
            Self::CorrectionRecomputes => "correction_recomputes",
            Self::BesideComputed => "beside_computed",
            Self::AllThatWereParty => "all_that_were_party",
            Self::EveryMemberLiterally => "every_member_literally",
        }
    }

    /// The policy that it is a value of.
    #[must_use]
    pub fn policy(self) -> PolicyCode {
        match self {
            Self::ConditionsStayMet | Self::AsNeverDeposited => {
                PolicyCode::WithdrawalAfterThreshold
            }
            Self::Strict | Self::WithOverrideReason => {
                PolicyCode::ReioAccessionBeforeEntryIntoForce
            }
            Self::Both | Self::CountOnceForContinuingOrNotifyingState => {
                PolicyCode::PredecessorAndSuccessor
            }
            Self::ListAndDecisions => PolicyCode::Eligibility,
            Self::Paper | Self::FirstReceipt => PolicyCode::OperativeDateOfDeposit,
            Self::CorrectionRecomputes => PolicyCode::WronglyDatedDeposit,
            Self::BesideComputed => PolicyCode::AssertedEntryIntoForce,
            Self::AllThatWereParty | Self::EveryMemberLiterally => {
                PolicyCode::ReioCeasesWithMembers
            }
        }
    }

    /// Reads the value of a policy as [`PolicyValue::as_str`] writes it.
    #[must_use]
    pub fn parse(policy: PolicyCode, name: &str) -> Option<Self> {
        policy.values().find(|value| value.as_str() == name)
    }
}

/// What holds for one treaty on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policies {
    declared: BTreeMap<PolicyCode, PolicyValue>,
}

impl Policies {
    /// The same with one more value declared, in the place of what held before.
    #[must_use]
    pub fn with(mut self, value: PolicyValue) -> Self {
        self.declared.insert(value.policy(), value);
        self
    }

    /// The value that holds.
    #[must_use]
    pub fn value(&self, policy: PolicyCode) -> PolicyValue {
        self.declared
            .get(&policy)
            .copied()
            .unwrap_or_else(|| policy.default_value())
    }

    /// Whether this is the value of its policy that holds.
    #[must_use]
    pub fn holds(&self, value: PolicyValue) -> bool {
        self.value(value.policy()) == value
    }
}

//! What each policy asks, what each value answers, and where that comes from.

use super::{PolicyCode, PolicyValue};

impl PolicyCode {
    /// The question, in one sentence.
    #[must_use]
    pub fn definition(self) -> &'static str {
        match self {
            Self::WithdrawalAfterThreshold => {
                "Whether an instrument that is withdrawn after the conditions were met, and before the entry into \
                 force, undoes them."
            }
            Self::ReioAccessionBeforeEntryIntoForce => {
                "Whether a regional economic integration organization may accede before the entry into force, where \
                 the treaty asks that a member State is a party and there is none yet."
            }
            Self::PredecessorAndSuccessor => {
                "Whether the instrument of a State that is no more goes on counting towards the threshold beside \
                 those of its successors."
            }
            Self::Eligibility => "Who may take part in a treaty that is open to all States.",
            Self::OperativeDateOfDeposit => {
                "Which day is the date of deposit of an instrument that is received in electronic form first and on \
                 paper later."
            }
            Self::WronglyDatedDeposit => {
                "What becomes of the computed entry into force when the date of a deposit turns out to be wrong."
            }
            Self::AssertedEntryIntoForce => {
                "What becomes of a date of entry into force that the depositary states, beside the computed one."
            }
            Self::ReioCeasesWithMembers => {
                "When a regional economic integration organization ceases to be a party because its member States \
                 have denounced."
            }
        }
    }

    /// Where the question, and what is known of an answer, comes from.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Self::WithdrawalAfterThreshold => {
                "VCLT 55 by analogy, and the depositary's practice with instruments withdrawn before entry into force"
            }
            Self::ReioAccessionBeforeEntryIntoForce => {
                "VCLT 2(1)(g), and the treaty's clause on organizations"
            }
            Self::PredecessorAndSuccessor => {
                "VCSST 18, 32 and 49(1), and the depositary's practice in applying the last"
            }
            Self::Eligibility => "the depositary's practice with \"all States\" clauses",
            Self::OperativeDateOfDeposit => "VCLT 16(b); the depositary's practice was not read",
            Self::WronglyDatedDeposit => "VCLT 79(4) by analogy",
            Self::AssertedEntryIntoForce => "VCLT 24(1) and 77(1)(f)",
            Self::ReioCeasesWithMembers => {
                "the treaty's clause on denunciation, such as UNCAC 70(2)"
            }
        }
    }
}

impl PolicyValue {
    /// What the register does, in one sentence.
    #[must_use]
    pub fn definition(self) -> &'static str {
        match self {
            Self::ConditionsStayMet => {
                "Conditions once met stay met, and the entry into force follows from the day on which they were."
            }
            Self::AsNeverDeposited => {
                "An instrument withdrawn before the entry into force is treated as never deposited, so the day on \
                 which the conditions were met may move or fall away."
            }
            Self::Strict => {
                "A member State must be a party on the date of the accession; before the entry into force none is."
            }
            Self::WithOverrideReason => {
                "The same, but the depositary may accept the instrument and state why."
            }
            Self::Both => {
                "Each counts from its own deposit; the predecessor's goes on counting beside its successors'."
            }
            Self::CountOnceForContinuingOrNotifyingState => {
                "The predecessor's counts until the first instrument that counts in its place: a successor's \
                 notification of succession, or any of a State that alone succeeds it."
            }
            Self::ListAndDecisions => {
                "The States of the register's list of participants, and organizations where the treaty admits them; \
                 a decision on a participant overrides the list from its date."
            }
            Self::Paper => "The day on which the paper is received.",
            Self::FirstReceipt => {
                "The day on which the instrument is first received, in whatever form."
            }
            Self::CorrectionRecomputes => {
                "A correction takes the wrong date out from the beginning; everything is computed anew, and the date \
                 before and after it is shown."
            }
            Self::BesideComputed => {
                "It is shown beside the computed date and never takes its place; a difference is a finding."
            }
            Self::AllThatWereParty => {
                "When all its member States that were parties have denounced."
            }
            Self::EveryMemberLiterally => {
                "When every member State has denounced, so never while one that was not a party is among them."
            }
        }
    }
}

//! What a reader must be told because the law is silent or the depositary says otherwise; computed, never announced.

use chrono::NaiveDate;

use super::threshold::{Commencement, Floor, Reached, Readings};
use super::treaty::EntryIntoForceClause;

/// Something that needs a decision of the depositary, or a look at one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// An instrument was withdrawn after the conditions were met. No source says whether that undoes them; a policy says
    /// which of the two dates the register states.
    WithdrawalAfterThreshold {
        /// The entry into force if conditions once met stay met.
        conditions_stay_met: NaiveDate,
        /// The entry into force if a withdrawn instrument counts as never deposited; none if the conditions fail.
        as_never_deposited: Option<NaiveDate>,
    },
    /// The depositary states another date of entry into force than the register computes.
    AssertedEntryIntoForceDiffers {
        /// The date that the depositary states.
        asserted: NaiveDate,
        /// The date that follows from the record; none while the conditions have not been met.
        computed: Option<NaiveDate>,
    },
}

/// What kind of finding it is. The list is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingCode {
    /// An instrument was withdrawn between the threshold and the entry into force, and the readings differ.
    WithdrawalAfterThreshold,
    /// The asserted entry into force is not the computed one.
    AssertedEntryIntoForceDiffers,
}

impl FindingCode {
    /// All of them.
    pub const ALL: [Self; 2] = [
        Self::WithdrawalAfterThreshold,
        Self::AssertedEntryIntoForceDiffers,
    ];

    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WithdrawalAfterThreshold => "withdrawal_after_threshold",
            Self::AssertedEntryIntoForceDiffers => "asserted_entry_into_force_differs",
        }
    }
}

impl Finding {
    /// What kind of finding it is.
    #[must_use]
    pub fn code(&self) -> FindingCode {
        match self {
            Self::WithdrawalAfterThreshold { .. } => FindingCode::WithdrawalAfterThreshold,
            Self::AssertedEntryIntoForceDiffers { .. } => {
                FindingCode::AssertedEntryIntoForceDiffers
            }
        }
    }

    /// The finding about two readings whose dates differ.
    #[must_use]
    pub fn of_readings(
        clause: &EntryIntoForceClause,
        floor: Floor,
        readings: &Readings,
    ) -> Option<Self> {
        let in_force_on =
            |reached: &Reached| Commencement::of(clause, reached.on, floor).map(|c| c.in_force_on);
        let conditions_stay_met = in_force_on(readings.conditions_stay_met.as_ref()?)?;
        let as_never_deposited = readings.as_never_deposited.as_ref().and_then(in_force_on);
        (as_never_deposited != Some(conditions_stay_met)).then_some(
            Self::WithdrawalAfterThreshold {
                conditions_stay_met,
                as_never_deposited,
            },
        )
    }

    /// The finding about a stated date that is not the computed one.
    #[must_use]
    pub fn of_asserted(asserted: NaiveDate, computed: Option<NaiveDate>) -> Option<Self> {
        (computed != Some(asserted))
            .then_some(Self::AssertedEntryIntoForceDiffers { asserted, computed })
    }
}

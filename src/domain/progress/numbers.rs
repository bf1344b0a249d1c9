//! What is counted of where everyone stands, on one day or day by day.

use super::Split;
use crate::domain::assessment::{Standing, Status};

/// The numbers that are read off where everyone stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Numbers {
    /// Those that have signed, whatever else they did since.
    pub signatories: Split,
    /// Of those, how many have made known that they will not become parties.
    pub signatures_withdrawn: u32,
    /// How many have an instrument that stands and counts.
    pub counted: u32,
    /// Those that consented, for which the treaty is not yet in force.
    pub contracting_states: Split,
    /// Those for which it is in force.
    pub parties: Split,
}

impl Numbers {
    /// Counts these standings.
    pub fn of<'a>(standings: impl IntoIterator<Item = &'a Standing>) -> Self {
        let mut numbers = Self::default();
        for standing in standings {
            if let Some(signed) = &standing.signed {
                numbers.signatories.take(standing);
                numbers.signatures_withdrawn += u32::from(signed.withdrawn_on.is_some());
            }
            numbers.counted += u32::from(standing.counts);
            match standing.status {
                Status::ContractingState => numbers.contracting_states.take(standing),
                Status::Party => numbers.parties.take(standing),
                Status::NoAction
                | Status::Signatory
                | Status::SignatureWithdrawn
                | Status::InstrumentWithdrawn
                | Status::FormerParty
                | Status::Ceased => {}
            }
        }
        numbers
    }
}

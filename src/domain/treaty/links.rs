//! What links a treaty to others and to its own participants: its parent, the end of an organization's participation
//! with that of its members, and numbers of parties on which something else depends.

use super::Provenance;
use crate::domain::ids::TreatyId;
use crate::domain::language::Texts;

/// The treaty that this one supplements: a protocol's convention.
///
/// The rules here hold only where the parent is in the register too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParentClause {
    /// The parent.
    pub treaty: TreatyId,
    /// The article on how the two are related, of the parent unless it names another: `37`.
    pub article: Option<String>,
    /// Whether only one that is bound by the parent may consent to be bound. UNTOC 37(2).
    pub participation_requires: bool,
    /// Whether leaving the parent is leaving this treaty, on the same day. UNTOC 40(3).
    pub denunciation_entails: Option<EntailedDenunciation>,
    /// Whether it enters into force not before its parent. Trafficking Protocol 17(1).
    pub entry_into_force_floor: bool,
    /// Where it was read.
    pub provenance: Provenance,
}

/// The clause by which a denunciation of the parent entails one of this treaty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntailedDenunciation {
    /// The article, of the parent unless it names another: `40(3)`.
    pub article: Option<String>,
    /// Where it was read.
    pub provenance: Provenance,
}

/// The clause by which an organization ceases to be a party when all its member States have left. UNCAC 70(2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReioCessation {
    /// The article.
    pub article: Option<String>,
    /// Where it was read.
    pub provenance: Provenance,
}

/// A number of parties on which something other than the entry into force depends. Hanoi 62.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FurtherThreshold {
    /// The article.
    pub article: String,
    /// Who counts.
    pub counts: FurtherCount,
    /// How many it takes.
    pub count: u32,
    /// What may or shall be done once the number is reached.
    pub purpose: Texts,
    /// Where it was read.
    pub provenance: Provenance,
}

/// Who counts towards a further threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FurtherCount {
    /// States for which the treaty is in force; an organization does not count.
    StatesParties,
    /// States and organizations for which it is in force.
    Parties,
    /// States and organizations that are bound, whether it is in force for them or not.
    ContractingStatesAndParties,
}

impl FurtherCount {
    /// All of them.
    pub const ALL: [Self; 3] = [
        Self::StatesParties,
        Self::Parties,
        Self::ContractingStatesAndParties,
    ];

    /// The name used in documents and answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::StatesParties => "states_parties",
            Self::Parties => "parties",
            Self::ContractingStatesAndParties => "contracting_states_and_parties",
        }
    }
}

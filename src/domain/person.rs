//! Who acts: a person or a system, as the issuer of its token names it, for a State or for the depositary.

use super::ids::ParticipantCode;

/// A person or a system; a subject is one only together with its issuer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person {
    /// Who vouches for it.
    pub issuer: String,
    /// What the issuer calls it.
    pub subject: String,
}

/// A person who does something, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub person: Person,
    /// The State or organization for which it acts; none for the depositary.
    pub participant: Option<ParticipantCode>,
}

impl Actor {
    /// Whether it acts for the depositary.
    #[must_use]
    pub fn is_depositary(&self) -> bool {
        self.participant.is_none()
    }
}

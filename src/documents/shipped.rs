//! What a new register starts with, compiled into the program: the participants, and three treaties with their
//! actions. The sources of each fact are in `data/README.md`.

use super::participants::{ParticipantsError, directory};
use crate::domain::participant::Directory;

/// A treaty that is shipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipped {
    /// The treaty document.
    pub document: &'static str,
    /// The table of its actions.
    pub actions: &'static str,
}

/// The shipped participants, memberships and predecessor States.
///
/// # Errors
/// What is wrong with the shipped lists; a test makes sure that there is nothing.
pub fn participants() -> Result<Directory, ParticipantsError> {
    directory(
        include_str!("../../data/participants.csv"),
        include_str!("../../data/reio-members.csv"),
        include_str!("../../data/predecessor-states.csv"),
    )
}

/// The shipped treaties: the Hanoi Convention, UNTOC and UNCAC, in this order.
#[must_use]
pub fn treaties() -> [Shipped; 3] {
    [
        Shipped {
            document: include_str!("../../data/treaties/hanoi-convention.json"),
            actions: include_str!("../../data/treaties/hanoi-convention.csv"),
        },
        Shipped {
            document: include_str!("../../data/treaties/untoc.json"),
            actions: include_str!("../../data/treaties/untoc.csv"),
        },
        Shipped {
            document: include_str!("../../data/treaties/uncac.json"),
            actions: include_str!("../../data/treaties/uncac.csv"),
        },
    ]
}

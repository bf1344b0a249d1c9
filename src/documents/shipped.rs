//! What a new register starts with, compiled into the program: the participants, and three treaties with their
//! actions.
//!
//! Beside them, never entered into a register, are the histories of thirteen treaties with what was officially stated
//! about their entry into force. The sources of each fact are in `data/README.md`.

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

/// The shipped participants with their former names, memberships and predecessor States.
///
/// # Errors
/// What is wrong with the shipped lists; a test makes sure that there is nothing.
pub fn participants() -> Result<Directory, ParticipantsError> {
    directory(
        include_str!("../../data/participants.csv"),
        include_str!("../../data/reio-members.csv"),
        include_str!("../../data/predecessor-states.csv"),
        include_str!("../../data/former-names.csv"),
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

/// A finished history that the service can be held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replay {
    /// The name of its files.
    pub name: &'static str,
    /// The files.
    pub files: Shipped,
}

/// What was officially stated about the replays: a table with a row for each.
#[must_use]
pub fn official_dates() -> &'static str {
    include_str!("../../data/replays/official.csv")
}

/// The histories of thirteen treaties: twelve that have entered into force, and the Comprehensive Nuclear-Test-Ban
/// Treaty, which has not.
#[must_use]
pub fn replays() -> [Replay; 13] {
    [
        Replay {
            name: "4-11",
            files: Shipped {
                document: include_str!("../../data/replays/4-11.json"),
                actions: include_str!("../../data/replays/4-11.csv"),
            },
        },
        Replay {
            name: "4-15",
            files: Shipped {
                document: include_str!("../../data/replays/4-15.json"),
                actions: include_str!("../../data/replays/4-15.csv"),
            },
        },
        Replay {
            name: "9-4",
            files: Shipped {
                document: include_str!("../../data/replays/9-4.json"),
                actions: include_str!("../../data/replays/9-4.csv"),
            },
        },
        Replay {
            name: "18-10",
            files: Shipped {
                document: include_str!("../../data/replays/18-10.json"),
                actions: include_str!("../../data/replays/18-10.csv"),
            },
        },
        Replay {
            name: "18-12",
            files: Shipped {
                document: include_str!("../../data/replays/18-12.json"),
                actions: include_str!("../../data/replays/18-12.csv"),
            },
        },
        Replay {
            name: "18-12-a",
            files: Shipped {
                document: include_str!("../../data/replays/18-12-a.json"),
                actions: include_str!("../../data/replays/18-12-a.csv"),
            },
        },
        Replay {
            name: "18-14",
            files: Shipped {
                document: include_str!("../../data/replays/18-14.json"),
                actions: include_str!("../../data/replays/18-14.csv"),
            },
        },
        Replay {
            name: "26-4",
            files: Shipped {
                document: include_str!("../../data/replays/26-4.json"),
                actions: include_str!("../../data/replays/26-4.csv"),
            },
        },
        Replay {
            name: "26-5",
            files: Shipped {
                document: include_str!("../../data/replays/26-5.json"),
                actions: include_str!("../../data/replays/26-5.csv"),
            },
        },
        Replay {
            name: "27-7-a",
            files: Shipped {
                document: include_str!("../../data/replays/27-7-a.json"),
                actions: include_str!("../../data/replays/27-7-a.csv"),
            },
        },
        Replay {
            name: "27-7-d",
            files: Shipped {
                document: include_str!("../../data/replays/27-7-d.json"),
                actions: include_str!("../../data/replays/27-7-d.csv"),
            },
        },
        Replay {
            name: "27-8",
            files: Shipped {
                document: include_str!("../../data/replays/27-8.json"),
                actions: include_str!("../../data/replays/27-8.csv"),
            },
        },
        Replay {
            name: "27-14",
            files: Shipped {
                document: include_str!("../../data/replays/27-14.json"),
                actions: include_str!("../../data/replays/27-14.csv"),
            },
        },
    ]
}

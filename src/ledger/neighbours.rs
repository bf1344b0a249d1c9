//! The finished histories that ship, to compare the pace of others with.
//!
//! They are those of [`conformance`](super::conformance): computed by the rules of every treaty, never entered into
//! the register. Computing them is the work of ten imports, so it is done once, when first asked for, and shared by
//! every state of the register that follows.

use crate::documents::shipped::{self, Replay};
use crate::domain::pace::{Neighbour, NoNeighbour};
use crate::domain::participant::Directory;
use crate::domain::treaty::SharedTreaty;

use super::files::Reading;

/// The finished histories.
#[derive(Debug, Clone, Default)]
pub struct Neighbours {
    /// Those that can be compared with, in the order of their files.
    pub finished: Vec<Neighbour>,
    /// Those that cannot, with the reason.
    pub left_out: Vec<(SharedTreaty, NoNeighbour)>,
    /// Each file that could not be read, by name, with what is wrong.
    pub unreadable: Vec<(String, String)>,
}

impl Neighbours {
    /// Those that ship.
    #[must_use]
    pub fn shipped(directory: &Directory) -> Self {
        Self::of(&shipped::replays(), directory)
    }

    /// Computes histories.
    #[must_use]
    pub fn of(replays: &[Replay], directory: &Directory) -> Self {
        let mut neighbours = Self::default();
        for replay in replays {
            let files = replay.files;
            match Reading::of(files.document, files.actions.as_bytes(), directory) {
                Ok(reading) => {
                    let history = reading.history();
                    match Neighbour::of(&history, directory) {
                        Ok(neighbour) => neighbours.finished.push(neighbour),
                        Err(reason) => {
                            let treaty = history.shared_treaty().clone();
                            neighbours.left_out.push((treaty, reason));
                        }
                    }
                }
                Err(error) => {
                    let unreadable = (replay.name.to_owned(), error.to_string());
                    neighbours.unreadable.push(unreadable);
                }
            }
        }
        neighbours
    }
}

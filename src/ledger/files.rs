//! Treaties and their histories from files: what ships with the service, and what an operator brings.

use crate::documents::{actions, shipped, treaty};
use crate::domain::action::{Action, Origin};
use crate::domain::history::{HYPOTHETICAL, History};
use crate::domain::ids::Position;
use crate::domain::participant::Directory;
use crate::domain::rules::{Regime, Review};

use super::proposal::Import;
use super::{Ledger, RecordError};

/// A treaty with its history, read and checked, not yet entered.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What would be entered.
    pub import: Import,
    /// The line in the file of each act.
    pub rows: Vec<u64>,
    /// What breaks a rule or was left out; the acts are facts all the same.
    pub warnings: Vec<Warning>,
}

/// Something in a file that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The line in the file; the header is line 1.
    pub row: u64,
    /// Which rule or what else.
    pub code: &'static str,
    /// In words.
    pub detail: String,
}

/// Why files could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadingError {
    /// The treaty document.
    #[error("the treaty document is refused {0}")]
    Document(String),
    /// The actions.
    #[error("the file of actions is refused: {0}")]
    Actions(String),
}

impl Reading {
    /// Reads a treaty document and a CSV of its actions, and checks the history against the treaty's rules.
    ///
    /// # Errors
    /// When either cannot be read; a rule that is broken is a warning.
    pub fn of(
        document: &str,
        csv: impl std::io::Read,
        directory: &Directory,
    ) -> Result<Self, ReadingError> {
        let treaty =
            treaty::parse(document).map_err(|error| ReadingError::Document(error.to_string()))?;
        let file = actions::read(csv).map_err(|error| ReadingError::Actions(error.to_string()))?;
        let unknown = file
            .rows
            .iter()
            .find(|row| directory.resolve(&row.act.participant).is_none());
        if let Some(row) = unknown {
            return Err(ReadingError::Actions(format!(
                "line {}: no participant has the code {}",
                row.row, row.act.participant
            )));
        }
        let mut warnings: Vec<Warning> = file
            .warnings
            .into_iter()
            .map(|warning| Warning {
                row: warning.row,
                code: warning.code,
                detail: warning.detail,
            })
            .collect();
        let (rows, acts): (Vec<u64>, Vec<_>) =
            file.rows.into_iter().map(|row| (row.row, row.act)).unzip();
        let import = Import { treaty, acts };
        warnings.extend(irregularities(&import, &rows, directory));
        warnings.sort_by_key(|warning| warning.row);
        Ok(Self {
            import,
            rows,
            warnings,
        })
    }

    /// The history as the file tells it, without any register.
    #[must_use]
    pub fn history(&self) -> History {
        history(&self.import)
    }
}

/// The actions as if the file were the record: the nth act at position n.
fn history(import: &Import) -> History {
    let actions: Vec<Action> = (1_u64..)
        .zip(&import.acts)
        .map(|(position, act)| Action::new(Position(position), Origin::Imported, act.clone()))
        .collect();
    History::of(import.treaty.clone().into(), &actions)
}

fn irregularities(import: &Import, rows: &[u64], directory: &Directory) -> Vec<Warning> {
    let history = history(import);
    let review = Review::new(&history, directory, Regime::History);
    history
        .participants()
        .flat_map(|code| review.of(code))
        .filter(|(position, _)| *position != HYPOTHETICAL)
        .map(|(position, irregularity)| {
            let index = usize::try_from(position.0.saturating_sub(1)).unwrap_or(usize::MAX);
            Warning {
                row: rows.get(index).copied().unwrap_or_default(),
                code: irregularity.code.as_str(),
                detail: irregularity.detail,
            }
        })
        .collect()
}

impl Ledger {
    /// Fills an empty ledger with the record that ships with the service. Returns how many entries it made: none
    /// if the ledger had any.
    ///
    /// # Errors
    /// When the shipped files cannot be read, or the truth about a failure to record.
    pub fn seed(&self) -> Result<usize, SeedError> {
        let directory = self.published().register.directory().clone();
        if self.published().register.head().position != Position::ZERO {
            return Ok(0);
        }
        let imports = shipped::treaties()
            .into_iter()
            .map(|treaty| {
                Ok(Reading::of(treaty.document, treaty.actions.as_bytes(), &directory)?.import)
            })
            .collect::<Result<Vec<Import>, ReadingError>>()?;
        Ok(self.import_all_blocking(imports)?.entries.len())
    }
}

/// Why an empty ledger could not be filled.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The shipped files.
    #[error(transparent)]
    Reading(#[from] ReadingError),
    /// The record.
    #[error(transparent)]
    Record(#[from] RecordError),
}

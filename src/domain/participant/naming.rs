//! Names with their dates: a State may be renamed without a new treaty act.

use chrono::NaiveDate;

use super::Participant;
use crate::domain::language::Texts;

/// A name that a participant had before its present one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerName {
    /// The name.
    pub names: Texts,
    /// The first day; none where only the end is known.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: NaiveDate,
    /// Where the dates were read.
    pub source: String,
    /// What a reader should know beside it.
    pub note: Option<String>,
}

impl FormerName {
    /// Whether it was the name on that day.
    #[must_use]
    pub fn lasts_on(&self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date) && date <= self.until
    }

    /// Whether both were the name on some day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.lasts_on(self.until.min(other.until)) && other.lasts_on(self.until.min(other.until))
    }
}

impl Participant {
    /// The name that it had on a day; the present one where no other is known for that day.
    #[must_use]
    pub fn name_on(&self, date: NaiveDate) -> &Texts {
        self.former_names
            .iter()
            .find(|former| former.lasts_on(date))
            .map_or(&self.names, |former| &former.names)
    }
}

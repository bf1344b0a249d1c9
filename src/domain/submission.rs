//! Submissions: instruments that a ministry lodges, before they are anything of the record.
//!
//! A submission is examined for due and proper form (VCLT 77(1)(d)), and recorded or returned. What it comes to is an
//! action of the record; the submission itself is between its State and the depositary.

pub mod status;

use std::fmt;

pub use status::{Status, Step};

/// A submission's identifier: a UUID in its usual form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubmissionId(String);

impl SubmissionId {
    /// Reads an identifier: 32 lower-case hexadecimal digits in groups of 8, 4, 4, 4 and 12.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let groups: Vec<&str> = text.split('-').collect();
        let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
        (lengths == [8, 4, 4, 4, 12] && groups.iter().all(|group| group.bytes().all(is_digit)))
            .then(|| Self(text.to_owned()))
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SubmissionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

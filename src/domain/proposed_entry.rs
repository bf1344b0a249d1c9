//! Entries that one officer of the depositary proposed and another is to confirm, where two are required.
//!
//! A proposed entry is nothing of the record. It is decided anew when it is confirmed, for the record may have changed.

use std::fmt;

use chrono::{DateTime, Utc};

use super::ids::{Position, TreatyId};
use super::person::Person;

/// A proposed entry's identifier: a UUID in its usual form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProposedEntryId(String);

impl ProposedEntryId {
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

impl fmt::Display for ProposedEntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedFor {
    /// One action.
    Action,
    /// Several actions, all or none.
    Batch,
    /// A correction of the action at this position.
    Correction(Position),
    /// A decision.
    Decision,
}

impl AskedFor {
    /// The name used in answers and the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Batch => "batch",
            Self::Correction(_) => "correction",
            Self::Decision => "decision",
        }
    }

    /// Reads a name; a correction says also of which action it is.
    #[must_use]
    pub fn parse(name: &str, corrects: Option<Position>) -> Option<Self> {
        match (name, corrects) {
            ("action", None) => Some(Self::Action),
            ("batch", None) => Some(Self::Batch),
            ("decision", None) => Some(Self::Decision),
            ("correction", Some(of)) => Some(Self::Correction(of)),
            (_, Some(_) | None) => None,
        }
    }

    /// The action that it corrects.
    #[must_use]
    pub fn corrects(self) -> Option<Position> {
        match self {
            Self::Correction(of) => Some(of),
            Self::Action | Self::Batch | Self::Decision => None,
        }
    }
}

/// Where a proposed entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It waits for a second officer.
    Open,
    /// A second officer confirmed it, and it is in the record. Nothing follows.
    Confirmed,
    /// An officer rejected it, or the one who proposed it took it back. Nothing follows.
    Rejected,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Open, Self::Confirmed, Self::Rejected];

    /// The name used in requests, answers and the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Confirmed => "confirmed",
            Self::Rejected => "rejected",
        }
    }

    /// Reads a name as [`Status::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }
}

/// How a proposed entry was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Person,
    /// What was said on that occasion: why it was rejected.
    pub said: Option<String>,
    /// The first entry of the record that followed from it.
    pub entry: Option<Position>,
}

/// An entry that an officer proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedEntry {
    /// Its id.
    pub id: ProposedEntryId,
    /// The treaty.
    pub treaty: TreatyId,
    /// What was asked for.
    pub asked: AskedFor,
    /// The request's body, as it was sent.
    pub body: String,
    /// Where it stands.
    pub status: Status,
    /// Counts the changes.
    pub version: u64,
    /// When it was proposed.
    pub proposed_at: DateTime<Utc>,
    /// By whom.
    pub proposed_by: Person,
    /// How it was closed, if it was.
    pub closed: Option<Closed>,
}

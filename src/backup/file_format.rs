//! What is in the file: a zstd-compressed tar, whose first member says what it is and whose last what must be in it.
//!
//! Between them are the rows of the tables, some thousands a member, one JSON array a line, and the documents. The last
//! member has the SHA-256 of every other, so that no byte can change and none can be missing unseen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::ids::Position;
use crate::store::chain::{Hash, Head};

/// The format of this program.
pub const FORMAT: &str = "signatory-backup/1";
/// The name of the first member.
pub const FIRST: &str = "backup.json";
/// The name of the last member.
pub const LAST: &str = "manifest.json";
/// The folder of the tables' members.
pub const TABLES: &str = "tables/";
/// The folder of the documents.
pub const DOCUMENTS: &str = "documents/";

/// The first member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The format.
    pub format: String,
    /// The version of the program that made it.
    pub program: String,
    /// The version of the schema.
    pub schema: String,
    /// When it was made.
    pub taken_at: String,
}

/// The last member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Every other member, in the order of the file.
    pub members: Vec<Member>,
    /// The number of rows of each table.
    pub rows: BTreeMap<String, u64>,
    /// The last number that each table has given that gives numbers.
    pub last_given: BTreeMap<String, i64>,
    /// The head of the record.
    pub ledger: Checkpoint,
    /// The head of the audit trail.
    pub audit: Checkpoint,
    /// The documents of submissions.
    pub documents: Documents,
}

/// A member of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// Where a chain ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// The last position.
    pub position: u64,
    /// Its hash.
    pub hash: String,
}

/// What is said of documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    /// Whether their bytes are in the file.
    pub included: bool,
    /// How many of different bytes the rows refer to.
    pub referred_to: u64,
    /// Those that were removed while the backup was made, after its moment.
    pub removed_meanwhile: Vec<String>,
}

impl From<Head> for Checkpoint {
    fn from(head: Head) -> Self {
        Self {
            position: head.position.0,
            hash: head.hash.to_string(),
        }
    }
}

impl Checkpoint {
    /// As a head; none where the hash is none.
    #[must_use]
    pub fn head(&self) -> Option<Head> {
        Some(Head {
            position: Position(self.position),
            hash: Hash::from_hex(&self.hash)?,
        })
    }
}

/// As it is given on the command line.
impl std::fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.position, self.hash)
    }
}

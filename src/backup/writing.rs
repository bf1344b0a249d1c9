//! Makes a backup: one snapshot of the database into one file, while others write.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::BackupError;
use super::documents::Documents;
use super::file_format::{self as format, Heading, Manifest, Member};
use crate::store::carrying;
use crate::store::carrying::tables::{self, TABLES, Table};
use crate::store::connection::Database;
use crate::store::url::DatabaseUrl;
use crate::store::{audit, ledger, migrations, submission_document};
use crate::vault::{Address, VaultError};

pub use super::documents::Documents as Source;

/// About how many bytes of rows are in one member.
const MEMBER_BYTES: usize = 4 * 1024 * 1024;
/// How hard zstd tries: a record is small, and its text compresses well.
const LEVEL: i32 = 9;

/// Writes everything as it is at this moment.
///
/// # Errors
/// When the database or a document cannot be read, the schema is not this program's, or the file cannot be written.
pub fn write<W: Write>(
    url: &DatabaseUrl,
    documents: Option<&Documents<'_>>,
    now: DateTime<Utc>,
    file: W,
    progress: impl Fn(u64, u64),
) -> Result<(Manifest, W), BackupError> {
    let mut database = Database::open_existing(url)?;
    migrations::require_newest(&mut database)?;
    carrying::begin_snapshot(&mut database)?;
    let mut compressed = zstd::Encoder::new(file, LEVEL)?;
    compressed.include_checksum(true)?;
    let mut writing = Writing {
        archive: tar::Builder::new(compressed),
        members: Vec::new(),
    };
    writing.json(
        format::FIRST,
        &Heading {
            format: format::FORMAT.into(),
            program: env!("CARGO_PKG_VERSION").into(),
            schema: migrations::newest()?,
            taken_at: now.to_rfc3339_opts(SecondsFormat::Micros, true),
        },
    )?;
    let mut contents = Contents::default();
    let total = u64::try_from(TABLES.len()).unwrap_or(u64::MAX);
    for (done, table) in (1..).zip(TABLES) {
        let rows = writing.table(&mut database, table, &mut contents)?;
        contents.rows.insert(table.name.to_owned(), rows);
        if let Some(last) = carrying::last_given(&mut database, table)? {
            contents.last_given.insert(table.name.to_owned(), last);
        }
        progress(done, total);
    }
    let heads = (ledger::head(&mut database)?, audit::head(&mut database)?);
    let said = writing.documents(url, documents, &contents.documents)?;
    let manifest = Manifest {
        members: std::mem::take(&mut writing.members),
        rows: contents.rows,
        last_given: contents.last_given,
        ledger: heads.0.into(),
        audit: heads.1.into(),
        documents: said,
    };
    writing.json(format::LAST, &manifest)?;
    database.roll_back()?;
    let file = writing.archive.into_inner()?.finish()?;
    Ok((manifest, file))
}

/// What was seen on the way through the tables.
#[derive(Default)]
struct Contents {
    rows: BTreeMap<String, u64>,
    last_given: BTreeMap<String, i64>,
    /// The addresses of documents, with their sizes.
    documents: BTreeSet<(String, u64)>,
}

struct Writing<W: Write> {
    archive: tar::Builder<W>,
    members: Vec<Member>,
}

impl<W: Write> Writing<W> {
    fn json(&mut self, name: &str, value: &impl Serialize) -> Result<(), BackupError> {
        let mut bytes = serde_json::to_vec_pretty(value).map_err(std::io::Error::other)?;
        bytes.push(b'\n');
        self.bytes(name, &bytes)
    }

    fn bytes(&mut self, name: &str, bytes: &[u8]) -> Result<(), BackupError> {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.member(name, size, bytes)
    }

    fn member(&mut self, name: &str, size: u64, bytes: impl Read) -> Result<(), BackupError> {
        let mut header = tar::Header::new_gnu();
        header.set_size(size);
        header.set_mode(0o600);
        let mut hashed = Hashed {
            bytes,
            hash: Sha256::new(),
            read: 0,
        };
        self.archive.append_data(&mut header, name, &mut hashed)?;
        if hashed.read != size {
            let detail = format!("{name} has {} bytes, and {size} were expected", hashed.read);
            return Err(BackupError::Refused(detail));
        }
        self.members.push(Member {
            name: name.to_owned(),
            bytes: size,
            sha256: hex::encode(hashed.hash.finalize()),
        });
        Ok(())
    }

    /// Writes the rows of a table, and notes the documents among them. Returns how many rows there were.
    fn table(
        &mut self,
        database: &mut Database,
        table: &'static Table,
        contents: &mut Contents,
    ) -> Result<u64, BackupError> {
        let (mut rows, mut part) = (0, 0_u32);
        let mut waiting: Vec<u8> = Vec::new();
        carrying::read(database, table, |row| {
            serde_json::to_writer(&mut waiting, &row).map_err(std::io::Error::other)?;
            waiting.push(b'\n');
            rows += 1;
            if table.name == tables::DOCUMENT {
                contents.documents.extend(document(table, &row));
            }
            if waiting.len() >= MEMBER_BYTES {
                part += 1;
                self.bytes(&member_name(table, part), &waiting)?;
                waiting.clear();
            }
            Ok::<(), BackupError>(())
        })?;
        if !waiting.is_empty() {
            self.bytes(&member_name(table, part + 1), &waiting)?;
        }
        Ok(rows)
    }

    fn documents(
        &mut self,
        url: &DatabaseUrl,
        source: Option<&Documents<'_>>,
        wanted: &BTreeSet<(String, u64)>,
    ) -> Result<format::Documents, BackupError> {
        let mut said = format::Documents {
            included: source.is_some(),
            referred_to: u64::try_from(wanted.len()).unwrap_or(u64::MAX),
            removed_meanwhile: Vec::new(),
        };
        let Some(source) = source else {
            return Ok(said);
        };
        for (sha256, size) in wanted {
            let address = Address::parse(sha256)
                .ok_or_else(|| BackupError::Refused(format!("{sha256:?} is no SHA-256")))?;
            match source.read(address) {
                Ok(bytes) => {
                    self.member(&format!("{}{sha256}", format::DOCUMENTS), *size, bytes)?;
                }
                // Removed after the moment of the snapshot, or lost: the rows of now tell.
                Err(VaultError::Missing(_)) if !is_referred_to_now(url, sha256)? => {
                    said.removed_meanwhile.push(sha256.clone());
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(said)
    }
}

fn is_referred_to_now(url: &DatabaseUrl, sha256: &str) -> Result<bool, BackupError> {
    let mut database = Database::open_existing(url)?;
    Ok(submission_document::is_referred_to(&mut database, sha256)?)
}

fn member_name(table: &Table, part: u32) -> String {
    format!("{}{}-{part:05}.ndjson", format::TABLES, table.name)
}

/// The address and size of the document in a row.
fn document(table: &Table, row: &[Value]) -> Option<(String, u64)> {
    let value = |name: &str| {
        let mut cells = table.columns.iter().zip(row);
        cells.find_map(|((column, _), value)| (*column == name).then_some(value))
    };
    let sha256 = value("sha256")?.as_str()?.to_owned();
    Some((sha256, value("size_bytes")?.as_u64()?))
}

/// Bytes that are hashed as they pass.
struct Hashed<R> {
    bytes: R,
    hash: Sha256,
    read: u64,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let many = self.bytes.read(buffer)?;
        self.hash.update(buffer.get(..many).unwrap_or_default());
        self.read += u64::try_from(many).unwrap_or(u64::MAX);
        Ok(many)
    }
}

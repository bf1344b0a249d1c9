//! Reads a backup and checks everything in it: the members against the manifest, and both chains up to their heads.
//!
//! The same reading checks a file that was just written and fills a database; what differs is what hears of the rows.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::BackupError;
use super::file_format::{self as format, FORMAT, Heading, Manifest, Member};
use crate::domain::ids::Position;
use crate::store::carrying;
use crate::store::carrying::tables::{self, TABLES, Table};
use crate::store::chain::{Broken, Chain, Hash, Head};
use crate::store::migrations;
use crate::vault::Address;

/// Far more than any member of ours has but documents, so that a hostile file cannot fill the memory.
const MOST_LINE_BYTES: u64 = 256 * 1024 * 1024;
/// The same for the first and the last member.
const MOST_JSON_BYTES: u64 = 64 * 1024 * 1024;
/// How many rows are handed on at once.
const ROWS_AT_ONCE: usize = 500;

/// What hears of what is in a backup. The order is that of the file: tables, then documents.
pub trait Sink {
    /// Some rows of a table.
    ///
    /// # Errors
    /// When they cannot be taken.
    fn rows(&mut self, table: &'static Table, rows: &[Vec<Value>]) -> Result<(), BackupError>;

    /// A document, to be read to its end.
    ///
    /// # Errors
    /// When it cannot be taken.
    fn document(&mut self, address: Address, bytes: &mut dyn Read) -> Result<(), BackupError>;
}

/// Reads a file to its end.
///
/// # Errors
/// The first thing that is not as it should be.
pub fn read(file: impl Read, sink: &mut impl Sink) -> Result<Manifest, BackupError> {
    let mut archive = tar::Archive::new(zstd::Decoder::new(file).map_err(damaged)?);
    let mut found = Found::default();
    let mut manifest = None;
    for entry in archive.entries().map_err(damaged)? {
        let entry = entry.map_err(damaged)?;
        let name = entry
            .path()
            .map_err(damaged)?
            .to_string_lossy()
            .into_owned();
        if manifest.is_some() {
            return Err(refused(format!("{name} comes after the manifest")));
        }
        let mut entry = Hashed {
            bytes: entry,
            hash: Sha256::new(),
            read: 0,
        };
        if found.members.is_empty() {
            check_heading(&name, &mut entry)?;
        } else if name == format::LAST {
            manifest = Some(json::<Manifest>(&name, &mut entry)?);
            continue;
        } else if let Some(member) = name.strip_prefix(format::TABLES) {
            found.table(member, &mut entry, sink)?;
        } else if let Some(sha256) = name.strip_prefix(format::DOCUMENTS) {
            let address =
                Address::parse(sha256).ok_or_else(|| refused(format!("{name} is no SHA-256")))?;
            sink.document(address, &mut entry)?;
            found.documents += 1;
        } else {
            return Err(refused(format!("{name} does not belong into it")));
        }
        found.members.push(entry.member(name)?);
    }
    // To the end of the compressed bytes, behind which their checksum is.
    std::io::copy(&mut archive.into_inner(), &mut std::io::sink()).map_err(damaged)?;
    let manifest = manifest.ok_or_else(|| refused("it ends before its manifest"))?;
    found.check(&manifest)?;
    Ok(manifest)
}

/// Checks a file without keeping anything of it.
///
/// # Errors
/// The first thing that is not as it should be.
pub fn check(file: impl Read) -> Result<Manifest, BackupError> {
    read(file, &mut Nowhere)
}

struct Nowhere;

impl Sink for Nowhere {
    fn rows(&mut self, _: &'static Table, _: &[Vec<Value>]) -> Result<(), BackupError> {
        Ok(())
    }

    fn document(&mut self, address: Address, bytes: &mut dyn Read) -> Result<(), BackupError> {
        let mut hash = Sha256::new();
        let mut piece = vec![0; 64 * 1024];
        loop {
            let read = bytes.read(&mut piece).map_err(damaged)?;
            let Some(read) = piece.get(..read).filter(|read| !read.is_empty()) else {
                break;
            };
            hash.update(read);
        }
        if Address::of(hash) == address {
            return Ok(());
        }
        Err(refused(format!("the document {address} has another hash")))
    }
}

/// What has been found so far.
#[derive(Default)]
struct Found {
    members: Vec<Member>,
    rows: BTreeMap<&'static str, u64>,
    documents: u64,
    /// How far each chain leads by its entries.
    ledger: Head,
    audit: Head,
    /// What each head says.
    stated: BTreeMap<&'static str, Head>,
    /// The place of the table that was read last, in the order that restoring needs.
    place: usize,
}

impl Found {
    fn table(
        &mut self,
        member: &str,
        bytes: &mut impl Read,
        sink: &mut impl Sink,
    ) -> Result<(), BackupError> {
        let named = member.rsplit_once('-').map_or(member, |(name, _)| name);
        let table = tables::of_name(named)
            .ok_or_else(|| refused(format!("there is no table {named:?}")))?;
        let place = TABLES.iter().position(|known| known == table);
        let place = place.unwrap_or_default();
        if place < self.place {
            return Err(refused(format!("{named} does not come in its order")));
        }
        self.place = place;
        let mut rows = Vec::new();
        for line in BufReader::new(bytes.take(MOST_LINE_BYTES)).lines() {
            let row = carrying::parse(table, &line.map_err(damaged)?)?;
            self.follow(table, &row)?;
            *self.rows.entry(table.name).or_default() += 1;
            rows.push(row);
            if rows.len() >= ROWS_AT_ONCE {
                sink.rows(table, &rows)?;
                rows.clear();
            }
        }
        sink.rows(table, &rows)
    }

    /// Follows the chains along their entries.
    fn follow(&mut self, table: &'static Table, row: &[Value]) -> Result<(), BackupError> {
        match table.name {
            tables::LEDGER_ENTRY => self.ledger = lead(Chain::Ledger, self.ledger, table, row)?,
            tables::AUDIT_ENTRY => self.audit = lead(Chain::AuditTrail, self.audit, table, row)?,
            tables::LEDGER_HEAD | tables::AUDIT_HEAD => {
                let cells = Cells { table, row };
                self.stated.insert(table.name, cells.head()?);
            }
            _ => {}
        }
        Ok(())
    }

    /// Compares what was found with what should be there.
    fn check(&self, manifest: &Manifest) -> Result<(), BackupError> {
        if let Some((found, expected)) = self
            .members
            .iter()
            .zip(&manifest.members)
            .find(|(found, expected)| found != expected)
        {
            let name = &expected.name;
            return Err(refused(format!(
                "{name} is not what the manifest says: {} bytes with SHA-256 {}",
                found.bytes, found.sha256
            )));
        }
        let (expected, found) = (manifest.members.len(), self.members.len());
        if expected != found {
            return Err(refused(format!(
                "expected {expected} members and found {found}"
            )));
        }
        for table in TABLES {
            let found = self.rows.get(table.name).copied().unwrap_or_default();
            if manifest.rows.get(table.name) != Some(&found) {
                let detail = format!(
                    "{} has {found} rows, and not as many as it should",
                    table.name
                );
                return Err(refused(detail));
            }
        }
        let included = &manifest.documents;
        let removed = u64::try_from(included.removed_meanwhile.len()).unwrap_or(u64::MAX);
        if included.included && self.documents.saturating_add(removed) != included.referred_to {
            return Err(refused("a document is missing"));
        }
        self.check_head(tables::LEDGER_HEAD, self.ledger, &manifest.ledger)?;
        self.check_head(tables::AUDIT_HEAD, self.audit, &manifest.audit)
    }

    fn check_head(
        &self,
        name: &'static str,
        reached: Head,
        said: &format::Checkpoint,
    ) -> Result<(), BackupError> {
        let stated = self.stated.get(name).copied();
        if stated == Some(reached) && said.head() == Some(reached) {
            return Ok(());
        }
        Err(refused(format!(
            "the entries lead to position {}, and {name} or the manifest names another end",
            reached.position
        )))
    }
}

fn lead(
    chain: Chain,
    head: Head,
    table: &'static Table,
    row: &[Value],
) -> Result<Head, BackupError> {
    let cells = Cells { table, row };
    let reached = cells.head()?;
    let previous = cells.hash("previous_hash")?;
    let body = cells.bytes("body")?;
    head.lead(chain, reached, previous, &body)
        .map_err(|broken| {
            let Broken { position, detail } = broken;
            refused(format!(
                "{} is broken at position {position}: {detail}",
                table.name
            ))
        })
}

/// The values of a row by name.
struct Cells<'a> {
    table: &'static Table,
    row: &'a [Value],
}

impl Cells<'_> {
    fn value(&self, name: &str) -> Option<&Value> {
        let mut cells = self.table.columns.iter().zip(self.row);
        cells.find_map(|((column, _), value)| (*column == name).then_some(value))
    }

    fn bytes(&self, name: &str) -> Result<Vec<u8>, BackupError> {
        let text = self.value(name).and_then(Value::as_str);
        text.and_then(|text| hex::decode(text).ok())
            .ok_or_else(|| refused(format!("{} has no {name}", self.table.name)))
    }

    fn hash(&self, name: &str) -> Result<Hash, BackupError> {
        Hash::from_stored(&self.bytes(name)?)
            .ok_or_else(|| refused(format!("{name} of {} is no hash", self.table.name)))
    }

    fn head(&self) -> Result<Head, BackupError> {
        let position = self.value("position").and_then(Value::as_u64);
        Ok(Head {
            position: Position(position.unwrap_or_default()),
            hash: self.hash("hash")?,
        })
    }
}

fn check_heading(name: &str, bytes: &mut impl Read) -> Result<(), BackupError> {
    if name != format::FIRST {
        return Err(refused("it does not begin as a backup does"));
    }
    let heading: Heading = json(name, bytes)?;
    if heading.format != FORMAT {
        let found = heading.format;
        return Err(refused(format!(
            "expected the format {FORMAT} and found {found}"
        )));
    }
    let newest = migrations::newest()?;
    if heading.schema != newest {
        return Err(refused(format!(
            "its schema is {}, and this program's is {newest}: restore it with version {} of the program, and migrate then",
            heading.schema, heading.program
        )));
    }
    Ok(())
}

fn json<T: for<'de> serde::Deserialize<'de>>(
    name: &str,
    bytes: &mut impl Read,
) -> Result<T, BackupError> {
    let mut text = Vec::new();
    bytes
        .take(MOST_JSON_BYTES)
        .read_to_end(&mut text)
        .map_err(damaged)?;
    serde_json::from_slice(&text).map_err(|error| refused(format!("{name}: {error}")))
}

/// A member that is hashed as it is read.
struct Hashed<R> {
    bytes: R,
    hash: Sha256,
    read: u64,
}

impl<R: Read> Hashed<R> {
    /// What was read of it, with what nobody has read yet.
    fn member(mut self, name: String) -> Result<Member, BackupError> {
        std::io::copy(&mut self, &mut std::io::sink()).map_err(damaged)?;
        Ok(Member {
            name,
            bytes: self.read,
            sha256: hex::encode(self.hash.finalize()),
        })
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let many = self.bytes.read(buffer)?;
        self.hash.update(buffer.get(..many).unwrap_or_default());
        self.read += u64::try_from(many).unwrap_or(u64::MAX);
        Ok(many)
    }
}

/// Whatever cannot be decompressed or is no archive was cut off, changed, or never was a backup.
fn damaged(error: std::io::Error) -> BackupError {
    refused(format!("it was cut off, changed, or is none ({error})"))
}

fn refused(detail: impl Into<String>) -> BackupError {
    BackupError::Refused(detail.into())
}

//! What the tables are, in an order in which each refers only to those before it.
//!
//! A migration that adds a table or a column adds it here; a test fails until it does.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Integer,
    /// Text.
    Text,
    /// Bytes, as hexadecimal digits.
    Bytes,
    /// True or false.
    Boolean,
    /// An instant, in UTC.
    Instant,
    /// A date.
    Date,
}

/// A table.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns with what they hold.
    pub columns: &'static [(&'static str, Kind)],
    /// By what its rows are ordered.
    pub key: &'static [&'static str],
    /// For a table whose one row is always there: the column that is zero while nothing has happened.
    pub counted_by: Option<&'static str>,
    /// The column whose numbers the table gives by itself.
    pub gives: Option<&'static str>,
}

/// Tables that are in no backup, each with the reason.
pub const LEFT_OUT: &[(&str, &str)] = &[
    (
        "document_lock",
        "locks are of processes that run, and void after some minutes",
    ),
    (
        "__diesel_schema_migrations",
        "the schema is made by the program that restores",
    ),
];

use Kind::{Boolean, Bytes, Date, Instant, Integer, Text};

const fn rows(
    name: &'static str,
    key: &'static [&'static str],
    columns: &'static [(&'static str, Kind)],
) -> Table {
    Table {
        name,
        columns,
        key,
        counted_by: None,
        gives: None,
    }
}

const fn one_row(
    name: &'static str,
    counted_by: &'static str,
    columns: &'static [(&'static str, Kind)],
) -> Table {
    Table {
        counted_by: Some(counted_by),
        ..rows(name, &["id"], columns)
    }
}

const fn numbered(name: &'static str, columns: &'static [(&'static str, Kind)]) -> Table {
    Table {
        gives: Some("sequence"),
        ..rows(name, &["sequence"], columns)
    }
}

const HEAD: &[(&str, Kind)] = &[("id", Integer), ("position", Integer), ("hash", Bytes)];

/// The entries of the ledger.
pub const LEDGER_ENTRY: &str = "ledger_entry";
/// The head of the ledger.
pub const LEDGER_HEAD: &str = "ledger_head";
/// The entries of the audit trail.
pub const AUDIT_ENTRY: &str = "audit_entry";
/// The head of the audit trail.
pub const AUDIT_HEAD: &str = "audit_head";
/// The documents of submissions.
pub const DOCUMENT: &str = "submission_document";

/// All of them.
pub const TABLES: &[Table] = &[
    rows(
        LEDGER_ENTRY,
        &["position"],
        &[
            ("position", Integer),
            ("body", Bytes),
            ("previous_hash", Bytes),
            ("hash", Bytes),
            ("request_key", Bytes),
            ("request_fingerprint", Bytes),
            ("request_size", Integer),
        ],
    ),
    one_row(LEDGER_HEAD, "position", HEAD),
    rows(
        AUDIT_ENTRY,
        &["position"],
        &[
            ("position", Integer),
            ("body", Bytes),
            ("previous_hash", Bytes),
            ("hash", Bytes),
            ("at_micros", Integer),
            ("operation", Text),
            ("treaty", Text),
            ("participant", Text),
            ("is_refused", Boolean),
        ],
    ),
    rows(
        "audit_person",
        &["position"],
        &[
            ("position", Integer),
            ("salt", Bytes),
            ("details", Text),
            ("subject", Text),
        ],
    ),
    one_row(AUDIT_HEAD, "position", HEAD),
    rows(
        "submission",
        &["id"],
        &[
            ("id", Text),
            ("treaty", Text),
            ("participant", Text),
            ("status", Text),
            ("version", Integer),
            ("content", Text),
            ("created_at", Instant),
            ("changed_at", Instant),
            ("action", Integer),
            ("request_key", Bytes),
            ("request_fingerprint", Bytes),
        ],
    ),
    rows(
        "submission_event",
        &["submission", "version"],
        &[
            ("submission", Text),
            ("version", Integer),
            ("kind", Text),
            ("at", Instant),
            ("by_issuer", Text),
            ("by_subject", Text),
            ("by_participant", Text),
            ("content", Text),
        ],
    ),
    rows(
        DOCUMENT,
        &["id"],
        &[
            ("id", Text),
            ("submission", Text),
            ("sha256", Text),
            ("size_bytes", Integer),
            ("media_type", Text),
            ("name", Text),
            ("public", Boolean),
            ("uploaded_at", Instant),
            ("by_issuer", Text),
            ("by_subject", Text),
        ],
    ),
    rows(
        "proposed_entry",
        &["id"],
        &[
            ("id", Text),
            ("treaty", Text),
            ("asked", Text),
            ("corrects", Integer),
            ("body", Text),
            ("status", Text),
            ("version", Integer),
            ("proposed_at", Instant),
            ("proposed_by_issuer", Text),
            ("proposed_by_subject", Text),
            ("closed_at", Instant),
            ("closed_by_issuer", Text),
            ("closed_by_subject", Text),
            ("said", Text),
            ("entry", Integer),
            ("request_key", Bytes),
            ("request_fingerprint", Bytes),
        ],
    ),
    rows(
        "revocation",
        &["sequence"],
        &[
            ("issuer", Text),
            ("jti", Text),
            ("until", Instant),
            ("reason", Text),
            ("revoked_at", Instant),
            ("by_issuer", Text),
            ("by_subject", Text),
            ("sequence", Integer),
        ],
    ),
    one_row(
        "revocation_head",
        "sequence",
        &[("id", Integer), ("sequence", Integer)],
    ),
    numbered(
        "outbox",
        &[
            ("sequence", Integer),
            ("id", Text),
            ("kind", Text),
            ("treaty", Text),
            ("participant", Text),
            ("link", Text),
            ("occurred_at", Instant),
            ("handed_out", Boolean),
        ],
    ),
    rows(
        "webhook_subscription",
        &["id"],
        &[
            ("id", Text),
            ("owner", Text),
            ("url", Text),
            ("description", Text),
            ("filter", Text),
            ("status", Text),
            ("version", Integer),
            ("after_position", Integer),
            ("after_sequence", Integer),
            ("created_at", Instant),
            ("changed_at", Instant),
        ],
    ),
    rows(
        "webhook_key",
        &["subscription", "number"],
        &[
            ("subscription", Text),
            ("number", Integer),
            ("sealed", Bytes),
            ("public_key", Text),
            ("made_at", Instant),
            ("ends_at", Instant),
        ],
    ),
    numbered(
        "webhook_delivery",
        &[
            ("sequence", Integer),
            ("id", Text),
            ("subscription", Text),
            ("event", Text),
            ("kind", Text),
            ("body", Text),
            ("status", Text),
            ("redelivery_of", Text),
            ("tries", Integer),
            ("attempts", Integer),
            ("created_at", Instant),
            ("next_attempt_at", Instant),
            ("delivered_at", Instant),
            ("claimed_by", Text),
            ("claimed_until", Instant),
        ],
    ),
    rows(
        "webhook_attempt",
        &["delivery", "number"],
        &[
            ("delivery", Text),
            ("number", Integer),
            ("at", Instant),
            ("duration_milliseconds", Integer),
            ("outcome", Text),
            ("status", Integer),
        ],
    ),
    one_row(
        "webhook_cursor",
        "position",
        &[("id", Integer), ("position", Integer)],
    ),
    rows(
        "webhook_milestone",
        &["treaty", "milestone", "day"],
        &[("treaty", Text), ("milestone", Text), ("day", Date)],
    ),
];

/// The table of a name.
#[must_use]
pub fn of_name(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

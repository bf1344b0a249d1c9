//! Where the record is kept: SQLite or PostgreSQL, through one set of queries.
//!
//! The store knows bytes, positions and hashes; it decides nothing. What differs between the two databases is
//! here and nowhere else: migrations, connection set-up, the migration lock, LISTEN and NOTIFY.

pub mod announcements;
pub mod appending;
pub mod audit;
pub mod carrying;
pub mod chain;
pub mod connection;
pub mod depths;
pub mod entry;
pub mod ledger;
pub mod migrations;
pub mod outbox;
pub mod patience;
pub mod pool;
pub mod proposed_entries;
pub mod revocations;
pub mod rights;
pub mod submission_document;
pub mod submissions;
pub mod turns;
pub mod url;
pub mod webhooks;

mod columns;
mod heads;

mod schema {
    diesel::table! {
        ledger_entry (position) {
            position -> BigInt,
            body -> Binary,
            previous_hash -> Binary,
            hash -> Binary,
            request_key -> Nullable<Binary>,
            request_fingerprint -> Nullable<Binary>,
            request_size -> Nullable<BigInt>,
        }
    }

    diesel::table! {
        ledger_head (id) {
            id -> Integer,
            position -> BigInt,
            hash -> Binary,
        }
    }

    diesel::table! {
        audit_entry (position) {
            position -> BigInt,
            body -> Binary,
            previous_hash -> Binary,
            hash -> Binary,
            at_micros -> BigInt,
            operation -> Nullable<Text>,
            treaty -> Nullable<Text>,
            participant -> Nullable<Text>,
            is_refused -> Bool,
        }
    }

    diesel::table! {
        audit_person (position) {
            position -> BigInt,
            salt -> Binary,
            details -> Text,
            subject -> Nullable<Text>,
        }
    }

    diesel::table! {
        audit_head (id) {
            id -> Integer,
            position -> BigInt,
            hash -> Binary,
        }
    }

    diesel::allow_tables_to_appear_in_same_query!(ledger_head, audit_head);
    diesel::joinable!(audit_person -> audit_entry (position));
    diesel::allow_tables_to_appear_in_same_query!(audit_entry, audit_person);

    diesel::table! {
        outbox (sequence) {
            sequence -> BigInt,
            id -> Text,
            kind -> Text,
            treaty -> Nullable<Text>,
            participant -> Nullable<Text>,
            link -> Text,
            occurred_at -> Timestamp,
            handed_out -> Bool,
        }
    }

    diesel::table! {
        revocation (issuer, jti) {
            issuer -> Text,
            jti -> Text,
            until -> Timestamp,
            reason -> Text,
            revoked_at -> Timestamp,
            by_issuer -> Text,
            by_subject -> Text,
            sequence -> BigInt,
        }
    }

    diesel::table! {
        revocation_head (id) {
            id -> Integer,
            sequence -> BigInt,
        }
    }

    diesel::table! {
        proposed_entry (id) {
            id -> Text,
            treaty -> Text,
            asked -> Text,
            corrects -> Nullable<BigInt>,
            body -> Text,
            status -> Text,
            version -> BigInt,
            proposed_at -> Timestamp,
            proposed_by_issuer -> Text,
            proposed_by_subject -> Text,
            closed_at -> Nullable<Timestamp>,
            closed_by_issuer -> Nullable<Text>,
            closed_by_subject -> Nullable<Text>,
            said -> Nullable<Text>,
            entry -> Nullable<BigInt>,
            request_key -> Nullable<Binary>,
            request_fingerprint -> Nullable<Binary>,
        }
    }

    diesel::table! {
        submission (id) {
            id -> Text,
            treaty -> Text,
            participant -> Text,
            status -> Text,
            version -> BigInt,
            content -> Text,
            created_at -> Timestamp,
            changed_at -> Timestamp,
            action -> Nullable<BigInt>,
            request_key -> Nullable<Binary>,
            request_fingerprint -> Nullable<Binary>,
        }
    }

    diesel::table! {
        submission_event (submission, version) {
            submission -> Text,
            version -> BigInt,
            kind -> Text,
            at -> Timestamp,
            by_issuer -> Text,
            by_subject -> Text,
            by_participant -> Nullable<Text>,
            content -> Text,
        }
    }

    diesel::table! {
        submission_document (id) {
            id -> Text,
            submission -> Text,
            sha256 -> Text,
            size_bytes -> BigInt,
            media_type -> Text,
            name -> Text,
            public -> Bool,
            uploaded_at -> Timestamp,
            by_issuer -> Text,
            by_subject -> Text,
        }
    }

    diesel::table! {
        document_lock (sha256) {
            sha256 -> Text,
            holder -> Text,
            taken_at -> Timestamp,
        }
    }

    diesel::table! {
        webhook_subscription (id) {
            id -> Text,
            owner -> Text,
            url -> Text,
            description -> Nullable<Text>,
            filter -> Text,
            status -> Text,
            version -> BigInt,
            after_position -> BigInt,
            after_sequence -> BigInt,
            created_at -> Timestamp,
            changed_at -> Timestamp,
        }
    }

    diesel::table! {
        webhook_key (subscription, number) {
            subscription -> Text,
            number -> BigInt,
            sealed -> Binary,
            public_key -> Text,
            made_at -> Timestamp,
            ends_at -> Nullable<Timestamp>,
        }
    }

    diesel::table! {
        webhook_delivery (sequence) {
            sequence -> BigInt,
            id -> Text,
            subscription -> Text,
            event -> Text,
            kind -> Text,
            body -> Text,
            status -> Text,
            redelivery_of -> Nullable<Text>,
            tries -> BigInt,
            attempts -> BigInt,
            created_at -> Timestamp,
            next_attempt_at -> Timestamp,
            delivered_at -> Nullable<Timestamp>,
            claimed_by -> Nullable<Text>,
            claimed_until -> Nullable<Timestamp>,
        }
    }

    diesel::table! {
        webhook_attempt (delivery, number) {
            delivery -> Text,
            number -> BigInt,
            at -> Timestamp,
            duration_milliseconds -> BigInt,
            outcome -> Text,
            status -> Nullable<Integer>,
        }
    }

    diesel::table! {
        webhook_cursor (id) {
            id -> Integer,
            position -> BigInt,
        }
    }

    diesel::table! {
        webhook_milestone (treaty, milestone, day) {
            treaty -> Text,
            milestone -> Text,
            day -> Date,
        }
    }
}

/// Why the store could not do what was asked; for operators and logs, never for clients.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The connection could not be made.
    #[error("cannot connect to {target}: {cause}")]
    Connect {
        /// Where to, without credentials.
        target: String,
        /// What the driver said.
        cause: String,
    },
    /// A statement failed.
    #[error("the database refused: {}", in_one_line(.0))]
    Query(#[from] diesel::result::Error),
    /// The commit itself failed, so nobody knows whether it took effect.
    #[error("the commit failed, its outcome is unknown: {}", in_one_line(.0))]
    Commit(diesel::result::Error),
    /// The database said nothing for so long. What was asked for last may still happen.
    #[error("the database said nothing for {0:?}")]
    Silent(std::time::Duration),
    /// Nobody waits any more for what was to be done, so it was not done.
    #[error("nobody waits for it any more")]
    LeftBehind,
    /// A migration failed.
    #[error("migration failed: {0}")]
    Migration(String),
    /// The schema is older than this build.
    #[error("{0} pending: run `signatory migrate` first")]
    PendingMigrations(String),
    /// What is stored does not fit together.
    #[error(transparent)]
    Broken(#[from] chain::Broken),
}

/// What a driver says, on one line of a log.
fn in_one_line(error: &impl ToString) -> String {
    error
        .to_string()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

//! What each operation takes and can answer, apart from its success.

pub mod documents;
mod embedding;
mod feeds;
pub mod files;
mod headers;
mod problems;
mod proposed_entries;
mod recording;
mod submissions;
pub mod webhooks;

use serde_json::{Value, json};

use crate::http::problem::ProblemCode as P;
pub use headers::{header_refs, headers, not_modified_headers, problem_headers};
use problems::{
    AUDITING, DATED, LISTING_REVOCATIONS, Problems, READING, REVOKING, SIMULATION, WRONG_TOKEN,
};

/// An operation of the contract.
pub struct Operation {
    /// The handler's name.
    pub id: &'static str,
    /// The names of its parameters.
    pub parameters: &'static [&'static str],
    /// The problems that it can answer.
    pub problems: Problems,
    /// Whether it needs a token; then every request for it is noted in the audit trail.
    pub needs_token: bool,
    /// Whether its answer has an entity tag.
    pub is_cached: bool,
}

/// What every noted operation can answer: the trail may have no place.
pub const NOTED: &[P] = &[P::Busy];

/// What no limit on requests counts.
pub const NOT_COUNTED: [&str; 2] = ["get_health", "get_ready"];

const fn read(
    id: &'static str,
    parameters: &'static [&'static str],
    problems: Problems,
) -> Operation {
    Operation {
        id,
        parameters,
        problems,
        needs_token: false,
        is_cached: true,
    }
}

/// The scopes that an operation needs, as alternatives; those of one alternative together.
pub fn security(id: &str) -> Value {
    let elsewhere = submissions::security(id);
    elsewhere.unwrap_or_else(|| match id {
        own if webhooks::OPERATIONS.iter().any(|known| known.id == own) => {
            json!([{ "token": ["webhooks:manage"] }])
        }
        "list_audit" | "get_audit_checkpoint" => json!([{ "token": ["audit:read"] }]),
        "list_revocations" | "revoke_token" => json!([{ "token": ["tokens:revoke"] }]),
        _ => json!([{ "token": ["register:write"] }]),
    })
}

/// Every operation.
pub fn all() -> impl Iterator<Item = &'static Operation> {
    OPERATIONS
        .iter()
        .chain(recording::OPERATIONS)
        .chain(embedding::OPERATIONS)
        .chain(feeds::FEEDS)
        .chain(submissions::SUBMISSIONS)
        .chain(documents::OPERATIONS)
        .chain(proposed_entries::PROPOSED_ENTRIES)
        .chain(webhooks::OPERATIONS)
        .chain(files::OPERATIONS)
}

/// The operations on the record and on what follows from it.
const OPERATIONS: &[Operation] = &[
    read(
        "list_treaties",
        &["as_of", "known_at", "at_position", "limit", "cursor"],
        &[WRONG_TOKEN, READING],
    ),
    read(
        "get_treaty",
        &["treaty", "as_of", "known_at", "at_position"],
        &[WRONG_TOKEN, READING, &[P::TreatyNotFound]],
    ),
    read(
        "get_progress",
        &[
            "treaty",
            "as_of",
            "known_at",
            "at_position",
            "accept_datetime",
        ],
        &[WRONG_TOKEN, READING, DATED, &[P::TreatyNotFound]],
    ),
    read(
        "explain_progress",
        &[
            "treaty",
            "as_of",
            "known_at",
            "at_position",
            "accept_datetime",
        ],
        &[WRONG_TOKEN, READING, DATED, &[P::TreatyNotFound]],
    ),
    read(
        "get_series",
        &[
            "treaty",
            "interval",
            "series_from",
            "series_until",
            "as_of",
            "known_at",
            "at_position",
            "accept_datetime",
        ],
        &[WRONG_TOKEN, READING, DATED, &[P::TreatyNotFound]],
    ),
    read(
        "get_milestones",
        &[
            "treaty",
            "as_of",
            "known_at",
            "at_position",
            "accept_datetime",
        ],
        &[WRONG_TOKEN, READING, DATED, &[P::TreatyNotFound]],
    ),
    read(
        "get_pace",
        &[
            "treaty",
            "curve_every",
            "as_of",
            "known_at",
            "at_position",
            "accept_datetime",
        ],
        &[WRONG_TOKEN, READING, DATED, &[P::TreatyNotFound]],
    ),
    read(
        "get_status_line",
        &[
            "treaty",
            "as_of",
            "known_at",
            "at_position",
            "lang",
            "accept_language",
            "accept_datetime",
        ],
        &[WRONG_TOKEN, READING, DATED, &[P::TreatyNotFound]],
    ),
    // Its path says its form, so no header asks for another.
    read(
        "get_mtdsg_page",
        &["treaty", "as_of", "known_at", "at_position"],
        &[
            WRONG_TOKEN,
            &[P::InvalidParameter, P::InternalError, P::TreatyNotFound],
        ],
    ),
    read(
        "get_diff",
        &["treaty", "from", "to", "as_of", "known_at", "at_position"],
        &[WRONG_TOKEN, READING, &[P::TreatyNotFound]],
    ),
    read(
        "list_treaty_participants",
        &[
            "treaty",
            "as_of",
            "known_at",
            "at_position",
            "limit",
            "cursor",
            "lang",
            "accept_language",
            "status",
            "action",
            "regional_group",
            "participant_kind",
            "un_status",
            "m49_region",
            "signed",
            "signature_withdrawn",
            "counted",
            "acted_from",
            "acted_until",
            "sort",
            "accept_datetime",
        ],
        &[WRONG_TOKEN, READING, DATED, &[P::TreatyNotFound]],
    ),
    read(
        "get_treaty_participant",
        &[
            "treaty",
            "code",
            "as_of",
            "known_at",
            "at_position",
            "lang",
            "accept_language",
            "accept_datetime",
        ],
        &[
            WRONG_TOKEN,
            READING,
            DATED,
            &[P::TreatyNotFound, P::ParticipantNotFound],
        ],
    ),
    read(
        "list_statements",
        &[
            "treaty",
            "as_of",
            "known_at",
            "at_position",
            "limit",
            "cursor",
            "statement_kind",
            "statement_state",
            "participant",
            "accept_datetime",
        ],
        &[
            WRONG_TOKEN,
            READING,
            DATED,
            &[P::TreatyNotFound, P::ParticipantNotFound],
        ],
    ),
    read(
        "list_next_steps",
        &[
            "treaty",
            "code",
            "as_of",
            "known_at",
            "at_position",
            "lang",
            "accept_language",
            "accept_datetime",
        ],
        &[
            WRONG_TOKEN,
            READING,
            DATED,
            &[P::TreatyNotFound, P::ParticipantNotFound],
        ],
    ),
    read(
        "list_actions",
        &[
            "treaty",
            "as_of",
            "known_at",
            "at_position",
            "limit",
            "cursor",
            "action_kind",
            "in_effect",
            "date_from",
            "date_until",
            "participant",
            "accept_datetime",
        ],
        &[
            WRONG_TOKEN,
            READING,
            DATED,
            &[P::TreatyNotFound, P::ParticipantNotFound],
        ],
    ),
    read(
        "get_action",
        &["treaty", "action_id", "as_of", "known_at", "at_position"],
        &[
            WRONG_TOKEN,
            READING,
            &[P::TreatyNotFound, P::ActionNotFound],
        ],
    ),
    Operation {
        needs_token: true,
        ..read(
            "get_notification_draft",
            &["treaty", "action_id", "as_of", "known_at", "at_position"],
            &[
                WRONG_TOKEN,
                READING,
                &[
                    P::TokenMissing,
                    P::InsufficientScope,
                    P::MinistryToken,
                    P::TreatyNotFound,
                    P::ActionNotFound,
                    P::NotInEffect,
                ],
            ],
        )
    },
    read(
        "list_corrections",
        &["treaty", "action_id", "as_of", "known_at", "at_position"],
        &[
            WRONG_TOKEN,
            READING,
            &[P::TreatyNotFound, P::ActionNotFound],
        ],
    ),
    read(
        "list_decisions",
        &[
            "treaty",
            "as_of",
            "known_at",
            "at_position",
            "limit",
            "cursor",
            "accept_datetime",
        ],
        &[WRONG_TOKEN, READING, DATED, &[P::TreatyNotFound]],
    ),
    Operation {
        id: "simulate",
        parameters: &["treaty", "simulated_as_of", "known_at", "at_position"],
        problems: SIMULATION,
        needs_token: false,
        is_cached: false,
    },
    read(
        "list_participants",
        &[
            "as_of",
            "known_at",
            "at_position",
            "limit",
            "cursor",
            "participant_kind",
            "regional_group",
            "un_status",
        ],
        &[WRONG_TOKEN, READING],
    ),
    read(
        "get_participant",
        &["code", "as_of", "known_at", "at_position"],
        &[WRONG_TOKEN, READING, &[P::ParticipantNotFound]],
    ),
    read(
        "list_events",
        &[
            "after",
            "event_limit",
            "event_treaty",
            "event_participant",
            "event_type",
            "event_milestone",
        ],
        &[
            WRONG_TOKEN,
            READING,
            &[P::TreatyNotFound, P::ParticipantNotFound],
        ],
    ),
    Operation {
        is_cached: false,
        ..read(
            "stream_events",
            &[
                "stream_after",
                "last_event_id",
                "event_treaty",
                "event_participant",
                "event_type",
                "event_milestone",
            ],
            &[
                WRONG_TOKEN,
                READING,
                &[
                    P::InvalidHeader,
                    P::TreatyNotFound,
                    P::ParticipantNotFound,
                    P::Busy,
                ],
            ],
        )
    },
    read("get_checkpoint", &[], &[WRONG_TOKEN, READING]),
    Operation {
        needs_token: true,
        is_cached: false,
        ..read(
            "list_audit",
            &[
                "after",
                "audit_limit",
                "subject",
                "audit_participant",
                "audit_treaty",
                "operation",
                "outcome",
                "since",
                "until",
            ],
            &[WRONG_TOKEN, READING, AUDITING],
        )
    },
    Operation {
        needs_token: true,
        is_cached: false,
        ..read(
            "get_audit_checkpoint",
            &[],
            &[WRONG_TOKEN, READING, AUDITING],
        )
    },
    read("get_vocabulary", &[], &[WRONG_TOKEN, READING]),
    read("get_conformance", &[], &[WRONG_TOKEN, READING]),
    read(
        "get_problem",
        &["problem"],
        &[WRONG_TOKEN, READING, &[P::ProblemNotFound]],
    ),
    read("get_openapi", &[], &[WRONG_TOKEN, READING]),
    Operation {
        id: "list_revocations",
        parameters: &["limit", "revocation_cursor"],
        problems: LISTING_REVOCATIONS,
        needs_token: true,
        is_cached: false,
    },
    Operation {
        id: "revoke_token",
        parameters: &[],
        problems: REVOKING,
        needs_token: true,
        is_cached: false,
    },
    Operation {
        id: "get_health",
        parameters: &[],
        problems: &[],
        needs_token: false,
        is_cached: false,
    },
    Operation {
        id: "get_ready",
        parameters: &[],
        problems: &[],
        needs_token: false,
        is_cached: false,
    },
    Operation {
        id: "get_metrics",
        parameters: &[],
        problems: &[],
        needs_token: false,
        is_cached: false,
    },
];

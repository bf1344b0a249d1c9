//! What each operation takes and can answer, apart from its success.

mod problems;
pub mod webhooks;

use serde_json::{Value, json};

use crate::http::problem::ProblemCode as P;
use problems::{
    CORRECTING, DATED, DECIDING, Problems, READING, RECORDING, SIMULATION, WRONG_TOKEN,
};

/// An operation of the contract.
pub struct Operation {
    /// The handler's name.
    pub id: &'static str,
    /// The names of its parameters.
    pub parameters: &'static [&'static str],
    /// The problems that it can answer.
    pub problems: Problems,
    /// Whether it needs a token.
    pub needs_token: bool,
    /// Whether its answer has an entity tag.
    pub is_cached: bool,
}

impl Operation {
    /// The scope that it needs, if it needs a token.
    pub fn scope(&self) -> &'static str {
        if webhooks::OPERATIONS.iter().any(|own| own.id == self.id) {
            "webhooks:manage"
        } else {
            "register:write"
        }
    }
}

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

/// Every operation.
pub const OPERATIONS: &[Operation] = &[
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
    Operation {
        id: "record_action",
        parameters: &["treaty", "validate_only", "idempotency_key"],
        problems: RECORDING,
        needs_token: true,
        is_cached: false,
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
    Operation {
        id: "record_correction",
        parameters: &["treaty", "action_id", "validate_only", "idempotency_key"],
        problems: CORRECTING,
        needs_token: true,
        is_cached: false,
    },
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
        id: "record_decision",
        parameters: &["treaty", "validate_only", "idempotency_key"],
        problems: DECIDING,
        needs_token: true,
        is_cached: false,
    },
    Operation {
        id: "record_batch",
        parameters: &["treaty", "validate_only", "idempotency_key"],
        problems: RECORDING,
        needs_token: true,
        is_cached: false,
    },
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
    read("get_vocabulary", &[], &[WRONG_TOKEN, READING]),
    read("get_conformance", &[], &[WRONG_TOKEN, READING]),
    read(
        "get_problem",
        &["problem"],
        &[WRONG_TOKEN, READING, &[P::ProblemNotFound]],
    ),
    read("get_openapi", &[], &[WRONG_TOKEN, READING]),
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
];

/// The headers that answers refer to.
pub fn headers() -> Value {
    let header = |description: &str, example: &str| json!({ "description": description, "schema": { "type": "string" }, "example": example });
    json!({
        "ETag": header("A strong entity tag: the same for every token and every instance.", "\"5f4dcc3b5aa765d61d8327deb882cf99\""),
        "Cache-Control": header("How long the answer may be kept.", "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"),
        "Last-Modified": header("When the content last changed.", "Sat, 21 Nov 2026 09:30:00 GMT"),
        "Vary": header("What the answer depends on.", "accept, accept-encoding"),
        "X-Request-Id": header("The request's id, the client's own if it sent one.", "0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a11"),
        "WWW-Authenticate": header("With 401 and 403: what is needed.", "Bearer realm=\"signatory\""),
        "Retry-After": header("With 503: when to come back, in seconds.", "1"),
    })
}

/// The headers of an operation's own answers.
pub fn header_refs(operation: &Operation) -> Value {
    let names: &[&str] = if operation.parameters.contains(&"accept_datetime") {
        &[
            "ETag",
            "Cache-Control",
            "Last-Modified",
            "Vary",
            "Memento-Datetime",
            "Content-Location",
            "Link",
            "X-Request-Id",
        ]
    } else if operation.is_cached {
        &[
            "ETag",
            "Cache-Control",
            "Last-Modified",
            "Vary",
            "X-Request-Id",
        ]
    } else {
        &["Cache-Control", "X-Request-Id"]
    };
    refs(names)
}

/// The headers of a problem.
pub fn problem_headers() -> Value {
    refs(&["X-Request-Id", "WWW-Authenticate", "Retry-After"])
}

fn refs(names: &[&str]) -> Value {
    names
        .iter()
        .map(|name| {
            (
                (*name).to_owned(),
                json!({ "$ref": format!("#/components/headers/{name}") }),
            )
        })
        .collect::<serde_json::Map<String, Value>>()
        .into()
}

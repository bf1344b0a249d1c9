//! The operations whose answers are files, and those on certificates.

use serde_json::{Map, Value, json};

use super::problems::{READING, WRONG_TOKEN};
use super::{Operation, Problems, read};
use crate::http::problem::ProblemCode as P;

/// What a file can answer: its path says its form, so there is none that a client could refuse.
const FILE: &[P] = &[P::InvalidParameter, P::InternalError];

const OF_TREATY: Problems = &[WRONG_TOKEN, FILE, &[P::TreatyNotFound]];
const OF_ACTIONS: Problems = &[
    WRONG_TOKEN,
    FILE,
    &[P::TreatyNotFound, P::ParticipantNotFound],
];

const TABLE: &[&str] = &[
    "treaty",
    "as_of",
    "known_at",
    "at_position",
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
];
const ACTIONS: &[&str] = &[
    "treaty",
    "as_of",
    "known_at",
    "at_position",
    "action_kind",
    "in_effect",
    "date_from",
    "date_until",
    "participant",
];
const SERIES: &[&str] = &[
    "treaty",
    "interval",
    "series_from",
    "series_until",
    "as_of",
    "known_at",
    "at_position",
];
const DIRECTORY: &[&str] = &[
    "as_of",
    "known_at",
    "at_position",
    "participant_kind",
    "regional_group",
    "un_status",
];

/// Every operation on files and certificates.
pub const OPERATIONS: &[Operation] = &[
    read("get_treaty_participants_csv", TABLE, OF_TREATY),
    read("get_treaty_participants_ndjson", TABLE, OF_TREATY),
    read("get_actions_csv", ACTIONS, OF_ACTIONS),
    read("get_actions_ndjson", ACTIONS, OF_ACTIONS),
    read("get_series_csv", SERIES, OF_TREATY),
    read("get_series_ndjson", SERIES, OF_TREATY),
    read("get_participants_csv", DIRECTORY, &[WRONG_TOKEN, FILE]),
    read("get_participants_ndjson", DIRECTORY, &[WRONG_TOKEN, FILE]),
    read(
        "get_data_package",
        &[
            "treaty",
            "as_of",
            "known_at",
            "at_position",
            "lang",
            "accept_language",
        ],
        OF_TREATY,
    ),
    read(
        "get_participant_certificate",
        &["treaty", "code", "as_of", "known_at", "at_position"],
        &[
            WRONG_TOKEN,
            READING,
            &[P::TreatyNotFound, P::ParticipantNotFound],
        ],
    ),
    read(
        "get_treaty_certificate",
        &["treaty", "as_of", "known_at", "at_position"],
        &[WRONG_TOKEN, READING, &[P::TreatyNotFound]],
    ),
    read("get_certificate_keys", &[], &[WRONG_TOKEN, READING]),
];

/// The lists that are files too, by the form that the client accepts.
const LISTS: [&str; 4] = [
    "list_treaty_participants",
    "list_actions",
    "get_series",
    "list_participants",
];

/// Says of the operations that answer files what the handlers' annotations cannot: their names and what describes them.
pub fn complete(entry: &mut Map<String, Value>) {
    let id = entry.get("operationId").and_then(Value::as_str);
    let id = id.unwrap_or_default();
    let is_file = id.ends_with("_csv") || id.ends_with("_ndjson");
    if !is_file && !LISTS.contains(&id) {
        return;
    }
    let headers = entry
        .get_mut("responses")
        .and_then(|responses| responses.pointer_mut("/200/headers"))
        .and_then(Value::as_object_mut);
    if let Some(headers) = headers {
        for name in ["Content-Disposition", "Link"] {
            let reference = format!("#/components/headers/{name}");
            headers.insert(name.into(), json!({ "$ref": reference }));
        }
    }
}

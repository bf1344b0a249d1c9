//! The operations on submissions.

use serde_json::{Value, json};

use super::Operation;
use super::problems::{
    EXAMINING, HANDLING_SUBMISSION, LISTING_SUBMISSIONS, Problems, READING_SUBMISSION,
    RECORDING_SUBMISSION, SUBMITTING,
};

/// An operation on submissions: private, with a version for its entity tag.
const fn submission(
    id: &'static str,
    parameters: &'static [&'static str],
    problems: Problems,
) -> Operation {
    Operation {
        id,
        parameters,
        problems,
        needs_token: true,
        is_cached: false,
    }
}

/// Every operation on submissions.
pub const SUBMISSIONS: &[Operation] = &[
    submission(
        "list_submissions",
        &[
            "treaty",
            "limit",
            "cursor",
            "submission_status",
            "participant",
        ],
        LISTING_SUBMISSIONS,
    ),
    submission(
        "create_submission",
        &["treaty", "validate_only", "idempotency_key"],
        SUBMITTING,
    ),
    submission(
        "get_submission",
        &["treaty", "submission_id"],
        READING_SUBMISSION,
    ),
    submission(
        "list_submission_events",
        &["treaty", "submission_id", "limit", "cursor"],
        READING_SUBMISSION,
    ),
    submission("change_submission", CHANGING, HANDLING_SUBMISSION),
    submission("lodge_submission", CHANGING, HANDLING_SUBMISSION),
    submission("withdraw_submission", CHANGING, HANDLING_SUBMISSION),
    submission("take_up_submission", CHANGING, EXAMINING),
    submission("examine_submission", CHANGING, EXAMINING),
    submission("return_submission", CHANGING, EXAMINING),
    submission(
        "record_submission",
        &[
            "treaty",
            "submission_id",
            "if_match",
            "validate_only",
            "idempotency_key",
        ],
        RECORDING_SUBMISSION,
    ),
];

/// What a change of a submission takes.
const CHANGING: &[&str] = &["treaty", "submission_id", "if_match"];

/// The scopes that an operation on submissions needs, as alternatives; none for another operation.
pub fn security(id: &str) -> Option<Value> {
    match id {
        "take_up_submission"
        | "examine_submission"
        | "return_submission"
        | "mark_submission_document" => Some(json!([{ "token": ["register:examine"] }])),
        "record_submission" => Some(json!([{ "token": ["register:examine", "register:write"] }])),
        other
            if SUBMISSIONS
                .iter()
                .chain(super::documents::OPERATIONS)
                .any(|operation| operation.id == other) =>
        {
            Some(json!([{ "token": ["submissions:write"] }, { "token": ["register:examine"] }]))
        }
        _ => None,
    }
}

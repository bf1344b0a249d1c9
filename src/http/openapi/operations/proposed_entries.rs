//! The operations on proposed entries: the depositary's own, with a version for their entity tag.

use super::Operation;
use super::problems::{CONFIRMING, Problems, READING_ONE_PROPOSED, READING_PROPOSED, REJECTING};

const fn proposed(
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

/// Every operation on proposed entries.
pub const PROPOSED_ENTRIES: &[Operation] = &[
    proposed(
        "list_proposed_entries",
        &["limit", "proposed_cursor", "proposed_status"],
        READING_PROPOSED,
    ),
    proposed("get_proposed_entry", &["proposed_id"], READING_ONE_PROPOSED),
    proposed("confirm_proposed_entry", CHANGING, CONFIRMING),
    proposed("reject_proposed_entry", CHANGING, REJECTING),
];

/// What the closing of a proposed entry takes.
const CHANGING: &[&str] = &["proposed_id", "if_match"];

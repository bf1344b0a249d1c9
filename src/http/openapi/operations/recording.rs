//! The operations by which the depositary records: each takes a key for safe retries, and can be tried first.

use super::Operation;
use super::problems::{CORRECTING, DECIDING, Problems, RECORDING};

const fn recording(
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

/// What a new entry on a treaty takes.
const ON_A_TREATY: &[&str] = &["treaty", "validate_only", "idempotency_key"];

/// Every operation that records.
pub const OPERATIONS: &[Operation] = &[
    recording("record_action", ON_A_TREATY, RECORDING),
    recording("record_batch", ON_A_TREATY, RECORDING),
    recording("record_decision", ON_A_TREATY, DECIDING),
    recording(
        "record_correction",
        &["treaty", "action_id", "validate_only", "idempotency_key"],
        CORRECTING,
    ),
];

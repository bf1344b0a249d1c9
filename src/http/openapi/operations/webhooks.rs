//! The operations on webhooks.

use super::Operation;
use super::problems::{BODY, Problems, WRONG_TOKEN};
use crate::http::problem::ProblemCode as P;

/// What every operation on webhooks can answer.
const OWN: &[P] = &[
    P::InvalidParameter,
    P::TokenMissing,
    P::InsufficientScope,
    P::InternalError,
    P::Busy,
];

/// What one on a certain subscription can answer beside that.
const ONE: &[P] = &[P::WebhookNotFound];

/// What one that changes something can answer beside that.
const WRITING: &[P] = &[P::NotRecorded, P::OutcomeUnknown];

/// What one that needs `If-Match` can answer beside that.
const CHANGING: &[P] = &[
    P::InvalidHeader,
    P::PreconditionRequired,
    P::PreconditionFailed,
];

const fn operation(
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

/// Every operation.
pub const OPERATIONS: &[Operation] = &[
    operation(
        "subscribe",
        &[],
        &[
            WRONG_TOKEN,
            OWN,
            BODY,
            WRITING,
            &[P::WebhookUrlRefused, P::TooMany],
        ],
    ),
    operation(
        "list_webhooks",
        &[],
        &[WRONG_TOKEN, OWN, &[P::NotAcceptable]],
    ),
    operation(
        "get_webhook",
        &["webhook_id"],
        &[WRONG_TOKEN, OWN, ONE, &[P::NotAcceptable]],
    ),
    operation(
        "change_webhook",
        &["webhook_id", "if_match"],
        &[
            WRONG_TOKEN,
            OWN,
            ONE,
            BODY,
            WRITING,
            CHANGING,
            &[P::WebhookUrlRefused],
        ],
    ),
    operation(
        "unsubscribe",
        &["webhook_id", "if_match"],
        &[WRONG_TOKEN, OWN, ONE, WRITING, CHANGING],
    ),
    operation(
        "rotate_webhook",
        &["webhook_id", "if_match"],
        &[
            WRONG_TOKEN,
            OWN,
            ONE,
            BODY,
            WRITING,
            CHANGING,
            &[P::TooMany],
        ],
    ),
    operation(
        "resume_webhook",
        &["webhook_id", "if_match"],
        &[WRONG_TOKEN, OWN, ONE, WRITING, CHANGING, &[P::WebhookEnded]],
    ),
    operation(
        "list_deliveries",
        &["webhook_id", "limit", "delivery_cursor"],
        &[WRONG_TOKEN, OWN, ONE, &[P::NotAcceptable]],
    ),
    operation(
        "ping_webhook",
        &["webhook_id"],
        &[
            WRONG_TOKEN,
            OWN,
            ONE,
            WRITING,
            &[P::WebhookEnded, P::WebhookSuspended],
        ],
    ),
    operation(
        "redeliver",
        &["webhook_id", "delivery_id"],
        &[
            WRONG_TOKEN,
            OWN,
            ONE,
            WRITING,
            &[P::DeliveryNotFound, P::WebhookEnded],
        ],
    ),
];

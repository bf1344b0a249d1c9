//! The operations for readers of feeds, calendars and citations: public, and the same for everyone.

use super::problems::{READING, WRONG_TOKEN};
use super::{Operation, read};
use crate::http::problem::ProblemCode as P;

/// Every one of them.
pub const FEEDS: &[Operation] = &[
    read(
        "get_citation",
        &[
            "treaty",
            "as_of",
            "known_at",
            "at_position",
            "lang",
            "accept_language",
        ],
        &[WRONG_TOKEN, READING, &[P::TreatyNotFound]],
    ),
    read(
        "get_treaty_feed",
        &[
            "treaty",
            "feed_limit",
            "feed_before",
            "lang",
            "accept_language",
        ],
        &[WRONG_TOKEN, READING, &[P::TreatyNotFound]],
    ),
    read(
        "get_participant_feed",
        &[
            "treaty",
            "code",
            "feed_limit",
            "feed_before",
            "lang",
            "accept_language",
        ],
        &[
            WRONG_TOKEN,
            READING,
            &[P::TreatyNotFound, P::ParticipantNotFound],
        ],
    ),
    read(
        "get_treaty_calendar",
        &["treaty", "calendar_participant", "lang", "accept_language"],
        &[
            WRONG_TOKEN,
            READING,
            &[P::TreatyNotFound, P::ParticipantNotFound],
        ],
    ),
];

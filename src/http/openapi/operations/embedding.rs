//! The operations for what other sites embed. Their paths say their form, so that none is refused for what is accepted.

use super::problems::{Problems, WRONG_TOKEN};
use super::{Operation, P};

const PROBLEMS: Problems = &[
    WRONG_TOKEN,
    &[P::InvalidParameter, P::InternalError, P::TreatyNotFound],
];

const fn embedded(id: &'static str, parameters: &'static [&'static str]) -> Operation {
    Operation {
        id,
        parameters,
        problems: PROBLEMS,
        needs_token: false,
        is_cached: true,
    }
}

/// Every operation for embedding.
pub const OPERATIONS: &[Operation] = &[
    embedded(
        "get_widget",
        &[
            "treaty",
            "as_of",
            "known_at",
            "at_position",
            "lang",
            "accept_language",
        ],
    ),
    embedded(
        "get_shield",
        &[
            "treaty",
            "as_of",
            "known_at",
            "at_position",
            "lang",
            "accept_language",
        ],
    ),
    embedded(
        "get_badge",
        &[
            "treaty",
            "as_of",
            "known_at",
            "at_position",
            "lang",
            "accept_language",
        ],
    ),
    embedded(
        "get_picture",
        &[
            "treaty",
            "size",
            "picture_theme",
            "as_of",
            "known_at",
            "at_position",
            "lang",
            "accept_language",
        ],
    ),
    embedded(
        "get_featured_badge",
        &[
            "embedded_treaty",
            "as_of",
            "known_at",
            "at_position",
            "lang",
            "accept_language",
        ],
    ),
    embedded(
        "get_featured_picture",
        &[
            "embedded_treaty",
            "size",
            "picture_theme",
            "as_of",
            "known_at",
            "at_position",
            "lang",
            "accept_language",
        ],
    ),
    Operation {
        problems: &[
            WRONG_TOKEN,
            &[
                P::InvalidParameter,
                P::InternalError,
                P::TreatyNotFound,
                P::FormatNotImplemented,
            ],
        ],
        ..embedded(
            "get_oembed",
            &[
                "oembed_url",
                "maxwidth",
                "maxheight",
                "oembed_format",
                "dnt",
                "accept_language",
            ],
        )
    },
];

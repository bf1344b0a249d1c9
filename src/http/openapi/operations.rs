//! What each operation takes and can answer, apart from its success.

use serde_json::{Value, json};

use crate::http::problem::ProblemCode as P;

/// An operation of the contract.
pub struct Operation {
    /// The handler's name.
    pub id: &'static str,
    /// The names of its parameters.
    pub parameters: &'static [&'static str],
    /// The problems that it can answer, by status.
    pub problems: &'static [P],
    /// Whether it needs a token.
    pub needs_token: bool,
    /// Whether its answer has an entity tag.
    pub is_cached: bool,
}

const fn read(
    id: &'static str,
    parameters: &'static [&'static str],
    problems: &'static [P],
) -> Operation {
    Operation {
        id,
        parameters,
        problems,
        needs_token: false,
        is_cached: true,
    }
}

/// What every read can answer; `dated`, one that negotiates the legal date.
macro_rules! read_problems {
    (dated: $($more:expr),*) => { read_problems!(@ [P::InvalidHeader,] $($more),*) };
    (@ [$($malformed:expr,)?] $($more:expr),*) => {
        &[P::InvalidParameter, $($malformed,)? P::TokenMalformed, P::TokenType, P::TokenAlgorithm,
          P::TokenUnknownKey, P::TokenSignature, P::TokenExpired, P::TokenNotYetValid, P::TokenIssuer,
          P::TokenAudience, P::TokenClaims, $($more,)* P::NotAcceptable, P::InternalError]
    };
    ($($more:expr),*) => { read_problems!(@ [] $($more),*) };
}

/// What every recording can answer.
const RECORDING: &[P] = &[
    P::MalformedJson,
    P::InvalidParameter,
    P::InvalidHeader,
    P::TokenMissing,
    P::TokenMalformed,
    P::TokenType,
    P::TokenAlgorithm,
    P::TokenUnknownKey,
    P::TokenSignature,
    P::TokenExpired,
    P::TokenNotYetValid,
    P::TokenIssuer,
    P::TokenAudience,
    P::TokenClaims,
    P::InsufficientScope,
    P::MinistryToken,
    P::TreatyNotFound,
    P::AlreadySigned,
    P::AlreadyBound,
    P::SignatureRequired,
    P::BeforeOwnSignature,
    P::AccessionBySignatory,
    P::AccessionNotOpen,
    P::SignatureClosed,
    P::WrongPlaceOfSignature,
    P::BeforeOpening,
    P::NoMemberHasSigned,
    P::NoMemberHasConsented,
    P::NoMemberIsParty,
    P::NothingToWithdraw,
    P::InForceForParticipant,
    P::NotInForceForParticipant,
    P::ContradictsLaterAction,
    P::NotEligible,
    P::KindNotAdmitted,
    P::BodyTooLarge,
    P::UnsupportedMediaType,
    P::InvalidBody,
    P::UnknownParticipant,
    P::DateInFuture,
    P::IdempotencyKeyReused,
    P::InternalError,
    P::Busy,
    P::NotRecorded,
    P::OutcomeUnknown,
];

/// Every operation.
pub const OPERATIONS: &[Operation] = &[
    read(
        "list_treaties",
        &["as_of", "known_at", "at_position", "limit", "cursor"],
        read_problems!(),
    ),
    read(
        "get_treaty",
        &["treaty", "as_of", "known_at", "at_position"],
        read_problems!(P::TreatyNotFound),
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
        read_problems!(dated: P::TreatyNotFound),
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
        read_problems!(dated: P::TreatyNotFound),
    ),
    read(
        "get_diff",
        &["treaty", "from", "to", "as_of", "known_at", "at_position"],
        read_problems!(P::TreatyNotFound),
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
        read_problems!(dated: P::TreatyNotFound),
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
        read_problems!(dated: P::TreatyNotFound, P::ParticipantNotFound),
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
            "date_from",
            "date_until",
            "participant",
            "accept_datetime",
        ],
        read_problems!(dated: P::TreatyNotFound, P::ParticipantNotFound),
    ),
    read(
        "get_action",
        &["treaty", "action_id", "as_of", "known_at", "at_position"],
        read_problems!(P::TreatyNotFound, P::ActionNotFound),
    ),
    Operation {
        id: "record_action",
        parameters: &["treaty", "validate_only", "idempotency_key"],
        problems: RECORDING,
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
        read_problems!(),
    ),
    read(
        "get_participant",
        &["code", "as_of", "known_at", "at_position"],
        read_problems!(P::ParticipantNotFound),
    ),
    read(
        "list_events",
        &["after", "event_limit", "event_treaty"],
        read_problems!(P::TreatyNotFound),
    ),
    read("get_checkpoint", &[], read_problems!()),
    read("get_vocabulary", &[], read_problems!()),
    read(
        "get_problem",
        &["problem"],
        read_problems!(P::ProblemNotFound),
    ),
    read("get_openapi", &[], read_problems!()),
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

/// The parameters that operations refer to.
pub fn parameters() -> Value {
    let path = |name: &str, description: &str, pattern: &str, example: &str| {
        json!({ "name": name, "in": "path", "required": true, "description": description,
                "schema": { "type": "string", "pattern": pattern }, "example": example })
    };
    let query = |name: &str, description: &str, schema: Value, example: Value| {
        json!({ "name": name, "in": "query", "required": false, "description": description,
                "schema": schema, "example": example })
    };
    let text = || json!({ "type": "string", "minLength": 1, "maxLength": 300 });
    let date = || json!({ "type": "string", "format": "date" });
    let flag = || json!({ "type": "boolean" });
    let number = |from: u64, to: u64| json!({ "type": "integer", "minimum": from, "maximum": to });
    let limit = |default: u64| json!({ "type": "integer", "minimum": 1, "maximum": 500, "default": default });
    json!({
        "treaty": path("treaty", "The treaty's id.", "^[a-z0-9][a-z0-9-]*$", "hanoi-convention"),
        "code": path("code", "A participant: its code, alpha-2, M49, name or alias, in any case and language.", "^[^/]+$", "VNM"),
        "action_id": path("id", "The action's id.", "^[1-9][0-9]*$", "74"),
        "problem": path("code", "The code of a problem.", "^[a-z_]+$", "signature_required"),
        "as_of": query("as_of", "The legal date: what was true on that day. By default today's date in New York.", date(), json!("2025-10-26")),
        "known_at": query("known_at", "The record's clock: what the register said at that instant.", json!({ "type": "string", "format": "date-time" }), json!("2026-11-21T09:30:00Z")),
        "at_position": query("at_position", "The same by position. Give one of the two.", json!({ "type": "integer", "minimum": 0 }), json!(73)),
        "limit": query("limit", "How many items at most.", limit(100), json!(50)),
        "cursor": query("cursor", "The `next_cursor` of an earlier answer; it keeps to that answer's moment.", text(), json!("MS43MjMuMjAyNi0xMS0yMS4xMDA")),
        "lang": query("lang", "The language of names; overrides Accept-Language.", json!({ "type": "string", "enum": ["ar", "zh", "en", "fr", "ru", "es", "vi"] }), json!("fr")),
        "accept_language": { "name": "Accept-Language", "in": "header", "required": false, "description": "The languages that the client prefers.", "schema": { "type": "string" }, "example": "fr, en;q=0.8" },
        "status": query("status", "Statuses of the vocabulary, separated by commas.", text(), json!("signatory,contracting_state")),
        "action": query("action", "Kinds of action that the participant did, separated by commas.", text(), json!("signature")),
        "regional_group": query("regional_group", "Regional groups, separated by commas.", text(), json!("african")),
        "participant_kind": query("kind", "Kinds of participant, separated by commas.", text(), json!("state")),
        "un_status": query("un_status", "member, observer or other, separated by commas.", text(), json!("member")),
        "m49_region": query("m49_region", "The M49 region or sub-region.", text(), json!("South-eastern Asia")),
        "signed": query("signed", "Whether it has signed, whatever it did since.", flag(), json!(true)),
        "signature_withdrawn": query("signature_withdrawn", "Whether it made known that it will not become a party.", flag(), json!(false)),
        "counted": query("counted", "Whether its instrument counts towards the threshold.", flag(), json!(true)),
        "acted_from": query("acted_from", "It acted on this date or later.", date(), json!("2025-10-25")),
        "acted_until": query("acted_until", "It acted on this date or earlier.", date(), json!("2025-10-26")),
        "sort": query("sort", "name, code, signed_on, deposited_on or effective_on; with - in front descending.", text(), json!("-signed_on")),
        "action_kind": query("kind", "Kinds of action, separated by commas.", text(), json!("signature")),
        "date_from": query("date_from", "Dated this day or later.", date(), json!("2025-10-25")),
        "date_until": query("date_until", "Dated this day or earlier.", date(), json!("2025-10-26")),
        "participant": query("participant", "A participant: its code, alpha-2, M49, name or alias.", text(), json!("MUS")),
        "after": query("after", "The position after which to read; 0 for all.", number(0, u64::MAX >> 1), json!(0)),
        "event_limit": query("limit", "How many events at most.", limit(100), json!(100)),
        "event_treaty": query("treaty", "Only events about this treaty.", json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$" }), json!("hanoi-convention")),
        "validate_only": query("validate_only", "Run every rule and store nothing.", flag(), json!(true)),
        "idempotency_key": { "name": "Idempotency-Key", "in": "header", "required": false, "description": "Makes it safe to send the same request again: 1 to 255 visible ASCII characters, chosen by the client.", "schema": { "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$" }, "example": "4f0c2b1e-ratification-vnm" },
    })
}

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

//! Groups of problems that operations share.

use crate::http::problem::ProblemCode as P;

/// Groups of problems; their order does not matter.
pub type Problems = &'static [&'static [P]];

/// A token that is wrong: also where none is needed, for a wrong one is never taken for none.
pub const WRONG_TOKEN: &[P] = &[
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
];

/// What every read can answer beside that.
pub const READING: &[P] = &[P::InvalidParameter, P::NotAcceptable, P::InternalError];

/// A read that negotiates the legal date.
pub const DATED: &[P] = &[P::InvalidHeader];

/// A body that is not what is expected.
pub const BODY: &[P] = &[
    P::MalformedJson,
    P::BodyTooLarge,
    P::UnsupportedMediaType,
    P::InvalidBody,
    P::UnknownParticipant,
];

/// What every write can answer beside that.
const WRITING: &[P] = &[
    P::InvalidParameter,
    P::InvalidHeader,
    P::TokenMissing,
    P::InsufficientScope,
    P::MinistryToken,
    P::TreatyNotFound,
    P::IdempotencyKeyReused,
    P::InternalError,
    P::Busy,
    P::NotRecorded,
    P::OutcomeUnknown,
];

/// The rules that an act can break.
const RULES: &[P] = &[
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
    P::ParentRequired,
    P::NothingToWithdraw,
    P::InForceForParticipant,
    P::NotInForceForParticipant,
    P::DatesOutOfOrder,
    P::FullPowersRequired,
    P::PredecessorNotBound,
    P::StatementMissing,
    P::StatementUnknown,
    P::StatementNotPossible,
    P::ContradictsLaterAction,
    P::NotEligible,
    P::KindNotAdmitted,
    P::DateInFuture,
];

/// What every recording can answer.
pub const RECORDING: Problems = &[WRONG_TOKEN, BODY, WRITING, RULES];

/// What every correction can answer.
pub const CORRECTING: Problems = &[
    WRONG_TOKEN,
    BODY,
    WRITING,
    RULES,
    &[P::ActionNotFound, P::NotInEffect, P::NothingCorrected],
];

/// What every decision can answer.
pub const DECIDING: Problems = &[
    WRONG_TOKEN,
    BODY,
    WRITING,
    &[
        P::DateInFuture,
        P::NothingDecided,
        P::ContradictsLaterAction,
    ],
];

/// What a simulation can answer: like a read, and for its body like a recording.
pub const SIMULATION: Problems = &[WRONG_TOKEN, READING, BODY, &[P::TreatyNotFound]];

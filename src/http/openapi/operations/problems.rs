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
    P::TokenScope,
    P::TokenParticipant,
    P::TokenRevoked,
    P::IssuerUnavailable,
];

/// What every read can answer beside that.
pub const READING: &[P] = &[
    P::InvalidParameter,
    P::NotAcceptable,
    P::InternalError,
    P::Busy,
];

/// A read that negotiates the legal date.
pub const DATED: &[P] = &[P::InvalidHeader];

/// A body that is not what is expected.
pub const BODY: &[P] = &[
    P::MalformedJson,
    P::BodyTooSlow,
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

/// What revoking a token can answer.
pub const REVOKING: Problems = &[
    WRONG_TOKEN,
    &[
        P::InvalidParameter,
        P::MalformedJson,
        P::BodyTooSlow,
        P::BodyTooLarge,
        P::UnsupportedMediaType,
        P::InvalidBody,
        P::TokenMissing,
        P::InsufficientScope,
        P::MinistryToken,
        P::InternalError,
        P::Busy,
        P::NotRecorded,
        P::OutcomeUnknown,
    ],
];

/// What the list of revoked tokens can answer.
pub const LISTING_REVOCATIONS: Problems = &[
    WRONG_TOKEN,
    READING,
    &[
        P::TokenMissing,
        P::InsufficientScope,
        P::MinistryToken,
        P::Busy,
        P::NotRecorded,
    ],
];

/// What every request about submissions can answer.
pub const SUBMISSION: &[P] = &[
    P::TokenMissing,
    P::InsufficientScope,
    P::TreatyNotFound,
    P::InvalidParameter,
    P::InternalError,
    P::Busy,
    P::NotRecorded,
];

/// What a change of a submission can answer beside that.
const CHANGE: &[P] = &[
    P::InvalidHeader,
    P::SubmissionNotFound,
    P::TransitionNotPossible,
    P::PreconditionFailed,
    P::PreconditionRequired,
    P::OutcomeUnknown,
];

/// What a list of submissions can answer.
pub const LISTING_SUBMISSIONS: Problems = &[
    WRONG_TOKEN,
    SUBMISSION,
    &[P::NotAcceptable, P::ParticipantNotFound],
];

/// What a read of one submission can answer.
pub const READING_SUBMISSION: Problems = &[
    WRONG_TOKEN,
    SUBMISSION,
    &[P::NotAcceptable, P::SubmissionNotFound],
];

/// What the making of a submission can answer.
pub const SUBMITTING: Problems = &[
    WRONG_TOKEN,
    BODY,
    SUBMISSION,
    &[P::InvalidHeader, P::IdempotencyKeyReused, P::OutcomeUnknown],
];

/// What a step of the submitting side can answer.
pub const HANDLING_SUBMISSION: Problems = &[
    WRONG_TOKEN,
    BODY,
    SUBMISSION,
    CHANGE,
    &[P::NotForDepositary],
];

/// What a step of the examining side can answer.
pub const EXAMINING: Problems = &[WRONG_TOKEN, BODY, SUBMISSION, CHANGE, &[P::MinistryToken]];

/// What the recording of a submission can answer.
pub const RECORDING_SUBMISSION: Problems = &[
    WRONG_TOKEN,
    BODY,
    SUBMISSION,
    CHANGE,
    RULES,
    &[
        P::MinistryToken,
        P::IdempotencyKeyReused,
        P::ExaminationIncomplete,
        P::SecondOfficerRequired,
    ],
];

/// What a read of proposed entries can answer.
pub const READING_PROPOSED: Problems = &[
    WRONG_TOKEN,
    READING,
    &[
        P::TokenMissing,
        P::InsufficientScope,
        P::MinistryToken,
        P::Busy,
        P::NotRecorded,
    ],
];

/// What a read of one proposed entry can answer.
pub const READING_ONE_PROPOSED: Problems = &[
    WRONG_TOKEN,
    READING,
    &[
        P::TokenMissing,
        P::InsufficientScope,
        P::MinistryToken,
        P::ProposedEntryNotFound,
        P::Busy,
        P::NotRecorded,
    ],
];

/// What the closing of a proposed entry can answer.
const CLOSING: &[P] = &[
    P::TokenMissing,
    P::InsufficientScope,
    P::MinistryToken,
    P::InvalidParameter,
    P::InvalidHeader,
    P::ProposedEntryNotFound,
    P::TransitionNotPossible,
    P::PreconditionFailed,
    P::PreconditionRequired,
    P::InternalError,
    P::Busy,
    P::NotRecorded,
    P::OutcomeUnknown,
];

/// What a rejection can answer.
pub const REJECTING: Problems = &[WRONG_TOKEN, BODY, CLOSING];

/// What a confirmation can answer: what the request that it carries out can, too.
pub const CONFIRMING: Problems = &[
    WRONG_TOKEN,
    BODY,
    CLOSING,
    RULES,
    &[
        P::SecondOfficerRequired,
        P::NotInEffect,
        P::NothingCorrected,
        P::NothingDecided,
    ],
];

/// What reading the audit trail can answer beside what every read can.
pub const AUDITING: &[P] = &[
    P::TokenMissing,
    P::InsufficientScope,
    P::MinistryToken,
    P::Unavailable,
];

/// What a simulation can answer: like a read, and for its body like a recording.
pub const SIMULATION: Problems = &[WRONG_TOKEN, READING, BODY, &[P::TreatyNotFound]];

//! Everything that a client sees as an error: RFC 9457 problem details, with one closed list of codes.
//!
//! A problem says what was expected and what was found, never why the server failed. `docs/errors.md` is
//! generated from the list here.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::rules::IrregularityCode;
use crate::http::tokens::TokenError;

use super::attempt;
use super::request_id;

/// The media type of a problem.
pub const PROBLEM_JSON: &str = "application/problem+json";

macro_rules! problem_codes {
    ($($variant:ident $code:literal $status:literal $title:literal $meaning:literal;)+) => {
        /// What went wrong. The list is closed within `/v1`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ProblemCode {
            $(#[doc = $meaning] $variant,)+
        }

        impl ProblemCode {
            /// All of them, in the order of their status.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The stable name.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The HTTP status.
            #[must_use]
            pub fn status(self) -> u16 {
                match self { $(Self::$variant => $status,)+ }
            }

            /// A short summary that is the same for every occurrence.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)+ }
            }

            /// What it means and what the client should do.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)+ }
            }
        }
    };
}

problem_codes! {
    MalformedJson "malformed_json" 400 "The body is not JSON" "The body could not be parsed as JSON. Send one JSON object, UTF-8.";
    InvalidParameter "invalid_parameter" 400 "A query parameter is invalid" "A query parameter is unknown, repeated, or not of its form; `errors` names it.";
    InvalidHeader "invalid_header" 400 "A header is invalid" "A request header is not of its form, such as an Idempotency-Key that is empty or too long.";
    TokenMissing "token_missing" 401 "A token is required" "This operation needs a bearer token. Send `Authorization: Bearer …`.";
    TokenMalformed "token_malformed" 401 "The token cannot be read" "The Authorization header does not hold a bearer token in JWT form, or the token is too long.";
    TokenType "token_type" 401 "The token is not an access token" "The token's `typ` is not `at+jwt` (RFC 9068).";
    TokenAlgorithm "token_algorithm" 401 "The token's algorithm is not accepted" "Accepted are EdDSA, ES256 and RS256, as the key itself says; never `none`, never a shared secret.";
    TokenUnknownKey "token_unknown_key" 401 "The token's key is unknown" "The token has no `kid`, or one that is not in its issuer's key set. After a rotation of keys, try again after some seconds.";
    TokenSignature "token_signature" 401 "The token's signature is wrong" "The token was changed, or signed by another key than the one it names.";
    TokenExpired "token_expired" 401 "The token has expired" "Get a new token.";
    TokenNotYetValid "token_not_yet_valid" 401 "The token is not yet valid" "The token's `nbf` or `iat` lies in the future; check the issuer's clock.";
    TokenIssuer "token_issuer" 401 "The token is from another issuer" "The token's `iss` is not an issuer that this service trusts.";
    TokenAudience "token_audience" 401 "The token is for another service" "The token's `aud` does not name this service.";
    TokenClaims "token_claims" 401 "The token lacks a claim" "A claim that RFC 9068 requires is missing or not of its form.";
    TokenScope "token_scope" 401 "The token's issuer may not grant a scope" "The token carries a scope of this service that its issuer may not grant here. The token is refused whole: have its issuer leave the scope out.";
    TokenParticipant "token_participant" 401 "The token's issuer may not speak for the participant" "The issuer may not speak here for the participant that the token names, or, where the token names none, for the depositary.";
    TokenRevoked "token_revoked" 401 "The token has been revoked" "Get a new token, if you still may.";
    InsufficientScope "insufficient_scope" 403 "The token lacks the scope" "The token is valid but does not carry the scope that this operation needs.";
    MinistryToken "ministry_token" 403 "A ministry's token cannot do this" "The token speaks for one State; recording is the depositary's, and so are the drafts of its notifications.";
    NotForDepositary "not_for_depositary" 403 "This is for its State to do" "The submission was made by its ministry; the depositary changes, lodges and withdraws only what came on paper.";
    SecondOfficerRequired "second_officer_required" 403 "A second officer is required" "Where two persons are required, the one who prepared it cannot be the one who completes it.";
    RouteNotFound "route_not_found" 404 "There is nothing here" "No resource has this path.";
    TreatyNotFound "treaty_not_found" 404 "No such treaty" "The register has no treaty with this id, or had none at the moment asked for.";
    ParticipantNotFound "participant_not_found" 404 "No such participant" "No participant has this code or name; `near` lists similar ones.";
    ActionNotFound "action_not_found" 404 "No such action" "The treaty has no action with this id, or had none at the moment asked for.";
    SubmissionNotFound "submission_not_found" 404 "No such submission" "The treaty has no submission with this id, or none that is yours to see.";
    DocumentNotFound "document_not_found" 404 "No such document" "The submission has no document with this id.";
    ProposedEntryNotFound "proposed_entry_not_found" 404 "No such proposed entry" "There is no proposed entry with this id.";
    ProblemNotFound "problem_not_found" 404 "No such problem code" "The list of problem codes has no such entry.";
    WebhookNotFound "webhook_not_found" 404 "No such subscription" "You have no subscription to webhooks with this id; another's is as if it did not exist.";
    DeliveryNotFound "delivery_not_found" 404 "No such delivery" "The subscription has no delivery with this id, or has it no more: what was delivered is kept for 30 days.";
    MethodNotAllowed "method_not_allowed" 405 "The method is not allowed here" "The resource exists; `Allow` lists its methods.";
    NotAcceptable "not_acceptable" 406 "No acceptable representation" "The resource is JSON, and the Accept header excludes it.";
    UploadTooSlow "upload_too_slow" 408 "The upload is too slow" "The next bytes did not come in time, or the whole took too long. Nothing was kept.";
    BodyTooSlow "body_too_slow" 408 "The body is too slow" "The body did not arrive whole in time. Nothing was done; send it again.";
    AlreadySigned "already_signed" 409 "The participant has signed" "One signature of a participant stands at a time.";
    AlreadyBound "already_bound" 409 "The participant has an instrument on deposit" "One instrument of consent stands at a time.";
    SignatureRequired "signature_required" 409 "The participant has not signed" "Ratification, acceptance and approval are for signatories; others accede.";
    BeforeOwnSignature "before_own_signature" 409 "The date lies before the participant's signature" "Consent by a signatory cannot be dated before its signature.";
    AccessionBySignatory "accession_by_signatory" 409 "A signatory does not accede" "A signatory ratifies, accepts or approves; accession is for others.";
    AccessionNotOpen "accession_not_open" 409 "Accession is not open on that date" "The treaty says from when it can be acceded to.";
    SignatureClosed "signature_closed" 409 "The treaty is not open for signature on that date" "The date lies outside every period of signature; accession remains possible.";
    WrongPlaceOfSignature "wrong_place_of_signature" 409 "The treaty is open for signature elsewhere" "On that date it is open for signature at another place.";
    BeforeOpening "before_opening" 409 "The date lies before the opening" "Nothing can be dated before the treaty was opened for signature.";
    NoMemberHasSigned "no_member_has_signed" 409 "No member State has signed" "An organization may sign once one of its member States has signed.";
    NoMemberHasConsented "no_member_has_consented" 409 "No member State has done likewise" "An organization may deposit its instrument once one of its member States has deposited its own.";
    NoMemberIsParty "no_member_is_party" 409 "No member State is a party" "An organization may accede once one of its member States is a party.";
    ParentRequired "parent_required" 409 "Not bound by the parent treaty" "Only one that is bound by the treaty that this one supplements may consent to be bound by it.";
    NothingToWithdraw "nothing_to_withdraw" 409 "There is nothing to withdraw" "No signature, instrument or denunciation stands that this act could take back.";
    InForceForParticipant "in_force_for_participant" 409 "The treaty is in force for the participant" "An instrument is withdrawn before entry into force; a party denounces.";
    NotInForceForParticipant "not_in_force_for_participant" 409 "The treaty is not in force for the participant" "Denunciation is for parties; before entry into force an instrument is withdrawn.";
    DatesOutOfOrder "dates_out_of_order" 409 "The dates do not fit together" "A date of receipt, notification or registration does not fit to the date of the act.";
    FullPowersRequired "full_powers_required" 409 "Full powers are required" "The signatory represents its State neither by office nor with full powers.";
    PredecessorNotBound "predecessor_not_bound" 409 "The predecessor did no such act" "One succeeds to an act that the predecessor did.";
    StatementMissing "statement_missing" 409 "There is no statement" "A communication consists of at least one statement.";
    StatementUnknown "statement_unknown" 409 "No such statement" "The statement that is objected to, accepted, confirmed or withdrawn is not in the record by that date.";
    StatementNotPossible "statement_not_possible" 409 "The statement is not possible" "A statement of this kind cannot be made with this act, or about that statement.";
    ContradictsLaterAction "contradicts_later_action" 409 "A later action contradicts it" "Recorded with this date, the act, correction or decision would make an action in the record irregular.";
    NotInEffect "not_in_effect" 409 "The action is not in effect" "It has been corrected already; correct what took its place.";
    NothingCorrected "nothing_corrected" 409 "The correction changes nothing" "The replacement says what the action says already.";
    NothingDecided "nothing_decided" 409 "The decision changes nothing" "What it says holds on its date already, or the decision to be revoked does not hold.";
    NotEligible "not_eligible" 409 "The participant cannot take part" "The treaty is not open to this participant on that date.";
    KindNotAdmitted "kind_not_admitted" 409 "The treaty does not provide for this act" "The final clauses do not admit this kind of act.";
    ExaminationIncomplete "examination_incomplete" 409 "The examination does not let it be recorded" "An item of the checklist that applies is not examined or not met, or no date of receipt is entered; `detail` names the items.";
    TooManyDocuments "too_many_documents" 409 "The submission has too many documents" "A submission has 50 documents at most; remove one first.";
    TransitionNotPossible "transition_not_possible" 409 "Its status does not allow this" "What was asked is not possible in the status in which it is; read it again to learn what is.";
    PreconditionFailed "precondition_failed" 412 "It has been changed in the meantime" "If-Match names another version than the current one. Read it again, look at what has changed, and send the request with the new entity tag.";
    WebhookEnded "webhook_ended" 409 "The subscription has ended" "Its receiver answered 410, so nothing is sent any more; make another.";
    WebhookSuspended "webhook_suspended" 409 "The subscription is suspended" "A delivery failed for three days; resume the subscription first.";
    TooMany "too_many" 409 "There are as many as there may be" "The detail says of what; remove one first, or wait for one to end.";
    BodyTooLarge "body_too_large" 413 "The body is too large" "The body exceeds the service's limit.";
    DocumentType "document_type" 415 "The document is not of an accepted type" "A document is a PDF or a TIFF by its bytes, and nothing else at the same time; it comes without a content coding, and what Content-Type says of it agrees.";
    UnsupportedMediaType "unsupported_media_type" 415 "The body is not application/json" "Send `Content-Type: application/json`, without a content coding.";
    DocumentTruncated "document_truncated" 422 "The document is not whole" "Its end is missing, it is empty, or it did not arrive whole. Nothing was kept; send it again.";
    DocumentEncrypted "document_encrypted" 422 "The document is encrypted" "The depositary could not read it. Send it without encryption.";
    DocumentName "document_name" 422 "The name is not that of a document" "A name has 150 characters at most, ends as its type does, and holds no folders, control characters or characters that are not seen.";
    DigestMismatch "digest_mismatch" 422 "The digest does not match" "What arrived has another hash than Content-Digest says. Nothing was kept; send it again.";
    InvalidBody "invalid_body" 422 "The body is JSON, but not what is expected" "A field is missing, unknown, or not of its form; `errors` points at it.";
    WebhookUrlRefused "webhook_url_refused" 422 "The URL cannot be sent to" "Deliveries go to https URLs on hosts that the whole internet can reach, on port 443 or one from 1024 on, without user, password or fragment.";
    UnknownParticipant "unknown_participant" 422 "The body names an unknown participant" "No participant has this code or name; `near` lists similar ones.";
    DateInFuture "date_in_future" 422 "The date lies in the future" "An act is recorded once it has happened, by the date of the place where it was done.";
    IdempotencyKeyReused "idempotency_key_reused" 422 "The Idempotency-Key was used for another request" "Use a new key for a new request.";
    PreconditionRequired "precondition_required" 428 "If-Match is required" "A change names the version that it was made for: send If-Match with the entity tag that was read.";
    RateLimited "rate_limited" 429 "Too many requests" "One client may ask so often, and no more: `RateLimit-Policy` says how often. Nothing was done; try again after `Retry-After`.";
    InternalError "internal_error" 500 "Something went wrong here" "The service failed; the request id identifies the occurrence.";
    FormatNotImplemented "format_not_implemented" 501 "There is no such format" "oEmbed is answered as JSON only; leave `format` out or send `json`.";
    DocumentStoreUnavailable "document_store_unavailable" 503 "The document store cannot be used" "Documents cannot be kept or read for the moment. Nothing was kept; try again after `Retry-After`.";
    Busy "busy" 503 "The service is busy" "Too many writes are waiting, or too many streams are open, or the audit trail cannot note the request, or more was asked that has to be computed than can be. Nothing was done; try again after `Retry-After`.";
    Unavailable "unavailable" 503 "It cannot be read at present" "The database is out of reach. Try again after `Retry-After`.";
    NotRecorded "not_recorded" 503 "Nothing was recorded" "The database could not be written. Nothing was recorded; try again after `Retry-After`.";
    IssuerUnavailable "issuer_unavailable" 503 "The keys of the token's issuer cannot be had" "The token cannot be checked, because its issuer's keys cannot be fetched. Nothing was done; try again after `Retry-After`, or read without a token.";
    OutcomeUnknown "outcome_unknown" 503 "It is unknown whether it was recorded" "The database was lost during the commit, or did not answer in time. Send the same request with the same Idempotency-Key to learn the outcome.";
}

impl ProblemCode {
    /// Reads a name as [`ProblemCode::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl From<IrregularityCode> for ProblemCode {
    fn from(code: IrregularityCode) -> Self {
        match code {
            IrregularityCode::NotEligible => Self::NotEligible,
            IrregularityCode::KindNotAdmitted => Self::KindNotAdmitted,
            IrregularityCode::DateInFuture => Self::DateInFuture,
            IrregularityCode::BeforeOpening => Self::BeforeOpening,
            IrregularityCode::SignatureClosed => Self::SignatureClosed,
            IrregularityCode::WrongPlaceOfSignature => Self::WrongPlaceOfSignature,
            IrregularityCode::AlreadySigned => Self::AlreadySigned,
            IrregularityCode::AlreadyBound => Self::AlreadyBound,
            IrregularityCode::SignatureRequired => Self::SignatureRequired,
            IrregularityCode::BeforeOwnSignature => Self::BeforeOwnSignature,
            IrregularityCode::AccessionBySignatory => Self::AccessionBySignatory,
            IrregularityCode::AccessionNotOpen => Self::AccessionNotOpen,
            IrregularityCode::NoMemberHasSigned => Self::NoMemberHasSigned,
            IrregularityCode::NoMemberHasConsented => Self::NoMemberHasConsented,
            IrregularityCode::NoMemberIsParty => Self::NoMemberIsParty,
            IrregularityCode::ParentRequired => Self::ParentRequired,
            IrregularityCode::NothingToWithdraw => Self::NothingToWithdraw,
            IrregularityCode::InForceForParticipant => Self::InForceForParticipant,
            IrregularityCode::NotInForceForParticipant => Self::NotInForceForParticipant,
            IrregularityCode::DatesOutOfOrder => Self::DatesOutOfOrder,
            IrregularityCode::FullPowersRequired => Self::FullPowersRequired,
            IrregularityCode::PredecessorNotBound => Self::PredecessorNotBound,
            IrregularityCode::StatementMissing => Self::StatementMissing,
            IrregularityCode::StatementUnknown => Self::StatementUnknown,
            IrregularityCode::StatementNotPossible => Self::StatementNotPossible,
            IrregularityCode::ContradictsLaterAction => Self::ContradictsLaterAction,
            IrregularityCode::NotInEffect => Self::NotInEffect,
            IrregularityCode::NothingCorrected => Self::NothingCorrected,
            IrregularityCode::NothingDecided => Self::NothingDecided,
        }
    }
}

/// Problem details (RFC 9457).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// Identifies the kind of problem; resolve it for its description.
    #[serde(rename = "type")]
    #[schema(format = "uri-reference", examples("/problems/signature_required"))]
    pub kind: String,
    /// A summary that is the same for every occurrence.
    #[schema(examples("The participant has not signed"))]
    pub title: String,
    /// The HTTP status.
    #[schema(examples(409))]
    pub status: u16,
    /// The code; the list is closed and documented.
    #[schema(examples("signature_required"))]
    pub code: String,
    /// What was expected and what was found, this time.
    #[schema(examples(
        "Kenya has not signed, and only a signatory may deposit an instrument of ratification"
    ))]
    pub detail: String,
    /// The article that a refusal rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("64(3)-(4)"))]
    pub article: Option<String>,
    /// What could be done instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("one that has not signed may accede: kind \"accession\""))]
    pub hint: Option<String>,
    /// Where in the request the error is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemError>,
    /// Similar participants, for one that was not found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<NearParticipant>,
    /// Identifies the request in the service's log.
    #[schema(examples("0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a11"))]
    pub request_id: String,
    #[serde(skip)]
    #[schema(ignore)]
    headers: Vec<(HeaderName, String)>,
}

/// Where in the request an error is: in the body or in the query.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProblemError {
    /// A JSON pointer (RFC 6901) into the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("/date"))]
    pub pointer: Option<String>,
    /// The name of a query parameter or header.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("as_of"))]
    pub parameter: Option<String>,
    /// What was expected and what was found.
    pub detail: String,
}

/// A participant with a similar name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NearParticipant {
    /// Its code.
    #[schema(examples("VNM"))]
    pub code: String,
    /// Its English name.
    #[schema(examples("Viet Nam"))]
    pub name: String,
}

impl Problem {
    /// A problem of this kind.
    #[must_use]
    pub fn new(code: ProblemCode, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("/problems/{}", code.as_str()),
            title: code.title().to_owned(),
            status: code.status(),
            code: code.as_str().to_owned(),
            detail: detail.into(),
            article: None,
            hint: None,
            errors: Vec::new(),
            near: Vec::new(),
            request_id: String::new(),
            headers: Vec::new(),
        }
    }

    /// A query parameter that is not of its form.
    #[must_use]
    pub fn parameter(name: &str, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        let mut problem = Self::new(ProblemCode::InvalidParameter, format!("{name}: {detail}"));
        problem.errors.push(ProblemError {
            pointer: None,
            parameter: Some(name.to_owned()),
            detail,
        });
        problem
    }

    /// The same, pointing into the body.
    #[must_use]
    pub fn at(mut self, pointer: impl Into<String>) -> Self {
        let detail = self.detail.clone();
        self.errors.push(ProblemError {
            pointer: Some(pointer.into()),
            parameter: None,
            detail,
        });
        self
    }

    /// The same, with a header.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The answer, with the request's id.
    #[must_use]
    pub fn respond(mut self, request: &HttpRequest) -> HttpResponse {
        self.request_id = request_id::of(request);
        attempt::answered(request, &self.code);
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = HttpResponse::build(status);
        response.insert_header((header::CACHE_CONTROL, "no-store"));
        if status == StatusCode::REQUEST_TIMEOUT {
            // What is still to come is not waited for (RFC 9110, 15.5.9).
            response.force_close();
        }
        for (name, value) in &self.headers {
            if let Ok(value) = HeaderValue::from_str(value) {
                response.insert_header((name.clone(), value));
            }
        }
        response
            .content_type(PROBLEM_JSON)
            .body(serde_json::to_vec(&self).unwrap_or_default())
    }
}

impl From<&TokenError> for Problem {
    fn from(error: &TokenError) -> Self {
        let code = ProblemCode::parse(error.code()).unwrap_or(ProblemCode::TokenMalformed);
        if code == ProblemCode::IssuerUnavailable {
            return Self::new(code, error.to_string()).header(header::RETRY_AFTER, "10");
        }
        Self::unauthorized(code, error.to_string())
    }
}

impl Problem {
    /// A 401 with its challenge (RFC 6750).
    #[must_use]
    pub fn unauthorized(code: ProblemCode, detail: impl Into<String>) -> Self {
        let challenge = match code {
            ProblemCode::TokenMissing => "Bearer realm=\"signatory\"".to_owned(),
            other => format!(
                "Bearer realm=\"signatory\", error=\"invalid_token\", error_description=\"{}\"",
                other.title()
            ),
        };
        Self::new(code, detail).header(header::WWW_AUTHENTICATE, challenge)
    }

    /// A 403 that names the scope needed (RFC 6750).
    #[must_use]
    pub fn forbidden(code: ProblemCode, scope: &str, detail: impl Into<String>) -> Self {
        Self::new(code, detail).header(
            header::WWW_AUTHENTICATE,
            format!("Bearer realm=\"signatory\", error=\"insufficient_scope\", scope=\"{scope}\""),
        )
    }

    /// A 503 that says when to come back.
    #[must_use]
    pub fn unavailable(code: ProblemCode) -> Self {
        Self::new(code, code.meaning()).header(header::RETRY_AFTER, "1")
    }
}

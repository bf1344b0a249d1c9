//! The operations on documents: bodies that are files, not JSON.

use serde_json::{Value, json};

use super::problems::{SUBMISSION, WRONG_TOKEN};
use super::{Operation, Problems};
use crate::http::problem::ProblemCode as P;
use crate::vault::content::MediaType;

const ONE: &[&str] = &["treaty", "submission_id", "document_id"];
const CHANGING_ONE: &[&str] = &["treaty", "submission_id", "document_id", "if_match"];

/// What a change of a submission's documents can answer, beside what a read can.
const CHANGE: &[P] = &[
    P::InvalidHeader,
    P::SubmissionNotFound,
    P::TransitionNotPossible,
    P::PreconditionFailed,
    P::PreconditionRequired,
    P::OutcomeUnknown,
    P::DocumentStoreUnavailable,
];

/// What an upload can answer beside that.
const UPLOAD: &[P] = &[
    P::NotForDepositary,
    P::UploadTooSlow,
    P::TooManyDocuments,
    P::BodyTooLarge,
    P::DocumentType,
    P::DocumentTruncated,
    P::DocumentEncrypted,
    P::DocumentName,
    P::DigestMismatch,
];

const BODY: &[P] = &[
    P::MalformedJson,
    P::BodyTooLarge,
    P::UnsupportedMediaType,
    P::InvalidBody,
];

/// Every operation on documents.
pub const OPERATIONS: &[Operation] = &[
    on_documents(
        "upload_submission_document",
        &[
            "treaty",
            "submission_id",
            "document_name",
            "if_match",
            "content_disposition",
            "content_digest",
        ],
        &[WRONG_TOKEN, SUBMISSION, CHANGE, UPLOAD],
    ),
    on_documents(
        "list_submission_documents",
        &["treaty", "submission_id"],
        &[
            WRONG_TOKEN,
            SUBMISSION,
            &[
                P::NotAcceptable,
                P::SubmissionNotFound,
                P::DocumentStoreUnavailable,
            ],
        ],
    ),
    on_documents(
        "get_submission_document",
        ONE,
        &[
            WRONG_TOKEN,
            SUBMISSION,
            &[
                P::NotAcceptable,
                P::SubmissionNotFound,
                P::DocumentNotFound,
                P::DocumentStoreUnavailable,
            ],
        ],
    ),
    on_documents(
        "get_submission_document_content",
        ONE,
        &[
            WRONG_TOKEN,
            SUBMISSION,
            &[
                P::SubmissionNotFound,
                P::DocumentNotFound,
                P::DocumentStoreUnavailable,
            ],
        ],
    ),
    on_documents(
        "remove_submission_document",
        CHANGING_ONE,
        &[
            WRONG_TOKEN,
            SUBMISSION,
            CHANGE,
            &[P::NotForDepositary, P::DocumentNotFound],
        ],
    ),
    on_documents(
        "mark_submission_document",
        CHANGING_ONE,
        &[
            WRONG_TOKEN,
            SUBMISSION,
            BODY,
            CHANGE,
            &[P::MinistryToken, P::DocumentNotFound],
        ],
    ),
];

const fn on_documents(
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

/// Says of an operation what the handlers' annotations cannot: that a body is a file.
pub fn complete(entry: &mut serde_json::Map<String, Value>) {
    match entry.get("operationId").and_then(Value::as_str) {
        Some("upload_submission_document") => {
            let mut content = files();
            content.insert("application/octet-stream".into(), file());
            entry.insert(
                "requestBody".into(),
                json!({
                    "description": "The file itself",
                    "required": true,
                    "content": content,
                }),
            );
        }
        Some("get_submission_document_content") => {
            let Some(responses) = entry.get_mut("responses").and_then(Value::as_object_mut) else {
                return;
            };
            let mut headers = responses
                .get("200")
                .and_then(|ok| ok.get("headers"))
                .cloned()
                .unwrap_or_default();
            if let Some(headers) = headers.as_object_mut() {
                for name in ["ETag", "Content-Digest", "Content-Disposition"] {
                    let reference = format!("#/components/headers/{name}");
                    headers.insert(name.into(), json!({ "$ref": reference }));
                }
            }
            let ok = json!({ "description": "The bytes", "headers": headers, "content": files() });
            responses.insert("200".into(), ok);
            responses.insert(
                "304".into(),
                json!({ "description": "The client has these bytes already" }),
            );
        }
        Some(_) | None => {}
    }
}

fn files() -> serde_json::Map<String, Value> {
    MediaType::ALL
        .into_iter()
        .map(|media_type| (media_type.as_str().to_owned(), file()))
        .collect()
}

/// OpenAPI 3.1: bytes as they are have a schema without a type.
fn file() -> Value {
    json!({ "schema": { "contentMediaType": "application/octet-stream" } })
}

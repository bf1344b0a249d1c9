//! The documents of a submission, as they are answered. Their bytes are answered apart.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::ids::TreatyId;
use crate::domain::submission::Submission;
use crate::ledger::custody::Changed;
use crate::store::submission_document::StoredDocument;

use super::Instant;

/// A document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DocumentResponse {
    /// Its id.
    #[schema(examples("019aa5a4-9c11-7a52-b1f4-0d8a5e7c2f90"))]
    pub id: String,
    /// The id of the submission.
    #[schema(examples("019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b42"))]
    pub submission: String,
    /// What its sender calls it.
    #[schema(examples("Instrument of accession.pdf"))]
    pub name: String,
    /// What it is, by its bytes: `application/pdf` or `image/tiff`.
    #[schema(examples("application/pdf"))]
    pub media_type: String,
    /// How many bytes it has.
    #[schema(examples(184_320))]
    pub size_bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    #[schema(examples("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))]
    pub sha256: String,
    /// Whether the depositary has marked it as public, so that its hash may enter the record.
    pub public: bool,
    /// When it was uploaded.
    #[schema(value_type = String, format = DateTime)]
    pub uploaded_at: Instant,
    /// After a change, the version of the submission: its entity tag, for the next change.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples(2))]
    pub submission_version: Option<u64>,
    /// Where to look further.
    pub links: DocumentLinks,
}

/// Where to look further.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DocumentLinks {
    /// What is known of the document.
    #[serde(rename = "self")]
    pub itself: String,
    /// Its bytes.
    pub content: String,
}

/// What was removed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RemovedDocument {
    /// The document's id.
    #[schema(examples("019aa5a4-9c11-7a52-b1f4-0d8a5e7c2f90"))]
    pub id: String,
    /// The version of the submission: its entity tag, for the next change.
    #[schema(examples(3))]
    pub submission_version: u64,
}

/// The documents of a submission.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DocumentsPage {
    /// In the order in which they were uploaded.
    pub documents: Vec<DocumentResponse>,
    /// The version of the submission: its entity tag, for the next change.
    #[schema(examples(2))]
    pub submission_version: u64,
}

/// Whether a document is public.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkDocumentRequest {
    /// Whether its hash may enter the record.
    pub public: bool,
}

impl DocumentResponse {
    /// A document under its treaty.
    #[must_use]
    pub fn of(treaty: &TreatyId, document: &StoredDocument) -> Self {
        let path = document_path(treaty, &document.submission, &document.id);
        Self {
            id: document.id.clone(),
            submission: document.submission.clone(),
            name: document.name.clone(),
            media_type: document.media_type.clone(),
            size_bytes: u64::try_from(document.size_bytes).unwrap_or_default(),
            sha256: document.sha256.clone(),
            public: document.public,
            uploaded_at: Instant(document.uploaded_at),
            submission_version: None,
            links: DocumentLinks {
                content: format!("{path}/content"),
                itself: path,
            },
        }
    }

    /// The same after a change.
    #[must_use]
    pub fn changed(treaty: &TreatyId, changed: &Changed) -> Self {
        Self {
            submission_version: Some(changed.version),
            ..Self::of(treaty, &changed.document)
        }
    }
}

impl DocumentsPage {
    /// The documents of a submission.
    #[must_use]
    pub fn of(submission: &Submission, documents: &[StoredDocument]) -> Self {
        Self {
            documents: documents
                .iter()
                .map(|document| DocumentResponse::of(&submission.treaty, document))
                .collect(),
            submission_version: submission.version,
        }
    }
}

/// Where a document is.
#[must_use]
pub fn document_path(treaty: &TreatyId, submission: &str, document: &str) -> String {
    format!("/v1/treaties/{treaty}/submissions/{submission}/documents/{document}")
}

//! Examples of documents: uploaded, listed, marked, removed.

use crate::http::openapi::ContractError;
use crate::http::wire::documents::{
    DocumentResponse, DocumentsPage, MarkDocumentRequest, RemovedDocument,
};
use crate::store::submission_document::StoredDocument;

use super::{Example, Place, Sample, answer, example};

const ID: &str = "019aa5a4-9c11-7a52-b1f4-0d8a5e7c2f90";
const SUBMISSION: &str = "019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b42";

impl Sample {
    /// The certified copy of an instrument.
    pub(super) fn documents(&self) -> Result<Vec<(&'static str, Example)>, ContractError> {
        let document = DocumentResponse::of(
            &self.treaty,
            &StoredDocument {
                id: ID.into(),
                submission: SUBMISSION.into(),
                sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
                size_bytes: 184_320,
                media_type: "application/pdf".into(),
                name: "Instrument of accession.pdf".into(),
                public: false,
                uploaded_at: self.moment.recorded_at.unwrap_or_default(),
                by_issuer: String::new(),
                by_subject: String::new(),
            },
        );
        let changed = |public, submission_version| DocumentResponse {
            public,
            submission_version: Some(submission_version),
            ..document.clone()
        };
        let page = DocumentsPage {
            documents: vec![document.clone()],
            submission_version: 2,
        };
        let removed = RemovedDocument {
            id: ID.into(),
            submission_version: 3,
        };
        Ok(vec![
            (
                "upload_submission_document",
                example(Place::Answer(201), &changed(false, 2))?,
            ),
            answer("list_submission_documents", &page)?,
            answer("get_submission_document", &document)?,
            (
                "mark_submission_document",
                example(Place::Request, &MarkDocumentRequest { public: true })?,
            ),
            answer("mark_submission_document", &changed(true, 4))?,
            answer("remove_submission_document", &removed)?,
        ])
    }
}

//! `…/submissions/{id}/documents`: the certified copy of an instrument, and what comes with it.
//!
//! A body is the file itself. It passes through in pieces (`documents/reception`), is called by a name that is never a
//! path (`documents/name`), and is handed out as an attachment that nothing may render or run (`documents/serving`).

mod digest;
mod name;
mod reception;
mod serving;

use std::sync::Arc;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::ids::DocumentHash;
use crate::ledger::custody::{Asked, Custody, CustodyError};

use super::super::App;
use super::super::body;
use super::super::if_match::expected_version;
use super::super::permission::{Examiner, SubmissionParty};
use super::super::problem::{Problem, ProblemCode};
use super::super::query::Query;
use super::super::read::takes_json;
use super::super::request_id;
use super::super::wire::documents::{
    DocumentResponse, DocumentsPage, MarkDocumentRequest, RemovedDocument, document_path,
};
use super::{Asking, privately};

/// Upload a document
///
/// The body is the file itself, a PDF or a TIFF by its bytes, while the submission is a draft or was returned. Nothing is
/// kept unless all of it arrived, is whole, and has the digest that came with it. Its name comes in
/// `Content-Disposition: attachment; filename*=UTF-8''…` or in `name`.
#[utoipa::path(post, path = "/v1/treaties/{treaty}/submissions/{id}/documents", tag = "Submissions",
    responses((status = 201, description = "Kept", body = DocumentResponse)))]
pub async fn upload_submission_document(
    party: SubmissionParty,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let asking = Asking::of(&party.claims, &app, &request);
    asking
        .uploaded(payload)
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// List the documents of a submission
///
/// In the order in which they were uploaded, with their hashes. There are 50 at most.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/submissions/{id}/documents", tag = "Submissions",
    responses((status = 200, description = "The documents", body = DocumentsPage)))]
pub async fn list_submission_documents(
    party: SubmissionParty,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let asking = Asking::of(&party.claims, &app, &request);
    let outcome = async {
        asking.takes_json_and_no_query()?;
        let asked = asking.asked()?;
        let (submission, documents) = custody(&app)?
            .documents(asked)
            .await
            .map_err(|error| asking.refusal(&error))?;
        Ok(privately(&DocumentsPage::of(&submission, &documents)))
    };
    outcome
        .await
        .unwrap_or_else(|problem: Problem| problem.respond(&request))
}

/// Get what is known of a document
///
/// Its name, type, size and hash.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/submissions/{id}/documents/{document}", tag = "Submissions",
    responses((status = 200, description = "The document", body = DocumentResponse)))]
pub async fn get_submission_document(
    party: SubmissionParty,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let asking = Asking::of(&party.claims, &app, &request);
    let outcome = async {
        asking.takes_json_and_no_query()?;
        let asked = asking.asked()?;
        let treaty = asked.treaty.clone();
        let document = custody(&app)?
            .document(asked, asking.document_id())
            .await
            .map_err(|error| asking.refusal(&error))?;
        Ok(privately(&DocumentResponse::of(&treaty, &document)))
    };
    outcome
        .await
        .unwrap_or_else(|problem: Problem| problem.respond(&request))
}

/// Download a document
///
/// The bytes as they were uploaded, as an attachment that a browser neither renders nor runs. They are compared with
/// their hash while they are sent, and the connection is broken off if they differ.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/submissions/{id}/documents/{document}/content", tag = "Submissions",
    responses((status = 200, description = "The bytes")))]
pub async fn get_submission_document_content(
    party: SubmissionParty,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let asking = Asking::of(&party.claims, &app, &request);
    asking
        .served()
        .await
        .unwrap_or_else(|problem| problem.respond(&request))
}

/// Remove a document
///
/// While the submission is a draft or was returned. Its bytes are removed with it, unless another document has the same.
#[utoipa::path(delete, path = "/v1/treaties/{treaty}/submissions/{id}/documents/{document}", tag = "Submissions",
    responses((status = 200, description = "Removed", body = RemovedDocument)))]
pub async fn remove_submission_document(
    party: SubmissionParty,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    let asking = Asking::of(&party.claims, &app, &request);
    let outcome = async {
        Query::parse(request.query_string())?.finish()?;
        let version = expected_version(&request)?;
        let (asked, id) = (asking.asked()?, asking.document_id());
        let version = custody(&app)?
            .remove(asked, version, id.clone())
            .await
            .map_err(|error| asking.refusal(&error))?;
        asking.log_document(&id, "a document was removed");
        Ok(privately(&RemovedDocument {
            id,
            submission_version: version,
        }))
    };
    outcome
        .await
        .unwrap_or_else(|problem: Problem| problem.respond(&request))
}

/// Say whether a document is public
///
/// For the depositary, while a submission is lodged or under examination. Only the hashes of public documents may enter
/// the record; a document itself never does.
#[utoipa::path(patch, path = "/v1/treaties/{treaty}/submissions/{id}/documents/{document}", tag = "Submissions",
    request_body(content = MarkDocumentRequest, description = "Whether it is public"),
    responses((status = 200, description = "Marked", body = DocumentResponse)))]
pub async fn mark_submission_document(
    examiner: Examiner,
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let asking = Asking::of(&examiner.claims, &app, &request);
    let outcome = async {
        let body: MarkDocumentRequest = body::read(&app, &request, payload).await?;
        Query::parse(request.query_string())?.finish()?;
        let version = expected_version(&request)?;
        let asked = asking.asked()?;
        let treaty = asked.treaty.clone();
        let changed = custody(&app)?
            .publish(asked, version, (asking.document_id(), body.public))
            .await
            .map_err(|error| asking.refusal(&error))?;
        asking.log_document(&changed.document.id, "a document was marked");
        Ok(privately(&DocumentResponse::changed(&treaty, &changed)))
    };
    outcome
        .await
        .unwrap_or_else(|problem: Problem| problem.respond(&request))
}

/// The custody, if this instance has one.
fn custody(app: &App) -> Result<Arc<Custody>, Problem> {
    app.custody().ok_or_else(|| {
        log::error!("this instance was started without a document store");
        Problem::unavailable(ProblemCode::DocumentStoreUnavailable)
    })
}

impl Asking<'_> {
    /// Whose documents are asked for, by whom.
    fn asked(&self) -> Result<Asked, Problem> {
        Ok(Asked {
            treaty: self.treaty()?,
            submission: self.id()?,
            by: self.actor.clone(),
            at: self.app.ledger().clock().now(),
        })
    }

    /// The document's id, whatever it is: what is none is not found.
    fn document_id(&self) -> String {
        let id = self.request.match_info().get("document");
        id.unwrap_or_default().to_owned()
    }

    fn takes_json_and_no_query(&self) -> Result<(), Problem> {
        takes_json(self.request)?;
        Query::parse(self.request.query_string())?.finish()
    }

    async fn uploaded(&self, payload: web::Payload) -> Result<HttpResponse, Problem> {
        let custody = custody(self.app)?;
        let version = expected_version(self.request)?;
        let asked = self.asked()?;
        let announced = reception::Announced::read(self.request, custody.limits())?;
        custody
            .may_add(asked.clone(), version)
            .await
            .map_err(|error| self.refusal(&error))?;
        let _place = custody.admit().map_err(|error| self.refusal(&error))?;
        let arrived = reception::receive(self, &custody, announced, payload).await?;
        let treaty = asked.treaty.clone();
        let changed = custody
            .add(asked, version, arrived)
            .await
            .map_err(|error| self.refusal(&error))?;
        let document = &changed.document;
        self.log_document(&document.id, "a document was kept");
        let location = document_path(&treaty, &document.submission, &document.id);
        Ok(HttpResponse::Created()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::LOCATION, location))
            .json(DocumentResponse::changed(&treaty, &changed)))
    }

    /// The hashes of the documents that are public, for the record. A mark that is set in between makes the version of
    /// the submission another, and nothing is recorded.
    pub(super) async fn public_documents(&self) -> Result<Vec<DocumentHash>, Problem> {
        let Some(custody) = self.app.custody() else {
            return Ok(Vec::new());
        };
        let (_, documents) = custody
            .documents(self.asked()?)
            .await
            .map_err(|error| self.refusal(&error))?;
        let public = documents.iter().filter(|document| document.public);
        let mut hashes: Vec<DocumentHash> = public
            .filter_map(|document| DocumentHash::parse(&document.sha256).ok())
            .collect();
        hashes.sort();
        hashes.dedup();
        Ok(hashes)
    }

    /// What a client is told.
    fn refusal(&self, error: &CustodyError) -> Problem {
        match error {
            CustodyError::Submission(error) => self.problem(error),
            CustodyError::NoDocument => Problem::new(
                ProblemCode::DocumentNotFound,
                "the submission has no such document",
            ),
            CustodyError::TooMany => Problem::new(ProblemCode::TooManyDocuments, error.to_string()),
            CustodyError::Vault(error) => {
                log::error!(error:% = error, request_id = request_id::of(self.request); "the document store failed");
                Problem::unavailable(ProblemCode::DocumentStoreUnavailable)
            }
        }
    }

    fn log_document(&self, document: &str, what: &str) {
        log::info!(
            request_id = request_id::of(self.request),
            document = document,
            what = what;
            "a submission's documents were changed"
        );
    }
}

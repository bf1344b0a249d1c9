//! How a document goes out: as it came in, to be saved and nothing else.

use actix_web::HttpResponse;
use actix_web::body::SizedStream;
use actix_web::http::Method;
use actix_web::http::header::{
    self, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue,
};
use futures_util::TryStreamExt as _;

use crate::store::submission_document::StoredDocument;
use crate::vault::{Address, VaultError};

use super::super::super::problem::{Problem, ProblemCode};
use super::super::super::query::Query;
use super::super::super::request_id;
use super::super::Asking;
use super::{custody, digest};
use crate::ledger::custody::CustodyError;

/// What is allowed of a document that is opened in a browser after all: nothing.
const SANDBOX: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

impl Asking<'_> {
    /// The answer with the bytes of a document.
    pub(super) async fn served(&self) -> Result<HttpResponse, Problem> {
        Query::parse(self.request.query_string())?.finish()?;
        let custody = custody(self.app)?;
        let document = custody
            .document(self.asked()?, self.document_id())
            .await
            .map_err(|error| self.refusal(&error))?;
        let tag = format!("\"{}\"", document.sha256);
        if self.has_already(&tag) {
            return Ok(HttpResponse::NotModified()
                .insert_header((header::CACHE_CONTROL, "no-store"))
                .insert_header((header::ETAG, tag))
                .finish());
        }
        let bytes = match custody.content(&document).await {
            Ok(bytes) => bytes,
            Err(CustodyError::Vault(error @ VaultError::Missing(_))) => {
                log::error!(error:% = error, request_id = request_id::of(self.request); "a document has lost its bytes");
                return Err(Problem::new(
                    ProblemCode::InternalError,
                    ProblemCode::InternalError.meaning(),
                ));
            }
            Err(error) => return Err(self.refusal(&error)),
        };
        let mut response = described(&document, tag);
        if self.request.method() == Method::HEAD {
            // With its length, and without reading it.
            let size = size_bytes(&document);
            let nothing = futures_util::stream::empty::<Result<bytes::Bytes, VaultError>>();
            return Ok(response.body(SizedStream::new(size, nothing)));
        }
        let id = document.id.clone();
        let bytes = bytes.inspect_err(move |error| {
            log::error!(error:% = error, document = id; "a document could not be sent to its end; the connection is broken off");
        });
        Ok(response.body(SizedStream::new(size_bytes(&document), bytes)))
    }

    /// Whether If-None-Match names these bytes.
    fn has_already(&self, tag: &str) -> bool {
        self.request
            .headers()
            .get_all(header::IF_NONE_MATCH)
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .any(|known| known.trim().trim_start_matches("W/") == tag)
    }
}

fn described(document: &StoredDocument, tag: String) -> actix_web::HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response
        .content_type(document.media_type.as_str())
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_DISPOSITION, attachment(&document.name)))
        .insert_header((header::CONTENT_SECURITY_POLICY, SANDBOX))
        .insert_header(("cross-origin-resource-policy", "same-origin"))
        .insert_header((header::ACCEPT_RANGES, "none"))
        .insert_header((header::ETAG, tag));
    if let Some(address) = Address::parse(&document.sha256) {
        let digest = digest::sha256_value(address.bytes());
        response.insert_header((digest::CONTENT_DIGEST, digest));
    }
    response
}

/// `attachment; filename*=UTF-8''…`: everything but plain letters and digits is encoded.
fn attachment(name: &str) -> ContentDisposition {
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::FilenameExt(ExtendedValue {
            charset: Charset::Ext("UTF-8".into()),
            language_tag: None,
            value: name.as_bytes().to_vec(),
        })],
    }
}

fn size_bytes(document: &StoredDocument) -> u64 {
    u64::try_from(document.size_bytes).unwrap_or_default()
}

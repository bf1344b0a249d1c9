//! How a document comes in: what its headers announce, then its bytes, piece by piece, into the document store.
//!
//! Whatever is wrong, and whenever the client goes away, what was written until then is removed.

use std::time::Duration;

use actix_web::http::header;
use actix_web::{HttpRequest, web};
use futures_util::StreamExt as _;

use crate::clock::Stopwatch;
use crate::ledger::custody::{Arrived, Custody, CustodyLimits};
use crate::vault::content::{MediaType, Unfit};
use crate::vault::incoming::{Expected, Incoming};

use super::super::super::problem::{Problem, ProblemCode};
use super::super::super::query::Query;
use super::super::Asking;
use super::{digest, name};

/// What the headers and the query say of a document.
pub struct Announced {
    name: String,
    /// The type that it is said to have; none when that is left open.
    declared: Option<MediaType>,
    digest: Expected,
}

impl Announced {
    /// Reads what is announced, and refuses what can be refused before a byte is read.
    pub fn read(request: &HttpRequest, limits: CustodyLimits) -> Result<Self, Problem> {
        let mut query = Query::parse(request.query_string())?;
        let name = name::read(request, &mut query)?;
        query.finish()?;
        is_not_coded(request)?;
        let announced = Self {
            name,
            declared: declared(request)?,
            digest: digest::expected(request)?,
        };
        let length = request
            .headers()
            .get(header::CONTENT_LENGTH)
            .and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
        match length {
            Some(length) if length > limits.document_bytes => Err(too_large(limits)),
            Some(_) | None => Ok(announced),
        }
    }

    /// Holds what was announced against what arrived.
    fn agrees(&self, incoming: &Incoming) -> Result<MediaType, Problem> {
        let found = incoming.evidence().media_type().map_err(|unfit| {
            let code = match unfit {
                Unfit::Empty | Unfit::Truncated(_) => ProblemCode::DocumentTruncated,
                Unfit::OtherType(_) => ProblemCode::DocumentType,
                Unfit::Encrypted => ProblemCode::DocumentEncrypted,
            };
            Problem::new(code, unfit.to_string())
        })?;
        if let Some(declared) = self.declared.filter(|declared| *declared != found) {
            return Err(Problem::new(
                ProblemCode::DocumentType,
                format!(
                    "Content-Type says {}, and by its bytes the document is {}",
                    declared.as_str(),
                    found.as_str()
                ),
            ));
        }
        name::fits(&self.name, found)?;
        match incoming.mismatch(&self.digest) {
            None => Ok(found),
            Some(algorithm) => Err(Problem::new(
                ProblemCode::DigestMismatch,
                format!("the {algorithm} of what arrived is not the one in Content-Digest"),
            )),
        }
    }
}

/// Takes a document in.
pub async fn receive(
    asking: &Asking<'_>,
    custody: &Custody,
    announced: Announced,
    payload: web::Payload,
) -> Result<Arrived, Problem> {
    let failed = |error| asking.refusal(&error);
    let mut incoming = custody.receive().await.map_err(failed)?;
    let taken = take(&mut incoming, custody.limits(), payload).await;
    let agreed = match taken {
        Ok(()) => announced.agrees(&incoming),
        Err(Stopped::Refused(problem)) => Err(problem),
        Err(Stopped::Failed(error)) => Err(failed(error.into())),
    };
    match agreed {
        Ok(media_type) => Ok(Arrived {
            name: announced.name,
            media_type,
            incoming,
        }),
        Err(problem) => {
            incoming.abandon().await;
            Err(problem)
        }
    }
}

/// Why a document stopped coming in.
enum Stopped {
    Refused(Problem),
    Failed(crate::vault::VaultError),
}

async fn take(
    incoming: &mut Incoming,
    limits: CustodyLimits,
    mut payload: web::Payload,
) -> Result<(), Stopped> {
    let watch = Stopwatch::start();
    loop {
        let left = limits
            .whole
            .saturating_sub(Duration::from_micros(watch.micros()));
        let next = tokio::time::timeout(limits.pause.min(left), payload.next());
        let piece = match next.await {
            Err(_waited) => return Err(Stopped::Refused(too_slow(limits))),
            Ok(None) => return Ok(()),
            Ok(Some(Err(error))) => {
                return Err(Stopped::Refused(Problem::new(
                    ProblemCode::DocumentTruncated,
                    format!("the document did not arrive whole: {error}"),
                )));
            }
            Ok(Some(Ok(piece))) => piece,
        };
        let length = u64::try_from(piece.len()).unwrap_or(u64::MAX);
        if incoming.size_bytes().saturating_add(length) > limits.document_bytes {
            return Err(Stopped::Refused(too_large(limits)));
        }
        incoming.write(&piece).await.map_err(Stopped::Failed)?;
    }
}

fn too_large(limits: CustodyLimits) -> Problem {
    Problem::new(
        ProblemCode::BodyTooLarge,
        format!(
            "a document may have {} bytes at most",
            limits.document_bytes
        ),
    )
}

fn too_slow(limits: CustodyLimits) -> Problem {
    Problem::new(
        ProblemCode::UploadTooSlow,
        format!(
            "expected the next piece within {} seconds, and the whole within {}",
            limits.pause.as_secs(),
            limits.whole.as_secs()
        ),
    )
}

/// Nothing is ever inflated here, so nothing deflated is taken in.
fn is_not_coded(request: &HttpRequest) -> Result<(), Problem> {
    match request.headers().get(header::CONTENT_ENCODING) {
        Some(coding) if coding != "identity" => Err(Problem::new(
            ProblemCode::DocumentType,
            "expected the document as it is, without a content coding",
        )),
        Some(_) | None => Ok(()),
    }
}

fn declared(request: &HttpRequest) -> Result<Option<MediaType>, Problem> {
    let Some(value) = request.headers().get(header::CONTENT_TYPE) else {
        return Ok(None);
    };
    let said = value.to_str().unwrap_or_default();
    let media_type = said.split(';').next().unwrap_or_default().trim();
    if media_type.eq_ignore_ascii_case("application/octet-stream") {
        return Ok(None);
    }
    MediaType::parse(media_type).map(Some).ok_or_else(|| {
        let mut problem = Problem::new(
            ProblemCode::DocumentType,
            "expected Content-Type application/pdf, image/tiff or application/octet-stream",
        );
        problem.hint = Some("the body is the file itself, not a form".into());
        problem
    })
}

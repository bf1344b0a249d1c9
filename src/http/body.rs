//! Bodies of requests, read strictly: a JSON object with known fields, or a problem that points at what is wrong.

use actix_web::body::BoxBody;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, ResponseError, web};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;

use crate::documents::shape::array_for_object;

use super::App;
use super::problem::{Problem, ProblemCode};

/// A problem on its way out of an extractor, with its answer already made.
#[derive(Debug, thiserror::Error)]
#[error("{detail}")]
pub struct Refusal {
    detail: String,
    status: actix_web::http::StatusCode,
    body: Vec<u8>,
    headers: Vec<(header::HeaderName, header::HeaderValue)>,
}

impl Refusal {
    /// Carries a problem.
    #[must_use]
    pub fn new(problem: Problem, request: &HttpRequest) -> Self {
        let detail = problem.detail.clone();
        let response = problem.respond(request);
        let status = response.status();
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        let body = actix_web::body::MessageBody::try_into_bytes(response.into_body())
            .map(|bytes| bytes.to_vec())
            .unwrap_or_default();
        Self {
            detail,
            status,
            body,
            headers,
        }
    }
}

impl ResponseError for Refusal {
    fn status_code(&self) -> actix_web::http::StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        let mut response = HttpResponse::build(self.status);
        for header in &self.headers {
            response.insert_header(header.clone());
        }
        response.body(self.body.clone())
    }
}

/// Reads the body of a request as a JSON value of this form, with its bytes.
///
/// # Errors
/// 408, 413, 415, 400 for what is not JSON, 422 with a JSON pointer for what is not of the form.
pub async fn read<T: DeserializeOwned + Serialize>(
    app: &App,
    request: &HttpRequest,
    payload: web::Payload,
) -> Result<T, Problem> {
    is_json(request)?;
    let limit = app.limits().body_bytes;
    let arriving = tokio::time::timeout(app.limits().body_time, payload.to_bytes_limited(limit));
    let bytes = arriving
        .await
        .map_err(|_late| {
            Problem::new(
                ProblemCode::BodyTooSlow,
                format!(
                    "the body may take {} s to arrive",
                    app.limits().body_time.as_secs()
                ),
            )
        })?
        .map_err(|_too_large| {
            Problem::new(
                ProblemCode::BodyTooLarge,
                format!("the body may have {limit} bytes at most"),
            )
        })?
        .map_err(|error| {
            Problem::new(
                ProblemCode::MalformedJson,
                format!("the body did not arrive whole: {error}"),
            )
        })?;
    parse(&bytes)
}

fn parse<T: DeserializeOwned + Serialize>(bytes: &[u8]) -> Result<T, Problem> {
    // Syntax first, so that what is not JSON is told apart from what is not of the form.
    let value: Value = serde_json::from_slice(bytes).map_err(|error| {
        Problem::new(
            ProblemCode::MalformedJson,
            format!("the body is not JSON: {error}"),
        )
    })?;
    if !value.is_object() {
        return Err(Problem::new(ProblemCode::InvalidBody, "expected an object").at(""));
    }
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let parsed: T = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let pointer = pointer(error.path());
        let found = value.pointer(&pointer);
        let inner = error.into_inner().to_string();
        // The position in the text says nothing that the pointer does not say better.
        let detail = inner
            .rsplit_once(" at line ")
            .map_or(inner.as_str(), |(detail, _)| detail)
            .to_owned();
        let detail = match found {
            Some(Value::Null) => format!("{detail} (found null)"),
            Some(_) | None => detail,
        };
        Problem::new(ProblemCode::InvalidBody, detail).at(pointer)
    })?;
    let understood = serde_json::to_value(&parsed).unwrap_or_default();
    match array_for_object(&value, &understood) {
        None => Ok(parsed),
        Some(pointer) => Err(Problem::new(
            ProblemCode::InvalidBody,
            "expected an object, found an array",
        )
        .at(pointer)),
    }
}

fn is_json(request: &HttpRequest) -> Result<(), Problem> {
    let unsupported = |detail: &str| Err(Problem::new(ProblemCode::UnsupportedMediaType, detail));
    let content_type = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case("application/json") {
        return unsupported("expected Content-Type: application/json");
    }
    match request.headers().get(header::CONTENT_ENCODING) {
        Some(coding) if coding != "identity" => {
            unsupported("expected a body without content coding")
        }
        Some(_) | None => Ok(()),
    }
}

/// The path of an error as a JSON pointer (RFC 6901).
fn pointer(path: &serde_path_to_error::Path) -> String {
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Seq { index } => Some(format!("/{index}")),
            Segment::Map { key } => Some(format!("/{}", escaped(key))),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect()
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

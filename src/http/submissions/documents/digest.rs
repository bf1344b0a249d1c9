//! Content-Digest (RFC 9530): the hash of the bytes of a message, as a structured field (RFC 9651).
//!
//! SHA-256 and SHA-512 are checked; other algorithms are ignored, as the RFC has it.

use actix_web::HttpRequest;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::vault::incoming::Expected;

use super::super::super::problem::{Problem, ProblemCode, ProblemError};

/// The name of the header.
pub const CONTENT_DIGEST: &str = "content-digest";

/// What a SHA-256 looks like in the header.
pub fn sha256_value(hash: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(hash))
}

/// What the client says its bytes hash to.
pub fn expected(request: &HttpRequest) -> Result<Expected, Problem> {
    let mut expected = Expected::default();
    for value in request.headers().get_all(CONTENT_DIGEST) {
        let text = value.to_str().map_err(|_not_text| malformed())?;
        for member in text.split(',') {
            let (algorithm, bytes) = member_of(member)?;
            match algorithm {
                "sha-256" if bytes.len() == 32 => expected.sha256 = Some(bytes),
                "sha-512" if bytes.len() == 64 => expected.sha512 = Some(bytes),
                "sha-256" | "sha-512" => return Err(malformed()),
                _ => {}
            }
        }
    }
    Ok(expected)
}

/// `sha-256=:BASE64:`; parameters may follow, and say nothing to us.
fn member_of(member: &str) -> Result<(&str, Vec<u8>), Problem> {
    let (algorithm, value) = member.trim().split_once('=').ok_or_else(malformed)?;
    let (encoded, _parameters) = value
        .strip_prefix(':')
        .and_then(|rest| rest.split_once(':'))
        .ok_or_else(malformed)?;
    let bytes = STANDARD
        .decode(encoded)
        .map_err(|_not_base64| malformed())?;
    Ok((algorithm, bytes))
}

fn malformed() -> Problem {
    let mut problem = Problem::new(
        ProblemCode::InvalidHeader,
        "expected Content-Digest as sha-256=:BASE64:, also with sha-512",
    );
    problem.errors.push(ProblemError {
        pointer: None,
        parameter: Some("Content-Digest".into()),
        detail: problem.detail.clone(),
    });
    problem
}

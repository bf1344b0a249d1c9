//! The headers of answers, each described once, and which operation has which.

use serde_json::{Value, json};

use super::Operation;

/// The headers that answers refer to.
pub fn headers() -> Value {
    let header = |description: &str, example: &str| json!({ "description": description, "schema": { "type": "string" }, "example": example });
    json!({
        "ETag": header("A strong entity tag: the same for every token and every instance.", "\"5f4dcc3b5aa765d61d8327deb882cf99\""),
        "Cache-Control": header("How long the answer may be kept.", "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"),
        "Last-Modified": header("When the content last changed.", "Sat, 21 Nov 2026 09:30:00 GMT"),
        "Vary": header("What the answer depends on.", "accept, accept-encoding"),
        "X-Request-Id": header("The request's id, the client's own if it sent one.", "0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a11"),
        "Content-Digest": header("The SHA-256 of the bytes (RFC 9530).", "sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:"),
        "Content-Disposition": header("That it is an attachment, and its name.", "attachment; filename*=UTF-8''instrument.pdf"),
        "WWW-Authenticate": header("With 401 and 403: what is needed.", "Bearer realm=\"signatory\""),
        "RateLimit-Policy": header("How many requests one client may send, in how many seconds (draft-ietf-httpapi-ratelimit-headers-11). Absent where nothing is limited.", "\"reads\";q=1000;w=10"),
        "RateLimit": header("How many requests remain now, and after how many seconds there is more.", "\"reads\";r=999;t=1"),
        "Retry-After": header("With 429 and 503: when to come back, in seconds.", "1"),
    })
}

/// The headers of an operation's own answers that count; those of a 304 lack what is said of the count.
pub fn header_refs(operation: &Operation) -> Value {
    let mut names = own_headers(operation).to_vec();
    if !super::NOT_COUNTED.contains(&operation.id) {
        names.extend(COUNTED);
    }
    refs(&names)
}

/// The headers of an operation's 304.
pub fn not_modified_headers(operation: &Operation) -> Value {
    refs(own_headers(operation))
}

const COUNTED: [&str; 2] = ["RateLimit-Policy", "RateLimit"];

fn own_headers(operation: &Operation) -> &'static [&'static str] {
    if operation.parameters.contains(&"accept_datetime") {
        &[
            "ETag",
            "Cache-Control",
            "Last-Modified",
            "Vary",
            "Memento-Datetime",
            "Content-Location",
            "Link",
            "X-Request-Id",
        ]
    } else if operation.is_cached {
        &[
            "ETag",
            "Cache-Control",
            "Last-Modified",
            "Vary",
            "X-Request-Id",
        ]
    } else {
        &["Cache-Control", "X-Request-Id"]
    }
}

/// The headers of a problem.
pub fn problem_headers() -> Value {
    refs(&[
        "X-Request-Id",
        "WWW-Authenticate",
        "RateLimit-Policy",
        "RateLimit",
        "Retry-After",
    ])
}

fn refs(names: &[&str]) -> Value {
    names
        .iter()
        .map(|name| {
            (
                (*name).to_owned(),
                json!({ "$ref": format!("#/components/headers/{name}") }),
            )
        })
        .collect::<serde_json::Map<String, Value>>()
        .into()
}

//! Which operations need a token: what the contract says, so that a new one cannot be forgotten.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use actix_web::HttpRequest;
use actix_web::dev::ServiceRequest;

use crate::http::openapi;

/// An operation of the contract.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its id.
    pub id: String,
    /// Whether it needs a token.
    pub needs_token: bool,
}

/// By method and pattern.
static OPERATIONS: LazyLock<BTreeMap<(String, String), Known>> = LazyLock::new(|| {
    openapi::paths()
        .into_iter()
        .map(|path| {
            let known = Known {
                id: path.operation,
                needs_token: path.needs_token,
            };
            ((path.method, path.pattern), known)
        })
        .collect()
});

/// Whether a request, not routed yet, is for an operation that needs a token.
pub fn is(request: &ServiceRequest) -> bool {
    let request = request.request();
    pattern(request)
        .and_then(|pattern| operation(request, &pattern))
        .is_some_and(|known| known.needs_token)
}

/// The pattern of the route that a request is for. The path is the decoded one, by which requests are routed.
pub fn pattern(request: &HttpRequest) -> Option<String> {
    let path = request.match_info().as_str();
    request.resource_map().match_pattern(path)
}

/// The operation that a request is for.
pub fn operation(request: &HttpRequest, pattern: &str) -> Option<&'static Known> {
    let method = match request.method().as_str() {
        "HEAD" => "get".to_owned(),
        other => other.to_lowercase(),
    };
    OPERATIONS.get(&(method, pattern.to_owned()))
}

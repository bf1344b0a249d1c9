//! Which operations need a token: what the contract says, so that a new one cannot be forgotten.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use actix_web::HttpRequest;
use quick_cache::sync::Cache;

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

/// How many paths are remembered with their pattern, and how long one may be.
const REMEMBERED_PATHS: usize = 1024;
const LONGEST_REMEMBERED: usize = 256;

/// The patterns of paths that were asked for with a token. There is one router, so it is the same for all threads.
static PATTERNS: LazyLock<Cache<String, Option<Arc<str>>>> =
    LazyLock::new(|| Cache::new(REMEMBERED_PATHS));

/// What a request is for, as far as the contract knows it.
#[derive(Debug, Clone)]
pub struct Route {
    /// The pattern of the route.
    pub pattern: Option<Arc<str>>,
    /// The operation.
    pub operation: Option<&'static Known>,
}

impl Route {
    /// Of a request, whether it is routed yet or not. The path is the decoded one, by which requests are routed.
    pub fn of(request: &HttpRequest) -> Self {
        let pattern = pattern_of(request);
        let operation = pattern
            .as_deref()
            .and_then(|pattern| operation(request, pattern));
        Self { pattern, operation }
    }

    /// Whether it needs a token.
    pub fn needs_token(&self) -> bool {
        self.operation.is_some_and(|known| known.needs_token)
    }
}

/// The pattern that a path fits. The framework tries one expression after the other, and paths are asked for again.
fn pattern_of(request: &HttpRequest) -> Option<Arc<str>> {
    let path = request.match_info().as_str();
    if let Some(known) = PATTERNS.get(path) {
        return known;
    }
    let pattern = request.resource_map().match_pattern(path).map(Arc::from);
    if path.len() <= LONGEST_REMEMBERED {
        PATTERNS.insert(path.to_owned(), pattern.clone());
    }
    pattern
}

fn operation(request: &HttpRequest, pattern: &str) -> Option<&'static Known> {
    let method = match request.method().as_str() {
        "HEAD" => "get".to_owned(),
        other => other.to_lowercase(),
    };
    OPERATIONS.get(&(method, pattern.to_owned()))
}

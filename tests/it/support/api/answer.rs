//! An answer, and what every answer promises.

use actix_web::http::header::HeaderMap;
use serde_json::Value;

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's text, empty when it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub fn has(&self, name: &str) -> bool {
        self.headers.contains_key(name)
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.body)))
    }

    /// The value at a JSON pointer, null when there is none.
    pub fn at(&self, pointer: &str) -> Value {
        self.json().pointer(pointer).cloned().unwrap_or_default()
    }

    pub fn number(&self, pointer: &str) -> u64 {
        self.at(pointer)
            .as_u64()
            .unwrap_or_else(|| panic!("no number at {pointer} of {}", self.text()))
    }

    /// The text at a JSON pointer, empty when there is none.
    pub fn text_at(&self, pointer: &str) -> String {
        self.at(pointer).as_str().unwrap_or_default().to_owned()
    }

    /// The array at a JSON pointer.
    pub fn list(&self, pointer: &str) -> Vec<Value> {
        match self.at(pointer) {
            Value::Array(items) => items,
            other => panic!("no list at {pointer}, but {other}"),
        }
    }

    /// One member of every object in the array at a JSON pointer.
    pub fn each(&self, pointer: &str, member: &str) -> Vec<String> {
        self.list(pointer)
            .iter()
            .map(|item| item[member].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// The code of a problem, empty for any other answer and for a problem told as a page.
    pub fn code(&self) -> String {
        if self.status < 400 || !self.header("content-type").contains("json") {
            return String::new();
        }
        self.text_at("/code")
    }

    /// Requires success and gives the answer back.
    #[track_caller]
    pub fn ok(self) -> Self {
        assert!(
            matches!(self.status, 200 | 201),
            "{} {}",
            self.status,
            String::from_utf8_lossy(&self.body)
        );
        self
    }

    /// Requires a problem of this status and code and gives the answer back.
    #[track_caller]
    pub fn refused(self, status: u16, code: &str) -> Self {
        let body = String::from_utf8_lossy(&self.body).into_owned();
        assert_eq!(
            (self.status, self.code().as_str()),
            (status, code),
            "{body}"
        );
        self
    }

    /// What holds for every answer, whatever was asked.
    #[track_caller]
    pub(super) fn keeps_the_conventions(&self, path: &str) {
        assert_eq!(self.header("access-control-allow-origin"), "*", "{path}");
        assert_eq!(self.header("x-content-type-options"), "nosniff", "{path}");
        assert!(!self.header("x-request-id").is_empty(), "{path}");
        assert!(
            !self.has("access-control-allow-credentials"),
            "{path} allows credentials"
        );
        let readiness = path == "/ready";
        // Whoever takes pages is told as a page what went wrong with one; the interface answers programs.
        let is_page = !path.starts_with("/v1/") && self.header("content-type").contains("html");
        if self.status >= 400 && is_page {
            assert_eq!(self.header("cache-control"), "no-store", "{path}");
            assert!(self.has("content-security-policy"), "{path}");
            assert!(!self.has("etag"), "{path}: a problem has an ETag");
        } else if self.status >= 400 && !readiness {
            assert_eq!(
                self.header("content-type"),
                "application/problem+json",
                "{path}"
            );
            assert_eq!(
                self.text_at("/request_id"),
                self.header("x-request-id"),
                "{path}"
            );
            assert_eq!(self.number("/status"), u64::from(self.status), "{path}");
            assert_eq!(
                self.text_at("/type"),
                format!("/problems/{}", self.code()),
                "{path}"
            );
            assert_eq!(self.header("cache-control"), "no-store", "{path}");
            assert!(!self.has("etag"), "{path}: a problem has an ETag");
        }
        if matches!(self.status, 204 | 304) {
            assert!(self.body.is_empty(), "{path} has a body");
        }
    }
}

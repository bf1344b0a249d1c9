//! Fetches the key set of an issuer: one bounded GET.

use std::net::IpAddr;
use std::time::Duration;

use reqwest::header::{self, HeaderMap};
use reqwest::{Client, StatusCode, redirect};
use url::{Host, Url};

/// The largest key set that is read, in bytes.
pub const MAX_KEY_SET_BYTES: usize = 256 * 1024;

/// A key set as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchedKeySet {
    /// The text, which nobody has looked at yet.
    pub json: String,
    /// How long the issuer says that it may be kept.
    pub max_age: Option<Duration>,
}

/// Why a key set could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The client cannot be made: no certificates of authorities can be read, for example.
    #[error("requests to issuers cannot be made: {0}")]
    Client(String),
    /// No answer came, or not a whole one, or not in time.
    #[error("{0}")]
    Unreachable(String),
    /// The answer is no key set; a redirection is not followed.
    #[error("expected status 200, found {0}")]
    Status(u16),
    /// The answer is larger than [`MAX_KEY_SET_BYTES`].
    #[error("expected at most 256 KiB, found more")]
    TooLarge,
    /// The answer is not text.
    #[error("expected UTF-8, found other bytes")]
    NotText,
}

/// Fetches key sets.
#[derive(Debug, Clone)]
pub struct KeySetClient(Client);

impl KeySetClient {
    /// A client that waits this long for an answer, connection included.
    ///
    /// # Errors
    /// [`FetchError::Client`].
    pub fn new(timeout: Duration) -> Result<Self, FetchError> {
        let client = Client::builder()
            .user_agent(concat!("signatory/", env!("CARGO_PKG_VERSION")))
            .timeout(timeout)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .referer(false)
            // A fetch every few minutes gains nothing from connections that are kept.
            .pool_max_idle_per_host(0);
        client
            .build()
            .map(Self)
            .map_err(|error| FetchError::Client(with_causes(&error)))
    }

    /// Fetches a key set.
    ///
    /// # Errors
    /// [`FetchError`].
    pub async fn fetch(&self, url: &Url) -> Result<FetchedKeySet, FetchError> {
        let failed = |error: reqwest::Error| FetchError::Unreachable(with_causes(&error));
        let request = self
            .0
            .get(url.clone())
            .header(header::ACCEPT, "application/jwk-set+json, application/json");
        let mut response = request.send().await.map_err(failed)?;
        if response.status() != StatusCode::OK {
            return Err(FetchError::Status(response.status().as_u16()));
        }
        let max_age = max_age(response.headers());
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if bytes.len().saturating_add(chunk.len()) > MAX_KEY_SET_BYTES {
                return Err(FetchError::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        let json = String::from_utf8(bytes).map_err(|_other| FetchError::NotText)?;
        Ok(FetchedKeySet { json, max_age })
    }
}

/// Reads the address of a key set: https, or http to this machine.
///
/// # Errors
/// A sentence that says what was expected.
pub fn address(text: &str) -> Result<Url, String> {
    let expected = || {
        format!(
            "expected an https URL, or an http URL of this machine (127.0.0.1, [::1], localhost), without user and fragment, found {text:?}"
        )
    };
    let url = Url::parse(text).map_err(|_not_a_url| expected())?;
    let is_protected = match url.scheme() {
        "https" => url.host().is_some(),
        "http" => url.host().is_some_and(is_this_machine),
        _ => false,
    };
    let is_plain =
        url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    if is_protected && is_plain {
        Ok(url)
    } else {
        Err(expected())
    }
}

fn is_this_machine(host: Host<&str>) -> bool {
    match host {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => IpAddr::V4(address).is_loopback(),
        Host::Ipv6(address) => IpAddr::V6(address).is_loopback(),
    }
}

/// The `max-age` of `Cache-Control`; nothing where it is absent, zero where the answer is not to be kept.
fn max_age(headers: &HeaderMap) -> Option<Duration> {
    let values = headers.get_all(header::CACHE_CONTROL);
    let directives: Vec<String> = values
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|directive| directive.trim().to_ascii_lowercase())
        .collect();
    if directives
        .iter()
        .any(|directive| directive == "no-store" || directive == "no-cache")
    {
        return Some(Duration::ZERO);
    }
    directives.iter().find_map(|directive| {
        let seconds = directive.strip_prefix("max-age=")?;
        seconds
            .trim_matches('"')
            .parse()
            .ok()
            .map(Duration::from_secs)
    })
}

/// What a failure says and all that caused it; the address is known to whoever logs it.
fn with_causes(error: &reqwest::Error) -> String {
    let mut said = match error {
        error if error.is_timeout() => "no answer came in time".to_owned(),
        error if error.is_connect() => "no connection could be made".to_owned(),
        error if error.is_builder() => "the client cannot be set up".to_owned(),
        _ => "the answer did not arrive whole".to_owned(),
    };
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        said.push_str(": ");
        said.push_str(&error.to_string());
        cause = error.source();
    }
    said
}

//! Where to send: a URL that was checked before anything is looked up.
//!
//! A host that is written as an address, in whatever notation the URL standard knows (decimal, octal, hexadecimal,
//! mapped), is checked here; what a name leads to, when it is looked up, in `resolver`.

use std::net::IpAddr;

use url::{Host, Url};

use super::addresses::is_allowed;

/// The longest URL.
const LONGEST: usize = 2048;
/// The port of HTTPS. Below 1024 it is the only one: the others belong to services that do not speak it.
const HTTPS: u16 = 443;

/// Names that lead to no host on the internet (RFC 6761, RFC 6762, RFC 8375, and ICANN's choice for private use).
const LOCAL_NAMES: [&str; 5] = ["localhost", "local", "internal", "home.arpa", "localdomain"];

/// A URL to which deliveries may be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target(Url);

/// Why a URL is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// It is no URL.
    #[error("expected an absolute URL of at most {LONGEST} characters: {0}")]
    NotAUrl(String),
    /// It is not https.
    #[error("expected an https URL, found {0}")]
    Scheme(String),
    /// It names a user.
    #[error("expected a URL without user and password")]
    Credentials,
    /// It has a fragment.
    #[error("expected a URL without a fragment, which is never sent")]
    Fragment,
    /// Its port is that of another service.
    #[error("expected port {HTTPS} or one from 1024 on, found {0}")]
    Port(u16),
    /// It names no host that the internet can reach.
    #[error("expected a host that the whole internet can reach, found {0}")]
    Host(String),
}

impl Target {
    /// Checks a URL.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(text: &str, allow_loopback: bool) -> Result<Self, TargetError> {
        if text.len() > LONGEST {
            return Err(TargetError::NotAUrl(format!("it has {}", text.len())));
        }
        if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(TargetError::NotAUrl("it has white space".into()));
        }
        let url = Url::parse(text).map_err(|error| TargetError::NotAUrl(error.to_string()))?;
        let Some(host) = url.host() else {
            return Err(TargetError::Host("none".into()));
        };
        let is_loopback = is_loopback(&host);
        match url.scheme() {
            "https" => {}
            "http" if allow_loopback && is_loopback => {}
            other => return Err(TargetError::Scheme(other.to_owned())),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(TargetError::Credentials);
        }
        if url.fragment().is_some() {
            return Err(TargetError::Fragment);
        }
        let port = url.port_or_known_default().unwrap_or_default();
        if port != HTTPS && port < 1024 {
            return Err(TargetError::Port(port));
        }
        let is_permitted = match &host {
            Host::Ipv4(address) => is_allowed(IpAddr::V4(*address), allow_loopback),
            Host::Ipv6(address) => is_allowed(IpAddr::V6(*address), allow_loopback),
            Host::Domain(name) => (allow_loopback && is_loopback) || is_public_name(name),
        };
        if !is_permitted {
            return Err(TargetError::Host(host.to_string()));
        }
        Ok(Self(url))
    }

    /// The URL.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.0
    }
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
        Host::Domain(name) => name.trim_end_matches('.') == "localhost",
    }
}

/// A name with a dot inside that no local resolver answers for by itself.
fn is_public_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let is_local = |local: &&str| {
        name.strip_suffix(*local)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    name.contains('.') && !LOCAL_NAMES.iter().any(is_local)
}

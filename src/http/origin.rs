//! From where a request came: the peer, or what trusted proxies say of it.
//!
//! A client can write anything into these headers. What the last proxies appended is theirs, and how many there are is for
//! the operator to say: by default none.

use std::net::{IpAddr, SocketAddr};

use actix_web::HttpRequest;

/// The proxies in front of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TrustedProxies {
    /// How many stand one behind the other.
    pub hops: usize,
    /// Where they say from whom they had the request.
    pub said_in: Forwarding,
}

/// The header to which proxies append.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Forwarding {
    /// `X-Forwarded-For`.
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

impl Forwarding {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::XForwardedFor, Self::Forwarded];

    /// The name of the header.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::XForwardedFor => "x-forwarded-for",
            Self::Forwarded => "forwarded",
        }
    }
}

impl TrustedProxies {
    /// The address of the client, without its port.
    #[must_use]
    pub fn client(self, request: &HttpRequest) -> Option<IpAddr> {
        let peer = request.peer_addr().map(|peer| peer.ip());
        if self.hops == 0 {
            return peer;
        }
        let lines: Vec<&str> = request
            .headers()
            .get_all(self.said_in.as_str())
            .map(|value| value.to_str().unwrap_or_default())
            .collect();
        // With several lines, the proxies' are the last.
        self.named(&lines.join(",")).or(peer)
    }

    /// The address that the outermost trusted proxy had the request from. Where fewer have spoken than are trusted, that is
    /// the first.
    fn named(self, said: &str) -> Option<IpAddr> {
        let said: Vec<&str> = said.split(',').map(str::trim).collect();
        let at = said.len().saturating_sub(self.hops);
        let element = said.get(at)?;
        match self.said_in {
            Forwarding::XForwardedFor => address(element),
            Forwarding::Forwarded => element.split(';').find_map(|pair| {
                let (name, value) = pair.split_once('=')?;
                let named = name.trim().eq_ignore_ascii_case("for");
                named.then(|| address(value.trim().trim_matches('"')))?
            }),
        }
    }
}

/// An address with or without a port, IPv6 with or without brackets.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    bare.parse().ok().or_else(|| {
        let with_port: SocketAddr = text.parse().ok()?;
        Some(with_port.ip())
    })
}

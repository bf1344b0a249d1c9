//! Who is counted as one client: the bearer of a good token, else the address that a request came from.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use sha2::{Digest as _, Sha256};

use crate::http::tokens::Claims;

/// A client. Nothing of it can be read back from a bearer's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Client {
    /// An address.
    Address(Ipv4Addr),
    /// The first 64 bits of an address: what one household or office is given, which it may change as it likes.
    Network(u64),
    /// The beginning of a hash of issuer and subject.
    Bearer([u8; 16]),
    /// A peer without an address.
    Unknown,
}

impl Client {
    /// Whoever asks from an address.
    #[must_use]
    pub fn at(address: Option<IpAddr>) -> Self {
        match address {
            Some(IpAddr::V4(address)) => Self::Address(address),
            Some(IpAddr::V6(address)) => match address.to_ipv4_mapped() {
                Some(address) => Self::Address(address),
                None => Self::Network(network(address)),
            },
            None => Self::Unknown,
        }
    }

    /// The bearer of a token: every token of the same subject is the same client.
    #[must_use]
    pub fn bearer(claims: &Claims) -> Self {
        let mut hash = Sha256::new();
        hash.update(claims.issuer.as_bytes());
        // No issuer has a byte 0 in its name, so that no two pairs run together.
        hash.update([0]);
        hash.update(claims.subject.as_bytes());
        let digest = hash.finalize();
        let mut name = [0; 16];
        for (to, from) in name.iter_mut().zip(digest.iter()) {
            *to = *from;
        }
        Self::Bearer(name)
    }
}

fn network(address: Ipv6Addr) -> u64 {
    let [a, b, c, d, ..] = address.segments();
    [a, b, c, d]
        .into_iter()
        .fold(0, |network, segment| (network << 16) | u64::from(segment))
}

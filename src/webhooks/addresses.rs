//! Which addresses a request may go to: those that the whole internet can reach, and no others.
//!
//! The source is IANA's registries of special-purpose addresses (RFC 6890 and its successors). Of IPv6 only `2000::/3` is
//! allocated to networks, so that all else is refused by not being in it: also what carries an IPv4 address inside, of
//! which nobody can say where it ends (mapped, NAT64).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};

const fn v4(a: u8, b: u8, c: u8, d: u8, prefix: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), prefix)
}

const fn v6(a: u16, b: u16, prefix: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(a, b, 0, 0, 0, 0, 0, 0), prefix)
}

/// What is not for the internet, or not for one receiver.
const REFUSED_V4: [Ipv4Net; 17] = [
    v4(0, 0, 0, 0, 8),        // "this network" (RFC 791)
    v4(10, 0, 0, 0, 8),       // private use (RFC 1918)
    v4(100, 64, 0, 0, 10),    // shared with a carrier's NAT (RFC 6598), and some clouds' metadata
    v4(127, 0, 0, 0, 8),      // loopback
    v4(168, 63, 129, 16, 32), // Azure's platform, which answers on a public address inside its machines
    v4(169, 254, 0, 0, 16),   // link-local (RFC 3927), with most clouds' metadata
    v4(172, 16, 0, 0, 12),    // private use (RFC 1918)
    v4(192, 0, 0, 0, 24),     // protocol assignments (RFC 6890)
    v4(192, 0, 2, 0, 24),     // documentation (RFC 5737)
    v4(192, 88, 99, 0, 24),   // 6to4 relays, deprecated (RFC 7526)
    v4(192, 168, 0, 0, 16),   // private use (RFC 1918)
    v4(198, 18, 0, 0, 15),    // benchmarking (RFC 2544)
    v4(198, 51, 100, 0, 24),  // documentation (RFC 5737)
    v4(203, 0, 113, 0, 24),   // documentation (RFC 5737)
    v4(224, 0, 0, 0, 4),      // multicast (RFC 5771)
    v4(240, 0, 0, 0, 4),      // reserved (RFC 1112), with the limited broadcast
    v4(255, 255, 255, 255, 32),
];

/// The only part of IPv6 that is given to networks.
const ALLOCATED_V6: Ipv6Net = v6(0x2000, 0, 3);

/// What is refused in that part.
const REFUSED_V6: [Ipv6Net; 4] = [
    v6(0x2001, 0, 23), // protocol assignments: Teredo, benchmarking, ORCHID (RFC 2928)
    v6(0x2001, 0xdb8, 32), // documentation (RFC 3849)
    v6(0x2002, 0, 16), // 6to4, which carries any IPv4 address inside (RFC 3056)
    v6(0x3fff, 0, 20), // documentation (RFC 9637)
];

/// Whether a request may go to an address; loopback only where that is allowed.
#[must_use]
pub fn is_allowed(address: IpAddr, allow_loopback: bool) -> bool {
    (allow_loopback && address.is_loopback()) || is_global(address)
}

/// Whether the whole internet can reach an address.
#[must_use]
pub fn is_global(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => !REFUSED_V4.iter().any(|network| network.contains(&v4)),
        IpAddr::V6(v6) => {
            ALLOCATED_V6.contains(&v6) && !REFUSED_V6.iter().any(|network| network.contains(&v6))
        }
    }
}

//! Looking a name up for a connection: what the lookup gives is checked and is what is connected to.
//!
//! The client has no other way to an address of a name, so nothing can change between the check and the use. One bad
//! address refuses them all: a name that leads inside on one answer is not to be trusted on the next.

use std::net::SocketAddr;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::addresses::is_allowed;

/// A name leads to an address that is not for the internet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name} leads to {address}, which the internet cannot reach")]
pub struct AddressRefused {
    /// The name.
    pub name: String,
    /// The address.
    pub address: String,
}

/// Looks names up, and lets only checked answers pass.
#[derive(Clone)]
pub struct GuardedResolver {
    inner: Arc<dyn Resolve>,
    allow_loopback: bool,
}

impl GuardedResolver {
    /// Over the system's own lookup.
    #[must_use]
    pub fn system(allow_loopback: bool) -> Self {
        Self::over(Arc::new(SystemResolver), allow_loopback)
    }

    /// Over another lookup.
    #[must_use]
    pub fn over(inner: Arc<dyn Resolve>, allow_loopback: bool) -> Self {
        Self {
            inner,
            allow_loopback,
        }
    }
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (asked, allow_loopback) = (name.as_str().to_owned(), self.allow_loopback);
        let looked_up = self.inner.resolve(name);
        Box::pin(async move {
            let found: Vec<SocketAddr> = looked_up.await?.collect();
            if let Some(bad) = found.iter().find(|at| !is_allowed(at.ip(), allow_loopback)) {
                return Err(AddressRefused {
                    name: asked,
                    address: bad.ip().to_string(),
                }
                .into());
            }
            let checked: Addrs = Box::new(found.into_iter());
            Ok(checked)
        })
    }
}

/// The system's own lookup.
struct SystemResolver;

impl Resolve for SystemResolver {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> =
                tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let found: Addrs = Box::new(found.into_iter());
            Ok(found)
        })
    }
}

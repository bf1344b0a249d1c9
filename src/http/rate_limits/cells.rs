//! What each client has used, for as many clients as are remembered.
//!
//! Memory is bounded: beyond the bound those who ask least are forgotten, and begin anew with a whole allowance.
//! So a crowd of new addresses takes nothing from those who keep asking.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use governor::nanos::Nanos;
use governor::state::StateStore;
use quick_cache::sync::Cache;

use super::Policy;
use super::client::Client;

/// By policy: until when the client's requests reach, in nanoseconds (the theoretical arrival time of GCRA); 0 for never.
type Used = [AtomicU64; Policy::ALL.len()];

/// What the clients have used of every policy.
pub struct Cells(Cache<Client, Arc<Used>>);

/// The same, of one policy.
#[derive(Clone)]
pub struct PolicyCells {
    cells: Arc<Cells>,
    place: usize,
}

impl Cells {
    /// For as many clients as this.
    pub fn new(clients: usize) -> Self {
        Self(Cache::new(clients.max(1)))
    }

    fn of(&self, client: &Client) -> Arc<Used> {
        if let Some(known) = self.0.get(client) {
            return known;
        }
        let new = || Ok::<_, std::convert::Infallible>(Arc::new(Used::default()));
        match self.0.get_or_insert_with(client, new) {
            Ok(used) => used,
        }
    }
}

impl PolicyCells {
    /// Those of the policy at this place.
    pub fn new(cells: Arc<Cells>, place: usize) -> Self {
        Self { cells, place }
    }

    /// Takes back what one request used, if the client is still known.
    pub fn give_back(&self, client: &Client, interval: u64) {
        if let Some(used) = self.cells.0.get(client)
            && let Some(reach) = used.get(self.place)
        {
            let less = |reach: u64| Some(reach.saturating_sub(interval));
            let _ = reach.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
        }
    }
}

impl StateStore for PolicyCells {
    type Key = Client;

    fn measure_and_replace<T, F, E>(&self, client: &Client, decide: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let used = self.cells.of(client);
        let Some(reach) = used.get(self.place) else {
            return decide(None).map(|(outcome, _)| outcome);
        };
        let mut before = reach.load(Ordering::Acquire);
        loop {
            let known = (before != 0).then(|| Nanos::from(before));
            let (outcome, after) = decide(known)?;
            let replaced = reach.compare_exchange_weak(
                before,
                after.as_u64(),
                Ordering::AcqRel,
                Ordering::Acquire,
            );
            match replaced {
                Ok(_) => return Ok(outcome),
                Err(meanwhile) => before = meanwhile,
            }
        }
    }
}

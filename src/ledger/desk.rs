//! Where the writer works within bounds: one that a silent database holds up is left behind, and another goes on.
//!
//! Who is left behind commits nothing that it has not sent already; what became of that is unknown, and said so. The
//! next writer reads it, or a repetition with the same Idempotency-Key finds it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::clock::Clock;
use crate::store::StoreError;
use crate::store::patience::{Helper, Patience};
use crate::store::url::DatabaseUrl;

use super::measures::Measures;
use super::proposal::{Outcome, Proposal, RecordError};
use super::register::Register;
use super::writer::Writer;

/// The writer, and what another would begin with.
pub struct Desk {
    writer: Option<Writer>,
    /// As of the last work that was done in time.
    known: Register,
    another: Another,
    helper: Helper,
}

/// What makes a writer.
#[derive(Clone)]
pub struct Another {
    /// The database.
    pub url: DatabaseUrl,
    /// The clock.
    pub clock: Clock,
    /// Counts the connections that writers make.
    pub connections: Arc<AtomicU64>,
    /// What writers count.
    pub measures: Arc<Measures>,
}

impl Desk {
    /// A desk with its first writer.
    #[must_use]
    pub fn new(writer: Writer, another: Another, patience: Patience) -> Self {
        Self {
            known: writer.register().clone(),
            writer: Some(writer),
            another,
            helper: Helper::with(patience),
        }
    }

    /// The register as of the last commit that is known.
    #[must_use]
    pub fn register(&self) -> &Register {
        &self.known
    }

    /// Whether the last use of the database succeeded.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.writer.as_ref().is_some_and(Writer::is_connected)
    }

    /// Reads what other instances have recorded. Returns whether there was anything.
    ///
    /// # Errors
    /// As [`Writer::catch_up`], and when the database is silent.
    pub fn catch_up(&mut self) -> Result<bool, StoreError> {
        self.wait_for(Writer::catch_up)?
    }

    /// Enters a group of proposals and answers each of them.
    pub fn enter(&mut self, proposals: Vec<Proposal>) -> Vec<Outcome> {
        let count = proposals.len();
        let request_ids = Proposal::request_ids(&proposals);
        self.wait_for(move |writer| writer.enter(&proposals))
            .unwrap_or_else(|error| {
                log::error!(error:% = error, request_ids = request_ids; "the group was left behind, its outcome is unknown");
                let unknown = Err(RecordError::OutcomeUnknown(error.to_string()));
                vec![unknown; count]
            })
    }

    fn wait_for<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Writer) -> T + Send + 'static,
    ) -> Result<T, StoreError> {
        let mut writer = match self.writer.take() {
            Some(writer) => writer,
            None => Writer::new(self.another.clone(), None, self.known.clone()),
        };
        let left_behind: Arc<AtomicBool> = writer.left_behind();
        let worked = self.helper.wait_for(move || {
            let done = work(&mut writer);
            (writer, done)
        });
        let (writer, done) = worked.inspect_err(|_silent| {
            left_behind.store(true, Ordering::Release);
        })?;
        self.known = writer.register().clone();
        self.writer = Some(writer);
        Ok(done)
    }
}

//! How long the database may be silent: work that waits longer is left behind on its thread, and the caller goes on.
//!
//! libpq waits for an answer without end. Keepalives find a machine that is gone; a server that is only stopped, or
//! whose disk hangs, or that waits for a replica, keeps its connections and says nothing.

use std::sync::mpsc;
use std::time::Duration;

use tokio::sync::oneshot;

use super::StoreError;

/// How long is waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience(Option<Duration>);

impl Patience {
    /// Without end: for commands, at which somebody sits, and for files.
    pub const ENDLESS: Self = Self(None);

    /// So long.
    #[must_use]
    pub const fn of(limit: Duration) -> Self {
        Self(Some(limit))
    }

    /// How long, if there is an end.
    #[must_use]
    pub const fn limit(self) -> Option<Duration> {
        self.0
    }

    /// Does work on a thread of its own and waits for it, for a caller within the asynchronous runtime, whose end waits
    /// for no work that is left behind. Without a limit it is the runtime's thread. See [`Helper::wait_for`].
    ///
    /// # Errors
    /// [`StoreError::Silent`] when it is left behind.
    pub async fn wait_without_blocking<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, StoreError> {
        let Some(limit) = self.0 else {
            let ended = tokio::task::spawn_blocking(work).await;
            return ended.map_err(|panicked| no_thread(&panicked));
        };
        let (done, result) = oneshot::channel();
        leave(move || {
            let _ = done.send(work());
        })?;
        match tokio::time::timeout(limit, result).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(_)) | Err(_) => Err(StoreError::Silent(limit)),
        }
    }
}

/// A thread that does one piece of work after the other for one who has only so much patience.
pub struct Helper {
    patience: Patience,
    /// None before the first work, and after one that was left behind.
    works: Option<mpsc::Sender<Work>>,
}

type Work = Box<dyn FnOnce() + Send>;

impl Helper {
    /// One for somebody of this patience.
    #[must_use]
    pub const fn with(patience: Patience) -> Self {
        Self {
            patience,
            works: None,
        }
    }

    /// Has work done and waits for it; without a limit it is done by the caller. Work that is left behind goes on
    /// whenever the database answers, so it must look for itself whether it still may.
    ///
    /// # Errors
    /// [`StoreError::Silent`] when it is left behind.
    pub fn wait_for<T: Send + 'static>(
        &mut self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, StoreError> {
        let Some(limit) = self.patience.0 else {
            return Ok(work());
        };
        let (done, result) = mpsc::sync_channel(1);
        let works = match self.works.take() {
            Some(works) => works,
            None => hired()?,
        };
        let work: Work = Box::new(move || {
            // Who has gone on without it does not hear of it.
            let _ = done.send(work());
        });
        works.send(work).map_err(|gone| no_thread(&gone))?;
        let done = result
            .recv_timeout(limit)
            .map_err(|_late_or_panicked| StoreError::Silent(limit))?;
        self.works = Some(works);
        Ok(done)
    }
}

/// A thread that works off what it is sent, and ends when nobody can send any more.
fn hired() -> Result<mpsc::Sender<Work>, StoreError> {
    let (works, waiting) = mpsc::channel::<Work>();
    leave(move || waiting.into_iter().for_each(|work| work()))?;
    Ok(works)
}

/// Does work on a thread of its own that nobody joins.
fn leave(work: impl FnOnce() + Send + 'static) -> Result<(), StoreError> {
    std::thread::Builder::new()
        .name("database".into())
        .spawn(work)
        .map(drop)
        .map_err(|error| no_thread(&error))
}

fn no_thread(cause: &impl ToString) -> StoreError {
    StoreError::Connect {
        target: "a thread for the database".into(),
        cause: cause.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_longer_is_left_behind_and_what_does_not_is_waited_for() {
        let mut helper = Helper::with(Patience::of(Duration::from_millis(20)));
        let (go_on, waits) = mpsc::channel::<()>();

        let left = helper.wait_for(move || waits.recv());
        let done = helper.wait_for(|| 7);

        assert!(matches!(left, Err(StoreError::Silent(_))), "{left:?}");
        assert!(matches!(done, Ok(7)));
        drop(go_on);
    }

    #[test]
    fn one_thread_is_kept_unless_it_was_left_behind() {
        let mut helper = Helper::with(Patience::of(Duration::from_secs(10)));
        let mut thread = || helper.wait_for(|| std::thread::current().id()).unwrap();

        assert_eq!(thread(), thread());
        assert_ne!(thread(), std::thread::current().id());
    }

    #[test]
    fn who_has_endless_patience_does_it_himself() {
        let mut helper = Helper::with(Patience::ENDLESS);

        let thread = helper.wait_for(|| std::thread::current().id());

        assert_eq!(thread.unwrap(), std::thread::current().id());
    }

    #[test]
    fn a_thread_that_panicked_is_followed_by_another() {
        let mut helper = Helper::with(Patience::of(Duration::from_secs(10)));

        let lost = helper.wait_for(|| panic!("on purpose"));
        let next = helper.wait_for(|| 7);

        assert!(matches!(lost, Err::<(), _>(StoreError::Silent(_))));
        assert!(matches!(next, Ok(7)));
    }
}

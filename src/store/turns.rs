//! Turns at a SQLite file: the threads of one process write one after the other.
//!
//! SQLite lets one connection write at a time, and has others sleep for milliseconds and try again. Those of one process
//! wait here instead, exactly as long as it takes. Another process is still waited for by SQLite's own timeout.
//! PostgreSQL needs no turns.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, Weak};

use super::url::DatabaseUrl;

/// The files that are open in this process.
static FILES: LazyLock<Mutex<HashMap<PathBuf, Weak<Mutex<()>>>>> = LazyLock::new(Mutex::default);

/// The turns at one database, shared by all who write to it in this process.
#[derive(Debug, Clone)]
pub struct Turns(Option<Arc<Mutex<()>>>);

/// A turn, until it is dropped.
#[derive(Debug)]
pub struct Turn<'a> {
    _held: Option<MutexGuard<'a, ()>>,
}

impl Turns {
    /// The turns at a database.
    #[must_use]
    pub fn at(url: &DatabaseUrl) -> Self {
        let DatabaseUrl::Sqlite(path) = url else {
            return Self(None);
        };
        // One file may have several names; before it is made it has the one that it is made under.
        let path = path.canonicalize().unwrap_or_else(|_none| path.clone());
        let mut files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
        files.retain(|_, turns| turns.strong_count() > 0);
        let turns = files.get(&path).and_then(Weak::upgrade).unwrap_or_default();
        files.insert(path, Arc::downgrade(&turns));
        Self(Some(turns))
    }

    /// Waits for a turn. It is taken before a transaction begins and held until that has ended.
    #[must_use]
    pub fn take(&self) -> Turn<'_> {
        let turns = self.0.as_deref();
        Turn {
            // It guards nothing but the order, so a thread that panicked leaves nothing half-done.
            _held: turns.map(|turns| turns.lock().unwrap_or_else(PoisonError::into_inner)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_has_one_order_and_another_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let url = |name: &str| DatabaseUrl::Sqlite(folder.path().join(name));
        let (mine, yours, other) = (
            Turns::at(&url("a")),
            Turns::at(&url("a")),
            Turns::at(&url("b")),
        );

        let turn = mine.take();

        let is_free = |turns: &Turns| turns.0.as_ref().unwrap().try_lock().is_ok();
        assert!(!is_free(&yours));
        assert!(is_free(&other));
        drop(turn);
        assert!(is_free(&yours));
    }

    #[test]
    fn postgresql_has_no_turns() {
        let url = DatabaseUrl::parse("postgres://register@127.0.0.1/register").unwrap();
        let turns = Turns::at(&url);

        let (first, second) = (turns.take(), turns.take());

        assert!(first._held.is_none() && second._held.is_none());
    }
}

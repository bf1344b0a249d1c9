//! What is published: an immutable register and everything already rendered from it.
//!
//! Readers take a pointer to it and answer from memory. What was rendered is remembered inside, so it vanishes
//! with the value that it was rendered from, and nothing is ever invalidated.

use std::any::Any;
use std::sync::Arc;

use chrono::NaiveDate;
use quick_cache::Equivalent;
use quick_cache::sync::Cache;

use crate::domain::language::Language;

use super::register::Register;

/// How many rendered answers one published state remembers; a stranger who asks for every day of history
/// only pushes out what others asked for.
const REMEMBERED: usize = 4096;

/// A published state of the register.
pub struct Published {
    /// The register.
    pub register: Register,
    rendered: Cache<Asked, Arc<dyn Any + Send + Sync>>,
}

/// What was asked: the target of the request, the day on which it was asked, and the language chosen for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    day: NaiveDate,
    language: Language,
    target: Box<str>,
}

/// The same, borrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Asking<'a> {
    /// Today's date with the depositary, by which answers "as of today" differ.
    pub day: NaiveDate,
    /// The language of the answer.
    pub language: Language,
    /// Path and query as they were sent.
    pub target: &'a str,
}

impl Equivalent<Asked> for Asking<'_> {
    fn equivalent(&self, key: &Asked) -> bool {
        self.day == key.day && self.language == key.language && *self.target == *key.target
    }
}

impl Published {
    /// A register with nothing rendered yet.
    #[must_use]
    pub fn new(register: Register) -> Self {
        Self {
            register,
            rendered: Cache::new(REMEMBERED),
        }
    }

    /// What was remembered for this question.
    #[must_use]
    pub fn remembered<T: Any + Send + Sync>(&self, asking: Asking<'_>) -> Option<Arc<T>> {
        self.rendered.get(&asking)?.downcast().ok()
    }

    /// Remembers an answer for as long as this state is published.
    pub fn remember<T: Any + Send + Sync>(&self, asking: Asking<'_>, answer: Arc<T>) {
        let asked = Asked {
            day: asking.day,
            language: asking.language,
            target: asking.target.into(),
        };
        self.rendered.insert(asked, answer);
    }
}

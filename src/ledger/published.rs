//! What is published: an immutable register and everything already rendered from it.
//!
//! Readers take a pointer to it and answer from memory. What was rendered is remembered inside, so it vanishes
//! with the value that it was rendered from, and nothing is ever invalidated.

use std::any::Any;
use std::sync::Arc;

use chrono::NaiveDate;
use quick_cache::sync::Cache;
use quick_cache::{Equivalent, Weighter};

use crate::domain::language::Language;

use super::register::Register;

/// How many bytes of rendered answers one published state remembers; a stranger who asks for every day of history only
/// pushes out what others asked for.
const REMEMBERED_BYTES: u64 = 64 * 1024 * 1024;
/// About how many answers that is.
const REMEMBERED_ANSWERS: usize = 4096;

/// A published state of the register.
pub struct Published {
    /// The register.
    pub register: Register,
    rendered: Cache<Asked, Remembered, ByBytes>,
}

/// An answer with its size.
#[derive(Clone)]
struct Remembered {
    answer: Arc<dyn Any + Send + Sync>,
    bytes: u64,
}

/// Weighs answers by their size.
#[derive(Clone)]
struct ByBytes;

impl Weighter<Asked, Remembered> for ByBytes {
    fn weight(&self, _: &Asked, remembered: &Remembered) -> u64 {
        // Never zero: what weighs nothing is never pushed out.
        remembered.bytes.max(1)
    }
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
            rendered: Cache::with_weighter(REMEMBERED_ANSWERS, REMEMBERED_BYTES, ByBytes),
        }
    }

    /// How many answers are remembered, and how many bytes they weigh.
    #[must_use]
    pub fn kept(&self) -> (usize, u64) {
        (self.rendered.len(), self.rendered.weight())
    }

    /// What was remembered for this question.
    #[must_use]
    pub fn remembered<T: Any + Send + Sync>(&self, asking: Asking<'_>) -> Option<Arc<T>> {
        self.rendered.get(&asking)?.answer.downcast().ok()
    }

    /// Remembers an answer of about this many bytes for as long as this state is published and there is room.
    pub fn remember<T: Any + Send + Sync>(&self, asking: Asking<'_>, answer: Arc<T>, bytes: u64) {
        let asked = Asked {
            day: asking.day,
            language: asking.language,
            target: asking.target.into(),
        };
        self.rendered.insert(asked, Remembered { answer, bytes });
    }
}

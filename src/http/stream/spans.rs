//! What follows a position, for all of one worker who chose the same and are at the same place.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use bytes::{Bytes, BytesMut};
use quick_cache::unsync::Cache;

use crate::domain::event::Filter;
use crate::domain::ids::Position;
use crate::http::App;

use super::streams::ByBytes;

/// How much is sent at once, in bytes. With what may wait already (`server.rs`) it fits into the 8 KiB that the server has
/// for every connection anyway; more would make that grow, for good and ten thousand times.
const SPAN_BYTES: usize = 5632;
/// How many entries are looked at before others get their turn.
const LOOKED_AT: usize = 256;
/// How many bytes of spans a worker keeps.
const KEPT_BYTES: u64 = 2 * 1024 * 1024;
/// About how many spans that is.
const KEPT_SPANS: usize = 512;

/// The frames of some entries, and up to where these were looked at.
#[derive(Debug, Clone)]
pub struct Span {
    /// The position of the last that was looked at.
    pub until: Position,
    /// The frames of those that are wanted.
    pub frames: Bytes,
}

/// What a subscriber chose, under a number that stands for it.
#[derive(Debug, Clone)]
pub struct Choice {
    filter: Rc<Filter>,
    number: u64,
}

/// The spans of a worker.
pub struct Spans {
    kept: RefCell<Cache<(u64, Position), Span, ByBytes>>,
    chosen: RefCell<BTreeMap<Rc<Filter>, u64>>,
    next: Cell<u64>,
}

impl Default for Spans {
    fn default() -> Self {
        Self {
            kept: RefCell::new(Cache::with_weighter(KEPT_SPANS, KEPT_BYTES, ByBytes)),
            chosen: RefCell::default(),
            next: Cell::default(),
        }
    }
}

impl Spans {
    /// The same choice for the same filter.
    pub fn choose(&self, filter: Filter) -> Choice {
        let mut chosen = self.chosen.borrow_mut();
        if let Some((filter, number)) = chosen.get_key_value(&filter) {
            return Choice {
                filter: filter.clone(),
                number: *number,
            };
        }
        let (filter, number) = (Rc::new(filter), self.next.get());
        self.next.set(number.wrapping_add(1));
        chosen.insert(filter.clone(), number);
        Choice { filter, number }
    }

    /// Forgets a choice that nobody else made.
    pub fn leave(&self, choice: &Choice) {
        // One is here, one is the choice that is left.
        if Rc::strong_count(&choice.filter) <= 2 {
            self.chosen.borrow_mut().remove(&choice.filter);
        }
    }

    /// What follows a position, as far as it is looked at in one turn.
    pub fn after(&self, position: Position, choice: &Choice, app: &App) -> Span {
        let key = (choice.number, position);
        if let Some(span) = self.kept.borrow().get(&key) {
            return span.clone();
        }
        let span = look(position, &choice.filter, app);
        self.kept.borrow_mut().insert(key, span.clone());
        span
    }
}

/// Looks at some of the entries that follow, and gives the frames of those that are wanted.
fn look(position: Position, filter: &Filter, app: &App) -> Span {
    let published = app.ledger().published();
    let register = &published.register;
    let mut until = position;
    let mut frames: Vec<Bytes> = Vec::new();
    let mut length = 0;
    for recorded in register.entries_after(position).take(LOOKED_AT) {
        let here = recorded.entry.position;
        let wanted = filter.admits_treaty(&recorded.entry.treaty);
        let event = wanted.then(|| register.event(here)).flatten();
        if let Some(event) = event.filter(|event| filter.admits(event)) {
            let frame = app.streams().frame(recorded, &event, register.directory());
            if length > 0 && length + frame.len() > SPAN_BYTES {
                break;
            }
            length += frame.len();
            frames.push(frame);
        }
        until = here;
    }
    Span {
        until,
        frames: joined(frames, length),
    }
}

/// The frames as one. A single one is shared as it is.
fn joined(mut frames: Vec<Bytes>, length: usize) -> Bytes {
    match (frames.pop(), frames.is_empty()) {
        (None, _) => Bytes::new(),
        (Some(only), true) => only,
        (Some(last), false) => {
            let mut joined = BytesMut::with_capacity(length);
            for frame in frames.iter().chain([&last]) {
                joined.extend_from_slice(frame);
            }
            joined.freeze()
        }
    }
}

//! What handlers tell the audit trail of a request, beside the answer itself.
//!
//! It travels in the request's extensions: handlers put it in, `noting.rs` reads it once there is an answer.

use std::cell::RefCell;
use std::rc::Rc;

use actix_web::{HttpMessage as _, HttpRequest};

use crate::domain::ids::ParticipantCode;
use crate::ledger::note::Note;

use super::tokens::Claims;

/// Something that was tried and is worth more than its refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt {
    /// Someone reached for a resource of another State, and was told that there is none.
    OnAnothers {
        /// Whose it is.
        participant: ParticipantCode,
    },
}

impl Attempt {
    /// Notes it with the request.
    pub fn note(self, request: &HttpRequest) {
        request.extensions_mut().insert(self);
    }
}

/// The code of the problem that was answered.
#[derive(Debug, Clone)]
pub(super) struct Answered(pub String);

/// What was recorded in the ledger: the first position, and how many entries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Recorded(pub u64, pub u64);

/// Who was seen, and what is noted with what was recorded: shared with the one who notes, who must know it even if the
/// client goes away.
#[derive(Debug, Clone, Default)]
pub(super) struct Witness(Rc<RefCell<Seen>>);

#[derive(Debug, Default)]
struct Seen {
    claims: Option<Claims>,
    note: Option<Note>,
}

/// Marks a request as answered with a problem.
pub(super) fn answered(request: &HttpRequest, code: &str) {
    request.extensions_mut().insert(Answered(code.to_owned()));
}

/// Marks a request as one that recorded entries.
pub(super) fn recorded(request: &HttpRequest, first: u64, entries: usize) {
    let entries = u64::try_from(entries).unwrap_or(u64::MAX);
    request.extensions_mut().insert(Recorded(first, entries));
}

impl Witness {
    /// The witness of a request; one that nobody hears if there is none.
    pub fn of(request: &HttpRequest) -> Self {
        request
            .extensions()
            .get::<Self>()
            .cloned()
            .unwrap_or_default()
    }

    /// Sees the good token of an operation that needs one.
    pub fn saw(&self, claims: &Claims) {
        self.0.borrow_mut().claims = Some(claims.clone());
    }

    /// Who was seen.
    pub fn seen(&self) -> Option<Claims> {
        self.0.borrow().claims.clone()
    }

    /// Knows of the note that is to be committed with what the request records.
    pub fn knows_of(&self, note: &Note) {
        self.0.borrow_mut().note = Some(note.clone());
    }

    /// Whether the audit trail has the request already, with what it recorded.
    pub fn is_noted(&self) -> bool {
        self.0
            .borrow()
            .note
            .as_ref()
            .is_some_and(Note::is_committed)
    }
}

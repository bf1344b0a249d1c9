//! One who follows: the body of the answer, of which the server takes one piece after another.

use std::convert::Infallible;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, MessageBody};
use actix_web::web;
use bytes::Bytes;
use chrono::NaiveDate;
use tokio::sync::OwnedSemaphorePermit;

use crate::domain::ids::Position;
use crate::http::App;

use super::crowd::Crowd;
use super::frame;
use super::spans::Choice;

/// One who follows.
pub struct Subscriber {
    pub(super) app: web::Data<App>,
    pub(super) crowd: Rc<Crowd>,
    /// Its place in the crowd.
    pub(super) key: usize,
    pub(super) choice: Choice,
    /// The position up to which the record has been looked at for it.
    pub(super) sent: Position,
    /// The depositary's date, as last told.
    pub(super) day: NaiveDate,
    pub(super) turn: Turn,
    pub(super) _place: OwnedSemaphorePermit,
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Its own, for the first time.
    First,
    /// Its own.
    Own,
    /// That of the others, for it has just been given something.
    Others,
}

impl Subscriber {
    /// What is to be sent next, if there is something.
    fn next(&mut self, is_due: bool) -> Option<Bytes> {
        if self.turn == Turn::First {
            return Some(frame::greeting(self.sent));
        }
        if let Some(date) = self.day_turned() {
            return Some(frame::day(date));
        }
        if self.is_behind() {
            let span = self.crowd.spans.after(self.sent, &self.choice, &self.app);
            self.sent = span.until;
            if !span.frames.is_empty() {
                return Some(span.frames);
            }
        }
        is_due.then(frame::heartbeat)
    }

    /// The new date, if it has turned.
    fn day_turned(&mut self) -> Option<NaiveDate> {
        let date = self.app.day(self.app.ledger().clock().now()).date;
        let before = std::mem::replace(&mut self.day, date);
        (before != date).then_some(date)
    }

    fn is_behind(&self) -> bool {
        self.sent < self.app.ledger().published().register.head().position
    }
}

impl MessageBody for Subscriber {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    /// One piece a turn, so that the server sends it before it asks again: what waits in its buffer stays small, and the
    /// last of a crowd does not wait for all that the first is behind.
    fn poll_next(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        let this = self.get_mut();
        let is_due = this.crowd.comes(this.key, context.waker());
        if this.app.streams().have_ended() {
            return Poll::Ready(None);
        }
        if this.turn != Turn::Others
            && let Some(bytes) = this.next(is_due)
        {
            this.turn = Turn::Others;
            this.crowd.gives(this.key);
            return Poll::Ready(Some(Ok(bytes)));
        }
        this.turn = Turn::Own;
        if this.is_behind() {
            this.crowd.wake(this.key);
        }
        Poll::Pending
    }
}

impl Drop for Subscriber {
    fn drop(&mut self) {
        self.crowd.leave(self.key);
        self.crowd.spans.leave(&self.choice);
    }
}

//! Those who follow over one worker: one task wakes them all, and one clock counts for them all.
//!
//! Everything here belongs to one thread, so waking takes no lock. Ten thousand waiters of one channel, each with a timer
//! of its own, cost more to wake than to write to.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;
use std::task::Waker;
use std::time::Duration;

use actix_web::{rt, web};
use futures_util::future::{Either, select};
use slab::Slab;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

use crate::domain::ids::Position;
use crate::http::App;

use super::connection::Connection;
use super::spans::Spans;

/// How many times the clock ticks within the interval of comments. At each tick another share of the crowd is due one.
const TICKS: usize = 8;

/// The crowd of one worker.
#[derive(Default)]
pub struct Crowd {
    members: RefCell<Slab<Member>>,
    /// What is read from the record for all who are at the same place.
    pub(super) spans: Spans,
    is_attended: Cell<bool>,
    ticks: Cell<usize>,
}

/// One who follows.
struct Member {
    waker: Option<Waker>,
    connection: Option<Connection>,
    is_due: bool,
    /// At which tick it was given something or woken, if it has not come since.
    since: Option<usize>,
}

impl Crowd {
    /// Takes one in, and attends to the crowd from then on.
    pub(super) fn join(
        self: &Rc<Self>,
        app: &web::Data<App>,
        connection: Option<Connection>,
    ) -> usize {
        if !self.is_attended.replace(true) {
            let (growth, ended) = (app.ledger().growth(), app.streams().ended());
            rt::spawn(attend(self.clone(), app.clone(), growth, ended));
        }
        self.members.borrow_mut().insert(Member {
            waker: None,
            connection,
            is_due: false,
            since: None,
        })
    }

    /// Lets one go.
    pub(super) fn leave(&self, key: usize) {
        // Dropped after the borrow: a waker may own what follows.
        let left = self.members.borrow_mut().try_remove(key);
        drop(left);
    }

    /// One has come for more, and is to be woken by this. Returns whether it is due a comment.
    pub(super) fn comes(&self, key: usize, waker: &Waker) -> bool {
        let mut members = self.members.borrow_mut();
        let Some(member) = members.get_mut(key) else {
            return false;
        };
        match &mut member.waker {
            Some(known) => known.clone_from(waker),
            none => *none = Some(waker.clone()),
        }
        member.since = None;
        std::mem::take(&mut member.is_due)
    }

    /// One was given something. Until it comes again, it has not been taken.
    pub(super) fn gives(&self, key: usize) {
        if let Some(member) = self.members.borrow_mut().get_mut(key) {
            member.since.get_or_insert(self.ticks.get());
        }
    }

    /// Wakes one that has more to come for, after the others.
    pub(super) fn wake(&self, key: usize) {
        if let Some(member) = self.members.borrow_mut().get_mut(key) {
            member.wake(self.ticks.get());
        }
    }

    fn wake_all(&self) {
        for (_, member) in self.members.borrow_mut().iter_mut() {
            member.wake(self.ticks.get());
        }
    }

    fn is_empty(&self) -> bool {
        self.members.borrow().is_empty()
    }

    /// Wakes those whose turn it is to have a comment, and cuts off who has not come for so many ticks.
    fn tick(&self, patience: usize) {
        let now = self.ticks.get().wrapping_add(1);
        self.ticks.set(now);
        for (key, member) in self.members.borrow_mut().iter_mut() {
            if member.is_stalled(now, patience)
                && let Some(connection) = member.connection.take()
            {
                log::info!("a stream of events is cut off: its reader takes nothing");
                connection.cut();
            } else if key % TICKS == now % TICKS {
                member.is_due = true;
                member.wake(now);
            }
        }
    }
}

impl Member {
    fn wake(&mut self, now: usize) {
        if let Some(waker) = &self.waker {
            self.since.get_or_insert(now);
            waker.wake_by_ref();
        }
    }

    /// Whether it has not come for so long: the server asks it for more only when the socket has taken what it had.
    fn is_stalled(&self, now: usize, patience: usize) -> bool {
        self.since
            .is_some_and(|since| now.wrapping_sub(since) > patience)
    }
}

/// Wakes the crowd when the record has grown, the date has turned or the service ends; until nobody is left.
async fn attend(
    crowd: Rc<Crowd>,
    app: web::Data<App>,
    mut growth: watch::Receiver<Position>,
    mut ended: watch::Receiver<bool>,
) {
    let settings = app.streams().settings();
    let between = settings.heartbeat / u32::try_from(TICKS).unwrap_or(1);
    let mut clock = interval(between.max(Duration::from_millis(1)));
    clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let patience = settings.stall.as_millis() / clock.period().as_millis().max(1);
    let patience = usize::try_from(patience).unwrap_or(usize::MAX);
    let today = || app.day(app.ledger().clock().now()).date;
    let mut day = today();
    while !crowd.is_empty() && !app.streams().have_ended() {
        let (grown, ending, ticked) = (growth.changed(), ended.changed(), clock.tick());
        let (grown, ending, ticked) = (pin!(grown), pin!(ending), pin!(ticked));
        match select(select(grown, ending), ticked).await {
            // What is entered while they are written to is told in their next turn.
            Either::Left(_) => crowd.wake_all(),
            Either::Right(_) => crowd.tick(patience),
        }
        if std::mem::replace(&mut day, today()) != day {
            crowd.wake_all();
        }
    }
    crowd.is_attended.set(false);
    crowd.wake_all();
}

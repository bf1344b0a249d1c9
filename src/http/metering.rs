//! Counts requests: by method, pattern of the route and class of the status, with how long they took.
//!
//! Each worker counts in a stripe of its own, so that no two cores write to the same line of memory; a scrape adds the
//! stripes up. Only patterns are counted, never paths as they were sent, so a stranger cannot make the numbers many.

use std::cell::Cell;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use actix_web::http::{Method, StatusCode};

use crate::measures::{Counted, Counter, DURATIONS, Histogram};

use super::routes;

/// The methods that are told apart; any other is the last.
pub const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other"];
/// The classes of a status.
pub const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];
/// What is said of a request that no route took.
const NO_ROUTE: &str = "none";
/// How many stripes there are at most.
const MOST_STRIPES: usize = 16;

/// The number of a route in the table: put on its resource, and remembered with its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RouteNumber(pub u16);

impl Default for RouteNumber {
    fn default() -> Self {
        Self::NONE
    }
}

impl RouteNumber {
    /// Of a request that no route took.
    pub const NONE: Self = Self(u16::MAX);
}

/// What is counted of requests.
pub struct Metering {
    /// The patterns by number, and at the end what has none.
    patterns: Vec<&'static str>,
    stripes: Vec<Stripe>,
}

struct Stripe {
    /// By route, method and class.
    requests: Box<[Counter]>,
    /// By route, in microseconds.
    durations: Box<[Histogram]>,
    remembered: Counter,
    rendered: Counter,
}

/// The requests of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requests {
    /// The method.
    pub method: &'static str,
    /// The pattern.
    pub route: &'static str,
    /// The class of the status.
    pub class: &'static str,
    /// How many.
    pub total: u64,
}

/// Where an answer to a read came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// It had been rendered before.
    Remembered,
    /// It was rendered for this request.
    Rendered,
}

thread_local! {
    /// The number of this thread, by which it has its stripe.
    static THREAD: Cell<usize> = Cell::new(THREADS.fetch_add(1, Ordering::Relaxed));
}
static THREADS: AtomicUsize = AtomicUsize::new(0);

/// Requests of this process that are not answered yet, in stripes too.
static IN_PROGRESS: [Line; MOST_STRIPES] = [const { Line(AtomicI64::new(0)) }; MOST_STRIPES];

/// A number on a line of memory of its own.
#[repr(align(128))]
struct Line(AtomicI64);

/// A request that is not answered yet; also one whose client has gone away is counted off.
pub struct InProgress(&'static AtomicI64);

impl InProgress {
    /// Counts one.
    #[must_use]
    pub fn begin() -> Self {
        let thread = THREAD.with(Cell::get) % MOST_STRIPES;
        let line = IN_PROGRESS.get(thread).unwrap_or(&IN_PROGRESS[0]);
        line.0.fetch_add(1, Ordering::Relaxed);
        Self(&line.0)
    }

    /// How many there are in this process.
    #[must_use]
    pub fn count() -> i64 {
        IN_PROGRESS
            .iter()
            .map(|line| line.0.load(Ordering::Relaxed))
            .sum()
    }
}

impl Drop for InProgress {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Default for Metering {
    fn default() -> Self {
        let mut patterns = routes::patterns();
        patterns.push(NO_ROUTE);
        let stripes = std::thread::available_parallelism()
            .map_or(1, std::num::NonZero::get)
            .min(MOST_STRIPES);
        Self {
            stripes: (0..stripes).map(|_| Stripe::of(patterns.len())).collect(),
            patterns,
        }
    }
}

impl Metering {
    /// Counts a request that was answered.
    pub fn count(&self, route: RouteNumber, method: &Method, status: StatusCode, micros: u64) {
        let route = usize::from(route.0).min(self.patterns.len().saturating_sub(1));
        let class = usize::from(status.as_u16() / 100).clamp(1, CLASSES.len()) - 1;
        let cell = (route * METHODS.len() + number_of(method)) * CLASSES.len() + class;
        let Some(stripe) = self.stripe() else {
            return;
        };
        if let Some(requests) = stripe.requests.get(cell) {
            requests.count();
        }
        if let Some(durations) = stripe.durations.get(route) {
            durations.observe(micros);
        }
    }

    /// Counts an answer to a read by where it came from.
    pub fn count_read(&self, source: Source) {
        if let Some(stripe) = self.stripe() {
            match source {
                Source::Remembered => stripe.remembered.count(),
                Source::Rendered => stripe.rendered.count(),
            }
        }
    }

    /// The requests of every kind that there were.
    #[must_use]
    pub fn requests(&self) -> Vec<Requests> {
        let mut found = Vec::new();
        let mut cell = 0;
        for route in &self.patterns {
            for method in METHODS {
                for class in CLASSES {
                    let counters = self.stripes.iter().filter_map(|s| s.requests.get(cell));
                    let total = counters.map(Counter::total).sum();
                    cell += 1;
                    if total > 0 {
                        found.push(Requests {
                            method,
                            route,
                            class,
                            total,
                        });
                    }
                }
            }
        }
        found
    }

    /// How long the requests of each route took that had any, in microseconds.
    #[must_use]
    pub fn durations(&self) -> Vec<(&'static str, Counted)> {
        let of_route = |(number, route): (usize, &&'static str)| {
            let mut counted = Histogram::new(DURATIONS).counted();
            for stripe in &self.stripes {
                if let Some(durations) = stripe.durations.get(number) {
                    counted.add(&durations.counted());
                }
            }
            (counted.count() > 0).then_some((*route, counted))
        };
        self.patterns
            .iter()
            .enumerate()
            .filter_map(of_route)
            .collect()
    }

    /// How many reads were answered from what was rendered before, and how many were rendered.
    #[must_use]
    pub fn reads(&self) -> (u64, u64) {
        let sum = |of: fn(&Stripe) -> &Counter| self.stripes.iter().map(|s| of(s).total()).sum();
        (sum(|s| &s.remembered), sum(|s| &s.rendered))
    }

    fn stripe(&self) -> Option<&Stripe> {
        let thread = THREAD.with(Cell::get);
        self.stripes.get(thread % self.stripes.len().max(1))
    }
}

impl Stripe {
    fn of(routes: usize) -> Self {
        let cells = routes * METHODS.len() * CLASSES.len();
        Self {
            requests: (0..cells).map(|_| Counter::default()).collect(),
            durations: (0..routes).map(|_| Histogram::new(DURATIONS)).collect(),
            remembered: Counter::default(),
            rendered: Counter::default(),
        }
    }
}

/// HEAD is counted as GET, for it is answered as such.
fn number_of(method: &Method) -> usize {
    match *method {
        Method::GET | Method::HEAD => 0,
        Method::POST => 1,
        Method::PUT => 2,
        Method::PATCH => 3,
        Method::DELETE => 4,
        Method::OPTIONS => 5,
        _ => 6,
    }
}

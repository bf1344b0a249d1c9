//! The requests of a phase: sent as fast as they are answered, or each when it is due.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use signatory::clock::Stopwatch;

use crate::Service;
use crate::connection::Connection;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    Remembered,
    Cold,
    Write,
}

/// When the next request is sent.
#[derive(Debug, Clone, Copy)]
pub enum Pace {
    /// As soon as the client has the answer to the one before.
    Answered,
    /// So many a second, each when it is due. One that finds all clients waiting is sent late.
    PerSecond(u64),
}

/// Requests of one kind, none sent twice where that matters.
pub struct Load<'a> {
    service: &'a Service,
    kind: Kind,
    clients: usize,
    crowd: usize,
    length: Duration,
    sent: AtomicU64,
}

impl<'a> Load<'a> {
    /// By so many clients, or so large a crowd where each request has its time, for so long in each phase.
    pub fn new(
        service: &'a Service,
        kind: Kind,
        [clients, crowd]: [usize; 2],
        length: Duration,
    ) -> Self {
        Self {
            service,
            kind,
            clients,
            crowd,
            length,
            sent: AtomicU64::new(0),
        }
    }

    /// One phase. Its time ends with the last answer.
    pub fn run(&self, pace: Pace) -> Run {
        let address = &self.service.running.address;
        let clients = match pace {
            Pace::Answered => self.clients,
            Pace::PerSecond(_) => self.crowd,
        };
        let connections: Vec<Connection> = (0..clients).map(|_| Connection::to(address)).collect();
        let mut run = Run::default();
        let next = AtomicU64::new(0);
        let watch = Stopwatch::start();
        std::thread::scope(|scope| {
            let clients: Vec<_> = connections
                .into_iter()
                .map(|connection| {
                    let next = &next;
                    scope.spawn(move || self.client(connection, pace, next, watch))
                })
                .collect();
            for client in clients {
                let part = client.join().expect("a client");
                run.latencies.extend(part.latencies);
                run.lateness.extend(part.lateness);
                run.refused += part.refused;
            }
        });
        run.took = Duration::from_micros(watch.micros());
        run.latencies.sort_unstable();
        run.lateness.sort_unstable();
        run
    }

    /// What one client does in a phase; `next` counts what is due for all of them.
    fn client(
        &self,
        mut connection: Connection,
        pace: Pace,
        next: &AtomicU64,
        watch: Stopwatch,
    ) -> Run {
        let mut run = Run::default();
        loop {
            let now = Duration::from_micros(watch.micros());
            let due = match pace {
                Pace::Answered => now,
                Pace::PerSecond(rate) => {
                    let before = next.fetch_add(1, Ordering::Relaxed);
                    Duration::from_micros(before * 1_000_000 / rate)
                }
            };
            if due >= self.length {
                return run;
            }
            wait_until(due, watch);
            let sent = Duration::from_micros(watch.micros());
            let (status, body) = connection.ask(&self.request());
            let answered = Duration::from_micros(watch.micros());
            run.lateness.push(sent.saturating_sub(due));
            match status {
                200 | 201 => run.latencies.push(answered.saturating_sub(sent)),
                503 => run.refused += 1,
                other => panic!("{other}: {body}"),
            }
        }
    }

    fn request(&self) -> String {
        let n = self.sent.fetch_add(1, Ordering::Relaxed);
        match self.kind {
            Kind::Remembered => get("/v1/treaties/hanoi-convention/progress"),
            Kind::Cold => {
                let (year, month, day, limit) = (
                    2005 + n / 336 % 20,
                    n / 28 % 12 + 1,
                    n % 28 + 1,
                    n / 6720 % 240 + 10,
                );
                get(&format!(
                    "/v1/treaties/uncac/participants?as_of={year}-{month:02}-{day:02}&limit={limit}"
                ))
            }
            // An act that is regular however often it is done: a rule that refused it would be no write.
            // One State after the other, in relation to one treaty after the other: none does more than States do.
            Kind::Write => {
                let n = usize::try_from(n).expect("a number");
                let (states, treaties) = (&self.service.states, &self.service.treaties);
                let participant = &states[n % states.len()];
                let treaty = &treaties[n / states.len() % treaties.len()];
                let body = serde_json::json!({
                    "participant": participant,
                    "kind": "communication",
                    "date": "2026-03-02",
                    "statements": [{"kind": "notification", "provisions": ["7"]}],
                })
                .to_string();
                format!(
                    "POST /v1/treaties/{treaty}/actions HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {}\r\n\
                     content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
                    self.service.token,
                    body.len()
                )
            }
        }
    }
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: bench\r\n\r\n")
}

fn wait_until(due: Duration, watch: Stopwatch) {
    loop {
        let early = due.saturating_sub(Duration::from_micros(watch.micros()));
        if early.is_zero() {
            return;
        }
        std::thread::park_timeout(early);
    }
}

/// What became of a phase.
#[derive(Default)]
pub struct Run {
    /// Of what was accepted, from when it was sent; sorted in the end.
    latencies: Vec<Duration>,
    /// How long after it was due each request was sent; sorted in the end.
    lateness: Vec<Duration>,
    /// Answered with 503.
    refused: usize,
    took: Duration,
}

impl Run {
    /// How many were accepted in a second.
    pub fn accepted(&self) -> f64 {
        self.per_second(self.latencies.len())
    }

    /// So many in a hundred of what was accepted took no longer, from when it was sent.
    pub fn percentile(&self, percent: usize) -> Duration {
        percentile(&self.latencies, percent)
    }

    /// In a line.
    pub fn told(&self) -> String {
        format!(
            "{:.0}/s offered, {:.0}/s accepted, {:.0}/s refused with 503; accepted p50 {:?}, p99 {:?}, longest {:?}; sent late by p50 {:?}; in {:.2} s",
            self.per_second(self.latencies.len() + self.refused),
            self.accepted(),
            self.per_second(self.refused),
            self.percentile(50),
            self.percentile(99),
            self.percentile(100),
            percentile(&self.lateness, 50),
            self.took.as_secs_f64()
        )
    }

    fn per_second(&self, count: usize) -> f64 {
        count as f64 / self.took.as_secs_f64()
    }
}

fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let at = sorted.len() * percent / 100;
    let last = sorted.len().saturating_sub(1);
    sorted.get(at.min(last)).copied().unwrap_or_default()
}

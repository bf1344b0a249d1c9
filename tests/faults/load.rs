//! Clients that write and read while something goes wrong.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::Value;
use signatory::clock::Stopwatch;

use crate::journal::Journal;
use crate::service::{Service, Visit};
use crate::support::process::Answer;

/// Clients that write.
pub const WRITERS: usize = 4;
const READERS: usize = 2;
/// The longest pause of a writer between two requests.
const PAUSE_MICROS: u64 = 6000;
/// The same after it was turned away.
const TURNED_AWAY_MICROS: u64 = 400_000;
/// No read may take longer, whatever the database does. The machine may be busy with other things.
const SLOWEST_READ_MICROS: u64 = 10_000_000;

const PATHS: [&str; 3] = [
    "/v1/treaties/treaty-0/progress",
    "/v1/treaties/treaty-0/participants?limit=100",
    "/v1/events?limit=100",
];

/// Does something while clients write and read.
pub fn under_load<T>(service: &Service<'_>, journal: &Journal, body: impl FnOnce() -> T) -> T {
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        // Also when the body fails, for the scope waits for everyone.
        let _stopping = Stopping(&stop);
        for _ in 0..WRITERS {
            scope.spawn(|| write(service, journal, &stop));
        }
        for _ in 0..READERS {
            scope.spawn(|| Reader::new(journal).read_on(service, &stop));
        }
        body()
    })
}

struct Stopping<'a>(&'a AtomicBool);

impl Drop for Stopping<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

fn pause(micros: u64) {
    std::thread::park_timeout(Duration::from_micros(micros));
}

fn write(service: &Service<'_>, journal: &Journal, stop: &AtomicBool) {
    let mut visit = None;
    while !stop.load(Ordering::SeqCst) {
        visit = service.visit(visit);
        let recorded = visit
            .as_ref()
            .is_none_or(|visit| journal.write(service, visit));
        let most = if recorded {
            PAUSE_MICROS
        } else {
            TURNED_AWAY_MICROS
        };
        pause(fastrand::u64(1..most));
    }
}

/// One who reads, and remembers what was said.
struct Reader<'a> {
    journal: &'a Journal,
    position: u64,
    after: u64,
    last: [Option<(String, Value)>; PATHS.len()],
}

impl<'a> Reader<'a> {
    fn new(journal: &'a Journal) -> Self {
        Self {
            journal,
            position: 0,
            after: 0,
            last: [const { None }; PATHS.len()],
        }
    }

    fn read_on(mut self, service: &Service<'_>, stop: &AtomicBool) {
        let mut visit = None;
        while !stop.load(Ordering::SeqCst) {
            visit = service.visit(visit);
            if let Some(visit) = &visit {
                for which in 0..PATHS.len() {
                    self.read(service, visit, which);
                }
            }
            pause(2000);
        }
    }

    fn read(&mut self, service: &Service<'_>, visit: &Visit, which: usize) {
        let mut path = PATHS[which].to_owned();
        if which == 2 {
            path.push_str(&format!("&after={}", self.after));
        }
        // What was acknowledged before the question is in the answer.
        let acknowledged = self.journal.highest();
        let watch = Stopwatch::start();
        let answer = visit.client.try_get(&path);
        let micros = watch.micros();
        match answer {
            Ok(answer) if answer.status == 200 && !answer.body.is_null() => {
                self.journal.reads.fetch_add(1, Ordering::SeqCst);
                self.journal
                    .slowest_read
                    .fetch_max(micros, Ordering::SeqCst);
                if micros > SLOWEST_READ_MICROS {
                    self.journal
                        .violated(format!("{path} took {micros} microseconds"));
                }
                self.check(&path, which, acknowledged, answer);
            }
            Ok(answer) if answer.status != 200 => {
                self.journal.violated(format!("{path}: {answer:?}"));
            }
            broken if service.lives(visit.generation) => {
                self.journal.violated(format!(
                    "{path} was not answered by a living service: {broken:?}"
                ));
            }
            _killed => {}
        }
    }

    fn check(&mut self, path: &str, which: usize, acknowledged: u64, answer: Answer) {
        let body = answer.body;
        let position = match which {
            2 => body["head"].as_u64(),
            _ => body["currency"]["position"].as_u64(),
        };
        let position = position.unwrap_or_default();
        if position < self.position || position < acknowledged {
            self.journal.violated(format!(
                "{path} answers for position {position}, after {} was read and {acknowledged} acknowledged",
                self.position
            ));
        }
        self.position = self.position.max(position);
        if which == 2 {
            self.take_events(&body);
            return;
        }
        let tag = answer.etag.unwrap_or_default();
        if let Some((before, said)) = &self.last[which]
            && (*before == tag) != (*said == body)
        {
            self.journal
                .violated(format!("{path}: the tag {tag} does not go with the answer"));
        }
        self.last[which] = Some((tag, body));
    }

    fn take_events(&mut self, body: &Value) {
        let mut seen = self.journal.events.lock().unwrap();
        for event in body["events"].as_array().into_iter().flatten() {
            let position = event["position"].as_u64().unwrap_or_default();
            let hash = event["hash"].as_str().unwrap_or_default().to_owned();
            if position != self.after + 1 {
                self.journal
                    .violated(format!("event {position} came after {}", self.after));
            }
            self.after = position;
            let before = seen.insert(position, hash.clone());
            if before.is_some_and(|before| before != hash) {
                self.journal
                    .violated(format!("two different events at {position}"));
            }
        }
    }
}

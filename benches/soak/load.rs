//! Those who read and write.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use fastrand::Rng;

use super::service::{Service, agent};

/// What was done so far.
#[derive(Default)]
pub struct Work {
    pub reads: AtomicU64,
    pub unchanged: AtomicU64,
    pub acts: AtomicU64,
    writers_ended: AtomicUsize,
}

impl Work {
    /// Waits until so many writers have ended.
    pub fn wait_for_writers(&self, count: usize) {
        while self.writers_ended.load(Ordering::Acquire) < count {
            std::thread::park_timeout(Duration::from_millis(20));
        }
    }
}

const PLACES: [&str; 14] = [
    "/",
    "/treaties/hanoi-convention",
    "/treaties/uncac/table",
    "/v1/treaties/hanoi-convention/progress",
    "/v1/treaties/hanoi-convention/participants",
    "/v1/treaties/untoc/progress/explain",
    "/v1/treaties/uncac/progress/series",
    "/v1/treaties/uncac/participants.csv",
    "/v1/treaties/hanoi-convention/status-line",
    "/treaties/hanoi-convention/feed.atom",
    "/treaties/uncac/calendar.ics",
    "/v1/events?after=700",
    "/progress.svg",
    "/metrics",
];
const LANGUAGES: [&str; 7] = ["en", "fr", "es", "ru", "ar", "zh", "vi"];
const CODINGS: [&str; 4] = ["identity", "br", "gzip", "zstd"];

/// Reads all kinds of things, some about a day that nobody has asked for, with a pause, until told to end.
pub fn read(service: &Service, number: usize, work: &Work, ended: &AtomicBool, pause: Duration) {
    let mut rng = Rng::with_seed(number as u64);
    let agent = agent();
    let mut known: Option<(String, String)> = None;
    while !ended.load(Ordering::Relaxed) {
        let path = match rng.u32(0..10) {
            0 => format!(
                "/v1/treaties/uncac/progress?as_of={}-{:02}-{:02}",
                rng.u32(2004..2025),
                rng.u32(1..13),
                rng.u32(1..29)
            ),
            _ => PLACES[rng.usize(0..PLACES.len())].to_owned(),
        };
        let mut request = agent
            .get(format!("http://{}{path}", service.running.address))
            .header("accept-language", LANGUAGES[rng.usize(0..LANGUAGES.len())])
            .header("accept-encoding", CODINGS[rng.usize(0..CODINGS.len())]);
        if let Some((_, tag)) = known.as_ref().filter(|(asked, _)| *asked == path) {
            request = request.header("if-none-match", tag);
        }
        let mut answer = request
            .call()
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        let tag = answer.headers().get("etag");
        known = tag.and_then(|tag| Some((path, tag.to_str().ok()?.to_owned())));
        if answer.status() == 304 {
            work.unchanged.fetch_add(1, Ordering::Relaxed);
        }
        answer.body_mut().read_to_vec().expect("a whole body");
        work.reads.fetch_add(1, Ordering::Relaxed);
        if !pause.is_zero() {
            std::thread::park_timeout(pause);
        }
    }
}

/// Records one communication after the other, with a pause, until told to end.
pub fn write(service: &Service, number: usize, work: &Work, ended: &AtomicBool, pause: Duration) {
    let states = ["KEN", "VNM", "FRA", "BRA", "JPN", "EGY", "CAN", "IND"];
    let agent = agent();
    let mut acts = 0;
    while !ended.load(Ordering::Relaxed) {
        let body = serde_json::json!({
            "participant": states[(number + acts) % states.len()],
            "kind": "communication",
            "date": "2026-03-02",
            "statements": [{"kind": "notification", "provisions": ["7"]}],
        });
        let answer = agent
            .post(format!(
                "http://{}/v1/treaties/untoc/actions",
                service.running.address
            ))
            .header("authorization", format!("Bearer {}", service.token))
            .header("idempotency-key", format!("{number}-{acts}"))
            .send_json(body);
        let mut answer = answer.unwrap_or_else(|error| panic!("not recorded: {error}"));
        answer.body_mut().read_to_vec().expect("a whole body");
        acts += 1;
        work.acts.fetch_add(1, Ordering::Relaxed);
        std::thread::park_timeout(pause);
    }
    work.writers_ended.fetch_add(1, Ordering::Release);
}

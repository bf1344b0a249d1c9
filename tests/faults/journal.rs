//! What every client was told, and whether it can all be true.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};

use serde_json::Value;
use signatory::clock::{Clock, Stopwatch};

use crate::requests::{Request, correction, request};
use crate::service::{Service, Visit};
use crate::support::process::Answer;
use crate::support::waiting::wait_until;

/// How many that were acknowledged are asked for again after each fault.
const ASKED_AGAIN: usize = 4;
/// How many that were not recorded are.
const ABSENT_AGAIN: usize = 10;
/// How many violations are shown.
const SHOWN: usize = 10;

/// What an answer to a write says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// Recorded, the first fact at this position; and whether that was done before.
    Recorded { first: u64, replayed: bool },
    /// Nothing was recorded, by this code.
    NotRecorded(String),
    /// It may have been recorded: this code, or no answer.
    Unknown(String),
}

/// A request with what was said to it.
pub struct Kept {
    /// The request.
    pub request: Request,
    /// The answers, in their order.
    pub claims: Vec<Claim>,
    /// When it was first said to be recorded, in microseconds since 1970.
    pub acknowledged_at: Option<i64>,
}

/// What is known of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It is recorded from this position on.
    Recorded(u64),
    /// It is not.
    Absent,
    /// It may be.
    Open,
}

impl Kept {
    /// What must be true by what was said.
    pub fn known(&self) -> Known {
        let mut known = Known::Absent;
        for claim in &self.claims {
            known = match (known, claim) {
                (Known::Recorded(first), _) | (_, &Claim::Recorded { first, .. }) => {
                    Known::Recorded(first)
                }
                (Known::Absent, Claim::NotRecorded(_)) => Known::Absent,
                (Known::Open, Claim::NotRecorded(_)) | (_, Claim::Unknown(_)) => Known::Open,
            };
        }
        known
    }
}

/// All that clients were told.
#[derive(Default)]
pub struct Journal {
    requests: Mutex<Vec<Kept>>,
    next: AtomicUsize,
    highest: AtomicU64,
    /// What readers were told: the hash at each position.
    pub events: Mutex<BTreeMap<u64, String>>,
    violations: Mutex<BTreeSet<String>>,
    /// Reads that were answered.
    pub reads: AtomicU64,
    /// The slowest of them, in microseconds.
    pub slowest_read: AtomicU64,
    /// The slowest answer to a write, in microseconds.
    pub slowest_write: AtomicU64,
    repeated: AtomicUsize,
    found: AtomicUsize,
}

impl Journal {
    /// Something that must not be.
    pub fn violated(&self, what: String) {
        self.violations.lock().unwrap().insert(what);
    }

    /// What must not have been, so far: the first few, and how many. Nothing when all is well.
    pub fn violations(&self) -> String {
        let all = self.violations.lock().unwrap();
        let first: Vec<&str> = all.iter().take(SHOWN).map(String::as_str).collect();
        match all.len() {
            0 => String::new(),
            n => format!("{n} violations, for example\n{}", first.join("\n")),
        }
    }

    /// The highest position that was acknowledged.
    pub fn highest(&self) -> u64 {
        self.highest.load(Ordering::SeqCst)
    }

    /// How many requests are acknowledged.
    pub fn acknowledged(&self) -> usize {
        self.count(|kept| matches!(kept.known(), Known::Recorded(_)))
    }

    /// How many requests have an answer like this.
    pub fn told(&self, says: impl Fn(&Claim) -> bool) -> usize {
        self.count(|kept| kept.claims.iter().any(&says))
    }

    fn count(&self, is: impl Fn(&Kept) -> bool) -> usize {
        self.kept().iter().filter(|kept| is(kept)).count()
    }

    /// Everything that was asked.
    pub fn kept(&self) -> MutexGuard<'_, Vec<Kept>> {
        self.requests.lock().unwrap()
    }

    /// Asks for something new, and for its correction when it is wrong. Returns whether it was recorded.
    pub fn write(&self, service: &Service<'_>, visit: &Visit) -> bool {
        let new = request(self.next.fetch_add(1, Ordering::SeqCst));
        let claim = self.ask_new(service, visit, new.clone());
        if let (true, Claim::Recorded { first, .. }) = (new.is_wrong, &claim) {
            self.ask_new(service, visit, correction(&new, *first));
        }
        matches!(claim, Claim::Recorded { .. })
    }

    fn ask_new(&self, service: &Service<'_>, visit: &Visit, request: Request) -> Claim {
        let claim = self.ask(service, visit, &request);
        let mut kept = self.kept();
        kept.push(Kept {
            request,
            claims: Vec::new(),
            acknowledged_at: None,
        });
        self.note(kept.last_mut().unwrap(), claim.clone());
        claim
    }

    fn ask(&self, service: &Service<'_>, visit: &Visit, request: &Request) -> Claim {
        let watch = Stopwatch::start();
        let answer = visit.client.post(
            &request.path,
            &service.token,
            Some(&request.key),
            &request.body,
        );
        match answer {
            Ok(answer) if !answer.body.is_null() => {
                self.slowest_write
                    .fetch_max(watch.micros(), Ordering::SeqCst);
                self.claim(request, &answer)
            }
            cut_off => {
                let why = cut_off.map_or_else(|error| error.to_string(), |_| "cut off".into());
                if service.lives(visit.generation) {
                    self.violated(format!(
                        "a write was not answered by a living service: {why}"
                    ));
                }
                Claim::Unknown("no answer".into())
            }
        }
    }

    fn claim(&self, request: &Request, answer: &Answer) -> Claim {
        let said = || format!("{}: {answer:?}", request.key);
        let code = answer.body["code"].as_str().unwrap_or("none");
        match (answer.status, code) {
            (201, _) => {
                let positions = positions(&answer.body);
                let expected = positions.first().map_or(0, |first| *first)..;
                if positions.len() != request.facts.len()
                    || !positions
                        .iter()
                        .copied()
                        .eq(expected.take(request.facts.len()))
                {
                    self.violated(format!("not what was asked for: {}", said()));
                }
                Claim::Recorded {
                    first: positions.first().map_or(0, |first| *first),
                    replayed: answer.replayed,
                }
            }
            (503, "not_recorded" | "busy" | "outcome_unknown") if answer.retry_after.is_none() => {
                self.violated(format!("no Retry-After: {}", said()));
                Claim::Unknown(code.into())
            }
            (503, "not_recorded" | "busy") => Claim::NotRecorded(code.into()),
            (503, "outcome_unknown") => Claim::Unknown(code.into()),
            _ => {
                self.violated(format!("an answer that is not to be: {}", said()));
                Claim::Unknown(code.into())
            }
        }
    }

    fn note(&self, kept: &mut Kept, claim: Claim) {
        let known = kept.known();
        if let Claim::Recorded { first, replayed } = claim {
            self.highest.fetch_max(first, Ordering::SeqCst);
            kept.acknowledged_at
                .get_or_insert_with(|| Clock::system().now().timestamp_micros());
            let fits = match known {
                Known::Recorded(before) => replayed && before == first,
                // What was said not to be recorded cannot be repeated.
                Known::Absent => !replayed,
                Known::Open => true,
            };
            if !fits {
                self.violated(format!(
                    "{}: {claim:?} after {:?}",
                    kept.request.key, kept.claims
                ));
            }
        }
        kept.claims.push(claim);
    }

    /// After a fault: repeats what is open, some of what was not recorded, and some of what was, until all is answered.
    pub fn settle(&self, service: &Service<'_>) {
        let pending: Vec<usize> = {
            let kept = &self.kept();
            let are = |known: Known| (0..kept.len()).filter(move |n| kept[*n].known() == known);
            // Every other one is left alone for ever, and must be absent at the end.
            let absent = are(Known::Absent).filter(|n| n % 2 == 0).take(ABSENT_AGAIN);
            are(Known::Open).chain(absent).collect()
        };
        for n in pending {
            self.repeated.fetch_add(1, Ordering::SeqCst);
            wait_until("a repeated request is recorded", || {
                matches!(self.repeat(service, n), Claim::Recorded { .. })
            });
            let replayed = matches!(
                self.kept()[n].claims.last(),
                Some(Claim::Recorded { replayed: true, .. })
            );
            self.found
                .fetch_add(usize::from(replayed), Ordering::SeqCst);
        }
        let asked: Vec<usize> = {
            let kept = self.kept();
            (0..kept.len())
                .rev()
                .filter(|n| matches!(kept[*n].known(), Known::Recorded(_)))
                .take(ASKED_AGAIN)
                .collect()
        };
        for n in asked {
            self.repeat(service, n);
        }
    }

    fn repeat(&self, service: &Service<'_>, n: usize) -> Claim {
        let visit = service.visit(None).unwrap();
        let request = self.kept()[n].request.clone();
        let claim = self.ask(service, &visit, &request);
        self.note(&mut self.kept()[n], claim.clone());
        claim
    }

    /// What happened, in a line.
    pub fn summary(&self, what: &str) -> String {
        let is_code = |wanted: &'static str| move |claim: &Claim| matches!(claim, Claim::NotRecorded(code) | Claim::Unknown(code) if code == wanted);
        let load = |number: &AtomicU64| number.load(Ordering::SeqCst);
        let asked = self.kept().len();
        format!(
            "{what}; of {asked} requests {} acknowledged in the end; told not_recorded {}, busy {}, outcome_unknown {}, no answer {}; {} repeated, {} of them found recorded; slowest answer to a write {} ms; {} reads, the slowest {} ms",
            self.acknowledged(),
            self.told(is_code("not_recorded")),
            self.told(is_code("busy")),
            self.told(is_code("outcome_unknown")),
            self.told(is_code("no answer")),
            self.repeated.load(Ordering::SeqCst),
            self.found.load(Ordering::SeqCst),
            load(&self.slowest_write) / 1000,
            load(&self.reads),
            load(&self.slowest_read) / 1000,
        )
    }
}

/// Says what must not have been, where a scenario fails before the end.
impl Drop for Journal {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}", self.violations());
        }
    }
}

fn positions(body: &Value) -> Vec<u64> {
    let of = |one: &Value| one["position"].as_u64();
    match body["actions"].as_array() {
        Some(all) => all.iter().filter_map(of).collect(),
        None => of(body).into_iter().collect(),
    }
}

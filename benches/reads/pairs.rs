//! Which answers are compared with whose, and how: equal first, then by turns.

use std::path::{Path, PathBuf};

use crate::diesel_per_request::{self, Source};
use crate::load::{self, Run};
use crate::report::{Figures, Goal, Pair};
use crate::server::{Server, on_core};
use crate::wire::{Answer, Request, same};
use crate::{bare, nginx, others};

const PROGRESS: &str = "/v1/treaties/hanoi-convention/progress";
const TABLE: &str = "/v1/treaties/hanoi-convention/participants";
const BUSIEST: &str = "/v1/treaties/untoc/participants";
const BUSIEST_PROGRESS: &str = "/v1/treaties/untoc/progress";
const HOME: &str = "/";

pub struct Options {
    pub rounds: usize,
    pub seconds: usize,
    /// A part of the names of the pairs.
    pub only: String,
    pub postgres: String,
    /// Whether requests are counted; no bound is reached.
    pub is_limited: bool,
}

/// Our service, and what has been measured.
pub struct Bench {
    options: Options,
    ours: Server,
    folder: tempfile::TempDir,
    measured: Vec<Pair>,
    skipped: Vec<String>,
}

/// Where results and installed peers are kept.
pub fn results() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

impl Bench {
    /// Starts our service on a new SQLite file with the shipped record.
    pub fn start(options: Options) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let reads = if options.is_limited {
            "1000000000"
        } else {
            "0"
        };
        let ours = Server::saying_where(
            on_core(env!("CARGO_BIN_EXE_signatory"))
                .args(["serve", "--listen", "127.0.0.1:0", "--workers", "1"])
                .args(["--reads-per-minute", reads])
                .arg("--data-dir")
                .arg(folder.path())
                .env("RUST_LOG", "info"),
        );
        Self {
            options,
            ours,
            folder,
            measured: Vec::new(),
            skipped: Vec::new(),
        }
    }

    /// Measures every pair that is wanted.
    pub fn run(mut self) -> (Vec<Pair>, Vec<String>) {
        let progress = Request::get(PROGRESS);
        let bare_goal = Goal {
            per_second_at_least: Some(0.9),
            cpu_at_most: Some(1.15),
            p99_at_most: Some(1.5),
        };
        let nginx_goal = Goal {
            cpu_at_most: None,
            ..bare_goal
        };
        self.bare("progress", &progress, bare_goal);
        self.nginx("progress", &progress, nginx_goal);
        let etag = progress.ask(self.ours.address());
        let etag = etag.field("etag").expect("an entity tag");
        let held = progress.clone().with("If-None-Match", etag);
        self.bare("progress 304", &held, Goal::rate(0.9));
        self.nginx("progress 304", &held, Goal::default());
        for (what, path) in [
            ("table br", TABLE),
            ("busiest table br", BUSIEST),
            ("home br", HOME),
        ] {
            let encoded = Request::get(path).with("Accept-Encoding", "br");
            self.bare(what, &encoded, Goal::default());
            self.nginx(what, &encoded, Goal::rate(0.9));
        }
        self.queries();
        self.others();
        (self.measured, self.skipped)
    }

    fn is_wanted(&self, what: &str, peer: &str) -> bool {
        format!("{what}: {peer}").contains(&self.options.only)
    }

    fn skip(&mut self, what: &str, why: &str) {
        eprintln!("SKIPPED {what}: {why}");
        self.skipped.push(format!("{what}: {why}"));
    }

    fn bare(&mut self, what: &str, request: &Request, goal: Goal) {
        const PEER: &str = "bare handler";
        if !self.is_wanted(what, PEER) {
            return;
        }
        let captured = self.captured(request);
        let server = bare::start(self.folder.path(), request, &captured);
        same(
            &Answer::read(&captured),
            &request.ask(server.address()),
            true,
        );
        self.measure((what, PEER), request, &server, request, goal);
    }

    fn nginx(&mut self, what: &str, request: &Request, goal: Goal) {
        const PEER: &str = "nginx";
        if !self.is_wanted(what, PEER) {
            return;
        }
        let plain = Request::get(&request.path);
        let encoded = plain.clone().with("Accept-Encoding", "br");
        let served = nginx::Served {
            path: &request.path,
            identity: &Answer::read(&self.captured(&plain)),
            br: &Answer::read(&self.captured(&encoded)),
        };
        let folder = tempfile::tempdir().expect("a temporary folder");
        let started = match nginx::missing() {
            Some(missing) => Err(missing),
            None => nginx::start(folder.path(), &served),
        };
        let server = match started {
            Ok(server) => server,
            Err(why) => return self.skip(PEER, &why),
        };
        same(served.identity, &plain.ask(server.address()), true);
        same(served.br, &encoded.ask(server.address()), true);
        let is_held = request
            .fields
            .iter()
            .any(|(name, _)| name == "If-None-Match");
        let its_request = if is_held {
            nginx::holding(&server, request)
        } else {
            request.clone()
        };
        let ours = Answer::read(&self.captured(request));
        // A 304 of nginx's has its own fields alone.
        same(&ours, &its_request.ask(server.address()), !is_held);
        self.measure((what, PEER), request, &server, &its_request, goal);
    }

    /// Queries for every request, on both databases.
    fn queries(&mut self) {
        let names = ["Diesel on SQLite", "Diesel on PostgreSQL"];
        let answers = ["progress", "busiest table"];
        let wanted =
            |bench: &Self, name: &str| answers.iter().any(|what| bench.is_wanted(what, name));
        let sources = [
            self.source(PROGRESS, TABLE),
            self.source(BUSIEST_PROGRESS, BUSIEST),
        ];
        if wanted(self, names[0]) {
            let file = self.folder.path().join("rows.db");
            diesel_per_request::fill_sqlite(&file, &sources);
            let server = diesel_per_request::start(&format!("sqlite:{}", file.display()));
            self.query_pairs(names[0], &server, Goal::rate(7.0));
        }
        if wanted(self, names[1]) {
            let folder = self.folder.path();
            match diesel_per_request::filled_on(&self.options.postgres, folder, &sources) {
                Ok(database) => {
                    let server = diesel_per_request::start_counting_both(&database.url);
                    self.query_pairs(names[1], &server, Goal::rate(12.0));
                }
                Err(why) => self.skip(names[1], &why),
            }
        }
    }

    fn query_pairs(&mut self, peer: &str, server: &Server, goal: Goal) {
        for (what, path) in [("progress", PROGRESS), ("busiest table", BUSIEST)] {
            if self.is_wanted(what, peer) {
                let request = Request::get(path);
                let ours = Answer::read(&self.captured(&request));
                same(&ours, &request.ask(server.address()), false);
                self.measure((what, peer), &request, server, &request, goal);
            }
        }
    }

    /// Services that make an interface of a table.
    fn others(&mut self) {
        const WHAT: &str = "busiest table";
        let request = Request::get(BUSIEST);
        let table = request.ask(self.ours.address());
        let database = self.folder.path().join("one.db");
        for peer in others::NAMES {
            if !self.is_wanted(WHAT, peer) {
                continue;
            }
            if !database.exists() {
                let source = self.source(BUSIEST_PROGRESS, BUSIEST);
                diesel_per_request::fill_sqlite(&database, &[source]);
            }
            let data = others::Data {
                database: &database,
                table: &table.body,
            };
            match others::start(peer, &results(), self.folder.path(), &data) {
                Ok((server, its)) => {
                    self.measure((WHAT, peer), &request, &server, &its, Goal::rate(50.0));
                }
                Err(why) => self.skip(peer, &why),
            }
        }
    }

    fn source(&self, progress: &str, table: &str) -> Source {
        let body = |path: &str| Request::get(path).ask(self.ours.address()).body;
        Source::read(&body(progress), &body(table))
    }

    /// The answer once it has been remembered.
    fn captured(&self, request: &Request) -> Vec<u8> {
        let ask = || {
            request
                .raw(self.ours.address())
                .expect("the service answers")
        };
        ask();
        ask()
    }

    fn measure(
        &mut self,
        (what, peer): (&str, &str),
        request: &Request,
        server: &Server,
        its_request: &Request,
        goal: Goal,
    ) {
        let seconds = self.options.seconds;
        let ours = || load::run(&self.ours, request, seconds);
        let theirs = || load::run(server, its_request, seconds);
        let mut runs: Vec<(Run, Run)> = Vec::new();
        for round in 0..=self.options.rounds {
            // Who begins alternates too, so that neither always follows the other.
            let (a, b) = if round % 2 == 0 {
                let a = ours();
                (a, theirs())
            } else {
                let b = theirs();
                (ours(), b)
            };
            // The first round warms up.
            if round > 0 {
                println!(
                    "{what} beside {peer}, round {round}: {:.0} and {:.0} requests/s",
                    a.per_second, b.per_second
                );
                runs.push((a, b));
            }
        }
        let of = |field: fn(&Run) -> f64, of: fn(f64, f64) -> f64| {
            let values = runs.iter().map(|(a, b)| of(field(a), field(b)));
            median(values.collect())
        };
        let figures = |choose: fn(f64, f64) -> f64| Figures {
            per_second: of(|run| run.per_second, choose),
            cpu_micros: of(|run| run.cpu_micros, choose),
            p99_micros: of(|run| run.p99_micros, choose),
        };
        self.measured.push(Pair {
            what: what.to_owned(),
            peer: peer.to_owned(),
            ours: figures(|ours, _| ours),
            theirs: figures(|_, theirs| theirs),
            ratios: figures(|ours, theirs| ours / theirs),
            goal,
        });
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

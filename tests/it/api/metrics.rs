//! The metrics: what they count, that they are of the format, and that no stranger makes them many.

use std::collections::{BTreeMap, BTreeSet};

use signatory::measures::real;

use crate::support::api::{ACTIONS, HANOI, SHIPPED, TestApp, act};

/// The numbers of a page by name and labels, read strictly: each is of a family that was announced.
fn numbers(app: &TestApp) -> BTreeMap<String, f64> {
    let answer = app.public().get("/metrics").ok();
    assert_eq!(
        answer.header("content-type"),
        "application/openmetrics-text; version=1.0.0; charset=utf-8"
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    let text = answer.text();
    assert!(text.ends_with("# EOF\n"), "{text}");
    let mut families: BTreeMap<&str, &str> = BTreeMap::new();
    let mut numbers = BTreeMap::new();
    for line in text.lines() {
        if let Some(announced) = line.strip_prefix("# TYPE ") {
            let (family, kind) = announced.split_once(' ').unwrap();
            assert_eq!(families.insert(family, kind), None, "{family} comes twice");
        } else if !line.starts_with('#') {
            let (name, value) = line.rsplit_once(' ').unwrap();
            let bare = name.split('{').next().unwrap();
            let of_family = |suffix: &str| {
                let family = bare.strip_suffix(suffix)?;
                families.get(family).copied()
            };
            let fits = of_family("_total") == Some("counter")
                || of_family("_info") == Some("info")
                || of_family("") == Some("gauge")
                || ["_bucket", "_sum", "_count"]
                    .map(of_family)
                    .contains(&Some("histogram"));
            assert!(fits, "{line}");
            let value = value.parse().unwrap();
            assert_eq!(numbers.insert(name.to_owned(), value), None, "{name}");
        }
    }
    numbers
}

fn requests(method: &str, route: &str, status: &str) -> String {
    format!(
        "signatory_http_requests_total{{method=\"{method}\",route=\"{route}\",status=\"{status}\"}}"
    )
}

#[test]
fn requests_are_counted_by_the_pattern_of_their_route_also_when_they_are_remembered() {
    let app = TestApp::new();
    let progress = format!("{HANOI}/progress");

    for _ in 0..3 {
        app.public().get(&progress).ok();
    }
    app.public().get(&format!("{progress}?as_of=nonsense"));
    app.public().get("/v1/treaties/nowhere/progress");
    app.depositary()
        .post(ACTIONS, &act("AND", "accession", "2026-03-02"));

    let numbers = numbers(&app);
    let route = "/v1/treaties/{treaty}/progress";
    assert_eq!(numbers[&requests("GET", route, "2xx")], 3.0);
    assert_eq!(numbers[&requests("GET", route, "4xx")], 2.0);
    let recorded = requests("POST", "/v1/treaties/{treaty}/actions", "2xx");
    assert_eq!(numbers[&recorded], 1.0);
    assert_eq!(numbers["signatory_reads_total{source=\"remembered\"}"], 2.0);
    assert_eq!(numbers["signatory_reads_total{source=\"rendered\"}"], 1.0);
    let took = format!("signatory_http_request_duration_seconds_count{{route=\"{route}\"}}");
    assert_eq!(numbers[&took], 5.0);
    let all =
        format!("signatory_http_request_duration_seconds_bucket{{le=\"+Inf\",route=\"{route}\"}}");
    assert_eq!(numbers[&all], 5.0);
}

#[test]
fn what_a_stranger_asks_for_never_becomes_a_label() {
    let app = TestApp::new();
    let names = |app: &TestApp| -> BTreeSet<String> { numbers(app).into_keys().collect() };
    app.public().get("/no-such-path");
    app.public().get("/v1/treaties/no-such-treaty");
    app.public().get("/docs/no-such-file");
    numbers(&app);
    let before = names(&app);

    for n in 0..50 {
        app.public().get(&format!("/no-such-path/{n}"));
        app.public().get(&format!("/v1/treaties/stranger-{n}"));
        app.public().get(&format!("/docs/stranger-{n}"));
    }

    let after = names(&app);
    assert_eq!(before, after);
    assert!(after.contains(&requests("GET", "none", "4xx")), "{after:?}");
    assert!(!after.iter().any(|name| name.contains("stranger")));
}

#[test]
fn what_comes_of_proposals_is_counted() {
    let app = TestApp::new();
    let desk = app.depositary();
    let accession = act("AND", "accession", "2026-03-02");
    let key = [("idempotency-key", "once")];

    desk.post_with(ACTIONS, &key, &accession).ok();
    desk.post_with(ACTIONS, &key, &accession).ok();
    desk.post(ACTIONS, &accession);

    let numbers = numbers(&app);
    let came = |word: &str| numbers[&format!("signatory_proposals_total{{outcome=\"{word}\"}}")];
    assert_eq!(came("recorded"), 1.0);
    assert_eq!(came("repeated"), 1.0);
    assert_eq!(came("refused"), 1.0);
    assert_eq!(came("not_recorded"), 0.0);
    assert_eq!(numbers["signatory_writer_group_size_count"], 3.0);
    // What is told again is committed too.
    assert_eq!(numbers["signatory_writer_commit_seconds_count"], 2.0);
    assert_eq!(numbers["signatory_record_position"], real(SHIPPED + 1));
    assert_eq!(numbers["signatory_follower_lag"], 0.0);
}

#[test]
fn what_waits_is_looked_at_beside_the_scrape() {
    let app = TestApp::new();
    assert!(!numbers(&app).contains_key("signatory_outbox"));
    app.meddle(
        "INSERT INTO outbox (id, kind, link, occurred_at) VALUES ('a', 'submission.lodged', '/', '2026-11-21 09:00:00')",
    );

    app.look_around();

    assert_eq!(numbers(&app)["signatory_outbox"], 1.0);
    app.meddle("UPDATE outbox SET handed_out = TRUE");
    // The scrape itself asks no database.
    assert_eq!(numbers(&app)["signatory_outbox"], 1.0);
    app.look_around();
    assert_eq!(numbers(&app)["signatory_outbox"], 0.0);
}

#[test]
fn the_checks_of_readiness_are_numbers_too() {
    let app = TestApp::new();
    assert_eq!(numbers(&app)["signatory_ready"], 1.0);

    app.set_clock("2026-11-01T00:00:00Z");

    let numbers = numbers(&app);
    assert_eq!(numbers["signatory_ready"], 0.0);
    assert_eq!(numbers["signatory_check_ok{check=\"clock\"}"], 0.0);
    assert_eq!(numbers["signatory_check_ok{check=\"database\"}"], 1.0);
}

#[cfg(target_os = "linux")]
#[test]
fn the_process_is_measured() {
    let numbers = numbers(&TestApp::new());

    assert!(numbers["process_resident_memory_bytes"] > 1e6);
    assert!(numbers["process_open_fds"] >= 3.0);
    assert!(numbers["process_max_fds"] >= numbers["process_open_fds"]);
    let started = numbers["process_start_time_seconds"];
    let now = signatory::clock::Clock::system().now().timestamp();
    let now = real(u64::try_from(now).unwrap());
    assert!(
        started <= now + 2.0 && started > now - 86_400.0,
        "{started}"
    );
}

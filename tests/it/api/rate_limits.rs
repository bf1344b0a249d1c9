//! How often one client may ask: what is counted, for whom, and what is said of it.

use actix_web::http::Method;
use signatory::clock::Clock;
use signatory::http::rate_limits::{Client as Counted, Policy, RateLimitSettings, RateLimits};
use signatory::http::tokens::Scope;

use crate::support::api::{ACTIONS, Answer, Client, HANOI, NOW, SHIPPED, TestApp, act};
use crate::support::waiting::wait_until;

/// Two reads at once, and one more every five seconds.
const FEW: RateLimitSettings = RateLimitSettings {
    reads: 12,
    writes: 18,
    streams: 12,
    wrong_tokens: 12,
    burst_seconds: 10,
    clients: 1000,
};

fn progress() -> String {
    format!("{HANOI}/progress")
}

/// Reads from an address, which the trusted proxy says.
#[track_caller]
fn from(client: &Client<'_>, address: &str) -> Answer {
    client.get_with(&progress(), &[("x-forwarded-for", address)])
}

#[track_caller]
fn use_up(app: &TestApp, address: &str) {
    for _ in 0..2 {
        from(&app.public(), address).ok();
    }
    from(&app.public(), address).refused(429, "rate_limited");
}

#[test]
fn a_client_may_ask_so_often_and_is_then_told_when_to_come_back() {
    let app = TestApp::limited(FEW);

    let first = app.public().get(&progress()).ok();
    let second = app.public().get(&progress()).ok();
    let third = app.public().get(&progress()).refused(429, "rate_limited");

    for (answer, standing) in [
        (&first, "\"reads\";r=1;t=5"),
        (&second, "\"reads\";r=0;t=5"),
        (&third, "\"reads\";r=0;t=5"),
    ] {
        assert_eq!(answer.header("ratelimit-policy"), "\"reads\";q=2;w=10");
        assert_eq!(answer.header("ratelimit"), standing);
    }
    assert_eq!(third.header("retry-after"), "5");
    assert_eq!(third.header("cache-control"), "no-store");
}

#[test]
fn an_allowance_refills_steadily() {
    let app = TestApp::limited(FEW);
    use_up(&app, "198.51.100.1");

    app.set_clock("2026-11-21T15:00:04.999Z");
    from(&app.public(), "198.51.100.1").refused(429, "rate_limited");
    app.set_clock("2026-11-21T15:00:05Z");
    from(&app.public(), "198.51.100.1").ok();
    from(&app.public(), "198.51.100.1").refused(429, "rate_limited");

    app.set_clock("2026-11-21T15:00:30Z");
    use_up(&app, "198.51.100.1");
}

#[test]
fn each_address_has_its_own_and_a_network_of_64_bits_is_one() {
    let app = TestApp::limited(FEW);
    use_up(&app, "198.51.100.1");
    use_up(&app, "2001:db8:1:2::1");

    from(&app.public(), "198.51.100.2").ok();
    from(&app.public(), "2001:db8:1:3::1").ok();
    from(&app.public(), "2001:db8:1:2:ffff::9").refused(429, "rate_limited");
    from(&app.public(), "::ffff:198.51.100.1").refused(429, "rate_limited");
}

#[test]
fn what_a_client_says_of_itself_before_the_trusted_proxy_does_not_help_it() {
    let app = TestApp::limited(FEW);
    use_up(&app, "198.51.100.1");

    from(&app.public(), "203.0.113.9, 198.51.100.1").refused(429, "rate_limited");
}

#[test]
fn the_bearer_of_a_good_token_is_one_client_wherever_it_is() {
    let app = TestApp::limited(FEW);
    use_up(&app, "198.51.100.1");
    let (desk, other) = (app.depositary_named("desk"), app.depositary_named("other"));

    from(&desk, "198.51.100.1").ok();
    from(&desk, "198.51.100.7").ok();
    from(&desk, "198.51.100.8").refused(429, "rate_limited");
    from(&other, "198.51.100.1").ok();
}

#[test]
fn what_needs_a_token_is_counted_by_itself_and_nothing_is_done_beyond() {
    let app = TestApp::limited(FEW);
    let desk = app.depositary();

    for n in 0..3 {
        let answer = desk.post(ACTIONS, &act("VNM", "ratification", "2026-11-21"));
        assert_eq!(answer.status, if n == 0 { 201 } else { 409 });
        assert_eq!(answer.header("ratelimit-policy"), "\"writes\";q=3;w=10");
    }
    desk.post(ACTIONS, &act("KEN", "accession", "2026-11-21"))
        .refused(429, "rate_limited");
    desk.get("/v1/proposed-entries")
        .refused(429, "rate_limited");

    from(&desk, "198.51.100.1").ok();
    let checkpoint = app.depositary_named("other").get("/v1/checkpoint").ok();
    assert_eq!(checkpoint.number("/position"), SHIPPED + 1);
}

#[test]
fn a_write_without_a_token_counts_for_its_address() {
    let app = TestApp::limited(FEW);
    let ratification = act("VNM", "ratification", "2026-11-21");

    for _ in 0..3 {
        app.public()
            .post(ACTIONS, &ratification)
            .refused(401, "token_missing");
    }

    app.public()
        .post(ACTIONS, &ratification)
        .refused(429, "rate_limited");
    app.depositary().post(ACTIONS, &ratification).ok();
}

#[test]
fn a_simulation_is_a_read() {
    let app = TestApp::limited(FEW);
    let body = serde_json::json!({ "actions": [act("VNM", "ratification", "2026-11-21")] });
    let path = format!("{HANOI}/simulations");

    let answer = app.public().post(&path, &body).ok();

    assert_eq!(answer.header("ratelimit"), "\"reads\";r=1;t=5");
}

#[test]
fn wrong_tokens_are_refused_sooner_and_keep_nobody_else_out() {
    let app = TestApp::limited(FEW);
    let wrong = app.with_authorization("Bearer a.b.c");

    for _ in 0..2 {
        let answer = wrong.get(&progress()).refused(401, "token_malformed");
        assert_eq!(
            answer.header("ratelimit-policy"),
            "\"wrong-tokens\";q=2;w=10"
        );
    }

    wrong.get(&progress()).refused(429, "rate_limited");
    app.depositary().get(&progress()).ok();
    app.public().get(&progress()).ok();
}

#[test]
fn opening_streams_is_counted_by_itself() {
    let app = TestApp::limited(FEW);
    let open = || {
        app.public()
            .get_with("/v1/events/stream", &[("accept", "text/event-stream")])
    };

    for _ in 0..2 {
        let answer = open();
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("ratelimit-policy"), "\"streams\";q=2;w=10");
    }

    open().refused(429, "rate_limited");
    app.public().get(&progress()).ok();
}

#[test]
fn an_answer_that_the_client_has_is_not_counted_rendered_before_or_not() {
    let app = TestApp::limited(FEW);
    let first = app.public().get(&progress()).ok();
    let held = [("if-none-match", first.header("etag"))];

    for _ in 0..5 {
        let again = app.public().get_with(&progress(), &held);
        assert_eq!(again.status, 304);
        assert!(!again.has("ratelimit"));
    }
    app.public().get(&progress()).ok();
    // The allowance is used up; what has to be rendered first is refused, what was rendered before is not.
    assert_eq!(app.public().get_with(&progress(), &held).status, 304);

    let other = app.depositary();
    for _ in 0..5 {
        // With a token nothing is answered before routing.
        assert_eq!(other.get_with(&progress(), &held).status, 304);
    }
    other.get(&progress()).ok();
    let last = other.get(&progress()).ok();
    assert_eq!(last.header("ratelimit"), "\"reads\";r=0;t=5");
}

#[test]
fn health_and_preflights_are_not_counted_and_head_is() {
    let app = TestApp::limited(FEW);
    let public = app.public();

    for _ in 0..5 {
        for path in ["/health", "/ready"] {
            assert!(!public.get(path).ok().has("ratelimit"));
        }
        let asked = public.send(Method::OPTIONS, &progress(), &[], Vec::new());
        assert_eq!(asked.status, 204);
    }

    let head = public.send(Method::HEAD, &progress(), &[], Vec::new());
    assert_eq!(head.header("ratelimit"), "\"reads\";r=1;t=5");
}

#[test]
fn a_page_on_another_site_may_read_the_headers() {
    let app = TestApp::limited(FEW);

    let answer = app.public().get(&progress()).ok();

    let exposed = answer.header("access-control-expose-headers");
    for name in ["ratelimit", "ratelimit-policy", "retry-after"] {
        assert!(exposed.split(", ").any(|known| known == name), "{name}");
    }
}

#[test]
fn nothing_is_limited_or_said_unless_it_is_configured() {
    let app = TestApp::new();

    for _ in 0..20 {
        let answer = app.public().get(&progress()).ok();
        assert!(!answer.has("ratelimit") && !answer.has("ratelimit-policy"));
    }
}

#[test]
fn the_audit_trail_sums_up_what_was_refused() {
    let app = TestApp::limited(RateLimitSettings { writes: 0, ..FEW });
    let wrong = app.with_authorization("Bearer a.b.c");

    for _ in 0..7 {
        wrong.get("/v1/audit");
    }
    app.set_clock("2026-11-21T15:02:00Z");

    wait_until("the minute is summed up", || {
        let trail = app.auditor().get("/v1/audit").ok();
        trail
            .text()
            .contains("\"code\":\"rate_limited\",\"count\":5")
    });
}

fn address(n: u32) -> Counted {
    Counted::at(Some(std::net::Ipv4Addr::from_bits(n).into()))
}

#[test]
fn as_many_clients_as_configured_are_remembered_and_those_who_keep_asking_first() {
    let clock = Clock::standing_at(NOW.parse().unwrap());
    let settings = RateLimitSettings {
        reads: 60_000,
        clients: 500,
        ..RateLimitSettings::default()
    };
    let limits = RateLimits::new(settings, &clock);
    let ask = |client: &Counted| limits.count(Policy::Reads, client).unwrap().remaining;
    let often = address(0);
    let whole = ask(&often);

    let mut asked = 1;
    for n in 1..50_000 {
        ask(&address(n));
        if n % 20 == 0 {
            asked += 1;
            ask(&often);
        }
    }

    assert_eq!(ask(&often), whole - asked);
    let remembered = (1..50_000).filter(|n| ask(&address(*n)) < whole).count();
    assert!((1..=500).contains(&remembered), "{remembered}");
}

#[test]
fn a_token_of_every_scope_is_the_same_client_as_one_of_none() {
    let app = TestApp::limited(FEW);
    let of = |scopes: &[Scope]| {
        let token = app.token("desk", scopes, None);
        app.with_authorization(&format!("Bearer {token}"))
    };

    of(&Scope::ALL).get(&progress()).ok();
    of(&[]).get(&progress()).ok();

    of(&[Scope::AuditRead])
        .get(&progress())
        .refused(429, "rate_limited");
}

//! What is remembered, by us and by caches, is for the instant that was asked for.

use super::{DATED, NOON, at, get};
use crate::support::api::{HANOI, TestApp};

#[test]
fn what_was_remembered_without_the_header_is_not_given_to_one_with_it() {
    let app = TestApp::new();

    for below in DATED {
        let now = get(&app, below);
        let then = at(&app, below, NOON.1).ok();
        let now_again = get(&app, below);
        let other = at(&app, below, "Sat, 25 Oct 2025 12:00:00 GMT").ok();

        assert_eq!(now.text_at("/currency/as_of"), "2026-11-21", "{below}");
        assert_eq!(then.text_at("/currency/as_of"), "2025-10-26", "{below}");
        assert_eq!(now_again.text(), now.text(), "{below}");
        assert!(!now_again.has("memento-datetime"), "{below}");
        assert_eq!(other.text_at("/currency/as_of"), "2025-10-25", "{below}");
    }
}

#[test]
fn what_was_answered_with_the_header_first_is_not_remembered_for_others() {
    let app = TestApp::new();

    for below in DATED {
        at(&app, below, NOON.1).ok();
        let now = get(&app, below);

        assert_eq!(now.text_at("/currency/as_of"), "2026-11-21", "{below}");
        assert!(!now.has("memento-datetime"), "{below}");
    }
}

#[test]
fn what_was_todays_is_a_memento_tomorrow() {
    let app = TestApp::new();
    get(&app, "/progress?as_of=2026-11-21");

    app.set_clock("2026-11-22T15:00:00Z");
    let answer = get(&app, "/progress?as_of=2026-11-21");

    assert_eq!(
        answer.header("memento-datetime"),
        "Sat, 21 Nov 2026 05:00:00 GMT"
    );
}

#[test]
fn a_memento_is_conditional_like_every_read() {
    let app = TestApp::new();
    let first = at(&app, "/progress", NOON.1).ok();

    let again = app.public().get_with(
        &format!("{HANOI}/progress"),
        &[NOON, ("if-none-match", first.header("etag"))],
    );

    assert_eq!(again.status, 304);
    for name in ["memento-datetime", "vary", "link", "content-location"] {
        assert_eq!(again.header(name), first.header(name), "{name}");
    }
}

#[test]
fn the_next_page_keeps_to_the_date_of_the_first() {
    let app = TestApp::new();

    let first = at(&app, "/actions?limit=2", NOON.1).ok();
    let (next, _) = first.header("link")[1..]
        .split_once(">; rel=\"next\"")
        .unwrap();
    let plain = app.public().get(next).ok();
    let with_header = app
        .public()
        .get_with(
            next,
            &[("accept-datetime", "Sat, 25 Oct 2025 12:00:00 GMT")],
        )
        .ok();

    assert_eq!(first.number("/total"), 72);
    for page in [plain, with_header] {
        assert_eq!(page.text_at("/currency/as_of"), "2025-10-26");
        assert_eq!(page.number("/total"), 72);
        assert!(!page.has("content-location"));
    }
}

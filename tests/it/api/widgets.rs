//! What other sites embed: what it says, in which languages, how small it is, and that it asks no other host.

mod choosing;
mod drawings;
mod frame;
mod machines;

use actix_web::http::StatusCode;

use crate::support::api::{Answer, HANOI, TestApp};

const LANGUAGES: [&str; 7] = ["ar", "zh", "en", "fr", "ru", "es", "vi"];
const SIZES: [&str; 3] = ["small", "medium", "large"];
/// Where the service of the tests is.
const BASE: &str = "http://127.0.0.1:8080";

/// Everything that is embedded, of the treaty of most tests.
const EMBEDDED: [&str; 7] = [
    "/embed/hanoi-convention/progress",
    "/treaties/hanoi-convention/badge.svg",
    "/treaties/hanoi-convention/progress.svg",
    "/badge.svg",
    "/progress.svg",
    "/v1/treaties/hanoi-convention/progress/widget",
    "/v1/treaties/hanoi-convention/progress/shield",
];

/// The words and numbers of a treaty, which hold the other forms to the same.
fn words(app: &TestApp, treaty: &str, query: &str) -> Answer {
    app.public()
        .get(&format!("/v1/treaties/{treaty}/progress/widget{query}"))
        .ok()
}

#[test]
fn everything_has_an_entity_tag_a_date_and_a_304() {
    let app = TestApp::new();

    for path in EMBEDDED {
        let first = app.public().get(path).ok();
        let tag = first.header("etag").to_owned();
        let again = app.public().get_with(path, &[("if-none-match", &tag)]);

        assert_eq!(again.status, StatusCode::NOT_MODIFIED.as_u16(), "{path}");
        assert_eq!(again.header("etag"), tag, "{path}");
        assert!(first.has("last-modified"), "{path}");
        assert!(
            first
                .header("cache-control")
                .starts_with("public, max-age=60"),
            "{path}"
        );
        assert!(
            first.header("cache-control").contains("stale-if-error="),
            "{path}"
        );
        assert!(!first.has("set-cookie"), "{path}");
    }
}

#[test]
fn everything_follows_the_record_and_takes_both_clocks() {
    use crate::support::api::{ACTIONS, SHIPPED, act};
    let app = TestApp::new();
    let before: Vec<Answer> = EMBEDDED.map(|path| app.public().get(path).ok()).into();

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok();

    for (path, before) in EMBEDDED.into_iter().zip(before) {
        let after = app.public().get(path).ok();
        assert!(before.text().contains("0 of 40"), "{path}");
        assert!(after.text().contains("1 of 40"), "{path}");
        for query in [
            "?as_of=2026-11-19".to_owned(),
            format!("?at_position={SHIPPED}"),
            "?known_at=2026-11-21T14:59:59Z".to_owned(),
        ] {
            let earlier = app.public().get(&format!("{path}{query}")).ok();
            assert!(earlier.text().contains("0 of 40"), "{path}{query}");
        }
    }
}

#[test]
fn everything_refuses_what_it_does_not_know() {
    let app = TestApp::new();

    for path in EMBEDDED {
        for query in [
            "size=huge",
            "theme=red",
            "lang=xx",
            "lang=en&lang=fr",
            "as_of=yesterday",
            "at_position=-1",
            "colour=red",
            "callback=alert(1)",
            "size=%3Cscript%3Ealert(1)%3C/script%3E",
            "%3Cscript%3E=1",
        ] {
            let refused = app.public().get(&format!("{path}?{query}"));
            let refused = refused.refused(400, "invalid_parameter");
            assert_eq!(
                refused.header("content-type"),
                "application/problem+json",
                "{path}?{query}"
            );
        }
    }
}

#[test]
fn an_unknown_treaty_is_not_found_in_any_form() {
    let app = TestApp::new();

    for path in EMBEDDED {
        let path = if path.contains("hanoi-convention") {
            path.replace("hanoi-convention", "none")
        } else {
            format!("{path}?treaty=none")
        };
        app.public().get(&path).refused(404, "treaty_not_found");
    }
    for hostile in ["%3Cscript%3E", "..%2F..", "%22onload=%22alert(1)"] {
        for path in ["/embed/{}/progress", "/treaties/{}/badge.svg"] {
            let path = path.replace("{}", hostile);
            let refused = app.public().get(&path);
            assert_eq!(refused.status, 404, "{path}");
        }
    }
}

#[test]
fn the_numbers_are_those_of_progress() {
    let app = TestApp::new();

    for treaty in ["hanoi-convention", "untoc", "uncac"] {
        for query in [
            "",
            "?as_of=2003-07-05",
            "?as_of=2005-10-01",
            "?as_of=2027-01-01",
        ] {
            let progress = app
                .public()
                .get(&format!("/v1/treaties/{treaty}/progress{query}"))
                .ok();
            let words = words(&app, treaty, query);

            for number in ["threshold", "counted", "remaining"] {
                let of_words = words.number(&format!("/numbers/{number}"));
                assert_eq!(
                    of_words,
                    progress.number(&format!("/{number}")),
                    "{treaty}{query}"
                );
            }
            for split in ["signatories", "contracting_states", "parties"] {
                let of_words = words.at(&format!("/numbers/{split}"));
                assert_eq!(
                    of_words,
                    progress.at(&format!("/{split}")),
                    "{treaty}{query}"
                );
            }
            for same in ["state", "entry_into_force_on", "next_date", "currency"] {
                let same = format!("/{same}");
                assert_eq!(words.at(&same), progress.at(&same), "{treaty}{query}");
            }
        }
    }
}

#[test]
fn a_treaty_in_force_is_said_to_be_so_and_only_then_to_have_parties() {
    let app = TestApp::new();

    let before = words(&app, "untoc", "?as_of=2003-07-05");
    let since = words(&app, "untoc", "?as_of=2003-09-29");

    assert_eq!(before.text_at("/state"), "threshold_reached");
    assert_eq!(
        before.text_at("/texts/headline"),
        "Enters into force on 29 September 2003"
    );
    assert!(!before.at("/texts").to_string().contains("parties"));
    assert_eq!(
        since.text_at("/texts/headline"),
        "In force since 29 September 2003"
    );
    let parties = since.number("/numbers/parties/total");
    assert!(
        since
            .list("/texts/details")
            .contains(&format!("{parties} parties").into())
    );
}

#[test]
fn a_countdown_is_given_for_today_only() {
    let app = TestApp::new();

    let today = words(&app, "hanoi-convention", "");
    let then = words(&app, "hanoi-convention", "?as_of=2026-11-01");

    assert_eq!(today.text_at("/texts/countdown"), " (in 40 days)");
    assert!(then.at("/texts/countdown").is_null());
    assert_eq!(today.text_at("/texts/next"), then.text_at("/texts/next"));
}

#[test]
fn a_date_to_come_is_called_a_projection_and_an_entry_is_named() {
    let app = TestApp::new();

    let projected = words(&app, "hanoi-convention", "?as_of=2027-01-01");
    let pinned = words(&app, "hanoi-convention", "?at_position=40");

    assert_eq!(
        projected.text_at("/texts/as_of"),
        "As projected to 1 January 2027"
    );
    assert_eq!(
        pinned.text_at("/texts/as_of"),
        "As of 21 November 2026, at entry 40"
    );
}

#[test]
fn every_language_has_every_text() {
    let app = TestApp::new();
    let english = words(&app, "hanoi-convention", "?lang=en");

    for language in LANGUAGES {
        let words = words(&app, "hanoi-convention", &format!("?lang={language}"));
        assert_eq!(words.header("content-language"), language);
        for text in [
            "headline",
            "threshold",
            "next",
            "as_of",
            "complete_until",
            "more",
            "away",
        ] {
            let at = format!("/texts/{text}");
            let own = words.text_at(&at);
            assert!(!own.is_empty(), "{language} {text}");
            assert_eq!(
                own == english.text_at(&at),
                language == "en",
                "{language} {text}"
            );
        }
        // Whoever prefers the language by a header gets it too.
        let by_header = app.public().get_with(
            &format!("{HANOI}/progress/widget"),
            &[("accept-language", language)],
        );
        assert_eq!(
            by_header.ok().at("/texts"),
            words.at("/texts"),
            "{language}"
        );
    }
}

//! The page of a treaty: its facts are those of the interface, in every language, with or without a script.

use signatory::domain::event::EventType;

use crate::support::api::{ACTIONS, HANOI, TestApp, act};
use crate::support::html::{Page, collapsed};

const LANGUAGES: [&str; 7] = ["ar", "zh", "en", "fr", "ru", "es", "vi"];
const PAGE: &str = "/treaties/hanoi-convention";

/// What a page may do: nothing inline, nothing from elsewhere, framed by nobody.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

fn home(app: &TestApp, query: &str) -> Page {
    let page = Page::get(&app.public(), &format!("{PAGE}{query}"));
    assert_eq!(page.answer.status, 200, "{}", page.answer.text());
    page
}

#[test]
fn its_numbers_are_those_of_progress_at_the_same_moment() {
    let app = TestApp::new();

    for (treaty, query) in [
        ("hanoi-convention", "?lang=en"),
        ("hanoi-convention", "?lang=en&as_of=2025-10-25"),
        ("hanoi-convention", "?lang=en&at_position=40"),
        ("untoc", "?lang=en&as_of=2003-08-01"),
        (
            "untoc",
            "?lang=en&as_of=2013-10-17&known_at=2026-11-21T15:00:00Z",
        ),
        ("uncac", "?lang=en&as_of=2005-12-14"),
    ] {
        let api = query.replace("lang=en&", "").replace("?lang=en", "");
        let progress = app
            .public()
            .get(&format!("/v1/treaties/{treaty}/progress{api}"))
            .ok();

        let page = Page::get(&app.public(), &format!("/treaties/{treaty}{query}"));

        let number = |pointer: &str| progress.number(pointer).to_string();
        assert_eq!(
            page.text(".progress .number"),
            number("/counted"),
            "{query}"
        );
        assert_eq!(
            page.texts(".figure > .number").first(),
            Some(&number("/signatories/total")),
            "{treaty}{query}"
        );
        let signed = page
            .all("table.participants tbody tr td:nth-child(3) time")
            .len();
        assert_eq!(signed.to_string(), number("/signatories/total"), "{query}");
    }
}

#[test]
fn it_tells_the_status_line_in_every_language_with_the_direction_of_its_script() {
    let app = TestApp::new();

    for language in LANGUAGES {
        let line = app
            .public()
            .get(&format!("{HANOI}/status-line?lang={language}"))
            .ok();

        let page = home(&app, &format!("?lang={language}"));

        assert_eq!(page.text(".sentence"), collapsed(&line.text_at("/text")));
        let html = page.one("html");
        assert_eq!(html.attr("lang"), Some(language));
        let direction = if language == "ar" { "rtl" } else { "ltr" };
        assert_eq!(html.attr("dir"), Some(direction));
        assert_eq!(page.answer.header("content-language"), language);
    }
}

#[test]
fn the_language_is_negotiated_unless_the_address_chooses_it() {
    let app = TestApp::new();
    let asked = |path: &str| {
        let page = Page::get_with(&app.public(), path, &[("accept-language", "es, en;q=0.5")]);
        page.one("html").attr("lang").unwrap().to_owned()
    };

    assert_eq!(asked("/"), "es");
    assert_eq!(asked("/?lang=vi"), "vi");
    let vary = home(&app, "").answer.header("vary").to_owned();
    assert!(vary.contains("accept-language"), "{vary}");
}

#[test]
fn every_language_is_linked_for_people_and_for_machines() {
    let app = TestApp::new();

    let page = home(&app, "?lang=fr&as_of=2026-01-01");

    let mut switches = page.attributes(".languages a", "hreflang");
    let mut alternates = page.attributes("link[rel=alternate][hreflang]", "hreflang");
    switches.push("x-default".to_owned());
    switches.sort();
    alternates.sort();
    assert_eq!(switches, alternates);
    let canonical = page.attributes("link[rel=canonical]", "href");
    assert_eq!(
        canonical,
        ["http://127.0.0.1:8080/treaties/hanoi-convention?as_of=2026-01-01&lang=fr"]
    );
    assert_eq!(page.text(".languages [aria-current]"), "Français");
}

#[test]
fn links_keep_a_language_that_was_chosen_and_only_then() {
    let app = TestApp::new();

    let chosen = home(&app, "?lang=zh").attributes("table.participants a", "href");
    let negotiated = home(&app, "").attributes("table.participants a", "href");

    assert!(
        chosen.iter().all(|link| link.ends_with("?lang=zh")),
        "{chosen:?}"
    );
    assert!(
        negotiated.iter().all(|link| !link.contains('?')),
        "{negotiated:?}"
    );
}

#[test]
fn the_table_is_searched_filtered_and_ordered_by_the_address() {
    let app = TestApp::new();
    let codes =
        |query: &str| home(&app, query).attributes("table.participants tbody tr", "data-code");

    assert_eq!(codes("?lang=en").len(), 198);
    assert_eq!(codes("?lang=en&q=cote+D%27iv"), ["CIV"]);
    assert_eq!(codes("?lang=fr&q=royaume-uni"), ["GBR"]);
    assert_eq!(codes("?lang=en&q=vnm"), ["VNM"]);
    assert_eq!(
        codes("?lang=en&status=signatory&group=eastern_european&q=&sort=").len(),
        7
    );
    let by_signature = codes("?lang=en&sort=signature&status=signatory");
    assert_eq!(by_signature.last().map(String::as_str), Some("MUS"));
    assert_eq!(codes("?lang=en&q=nobody"), [""; 0]);
}

#[test]
fn names_stand_in_the_order_of_the_language() {
    let app = TestApp::new();
    let names = |language: &str| {
        home(&app, &format!("?lang={language}")).texts("table.participants tbody th")
    };

    let english = names("en");
    let french = names("fr");
    let position = |names: &[String], name: &str| names.iter().position(|n| n == name).unwrap();

    assert!(position(&english, "Côte d'Ivoire") < position(&english, "Croatia"));
    assert!(position(&french, "Égypte") < position(&french, "Espagne"));
    assert!(position(&french, "Éthiopie") < position(&french, "Fidji"));
}

#[test]
fn a_bad_parameter_is_a_page_for_a_browser_and_a_problem_for_a_program() {
    let app = TestApp::new();

    for query in [
        "?lang=de",
        "?status=ratified",
        "?as_of=yesterday",
        "?colour=red",
        "?sort=rank",
    ] {
        let path = format!("{PAGE}{query}");
        let page = Page::get(&app.public(), &path);
        let problem = app.public().get(&path);

        assert_eq!(page.answer.status, 400, "{query}");
        assert_eq!(page.text("main code"), "invalid_parameter");
        assert_eq!(page.answer.header("content-security-policy"), PAGE_POLICY);
        assert_eq!(page.answer.header("cache-control"), "no-store");
        problem.refused(400, "invalid_parameter");
    }
}

#[test]
fn what_is_not_there_is_a_page_in_the_readers_language() {
    let app = TestApp::new();

    let page = Page::get_with(&app.public(), "/nowhere", &[("accept-language", "fr")]);
    let treaty = Page::get(&app.public(), "/treaties/no-such");

    assert_eq!((page.answer.status, treaty.answer.status), (404, 404));
    assert_eq!(page.one("html").attr("lang"), Some("fr"));
    assert_eq!(treaty.text("main code"), "treaty_not_found");
    app.public().get("/nowhere").refused(404, "route_not_found");
}

#[test]
fn what_was_asked_for_is_never_markup() {
    let app = TestApp::new();
    let hostile = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";

    let searched = home(&app, &format!("?lang=en&q={hostile}"));
    let missing = Page::get(&app.public(), &format!("/treaties/{hostile}"));

    for page in [searched, missing] {
        assert!(
            !page.answer.text().contains("<script>alert"),
            "{}",
            page.answer.text()
        );
        assert_eq!(page.all("main script").len(), 0);
    }
}

#[test]
fn it_has_nothing_inline_and_says_what_a_browser_may_do() {
    let app = TestApp::new();

    for path in ["/", PAGE, "/treaties/hanoi-convention/live"] {
        let page = Page::get(&app.public(), path);

        assert_eq!(page.answer.header("content-security-policy"), PAGE_POLICY);
        assert_eq!(page.answer.header("x-content-type-options"), "nosniff");
        assert_eq!(page.answer.header("referrer-policy"), "no-referrer");
        assert!(page.answer.has("permissions-policy"));
        assert_eq!(page.all("[style], style").len(), 0, "{path}");
        assert_eq!(
            page.all("script:not([src]):not([type='application/ld+json'])")
                .len(),
            0
        );
        for attribute in ["onclick", "onload", "onerror"] {
            assert_eq!(page.all(&format!("[{attribute}]")).len(), 0);
        }
    }
}

#[test]
fn it_is_held_until_the_record_or_the_day_changes() {
    let app = TestApp::new();
    let first = home(&app, "?lang=en");
    let tag = first.answer.header("etag").to_owned();
    let again = |app: &TestApp| {
        app.public()
            .get_with(&format!("{PAGE}?lang=en"), &[("if-none-match", &tag)])
            .status
    };

    assert_eq!(again(&app), 304);
    let not_modified = app
        .public()
        .get_with(&format!("{PAGE}?lang=en"), &[("if-none-match", &tag)]);
    assert_eq!(not_modified.header("content-security-policy"), PAGE_POLICY);

    app.depositary()
        .post(ACTIONS, &act("KEN", "signature", "2026-11-20"))
        .ok();
    assert_eq!(again(&app), 200);
}

#[test]
fn two_instances_give_the_same_bytes() {
    let app = TestApp::new();
    let other = app.another_instance();

    assert_eq!(
        home(&app, "?lang=ar").answer.body,
        home(&other, "?lang=ar").answer.body
    );
}

#[test]
fn its_styles_and_scripts_are_kept_for_ever_at_an_address_of_their_content() {
    let app = TestApp::new();
    let page = home(&app, "");
    let mut assets = page.attributes("link[rel=stylesheet], link[rel=icon]", "href");
    assets.extend(page.attributes("script[src]", "src"));

    assert_eq!(assets.len(), 3);
    for asset in assets {
        let file = app.public().get(&asset).ok();
        assert_eq!(
            file.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert!(!file.body.is_empty());
        let tag = file.header("etag").to_owned();
        let held = app.public().get_with(&asset, &[("if-none-match", &tag)]);
        assert_eq!(held.status, 304);
    }
    app.public()
        .get("/assets/site-000000000000.css")
        .refused(404, "route_not_found");
}

#[test]
fn time_runs_in_the_direction_of_the_script() {
    let app = TestApp::new();
    let path = |language: &str| {
        let page = home(&app, &format!("?lang={language}"));
        page.attributes(".chart path.instruments", "d").remove(0)
    };

    let (english, arabic) = (path("en"), path("ar"));

    // From the side at which one begins to read towards the other.
    assert!(english.starts_with("M56 "), "{english}");
    assert!(arabic.starts_with("M664 "), "{arabic}");
}

#[test]
fn the_numbers_of_the_chart_stand_in_a_table_too() {
    let app = TestApp::new();
    let series = app
        .public()
        .get(&format!("{HANOI}/progress/series?interval=month"))
        .ok();

    let page = home(&app, "?lang=en");

    let days = page.attributes("details tbody th time", "datetime");
    let counts = page.texts("details tbody td:nth-child(2)");
    let points = series.list("/points");
    assert_eq!(days.len(), points.len());
    for ((day, count), point) in days.iter().zip(&counts).zip(&points) {
        assert_eq!(point["on"], day.as_str());
        assert_eq!(point["signatories"]["total"].to_string(), *count, "{day}");
    }
}

#[test]
fn the_board_counts_and_lists_what_was_recorded_last_first() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("KEN", "signature", "2026-11-20"))
        .ok();

    let board = Page::get(&app.public(), "/treaties/hanoi-convention/live?lang=en");

    assert_eq!(board.text(".board-count .number"), "74");
    assert_eq!(board.text(".board-latest .name"), "Kenya");
    let listed = board.texts(".board-list strong");
    assert_eq!(listed.len(), 73);
    assert_eq!(listed.first().map(String::as_str), Some("Mauritius"));
    let followed = board.attributes("#board", "data-follow");
    assert_eq!(
        followed,
        ["/v1/events/stream?treaty=hanoi-convention&after=714"]
    );
}

#[test]
fn the_page_and_the_board_follow_every_kind_of_event() {
    let app = TestApp::new();
    let kinds = EventType::ALL.map(EventType::as_str);

    for path in ["/", "/treaties/hanoi-convention/live"] {
        let page = Page::get(&app.public(), path);
        let followed = page.attributes("[data-follow]", "data-events").remove(0);

        assert_eq!(followed.split(' ').collect::<Vec<_>>(), kinds);
    }
}

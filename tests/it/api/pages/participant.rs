//! One participant in relation to a treaty, as a page.

use serde_json::json;

use super::{HOSTILE, LANGUAGES, api, has_nothing_from_outside, page, with_small};
use crate::support::api::{ACTIONS, HANOI, TestApp, act};
use crate::support::html::Page;

const PAGE: &str = "/treaties/hanoi-convention/participants";

#[test]
fn azerbaijans_reservations_are_listed_with_what_has_become_of_them() {
    let app = TestApp::new();

    let shown = page(&app, &format!("{PAGE}/AZE?lang=en"));

    assert_eq!(shown.text("h1"), "Azerbaijan");
    assert_eq!(shown.all("article.statement").len(), 4);
    assert_eq!(
        shown.texts("article.statement .provisions"),
        [
            "Article 7(2)",
            "Article 9(2)",
            "Article 11(3)",
            "Article 63(3)"
        ]
    );
    let facts = shown.texts("article.statement .facts").join(" ");
    assert!(facts.contains("25 October 2025"), "{facts}");
    let sources = shown.attributes("article.statement a.outside", "href");
    assert_eq!(
        sources,
        ["https://www.verdragen.nl/nl/Verdrag/Details/013891_b"; 4]
    );
    assert_eq!(shown.all(".timeline > li").len(), 1);
}

#[test]
fn its_status_and_acts_are_those_of_the_interface_at_the_same_moment() {
    let app = with_small();

    for (path, query) in [
        ("small/participants/FRA", "as_of=2001-03-10"),
        ("small/participants/FRA", "as_of=2002-06-01"),
        ("small/participants/FRA", "as_of=2003-01-01"),
        ("small/participants/BRA", "as_of=2000-06-01"),
        ("small/participants/EUE", "as_of=2001-06-01"),
        ("hanoi-convention/participants/MUS", "as_of=2025-11-18"),
        ("hanoi-convention/participants/VNM", "at_position=20"),
    ] {
        let told = api(&app, &format!("/v1/treaties/{path}?{query}"));
        let steps = api(&app, &format!("/v1/treaties/{path}/next-steps?{query}"));

        let shown = page(&app, &format!("/treaties/{path}?lang=en&{query}"));

        assert_eq!(
            shown.text("p.status"),
            steps.text_at("/status_label"),
            "{path}?{query}"
        );
        let acts = told.list("/actions").len();
        assert_eq!(shown.all(".timeline > li").len(), acts, "{path}?{query}");
        let standing = shown.attributes("section[aria-labelledby=standing] time", "datetime");
        for pointer in [
            "/standing/signed_on",
            "/standing/effective_on",
            "/standing/leaves_on",
        ] {
            let date = told.text_at(pointer);
            assert!(
                date.is_empty() || standing.contains(&date),
                "{path}?{query} {pointer}"
            );
        }
        let possible = steps.list("/possible").len();
        let listed: usize = shown
            .texts("article.step h3")
            .iter()
            .map(|labels| labels.split(" · ").count())
            .sum();
        assert_eq!(listed, possible, "{path}?{query}");
        assert_eq!(
            shown.all(".barred li h3").len(),
            steps.list("/not_possible").len()
        );
    }
}

#[test]
fn a_tie_is_a_range_and_a_denunciation_has_its_day() {
    let app = with_small();

    let shown = page(
        &app,
        "/treaties/small/participants/FRA?lang=en&as_of=2002-06-01",
    );

    let outcome = shown.texts(".timeline .facts").join(" ");
    assert!(outcome.contains("2–3"), "{outcome}");
    assert!(outcome.contains("1 January 2003"), "{outcome}");
    let days = shown.attributes(".timeline h3 time", "datetime");
    assert_eq!(days, ["2001-03-01", "2002-01-01"]);
}

#[test]
fn a_withdrawn_instrument_says_why_it_does_not_count() {
    let app = with_small();

    let shown = page(
        &app,
        "/treaties/small/participants/BRA?lang=en&as_of=2001-06-01",
    );

    let told = api(&app, "/v1/treaties/small/progress/explain?as_of=2001-06-01");
    assert_eq!(
        told.text_at("/instruments/0/not_counted_reason"),
        "withdrawn"
    );
    assert!(shown.text(".timeline").contains("Does not count because"));
}

#[test]
fn what_the_record_said_before_a_correction_stays_to_be_read() {
    let app = TestApp::new();
    let wrong = api(&app, &format!("{ACTIONS}?participant=MUS")).text_at("/actions/0/id");
    let right = act("MUS", "signature", "2025-11-20");
    let sent = json!({"kind": "clerical", "reason": "misread <b>", "replacement": right});
    let path = format!("{ACTIONS}/{wrong}/corrections");
    let correction = app.depositary().post(&path, &sent).ok().text_at("/id");

    let shown = page(&app, &format!("{PAGE}/MUS?lang=en"));

    let days = shown.attributes(".timeline h3 time", "datetime");
    assert_eq!(days, ["2025-11-19", "2025-11-20"]);
    assert_eq!(shown.all(".timeline > li.corrected del").len(), 1);
    let corrected = shown.text(".timeline > li.corrected");
    assert!(
        corrected.contains(&format!("corrected by entry {correction}")),
        "{corrected}"
    );
    assert!(corrected.contains("misread <b>"), "{corrected}");
    let before = page(&app, &format!("{PAGE}/MUS?lang=en&at_position=713"));
    assert_eq!(before.all(".timeline > li.corrected").len(), 0);
}

#[test]
fn hostile_words_of_a_statement_are_words_and_nothing_else() {
    let app = TestApp::new();
    let sent = json!({
        "participant": "AZE", "kind": "ratification", "date": "2026-11-20",
        "signatory": HOSTILE, "note": HOSTILE, "source": "javascript:alert(3)", "title_received": HOSTILE,
        "statements": [
            { "kind": "reservation", "provisions": ["11(3)"], "text": HOSTILE, "language": "ar", "note": HOSTILE,
              "source": HOSTILE },
            { "kind": "territorial_exclusion", "territories": [HOSTILE], "text": HOSTILE },
        ],
    });
    app.depositary().post(ACTIONS, &sent).ok();

    for language in LANGUAGES {
        for path in [
            format!("{PAGE}/AZE?lang={language}"),
            format!("/treaties/hanoi-convention/table?lang={language}"),
        ] {
            let shown = page(&app, &path);
            has_nothing_from_outside(&shown, &path);
            let words = shown.texts("blockquote bdi[lang=ar]");
            assert_eq!(words.len(), 1, "{path}");
            assert!(words[0].contains("<script>alert(1)</script>"), "{path}");
            assert!(
                shown.all("a[href^='javascript']").is_empty(),
                "{path} links to a script"
            );
        }
    }
}

#[test]
fn objections_of_others_stand_on_the_page_of_the_author() {
    let app = TestApp::new();
    let reservation = api(&app, &format!("{HANOI}/statements?participant=AZE"))
        .text_at("/statements/0/statement/id");
    let sent = json!({
        "participant": "VNM", "kind": "communication", "date": "2026-11-20",
        "statements": [{ "kind": "objection", "concerns": reservation, "precludes_entry_into_force": true }],
    });
    app.depositary().post(ACTIONS, &sent).ok();

    let author = page(&app, &format!("{PAGE}/AZE?lang=en"));
    let objector = page(&app, &format!("{PAGE}/VNM?lang=en"));

    assert_eq!(
        author.texts("section[aria-labelledby=about] h3"),
        ["Viet Nam"]
    );
    assert!(
        author
            .text("section[aria-labelledby=about]")
            .contains("opposes the entry into force")
    );
    let links = objector.attributes("section[aria-labelledby=statements] a", "href");
    let target = format!("{PAGE}/AZE?lang=en#statement-{reservation}");
    assert!(links.contains(&target), "{links:?}");
}

#[test]
fn any_name_leads_to_the_one_address_and_keeps_the_query() {
    let app = TestApp::new();

    for name in ["viet-nam", "vnm", "VN", "704", "Vi%E1%BB%87t%20Nam"] {
        let answer = app.public().get_with(
            &format!("{PAGE}/{name}?as_of=2025-10-25&lang=fr"),
            &[("accept", "text/html")],
        );
        assert_eq!(answer.status, 308, "{name}");
        assert_eq!(
            answer.header("location"),
            format!("{PAGE}/VNM?as_of=2025-10-25&lang=fr"),
            "{name}"
        );
    }
}

#[test]
fn an_unknown_name_is_answered_with_those_that_are_near() {
    let app = TestApp::new();

    let shown = Page::get(&app.public(), &format!("{PAGE}/Azerbaijann"));

    assert_eq!(shown.answer.status, 404);
    assert!(
        shown
            .texts("main li")
            .iter()
            .any(|near| near.contains("AZE"))
    );
}

#[test]
fn the_european_union_is_linked_to_its_members_with_their_statuses() {
    let app = TestApp::new();
    let told = api(&app, &format!("{HANOI}/participants/EUE"));

    let shown = page(&app, &format!("{PAGE}/EUE?lang=en"));

    assert_eq!(
        shown.all("ul.related li a").len(),
        told.list("/participant/members").len()
    );
    let links = shown.attributes("ul.related li a", "href");
    assert!(links.contains(&format!("{PAGE}/AUT?lang=en")), "{links:?}");
    let austria = page(&app, &format!("{PAGE}/AUT?lang=en"));
    assert!(
        austria
            .text("section[aria-labelledby=relations]")
            .contains("European Union")
    );
}

#[test]
fn every_notification_that_is_due_is_listed() {
    let app = TestApp::new();
    let sent = act("VNM", "ratification", "2026-11-20");
    app.depositary().post(ACTIONS, &sent).ok();
    let told = api(&app, &format!("{HANOI}/participants/VNM"));

    for language in LANGUAGES {
        let shown = page(&app, &format!("{PAGE}/VNM?lang={language}"));
        let listed = shown
            .all("section[aria-labelledby=pending] > ul > li")
            .len();
        assert_eq!(listed, told.list("/pending").len(), "{language}");
        assert!(listed > 0);
    }
}

#[test]
fn an_organization_in_no_list_has_its_page() {
    let app = TestApp::new();
    let document = super::SMALL.replace("\"small\"", "\"some-protocol\"");
    let acts = "participant_code,participant_name,action,date\nX:Órgano & Co.,Órgano & Co.,accession,2001-04-01\n";
    app.import(&document, acts);

    let shown = page(
        &app,
        "/treaties/some-protocol/participants/X:%C3%93rgano%20&%20Co.?lang=en",
    );

    assert_eq!(shown.text("h1"), "Órgano & Co.");
}

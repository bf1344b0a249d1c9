//! The status table to print.

use serde_json::json;
use signatory::domain::language::Language;
use signatory::http::pages::collation::by_name;

use super::{LANGUAGES, api, page, with_every_history, with_small};
use crate::support::api::TestApp;

const SMALL: &str = "/treaties/small/table";

#[test]
fn its_dates_and_totals_are_those_of_the_interface() {
    let (app, treaties) = with_every_history();

    for treaty in &treaties {
        let progress = api(&app, &format!("/v1/treaties/{treaty}/progress"));

        let shown = page(&app, &format!("/treaties/{treaty}/table?lang=en"));

        let totals = shown.texts("p.totals + .facts dd");
        let total = |pointer: &str| progress.number(pointer).to_string();
        assert_eq!(
            totals.first(),
            Some(&total("/signatories/total")),
            "{treaty}"
        );
        let last = if progress.text_at("/state") == "in_force" {
            total("/parties/total")
        } else {
            total("/contracting_states/total")
        };
        assert_eq!(totals.last(), Some(&last), "{treaty}");
        let signed = shown
            .all("table.status tbody tr")
            .into_iter()
            .filter(|row| {
                let signature = scraper::Selector::parse("td:nth-child(2) time").unwrap();
                row.select(&signature).next().is_some()
            })
            .count();
        assert_eq!(signed.to_string(), total("/signatories/total"), "{treaty}");
    }
}

#[test]
fn the_header_of_consent_has_the_acts_that_the_document_permits() {
    let app = TestApp::new();

    let shown = page(&app, "/treaties/hanoi-convention/table?lang=en");

    assert_eq!(
        shown.texts("table.status thead th"),
        [
            "Participant",
            "Signature",
            "ratification, acceptance (A), approval (AA), accession (a)"
        ]
    );
    assert_eq!(shown.all("table.status tbody tr").len(), 73);
    assert_eq!(shown.text("p.mtdsg"), "XVIII-16");
}

#[test]
fn what_no_longer_stands_is_in_brackets_with_a_note() {
    let app = with_small();

    let shown = page(&app, &format!("{SMALL}?lang=en&as_of=2003-01-01"));

    let brazil = shown.text("table.status tbody tr:nth-child(1)");
    assert!(brazil.contains("[1 January 2000 a]1"), "{brazil}");
    let france = shown.text("table.status tbody tr:nth-child(3)");
    assert!(france.contains("[1 March 2001 A]2"), "{france}");
    let notes = shown.texts(".endnotes li");
    assert!(notes[0].contains("withdrawn on 1 June 2000"), "{notes:?}");
    assert!(
        notes[1].contains("takes effect on 1 January 2003"),
        "{notes:?}"
    );
    let before = page(&app, &format!("{SMALL}?lang=en&as_of=2002-12-31"));
    let france = before.text("table.status tbody tr:nth-child(3)");
    assert!(
        france.contains("1 March 2001 A2") && !france.contains('['),
        "{france}"
    );
}

#[test]
fn reservations_stand_behind_the_table_by_participant() {
    let app = TestApp::new();

    let shown = page(&app, "/treaties/hanoi-convention/table?lang=en");

    assert_eq!(shown.texts(".part h2"), ["Declarations and reservations"]);
    assert_eq!(shown.texts(".part h3"), ["Azerbaijan"]);
    assert_eq!(shown.all(".part article.statement").len(), 4);
}

#[test]
fn a_correction_is_a_note() {
    let app = with_small();
    let actions = "/v1/treaties/small/actions";
    let wrong = api(&app, &format!("{actions}?participant=IND")).text_at("/actions/0/id");
    let sent = json!({"kind": "clerical", "reason": "misread",
        "replacement": {"participant": "IND", "kind": "accession", "date": "2001-05-02"}});
    app.depositary()
        .post(&format!("{actions}/{wrong}/corrections"), &sent)
        .ok();

    let shown = page(&app, &format!("{SMALL}?lang=en"));

    let notes = shown.texts(".endnotes li").join(" ");
    assert!(
        notes.contains("said before: India, accession, 1 May 2001"),
        "{notes}"
    );
}

#[test]
fn rows_are_in_the_order_of_each_language() {
    let app = TestApp::new();

    for language in LANGUAGES {
        let shown = page(
            &app,
            &format!("/treaties/hanoi-convention/table?lang={language}"),
        );
        let names = shown.texts("table.status tbody th");
        let order = by_name(Language::from_tag(language).unwrap()).unwrap();
        assert!(
            names
                .windows(2)
                .all(|pair| order(&pair[0], &pair[1]).is_le()),
            "{language}"
        );
    }
}

#[test]
fn each_language_sorts_as_its_readers_expect() {
    let sorted = |language, mut names: Vec<&'static str>| {
        let order = by_name(language).unwrap();
        names.sort_by(|a, b| order(a, b));
        names
    };

    assert_eq!(
        sorted(Language::Fr, vec!["Zambie", "Éthiopie", "Estonie"]),
        ["Estonie", "Éthiopie", "Zambie"]
    );
    assert_eq!(
        sorted(Language::Es, vec!["Nueva Zelandia", "Níger", "Ñandú"]),
        ["Níger", "Nueva Zelandia", "Ñandú"]
    );
    assert_eq!(
        sorted(Language::Vi, vec!["Đức", "Ê-ti-ô-pi-a", "Du-bai"]),
        ["Du-bai", "Đức", "Ê-ti-ô-pi-a"]
    );
    assert_eq!(
        sorted(Language::Zh, vec!["中国", "阿富汗", "法国"]),
        ["阿富汗", "法国", "中国"]
    );
}

#[test]
fn the_permanent_address_gives_the_same_table_after_later_entries() {
    let app = with_small();
    let shown = page(&app, &format!("{SMALL}?lang=en"));
    let address = shown.attributes(".permanent a", "href").remove(0);
    let actions = "/v1/treaties/small/actions";
    let wrong = api(&app, &format!("{actions}?participant=IND")).text_at("/actions/0/id");
    let annulled = json!({"kind": "clerical", "reason": "nothing was deposited"});
    app.depositary()
        .post(&format!("{actions}/{wrong}/corrections"), &annulled)
        .ok();

    let kept = page(&app, &address);
    let now = page(&app, &format!("{SMALL}?lang=en"));

    assert_eq!(
        kept.texts("table.status tbody tr"),
        shown.texts("table.status tbody tr")
    );
    assert_ne!(
        now.texts("table.status tbody tr"),
        shown.texts("table.status tbody tr")
    );
}

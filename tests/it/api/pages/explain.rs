//! Why the date is what it is, as a page.

use serde_json::json;

use super::{LANGUAGES, api, page, with_every_history, with_small};
use crate::support::api::TestApp;

const SMALL: &str = "/treaties/small/explain";

#[test]
fn the_hanoi_convention_is_explained_without_any_instrument() {
    let app = TestApp::new();

    for language in LANGUAGES {
        let shown = page(
            &app,
            &format!("/treaties/hanoi-convention/explain?lang={language}"),
        );

        let missing = shown.text("section[aria-labelledby=missing]");
        assert!(missing.contains("40"), "{language}: {missing}");
        assert!(shown.all("table.instruments").is_empty());
        assert_eq!(
            shown.text("blockquote[lang=en]"),
            api(&app, "/v1/treaties/hanoi-convention/progress/explain")
                .text_at("/entry_into_force/text")
        );
        let example = shown.attributes(".example .arithmetic time", "datetime");
        assert_eq!(example, ["2026-11-21", "2027-02-19"], "{language}");
    }
    let english = page(&app, "/treaties/hanoi-convention/explain?lang=en");
    assert!(
        english
            .text(".example")
            .contains("A simulation, not a forecast")
    );
}

#[test]
fn its_instruments_numbers_and_dates_are_those_of_the_interface() {
    let (app, treaties) = with_every_history();

    for treaty in &treaties {
        let told = api(&app, &format!("/v1/treaties/{treaty}/progress/explain"));

        let shown = page(&app, &format!("/treaties/{treaty}/explain?lang=en"));

        let rows = shown.all("table.instruments tbody tr").len();
        assert_eq!(rows, told.list("/instruments").len(), "{treaty}");
        let numbers: Vec<String> = told
            .list("/instruments")
            .iter()
            .map(|one| {
                match (
                    one["ordinal"]["first"].as_u64(),
                    one["ordinal"]["last"].as_u64(),
                ) {
                    (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
                    (Some(first), _) => first.to_string(),
                    (None, _) => "–".to_owned(),
                }
            })
            .collect();
        assert_eq!(
            shown.texts("table.instruments td.number"),
            numbers,
            "{treaty}"
        );
        let days: Vec<String> = told.each("/arithmetic", "result");
        assert_eq!(
            shown.attributes(
                "section[aria-labelledby=arithmetic] > .arithmetic time",
                "datetime"
            ),
            days,
            "{treaty}"
        );
        let met = shown.all("table.instruments tr.threshold").len();
        let standing = told.list("/threshold_reached_by").len();
        assert_eq!(met, standing, "{treaty}");
        assert_eq!(
            shown.all("section[aria-labelledby=missing] > .facts").len(),
            api(&app, &format!("/v1/treaties/{treaty}/progress"))
                .list("/conditions")
                .len(),
            "{treaty}"
        );
    }
}

#[test]
fn a_tie_at_the_threshold_shares_its_numbers() {
    let app = with_small();

    let shown = page(&app, &format!("{SMALL}?lang=en&as_of=2001-03-20"));

    assert_eq!(
        shown.texts("table.instruments td.number"),
        ["–", "1", "2–3", "2–3", "–"]
    );
    assert_eq!(shown.all("table.instruments tr.threshold").len(), 2);
    assert!(
        shown
            .text("p.sentence")
            .contains("will enter into force on 31 March 2001")
    );
    let projected = page(&app, &format!("{SMALL}?lang=en&as_of=2001-04-01"));
    assert!(
        projected
            .text("p.sentence")
            .contains("in force since 31 March 2001")
    );
}

#[test]
fn a_decision_and_a_policy_are_shown_beside_what_is_computed() {
    let app = with_small();
    let decisions = "/v1/treaties/small/decisions";
    for sent in [
        json!({"kind": "entry_into_force", "date": "2026-11-20", "entry_into_force_on": "2001-04-02",
               "reference": "C.N.1.2001.TREATIES-1", "source": "a notification", "reason": "notified"}),
        json!({"kind": "policy", "date": "2026-11-20", "policy": "withdrawal_after_threshold",
               "value": "as_never_deposited", "reason": "so decided"}),
    ] {
        app.depositary().post(decisions, &sent).ok();
    }

    for language in LANGUAGES {
        let shown = page(&app, &format!("{SMALL}?lang={language}"));
        let asserted = shown.attributes("section[aria-labelledby=asserted] time", "datetime");
        assert_eq!(asserted, ["2001-04-02", "2001-03-31"], "{language}");
        assert_eq!(
            shown.all("section[aria-labelledby=findings] .remark").len(),
            1
        );
        assert_eq!(shown.all(".policies .declared").len(), 1);
        assert_eq!(shown.all(".policies > div").len(), 8);
    }
    let english = page(&app, &format!("{SMALL}?lang=en"));
    assert!(
        english
            .text("section[aria-labelledby=asserted]")
            .contains("2 days later")
    );
}

#[test]
fn both_readings_of_a_withdrawal_stand_side_by_side() {
    let app = with_small();
    let document = super::SMALL.replace("\"small\"", "\"withdrawn\"");
    let acts = "participant_code,participant_name,action,date\n\
        VNM,Viet Nam,accession,2001-01-01\nKEN,Kenya,accession,2001-01-02\nFRA,France,accession,2001-01-03\n\
        VNM,Viet Nam,withdrawal_of_instrument,2001-01-10\n";
    app.import(&document, acts);
    let told = api(&app, "/v1/treaties/withdrawn/progress/explain");
    assert!(told.at("/readings").is_object());

    let shown = page(&app, "/treaties/withdrawn/explain?lang=en");

    assert_eq!(shown.all(".beside > article").len(), 2);
    assert_eq!(shown.all(".beside > article.stated").len(), 1);
    assert_eq!(
        shown.all("section[aria-labelledby=findings] .remark").len(),
        1
    );
}

#[test]
fn a_correction_that_changed_the_date_is_shown_with_both_dates() {
    let app = with_small();
    let actions = "/v1/treaties/small/actions";
    let wrong = api(&app, &format!("{actions}?participant=KEN")).text_at("/actions/0/id");
    let sent = json!({"kind": "clerical", "reason": "misread",
        "replacement": {"participant": "KEN", "kind": "accession", "date": "2001-03-02"}});
    app.depositary()
        .post(&format!("{actions}/{wrong}/corrections"), &sent)
        .ok();

    let shown = page(&app, &format!("{SMALL}?lang=en"));

    assert_eq!(
        shown.attributes("section[aria-labelledby=corrections] time", "datetime"),
        ["2001-03-31", "2001-04-01"]
    );
}

#[test]
fn links_stay_at_the_moment_that_was_asked_for() {
    let app = with_small();

    let shown = page(&app, &format!("{SMALL}?lang=fr&as_of=2001-03-20"));

    let links = shown.attributes("table.instruments th a", "href");
    assert!(
        links
            .iter()
            .all(|link| link.contains("lang=fr&as_of=2001-03-20")),
        "{links:?}"
    );
}

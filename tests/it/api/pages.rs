//! The pages about a treaty beside its first one: their facts are those of the interface, in every language.

mod explain;
mod participant;
mod table;

use serde_json::{Value, json};
use signatory::documents::shipped;

use crate::support::api::{Answer, TestApp};
use crate::support::html::Page;

pub const LANGUAGES: [&str; 7] = ["ar", "zh", "en", "fr", "ru", "es", "vi"];

/// Words that would run, load or break out if they were taken for markup.
pub const HOSTILE: &str = "</bdi></blockquote><script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover=\"x\u{202e}";

/// A treaty with a tie at its threshold, a withdrawn instrument, a denunciation and an organization.
const SMALL: &str = r#"{
    "id": "small", "title": { "en": "A Small Treaty" },
    "final_clauses": {
        "entry_into_force": {
            "article": "9", "threshold": 3, "counted_actions": ["acceptance", "accession"],
            "reio": "not_counted", "delay": { "kind": "nth_day_after", "n": 30 },
            "not_before": null, "conditions": []
        },
        "later_parties": { "article": "10", "delay": { "kind": "nth_day_after", "n": 30 }, "floor": "entry_into_force" },
        "denunciation": { "article": "11", "delay": { "kind": "months_after", "n": 12 } }
    }
}"#;

const SMALL_ACTS: &str = "participant_code,participant_name,action,date\n\
    BRA,Brazil,accession,2000-01-01\n\
    BRA,Brazil,withdrawal_of_instrument,2000-06-01\n\
    VNM,Viet Nam,accession,2001-01-01\n\
    KEN,Kenya,accession,2001-03-01\n\
    FRA,France,acceptance,2001-03-01\n\
    EUE,European Union,accession,2001-03-15\n\
    IND,India,accession,2001-05-01\n\
    FRA,France,denunciation,2002-01-01\n";

/// The shipped record and the small treaty.
pub fn with_small() -> TestApp {
    let app = TestApp::new();
    app.import(SMALL, SMALL_ACTS);
    app
}

/// A page that is there.
#[track_caller]
pub fn page(app: &TestApp, path: &str) -> Page {
    let page = Page::get(&app.public(), path);
    assert_eq!(page.answer.status, 200, "{path}: {}", page.answer.text());
    page
}

/// An answer of the interface.
#[track_caller]
pub fn api(app: &TestApp, path: &str) -> Answer {
    app.public().get(path).ok()
}

/// Whether a page has no mark-up but its own: no script but the one that every page loads, no handler, no style.
#[track_caller]
pub fn has_nothing_from_outside(page: &Page, of: &str) {
    let scripts = page.attributes("script:not([type='application/ld+json'])", "src");
    assert_eq!(scripts.len(), 1, "{of}: {scripts:?}");
    assert!(scripts[0].starts_with("/assets/"), "{of}");
    for selector in [
        "img",
        "[onerror]",
        "[onmouseover]",
        "[style]",
        "iframe",
        "style",
    ] {
        assert!(page.all(selector).is_empty(), "{of}: {selector}");
    }
}

/// What is shipped beside the three treaties of a new register, each entered under its own id.
pub fn with_every_history() -> (TestApp, Vec<String>) {
    let app = TestApp::new();
    let mut treaties: Vec<String> = ["hanoi-convention", "untoc", "uncac"]
        .map(ToOwned::to_owned)
        .to_vec();
    for replay in shipped::replays() {
        let mut document: Value = serde_json::from_str(replay.files.document).unwrap();
        let id = format!("history-{}", replay.name);
        document["id"] = json!(id);
        // A protocol among them is computed for itself: its parent is not in this register under that id.
        document.as_object_mut().unwrap().remove("parent");
        app.import(&document.to_string(), replay.files.actions);
        treaties.push(id);
    }
    (app, treaties)
}

#[test]
fn every_shipped_history_is_laid_out_in_every_language() {
    let (app, treaties) = with_every_history();

    for treaty in &treaties {
        let listed = api(
            &app,
            &format!("/v1/treaties/{treaty}/participants?limit=500"),
        );
        let acting = listed
            .list("/participants")
            .into_iter()
            .find(|row| row["status"] != "no_action")
            .unwrap();
        let code = acting["code"].as_str().unwrap();
        for language in LANGUAGES {
            for rest in [
                "/explain".to_owned(),
                "/table".to_owned(),
                format!("/participants/{code}"),
            ] {
                let path = format!("/treaties/{treaty}{rest}?lang={language}");
                let page = page(&app, &path);
                assert_eq!(page.one("html").attr("lang"), Some(language), "{path}");
                assert_eq!(page.all("h1").len(), 1, "{path}");
                assert_eq!(page.all("main").len(), 1, "{path}");
                has_nothing_from_outside(&page, &path);
            }
        }
    }
}

#[test]
fn every_anchor_of_a_page_is_there_once() {
    let app = with_small();

    for path in [
        "/treaties/small/table?lang=en",
        "/treaties/small/explain?lang=en",
        "/treaties/hanoi-convention/table?lang=en",
        "/treaties/hanoi-convention/participants/AZE?lang=en",
        "/treaties/untoc/table?lang=en",
    ] {
        let page = page(&app, path);
        let mut ids = page.attributes("[id]", "id");
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all, "{path}");
        for target in page.attributes("a[href^='#']", "href") {
            let id = target.trim_start_matches('#').to_owned();
            assert!(ids.contains(&id), "{path}: {target}");
        }
    }
}

#[test]
fn a_page_that_the_client_has_is_not_sent_again() {
    let app = with_small();

    for rest in ["explain", "table", "participants/VNM"] {
        let path = format!("/treaties/small/{rest}?lang=en");
        let first = page(&app, &path);
        let tag = first.answer.header("etag").to_owned();

        let again = app.public().get_with(
            &path,
            &[("accept", "text/html"), ("if-none-match", tag.as_str())],
        );

        assert!(!tag.is_empty(), "{path}");
        assert_eq!(again.status, 304, "{path}");
    }
}

#[test]
fn what_is_not_asked_for_rightly_is_told_as_a_page() {
    let app = TestApp::new();

    for (path, status) in [
        ("/treaties/no-such/table", 404),
        ("/treaties/no-such/explain", 404),
        ("/treaties/no-such/participants/VNM", 404),
        ("/treaties/hanoi-convention/table?as_of=tomorrow", 400),
        ("/treaties/hanoi-convention/explain?at_position=999999", 400),
        (
            "/treaties/hanoi-convention/participants/VNM?unheard=of",
            400,
        ),
    ] {
        let page = Page::get(&app.public(), path);
        assert_eq!(page.answer.status, status, "{path}");
    }
}

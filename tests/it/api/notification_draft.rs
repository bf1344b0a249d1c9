//! A draft is for the depositary alone, in two languages, and says that it is one.

use serde_json::json;

use super::schemas::form::Contract;
use crate::support::api::{ACTIONS, Answer, SHIPPED, TestApp, act};

const ROUTE: &str = "/v1/treaties/{treaty}/actions/{id}/notification-draft";
/// The signature of Azerbaijan, which came with statements.
const AZERBAIJAN: &str = "/v1/treaties/hanoi-convention/actions/6/notification-draft";

fn drafted(app: &TestApp, path: &str) -> Answer {
    let answer = app.depositary().get(path).ok();
    Contract::read().fits("get", ROUTE, &answer);
    answer
}

fn of(id: u64) -> String {
    format!("{ACTIONS}/{id}/notification-draft")
}

fn codes(answer: &Answer) -> Vec<String> {
    answer.each("/omitted", "code")
}

#[test]
fn a_draft_is_for_the_depositary_alone_also_after_it_has_been_asked_for() {
    let app = TestApp::new();

    for _ in 0..2 {
        app.public().get(AZERBAIJAN).refused(401, "token_missing");
        app.with_authorization("Bearer x")
            .get(AZERBAIJAN)
            .refused(401, "token_malformed");
        let answer = app
            .ministry("AZE")
            .get(AZERBAIJAN)
            .refused(403, "ministry_token");
        assert!(answer.header("www-authenticate").contains("register:write"));
        let answer = drafted(&app, AZERBAIJAN);
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[test]
fn a_draft_says_that_it_is_one_and_what_it_lacks() {
    let app = TestApp::new();

    let answer = drafted(&app, AZERBAIJAN);

    assert_eq!(answer.at("/draft"), json!(true));
    assert_eq!(
        answer.text_at("/notice"),
        "a draft for the depositary to approve; not a notification"
    );
    assert_eq!(answer.text_at("/action/id"), "6");
    assert_eq!(answer.text_at("/texts/en/subject"), "AZERBAIJAN: SIGNATURE");
    assert_eq!(
        answer.text_at("/texts/fr/subject"),
        "AZERBAÏDJAN\u{a0}: SIGNATURE"
    );
    let english = answer.text_at("/texts/en/body");
    assert!(english.starts_with("DRAFT FOR APPROVAL"), "{english}");
    assert!(english.contains("\n\nReservation, article "), "{english}");
    assert!(
        answer
            .text_at("/texts/fr/body")
            .contains("\n\nRéserve, article ")
    );
    assert!(codes(&answer).contains(&"date_of_issue".to_owned()));
    // Without as_of it says what was known on the date of the action.
    assert_eq!(
        answer.text_at("/currency/as_of"),
        answer.text_at("/action/date")
    );
}

#[test]
fn the_reference_is_the_one_of_the_record() {
    let app = TestApp::new();
    let mut sent = act("KEN", "accession", "2026-11-20");
    sent["notification"] = json!("C.N.12.2026.TREATIES-XVIII-16");
    app.depositary().post(ACTIONS, &sent).ok();

    let without = drafted(&app, AZERBAIJAN);
    let with = drafted(&app, &of(SHIPPED + 1));

    assert!(without.at("/action/notification").is_null());
    assert!(without.at("/reference").is_null());
    assert!(codes(&without).contains(&"reference".to_owned()));
    assert_eq!(
        with.text_at("/reference/printed"),
        "C.N.12.2026.TREATIES-XVIII-16"
    );
    assert_eq!(
        with.text_at("/reference/parsed/reference"),
        "C.N.12.2026.TREATIES-XVIII.16"
    );
    assert!(!codes(&with).contains(&"reference".to_owned()));
}

#[test]
fn a_later_day_may_know_the_entry_into_force() {
    let app = TestApp::new();
    let path = "/v1/treaties/untoc/actions";
    // The first ratification in the table, long before the threshold.
    let first = app
        .public()
        .get(&format!("{path}?kind=ratification&limit=1"))
        .ok();
    let id = first.text_at("/actions/0/id");
    let date = first.text_at("/actions/0/date");
    let draft = format!("{path}/{id}/notification-draft");

    let then = drafted(&app, &draft);
    let later = drafted(&app, &format!("{draft}?as_of=2003-07-10"));

    assert!(date.as_str() < "2003-07-01", "{date}");
    let says = |answer: &Answer| {
        answer
            .text_at("/texts/en/body")
            .contains("enter into force for")
    };
    assert!(!says(&then));
    assert!(says(&later));
    assert_eq!(later.text_at("/currency/as_of"), "2003-07-10");
}

#[test]
fn what_is_not_there_has_no_draft() {
    let app = TestApp::new();
    let get = |path: &str| app.depositary().get(path);

    get("/v1/treaties/nowhere/actions/6/notification-draft").refused(404, "treaty_not_found");
    get(&of(100_000)).refused(404, "action_not_found");
    // The first entry is the treaty itself.
    get(&of(1)).refused(404, "action_not_found");
    get(&format!("{AZERBAIJAN}?as_of=2025-10-24")).refused(404, "action_not_found");
    get(&format!("{AZERBAIJAN}?lang=fr")).refused(400, "invalid_parameter");
}

#[test]
fn an_action_that_was_corrected_has_no_draft_and_its_replacement_says_so() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("KEN", "accession", "2026-11-20"))
        .ok();
    let accession = SHIPPED + 1;
    let correction = json!({
        "kind": "clerical",
        "reason": "the date was misread",
        "replacement": act("KEN", "accession", "2026-11-19"),
    });
    app.depositary()
        .post(&format!("{ACTIONS}/{accession}/corrections"), &correction)
        .ok();

    app.depositary()
        .get(&of(accession))
        .refused(409, "not_in_effect");
    let before = drafted(&app, &format!("{}?at_position={accession}", of(accession)));
    let replacement = drafted(&app, &of(accession + 1));

    assert!(!codes(&before).contains(&"corrects".to_owned()));
    assert!(codes(&replacement).contains(&"corrects".to_owned()));
    assert!(
        replacement
            .text_at("/texts/en/body")
            .contains("effected on 19 November 2026.")
    );
}

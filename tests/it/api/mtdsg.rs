//! The status of a treaty as the depositary's XML, over HTTP.

use signatory::documents::mtdsg::{Cell, StatusPage, read};

use crate::support::api::{ACTIONS, Answer, HANOI, TestApp, act};

fn page_of(answer: &Answer) -> StatusPage {
    read(&answer.body).unwrap()
}

fn asked(app: &TestApp, query: &str) -> StatusPage {
    let answer = app.public().get(&format!("{HANOI}/mtdsg.xml{query}")).ok();
    page_of(&answer)
}

fn row(page: &StatusPage, name: &str) -> Option<Vec<Option<String>>> {
    let rows = &page.tables[0].rows;
    let row = rows.iter().find(|row| row.participant.text == name)?;
    let shown = row.cells.iter().map(|cell| match cell {
        Cell::Empty => None,
        Cell::Dated(dated) => Some(dated.shown()),
        Cell::Other(printed) => Some(printed.text.clone()),
    });
    Some(shown.collect())
}

#[test]
fn the_page_is_xml_in_the_encoding_that_it_declares() {
    let app = TestApp::new();

    let answer = app.public().get(&format!("{HANOI}/mtdsg.xml")).ok();

    assert_eq!(
        answer.header("content-type"),
        "application/xml; charset=iso-8859-1"
    );
    assert!(
        answer
            .body
            .starts_with(b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>")
    );
    let page = page_of(&answer);
    assert_eq!(page.mtdsg_no().as_deref(), Some("XVIII-16"));
    assert_eq!(page.signatories.as_ref().unwrap().number, Some(73));
    assert_eq!(page.parties, None);
    assert!(page.entry_into_force.as_ref().unwrap().is_not_yet());
    assert_eq!(
        row(&page, "Türkiye"),
        Some(vec![Some("25 Oct 2025".into()), None])
    );
    // Beyond Latin-1 there is nothing in this table; within it, one byte is one letter.
    assert!(answer.body.windows(7).any(|bytes| bytes == b"T\xfcrkiye"));
}

#[test]
fn both_clocks_are_asked_as_elsewhere() {
    let app = TestApp::new();
    let before = asked(&app, "");
    let progress = app.public().get(&format!("{HANOI}/progress")).ok();
    let head = progress.number("/currency/position");
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-03-02"))
        .ok();

    let after = asked(&app, "");
    let earlier = asked(&app, "?as_of=2026-03-01");
    let then = asked(&app, &format!("?at_position={head}"));

    let signed = Some("25 Oct 2025".to_owned());
    let ratified = vec![signed.clone(), Some("2 Mar 2026".to_owned())];
    assert_eq!(row(&after, "Viet Nam"), Some(ratified));
    assert_eq!(after.parties.unwrap().number, Some(1));
    assert_eq!(row(&earlier, "Viet Nam"), Some(vec![signed, None]));
    assert_eq!(then, before);
}

#[test]
fn a_page_is_kept_by_its_tag_and_found_again() {
    let app = TestApp::new();
    let path = format!("{HANOI}/mtdsg.xml?as_of=2025-10-26");

    let first = app.public().get(&path).ok();
    let again = app
        .public()
        .get_with(&path, &[("if-none-match", first.header("etag"))]);
    let json = app
        .public()
        .get_with(&path, &[("accept", "application/json")]);

    assert_eq!(again.status, 304);
    assert!(again.body.is_empty());
    // The path says the form.
    assert_eq!(json.status, 200);
    assert_eq!(json.header("content-type"), first.header("content-type"));
    let page = page_of(&first);
    assert_eq!(page.signatories.unwrap().number, Some(72));
}

#[test]
fn what_is_not_there_or_not_understood_is_a_problem() {
    let app = TestApp::new();
    let public = app.public();

    public
        .get("/v1/treaties/nothing/mtdsg.xml")
        .refused(404, "treaty_not_found");
    for query in ["?as_of=yesterday", "?lang=fr", "?at_position=-1"] {
        public
            .get(&format!("{HANOI}/mtdsg.xml{query}"))
            .refused(400, "invalid_parameter");
    }
}

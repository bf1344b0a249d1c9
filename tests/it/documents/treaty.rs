//! Treaty documents: what is refused and where, and what is written.

use serde_json::{Value, json};
use signatory::documents::{shipped, treaty};
use signatory::domain::action::ActionKind;
use signatory::domain::delay::Delay;
use signatory::domain::treaty::{AccessionOpens, RecordKind};

use crate::support::domain::{date, shipped_treaty};

fn hanoi_document() -> Value {
    serde_json::from_str(shipped::treaties()[0].document).unwrap()
}

/// The Hanoi document with the value at a pointer replaced, or a field added.
fn with(pointer: &str, value: Value) -> String {
    let mut document = hanoi_document();
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap();
    match parent {
        Value::Array(items) => items[field.parse::<usize>().unwrap()] = value,
        other => other[field] = value,
    }
    document.to_string()
}

fn without(pointer: &str) -> String {
    let mut document = hanoi_document();
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap();
    parent.as_object_mut().unwrap().remove(field).unwrap();
    document.to_string()
}

const ENTRY: &str = "/final_clauses/entry_into_force";

#[test]
fn the_message_names_the_place_and_what_was_expected() {
    let error = treaty::parse(&with(&format!("{ENTRY}/threshold"), json!(0))).unwrap_err();

    assert_eq!(
        error.to_string(),
        "at /final_clauses/entry_into_force/threshold: expected at least 1, found 0"
    );
}

#[test]
fn what_makes_no_sense_is_refused_where_it_stands() {
    let share = |share: Value| json!([{"kind": "share", "measure": "m", "at_least_bp": 5500, "shares_bp": share}]);
    let windows = "/final_clauses/signature/windows";
    let cases = [
        ("/id".to_owned(), json!("Hanoi Convention"), "/id"),
        ("/nonsense".to_owned(), json!(1), "/nonsense"),
        ("/a~b".to_owned(), json!(1), "/a~0b"),
        ("/title".to_owned(), json!({"fr": "Convention"}), "/title"),
        ("/title/en".to_owned(), json!(" "), "/title/en"),
        ("/title/de".to_owned(), json!("Titel"), "/title/de"),
        (
            "/short_title".to_owned(),
            json!({"en": "x", "vi": ""}),
            "/short_title/vi",
        ),
        ("/mtdsg_no".to_owned(), json!(""), "/mtdsg_no"),
        ("/mtdsg_no".to_owned(), json!(18), "/mtdsg_no"),
        ("/adopted_on".to_owned(), json!("2024-12-32"), "/adopted_on"),
        ("/adopted_on".to_owned(), json!("2024-1-2"), "/adopted_on"),
        ("/adopted_on".to_owned(), json!("1799-12-31"), "/adopted_on"),
        ("/adopted_on".to_owned(), json!("2201-01-01"), "/adopted_on"),
        ("/record/kind".to_owned(), json!("guess"), "/record/kind"),
        (windows.to_owned(), json!([]), windows),
        (
            format!("{windows}/0/to"),
            json!("2025-10-24"),
            "/final_clauses/signature/windows/0/to",
        ),
        (
            format!("{windows}/1/from"),
            json!("2025-10-24"),
            "/final_clauses/signature/windows/1/from",
        ),
        (
            format!("{windows}/0/place"),
            json!(""),
            "/final_clauses/signature/windows/0/place",
        ),
        (
            "/final_clauses/consent/actions".to_owned(),
            json!(["signature"]),
            "/final_clauses/consent/actions/0",
        ),
        (
            "/final_clauses/consent/accession_opens".to_owned(),
            json!("soon"),
            "/final_clauses/consent/accession_opens",
        ),
        (
            "/final_clauses/reio/admitted".to_owned(),
            json!("yes"),
            "/final_clauses/reio/admitted",
        ),
        (
            "/parent".to_owned(),
            json!({"treaty": "hanoi-convention"}),
            "/parent/treaty",
        ),
        (
            "/parent".to_owned(),
            json!({"treaty": "untoc", "denunciation_entails": {"articel": "40(3)"}}),
            "/parent/denunciation_entails/articel",
        ),
        (
            "/further_thresholds/0/count".to_owned(),
            json!(0),
            "/further_thresholds/0/count",
        ),
        (
            "/further_thresholds/0/counts".to_owned(),
            json!("signatories"),
            "/further_thresholds/0/counts",
        ),
        (
            "/final_clauses/denunciation/reio_ceases_with_members".to_owned(),
            json!({"article": " "}),
            "/final_clauses/denunciation/reio_ceases_with_members/article",
        ),
        (
            format!("{ENTRY}/threshold"),
            json!(-1),
            "/final_clauses/entry_into_force/threshold",
        ),
        (
            format!("{ENTRY}/article"),
            json!(""),
            "/final_clauses/entry_into_force/article",
        ),
        (
            format!("{ENTRY}/text"),
            json!(""),
            "/final_clauses/entry_into_force/text",
        ),
        (
            format!("{ENTRY}/counted_actions"),
            json!([]),
            "/final_clauses/entry_into_force/counted_actions",
        ),
        (
            format!("{ENTRY}/counted_actions"),
            json!(["accession", "accession"]),
            "/final_clauses/entry_into_force/counted_actions/1",
        ),
        (
            format!("{ENTRY}/counted_actions/1"),
            json!("signature"),
            "/final_clauses/entry_into_force/counted_actions/1",
        ),
        (
            format!("{ENTRY}/counted_actions/1"),
            json!("provisional_application"),
            "/final_clauses/entry_into_force/counted_actions/1",
        ),
        (
            format!("{ENTRY}/reio"),
            json!("maybe"),
            "/final_clauses/entry_into_force/reio",
        ),
        (
            format!("{ENTRY}/delay/kind"),
            json!("someday"),
            "/final_clauses/entry_into_force/delay/kind",
        ),
        (
            format!("{ENTRY}/delay/n"),
            json!(3661),
            "/final_clauses/entry_into_force/delay/n",
        ),
        (
            format!("{ENTRY}/delay"),
            json!({"kind": "months_after", "n": 241}),
            "/final_clauses/entry_into_force/delay/n",
        ),
        (
            format!("{ENTRY}/delay"),
            json!({"kind": "nth_day_after"}),
            "/final_clauses/entry_into_force/delay",
        ),
        (
            format!("{ENTRY}/delay"),
            json!({"kind": "on_deposit", "n": 1}),
            "/final_clauses/entry_into_force/delay/n",
        ),
        (
            format!("{ENTRY}/delay"),
            json!({"kind": "first_of_nth_month_after_month", "n": 0}),
            "/final_clauses/entry_into_force/delay/n",
        ),
        (
            format!("{ENTRY}/delay/weeks"),
            json!(2),
            "/final_clauses/entry_into_force/delay/weeks",
        ),
        (
            format!("{ENTRY}/not_before"),
            json!("never"),
            "/final_clauses/entry_into_force/not_before",
        ),
        (
            "/final_clauses/notifications/0/when".to_owned(),
            json!("soon"),
            "/final_clauses/notifications/0/when",
        ),
        (
            "/final_clauses/notifications/0/what".to_owned(),
            json!(" "),
            "/final_clauses/notifications/0/what",
        ),
        (
            "/final_clauses/notifications/0".to_owned(),
            json!({"what": "its laws", "when": "undated", "part_of_instrument": true}),
            "/final_clauses/notifications/0/part_of_instrument",
        ),
        (
            "/final_clauses/notifications/0/designates".to_owned(),
            json!("an_authority"),
            "/final_clauses/notifications/0/designates",
        ),
        (
            "/final_clauses/notifications/0/colour".to_owned(),
            json!("red"),
            "/final_clauses/notifications/0/colour",
        ),
        (
            format!("{ENTRY}/conditions"),
            json!([{"kind": "vote"}]),
            "/final_clauses/entry_into_force/conditions/0/kind",
        ),
        (
            format!("{ENTRY}/conditions"),
            share(json!({"DEU": 10001})),
            "/final_clauses/entry_into_force/conditions/0/shares_bp/DEU",
        ),
        (
            format!("{ENTRY}/conditions"),
            share(json!({"a/b": 1})),
            "/final_clauses/entry_into_force/conditions/0/shares_bp/a~1b",
        ),
        (
            format!("{ENTRY}/conditions"),
            share(json!({})),
            "/final_clauses/entry_into_force/conditions/0/shares_bp",
        ),
        (
            format!("{ENTRY}/conditions"),
            json!([{"kind": "named", "all_of": []}]),
            "/final_clauses/entry_into_force/conditions/0/all_of",
        ),
        (
            format!("{ENTRY}/conditions"),
            json!([{"kind": "named", "all_of": ["USA", "usa"]}]),
            "/final_clauses/entry_into_force/conditions/0/all_of/1",
        ),
        (
            format!("{ENTRY}/conditions"),
            json!([{"kind": "named", "all_of": ["USA"], "measure": "m"}]),
            "/final_clauses/entry_into_force/conditions/0/measure",
        ),
        (
            "/final_clauses/later_parties/floor".to_owned(),
            json!("signature"),
            "/final_clauses/later_parties/floor",
        ),
        (
            "/final_clauses/denunciation/delay".to_owned(),
            json!(12),
            "/final_clauses/denunciation/delay",
        ),
        (
            "/final_clauses/reservations/0/at".to_owned(),
            json!([]),
            "/final_clauses/reservations/0/at",
        ),
        (
            "/final_clauses/reservations/0/at/1".to_owned(),
            json!("later"),
            "/final_clauses/reservations/0/at/1",
        ),
        (
            "/final_clauses/reservations/0/article".to_owned(),
            json!(""),
            "/final_clauses/reservations/0/article",
        ),
    ];
    for (change, value, pointer) in cases {
        let error = treaty::parse(&with(&change, value.clone())).unwrap_err();

        assert_eq!(error.pointer, pointer, "{change} {value}: {error}");
        assert!(!error.detail.is_empty());
    }
}

#[test]
fn a_missing_field_is_reported_at_the_object_that_lacks_it() {
    for (missing, pointer, field) in [
        ("/id", "", "id"),
        ("/title/en", "/title", "en"),
        (
            "/final_clauses/later_parties",
            "/final_clauses",
            "later_parties",
        ),
        (
            "/final_clauses/entry_into_force/threshold",
            ENTRY,
            "threshold",
        ),
    ] {
        let error = treaty::parse(&without(missing)).unwrap_err();

        assert_eq!(error.pointer, pointer, "{error}");
        assert_eq!(error.detail, format!("missing field `{field}`"));
    }
}

#[test]
fn a_text_that_is_not_json_is_refused() {
    for text in ["", "{", "[]", "{} {}", "null"] {
        assert_eq!(treaty::parse(text).unwrap_err().pointer, "", "{text:?}");
    }
    let two = format!("{} {{}}", hanoi_document());
    assert!(
        treaty::parse(&two)
            .unwrap_err()
            .detail
            .contains("nothing after")
    );
}

#[test]
fn the_optional_fields_are_read() {
    let mut document = hanoi_document();
    document["final_clauses"]["entry_into_force"]["fixed_date"] = json!("2027-01-01");
    document["final_clauses"]["entry_into_force"]["delay"] = json!({"kind": "on_deposit"});
    document["final_clauses"]["entry_into_force"]["counted_actions"] =
        json!(["definitive_signature"]);
    document["final_clauses"]["reio"]["article"] = json!("64(2)");
    document["final_clauses"]["consent"]["accession_opens"] = json!("2026-01-01");
    document["final_clauses"]["later_parties"]["floor"] = json!(null);

    let treaty = treaty::parse(&document.to_string()).unwrap();

    let clause = &treaty.clauses.entry_into_force;
    assert_eq!(clause.fixed_date, Some(date("2027-01-01")));
    assert_eq!(clause.delay, Delay::OnDeposit);
    assert_eq!(clause.counted_kinds, [ActionKind::DefinitiveSignature]);
    assert_eq!(
        treaty.clauses.reio.as_ref().unwrap().article.as_deref(),
        Some("64(2)")
    );
    assert_eq!(
        treaty.clauses.consent.as_ref().unwrap().accession_opens,
        AccessionOpens::On(date("2026-01-01"))
    );
    assert!(!treaty.clauses.later_parties.floor_is_explicit);
    assert_eq!(
        treaty::parse(&treaty::render(&treaty).to_string()),
        Ok(treaty)
    );
}

#[test]
fn what_is_rendered_is_read_again_and_keeps_the_order_of_the_format() {
    for index in 0..3 {
        let treaty = shipped_treaty(index);

        let rendered = treaty::render(&treaty);

        assert_eq!(treaty::parse(&rendered.to_string()), Ok(treaty));
    }
    let rendered = treaty::render(&shipped_treaty(0));
    let fields: Vec<&String> = rendered.as_object().unwrap().keys().collect();
    assert_eq!(
        fields,
        [
            "id",
            "mtdsg_no",
            "title",
            "short_title",
            "adopted_on",
            "adopted_by",
            "depositary_notification",
            "record",
            "further_thresholds",
            "final_clauses",
        ]
    );
    assert_eq!(
        rendered.pointer("/final_clauses/entry_into_force/not_before"),
        None
    );
}

#[test]
fn the_shipped_treaties_say_how_far_they_can_be_relied_on() {
    let records = [0, 1, 2].map(|index| shipped_treaty(index).record.unwrap());

    assert_eq!(
        records.each_ref().map(|record| record.kind),
        [
            RecordKind::Register,
            RecordKind::HistoricalTable,
            RecordKind::HistoricalTable
        ]
    );
    assert_eq!(
        records.map(|record| record.complete_until.unwrap()),
        ["2025-11-19", "2013-10-17", "2014-04-02"].map(date)
    );
}

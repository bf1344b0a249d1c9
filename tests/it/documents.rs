//! Files in and out: what is read, what is refused and where.

use serde_json::{Value, json};
use signatory::documents::actions::{ActionsError, read};
use signatory::documents::{participants, shipped, treaty};
use signatory::domain::action::ActionKind;
use signatory::domain::delay::Delay;
use signatory::domain::participant::{ParticipantKind, UnStatus};
use signatory::domain::treaty::{AccessionOpens, RecordKind};

use crate::support::domain::{code, date, directory, shipped_treaty};

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

#[test]
fn every_shipped_action_has_its_source() {
    for shipped in shipped::treaties() {
        let file = read(shipped.actions.as_bytes()).unwrap();
        assert_eq!(file.warnings, []);
        for row in file.rows {
            assert!(row.act.source.is_some(), "line {}", row.row);
            assert!(directory().get(&row.act.participant).is_some());
        }
    }
}

#[test]
fn columns_are_found_by_name_and_empty_cells_are_none() {
    let csv =
        "note,date,flag,action,participant_code,place\n, 2025-10-25 ,x,signature, VNM ,Hanoi\n";

    let file = read(csv.as_bytes()).unwrap();

    let row = &file.rows[0];
    assert_eq!(row.row, 2);
    assert_eq!(row.act.participant, code("VNM"));
    assert_eq!(row.act.kind, ActionKind::Signature);
    assert_eq!(row.act.date, date("2025-10-25"));
    assert_eq!(row.act.place.as_ref().unwrap().as_str(), "Hanoi");
    assert_eq!(row.act.note, None);
    assert_eq!(file.warnings.len(), 1);
    assert_eq!(
        (file.warnings[0].row, file.warnings[0].code),
        (1, "unknown_column")
    );
    assert!(file.warnings[0].detail.contains("\"flag\""));
}

#[test]
fn a_byte_order_mark_and_carriage_returns_change_nothing() {
    let plain =
        "participant_code,action,date\nVNM,signature,2025-10-25\n\nFRA,signature,2025-10-25\n";
    let windows = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    let old_mac = plain.replace('\n', "\r");

    let read_plain = read(plain.as_bytes()).unwrap();

    assert_eq!(read_plain.rows[1].row, 4);
    assert_eq!(read(windows.as_bytes()).unwrap(), read_plain);
    assert_eq!(read(old_mac.as_bytes()).unwrap(), read_plain);
}

#[test]
fn a_cell_of_several_lines_does_not_disturb_the_count() {
    let csv = "participant_code,action,date,note\r\nVNM,signature,2025-10-25,\"a\r\nb\"\r\nFRA,signature,2025-10-25,\r\n";

    let file = read(csv.as_bytes()).unwrap();

    assert_eq!(
        file.rows.iter().map(|row| row.row).collect::<Vec<_>>(),
        [2, 4]
    );
}

#[test]
fn every_row_that_cannot_be_read_is_reported_and_none_is_taken() {
    let csv = "participant_code,action,date\n\
        VNM,signature,2025-10-25\n\
        Viet Nam,signature,2025-10-25\n\
        VNM,ratified,2025-10-25\n\
        VNM,ratification,\n\
        VNM,ratification,25/10/2025\n\
        VNM,ratification,1799-01-01\n\
        VNM,ratification\n";

    let error = read(csv.as_bytes()).unwrap_err();

    let lines: Vec<u64> = error.rows().iter().map(|row| row.row).collect();
    assert_eq!(lines, [3, 4, 5, 6, 7, 8]);
    assert!(
        error
            .to_string()
            .starts_with("6 rows cannot be read, the first on line 3: a participant code is"),
        "{error}"
    );
    assert!(error.rows()[1].detail.contains("found \"ratified\""));
    assert_eq!(
        error.rows()[2].detail,
        "expected a date such as 2025-10-25, found none"
    );
    assert_eq!(
        error.rows()[5].detail,
        "expected 3 columns as in the header, found 2"
    );
}

#[test]
fn one_row_is_named_in_the_singular_and_bytes_that_are_no_text_are_refused() {
    let error =
        read(&b"participant_code,action,date\nVN\xff,signature,2025-10-25\n"[..]).unwrap_err();

    assert!(
        error
            .to_string()
            .starts_with("line 2 cannot be read: expected UTF-8 text"),
        "{error}"
    );
}

#[test]
fn a_header_that_lacks_or_doubles_a_column_is_refused() {
    for (csv, says) in [
        ("", "found an empty file"),
        ("participant_code,date\n", "lacks action"),
        ("participant_code;action;date\n", "separated by commas"),
        ("participant_code,action,date,date\n", "more than once"),
    ] {
        let error = read(csv.as_bytes()).unwrap_err();
        assert!(matches!(error, ActionsError::Header(_)));
        assert!(error.to_string().contains(says), "{error}");
    }
}

#[test]
fn a_reader_that_fails_is_an_error() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("pulled out"))
        }
    }

    let error = read(Broken).unwrap_err();

    assert_eq!(error.to_string(), "the file cannot be read: pulled out");
}

#[test]
fn the_shipped_participants_are_complete() {
    let directory = directory();
    let count = |is: &dyn Fn(&ParticipantKind, bool) -> bool| {
        let kinds = directory.iter().map(|p| (p.kind, p.dissolution.is_some()));
        kinds.filter(|(kind, gone)| is(kind, *gone)).count()
    };

    assert_eq!(directory.iter().count(), 198 + 8);
    assert_eq!(
        count(&|kind, gone| *kind == ParticipantKind::State && !gone),
        197
    );
    assert_eq!(count(&|kind, _| *kind == ParticipantKind::Reio), 1);
    let union = code("EUE");
    assert_eq!(directory.members_on(&union, date("2026-01-01")).count(), 27);
    assert_eq!(directory.members_on(&union, date("2020-01-31")).count(), 28);
    let gone = directory.get(&code("CSK")).unwrap();
    assert_eq!(gone.un_status, UnStatus::Other);
    assert!(gone.has_ceased_by(date("1993-01-01")));
}

const PARTICIPANTS: &str = include_str!("../../data/participants.csv");
const MEMBERS: &str = include_str!("../../data/reio-members.csv");
const PREDECESSORS: &str = include_str!("../../data/predecessor-states.csv");

#[test]
fn lists_that_contradict_themselves_are_refused_with_the_line() {
    let changed = |list: &str, from: &str, to: &str| {
        assert!(list.contains(from), "{from}");
        list.replacen(from, to, 1)
    };
    let cases = [
        (
            changed(PARTICIPANTS, "004,state", "004,kingdom"),
            MEMBERS.to_owned(),
            PREDECESSORS.to_owned(),
            "line 2: expected a known kind, found \"kingdom\"",
        ),
        (
            changed(PARTICIPANTS, "AGO,AO", "AFG,AO"),
            MEMBERS.to_owned(),
            PREDECESSORS.to_owned(),
            "line 3: expected each code once, found AFG again",
        ),
        (
            changed(PARTICIPANTS, "alpha2", "iso2"),
            MEMBERS.to_owned(),
            PREDECESSORS.to_owned(),
            "line 1: the header lacks alpha2",
        ),
        (
            PARTICIPANTS.to_owned(),
            changed(MEMBERS, "EUE,AUT", "EUE,ATX"),
            PREDECESSORS.to_owned(),
            "members of organizations, line 2: expected a code of the list",
        ),
        (
            PARTICIPANTS.to_owned(),
            changed(MEMBERS, "EUE,AUT", "FRA,AUT"),
            PREDECESSORS.to_owned(),
            "expected an organization, found France",
        ),
        (
            PARTICIPANTS.to_owned(),
            changed(MEMBERS, "EUE,AUT", "EUE,BEL"),
            PREDECESSORS.to_owned(),
            "one membership of BEL in EUE at a time",
        ),
        (
            PARTICIPANTS.to_owned(),
            MEMBERS.to_owned(),
            changed(PREDECESSORS, "CSK,", "FRA,"),
            "predecessor States, line 2: expected each code once",
        ),
        (
            PARTICIPANTS.to_owned(),
            MEMBERS.to_owned(),
            changed(PREDECESSORS, "CZE;SVK", "CZE;SVX"),
            "found SVX",
        ),
        (
            PARTICIPANTS.to_owned(),
            MEMBERS.to_owned(),
            changed(PREDECESSORS, "1992-12-31", "1992"),
            "expected a date",
        ),
    ];
    for (participants, members, predecessors, says) in cases {
        let error = participants::directory(&participants, &members, &predecessors).unwrap_err();

        assert!(error.to_string().contains(says), "{error}");
    }
}

//! Tables of actions.

use signatory::documents::actions::{ActionsError, read};
use signatory::documents::shipped;
use signatory::domain::action::ActionKind;

use crate::support::domain::{code, date, directory};

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

//! Columns: what a letter means is in the header of its own table, and nowhere else.

use signatory::documents::mtdsg::{Cell, Column, Unmapped, read};
use signatory::domain::action::ActionKind;
use signatory::domain::action::ActionKind::{
    Acceptance, Accession, Approval, DefinitiveSignature, FormalConfirmation,
    ProvisionalApplication, Ratification, Signature, Succession, SuccessionToSignature,
};

use super::{page_of, table_of};

/// The columns of a table with these headers after the participants'.
fn columns(headers: &[&str]) -> Vec<Column> {
    let header = [&["Participant"], headers].concat();
    let page = read(&page_of("", &table_of(&header, &[]), "")).unwrap();
    page.tables[0].columns.clone()
}

/// What these letters mean under this header.
fn kinds(header: &str, letters: &[&str]) -> Vec<Result<ActionKind, Unmapped>> {
    let column = columns(&[header]).remove(0);
    letters
        .iter()
        .map(|letter| column.kind(Some(*letter).filter(|letter| !letter.is_empty())))
        .collect()
}

#[test]
fn the_acts_of_a_header_stand_in_any_order() {
    assert_eq!(
        kinds(
            "Acceptance(A), Ratification, Approval(AA), Accession(a)",
            &["A", "", "AA", "a"]
        ),
        [
            Ok(Acceptance),
            Ok(Ratification),
            Ok(Approval),
            Ok(Accession)
        ]
    );
    assert_eq!(
        kinds(
            "Approval(AA), Formal confirmation(c), Acceptance(A), Accession(a), Succession(d), Ratification",
            &["", "c", "d", "AA"]
        ),
        [
            Ok(Ratification),
            Ok(FormalConfirmation),
            Ok(Succession),
            Ok(Approval)
        ]
    );
}

#[test]
fn a_letter_means_what_its_own_header_says_and_its_case_matters() {
    assert_eq!(
        kinds("Ratification, Accession(a)", &["a", "A", "aa", "d"]),
        [
            Ok(Accession),
            Err(Unmapped::NotInHeader),
            Err(Unmapped::NotInHeader),
            Err(Unmapped::NotInHeader)
        ]
    );
    assert_eq!(
        kinds(
            "Participation(P), Simplified procedure(p), Ratification",
            &["P", "p", ""]
        ),
        [
            Err(Unmapped::NoAction("Participation".into())),
            Err(Unmapped::NoAction("Simplified procedure".into())),
            Ok(Ratification)
        ]
    );
    // The same letter twice in one table, in two columns.
    let two = columns(&[
        "Signature, Succession to signature(d)",
        "Ratification, Accession(a), Succession(d)",
    ]);
    assert_eq!(two[0].kind(Some("d")), Ok(SuccessionToSignature));
    assert_eq!(two[1].kind(Some("d")), Ok(Succession));
    assert_eq!(two[0].kind(None), Ok(Signature));
    // And twice in one column: it means neither.
    assert_eq!(
        kinds("Acceptance(A), Approval(A)", &["A", ""]),
        [Err(Unmapped::Ambiguous), Err(Unmapped::NotInHeader)]
    );
    assert_eq!(
        kinds("Ratification, Acceptance", &[""]),
        [Err(Unmapped::Ambiguous)]
    );
    // A letter that means something else here than elsewhere.
    assert_eq!(
        kinds("Signature, Signature ad referendum(s)", &["s"]).remove(0),
        Err(Unmapped::NoAction("Signature ad referendum".into()))
    );
    assert_eq!(
        kinds("Definitive signature(s), Ratification", &["s"]),
        [Ok(DefinitiveSignature)]
    );
}

#[test]
fn headers_have_footnotes_conjunctions_articles_and_french() {
    let read = columns(&["Signature&lt;superscript&gt;2&lt;/superscript&gt;"]).remove(0);
    assert_eq!(read.header.text, "Signature");
    assert_eq!(read.header.footnotes, ["2"]);
    assert_eq!(read.kind(None), Ok(Signature));
    assert_eq!(
        kinds(
            "Ratification, Acceptance(A) or Approval(AA)",
            &["", "A", "AA"]
        ),
        [Ok(Ratification), Ok(Acceptance), Ok(Approval)]
    );
    assert_eq!(
        kinds("Provisional application under article 23(n)", &["n"]),
        [Ok(ProvisionalApplication)]
    );
    assert_eq!(
        kinds("Provisional application under Article V", &[""]),
        [Ok(ProvisionalApplication)]
    );
    assert_eq!(
        kinds(
            "Ratification, Adh\u{e9}sion(a), Acceptation(A), Approbation(AA), Confirmation formelle(c)",
            &["a", "A", "AA", "c", ""]
        ),
        [
            Ok(Accession),
            Ok(Acceptance),
            Ok(Approval),
            Ok(FormalConfirmation),
            Ok(Ratification)
        ]
    );
    assert_eq!(
        kinds("Notification of non-provisional application(b)", &["b"]),
        [Err(Unmapped::NoAction(
            "Notification of non-provisional application".into()
        ))]
    );
}

#[test]
fn a_table_has_two_to_five_columns_and_the_map_is_built_from_each_header() {
    for (headers, cells) in [
        (vec!["Acceptance(A)"], vec!["4 Mar 2019 A"]),
        (
            vec![
                "Signature",
                "Ratification",
                "Accession(a)",
                "Provisional application(n)",
            ],
            vec!["4 Mar 2019", "", "", "4 Mar 2020 n"],
        ),
    ] {
        let header = [vec!["Participant"], headers.clone()].concat();
        let row = [vec!["Mali"], cells].concat();
        let page = read(&page_of("", &table_of(&header, &[&row]), "")).unwrap();

        let table = &page.tables[0];
        assert_eq!(table.columns.len(), headers.len());
        assert_eq!(table.rows[0].cells.len(), headers.len());
    }
    // Two tables on one page, each with its own header.
    let both = [
        table_of(
            &["Participant", "Ratification, Accession(a)"],
            &[&["Mali", "4 Mar 2019 a"]],
        ),
        table_of(
            &["Participant", "Approval(a)"],
            &[&["Togo", "4 Mar 2019 a"]],
        ),
    ];
    let page = read(&page_of("", &both.concat(), "")).unwrap();
    assert_eq!(page.tables[0].columns[0].kind(Some("a")), Ok(Accession));
    assert_eq!(page.tables[1].columns[0].kind(Some("a")), Ok(Approval));
}

#[test]
fn empty_entries_rows_without_entries_and_rows_of_another_length_are_kept_as_they_are() {
    let table = table_of(
        &["Participant", "Signature", "Ratification"],
        &[
            &["Mali", "", "4 Mar 2019"],
            &["", "", ""],
            &[],
            &["Togo", "4 Mar 2019"],
            &["Chad", " \t ", "&#13;"],
        ],
    );

    let page = read(&page_of("", &table, "")).unwrap();

    let rows: Vec<_> = page.tables[0]
        .rows
        .iter()
        .map(|row| (row.participant.text.as_str(), row.cells.len()))
        .collect();
    assert_eq!(rows, [("Mali", 2), ("Togo", 1), ("Chad", 2)]);
    assert_eq!(page.tables[0].rows[0].cells[0], Cell::Empty);
    assert_eq!(page.tables[0].rows[2].cells, [Cell::Empty, Cell::Empty]);
}

#[test]
fn a_row_says_on_which_line_of_the_file_it_begins() {
    let table = table_of(
        &["Participant", "Signature"],
        &[&["Mali", ""], &["Togo", ""]],
    )
    .replace("<Row><Entry>Togo", "\n\n<Row><Entry>Togo");

    let page = read(&page_of("", &table, "")).unwrap();

    let lines: Vec<u64> = page.tables[0].rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [8, 10]);
}

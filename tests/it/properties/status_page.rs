//! What is written as a page of the depositary's is read as the same rows, for whatever was recorded.

use std::sync::{Arc, LazyLock};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use signatory::documents::mtdsg::{
    Cell, Column, Count, Dated, EndNote, Printed, Row, Stated, StatusPage, Table, read, write,
};
use signatory::domain::action::ActionKind;
use signatory::domain::history::History;
use signatory::ledger::lookup::Lookup;
use signatory::ledger::status_page::{Against, page, plan};

use super::strategies::{day, histories, numbered};
use crate::support::domain::directory;

fn lookup() -> &'static Lookup {
    static LOOKUP: LazyLock<Lookup> = LazyLock::new(|| Lookup::new(directory()));
    &LOOKUP
}

/// A text as a page can carry it: one line, composed letters, nothing that looks like markup or a reference.
fn text() -> impl Strategy<Value = String> {
    "[A-Za-zà-ÿāčďěłőșțẀ-ỹ一-龥«»“”’'(.,;:%–-]{1,8}( [A-Za-zà-ÿ一-龥'<>&-]{1,6}[.a-zé]){0,3}"
        .prop_filter("no tag", |text| !text.contains('<') || !text.contains('>'))
        .prop_map(|text| Printed::plain(&text).text)
        .prop_filter("a dash says that there is nothing", |text| text != "-")
        .prop_filter("composed", |text| {
            use unicode_normalization::UnicodeNormalization as _;
            text.nfc().collect::<String>() == *text
        })
}

fn printed() -> impl Strategy<Value = Printed> {
    (text(), vec(1..300_u16, 0..3)).prop_map(|(text, footnotes)| Printed {
        text,
        footnotes: footnotes.iter().map(ToString::to_string).collect(),
    })
}

fn columns() -> impl Strategy<Value = Vec<Column>> {
    let signature = Column::of(&[ActionKind::Signature, ActionKind::SuccessionToSignature]);
    let provisional = Column::of(&[ActionKind::ProvisionalApplication]);
    let consents = [
        ActionKind::Ratification,
        ActionKind::Acceptance,
        ActionKind::Approval,
        ActionKind::Accession,
        ActionKind::FormalConfirmation,
        ActionKind::Succession,
    ];
    (any::<bool>(), Just(consents).prop_shuffle(), 1..=6_usize).prop_map(
        move |(has_provisional, consents, how_many)| {
            let mut columns = vec![signature.clone()];
            if has_provisional {
                columns.push(provisional.clone());
            }
            columns.push(Column::of(&consents[..how_many]));
            columns
        },
    )
}

fn cell() -> impl Strategy<Value = Cell> {
    let letter = option::of(select(&["a", "A", "AA", "c", "d", "n", "s", "P"][..]));
    let dated = (1..28_u32, 1..=12_u32, 1945..2100_i32, letter, any::<bool>()).prop_map(
        |(day, month, year, letter, bracketed)| {
            Cell::Dated(Dated {
                on: chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap(),
                letter: letter.map(str::to_owned),
                bracketed,
                footnotes: Vec::new(),
            })
        },
    );
    prop_oneof![Just(Cell::Empty), dated]
}

fn table() -> impl Strategy<Value = Table> {
    columns().prop_flat_map(|columns| {
        let row = (printed(), any::<bool>(), vec(cell(), columns.len())).prop_map(
            |(participant, bracketed, cells)| Row {
                line: 0,
                participant,
                bracketed,
                cells,
            },
        );
        vec(row, 0..6).prop_map(move |rows| Table {
            columns: columns.clone(),
            rows,
        })
    })
}

fn pages() -> impl Strategy<Value = StatusPage> {
    (
        (printed(), printed(), vec(printed(), 0..3)),
        (1..400_usize, 0..400_usize),
        table(),
        vec(text(), 0..4),
    )
        .prop_map(
            |((title, conclusion, texts), (signatories, parties), table, notes)| StatusPage {
                chapter: "CHAPTER XXVII".into(),
                number: "7. a".into(),
                title,
                conclusion,
                entry_into_force: Some(Stated::not_in_force("65(1)", Some("As it reads."))),
                registration: None,
                signatories: Count::of(signatories),
                parties: Count::of(parties),
                texts,
                notes: Vec::new(),
                tables: vec![table],
                blocks: Vec::new(),
                end_notes: (1..)
                    .zip(notes)
                    .map(|(mark, text)| EndNote {
                        mark: mark.to_string(),
                        text,
                    })
                    .collect(),
            },
        )
}

fn without_lines(mut page: StatusPage) -> StatusPage {
    for table in &mut page.tables {
        for row in &mut table.rows {
            row.line = 0;
        }
    }
    page
}

proptest! {
    #[test]
    fn a_page_that_is_written_is_read_as_itself(page in pages()) {
        let bytes = write(&page);

        let read = read(&bytes).unwrap();

        prop_assert_eq!(without_lines(read), page);
    }

    #[test]
    fn every_record_is_read_back_without_a_difference((treaty, acts) in histories(), as_of in day()) {
        let history = History::of(Arc::new(treaty), &numbered(acts));
        let written = page(&history, directory(), as_of);

        let read = read(&write(&written)).unwrap();

        prop_assert_eq!(&without_lines(read.clone()), &written);
        let plan = plan(&read, Against {
            history: &history,
            directory: directory(),
            lookup: lookup(),
            as_of,
            source: "sha256:0",
        });
        prop_assert_eq!(plan.items, []);
        prop_assert_eq!(plan.remarks, Vec::<String>::new());
    }
}

//! Histories that the depositary recorded: taken as facts, and entered once.

use signatory::documents::shipped;
use signatory::domain::action::Origin;
use signatory::domain::treaty::Treaty;
use signatory::ledger::files::Reading;
use signatory::ledger::proposal::{Import, RecordError};
use signatory::store::entry::Content;

use crate::support::database::{TestDatabase, both};
use crate::support::domain::directory;
use crate::support::ledger::{
    accession, irregular, open, positions, published_position, record, treaty, verified,
    with_small_treaty,
};

both!(
    an_import_is_taken_as_fact_and_entered_once,
    an_import_enters_what_is_new_in_it,
    another_document_is_refused,
    several_treaties_are_imported_together_or_not_at_all,
    an_empty_record_is_filled_once,
    a_record_with_an_earlier_shipped_document_goes_on_with_it,
    a_record_whose_document_designates_nothing_goes_on_with_it,
    an_act_of_an_imported_treaty_is_decided_against_its_history,
);

fn import(acts: impl IntoIterator<Item = usize>) -> Import {
    Import {
        treaty: treaty("other"),
        acts: acts.into_iter().map(irregular).collect(),
    }
}

fn an_import_is_taken_as_fact_and_entered_once(database: &TestDatabase) {
    let ledger = open(database);

    let first = ledger.import_blocking(import(0..3));
    let again = ledger.import_blocking(import(0..3));

    assert_eq!(positions(&first), [1, 2, 3, 4]);
    assert_eq!(positions(&again), [0; 0]);
    assert_eq!(verified(database).position.0, 4);
    let published = ledger.published();
    let origins = published.register.entries().filter_map(|recorded| {
        let Content::Action(action) = &recorded.entry.content else {
            return None;
        };
        Some(action.origin)
    });
    assert!(origins.into_iter().all(|origin| origin == Origin::Imported));
}

fn an_import_enters_what_is_new_in_it(database: &TestDatabase) {
    let ledger = open(database);
    ledger.import_blocking(import(0..3)).unwrap();

    let more = ledger.import_blocking(import(1..5));

    assert_eq!(positions(&more), [5, 6]);
}

fn another_document_is_refused(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let mut changed = treaty("small");
    changed.clauses.entry_into_force.threshold = 41;

    let refused = ledger.import_blocking(Import {
        treaty: changed,
        acts: vec![accession(0)],
    });

    assert!(
        matches!(&refused, Err(RecordError::OtherDocument(id)) if id.as_str() == "small"),
        "{refused:?}"
    );
    assert_eq!(verified(database).position.0, 1);
}

fn several_treaties_are_imported_together_or_not_at_all(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let mut changed = treaty("small");
    changed.clauses.entry_into_force.threshold = 41;
    let refused = Import {
        treaty: changed,
        acts: Vec::new(),
    };

    let together = ledger.import_all_blocking(vec![import(0..3), refused]);

    assert!(
        matches!(together, Err(RecordError::OtherDocument(_))),
        "{together:?}"
    );
    assert_eq!(verified(database).position.0, 1);
}

fn an_empty_record_is_filled_once(database: &TestDatabase) {
    let ledger = open(database);

    let entries = ledger.seed().unwrap();
    let again = ledger.seed().unwrap();

    assert_eq!(again, 0);
    assert_eq!(published_position(&ledger), u64::try_from(entries).unwrap());
    assert_eq!(verified(database).position.0, published_position(&ledger));
    let published = ledger.published();
    let treaties: Vec<(String, usize)> = published
        .register
        .treaties()
        .map(|record| (record.treaty.id.to_string(), record.actions.len()))
        .collect();
    assert_eq!(treaties[0], ("hanoi-convention".to_owned(), 73));
    assert_eq!(treaties.len(), 3);
    drop(ledger);
    assert_eq!(open(database).seed().unwrap(), 0);
}

/// The shipped document listed no notifications at first.
fn a_record_with_an_earlier_shipped_document_goes_on_with_it(database: &TestDatabase) {
    goes_on_with(database, |earlier| earlier.clauses.notifications.clear());
}

/// Then it listed them without saying what they designate.
fn a_record_whose_document_designates_nothing_goes_on_with_it(database: &TestDatabase) {
    goes_on_with(database, |earlier| {
        for clause in &mut earlier.clauses.notifications {
            clause.designates = None;
        }
    });
}

fn goes_on_with(database: &TestDatabase, made_earlier: impl FnOnce(&mut Treaty)) {
    let [first, ..] = shipped::treaties();
    let shipped = || Reading::of(first.document, first.actions.as_bytes(), directory());
    let mut earlier = shipped().unwrap().import;
    made_earlier(&mut earlier.treaty);
    open(database).import_blocking(earlier.clone()).unwrap();

    let ledger = open(database);
    let seeded = ledger.seed().unwrap();
    let mut newer = shipped().unwrap().import;
    newer.acts.push(accession(0));
    let again = ledger.import_blocking(newer);
    let mut other = shipped().unwrap().import;
    other.treaty.clauses.entry_into_force.threshold = 41;
    let refused = ledger.import_blocking(other);

    assert_eq!(seeded, 0);
    assert_eq!(positions(&again), [75]);
    assert!(
        matches!(refused, Err(RecordError::OtherDocument(_))),
        "{refused:?}"
    );
    assert_eq!(verified(database).position.0, 75);
    let published = open(database).published();
    let record = published.register.treaty(&earlier.treaty.id).unwrap();
    assert_eq!(*record.treaty, earlier.treaty);
}

fn an_act_of_an_imported_treaty_is_decided_against_its_history(database: &TestDatabase) {
    let ledger = open(database);
    ledger
        .import_blocking(Import {
            treaty: treaty("small"),
            acts: vec![accession(0)],
        })
        .unwrap();

    let again = record(&ledger, [accession(0)], None);
    let other = record(&ledger, [accession(1)], None);

    assert!(
        matches!(again, Err(RecordError::Refused { .. })),
        "{again:?}"
    );
    assert_eq!(positions(&other), [3]);
}

#[test]
fn a_file_that_breaks_a_rule_is_read_with_a_warning_that_names_its_line() {
    let document = signatory::documents::shipped::treaties()[0].document;
    let csv = "participant_code,action,date,colour\n\
               VNM,signature,2025-10-25,red\n\
               AFG,ratification,2026-03-02,blue\n";

    let reading = Reading::of(document, csv.as_bytes(), directory()).unwrap();

    let warnings: Vec<(u64, &str)> = reading.warnings.iter().map(|w| (w.row, w.code)).collect();
    assert_eq!(warnings, [(1, "unknown_column"), (3, "signature_required")]);
    assert_eq!(reading.import.acts.len(), 2);
    assert_eq!(reading.history().participants().count(), 2);
}

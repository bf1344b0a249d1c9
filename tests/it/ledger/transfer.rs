//! The ledger as a file: the same checkpoint elsewhere, and nothing from a file that was changed.

use signatory::ledger::proposal::RecordError;
use signatory::ledger::transfer::{self, TransferError};
use signatory::store::chain::Head;
use signatory::store::ledger as stored;

use crate::support::database::{TestDatabase, both, on_postgres};
use crate::support::ledger::{
    accession, at, open, positions, record, request, verified, with_small_treaty,
};

both!(
    a_copy_has_the_same_checkpoint_and_remembers_requests,
    a_ledger_that_is_not_empty_takes_no_file,
    a_file_that_was_cut_short_enters_nothing,
    a_file_that_was_changed_enters_nothing,
    an_empty_ledger_can_be_carried_over,
    a_service_that_runs_publishes_what_was_imported_beside_it,
);

/// A ledger with a batch, a key and letters from many alphabets.
fn filled(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    record(&ledger, [accession(0)], Some(request("k", "a"))).unwrap();
    record(
        &ledger,
        (1..4).map(accession),
        Some(request("batch", "three")),
    )
    .unwrap();
    let mut noted = accession(4);
    noted.note = Some("thời điểm \u{1f30f}\n\"quoted\" \\ 生效".into());
    record(&ledger, [noted], None).unwrap();
}

fn exported(database: &TestDatabase) -> (Vec<u8>, Head) {
    let mut file = Vec::new();
    let head = transfer::export(&mut database.open(), &mut file, |_, _| {}).unwrap();
    (file, head)
}

fn import(database: &TestDatabase, file: &[u8]) -> Result<Head, TransferError> {
    transfer::import(&mut database.migrated(), file, |_, _| {})
}

fn a_copy_has_the_same_checkpoint_and_remembers_requests(source: &TestDatabase) {
    filled(source);
    let (file, head) = exported(source);
    let target = TestDatabase::sqlite();

    assert_eq!(import(&target, &file).unwrap(), head);

    assert_eq!(verified(&target), head);
    assert_eq!(exported(&target).0, file);
    let all = |database: &TestDatabase| stored::entries_after(&mut database.open(), at(0), 100);
    assert_eq!(all(&target).unwrap(), all(source).unwrap());
    let ledger = open(&target);
    let again = record(&ledger, [accession(0)], Some(request("k", "a")));
    let other = record(&ledger, [accession(9)], Some(request("batch", "other")));
    assert_eq!(positions(&again), [2]);
    assert!(matches!(other, Err(RecordError::KeyReused)));
}

#[test]
fn from_sqlite_to_postgres_and_back_the_checkpoint_stays() {
    on_postgres(|postgres| {
        let (sqlite, back) = (TestDatabase::sqlite(), TestDatabase::sqlite());
        open(&sqlite).seed().unwrap();
        let (file, head) = exported(&sqlite);

        assert_eq!(import(postgres, &file).unwrap(), head);
        assert_eq!(import(&back, &exported(postgres).0).unwrap(), head);

        assert_eq!(verified(postgres), head);
        assert_eq!(exported(&back).0, file);
        let ledger = open(postgres);
        assert_eq!(ledger.published().register.head(), head);
        assert_eq!(ledger.seed().unwrap(), 0);
    });
}

fn a_ledger_that_is_not_empty_takes_no_file(database: &TestDatabase) {
    filled(database);
    let (file, head) = exported(database);

    let refused = import(database, &file);

    assert!(
        matches!(refused, Err(TransferError::NotEmpty(position)) if position == at(6)),
        "{refused:?}"
    );
    assert_eq!(verified(database), head);
}

/// The file of a small ledger, in lines.
fn lines() -> Vec<String> {
    let source = TestDatabase::sqlite();
    filled(&source);
    let text = String::from_utf8(exported(&source).0).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn enters_nothing(database: &TestDatabase, file: &str, why: &str) {
    let refused = import(database, file.as_bytes());

    assert!(refused.is_err(), "{why}");
    assert_eq!(verified(database), Head::default(), "{why}");
}

fn a_file_that_was_cut_short_enters_nothing(database: &TestDatabase) {
    let lines = lines();

    enters_nothing(database, "", "an empty file");
    for kept in 1..lines.len() {
        let file = lines[..kept].join("\n");
        enters_nothing(database, &file, &format!("{kept} lines of {}", lines.len()));
    }
    let whole = lines.join("\n");
    enters_nothing(
        database,
        &whole[..whole.len() - 5],
        "cut within the last line",
    );
    assert!(import(database, whole.as_bytes()).is_ok());
}

fn a_file_that_was_changed_enters_nothing(database: &TestDatabase) {
    let lines = lines();
    let with = |at: usize, from: &str, to: &str| {
        let mut changed = lines.clone();
        assert!(changed[at].contains(from), "{} has no {from}", changed[at]);
        changed[at] = changed[at].replacen(from, to, 1);
        changed.join("\n")
    };
    let mut swapped = lines.clone();
    swapped.swap(2, 3);
    let mut doubled = lines.clone();
    doubled.insert(2, lines[2].clone());
    let mut longer = lines.clone();
    longer.push(lines[6].clone());
    let last = lines.len() - 1;

    for (why, file) in [
        ("another date", with(3, "2026-03-02", "2026-03-03")),
        ("another hash", with(3, "\"hash\":\"", "\"hash\":\"0")),
        ("an unknown field", with(3, "{", "{\"colour\":1,")),
        (
            "another position",
            with(3, "\"position\":3", "\"position\":4"),
        ),
        ("fewer entries", with(0, "\"entries\":6", "\"entries\":5")),
        ("more entries", with(0, "\"entries\":6", "\"entries\":7")),
        (
            "another format",
            with(0, "signatory-ledger/1", "signatory-ledger/2"),
        ),
        (
            "another checkpoint",
            with(last, "\"hash\":\"", "\"hash\":\"0"),
        ),
        (
            "another end",
            with(last, "\"position\":6", "\"position\":5"),
        ),
        ("two lines swapped", swapped.join("\n")),
        ("a line twice", doubled.join("\n")),
        ("a line after the end", longer.join("\n")),
        (
            "a request of a negative size",
            with(2, "\\\"size\\\":1", "\\\"size\\\":-1"),
        ),
    ] {
        enters_nothing(database, &file, why);
    }
}

fn an_empty_ledger_can_be_carried_over(database: &TestDatabase) {
    database.migrated();
    let (file, head) = exported(database);

    assert_eq!(head, Head::default());
    assert_eq!(import(&TestDatabase::sqlite(), &file).unwrap(), head);
}

fn a_service_that_runs_publishes_what_was_imported_beside_it(database: &TestDatabase) {
    let source = TestDatabase::sqlite();
    filled(&source);
    let ledger = open(database);

    let head = import(database, &exported(&source).0).unwrap();

    let next = record(&ledger, [accession(9)], None);
    assert_eq!(positions(&next), [head.position.0 + 1]);
    assert_eq!(verified(database).position.0, head.position.0 + 1);
}

//! What the audit trail says of a request that records is committed with what the request recorded, or not at all.

use diesel::RunQueryDsl as _;
use signatory::audit::transfer;
use signatory::domain::ids::Position;
use signatory::ledger::note::Note;
use signatory::ledger::proposal::{Outcome, RecordActs, RecordError};
use signatory::store::audit::entry::{Noted, NotedRequest};
use signatory::store::audit::noting::Draft;
use signatory::store::audit::person::Person;
use signatory::store::audit::{self as stored, Selection, StoredAudit};

use crate::support::database::{TestDatabase, both};
use crate::support::ledger::{
    accession, at, block_on, irregular, noon, proposal, request, verified, with_small_treaty,
};

both!(
    what_is_recorded_is_noted_with_it,
    what_cannot_be_noted_is_not_recorded,
    a_refused_request_and_a_repeated_one_are_left_to_whoever_asked,
);

/// A note of a request whose token has this subject.
fn note(subject: &str) -> Note {
    Note::of(Draft {
        at: noon(),
        noted: Noted::Request(Box::new(NotedRequest {
            method: "POST".into(),
            path: "/v1/treaties/small/actions".into(),
            status: Some(201),
            ..NotedRequest::default()
        })),
        person: Person {
            subject: Some(subject.into()),
            ..Person::default()
        },
    })
}

fn noted(acts: RecordActs, note: &Note) -> RecordActs {
    RecordActs {
        note: Some(note.clone()),
        ..acts
    }
}

/// What the trail has, as far as it verifies.
fn trail(database: &TestDatabase) -> Vec<StoredAudit> {
    let mut connection = database.open();
    transfer::verify(&mut connection, None, |_, _| {}).unwrap();
    let all = (Position::ZERO, Position(1000));
    stored::select(&mut connection, &Selection::default(), all, 1000).unwrap()
}

fn recorded(entry: &StoredAudit) -> Option<(u64, u64)> {
    entry.entry().unwrap().noted.request().unwrap().recorded
}

fn what_is_recorded_is_noted_with_it(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let (first, second) = (note("first"), note("second"));

    block_on(async {
        let one = ledger.record(noted(proposal([accession(0)], None), &first));
        let three = ledger.record(noted(proposal((1..4).map(accession), None), &second));
        let (one, three) = tokio::join!(one, three);
        one.unwrap();
        three.unwrap();
    });

    assert!(first.is_committed() && second.is_committed());
    let trail = trail(database);
    let recorded: Vec<_> = trail.iter().map(recorded).collect();
    assert_eq!(recorded, [Some((2, 1)), Some((3, 3))]);
}

fn what_cannot_be_noted_is_not_recorded(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let before = verified(database);
    let note = note("somebody");
    diesel::sql_query("DROP TABLE audit_person")
        .execute(&mut database.open())
        .unwrap();

    let outcome = block_on(ledger.record(noted(proposal([accession(0)], None), &note)));

    assert!(
        matches!(outcome, Err(RecordError::NotRecorded(_))),
        "{outcome:?}"
    );
    assert!(!note.is_committed());
    assert_eq!(verified(database), before);
}

fn a_refused_request_and_a_repeated_one_are_left_to_whoever_asked(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let (kept, again, refused) = (note("kept"), note("again"), note("refused"));
    let record =
        |acts: RecordActs, note: &Note| -> Outcome { block_on(ledger.record(noted(acts, note))) };
    let asked = || proposal([accession(0)], Some(request("key", "asked")));

    record(asked(), &kept).unwrap();
    let repeated = record(asked(), &again).unwrap();
    let irregular = record(proposal([irregular(1)], None), &refused);

    assert!(repeated.repeated);
    assert!(matches!(irregular, Err(RecordError::Refused { .. })));
    assert!(kept.is_committed() && !again.is_committed() && !refused.is_committed());
    assert_eq!(trail(database).len(), 1);
    assert_eq!(verified(database).position, at(2));
}

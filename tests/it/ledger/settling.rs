//! A submission is settled in the transaction of its action: both or neither, and once.

use signatory::domain::action::ActionKind;
use signatory::domain::person::{Actor, Person};
use signatory::domain::submission::{Content, Deed, Examination, Status, Submission, SubmissionId};
use signatory::ledger::Ledger;
use signatory::ledger::proposal::{Outcome, RecordActs, RecordError};
use signatory::ledger::settlement::Settlement;
use signatory::ledger::submissions::{Alteration, NewSubmission, SubmissionError};
use signatory::store::ledger as stored;
use signatory::store::submissions as kept;

use crate::support::database::{TestDatabase, both};
use crate::support::ledger::{
    accession, at, block_on, irregular, proposal, published_position, request, small, verified,
    with_small_treaty,
};

both!(
    a_recording_settles_its_submission,
    of_many_in_one_group_for_one_submission_exactly_one_wins,
    a_refused_act_leaves_its_submission_open,
    a_stale_or_closed_submission_takes_no_position,
    a_failure_to_settle_takes_the_action_back,
    a_repeated_request_is_answered_again_though_its_submission_is_closed,
    a_change_and_a_recording_at_once_never_both_win,
);

fn officer() -> Actor {
    Actor {
        person: Person {
            issuer: "issuer".into(),
            subject: "officer".into(),
        },
        participant: None,
    }
}

fn content() -> Content {
    Content {
        kind: ActionKind::Accession,
        title_received: "Instrument of accession".into(),
        dated_on: None,
        issued_at: None,
        signatory: None,
        capacity: None,
        ad_interim: false,
        full_powers: None,
        succession_on: None,
        predecessor: None,
        statements: Vec::new(),
        note: None,
    }
}

fn alter(
    ledger: &Ledger,
    submission: &Submission,
    deed: Deed,
) -> Result<Submission, SubmissionError> {
    block_on(ledger.alter(Alteration {
        treaty: small(),
        id: submission.id.clone(),
        version: submission.version,
        deed,
        note: None,
        by: officer(),
    }))
}

/// A submission of the nth State that is under examination.
fn examined(ledger: &Ledger, n: usize) -> Submission {
    let new = NewSubmission {
        treaty: small(),
        participant: accession(n).participant,
        content: content(),
        lodge: true,
        by: officer(),
        request: None,
    };
    let (lodged, _) = block_on(ledger.submit(new)).unwrap();
    alter(ledger, &lodged, Deed::TakeUp).unwrap()
}

fn settling(submission: &Submission, n: usize) -> RecordActs {
    RecordActs {
        settles: Some(Settlement::Submission {
            id: submission.id.clone(),
            version: submission.version,
            by: officer(),
            note: None,
        }),
        ..proposal([accession(n)], None)
    }
}

fn now(database: &TestDatabase, id: &SubmissionId) -> Submission {
    kept::find(&mut database.open(), id).unwrap().unwrap()
}

fn told(database: &TestDatabase) -> Vec<String> {
    use diesel::RunQueryDsl as _;
    #[derive(diesel::QueryableByName)]
    struct Told {
        #[diesel(sql_type = diesel::sql_types::Text)]
        kind: String,
    }
    let rows: Vec<Told> = diesel::sql_query("SELECT kind FROM outbox ORDER BY sequence")
        .load(&mut database.open())
        .unwrap();
    rows.into_iter().map(|row| row.kind).collect()
}

fn a_recording_settles_its_submission(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let submission = examined(&ledger, 0);

    let entered = block_on(ledger.record(settling(&submission, 0))).unwrap();

    let after = now(database, &submission.id);
    assert_eq!(after.status, Status::Recorded);
    assert_eq!(after.version, submission.version + 1);
    assert_eq!(after.action, Some(entered.entries[0].entry.position));
    let events = kept::events_after(&mut database.open(), &submission.id, 0, 10).unwrap();
    let kinds: Vec<&str> = events.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(
        kinds,
        ["created", "lodged", "under_examination", "recorded"]
    );
    assert_eq!(
        told(database),
        [
            "submission.lodged",
            "submission.under_examination",
            "submission.recorded"
        ]
    );
    assert_eq!(verified(database).position, at(2));
}

fn of_many_in_one_group_for_one_submission_exactly_one_wins(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let submission = examined(&ledger, 0);
    let mut lock = database.open();
    lock.begin().unwrap();
    stored::lock_head(&mut lock).unwrap();

    // While the head is locked they gather behind another, and share one transaction.
    let mut waiting = vec![Box::pin(ledger.record(proposal([accession(9)], None)))];
    waiting.extend((0..3).map(|n| Box::pin(ledger.record(settling(&submission, n)))));
    let outcomes: Vec<Outcome> = block_on(async {
        for one in &mut waiting {
            assert!(futures_util::poll!(one.as_mut()).is_pending());
        }
        lock.roll_back().unwrap();
        let mut outcomes = Vec::new();
        for one in waiting {
            outcomes.push(one.await);
        }
        outcomes
    });

    let won = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    let stale = outcomes
        .iter()
        .filter(|outcome| matches!(outcome, Err(RecordError::Stale { .. })))
        .count();
    assert_eq!((won, stale), (2, 2), "{outcomes:?}");
    assert_eq!(published_position(&ledger), 3);
    assert_eq!(now(database, &submission.id).status, Status::Recorded);
}

fn a_refused_act_leaves_its_submission_open(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let submission = examined(&ledger, 0);
    let refused = RecordActs {
        acts: vec![irregular(0)],
        ..settling(&submission, 0)
    };

    let outcome = block_on(ledger.record(refused));

    assert!(
        matches!(outcome, Err(RecordError::Refused { .. })),
        "{outcome:?}"
    );
    assert_eq!(now(database, &submission.id), submission);
    block_on(ledger.record(settling(&submission, 0))).unwrap();
}

fn a_stale_or_closed_submission_takes_no_position(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let submission = examined(&ledger, 0);
    let stale = Submission {
        version: submission.version - 1,
        ..submission.clone()
    };
    let outcome = block_on(ledger.record(settling(&stale, 0)));
    assert!(
        matches!(
            outcome,
            Err(RecordError::Stale {
                expected: 2,
                found: 3
            })
        ),
        "{outcome:?}"
    );

    let withdrawn = alter(&ledger, &submission, Deed::Withdraw).unwrap();
    let outcome = block_on(ledger.record(settling(&withdrawn, 0)));
    assert!(
        matches!(outcome, Err(RecordError::NotOpen("withdrawn"))),
        "{outcome:?}"
    );

    let unknown = Submission {
        id: SubmissionId::parse("019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b42").unwrap(),
        ..submission
    };
    let outcome = block_on(ledger.record(settling(&unknown, 0)));
    assert!(
        matches!(outcome, Err(RecordError::NotRecorded(_))),
        "{outcome:?}"
    );
    assert_eq!(verified(database).position, at(1));
}

fn a_failure_to_settle_takes_the_action_back(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let submission = examined(&ledger, 0);
    // The history cannot take the event: its version is there already.
    let id = &submission.id;
    let taken = format!(
        "INSERT INTO submission_event (submission, version, kind, at, by_issuer, by_subject, content)
         VALUES ('{id}', 4, 'recorded', '2026-11-21 12:00:00', 'x', 'x', '{{}}')"
    );
    database.batch(&taken, &taken).unwrap();

    let outcome = block_on(ledger.record(settling(&submission, 0)));

    assert!(
        matches!(outcome, Err(RecordError::NotRecorded(_))),
        "{outcome:?}"
    );
    assert_eq!(verified(database).position, at(1));
    assert_eq!(published_position(&ledger), 1);
    assert_eq!(now(database, id), submission);
    block_on(ledger.record(proposal([accession(0)], None))).unwrap();
}

fn a_repeated_request_is_answered_again_though_its_submission_is_closed(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let submission = examined(&ledger, 0);
    let asked = RecordActs {
        request: Some(request("key", "asked")),
        ..settling(&submission, 0)
    };

    let first = block_on(ledger.record(asked.clone())).unwrap();
    let second = block_on(ledger.record(asked)).unwrap();

    assert!(second.repeated && !first.repeated);
    assert_eq!(
        second.entries[0].entry.position,
        first.entries[0].entry.position
    );
    assert_eq!(verified(database).position, at(2));
}

fn a_change_and_a_recording_at_once_never_both_win(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    for n in 0..8 {
        let submission = examined(&ledger, n);
        let (recorded, changed) = std::thread::scope(|scope| {
            let recording = scope.spawn(|| block_on(ledger.record(settling(&submission, n))));
            let changing = scope.spawn(|| alter(&ledger, &submission, examination()));
            (recording.join().unwrap(), changing.join().unwrap())
        });

        assert_ne!(
            recorded.is_ok(),
            changed.is_ok(),
            "{recorded:?} {changed:?}"
        );
        let after = now(database, &submission.id);
        assert_eq!(after.version, submission.version + 1);
        assert_eq!(after.action.is_some(), recorded.is_ok());
    }
}

fn examination() -> Deed {
    Deed::Examine(Examination {
        kind: ActionKind::Accession,
        date: None,
        received_on: None,
        received_electronically_on: None,
        place: None,
        source: None,
        note: None,
        override_reason: None,
        statements: None,
        findings: std::collections::BTreeMap::new(),
        prepared_by: officer().person,
    })
}

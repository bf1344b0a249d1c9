//! Submissions as they are kept: what comes back is what was put in, and their history is never changed.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use signatory::domain::action::ActionKind;
use signatory::domain::ids::TreatyId;
use signatory::domain::particulars::Capacity;
use signatory::domain::person::{Actor, Person};
use signatory::domain::place::Place;
use signatory::domain::statement::{Provision, Statement, StatementKind};
use signatory::domain::submission::{
    Content, Deed, Examination, Finding, Item, ReturnReason, Returned, Status, Step, Submission,
    SubmissionId, Verdict,
};
use signatory::store::chain::Hash;
use signatory::store::connection::Database;
use signatory::store::submissions::{
    MadeBy, Occurrence, Said, Wanted, events_after, find, insert, is_taken, lock, made_by, page,
    save,
};

use crate::support::database::{TestDatabase, both};
use crate::support::domain::{code, date};

both!(
    what_is_kept_comes_back_as_it_was,
    the_history_is_never_changed,
    a_page_holds_what_was_wanted_in_the_order_of_making,
    a_key_makes_one_submission,
    nothing_is_recorded_without_an_action_nor_the_reverse,
);

fn noon() -> DateTime<Utc> {
    "2026-11-21T12:00:00.000001Z".parse().unwrap()
}

fn kenya() -> Actor {
    Actor {
        person: Person {
            issuer: "issuer".into(),
            subject: "ministry".into(),
        },
        participant: Some(code("KEN")),
    }
}

fn draft(number: u32, participant: &str) -> Submission {
    let mut reservation = Statement::new(StatementKind::Reservation);
    reservation.provisions = vec![Provision::parse("63(3)").unwrap()];
    reservation.text = Some("« not bound »".into());
    Submission {
        id: SubmissionId::parse(&format!("00000000-0000-7000-8000-{number:012}")).unwrap(),
        treaty: TreatyId::parse("small").unwrap(),
        participant: code(participant),
        status: Status::Draft,
        version: 1,
        on_paper: Some(kenya().person),
        content: Content {
            kind: ActionKind::Succession,
            title_received: "Notification".into(),
            dated_on: Some(date("2026-11-16")),
            issued_at: Some(Place::new("Nairobi")),
            signatory: Some("the Minister".into()),
            capacity: Some(Capacity::MinisterForForeignAffairs),
            ad_interim: true,
            full_powers: Some(false),
            succession_on: Some(date("1963-12-12")),
            predecessor: Some(code("GBR")),
            statements: vec![reservation],
            note: Some("two\nlines".into()),
        },
        examination: None,
        returned: None,
        action: None,
        created_at: noon(),
        changed_at: noon(),
    }
}

fn examination() -> Examination {
    let finding = |verdict| Finding {
        verdict,
        note: Some("seen".into()),
    };
    Examination {
        kind: ActionKind::Accession,
        date: Some(date("2026-11-19")),
        received_on: Some(date("2026-11-20")),
        received_electronically_on: Some(date("2026-11-19")),
        place: Some(Place::new("New York")),
        source: Some("the file".into()),
        note: Some("as received".into()),
        override_reason: Some("decided".into()),
        statements: Some(vec![Statement::new(StatementKind::Declaration)]),
        findings: BTreeMap::from([
            (Item::Unconditional, finding(Verdict::NotMet)),
            (Item::TreatyNamed, finding(Verdict::Met)),
            (Item::CompetenceDeclared, finding(Verdict::NotApplicable)),
        ]),
        prepared_by: kenya().person,
    }
}

fn occurrence(step: Option<Step>) -> Occurrence {
    Occurrence {
        step,
        at: noon(),
        by: kenya(),
        said: Said::default(),
    }
}

fn add(db: &mut Database, submission: &Submission) {
    insert(db, submission, None, &occurrence(None)).unwrap();
}

fn what_is_kept_comes_back_as_it_was(database: &TestDatabase) {
    let mut db = database.migrated();
    let mut submission = draft(1, "KEN");
    add(&mut db, &submission);
    assert_eq!(
        find(&mut db, &submission.id).unwrap(),
        Some(submission.clone())
    );

    let returned = Returned {
        reasons: vec![ReturnReason::Conditional, ReturnReason::Other],
        text: Some("see the letter".into()),
    };
    let deeds = [
        Deed::Lodge,
        Deed::TakeUp,
        Deed::Examine(examination()),
        Deed::Return(returned.clone()),
    ];
    for deed in deeds {
        submission = submission.after(&deed, noon()).unwrap();
        let said = Said {
            reasons: returned.reasons.clone(),
            text: returned.text.clone(),
        };
        let occurrence = Occurrence {
            said,
            ..occurrence(Some(deed.step()))
        };
        save(&mut db, &submission, &occurrence).unwrap();
        assert_eq!(
            find(&mut db, &submission.id).unwrap(),
            Some(submission.clone())
        );
    }
    let held = lock(&mut db, &submission.id).unwrap().unwrap();
    assert_eq!((held.status, held.version), (Status::Returned, 5));
    let events = events_after(&mut db, &submission.id, 1, 10).unwrap();
    let versions: Vec<u64> = events.iter().map(|event| event.version).collect();
    assert_eq!(versions, [2, 3, 4, 5]);
    assert_eq!(events[3].said.reasons, returned.reasons);
    assert_eq!(events[3].by, kenya());
    assert_eq!(events[3].at, noon());
    assert_eq!(find(&mut db, &draft(2, "KEN").id).unwrap(), None);
    assert_eq!(lock(&mut db, &draft(2, "KEN").id).unwrap(), None);
}

fn the_history_is_never_changed(database: &TestDatabase) {
    let mut db = database.migrated();
    add(&mut db, &draft(1, "KEN"));

    for statement in [
        "UPDATE submission_event SET kind = 'x'",
        "DELETE FROM submission_event",
    ] {
        let refused = database.batch(statement, statement).unwrap_err();
        assert!(refused.to_string().contains("never"), "{refused}");
    }
}

fn a_page_holds_what_was_wanted_in_the_order_of_making(database: &TestDatabase) {
    let mut db = database.migrated();
    for (number, participant) in [(3, "KEN"), (1, "JPN"), (2, "KEN"), (4, "KEN")] {
        add(&mut db, &draft(number, participant));
    }
    let lodged = draft(4, "KEN").after(&Deed::Lodge, noon()).unwrap();
    save(&mut db, &lodged, &occurrence(Some(Step::Lodge))).unwrap();
    let mut numbers =
        |participant: Option<&str>, statuses: &[Status], after: Option<u32>, limit| {
            let wanted = Wanted {
                treaty: TreatyId::parse("small").unwrap(),
                participant: participant.map(code),
                statuses: statuses.to_vec(),
                after: after.map(|number| draft(number, "KEN").id),
                limit,
            };
            let found = page(&mut db, &wanted).unwrap();
            let last = |one: &Submission| one.id.as_str().chars().last().unwrap();
            found.iter().map(last).collect::<String>()
        };

    assert_eq!(numbers(None, &Status::ALL, None, 10), "1234");
    assert_eq!(numbers(Some("KEN"), &Status::ALL, None, 10), "234");
    assert_eq!(numbers(None, &[Status::Lodged], None, 10), "4");
    assert_eq!(numbers(Some("KEN"), &[Status::Draft], Some(2), 10), "3");
    assert_eq!(numbers(None, &Status::ALL, Some(1), 2), "23");
    assert_eq!(numbers(None, &[], None, 10), "");
}

fn a_key_makes_one_submission(database: &TestDatabase) {
    let mut db = database.migrated();
    let by = MadeBy {
        key: Hash::of(b"key"),
        fingerprint: Hash::of(b"asked"),
    };

    insert(&mut db, &draft(1, "KEN"), Some(by), &occurrence(None)).unwrap();
    let again = insert(&mut db, &draft(2, "KEN"), Some(by), &occurrence(None)).unwrap_err();

    assert!(is_taken(&again), "{again}");
    let found = made_by(&mut db, by.key).unwrap();
    assert_eq!(found, Some((draft(1, "KEN").id, Some(by.fingerprint))));
    assert_eq!(made_by(&mut db, Hash::of(b"other")).unwrap(), None);
}

fn nothing_is_recorded_without_an_action_nor_the_reverse(database: &TestDatabase) {
    let mut db = database.migrated();
    add(&mut db, &draft(1, "KEN"));

    for statement in [
        "UPDATE submission SET status = 'recorded'",
        "UPDATE submission SET action = 1",
        "UPDATE submission SET status = 'recorded', action = 1",
    ] {
        database.batch(statement, statement).unwrap_err();
    }
}

//! The states of a submission and what leads from one to another, as a table, and what holds on every path.

use chrono::{DateTime, Utc};
use proptest::prelude::*;
use signatory::domain::action::ActionKind;
use signatory::domain::ids::TreatyId;
use signatory::domain::person::{Actor, Person};
use signatory::domain::submission::{
    Content, Deed, Examination, ReturnReason, Returned, Status, Step, Submission, SubmissionId,
};

use crate::support::domain::code;

/// Where each step leads from each status: `.` nowhere.
const TABLE: [(Status, [&str; 7]); 6] = [
    // change, lodge, take up, examine, return, record, withdraw
    (
        Status::Draft,
        ["draft", "lodged", ".", ".", ".", ".", "withdrawn"],
    ),
    (
        Status::Lodged,
        [".", ".", "under_examination", ".", ".", ".", "withdrawn"],
    ),
    (
        Status::UnderExamination,
        [
            ".",
            ".",
            ".",
            "under_examination",
            "returned",
            "recorded",
            "withdrawn",
        ],
    ),
    (
        Status::Returned,
        ["returned", "lodged", ".", ".", ".", ".", "withdrawn"],
    ),
    (Status::Recorded, ["."; 7]),
    (Status::Withdrawn, ["."; 7]),
];

#[test]
fn each_step_leads_where_the_table_says_and_nowhere_else() {
    for (from, leads) in TABLE {
        for (step, to) in Step::ALL.into_iter().zip(leads) {
            let found = from.after(step).map_or(".", Status::as_str);
            assert_eq!(found, to, "{from:?} {step:?}");
        }
    }
    assert_eq!(TABLE.map(|(status, _)| status), Status::ALL);
}

#[test]
fn names_are_read_as_they_are_written() {
    for status in Status::ALL {
        assert_eq!(Status::parse(status.as_str()), Some(status));
    }
    for reason in ReturnReason::ALL {
        assert_eq!(ReturnReason::parse(reason.as_str()), Some(reason));
    }
    assert_eq!(Status::parse("open"), None);
}

#[test]
fn an_id_is_read_in_its_usual_form_only() {
    let good = "019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b42";
    assert_eq!(SubmissionId::parse(good).unwrap().to_string(), good);
    for wrong in [
        "",
        "1",
        "019AA5A4-6f7e-7d10-8c7b-5d1f0e3a9b42",
        "019aa5a46f7e7d108c7b5d1f0e3a9b42",
        "019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b4g",
        "019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b42 ",
        "019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b4-2",
    ] {
        assert_eq!(SubmissionId::parse(wrong), None, "{wrong}");
    }
}

fn noon() -> DateTime<Utc> {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

fn person(subject: &str) -> Person {
    Person {
        issuer: "issuer".into(),
        subject: subject.into(),
    }
}

fn content(title: &str) -> Content {
    Content {
        kind: ActionKind::Accession,
        title_received: title.into(),
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

fn draft() -> Submission {
    Submission {
        id: SubmissionId::parse("019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b42").unwrap(),
        treaty: TreatyId::parse("small").unwrap(),
        participant: code("KEN"),
        status: Status::Draft,
        version: 1,
        on_paper: None,
        content: content("first"),
        examination: None,
        returned: None,
        action: None,
        created_at: noon(),
        changed_at: noon(),
    }
}

fn deed(number: usize) -> Deed {
    match number {
        0 => Deed::Change(content("changed")),
        1 => Deed::Lodge,
        2 => Deed::TakeUp,
        3 => Deed::Examine(Examination {
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
            prepared_by: person("officer"),
        }),
        4 => Deed::Return(Returned {
            reasons: vec![ReturnReason::Conditional],
            text: None,
        }),
        _ => Deed::Withdraw,
    }
}

proptest! {
    #[test]
    fn the_version_counts_what_happened_and_nothing_follows_the_end(deeds in prop::collection::vec(0_usize..6, 0..40)) {
        let mut submission = draft();
        let mut happened = 1;
        for deed in deeds.into_iter().map(deed) {
            let before = submission.clone();
            if let Some(after) = before.after(&deed, noon()) {
                happened += 1;
                prop_assert!(!matches!(before.status, Status::Recorded | Status::Withdrawn));
                prop_assert_eq!(after.content != before.content, deed.step() == Step::Change && before.content.title_received == "first");
                submission = after;
            }
            prop_assert_eq!(submission.version, happened);
            // No deed records: that is the ledger's, with an action.
            prop_assert!(submission.status != Status::Recorded && submission.action.is_none());
            let found = submission.examination.is_some() || submission.returned.is_some();
            prop_assert!(!(found && matches!(submission.status, Status::Draft | Status::Lodged)));
        }
    }
}

#[test]
fn what_was_found_of_earlier_papers_is_not_said_of_later_ones() {
    let mut submission = draft();
    for number in [1, 2, 3, 4, 0, 1] {
        submission = submission.after(&deed(number), noon()).unwrap();
    }

    assert_eq!((submission.examination, submission.returned), (None, None));
}

#[test]
fn each_side_has_its_steps() {
    let officer = Actor {
        person: person("officer"),
        participant: None,
    };
    let kenya = Actor {
        person: person("ministry"),
        participant: Some(code("KEN")),
    };
    let (made, paper) = (
        draft(),
        Submission {
            on_paper: Some(person("officer")),
            ..draft()
        },
    );

    for step in Step::ALL {
        let examines = matches!(
            step,
            Step::TakeUp | Step::Examine | Step::Return | Step::Record
        );
        assert_eq!(made.is_for(&officer, step), examines, "{step:?}");
        assert_eq!(made.is_for(&kenya, step), !examines, "{step:?}");
        assert!(paper.is_for(&officer, step), "{step:?}");
    }
    let japan = Actor {
        participant: Some(code("JPN")),
        ..kenya.clone()
    };
    assert!(
        made.is_visible_to(&kenya) && made.is_visible_to(&officer) && !made.is_visible_to(&japan)
    );
}

//! What a participant has not yet told the depositary: a reminder, and never a bar.

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::Status;
use signatory::domain::decide::decide;
use signatory::domain::history::History;
use signatory::domain::statement::{
    Asked, Designated, Pending, Provision, Statement, StatementId, StatementKind, pending,
};
use signatory::domain::treaty::{NotificationMoment, Treaty};

use crate::support::domain::{
    act, assess, code, date, directory, hanoi, history, ratified, standing,
};

fn of(history: &History, participant: &str, as_of: &str) -> Vec<Pending> {
    let participant = directory().resolve(&code(participant)).unwrap();
    pending(history, directory(), &participant, date(as_of))
}

/// What is to be designated still.
fn designations(history: &History, participant: &str, as_of: &str) -> Vec<Designated> {
    of(history, participant, as_of)
        .into_iter()
        .filter_map(|pending| match pending.asked {
            Asked::Designation { designates, .. } => Some(designates),
            Asked::CompetenceDeclaration => None,
        })
        .collect()
}

fn lacks_competence(history: &History, participant: &str, as_of: &str) -> bool {
    of(history, participant, as_of)
        .iter()
        .any(|pending| pending.asked == Asked::CompetenceDeclaration)
}

fn designation(what: Designated) -> Statement {
    Statement {
        designates: Some(what),
        ..Statement::new(StatementKind::Designation)
    }
}

fn notification(provision: &str) -> Statement {
    Statement {
        provisions: vec![Provision::parse(provision).unwrap()],
        ..Statement::new(StatementKind::Notification)
    }
}

fn with(mut act: Act, statements: impl IntoIterator<Item = Statement>) -> Act {
    act.particulars.statements.extend(statements);
    act
}

fn said(on: &str, statement: Statement) -> Act {
    with(act("VNM", ActionKind::Communication, on), [statement])
}

/// Viet Nam signs and ratifies, and then this.
fn after_ratification(later: impl IntoIterator<Item = Act>) -> History {
    let acts = ratified("VNM", "2026-03-01").into_iter().chain(later);
    history(hanoi(), acts)
}

#[test]
fn an_instrument_without_any_designation_is_on_deposit_and_counts() {
    let signed = history(hanoi(), [act("VNM", ActionKind::Signature, "2025-10-25")]);
    let now = "2026-03-01T15:00:00Z".parse().unwrap();
    let ratification = act("VNM", ActionKind::Ratification, "2026-03-01");
    let decided = decide(&signed, directory(), ratification.clone(), now);
    let history = after_ratification([]);
    let assessment = assess(&history, "2026-03-01");

    assert_eq!(decided, Ok(ratification));
    assert_eq!(
        standing(&assessment, "VNM").status,
        Status::ContractingState
    );
    assert_eq!(assessment.counted(), 1);
    assert_eq!(
        designations(&history, "VNM", "2026-03-01"),
        [
            Designated::ExtraditionBasis,
            Designated::ExtraditionAuthority,
            Designated::CentralAuthority,
            Designated::Languages,
            Designated::PointOfContact,
            Designated::Legislation,
            Designated::PreventiveAuthority,
        ]
    );
    let first = of(&history, "VNM", "2026-12-01").remove(0);
    assert_eq!(first.since, date("2026-03-01"));
    assert_eq!(first.action.to_string(), "2");
    assert_eq!(first.article.as_deref(), Some("37"));
    assert_eq!(first.provenance.verified, Some(false));
}

#[test]
fn nothing_is_pending_of_one_that_has_no_instrument() {
    let history = after_ratification([]);

    assert_eq!(of(&history, "VNM", "2026-02-28"), []);
    assert_eq!(of(&history, "KEN", "2026-12-01"), []);
}

#[test]
fn what_is_designated_with_the_instrument_is_not_pending() {
    let [signature, ratification] = ratified("VNM", "2026-03-01");
    let ratification = with(
        ratification,
        [
            designation(Designated::CentralAuthority),
            designation(Designated::PointOfContact),
        ],
    );
    let history = history(hanoi(), [signature, ratification]);

    assert_eq!(
        designations(&history, "VNM", "2026-03-01"),
        [
            Designated::ExtraditionBasis,
            Designated::ExtraditionAuthority,
            Designated::Languages,
            Designated::Legislation,
            Designated::PreventiveAuthority,
        ]
    );
}

#[test]
fn what_was_designated_when_signing_is_not_asked_for_again() {
    let [signature, ratification] = ratified("VNM", "2026-03-01");
    let signature = with(signature, [designation(Designated::CentralAuthority)]);
    let history = history(hanoi(), [signature, ratification]);

    assert!(!designations(&history, "VNM", "2026-03-01").contains(&Designated::CentralAuthority));
}

#[test]
fn a_designation_is_pending_until_a_communication_makes_it_and_again_once_it_is_withdrawn() {
    let withdrawal = Statement {
        concerns: StatementId::parse("3.1"),
        ..Statement::new(StatementKind::Withdrawal)
    };
    let history = after_ratification([
        said("2026-06-01", designation(Designated::CentralAuthority)),
        said("2026-09-01", withdrawal),
    ]);

    for (as_of, is_pending) in [
        ("2026-03-01", true),
        ("2026-05-31", true),
        ("2026-06-01", false),
        ("2026-08-31", false),
        ("2026-09-01", true),
    ] {
        let pending = designations(&history, "VNM", as_of);
        assert_eq!(
            pending.contains(&Designated::CentralAuthority),
            is_pending,
            "{as_of}"
        );
        // The one that was said nothing about stays.
        assert!(pending.contains(&Designated::PointOfContact), "{as_of}");
    }
}

#[test]
fn another_participants_designation_is_its_own() {
    let theirs = with(
        act("AZE", ActionKind::Communication, "2026-06-01"),
        [designation(Designated::CentralAuthority)],
    );

    assert!(
        designations(&after_ratification([theirs]), "VNM", "2026-06-01")
            .contains(&Designated::CentralAuthority)
    );
}

#[test]
fn a_notification_answers_the_clause_whose_article_it_names_most_nearly() {
    for (provision, answered) in [
        ("40(12)", vec![Designated::CentralAuthority]),
        ("40(13)", vec![Designated::Languages]),
        (
            "37",
            vec![
                Designated::ExtraditionBasis,
                Designated::ExtraditionAuthority,
            ],
        ),
        ("50(3)", vec![Designated::Legislation]),
        ("4", vec![]),
    ] {
        let history = after_ratification([said("2026-06-01", notification(provision))]);
        let before = designations(&history, "VNM", "2026-05-31");
        let after = designations(&history, "VNM", "2026-06-01");
        let gone: Vec<Designated> = before
            .into_iter()
            .filter(|what| !after.contains(what))
            .collect();
        assert_eq!(gone, answered, "{provision}");
    }
}

#[test]
fn what_was_told_with_an_instrument_that_has_ended_does_not_serve_the_next() {
    let [signature, ratification] = ratified("VNM", "2026-03-01");
    let history = history(
        hanoi(),
        [
            signature,
            with(ratification, [designation(Designated::CentralAuthority)]),
            act("VNM", ActionKind::WithdrawalOfInstrument, "2026-05-01"),
            act("VNM", ActionKind::Ratification, "2026-08-01"),
        ],
    );

    let lacks =
        |as_of| designations(&history, "VNM", as_of).contains(&Designated::CentralAuthority);
    assert!(!lacks("2026-04-30"));
    assert_eq!(of(&history, "VNM", "2026-05-01"), []);
    assert!(lacks("2026-08-01"));
}

fn due_at_signature() -> Treaty {
    let mut treaty = hanoi();
    treaty.clauses.notifications.truncate(1);
    treaty.clauses.notifications[0].when = NotificationMoment::AtSignature;
    treaty
}

#[test]
fn what_is_due_at_signature_is_pending_from_it_and_for_one_that_accedes_from_its_instrument() {
    let history = history(
        due_at_signature(),
        [
            act("VNM", ActionKind::Signature, "2025-10-25"),
            act("KEN", ActionKind::Accession, "2026-03-01"),
            act("AZE", ActionKind::Signature, "2025-10-25"),
            act("AZE", ActionKind::WithdrawalOfSignature, "2026-01-01"),
        ],
    );

    let since = |participant, as_of| -> Vec<String> {
        let pending = of(&history, participant, as_of).into_iter();
        pending.map(|one| one.since.to_string()).collect()
    };
    assert_eq!(since("VNM", "2026-06-01"), ["2025-10-25"]);
    assert_eq!(since("KEN", "2026-06-01"), ["2026-03-01"]);
    assert_eq!(since("AZE", "2025-12-31"), ["2025-10-25"]);
    assert!(since("AZE", "2026-01-01").is_empty());
}

#[test]
fn a_clause_that_designates_nothing_is_not_followed() {
    let mut treaty = hanoi();
    for clause in &mut treaty.clauses.notifications {
        clause.designates = None;
    }
    let history = history(treaty, ratified("VNM", "2026-03-01"));

    assert_eq!(of(&history, "VNM", "2026-06-01"), []);
}

/// The European Union approves after a member State has.
fn european_union(statements: impl IntoIterator<Item = Statement>, later: Vec<Act>) -> History {
    let [signature, ratification] = ratified("FRA", "2026-03-01");
    let acts = [
        signature,
        ratification,
        act("EUE", ActionKind::Signature, "2025-10-26"),
        with(act("EUE", ActionKind::Approval, "2026-04-01"), statements),
    ];
    history(hanoi(), acts.into_iter().chain(later))
}

#[test]
fn an_organizations_instrument_without_its_competence_is_on_deposit_and_the_matter_is_raised() {
    let declared = || Statement::new(StatementKind::CompetenceDeclaration);
    let without = european_union([], vec![]);
    let later = with(
        act("EUE", ActionKind::Communication, "2026-05-01"),
        [declared()],
    );
    let later = european_union([], vec![later]);
    let within = european_union([declared()], vec![]);

    assert!(!lacks_competence(&without, "EUE", "2026-03-31"));
    assert!(lacks_competence(&without, "EUE", "2026-04-01"));
    assert!(!lacks_competence(&within, "EUE", "2026-04-01"));
    assert!(lacks_competence(&later, "EUE", "2026-04-30"));
    assert!(!lacks_competence(&later, "EUE", "2026-05-01"));
    // A State declares none.
    assert!(!lacks_competence(&without, "FRA", "2026-04-01"));
    let assessment = assess(&without, "2026-04-01");
    assert_eq!(
        standing(&assessment, "EUE").status,
        Status::ContractingState
    );
}

#[test]
fn a_document_that_says_what_is_designated_is_that_of_the_same_treaty() {
    let mut earlier = hanoi();
    for clause in &mut earlier.clauses.notifications {
        clause.designates = None;
    }

    assert!(earlier.differs_in_notifications_only(&hanoi()));
}

//! Reservations and their like: what becomes of them, and that none of them touches what counts.

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::decide::decide;
use signatory::domain::history::History;
use signatory::domain::participation::Participation;
use signatory::domain::progress::Progress;
use signatory::domain::rules::IrregularityCode;
use signatory::domain::statement::{
    Designated, Permission, Provision, Statement, StatementId, StatementKind, StatementStanding,
    StatementState, standings,
};
use signatory::domain::treaty::{
    ProhibitedReservations, Provenance, ReservationProhibition, Treaty,
};

use crate::support::domain::{
    act, assess, code, date, directory, hanoi, history, ratifications, same_day, standing, states,
};

const RESERVED: &str = "63(3)";

fn reservation(provision: &str) -> Statement {
    Statement {
        provisions: vec![Provision::parse(provision).unwrap()],
        ..Statement::new(StatementKind::Reservation)
    }
}

/// A statement about the first statement of the action at a position.
fn about(kind: StatementKind, action: u64) -> Statement {
    Statement {
        concerns: StatementId::parse(&format!("{action}.1")),
        ..Statement::new(kind)
    }
}

fn with(mut act: Act, statement: Statement) -> Act {
    act.particulars.statements.push(statement);
    act
}

fn notified(mut act: Act, on: &str) -> Act {
    act.particulars.notified_on = Some(date(on));
    act
}

fn said(participant: &str, on: &str, statement: Statement) -> Act {
    with(act(participant, ActionKind::Communication, on), statement)
}

fn signed(statement: Statement) -> Act {
    with(act("AZE", ActionKind::Signature, "2025-10-25"), statement)
}

fn ratified(on: &str) -> Act {
    act("AZE", ActionKind::Ratification, on)
}

fn of<'a>(history: &'a History, id: &str, as_of: &str) -> StatementStanding<'a> {
    let id = StatementId::parse(id).unwrap();
    standings(history, directory(), date(as_of))
        .into_iter()
        .find(|standing| standing.id == id)
        .unwrap()
}

fn state(history: &History, id: &str, as_of: &str) -> StatementState {
    of(history, id, as_of).state
}

fn after(acts: impl IntoIterator<Item = Act>) -> History {
    history(hanoi(), acts)
}

#[test]
fn a_reservation_at_signature_is_confirmed_with_the_instrument_and_dated_then() {
    let confirmed = with(
        ratified("2026-03-01"),
        about(StatementKind::Confirmation, 1),
    );
    let history = after([signed(reservation(RESERVED)), confirmed]);

    assert_eq!(
        state(&history, "1.1", "2026-02-28"),
        StatementState::AwaitsConfirmation
    );
    assert_eq!(
        state(&history, "1.1", "2026-03-01"),
        StatementState::Established {
            on: date("2026-03-01"),
            by: Permission::Treaty
        }
    );
    let standing = of(&history, "1.1", "2026-03-01");
    assert_eq!(standing.confirmed_by, StatementId::parse("2.1"));
}

#[test]
fn a_reservation_at_signature_that_is_not_confirmed_lapses() {
    let history = after([signed(reservation(RESERVED)), ratified("2026-03-01")]);

    assert_eq!(
        state(&history, "1.1", "2026-03-01"),
        StatementState::Lapsed {
            on: date("2026-03-01")
        }
    );
}

#[test]
fn a_second_instrument_confirms_anew_what_the_first_took_with_it() {
    let confirmed = |on| with(ratified(on), about(StatementKind::Confirmation, 1));
    let withdrawn = act("AZE", ActionKind::WithdrawalOfInstrument, "2026-04-01");
    let history = after([
        signed(reservation(RESERVED)),
        confirmed("2026-03-01"),
        withdrawn,
        confirmed("2026-05-01"),
    ]);

    assert_eq!(
        state(&history, "1.1", "2026-04-01"),
        StatementState::Ended {
            on: date("2026-04-01")
        }
    );
    assert_eq!(
        state(&history, "1.1", "2026-05-01"),
        StatementState::Established {
            on: date("2026-05-01"),
            by: Permission::Treaty
        }
    );
}

#[test]
fn a_reservation_goes_with_the_signature_that_is_withdrawn() {
    let withdrawal = act("AZE", ActionKind::WithdrawalOfSignature, "2026-02-01");
    let history = after([signed(reservation(RESERVED)), withdrawal]);

    assert_eq!(
        state(&history, "1.1", "2026-02-01"),
        StatementState::Lapsed {
            on: date("2026-02-01")
        }
    );
}

#[test]
fn what_the_treaty_authorizes_needs_no_acceptance() {
    let made = with(
        act("MNG", ActionKind::Accession, "2026-03-01"),
        reservation(RESERVED),
    );
    let history = after([made]);

    assert_eq!(
        state(&history, "1.1", "2026-03-01"),
        StatementState::Established {
            on: date("2026-03-01"),
            by: Permission::Treaty
        }
    );
}

#[test]
fn what_it_does_not_authorize_is_accepted_by_silence_after_twelve_months_from_notification() {
    let made = with(
        act("MNG", ActionKind::Accession, "2026-03-01"),
        reservation("7(2)"),
    );
    let unnotified = after([made.clone()]);
    let history = after([notified(made, "2026-03-10")]);

    assert_eq!(
        state(&unnotified, "1.1", "2030-01-01"),
        StatementState::OpenToObjection { until: None }
    );
    assert_eq!(
        state(&history, "1.1", "2027-03-10"),
        StatementState::OpenToObjection {
            until: Some(date("2027-03-10"))
        }
    );
    assert_eq!(
        state(&history, "1.1", "2027-03-11"),
        StatementState::Established {
            on: date("2027-03-10"),
            by: Permission::TacitAcceptance
        }
    );
}

#[test]
fn an_objection_does_not_prevent_the_acceptance_by_others() {
    let made = with(
        act("MNG", ActionKind::Accession, "2026-03-01"),
        reservation("7(2)"),
    );
    let acceptance = said("CHL", "2026-04-01", about(StatementKind::Acceptance, 1));
    let objection = said("PER", "2026-04-02", about(StatementKind::Objection, 1));
    let late_objection = said("CUB", "2027-03-11", about(StatementKind::Objection, 1));
    let history = after([
        notified(made, "2026-03-10"),
        acceptance,
        objection,
        late_objection,
    ]);

    let standing = of(&history, "1.1", "2026-04-02");

    assert_eq!(
        standing.state,
        StatementState::Established {
            on: date("2026-04-01"),
            by: Permission::ExpressAcceptance
        }
    );
    assert_eq!(standing.objections, [StatementId::parse("3.1").unwrap()]);
    assert_eq!(of(&history, "3.1", "2028-01-01").in_time, Some(true));
    assert_eq!(of(&history, "4.1", "2028-01-01").in_time, Some(false));
}

#[test]
fn one_that_consents_later_can_object_until_its_own_consent() {
    let made = with(
        act("MNG", ActionKind::Accession, "2026-03-01"),
        reservation("7(2)"),
    );
    let objection = with(
        act("CUB", ActionKind::Accession, "2028-03-11"),
        about(StatementKind::Objection, 1),
    );
    let history = after([notified(made, "2026-03-10"), objection]);

    assert_eq!(of(&history, "2.1", "2028-03-11").in_time, Some(true));
}

#[test]
fn a_late_reservation_is_defeated_by_a_single_objection() {
    let late = notified(
        said("AZE", "2027-01-01", reservation(RESERVED)),
        "2027-01-05",
    );
    let objection = said("CHL", "2028-01-05", about(StatementKind::Objection, 3));
    let unopposed = after([
        act("AZE", ActionKind::Signature, "2025-10-25"),
        ratified("2026-03-01"),
        late.clone(),
    ]);
    let opposed = after([
        act("AZE", ActionKind::Signature, "2025-10-25"),
        ratified("2026-03-01"),
        late,
        objection,
    ]);

    assert_eq!(
        state(&unopposed, "3.1", "2028-01-05"),
        StatementState::LateOpenToObjection {
            until: Some(date("2028-01-05"))
        }
    );
    assert_eq!(
        state(&unopposed, "3.1", "2028-01-06"),
        StatementState::Established {
            on: date("2028-01-05"),
            by: Permission::TacitAcceptance
        }
    );
    assert_eq!(
        state(&opposed, "3.1", "2030-01-01"),
        StatementState::Defeated {
            on: date("2028-01-05")
        }
    );
}

#[test]
fn an_objection_that_is_withdrawn_or_too_late_defeats_nothing() {
    let late = notified(
        said("AZE", "2027-01-01", reservation(RESERVED)),
        "2027-01-05",
    );
    let bound = [
        act("AZE", ActionKind::Signature, "2025-10-25"),
        ratified("2026-03-01"),
        late,
    ];
    let objection = |on: &str| said("CHL", on, about(StatementKind::Objection, 3));
    let taken_back = said("CHL", "2027-06-01", about(StatementKind::Withdrawal, 4));
    let withdrawn = after(
        bound
            .iter()
            .cloned()
            .chain([objection("2027-02-01"), taken_back]),
    );
    let too_late = after(bound.iter().cloned().chain([objection("2028-01-06")]));

    let accepted = StatementState::Established {
        on: date("2028-01-05"),
        by: Permission::TacitAcceptance,
    };
    assert_eq!(
        state(&withdrawn, "3.1", "2027-03-01"),
        StatementState::Defeated {
            on: date("2027-02-01")
        }
    );
    assert_eq!(state(&withdrawn, "3.1", "2028-01-06"), accepted);
    assert_eq!(state(&too_late, "3.1", "2028-01-06"), accepted);
}

#[test]
fn a_withdrawal_has_effect_without_anyones_consent() {
    let made = with(
        act("MNG", ActionKind::Accession, "2026-03-01"),
        reservation(RESERVED),
    );
    let history = after([
        made,
        said("MNG", "2026-05-01", about(StatementKind::Withdrawal, 1)),
    ]);

    assert!(matches!(
        state(&history, "1.1", "2026-04-30"),
        StatementState::Established { .. }
    ));
    assert_eq!(
        state(&history, "1.1", "2026-05-01"),
        StatementState::Withdrawn {
            on: date("2026-05-01")
        }
    );
}

#[test]
fn a_reservation_ends_with_its_instrument() {
    let made = with(
        act("MNG", ActionKind::Accession, "2026-03-01"),
        reservation(RESERVED),
    );
    let withdrawal = act("MNG", ActionKind::WithdrawalOfInstrument, "2026-05-01");
    let history = after([made, withdrawal]);

    assert_eq!(
        state(&history, "1.1", "2026-05-01"),
        StatementState::Ended {
            on: date("2026-05-01")
        }
    );
}

/// Forty parties, and every kind of statement by the first of them, with objections by all others.
fn with_every_statement() -> (History, History) {
    let days = || same_day(39, "2026-06-01").into_iter().chain(["2027-01-15"]);
    let plain = history(hanoi(), ratifications(days()));
    let mut acts = ratifications(days());
    let first = states(40).first().unwrap().clone();
    let at = acts.len();
    for kind in StatementKind::ALL
        .into_iter()
        .filter(|kind| !kind.is_about_another())
    {
        let statement = Statement {
            designates: (kind == StatementKind::Designation)
                .then_some(Designated::CentralAuthority),
            territories: if kind.is_territorial() {
                vec!["Tokelau".into()]
            } else {
                Vec::new()
            },
            ..Statement::new(kind)
        };
        assert_eq!(statement.check(), Ok(()));
        acts.push(said(&first, "2026-07-01", statement));
    }
    for other in states(40).iter().skip(1) {
        let objection = Statement {
            precludes_entry_into_force: true,
            ..about(StatementKind::Objection, u64::try_from(at + 1).unwrap())
        };
        acts.push(said(other, "2026-08-01", objection));
    }
    (plain, history(hanoi(), acts))
}

#[test]
fn no_statement_changes_what_counts_or_when() {
    let (plain, stated) = with_every_statement();

    for as_of in ["2026-07-01", "2026-09-01", "2027-01-15", "2027-04-15"] {
        let (without, with) = (assess(&plain, as_of), assess(&stated, as_of));
        assert_eq!(Progress::of(&without), Progress::of(&with));
        assert_eq!(without.in_force_on, with.in_force_on);
    }
}

#[test]
fn a_territory_left_out_makes_no_less_of_a_party() {
    let (_, stated) = with_every_statement();
    let first = states(40).first().unwrap().clone();

    let assessment = assess(&stated, "2027-04-15");

    assert!(standing(&assessment, &first).counts);
    assert_eq!(
        standing(&assessment, &first).effect.unwrap().on,
        date("2027-04-15")
    );
}

#[test]
fn a_communication_is_no_act_of_participation() {
    let history = after([said(
        "MNG",
        "2026-03-01",
        Statement::new(StatementKind::Declaration),
    )]);

    assert_eq!(
        history.participation(&code("MNG"), directory(), date("2026-03-01")),
        Participation::default()
    );
}

/// The Convention, were it to prohibit reservations as its article 90 said.
fn prohibiting(scope: ProhibitedReservations) -> Treaty {
    let mut treaty = hanoi();
    treaty.clauses.reservations_prohibited = Some(ReservationProhibition {
        article: Some("90".to_owned()),
        scope,
        provenance: Provenance::default(),
    });
    treaty
}

#[test]
fn a_reservation_that_the_treaty_prohibits_is_refused_and_a_declaration_is_not() {
    use ProhibitedReservations::{All, Others};
    let with_declaration = Statement::new(StatementKind::Declaration);
    for (scope, statement, is_accepted) in [
        (Some(All), reservation(RESERVED), false),
        (Some(All), reservation("7(2)"), false),
        (Some(All), with_declaration, true),
        (Some(Others), reservation(RESERVED), true),
        (Some(Others), reservation("7(2)"), false),
        (None, reservation("7(2)"), true),
    ] {
        let treaty = scope.map_or_else(hanoi, prohibiting);
        let deposit = with(act("MNG", ActionKind::Accession, "2026-03-01"), statement);
        let now = "2026-03-02T12:00:00Z".parse().unwrap();

        let outcome = decide(&history(treaty, []), directory(), deposit, now);

        assert_eq!(outcome.is_ok(), is_accepted, "{scope:?}: {outcome:?}");
        if let Err(refused) = outcome {
            assert_eq!(refused.code, IrregularityCode::StatementNotPossible);
            assert_eq!(refused.article.as_deref(), Some("90"));
        }
    }
}

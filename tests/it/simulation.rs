//! What would follow from hypothetical acts, added to the real signatures of the Hanoi Convention.

mod dates;

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::{Assessment, Status};
use signatory::domain::history::History;
use signatory::domain::ids::Position;
use signatory::domain::participant::ParticipantKind;
use signatory::domain::progress::{Progress, Stage};
use signatory::domain::rules::IrregularityCode;
use signatory::domain::simulation::{Simulation, simulate};

use crate::support::domain::{act, assess, code, date, directory, hanoi_history, same_day};

/// The codes of the first States that have signed.
fn signatories(n: usize) -> Vec<String> {
    let history = hanoi_history();
    let found: Vec<String> = history
        .participants()
        .filter(|code| directory().get(code).unwrap().kind == ParticipantKind::State)
        .map(ToString::to_string)
        .take(n)
        .collect();
    assert_eq!(found.len(), n);
    found
}

/// One ratification by a signatory on each of these days.
fn deposits<'a>(days: impl IntoIterator<Item = &'a str>) -> Vec<Act> {
    let days: Vec<&str> = days.into_iter().collect();
    signatories(days.len())
        .iter()
        .zip(days)
        .map(|(state, day)| act(state, ActionKind::Ratification, day))
        .collect()
}

fn forty_with_the_last_on(day: &str) -> Vec<Act> {
    deposits(same_day(39, "2026-06-01").into_iter().chain([day]))
}

fn assess_with(acts: &[Act], as_of: &str) -> Assessment {
    assess(&simulate(&hanoi_history(), acts), as_of)
}

fn simulation(history: &History, acts: Vec<Act>, as_of: &str) -> Simulation {
    Simulation::of(history, directory(), acts, date(as_of))
}

fn codes(simulation: &Simulation) -> Vec<(usize, IrregularityCode)> {
    simulation
        .warnings
        .iter()
        .map(|warning| (warning.index, warning.irregularity.code))
        .collect()
}

#[test]
fn the_history_itself_stays_as_it_was() {
    let history = hanoi_history();
    let before = format!("{history:?}");

    let simulated = simulate(&history, &deposits(same_day(40, "2027-01-15")));

    assert_eq!(format!("{history:?}"), before);
    assert_eq!(assess(&history, "2027-01-15").counted(), 0);
    assert_eq!(assess(&simulated, "2027-01-15").counted(), 40);
}

#[test]
fn acts_have_positions_of_their_own_behind_the_record() {
    let acts = deposits(same_day(40, "2027-01-15"));

    let simulated = simulate(&hanoi_history(), &acts);

    for (n, act) in (1..).zip(&acts) {
        let last = simulated.actions_of(&act.participant).last().unwrap();
        assert_eq!(last.position, Position::hypothetical(n));
        assert_eq!(last.position.to_string(), format!("hypothetical-{n}"));
        assert!(last.position > Position(u64::MAX >> 1));
    }
}

#[test]
fn a_position_of_the_record_is_never_hypothetical() {
    for position in [0, 1, 713, u64::MAX >> 1] {
        assert_eq!(Position(position).hypothetical_number(), None);
        assert_eq!(Position(position).to_string(), position.to_string());
    }
    assert_eq!(Position::hypothetical(250).hypothetical_number(), Some(250));
}

#[test]
fn a_day_before_the_acts_knows_nothing_of_them() {
    let simulation = simulation(
        &hanoi_history(),
        deposits(same_day(40, "2027-01-15")),
        "2027-01-14",
    );

    assert_eq!(simulation.after.counted(), 0);
    assert!(simulation.changes().is_empty());
}

#[test]
fn everyone_for_whom_something_changes_is_named_with_both_dates() {
    let mut history = hanoi_history();
    let thirty_nine = deposits(same_day(39, "2027-01-15"));
    let recorded = simulate(&history, &thirty_nine);
    for (position, act) in (1000..).zip(&thirty_nine) {
        let mut action = recorded
            .actions_of(&act.participant)
            .last()
            .unwrap()
            .clone();
        action.position = Position(position);
        history.append(action);
    }

    let simulation = simulation(
        &history,
        vec![act("KEN", ActionKind::Accession, "2027-02-01")],
        "2027-02-01",
    );

    let changes = simulation.changes();
    assert_eq!(changes.len(), 40);
    for change in changes {
        let is_new = change.participant.code == code("KEN");
        let before = if is_new {
            Status::NoAction
        } else {
            Status::ContractingState
        };
        assert_eq!(change.status_before, before);
        assert_eq!(change.status, Status::ContractingState);
        assert_eq!(change.effective_on_before, None);
        assert_eq!(change.effective_on, Some(date("2027-05-02")));
    }
    assert!(matches!(
        Progress::of(&simulation.after).stage,
        Stage::ThresholdReached { .. }
    ));
}

#[test]
fn forty_regular_deposits_give_no_warning() {
    let mut acts = deposits(same_day(40, "2027-01-15"));
    acts.push(act("EUE", ActionKind::Approval, "2027-01-15"));
    acts.push(act("KEN", ActionKind::Accession, "2027-01-15"));

    let simulation = simulation(&hanoi_history(), acts, "2027-01-15");

    assert_eq!(simulation.warnings, []);
}

#[test]
fn an_irregular_act_is_simulated_with_a_warning() {
    for (participant, kind, on, expected) in [
        (
            "KEN",
            ActionKind::Ratification,
            "2027-01-15",
            IrregularityCode::SignatureRequired,
        ),
        (
            "KEN",
            ActionKind::Signature,
            "2027-01-01",
            IrregularityCode::SignatureClosed,
        ),
        (
            "VNM",
            ActionKind::Accession,
            "2027-01-15",
            IrregularityCode::AccessionBySignatory,
        ),
        (
            "EUE",
            ActionKind::Approval,
            "2027-01-15",
            IrregularityCode::NoMemberHasConsented,
        ),
    ] {
        let acts = vec![
            act("FRA", ActionKind::WithdrawalOfSignature, "2026-12-01"),
            act(participant, kind, on),
        ];
        let simulation = simulation(&hanoi_history(), acts, "2027-01-15");

        assert_eq!(codes(&simulation), [(1, expected)], "{participant}");
        let changed: Vec<String> = simulation
            .changes()
            .iter()
            .map(|change| change.participant.code.to_string())
            .collect();
        assert!(changed.contains(&participant.to_owned()), "{participant}");
    }
}

#[test]
fn an_act_that_makes_a_recorded_one_irregular_is_named() {
    let acts = vec![
        act("MLI", ActionKind::Ratification, "2027-01-15"),
        act("MLI", ActionKind::Signature, "2025-10-25"),
    ];

    let simulation = simulation(&hanoi_history(), acts, "2027-01-15");

    assert_eq!(
        codes(&simulation),
        [(1, IrregularityCode::ContradictsLaterAction)]
    );
    let detail = &simulation.warnings[0].irregularity.detail;
    assert!(detail.contains("signature of 2025-10-26"), "{detail}");
}

#[test]
fn what_is_irregular_already_is_no_warning() {
    let mut history = hanoi_history();
    let mut irregular = simulate(
        &history,
        &[act("KEN", ActionKind::Ratification, "2026-01-15")],
    )
    .actions_of(&code("KEN"))[0]
        .clone();
    irregular.position = Position(1000);
    history.append(irregular);

    let simulation = simulation(
        &history,
        vec![act("KEN", ActionKind::WithdrawalOfInstrument, "2026-02-01")],
        "2026-03-01",
    );

    assert_eq!(simulation.warnings, []);
}

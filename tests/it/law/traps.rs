//! What is easily got wrong and was proved nowhere else: see `docs/traps.md`.

use chrono::{Datelike, Weekday};
use signatory::documents::{actions, shipped, treaty};
use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::Status;
use signatory::domain::decide::decide;
use signatory::domain::rules::IrregularityCode;

use crate::support::domain::{
    act, assess, code, date, directory, effect_on, hanoi, hanoi_history, history, ratifications,
    same_day, standing,
};

/// Thirty-nine early ratifications, and more.
fn thirty_nine_and(further: &[Act]) -> Vec<Act> {
    let mut acts = ratifications(same_day(39, "2026-06-01"));
    acts.extend_from_slice(further);
    acts
}

#[test]
fn a_weekend_or_holiday_shifts_neither_the_deposit_nor_the_entry_into_force() {
    for (deposit, in_force, weekday) in [
        ("2020-10-24", "2021-01-22", Weekday::Fri),
        ("2027-01-16", "2027-04-16", Weekday::Fri),
        ("2026-10-05", "2027-01-03", Weekday::Sun),
        ("2026-09-26", "2026-12-25", Weekday::Fri),
        ("2026-09-27", "2026-12-26", Weekday::Sat),
    ] {
        let mut treaty = hanoi();
        treaty.clauses.signature = None;
        treaty.clauses.entry_into_force.threshold = 1;
        let acts = [act("VNM", ActionKind::Accession, deposit)];

        let assessment = assess(&history(treaty, acts), "2028-01-01");

        assert_eq!(assessment.in_force_on, Some(date(in_force)), "{deposit}");
        assert_eq!(date(in_force).weekday(), weekday, "{deposit}");
    }
}

#[test]
fn the_fortieth_may_be_an_accession_by_one_that_never_signed() {
    let acts = thirty_nine_and(&[act("VNM", ActionKind::Accession, "2027-01-15")]);

    let assessment = assess(&history(hanoi(), acts), "2027-12-31");

    assert_eq!(standing(&assessment, "VNM").signed, None);
    assert_eq!(assessment.counted(), 40);
    assert_eq!(assessment.in_force_on, Some(date("2027-04-15")));
    assert_eq!(effect_on(&assessment, "VNM"), Some(date("2027-04-15")));
}

#[test]
fn what_a_parliament_approves_is_no_act_towards_the_depositary() {
    let csv = "participant_code,participant_name,action,date\n\
               AZE,Azerbaijan,parliamentary_approval,2026-02-10\n";

    let refused = actions::read(csv.as_bytes()).unwrap_err();
    let assessment = assess(&hanoi_history(), "2026-11-21");

    assert_eq!(refused.rows().len(), 1);
    assert_eq!(standing(&assessment, "AZE").status, Status::Signatory);
    assert!(!standing(&assessment, "AZE").counts);
}

#[test]
fn the_list_of_participants_decides_and_not_the_list_of_country_codes() {
    let now = "2026-11-21T12:00:00Z".parse().unwrap();
    let may_accede = |participant: &str| {
        let accession = act(participant, ActionKind::Accession, "2026-11-01");
        decide(&history(hanoi(), []), directory(), accession, now)
    };

    for without_country_or_seat in ["VAT", "PSE", "COK", "NIU", "EUE"] {
        assert!(directory().get(&code(without_country_or_seat)).is_some());
    }
    for state in ["VAT", "PSE", "COK", "NIU"] {
        assert!(may_accede(state).is_ok(), "{state}");
    }
    for territory in ["HKG", "GRL", "PRI", "ATA"] {
        let refused = may_accede(territory).unwrap_err();
        assert_eq!(refused.code, IrregularityCode::NotEligible, "{territory}");
    }
}

#[test]
fn who_reached_the_threshold_is_read_off_the_history_and_not_off_the_table_of_today() {
    let leaver = "AFG";
    let acts = thirty_nine_and(&[
        act("VNM", ActionKind::Accession, "2027-01-15"),
        act(leaver, ActionKind::Denunciation, "2027-06-01"),
        act("ZWE", ActionKind::Accession, "2029-01-01"),
    ]);
    let still_there: Vec<Act> = acts
        .iter()
        .filter(|act| act.participant != code(leaver))
        .cloned()
        .collect();

    let by_history = assess(&history(hanoi(), acts), "2030-01-01");
    let by_table = assess(&history(hanoi(), still_there), "2030-01-01");

    assert_eq!(standing(&by_history, leaver).status, Status::FormerParty);
    assert_eq!(by_history.counted(), by_table.counted());
    assert_eq!(by_history.in_force_on, Some(date("2027-04-15")));
    assert_eq!(by_table.in_force_on, Some(date("2029-04-01")));
}

#[test]
fn the_depositarys_letters_differ_by_case_and_are_never_read_as_actions() {
    let table = |letter: &str| {
        format!("participant_code,participant_name,action,date\nVNM,Viet Nam,{letter},2026-01-01\n")
    };

    assert_eq!(ActionKind::Accession.letter(), Some("a"));
    assert_eq!(ActionKind::Acceptance.letter(), Some("A"));
    for kind in ActionKind::ALL {
        let Some(letter) = kind.letter() else {
            continue;
        };
        let refused = actions::read(table(letter).as_bytes()).unwrap_err();
        assert_eq!(refused.rows().len(), 1, "{letter}");
    }
}

#[test]
fn a_stated_date_of_effect_is_not_believed() {
    let mut document: serde_json::Value =
        serde_json::from_str(shipped::treaties()[0].document).unwrap();
    document["final_clauses"]["entry_into_force"]["entered_into_force_on"] = "2026-01-01".into();
    let csv = "participant_code,participant_name,action,date,date_of_effect\n\
               VNM,Viet Nam,accession,2026-01-01,2026-01-31\n";

    let refused = treaty::parse(&document.to_string()).unwrap_err();
    let read = actions::read(csv.as_bytes()).unwrap();
    let acts = read.rows.into_iter().map(|row| row.act);
    let assessment = assess(&history(hanoi(), acts), "2026-11-21");

    assert!(refused.to_string().contains("entered_into_force_on"));
    assert_eq!(read.warnings[0].code, "unknown_column");
    assert_eq!(effect_on(&assessment, "VNM"), None);
    assert_eq!(
        standing(&assessment, "VNM").status,
        Status::ContractingState
    );
}

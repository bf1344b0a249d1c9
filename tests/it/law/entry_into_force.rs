//! The day of entry into force and the day for each participant, with the clauses of the Hanoi Convention.

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::Status;
use signatory::domain::delay::Delay;
use signatory::domain::explain::Explanation;
use signatory::domain::progress::{Milestone, Progress, Stage, Upcoming};
use signatory::domain::rules::{Regime, review};
use signatory::domain::threshold::EffectBasis;

use crate::support::domain::{
    act, assess, date, directory, effect_on, hanoi, history, ratifications, same_day, standing,
    states,
};

/// Thirty-nine early ratifications and one on this day.
fn forty_with_the_last_on(day: &str) -> Vec<Act> {
    let days = same_day(39, "2026-06-01");
    ratifications(days.into_iter().chain([day]))
}

#[test]
fn the_fortieth_deposit_gives_the_ninetieth_day_after_it() {
    for (fortieth, in_force) in [
        ("2027-01-15", "2027-04-15"),
        ("2027-11-30", "2028-02-28"),
        ("2027-12-01", "2028-02-29"),
        ("2026-12-31", "2027-03-31"),
        ("2028-02-29", "2028-05-29"),
    ] {
        let history = history(hanoi(), forty_with_the_last_on(fortieth));

        let assessment = assess(&history, "2030-01-01");

        assert_eq!(assessment.in_force_on, Some(date(in_force)), "{fortieth}");
        for state in states(40) {
            assert_eq!(
                effect_on(&assessment, &state),
                Some(date(in_force)),
                "{state}"
            );
            assert_eq!(standing(&assessment, &state).status, Status::Party);
        }
    }
}

#[test]
fn these_forty_break_no_rule_even_as_new_acts() {
    let history = history(hanoi(), forty_with_the_last_on("2027-01-15"));

    for participant in history.participants() {
        let found = review(&history, directory(), participant, Regime::NewAct);
        assert!(found.is_empty(), "{participant}: {found:?}");
    }
}

#[test]
fn one_that_deposits_later_gets_its_thirtieth_day_but_not_before_the_entry_into_force() {
    for (deposit, effect, basis) in [
        ("2027-01-15", "2027-04-15", EffectBasis::EntryIntoForce),
        ("2027-01-16", "2027-04-15", EffectBasis::EntryIntoForceFloor),
        ("2027-03-16", "2027-04-15", EffectBasis::OwnDelay),
        ("2027-03-17", "2027-04-16", EffectBasis::OwnDelay),
        ("2027-04-15", "2027-05-15", EffectBasis::OwnDelay),
    ] {
        let mut acts = forty_with_the_last_on("2027-01-15");
        acts.push(act("VNM", ActionKind::Accession, deposit));

        let assessment = assess(&history(hanoi(), acts), "2027-12-31");

        let found = standing(&assessment, "VNM").effect.unwrap();
        assert_eq!(found.on, date(effect), "{deposit}");
        assert_eq!(found.basis, basis, "{deposit}");
        assert_eq!(assessment.in_force_on, Some(date("2027-04-15")));
    }
}

#[test]
fn the_floor_holds_where_the_clause_is_silent() {
    let mut treaty = hanoi();
    treaty.clauses.later_parties.floor_is_explicit = false;
    let mut acts = forty_with_the_last_on("2027-01-15");
    acts.push(act("VNM", ActionKind::Accession, "2027-01-16"));

    let assessment = assess(&history(treaty, acts), "2027-12-31");

    assert_eq!(effect_on(&assessment, "VNM"), Some(date("2027-04-15")));
}

#[test]
fn a_clause_of_months_for_later_parties_is_clamped_to_the_months_end() {
    let mut treaty = hanoi();
    treaty.clauses.later_parties.delay = Delay::MonthsAfter(1);
    let mut acts = forty_with_the_last_on("2027-01-15");
    acts.push(act("VNM", ActionKind::Accession, "2028-01-31"));

    let assessment = assess(&history(treaty, acts), "2029-01-01");

    assert_eq!(effect_on(&assessment, "VNM"), Some(date("2028-02-29")));
}

#[test]
fn before_entry_into_force_there_are_contracting_states_and_no_parties() {
    let history = history(hanoi(), forty_with_the_last_on("2027-01-15"));

    let eve = Progress::of(&assess(&history, "2027-04-14"));
    let day = Progress::of(&assess(&history, "2027-04-15"));

    assert_eq!((eve.contracting_states.total, eve.parties.total), (40, 0));
    assert_eq!(
        eve.stage,
        Stage::ThresholdReached {
            reached_on: date("2027-01-15"),
            enters_into_force_on: date("2027-04-15"),
        }
    );
    assert_eq!((day.contracting_states.total, day.parties.total), (0, 40));
    assert_eq!(
        day.stage,
        Stage::InForce {
            reached_on: date("2027-01-15"),
            since: date("2027-04-15"),
        }
    );
}

#[test]
fn thirty_nine_are_not_forty() {
    let history = history(hanoi(), ratifications(same_day(39, "2026-06-01")));

    let assessment = assess(&history, "2030-01-01");
    let progress = Progress::of(&assessment);

    assert_eq!(assessment.in_force_on, None);
    assert_eq!((progress.counted, progress.remaining), (39, 1));
    assert_eq!(progress.tenths_of_percent, 975);
    assert_eq!(progress.stage, Stage::Pending);
    assert_eq!(Explanation::of(&assessment).missing_instruments, 1);
}

#[test]
fn the_explanation_shows_the_arithmetic() {
    let history = history(hanoi(), forty_with_the_last_on("2027-01-15"));

    let explanation = Explanation::of(&assess(&history, "2027-02-01"));

    let results: Vec<_> = explanation
        .arithmetic
        .iter()
        .map(|step| step.result)
        .collect();
    assert_eq!(results, [date("2027-01-15"), date("2027-04-15")]);
    assert_eq!(explanation.instruments.len(), 40);
}

#[test]
fn only_what_was_done_by_that_day_is_known_on_it() {
    let history = history(hanoi(), forty_with_the_last_on("2027-01-15"));

    let eve = assess(&history, "2027-01-14");

    assert_eq!(eve.counted(), 39);
    assert_eq!(eve.in_force_on, None);
    assert_eq!(standing(&eve, &states(40)[39]).status, Status::Signatory);
}

#[test]
fn real_treaties_entered_into_force_by_their_own_way_of_counting() {
    for (treaty, delay, last_deposit, in_force) in [
        ("UNTOC", Delay::NthDayAfter(90), "2003-07-01", "2003-09-29"),
        ("UNCAC", Delay::NthDayAfter(90), "2005-09-15", "2005-12-14"),
        (
            "Trafficking Protocol",
            Delay::NthDayAfter(90),
            "2003-09-26",
            "2003-12-25",
        ),
        (
            "Rome Statute",
            Delay::FirstOfMonthAfterNthDay(60),
            "2002-04-11",
            "2002-07-01",
        ),
        (
            "Ottawa",
            Delay::FirstOfNthMonthAfterMonth(6),
            "1998-09-16",
            "1999-03-01",
        ),
        ("CRPD", Delay::NthDayAfter(30), "2008-04-03", "2008-05-03"),
        ("FCTC", Delay::NthDayAfter(90), "2004-11-29", "2005-02-27"),
        ("CRC", Delay::NthDayAfter(30), "1990-08-03", "1990-09-02"),
        ("OPSC", Delay::MonthsAfter(3), "2001-10-18", "2002-01-18"),
        (
            "CMW",
            Delay::FirstOfMonthAfterMonths(3),
            "2003-03-14",
            "2003-07-01",
        ),
        ("UNCLOS", Delay::MonthsAfter(12), "1993-11-16", "1994-11-16"),
        (
            "CISG",
            Delay::FirstOfMonthAfterMonths(12),
            "1986-12-11",
            "1988-01-01",
        ),
        ("Kyoto", Delay::NthDayAfter(90), "2004-11-18", "2005-02-16"),
        ("Paris", Delay::NthDayAfter(30), "2016-10-05", "2016-11-04"),
        ("CBD", Delay::NthDayAfter(90), "1993-09-30", "1993-12-29"),
        (
            "Rotterdam",
            Delay::NthDayAfter(90),
            "2003-11-26",
            "2004-02-24",
        ),
    ] {
        let mut document = hanoi();
        document.clauses.signature = None;
        document.clauses.entry_into_force.threshold = 1;
        document.clauses.entry_into_force.delay = delay;
        let acts = [act("VNM", ActionKind::Accession, last_deposit)];

        let assessment = assess(&history(document, acts), "2026-01-01");

        assert_eq!(assessment.in_force_on, Some(date(in_force)), "{treaty}");
    }
}

#[test]
fn a_date_to_come_is_listed_until_it_is_there_and_the_last_day_for_signature_on_that_day_too() {
    let history = history(hanoi(), forty_with_the_last_on("2026-12-20"));
    let upcoming = |as_of| Progress::of(&assess(&history, as_of)).upcoming;
    let at = |milestone, on, days| Upcoming {
        milestone,
        on: date(on),
        days,
    };

    assert_eq!(
        upcoming("2025-10-24"),
        [
            at(Milestone::SignatureOpens, "2025-10-25", 1),
            at(Milestone::SignatureCloses, "2026-12-31", 433),
        ]
    );
    assert_eq!(
        upcoming("2026-12-31"),
        [
            at(Milestone::SignatureCloses, "2026-12-31", 0),
            at(Milestone::EntryIntoForce, "2027-03-20", 79),
        ]
    );
    assert_eq!(
        upcoming("2027-03-19"),
        [at(Milestone::EntryIntoForce, "2027-03-20", 1)]
    );
    assert_eq!(upcoming("2027-03-20"), []);
}

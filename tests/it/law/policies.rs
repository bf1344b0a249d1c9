//! What each value of a policy makes of the same acts.

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::{Assessment, Finding, Status};
use signatory::domain::decision::Matter;
use signatory::domain::history::History;
use signatory::domain::policy::{PolicyCode, PolicyValue};
use signatory::domain::progress::{Progress, Stage};
use signatory::domain::threshold::NotCounted;
use signatory::domain::treaty::Treaty;

use crate::support::domain::{
    act, assess, code, date, decided, hanoi, history, ratifications, same_day, standing,
};

const NEVER_DEPOSITED: Matter = Matter::Policy(PolicyValue::AsNeverDeposited);
const COUNT_ONCE: Matter = Matter::Policy(PolicyValue::CountOnceForContinuingOrNotifyingState);

/// Forty by 15 January 2027, of whom AFG withdraws on 1 February, and perhaps a forty-first.
fn forty_and_one_withdraws(forty_first: Option<&str>) -> History {
    let days = same_day(39, "2026-06-01").into_iter().chain(["2027-01-15"]);
    let mut acts = ratifications(days);
    acts.push(act("AFG", ActionKind::WithdrawalOfInstrument, "2027-02-01"));
    acts.extend(forty_first.map(|day| act("VNM", ActionKind::Accession, day)));
    history(hanoi(), acts)
}

#[test]
fn a_withdrawal_after_the_threshold_moves_it_where_the_depositary_so_decides() {
    for (forty_first, reached_on, in_force_on) in [
        (None, None, None),
        (Some("2027-01-15"), Some("2027-01-15"), Some("2027-04-15")),
        (Some("2027-01-20"), Some("2027-01-20"), Some("2027-04-20")),
        (Some("2027-03-01"), Some("2027-03-01"), Some("2027-05-30")),
    ] {
        let history = forty_and_one_withdraws(forty_first);
        let by_default = assess(&history, "2027-04-15");
        let otherwise = assess(
            &decided(&history, "2027-02-01", NEVER_DEPOSITED),
            "2027-04-15",
        );

        assert_eq!(by_default.in_force_on, Some(date("2027-04-15")));
        let reached = otherwise.reached.as_ref().map(|reached| reached.on);
        assert_eq!(reached, reached_on.map(date));
        assert_eq!(otherwise.in_force_on, in_force_on.map(date));
        assert_eq!(otherwise.findings, by_default.findings);
        assert_eq!(otherwise.readings, by_default.readings);
    }
}

#[test]
fn a_policy_holds_from_the_date_of_its_decision_and_not_before() {
    let history = decided(
        &forty_and_one_withdraws(None),
        "2027-02-10",
        NEVER_DEPOSITED,
    );

    let before = Progress::of(&assess(&history, "2027-02-09"));
    let since = Progress::of(&assess(&history, "2027-02-10"));

    assert!(matches!(before.stage, Stage::ThresholdReached { .. }));
    assert_eq!(since.stage, Stage::Pending);
    assert_eq!((before.counted, since.counted), (39, 39));
}

#[test]
fn a_treaty_in_force_stays_so_whatever_is_withdrawn_later() {
    let days = same_day(39, "2026-06-01").into_iter().chain(["2027-01-15"]);
    let mut acts = ratifications(days);
    acts.push(act("AFG", ActionKind::WithdrawalOfInstrument, "2027-04-16"));
    let history = decided(&history(hanoi(), acts), "2027-01-01", NEVER_DEPOSITED);

    let assessment = assess(&history, "2027-05-01");

    assert_eq!(assessment.in_force_on, Some(date("2027-04-15")));
    assert_eq!(assessment.readings, None);
    assert_eq!(assessment.findings, []);
}

#[test]
fn each_withdrawal_is_read_against_the_date_as_it_then_stood() {
    // The first withdrawal moves the entry into force from 15 April to 30 May, so that the second still comes before it.
    let mut acts = ratifications(same_day(39, "2026-06-01").into_iter().chain(["2027-01-15"]));
    acts.extend([
        act("AFG", ActionKind::WithdrawalOfInstrument, "2027-02-01"),
        act("VNM", ActionKind::Accession, "2027-03-01"),
        act("AGO", ActionKind::WithdrawalOfInstrument, "2027-05-01"),
    ]);
    let history = decided(&history(hanoi(), acts), "2027-02-01", NEVER_DEPOSITED);

    assert_eq!(
        assess(&history, "2027-04-30").in_force_on,
        Some(date("2027-05-30"))
    );
    assert_eq!(assess(&history, "2027-05-01").in_force_on, None);
}

#[test]
fn both_readings_are_kept_also_where_they_give_the_same_date() {
    let mut treaty = hanoi();
    treaty.clauses.entry_into_force.fixed_date = Some(date("2027-12-31"));
    let mut acts = ratifications(same_day(39, "2026-06-01").into_iter().chain(["2027-01-15"]));
    acts.extend([
        act("AFG", ActionKind::WithdrawalOfInstrument, "2027-02-01"),
        act("VNM", ActionKind::Accession, "2027-03-01"),
    ]);

    let assessment = assess(&history(treaty, acts), "2027-06-01");

    let readings = assessment.readings.unwrap();
    assert_eq!(readings.conditions_stay_met.unwrap().on, date("2027-01-15"));
    assert_eq!(readings.as_never_deposited.unwrap().on, date("2027-03-01"));
    assert_eq!(assessment.findings, []);
}

/// The Vienna Convention on Succession of States in respect of Treaties, whose article 49(1) asks for fifteen instruments.
///
/// From the depositary's table XXIII-2 (github.com/zmjones/untreaties, `treaties/23-2.csv`), and the instrument of the
/// Socialist Federal Republic of Yugoslavia, which that table no longer has: 1980, the day recalled and not read.
fn succession_convention() -> History {
    use ActionKind::{Accession, Ratification, Signature, Succession, SuccessionToSignature};
    let mut treaty = hanoi();
    treaty.clauses.signature = None;
    treaty.clauses.entry_into_force.threshold = 15;
    treaty.clauses.entry_into_force.counted_kinds = vec![Ratification, Accession, Succession];
    let thirty_days = treaty.clauses.later_parties.delay;
    treaty.clauses.entry_into_force.delay = thirty_days;
    let acts = [
        ("IRQ", Signature, "1979-05-23"),
        ("IRQ", Ratification, "1979-12-05"),
        ("SYC", Accession, "1980-02-22"),
        ("YUG", Accession, "1980-04-28"),
        ("ETH", Signature, "1978-08-23"),
        ("ETH", Ratification, "1980-05-28"),
        ("TUN", Accession, "1981-09-16"),
        ("MAR", Accession, "1983-03-31"),
        ("EGY", Accession, "1986-07-17"),
        ("DMA", Accession, "1988-06-24"),
        ("EST", Accession, "1991-10-21"),
        ("SVN", Succession, "1992-07-06"),
        ("HRV", Succession, "1992-10-22"),
        ("UKR", Accession, "1992-10-26"),
        ("SVK", SuccessionToSignature, "1993-05-28"),
        ("BIH", Succession, "1993-07-22"),
        ("SVK", Ratification, "1995-04-24"),
        ("MKD", Succession, "1996-10-07"),
        ("VCT", Accession, "1999-04-27"),
    ];
    history(treaty, acts.map(|(who, kind, on)| act(who, kind, on)))
}

fn reached_by(assessment: &Assessment) -> Option<(String, String)> {
    let reached = assessment.reached.as_ref()?;
    let deposit = assessment
        .tally
        .counted
        .iter()
        .find(|deposit| deposit.instrument.action == reached.by[0])?;
    Some((reached.on.to_string(), deposit.participant.to_string()))
}

#[test]
fn the_convention_on_succession_entered_into_force_because_yugoslavia_counted_beside_its_successors()
 {
    let assessment = assess(&succession_convention(), "1996-10-07");

    let fifteenth = ("1996-10-07".to_owned(), "MKD".to_owned());
    assert_eq!(reached_by(&assessment), Some(fifteenth));
    assert_eq!(assessment.in_force_on, Some(date("1996-11-06")));
    assert_eq!(standing(&assessment, "YUG").status, Status::Ceased);
}

#[test]
fn counted_once_yugoslavia_gives_way_and_the_fifteenth_is_another() {
    let history = decided(&succession_convention(), "1990-01-01", COUNT_ONCE);

    let day_before = assess(&history, "1992-07-05");
    let replaced = assess(&history, "1992-07-06");
    let then = assess(&history, "1996-10-07");
    let later = assess(&history, "1999-04-27");

    assert_eq!((day_before.counted(), replaced.counted()), (9, 9));
    let of_yugoslavia = |assessment: &Assessment| {
        let all = assessment.not_counted();
        let found = all.iter().find(|(d, _)| d.participant == code("YUG"));
        found.map(|(_, reason)| *reason)
    };
    assert_eq!(of_yugoslavia(&day_before), None);
    assert_eq!(of_yugoslavia(&replaced), Some(NotCounted::Replaced));
    assert_eq!((then.counted(), then.in_force_on), (14, None));
    let fifteenth = ("1999-04-27".to_owned(), "VCT".to_owned());
    assert_eq!(reached_by(&later), Some(fifteenth));
    assert_eq!(later.in_force_on, Some(date("1999-05-27")));
}

fn of_accessions(threshold: u32) -> Treaty {
    let mut treaty = hanoi();
    treaty.clauses.signature = None;
    treaty.clauses.entry_into_force.threshold = threshold;
    treaty.clauses.entry_into_force.counted_kinds =
        vec![ActionKind::Accession, ActionKind::Succession];
    treaty
}

fn counted_once(acts: &[Act], days: &[&str]) -> Vec<usize> {
    let history = history(of_accessions(10), acts.iter().cloned());
    let history = decided(&history, "1980-01-01", COUNT_ONCE);
    let counted = |day: &&str| assess(&history, day).counted();
    days.iter().map(counted).collect()
}

#[test]
fn a_predecessor_counts_until_the_first_notification_and_never_before_its_own_end() {
    let acts = [
        act("CSK", ActionKind::Accession, "1990-01-01"),
        act("CZE", ActionKind::Succession, "1993-02-22"),
        act("SVK", ActionKind::Succession, "1993-05-28"),
    ];
    let days = [
        "1992-12-31",
        "1993-01-01",
        "1993-02-21",
        "1993-02-22",
        "1993-05-28",
    ];
    assert_eq!(counted_once(&acts, &days), [1, 1, 1, 1, 2]);

    let early = [
        act("YUG", ActionKind::Accession, "1990-01-01"),
        act("SVN", ActionKind::Succession, "1992-04-01"),
    ];
    assert_eq!(counted_once(&early, &["1992-04-27", "1992-04-28"]), [2, 1]);
}

#[test]
fn a_successors_own_accession_takes_no_predecessors_place_unless_it_is_alone() {
    let several = [
        act("YUG", ActionKind::Accession, "1990-01-01"),
        act("SVN", ActionKind::Accession, "1993-01-01"),
    ];
    let alone = [
        act("DDR", ActionKind::Accession, "1989-01-01"),
        act("DEU", ActionKind::Accession, "1989-06-01"),
    ];

    assert_eq!(counted_once(&several, &["1994-01-01"]), [2]);
    assert_eq!(counted_once(&alone, &["1990-10-03", "1990-10-04"]), [2, 1]);
}

#[test]
fn a_notification_that_was_never_deposited_took_no_place() {
    let acts = [
        act("YUG", ActionKind::Accession, "1990-01-01"),
        act("FRA", ActionKind::Accession, "1991-01-01"),
        act("SVN", ActionKind::Succession, "1993-01-01"),
        act("SVN", ActionKind::WithdrawalOfInstrument, "1993-03-01"),
        act("DEU", ActionKind::Accession, "1993-06-01"),
    ];
    let once = decided(&history(of_accessions(3), acts), "1980-01-01", COUNT_ONCE);
    let both = decided(&once, "1980-01-01", NEVER_DEPOSITED);

    assert_eq!(assess(&once, "1994-01-01").in_force_on, None);
    assert_eq!(
        assess(&both, "1994-01-01").in_force_on,
        Some(date("1993-08-30"))
    );
}

#[test]
fn without_any_decision_every_policy_has_its_default() {
    let assessment = assess(&succession_convention(), "2000-01-01");

    for policy in PolicyCode::ALL {
        assert_eq!(assessment.policies.value(policy), policy.default_value());
    }
    assert!(
        assessment
            .findings
            .iter()
            .all(|f| !matches!(f, Finding::AssertedEntryIntoForceDiffers { .. }))
    );
}

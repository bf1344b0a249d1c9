//! States that succeed others, and States that are no more.

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::Status;
use signatory::domain::decide::decide;
use signatory::domain::progress::Progress;
use signatory::domain::threshold::EffectBasis;
use signatory::domain::treaty::Treaty;

use crate::support::domain::{act, assess, code, date, directory, hanoi, history, standing};

/// A treaty of the past that takes this many accessions, and successions if `with_succession`.
fn old(threshold: u32, with_succession: bool) -> Treaty {
    let mut treaty = hanoi();
    treaty.clauses.signature = None;
    let clause = &mut treaty.clauses.entry_into_force;
    clause.threshold = threshold;
    clause.counted_kinds = vec![ActionKind::Accession];
    if with_succession {
        clause.counted_kinds.push(ActionKind::Succession);
    }
    treaty
}

#[test]
fn a_succession_counts_only_where_the_clause_lists_it() {
    for with_succession in [false, true] {
        let acts = [
            act("YUG", ActionKind::Accession, "1980-04-28"),
            act("MKD", ActionKind::Succession, "1996-10-07"),
        ];

        let assessment = assess(&history(old(2, with_succession), acts), "1997-01-01");

        let reached_on = assessment.reached.as_ref().map(|reached| reached.on);
        assert_eq!(reached_on, with_succession.then(|| date("1996-10-07")));
    }
}

#[test]
fn a_predecessor_counted_at_its_time_and_has_ceased_since() {
    let acts = [
        act("CSK", ActionKind::Accession, "1990-01-01"),
        act("FRA", ActionKind::Accession, "1992-01-01"),
    ];
    let history = history(old(2, true), acts);

    let then = assess(&history, "1992-12-31");
    let since = assess(&history, "1993-01-01");

    assert_eq!(then.in_force_on, Some(date("1992-03-31")));
    assert_eq!(standing(&then, "CSK").status, Status::Party);
    assert_eq!(since.in_force_on, then.in_force_on);
    assert_eq!(standing(&since, "CSK").status, Status::Ceased);
    assert_eq!(Progress::of(&since).parties.total, 1);
}

#[test]
fn a_state_that_is_no_more_and_did_nothing_is_not_listed() {
    let assessment = assess(&history(old(2, true), []), "1980-01-01");

    assert!(
        assessment
            .standings
            .iter()
            .all(|standing| standing.participant.dissolution.is_none())
    );
}

#[test]
fn a_successor_is_bound_from_its_notification_where_no_other_date_is_recorded() {
    let acts = [
        act("CSK", ActionKind::Accession, "1990-01-01"),
        act("CZE", ActionKind::Succession, "1993-02-22"),
        act("SVK", ActionKind::Succession, "1993-05-28"),
    ];

    let assessment = assess(&history(old(1, false), acts), "1993-12-31");

    for (successor, on) in [("CZE", "1993-02-22"), ("SVK", "1993-05-28")] {
        let effect = standing(&assessment, successor).effect.unwrap();
        assert_eq!(effect.on, date(on));
        assert_eq!(effect.basis, EffectBasis::SuccessionDeposit);
        assert_eq!(standing(&assessment, successor).status, Status::Party);
    }
}

/// A succession by Montenegro, dated as in the depositary's record: the letter of 10 October 2006 was received on the
/// 23rd, and has effect from 3 June.
fn montenegro() -> Act {
    let mut act = act("MNE", ActionKind::Succession, "2006-10-23");
    act.particulars.dated_on = Some(date("2006-10-10"));
    act.particulars.received_on = Some(date("2006-10-23"));
    act.particulars.succession_on = Some(date("2006-06-03"));
    act.particulars.predecessor = Some(code("SCG"));
    act
}

#[test]
fn a_succession_has_effect_from_the_date_of_the_succession_of_states() {
    let acts = [
        act("SCG", ActionKind::Accession, "2001-03-12"),
        montenegro(),
    ];

    let assessment = assess(&history(old(1, false), acts), "2006-10-23");

    let effect = standing(&assessment, "MNE").effect.unwrap();
    assert_eq!(effect.on, date("2006-06-03"));
    assert_eq!(effect.basis, EffectBasis::SuccessionDate);
    assert_eq!(standing(&assessment, "MNE").status, Status::Party);
}

#[test]
fn until_it_has_notified_a_successor_is_no_party_although_the_effect_lies_before() {
    let acts = [
        act("SCG", ActionKind::Accession, "2001-03-12"),
        montenegro(),
    ];

    let assessment = assess(&history(old(1, false), acts), "2006-10-22");

    assert_eq!(standing(&assessment, "MNE").status, Status::NoAction);
}

#[test]
fn a_succession_has_no_effect_before_the_entry_into_force() {
    let mut early = act("CZE", ActionKind::Succession, "1993-02-22");
    early.particulars.succession_on = Some(date("1993-01-01"));
    let acts = [act("FRA", ActionKind::Accession, "1993-02-01"), early];

    let assessment = assess(&history(old(1, false), acts), "1993-12-31");

    let effect = standing(&assessment, "CZE").effect.unwrap();
    assert_eq!(effect.on, date("1993-05-02"));
    assert_eq!(effect.basis, EffectBasis::EntryIntoForce);
}

#[test]
fn a_successor_may_succeed_to_what_its_predecessor_did() {
    let acts = [act("SCG", ActionKind::Accession, "2001-03-12")];
    let mut treaty = old(1, true);
    let consent = treaty.clauses.consent.as_mut().unwrap();
    consent.kinds.push(ActionKind::Succession);
    let history = history(treaty, acts);
    let now = "2007-01-01T12:00:00Z".parse().unwrap();

    let accepted = decide(&history, directory(), montenegro(), now);

    assert_eq!(accepted, Ok(montenegro()));
}

#[test]
fn a_succession_before_the_entry_into_force_waits_for_it() {
    let acts = [
        act("FRA", ActionKind::Accession, "1993-02-01"),
        act("CZE", ActionKind::Succession, "1993-02-22"),
    ];

    let assessment = assess(&history(old(1, false), acts), "1993-12-31");

    assert_eq!(assessment.in_force_on, Some(date("1993-05-02")));
    assert_eq!(
        standing(&assessment, "CZE").effect.unwrap().on,
        date("1993-05-02")
    );
}

#[test]
fn a_succession_to_a_signature_makes_a_signatory() {
    let acts = [
        act("YUG", ActionKind::Signature, "1990-01-01"),
        act("SVN", ActionKind::SuccessionToSignature, "1993-01-01"),
    ];

    let assessment = assess(&history(old(1, true), acts), "1995-01-01");

    assert_eq!(standing(&assessment, "SVN").status, Status::Signatory);
    assert_eq!(standing(&assessment, "YUG").status, Status::Ceased);
    assert_eq!(Progress::of(&assessment).signatories.total, 2);
}

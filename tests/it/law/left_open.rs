//! What the rules leave to a declared policy: an accession before any member is a party, two dates of receipt, and
//! members that never consented.

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::Status;
use signatory::domain::decide::decide;
use signatory::domain::decision::Matter;
use signatory::domain::history::History;
use signatory::domain::policy::PolicyValue;
use signatory::domain::rules::{Irregularity, IrregularityCode as Code};

use crate::support::domain::{
    act, assess, date, decided, directory, hanoi, history, ratified, standing,
};

fn decides(history: &History, act: Act) -> Result<Act, Irregularity> {
    decide(
        history,
        directory(),
        act,
        "2030-01-01T12:00:00Z".parse().unwrap(),
    )
}

fn declared(history: &History, value: PolicyValue) -> History {
    decided(history, "2026-01-01", Matter::Policy(value))
}

fn accession_of_the_union(reason: Option<&str>) -> Act {
    let mut act = act("EUE", ActionKind::Accession, "2026-08-01");
    act.particulars.override_reason = reason.map(str::to_owned);
    act
}

#[test]
fn an_organization_accedes_before_entry_into_force_only_by_policy_and_with_a_reason() {
    let strict = history(hanoi(), ratified("FRA", "2026-07-01"));
    let lenient = declared(&strict, PolicyValue::WithOverrideReason);
    let reason = Some("the Legal Counsel advised to accept it");

    for (history, reason, is_accepted) in [
        (&strict, None, false),
        (&strict, reason, false),
        (&lenient, None, false),
        (&lenient, reason, true),
    ] {
        let outcome = decides(history, accession_of_the_union(reason));

        match outcome {
            Ok(act) => assert!(is_accepted && act.particulars.override_reason.is_some()),
            Err(refused) => {
                assert!(!is_accepted);
                assert_eq!(refused.code, Code::NoMemberIsParty);
            }
        }
    }
}

/// An accession dated on a day, received in electronic form on 3 August 2026 and perhaps on paper later.
fn received(on: &str, paper: Option<&str>) -> Act {
    let mut act = act("MNG", ActionKind::Accession, on);
    act.particulars.received_electronically_on = Some(date("2026-08-03"));
    act.particulars.received_on = paper.map(date);
    act
}

#[test]
fn of_two_dates_of_receipt_the_policy_says_which_is_that_of_deposit() {
    let by_paper = history(hanoi(), []);
    let by_first = declared(&by_paper, PolicyValue::FirstReceipt);
    let paper = Some("2026-08-20");

    for (act, with_paper, with_first) in [
        (received("2026-08-20", paper), true, false),
        (received("2026-08-03", paper), false, true),
        (received("2026-08-03", None), false, true),
        (received("2026-08-10", paper), false, false),
    ] {
        for (history, is_accepted) in [(&by_paper, with_paper), (&by_first, with_first)] {
            let outcome = decides(history, act.clone());

            assert_eq!(outcome.is_ok(), is_accepted, "{act:?}: {outcome:?}");
            if let Err(refused) = outcome {
                assert_eq!(refused.code, Code::DatesOutOfOrder);
            }
        }
    }
}

#[test]
fn read_literally_an_organization_stays_while_a_member_never_denounced() {
    let mut treaty = hanoi();
    treaty.clauses.entry_into_force.threshold = 1;
    let acts = [
        act("FRA", ActionKind::Accession, "2026-01-01"),
        act("EUE", ActionKind::Accession, "2026-05-01"),
        act("FRA", ActionKind::Denunciation, "2027-06-01"),
    ];
    let by_default = history(treaty, acts);
    let literally = declared(&by_default, PolicyValue::EveryMemberLiterally);

    let status = |history: &History| standing(&assess(history, "2028-06-01"), "EUE").status;

    assert_eq!(status(&by_default), Status::FormerParty);
    assert_eq!(status(&literally), Status::Party);
}

//! Withdrawal before entry into force, denunciation after it, and coming back.

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::{Finding, Status};
use signatory::domain::explain::Explanation;
use signatory::domain::history::History;
use signatory::domain::ids::Position;
use signatory::domain::progress::{Progress, Stage};
use signatory::domain::threshold::NotCounted;
use signatory::domain::treaty::Treaty;

use crate::support::domain::{
    act, assess, code, date, directory, effect_on, hanoi, history, ratifications, same_day,
    standing, states,
};

/// Forty parties since 15 April 2027, Afghanistan (AFG) the first of them by code.
fn in_force_with(further: &[Act]) -> History {
    let days = same_day(39, "2026-06-01").into_iter().chain(["2027-01-15"]);
    let mut acts = ratifications(days);
    acts.extend_from_slice(further);
    history(hanoi(), acts)
}

fn of_threshold(threshold: u32) -> Treaty {
    let mut treaty = hanoi();
    treaty.clauses.entry_into_force.threshold = threshold;
    treaty
}

#[test]
fn a_denunciation_takes_effect_a_year_after_its_receipt() {
    let history = in_force_with(&[act("AFG", ActionKind::Denunciation, "2027-06-01")]);

    let before = assess(&history, "2028-05-31");
    let after = assess(&history, "2028-06-01");

    assert_eq!(standing(&before, "AFG").status, Status::Party);
    assert_eq!(standing(&before, "AFG").leaves_on, Some(date("2028-06-01")));
    assert_eq!(standing(&after, "AFG").status, Status::FormerParty);
}

#[test]
fn a_treaty_stays_in_force_when_its_parties_fall_below_the_threshold() {
    let history = in_force_with(&[act("AFG", ActionKind::Denunciation, "2027-06-01")]);

    let assessment = assess(&history, "2029-01-01");
    let progress = Progress::of(&assessment);

    assert_eq!((progress.parties.total, progress.counted), (39, 39));
    assert!(matches!(progress.stage, Stage::InForce { .. }));
    assert_eq!(assessment.findings, []);
    assert!(
        assessment
            .not_counted()
            .iter()
            .any(|(d, why)| d.participant == code("AFG") && *why == NotCounted::Denounced)
    );
}

#[test]
fn a_denunciation_can_be_revoked_until_it_takes_effect() {
    let denunciation = act("AFG", ActionKind::Denunciation, "2027-06-01");
    let in_time = act("AFG", ActionKind::WithdrawalOfDenunciation, "2028-05-29");
    let too_late = act("AFG", ActionKind::WithdrawalOfDenunciation, "2028-06-01");

    let revoked = assess(
        &in_force_with(&[denunciation.clone(), in_time]),
        "2029-01-01",
    );
    let ended = assess(&in_force_with(&[denunciation, too_late]), "2029-01-01");

    assert_eq!(standing(&revoked, "AFG").status, Status::Party);
    assert_eq!(standing(&revoked, "AFG").leaves_on, None);
    assert_eq!(standing(&ended, "AFG").status, Status::FormerParty);
}

#[test]
fn without_a_clause_a_denunciation_takes_twelve_months() {
    let mut treaty = of_threshold(1);
    treaty.clauses.denunciation = None;
    let acts = [
        act("VNM", ActionKind::Accession, "2026-01-01"),
        act("VNM", ActionKind::Denunciation, "2027-02-28"),
    ];

    let assessment = assess(&history(treaty, acts), "2027-12-31");

    assert_eq!(
        standing(&assessment, "VNM").leaves_on,
        Some(date("2028-02-28"))
    );
}

#[test]
fn one_that_comes_back_has_a_second_spell_and_the_first_is_kept() {
    let history = in_force_with(&[
        act("AFG", ActionKind::Denunciation, "2027-06-01"),
        act("AFG", ActionKind::Ratification, "2029-01-20"),
    ]);

    let assessment = assess(&history, "2029-02-19");

    let participation = history.participation(&code("AFG"), directory(), date("2029-02-19"));
    let first = &participation.instruments[0];
    assert_eq!(participation.instruments.len(), 2);
    assert_eq!(first.end.unwrap().on(), date("2028-06-01"));
    assert_eq!(standing(&assessment, "AFG").status, Status::Party);
    assert_eq!(effect_on(&assessment, "AFG"), Some(date("2029-02-19")));
    assert_eq!(assessment.in_force_on, Some(date("2027-04-15")));
    assert_eq!(assessment.counted(), 40);
}

#[test]
fn an_instrument_withdrawn_before_the_threshold_does_not_count_and_a_new_one_does() {
    let acts = [
        act("ITA", ActionKind::Accession, "2026-03-04"),
        act("ITA", ActionKind::WithdrawalOfInstrument, "2026-06-04"),
        act("LUX", ActionKind::Accession, "2026-07-01"),
        act("MLT", ActionKind::Accession, "2026-11-11"),
        act("ITA", ActionKind::Accession, "2026-12-19"),
    ];
    let history = history(of_threshold(3), acts);

    let before = assess(&history, "2026-11-11");
    let after = assess(&history, "2026-12-31");

    assert_eq!(before.counted(), 2);
    assert_eq!(before.in_force_on, None);
    assert_eq!(standing(&before, "ITA").status, Status::InstrumentWithdrawn);
    assert_eq!(after.reached.as_ref().unwrap().on, date("2026-12-19"));
    assert_eq!(after.findings, []);
    assert_eq!(after.not_counted()[0].1, NotCounted::Withdrawn);
}

#[test]
fn a_signatory_that_withdraws_its_instrument_is_a_signatory_again() {
    let mut acts = ratifications(["2026-06-01"]);
    acts.push(act("AFG", ActionKind::WithdrawalOfInstrument, "2026-07-01"));

    let assessment = assess(&history(hanoi(), acts), "2026-07-01");

    assert_eq!(standing(&assessment, "AFG").status, Status::Signatory);
}

#[test]
fn a_withdrawn_signature_keeps_its_row_and_date() {
    let acts = [
        act("VNM", ActionKind::Signature, "2025-10-25"),
        act("VNM", ActionKind::WithdrawalOfSignature, "2026-02-01"),
    ];

    let assessment = assess(&history(hanoi(), acts), "2026-03-01");
    let progress = Progress::of(&assessment);

    assert_eq!(
        standing(&assessment, "VNM").status,
        Status::SignatureWithdrawn
    );
    assert_eq!(
        standing(&assessment, "VNM").signed.as_ref().unwrap().on,
        date("2025-10-25")
    );
    assert_eq!(
        (progress.signatories.total, progress.signatures_withdrawn),
        (1, 1)
    );
}

fn forty_and_one_withdraws(forty_first: Option<&str>) -> History {
    let mut further = vec![act("AFG", ActionKind::WithdrawalOfInstrument, "2027-02-01")];
    further.extend(forty_first.map(|day| act("VNM", ActionKind::Accession, day)));
    in_force_with(&further)
}

#[test]
fn a_withdrawal_after_the_threshold_is_a_finding_and_changes_nothing_by_itself() {
    for (forty_first, as_never_deposited) in [
        (None, None),
        (Some("2027-01-20"), Some("2027-04-20")),
        (Some("2027-03-01"), Some("2027-05-30")),
    ] {
        let assessment = assess(&forty_and_one_withdraws(forty_first), "2027-04-15");

        assert_eq!(
            assessment.findings,
            [Finding::WithdrawalAfterThreshold {
                conditions_stay_met: date("2027-04-15"),
                as_never_deposited: as_never_deposited.map(date),
            }]
        );
        assert_eq!(assessment.in_force_on, Some(date("2027-04-15")));
        assert_eq!(standing(&assessment, "AFG").status, Status::Signatory);
        assert_eq!(effect_on(&assessment, "AFG"), None);
    }
}

#[test]
fn there_is_no_finding_where_both_readings_give_the_same_day() {
    let assessment = assess(&forty_and_one_withdraws(Some("2027-01-15")), "2027-04-15");

    assert_eq!(assessment.findings, []);
    assert_eq!(assessment.in_force_on, Some(date("2027-04-15")));
}

#[test]
fn the_day_of_the_withdrawal_decides_whether_there_is_a_finding() {
    let history = forty_and_one_withdraws(None);

    assert_eq!(assess(&history, "2027-01-31").findings, []);
    assert_eq!(assess(&history, "2027-02-01").findings.len(), 1);
    assert_eq!(assess(&history, "2027-02-01").counted(), 39);
    assert_eq!(states(1), ["AFG"]);
}

#[test]
fn on_one_day_what_ends_a_signature_of_before_comes_first_even_a_definitive_one() {
    let acts = [
        act("VNM", ActionKind::DefinitiveSignature, "2025-10-25"),
        act("VNM", ActionKind::Signature, "2025-11-01"),
        act("VNM", ActionKind::WithdrawalOfSignature, "2025-11-01"),
    ];

    let assessment = assess(&history(hanoi(), acts), "2025-12-01");

    let signed = standing(&assessment, "VNM").signed.as_ref().unwrap();
    assert_eq!((signed.on, signed.withdrawn_on), (date("2025-11-01"), None));
}

#[test]
fn on_one_day_an_old_denunciation_does_not_decide_about_a_new_one() {
    let history = in_force_with(&[
        act("AFG", ActionKind::Denunciation, "2027-06-01"),
        act("AFG", ActionKind::Ratification, "2029-01-20"),
        act("AFG", ActionKind::Denunciation, "2030-01-01"),
        act("AFG", ActionKind::WithdrawalOfDenunciation, "2030-01-01"),
    ]);

    let assessment = assess(&history, "2032-01-01");

    assert_eq!(standing(&assessment, "AFG").status, Status::Party);
}

#[test]
fn on_one_day_an_ended_instrument_does_not_decide_about_a_new_one() {
    let history = in_force_with(&[
        act("AFG", ActionKind::Denunciation, "2027-06-01"),
        act("AFG", ActionKind::Ratification, "2029-01-20"),
        act("AFG", ActionKind::WithdrawalOfInstrument, "2029-01-20"),
    ]);

    let assessment = assess(&history, "2032-01-01");

    assert_eq!(standing(&assessment, "AFG").status, Status::FormerParty);
    assert_eq!(assessment.counted(), 39);
}

#[test]
fn one_that_left_before_the_entry_into_force_has_no_date_of_effect() {
    let acts = [
        act("AFG", ActionKind::Accession, "2026-01-01"),
        act("AFG", ActionKind::Denunciation, "2026-02-01"),
        act("FRA", ActionKind::Accession, "2027-03-01"),
        act("VNM", ActionKind::Accession, "2027-03-01"),
    ];

    let assessment = assess(&history(of_threshold(2), acts), "2027-06-01");
    let explained = Explanation::of(&assessment).instruments;

    assert_eq!(assessment.in_force_on, Some(date("2027-05-30")));
    assert_eq!(
        standing(&assessment, "AFG").leaves_on,
        Some(date("2027-02-01"))
    );
    assert_eq!(standing(&assessment, "AFG").effect, None);
    let of_afghanistan = explained
        .iter()
        .find(|i| i.deposit.participant == code("AFG"));
    assert_eq!(of_afghanistan.unwrap().effect, None);
}

#[test]
fn an_instrument_withdrawn_on_the_day_of_its_deposit_did_not_meet_the_conditions() {
    let acts = [
        act("AFG", ActionKind::Accession, "2026-01-01"),
        act("AFG", ActionKind::WithdrawalOfInstrument, "2026-01-01"),
        act("VNM", ActionKind::Accession, "2026-01-01"),
    ];

    let assessment = assess(&history(of_threshold(1), acts), "2026-02-01");

    assert_eq!(assessment.reached.unwrap().by, [Position(3)]);
}

//! Protocols and amendments beside the treaty that they supplement.

use std::sync::Arc;

use signatory::documents::treaty;
use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::Status;
use signatory::domain::decide::decide;
use signatory::domain::explain::Explanation;
use signatory::domain::history::History;
use signatory::domain::ids::TreatyId;
use signatory::domain::participation::End;
use signatory::domain::progress::{Progress, Stage};
use signatory::domain::rules::{IrregularityCode, Regime, review};
use signatory::domain::threshold::NotCounted;
use signatory::domain::treaty::{
    EntailedDenunciation, ParentClause, Provenance, ReioCounting, Treaty,
};

use crate::support::domain::{
    act, assess, code, date, directory, effect_on, hanoi, history, standing,
};

/// The Hanoi Convention, with two for forty.
fn convention() -> Treaty {
    let mut treaty = hanoi();
    treaty.clauses.entry_into_force.threshold = 2;
    treaty
}

/// A protocol to it with the clauses of the Convention, all three links, and two for forty.
fn protocol() -> Treaty {
    let mut treaty = convention();
    treaty.id = TreatyId::parse("protocol").unwrap();
    treaty.parent = Some(ParentClause {
        treaty: TreatyId::parse("hanoi-convention").unwrap(),
        article: Some("61(2)".into()),
        participation_requires: true,
        denunciation_entails: Some(EntailedDenunciation {
            article: Some("67(3)".into()),
            provenance: Provenance::default(),
        }),
        entry_into_force_floor: true,
        provenance: Provenance::default(),
    });
    treaty
}

fn accession(participant: &str, on: &str) -> Act {
    act(participant, ActionKind::Accession, on)
}

/// In force since 1 April 2026.
fn in_force() -> Vec<Act> {
    vec![
        accession("FRA", "2026-01-01"),
        accession("VNM", "2026-01-01"),
    ]
}

/// A history of the protocol beside one of the Convention.
fn beside(of_convention: Vec<Act>, of_protocol: Vec<Act>) -> History {
    let parent = Arc::new(history(convention(), of_convention));
    history(protocol(), of_protocol).with_parent(Some(parent))
}

#[test]
fn only_one_that_is_bound_by_the_parent_may_consent() {
    let now = "2030-01-01T12:00:00Z".parse().unwrap();
    let left = [
        in_force(),
        vec![act("FRA", ActionKind::Denunciation, "2026-06-01")],
    ]
    .concat();
    let decided = |participant: &str, on: &str| {
        let act = accession(participant, on);
        decide(&beside(left.clone(), vec![]), directory(), act, now)
    };

    let refused = decided("CHN", "2026-06-01").unwrap_err();

    assert_eq!(refused.code, IrregularityCode::ParentRequired);
    assert_eq!(refused.article.as_deref(), Some("Hanoi Convention 61(2)"));
    // Before its own deposit; on that day; on the last day before its denunciation takes effect; on that day.
    for (on, accepted) in [
        ("2025-12-31", false),
        ("2026-01-01", true),
        ("2027-05-31", true),
        ("2027-06-01", false),
    ] {
        let decided = decided("FRA", on).map_err(|refused| refused.code);
        assert_eq!(decided.is_ok(), accepted, "{on}");
        assert!(accepted || decided == Err(IrregularityCode::ParentRequired));
    }
}

#[test]
fn a_definitive_signature_is_consent_too_and_a_simple_one_is_not() {
    let mut treaty = protocol();
    treaty.clauses.signature.as_mut().unwrap().definitive = true;
    let parent = Arc::new(history(convention(), []));
    let acts = [
        act("FRA", ActionKind::Signature, "2025-11-01"),
        act("VNM", ActionKind::DefinitiveSignature, "2025-11-01"),
    ];
    let history = history(treaty, acts).with_parent(Some(parent));

    let codes = ["FRA", "VNM"].map(|who| {
        let found = review(&history, directory(), &code(who), Regime::NewAct);
        found
            .into_iter()
            .map(|(_, irregularity)| irregularity.code)
            .next()
    });

    assert_eq!(codes, [None, Some(IrregularityCode::ParentRequired)]);
}

#[test]
fn where_the_parent_is_not_known_its_rules_are_not_applied() {
    let history = history(protocol(), in_force());

    let irregular = review(&history, directory(), &code("FRA"), Regime::NewAct);
    let assessment = assess(&history, "2027-01-01");

    assert_eq!(irregular, []);
    assert_eq!(assessment.in_force_on, Some(date("2026-04-01")));
}

#[test]
fn a_protocol_waits_for_its_parent() {
    let alone = vec![accession("FRA", "2026-01-01")];
    let both = [alone.clone(), vec![accession("CHN", "2026-12-01")]].concat();

    // The Convention is in force on 1 March 2027; the protocol's own date would be 1 April 2026.
    let waiting = assess(&beside(alone, in_force()), "2027-06-01");
    let held = assess(&beside(both, in_force()), "2027-06-01");

    assert_eq!(waiting.in_force_on, None);
    assert_eq!(Progress::of(&waiting).stage, Stage::Pending);
    assert_eq!(standing(&waiting, "VNM").status, Status::ContractingState);
    let explained = Explanation::of(&waiting);
    assert_eq!(explained.missing_instruments, 0);
    assert_eq!(
        explained.waits_for_parent.unwrap().as_str(),
        "hanoi-convention"
    );
    assert_eq!(explained.arithmetic, []);

    assert_eq!(held.in_force_on, Some(date("2027-03-01")));
    assert_eq!(effect_on(&held, "VNM"), Some(date("2027-03-01")));
    let explained = Explanation::of(&held);
    assert_eq!(explained.waits_for_parent, None);
    let last = explained.arithmetic.last().unwrap();
    assert_eq!(
        last.operation.to_string(),
        "not before the entry into force of hanoi-convention"
    );
    assert_eq!(last.result, date("2027-03-01"));
}

#[test]
fn one_that_comes_later_has_its_own_day_but_not_before_that_of_the_parent() {
    let parent = vec![
        accession("FRA", "2026-01-01"),
        accession("CHN", "2026-12-01"),
    ];
    let later = [
        in_force(),
        vec![
            accession("CHN", "2027-01-29"),
            accession("DEU", "2027-02-10"),
        ],
    ]
    .concat();

    let assessment = assess(&beside(parent, later), "2027-06-01");

    assert_eq!(effect_on(&assessment, "CHN"), Some(date("2027-03-01")));
    assert_eq!(effect_on(&assessment, "DEU"), Some(date("2027-03-12")));
}

#[test]
fn who_leaves_the_parent_leaves_its_protocol_on_the_same_day() {
    let left = vec![act("FRA", ActionKind::Denunciation, "2026-06-01")];
    let history = beside([in_force(), left].concat(), in_force());

    let before = assess(&history, "2027-05-31");
    let after = assess(&history, "2027-06-01");

    assert_eq!(standing(&before, "FRA").status, Status::Party);
    assert_eq!(standing(&before, "FRA").leaves_on, Some(date("2027-06-01")));
    assert_eq!(standing(&after, "FRA").status, Status::FormerParty);
    assert_eq!(standing(&after, "VNM").status, Status::Party);
    assert_eq!(
        assess(&history, "2026-05-31")
            .standings
            .iter()
            .filter(|s| s.leaves_on.is_some())
            .count(),
        0
    );
    let explained = Explanation::of(&after).instruments;
    let france = explained
        .iter()
        .find(|i| i.deposit.participant == code("FRA"));
    assert_eq!(france.unwrap().counted, Err(NotCounted::LeftWithParent));
}

#[test]
fn a_denunciation_of_the_parent_that_is_revoked_leaves_it_in_the_protocol() {
    let thought_better = vec![
        act("FRA", ActionKind::Denunciation, "2026-06-01"),
        act("FRA", ActionKind::WithdrawalOfDenunciation, "2027-05-31"),
    ];
    let history = beside([in_force(), thought_better].concat(), in_force());

    let pending = assess(&history, "2027-05-30");
    let assessment = assess(&history, "2028-01-01");

    assert_eq!(
        standing(&pending, "FRA").leaves_on,
        Some(date("2027-06-01"))
    );
    assert_eq!(standing(&assessment, "FRA").status, Status::Party);
    assert_eq!(standing(&assessment, "FRA").leaves_on, None);
}

#[test]
fn one_may_leave_the_protocol_alone_and_come_back_to_both() {
    let parent = [
        in_force(),
        vec![
            act("VNM", ActionKind::Denunciation, "2026-06-01"),
            accession("VNM", "2028-01-01"),
        ],
    ]
    .concat();
    let own = vec![
        act("FRA", ActionKind::Denunciation, "2026-06-01"),
        accession("VNM", "2028-01-01"),
    ];
    let history = beside(parent, [in_force(), own].concat());

    let assessment = assess(&history, "2028-03-01");

    assert_eq!(standing(&assessment, "FRA").status, Status::FormerParty);
    assert_eq!(standing(&assessment, "VNM").status, Status::Party);
    assert_eq!(effect_on(&assessment, "VNM"), Some(date("2028-01-31")));
    assert_eq!(
        review(&history, directory(), &code("VNM"), Regime::NewAct),
        []
    );
}

#[test]
fn without_the_clause_leaving_the_parent_changes_nothing() {
    let mut treaty = protocol();
    treaty.parent.as_mut().unwrap().denunciation_entails = None;
    let left = vec![act("FRA", ActionKind::Denunciation, "2026-06-01")];
    let parent = Arc::new(history(convention(), [in_force(), left].concat()));
    let history = history(treaty, in_force()).with_parent(Some(parent));

    assert_eq!(
        standing(&assess(&history, "2028-01-01"), "FRA").status,
        Status::Party
    );
}

#[test]
fn an_organization_leaves_the_protocol_when_its_members_have_left_the_parent() {
    let bound = ["FRA", "DEU", "EUE"].map(|who| accession(who, "2026-01-01"));
    let left = ["FRA", "DEU"].map(|who| act(who, ActionKind::Denunciation, "2026-06-01"));
    let of_convention = bound.iter().chain(&left).cloned().collect();
    let history = beside(of_convention, bound.to_vec());

    let participation = history.participation(&code("EUE"), directory(), date("2028-01-01"));

    let on = date("2027-06-01");
    assert_eq!(
        participation.instruments[0].end,
        Some(End::CeasedWithMembers { on })
    );
}

#[test]
fn an_amendment_is_in_force_for_each_that_accepts_ninety_days_after_its_own_deposit() {
    let document = include_str!("parents/amendment.json");
    let amendment = treaty::parse(document).unwrap();
    assert_eq!(
        amendment.clauses.entry_into_force.reio,
        ReioCounting::Counted
    );
    let parent = [
        in_force(),
        vec![
            accession("EUE", "2026-05-01"),
            accession("DEU", "2026-05-01"),
        ],
    ]
    .concat();
    let parent = Arc::new(history(convention(), parent));
    let accepts = |who: &str, on: &str| act(who, ActionKind::Acceptance, on);
    let acts = [
        accepts("EUE", "2031-01-15"),
        accepts("FRA", "2031-01-15"),
        accepts("VNM", "2031-03-01"),
        act("VNM", ActionKind::WithdrawalOfInstrument, "2031-03-20"),
        accepts("DEU", "2031-12-31"),
        accepts("CHN", "2031-12-31"),
    ];
    let history = history(amendment, acts).with_parent(Some(parent));

    let assessment = assess(&history, "2032-06-01");

    for (who, on) in [
        ("EUE", Some("2031-04-15")),
        ("FRA", Some("2031-04-15")),
        ("VNM", None),
        ("DEU", Some("2032-03-30")),
    ] {
        assert_eq!(effect_on(&assessment, who), on.map(date), "{who}");
    }
    // China is not bound by the Convention.
    let irregular: Vec<_> = history
        .participants()
        .flat_map(|who| review(&history, directory(), who, Regime::History))
        .map(|(position, irregularity)| (position.0, irregularity.code))
        .collect();
    assert_eq!(irregular, [(6, IrregularityCode::ParentRequired)]);
    assert_eq!(
        standing(&assess(&history, "2032-03-29"), "DEU").status,
        Status::ContractingState
    );
    assert_eq!(standing(&assessment, "DEU").status, Status::Party);
}

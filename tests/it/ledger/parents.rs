//! A protocol in the record is judged and answered beside its parent, as both were known.

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::{Assessment, Status};
use signatory::domain::ids::TreatyId;
use signatory::domain::rules::IrregularityCode;
use signatory::domain::statement::{Statement, StatementKind};
use signatory::domain::treaty::{EntailedDenunciation, ParentClause, Provenance, Treaty};
use signatory::ledger::Ledger;
use signatory::ledger::proposal::{Import, Outcome, RecordActs, RecordError};

use crate::support::database::{TestDatabase, both};
use crate::support::domain::{act, code, date, directory};
use crate::support::ledger::{
    at, block_on, open, positions, published_head, small, treaty, verified, with_small_treaty,
};

both!(
    a_new_act_of_a_protocol_is_decided_beside_its_parent,
    acts_of_one_group_see_each_other_across_treaties,
    what_was_known_of_both_at_a_position_stays_known,
    a_parent_may_be_registered_after_its_protocol,
    what_moves_a_treaty_can_move_its_protocol,
    after_a_restart_a_protocol_has_its_parent_again,
    a_treaty_is_not_its_own_parent_through_another,
    a_record_filled_with_an_earlier_document_keeps_it,
);

fn id(text: &str) -> TreatyId {
    TreatyId::parse(text).unwrap()
}

/// A protocol to another treaty, with all three links, and one for forty.
fn protocol(of: &str) -> Treaty {
    let mut treaty = treaty("protocol");
    treaty.clauses.entry_into_force.threshold = 1;
    treaty.parent = Some(ParentClause {
        treaty: id(of),
        article: None,
        participation_requires: true,
        denunciation_entails: Some(EntailedDenunciation {
            article: None,
            provenance: Provenance::default(),
        }),
        entry_into_force_floor: false,
        provenance: Provenance::default(),
    });
    treaty
}

fn import(ledger: &Ledger, treaty: Treaty, acts: Vec<Act>) -> Outcome {
    ledger.import_blocking(Import { treaty, acts })
}

/// The small treaty at position 1 and its protocol at position 2.
fn both_registered(database: &TestDatabase) -> Ledger {
    let ledger = with_small_treaty(database);
    import(&ledger, protocol("small"), vec![]).unwrap();
    ledger
}

fn accession(on: &str) -> Act {
    act("VNM", ActionKind::Accession, on)
}

fn record_for(ledger: &Ledger, treaty: &TreatyId, act: Act) -> Outcome {
    block_on(ledger.record(RecordActs {
        treaty: treaty.clone(),
        acts: vec![act],
        request: None,
        settles: None,
        request_id: "test".into(),
        note: None,
    }))
}

#[track_caller]
fn parent_is_required(outcome: &Outcome) {
    let Err(RecordError::Refused { irregularity, .. }) = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(irregularity.code, IrregularityCode::ParentRequired);
}

/// The status of Viet Nam in the protocol, as known at a position.
fn status(ledger: &Ledger, position: u64, as_of: &str) -> Option<Status> {
    let published = ledger.published();
    let record = published.register.treaty(&id("protocol")).unwrap();
    let history = record.history_at(at(position))?;
    let assessment = Assessment::of(&history, directory(), date(as_of));
    Some(assessment.standing(&code("VNM")).unwrap().status)
}

fn a_new_act_of_a_protocol_is_decided_beside_its_parent(database: &TestDatabase) {
    let ledger = both_registered(database);

    let too_early = record_for(&ledger, &id("protocol"), accession("2026-03-02"));
    record_for(&ledger, &small(), accession("2026-03-02")).unwrap();
    let accepted = record_for(&ledger, &id("protocol"), accession("2026-03-02"));

    parent_is_required(&too_early);
    assert_eq!(positions(&accepted), [4]);
    assert_eq!(verified(database), published_head(&ledger));
}

fn what_moves_a_treaty_can_move_its_protocol(database: &TestDatabase) {
    let ledger = both_registered(database);
    let moved_after = |position| -> Vec<String> {
        let published = ledger.published();
        let moved = published.register.moved_after(at(position));
        moved.into_iter().map(ToString::to_string).collect()
    };

    record_for(&ledger, &small(), accession("2026-03-02")).unwrap();
    let mut notice = act("VNM", ActionKind::Communication, "2026-03-03");
    notice.particulars.statements = vec![Statement::new(StatementKind::Notification)];
    record_for(&ledger, &small(), notice).unwrap();

    assert_eq!(moved_after(2), ["protocol", "small"]);
    assert_eq!(moved_after(3), [""; 0]);
}

fn acts_of_one_group_see_each_other_across_treaties(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    let of = |treaty, acts| Import { treaty, acts };

    ledger
        .import_all_blocking(vec![
            of(protocol("small"), vec![accession("2026-03-02")]),
            of(treaty("small"), vec![accession("2026-03-02")]),
        ])
        .unwrap();
    let again = record_for(&ledger, &id("protocol"), accession("2026-03-03"));

    // It has an instrument on deposit, and the parent is no ground to refuse it.
    let Err(RecordError::Refused { irregularity, .. }) = again else {
        panic!("{again:?}");
    };
    assert_eq!(irregularity.code, IrregularityCode::AlreadyBound);
}

fn what_was_known_of_both_at_a_position_stays_known(database: &TestDatabase) {
    let ledger = both_registered(database);
    let of_small = vec![
        accession("2024-01-01"),
        act("VNM", ActionKind::Denunciation, "2025-01-01"),
    ];
    import(&ledger, protocol("small"), vec![accession("2024-01-01")]).unwrap();
    import(&ledger, treaty("small"), of_small).unwrap();

    let told: Vec<Option<Status>> = (1..=5)
        .map(|position| status(&ledger, position, "2026-06-01"))
        .collect();

    // 1 the treaty, 2 the protocol, 3 the accession to the protocol, 4 that to the treaty, 5 its denunciation.
    assert_eq!(
        told,
        [
            None,
            Some(Status::NoAction),
            Some(Status::Party),
            Some(Status::Party),
            Some(Status::FormerParty),
        ]
    );
}

fn a_parent_may_be_registered_after_its_protocol(database: &TestDatabase) {
    let ledger = with_small_treaty(database);
    import(&ledger, protocol("later"), vec![]).unwrap();

    // Without the parent in the register its rules are not applied.
    let unjudged = record_for(&ledger, &id("protocol"), accession("2026-03-02"));
    import(&ledger, treaty("later"), vec![]).unwrap();
    let judged = record_for(
        &ledger,
        &id("protocol"),
        act("CHN", ActionKind::Accession, "2026-03-02"),
    );

    assert_eq!(positions(&unjudged), [3]);
    parent_is_required(&judged);
    let published = ledger.published();
    let record = published.register.treaty(&id("protocol")).unwrap();
    assert!(record.parent_at(at(3)).is_none());
    assert!(record.parent_at(at(4)).is_some());
}

fn after_a_restart_a_protocol_has_its_parent_again(database: &TestDatabase) {
    {
        let ledger = both_registered(database);
        record_for(&ledger, &small(), accession("2026-03-02")).unwrap();
    }

    let ledger = open(database);

    record_for(&ledger, &id("protocol"), accession("2026-03-02")).unwrap();
    let refused = record_for(
        &ledger,
        &id("protocol"),
        act("CHN", ActionKind::Accession, "2026-03-02"),
    );
    parent_is_required(&refused);
}

fn a_treaty_is_not_its_own_parent_through_another(database: &TestDatabase) {
    let ledger = open(database);
    import(&ledger, protocol("other"), vec![]).unwrap();
    let other = Treaty {
        id: id("other"),
        ..protocol("protocol")
    };

    let refused = import(&ledger, other, vec![]);

    assert!(
        matches!(&refused, Err(RecordError::OwnParent(id)) if id.as_str() == "other"),
        "{refused:?}"
    );
    assert_eq!(verified(database).position, at(1));
}

/// The document of the Hanoi Convention as it was shipped before it had these clauses.
fn earlier_document() -> Treaty {
    let mut treaty = treaty("hanoi-convention");
    treaty.further_thresholds.clear();
    let denunciation = treaty.clauses.denunciation.as_mut().unwrap();
    assert!(denunciation.reio_ceases_with_members.take().is_some());
    treaty
}

fn a_record_filled_with_an_earlier_document_keeps_it(database: &TestDatabase) {
    {
        let ledger = open(database);
        import(&ledger, earlier_document(), vec![accession("2026-03-02")]).unwrap();
    }

    let ledger = open(database);
    let filled = ledger.seed().unwrap();
    let more = record_for(
        &ledger,
        &id("hanoi-convention"),
        act("CHN", ActionKind::Accession, "2026-03-02"),
    );

    assert_eq!(filled, 0);
    assert_eq!(positions(&more), [3]);
    let published = ledger.published();
    let record = published.register.treaty(&id("hanoi-convention")).unwrap();
    assert_eq!(*record.treaty, earlier_document());
    assert_eq!(verified(database), published_head(&ledger));
}

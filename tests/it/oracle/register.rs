//! What the register answers about an earlier position is what it answered when that was its head.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use signatory::domain::action::{Act, Action, Origin};
use signatory::domain::correction::{Correction, CorrectionKind, Rectification};
use signatory::domain::decision::{Decision, Matter, Ruling};
use signatory::domain::ids::{Position, TreatyId};
use signatory::domain::policy::PolicyValue;
use signatory::domain::treaty::{EntailedDenunciation, ParentClause, Provenance, Treaty};
use signatory::ledger::register::Register;
use signatory::store::chain::Hash;
use signatory::store::entry::{Content, Entry};

use super::simulation::View;
use super::strategies::{Case, cases, directory};
use super::view_of;
use crate::support::domain::at_position;

/// Two treaties' entries in one ledger, the second at times a protocol to the first, with corrections and decisions
/// among them, some recorded in the same microsecond.
fn ledgers() -> impl Strategy<Value = (Vec<Case>, Vec<Entry>)> {
    let interleaving = vec((any::<bool>(), 0..3_i64, 0..8_u8, any::<Index>()), 160);
    (cases(), cases(), any::<bool>(), interleaving).prop_map(
        |(one, other, linked, interleaving)| {
            let mut other = with_id(other, "other");
            other.treaty.parent = linked.then(parent);
            let cases = vec![with_id(one, "one"), other];
            let mut waiting: Vec<_> = cases
                .iter()
                .map(|case| contents(case).into_iter())
                .collect();
            let mut entries: Vec<Entry> = Vec::new();
            let mut now = start();
            for (from_other, passed, more, which) in interleaving {
                now += TimeDelta::microseconds(passed);
                let afterwards = match more {
                    0 => correction(&entries, which),
                    1 => decision(&entries, which),
                    _ => None,
                };
                if let Some((treaty, content)) = afterwards {
                    let position = Position(u64::try_from(entries.len()).unwrap() + 1);
                    entries.push(Entry {
                        position,
                        recorded_at: now,
                        treaty,
                        content: at_position(content, position),
                    });
                }
                let (first, second) = (usize::from(from_other), usize::from(!from_other));
                let next = waiting[first].next().map(|c| (first, c));
                let Some((case, content)) =
                    next.or_else(|| waiting[second].next().map(|c| (second, c)))
                else {
                    break;
                };
                let position = Position(u64::try_from(entries.len()).unwrap() + 1);
                entries.push(Entry {
                    position,
                    recorded_at: now,
                    treaty: cases[case].treaty.id.clone(),
                    content: at_position(content, position),
                });
            }
            (cases, entries)
        },
    )
}

/// Every link to the first treaty.
fn parent() -> ParentClause {
    ParentClause {
        treaty: TreatyId::parse("one").unwrap(),
        article: None,
        participation_requires: true,
        denunciation_entails: Some(EntailedDenunciation {
            article: None,
            provenance: Provenance::default(),
        }),
        entry_into_force_floor: true,
        provenance: Provenance::default(),
    }
}

fn start() -> DateTime<Utc> {
    "2026-12-31T23:59:59.999990Z".parse().unwrap()
}

fn with_id(case: Case, id: &str) -> Case {
    let id = TreatyId::parse(id).unwrap();
    Case {
        treaty: Treaty { id, ..case.treaty },
        ..case
    }
}

fn contents(case: &Case) -> Vec<Content> {
    let treaty = Content::Treaty(Arc::new(case.treaty.clone()));
    let actions = case
        .acts
        .iter()
        .map(|act| Content::Action(Action::new(Position::ZERO, Origin::Imported, act.clone())));
    std::iter::once(treaty).chain(actions).collect()
}

/// A correction of an action that is in effect: annulled, or done by another participant that has acted.
fn correction(entries: &[Entry], which: Index) -> Option<(TreatyId, Content)> {
    let corrected: Vec<Position> = entries
        .iter()
        .filter_map(|entry| Some(entry.content.correction()?.of))
        .collect();
    let in_effect: Vec<(&Entry, &Action)> = entries
        .iter()
        .filter_map(|entry| Some((entry, entry.content.action()?)))
        .filter(|(_, action)| !corrected.contains(&action.position))
        .collect();
    let (entry, wrong) = (!in_effect.is_empty()).then(|| *which.get(&in_effect))?;
    let (_, other) = in_effect[in_effect.len() / 2];
    let replacement = (wrong.position.0 % 2 == 0).then(|| Act {
        participant: other.act.participant.clone(),
        ..wrong.act.clone()
    });
    let rectification = Rectification {
        of: wrong.position,
        kind: CorrectionKind::Clerical,
        reason: "misread".to_owned(),
        objections_until: None,
        replacement,
    };
    let correction = Correction::new(Position::ZERO, wrong.origin, rectification);
    Some((
        entry.treaty.clone(),
        Content::Correction(Arc::new(correction)),
    ))
}

/// A policy, declared for a treaty that is registered from the day of one of its actions.
fn decision(entries: &[Entry], which: Index) -> Option<(TreatyId, Content)> {
    let acted: Vec<(&Entry, &Action)> = entries
        .iter()
        .filter_map(|entry| Some((entry, entry.content.action()?)))
        .collect();
    let (entry, action) = (!acted.is_empty()).then(|| *which.get(&acted))?;
    let values = PolicyValue::ALL;
    let ruling = Ruling {
        date: action.act.date,
        matter: Matter::Policy(values[entries.len() % values.len()]),
        reference: None,
        source: None,
        reason: "declared".to_owned(),
    };
    let decision = Decision {
        position: Position::ZERO,
        ruling,
    };
    Some((entry.treaty.clone(), Content::Decision(Arc::new(decision))))
}

fn answers(register: &Register, position: Position, cases: &[Case]) -> Vec<Option<View>> {
    cases
        .iter()
        .map(|case| {
            let as_of = case.asked.iter().nth(case.asked.len() / 2).unwrap();
            let history = register.treaty(&case.treaty.id)?.history_at(position)?;
            Some(view_of(&history, *as_of))
        })
        .collect()
}

/// A case here asks at every position of two treaties, so there are fewer of them.
fn fewer() -> ProptestConfig {
    let cases = ProptestConfig::default().cases.div_ceil(8);
    ProptestConfig::with_cases(cases)
}

proptest! {
    #![proptest_config(fewer())]

    #[test]
    fn what_was_known_at_a_position_is_what_was_answered_when_it_was_the_head(
        (cases, entries) in ledgers(),
    ) {
        let mut register = Register::empty(directory().clone());
        let mut answered = vec![answers(&register, Position::ZERO, &cases)];
        for entry in &entries {
            register.append(entry.clone(), Hash::ZERO).unwrap();
            answered.push(answers(&register, register.head().position, &cases));
        }

        for (position, answered) in (0..).map(Position).zip(answered) {
            prop_assert_eq!(answers(&register, position, &cases), answered, "at {}", position);
        }
    }

    #[test]
    fn the_position_at_an_instant_is_that_of_the_last_entry_recorded_by_then(
        (_, entries) in ledgers(),
    ) {
        let mut register = Register::empty(directory().clone());
        for entry in &entries {
            register.append(entry.clone(), Hash::ZERO).unwrap();
        }

        let last = entries.last().unwrap().recorded_at;
        let mut instant = start() - TimeDelta::microseconds(2);
        while instant <= last + TimeDelta::microseconds(2) {
            let expected = entries.iter().filter(|e| e.recorded_at <= instant).count();
            let position = register.position_at(instant);
            prop_assert_eq!(position, Position(u64::try_from(expected).unwrap()));
            prop_assert!(register.recorded_at(position).is_none_or(|at| at <= instant));
            prop_assert!(register.recorded_at(position.next()).is_none_or(|at| at > instant));
            instant += TimeDelta::microseconds(1);
        }
    }
}

//! Corrections, against a list from which what is wrong is taken out by hand.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use signatory::domain::action::{Act, Action, ActionKind, Origin};
use signatory::domain::assessment::Assessment;
use signatory::domain::correction::{Correction, CorrectionKind, Rectification};
use signatory::domain::history::History;
use signatory::domain::ids::Position;
use signatory::domain::progress::Progress;
use signatory::domain::treaty::Treaty;
use signatory::ledger::register::Register;
use signatory::store::chain::Hash;
use signatory::store::entry::{Content, Entry};

use super::strategies::{act, days, histories, numbered};
use crate::support::domain::directory;

/// Which of the actions in effect is wrong, and what is right.
fn corrections() -> impl Strategy<Value = Vec<(Index, Option<Act>)>> {
    let right = select(&ActionKind::ALL[..]).prop_flat_map(act);
    vec((any::<Index>(), option::of(right)), 0..8)
}

/// The ledger of a treaty, and after each of its entries the actions that are in effect.
fn ledger(
    treaty: &Treaty,
    acts: Vec<Act>,
    corrections: Vec<(Index, Option<Act>)>,
) -> Vec<(Content, Vec<Action>)> {
    let mut entries = vec![(Content::Treaty(Arc::new(treaty.clone())), Vec::new())];
    let mut in_effect: Vec<Action> = Vec::new();
    // The treaty has position 1.
    for action in numbered(acts) {
        let action = Action::new(action.position.next(), action.origin, action.act.clone());
        in_effect.push(action.clone());
        entries.push((Content::Action(action), in_effect.clone()));
    }
    for (index, right) in corrections {
        if in_effect.is_empty() {
            break;
        }
        let position = Position(u64::try_from(entries.len()).unwrap() + 1);
        let wrong = in_effect.remove(index.index(in_effect.len()));
        if let Some(act) = &right {
            in_effect.push(Action::new(position, wrong.origin, act.clone()));
        }
        let rectification = Rectification {
            of: wrong.position,
            kind: CorrectionKind::Clerical,
            reason: "a slip".into(),
            objections_until: None,
            replacement: right,
        };
        let correction = Correction::new(position, Origin::Imported, rectification);
        entries.push((Content::Correction(Arc::new(correction)), in_effect.clone()));
    }
    entries
}

proptest! {
    #[test]
    fn what_is_in_effect_at_a_position_is_what_was_left_of_the_list(
        (treaty, acts) in histories(),
        corrections in corrections(),
    ) {
        let entries = ledger(&treaty, acts, corrections);
        let mut register = Register::empty(Arc::new(directory().clone()));
        for (position, (content, _)) in (1..).map(Position).zip(&entries) {
            let entry = Entry {
                position,
                recorded_at: "2026-11-21T12:00:00Z".parse().unwrap(),
                treaty: treaty.id.clone(),
                content: content.clone(),
            };
            register.append(entry, Hash::ZERO).unwrap();
        }
        let record = register.treaty(&treaty.id).unwrap();
        let last = *days().last().unwrap();

        for (position, (_, in_effect)) in (1..).map(Position).zip(&entries) {
            let known = record.history_at(position).unwrap();
            let by_hand = History::of(Arc::new(treaty.clone()), in_effect);
            let [known, by_hand] = [&*known, &by_hand].map(|history| Assessment::of(history, directory(), last));
            prop_assert_eq!(Progress::of(&known), Progress::of(&by_hand), "at {}", position);
            let statuses = |assessment: &Assessment| -> Vec<_> {
                let standings = assessment.standings.iter();
                standings.map(|s| (s.participant.code.clone(), s.status, s.effect)).collect()
            };
            prop_assert_eq!(statuses(&known), statuses(&by_hand), "at {}", position);
        }
        for (position, (content, _)) in (1..).map(Position).zip(&entries) {
            if let Content::Correction(correction) = content {
                prop_assert_eq!(record.corrected_by(correction.of, position), Some(position));
                let before = Position(position.0 - 1);
                prop_assert_eq!(record.corrected_by(correction.of, before), None);
            }
        }
    }
}

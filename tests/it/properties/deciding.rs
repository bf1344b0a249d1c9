//! What decides looks at what an act can touch, and says what looking at everything would say.

use std::sync::Arc;

use proptest::bool::weighted;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use signatory::domain::action::{Act, ActionKind};
use signatory::domain::decide::decide_on_its_day;
use signatory::domain::history::{HYPOTHETICAL, History};
use signatory::domain::ids::Position;
use signatory::domain::rules::{Irregularity, Regime, review};
use signatory::domain::statement::{Statement, StatementId, StatementKind};
use signatory::domain::treaty::Treaty;

use super::next_steps::open_treaty;
use super::strategies::{act, numbered};
use crate::support::domain::{code, directory};

/// An act of any kind, often with a statement about another.
fn telling() -> impl Strategy<Value = Act> {
    let kinds = [
        StatementKind::Reservation,
        StatementKind::Declaration,
        StatementKind::Objection,
        StatementKind::Confirmation,
        StatementKind::Withdrawal,
        StatementKind::Withdrawal,
    ];
    let acts = [ActionKind::Communication; 15];
    let acts = ActionKind::ALL.into_iter().chain(acts).collect::<Vec<_>>();
    let statement = (select(kinds.to_vec()), 1..12_u64).prop_map(|(kind, action)| Statement {
        concerns: Some(StatementId {
            action: Position(action),
            number: 1,
        }),
        ..Statement::new(kind)
    });
    (select(acts).prop_flat_map(act), option::of(statement)).prop_map(|(mut act, statement)| {
        act.particulars.statements.extend(statement);
        act
    })
}

/// Those that a recording accepts in the order of their days: only what is regular can be made irregular.
fn as_accepted(treaty: Treaty, mut acts: Vec<Act>) -> History {
    acts.sort_by_key(|act| act.date);
    let mut history = History::of(Arc::new(treaty), &[]);
    for action in numbered(acts) {
        if decide_on_its_day(&history, directory(), action.act.clone()).is_ok() {
            history.append(action);
        }
    }
    history
}

/// The verdict of one who looks at everything.
fn thoroughly(history: &History, act: &Act) -> Result<(), Irregularity> {
    let irregular =
        |history: &History| review(history, directory(), &act.participant, Regime::NewAct);
    let before = irregular(history);
    let with_act = irregular(&history.with_hypothetical(act.clone()));
    let own = with_act
        .iter()
        .find(|(position, _)| *position == HYPOTHETICAL);
    let new = with_act
        .iter()
        .find(|(position, _)| before.iter().all(|(known, _)| known != position));
    own.or(new)
        .map_or(Ok(()), |(_, irregularity)| Err(irregularity.clone()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_is_out_of_reach_need_not_be_looked_at(
        treaty in open_treaty(),
        mut acts in vec(telling(), 0..24),
        mut proposed in telling(),
        alone in any::<bool>(),
        regular in weighted(0.8),
    ) {
        if alone {
            for act in acts.iter_mut().chain([&mut proposed]) {
                act.participant = code("FRA");
            }
        }
        let history = match regular {
            true => as_accepted(treaty, acts),
            false => History::of(Arc::new(treaty), &numbered(acts)),
        };

        let verdict = decide_on_its_day(&history, directory(), proposed.clone());

        let proposed = verdict.as_ref().unwrap_or(&proposed);
        match thoroughly(&history, proposed) {
            Ok(()) => prop_assert!(verdict.is_ok(), "{verdict:?}"),
            Err(thorough) => {
                let refusal = verdict.expect_err("everything says otherwise");
                prop_assert_eq!(refusal.article, thorough.article);
                prop_assert!(refusal.detail.ends_with(&thorough.detail), "{}", refusal.detail);
            }
        }
    }
}

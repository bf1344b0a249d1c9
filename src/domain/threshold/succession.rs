//! A State that is no more, beside its successors: counted once, where the policy says so (VCSST 18, 32).

use chrono::NaiveDate;

use super::Deposit;
use crate::domain::action::ActionKind;
use crate::domain::ids::Position;
use crate::domain::participant::{Directory, Dissolution};

/// An instrument that counts in the place of a predecessor's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replacement {
    /// From which day: that of its deposit, but not before the predecessor ceased to exist.
    pub on: NaiveDate,
    /// The action that deposited it.
    pub by: Position,
}

/// Finds what takes the place of each instrument of a State that is no more.
///
/// A notification of succession does, for it takes over what the predecessor did. So does any instrument of a State that
/// alone succeeds the predecessor, because both stand for one State from then on. Another successor's accession does
/// not: it is an act of its own.
pub fn count_once(counted: &mut [Deposit], directory: &Directory) {
    let replacements: Vec<Vec<Replacement>> = counted
        .iter()
        .map(|deposit| {
            directory
                .get(&deposit.participant)
                .and_then(|participant| participant.dissolution.as_ref())
                .map_or_else(Vec::new, |dissolution| replacing(dissolution, counted))
        })
        .collect();
    for (deposit, replaced) in counted.iter_mut().zip(replacements) {
        deposit.replaced = replaced;
    }
}

fn replacing(dissolution: &Dissolution, counted: &[Deposit]) -> Vec<Replacement> {
    let first_day_without = dissolution.until.succ_opt().unwrap_or(dissolution.until);
    let is_alone = dissolution.successors.len() == 1;
    let mut replacing: Vec<Replacement> = counted
        .iter()
        .filter(|deposit| dissolution.successors.contains(&deposit.participant))
        .filter(|deposit| is_alone || deposit.instrument.kind == ActionKind::Succession)
        .filter_map(|deposit| {
            let on = deposit.instrument.deposited_on.max(first_day_without);
            deposit.instrument.stands_on(on).then_some(Replacement {
                on,
                by: deposit.instrument.action,
            })
        })
        .collect();
    replacing.sort_by_key(|replacement| (replacement.on, replacement.by));
    replacing
}

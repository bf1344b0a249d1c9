//! Both readings of what follows when an instrument is withdrawn after the conditions were met.
//!
//! The clauses speak of the day on which the last instrument was deposited, and of nothing that comes after it. Either
//! the conditions stay met (VCLT 55 by analogy), or the withdrawn instrument is treated as never deposited, as the
//! depositary does before the conditions are met. A policy says which reading the register states.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Commencement, Deposit, Floor, Reached, reached};
use crate::domain::participation::End;
use crate::domain::policy::{Policies, PolicyValue};
use crate::domain::treaty::EntryIntoForceClause;

/// When the conditions were met, by the reading that the policies choose.
#[must_use]
pub fn reached_by_policy(
    policies: &Policies,
    clause: &EntryIntoForceClause,
    counted: &[Deposit],
    floor: Floor,
    as_of: NaiveDate,
) -> Option<Reached> {
    if policies.holds(PolicyValue::AsNeverDeposited) {
        reached_as_never_deposited(clause, counted, floor, as_of)
    } else {
        reached(clause, counted, as_of)
    }
}

/// The first day, up to `as_of`, on which every condition was met, by the reading that an instrument withdrawn before the
/// entry into force was never deposited.
///
/// Withdrawals are taken day by day, each against the date of entry into force as it then stood. Once the treaty is in
/// force nothing that is withdrawn reverses that (VCLT 55).
#[must_use]
pub fn reached_as_never_deposited(
    clause: &EntryIntoForceClause,
    counted: &[Deposit],
    floor: Floor,
    as_of: NaiveDate,
) -> Option<Reached> {
    let days: BTreeSet<NaiveDate> = counted.iter().filter_map(withdrawn_on).collect();
    let mut left: Vec<Deposit> = counted.to_vec();
    for day in days.into_iter().filter(|day| *day <= as_of) {
        let in_force_on = reached(clause, &left, day)
            .and_then(|reached| Commencement::of(clause, reached.on, floor))
            .map(|commencement| commencement.in_force_on);
        if in_force_on.is_some_and(|in_force_on| in_force_on < day) {
            break;
        }
        take_out(&mut left, day);
    }
    reached(clause, &left, as_of)
}

/// Both readings, side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readings {
    /// When the conditions were met, if once met they stay met.
    pub conditions_stay_met: Option<Reached>,
    /// When they were met, if an instrument withdrawn before the entry into force was never deposited.
    pub as_never_deposited: Option<Reached>,
}

impl Readings {
    /// Both readings, where an instrument that counts was withdrawn by the entry into force; none elsewhere, for the
    /// readings are the same then.
    #[must_use]
    pub fn of(
        clause: &EntryIntoForceClause,
        counted: &[Deposit],
        floor: Floor,
        as_of: NaiveDate,
    ) -> Option<Self> {
        let first = counted.iter().filter_map(withdrawn_on).min()?;
        let conditions_stay_met = reached(clause, counted, as_of);
        let in_force_on = conditions_stay_met
            .as_ref()
            .and_then(|reached| Commencement::of(clause, reached.on, floor))
            .map(|commencement| commencement.in_force_on);
        in_force_on
            .is_none_or(|in_force_on| first <= in_force_on)
            .then(|| Self {
                conditions_stay_met,
                as_never_deposited: reached_as_never_deposited(clause, counted, floor, as_of),
            })
    }
}

fn withdrawn_on(deposit: &Deposit) -> Option<NaiveDate> {
    match deposit.instrument.end? {
        End::Withdrawn { on, .. } => Some(on),
        End::Denounced { .. } | End::LeftWithParent { .. } | End::CeasedWithMembers { .. } => None,
    }
}

/// Takes out what was withdrawn on a day, and what had taken the place of another instrument by it.
fn take_out(deposits: &mut Vec<Deposit>, day: NaiveDate) {
    let gone: BTreeSet<_> = deposits
        .iter()
        .filter(|deposit| withdrawn_on(deposit) == Some(day))
        .map(|deposit| deposit.instrument.action)
        .collect();
    deposits.retain(|deposit| !gone.contains(&deposit.instrument.action));
    for deposit in deposits {
        deposit.replaced.retain(|by| !gone.contains(&by.by));
    }
}

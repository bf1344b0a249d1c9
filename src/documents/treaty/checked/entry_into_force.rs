//! Checks of the clause on entry into force and its further conditions.

use std::collections::BTreeMap;

use super::super::pointer::Pointer;
use super::super::wire;
use super::Checked;
use super::values::{delay, kinds, optional_date, optional_text, provenance, some_of, text, word};
use crate::domain::action::ActionKind;
use crate::domain::ids::ParticipantCode;
use crate::domain::treaty::{Condition, EntryIntoForceClause};

/// All of something, in basis points.
const WHOLE_BP: u32 = 10_000;

/// The clause on entry into force.
pub(super) fn entry_into_force(
    at: &Pointer,
    clause: wire::EntryIntoForce,
) -> Checked<EntryIntoForceClause> {
    if clause.threshold == 0 {
        return Err(at.of("threshold").error("expected at least 1, found 0"));
    }
    Ok(EntryIntoForceClause {
        article: text(&at.of("article"), clause.article)?,
        text: optional_text(&at.of("text"), clause.text)?,
        threshold: clause.threshold,
        counted_kinds: kinds(
            &at.of("counted_actions"),
            &clause.counted_actions,
            ActionKind::is_consent,
        )?,
        reio: word(&at.of("reio"), &clause.reio)?,
        delay: delay(&at.of("delay"), &clause.delay)?,
        not_before: optional_date(&at.of("not_before"), clause.not_before.as_deref())?,
        fixed_date: optional_date(&at.of("fixed_date"), clause.fixed_date.as_deref())?,
        conditions: clause
            .conditions
            .into_iter()
            .enumerate()
            .map(|(index, item)| condition(&at.of("conditions").at(index), item))
            .collect::<Checked<_>>()?,
        provenance: provenance(at, clause.verified, clause.source)?,
    })
}

fn condition(at: &Pointer, condition: wire::Condition) -> Checked<Condition> {
    match condition.kind.as_str() {
        "share" => {
            absent(at, "all_of", condition.all_of.is_some(), "share")?;
            share(at, condition)
        }
        "named" => {
            absent(at, "measure", condition.measure.is_some(), "named")?;
            absent(at, "at_least_bp", condition.at_least_bp.is_some(), "named")?;
            absent(at, "shares_bp", condition.shares_bp.is_some(), "named")?;
            named(at, condition)
        }
        other => Err(at
            .of("kind")
            .error(format!("expected one of share, named, found {other:?}"))),
    }
}

fn share(at: &Pointer, condition: wire::Condition) -> Checked<Condition> {
    let measure = present(at, "measure", condition.measure)?;
    let at_least_bp = present(at, "at_least_bp", condition.at_least_bp)?;
    let shares = present(at, "shares_bp", condition.shares_bp)?;
    let shares_at = at.of("shares_bp");
    if shares.is_empty() {
        return Err(shares_at.error("expected at least one share, found none"));
    }
    let mut shares_bp = BTreeMap::new();
    for (code, share) in shares {
        let at = shares_at.of(&code);
        shares_bp.insert(participant(&at, &code)?, basis_points(&at, share, 0)?);
    }
    Ok(Condition::Share {
        measure: text(&at.of("measure"), measure)?,
        at_least_bp: basis_points(&at.of("at_least_bp"), at_least_bp, 1)?,
        shares_bp,
    })
}

fn named(at: &Pointer, condition: wire::Condition) -> Checked<Condition> {
    let names = present(at, "all_of", condition.all_of)?;
    let names_at = at.of("all_of");
    some_of(&names_at, &names)?;
    let mut all_of = Vec::with_capacity(names.len());
    for (index, name) in names.iter().enumerate() {
        let at = names_at.at(index);
        let code = participant(&at, name)?;
        if all_of.contains(&code) {
            return Err(at.error(format!(
                "expected each participant once, found {code} again"
            )));
        }
        all_of.push(code);
    }
    Ok(Condition::Named { all_of })
}

fn participant(at: &Pointer, code: &str) -> Checked<ParticipantCode> {
    ParticipantCode::parse(code).map_err(|error| at.error(error.to_string()))
}

fn basis_points(at: &Pointer, share: u32, least: u32) -> Checked<u32> {
    if (least..=WHOLE_BP).contains(&share) {
        Ok(share)
    } else {
        Err(at.error(format!(
            "expected {least} to {WHOLE_BP} basis points, found {share}"
        )))
    }
}

fn present<T>(at: &Pointer, field: &str, value: Option<T>) -> Checked<T> {
    value.ok_or_else(|| at.error(format!("missing field `{field}`")))
}

fn absent(at: &Pointer, field: &str, is_there: bool, kind: &str) -> Checked<()> {
    if is_there {
        Err(at
            .of(field)
            .error(format!("expected no {field} in a condition of kind {kind}")))
    } else {
        Ok(())
    }
}

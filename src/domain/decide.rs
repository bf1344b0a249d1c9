//! Whether a new act may be recorded.
//!
//! The rules are those of [`rules`](super::rules), applied strictly, and one more: nothing is recorded
//! before it has happened, by the date of the place where it is done.

use chrono::{DateTime, NaiveDate, Utc};

use super::action::{Act, Action, ActionKind};
use super::history::{HYPOTHETICAL, History};
use super::participant::Directory;
use super::place::{Place, depositary_date};
use super::rules::{Irregularity, IrregularityCode, Regime, Review};
use super::statement::{Statement, StatementKind};

/// Decides whether an act may be recorded at this instant.
///
/// The accepted act is the proposed one, with the place of signature filled in where the treaty's window
/// for that day leaves no doubt.
///
/// # Errors
/// The first rule that the act breaks, or the later act in the record that it would make irregular.
pub fn decide(
    history: &History,
    directory: &Directory,
    proposed: Act,
    now: DateTime<Utc>,
) -> Result<Act, Irregularity> {
    let act = with_place(history, proposed);
    let later = against_the_rules(history, directory, &act)?;
    not_in_future(&act, now)?;
    later.map_or(Ok(act), Err)
}

/// Decides whether an act could be recorded on its own day, whenever that is: what [`decide`] will say when the day
/// has come, if nothing else has happened by then.
///
/// # Errors
/// The first rule that the act breaks, or the later act in the record that it would make irregular.
pub fn decide_on_its_day(
    history: &History,
    directory: &Directory,
    proposed: Act,
) -> Result<Act, Irregularity> {
    let act = with_place(history, proposed);
    against_the_rules(history, directory, &act)?.map_or(Ok(act), Err)
}

/// Refuses an act that breaks a rule; otherwise says which later act in the record it would make irregular, if any.
fn against_the_rules(
    history: &History,
    directory: &Directory,
    act: &Act,
) -> Result<Option<Irregularity>, Irregularity> {
    let code = &act.participant;
    let is_within_reach = |action: &Action| is_within_reach(act, action);
    let already_irregular: Vec<_> = Review::new(history, directory, Regime::NewAct)
        .of_those(code, is_within_reach)
        .into_iter()
        .map(|(position, _)| position)
        .collect();
    let with_act = history.with_hypothetical(act.clone());
    let with_act = Review::new(&with_act, directory, Regime::NewAct);
    let are_checked = |action: &Action| action.position == HYPOTHETICAL || is_within_reach(action);
    let mut later = None;
    for (position, irregularity) in with_act.of_those(code, are_checked) {
        if position == HYPOTHETICAL {
            return Err(irregularity);
        }
        if !already_irregular.contains(&position) {
            later = later.or(Some((position, irregularity)));
        }
    }
    Ok(later.map(|(position, irregularity)| {
        let contradicted = history
            .actions_of(code)
            .iter()
            .find(|action| action.position == position)
            .map_or_else(String::new, |action| {
                format!("{} of {}", action.act.kind.in_words(), action.act.date)
            });
        Irregularity {
            code: IrregularityCode::ContradictsLaterAction,
            article: irregularity.article,
            detail: format!(
                "dated {}, the act would make the {contradicted} irregular: {}",
                act.date, irregularity.detail
            ),
            hint: None,
        }
    }))
}

/// Whether an act can make another of the same participant irregular: none that was done before its day, and a
/// communication only by taking back a statement, which cannot be taken back twice.
fn is_within_reach(act: &Act, other: &Action) -> bool {
    let takes_back = |statement: &Statement| statement.kind == StatementKind::Withdrawal;
    other.act.date >= act.date
        && (act.kind != ActionKind::Communication
            || act.particulars.statements.iter().any(takes_back))
}

/// The date of today where the act is done: New York's for what is done with the depositary.
fn today_for(act: &Act, now: DateTime<Utc>) -> NaiveDate {
    match &act.place {
        Some(place) if act.kind.is_signature() => place.date_at(now),
        Some(_) | None => depositary_date(now),
    }
}

/// Refuses what is dated after today, where it is done.
///
/// # Errors
/// [`IrregularityCode::DateInFuture`].
pub(super) fn not_in_future(act: &Act, now: DateTime<Utc>) -> Result<(), Irregularity> {
    let today = today_for(act, now);
    let particulars = &act.particulars;
    let other_dates = [
        particulars.received_on,
        particulars.received_electronically_on,
        particulars.notified_on,
        particulars.registered_on,
    ];
    if act.date <= today {
        // What the depositary does is dated where it is, and that day may have begun elsewhere.
        let depositarys = depositary_date(now).max(today);
        return match other_dates.into_iter().flatten().max() {
            Some(latest) if latest > depositarys => Err(Irregularity::new(
                IrregularityCode::DateInFuture,
                format!("one of its other dates is {latest}, and today is {depositarys}"),
            )),
            Some(_) | None => Ok(()),
        };
    }
    let place = match &act.place {
        Some(place) if act.kind.is_signature() => place.clone(),
        Some(_) | None => Place::new("New York"),
    };
    Err(Irregularity::new(
        IrregularityCode::DateInFuture,
        format!(
            "the act is dated {}, and today is {today} in {place}",
            act.date
        ),
    )
    .hint("an act is recorded once it has happened"))
}

fn with_place(history: &History, mut act: Act) -> Act {
    let Some(clause) = &history.treaty().clauses.signature else {
        return act;
    };
    if !act.kind.is_signature() {
        return act;
    }
    let mut open = clause.windows.iter().filter(|w| w.is_open_on(act.date));
    let window = match &act.place {
        Some(place) => open.find(|w| w.place.is(place)),
        None => open.next().filter(|_| open.next().is_none()),
    };
    if let Some(window) = window {
        act.place = Some(window.place.clone());
    }
    act
}

//! Whether a decision may be recorded.

use chrono::{DateTime, Utc};

use crate::domain::action::Origin;
use crate::domain::history::{HYPOTHETICAL, History};
use crate::domain::ids::Position;
use crate::domain::participant::Directory;
use crate::domain::place::depositary_date;
use crate::domain::rules::{Irregularity, IrregularityCode, Regime, review};

use super::{Decision, DecisionKind, Decisions, Matter, Ruling};

/// Decides whether a decision may be recorded at this instant.
///
/// It is not dated after today in New York, it makes something different on its date, and it makes no action in the
/// record irregular: what contradicts it is corrected first.
///
/// # Errors
/// The first of these that it breaks.
pub fn decide_decision(
    history: &History,
    directory: &Directory,
    ruling: &Ruling,
    now: DateTime<Utc>,
) -> Result<(), Irregularity> {
    let today = depositary_date(now);
    if ruling.date > today {
        return Err(Irregularity::new(
            IrregularityCode::DateInFuture,
            format!(
                "the decision is dated {}, and today is {today} in New York",
                ruling.date
            ),
        )
        .hint("a decision is recorded once it has been taken"));
    }
    decides_something(history, directory, ruling)?;
    let decided = history.decided(Decision {
        position: HYPOTHETICAL,
        ruling: ruling.clone(),
    });
    let irregular_before: Vec<Position> = irregular(history, directory)
        .into_iter()
        .map(|(position, _)| position)
        .collect();
    match irregular(&decided, directory)
        .into_iter()
        .find(|(position, _)| !irregular_before.contains(position))
    {
        None => Ok(()),
        Some((position, irregularity)) => Err(contradicted(history, position, irregularity)),
    }
}

fn decides_something(
    history: &History,
    directory: &Directory,
    ruling: &Ruling,
) -> Result<(), Irregularity> {
    let decisions = history.decisions();
    let nothing = |detail: String| {
        Err(Irregularity::new(
            IrregularityCode::NothingDecided,
            format!("on {} {detail}", ruling.date),
        ))
    };
    match &ruling.matter {
        Matter::Policy(value) if decisions.policies(ruling.date).holds(*value) => nothing(format!(
            "the policy {} has the value {} already",
            value.policy().as_str(),
            value.as_str()
        )),
        Matter::EntryIntoForce(on)
            if decisions
                .asserted(ruling.date)
                .is_some_and(|(_, asserted)| asserted == *on) =>
        {
            nothing(format!("the entry into force is asserted for {on} already"))
        }
        Matter::Eligibility {
            participant,
            admitted,
        } => match directory.resolve(participant) {
            Some(known) if known.has_ceased_by(ruling.date) => {
                nothing(format!("{} no longer exists", known.name()))
            }
            Some(known) if history.is_open_to(&known, ruling.date) != *admitted => Ok(()),
            Some(known) => nothing(format!(
                "{} {} take part already",
                known.name(),
                if *admitted { "may" } else { "may not" }
            )),
            None => nothing(format!("no participant has the code {participant}")),
        },
        Matter::Revocation(of) if !can_be_revoked(decisions, *of, ruling) => {
            nothing(format!("decision {of} does not hold, or is a revocation"))
        }
        Matter::Policy(_) | Matter::EntryIntoForce(_) | Matter::Revocation(_) => Ok(()),
    }
}

/// What was revoked is decided anew, not revoked once more.
fn can_be_revoked(decisions: &Decisions, of: Position, ruling: &Ruling) -> bool {
    decisions.holds(of, ruling.date)
        && decisions
            .get(of)
            .is_some_and(|decision| decision.ruling.matter.kind() != DecisionKind::Revocation)
}

/// Every irregular action, each judged as it came into the register: as a fact, or as a new act.
fn irregular(history: &History, directory: &Directory) -> Vec<(Position, Irregularity)> {
    let reviewed = |regime: Regime, origin: Origin| {
        history
            .participants()
            .flat_map(move |code| review(history, directory, code, regime))
            .filter(move |(position, _)| {
                history
                    .action(*position)
                    .is_some_and(|action| action.origin == origin)
            })
    };
    reviewed(Regime::History, Origin::Imported)
        .chain(reviewed(Regime::NewAct, Origin::Recorded))
        .collect()
}

fn contradicted(history: &History, position: Position, irregularity: Irregularity) -> Irregularity {
    let action = history.action(position).map_or_else(String::new, |action| {
        format!(
            "{} of {} by {}",
            action.act.kind.in_words(),
            action.act.date,
            action.act.participant
        )
    });
    Irregularity {
        code: IrregularityCode::ContradictsLaterAction,
        article: irregularity.article,
        detail: format!(
            "the decision would make the {action} irregular: {}",
            irregularity.detail
        ),
        hint: Some("correct that action first, or give the decision a later date".into()),
    }
}

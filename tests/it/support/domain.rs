//! Short ways to write dates, acts and histories.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use signatory::documents::{actions, shipped, treaty};
use signatory::domain::action::{Act, Action, ActionKind, Origin};
use signatory::domain::assessment::{Assessment, Standing};
use signatory::domain::correction::Correction;
use signatory::domain::decision::{Decision, Matter, Ruling};
use signatory::domain::history::History;
use signatory::domain::ids::{ParticipantCode, Position};
use signatory::domain::participant::{Directory, ParticipantKind};
use signatory::domain::place::Place;
use signatory::domain::treaty::Treaty;
use signatory::store::entry::Content;

/// A calendar date.
pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A participant's code.
pub fn code(text: &str) -> ParticipantCode {
    ParticipantCode::parse(text).unwrap()
}

/// The shipped participants.
pub fn directory() -> &'static Directory {
    static DIRECTORY: LazyLock<Directory> = LazyLock::new(|| shipped::participants().unwrap());
    &DIRECTORY
}

/// The shipped treaty at this place: 0 Hanoi, 1 UNTOC, 2 UNCAC.
pub fn shipped_treaty(index: usize) -> Treaty {
    treaty::parse(shipped::treaties()[index].document).unwrap()
}

/// The Hanoi Convention.
pub fn hanoi() -> Treaty {
    shipped_treaty(0)
}

/// The Hanoi Convention with its shipped actions.
pub fn hanoi_history() -> History {
    history(hanoi(), acts_of(shipped::treaties()[0].actions))
}

/// The acts of a table.
pub fn acts_of(csv: &str) -> Vec<Act> {
    let file = actions::read(csv.as_bytes()).unwrap();
    file.rows.into_iter().map(|row| row.act).collect()
}

/// An act with nothing but who, what and when.
pub fn act(participant: &str, kind: ActionKind, on: &str) -> Act {
    Act::new(code(participant), kind, date(on))
}

/// The same act at a place.
pub fn at_place(act: Act, place: &str) -> Act {
    Act {
        place: Some(Place::new(place)),
        ..act
    }
}

/// A treaty with these acts, recorded in this order.
pub fn history(treaty: Treaty, acts: impl IntoIterator<Item = Act>) -> History {
    let actions: Vec<Action> = (1..)
        .zip(acts)
        .map(|(position, act)| Action::new(Position(position), Origin::Recorded, act))
        .collect();
    History::of(Arc::new(treaty), &actions)
}

/// Where everyone stands on a day.
pub fn assess(history: &History, as_of: &str) -> Assessment {
    Assessment::of(history, directory(), date(as_of))
}

/// The same history with a decision of that date at the next thousand.
pub fn decided(history: &History, on: &str, matter: Matter) -> History {
    let before = u64::try_from(history.decisions().iter().count()).unwrap();
    history.decided(Decision {
        position: Position(1000 + before),
        ruling: ruling(on, matter),
    })
}

/// A decision with nothing but when, what and some reason.
pub fn ruling(on: &str, matter: Matter) -> Ruling {
    Ruling {
        date: date(on),
        matter,
        reference: None,
        source: None,
        reason: "the depositary has so decided".to_owned(),
    }
}

/// The standing of one participant.
pub fn standing<'a>(assessment: &'a Assessment, participant: &str) -> &'a Standing {
    assessment.standing(&code(participant)).unwrap()
}

/// The date on which a treaty enters into force for a participant.
pub fn effect_on(assessment: &Assessment, participant: &str) -> Option<NaiveDate> {
    standing(assessment, participant)
        .effect
        .map(|effect| effect.on)
}

/// The codes of that many States that exist.
pub fn states(n: usize) -> Vec<String> {
    let states: Vec<String> = directory()
        .iter()
        .filter(|p| p.kind == ParticipantKind::State && p.dissolution.is_none())
        .map(|p| p.code.to_string())
        .take(n)
        .collect();
    assert_eq!(states.len(), n);
    states
}

/// A signature on the first day at Hanoi, and a ratification on a day.
pub fn ratified(participant: &str, on: &str) -> [Act; 2] {
    [
        at_place(
            act(participant, ActionKind::Signature, "2025-10-25"),
            "Hanoi",
        ),
        act(participant, ActionKind::Ratification, on),
    ]
}

/// Ratifications of the first States by code, each preceded by a signature: `days` has one day for each State.
pub fn ratifications<'a>(days: impl IntoIterator<Item = &'a str>) -> Vec<Act> {
    let days: Vec<&str> = days.into_iter().collect();
    states(days.len())
        .iter()
        .zip(days)
        .flat_map(|(state, day)| ratified(state, day))
        .collect()
}

/// One day for each of n States.
pub fn same_day(n: usize, day: &str) -> Vec<&str> {
    vec![day; n]
}

/// The same content at another place in the record.
pub fn at_position(content: Content, position: Position) -> Content {
    let placed = |action: &Action| Action::new(position, action.origin, action.act.clone());
    match content {
        Content::Action(action) => Content::Action(placed(&action)),
        Content::Treaty(treaty) => Content::Treaty(treaty),
        Content::Decision(decision) => Content::Decision(Arc::new(Decision {
            position,
            ..(*decision).clone()
        })),
        Content::Correction(correction) => Content::Correction(Arc::new(Correction {
            position,
            replacement: correction.replacement.as_ref().map(placed),
            ..(*correction).clone()
        })),
    }
}

//! Checks of single values: texts, dates, words, lists of kinds, delays.

use chrono::NaiveDate;

use super::super::names::{DelayKind, Named};
use super::super::pointer::Pointer;
use super::super::wire;
use super::Checked;
use crate::documents::plain_date;
use crate::domain::action::ActionKind;
use crate::domain::delay::Delay;
use crate::domain::language::{Language, Texts};
use crate::domain::treaty::Provenance;

/// The most days that a delay can have: about ten years.
const MOST_DAYS: u32 = 3660;
/// The most months that a delay can have.
const MOST_MONTHS: u32 = 240;

/// A text that says something.
pub(super) fn text(at: &Pointer, text: String) -> Checked<String> {
    if text.trim().is_empty() {
        Err(at.error("expected a text, found an empty one"))
    } else {
        Ok(text)
    }
}

/// A text that may be absent, but not empty.
pub(super) fn optional_text(at: &Pointer, given: Option<String>) -> Checked<Option<String>> {
    given.map(|given| text(at, given)).transpose()
}

/// A text in several languages.
pub(super) fn texts(at: &Pointer, given: wire::Texts) -> Checked<Texts> {
    let english = text(&at.of("en"), given.en)?;
    let others = [
        (Language::Ar, given.ar),
        (Language::Zh, given.zh),
        (Language::Fr, given.fr),
        (Language::Ru, given.ru),
        (Language::Es, given.es),
        (Language::Vi, given.vi),
    ];
    let mut read = Texts::english(english);
    for (language, translation) in others {
        if let Some(translation) = optional_text(&at.of(language.tag()), translation)? {
            read = read.with(language, translation);
        }
    }
    Ok(read)
}

/// A calendar date.
pub(super) fn date(at: &Pointer, text: &str) -> Checked<NaiveDate> {
    plain_date(text).map_err(|detail| at.error(detail))
}

/// A calendar date that may be absent.
pub(super) fn optional_date(at: &Pointer, text: Option<&str>) -> Checked<Option<NaiveDate>> {
    text.map(|text| date(at, text)).transpose()
}

/// A word of a closed list.
pub(super) fn word<T: Named>(at: &Pointer, name: &str) -> Checked<T> {
    T::of_word(name)
        .ok_or_else(|| at.error(format!("expected one of {}, found {name:?}", T::words())))
}

/// A list that is not empty.
pub(super) fn some_of<T>(at: &Pointer, list: &[T]) -> Checked<()> {
    if list.is_empty() {
        Err(at.error("expected at least one item, found an empty list"))
    } else {
        Ok(())
    }
}

/// Where a clause was read.
pub(super) fn provenance(
    at: &Pointer,
    verified: Option<bool>,
    source: Option<String>,
) -> Checked<Provenance> {
    Ok(Provenance {
        verified,
        source: optional_text(&at.of("source"), source)?,
    })
}

/// A list of kinds of action, each once and each of those that make sense here.
pub(super) fn kinds(
    at: &Pointer,
    names: &[String],
    admissible: impl Fn(ActionKind) -> bool,
) -> Checked<Vec<ActionKind>> {
    some_of(at, names)?;
    let mut kinds = Vec::with_capacity(names.len());
    for (index, name) in names.iter().enumerate() {
        let at = at.at(index);
        let Some(kind) = ActionKind::parse(name).filter(|kind| admissible(*kind)) else {
            let expected: Vec<&str> = ActionKind::ALL
                .into_iter()
                .filter(|kind| admissible(*kind))
                .map(ActionKind::as_str)
                .collect();
            return Err(at.error(format!(
                "expected one of {}, found {name:?}",
                expected.join(", ")
            )));
        };
        if kinds.contains(&kind) {
            return Err(at.error(format!("expected each kind once, found {kind} again")));
        }
        kinds.push(kind);
    }
    Ok(kinds)
}

/// A delay, with a number where its kind needs one.
pub(super) fn delay(at: &Pointer, delay: &wire::Delay) -> Checked<Delay> {
    let kind: DelayKind = word(&at.of("kind"), &delay.kind)?;
    let number = |from: u32, to: u32| match delay.n {
        Some(n) if (from..=to).contains(&n) => Ok(n),
        Some(n) => Err(at
            .of("n")
            .error(format!("expected {from} to {to}, found {n}"))),
        None => Err(at.error("missing field `n`")),
    };
    match kind {
        DelayKind::NthDayAfter => number(0, MOST_DAYS).map(Delay::NthDayAfter),
        DelayKind::MonthsAfter => number(0, MOST_MONTHS).map(Delay::MonthsAfter),
        DelayKind::OnDeposit => match delay.n {
            None => Ok(Delay::OnDeposit),
            Some(n) => Err(at
                .of("n")
                .error(format!("expected no number with on_deposit, found {n}"))),
        },
        DelayKind::FirstOfMonthAfterNthDay => {
            number(0, MOST_DAYS).map(Delay::FirstOfMonthAfterNthDay)
        }
        // The first day of month zero would lie before the deposit.
        DelayKind::FirstOfNthMonthAfterMonth => {
            number(1, MOST_MONTHS).map(Delay::FirstOfNthMonthAfterMonth)
        }
        DelayKind::FirstOfMonthAfterMonths => {
            number(0, MOST_MONTHS).map(Delay::FirstOfMonthAfterMonths)
        }
    }
}

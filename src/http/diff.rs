//! `/v1/treaties/{treaty}/diff`: what changed between two moments on one clock.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};

use crate::documents::plain_date;
use crate::domain::action::Action;
use crate::domain::decision::Decision;
use crate::domain::difference::{Difference, Span};
use crate::domain::ids::Position;
use crate::ledger::register::{Register, TreatyRecord};

use super::App;
use super::moment::Moment;
use super::problem::Problem;
use super::query::{self, Query};
use super::read::{Reading, Viewed, answer, json};
use super::wire::Currency;
use super::wire::diff::{Compared, DiffResponse, RecordedAction, RecordedDecision};

/// Get what changed
///
/// What changed between two moments: the actions in between, the participants whose status or date of effect changed,
/// the numbers that changed, and one sentence. Two legal dates compare what was true on them; two instants or
/// positions compare what the register knew then.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/diff", tag = "Progress",
    responses((status = 200, description = "The difference", body = DiffResponse)))]
pub async fn get_diff(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, diff)
}

fn diff(reading: &mut Reading<'_>) -> Viewed {
    let (from, to) = points(&mut reading.query)?;
    let (before, after) = match from {
        Point::Date(from) => dates(reading, from, to)?,
        Point::Instant(_) | Point::Position(_) => positions(reading, from, to)?,
    };
    let assessed = (reading.assessment(&before)?, reading.assessment(&after)?);
    let span = match from {
        Point::Date(_) => Span::LegalDate {
            from: before.as_of,
            to: after.as_of,
        },
        Point::Instant(_) | Point::Position(_) => Span::Record {
            from: before.position,
            to: after.position,
            as_of: after.as_of,
        },
    };
    let (record, _) = reading.treaty(&after)?;
    let (gained, lost) = actions(record, &before, &after);
    let compared = Compared {
        record,
        span,
        before,
        after,
        difference: Difference::between(&assessed.0, &assessed.1),
        gained,
        lost,
        decisions: decisions(record, &before, &after),
    };
    json(
        &DiffResponse::of(
            &compared,
            reading.published.register.directory(),
            Currency::of(&after, Some(&record.treaty)),
        ),
        after.last_modified(),
    )
}

/// The actions in effect at one moment and not at the other: those of the later, then those of the earlier.
fn actions<'a>(
    record: &'a TreatyRecord,
    before: &Moment,
    after: &Moment,
) -> (Vec<RecordedAction<'a>>, Vec<RecordedAction<'a>>) {
    let is_in_effect = |action: &Action, moment: &Moment| {
        action.act.date <= moment.as_of
            && action.position <= moment.position
            && record
                .corrected_by(action.position, moment.position)
                .is_none()
    };
    record
        .actions_until(after.position)
        .filter_map(|recorded| Some((recorded, recorded.entry.content.action()?)))
        .filter(|(_, action)| is_in_effect(action, before) != is_in_effect(action, after))
        .partition(|(_, action)| is_in_effect(action, after))
}

/// The decisions that count at the later moment and not yet at the earlier.
fn decisions<'a>(
    record: &'a TreatyRecord,
    before: &Moment,
    after: &Moment,
) -> Vec<RecordedDecision<'a>> {
    let is_known = |decision: &Decision, moment: &Moment| {
        decision.ruling.date <= moment.as_of && decision.position <= moment.position
    };
    record
        .actions_until(after.position)
        .filter_map(|recorded| Some((recorded, recorded.entry.content.decision()?)))
        .filter(|(_, decision)| is_known(decision, after) && !is_known(decision, before))
        .collect()
}

/// A moment as `from` and `to` name it.
#[derive(Debug, Clone, Copy)]
enum Point {
    /// A legal date.
    Date(NaiveDate),
    /// The record's clock.
    Instant(DateTime<Utc>),
    /// The record's clock, by position.
    Position(Position),
}

impl Point {
    fn parse(text: &str) -> Option<Self> {
        if let Some(digits) = text.strip_prefix("position:") {
            let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            let position = digits.parse().ok().filter(|_| is_plain)?;
            return Some(Self::Position(Position(position)));
        }
        plain_date(text)
            .ok()
            .map(Self::Date)
            .or_else(|| query::instant(text).map(Self::Instant))
    }
}

fn points(query: &mut Query) -> Result<(Point, Option<Point>), Problem> {
    let expected =
        "a date as 2025-10-25, an instant as 2026-11-21T09:30:00Z, or a position as position:713";
    let from = query.one("from", expected, Point::parse)?;
    let to = query.one("to", expected, Point::parse)?;
    match from {
        Some(from) => Ok((from, to)),
        None => Err(Problem::parameter(
            "from",
            format!("is missing; expected {expected}"),
        )),
    }
}

/// Two legal dates, with what is known at one moment.
fn dates(
    reading: &mut Reading<'_>,
    from: NaiveDate,
    to: Option<Point>,
) -> Result<(Moment, Moment), Problem> {
    reading
        .query
        .refuse("as_of", "from and to are legal dates already")?;
    let known = reading.moment()?;
    let (to, to_is_today) = match to {
        None => (reading.today, true),
        Some(Point::Date(date)) => (date, false),
        Some(Point::Instant(_) | Point::Position(_)) => {
            return Err(other_clock("a legal date"));
        }
    };
    if from > to {
        return Err(from_after_to(&format!("{from} and {to}")));
    }
    let at = |as_of, as_of_is_today| Moment {
        as_of,
        as_of_is_today,
        ..known
    };
    Ok((at(from, false), at(to, to_is_today)))
}

/// Two positions of the record, for one legal date.
fn positions(
    reading: &mut Reading<'_>,
    from: Point,
    to: Option<Point>,
) -> Result<(Moment, Moment), Problem> {
    for name in ["known_at", "at_position"] {
        reading
            .query
            .refuse(name, "from and to are on the record's clock already")?;
    }
    let legal = reading.moment()?;
    let register = &reading.published.register;
    if let (Point::Instant(from), Some(Point::Instant(to))) = (from, to)
        && from > to
    {
        return Err(from_after_to("two instants"));
    }
    let now = reading.now;
    let before = position("from", from, register, now)?;
    let after = match to {
        None => legal.position,
        Some(to) => position("to", to, register, now)?,
    };
    if before > after {
        return Err(from_after_to(&format!("positions {before} and {after}")));
    }
    let at = |position| Moment {
        position,
        recorded_at: register.recorded_at(position),
        ..legal
    };
    Ok((at(before), at(after)))
}

fn position(
    name: &str,
    point: Point,
    register: &Register,
    now: DateTime<Utc>,
) -> Result<Position, Problem> {
    let head = register.head().position;
    match point {
        Point::Date(_) => Err(other_clock("an instant or a position")),
        Point::Instant(instant) if instant > now => Err(Problem::parameter(
            name,
            "lies in the future, and what the register will know is not known",
        )),
        Point::Instant(instant) => Ok(register.position_at(instant)),
        Point::Position(position) if position > head => Err(Problem::parameter(
            name,
            format!("expected a position from 0 to {head}, found {position}"),
        )),
        Point::Position(position) => Ok(position),
    }
}

fn other_clock(expected: &str) -> Problem {
    Problem::parameter(
        "to",
        format!("is on another clock than from; expected {expected}"),
    )
}

fn from_after_to(found: &str) -> Problem {
    Problem::parameter("from", format!("lies after to: found {found}"))
}

//! The numbers of a treaty day by day, for a chart.
//!
//! They change only where someone acts, or where an effect sets in: the treaty enters into force for a participant,
//! a denunciation takes effect, a State ceases to exist. So only the participant concerned is folded again, on that
//! day; between two such days the numbers stand. Where a decision or a parent treaty may change how everyone stands, each
//! such day is assessed as a whole. Each point is what [`Progress`](super::progress::Progress) says of
//! its day.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::assessment::{Assessment, Context, Standing};
use super::history::History;
use super::ids::ParticipantCode;
use super::participant::{Directory, Participant};
use super::progress::Numbers;
use super::threshold::{Commencement, date_of_effect};

/// For which days points are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interval {
    /// The first day, each day on which a number changed, the last day.
    Change,
    /// Every day.
    Day,
    /// The last day of every month, and the last day of all.
    Month,
}

impl Interval {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Change, Self::Day, Self::Month];

    /// The name used in requests and answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Day => "day",
            Self::Month => "month",
        }
    }

    /// Reads a name as [`Interval::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|interval| interval.as_str() == name)
    }
}

/// Why there is a point on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// The first day asked for; no number changed on it.
    From,
    /// A day on which a number changed.
    Change,
    /// Every day was asked for.
    Day,
    /// The last day of a month.
    MonthEnd,
    /// The last day asked for, within a month or without a change.
    Until,
}

impl Taken {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::Change => "change",
            Self::Day => "day",
            Self::MonthEnd => "month_end",
            Self::Until => "until",
        }
    }
}

/// The numbers on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub on: NaiveDate,
    /// Why this day.
    pub taken: Taken,
    /// The numbers at its end.
    pub numbers: Numbers,
}

/// From when to when points are wanted, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

/// More points than may be given at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there are more than {at_most} points")]
pub struct TooManyPoints {
    /// How many may be given.
    pub at_most: usize,
}

/// A treaty's numbers on every day up to one.
#[derive(Debug, Clone)]
pub struct Series {
    begins_on: Option<NaiveDate>,
    changes: BTreeMap<NaiveDate, Numbers>,
}

impl Series {
    /// The numbers on every day up to `as_of`, with the actions dated that day or earlier.
    #[must_use]
    pub fn of(history: &History, directory: &Directory, as_of: NaiveDate) -> Self {
        let commencement = history.commencement(directory, as_of);
        let participants: BTreeMap<&ParticipantCode, Arc<Participant>> = history
            .participants()
            .filter_map(|code| Some((code, directory.resolve(code)?)))
            .collect();
        let mut days: BTreeMap<NaiveDate, Vec<&ParticipantCode>> = BTreeMap::new();
        for (code, participant) in &participants {
            for day in days_of_change(history, directory, participant, commencement, as_of) {
                days.entry(day).or_default().push(code);
            }
        }
        let changes = if concerns_everyone(history) {
            whole(history, directory, days.into_keys(), as_of)
        } else {
            one_by_one(history, directory, &participants, days, commencement)
        };
        let acted_on = history.participants().flat_map(|code| {
            let actions = history.actions_of(code);
            actions.iter().map(|action| action.act.date)
        });
        Self {
            begins_on: acted_on
                .chain(history.treaty().clauses.opened_on())
                .filter(|day| *day <= as_of)
                .min(),
            changes,
        }
    }

    /// The day of the opening for signature or of the first action, whichever is earlier; none before either.
    #[must_use]
    pub fn begins_on(&self) -> Option<NaiveDate> {
        self.begins_on
    }

    /// The numbers on a day; beyond the last day of the series they stand as they were.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Numbers {
        self.changes
            .range(..=day)
            .next_back()
            .map(|(_, numbers)| *numbers)
            .unwrap_or_default()
    }

    /// Each day on which a number changed, with the numbers since.
    pub fn changes(&self) -> impl Iterator<Item = (NaiveDate, &Numbers)> {
        self.changes.iter().map(|(day, numbers)| (*day, numbers))
    }

    /// Points within a span, in order of time; none where it ends before it begins.
    ///
    /// # Errors
    /// When there are more than `at_most`.
    pub fn points(
        &self,
        interval: Interval,
        span: Span,
        at_most: usize,
    ) -> Result<Vec<Point>, TooManyPoints> {
        if span.from > span.until {
            return Ok(Vec::new());
        }
        let days: Vec<(NaiveDate, Taken)> = match interval {
            Interval::Change => self.days_of_changes(span).take(at_most + 1).collect(),
            Interval::Day => every_day(span).take(at_most + 1).collect(),
            Interval::Month => month_ends(span).take(at_most + 1).collect(),
        };
        if days.len() > at_most {
            return Err(TooManyPoints { at_most });
        }
        Ok(days
            .into_iter()
            .map(|(on, taken)| Point {
                on,
                taken,
                numbers: self.on(on),
            })
            .collect())
    }

    fn days_of_changes(&self, span: Span) -> impl Iterator<Item = (NaiveDate, Taken)> {
        let is_unchanged = |day: &NaiveDate| !self.changes.contains_key(day);
        let first = Some(span.from).filter(is_unchanged);
        let last = Some(span.until).filter(|day| is_unchanged(day) && *day > span.from);
        first
            .map(|day| (day, Taken::From))
            .into_iter()
            .chain(
                self.changes
                    .range(span.from..=span.until)
                    .map(|(day, _)| (*day, Taken::Change)),
            )
            .chain(last.map(|day| (day, Taken::Until)))
    }
}

/// Whether something may change how everyone stands at once: a decision of the depositary, or the parent treaty.
fn concerns_everyone(history: &History) -> bool {
    history.decisions().iter().next().is_some() || history.parent().is_some()
}

/// The numbers of each day on which anything may change, each assessed as a whole.
fn whole(
    history: &History,
    directory: &Directory,
    days: impl Iterator<Item = NaiveDate>,
    as_of: NaiveDate,
) -> BTreeMap<NaiveDate, Numbers> {
    let decided_on = history
        .decisions()
        .iter()
        .map(|decision| decision.ruling.date);
    let of_parent = history.parent().map(|parent| {
        let acted_on = parent.participants().flat_map(|code| {
            let actions = parent.actions_of(code);
            actions.iter().map(|action| action.act.date)
        });
        let commencement = parent.commencement(directory, as_of);
        let begins = commencement.map(|commencement| commencement.in_force_on);
        acted_on.chain(begins).collect::<Vec<_>>()
    });
    let days: BTreeSet<NaiveDate> = days
        .chain(decided_on)
        .chain(of_parent.into_iter().flatten())
        .filter(|day| *day <= as_of)
        .collect();
    changes_of(days.into_iter().map(|day| {
        let assessment = Assessment::of(history, directory, day);
        (day, Numbers::of(&assessment.standings))
    }))
}

/// The numbers of each day on which a participant may come to stand otherwise: only that one is folded again.
fn one_by_one(
    history: &History,
    directory: &Directory,
    participants: &BTreeMap<&ParticipantCode, Arc<Participant>>,
    days: BTreeMap<NaiveDate, Vec<&ParticipantCode>>,
    commencement: Option<Commencement>,
) -> BTreeMap<NaiveDate, Numbers> {
    let mut standings: BTreeMap<&ParticipantCode, Standing> = BTreeMap::new();
    changes_of(days.into_iter().map(|(day, concerned)| {
        let context = Context {
            clauses: &history.treaty().clauses,
            as_of: day,
            commencement: commencement.filter(|commencement| commencement.known_on <= day),
        };
        for code in concerned {
            let Some(participant) = participants.get(code) else {
                continue;
            };
            let participation = history.participation(code, directory, day);
            let standing = context.standing(participant.clone(), Some(&participation));
            standings.insert(code, standing);
        }
        (day, Numbers::of(standings.values()))
    }))
}

/// The days on which the numbers are others than before.
fn changes_of(days: impl Iterator<Item = (NaiveDate, Numbers)>) -> BTreeMap<NaiveDate, Numbers> {
    let mut before = Numbers::default();
    days.filter(|(_, numbers)| {
        let is_change = *numbers != before;
        before = *numbers;
        is_change
    })
    .collect()
}

/// The days, up to one, on which a participant may come to stand otherwise.
fn days_of_change(
    history: &History,
    directory: &Directory,
    participant: &Participant,
    commencement: Option<Commencement>,
    as_of: NaiveDate,
) -> BTreeSet<NaiveDate> {
    let code = &participant.code;
    let clauses = &history.treaty().clauses;
    let acted_on = history.actions_of(code).iter().map(|a| a.act.date);
    let instruments = history.participation(code, directory, as_of).instruments;
    let effects = instruments.iter().flat_map(|instrument| {
        let begins = commencement.map(|known| date_of_effect(clauses, known, instrument).on);
        let ends = instrument.end.map(|end| end.on());
        [begins, ends].into_iter().flatten()
    });
    let ceases = participant
        .dissolution
        .as_ref()
        .and_then(|dissolution| dissolution.until.succ_opt());
    acted_on
        .chain(effects)
        .chain(ceases)
        .filter(|day| *day <= as_of)
        .collect()
}

fn every_day(span: Span) -> impl Iterator<Item = (NaiveDate, Taken)> {
    span.from
        .iter_days()
        .take_while(move |day| *day <= span.until)
        .map(|day| (day, Taken::Day))
}

fn month_ends(span: Span) -> impl Iterator<Item = (NaiveDate, Taken)> {
    let ends = std::iter::successors(month_end(span.from), |end| {
        month_end(end.checked_add_days(Days::new(1))?)
    });
    let last = Some(span.until).filter(|day| month_end(*day) != Some(*day));
    ends.take_while(move |end| *end <= span.until)
        .map(|end| (end, Taken::MonthEnd))
        .chain(last.map(|day| (day, Taken::Until)))
}

/// The last day of a day's month.
fn month_end(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?
        .checked_add_months(Months::new(1))?
        .pred_opt()
}

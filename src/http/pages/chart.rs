//! The numbers over time, drawn: signatures and instruments day by day, the threshold, and the pace of other treaties.
//!
//! Time runs in the direction of the script: from right to left in Arabic. Coordinates are whole numbers of a drawing
//! that scales with the page.

use std::fmt::Write as _;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use crate::domain::language::Language;
use crate::domain::pace::{Pace, Values};
use crate::domain::progress::Numbers;
use crate::domain::series::Series;

use crate::http::wording::{WordingError, dates};

use super::wording::Wording;

/// The size of the drawing.
pub const WIDTH: u32 = 720;
/// Its height.
pub const HEIGHT: u32 = 320;
/// The room beside the plot: for the numbers, and for the dates below.
const SIDE: u32 = 56;
const TOP: u32 = 16;
const BOTTOM: u32 = 44;
const OTHER_SIDE: u32 = 16;
/// Every how many days the pace of others is drawn.
const PACE_EVERY: u32 = 7;
/// More points than this are not drawn.
const MOST_POINTS: usize = 4000;

/// The drawing.
pub struct Chart {
    /// Signatures, as the path of a line.
    pub signatures: String,
    /// Counted instruments.
    pub instruments: String,
    /// The same for each of the treaties beside which this one is drawn.
    pub neighbours: Vec<String>,
    /// Where the threshold lies.
    pub threshold_y: u32,
    /// The numbers at the side.
    pub rows: Vec<Tick>,
    /// The dates below.
    pub columns: Vec<Tick>,
    /// Where the numbers stand.
    pub numbers_x: u32,
    /// The sides of the plot.
    pub left: u32,
    /// The right side.
    pub right: u32,
    /// Its lower edge.
    pub floor: u32,
    /// The numbers at the end of each month, for those who read them in a table.
    pub months: Vec<Month>,
}

/// A number or date at an axis.
pub struct Tick {
    /// Where.
    pub at: u32,
    /// What stands there.
    pub label: String,
    /// Whether it is left out on a narrow screen.
    pub minor: bool,
}

/// The numbers at the end of a month.
pub struct Month {
    /// The last day of the month, or the day of the page.
    pub on: NaiveDate,
    /// How many had signed.
    pub signatories: u32,
    /// How many instruments counted.
    pub counted: u32,
}

/// What is drawn.
pub struct Drawn<'a> {
    /// The numbers.
    pub series: &'a Series,
    /// The comparison with others.
    pub pace: &'a Pace<'a>,
    /// How many instruments it takes.
    pub threshold: u32,
    /// The first day.
    pub from: NaiveDate,
    /// The day of the page.
    pub as_of: NaiveDate,
    /// The last day of the axis.
    pub until: NaiveDate,
}

/// From days and numbers to coordinates.
struct Scale {
    from: NaiveDate,
    days: u32,
    most: u32,
    is_mirrored: bool,
}

impl Scale {
    fn x(&self, day: u32) -> u32 {
        let width = WIDTH - SIDE - OTHER_SIDE;
        let along = day.min(self.days).saturating_mul(width) / self.days.max(1);
        if self.is_mirrored {
            WIDTH - SIDE - along
        } else {
            SIDE + along
        }
    }

    fn y(&self, number: u32) -> u32 {
        let height = HEIGHT - TOP - BOTTOM;
        let up = number.min(self.most).saturating_mul(height) / self.most.max(1);
        HEIGHT - BOTTOM - up
    }

    fn day_of(&self, date: NaiveDate) -> u32 {
        u32::try_from(date.signed_duration_since(self.from).num_days()).unwrap_or(0)
    }

    /// A line that stays level until the day on which the number changes.
    fn steps(&self, points: impl IntoIterator<Item = (u32, u32)>, last_day: u32) -> String {
        let mut path = String::new();
        let mut level = None;
        for (day, number) in points {
            let (x, y) = (self.x(day), self.y(number));
            let drawn = match level {
                None => write!(path, "M{x} {y}"),
                Some(before) if before == y => Ok(()),
                Some(_) => write!(path, "H{x}V{y}"),
            };
            // Writing into a text does not fail.
            drawn.unwrap_or_default();
            level = Some(y);
        }
        if level.is_some() {
            write!(path, "H{}", self.x(last_day)).unwrap_or_default();
        }
        path
    }
}

impl Chart {
    /// Draws.
    ///
    /// # Errors
    /// When a date or number cannot be written.
    pub fn of(drawn: &Drawn<'_>, w: Wording) -> Result<Self, WordingError> {
        let days = u32::try_from(
            drawn
                .until
                .signed_duration_since(drawn.from)
                .num_days()
                .max(1),
        )
        .unwrap_or(u32::MAX);
        let highest = drawn
            .series
            .changes()
            .map(|(_, numbers)| numbers.signatories.total.max(numbers.counted))
            .max()
            .unwrap_or(0)
            .max(drawn.threshold);
        let step = row_step(highest);
        let scale = Scale {
            from: drawn.from,
            days,
            most: highest.div_ceil(step).saturating_mul(step).max(step),
            is_mirrored: w.language == Language::Ar,
        };
        let last_day = scale.day_of(drawn.as_of.min(drawn.until));
        let line = |number: fn(&Numbers) -> u32| {
            let begin = (0, number(&drawn.series.on(drawn.from)));
            let changes = drawn
                .series
                .changes()
                .filter(|(day, _)| *day > drawn.from && *day <= drawn.until)
                .map(|(day, numbers)| (scale.day_of(day), number(numbers)));
            scale.steps(std::iter::once(begin).chain(changes), last_day)
        };
        Ok(Self {
            signatures: line(|numbers| numbers.signatories.total),
            instruments: line(|numbers| numbers.counted),
            neighbours: neighbours(drawn.pace, &scale),
            threshold_y: scale.y(drawn.threshold),
            rows: rows(&scale, step, w)?,
            columns: columns(&scale, drawn, w)?,
            numbers_x: if scale.is_mirrored {
                WIDTH - SIDE + 8
            } else {
                SIDE - 8
            },
            left: if scale.is_mirrored { OTHER_SIDE } else { SIDE },
            right: if scale.is_mirrored {
                WIDTH - SIDE
            } else {
                WIDTH - OTHER_SIDE
            },
            floor: HEIGHT - BOTTOM,
            months: months(drawn),
        })
    }
}

/// The pace of others, each from the day on which it was opened.
fn neighbours(pace: &Pace<'_>, scale: &Scale) -> Vec<String> {
    let Ok(sampled) = pace.sampled(PACE_EVERY, MOST_POINTS) else {
        return Vec::new();
    };
    let within = |samples: &Vec<(u32, Values)>| -> String {
        // As far as the drawing goes, to the side and up.
        let points = samples
            .iter()
            .take_while(|(day, values)| *day <= scale.days && values.counted <= scale.most);
        let last = points.clone().map(|(day, _)| *day).max().unwrap_or(0);
        scale.steps(points.map(|(day, values)| (*day, values.counted)), last)
    };
    sampled.neighbours.iter().map(within).collect()
}

/// 1, 2 or 5 times a power of ten, so that there are about five rows.
fn row_step(highest: u32) -> u32 {
    let mut power = 1_u32;
    loop {
        for factor in [1, 2, 5] {
            let step = power.saturating_mul(factor);
            if highest <= step.saturating_mul(5) {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

fn rows(scale: &Scale, step: u32, w: Wording) -> Result<Vec<Tick>, WordingError> {
    (0..=scale.most / step)
        .map(|row| {
            let number = row.saturating_mul(step);
            Ok(Tick {
                at: scale.y(number),
                label: w.number(number)?,
                minor: false,
            })
        })
        .collect()
}

/// The first day of every so manieth month, as many as have room.
fn columns(scale: &Scale, drawn: &Drawn<'_>, w: Wording) -> Result<Vec<Tick>, WordingError> {
    let every = (scale.days / 30).div_ceil(5).max(1);
    let mut ticks = Vec::new();
    let mut month = drawn
        .from
        .with_day(1)
        .and_then(|first| first.checked_add_months(Months::new(1)));
    while let Some(first) = month.filter(|first| *first <= drawn.until) {
        ticks.push(Tick {
            at: scale.x(scale.day_of(first)),
            label: dates::month(w.language, first)?,
            minor: ticks.len() % 2 == 1,
        });
        month = first.checked_add_months(Months::new(every));
    }
    Ok(ticks)
}

/// The numbers at the end of each month and on the day of the page.
fn months(drawn: &Drawn<'_>) -> Vec<Month> {
    let mut months = Vec::new();
    let mut first = drawn.from.with_day(1);
    while let Some(next) = first.and_then(|first| first.checked_add_months(Months::new(1))) {
        let on = next
            .checked_sub_days(Days::new(1))
            .unwrap_or(next)
            .min(drawn.as_of);
        let numbers = drawn.series.on(on);
        months.push(Month {
            on,
            signatories: numbers.signatories.total,
            counted: numbers.counted,
        });
        first = Some(next).filter(|next| *next <= drawn.as_of);
    }
    months
}

//! The dates that a neighbour's pace would give.

use chrono::NaiveDate;

use super::days_after;

/// How a neighbour's pace is carried over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The threshold is reached on the same day since opening as with the neighbour.
    SameDaySinceOpening,
    /// From the day of the answer it takes as many days as the neighbour took from the first day on which it had
    /// the present count.
    FromPresentCount,
}

impl Method {
    /// Both.
    pub const ALL: [Self; 2] = [Self::SameDaySinceOpening, Self::FromPresentCount];

    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SameDaySinceOpening => "same_day_since_opening",
            Self::FromPresentCount => "from_present_count",
        }
    }

    /// How it is calculated, in words.
    #[must_use]
    pub fn calculation(self) -> &'static str {
        match self {
            Self::SameDaySinceOpening => {
                "this treaty's opening for signature, plus the days from the neighbour's opening to the day on which \
                 the neighbour had as many counted instruments as this treaty needs"
            }
            Self::FromPresentCount => {
                "the date of the answer, plus the days from the first day on which the neighbour had as many counted \
                 instruments as this treaty has now to the day on which it had as many as this treaty needs"
            }
        }
    }
}

/// The day on which the threshold would be reached, and what follows by the treaty's own clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// The day of the threshold.
    pub threshold_on: NaiveDate,
    /// The entry into force that would follow.
    pub in_force_on: NaiveDate,
}

/// What a method gives with one neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Projected {
    /// A day from that of the answer on.
    On(Dates),
    /// A day before that of the answer, so it is no date to expect.
    Passed,
    /// The neighbour never had as many counted instruments, as far as its record goes.
    NotReachedByNeighbour,
    /// As many instruments count as are needed, or the conditions were met: nothing is left to project.
    AlreadyReached,
    /// The treaty is not open for signature on that day, or its opening is not known.
    NotOpen,
}

impl Projected {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::On(_) => "dated",
            Self::Passed => "passed",
            Self::NotReachedByNeighbour => "not_reached_by_neighbour",
            Self::AlreadyReached => "already_reached",
            Self::NotOpen => "not_open",
        }
    }

    /// The dates, if there are any.
    #[must_use]
    pub fn dates(self) -> Option<Dates> {
        match self {
            Self::On(dates) => Some(dates),
            Self::Passed | Self::NotReachedByNeighbour | Self::AlreadyReached | Self::NotOpen => {
                None
            }
        }
    }
}

/// The day that a method gives, from the neighbour's days; both are counted from its opening.
pub(super) fn threshold_on(
    method: Method,
    opened_on: NaiveDate,
    as_of: NaiveDate,
    neighbour: NeighbourDays,
) -> NaiveDate {
    match method {
        Method::SameDaySinceOpening => days_after(opened_on, neighbour.with_threshold),
        Method::FromPresentCount => {
            let taken = neighbour.with_threshold - neighbour.with_present_count;
            days_after(as_of, taken)
        }
    }
}

/// When a neighbour had as many counted instruments.
#[derive(Debug, Clone, Copy)]
pub(super) struct NeighbourDays {
    /// As the treaty has now; not later than the other.
    pub with_present_count: u32,
    /// As the treaty needs.
    pub with_threshold: u32,
}

/// The earliest and the latest of several dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The earliest: each of the two on its own.
    pub earliest: Dates,
    /// The latest.
    pub latest: Dates,
}

impl Range {
    /// The range of dates; none of none.
    pub fn of(dates: impl IntoIterator<Item = Dates>) -> Option<Self> {
        dates.into_iter().fold(None, |range, dates| {
            let Some(Self { earliest, latest }) = range else {
                return Some(Self {
                    earliest: dates,
                    latest: dates,
                });
            };
            Some(Self {
                earliest: Dates {
                    threshold_on: earliest.threshold_on.min(dates.threshold_on),
                    in_force_on: earliest.in_force_on.min(dates.in_force_on),
                },
                latest: Dates {
                    threshold_on: latest.threshold_on.max(dates.threshold_on),
                    in_force_on: latest.in_force_on.max(dates.in_force_on),
                },
            })
        })
    }
}

/// What a method gives with all neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranged {
    /// The method.
    pub method: Method,
    /// The range of its dates.
    pub range: Option<Range>,
    /// How many neighbours give a date.
    pub dated: usize,
    /// How many give a day that has passed.
    pub passed: usize,
    /// How many never had as many counted instruments.
    pub not_reached: usize,
}

impl Ranged {
    pub(super) fn of(method: Method, projected: &[Projected]) -> Self {
        let count = |is: fn(&Projected) -> bool| projected.iter().filter(|p| is(p)).count();
        Self {
            method,
            range: Range::of(projected.iter().filter_map(|p| p.dates())),
            dated: count(|p| matches!(p, Projected::On(_))),
            passed: count(|p| matches!(p, Projected::Passed)),
            not_reached: count(|p| matches!(p, Projected::NotReachedByNeighbour)),
        }
    }
}

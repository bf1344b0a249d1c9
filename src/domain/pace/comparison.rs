//! A treaty beside each neighbour.

use chrono::NaiveDate;

use super::projection::{Dates, Method, NeighbourDays, Projected, Range, Ranged, threshold_on};
use super::{Curve, Neighbour, NoNeighbour, Opening, Values};
use crate::domain::history::History;
use crate::domain::participant::Directory;
use crate::domain::series::Series;
use crate::domain::threshold::{Commencement, Reached};
use crate::domain::treaty::{EntryIntoForceClause, Treaty};

/// What a reader of the comparison must know of its limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The neighbours are tables copied once.
    NeighboursAreTables,
    /// Each treaty counts by its own clauses.
    OwnClauses,
    /// The few neighbours were not drawn at random.
    FewNeighbours,
    /// This treaty's record is believed complete only up to a day before that of the answer.
    CompleteUntil(NaiveDate),
    /// This treaty's clause on entry into force was not compared with the certified true copy.
    ClauseNotVerified,
    /// The entry into force has conditions beside the threshold, which the dates leave out of account.
    FurtherConditions,
}

impl Limit {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NeighboursAreTables => "neighbours_are_tables",
            Self::OwnClauses => "own_clauses",
            Self::FewNeighbours => "few_neighbours",
            Self::CompleteUntil(_) => "counts_are_lower_bounds",
            Self::ClauseNotVerified => "clause_not_verified",
            Self::FurtherConditions => "further_conditions",
        }
    }

    fn all_of(treaty: &Treaty, as_of: NaiveDate) -> Vec<Self> {
        let clause = &treaty.clauses.entry_into_force;
        let complete_until = treaty.record.as_ref().and_then(|r| r.complete_until);
        let mut limits = vec![
            Self::NeighboursAreTables,
            Self::OwnClauses,
            Self::FewNeighbours,
        ];
        limits.extend(
            complete_until
                .filter(|until| *until < as_of)
                .map(Self::CompleteUntil),
        );
        if clause.provenance.verified == Some(false) {
            limits.push(Self::ClauseNotVerified);
        }
        if !clause.conditions.is_empty() {
            limits.push(Self::FurtherConditions);
        }
        limits
    }
}

/// A treaty beside one neighbour.
#[derive(Debug, Clone)]
pub struct Compared<'a> {
    /// The neighbour.
    pub neighbour: &'a Neighbour,
    /// Its numbers on the same day since opening.
    pub same_day: Option<Values>,
    /// The first day on which it had as many signatories as the treaty has now.
    pub day_with_as_many_signatories: Option<u32>,
    /// The first day on which it had as many counted instruments as the treaty has now.
    pub day_with_as_many_counted: Option<u32>,
    /// The day on which it had as many counted instruments as the treaty needs.
    pub days_to_this_threshold: Option<u32>,
    /// What each method gives, in the order of [`Method::ALL`].
    pub projected: [(Method, Projected); 2],
}

/// A treaty beside its neighbours.
#[derive(Debug, Clone)]
pub struct Pace<'a> {
    /// Day 0 of the treaty.
    pub opening: Option<Opening>,
    /// The day of the answer since then; none before it.
    pub day: Option<u32>,
    /// The treaty's numbers on that day.
    pub present: Values,
    /// Its numbers by day, if it has a day 0 and that has come.
    pub curve: Option<Curve>,
    /// When its conditions were met, if they were.
    pub reached: Option<Reached>,
    /// When it enters into force, if that is known.
    pub in_force_on: Option<NaiveDate>,
    /// Each neighbour.
    pub neighbours: Vec<Compared<'a>>,
    /// Those that are no neighbours, with the reason.
    pub left_out: Vec<(&'a Neighbour, NoNeighbour)>,
    /// What each method gives with all neighbours.
    pub methods: [Ranged; 2],
    /// The range of both methods together.
    pub range: Option<Range>,
    /// What a reader must know.
    pub limits: Vec<Limit>,
}

/// The treaty in question, as far as it matters.
struct Subject<'a> {
    clause: &'a EntryIntoForceClause,
    as_of: NaiveDate,
    opening: Option<Opening>,
    day: Option<u32>,
    present: Values,
    is_reached: bool,
}

impl<'a> Pace<'a> {
    /// Sets a history up to a day beside finished ones.
    #[must_use]
    pub fn of(
        history: &History,
        directory: &Directory,
        as_of: NaiveDate,
        neighbours: &'a [Neighbour],
    ) -> Self {
        let treaty = history.treaty();
        let series = Series::of(history, directory, as_of);
        let opening = Opening::of(history, as_of);
        let numbers = series.on(as_of);
        let reached = history.reached(directory, as_of);
        let subject = Subject {
            clause: &treaty.clauses.entry_into_force,
            as_of,
            opening,
            day: opening.and_then(|opening| opening.day_of(as_of)),
            present: Values {
                signatories: numbers.signatories.total,
                counted: numbers.counted,
            },
            is_reached: reached.is_some(),
        };
        let (same, others): (Vec<_>, Vec<_>) = neighbours
            .iter()
            .partition(|neighbour| is_same(&neighbour.treaty, treaty));
        let neighbours: Vec<Compared<'a>> =
            others.into_iter().map(|n| subject.compared(n)).collect();
        let given = |wanted: Method| -> Vec<Projected> {
            let all = neighbours.iter().flat_map(|compared| compared.projected);
            all.filter(|(method, _)| *method == wanted)
                .map(|(_, projected)| projected)
                .collect()
        };
        let methods = Method::ALL.map(|method| Ranged::of(method, &given(method)));
        let dates = neighbours.iter().flat_map(|compared| compared.projected);
        Self {
            opening,
            day: subject.day,
            present: subject.present,
            curve: opening.and_then(|opening| Curve::of(&series, opening, as_of)),
            reached,
            in_force_on: history
                .commencement(directory, as_of)
                .map(|commencement| commencement.in_force_on),
            range: Range::of(dates.filter_map(|(_, projected)| projected.dates())),
            neighbours,
            left_out: same
                .into_iter()
                .map(|neighbour| (neighbour, NoNeighbour::SameTreaty))
                .collect(),
            methods,
            limits: Limit::all_of(treaty, as_of),
        }
    }
}

impl Subject<'_> {
    fn compared<'n>(&self, neighbour: &'n Neighbour) -> Compared<'n> {
        let curve = &neighbour.curve;
        let signatories = self.present.signatories;
        Compared {
            neighbour,
            same_day: self.day.and_then(|day| curve.on_day(day)),
            day_with_as_many_signatories: curve.day_with_signatories(signatories),
            day_with_as_many_counted: curve.day_with_counted(self.present.counted),
            days_to_this_threshold: curve.day_with_counted(self.clause.threshold),
            projected: Method::ALL.map(|method| (method, self.projected(method, curve))),
        }
    }

    fn projected(&self, method: Method, neighbour: &Curve) -> Projected {
        if self.is_reached || self.present.counted >= self.clause.threshold {
            return Projected::AlreadyReached;
        }
        let (Some(opening), Some(_)) = (self.opening, self.day) else {
            return Projected::NotOpen;
        };
        let days = neighbour
            .day_with_counted(self.present.counted)
            .zip(neighbour.day_with_counted(self.clause.threshold));
        let Some((with_present_count, with_threshold)) = days else {
            return Projected::NotReachedByNeighbour;
        };
        let days = NeighbourDays {
            with_present_count,
            with_threshold,
        };
        let threshold_on = threshold_on(method, opening.on, self.as_of, days);
        if threshold_on < self.as_of {
            return Projected::Passed;
        }
        Projected::On(Dates {
            threshold_on,
            in_force_on: Commencement::by_own_clause(self.clause, threshold_on),
        })
    }
}

fn is_same(one: &Treaty, other: &Treaty) -> bool {
    one.id == other.id || (one.mtdsg_no.is_some() && one.mtdsg_no == other.mtdsg_no)
}

//! The curves of a comparison on every nth day since opening, for a chart.

use super::{Compared, Curve, Pace, Values};
use crate::domain::series::TooManyPoints;

/// The numbers on a day since opening.
pub type Sample = (u32, Values);

/// The curves of a treaty and of each neighbour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sampled {
    /// The treaty's; empty where it has none.
    pub treaty: Vec<Sample>,
    /// The neighbours', in their order.
    pub neighbours: Vec<Vec<Sample>>,
}

impl Pace<'_> {
    /// The curves on day 0 and every nth day after it. The treaty's goes up to the day of the answer; a neighbour's as
    /// far as there is something to compare: up to that day too, to this treaty's threshold and to its own,
    /// whichever is latest, as far as its record goes.
    ///
    /// # Errors
    /// When all curves together have more than `at_most` points.
    pub fn sampled(&self, every: u32, at_most: usize) -> Result<Sampled, TooManyPoints> {
        let every = every.max(1);
        let last_of_this = self.curve.as_ref().map(|curve| curve.last_day);
        let last_days = self.neighbours.iter().map(|n| self.last_day_of(n));
        let all = last_of_this.into_iter().chain(last_days);
        let points: u64 = all.map(|last| u64::from(last / every) + 1).sum();
        if usize::try_from(points).map_or(true, |points| points > at_most) {
            return Err(TooManyPoints { at_most });
        }
        Ok(Sampled {
            treaty: self
                .curve
                .as_ref()
                .map(|curve| samples(curve, every, curve.last_day))
                .unwrap_or_default(),
            neighbours: self
                .neighbours
                .iter()
                .map(|n| samples(&n.neighbour.curve, every, self.last_day_of(n)))
                .collect(),
        })
    }

    fn last_day_of(&self, compared: &Compared<'_>) -> u32 {
        let neighbour = compared.neighbour;
        let own = neighbour.curve.opening.day_of(neighbour.reached_on);
        let wanted = [self.day, compared.days_to_this_threshold, own];
        let last = wanted.into_iter().flatten().max().unwrap_or(0);
        last.min(neighbour.curve.last_day)
    }
}

fn samples(curve: &Curve, every: u32, last: u32) -> Vec<Sample> {
    let days = std::iter::successors(Some(0_u32), |day| day.checked_add(every));
    days.take_while(|day| *day <= last)
        .filter_map(|day| Some((day, curve.on_day(day)?)))
        .collect()
}

//! Examples of the numbers over time, and of a comparison with other treaties.

use crate::domain::pace::Pace;
use crate::domain::series::{Interval, Series, Span};
use crate::http::openapi::ContractError;
use crate::http::series::MOST_POINTS;
use crate::http::wire::Currency;
use crate::http::wire::pace::PaceResponse;
use crate::http::wire::series::{Charted, SeriesResponse};
use crate::ledger::register::TreatyRecord;

use super::Sample;

impl Sample {
    /// The days on which a number changed.
    pub(super) fn series(&self) -> Result<SeriesResponse, ContractError> {
        let (record, currency) = self.charted()?;
        let directory = self.register.directory();
        let as_of = self.moment.as_of;
        let series = Series::of(&record.history, directory, as_of);
        let span = Span {
            from: series.begins_on().unwrap_or(as_of),
            until: as_of,
        };
        let points = series
            .points(Interval::Change, span, MOST_POINTS)
            .map_err(|error| ContractError::Examples(error.to_string()))?;
        let charted = Charted {
            treaty: &record.treaty,
            reached: record.history.reached(directory, as_of),
            in_force_on: record
                .history
                .commencement(directory, as_of)
                .map(|commencement| commencement.in_force_on),
            interval: Interval::Change,
            span,
            points,
        };
        Ok(SeriesResponse::of(&charted, currency))
    }

    /// One neighbour of those that ship.
    pub(super) fn pace(&self) -> Result<PaceResponse, ContractError> {
        let (record, currency) = self.charted()?;
        let neighbours = &self.register.neighbours().finished;
        let directory = self.register.directory();
        let as_of = self.moment.as_of;
        let pace = Pace::of(&record.history, directory, as_of, neighbours);
        let mut answer = PaceResponse::of(&pace, &record.treaty, currency);
        answer.neighbours.retain(|n| n.treaty == "xviii-14");
        Ok(answer)
    }

    fn charted(&self) -> Result<(&TreatyRecord, Currency), ContractError> {
        let missing = || ContractError::Examples("the shipped record is empty".into());
        let record = self.register.treaty(&self.treaty).ok_or_else(missing)?;
        Ok((record, Currency::of(&self.moment, Some(&record.treaty))))
    }
}

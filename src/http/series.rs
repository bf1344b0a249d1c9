//! `/v1/treaties/{treaty}/progress/series`: the numbers day by day, for a chart.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::series::{Interval, Series, Span};

use super::App;
use super::problem::Problem;
use super::read::{Reading, Viewed, answer_dated, json};
use super::wire::Currency;
use super::wire::series::{Charted, SeriesResponse};

/// The most points in an answer: about eleven years of days.
pub const MOST_POINTS: usize = 4000;

/// Get the numbers over time
///
/// The cumulative numbers of `progress` from the opening for signature, or the first action, to the legal date: on
/// each day on which one of them changed, on every day, or at the end of every month. Each point is what `progress`
/// answers with its day as `as_of`.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/progress/series", tag = "Progress",
    responses((status = 200, description = "The numbers over time", body = SeriesResponse)))]
pub async fn get_series(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_dated(&app, &request, series)
}

fn series(reading: &mut Reading<'_>) -> Viewed {
    let moment = reading.moment()?;
    let interval = reading
        .query
        .one("interval", "one of change, day, month", Interval::parse)?
        .unwrap_or(Interval::Change);
    let from = reading.query.date("from")?;
    let until = reading.query.date("until")?;
    if let Some(until) = until.filter(|until| *until > moment.as_of) {
        let detail = format!("{until} lies after as_of, {}", moment.as_of);
        return Err(Problem::parameter("until", detail));
    }
    let until = until.unwrap_or(moment.as_of);
    if let Some(from) = from.filter(|from| *from > until) {
        let detail = format!("{from} lies after the last day, {until}");
        return Err(Problem::parameter("from", detail));
    }
    let (_, history) = reading.treaty(&moment)?;
    let directory = reading.published.register.directory();
    let series = Series::of(&history, directory, moment.as_of);
    let begins_on = series.begins_on().map_or(until, |day| day.min(until));
    let span = Span {
        from: from.unwrap_or(begins_on),
        until,
    };
    let points = series.points(interval, span, MOST_POINTS).map_err(|error| {
        let detail = format!(
            "{error} from {} to {until}; ask for change or month, or for a shorter time with from and until",
            span.from
        );
        Problem::parameter("interval", detail)
    })?;
    let treaty = history.treaty();
    let charted = Charted {
        treaty,
        reached: history.reached(directory, moment.as_of),
        in_force_on: history
            .commencement(directory, moment.as_of)
            .map(|commencement| commencement.in_force_on),
        interval,
        span,
        points,
    };
    let currency = Currency::of(&moment, Some(treaty));
    json(
        &SeriesResponse::of(&charted, currency),
        moment.last_modified(),
    )
}

//! `/v1/treaties/{treaty}/progress/series`: the numbers day by day, for a chart.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::series::{Interval, Series, Span};

use super::App;
use super::files::{self, tables};
use super::moment::Moment;
use super::negotiation::Media;
use super::problem::Problem;
use super::read::{Reading, Viewed, answer_as, answer_dated_in, json};
use super::wire::Currency;
use super::wire::series::{Charted, SeriesPoint, SeriesResponse};

/// The most points in an answer: about eleven years of days.
pub const MOST_POINTS: usize = 4000;

/// Get the numbers over time
///
/// The cumulative numbers of `progress` from the opening for signature, or the first action, to the legal date: on
/// each day on which one of them changed, on every day, or at the end of every month. Each point is what `progress`
/// answers with its day as `as_of`. With `Accept: text/csv` or `application/x-ndjson`, the points as a file.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/progress/series", tag = "Progress",
    responses((status = 200, description = "The numbers over time",
        content((SeriesResponse = "application/json"), (String = "text/csv"), (String = "application/x-ndjson")))))]
pub async fn get_series(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_dated_in(&app, &request, &files::FORMS, series)
}

/// Download the numbers over time as CSV
///
/// One row for each day, with the parameters of the series.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/progress/series.csv", tag = "Files",
    responses((status = 200, description = "The numbers over time", content((String = "text/csv")))))]
pub async fn get_series_csv(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Csv, series)
}

/// Download the numbers over time as JSON by lines
///
/// The points of the series, one a line.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/progress/series.ndjson", tag = "Files",
    responses((status = 200, description = "The numbers over time", content((String = "application/x-ndjson")))))]
pub async fn get_series_ndjson(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Lines, series)
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
    if reading.media != Media::Json {
        let points: Vec<SeriesPoint> = points.iter().map(Into::into).collect();
        return files::content(reading, &moment, &tables::SERIES, &points);
    }
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

/// The points on which a number changed, from the beginning to the legal date.
///
/// # Errors
/// 404 when there is no such treaty.
pub(super) fn all_changes(
    reading: &Reading<'_>,
    moment: &Moment,
) -> Result<Vec<SeriesPoint>, Problem> {
    let (_, history) = reading.treaty(moment)?;
    let directory = reading.published.register.directory();
    let series = Series::of(&history, directory, moment.as_of);
    let until = moment.as_of;
    let span = Span {
        from: series.begins_on().map_or(until, |day| day.min(until)),
        until,
    };
    let points = series
        .points(Interval::Change, span, MOST_POINTS)
        .map_err(|error| Problem::parameter("interval", error.to_string()))?;
    Ok(points.iter().map(Into::into).collect())
}

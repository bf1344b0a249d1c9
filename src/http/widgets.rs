//! What other sites embed, for programs: the words and numbers of a widget, badges, pictures and oEmbed.
//!
//! Everything is rendered once from the published state and says for which date it is. Nothing here asks another host
//! for anything, sets a cookie or tells readers apart. The frame and the page where one chooses are in `pages/embed.rs`.

pub mod code;
pub mod drawing;
pub mod facts;
pub mod lettering;
pub mod oembed;
pub mod settings;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::ids::TreatyId;
use crate::http::moment::Moment;

use super::App;
use super::content_policy::ContentPolicy;
use super::negotiation::Media;
use super::problem::{Problem, ProblemCode};
use super::read::{Reading, Viewed, answer_as, json, treaty_not_found};
use super::representation::Content;
use super::wire::Currency;
use super::wire::widgets::{ShieldResponse, WidgetResponse};

use drawing::{Badge, LABEL, Picture, color};
use facts::Facts;
use settings::{Size, Theme};

/// How long shields.io keeps a badge, in seconds: the least that it allows.
const SHIELD_CACHE_SECONDS: u32 = 300;

/// Get the words and numbers of a widget
///
/// What the web component shows, in one of seven languages: the numbers of `progress` with the words for them.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/progress/widget", tag = "Embedding",
    responses((status = 200, description = "The words and numbers", body = WidgetResponse)))]
pub async fn get_widget(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Json, widget)
}

/// Get a badge for shields.io
///
/// The endpoint schema of shields.io, version 1. The colour says whether the conditions for entry into force have been
/// met; it judges nothing.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/progress/shield", tag = "Embedding",
    responses((status = 200, description = "The badge", body = ShieldResponse)))]
pub async fn get_shield(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Json, shield)
}

/// Get a treaty's badge
///
/// The treaty's name and how many instruments of those required are deposited, as SVG with presentation attributes only.
#[utoipa::path(get, path = "/treaties/{treaty}/badge.svg", tag = "Embedding",
    responses((status = 200, description = "The badge", body = String, content_type = "image/svg+xml")))]
pub async fn get_badge(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Svg, |reading| {
        let id = reading.path("treaty");
        badge(reading, id)
    })
}

/// Get a picture of a treaty's progress
///
/// The count, the bar with the threshold, the signatories, the next date, and for which date this is, as SVG with
/// presentation attributes only.
#[utoipa::path(get, path = "/treaties/{treaty}/progress.svg", tag = "Embedding",
    responses((status = 200, description = "The picture", body = String, content_type = "image/svg+xml")))]
pub async fn get_picture(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Svg, |reading| {
        let id = reading.path("treaty");
        picture(reading, id)
    })
}

/// Get the badge of the first page's treaty
///
/// Or of the treaty that `treaty` names.
#[utoipa::path(get, path = "/badge.svg", tag = "Embedding",
    responses((status = 200, description = "The badge", body = String, content_type = "image/svg+xml")))]
pub async fn get_featured_badge(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Svg, |reading| {
        let id = featured(reading)?;
        badge(reading, &id)
    })
}

/// Get the picture of the first page's treaty
///
/// Or of the treaty that `treaty` names.
#[utoipa::path(get, path = "/progress.svg", tag = "Embedding",
    responses((status = 200, description = "The picture", body = String, content_type = "image/svg+xml")))]
pub async fn get_featured_picture(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Svg, |reading| {
        let id = featured(reading)?;
        picture(reading, &id)
    })
}

/// The treaty that the query names, else that of the first page.
///
/// # Errors
/// 404 when the register has no treaty at all.
pub(in crate::http) fn featured(reading: &mut Reading<'_>) -> Result<String, Problem> {
    if let Some(id) = reading.query.text("treaty")? {
        return match TreatyId::parse(&id) {
            Ok(_) => Ok(id),
            Err(_) => Err(treaty_not_found(&id)),
        };
    }
    let featured = reading.app.featured(&reading.published.register);
    featured
        .map(|record| record.treaty.id.to_string())
        .ok_or_else(|| {
            Problem::new(
                ProblemCode::TreatyNotFound,
                "the register has no treaty yet",
            )
        })
}

fn widget(reading: &mut Reading<'_>) -> Viewed {
    let (facts, moment, assessment) = Facts::read(reading, reading.path("treaty"))?;
    let language = facts.language;
    let page = format!("/treaties/{}?lang={}", facts.treaty, language.tag());
    let url = reading.app.url(&page);
    let currency = Currency::of(&moment, Some(&assessment.treaty));
    Ok(Content {
        language: Some(language),
        ..json(
            &WidgetResponse::of(facts, url, currency),
            moment.last_modified(),
        )?
    })
}

fn shield(reading: &mut Reading<'_>) -> Viewed {
    let (facts, moment, _) = Facts::read(reading, reading.path("treaty"))?;
    let response = ShieldResponse {
        schema_version: 1,
        label: facts.isolated_name(),
        color: color(&facts),
        label_color: LABEL,
        cache_seconds: SHIELD_CACHE_SECONDS,
        message: facts.badge,
    };
    Ok(Content {
        language: Some(facts.language),
        ..json(&response, moment.last_modified())?
    })
}

fn badge(reading: &mut Reading<'_>, id: &str) -> Viewed {
    let (facts, moment, _) = Facts::read(reading, id)?;
    drawn(&facts, &moment, &Badge::of(&facts))
}

fn picture(reading: &mut Reading<'_>, id: &str) -> Viewed {
    let size = Size::read(&mut reading.query)?;
    let theme = Theme::read_fixed(&mut reading.query)?;
    let (facts, moment, _) = Facts::read(reading, id)?;
    drawn(&facts, &moment, &Picture::of(&facts, size, theme))
}

fn drawn(facts: &Facts, moment: &Moment, drawing: &impl Template) -> Viewed {
    let text = drawing.render().map_err(|error| facts::unwritten(&error))?;
    Ok(Content {
        bytes: text.into_bytes(),
        content_type: Media::Svg.content_type(),
        last_modified: moment.last_modified(),
        language: Some(facts.language),
        policy: ContentPolicy::Picture,
        ..Content::default()
    })
}

//! `/oembed`: how a page of the register is embedded, asked by its URL (oEmbed 1.0).
//!
//! A page that is not ours, or not one that can be embedded, is not found. What is in a URL beside the treaty, the
//! language and the moment, such as a campaign's parameters, is left out.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::language::Language;
use crate::http::App;
use crate::http::moment::Moment;
use crate::http::negotiation::Media;
use crate::http::problem::{Problem, ProblemCode};
use crate::http::query::Query;
use crate::http::read::{Reading, Viewed, answer_as, json};
use crate::http::representation::Content;
use crate::http::wire::widgets::OembedResponse;

use super::code::{self, Chosen};
use super::facts::Facts;
use super::settings::{Size, Theme};

/// How long a consumer may keep the answer: it names an address, and no number.
const CACHE_AGE: u32 = 86_400;
/// The largest side that can be asked for, in pixels.
const LARGEST: u64 = 100_000;
/// The clocks, which a frame takes as a page does.
const CLOCKS: [&str; 3] = ["as_of", "known_at", "at_position"];

/// Get how a page is embedded
///
/// oEmbed 1.0: for the URL of a treaty's page, the frame that shows its progress, in the largest size that fits. Where
/// none fits it is a link. Only JSON: `format=xml` is 501.
#[utoipa::path(get, path = "/oembed", tag = "Embedding",
    responses((status = 200, description = "The frame", body = OembedResponse)))]
pub async fn get_oembed(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Json, oembed)
}

fn oembed(reading: &mut Reading<'_>) -> Viewed {
    let query = &mut reading.query;
    let format = query.text("format")?;
    let url = query
        .text("url")?
        .ok_or_else(|| Problem::parameter("url", "is missing: give the URL of a treaty's page"))?;
    let width = query.number("maxwidth", 1..=LARGEST)?;
    let height = query.number("maxheight", 1..=LARGEST)?;
    // Consumers ask with it not to be tracked. Nobody is.
    query.any_text("dnt");
    match format.as_deref() {
        None | Some("json") => {}
        // The specification has two formats, and 501 for the one that a service does not have.
        Some("xml") => {
            return Err(Problem::new(
                ProblemCode::FormatNotImplemented,
                "expected format=json; xml is not implemented",
            ));
        }
        Some(other) => {
            let other: String = other.chars().take(20).collect();
            return Err(Problem::parameter(
                "format",
                format!("expected json, found {other:?}"),
            ));
        }
    }
    let page = OurPage::parse(reading, &url).ok_or_else(|| not_ours(&url))?;
    reading.language = page.language.unwrap_or(reading.language);
    let (facts, moment, _) = Facts::at(reading, &page.treaty, page.moment, page.is_pinned)
        .map_err(|problem| match problem.status {
            404 => not_ours(&url),
            _ => problem,
        })?;
    let fits = |size: &Size| {
        let (own_width, own_height) = size.pixels();
        width.is_none_or(|most| u64::from(own_width) <= most)
            && height.is_none_or(|most| u64::from(own_height) <= most)
    };
    // Without a limit, the one in the middle: not every page is wide.
    let preferred = if width.is_none() && height.is_none() {
        Some(Size::Medium)
    } else {
        Size::ALL.into_iter().rev().find(fits)
    };
    let chosen = preferred.map(|size| Chosen {
        treaty: page.treaty.clone(),
        size,
        theme: page.theme.unwrap_or(Theme::Auto),
        language: page.language.unwrap_or(facts.language),
        clocks: page.clocks.clone(),
    });
    let app = reading.app;
    let response = OembedResponse {
        version: "1.0",
        kind: if chosen.is_some() { "rich" } else { "link" },
        title: facts.title.clone(),
        provider_name: "Signatory",
        provider_url: app.url("/"),
        cache_age: CACHE_AGE,
        html: chosen
            .as_ref()
            .map(|chosen| code::frame(app, chosen, &facts.title)),
        width: preferred.map(|size| size.pixels().0),
        height: preferred.map(|size| size.pixels().1),
    };
    Ok(Content {
        language: Some(facts.language),
        ..json(&response, moment.last_modified())?
    })
}

/// A page of ours that can be embedded.
struct OurPage {
    treaty: String,
    language: Option<Language>,
    theme: Option<Theme>,
    moment: Moment,
    is_pinned: bool,
    clocks: Vec<(String, String)>,
}

impl OurPage {
    /// Reads a URL; none if it is not of a page of ours.
    fn parse(reading: &Reading<'_>, url: &str) -> Option<Self> {
        let rest = url.strip_prefix(&reading.app.url(""))?;
        let rest = rest.split('#').next().unwrap_or_default();
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let register = &reading.published.register;
        let treaty = match path {
            "" | "/" => reading.app.featured(register)?.treaty.id.to_string(),
            path => path
                .strip_prefix("/treaties/")
                .or_else(|| path.strip_prefix("/embed/")?.strip_suffix("/progress"))
                .filter(|id| !id.contains('/'))?
                .to_owned(),
        };
        let sent: Vec<(String, String)> = serde_urlencoded::from_str(query).ok()?;
        let mut query = Query::parse(query).ok()?;
        let language = match query.any_text("lang") {
            Some(tag) => Some(Language::ALL.into_iter().find(|l| l.tag() == tag)?),
            None => None,
        };
        let theme = query.any_text("theme");
        let theme = theme.and_then(|name| Theme::ALL.into_iter().find(|t| t.as_str() == name));
        let is_pinned = query.has("known_at") || query.has("at_position");
        let moment = Moment::read(&mut query, register, reading.today, reading.now).ok()?;
        Some(Self {
            treaty,
            language,
            theme,
            moment,
            is_pinned,
            clocks: sent
                .into_iter()
                .filter(|(name, _)| CLOCKS.contains(&name.as_str()))
                .collect(),
        })
    }
}

fn not_ours(url: &str) -> Problem {
    let url: String = url.chars().take(120).collect();
    Problem::new(
        ProblemCode::TreatyNotFound,
        format!("{url:?} is not the URL of a treaty's page of this service"),
    )
}

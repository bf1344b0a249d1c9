//! What machines look for at the root of a site: `/robots.txt`, `/sitemap.xml` and `/llms.txt`.
//!
//! They are made from the published state like every other read, and say nothing that is not in it.

pub mod llms;
pub mod sitemap;

use actix_web::{HttpRequest, HttpResponse, web};

use super::App;
use super::negotiation::Media;
use super::read::answer_as;
use super::representation::Content;

/// Tells crawlers where they are welcome (RFC 9309): on every page in every language, and nowhere where a parameter makes
/// another page of the same facts, for there is one for each day of history. The stream of events never ends.
pub async fn get_robots(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Text, |reading| {
        let sitemap = reading.app.url("/sitemap.xml");
        let text = format!(
            "User-agent: *\n\
             Allow: /\n\
             Disallow: /*?\n\
             Allow: /*?lang=\n\
             Disallow: /*?lang=*&\n\
             Disallow: /v1/events/stream\n\
             \n\
             Sitemap: {sitemap}\n"
        );
        Ok(Content {
            bytes: text.into_bytes(),
            content_type: Media::Text.content_type(),
            ..Content::default()
        })
    })
}

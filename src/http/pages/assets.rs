//! The styles and scripts of pages, each at an address that holds a digest of it: a browser never asks for it again.

use std::sync::LazyLock;

use actix_web::http::header::HeaderValue;
use actix_web::{HttpRequest, HttpResponse, web};
use sha2::{Digest as _, Sha256};

use crate::http::App;
use crate::http::content_policy::ContentPolicy;
use crate::http::pages;
use crate::http::problem::{Problem, ProblemCode};
use crate::http::representation::{Content, Rendered};

/// A file that pages load.
pub struct Asset {
    /// Its path, which changes with its content.
    pub path: String,
    rendered: Rendered,
}

/// All of them.
pub struct Assets {
    /// The styles of every page.
    pub style: Asset,
    /// The picture in the browser's tab.
    pub icon: Asset,
    /// What a page does beside showing: filtering the table, following the record.
    pub script: Asset,
    /// The styles of the frame that other sites embed.
    pub embedded: Asset,
    /// What has that frame kept for when the service is away.
    pub keep: Asset,
}

/// A year: as long as a cache keeps anything (RFC 9111 sets no limit; browsers do).
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The files, as they are served.
pub static ASSETS: LazyLock<Assets> = LazyLock::new(|| Assets {
    style: Asset::new(
        "site",
        "css",
        "text/css; charset=utf-8",
        include_bytes!("assets/site.css"),
    ),
    script: Asset::new(
        "site",
        "js",
        "text/javascript; charset=utf-8",
        include_bytes!("assets/site.js"),
    ),
    icon: Asset::new(
        "icon",
        "svg",
        "image/svg+xml",
        include_bytes!("assets/icon.svg"),
    ),
    embedded: Asset::new(
        "embedded",
        "css",
        "text/css; charset=utf-8",
        include_bytes!("assets/embedded.css"),
    ),
    keep: Asset::new(
        "keep",
        "js",
        "text/javascript; charset=utf-8",
        include_bytes!("assets/keep.js"),
    ),
});

impl Asset {
    fn new(name: &str, extension: &str, content_type: &'static str, bytes: &[u8]) -> Self {
        let digest = hex::encode(Sha256::digest(bytes));
        let digest = digest.get(..12).unwrap_or_default();
        Self {
            path: format!("/assets/{name}-{digest}.{extension}"),
            rendered: Rendered::new(Content {
                bytes: bytes.to_vec(),
                content_type,
                policy: ContentPolicy::Subresource,
                ..Content::default()
            }),
        }
    }
}

/// Answers with one of the files.
pub async fn get_asset(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    let known = [
        &ASSETS.style,
        &ASSETS.script,
        &ASSETS.icon,
        &ASSETS.embedded,
        &ASSETS.keep,
    ];
    let asked = known.into_iter().find(|asset| asset.path == request.path());
    let Some(asset) = asked else {
        let problem = Problem::new(ProblemCode::RouteNotFound, "there is no such file");
        return pages::problem_page(&app, &request, problem);
    };
    asset.rendered.respond(
        &request,
        HeaderValue::from_static(FOR_EVER),
        app.ledger().clock().now(),
    )
}

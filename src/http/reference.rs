//! `/docs/`: the interactive reference, with everything that it loads inside the program.

use std::sync::Arc;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use utoipa_swagger_ui::Config;

use super::content_policy::ContentPolicy;
use super::problem::{Problem, ProblemCode};

/// What the reference shows: our contract, and no validator of another host.
#[must_use]
pub fn settings() -> Arc<Config<'static>> {
    Arc::new(
        Config::new(["/openapi.json"])
            .validator_url("none")
            .display_operation_id(true)
            .default_models_expand_depth(0),
    )
}

/// Answers with a file of the reference.
pub fn file(request: &HttpRequest, settings: Arc<Config<'static>>) -> HttpResponse {
    let path = request.match_info().get("file").unwrap_or_default();
    let Ok(Some(file)) = utoipa_swagger_ui::serve(path, settings) else {
        return Problem::new(ProblemCode::RouteNotFound, "the reference has no such file")
            .respond(request);
    };
    let mut response = HttpResponse::Ok();
    ContentPolicy::Reference.insert_into(&mut response);
    if file.gzpipped {
        response.insert_header((header::CONTENT_ENCODING, "gzip"));
    }
    response
        .content_type(file.content_type)
        .body(file.bytes.into_owned())
}

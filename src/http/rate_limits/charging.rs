//! What is counted, and for whom: 304 and the health of the service are not, everything else is.
//!
//! A wrong token counts for the address that it came from, so that whoever has a good one is not kept out by others
//! behind the same address. A refused request is not carried out, and the audit trail counts it without listing it.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, HttpResponse, web};

use crate::http::App;
use crate::http::noting::protected::Route;
use crate::http::permission;
use crate::http::problem::{Problem, ProblemCode};
use crate::http::{simulations, stream};

use super::{Client, Policy, Standing};

/// Paths that are asked by those who look after the service.
const NOT_COUNTED: [&str; 2] = ["/health", "/ready"];

/// Counts an answer that was rendered before; the request had no token.
pub fn remembered(request: &HttpRequest, mut answer: HttpResponse) -> HttpResponse {
    if answer.status() == StatusCode::NOT_MODIFIED {
        return answer;
    }
    let Some(app) = request.app_data::<web::Data<App>>() else {
        return answer;
    };
    if !app.rate_limits().has(Policy::Reads) {
        return answer;
    }
    let client = Client::at(app.noting().proxies().client(request));
    let Some(standing) = app.rate_limits().count(Policy::Reads, &client) else {
        return answer;
    };
    if let Some(seconds) = standing.refused_for {
        return refusal(app, request, standing, seconds);
    }
    app.rate_limits().say(answer.headers_mut(), standing);
    answer
}

/// Counts a request whose token was checked, and carries it out if it is allowed.
///
/// # Errors
/// Those of the application.
pub async fn carry_out(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let app = request.app_data::<web::Data<App>>().cloned();
    let counted = app.as_ref().and_then(|app| {
        let (policy, client) = charged(app, &request)?;
        let standing = app.rate_limits().count(policy, &client)?;
        Some((app, client, standing))
    });
    let Some((app, client, standing)) = counted else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    if let Some(seconds) = standing.refused_for {
        if standing.policy != Policy::Reads {
            let code = ProblemCode::RateLimited.as_str();
            app.noting().trail().count_refusal(code);
        }
        let refusal = refusal(app, request.request(), standing, seconds);
        return Ok(request.into_response(refusal));
    }
    let mut response = next.call(request).await?.map_into_boxed_body();
    if response.status() == StatusCode::NOT_MODIFIED {
        app.rate_limits().give_back(standing, &client);
    } else {
        app.rate_limits().say(response.headers_mut(), standing);
    }
    Ok(response)
}

/// Under which policy a request is counted, and for whom.
fn charged(app: &App, request: &ServiceRequest) -> Option<(Policy, Client)> {
    if NOT_COUNTED.contains(&request.path()) {
        return None;
    }
    let address = || Client::at(app.noting().proxies().client(request.request()));
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD)
        || simulations::is_path(request.path());
    let (client, is_protected) = match permission::presented(request.request()) {
        Err(problem) if problem.status == StatusCode::UNAUTHORIZED.as_u16() => {
            return Some((Policy::WrongTokens, address()));
        }
        // That the token cannot be checked is not the client's fault.
        Err(_) => (address(), !is_read),
        Ok(None) => (address(), !is_read),
        Ok(Some(claims)) => (
            Client::bearer(&claims),
            !is_read || Route::of(request.request()).needs_token(),
        ),
    };
    let policy = if request.path() == stream::PATH {
        Policy::Streams
    } else if is_protected {
        Policy::Writes
    } else {
        Policy::Reads
    };
    Some((policy, client))
}

fn refusal(app: &App, request: &HttpRequest, standing: Standing, seconds: u64) -> HttpResponse {
    let detail = format!(
        "more requests than are allowed to one client ({}); try again in {seconds} s",
        standing.policy.name()
    );
    let mut answer = Problem::new(ProblemCode::RateLimited, detail)
        .header(header::RETRY_AFTER, seconds.to_string())
        .respond(request);
    app.rate_limits().say(answer.headers_mut(), standing);
    answer
}

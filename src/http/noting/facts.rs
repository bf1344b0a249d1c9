//! What is noted of a request and of its answer.

use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName};
use actix_web::{HttpMessage as _, HttpRequest};
use chrono::{DateTime, Utc};

use crate::domain::ids::TreatyId;
use crate::http::attempt::{Answered, Attempt, Recorded};
use crate::http::request_id;
use crate::http::tokens::Claims;
use crate::store::audit::entry::{Noted, NotedRequest};
use crate::store::audit::noting::Draft;
use crate::store::audit::person::Person;

use super::Noting;
use super::protected::Route;

/// The longest text that is taken from a client.
const LONGEST: usize = 300;

/// What is known of a request, and of its answer once there is one.
#[derive(Debug, Clone)]
pub struct Facts {
    at: DateTime<Utc>,
    request: NotedRequest,
    address: Option<String>,
    query: Option<String>,
}

impl Facts {
    /// Of a request that has just arrived.
    pub fn of(request: &HttpRequest, route: Route, noting: &Noting) -> Self {
        Self::read(request, route, noting)
    }

    /// Of a request that has been answered.
    pub fn of_answered(response: &ServiceResponse<BoxBody>, noting: &Noting) -> Self {
        let request = response.request();
        Self::read(request, Route::of(request), noting).answered(response)
    }

    fn read(request: &HttpRequest, route: Route, noting: &Noting) -> Self {
        let Route {
            pattern: route,
            operation,
        } = route;
        let path = request.match_info().as_str();
        let treaty = route.as_deref().and_then(|route| treaty(route, path));
        let query = request.query_string();
        Self {
            at: noting.trail.clock().now(),
            address: noting
                .proxies
                .client(request)
                .map(|address| address.to_string()),
            query: (!query.is_empty()).then(|| shortened(query)),
            request: NotedRequest {
                method: shortened(request.method().as_str()),
                path: shortened(request.path()),
                treaty,
                operation: operation.map(|known| known.id.clone()),
                route: route.map(|route| (*route).to_owned()),
                if_match: text(request.headers(), &header::IF_MATCH),
                request_id: request_id::of(request),
                ..NotedRequest::default()
            },
        }
    }

    /// With the answer to a request that records: it is known before there is one, but for its entity tag.
    pub fn recording(mut self) -> Self {
        self.request.status = Some(StatusCode::CREATED.as_u16());
        self
    }

    /// With the answer.
    pub fn answered(mut self, response: &ServiceResponse<BoxBody>) -> Self {
        let extensions = response.request().extensions();
        let attempt = extensions.get::<Attempt>();
        let recorded = extensions.get::<Recorded>();
        let status = response.status();
        let code = extensions
            .get::<Answered>()
            .filter(|_| status.is_client_error() || status.is_server_error());
        let request = &mut self.request;
        request.status = Some(status.as_u16());
        request.code = code.map(|code| code.0.clone());
        request.etag = text(response.headers(), &header::ETAG);
        request.recorded = recorded.map(|recorded| (recorded.0, recorded.1));
        request.is_replayed = response.headers().contains_key("idempotent-replayed");
        request.another_states = attempt.map(|attempt| match attempt {
            Attempt::OnAnothers { participant } => participant.to_string(),
        });
        self
    }

    /// What is written, of one whose token is good if there is any.
    pub fn draft(self, claims: Option<&Claims>) -> Draft {
        Draft {
            at: self.at,
            noted: Noted::Request(Box::new(NotedRequest {
                issuer: claims.map(|claims| claims.issuer.clone()),
                participant: claims
                    .and_then(|claims| claims.participant.as_ref())
                    .map(ToString::to_string),
                ..self.request
            })),
            person: Person {
                subject: claims.map(|claims| claims.subject.clone()),
                client_id: claims.map(|claims| claims.client_id.clone()),
                jti: claims.map(|claims| claims.jti.clone()),
                address: self.address,
                query: self.query,
            },
        }
    }
}

/// The treaty that a path names, by the pattern of its route.
fn treaty(route: &str, path: &str) -> Option<String> {
    let named = route
        .split('/')
        .zip(path.split('/'))
        .find_map(|(pattern, part)| (pattern == "{treaty}").then_some(part))?;
    let id = TreatyId::parse(named).ok()?;
    Some(id.as_str().to_owned())
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers
        .get(name)
        .map(|value| shortened(&String::from_utf8_lossy(value.as_bytes())))
}

fn shortened(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

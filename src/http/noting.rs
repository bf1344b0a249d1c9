//! Notes protected requests and refused tokens in the audit trail; everything else passes untouched.
//!
//! A place in the trail is reserved before a protected request is carried out, and the answer is given once its entry is
//! committed. Which operations are protected is what the contract says.

mod facts;
pub(super) mod protected;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpRequest, web};

use crate::audit::{AuditTrail, Place};
use crate::ledger::note::Note;

use super::App;
use super::attempt::{Answered, Witness};
use super::origin::TrustedProxies;
use super::problem::{Problem, ProblemCode};
use facts::Facts;
use protected::Route;

/// How requests are noted.
pub struct Noting {
    trail: AuditTrail,
    proxies: TrustedProxies,
}

impl Noting {
    /// Notes in a trail.
    #[must_use]
    pub fn new(trail: AuditTrail, proxies: TrustedProxies) -> Self {
        Self { trail, proxies }
    }

    /// The proxies in front of the service.
    #[must_use]
    pub fn proxies(&self) -> TrustedProxies {
        self.proxies
    }

    /// The trail.
    #[must_use]
    pub fn trail(&self) -> &AuditTrail {
        &self.trail
    }
}

/// Notes one request, if it is to be noted.
///
/// # Errors
/// Those of the application; each becomes an answer further out.
pub async fn apply(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(app) = request.app_data::<web::Data<App>>().cloned() else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    // Without a token a protected request is refused before anything is done: it is noted afterwards.
    if !request.headers().contains_key(header::AUTHORIZATION) {
        let response = next.call(request).await?.map_into_boxed_body();
        if is_refused_token(&response) {
            note_refusal(app.noting(), &response).await;
        }
        return Ok(response);
    }
    let witness = Witness::default();
    request.extensions_mut().insert(witness.clone());
    let route = Route::of(request.request());
    let reserved = if route.needs_token() {
        let Some(place) = app.noting().trail.reserve() else {
            app.noting().trail.count_refusal(ProblemCode::Busy.as_str());
            let refusal = Problem::unavailable(ProblemCode::Busy).respond(request.request());
            return Ok(request.into_response(refusal));
        };
        let facts = Facts::of(request.request(), route, app.noting());
        request.extensions_mut().insert(facts.clone());
        Some((place, facts))
    } else {
        None
    };
    let mut pending = Pending { witness, reserved };
    let response = next.call(request).await?.map_into_boxed_body();
    pending.finish(app.noting(), &response).await;
    Ok(response)
}

/// What is noted with what a request records, in one transaction: that it was done, by whom, and what it recorded. None for
/// one that is not noted at all.
pub(super) fn of_recording(request: &HttpRequest) -> Option<Note> {
    let facts = request.extensions().get::<Facts>().cloned()?;
    let witness = Witness::of(request);
    let claims = witness.seen()?;
    let note = Note::of(facts.recording().draft(Some(&claims)));
    witness.knows_of(&note);
    Some(note)
}

/// A request with a token, not answered yet. If the client goes away before the answer, that is noted.
struct Pending {
    witness: Witness,
    /// Where it will be noted, if it is for a protected operation.
    reserved: Option<(Place, Facts)>,
}

impl Pending {
    async fn finish(&mut self, noting: &Noting, response: &ServiceResponse<BoxBody>) {
        let reserved = self.reserved.take();
        // An answer that says less than was noted is noted too.
        if self.witness.is_noted() && response.status().is_success() {
            return;
        }
        let Some(claims) = self.witness.seen() else {
            drop(reserved);
            if is_refused_token(response) {
                note_refusal(noting, response).await;
            }
            return;
        };
        let written = match reserved {
            Some((place, facts)) => place.note(facts.answered(response).draft(Some(&claims))),
            // The contract does not say that the operation is protected, and its handler does.
            None => {
                let facts = Facts::of_answered(response, noting);
                noting.trail.note_at_once(facts.draft(Some(&claims)))
            }
        };
        // What failed did nothing and reveals nothing: its answer need not wait for the database.
        if !response.status().is_server_error() {
            noting.trail.written(written).await;
        }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        let reserved = self.reserved.take().filter(|_| !self.witness.is_noted());
        if let (Some((place, facts)), Some(claims)) = (reserved, self.witness.seen()) {
            // Nobody waits any more.
            drop(place.note(facts.draft(Some(&claims))));
        }
    }
}

fn is_refused_token(response: &ServiceResponse<BoxBody>) -> bool {
    response.status() == StatusCode::UNAUTHORIZED
}

/// Notes a request without a good token, or counts it when there are too many.
async fn note_refusal(noting: &Noting, response: &ServiceResponse<BoxBody>) {
    let code = response
        .request()
        .extensions()
        .get::<Answered>()
        .map_or_else(String::new, |answered| answered.0.clone());
    if !noting.trail.lists_refusal(&code) {
        return;
    }
    let Some(place) = noting.trail.reserve() else {
        noting.trail.count_refusal(&code);
        return;
    };
    let facts = Facts::of_answered(response, noting);
    let written = place.note(facts.draft(None));
    noting.trail.written(written).await;
}

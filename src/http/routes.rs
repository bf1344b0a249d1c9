//! The whole router on one page.
//!
//! A resource that exists but not with this method answers 405 and says which methods it has.

use std::future::ready;

use actix_web::http::header;
use actix_web::{FromRequest, Handler, HttpRequest, HttpResponse, Resource, Responder, web};

use super::metering::RouteNumber;
use super::problem::{Problem, ProblemCode};
use super::submissions::{documents, examining, submitting};
use super::{
    actions, audit, calendar, catalogue, certificates, citation, conformance, correcting, deciding,
    diff, directory, events, feeds, files, machines, metrics, milestones, mtdsg, next_steps,
    notification_draft, pace, pages, participants, progress, proposed_entries, recording,
    reference, revocations, series, simulations, statements, status_line, stream, submissions,
    treaties, webhooks, widgets,
};

/// Where the interactive reference is.
const REFERENCE: &str = "/docs/{file:.*}";

/// A path with its methods, as the contract has them.
pub struct Route {
    /// The path, its parameters in braces.
    pub path: &'static str,
    /// The methods, beside HEAD for every GET and OPTIONS for all.
    pub methods: Vec<&'static str>,
    resource: Resource,
}

/// Every route, the most asked for first.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        at("/v1/treaties/{treaty}/progress").get(progress::get_progress),
        at("/v1/treaties/{treaty}/participants").get(participants::list_treaty_participants),
        at("/v1/treaties/{treaty}/participants.csv").get(participants::get_treaty_participants_csv),
        at("/v1/treaties/{treaty}/participants.ndjson")
            .get(participants::get_treaty_participants_ndjson),
        at("/v1/treaties/{treaty}/participants/{code}").get(participants::get_treaty_participant),
        at("/v1/treaties/{treaty}/participants/{code}/next-steps").get(next_steps::list_next_steps),
        at("/v1/treaties/{treaty}/progress/widget").get(widgets::get_widget),
        at("/v1/treaties/{treaty}/progress/shield").get(widgets::get_shield),
        at("/treaties/{treaty}/badge.svg").get(widgets::get_badge),
        at("/treaties/{treaty}/progress.svg").get(widgets::get_picture),
        at("/badge.svg").get(widgets::get_featured_badge),
        at("/progress.svg").get(widgets::get_featured_picture),
        at("/oembed").get(widgets::oembed::get_oembed),
        at("/v1/treaties/{treaty}/participants/{code}/certificate")
            .get(certificates::get_participant_certificate),
        at("/v1/treaties/{treaty}/certificate").get(certificates::get_treaty_certificate),
        at("/v1/certificates/keys").get(certificates::get_certificate_keys),
        at("/v1/treaties/{treaty}/progress/explain").get(progress::explain_progress),
        at("/v1/treaties/{treaty}/progress/series").get(series::get_series),
        at("/v1/treaties/{treaty}/progress/series.csv").get(series::get_series_csv),
        at("/v1/treaties/{treaty}/progress/series.ndjson").get(series::get_series_ndjson),
        at("/v1/treaties/{treaty}/actions.csv").get(actions::get_actions_csv),
        at("/v1/treaties/{treaty}/actions.ndjson").get(actions::get_actions_ndjson),
        at("/v1/treaties/{treaty}/datapackage.json").get(files::package::get_data_package),
        at("/v1/treaties/{treaty}/milestones").get(milestones::get_milestones),
        at("/v1/treaties/{treaty}/pace").get(pace::get_pace),
        at("/v1/treaties/{treaty}/status-line").get(status_line::get_status_line),
        at("/v1/treaties/{treaty}/mtdsg.xml").get(mtdsg::get_mtdsg_page),
        at("/v1/treaties/{treaty}/diff").get(diff::get_diff),
        at("/v1/treaties/{treaty}/citation").get(citation::get_citation),
        at("/treaties/{treaty}/feed.atom").get(feeds::get_treaty_feed),
        at("/treaties/{treaty}/participants/{code}/feed.atom").get(feeds::get_participant_feed),
        at("/treaties/{treaty}/calendar.ics").get(calendar::get_treaty_calendar),
        at("/v1/treaties/{treaty}/actions")
            .get(actions::list_actions)
            .post(recording::record_action),
        at("/v1/treaties/{treaty}/actions/batch").post(recording::record_batch),
        at("/v1/treaties/{treaty}/actions/{id}").get(actions::get_action),
        at("/v1/treaties/{treaty}/actions/{id}/notification-draft")
            .get(notification_draft::get_notification_draft),
        at("/v1/treaties/{treaty}/actions/{id}/corrections")
            .get(correcting::list_corrections)
            .post(correcting::record_correction),
        at("/v1/treaties/{treaty}/statements").get(statements::list_statements),
        at("/v1/treaties/{treaty}/decisions")
            .get(deciding::list_decisions)
            .post(deciding::record_decision),
        at("/v1/treaties/{treaty}/simulations").post(simulations::simulate),
        at("/v1/treaties/{treaty}/submissions")
            .get(submissions::list_submissions)
            .post(submitting::create_submission),
        at("/v1/treaties/{treaty}/submissions/{id}")
            .get(submissions::get_submission)
            .put(submitting::change_submission),
        at("/v1/treaties/{treaty}/submissions/{id}/events")
            .get(submissions::list_submission_events),
        at("/v1/treaties/{treaty}/submissions/{id}/lodging").post(submitting::lodge_submission),
        at("/v1/treaties/{treaty}/submissions/{id}/withdrawal")
            .post(submitting::withdraw_submission),
        at("/v1/treaties/{treaty}/submissions/{id}/examination")
            .post(examining::take_up_submission)
            .put(examining::examine_submission),
        at("/v1/treaties/{treaty}/submissions/{id}/return").post(examining::return_submission),
        at("/v1/treaties/{treaty}/submissions/{id}/documents")
            .get(documents::list_submission_documents)
            .post(documents::upload_submission_document),
        at("/v1/treaties/{treaty}/submissions/{id}/documents/{document}")
            .get(documents::get_submission_document)
            .patch(documents::mark_submission_document)
            .delete(documents::remove_submission_document),
        at("/v1/treaties/{treaty}/submissions/{id}/documents/{document}/content")
            .get(documents::get_submission_document_content),
        at("/v1/treaties/{treaty}/submissions/{id}/recording")
            .post(submissions::recording::record_submission),
        at("/v1/treaties/{treaty}").get(treaties::get_treaty),
        at("/v1/treaties").get(treaties::list_treaties),
        at("/v1/participants").get(directory::list_participants),
        at("/v1/participants.csv").get(directory::get_participants_csv),
        at("/v1/participants.ndjson").get(directory::get_participants_ndjson),
        at("/v1/participants/{code}").get(directory::get_participant),
        at("/v1/proposed-entries").get(proposed_entries::list_proposed_entries),
        at("/v1/proposed-entries/{id}").get(proposed_entries::get_proposed_entry),
        at("/v1/proposed-entries/{id}/confirmation").post(proposed_entries::confirm_proposed_entry),
        at("/v1/proposed-entries/{id}/rejection").post(proposed_entries::reject_proposed_entry),
        at("/v1/events").get(events::list_events),
        at("/v1/events/stream").get(stream::stream_events),
        at("/v1/webhooks")
            .get(webhooks::list_webhooks)
            .post(webhooks::subscribe),
        at("/v1/webhooks/{id}")
            .get(webhooks::get_webhook)
            .patch(webhooks::change_webhook)
            .delete(webhooks::unsubscribe),
        at("/v1/webhooks/{id}/rotation").post(webhooks::rotate_webhook),
        at("/v1/webhooks/{id}/resumption").post(webhooks::resume_webhook),
        at("/v1/webhooks/{id}/ping").post(webhooks::deliveries::ping_webhook),
        at("/v1/webhooks/{id}/deliveries").get(webhooks::deliveries::list_deliveries),
        at("/v1/webhooks/{id}/deliveries/{delivery}/redelivery")
            .post(webhooks::deliveries::redeliver),
        at("/v1/checkpoint").get(events::get_checkpoint),
        at("/v1/audit").get(audit::list_audit),
        at("/v1/audit/checkpoint").get(audit::get_audit_checkpoint),
        at("/v1/vocabulary").get(catalogue::get_vocabulary),
        at("/v1/conformance").get(conformance::get_conformance),
        at("/v1/revocations")
            .get(revocations::list_revocations)
            .post(revocations::revoke_token),
        at("/problems/{code}").get(catalogue::get_problem),
        at("/openapi.json").get(catalogue::get_openapi),
        at("/health").get(catalogue::get_health),
        at("/ready").get(catalogue::get_ready),
        at("/metrics").get(metrics::get_metrics),
    ]
}

/// The pages for people, and what they load: not in the contract, which is for programs.
#[must_use]
pub fn pages() -> Vec<Route> {
    vec![
        at("/").get(pages::get_home),
        at("/treaties/{treaty}").get(pages::get_treaty_page),
        at("/treaties/{treaty}/participants/{code}").get(pages::get_participant_page),
        at("/treaties/{treaty}/explain").get(pages::get_explain_page),
        at("/treaties/{treaty}/table").get(pages::get_table_page),
        at("/treaties/{treaty}/live").get(pages::get_live_board),
        at("/embed/{treaty}/progress").get(pages::embed::get_frame),
        at("/embed/treaty-progress.js").get(pages::embed::get_component),
        at("/embed/service-worker.js").get(pages::embed::get_service_worker),
        at("/embed/keep").get(pages::embed::get_keeper),
        at("/embed").get(pages::embed::get_embed),
        at("/treaties/{treaty}/participants/{code}/certificate")
            .get(pages::get_participant_certificate_page),
        at("/treaties/{treaty}/certificate").get(pages::get_treaty_certificate_page),
        at("/assets/{file}").get(pages::assets::get_asset),
        at("/robots.txt").get(machines::get_robots),
        at("/sitemap.xml").get(machines::sitemap::get_sitemap),
        at("/treaties/{treaty}/sitemap.xml").get(machines::sitemap::get_treaty_sitemap),
        at("/llms.txt").get(machines::llms::get_llms),
    ]
}

/// The patterns of all routes, by the number that [`configure`] gives each.
#[must_use]
pub fn patterns() -> Vec<&'static str> {
    let all = routes().into_iter().chain(pages());
    all.map(|route| route.path).chain([REFERENCE]).collect()
}

/// Adds every route but those of some paths, the interactive reference, and an answer for everything else.
pub fn configure(config: &mut web::ServiceConfig, without: &[&str]) {
    let mut number: u16 = 0;
    for route in routes().into_iter().chain(pages()) {
        if !without.contains(&route.path) {
            config.service(route.into_resource(RouteNumber(number)));
        }
        number = number.saturating_add(1);
    }
    let settings = reference::settings();
    let file = move |request: HttpRequest| ready(reference::file(&request, settings.clone()));
    config
        .service(web::redirect("/docs", "/docs/"))
        .service(at(REFERENCE).get(file).into_resource(RouteNumber(number)))
        .default_service(web::to(pages::not_found));
}

/// A path that has no methods yet.
fn at(path: &'static str) -> Route {
    Route {
        path,
        methods: Vec::new(),
        resource: web::resource(path),
    }
}

impl Route {
    fn get<F, Args>(mut self, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.resource = self.resource.route(web::head().to(handler.clone()));
        self.on("get", web::get().to(handler))
    }

    fn post<F, Args>(self, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.on("post", web::post().to(handler))
    }

    fn put<F, Args>(self, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.on("put", web::put().to(handler))
    }

    fn patch<F, Args>(self, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.on("patch", web::patch().to(handler))
    }

    fn delete<F, Args>(self, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.on("delete", web::delete().to(handler))
    }

    fn on(mut self, method: &'static str, route: actix_web::Route) -> Self {
        self.methods.push(method);
        self.resource = self.resource.route(route);
        self
    }

    /// The resource, which answers every other method by saying which it has.
    fn into_resource(self, number: RouteNumber) -> Resource {
        let mut allow: Vec<String> = self.methods.iter().map(|m| m.to_uppercase()).collect();
        if self.methods.contains(&"get") {
            allow.push("HEAD".into());
        }
        allow.push("OPTIONS".into());
        allow.sort_unstable();
        let allow = allow.join(", ");
        self.resource
            .app_data(number)
            .default_service(web::to(move |request: HttpRequest| {
                ready(not_allowed(&request, &allow))
            }))
    }
}

fn not_allowed(request: &HttpRequest, allow: &str) -> HttpResponse {
    Problem::new(
        ProblemCode::MethodNotAllowed,
        format!(
            "{} is not allowed here; allowed are {allow}",
            request.method()
        ),
    )
    .header(header::ALLOW, allow)
    .respond(request)
}

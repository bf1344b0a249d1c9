//! `GET /metrics`: what the service counts and measures of itself, for Prometheus and whoever reads OpenMetrics.
//!
//! Everything here is a look at memory. Labels are words of ours, of which there are few.

mod families;

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use crate::machine;
use crate::measures::{Counter, real};

use super::App;
use super::metering::InProgress;
use super::readiness::{self, State};
use families::{Families, Labels, OPENMETRICS, Value};
use prometheus_client::registry::Unit;

/// Get the metrics
///
/// OpenMetrics 1.0, as Prometheus reads it: requests, the record, the writer, connections, webhooks, streams, the audit
/// trail, the process. It is not here where the service has another address for it (`SIGNATORY_METRICS_LISTEN`).
#[utoipa::path(get, path = "/metrics", tag = "Operations",
    responses((status = 200, description = "The metrics", body = String,
        content_type = "application/openmetrics-text")))]
pub async fn get_metrics(app: web::Data<App>) -> HttpResponse {
    match page(&app).render() {
        Ok(text) => HttpResponse::Ok()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::CONTENT_TYPE, OPENMETRICS))
            .body(text),
        // Writing into memory does not fail.
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}

fn page(app: &App) -> Families {
    let mut page = Families::default();
    page.info(
        "signatory_build",
        "What runs here",
        vec![
            ("version", env!("CARGO_PKG_VERSION").into()),
            ("rustc", env!("SIGNATORY_RUSTC").into()),
        ],
    );
    requests(&mut page, app);
    readiness(&mut page, app);
    record(&mut page, app);
    writer(&mut page, app);
    waiting(&mut page, app);
    webhooks(&mut page, app);
    process(&mut page);
    page
}

fn requests(page: &mut Families, app: &App) {
    let metering = app.metering();
    let labels = |method, route, class| -> Labels {
        vec![
            ("method", Into::into(method)),
            ("route", Into::into(route)),
            ("status", Into::into(class)),
        ]
    };
    page.counters(
        "signatory_http_requests",
        "Requests that were answered, by method, pattern of the route and class of the status",
        metering
            .requests()
            .into_iter()
            .map(|r| (labels(r.method, r.route, r.class), r.total))
            .collect(),
    );
    page.durations(
        "signatory_http_request_duration",
        "Time until the head of the answer, by pattern of the route",
        metering
            .durations()
            .into_iter()
            .map(|(route, counted)| (vec![("route", route.into())], counted))
            .collect(),
    );
    page.gauge(
        "signatory_http_requests_in_progress",
        "Requests that are not answered yet",
        InProgress::count(),
    );
    let (remembered, rendered) = metering.reads();
    page.counters(
        "signatory_reads",
        "Public reads by where the answer came from",
        vec![
            (vec![("source", "remembered".into())], remembered),
            (vec![("source", "rendered".into())], rendered),
        ],
    );
    let (answers, bytes) = app.ledger().published().kept();
    page.gauge(
        "signatory_remembered_answers",
        "Rendered answers that are kept for the published state",
        answers,
    );
    page.gauge_in(
        Unit::Bytes,
        "signatory_remembered",
        "What they take in memory, at most",
        bytes,
    );
    page.gauge(
        "signatory_streams_open",
        "Streams of events that are open",
        app.streams().open(),
    );
}

fn readiness(page: &mut Families, app: &App) {
    let (state, checks) = readiness::look(app);
    page.gauge(
        "signatory_ready",
        "Whether the service can do all of its work, as GET /ready says",
        state == State::Ready,
    );
    page.gauges(
        "signatory_check_ok",
        "The checks of GET /ready",
        None,
        checks
            .into_iter()
            .map(|check| {
                (
                    vec![("check", check.name.into())],
                    check.wrong.is_none().into(),
                )
            })
            .collect(),
    );
}

fn record(page: &mut Families, app: &App) {
    let (published, measures) = (app.ledger().published(), app.ledger().measures());
    let position = published.register.head().position;
    page.gauge(
        "signatory_record_position",
        "The position of the last entry that is published",
        position.0,
    );
    if let Some(at) = published.register.recorded_at(position) {
        page.gauge_in(
            Unit::Seconds,
            "signatory_record_last_entry_timestamp",
            "When the last entry was recorded, in seconds since 1970",
            Value::from(at.timestamp()),
        );
    }
    page.gauge(
        "signatory_follower_head",
        "The position of the head of the database, as last read",
        measures.head().0,
    );
    page.gauge(
        "signatory_follower_lag",
        "How many entries the database has that are not published here",
        measures.head().0.saturating_sub(position.0),
    );
    page.gauge_in(
        Unit::Seconds,
        "signatory_follower_look_age",
        "How long ago the head of the database was last read",
        real(measures.looked.age_micros()) / 1e6,
    );
}

fn writer(page: &mut Families, app: &App) {
    let measures = app.ledger().measures();
    page.gauge(
        "signatory_writer_queue",
        "Proposals that wait for the writer",
        app.ledger().waiting(),
    );
    page.sizes(
        "signatory_writer_group_size",
        "Proposals that shared a transaction",
        measures.groups.counted(),
    );
    page.durations(
        "signatory_writer_commit",
        "How long commits of the record took",
        vec![(Labels::new(), measures.commits.counted())],
    );
    let outcomes = &measures.outcomes;
    let named: [(&str, &Counter); 6] = [
        ("recorded", &outcomes.recorded),
        ("repeated", &outcomes.repeated),
        ("refused", &outcomes.refused),
        ("busy", &outcomes.busy),
        ("not_recorded", &outcomes.not_recorded),
        ("outcome_unknown", &outcomes.unknown),
    ];
    let labelled = named.map(|(word, counter)| (vec![("outcome", word.into())], counter.total()));
    page.counters(
        "signatory_proposals",
        "What came of proposals to the writer",
        labelled.into(),
    );
}

fn waiting(page: &mut Families, app: &App) {
    let usage = app.ledger().pool().usage();
    page.gauge(
        "signatory_pool_connections",
        "Connections for everything but the writers, at most",
        usage.connections,
    );
    page.gauge(
        "signatory_pool_in_use",
        "Units of work that are carried out",
        usage.in_use,
    );
    page.gauge(
        "signatory_pool_waiting",
        "Units of work that wait for a connection",
        usage.waiting,
    );
    page.gauge(
        "signatory_audit_queue",
        "Places of the audit trail that are taken: requests under way, and entries that wait",
        app.noting().trail().taken(),
    );
    let seen = app.sampling().seen();
    let rooms = |of: fn(&machine::Disk) -> u64| {
        let labelled = |(word, disk): &(&'static str, machine::Disk)| {
            (vec![("of", (*word).into())], of(disk).into())
        };
        seen.disks.iter().map(labelled).collect()
    };
    page.gauges(
        "signatory_disk_free",
        "Room on the disk where something is kept",
        Some(Unit::Bytes),
        rooms(|disk| disk.free_bytes),
    );
    page.gauges(
        "signatory_disk_size",
        "Size of the disk where something is kept",
        Some(Unit::Bytes),
        rooms(|disk| disk.size_bytes),
    );
}

fn webhooks(page: &mut Families, app: &App) {
    if let Some(depths) = &app.sampling().seen().depths {
        page.gauge(
            "signatory_outbox",
            "What happened outside the record and has not been handed out, for all instances",
            depths.outbox,
        );
        page.gauge(
            "signatory_webhook_deliveries_pending",
            "Deliveries that are not done, for all instances",
            depths.deliveries,
        );
        let oldest = depths.oldest_delivery.map_or(0, |at| {
            (app.ledger().clock().now() - at).num_seconds().max(0)
        });
        page.gauge_in(
            Unit::Seconds,
            "signatory_webhook_oldest_pending_age",
            "How long the oldest of them has waited",
            oldest,
        );
        page.gauge(
            "signatory_webhook_subscriptions_suspended",
            "Subscriptions that are sent nothing until their owner resumes them",
            depths.suspended,
        );
    }
    let Some(webhooks) = &app.webhooks else {
        return;
    };
    let totals = webhooks.attempts().totals();
    page.counters(
        "signatory_webhook_attempts",
        "What came of the requests to receivers, of this process",
        totals
            .map(|(word, total)| (vec![("outcome", word.into())], total))
            .collect(),
    );
    page.durations(
        "signatory_webhook_attempt_duration",
        "How long the requests to receivers took",
        vec![(Labels::new(), webhooks.attempts().durations.counted())],
    );
}

/// By the names that all of Prometheus's clients use.
fn process(page: &mut Families) {
    if let Some(most) = machine::most_files() {
        page.gauge(
            "process_max_fds",
            "Files and connections that may be open",
            most,
        );
    }
    let Some(process) = machine::process() else {
        return;
    };
    page.seconds_counter(
        "process_cpu",
        "Processor time, of users and the system",
        process.cpu_seconds,
    );
    page.gauge_in(
        Unit::Bytes,
        "process_resident_memory",
        "Memory in use",
        process.resident_bytes,
    );
    page.gauge_in(
        Unit::Bytes,
        "process_virtual_memory",
        "Memory reserved",
        process.virtual_bytes,
    );
    page.gauge_in(
        Unit::Seconds,
        "process_start_time",
        "When the process started, in seconds since 1970",
        process.started_seconds,
    );
    page.gauge(
        "process_open_fds",
        "Files and connections that are open",
        process.open_files,
    );
    page.gauge("process_threads", "Threads", process.threads);
}

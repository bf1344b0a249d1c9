//! Examples of what does not depend on the record: words, problems, the contract, health.

use crate::http::openapi::ContractError;
use crate::http::problem::ProblemCode;
use crate::http::wire::catalogue::{
    HealthResponse, KeySetsResponse, ProblemDescription, ReadyCheck, ReadyResponse,
    VocabularyResponse,
};

use super::{Example, Place, answer, example};

/// A part of the metrics.
const METRICS: &str = "# HELP signatory_ready Whether the service can do all of its work, as GET /ready says\n\
                       # TYPE signatory_ready gauge\n\
                       signatory_ready 1.0\n\
                       # EOF\n";

/// One of each list of words, one problem, and the service in its two states.
pub(super) fn reference() -> Result<Vec<(&'static str, Example)>, ContractError> {
    let mut vocabulary = VocabularyResponse::all();
    for terms in [
        &mut vocabulary.actions,
        &mut vocabulary.statuses,
        &mut vocabulary.states,
        &mut vocabulary.regional_groups,
        &mut vocabulary.participant_kinds,
        &mut vocabulary.not_counted_reasons,
        &mut vocabulary.statements,
        &mut vocabulary.statement_states,
        &mut vocabulary.findings,
    ] {
        terms.truncate(1);
    }
    vocabulary.policies.truncate(1);
    let ready = |status, database_reached| ReadyResponse {
        status,
        database_reached,
        position: 723,
        checks: vec![ReadyCheck {
            name: "database",
            ok: database_reached,
            detail: (!database_reached).then_some(
                "the last attempt to reach the database failed: nothing can be recorded",
            ),
        }],
        key_sets: KeySetsResponse {
            current: 2,
            ..KeySetsResponse::default()
        },
    };
    Ok(vec![
        answer("get_vocabulary", &vocabulary)?,
        answer(
            "get_problem",
            &ProblemDescription::from(ProblemCode::SignatureRequired),
        )?,
        (
            "get_openapi",
            example(
                Place::Answer(200),
                &serde_json::json!({ "openapi": "3.1.0" }),
            )?,
        ),
        answer(
            "get_health",
            &HealthResponse {
                status: "ok",
                version: env!("CARGO_PKG_VERSION"),
            },
        )?,
        (
            "get_metrics",
            example(Place::File("application/openmetrics-text"), &METRICS)?,
        ),
        answer("get_ready", &ready("ready", true))?,
        (
            "get_ready",
            example(Place::Answer(503), &ready("degraded", false))?,
        ),
    ])
}

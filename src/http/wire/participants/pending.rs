//! What a participant was to tell the depositary and has not.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::statement::{Asked, Pending};
use crate::domain::treaty::NotificationMoment;

/// Something that the treaty asks a participant to tell the depositary, and that it has not told.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PendingResponse {
    /// The article that asks for it.
    #[schema(examples("40(12)"))]
    pub article: Option<String>,
    /// What is to be told, in English; `competence_declaration` for an organization's declaration of its competence.
    pub what: String,
    /// What a designation for it designates; none for a declaration of competence.
    #[schema(examples("central_authority"))]
    pub designates: Option<&'static str>,
    /// `at_signature`, `at_deposit` or `undated`.
    #[schema(examples("at_deposit"))]
    pub when: &'static str,
    /// Whether it belongs into the instrument itself. What is missing there is an irregularity of form, which the depositary
    /// raises (VCLT 77(1)(d)).
    #[schema(examples(false))]
    pub part_of_instrument: bool,
    /// Always `false`: that it is missing bars no deposit and changes no date and no count.
    #[schema(examples(false))]
    pub bars_deposit: bool,
    /// The date of the signature or deposit from which it is due.
    #[schema(examples("2026-03-01"))]
    pub since: NaiveDate,
    /// The id of that action.
    #[schema(examples("74"))]
    pub action: String,
    /// `false`: the clause was not compared with the certified true copy. Absent: nothing is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples(false))]
    pub verified: Option<bool>,
}

impl From<&Pending> for PendingResponse {
    fn from(pending: &Pending) -> Self {
        let (what, designates, when, part_of_instrument) = match &pending.asked {
            Asked::Designation {
                what,
                designates,
                when,
                part_of_instrument,
            } => (
                what.clone(),
                Some(designates.as_str()),
                *when,
                *part_of_instrument,
            ),
            Asked::CompetenceDeclaration => (
                "competence_declaration".to_owned(),
                None,
                NotificationMoment::AtDeposit,
                true,
            ),
        };
        Self {
            article: pending.article.clone(),
            what,
            designates,
            when: when.as_str(),
            part_of_instrument,
            bars_deposit: false,
            since: pending.since,
            action: pending.action.to_string(),
            verified: pending.provenance.verified,
        }
    }
}

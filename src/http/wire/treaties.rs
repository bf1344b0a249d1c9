//! Treaties and their final clauses, as text and as data.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::documents;
use crate::domain::progress::Progress;
use crate::domain::treaty::{ReioCounting, Treaty};
use crate::ledger::register::TreatyRecord;

use super::links::{FurtherThresholdResponse, Links, ParentResponse, ProtocolResponse};
use super::{Currency, LocalizedText};

/// A page of treaties.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TreatiesPage {
    /// The treaties, in the order of their ids.
    pub treaties: Vec<TreatySummary>,
    /// How many there are on all pages.
    #[schema(examples(3))]
    pub total: u64,
    /// The cursor of the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// For which moment this is.
    pub currency: Currency,
}

/// A treaty in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TreatySummary {
    /// Its id.
    #[schema(examples("hanoi-convention"))]
    pub id: String,
    /// The depositary's reference.
    #[schema(examples("XVIII-16"))]
    pub mtdsg_no: Option<String>,
    /// Its full title.
    pub title: LocalizedText,
    /// The name by which it is known.
    pub short_title: Option<LocalizedText>,
    /// When its text was adopted.
    #[schema(examples("2024-12-24"))]
    pub adopted_on: Option<NaiveDate>,
    /// `pending`, `threshold_reached` or `in_force`.
    #[schema(examples("pending"))]
    pub state: &'static str,
    /// How many instruments it takes.
    #[schema(examples(40))]
    pub threshold: u32,
    /// How many count.
    #[schema(examples(0))]
    pub counted: u32,
    /// How many have signed, States and organizations.
    #[schema(examples(73))]
    pub signatories: u32,
    /// The day of entry into force, once the conditions have been met.
    pub entry_into_force_on: Option<NaiveDate>,
    /// `register`: kept as acts happen. `historical_table`: copied once, later acts are missing.
    #[schema(examples("register"))]
    pub record_kind: Option<&'static str>,
    /// The last legal date up to which its record is believed complete.
    #[schema(examples("2025-11-19"))]
    pub complete_until: Option<NaiveDate>,
    /// Where to read on.
    pub links: TreatyLinks,
}

/// The resources of a treaty.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TreatyLinks {
    /// The treaty.
    #[serde(rename = "self")]
    #[schema(examples("/v1/treaties/hanoi-convention"))]
    pub this: String,
    /// Its progress.
    #[schema(examples("/v1/treaties/hanoi-convention/progress"))]
    pub progress: String,
    /// Its status table.
    #[schema(examples("/v1/treaties/hanoi-convention/participants"))]
    pub participants: String,
    /// Its actions.
    #[schema(examples("/v1/treaties/hanoi-convention/actions"))]
    pub actions: String,
}

/// A treaty with its final clauses.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TreatyResponse {
    /// Its id.
    #[schema(examples("hanoi-convention"))]
    pub id: String,
    /// The depositary's reference.
    #[schema(examples("XVIII-16"))]
    pub mtdsg_no: Option<String>,
    /// Its full title.
    pub title: LocalizedText,
    /// The name by which it is known.
    pub short_title: Option<LocalizedText>,
    /// When its text was adopted.
    #[schema(examples("2024-12-24"))]
    pub adopted_on: Option<NaiveDate>,
    /// The instrument that adopted it.
    #[schema(examples("A/RES/79/243"))]
    pub adopted_by: Option<String>,
    /// The depositary notification of its opening.
    #[schema(examples("C.N.196.2025.TREATIES-XVIII.16"))]
    pub depositary_notification: Option<String>,
    /// The final clauses as the rules read them, in the format of the treaty document.
    #[schema(value_type = Object)]
    pub final_clauses: Value,
    /// How far the record of its actions can be relied on, in the format of the treaty document.
    #[schema(value_type = Option<Object>)]
    pub record: Option<Value>,
    /// The treaty that it supplements.
    pub parent: Option<ParentResponse>,
    /// The treaties of the register that supplement it, by id.
    pub protocols: Vec<ProtocolResponse>,
    /// Numbers of parties on which something other than its entry into force depends, and how far they are reached.
    pub further_thresholds: Vec<FurtherThresholdResponse>,
    /// The entry of the record that registered it.
    #[schema(examples(1))]
    pub position: u64,
    /// Where to read on.
    pub links: TreatyLinks,
    /// For which moment this is.
    pub currency: Currency,
}

impl TreatySummary {
    /// Renders a treaty and its numbers.
    #[must_use]
    pub fn of(
        treaty: &Treaty,
        progress: &Progress,
        entry_into_force_on: Option<NaiveDate>,
        currency: &Currency,
    ) -> Self {
        Self {
            id: treaty.id.to_string(),
            mtdsg_no: treaty.mtdsg_no.clone(),
            title: (&treaty.title).into(),
            short_title: treaty.short_title.as_ref().map(Into::into),
            adopted_on: treaty.adopted_on,
            state: progress.stage.as_str(),
            threshold: progress.threshold,
            counted: progress.counted,
            signatories: progress.signatories.total,
            entry_into_force_on,
            record_kind: currency.record_kind,
            complete_until: currency.complete_until,
            links: TreatyLinks::of(treaty),
        }
    }
}

impl TreatyResponse {
    /// Renders a treaty with what links it to others.
    #[must_use]
    pub fn of(record: &TreatyRecord, links: Links, currency: Currency) -> Self {
        let treaty = &record.treaty;
        let document = documents::treaty::render(treaty);
        Self {
            id: treaty.id.to_string(),
            mtdsg_no: treaty.mtdsg_no.clone(),
            title: (&treaty.title).into(),
            short_title: treaty.short_title.as_ref().map(Into::into),
            adopted_on: treaty.adopted_on,
            adopted_by: treaty.adopted_by.clone(),
            depositary_notification: treaty.depositary_notification.clone(),
            final_clauses: document.get("final_clauses").cloned().unwrap_or_default(),
            record: document.get("record").cloned(),
            parent: links.parent,
            protocols: links.protocols,
            further_thresholds: links.further_thresholds,
            position: record.registered.entry.position.0,
            links: TreatyLinks::of(treaty),
            currency,
        }
    }
}

impl TreatyLinks {
    fn of(treaty: &Treaty) -> Self {
        let this = format!("/v1/treaties/{}", treaty.id);
        Self {
            progress: format!("{this}/progress"),
            participants: format!("{this}/participants"),
            actions: format!("{this}/actions"),
            this,
        }
    }
}

/// The name of a rule on organizations, as the treaty document has it.
#[must_use]
pub fn reio_counting(reio: ReioCounting) -> &'static str {
    match reio {
        ReioCounting::NotAdditional => "not_additional",
        ReioCounting::NotCounted => "not_counted",
        ReioCounting::Counted => "counted",
        ReioCounting::NotApplicable => "not_applicable",
    }
}

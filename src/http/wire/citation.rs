//! How a treaty's status is cited: items of CSL-JSON, the input of citation processors.

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;
use utoipa::ToSchema;

/// An item of CSL-JSON 1.0.2. Absent is what the register does not know.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CitationItem {
    /// What tells it from other items.
    #[schema(examples("hanoi-convention-2026-11-21-713"))]
    pub id: String,
    /// `dataset` for the status in this register, `treaty` for the treaty itself.
    #[serde(rename = "type")]
    #[schema(examples("dataset"))]
    pub kind: &'static str,
    /// The title.
    #[schema(examples("Hanoi Convention: status as of 21 November 2026"))]
    pub title: String,
    /// The name by which the treaty is known.
    #[serde(rename = "title-short", skip_serializing_if = "Option::is_none")]
    pub short_title: Option<String>,
    /// Of a status: the name of this service, which is not the depositary's.
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    #[schema(examples("Signatory"))]
    pub container_title: Option<&'static str>,
    /// The legal date of a status; the day of adoption of a treaty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<CitationDate>,
    /// Of a status: the last entry of the record that is taken into account.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("713"))]
    pub version: Option<String>,
    /// Of a treaty: the depositary's chapter and number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("XVIII-16"))]
    pub number: Option<String>,
    /// Where exactly this can be read again.
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The language of the title.
    #[schema(examples("en"))]
    pub language: &'static str,
    /// What a reader should know beside it, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A date of CSL-JSON.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CitationDate {
    /// Year, month and day.
    #[serde(rename = "date-parts")]
    #[schema(value_type = Vec<Vec<i32>>, examples(json!([[2026, 11, 21]])))]
    pub date_parts: [[i32; 3]; 1],
}

impl From<NaiveDate> for CitationDate {
    fn from(date: NaiveDate) -> Self {
        let part = |number: u32| i32::try_from(number).unwrap_or_default();
        Self {
            date_parts: [[date.year(), part(date.month()), part(date.day())]],
        }
    }
}

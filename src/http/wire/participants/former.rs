//! Names that a participant had before, with their dates.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::participant::FormerName;
use crate::http::wire::LocalizedText;

/// A name that a participant had before its present one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FormerNameResponse {
    /// The name.
    pub names: LocalizedText,
    /// The first day; none where only the end is known.
    #[schema(examples("1976-04-06"))]
    pub from: Option<NaiveDate>,
    /// The last day.
    #[schema(examples("1990-02-02"))]
    pub until: NaiveDate,
    /// Where the dates were read.
    #[schema(examples("https://treaties.un.org/Pages/HistoricalInfo.aspx"))]
    pub source: String,
    /// What a reader should know beside it.
    pub note: Option<String>,
}

impl From<&FormerName> for FormerNameResponse {
    fn from(former: &FormerName) -> Self {
        Self {
            names: (&former.names).into(),
            from: former.from,
            until: former.until,
            source: former.source.clone(),
            note: former.note.clone(),
        }
    }
}

//! What embedded forms are made of: the numbers with their words, the badge of shields.io, and oEmbed.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::widgets::facts::Facts;

use super::Currency;
use super::progress::UpcomingDate;
use super::status_line::StatusLineNumbers;

/// Everything that an embedded form of the progress shows, in one language.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WidgetResponse {
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// The name by which it is known, in the language asked for or else in English.
    #[schema(examples("Hanoi Convention"))]
    pub name: String,
    /// The language of the name.
    #[schema(examples("en"))]
    pub name_language: &'static str,
    /// The language of the texts.
    #[schema(examples("en"))]
    pub language: &'static str,
    /// The direction in which they are to be set: `ltr` or `rtl`, as HTML's `dir`.
    #[schema(examples("ltr"))]
    pub direction: &'static str,
    /// `pending`, `threshold_reached` or `in_force`.
    #[schema(examples("pending"))]
    pub state: &'static str,
    /// The numbers, as in `progress`.
    pub numbers: StatusLineNumbers,
    /// The day of entry into force, once the conditions have been met.
    pub entry_into_force_on: Option<NaiveDate>,
    /// The nearest date to come.
    pub next_date: Option<UpcomingDate>,
    /// How the bar is drawn.
    pub bar: WidgetBar,
    /// The texts.
    pub texts: WidgetTexts,
    /// The treaty's page.
    #[schema(examples("https://register.example.int/treaties/hanoi-convention?lang=en"))]
    pub url: String,
    /// For which moment this is.
    pub currency: Currency,
}

/// A bar, in thousandths of its length.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct WidgetBar {
    /// How far it is filled.
    #[schema(examples(0))]
    pub filled: u32,
    /// Where the threshold is marked.
    #[schema(examples(909))]
    pub threshold: u32,
}

/// The texts of an embedded form, plain text; those that do not apply are null.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WidgetTexts {
    /// What is said first: the count, or, once the conditions have been met, the entry into force.
    #[schema(examples("0 of 40 instruments"))]
    pub headline: String,
    /// The count.
    #[schema(examples("0 of 40 instruments"))]
    pub count: String,
    /// What the mark on the bar is.
    #[schema(examples("threshold: 40"))]
    pub threshold: String,
    /// What is said below the bar, line by line: the state or the count, the parties once in force, the signatories.
    pub details: Vec<String>,
    /// The nearest date to come.
    #[schema(examples("Last day for signature: 31 December 2026"))]
    pub next: Option<String>,
    /// How far off that is, if this is for today: it follows `next` as it stands, with what sets it apart.
    #[schema(examples(" (in 40 days)"))]
    pub countdown: Option<String>,
    /// For which date this is.
    #[schema(examples("As of 21 November 2026"))]
    pub as_of: String,
    /// Until when the record is complete, if that is earlier.
    pub complete_until: Option<String>,
    /// That the numbers are qualified, if they are.
    pub qualified: Option<String>,
    /// What the link to the treaty's page is called.
    #[schema(examples("Details"))]
    pub more: String,
    /// What is said when the service cannot be reached.
    pub away: String,
}

/// A badge for shields.io (its endpoint schema, version 1).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShieldResponse {
    /// Always 1.
    #[schema(examples(1))]
    pub schema_version: u32,
    /// The treaty's name.
    #[schema(examples("Hanoi Convention"))]
    pub label: String,
    /// Where it stands.
    #[schema(examples("0 of 40"))]
    pub message: String,
    /// The colour of the message: it says whether the conditions are met, and judges nothing.
    #[schema(examples("#1f5a92"))]
    pub color: &'static str,
    /// The colour of the label.
    #[schema(examples("#46535f"))]
    pub label_color: &'static str,
    /// How long it may be kept, in seconds.
    #[schema(examples(300))]
    pub cache_seconds: u32,
}

/// How a page of the register is embedded (oEmbed 1.0).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OembedResponse {
    /// Always `1.0`.
    #[schema(examples("1.0"))]
    pub version: &'static str,
    /// `rich`; `link` where no size fits into what was asked for.
    #[serde(rename = "type")]
    #[schema(examples("rich"))]
    pub kind: &'static str,
    /// What is embedded.
    #[schema(examples("Hanoi Convention: progress towards entry into force"))]
    pub title: String,
    /// Who provides it.
    #[schema(examples("Signatory"))]
    pub provider_name: &'static str,
    /// Where that is.
    #[schema(examples("https://register.example.int/"))]
    pub provider_url: String,
    /// How long this may be kept, in seconds.
    #[schema(examples(3600))]
    pub cache_age: u32,
    /// The frame; absent in a `link`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// Its width in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples(480))]
    pub width: Option<u32>,
    /// Its height in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples(320))]
    pub height: Option<u32>,
}

impl WidgetResponse {
    /// Renders what was told; `url` is the treaty's page.
    #[must_use]
    pub fn of(facts: Facts, url: String, currency: Currency) -> Self {
        let next_date = facts
            .progress
            .upcoming
            .first()
            .map(|upcoming| UpcomingDate::of(upcoming, currency.as_of));
        Self {
            treaty: facts.treaty,
            name: facts.name,
            name_language: facts.name_language.tag(),
            language: facts.language.tag(),
            direction: facts.language.direction(),
            state: facts.progress.stage.as_str(),
            numbers: StatusLineNumbers::of(&facts.progress),
            entry_into_force_on: facts.in_force_on,
            next_date,
            bar: WidgetBar {
                filled: facts.bar.filled,
                threshold: facts.bar.threshold,
            },
            texts: WidgetTexts {
                headline: facts.headline,
                count: facts.count,
                threshold: facts.threshold,
                details: facts.details,
                next: facts.next,
                countdown: facts.countdown,
                as_of: facts.as_of,
                complete_until: facts.complete_until,
                qualified: facts.qualified,
                more: facts.more,
                away: facts.away,
            },
            url,
            currency,
        }
    }
}

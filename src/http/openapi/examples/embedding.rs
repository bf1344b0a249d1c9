//! The examples of what other sites embed.

use super::{ContractError, Example, Sample, answer};
use crate::domain::assessment::Assessment;
use crate::domain::language::Language;
use crate::http::widgets::drawing::{LABEL, color};
use crate::http::widgets::facts::Facts;
use crate::http::widgets::settings::Size;
use crate::http::wire::Currency;
use crate::http::wire::widgets::{OembedResponse, ShieldResponse, WidgetResponse};
use crate::http::wording::status_line::Vantage;

/// Where the service of the examples is.
const BASE: &str = "https://register.example.int";

impl Sample {
    /// The shipped record as it is embedded, in English.
    pub(super) fn embedding(&self) -> Result<Vec<(&'static str, Example)>, ContractError> {
        let record = self
            .register
            .treaty(&self.treaty)
            .ok_or_else(|| ContractError::Examples("the shipped record is empty".into()))?;
        let directory = self.register.directory();
        let assessment = Assessment::of(&record.history, directory, self.moment.as_of);
        let vantage = Vantage {
            today: self.moment.as_of,
            entry: None,
        };
        let basis = record.treaty.record.as_ref();
        let until = basis
            .and_then(|basis| basis.complete_until)
            .filter(|until| *until < self.moment.as_of);
        let facts = Facts::of(&assessment, vantage, until, Language::En)
            .map_err(|error| ContractError::Examples(error.to_string()))?;
        let shield = ShieldResponse {
            schema_version: 1,
            label: facts.name.clone(),
            message: facts.badge.clone(),
            color: color(&facts),
            label_color: LABEL,
            cache_seconds: 300,
        };
        let (width, height) = Size::Medium.pixels();
        let oembed = OembedResponse {
            version: "1.0",
            kind: "rich",
            title: facts.title.clone(),
            provider_name: "Signatory",
            provider_url: format!("{BASE}/"),
            cache_age: 86_400,
            html: Some(format!(
                "<iframe src=\"{BASE}/embed/{}/progress?size=medium&amp;theme=auto&amp;lang=en\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" referrerpolicy=\"no-referrer\" frameborder=\"0\"></iframe>",
                self.treaty, facts.title
            )),
            width: Some(width),
            height: Some(height),
        };
        let url = format!("{BASE}/treaties/{}?lang=en", self.treaty);
        let currency = Currency::of(&self.moment, Some(&record.treaty));
        Ok(vec![
            answer("get_widget", &WidgetResponse::of(facts, url, currency))?,
            answer("get_shield", &shield)?,
            answer("get_oembed", &oembed)?,
        ])
    }
}

//! The example of a status line.

use super::{ContractError, Sample};
use crate::domain::assessment::Assessment;
use crate::domain::language::Language;
use crate::http::wire::Currency;
use crate::http::wire::status_line::StatusLineResponse;
use crate::http::wording::status_line::{Vantage, sentence};

impl Sample {
    /// The shipped record in one English sentence.
    pub(super) fn status_line(
        &self,
        assessment: &Assessment,
    ) -> Result<StatusLineResponse, ContractError> {
        let vantage = Vantage {
            today: self.moment.as_of,
            entry: None,
        };
        let text = sentence(assessment, vantage, Language::En)
            .map_err(|error| ContractError::Examples(error.to_string()))?;
        let currency = Currency::of(&self.moment, Some(&assessment.treaty));
        Ok(StatusLineResponse::of(
            assessment,
            text,
            Language::En,
            currency,
        ))
    }
}

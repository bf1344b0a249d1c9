//! The example of a citation.

use super::{ContractError, Sample};
use crate::domain::language::Language;
use crate::domain::treaty::Treaty;
use crate::http::citation::items;
use crate::http::pages::wording::Wording;
use crate::http::wire::citation::CitationItem;

impl Sample {
    /// The shipped record as it is cited in English.
    pub(super) fn citation(&self, treaty: &Treaty) -> Result<[CitationItem; 2], ContractError> {
        let w = Wording {
            language: Language::En,
        };
        items("https://register.example.int", treaty, &self.moment, w)
            .map_err(|error| ContractError::Examples(error.to_string()))
    }
}

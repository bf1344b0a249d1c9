//! The example of a page as the depositary's XML.

use serde_json::Value;

use super::{ContractError, Example, Place, Sample};
use crate::documents::mtdsg::write;
use crate::ledger::status_page::page;

impl Sample {
    /// The page of the shipped record, with the rows of one letter of the alphabet.
    pub(super) fn mtdsg_page(&self) -> Result<Example, ContractError> {
        let record = self
            .register
            .treaty(&self.treaty)
            .ok_or_else(|| ContractError::Examples("the shipped record is empty".into()))?;
        let mut page = page(
            &record.history,
            self.register.directory(),
            self.moment.as_of,
        );
        for table in &mut page.tables {
            table
                .rows
                .retain(|row| row.participant.text.starts_with('V'));
        }
        let text = String::from_utf8(write(&page))
            .map_err(|error| ContractError::Examples(error.to_string()))?;
        Ok(Example {
            place: Place::Xml,
            value: Value::String(text),
        })
    }
}

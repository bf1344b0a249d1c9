//! An example of next steps: the host State's, a signatory.

use crate::domain::ids::ParticipantCode;
use crate::domain::language::Language;
use crate::domain::next_steps::NextSteps;
use crate::http::openapi::ContractError;
use crate::http::wire::Currency;
use crate::http::wire::next_steps::NextStepsResponse;

use super::Sample;

impl Sample {
    /// The steps of a signatory; of several alike the first only.
    pub(super) fn next_steps(&self) -> Result<NextStepsResponse, ContractError> {
        let missing = || ContractError::Examples("the shipped record is empty".into());
        let record = self.register.treaty(&self.treaty).ok_or_else(missing)?;
        let directory = self.register.directory();
        let code = ParticipantCode::parse("VNM")
            .map_err(|error| ContractError::Examples(error.to_string()))?;
        let participant = directory.resolve(&code).ok_or_else(missing)?;
        let day = self.moment.as_of;
        let steps = NextSteps::of(&record.history, directory, &participant, day);
        let currency = Currency::of(&self.moment, Some(&record.treaty));
        let mut answer = NextStepsResponse::of(&steps, Language::En, currency);
        answer.possible.truncate(1);
        answer.not_possible.truncate(1);
        Ok(answer)
    }
}

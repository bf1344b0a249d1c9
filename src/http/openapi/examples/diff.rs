//! An example of what changed.

use crate::domain::assessment::Assessment;
use crate::domain::difference::{Difference, Span};
use crate::http::moment::Moment;
use crate::http::openapi::ContractError;
use crate::http::wire::Currency;
use crate::http::wire::diff::{Compared, DiffResponse};

use super::Sample;

impl Sample {
    /// What changed between the first two days of signature.
    pub(super) fn diff(&self) -> Result<DiffResponse, ContractError> {
        let missing = || ContractError::Examples("the shipped record is empty".into());
        let record = self.register.treaty(&self.treaty).ok_or_else(missing)?;
        let directory = self.register.directory();
        let opened_on = record.treaty.clauses.opened_on().ok_or_else(missing)?;
        let next = opened_on.succ_opt().ok_or_else(missing)?;
        let at = |as_of| Moment {
            as_of,
            as_of_is_today: false,
            ..self.moment
        };
        let assess = |as_of| Assessment::of(&record.history, directory, as_of);
        let gained = record
            .actions_until(self.moment.position)
            .filter_map(|recorded| Some((recorded, recorded.entry.content.action()?)))
            .filter(|(_, action)| action.act.date == next)
            .collect();
        let compared = Compared {
            record,
            span: Span::LegalDate {
                from: opened_on,
                to: next,
            },
            before: at(opened_on),
            after: at(next),
            difference: Difference::between(&assess(opened_on), &assess(next)),
            gained,
            lost: Vec::new(),
            decisions: Vec::new(),
        };
        let currency = Currency::of(&at(next), Some(&record.treaty));
        Ok(DiffResponse::of(&compared, directory, currency))
    }
}

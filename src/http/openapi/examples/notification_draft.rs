//! The example of a draft of a notification.

use super::{ContractError, Sample};
use crate::domain::statement::standings;
use crate::http::moment::Moment;
use crate::http::notification_draft::About;
use crate::http::wire::notification_draft::NotificationDraftResponse;

impl Sample {
    /// A draft about the first action of the shipped record that came with statements.
    pub(super) fn notification_draft(&self) -> Result<NotificationDraftResponse, ContractError> {
        let missing = || ContractError::Examples("no action with statements".into());
        let record = self.register.treaty(&self.treaty).ok_or_else(missing)?;
        let position = standings(
            &record.history,
            self.register.directory(),
            self.moment.as_of,
        )
        .first()
        .map(|standing| standing.id.action)
        .ok_or_else(missing)?;
        let recorded = self.register.entry(position).ok_or_else(missing)?;
        let action = recorded.entry.content.action().ok_or_else(missing)?;
        let about = About {
            record,
            history: &record.history,
            directory: self.register.directory(),
        };
        let moment = Moment {
            as_of: action.act.date,
            as_of_is_today: false,
            ..self.moment
        };
        about
            .drafted(recorded, action, &moment)
            .map_err(|error| ContractError::Examples(error.to_string()))
    }
}

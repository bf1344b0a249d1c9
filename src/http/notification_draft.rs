//! `/v1/treaties/{treaty}/actions/{id}/notification-draft`: a text for the depositary to approve.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::action::Action;
use crate::domain::assessment::Assessment;
use crate::domain::history::History;
use crate::domain::language::Language;
use crate::domain::notification::{Announcement, Gap};
use crate::domain::participant::Directory;
use crate::ledger::register::{Recorded, TreatyRecord};

use super::App;
use super::actions::named;
use super::moment::Moment;
use super::permission::RegisterWriter;
use super::problem::{Problem, ProblemCode};
use super::read::{Reading, Viewed, answer_privately, json};
use super::wire::Currency;
use super::wire::actions::ActionResponse;
use super::wire::notification_draft::{DraftTexts, NotificationDraftResponse};
use super::wording::WordingError;
use super::wording::notification::{Subject, draft};

/// Draft the notification of an action
///
/// The text of a depositary notification in English and French, in the depositary's standard form, for a person to
/// approve. It is for the depositary alone, so that a draft is never taken for a notification. Without `as_of` it says
/// what was known on the date of the action. A clause that was not compared with the certified true copy is cited and never
/// quoted; `omitted` has what a person must fill in. An action that was corrected has no draft.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/actions/{id}/notification-draft", tag = "Actions",
    responses((status = 200, description = "The draft", body = NotificationDraftResponse)))]
pub async fn get_notification_draft(
    _writer: RegisterWriter,
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    answer_privately(&app, &request, view)
}

fn view(reading: &mut Reading<'_>) -> Viewed {
    let mut moment = reading.moment()?;
    let (record, history) = reading.treaty(&moment)?;
    let (recorded, action) = named(reading, record, &moment)?;
    if let Some(correction) = record.corrected_by(action.position, moment.position) {
        return Err(Problem::new(
            ProblemCode::NotInEffect,
            format!(
                "action {} has been corrected by entry {correction}",
                action.position
            ),
        ));
    }
    if moment.as_of_is_today {
        moment.as_of = action.act.date;
        moment.as_of_is_today = false;
    }
    let directory = reading.published.register.directory();
    let about = About {
        record,
        history: &history,
        directory,
    };
    let answer = about.drafted(recorded, action, &moment).map_err(|error| {
        log::error!(error:% = error; "a draft of a notification cannot be written");
        Problem::new(
            ProblemCode::InternalError,
            ProblemCode::InternalError.meaning(),
        )
    })?;
    json(&answer, moment.last_modified())
}

/// What drafts are made from.
pub struct About<'a> {
    /// The treaty with its record.
    pub record: &'a TreatyRecord,
    /// Its history at the moment.
    pub history: &'a History,
    /// The directory.
    pub directory: &'a Directory,
}

impl About<'_> {
    /// The draft about an action.
    ///
    /// # Errors
    /// When a message cannot be written: a fault of the build.
    pub fn drafted(
        &self,
        recorded: &Recorded,
        action: &Action,
        moment: &Moment,
    ) -> Result<NotificationDraftResponse, WordingError> {
        let assessment = Assessment::of(self.history, self.directory, moment.as_of);
        let announcement = Announcement::of(&assessment, action);
        let correction = recorded.entry.content.correction();
        let gaps = Gap::all_of(
            &assessment,
            action,
            &announcement,
            correction.map(|correction| correction.of),
        );
        let participant = self
            .directory
            .resolve(&action.act.participant)
            .ok_or_else(|| WordingError::Message {
                language: Language::En.tag(),
                message: "subject",
                detail: format!("{} is in no list", action.act.participant),
            })?;
        let subject = Subject {
            treaty: &assessment.treaty,
            action,
            participant: &participant,
            announcement: &announcement,
            as_of: moment.as_of,
        };
        let texts = DraftTexts {
            en: draft(&subject, Language::En)?.into(),
            fr: draft(&subject, Language::Fr)?.into(),
        };
        let response = ActionResponse::of(recorded, action, self.directory)
            .as_known(self.record, moment.position);
        let currency = Currency::of(moment, Some(&assessment.treaty));
        Ok(NotificationDraftResponse::of(
            response, texts, &gaps, currency,
        ))
    }
}

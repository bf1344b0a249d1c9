//! A draft of a depositary notification, for a person to approve.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::notification::Gap;
use crate::http::wording::notification::Draft;

use super::Currency;
use super::actions::ActionResponse;
use super::particulars::NotificationResponse;

/// What every draft says of itself.
const NOTICE: &str = "a draft for the depositary to approve; not a notification";

/// A draft of the notification of an action. It notifies nobody of anything.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NotificationDraftResponse {
    /// The action.
    pub action: ActionResponse,
    /// Always true.
    #[schema(examples(true))]
    pub draft: bool,
    /// The same in words.
    #[schema(examples("a draft for the depositary to approve; not a notification"))]
    pub notice: &'static str,
    /// The reference of the notification, where the record has one.
    pub reference: Option<DraftReference>,
    /// The text, by language.
    pub texts: DraftTexts,
    /// What a person must fill in or confirm.
    pub omitted: Vec<OmittedResponse>,
    /// For which moment this is. Without `as_of` it is the date of the action.
    pub currency: Currency,
}

/// A reference as the record has it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DraftReference {
    /// As printed.
    #[schema(examples("C.N.196.2025.TREATIES-XVIII.16"))]
    pub printed: String,
    /// The same, read; absent where its form is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parsed: Option<NotificationResponse>,
}

/// The text in the languages in which drafts are written.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DraftTexts {
    /// English.
    pub en: DraftText,
    /// French.
    pub fr: DraftText,
}

/// The text in one language, plain.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DraftText {
    /// Participant and action.
    #[schema(examples("AZERBAIJAN: SIGNATURE"))]
    pub subject: String,
    /// The whole text; an empty line separates paragraphs, and what is to be filled in stands in square brackets.
    pub body: String,
}

/// Something that the draft lacks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OmittedResponse {
    /// `reference`, `date_of_issue`, `conclusion`, `title`, `clause_not_compared`, `clause_comparison_unknown`,
    /// `clause_words`, `ground`, `record_incomplete`, `statement_words`, `translation`, `corrects`, or the code of a
    /// finding.
    #[schema(examples("clause_not_compared"))]
    pub code: &'static str,
    /// What it is, in English.
    #[schema(examples("article 65(2) has not been compared with the certified true copy"))]
    pub what: String,
    /// The article that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("65(2)"))]
    pub article: Option<String>,
    /// The languages of the texts that lack it.
    #[schema(examples(json!(["en", "fr"])))]
    pub languages: Vec<&'static str>,
}

impl NotificationDraftResponse {
    /// Renders a draft.
    #[must_use]
    pub fn of(action: ActionResponse, texts: DraftTexts, gaps: &[Gap], currency: Currency) -> Self {
        Self {
            reference: action.notification.clone().map(|printed| DraftReference {
                parsed: NotificationResponse::of(&printed),
                printed,
            }),
            action,
            draft: true,
            notice: NOTICE,
            texts,
            omitted: gaps.iter().map(Into::into).collect(),
            currency,
        }
    }
}

impl From<Draft> for DraftText {
    fn from(draft: Draft) -> Self {
        Self {
            subject: draft.subject,
            body: draft.body,
        }
    }
}

impl From<&Gap> for OmittedResponse {
    fn from(gap: &Gap) -> Self {
        Self {
            code: gap.code(),
            what: gap.what(),
            article: gap.article().map(ToOwned::to_owned),
            languages: gap.languages().iter().map(|l| l.tag()).collect(),
        }
    }
}

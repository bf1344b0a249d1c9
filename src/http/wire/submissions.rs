//! Submissions as they are answered: contents, checklist, history. Their requests are in `submissions/requests`.
//!
//! To a ministry an officer of the depositary appears as the depositary, without a name, and what was found appears once
//! the examination has ended.

pub mod requests;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::history::History;
use crate::domain::participant::Directory;
use crate::domain::person::{Actor, Person};
use crate::domain::statement::Statement;
use crate::domain::submission::{
    Advice, Content, Examination, Finding, Item, Returned, Status, Step, Submission, advise,
    owes_competence,
};
use crate::store::submissions::Happened;

use super::Instant;
use super::requests::StatementRequest;
use requests::{SubmissionContentRequest, spoken};

/// A submission.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubmissionResponse {
    /// What it is in short.
    pub submission: SubmissionSummary,
    /// What was submitted.
    pub content: SubmissionContentRequest,
    /// What is looked at when it is examined, and what was found.
    pub checklist: Vec<ChecklistItem>,
    /// What is to be recorded if the examination ends well; for a ministry once it has ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub examination: Option<ExaminationResponse>,
    /// Why it was returned, until it is lodged again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returned: Option<ReturnResponse>,
    /// What can be done with it in this status, by one side or the other.
    #[schema(examples(json!(["lodged", "withdrawn"])))]
    pub next: Vec<&'static str>,
}

/// A submission in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubmissionSummary {
    /// Its id.
    #[schema(examples("019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b42"))]
    pub id: String,
    /// The treaty.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// Whose it is.
    #[schema(examples("KEN"))]
    pub participant: String,
    /// Its English name.
    #[schema(examples("Kenya"))]
    pub participant_name: String,
    /// `draft`, `lodged`, `under_examination`, `returned`, `recorded` or `withdrawn`.
    #[schema(examples("lodged"))]
    pub status: &'static str,
    /// Counts what happened to it; the entity tag is this number.
    #[schema(examples(2))]
    pub version: u64,
    /// Whether the depositary entered it from paper.
    pub on_paper: bool,
    /// The kind of act that is asked for.
    #[schema(examples("accession"))]
    pub kind: &'static str,
    /// What the instrument calls itself.
    #[schema(examples("Instrument of accession"))]
    pub title_received: String,
    /// The id of the action that it came to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("714"))]
    pub action: Option<String>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    /// When it last changed.
    #[schema(value_type = String, format = DateTime)]
    pub changed_at: Instant,
    /// Where to look further.
    pub links: SubmissionLinks,
}

/// Where to look further.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubmissionLinks {
    /// The submission.
    #[serde(rename = "self")]
    pub itself: String,
    /// Its documents.
    pub documents: String,
    /// Its history.
    pub events: String,
    /// The action that it came to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
}

/// An item of the checklist.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChecklistItem {
    /// Its name.
    #[schema(examples("competent_signature"))]
    pub item: &'static str,
    /// What is required.
    pub requirement: &'static str,
    /// The article, where one says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("VCLT 7"))]
    pub article: Option<&'static str>,
    /// Where that stands, and whether it was read there.
    pub source: &'static str,
    /// Whether it applies to this act by this participant, with what comes with it.
    pub applies: bool,
    /// What was found: `met`, `not_met` or `not_applicable`; absent while it is not examined, or not for you to see.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("met"))]
    pub finding: Option<&'static str>,
    /// What was said about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What the register itself can say of it. It advises; the depositary finds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<AdviceResponse>,
}

/// What the register says of an item.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AdviceResponse {
    /// What it would find.
    #[schema(examples("not_met"))]
    pub finding: &'static str,
    /// Why.
    pub detail: String,
    /// The code of the rule for recording that is broken.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("signature_required"))]
    pub code: Option<&'static str>,
    /// The article of that rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// The kind under which a mislabelled instrument would be recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("accession"))]
    pub right_kind: Option<&'static str>,
}

/// An examination as far as it has come; what was found is in the checklist.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExaminationResponse {
    /// The kind under which it is to be recorded.
    #[schema(examples("accession"))]
    pub kind: &'static str,
    /// The legal date, once it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// The day on which the original was received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_on: Option<NaiveDate>,
    /// The day on which it was received in electronic form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_electronically_on: Option<NaiveDate>,
    /// For a signature: where it was affixed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Where the fact can be checked; public once recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What a reader of the record should know; public once recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Why it is accepted where a declared policy leaves that to the depositary's decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub override_reason: Option<String>,
    /// The statements as examined, where that is not as received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statements: Option<Vec<StatementRequest>>,
    /// Who entered this last; not for a ministry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prepared_by: Option<PersonResponse>,
}

/// A person, as the issuer of its token names it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonResponse {
    /// Who vouches for it.
    pub issuer: String,
    /// What the issuer calls it.
    pub subject: String,
}

/// Why a submission was returned.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReturnResponse {
    /// The reasons, of the closed list.
    #[schema(examples(json!(["full_powers_missing"])))]
    pub reasons: Vec<&'static str>,
    /// What is said beside them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A page of submissions.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubmissionsPage {
    /// The submissions, in the order in which they were made.
    pub submissions: Vec<SubmissionSummary>,
    /// The cursor of the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// What happened to a submission.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubmissionEventsPage {
    /// What happened, in order: one for each version.
    pub events: Vec<SubmissionEvent>,
    /// The cursor of the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// Something that happened to a submission.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubmissionEvent {
    /// The version that the submission has had since.
    #[schema(examples(2))]
    pub version: u64,
    /// `created`, `changed`, `lodged`, `under_examination`, `examined`, `returned`, `recorded` or `withdrawn`.
    #[schema(examples("lodged"))]
    pub kind: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
    /// For whom it was done: the code of a participant, or `depositary`.
    #[schema(examples("KEN"))]
    pub by: String,
    /// Who did it; to a ministry the officers of the depositary have no names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonResponse>,
    /// The reasons for a return.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<&'static str>,
    /// What was said on that occasion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What a submission would come to, by every rule.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubmissionValidation {
    /// Whether the register has nothing to object: nothing that it can see is not met.
    pub valid: bool,
    /// The items that apply, with what the register says of each. Some only people can judge.
    pub checklist: Vec<ChecklistItem>,
}

/// Whose eyes an answer is for, and what it is made from.
pub struct Viewpoint<'a> {
    /// Who asks.
    pub actor: &'a Actor,
    /// The history of the treaty.
    pub history: &'a History,
    /// Everyone.
    pub directory: &'a Directory,
    /// When.
    pub now: DateTime<Utc>,
}

impl Viewpoint<'_> {
    /// Renders a submission.
    #[must_use]
    pub fn submission(&self, submission: &Submission) -> SubmissionResponse {
        let steps = Step::ALL
            .into_iter()
            .filter(|step| submission.status.after(*step).is_some());
        SubmissionResponse {
            submission: SubmissionSummary::of(submission, self.directory),
            content: SubmissionContentRequest::from(&submission.content),
            checklist: self.checklist(submission),
            examination: submission
                .examination
                .as_ref()
                .filter(|_| self.sees_findings(submission))
                .map(|examination| self.examination(submission, examination)),
            returned: submission.returned.as_ref().map(ReturnResponse::of),
            next: steps.map(Step::as_str).collect(),
        }
    }

    /// Renders what the register says of a submission that is not stored.
    #[must_use]
    pub fn validation(&self, submission: &Submission) -> SubmissionValidation {
        let mut checklist = self.checklist(submission);
        checklist.retain(|item| item.applies);
        let objects = |item: &ChecklistItem| {
            item.advice
                .as_ref()
                .is_some_and(|advice| advice.finding == "not_met")
        };
        SubmissionValidation {
            valid: !checklist.iter().any(objects),
            checklist,
        }
    }

    /// Renders something that happened.
    #[must_use]
    pub fn event(&self, happened: Happened) -> SubmissionEvent {
        let by = happened.by.participant.as_ref();
        // Officers know each other; a ministry knows its own people.
        let names_them = self.actor.is_depositary() || !happened.by.is_depositary();
        SubmissionEvent {
            version: happened.version,
            by: by.map_or_else(|| "depositary".to_owned(), ToString::to_string),
            person: names_them.then(|| PersonResponse::of(&happened.by.person)),
            kind: happened.kind,
            at: Instant(happened.at),
            reasons: happened.said.reasons.iter().map(|r| r.as_str()).collect(),
            text: happened.said.text,
        }
    }

    fn sees_findings(&self, submission: &Submission) -> bool {
        self.actor.is_depositary()
            || matches!(submission.status, Status::Returned | Status::Recorded)
    }

    fn checklist(&self, submission: &Submission) -> Vec<ChecklistItem> {
        let advice = advise(self.history, self.directory, submission, self.now);
        let clauses = &self.history.treaty().clauses;
        let owes = self
            .directory
            .resolve(&submission.participant)
            .is_some_and(|participant| owes_competence(&participant, clauses));
        let findings = submission
            .examination
            .as_ref()
            .filter(|_| self.sees_findings(submission))
            .map(|examination| &examination.findings);
        Item::ALL
            .into_iter()
            .map(|item| {
                let finding = findings.and_then(|findings| findings.get(&item));
                let advice = advice.iter().find(|advice| advice.item == item);
                ChecklistItem::of(item, finding, advice)
            })
            .map(|(item, line)| ChecklistItem {
                applies: item.applies_to(submission, owes),
                ..line
            })
            .collect()
    }

    fn examination(&self, of: &Submission, examination: &Examination) -> ExaminationResponse {
        let statements = examination.statements.as_ref();
        ExaminationResponse {
            kind: examination.kind.as_str(),
            date: of.date(),
            received_on: examination.received_on,
            received_electronically_on: examination.received_electronically_on,
            place: examination.place.as_ref().map(ToString::to_string),
            source: examination.source.clone(),
            note: examination.note.clone(),
            override_reason: examination.override_reason.clone(),
            statements: statements.map(|all| all.iter().map(spoken).collect()),
            prepared_by: self
                .actor
                .is_depositary()
                .then(|| PersonResponse::of(&examination.prepared_by)),
        }
    }
}

impl ChecklistItem {
    fn of(item: Item, finding: Option<&Finding>, advice: Option<&Advice>) -> (Item, Self) {
        let line = Self {
            item: item.as_str(),
            requirement: item.text(),
            article: item.article(),
            source: item.source(),
            applies: false,
            finding: finding.map(|finding| finding.verdict.as_str()),
            note: finding.and_then(|finding| finding.note.clone()),
            advice: advice.map(AdviceResponse::of),
        };
        (item, line)
    }
}

impl AdviceResponse {
    fn of(advice: &Advice) -> Self {
        let broken = advice.irregularity.as_ref();
        Self {
            finding: advice.verdict.as_str(),
            detail: advice.detail.clone(),
            code: broken.map(|broken| broken.code.as_str()),
            article: broken.and_then(|broken| broken.article.clone()),
            right_kind: advice.right_kind.map(|kind| kind.as_str()),
        }
    }
}

impl PersonResponse {
    fn of(person: &Person) -> Self {
        Self {
            issuer: person.issuer.clone(),
            subject: person.subject.clone(),
        }
    }
}

impl ReturnResponse {
    fn of(returned: &Returned) -> Self {
        Self {
            reasons: returned.reasons.iter().map(|r| r.as_str()).collect(),
            text: returned.text.clone(),
        }
    }
}

impl SubmissionSummary {
    /// Renders a submission in short.
    #[must_use]
    pub fn of(submission: &Submission, directory: &Directory) -> Self {
        let path = path(submission);
        let action = submission.action.map(|position| position.to_string());
        Self {
            id: submission.id.to_string(),
            treaty: submission.treaty.to_string(),
            participant: submission.participant.to_string(),
            participant_name: directory.resolve(&submission.participant).map_or_else(
                || submission.participant.to_string(),
                |participant| participant.name().to_owned(),
            ),
            status: submission.status.as_str(),
            version: submission.version,
            on_paper: submission.on_paper.is_some(),
            kind: submission.content.kind.as_str(),
            title_received: submission.content.title_received.clone(),
            created_at: Instant(submission.created_at),
            changed_at: Instant(submission.changed_at),
            links: SubmissionLinks {
                documents: format!("{path}/documents"),
                events: format!("{path}/events"),
                action: action
                    .as_ref()
                    .map(|id| format!("/v1/treaties/{}/actions/{id}", submission.treaty)),
                itself: path,
            },
            action,
        }
    }
}

/// Where a submission is.
#[must_use]
pub fn path(submission: &Submission) -> String {
    format!(
        "/v1/treaties/{}/submissions/{}",
        submission.treaty, submission.id
    )
}

impl From<&Content> for SubmissionContentRequest {
    fn from(content: &Content) -> Self {
        let day = |date: Option<NaiveDate>| date.map(|date| date.to_string());
        let statements: &[Statement] = &content.statements;
        Self {
            kind: content.kind.as_str().to_owned(),
            title_received: content.title_received.clone(),
            dated_on: day(content.dated_on),
            issued_at: content.issued_at.as_ref().map(ToString::to_string),
            signatory: content.signatory.clone(),
            capacity: content.capacity.map(|c| c.as_str().to_owned()),
            ad_interim: content.ad_interim,
            full_powers: content.full_powers,
            succession_on: day(content.succession_on),
            predecessor: content.predecessor.as_ref().map(ToString::to_string),
            statements: statements.iter().map(spoken).collect(),
            note: content.note.clone(),
        }
    }
}

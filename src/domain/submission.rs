//! Submissions: instruments that a ministry lodges, before they are anything of the record.
//!
//! A submission is examined for due and proper form (VCLT 77(1)(d)), and recorded or returned. What it comes to is an
//! action of the record; the submission itself is between its State and the depositary.

pub mod advice;
pub mod checklist;
pub mod content;
pub mod examination;
pub mod status;

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};

pub use advice::{Advice, advise};
pub use checklist::{Finding, Item, Verdict, owes_competence};
pub use content::Content;
pub use examination::{Examination, ReturnReason, Returned};
pub use status::{Status, Step};

use super::action::{Act, ActionKind};
use super::ids::{ParticipantCode, Position, TreatyId};
use super::particulars::Particulars;
use super::person::{Actor, Person};
use super::statement::Statement;

/// A submission's identifier: a UUID in its usual form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubmissionId(String);

impl SubmissionId {
    /// Reads an identifier: 32 lower-case hexadecimal digits in groups of 8, 4, 4, 4 and 12.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let groups: Vec<&str> = text.split('-').collect();
        let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
        (lengths == [8, 4, 4, 4, 12] && groups.iter().all(|group| group.bytes().all(is_digit)))
            .then(|| Self(text.to_owned()))
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SubmissionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A submission as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Its identifier.
    pub id: SubmissionId,
    /// The treaty.
    pub treaty: TreatyId,
    /// Whose it is.
    pub participant: ParticipantCode,
    /// Where it stands.
    pub status: Status,
    /// Counts what happened to it, from 1.
    pub version: u64,
    /// The officer of the depositary who entered it, if it came on paper.
    pub on_paper: Option<Person>,
    /// What was submitted.
    pub content: Content,
    /// What the examination found so far.
    pub examination: Option<Examination>,
    /// Why it was returned the last time, until it is lodged again.
    pub returned: Option<Returned>,
    /// The action that it came to.
    pub action: Option<Position>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
}

/// What is done to a submission, with what belongs to it. Recording is not among them: it is done by the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Other contents.
    Change(Content),
    /// Hand it to the depositary.
    Lodge,
    /// Take it under examination.
    TakeUp,
    /// Enter what was found.
    Examine(Examination),
    /// Give it back.
    Return(Returned),
    /// Take it back.
    Withdraw,
}

impl Deed {
    /// Which step it is.
    #[must_use]
    pub fn step(&self) -> Step {
        match self {
            Self::Change(_) => Step::Change,
            Self::Lodge => Step::Lodge,
            Self::TakeUp => Step::TakeUp,
            Self::Examine(_) => Step::Examine,
            Self::Return(_) => Step::Return,
            Self::Withdraw => Step::Withdraw,
        }
    }
}

/// Why a submission cannot be recorded as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotReady {
    /// Items that apply and are not met, or have not been examined.
    Outstanding(Vec<Item>),
    /// The date of the act is not known: nothing was received yet.
    NoDate,
}

impl Submission {
    /// Whether someone may see it: its State, and the depositary.
    #[must_use]
    pub fn is_visible_to(&self, actor: &Actor) -> bool {
        match &actor.participant {
            Some(participant) => *participant == self.participant,
            None => true,
        }
    }

    /// Whether someone may take a step, whatever the status: the submitting side is its State, and for what came on
    /// paper the depositary too; the examining side is the depositary.
    #[must_use]
    pub fn is_for(&self, actor: &Actor, step: Step) -> bool {
        match step {
            Step::Change | Step::Lodge | Step::Withdraw => {
                !actor.is_depositary() || self.on_paper.is_some()
            }
            Step::TakeUp | Step::Examine | Step::Return | Step::Record => actor.is_depositary(),
        }
    }

    /// What it is after a deed; none if that is not possible in its status.
    #[must_use]
    pub fn after(&self, deed: &Deed, at: DateTime<Utc>) -> Option<Self> {
        let mut after = self.clone();
        after.status = self.status.after(deed.step())?;
        after.version = self.version.saturating_add(1);
        after.changed_at = at;
        match deed {
            Deed::Change(content) => after.content = content.clone(),
            // What was found of the earlier papers says nothing of these.
            Deed::Lodge => {
                after.examination = None;
                after.returned = None;
            }
            Deed::Examine(examination) => after.examination = Some(examination.clone()),
            Deed::Return(returned) => after.returned = Some(returned.clone()),
            Deed::TakeUp | Deed::Withdraw => {}
        }
        Some(after)
    }

    /// Under which kind it is to be recorded: as asked for, unless the examination says otherwise.
    #[must_use]
    pub fn kind(&self) -> ActionKind {
        self.examination
            .as_ref()
            .map_or(self.content.kind, |examination| examination.kind)
    }

    /// The statements as examined.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        self.examination
            .as_ref()
            .and_then(|examination| examination.statements.as_ref())
            .unwrap_or(&self.content.statements)
    }

    /// The date of the act, once the examination has fixed it.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        let examination = self.examination.as_ref()?;
        examination.date.or(examination.received_on)
    }

    /// The act that would be recorded with this date. What the two sides wrote to each other is not in it.
    #[must_use]
    pub fn act(&self, date: NaiveDate) -> Act {
        let content = &self.content;
        let examination = self.examination.as_ref();
        let kind = self.kind();
        Act {
            place: examination.and_then(|e| e.place.clone()),
            signatory: content.signatory.as_deref().map(Into::into),
            source: examination.and_then(|e| e.source.as_deref().map(Into::into)),
            note: examination.and_then(|e| e.note.as_deref().map(Into::into)),
            particulars: Particulars {
                title_received: Some(content.title_received.clone()),
                dated_on: content.dated_on,
                received_on: examination.and_then(|e| e.received_on),
                received_electronically_on: examination.and_then(|e| e.received_electronically_on),
                succession_on: content.succession_on,
                predecessor: content.predecessor.clone(),
                capacity: content.capacity,
                full_powers: content.full_powers,
                override_reason: examination.and_then(|e| e.override_reason.clone()),
                statements: self.statements().to_vec(),
                ..Particulars::default()
            }
            .into(),
            ..Act::new(self.participant.clone(), kind, date)
        }
    }

    /// The act to be recorded, if the examination lets it.
    ///
    /// # Errors
    /// What is missing.
    pub fn ready(&self, owes_competence: bool) -> Result<Act, NotReady> {
        let outstanding = self.outstanding(owes_competence);
        if !outstanding.is_empty() {
            return Err(NotReady::Outstanding(outstanding));
        }
        self.date()
            .map(|date| self.act(date))
            .ok_or(NotReady::NoDate)
    }

    /// The items that apply and are not found to be met.
    #[must_use]
    pub fn outstanding(&self, owes_competence: bool) -> Vec<Item> {
        Item::ALL
            .into_iter()
            .filter(|item| item.applies_to(self, owes_competence))
            .filter(|item| self.verdict(*item) != Some(Verdict::Met))
            .collect()
    }

    /// What was found of an item, if it has been examined.
    #[must_use]
    pub fn verdict(&self, item: Item) -> Option<Verdict> {
        let examination = self.examination.as_ref()?;
        Some(examination.findings.get(&item)?.verdict)
    }

    /// Whether this person entered the findings last, or entered the submission itself from paper.
    #[must_use]
    pub fn was_prepared_by(&self, person: &Person) -> bool {
        let examination = self.examination.as_ref();
        examination.is_some_and(|e| e.prepared_by == *person)
            || self.on_paper.as_ref() == Some(person)
    }
}

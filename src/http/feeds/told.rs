//! What a feed tells of one entry: a title in words, and lines of plain text.
//!
//! The words follow from the kind of act alone: an entry never says more than was done. Texts that came from outside
//! are contained: they cannot disturb what is around them.

use chrono::{DateTime, NaiveDate, Utc};
use fluent_bundle::FluentValue;

use crate::domain::action::{Act, Action, ActionKind};
use crate::domain::correction::Correction;
use crate::domain::decision::{Decision, Matter};
use crate::domain::event::Event;
use crate::domain::ids::{ParticipantCode, Position};
use crate::domain::milestones::{Event as Milestone, Share};
use crate::domain::participant::Directory;
use crate::domain::statement::Statement;
use crate::domain::vocabulary;
use crate::http::pages::wording::{Wording, Written};
use crate::http::plain::contained;
use crate::http::wording::{WordingError, ids as m};
use crate::ledger::register::{Recorded, Register, TreatyRecord};
use crate::store::entry::Content;

/// An entry in words.
#[derive(Debug, Clone)]
pub struct Told {
    /// What happened, in a few words.
    pub title: String,
    /// The rest, line by line.
    pub lines: Vec<String>,
    /// Whom it is about, if it is about one.
    pub participant: Option<ParticipantCode>,
    /// When what is told last changed: with the entry, or with the one that corrected or revoked it.
    pub updated: DateTime<Utc>,
}

/// Who tells it.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// The language.
    pub w: Wording,
    /// The register.
    pub register: &'a Register,
    /// The treaty's record.
    pub record: &'a TreatyRecord,
}

impl Telling<'_> {
    /// An entry of the treaty in words.
    ///
    /// # Errors
    /// When a message cannot be written: a fault of the build.
    pub fn of(self, recorded: &Recorded) -> Result<Told, WordingError> {
        let entry = &recorded.entry;
        let mut told = match &entry.content {
            Content::Treaty(_) => self.registration(),
            Content::Action(action) => self.action(action),
            Content::Correction(correction) => self.correction(correction),
            Content::Decision(decision) => self.decision(decision),
        }?;
        if let Some(event) = self.register.event(entry.position) {
            told.lines.extend(self.milestones(&event)?);
        }
        told.updated = entry.recorded_at;
        self.undoing(entry.position, &mut told)?;
        Ok(told)
    }

    fn registration(self) -> Result<Told, WordingError> {
        let name = self.w.text(self.record.treaty.name());
        Ok(told(self.w.about(m::FEEDS_REGISTERED, "treaty", &name)?))
    }

    fn action(self, action: &Action) -> Result<Told, WordingError> {
        let act = &action.act;
        let mut lines = vec![self.w.dated(m::FEEDS_DATE, "date", act.date)?];
        lines.extend(self.particulars(act)?);
        Ok(Told {
            lines,
            participant: Some(act.participant.clone()),
            ..told(self.title(act)?)
        })
    }

    fn correction(self, correction: &Correction) -> Result<Told, WordingError> {
        let entry = self.w.ordinal(correction.of.0)?;
        let wrong = self.register.entry(correction.of);
        let wrong = wrong.and_then(|recorded| recorded.entry.content.action());
        let right = correction.replacement.as_ref();
        let (title, before) = match right {
            Some(right) => {
                let title = self.title(&right.act)?;
                let title = self.w.about(m::FEEDS_CORRECTED, "title", &title)?;
                (title, m::FEEDS_CORRECTS)
            }
            None => {
                let title = self.w.about(m::FEEDS_ANNULLED, "entry", &entry)?;
                (title, m::FEEDS_ANNULS)
            }
        };
        let mut lines = Vec::new();
        if let Some(right) = right {
            lines.push(self.w.dated(m::FEEDS_DATE, "date", right.act.date)?);
        }
        if let Some(wrong) = wrong {
            let variables: [(&'static str, FluentValue<'_>); 3] = [
                ("entry", entry.into()),
                ("title", self.title(&wrong.act)?.into()),
                ("date", self.w.date(wrong.act.date)?.into()),
            ];
            lines.push(self.w.with(before, variables)?);
        }
        lines.push(self.quoted(m::FEEDS_REASON, &correction.reason)?);
        if let Some(until) = correction.objections_until {
            lines.push(self.w.dated(m::FEEDS_OBJECTIONS, "date", until)?);
        }
        if let Some(right) = right {
            lines.extend(self.particulars(&right.act)?);
        }
        let participant = right.or(wrong).map(|action| action.act.participant.clone());
        Ok(Told {
            lines,
            participant,
            ..told(title)
        })
    }

    fn decision(self, decision: &Decision) -> Result<Told, WordingError> {
        let ruling = &decision.ruling;
        let mut participant = None;
        let title = match &ruling.matter {
            Matter::Policy(_) => self.w.say(m::FEEDS_DECISION_POLICY)?,
            Matter::EntryIntoForce(on) => {
                self.w
                    .dated(m::FEEDS_DECISION_ENTRY_INTO_FORCE, "date", *on)?
            }
            Matter::Eligibility {
                participant: code,
                admitted,
            } => {
                participant = Some(code.clone());
                let id = if *admitted {
                    m::FEEDS_DECISION_ADMITTED
                } else {
                    m::FEEDS_DECISION_NOT_ADMITTED
                };
                let name = self.name(code, ruling.date);
                self.w.about(id, "participant", &name)?
            }
            Matter::Revocation(of) => {
                let entry = self.w.ordinal(of.0)?;
                self.w
                    .about(m::FEEDS_DECISION_REVOCATION, "entry", &entry)?
            }
        };
        let mut lines = vec![
            self.w.dated(m::FEEDS_HOLDS_FROM, "date", ruling.date)?,
            self.quoted(m::FEEDS_REASON, &ruling.reason)?,
        ];
        lines.extend(self.quoted_if(m::FEEDS_NOTIFICATION, ruling.reference.as_deref())?);
        lines.extend(self.quoted_if(m::FEEDS_SOURCE, ruling.source.as_deref())?);
        Ok(Told {
            lines,
            participant,
            ..told(title)
        })
    }

    /// What became of the entry later.
    fn undoing(self, position: Position, told: &mut Told) -> Result<(), WordingError> {
        let head = self.register.head().position;
        let corrected_by = self.record.corrected_by(position, head);
        let revoked_by = self.record.history.decisions().revoked_by(position);
        let undone = corrected_by
            .map(|by| (m::FEEDS_CORRECTED_BY, by))
            .or_else(|| revoked_by.map(|by| (m::FEEDS_REVOKED_BY, by.position)));
        if let Some((id, by)) = undone {
            let entry = self.w.ordinal(by.0)?;
            told.lines.push(self.w.about(id, "entry", &entry)?);
            told.updated = self.register.recorded_at(by).unwrap_or(told.updated);
        }
        Ok(())
    }

    /// What came with an act: its statements, and where it can be checked.
    fn particulars(self, act: &Act) -> Result<Vec<String>, WordingError> {
        let mut lines = Vec::new();
        for statement in &act.particulars.statements {
            lines.push(self.statement(statement)?);
        }
        lines.extend(self.quoted_if(m::FEEDS_NOTIFICATION, act.notification.as_deref())?);
        lines.extend(self.quoted_if(m::FEEDS_SOURCE, act.source.as_deref())?);
        lines.extend(self.quoted_if(m::FEEDS_NOTE, act.note.as_deref())?);
        Ok(lines)
    }

    fn statement(self, statement: &Statement) -> Written {
        let kind = vocabulary::statement(statement.kind).label(self.w.language);
        let Some(text) = &statement.text else {
            return self.w.about(m::FEEDS_STATEMENT_UNWRITTEN, "kind", kind);
        };
        let text = contained(text, self.w.language);
        let variables = [("kind", kind.into()), ("text", text.into())];
        self.w.with(m::FEEDS_STATEMENT, variables)
    }

    fn milestones(self, event: &Event) -> Result<Vec<String>, WordingError> {
        let of = |id: &'static str, milestones: &[Milestone]| {
            let milestones = milestones.iter();
            let lines = milestones.map(|milestone| {
                let name = self.milestone(*milestone)?;
                self.w.about(id, "milestone", &name)
            });
            lines.collect::<Result<Vec<_>, _>>()
        };
        let mut lines = of(m::FEEDS_REACHED, &event.milestones.reached)?;
        lines.extend(of(m::FEEDS_LOST, &event.milestones.lost)?);
        Ok(lines)
    }

    fn milestone(self, milestone: Milestone) -> Written {
        self.w.say(match milestone {
            Milestone::SignatureOpens => m::FEEDS_MILESTONE_SIGNATURE_OPENS,
            Milestone::SignatureCloses => m::FEEDS_MILESTONE_SIGNATURE_CLOSES,
            Milestone::Counted { share, .. } => match share {
                Share::Quarter => m::FEEDS_MILESTONE_QUARTER,
                Share::Half => m::FEEDS_MILESTONE_HALF,
                Share::ThreeQuarters => m::FEEDS_MILESTONE_THREE_QUARTERS,
                Share::OneBefore => m::FEEDS_MILESTONE_ONE_BEFORE,
                Share::Threshold => m::FEEDS_MILESTONE_THRESHOLD,
            },
            Milestone::ConditionsMet => m::FEEDS_MILESTONE_CONDITIONS_MET,
            Milestone::DaysBefore(days) => {
                return self.w.count(m::FEEDS_MILESTONE_DAYS_BEFORE, "days", days);
            }
            Milestone::EntryIntoForce => m::FEEDS_MILESTONE_ENTRY_INTO_FORCE,
        })
    }

    fn title(self, act: &Act) -> Written {
        let name = self.name(&act.participant, act.date);
        self.w.about(title_of(act.kind), "participant", &name)
    }

    fn name(self, code: &ParticipantCode, on: NaiveDate) -> String {
        name_on(self.register.directory(), code, on, self.w)
    }

    fn quoted(self, id: &'static str, text: &str) -> Written {
        self.w.about(id, "text", &contained(text, self.w.language))
    }

    fn quoted_if(
        self,
        id: &'static str,
        text: Option<&str>,
    ) -> Result<Option<String>, WordingError> {
        text.map(|text| self.quoted(id, text)).transpose()
    }
}

/// The name that a participant had on a day, in the language.
#[must_use]
pub fn name_on(directory: &Directory, code: &ParticipantCode, on: NaiveDate, w: Wording) -> String {
    match directory.resolve(code) {
        Some(participant) => w.text(participant.name_on(on)),
        None => contained(code.as_str(), w.language),
    }
}

fn told(title: String) -> Told {
    Told {
        title,
        lines: Vec::new(),
        participant: None,
        updated: DateTime::UNIX_EPOCH,
    }
}

fn title_of(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Signature => m::FEEDS_ACT_SIGNATURE,
        ActionKind::DefinitiveSignature => m::FEEDS_ACT_DEFINITIVE_SIGNATURE,
        ActionKind::Ratification => m::FEEDS_ACT_RATIFICATION,
        ActionKind::Acceptance => m::FEEDS_ACT_ACCEPTANCE,
        ActionKind::Approval => m::FEEDS_ACT_APPROVAL,
        ActionKind::Accession => m::FEEDS_ACT_ACCESSION,
        ActionKind::Succession => m::FEEDS_ACT_SUCCESSION,
        ActionKind::SuccessionToSignature => m::FEEDS_ACT_SUCCESSION_TO_SIGNATURE,
        ActionKind::FormalConfirmation => m::FEEDS_ACT_FORMAL_CONFIRMATION,
        ActionKind::ProvisionalApplication => m::FEEDS_ACT_PROVISIONAL_APPLICATION,
        ActionKind::WithdrawalOfSignature => m::FEEDS_ACT_WITHDRAWAL_OF_SIGNATURE,
        ActionKind::WithdrawalOfInstrument => m::FEEDS_ACT_WITHDRAWAL_OF_INSTRUMENT,
        ActionKind::Denunciation => m::FEEDS_ACT_DENUNCIATION,
        ActionKind::WithdrawalOfDenunciation => m::FEEDS_ACT_WITHDRAWAL_OF_DENUNCIATION,
        ActionKind::Communication => m::FEEDS_ACT_COMMUNICATION,
    }
}

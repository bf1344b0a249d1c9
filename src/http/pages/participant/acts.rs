//! Everything that a participant did, by date, with what followed; what was corrected stays to be read.

use crate::domain::action::{Action, ActionKind};
use crate::domain::assessment::Assessment;
use crate::domain::explain::{ExplainedInstrument, Explanation, arithmetic_of_effect};
use crate::domain::history::History;
use crate::domain::ids::{ParticipantCode, Position};
use crate::domain::participation::End;
use crate::domain::vocabulary;
use crate::http::moment::Moment;
use crate::http::pages::marks::{Facts, Mark, Reckoning};
use crate::http::pages::scribe::Scribe;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;
use crate::ledger::register::{Recorded, TreatyRecord};

/// One thing that was done.
pub struct Act {
    /// Its place in the record.
    pub position: u64,
    /// The same, written.
    pub entry: String,
    /// The legal date.
    pub day: Mark,
    /// What it was.
    pub label: &'static str,
    /// The depositary's letter.
    pub letter: Option<&'static str>,
    /// Whether a correction has taken it out of effect.
    pub is_corrected: bool,
    /// What a reader must know first: that it was corrected, or stands in place of another.
    pub notices: Vec<String>,
    /// What followed from it.
    pub outcome: Facts,
    /// How its date of effect was found.
    pub reckoning: Reckoning,
    /// What is known of it.
    pub facts: Facts,
    /// How many statements came with it.
    pub statements: u32,
}

/// What the acts of a participant are read off.
pub struct Acts<'a> {
    /// Writes them.
    pub scribe: &'a Scribe<'a>,
    /// The record.
    pub record: &'a TreatyRecord,
    /// What is in effect.
    pub history: &'a History,
    /// Where everyone stands.
    pub assessment: &'a Assessment,
    /// How each instrument was counted.
    pub explanation: &'a Explanation,
    /// For which moment.
    pub moment: &'a Moment,
}

impl Acts<'_> {
    /// Everything that a participant did by the legal date, as far as the register knew, by date.
    ///
    /// # Errors
    /// When a message cannot be written.
    pub fn of(&self, code: &ParticipantCode) -> Result<Vec<Act>, WordingError> {
        let mut own: Vec<(&Recorded, &Action)> = self
            .record
            .actions_until(self.moment.position)
            .filter_map(|recorded| Some((recorded, recorded.entry.content.action()?)))
            .filter(|(_, action)| {
                action.act.participant == *code && action.act.date <= self.moment.as_of
            })
            .collect();
        own.sort_by_key(|(_, action)| (action.act.date, action.position));
        own.into_iter()
            .map(|(recorded, action)| self.act(recorded, action))
            .collect()
    }

    fn act(&self, recorded: &Recorded, action: &Action) -> Result<Act, WordingError> {
        let (scribe, w, act) = (self.scribe, self.scribe.w, &action.act);
        let corrected_by = self
            .record
            .corrected_by(action.position, self.moment.position);
        let mut notices = Vec::new();
        let mut facts = Facts::default();
        if let Some(correction) = corrected_by {
            let entry = w.ordinal(correction.0)?;
            notices.push(w.about(m::PARTICIPANT_CORRECTED, "entry", &entry)?);
            self.correction(correction, &mut facts)?;
        }
        if let Some(correction) = recorded.entry.content.correction() {
            let entry = w.ordinal(correction.of.0)?;
            notices.push(w.about(m::PARTICIPANT_CORRECTS, "entry", &entry)?);
        }
        self.particulars(action, &mut facts)?;
        let (outcome, reckoning) = match corrected_by {
            None => self.outcome(action)?,
            Some(_) => Default::default(),
        };
        Ok(Act {
            position: action.position.0,
            entry: w.ordinal(action.position.0)?,
            day: scribe.day(act.date)?,
            label: vocabulary::action(act.kind).label(w.language),
            letter: act.kind.letter(),
            is_corrected: corrected_by.is_some(),
            notices,
            outcome,
            reckoning,
            facts,
            statements: u32::try_from(act.particulars.statements.len()).unwrap_or(u32::MAX),
        })
    }

    /// On what ground it was corrected.
    fn correction(&self, position: Position, facts: &mut Facts) -> Result<(), WordingError> {
        let mut recorded = self.record.actions_until(self.moment.position);
        let correction = recorded
            .find(|recorded| recorded.entry.position == position)
            .and_then(|recorded| recorded.entry.content.correction());
        let Some(correction) = correction else {
            return Ok(());
        };
        let (scribe, w) = (self.scribe, self.scribe.w);
        let kind = w.about(m::PARTICIPANT_CORRECTION, "kind", correction.kind.as_str())?;
        facts
            .of
            .push(scribe.fact(m::PARTICIPANT_CORRECTION_KIND, Mark::Plain(kind))?);
        scribe.words(facts, m::PARTICIPANT_REASON, Some(&correction.reason))?;
        scribe.on(
            facts,
            m::PARTICIPANT_OBJECTIONS_UNTIL,
            correction.objections_until,
        )?;
        let now = match &correction.replacement {
            Some(now) => format!(
                "{}, {}",
                vocabulary::action(now.act.kind).label(w.language),
                w.date(now.act.date)?
            ),
            None => w.say(m::PARTICIPANT_NOTHING_DONE)?,
        };
        facts
            .of
            .push(scribe.fact(m::PARTICIPANT_NOW_SAYS, Mark::words(now))?);
        Ok(())
    }

    /// What is known of an act beside what it was and when.
    fn particulars(&self, action: &Action, facts: &mut Facts) -> Result<(), WordingError> {
        let (scribe, w, act) = (self.scribe, self.scribe.w, &action.act);
        let particulars = &act.particulars;
        scribe.words(
            facts,
            m::PARTICIPANT_PLACE,
            act.place.as_ref().map(|p| p.as_str()),
        )?;
        scribe.words(facts, m::PARTICIPANT_SIGNATORY, act.signatory.as_deref())?;
        if let Some(capacity) = particulars.capacity {
            let text = w.about(m::PARTICIPANT_CAPACITY, "capacity", capacity.as_str())?;
            facts
                .of
                .push(scribe.fact(m::PARTICIPANT_IN_CAPACITY, Mark::Plain(text))?);
        }
        if let Some(produced) = particulars.full_powers {
            let produced = if produced { "yes" } else { "no" };
            let text = w.about(m::PARTICIPANT_FULL_POWERS_SHOWN, "produced", produced)?;
            facts
                .of
                .push(scribe.fact(m::PARTICIPANT_FULL_POWERS, Mark::Plain(text))?);
        }
        let title = particulars.title_received.as_deref();
        scribe.words(facts, m::PARTICIPANT_TITLE_RECEIVED, title)?;
        scribe.on(facts, m::PARTICIPANT_DATED, particulars.dated_on)?;
        scribe.on(
            facts,
            m::PARTICIPANT_RECEIVED_ELECTRONICALLY,
            particulars.received_electronically_on,
        )?;
        scribe.on(facts, m::PARTICIPANT_RECEIVED, particulars.received_on)?;
        scribe.on(facts, m::PARTICIPANT_NOTIFIED, particulars.notified_on)?;
        scribe.words(
            facts,
            m::PARTICIPANT_NOTIFICATION,
            act.notification.as_deref(),
        )?;
        scribe.on(facts, m::PARTICIPANT_REGISTERED, particulars.registered_on)?;
        scribe.on(facts, m::PARTICIPANT_SUCCESSION, particulars.succession_on)?;
        if let Some(predecessor) = &particulars.predecessor {
            let link = scribe.linked(predecessor, "");
            facts.of.push(scribe.fact(m::PARTICIPANT_SUCCEEDED, link)?);
        }
        let reason = particulars.override_reason.as_deref();
        scribe.words(facts, m::PARTICIPANT_OVERRIDE, reason)?;
        scribe.source(facts, act.source.as_deref())?;
        scribe.words(facts, m::PARTICIPANT_NOTE, act.note.as_deref())
    }

    /// What followed from it: its number, its date of effect, its end.
    fn outcome(&self, action: &Action) -> Result<(Facts, Reckoning), WordingError> {
        let mut facts = Facts::default();
        if action.act.kind == ActionKind::Denunciation {
            self.denunciation(action, &mut facts)?;
        }
        let explained = self
            .explanation
            .instruments
            .iter()
            .find(|explained| explained.deposit.instrument.action == action.position);
        let reckoning = match explained {
            Some(explained) => self.instrument(explained, &mut facts)?,
            None => Reckoning::default(),
        };
        Ok((facts, reckoning))
    }

    fn denunciation(&self, action: &Action, facts: &mut Facts) -> Result<(), WordingError> {
        let participation = self.history.participation(
            &action.act.participant,
            self.scribe.directory,
            self.moment.as_of,
        );
        let takes_effect = participation.instruments.iter().find_map(|i| match i.end? {
            End::Denounced {
                effective_on,
                action: by,
                ..
            } => (by == action.position).then_some(effective_on),
            End::Withdrawn { .. } | End::LeftWithParent { .. } | End::CeasedWithMembers { .. } => {
                None
            }
        });
        self.scribe
            .on(facts, m::PARTICIPANT_DENUNCIATION_EFFECT, takes_effect)
    }

    fn instrument(
        &self,
        explained: &ExplainedInstrument,
        facts: &mut Facts,
    ) -> Result<Reckoning, WordingError> {
        let (scribe, w) = (self.scribe, self.scribe.w);
        let counted = match &explained.counted {
            Ok(ordinal) => scribe.ordinal(ordinal)?,
            Err(reason) => vocabulary::not_counted(*reason)
                .label(w.language)
                .to_owned(),
        };
        let term = match explained.counted {
            Ok(_) => m::PARTICIPANT_NUMBER,
            Err(_) => m::PARTICIPANT_NOT_COUNTED,
        };
        facts.of.push(scribe.fact(term, Mark::Plain(counted))?);
        let instrument = &explained.deposit.instrument;
        let ended = instrument.end.map(End::on);
        scribe.on(facts, m::PARTICIPANT_ENDED, ended)?;
        let Some(effect) = explained.effect else {
            return Ok(Reckoning::default());
        };
        scribe.on(facts, m::PARTICIPANT_EFFECT, Some(effect.on))?;
        let basis = Mark::Plain(scribe.basis(effect)?);
        facts.of.push(scribe.fact(m::PARTICIPANT_BASIS, basis)?);
        match self.assessment.commencement {
            None => Ok(Reckoning::default()),
            Some(commencement) => scribe.reckoning(&arithmetic_of_effect(
                &self.assessment.treaty.clauses,
                commencement,
                instrument,
            )),
        }
    }
}

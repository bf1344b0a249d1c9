//! One day of a treaty as an event of a calendar: what it is called, and what a reader should know beside it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use icalendar::{Component as _, Event, EventLike as _, Property};

use crate::domain::assessment::{Assessment, Standing};
use crate::domain::calendar::Occasion;
use crate::domain::ids::ParticipantCode;
use crate::domain::language::Language;
use crate::domain::milestones::{Event as Milestone, Share, milestones};
use crate::domain::participant::Directory;
use crate::domain::participation::End;
use crate::domain::threshold::EffectBasis;
use crate::http::pages::wording::{Wording, Written};
use crate::http::plain::contained;
use crate::http::wording::{WordingError, ids as m};
use crate::ledger::register::Dated;

use super::in_language;

/// The days of a treaty, and who is to be shown.
pub(super) struct Marking<'a> {
    /// The language.
    pub w: Wording,
    /// Where everyone stands today.
    pub assessment: &'a Assessment,
    /// The days, with how they came to be.
    pub dated: &'a BTreeMap<Occasion, Dated>,
    /// The participants.
    pub directory: &'a Directory,
    /// The one whose own days are wanted; none for everyone's.
    pub only: Option<&'a ParticipantCode>,
}

/// A day in words.
pub(super) struct Marked {
    /// What it is.
    pub occasion: Occasion,
    dated: Dated,
    summary: String,
    lines: Vec<String>,
}

impl Marking<'_> {
    /// The events: those of the treaty, then those of participants, in order of time.
    ///
    /// A participant for which it enters into force with the treaty itself is named there, unless it alone was asked for.
    pub fn events(&self) -> Result<Vec<Marked>, WordingError> {
        let mut wanted: Vec<(&Occasion, &Dated)> = self
            .dated
            .iter()
            .filter(|(occasion, dated)| match occasion.participant() {
                None => true,
                Some(code) => match self.only {
                    Some(only) => code == only,
                    None => !self.is_with_the_treaty(occasion, dated.on),
                },
            })
            .collect();
        wanted.sort_by_key(|(occasion, dated)| (dated.on, *occasion));
        wanted
            .into_iter()
            .map(|(occasion, dated)| {
                Ok(Marked {
                    occasion: occasion.clone(),
                    dated: *dated,
                    summary: self.summary(occasion)?,
                    lines: self.lines(occasion, dated)?,
                })
            })
            .collect()
    }

    /// The name of a participant.
    pub fn name(&self, code: &ParticipantCode) -> String {
        match self.directory.resolve(code) {
            Some(participant) => self.w.text(&participant.names),
            None => contained(code.as_str(), self.w.language),
        }
    }

    fn is_with_the_treaty(&self, occasion: &Occasion, on: NaiveDate) -> bool {
        matches!(occasion, Occasion::Effect(_)) && self.assessment.in_force_on == Some(on)
    }

    fn summary(&self, occasion: &Occasion) -> Written {
        let treaty = self.w.text(self.assessment.treaty.name());
        let id = match occasion {
            Occasion::SignatureOpens => m::FEEDS_CALENDAR_SIGNATURE_OPENS,
            Occasion::SignatureCloses => m::FEEDS_CALENDAR_SIGNATURE_CLOSES,
            Occasion::Threshold => m::FEEDS_CALENDAR_THRESHOLD,
            Occasion::ConditionsMet => m::FEEDS_CALENDAR_CONDITIONS,
            Occasion::EntryIntoForce => m::FEEDS_CALENDAR_ENTRY_INTO_FORCE,
            Occasion::Effect(_) => m::FEEDS_CALENDAR_EFFECT,
            Occasion::End(code) => match self.end_of(code) {
                Some(End::Denounced { .. }) => m::FEEDS_CALENDAR_DENUNCIATION,
                Some(
                    End::Withdrawn { .. }
                    | End::LeftWithParent { .. }
                    | End::CeasedWithMembers { .. },
                )
                | None => m::FEEDS_CALENDAR_END,
            },
        };
        match occasion.participant() {
            None => self.w.about(id, "treaty", &treaty),
            Some(code) => {
                let participant = self.name(code);
                let variables = [
                    ("treaty", treaty.into()),
                    ("participant", participant.into()),
                ];
                self.w.with(id, variables)
            }
        }
    }

    fn lines(&self, occasion: &Occasion, dated: &Dated) -> Result<Vec<String>, WordingError> {
        let w = self.w;
        let mut lines = Vec::new();
        if *occasion == Occasion::EntryIntoForce {
            lines.extend(self.for_whom(dated.on)?);
            let stated = self
                .assessment
                .asserted
                .as_ref()
                .map(|asserted| asserted.on);
            if let Some(stated) = stated.filter(|stated| *stated != dated.on) {
                lines.push(w.dated(m::FEEDS_CALENDAR_ASSERTED, "date", stated)?);
            }
        }
        if *occasion == Occasion::Threshold
            && let Some(since) = self.fell_below_on()
        {
            lines.push(w.dated(m::FEEDS_CALENDAR_FELL_BELOW, "date", since)?);
        }
        if let Some(before) = dated.before {
            lines.push(w.dated(m::FEEDS_CALENDAR_MOVED, "date", before)?);
        }
        let (article, verified) = self.basis(occasion);
        if let Some(article) = article {
            let article = contained(article, w.language);
            lines.push(w.about(m::FEEDS_CALENDAR_ARTICLE, "text", &article)?);
        }
        if verified == Some(false) {
            lines.push(w.say(m::FEEDS_CALENDAR_UNVERIFIED)?);
        }
        Ok(lines)
    }

    /// For whom the treaty enters into force on its own day.
    fn for_whom(&self, on: NaiveDate) -> Result<Option<String>, WordingError> {
        let is_among = |standing: &&Standing| standing.effect.is_some_and(|effect| effect.on == on);
        let standings = self.assessment.standings.iter().filter(is_among);
        let mut names: Vec<String> = standings
            .map(|standing| self.w.text(&standing.participant.names))
            .collect();
        names.sort_unstable();
        if names.is_empty() {
            return Ok(None);
        }
        let between = match self.w.language {
            Language::Ar => "، ",
            Language::Zh => "、",
            // Names have commas of their own: "Bolivia (Plurinational State of)", "Korea, Republic of".
            Language::En | Language::Fr | Language::Ru | Language::Es | Language::Vi => "; ",
        };
        let names = names.join(between);
        let line = self
            .w
            .about(m::FEEDS_CALENDAR_FOR, "participants", &names)?;
        Ok(Some(line))
    }

    /// Since when fewer count than the threshold, where it was reached and lost.
    fn fell_below_on(&self) -> Option<NaiveDate> {
        let milestones = milestones(self.assessment);
        let threshold = milestones.iter().find(|milestone| {
            let share = Share::Threshold;
            matches!(milestone.event, Milestone::Counted { share: of, .. } if of == share)
        });
        let held = threshold?.held?;
        held.fell_below_on.filter(|_| !held.stands)
    }

    fn end_of(&self, code: &ParticipantCode) -> Option<End> {
        self.standing(code)?.instrument.as_ref()?.end
    }

    fn standing(&self, code: &ParticipantCode) -> Option<&Standing> {
        let mut standings = self.assessment.standings.iter();
        standings.find(|standing| standing.participant.code == *code)
    }

    /// The article that a day follows from, and whether it was compared with the certified true copy.
    fn basis(&self, occasion: &Occasion) -> (Option<&str>, Option<bool>) {
        let clauses = &self.assessment.treaty.clauses;
        match occasion {
            Occasion::SignatureOpens | Occasion::SignatureCloses => {
                let clause = clauses.signature.as_ref();
                let article = clause.and_then(|clause| clause.article.as_deref());
                (
                    article,
                    clause.and_then(|clause| clause.provenance.verified),
                )
            }
            Occasion::Threshold | Occasion::ConditionsMet | Occasion::EntryIntoForce => {
                let clause = &clauses.entry_into_force;
                (Some(clause.article.as_str()), clause.provenance.verified)
            }
            Occasion::Effect(code) => match self.standing(code).and_then(|one| one.effect) {
                Some(effect) => match effect.basis {
                    EffectBasis::EntryIntoForce | EffectBasis::EntryIntoForceFloor => {
                        self.basis(&Occasion::EntryIntoForce)
                    }
                    EffectBasis::OwnDelay => {
                        let clause = &clauses.later_parties;
                        (clause.article.as_deref(), clause.provenance.verified)
                    }
                    // Not by the treaty, but by the Convention on succession.
                    EffectBasis::SuccessionDate | EffectBasis::SuccessionDeposit => (None, None),
                },
                None => (None, None),
            },
            Occasion::End(code) => match (self.end_of(code), &clauses.denunciation) {
                (Some(End::Denounced { .. }), Some(clause)) => {
                    (clause.article.as_deref(), clause.provenance.verified)
                }
                _ => (None, None),
            },
        }
    }
}

impl Marked {
    /// The event.
    pub fn event(&self, uid: &str, url: &str, stamp: DateTime<Utc>, w: Wording) -> Event {
        let on = self.dated.on;
        let mut event = Event::new();
        event
            .uid(uid)
            .timestamp(stamp)
            .last_modified(self.dated.since)
            .sequence(self.dated.revisions)
            .starts(on)
            // The end is the first day that is not part of it (RFC 5545, 3.6.1).
            .ends(on.succ_opt().unwrap_or(on))
            .url(url)
            .append_property(Property::new("TRANSP", "TRANSPARENT"))
            .append_property(in_language("SUMMARY", &self.summary, w));
        if !self.lines.is_empty() {
            event.append_property(in_language("DESCRIPTION", &self.lines.join("\n"), w));
        }
        event.done()
    }
}

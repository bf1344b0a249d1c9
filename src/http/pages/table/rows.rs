//! The rows of the table: who signed when, who consented how and when, and what no longer stands.

use std::cmp::Ordering;

use crate::domain::action::ActionKind;
use crate::domain::assessment::{Assessment, Standing, Status};
use crate::domain::history::History;
use crate::domain::ids::Position;
use crate::domain::participation::{Instrument, Participation, Signed};
use crate::domain::vocabulary;
use crate::http::pages::marks::Mark;
use crate::http::pages::scribe::Scribe;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;
use crate::ledger::register::TreatyRecord;

use super::notes::{Notes, Reference};

/// A row.
pub struct Row {
    /// Who, as a link to its page.
    pub name: Mark,
    /// Notes on the participant itself.
    pub notes: Vec<Reference>,
    /// The dates in the column of signature, and those in the column of consent.
    pub columns: [Vec<Cell>; 2],
}

/// A date in a column.
pub struct Cell {
    /// The day.
    pub day: Mark,
    /// The depositary's letter.
    pub letter: Option<&'static str>,
    /// Whether it stands in brackets, because it no longer stands in law.
    pub is_bracketed: bool,
    /// Notes on it.
    pub notes: Vec<Reference>,
}

/// What the rows are read off.
pub struct Table<'a> {
    /// Writes them.
    pub scribe: &'a Scribe<'a>,
    /// The record.
    pub record: &'a TreatyRecord,
    /// What is in effect.
    pub history: &'a History,
    /// Where everyone stands.
    pub assessment: &'a Assessment,
    /// Up to which entry.
    pub position: Position,
}

impl Table<'_> {
    /// A row for each that has done something, by name.
    ///
    /// # Errors
    /// When a message cannot be written.
    pub fn rows(
        &self,
        order: &impl Fn(&str, &str) -> Ordering,
        notes: &mut Notes<'_>,
    ) -> Result<Vec<Row>, WordingError> {
        let language = self.scribe.w.language;
        let mut standings: Vec<&Standing> = self
            .assessment
            .standings
            .iter()
            .filter(|standing| has_a_date(standing))
            .collect();
        standings.sort_by(|a, b| {
            order(
                a.participant.names.get(language),
                b.participant.names.get(language),
            )
        });
        standings
            .into_iter()
            .map(|standing| self.row(standing, notes))
            .collect()
    }

    fn row(&self, standing: &Standing, notes: &mut Notes<'_>) -> Result<Row, WordingError> {
        let code = &standing.participant.code;
        let participation =
            self.history
                .participation(code, self.scribe.directory, self.assessment.as_of);
        let name = self.scribe.linked(code, "");
        let own = self.on_participant(standing, notes)?;
        let signatures = participation
            .signatures
            .iter()
            .map(|signed| self.signature(standing, signed, notes))
            .collect::<Result<_, WordingError>>()?;
        let mut consents = participation
            .instruments
            .iter()
            .chain(&participation.superfluous)
            .map(|instrument| self.consent(standing, instrument, notes))
            .collect::<Result<Vec<_>, WordingError>>()?;
        consents.extend(self.provisional(&participation)?);
        Ok(Row {
            name,
            notes: own,
            columns: [signatures, consents],
        })
    }

    /// That the State is no more.
    fn on_participant(
        &self,
        standing: &Standing,
        notes: &mut Notes<'_>,
    ) -> Result<Vec<Reference>, WordingError> {
        let dissolution = standing
            .participant
            .dissolution
            .as_ref()
            .filter(|_| standing.status == Status::Ceased);
        let Some(dissolution) = dissolution else {
            return Ok(Vec::new());
        };
        let w = self.scribe.w;
        let text = w.with(
            m::TABLE_CEASED,
            [
                ("name", self.scribe.name(&standing.participant).into()),
                ("date", w.date(dissolution.until)?.into()),
            ],
        )?;
        Ok(vec![notes.add(text)?])
    }

    fn signature(
        &self,
        standing: &Standing,
        signed: &Signed,
        notes: &mut Notes<'_>,
    ) -> Result<Cell, WordingError> {
        let w = self.scribe.w;
        let mut own = self.corrected(signed.action, notes)?;
        if let Some(on) = signed.withdrawn_on {
            let text = w.with(
                m::TABLE_SIGNATURE_WITHDRAWN,
                [
                    ("name", self.scribe.name(&standing.participant).into()),
                    ("date", w.date(on)?.into()),
                ],
            )?;
            own.push(notes.add(text)?);
        }
        let action = self.history.action(signed.action);
        Ok(Cell {
            day: self.scribe.day(signed.on)?,
            letter: action.and_then(|action| action.act.kind.letter()),
            is_bracketed: signed.withdrawn_on.is_some(),
            notes: own,
        })
    }

    fn consent(
        &self,
        standing: &Standing,
        instrument: &Instrument,
        notes: &mut Notes<'_>,
    ) -> Result<Cell, WordingError> {
        let w = self.scribe.w;
        let mut own = self.corrected(instrument.action, notes)?;
        if let Some(on) = instrument.succession_on {
            let text = w.with(
                m::TABLE_SUCCESSION,
                [
                    ("name", self.scribe.name(&standing.participant).into()),
                    ("date", w.date(on)?.into()),
                ],
            )?;
            own.push(notes.add(text)?);
        }
        if let Some(end) = instrument.end {
            own.push(notes.on_end(&standing.participant, instrument.kind, end)?);
        }
        Ok(Cell {
            day: self.scribe.day(instrument.deposited_on)?,
            letter: instrument.kind.letter(),
            is_bracketed: !instrument.stands_on(self.assessment.as_of),
            notes: own,
        })
    }

    fn provisional(&self, participation: &Participation) -> Result<Option<Cell>, WordingError> {
        let Some(since) = participation.provisional_since else {
            return Ok(None);
        };
        Ok(Some(Cell {
            day: self.scribe.day(since)?,
            letter: ActionKind::ProvisionalApplication.letter(),
            is_bracketed: false,
            notes: Vec::new(),
        }))
    }

    /// That a date stands in place of another, by a correction: what the record said before.
    fn corrected(
        &self,
        action: Position,
        notes: &mut Notes<'_>,
    ) -> Result<Vec<Reference>, WordingError> {
        let w = self.scribe.w;
        let of = |position: Position| {
            self.record
                .actions_until(self.position)
                .find(|recorded| recorded.entry.position == position)
        };
        let correction = of(action).and_then(|recorded| recorded.entry.content.correction());
        let Some(correction) = correction else {
            return Ok(Vec::new());
        };
        let Some(before) = of(correction.of).and_then(|r| r.entry.content.action()) else {
            return Ok(Vec::new());
        };
        let text = w.with(
            m::TABLE_CORRECTED,
            [
                ("entry", w.ordinal(correction.position.0)?.into()),
                ("name", self.scribe.name_of(&before.act.participant).into()),
                (
                    "kind",
                    vocabulary::action(before.act.kind).label(w.language).into(),
                ),
                ("date", w.date(before.act.date)?.into()),
            ],
        )?;
        Ok(vec![notes.add(text)?])
    }
}

/// Whether there is something to print in its row.
fn has_a_date(standing: &Standing) -> bool {
    standing.signed.is_some()
        || standing.instrument.is_some()
        || standing.provisional_since.is_some()
}

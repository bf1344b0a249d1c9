//! The notes behind the table, numbered in the order in which they are referred to.

use crate::domain::action::ActionKind;
use crate::domain::participant::Participant;
use crate::domain::participation::End;
use crate::domain::vocabulary;
use crate::http::pages::scribe::Scribe;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;

/// A note.
pub struct Note {
    /// Its number.
    pub number: u32,
    /// The same, written.
    pub label: String,
    /// What it says.
    pub text: String,
}

/// The notes of a table, as they come.
pub struct Notes<'a> {
    /// Those that were written.
    pub written: Vec<Note>,
    scribe: &'a Scribe<'a>,
}

/// A reference to a note.
pub struct Reference {
    /// Its number.
    pub number: u32,
    /// The same, written.
    pub label: String,
}

impl<'a> Notes<'a> {
    /// No notes yet.
    #[must_use]
    pub fn new(scribe: &'a Scribe<'a>) -> Self {
        Self {
            written: Vec::new(),
            scribe,
        }
    }

    /// Adds a note.
    ///
    /// # Errors
    /// When its number cannot be written.
    pub fn add(&mut self, text: String) -> Result<Reference, WordingError> {
        let number = u32::try_from(self.written.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        let label = self.scribe.w.ordinal(u64::from(number))?;
        self.written.push(Note {
            number,
            label: label.clone(),
            text,
        });
        Ok(Reference { number, label })
    }

    /// That an instrument ended or will end.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn on_end(
        &mut self,
        participant: &Participant,
        kind: ActionKind,
        end: End,
    ) -> Result<Reference, WordingError> {
        let w = self.scribe.w;
        let (how, received_on) = match end {
            End::Withdrawn { on, .. } => ("withdrawn", on),
            End::Denounced { received_on, .. } => ("denounced", received_on),
            End::LeftWithParent { on } => ("left_with_parent", on),
            End::CeasedWithMembers { on } => ("ceased_with_members", on),
        };
        let text = w.with(
            m::TABLE_ENDED,
            [
                ("how", how.into()),
                ("name", self.scribe.name(participant).into()),
                ("kind", vocabulary::action(kind).label(w.language).into()),
                ("received", w.date(received_on)?.into()),
                ("effective", w.date(end.on())?.into()),
            ],
        )?;
        self.add(text)
    }
}

//! Who did what and when, as a body says it: the part that a recording and a simulation share.

use crate::documents::plain_date;
use crate::domain::action::{Act, ActionKind};

use super::App;
use super::problem::{Problem, ProblemCode};
use super::read::participant_not_found;

/// The three texts of an act, and where it stands in the body.
pub struct SentAct<'a> {
    /// Who.
    pub participant: &'a str,
    /// What.
    pub kind: &'a str,
    /// When.
    pub date: &'a str,
    /// The JSON pointer to the act; empty for the body itself.
    pub pointer: &'a str,
}

impl SentAct<'_> {
    /// The act, with nothing but who, what and when.
    ///
    /// # Errors
    /// 422 with a pointer to the text that is not of its form, or names nobody.
    pub fn read(&self, app: &App) -> Result<Act, Problem> {
        let found = app.ledger().lookup().find(self.participant);
        let participant = found
            .map_err(|near| {
                participant_not_found(ProblemCode::UnknownParticipant, self.participant, near)
                    .at(format!("{}/participant", self.pointer))
            })?
            .code;
        let kind = ActionKind::parse(self.kind).ok_or_else(|| {
            let kinds: Vec<&str> = ActionKind::ALL.iter().map(|kind| kind.as_str()).collect();
            self.invalid("kind", format!("expected one of {}", kinds.join(", ")))
        })?;
        let date = plain_date(self.date).map_err(|detail| self.invalid("date", detail))?;
        Ok(Act::new(participant, kind, date))
    }

    /// A problem with one of its fields.
    #[must_use]
    pub fn invalid(&self, field: &str, detail: String) -> Problem {
        Problem::new(ProblemCode::InvalidBody, detail).at(format!("{}/{field}", self.pointer))
    }
}

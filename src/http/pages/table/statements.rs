//! Behind the table: what was declared, reserved, objected to and notified, by participant.

use std::cmp::Ordering;

use crate::domain::ids::ParticipantCode;
use crate::domain::statement::StatementKind;
use crate::http::pages::marks::Mark;
use crate::http::pages::scribe::Scribe;
use crate::http::pages::stated::{Stated, Statements};
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;

/// A part behind the table.
pub struct Part {
    /// Its heading.
    pub title: String,
    /// An anchor for it.
    pub anchor: &'static str,
    /// What each has stated, by name.
    pub by: Vec<Author>,
}

/// What one has stated.
pub struct Author {
    /// Who, as a link to its page.
    pub name: Mark,
    /// What.
    pub statements: Vec<Stated>,
}

/// Which part a statement stands in.
fn part(kind: StatementKind) -> usize {
    match kind {
        StatementKind::Reservation
        | StatementKind::Declaration
        | StatementKind::CompetenceDeclaration
        | StatementKind::Confirmation
        | StatementKind::Withdrawal => 0,
        StatementKind::Objection | StatementKind::Acceptance => 1,
        StatementKind::TerritorialApplication | StatementKind::TerritorialExclusion => 2,
        StatementKind::Designation | StatementKind::Notification => 3,
    }
}

/// The parts that have something in them.
///
/// # Errors
/// When a message cannot be written.
pub fn parts(
    scribe: &Scribe<'_>,
    statements: &Statements<'_>,
    order: &impl Fn(&str, &str) -> Ordering,
) -> Result<Vec<Part>, WordingError> {
    let titles = [
        (m::TABLE_RESERVATIONS, "reservations"),
        (m::TABLE_OBJECTIONS, "objections"),
        (m::TABLE_TERRITORIES, "territories"),
        (m::TABLE_NOTIFICATIONS, "notifications"),
    ];
    let mut authors: Vec<&ParticipantCode> = statements
        .all
        .iter()
        .map(|one| &one.action.act.participant)
        .collect();
    authors.sort();
    authors.dedup();
    let named = |code: &ParticipantCode| {
        let participant = scribe.directory.resolve(code);
        participant.map_or_else(
            || code.to_string(),
            |participant| participant.names.get(scribe.w.language).to_owned(),
        )
    };
    authors.sort_by(|a, b| order(&named(a), &named(b)));
    let mut parts = Vec::new();
    for (index, (title, anchor)) in titles.into_iter().enumerate() {
        let mut by = Vec::new();
        for code in &authors {
            let own = statements
                .by(code)
                .filter(|one| part(one.statement.kind) == index)
                .map(|one| statements.laid_out(one))
                .collect::<Result<Vec<_>, WordingError>>()?;
            if !own.is_empty() {
                by.push(Author {
                    name: scribe.linked(code, ""),
                    statements: own,
                });
            }
        }
        if !by.is_empty() {
            parts.push(Part {
                title: scribe.w.say(title)?,
                anchor,
                by,
            });
        }
    }
    Ok(parts)
}

//! The columns of a table of actions that hold an act's particulars and statements.
//!
//! The cell `statements` has items separated by semicolons, each a kind and what belongs to it:
//! `reservation 63(3); designation central_authority 40(12); territorial_exclusion Tokelau + Faroe Islands`.

use chrono::NaiveDate;

use crate::documents::plain_date;
use crate::documents::table::Cells;
use crate::domain::ids::ParticipantCode;
use crate::domain::particulars::{Capacity, Particulars};
use crate::domain::statement::{Designated, Provision, Statement, StatementKind};

/// The columns, all of them optional.
pub(super) const COLUMNS: [&str; 12] = [
    "title_received",
    "dated_on",
    "received_on",
    "received_electronically_on",
    "notified_on",
    "registered_on",
    "succession_on",
    "predecessor",
    "capacity",
    "full_powers",
    "statements",
    "statements_source",
];

pub(super) fn particulars(cells: &Cells) -> Result<Particulars, String> {
    let date = |column: &str| -> Result<Option<NaiveDate>, String> {
        cells
            .optional(column)
            .map(|text| plain_date(&text))
            .transpose()
            .map_err(|detail| format!("{column}: {detail}"))
    };
    let predecessor = cells
        .optional("predecessor")
        .map(|code| ParticipantCode::parse(&code))
        .transpose()
        .map_err(|error| format!("predecessor: {error}"))?;
    let capacity = match cells.optional("capacity") {
        None => None,
        Some(_) => Some(cells.word("capacity", Capacity::parse)?),
    };
    let full_powers = match cells.get("full_powers") {
        "" => None,
        "true" => Some(true),
        "false" => Some(false),
        other => {
            return Err(format!(
                "full_powers: expected true or false, found {other:?}"
            ));
        }
    };
    Ok(Particulars {
        title_received: cells.optional("title_received"),
        dated_on: date("dated_on")?,
        received_on: date("received_on")?,
        received_electronically_on: date("received_electronically_on")?,
        notified_on: date("notified_on")?,
        registered_on: date("registered_on")?,
        succession_on: date("succession_on")?,
        predecessor,
        capacity,
        full_powers,
        override_reason: None,
        statements: cells
            .list("statements")
            .into_iter()
            .map(|item| {
                Ok(Statement {
                    source: cells.optional("statements_source"),
                    ..statement(item)?
                })
            })
            .collect::<Result<_, String>>()?,
        documents: Vec::new(),
    })
}

fn statement(item: &str) -> Result<Statement, String> {
    let (name, rest) = item.split_once(' ').unwrap_or((item, ""));
    let kind = StatementKind::parse(name).ok_or_else(|| {
        format!(
            "statements: expected a kind of statement, one of {}; found {name:?}",
            StatementKind::ALL.map(StatementKind::as_str).join(", ")
        )
    })?;
    let mut statement = Statement::new(kind);
    if kind.is_territorial() {
        statement.territories = rest
            .split('+')
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect();
    } else {
        let mut words = rest.split_whitespace();
        if kind == StatementKind::Designation {
            statement.designates = words.next().and_then(Designated::parse);
        }
        statement.provisions = words
            .map(|word| {
                Provision::parse(word).ok_or_else(|| {
                    format!("statements: expected a provision such as 63(3), found {word:?}")
                })
            })
            .collect::<Result<_, _>>()?;
    }
    match statement.check() {
        Ok(()) => Ok(statement),
        Err((field, what)) => Err(format!("statements: {item:?}: {field}: {what}")),
    }
}

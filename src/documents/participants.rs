//! The lists of participants: who they are, what they were called, who is a member of which organization, and which
//! States are no more.
//!
//! The lists are read together, because each names participants of the others. They are read strictly:
//! a code used twice or a member that does not exist is an error.

mod former;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::plain_date;
use super::table::{Cells, Table};
use crate::domain::ids::ParticipantCode;
use crate::domain::language::{Language, Texts};
use crate::domain::participant::{
    Directory, Dissolution, Membership, Participant, ParticipantKind, RegionalGroup, UnStatus,
};

const PARTICIPANTS: &str = "participants";
const MEMBERS: &str = "members of organizations";
const PREDECESSORS: &str = "predecessor States";
const FORMER_NAMES: &str = "former names";

/// Why the lists cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("in the list of {list}, line {line}: {detail}")]
pub struct ParticipantsError {
    /// Which list.
    pub list: &'static str,
    /// The number of the line; 1 is the header.
    pub line: u64,
    /// What was expected and what was found.
    pub detail: String,
}

/// Reads the lists into a directory.
///
/// # Errors
/// The first thing that is malformed, unknown, double or missing.
pub fn directory(
    participants_csv: &str,
    members_csv: &str,
    predecessors_csv: &str,
    former_names_csv: &str,
) -> Result<Directory, ParticipantsError> {
    let mut participants = Vec::new();
    let mut codes = BTreeSet::new();
    each_row(PARTICIPANTS, participants_csv, &COLUMNS, |row| {
        let participant = participant(row)?;
        once(&mut codes, &participant.code)?;
        participants.push(participant);
        Ok(())
    })?;
    each_row(FORMER_NAMES, former_names_csv, &former::COLUMNS, |row| {
        former::add(row, &mut participants)
    })?;
    let living = Directory::new(participants.clone(), Vec::new());
    each_row(
        PREDECESSORS,
        predecessors_csv,
        &PREDECESSOR_COLUMNS,
        |row| {
            let predecessor = predecessor(row)?;
            once(&mut codes, &predecessor.code)?;
            participants.push(predecessor);
            Ok(())
        },
    )?;
    // Only now: a State that is no more may have followed another.
    each_row(
        PREDECESSORS,
        predecessors_csv,
        &PREDECESSOR_COLUMNS,
        |row| followed(row, &participants),
    )?;
    let mut memberships: Vec<Membership> = Vec::new();
    each_row(
        MEMBERS,
        members_csv,
        &[
            "reio_code",
            "member_code",
            "member_from",
            "member_until",
            "note",
        ],
        |row| {
            let membership = membership(row, &living)?;
            if memberships.iter().any(|other| overlap(other, &membership)) {
                return Err(format!(
                    "expected one membership of {} in {} at a time, found two",
                    membership.member, membership.organization
                ));
            }
            memberships.push(membership);
            Ok(())
        },
    )?;
    Ok(Directory::new(participants, memberships))
}

const PREDECESSOR_COLUMNS: [&str; 5] = ["code", "name_en", "until", "successor_codes", "note"];

const COLUMNS: [&str; 17] = [
    "code",
    "alpha2",
    "m49",
    "kind",
    "un_status",
    "regional_group",
    "m49_region",
    "m49_subregion",
    "name_en",
    "name_fr",
    "name_es",
    "name_ru",
    "name_zh",
    "name_ar",
    "name_vi",
    "aliases",
    "note",
];

/// Calls `take` with every row, and says on which line of which list it failed.
fn each_row(
    list: &'static str,
    text: &str,
    columns: &[&str],
    mut take: impl FnMut(&Cells) -> Result<(), String>,
) -> Result<(), ParticipantsError> {
    let failed = |line: u64, detail: String| ParticipantsError { list, line, detail };
    let table = Table::read(text.as_bytes()).map_err(|detail| failed(1, detail))?;
    table.require(columns).map_err(|detail| failed(1, detail))?;
    if let Some(unknown) = table
        .columns
        .iter()
        .find(|c| !columns.contains(&c.as_str()))
    {
        return Err(failed(1, format!("the column {unknown:?} is not known")));
    }
    for row in &table.rows {
        row.cells
            .as_ref()
            .map_err(Clone::clone)
            .and_then(|cells| take(&Cells::new(&table, cells)))
            .map_err(|detail| failed(row.line, detail))?;
    }
    Ok(())
}

fn participant(row: &Cells) -> Result<Participant, String> {
    let is_alpha2 = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase());
    let is_m49 = |text: &str| text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit());
    Ok(Participant {
        code: code(row.get("code"))?,
        alpha2: row.formed("alpha2", is_alpha2)?,
        m49: row.formed("m49", is_m49)?,
        kind: row.word("kind", ParticipantKind::parse)?,
        un_status: row.word("un_status", UnStatus::parse)?,
        regional_group: row.word("regional_group", RegionalGroup::parse)?,
        m49_region: row.optional("m49_region"),
        m49_subregion: row.optional("m49_subregion"),
        names: names(row)?,
        former_names: Vec::new(),
        aliases: row.list("aliases").into_iter().map(str::to_owned).collect(),
        note: row.optional("note"),
        dissolution: None,
    })
}

fn names(row: &Cells) -> Result<Texts, String> {
    let english = Texts::english(row.required("name_en")?);
    Ok(Language::ALL
        .into_iter()
        .filter_map(|language| {
            let name = row.optional(&format!("name_{}", language.tag()))?;
            Some((language, name))
        })
        .fold(english, |names, (language, name)| {
            names.with(language, name)
        }))
}

fn predecessor(row: &Cells) -> Result<Participant, String> {
    let successors = row
        .list("successor_codes")
        .into_iter()
        .map(code)
        .collect::<Result<Vec<_>, _>>()?;
    if successors.is_empty() {
        return Err("expected at least one successor, found none".into());
    }
    Ok(Participant {
        kind: ParticipantKind::State,
        note: row.optional("note"),
        dissolution: Some(Dissolution {
            until: plain_date(row.get("until"))?,
            successors,
        }),
        ..Participant::unlisted_organization(&code(row.get("code"))?, row.required("name_en")?)
    })
}

/// Whether each successor of a row is in the lists, and did not end before it began.
fn followed(row: &Cells, participants: &[Participant]) -> Result<(), String> {
    let until = plain_date(row.get("until"))?;
    for text in row.list("successor_codes") {
        let code = code(text)?;
        let successor = participants
            .iter()
            .find(|participant| participant.code == code)
            .ok_or_else(|| format!("expected a code of the lists of participants, found {code}"))?;
        let has_ended = |end: &Dissolution| end.until <= until;
        if successor.dissolution.as_ref().is_some_and(has_ended) {
            return Err(format!(
                "expected a successor that existed after {until}, found {code}"
            ));
        }
    }
    Ok(())
}

fn membership(row: &Cells, living: &Directory) -> Result<Membership, String> {
    let organization = existing(row.get("reio_code"), living)?;
    if organization.kind != ParticipantKind::Reio {
        return Err(format!(
            "expected an organization, found {}",
            organization.name()
        ));
    }
    let member = existing(row.get("member_code"), living)?;
    if member.kind != ParticipantKind::State {
        return Err(format!(
            "expected a State as member, found {}",
            member.name()
        ));
    }
    let from = plain_date(row.get("member_from"))?;
    let until: Option<NaiveDate> = row
        .optional("member_until")
        .map(|text| plain_date(&text))
        .transpose()?;
    if let Some(until) = until.filter(|until| *until < from) {
        return Err(format!("expected a last day from {from} on, found {until}"));
    }
    Ok(Membership {
        organization: organization.code.clone(),
        member: member.code.clone(),
        from,
        until,
    })
}

fn overlap(a: &Membership, b: &Membership) -> bool {
    a.organization == b.organization
        && a.member == b.member
        && (a.lasts_on(b.from) || b.lasts_on(a.from))
}

fn code(text: &str) -> Result<ParticipantCode, String> {
    ParticipantCode::parse(text).map_err(|error| error.to_string())
}

fn existing<'a>(text: &str, living: &'a Directory) -> Result<&'a Participant, String> {
    let code = code(text)?;
    living
        .get(&code)
        .map(AsRef::as_ref)
        .ok_or_else(|| format!("expected a code of the list of participants, found {code}"))
}

fn once(codes: &mut BTreeSet<ParticipantCode>, code: &ParticipantCode) -> Result<(), String> {
    if codes.insert(code.clone()) {
        Ok(())
    } else {
        Err(format!("expected each code once, found {code} again"))
    }
}

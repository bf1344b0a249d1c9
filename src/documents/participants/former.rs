//! The list of former names, each with its last day and its source.

use crate::documents::plain_date;
use crate::documents::table::Cells;
use crate::domain::language::Texts;
use crate::domain::participant::{FormerName, Participant};

/// The columns of the list.
pub(super) const COLUMNS: [&str; 6] = ["code", "name_en", "from", "until", "source", "note"];

/// Gives a participant the former name of a row. A participant has one name at a time.
pub(super) fn add(row: &Cells, participants: &mut [Participant]) -> Result<(), String> {
    let code = super::code(row.get("code"))?;
    let participant = participants
        .iter_mut()
        .find(|participant| participant.code == code)
        .ok_or_else(|| format!("expected a code of the lists of participants, found {code}"))?;
    let former = former_name(row)?;
    if let Some(other) = participant
        .former_names
        .iter()
        .find(|other| other.overlaps(&former))
    {
        return Err(format!(
            "expected one name of {code} at a time, found two until {}",
            other.until.min(former.until)
        ));
    }
    participant.former_names.push(former);
    participant.former_names.sort_by_key(|former| former.until);
    Ok(())
}

fn former_name(row: &Cells) -> Result<FormerName, String> {
    let from = row
        .optional("from")
        .map(|text| plain_date(&text))
        .transpose()?;
    let until = plain_date(row.get("until"))?;
    if let Some(from) = from.filter(|from| until < *from) {
        return Err(format!("expected a last day from {from} on, found {until}"));
    }
    Ok(FormerName {
        names: Texts::english(row.required("name_en")?),
        from,
        until,
        source: row.required("source")?.to_owned(),
        note: row.optional("note"),
    })
}

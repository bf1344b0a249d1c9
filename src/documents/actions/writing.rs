//! Writes a table of actions that [`super::read`] reads as the same acts.
//!
//! For acts that have been read elsewhere and are to be reviewed: particulars and statements are not written.

use crate::domain::action::Act;
use crate::domain::participant::Directory;
use crate::domain::place::Place;

const COLUMNS: [&str; 9] = [
    "participant_code",
    "participant_name",
    "action",
    "date",
    "place",
    "signatory",
    "notification",
    "source",
    "note",
];

/// The table of these acts, with the English names of the directory for those who review it.
///
/// # Errors
/// When the table cannot be written; in memory that does not happen.
pub fn write<'a>(
    acts: impl IntoIterator<Item = &'a Act>,
    directory: &Directory,
) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for act in acts {
        let participant = directory.resolve(&act.participant);
        writer.write_record([
            act.participant.as_str(),
            participant.as_ref().map_or("", |known| known.name()),
            act.kind.as_str(),
            &act.date.to_string(),
            act.place.as_ref().map_or("", Place::as_str),
            act.signatory.as_deref().unwrap_or_default(),
            act.notification.as_deref().unwrap_or_default(),
            act.source.as_deref().unwrap_or_default(),
            act.note.as_deref().unwrap_or_default(),
        ])?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

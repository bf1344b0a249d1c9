//! The sentence of a certificate: who stands where, as of which day and by which entry of the record.

use fluent_bundle::FluentArgs;

use super::status_line::name;
use super::{WordingError, dates, ids, isolated, message, numerals};
use crate::domain::assessment::{Assessment, Standing};
use crate::domain::ids::Position;
use crate::domain::language::Language;
use crate::domain::vocabulary;

/// What the sentence is about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Where everyone stands.
    pub assessment: &'a Assessment,
    /// Where this one does.
    pub standing: &'a Standing,
    /// The entry up to which the record was read.
    pub entry: Position,
}

/// The sentence.
///
/// # Errors
/// When the message is missing or cannot be written: a fault of the build.
pub fn summary(subject: Subject<'_>, language: Language) -> Result<String, WordingError> {
    let Subject {
        assessment,
        standing,
        entry,
    } = subject;
    let names = &standing.participant.names;
    let participant = match names.exact(language) {
        Some(name) => name.to_owned(),
        None => isolated(names.get(Language::En), Language::En, language),
    };
    let mut arguments = FluentArgs::new();
    arguments.set("date", dates::long(language, assessment.as_of)?);
    arguments.set("entry", numerals::ordinal(language, entry.0)?);
    arguments.set("participant", participant);
    arguments.set(
        "status",
        vocabulary::status(standing.status).label(language),
    );
    arguments.set("treaty", name(&assessment.treaty, language));
    message(language, ids::CERTIFICATE_SUMMARY, &arguments)
}

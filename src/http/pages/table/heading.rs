//! What stands above the table: the conclusion of the treaty as far as it is known, and its totals.

use crate::domain::language::Language;
use crate::domain::progress::{Progress, Stage};
use crate::domain::vocabulary;
use crate::http::pages::marks::{Facts, Mark};
use crate::http::pages::scribe::Scribe;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;

/// When the treaty was concluded, and where and when it could be signed, as far as its document says.
///
/// # Errors
/// When a message cannot be written.
pub fn of(scribe: &Scribe<'_>) -> Result<Facts, WordingError> {
    let (w, treaty) = (scribe.w, scribe.treaty);
    let mut facts = Facts::default();
    scribe.on(&mut facts, m::TABLE_ADOPTED, treaty.adopted_on)?;
    scribe.words(
        &mut facts,
        m::TABLE_ADOPTED_BY,
        treaty.adopted_by.as_deref(),
    )?;
    if let Some(clause) = &treaty.clauses.signature {
        let windows = clause
            .windows
            .iter()
            .map(|window| {
                let text = w.with(
                    m::TABLE_WINDOW,
                    [
                        ("place", window.place.as_str().into()),
                        ("from", w.date(window.from)?.into()),
                        ("to", w.date(window.to)?.into()),
                    ],
                )?;
                Ok(Mark::Plain(text))
            })
            .collect::<Result<_, WordingError>>()?;
        facts
            .of
            .push(scribe.fact(m::TABLE_OPEN_FOR_SIGNATURE, Mark::Several(windows))?);
    }
    let notification = treaty.depositary_notification.as_deref();
    scribe.words(&mut facts, m::PARTICIPANT_NOTIFICATION, notification)?;
    if let Some(record) = &treaty.record {
        scribe.read_in(&mut facts, record.source.as_deref())?;
        if let Some(note) = &record.note {
            facts
                .of
                .push(scribe.fact(m::PARTICIPANT_NOTE, scribe.english(note))?);
        }
    }
    Ok(facts)
}

/// How many have signed, and how many are bound.
///
/// # Errors
/// When a message cannot be written.
pub fn status(scribe: &Scribe<'_>, progress: &Progress) -> Result<Facts, WordingError> {
    let number = |number: u32| Ok::<_, WordingError>(Mark::Plain(scribe.w.number(number)?));
    let mut facts = Facts::default();
    let signatories = number(progress.signatories.total)?;
    facts
        .of
        .push(scribe.fact(m::TABLE_SIGNATORIES, signatories)?);
    let contracting = progress.contracting_states.total;
    let is_in_force = matches!(progress.stage, Stage::InForce { .. });
    if contracting > 0 || !is_in_force {
        let contracting = number(contracting)?;
        facts
            .of
            .push(scribe.fact(m::TABLE_CONTRACTING, contracting)?);
    }
    if is_in_force {
        let bound = number(progress.parties.total)?;
        facts.of.push(scribe.fact(m::TABLE_BOUND, bound)?);
    }
    Ok(facts)
}

/// The header of the column of consent: the acts that the treaty's own document permits, with the depositary's letters.
pub fn consent(scribe: &Scribe<'_>) -> String {
    let language = scribe.w.language;
    let (open, close) = match language {
        Language::Zh => ("（", "）"),
        Language::Ar | Language::En | Language::Fr | Language::Ru | Language::Es | Language::Vi => {
            (" (", ")")
        }
    };
    let kinds = scribe.treaty.clauses.consent_kinds().iter().map(|kind| {
        let label = vocabulary::action(*kind).label(language);
        match kind.letter() {
            Some(letter) => format!("{label}{open}{letter}{close}"),
            None => label.to_owned(),
        }
    });
    scribe.listed(kinds)
}

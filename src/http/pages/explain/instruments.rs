//! Every instrument with its number among those that count, or the reason why it has none.

use crate::domain::assessment::Assessment;
use crate::domain::explain::{ExplainedInstrument, Explanation};
use crate::domain::participation::End;
use crate::domain::vocabulary;
use crate::http::pages::marks::Mark;
use crate::http::pages::scribe::Scribe;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;

/// One instrument.
pub struct Row {
    /// Its number or range of numbers; none if it does not count.
    pub number: Option<String>,
    /// Who deposited it.
    pub participant: Mark,
    /// Its kind.
    pub kind: &'static str,
    /// The depositary's letter for it.
    pub letter: Option<&'static str>,
    /// The date of deposit.
    pub deposited: Mark,
    /// When the treaty enters into force by it.
    pub effect: Option<Mark>,
    /// By which rule.
    pub basis: Option<String>,
    /// Why it does not count, that it ended, that the conditions were met by it.
    pub remarks: Vec<String>,
    /// Whether the conditions were met by it.
    pub met_the_conditions: bool,
}

/// Every instrument by date of deposit.
///
/// # Errors
/// When a message cannot be written.
pub fn rows(
    scribe: &Scribe<'_>,
    assessment: &Assessment,
    explanation: &Explanation,
) -> Result<Vec<Row>, WordingError> {
    explanation
        .instruments
        .iter()
        .map(|explained| row(scribe, assessment, explained))
        .collect()
}

fn row(
    scribe: &Scribe<'_>,
    assessment: &Assessment,
    explained: &ExplainedInstrument,
) -> Result<Row, WordingError> {
    let w = scribe.w;
    let deposit = &explained.deposit;
    let instrument = &deposit.instrument;
    let met_the_conditions = assessment
        .reached
        .as_ref()
        .is_some_and(|reached| reached.by.contains(&instrument.action));
    let mut remarks = Vec::new();
    if met_the_conditions {
        remarks.push(w.say(m::EXPLAIN_MET_HERE)?);
    }
    if let Err(reason) = &explained.counted {
        let label = vocabulary::not_counted(*reason).label(w.language);
        remarks.push(w.about(m::EXPLAIN_NOT_COUNTED, "reason", label)?);
    }
    if let Some(end) = instrument.end.map(End::on) {
        remarks.push(w.dated(m::EXPLAIN_ENDED, "date", end)?);
    }
    Ok(Row {
        number: explained
            .counted
            .as_ref()
            .ok()
            .map(|ordinal| scribe.ordinal(ordinal))
            .transpose()?,
        participant: scribe.linked(
            &deposit.participant,
            &format!("#entry-{}", instrument.action),
        ),
        kind: vocabulary::action(instrument.kind).label(w.language),
        letter: instrument.kind.letter(),
        deposited: scribe.day(instrument.deposited_on)?,
        effect: explained
            .effect
            .map(|effect| scribe.day(effect.on))
            .transpose()?,
        basis: explained
            .effect
            .map(|effect| scribe.basis(effect))
            .transpose()?,
        remarks,
        met_the_conditions,
    })
}

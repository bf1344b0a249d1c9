//! Where a treaty stands, in one sentence that can be quoted as it is.
//!
//! Its numbers are those of [`Progress`]. It says signed where they signed and deposited where they deposited, never
//! counts an organization among the States, and has no parties before the entry into force. What the register does not
//! know for certain, the sentence does not claim: it says until when the record is complete, what it projects, and
//! which clause was not compared with the certified true copy.

use chrono::NaiveDate;
use fluent_bundle::FluentArgs;

use super::{WordingError, dates, isolated, message, numerals};
use crate::domain::assessment::{Assessment, Finding};
use crate::domain::ids::Position;
use crate::domain::language::Language;
use crate::domain::progress::{Progress, Split, Stage};
use crate::domain::treaty::Treaty;

/// From which moment the sentence is told, beside the date that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vantage {
    /// The depositary's date: what is later is projected.
    pub today: NaiveDate,
    /// The entry up to which the record was read, where that was asked for.
    pub entry: Option<Position>,
}

/// The sentence.
///
/// # Errors
/// When a message is missing or cannot be written: a fault of the build.
pub fn sentence(
    assessment: &Assessment,
    vantage: Vantage,
    language: Language,
) -> Result<String, WordingError> {
    let progress = Progress::of(assessment);
    let mut arguments = FluentArgs::new();
    basis(&mut arguments, assessment, vantage, language)?;
    arguments.set("treaty", name(&assessment.treaty, language));
    arguments.set("caveat", caveat(assessment));
    arguments.set("asserted", asserted(assessment));
    arguments.set("threshold", progress.threshold);
    arguments.set("counted", progress.counted);
    arguments.set("signatories", progress.signatories.total);
    arguments.set("signatories-split", split(progress.signatories, language)?);
    arguments.set("parties", progress.parties.total);
    arguments.set("parties-split", split(progress.parties, language)?);
    let id = match progress.stage {
        Stage::Pending if assessment.conditions.is_empty() => "pending",
        Stage::Pending => "pending-further",
        Stage::ThresholdReached {
            reached_on,
            enters_into_force_on: in_force_on,
        } => {
            arguments.set("reached-on", dates::long(language, reached_on)?);
            arguments.set("in-force-on", dates::long(language, in_force_on)?);
            "threshold-reached"
        }
        Stage::InForce { reached_on, since } => {
            arguments.set("reached-on", dates::long(language, reached_on)?);
            arguments.set("in-force-on", dates::long(language, since)?);
            "in-force"
        }
    };
    message(language, id, &arguments)
}

/// What the sentence rests on: the date, the record, and how far it is complete.
fn basis(
    arguments: &mut FluentArgs<'_>,
    assessment: &Assessment,
    vantage: Vantage,
    language: Language,
) -> Result<(), WordingError> {
    let as_of = assessment.as_of;
    let time = if as_of > vantage.today {
        "projected"
    } else {
        "reached"
    };
    arguments.set("time", time);
    arguments.set("as-of", dates::long(language, as_of)?);
    arguments.set("pinned", if vantage.entry.is_some() { "yes" } else { "no" });
    if let Some(Position(entry)) = vantage.entry {
        arguments.set("entry", numerals::ordinal(language, entry)?);
    }
    let record = assessment.treaty.record.as_ref();
    match record.and_then(|record| record.complete_until) {
        None => arguments.set("completeness", "unstated"),
        Some(until) if until < as_of => {
            arguments.set("completeness", "until");
            arguments.set("complete-until", dates::long(language, until)?);
        }
        Some(_) => arguments.set("completeness", "complete"),
    }
    Ok(())
}

/// The treaty's name in the language, the short one if there is one, else its English name.
pub(super) fn name(treaty: &Treaty, language: Language) -> String {
    let known = treaty
        .name()
        .exact(language)
        .or_else(|| treaty.title.exact(language));
    match known {
        Some(name) => name.to_owned(),
        None => isolated(treaty.name().get(Language::En), Language::En, language),
    }
}

/// Whether the depositary has stated another date than the one that is computed.
pub(in crate::http) fn asserted(assessment: &Assessment) -> &'static str {
    let differs = assessment.findings.iter().any(|finding| match finding {
        Finding::AssertedEntryIntoForceDiffers { .. } => true,
        Finding::WithdrawalAfterThreshold { .. } => false,
    });
    if differs { "yes" } else { "no" }
}

/// What qualifies the numbers: `none`, `unverified`, `disputed` or `both`.
pub(in crate::http) fn caveat(assessment: &Assessment) -> &'static str {
    let clause = &assessment.treaty.clauses.entry_into_force;
    let is_unverified = clause.provenance.verified == Some(false);
    let is_disputed = assessment.findings.iter().any(|finding| match finding {
        Finding::WithdrawalAfterThreshold { .. } => true,
        Finding::AssertedEntryIntoForceDiffers { .. } => false,
    });
    match (is_unverified, is_disputed) {
        (true, true) => "both",
        (true, false) => "unverified",
        (false, true) => "disputed",
        (false, false) => "none",
    }
}

/// Those of a total by what they are: `72 States and 1 regional economic integration organization`.
///
/// # Errors
/// As [`sentence`].
pub fn split(of: Split, language: Language) -> Result<String, WordingError> {
    let composition = match (
        of.states > 0,
        of.regional_organizations > 0,
        of.other_organizations > 0,
    ) {
        (_, false, false) => "states",
        (false, true, false) => "regional",
        (false, false, true) => "organizations",
        (true, true, false) => "states-regional",
        (true, false, true) => "states-organizations",
        (false, true, true) => "regional-organizations",
        (true, true, true) => "all",
    };
    let mut arguments = FluentArgs::new();
    arguments.set("composition", composition);
    arguments.set("states", of.states);
    arguments.set("regional", of.regional_organizations);
    arguments.set("organizations", of.other_organizations);
    message(language, "split", &arguments)
}

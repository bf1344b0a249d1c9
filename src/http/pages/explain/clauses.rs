//! What the treaty says: the clauses in their own words, the rule as data, further conditions and further numbers.

use crate::domain::assessment::Assessment;
use crate::domain::delay::Delay;
use crate::domain::explain::Explanation;
use crate::domain::further::FurtherState;
use crate::domain::language::Language;
use crate::domain::threshold::ConditionState;
use crate::domain::treaty::{
    EntryIntoForceClause, LaterPartiesClause, Provenance, ReioCounting, Treaty,
};
use crate::domain::vocabulary;
use crate::http::pages::marks::{Facts, Mark};
use crate::http::pages::scribe::Scribe;
use crate::http::pages::wording::Written;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;

/// A clause with its words.
pub struct Clause {
    /// What it is about.
    pub title: String,
    /// Its article.
    pub article: Option<String>,
    /// Its words, in English.
    pub text: Option<String>,
    /// Whether they were compared with the certified true copy.
    pub verified: String,
    /// Whether they were not.
    pub is_unverified: bool,
    /// Where they were read.
    pub source: Facts,
}

impl Clause {
    /// The clause on entry into force.
    ///
    /// # Errors
    /// When a message cannot be written.
    pub fn on_entry_into_force(
        scribe: &Scribe<'_>,
        clause: &EntryIntoForceClause,
    ) -> Result<Self, WordingError> {
        Self::of(
            scribe,
            m::EXPLAIN_CLAUSE_ENTRY,
            Some(&clause.article),
            clause.text.as_ref(),
            &clause.provenance,
        )
    }

    /// The clause on those that consent later.
    ///
    /// # Errors
    /// When a message cannot be written.
    pub fn on_later_parties(
        scribe: &Scribe<'_>,
        clause: &LaterPartiesClause,
    ) -> Result<Self, WordingError> {
        Self::of(
            scribe,
            m::EXPLAIN_CLAUSE_LATER,
            clause.article.as_ref(),
            clause.text.as_ref(),
            &clause.provenance,
        )
    }

    fn of(
        scribe: &Scribe<'_>,
        title: &'static str,
        article: Option<&String>,
        text: Option<&String>,
        provenance: &Provenance,
    ) -> Result<Self, WordingError> {
        let mut read = Facts::default();
        scribe.read_in(&mut read, provenance.source.as_deref())?;
        Ok(Self {
            title: scribe.w.say(title)?,
            article: article.map(|article| scribe.article(article)).transpose()?,
            text: text.cloned(),
            verified: scribe.verified(provenance)?,
            is_unverified: provenance.verified == Some(false),
            source: read,
        })
    }
}

/// How the date follows, as data.
///
/// # Errors
/// When a message cannot be written.
pub fn rule(scribe: &Scribe<'_>, treaty: &Treaty) -> Result<Facts, WordingError> {
    let (w, clauses) = (scribe.w, &treaty.clauses);
    let clause = &clauses.entry_into_force;
    let mut facts = Facts::default();
    let kinds = clause
        .counted_kinds
        .iter()
        .map(|kind| vocabulary::action(*kind).label(w.language));
    let kinds = Mark::Plain(scribe.listed(kinds));
    facts.of.push(scribe.fact(m::EXPLAIN_KINDS, kinds)?);
    let reio = match clause.reio {
        ReioCounting::NotAdditional => "not_additional",
        ReioCounting::NotCounted => "not_counted",
        ReioCounting::Counted => "counted",
        ReioCounting::NotApplicable => "not_applicable",
    };
    let reio = Mark::Plain(w.about(m::EXPLAIN_REIO, "reio", reio)?);
    facts.of.push(scribe.fact(m::EXPLAIN_REIO_TERM, reio)?);
    let own = Mark::Plain(delay(scribe, clause.delay)?);
    facts.of.push(scribe.fact(m::EXPLAIN_PERIOD, own)?);
    scribe.on(&mut facts, m::EXPLAIN_FIXED_DATE, clause.fixed_date)?;
    scribe.on(&mut facts, m::EXPLAIN_NOT_BEFORE, clause.not_before)?;
    if let Some(parent) = treaty.parent.as_ref().filter(|p| p.entry_into_force_floor) {
        let href = scribe.link(&format!("/treaties/{}/explain", parent.treaty));
        let link = Mark::Link {
            href,
            text: parent.treaty.to_string(),
            lang: None,
        };
        facts
            .of
            .push(scribe.fact(m::EXPLAIN_NOT_BEFORE_PARENT, link)?);
    }
    let later = Mark::Plain(delay(scribe, clauses.later_parties.delay)?);
    facts.of.push(scribe.fact(m::EXPLAIN_LATER_PERIOD, later)?);
    Ok(facts)
}

fn delay(scribe: &Scribe<'_>, delay: Delay) -> Written {
    let (kind, n) = match delay {
        Delay::NthDayAfter(n) => ("nth_day_after", n),
        Delay::MonthsAfter(n) => ("months_after", n),
        Delay::OnDeposit => ("on_deposit", 0),
        Delay::FirstOfMonthAfterNthDay(n) => ("first_of_month_after_nth_day", n),
        Delay::FirstOfNthMonthAfterMonth(n) => ("first_of_nth_month_after_month", n),
        Delay::FirstOfMonthAfterMonths(n) => ("first_of_month_after_months", n),
    };
    scribe
        .w
        .with(m::EXPLAIN_DELAY, [("delay", kind.into()), ("n", n.into())])
}

/// The further conditions and how far each is met.
///
/// # Errors
/// When a message cannot be written.
pub fn conditions(
    scribe: &Scribe<'_>,
    assessment: &Assessment,
) -> Result<Vec<Facts>, WordingError> {
    assessment
        .conditions
        .iter()
        .map(|state| condition(scribe, state))
        .collect()
}

fn condition(scribe: &Scribe<'_>, state: &ConditionState) -> Result<Facts, WordingError> {
    let w = scribe.w;
    let mut facts = Facts::default();
    let met = if state.is_met() { "yes" } else { "no" };
    let met = Mark::Plain(w.about(m::EXPLAIN_MET, "met", met)?);
    match state {
        ConditionState::Share {
            measure,
            at_least_bp,
            present_bp,
        } => {
            let measure = scribe.english(measure);
            facts.of.push(scribe.fact(m::EXPLAIN_MEASURE, measure)?);
            let needed = Mark::Plain(percent(scribe, *at_least_bp)?);
            facts.of.push(scribe.fact(m::EXPLAIN_AT_LEAST, needed)?);
            let present = Mark::Plain(percent(scribe, *present_bp)?);
            facts.of.push(scribe.fact(m::EXPLAIN_PRESENT, present)?);
        }
        ConditionState::Named { required, missing } => {
            let required = u32::try_from(*required).unwrap_or(u32::MAX);
            let required = Mark::Plain(w.number(required)?);
            facts.of.push(scribe.fact(m::EXPLAIN_NAMED, required)?);
            if !missing.is_empty() {
                let links = missing.iter().map(|code| scribe.linked(code, "")).collect();
                let links = Mark::Several(links);
                facts.of.push(scribe.fact(m::EXPLAIN_NAMED_MISSING, links)?);
            }
        }
    }
    facts.of.push(scribe.fact(m::EXPLAIN_CONDITION_STATE, met)?);
    Ok(facts)
}

/// A share that is given in hundredths of a per cent.
fn percent(scribe: &Scribe<'_>, basis_points: u32) -> Written {
    let separator = match scribe.w.language {
        Language::Ar | Language::Zh | Language::En => '.',
        Language::Fr | Language::Ru | Language::Es | Language::Vi => ',',
    };
    let (whole, hundredths) = (basis_points / 100, basis_points % 100);
    let number = format!("{whole}{separator}{hundredths:02}");
    scribe.w.about(m::EXPLAIN_PERCENT, "number", &number)
}

/// Numbers on which something other than the entry into force depends.
///
/// # Errors
/// When a message cannot be written.
pub fn further(scribe: &Scribe<'_>, explanation: &Explanation) -> Result<Vec<Facts>, WordingError> {
    explanation
        .further_thresholds
        .iter()
        .map(|state| one_further(scribe, state))
        .collect()
}

fn one_further(scribe: &Scribe<'_>, state: &FurtherState) -> Result<Facts, WordingError> {
    let (w, clause) = (scribe.w, &state.clause);
    let mut facts = Facts::default();
    let purpose = scribe.text(&clause.purpose);
    facts.of.push(scribe.fact(m::EXPLAIN_PURPOSE, purpose)?);
    let counts = w.about(m::EXPLAIN_FURTHER_COUNTS, "counts", clause.counts.as_str())?;
    facts
        .of
        .push(scribe.fact(m::EXPLAIN_WHAT_COUNTS, Mark::Plain(counts))?);
    let needed = Mark::Plain(w.number(clause.count)?);
    facts.of.push(scribe.fact(m::EXPLAIN_THRESHOLD, needed)?);
    let counted = Mark::Plain(w.number(state.counted)?);
    facts.of.push(scribe.fact(m::EXPLAIN_COUNTED, counted)?);
    scribe.on(&mut facts, m::EXPLAIN_REACHED, state.reached_on)?;
    scribe.on(
        &mut facts,
        m::EXPLAIN_WILL_BE_REACHED,
        state.will_be_reached_on,
    )?;
    let article = Mark::words(&clause.article);
    facts.of.push(scribe.fact(m::PARTICIPANT_ARTICLE, article)?);
    let verified = Mark::Plain(scribe.verified(&clause.provenance)?);
    facts.of.push(scribe.fact(m::PARTICIPANT_CLAUSE, verified)?);
    Ok(facts)
}

//! Where the law is silent or the depositary says otherwise: both readings, what is asserted beside what is computed,
//! corrections that changed the date, and the policies that hold.

use crate::domain::assessment::Assessment;
use crate::domain::explain::Recomputed;
use crate::domain::finding::Finding;
use crate::domain::ids::Position;
use crate::domain::policy::{PolicyCode, PolicyValue};
use crate::domain::threshold::{Commencement, Reached};
use crate::domain::vocabulary;
use crate::http::pages::marks::{Facts, Mark};
use crate::http::pages::scribe::Scribe;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;

/// What follows by one reading of a withdrawal before the entry into force.
pub struct Reading {
    /// Which.
    pub label: String,
    /// Whether it is the one that the register states.
    pub is_stated: bool,
    /// What follows.
    pub facts: Facts,
}

/// A policy and the value that holds.
pub struct Policy {
    /// The question.
    pub question: String,
    /// The value that holds.
    pub value: String,
    /// By what: by default, or by a decision.
    pub by: String,
    /// Whether a decision declares it.
    pub is_declared: bool,
}

/// The date that the depositary states, beside the computed one; nothing where it states none.
///
/// # Errors
/// When a message cannot be written.
pub fn asserted(scribe: &Scribe<'_>, assessment: &Assessment) -> Result<Facts, WordingError> {
    let (w, mut facts) = (scribe.w, Facts::default());
    let Some(asserted) = &assessment.asserted else {
        return Ok(facts);
    };
    scribe.on(&mut facts, m::EXPLAIN_ASSERTED, Some(asserted.on))?;
    computed(
        scribe,
        &mut facts,
        m::EXPLAIN_COMPUTED,
        assessment.in_force_on,
    )?;
    if let Some(computed) = assessment.in_force_on {
        let days = asserted.on.signed_duration_since(computed).num_days();
        let (order, days) = match days {
            0 => ("same", 0),
            days if days > 0 => ("later", days),
            days => ("earlier", -days),
        };
        let days = u32::try_from(days).unwrap_or(u32::MAX);
        let text = w.with(
            m::EXPLAIN_DIFFERENCE,
            [("order", order.into()), ("days", days.into())],
        )?;
        facts
            .of
            .push(scribe.fact(m::EXPLAIN_COMPARED, Mark::Plain(text))?);
    }
    let ruling = &asserted.decision.ruling;
    let entry = w.ordinal(asserted.decision.position.0)?;
    let entry = Mark::Plain(w.about(m::PARTICIPANT_ENTRY, "entry", &entry)?);
    facts.of.push(scribe.fact(m::EXPLAIN_DECISION, entry)?);
    scribe.words(
        &mut facts,
        m::PARTICIPANT_NOTIFICATION,
        ruling.reference.as_deref(),
    )?;
    scribe.source(&mut facts, ruling.source.as_deref())?;
    Ok(facts)
}

/// A computed date, or that there is none.
fn computed(
    scribe: &Scribe<'_>,
    facts: &mut Facts,
    term: &'static str,
    on: Option<chrono::NaiveDate>,
) -> Result<(), WordingError> {
    let value = match on {
        Some(on) => scribe.day(on)?,
        None => Mark::Plain(scribe.w.say(m::EXPLAIN_NO_DATE)?),
    };
    facts.of.push(scribe.fact(term, value)?);
    Ok(())
}

/// What a reader must be told.
///
/// # Errors
/// When a message cannot be written.
pub fn findings(scribe: &Scribe<'_>, assessment: &Assessment) -> Result<Vec<Facts>, WordingError> {
    assessment
        .findings
        .iter()
        .map(|finding| {
            let mut facts = Facts::default();
            let term = vocabulary::finding(finding.code());
            let label = Mark::Plain(term.label(scribe.w.language).to_owned());
            facts.of.push(scribe.fact(m::EXPLAIN_FINDING, label)?);
            let meaning = scribe.english(term.definition);
            facts
                .of
                .push(scribe.fact(m::PARTICIPANT_IN_ENGLISH, meaning)?);
            match finding {
                Finding::WithdrawalAfterThreshold {
                    conditions_stay_met,
                    as_never_deposited,
                } => {
                    let stay = Some(*conditions_stay_met);
                    scribe.on(&mut facts, m::EXPLAIN_IF_STAY_MET, stay)?;
                    let never = m::EXPLAIN_IF_NEVER_DEPOSITED;
                    computed(scribe, &mut facts, never, *as_never_deposited)?;
                }
                Finding::AssertedEntryIntoForceDiffers {
                    asserted,
                    computed: on,
                } => {
                    scribe.on(&mut facts, m::EXPLAIN_ASSERTED, Some(*asserted))?;
                    computed(scribe, &mut facts, m::EXPLAIN_COMPUTED, *on)?;
                }
            }
            Ok(facts)
        })
        .collect()
}

/// Both readings of a withdrawal before the entry into force; none where there was no such withdrawal.
///
/// # Errors
/// When a message cannot be written.
pub fn readings(
    scribe: &Scribe<'_>,
    assessment: &Assessment,
) -> Result<Vec<Reading>, WordingError> {
    let Some(readings) = &assessment.readings else {
        return Ok(Vec::new());
    };
    [
        (
            PolicyValue::ConditionsStayMet,
            &readings.conditions_stay_met,
        ),
        (PolicyValue::AsNeverDeposited, &readings.as_never_deposited),
    ]
    .into_iter()
    .map(|(value, reached)| {
        Ok(Reading {
            label: scribe
                .w
                .about(m::EXPLAIN_POLICY_VALUE, "value", value.as_str())?,
            is_stated: assessment.policies.holds(value),
            facts: of_reading(scribe, assessment, reached.as_ref())?,
        })
    })
    .collect()
}

fn of_reading(
    scribe: &Scribe<'_>,
    assessment: &Assessment,
    reached: Option<&Reached>,
) -> Result<Facts, WordingError> {
    let clause = &assessment.treaty.clauses.entry_into_force;
    let mut facts = Facts::default();
    computed(
        scribe,
        &mut facts,
        m::EXPLAIN_REACHED,
        reached.map(|r| r.on),
    )?;
    if let Some(reached) = reached {
        let by = reached
            .by
            .iter()
            .filter_map(|action| depositor(scribe, assessment, *action))
            .collect();
        facts
            .of
            .push(scribe.fact(m::EXPLAIN_REACHED_BY, Mark::Several(by))?);
    }
    let in_force = reached
        .and_then(|reached| Commencement::of(clause, reached.on, assessment.floor))
        .map(|commencement| commencement.in_force_on);
    computed(scribe, &mut facts, m::EXPLAIN_IN_FORCE, in_force)?;
    Ok(facts)
}

/// Who deposited an instrument that counts or counted.
fn depositor(scribe: &Scribe<'_>, assessment: &Assessment, action: Position) -> Option<Mark> {
    let deposit = assessment
        .tally
        .counted
        .iter()
        .find(|deposit| deposit.instrument.action == action)?;
    Some(scribe.linked(&deposit.participant, &format!("#entry-{action}")))
}

/// The corrections that changed the computed date.
///
/// # Errors
/// When a message cannot be written.
pub fn corrections(
    scribe: &Scribe<'_>,
    recomputed: &[Recomputed],
) -> Result<Vec<Facts>, WordingError> {
    let w = scribe.w;
    recomputed
        .iter()
        .map(|one| {
            let mut facts = Facts::default();
            let text = w.with(
                m::EXPLAIN_CORRECTION,
                [
                    ("entry", w.ordinal(one.correction.0)?.into()),
                    ("corrected", w.ordinal(one.of.0)?.into()),
                ],
            )?;
            facts
                .of
                .push(scribe.fact(m::EXPLAIN_CORRECTED, Mark::Plain(text))?);
            computed(scribe, &mut facts, m::EXPLAIN_BEFORE, one.before)?;
            computed(scribe, &mut facts, m::EXPLAIN_AFTER, one.after)?;
            Ok(facts)
        })
        .collect()
}

/// Every policy and the value that holds, those that a decision declares first.
///
/// # Errors
/// When a message cannot be written.
pub fn policies(scribe: &Scribe<'_>, assessment: &Assessment) -> Result<Vec<Policy>, WordingError> {
    let w = scribe.w;
    let mut policies = PolicyCode::ALL
        .into_iter()
        .map(|code| {
            let value = assessment.policies.value(code);
            let decision = assessment.decisions.on_policy(code, assessment.as_of);
            Ok(Policy {
                question: w.about(m::EXPLAIN_POLICY, "policy", code.as_str())?,
                value: w.about(m::EXPLAIN_POLICY_VALUE, "value", value.as_str())?,
                by: match decision {
                    None => w.say(m::EXPLAIN_BY_DEFAULT)?,
                    Some(decision) => w.with(
                        m::EXPLAIN_BY_DECISION,
                        [
                            ("entry", w.ordinal(decision.position.0)?.into()),
                            ("date", w.date(decision.ruling.date)?.into()),
                        ],
                    )?,
                },
                is_declared: decision.is_some(),
            })
        })
        .collect::<Result<Vec<Policy>, WordingError>>()?;
    policies.sort_by_key(|policy| !policy.is_declared);
    Ok(policies)
}

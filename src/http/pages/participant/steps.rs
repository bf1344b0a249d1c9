//! What a participant can do, until when, in which form, and what would follow: the answer of `next-steps` in words.
//!
//! Steps to the same end for which everything is the same are told once.

use crate::domain::next_steps::{
    Consequence, DepositConsequence, Formality, NextStep, NextSteps, NotPossible, Organization,
    Possible, Verdict,
};
use crate::domain::rules::IrregularityCode;
use crate::domain::treaty::{NotificationClause, NotificationMoment, ReservationClause};
use crate::domain::vocabulary;
use crate::http::pages::marks::{Fact, Facts, Mark, Reckoning};
use crate::http::pages::scribe::Scribe;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;

/// What a participant can do on a day, laid out.
pub struct Steps {
    /// Why it cannot take part at all, if it cannot.
    pub not_eligible: Option<Mark>,
    /// What is possible.
    pub possible: Vec<Open>,
    /// What is not.
    pub not_possible: Vec<Barred>,
    /// For an organization: what it waits for.
    pub members: Facts,
    /// What the treaty asks to be told without naming a day.
    pub undated: Vec<Told>,
}

/// Kinds of act that are possible, with the same consequences.
#[derive(PartialEq, Eq)]
pub struct Open {
    /// What they are called.
    pub labels: Vec<&'static str>,
    /// Until when, and what would follow.
    pub said: Said,
}

/// What is said of a kind of act that is possible.
#[derive(PartialEq, Eq)]
pub struct Said {
    /// From when to when.
    pub period: String,
    /// Where, the articles, what would follow.
    pub facts: Facts,
    /// How the entry into force would be found.
    pub entry_into_force: Reckoning,
    /// How the participant's own date would be found.
    pub effect: Reckoning,
    /// What is required of the form.
    pub formalities: Vec<Formal>,
    /// The articles of the reservations that the treaty permits with it.
    pub reservations: Option<String>,
    /// What the treaty asks to be told with it.
    pub notifications: Vec<Told>,
}

/// A requirement of form.
#[derive(PartialEq, Eq)]
pub struct Formal {
    /// What is required.
    pub text: String,
    /// The rule that it rests on.
    pub article: Option<String>,
    /// Whether that was read where it stands.
    pub is_read: bool,
}

/// Something that the treaty asks to be told.
#[derive(PartialEq, Eq)]
pub struct Told {
    /// What, in English.
    pub what: Mark,
    /// The article that asks for it.
    pub article: Option<String>,
}

/// A kind of act that is not possible.
pub struct Barred {
    /// What it is called.
    pub label: &'static str,
    /// The rule in the way.
    pub obstacle: String,
    /// What was expected and found, in English.
    pub detail: Mark,
    /// The article that the rule rests on, the first day on which it is possible, what is possible instead.
    pub facts: Facts,
}

impl Steps {
    /// Lays out the steps; none for one that no longer exists and so can do nothing.
    ///
    /// # Errors
    /// When a message cannot be written.
    pub fn of(scribe: &Scribe<'_>, steps: &NextSteps) -> Result<Option<Self>, WordingError> {
        let participant = &steps.standing.participant;
        if participant.has_ceased_by(steps.assessment.as_of) {
            return Ok(None);
        }
        let (mut possible, mut not_possible) = (Vec::<Open>::new(), Vec::new());
        for step in &steps.steps {
            match &step.verdict {
                Verdict::Possible(open) => {
                    let label = vocabulary::action(step.kind).label(scribe.w.language);
                    let said = said(scribe, step, open)?;
                    match possible.iter_mut().find(|other| other.said == said) {
                        Some(other) => other.labels.push(label),
                        None => possible.push(Open {
                            labels: vec![label],
                            said,
                        }),
                    }
                }
                Verdict::NotPossible(not) => {
                    not_possible.push(barred(scribe, step, not)?);
                }
            }
        }
        let clauses = &steps.assessment.treaty.clauses;
        let undated = clauses
            .notifications
            .iter()
            .filter(|clause| clause.when == NotificationMoment::Undated);
        Ok(Some(Self {
            not_eligible: steps
                .not_eligible
                .as_ref()
                .map(|irregularity| scribe.english(&irregularity.detail)),
            possible,
            not_possible,
            members: match &steps.organization {
                Some(organization) => members(scribe, organization)?,
                None => Facts::default(),
            },
            undated: undated
                .map(|clause| told(scribe, clause))
                .collect::<Result<_, WordingError>>()?,
        }))
    }
}

fn said(scribe: &Scribe<'_>, step: &NextStep, open: &Possible) -> Result<Said, WordingError> {
    let (w, from) = (scribe.w, open.act.date);
    let last = open.until.as_ref();
    let until = match last {
        None => "open",
        Some(until) if until.on == from => "today",
        Some(_) => "until",
    };
    let until_on = w.date(last.map_or(from, |until| until.on))?;
    let period = w.with(
        m::PARTICIPANT_PERIOD,
        [
            ("until", until.into()),
            ("from", w.date(from)?.into()),
            ("last", until_on.into()),
        ],
    )?;
    let mut facts = Facts::default();
    if let Some(until) = last {
        let then = obstacle(scribe, until.then.code)?;
        facts
            .of
            .push(scribe.fact(m::PARTICIPANT_THEN, Mark::Plain(then))?);
    }
    let place = open.act.place.as_ref().map(|place| place.as_str());
    scribe.words(&mut facts, m::PARTICIPANT_PLACE, place)?;
    let articles: Vec<String> = step
        .grounds
        .iter()
        .filter_map(|ground| ground.article.as_ref())
        .map(|article| scribe.article(article))
        .collect::<Result<_, WordingError>>()?;
    if !articles.is_empty() {
        let articles = scribe.listed(articles);
        facts
            .of
            .push(scribe.fact(m::PARTICIPANT_GROUNDS, Mark::Plain(articles))?);
    }
    let mut said = Said {
        period,
        facts,
        entry_into_force: Reckoning::default(),
        effect: Reckoning::default(),
        formalities: open
            .formalities
            .iter()
            .map(|formality| formal(scribe, formality))
            .collect::<Result<_, WordingError>>()?,
        reservations: reservations(scribe, &open.reservations)?,
        notifications: open
            .notifications
            .iter()
            .map(|clause| told(scribe, clause))
            .collect::<Result<_, WordingError>>()?,
    };
    match &open.consequence {
        None => {}
        Some(Consequence::Denunciation {
            effective_on,
            arithmetic,
        }) => {
            let term = m::PARTICIPANT_DENUNCIATION_EFFECT;
            scribe.on(&mut said.facts, term, Some(*effective_on))?;
            said.effect = scribe.reckoning(arithmetic)?;
        }
        Some(Consequence::Deposit(deposit)) => of_deposit(scribe, deposit, &mut said)?,
    }
    Ok(said)
}

/// What would follow from an instrument.
fn of_deposit(
    scribe: &Scribe<'_>,
    deposit: &DepositConsequence,
    said: &mut Said,
) -> Result<(), WordingError> {
    let w = scribe.w;
    let (term, counted) = match &deposit.counted {
        Ok(ordinal) => (m::PARTICIPANT_WOULD_BE, scribe.ordinal(ordinal)?),
        Err(reason) => (
            m::PARTICIPANT_WOULD_NOT_COUNT,
            vocabulary::not_counted(*reason)
                .label(w.language)
                .to_owned(),
        ),
    };
    let facts = &mut said.facts;
    facts.of.push(scribe.fact(term, Mark::Plain(counted))?);
    let count = u32::try_from(deposit.count).unwrap_or(u32::MAX);
    let count = w.count(m::PARTICIPANT_WOULD_COUNT, "counted", count)?;
    facts
        .of
        .push(scribe.fact(m::PARTICIPANT_THEN_COUNTED, Mark::Plain(count))?);
    if deposit.reaches_threshold {
        let text = w.say(m::PARTICIPANT_REACHES)?;
        facts
            .of
            .push(scribe.fact(m::PARTICIPANT_CONDITIONS, Mark::Plain(text))?);
    }
    match &deposit.dates {
        Some(dates) => {
            let in_force = Some(dates.entry_into_force);
            scribe.on(facts, m::PARTICIPANT_TREATY_IN_FORCE, in_force)?;
            let effect = dates.effect;
            scribe.on(facts, m::PARTICIPANT_EFFECT, effect.map(|effect| effect.on))?;
            if let Some(effect) = effect {
                let basis = Mark::Plain(scribe.basis(effect)?);
                facts.of.push(scribe.fact(m::PARTICIPANT_BASIS, basis)?);
            }
            let last = Some(dates.last_deposit_for_common_date);
            scribe.on(facts, m::PARTICIPANT_LAST_COMMON, last)?;
            said.entry_into_force = scribe.reckoning(&dates.arithmetic)?;
            said.effect = scribe.reckoning(&dates.arithmetic_of_effect)?;
        }
        None => {
            let missing = missing(scribe, deposit)?;
            facts
                .of
                .push(scribe.fact(m::PARTICIPANT_NO_DATE, Mark::Several(missing))?);
        }
    }
    Ok(())
}

/// What would still be missing, so that there would be no date.
fn missing(scribe: &Scribe<'_>, deposit: &DepositConsequence) -> Result<Vec<Mark>, WordingError> {
    let w = scribe.w;
    let mut missing = Vec::new();
    if deposit.missing_instruments > 0 {
        let number = deposit.missing_instruments;
        missing.push(w.count(m::EXPLAIN_MISSING_INSTRUMENTS, "missing", number)?);
    }
    let conditions = u32::try_from(deposit.unmet_conditions.len()).unwrap_or(u32::MAX);
    if conditions > 0 {
        missing.push(w.count(m::EXPLAIN_MISSING_CONDITIONS, "missing", conditions)?);
    }
    if let Some(parent) = &deposit.waits_for_parent {
        missing.push(w.about(m::EXPLAIN_WAITS_FOR_PARENT, "parent", parent.as_str())?);
    }
    Ok(missing.into_iter().map(Mark::Plain).collect())
}

fn formal(scribe: &Scribe<'_>, formality: &Formality) -> Result<Formal, WordingError> {
    let text = scribe
        .w
        .about(m::PARTICIPANT_FORM, "rule", formality.rule.as_str())?;
    let article = formality.ground.article.as_deref();
    Ok(Formal {
        text,
        article: article.map(|article| scribe.article(article)).transpose()?,
        is_read: formality.ground.provenance.verified == Some(true),
    })
}

fn reservations(
    scribe: &Scribe<'_>,
    clauses: &[ReservationClause],
) -> Result<Option<String>, WordingError> {
    if clauses.is_empty() {
        return Ok(None);
    }
    let articles = scribe.listed(clauses.iter().map(|clause| &clause.article));
    scribe.article(&articles).map(Some)
}

fn told(scribe: &Scribe<'_>, clause: &NotificationClause) -> Result<Told, WordingError> {
    let article = clause.article.as_deref();
    Ok(Told {
        what: scribe.english(&clause.what),
        article: article.map(|article| scribe.article(article)).transpose()?,
    })
}

fn barred(scribe: &Scribe<'_>, step: &NextStep, not: &NotPossible) -> Result<Barred, WordingError> {
    let (w, irregularity) = (scribe.w, &not.irregularity);
    let mut facts = Facts::default();
    if let Some(article) = &irregularity.article {
        let article = Mark::Plain(scribe.article(article)?);
        facts.of.push(scribe.fact(m::PARTICIPANT_GROUNDS, article)?);
    }
    scribe.on(&mut facts, m::PARTICIPANT_POSSIBLE_FROM, not.possible_from)?;
    if !not.instead.is_empty() {
        let kinds = not
            .instead
            .iter()
            .map(|kind| vocabulary::action(*kind).label(w.language));
        let kinds = Mark::Plain(scribe.listed(kinds));
        facts.of.push(scribe.fact(m::PARTICIPANT_INSTEAD, kinds)?);
    }
    Ok(Barred {
        label: vocabulary::action(step.kind).label(w.language),
        obstacle: obstacle(scribe, irregularity.code)?,
        detail: scribe.english(&irregularity.detail),
        facts,
    })
}

fn obstacle(scribe: &Scribe<'_>, code: IrregularityCode) -> Result<String, WordingError> {
    scribe
        .w
        .about(m::PARTICIPANT_OBSTACLE, "code", code.as_str())
}

/// Which conditions about member States hold for an organization.
fn members(scribe: &Scribe<'_>, organization: &Organization) -> Result<Facts, WordingError> {
    let w = scribe.w;
    let mut facts = Facts::default();
    for state in &organization.conditions {
        if state.kinds.is_empty() {
            continue;
        }
        let term = w.about(
            m::PARTICIPANT_MEMBER_CONDITION,
            "condition",
            state.condition.as_str(),
        )?;
        let met = u32::try_from(state.met_by.len()).unwrap_or(u32::MAX);
        let kinds = state
            .kinds
            .iter()
            .map(|kind| vocabulary::action(*kind).label(w.language));
        let value = w.with(
            m::PARTICIPANT_MEMBERS_MEET,
            [("met", met.into()), ("kinds", scribe.listed(kinds).into())],
        )?;
        facts.of.push(Fact {
            term,
            value: Mark::Plain(value),
        });
    }
    Ok(facts)
}

//! A statement as pages show it: what kind, about which articles, in which words, and what has become of it.
//!
//! Its words are its author's. They are escaped, isolated and marked with their language, and never understood.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::domain::history::History;
use crate::domain::ids::ParticipantCode;
use crate::domain::statement::{StatementId, StatementStanding, StatementState, standings};
use crate::domain::vocabulary;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;

use super::marks::{Facts, Mark};
use super::scribe::Scribe;
use super::wording::Wording;

/// A statement, laid out.
#[derive(Template)]
#[template(path = "stated.html")]
pub struct Stated {
    /// Its id, by which others link to it.
    pub id: String,
    /// What kind it is.
    pub label: &'static str,
    /// To which provisions it relates.
    pub provisions: String,
    /// Its words and their language.
    pub text: Option<Mark>,
    /// What else is known.
    pub facts: Facts,
    w: Wording,
}

impl HtmlSafe for Stated {}

/// Everything stated in relation to a treaty by a day.
pub struct Statements<'a> {
    /// Each with what has become of it.
    pub all: Vec<StatementStanding<'a>>,
    scribe: &'a Scribe<'a>,
    history: &'a History,
}

impl<'a> Statements<'a> {
    /// What was stated by a day.
    #[must_use]
    pub fn of(scribe: &'a Scribe<'a>, history: &'a History, as_of: chrono::NaiveDate) -> Self {
        Self {
            all: standings(history, scribe.directory, as_of),
            scribe,
            history,
        }
    }

    /// Those of one author.
    pub fn by(&self, code: &ParticipantCode) -> impl Iterator<Item = &StatementStanding<'a>> {
        self.all
            .iter()
            .filter(move |one| one.action.act.participant == *code)
    }

    /// What others have said about the statements of one author.
    pub fn about(&self, code: &ParticipantCode) -> impl Iterator<Item = &StatementStanding<'a>> {
        self.all.iter().filter(move |one| {
            one.action.act.participant != *code
                && one
                    .statement
                    .concerns
                    .and_then(|concerned| self.history.statement(concerned))
                    .is_some_and(|(action, _)| action.act.participant == *code)
        })
    }

    /// Lays one out.
    ///
    /// # Errors
    /// When a message cannot be written.
    pub fn laid_out(&self, one: &StatementStanding<'_>) -> Result<Stated, WordingError> {
        let statement = one.statement;
        let language = self.scribe.w.language;
        let provisions: Vec<&str> = statement.provisions.iter().map(|p| p.as_str()).collect();
        Ok(Stated {
            id: one.id.to_string(),
            label: vocabulary::statement(statement.kind).label(language),
            provisions: if provisions.is_empty() {
                String::new()
            } else {
                self.scribe.article(&self.scribe.listed(&provisions))?
            },
            text: statement.text.as_ref().map(|text| Mark::Words {
                text: text.clone(),
                lang: statement.language.clone(),
            }),
            facts: self.facts(one)?,
            w: self.scribe.w,
        })
    }

    fn facts(&self, one: &StatementStanding<'_>) -> Result<Facts, WordingError> {
        let (scribe, statement, w) = (self.scribe, one.statement, self.scribe.w);
        let mut facts = Facts::default();
        if let Some(concerned) = statement.concerns {
            let link = self.link_to(self.history.now_at(concerned));
            facts.of.push(scribe.fact(m::PARTICIPANT_CONCERNS, link)?);
        }
        if let Some(designated) = statement.designates {
            let what = w.about(m::PARTICIPANT_DESIGNATED, "what", designated.as_str())?;
            facts
                .of
                .push(scribe.fact(m::PARTICIPANT_DESIGNATES, Mark::Plain(what))?);
        }
        if !statement.territories.is_empty() {
            let territories = scribe.listed(&statement.territories);
            scribe.words(&mut facts, m::PARTICIPANT_TERRITORIES, Some(&territories))?;
        }
        if statement.precludes_entry_into_force {
            let text = w.say(m::PARTICIPANT_PRECLUDES)?;
            facts
                .of
                .push(scribe.fact(m::PARTICIPANT_EXTENT, Mark::Plain(text))?);
        }
        let made = vocabulary::action(one.action.act.kind).label(w.language);
        facts
            .of
            .push(scribe.fact(m::PARTICIPANT_MADE_WITH, Mark::Plain(made.to_owned()))?);
        scribe.on(&mut facts, m::PARTICIPANT_DATE, Some(one.action.act.date))?;
        self.fate(one, &mut facts)?;
        let source = statement.source.as_deref();
        scribe.source(&mut facts, source.or(one.action.act.source.as_deref()))?;
        scribe.words(&mut facts, m::PARTICIPANT_NOTE, statement.note.as_deref())?;
        Ok(facts)
    }

    /// What has become of it.
    fn fate(&self, one: &StatementStanding<'_>, facts: &mut Facts) -> Result<(), WordingError> {
        let (scribe, w) = (self.scribe, self.scribe.w);
        if one.state != StatementState::Made {
            let state = vocabulary::statement_state(one.state).label(w.language);
            facts
                .of
                .push(scribe.fact(m::PARTICIPANT_FATE, Mark::Plain(state.to_owned()))?);
        }
        scribe.on(facts, m::PARTICIPANT_SINCE, one.state.since())?;
        if let StatementState::Established { by, .. } = one.state {
            let ground = w.about(m::PARTICIPANT_GROUND, "ground", by.as_str())?;
            facts
                .of
                .push(scribe.fact(m::PARTICIPANT_GROUNDED, Mark::Plain(ground))?);
        }
        let until = one.state.objections_until();
        scribe.on(facts, m::PARTICIPANT_OBJECTIONS_UNTIL, until)?;
        if let Some(confirmation) = one.confirmed_by {
            let link = self.link_to(confirmation);
            facts
                .of
                .push(scribe.fact(m::PARTICIPANT_CONFIRMED_BY, link)?);
        }
        if !one.objections.is_empty() {
            let links = one.objections.iter().map(|id| self.link_to(*id)).collect();
            facts
                .of
                .push(scribe.fact(m::PARTICIPANT_OBJECTIONS, Mark::Several(links))?);
        }
        if let Some(in_time) = one.in_time {
            let in_time = if in_time { "yes" } else { "no" };
            let text = w.about(m::PARTICIPANT_IN_TIME, "intime", in_time)?;
            facts
                .of
                .push(scribe.fact(m::PARTICIPANT_RAISED, Mark::Plain(text))?);
        }
        Ok(())
    }

    /// A statement by its author's name; its bare id where it was corrected away.
    fn link_to(&self, id: StatementId) -> Mark {
        match self.history.statement(id) {
            Some((action, _)) => self
                .scribe
                .linked(&action.act.participant, &format!("#statement-{id}")),
            None => Mark::words(id.to_string()),
        }
    }
}

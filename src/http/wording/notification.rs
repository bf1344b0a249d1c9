//! The text of a depositary notification about an action: a draft, for a person to approve.
//!
//! The form is the depositary's standard one, recalled and consistent with a notification of 1979. Every paragraph is one
//! message, so that the form can be changed without a change here. The draft states only what the register knows; what a
//! person has to fill in stands in square brackets, and is listed by [`Gap`](crate::domain::notification::Gap).

use std::sync::LazyLock;

use fluent_bundle::FluentArgs;

use super::{Bundles, WordingError, bundle, dates, isolated, message_of};
use crate::domain::action::{Action, Family};
use crate::domain::language::Language;
use crate::domain::notification::{Announcement, Consequence, LANGUAGES};
use crate::domain::participant::{Participant, ParticipantKind};
use crate::domain::statement::Statement;
use crate::domain::treaty::Treaty;
use crate::domain::vocabulary;

/// The messages of both languages, read once.
static BUNDLES: LazyLock<Bundles> = LazyLock::new(|| {
    LANGUAGES
        .into_iter()
        .map(|language| {
            let source = source(language).unwrap_or_default();
            Ok((language, bundle(language, source)?))
        })
        .collect()
});

/// What a draft is about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The treaty.
    pub treaty: &'a Treaty,
    /// The action.
    pub action: &'a Action,
    /// Who did it.
    pub participant: &'a Participant,
    /// What follows from it.
    pub announcement: &'a Announcement,
    /// The day on which that is known: dates up to it are past.
    pub as_of: chrono::NaiveDate,
}

/// A draft in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Participant and action: `VIET NAM: RATIFICATION`.
    pub subject: String,
    /// The text, its paragraphs separated by empty lines.
    pub body: String,
}

/// The messages of a language in which drafts are written, as they were written.
#[must_use]
pub fn source(language: Language) -> Option<&'static str> {
    match language {
        Language::En => Some(include_str!("notification/en.ftl")),
        Language::Fr => Some(include_str!("notification/fr.ftl")),
        Language::Ar | Language::Zh | Language::Ru | Language::Es | Language::Vi => None,
    }
}

/// The draft in one of the languages of [`LANGUAGES`].
///
/// # Errors
/// When there are no messages in the language, or one cannot be written: a fault of the build.
pub fn draft(subject: &Subject<'_>, language: Language) -> Result<Draft, WordingError> {
    Writer { subject, language }.draft()
}

struct Writer<'a> {
    subject: &'a Subject<'a>,
    language: Language,
}

type Written = Result<String, WordingError>;

impl Writer<'_> {
    fn draft(&self) -> Result<Draft, WordingError> {
        let none = FluentArgs::new();
        let subject = self.line()?;
        let heading = [self.title()?, self.concluded()?].join("\n");
        let mut paragraphs = vec![
            self.write("draft", &none)?,
            self.reference()?,
            heading,
            subject.clone(),
            self.write("opening", &none)?,
            self.dated("effected", self.subject.action.act.date)?,
        ];
        paragraphs.extend(self.consequences()?);
        paragraphs.extend(self.statements()?);
        paragraphs.push(self.issued()?);
        Ok(Draft {
            subject,
            body: paragraphs.join("\n\n"),
        })
    }

    fn write(&self, id: &'static str, arguments: &FluentArgs<'_>) -> Written {
        message_of(&BUNDLES, self.language, id, arguments)
    }

    fn date(&self, date: chrono::NaiveDate) -> Written {
        dates::long(self.language, date)
    }

    fn dated(&self, id: &'static str, date: chrono::NaiveDate) -> Written {
        let mut arguments = FluentArgs::new();
        arguments.set("on", self.date(date)?);
        self.write(id, &arguments)
    }

    fn reference(&self) -> Written {
        let mut arguments = FluentArgs::new();
        let printed = self.subject.action.act.notification.as_deref();
        arguments.set("known", yes(printed.is_some()));
        arguments.set("reference", printed.unwrap_or_default());
        self.write("reference", &arguments)
    }

    fn title(&self) -> Written {
        let title = &self.subject.treaty.title;
        let mut arguments = FluentArgs::new();
        let own = title.exact(self.language);
        arguments.set("known", yes(own.is_some()));
        arguments.set("title", own.unwrap_or_else(|| title.get(Language::En)));
        self.write("title", &arguments)
    }

    fn concluded(&self) -> Written {
        self.perhaps_dated("concluded", self.subject.treaty.adopted_on)
    }

    fn issued(&self) -> Written {
        self.perhaps_dated("issued", self.subject.action.act.particulars.notified_on)
    }

    fn perhaps_dated(&self, id: &'static str, date: Option<chrono::NaiveDate>) -> Written {
        let mut arguments = FluentArgs::new();
        arguments.set("known", yes(date.is_some()));
        if let Some(date) = date {
            arguments.set("on", self.date(date)?);
        }
        self.write(id, &arguments)
    }

    /// The participant's name as it was on the day of the action.
    fn participant(&self) -> &str {
        let subject = self.subject;
        subject
            .participant
            .name_on(subject.action.act.date)
            .get(self.language)
    }

    fn line(&self) -> Written {
        let label = vocabulary::action(self.subject.action.act.kind).label(self.language);
        let mut arguments = FluentArgs::new();
        arguments.set("participant", self.participant().to_uppercase());
        arguments.set("action", label.to_uppercase());
        self.write("subject", &arguments)
    }

    fn consequences(&self) -> Result<Vec<String>, WordingError> {
        let announcement = self.subject.announcement;
        let mut paragraphs = Vec::new();
        if let Some(in_force) = &announcement.in_force {
            let mut arguments = self.consequence(&in_force.follows, true)?;
            arguments.set("met-on", self.date(in_force.met_on)?);
            paragraphs.push(self.write("in-force", &arguments)?);
        }
        if let Some(effect) = &announcement.effect {
            // What the sentence before has quoted is not quoted again.
            let is_first = announcement
                .in_force
                .as_ref()
                .is_none_or(|in_force| in_force.follows.clause != effect.clause);
            paragraphs.push(self.write("effect", &self.consequence(effect, is_first)?)?);
        }
        if let Some(leaving) = &announcement.leaving {
            paragraphs.push(self.write("leaving", &self.consequence(leaving, true)?)?);
        }
        Ok(paragraphs)
    }

    fn consequence(
        &self,
        consequence: &Consequence,
        may_quote: bool,
    ) -> Result<FluentArgs<'_>, WordingError> {
        let subject = self.subject;
        let mut arguments = FluentArgs::new();
        arguments.set("sort", sort_of(subject.treaty.title.get(Language::En)));
        let is_past = consequence.on <= subject.as_of;
        arguments.set("time", if is_past { "past" } else { "future" });
        arguments.set("on", self.date(consequence.on)?);
        arguments.set("participant", self.participant());
        arguments.set(
            "kind",
            match subject.participant.kind {
                ParticipantKind::State => "state",
                ParticipantKind::Reio | ParticipantKind::Organization => "organization",
            },
        );
        let Some(clause) = &consequence.clause else {
            arguments.set("clause", "none");
            return Ok(arguments);
        };
        arguments.set("article", clause.article.clone());
        // The words are English, and a translation of ours would not be authentic.
        let words = clause
            .words
            .as_ref()
            .filter(|_| may_quote && self.language == Language::En);
        arguments.set("clause", words.map_or("article", |_| "quoted"));
        if let Some(words) = words {
            arguments.set("words", words.clone());
        }
        Ok(arguments)
    }

    fn statements(&self) -> Result<Vec<String>, WordingError> {
        let act = &self.subject.action.act;
        if act.particulars.statements.is_empty() {
            return Ok(Vec::new());
        }
        let mut arguments = FluentArgs::new();
        let with = match act.kind.family() {
            Family::Communication => "communication",
            Family::Signature
            | Family::Consent
            | Family::ProvisionalApplication
            | Family::Withdrawal => "action",
        };
        arguments.set("with", with);
        let mut paragraphs = vec![self.write("statements", &arguments)?];
        for statement in &act.particulars.statements {
            paragraphs.push(self.statement(statement)?);
        }
        Ok(paragraphs)
    }

    /// A statement: its kind and provisions, what else is known of it, and the words of its author.
    fn statement(&self, statement: &Statement) -> Written {
        let label = vocabulary::statement(statement.kind).label(self.language);
        let mut arguments = FluentArgs::new();
        arguments.set("label", capitalized(label));
        arguments.set("count", statement.provisions.len());
        let provisions: Vec<&str> = statement.provisions.iter().map(|p| p.as_str()).collect();
        arguments.set("provisions", provisions.join(", "));
        let mut lines = vec![self.write("statement", &arguments)?];
        if let Some(designates) = statement.designates {
            arguments.set("what", designates.as_str());
            lines.push(self.write("designated", &arguments)?);
        }
        if !statement.territories.is_empty() {
            arguments.set("territories", statement.territories.join(", "));
            lines.push(self.write("territories", &arguments)?);
        }
        if let Some(concerns) = statement.concerns {
            arguments.set("statement", concerns.to_string());
            lines.push(self.write("concerns", &arguments)?);
        }
        if statement.precludes_entry_into_force {
            lines.push(self.write("precludes", &arguments)?);
        }
        lines.push(self.words(statement)?);
        Ok(lines.join("\n"))
    }

    fn words(&self, statement: &Statement) -> Written {
        let mut arguments = FluentArgs::new();
        let Some(words) = &statement.text else {
            return self.write("no-words", &arguments);
        };
        let original = statement.language.as_deref();
        let known = original.and_then(Language::from_tag);
        let words = known.map_or_else(
            || words.clone(),
            |known| isolated(words, known, self.language),
        );
        arguments.set("words", words);
        arguments.set("language", original.map_or("unknown", |_| "known"));
        arguments.set("original", original.unwrap_or_default());
        self.write("words", &arguments)
    }
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// What a treaty calls itself: the first of these words in its English title.
fn sort_of(title: &str) -> &'static str {
    let sorts = ["convention", "protocol", "agreement", "covenant"];
    title
        .split(|c: char| !c.is_alphabetic())
        .map(str::to_lowercase)
        .find_map(|word| sorts.into_iter().find(|sort| *sort == word))
        .unwrap_or("treaty")
}

fn capitalized(label: &str) -> String {
    let mut characters = label.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}

//! The words of the register: what each term means in law, and what it is called in seven languages.
//!
//! Every term that an answer can carry has one exact definition with its source, and labels in the words of
//! the United Nations' own texts. A label never says more than the term: a signature is never a ratification.
//! Labels are in lower case where the language allows it, so that they also fit inside a sentence.

mod act;
mod finding;
mod group;
mod reason;
mod relation;
mod statement;

pub use act::action;
pub use finding::finding;
pub use group::{participant_kind, regional_group};
pub use reason::not_counted;
pub use relation::{stage, status};
pub use statement::{statement, statement_state};

use super::language::Language;

/// A term of the register: its name, its meaning, and what it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The name used in answers.
    pub name: &'static str,
    /// What it means, in English, with the article or the practice that says so.
    pub definition: &'static str,
    /// The depositary's letter in its tables, for actions that have one; it is case-sensitive.
    pub letter: Option<&'static str>,
    /// What it is called in each language, in the order of [`Language::ALL`].
    pub labels: [(Language, &'static str); 7],
}

impl Term {
    /// What it is called in this language.
    #[must_use]
    pub fn label(&self, language: Language) -> &'static str {
        self.labels
            .iter()
            .find(|(of, _)| *of == language)
            .map_or(self.name, |(_, label)| label)
    }
}

/// Labels by language, so that none can be forgotten or change places.
struct Labels {
    ar: &'static str,
    zh: &'static str,
    en: &'static str,
    fr: &'static str,
    ru: &'static str,
    es: &'static str,
    vi: &'static str,
}

impl Labels {
    fn in_order(&self) -> [(Language, &'static str); 7] {
        Language::ALL.map(|language| (language, self.of(language)))
    }

    fn of(&self, language: Language) -> &'static str {
        match language {
            Language::Ar => self.ar,
            Language::Zh => self.zh,
            Language::En => self.en,
            Language::Fr => self.fr,
            Language::Ru => self.ru,
            Language::Es => self.es,
            Language::Vi => self.vi,
        }
    }
}

#[cfg(test)]
mod tests;

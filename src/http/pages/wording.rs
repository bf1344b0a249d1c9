//! What templates write: messages, dates and numbers of one language.

use chrono::{DateTime, NaiveDate, Utc};
use fluent_bundle::{FluentArgs, FluentValue};

use crate::domain::language::{Language, Texts};
use crate::http::wording::{WordingError, dates, isolated, message, numerals};

/// A language to write in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording {
    /// The language.
    pub language: Language,
}

/// A plain value, however often it is borrowed: templates lend what they pass on.
pub trait Lent<T> {
    /// The value.
    fn value(self) -> T;
}

impl<T: Copy> Lent<T> for T {
    fn value(self) -> T {
        self
    }
}

impl<T: Copy> Lent<T> for &T {
    fn value(self) -> T {
        *self
    }
}

impl<T: Copy> Lent<T> for &&T {
    fn value(self) -> T {
        **self
    }
}

/// What was written, or the fault of the build.
pub type Written = Result<String, WordingError>;

impl Wording {
    /// The language's tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.language.tag()
    }

    /// A message without variables.
    ///
    /// # Errors
    /// When it has some.
    pub fn say(self, id: &'static str) -> Written {
        message(self.language, id, &FluentArgs::new())
    }

    /// A message with a number.
    ///
    /// # Errors
    /// When it has other variables.
    pub fn count(self, id: &'static str, name: &'static str, number: impl Lent<u32>) -> Written {
        self.with(id, [(name, FluentValue::from(number.value()))])
    }

    /// A message with a date.
    ///
    /// # Errors
    /// When it has other variables.
    pub fn dated(
        self,
        id: &'static str,
        name: &'static str,
        date: impl Lent<NaiveDate>,
    ) -> Written {
        let date = self.date(date)?;
        self.with(id, [(name, FluentValue::from(date))])
    }

    /// A message with a text.
    ///
    /// # Errors
    /// When it has other variables.
    pub fn about(self, id: &'static str, name: &'static str, text: &str) -> Written {
        self.with(id, [(name, FluentValue::from(text))])
    }

    /// A message with variables.
    ///
    /// # Errors
    /// When it lacks one.
    pub fn with<const N: usize>(
        self,
        id: &'static str,
        variables: [(&'static str, FluentValue<'_>); N],
    ) -> Written {
        let mut arguments = FluentArgs::with_capacity(N);
        for (name, value) in variables {
            arguments.set(name, value);
        }
        message(self.language, id, &arguments)
    }

    /// A date in full.
    ///
    /// # Errors
    /// When the library has no data for the language.
    pub fn date(self, date: impl Lent<NaiveDate>) -> Written {
        dates::long(self.language, date.value())
    }

    /// An instant: its date and time in UTC.
    ///
    /// # Errors
    /// When the library has no data for the language.
    pub fn instant(self, instant: impl Lent<DateTime<Utc>>) -> Written {
        let instant = instant.value();
        let date = self.date(instant.date_naive())?;
        Ok(format!("{date}, {} UTC", instant.format("%H:%M")))
    }

    /// A number of things.
    ///
    /// # Errors
    /// When the library has no data for the language.
    pub fn number(self, number: impl Lent<u32>) -> Written {
        numerals::written(self.language, number.value().into())
    }

    /// A number that names one thing.
    ///
    /// # Errors
    /// When the library has no data for the language.
    pub fn ordinal(self, number: impl Lent<u64>) -> Written {
        numerals::ordinal(self.language, number.value())
    }

    /// A text in this language, or the English one set apart.
    #[must_use]
    pub fn text(self, texts: &Texts) -> String {
        match texts.exact(self.language) {
            Some(text) => text.to_owned(),
            None => isolated(texts.get(Language::En), Language::En, self.language),
        }
    }
}

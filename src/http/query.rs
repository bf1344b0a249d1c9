//! Query parameters, read strictly: what is unknown, repeated or not of its form is refused with its name.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::documents::plain_date;

use super::problem::Problem;

/// The parameters that have not been read yet.
#[derive(Debug)]
pub struct Query {
    parameters: BTreeMap<String, String>,
}

impl Query {
    /// Reads a query string.
    ///
    /// # Errors
    /// When it cannot be decoded, or names a parameter twice.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(text)
            .map_err(|error| Problem::parameter("query", error.to_string()))?;
        let mut parameters = BTreeMap::new();
        for (name, value) in pairs {
            if parameters.contains_key(&name) {
                return Err(Problem::parameter(
                    &shortened(&name),
                    "is given more than once",
                ));
            }
            parameters.insert(name, value);
        }
        Ok(Self { parameters })
    }

    /// Whether a parameter is given and has not been read yet.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.parameters.contains_key(name)
    }

    /// A parameter's text; an empty one is refused.
    ///
    /// # Errors
    /// When it is there and empty, or holds control characters.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Problem> {
        match self.parameters.remove(name) {
            None => Ok(None),
            Some(value) if value.trim().is_empty() => Err(Problem::parameter(name, "is empty")),
            Some(value) if value.chars().any(char::is_control) || value.len() > 300 => Err(
                Problem::parameter(name, "expected a short text without control characters"),
            ),
            Some(value) => Ok(Some(value)),
        }
    }

    /// A parameter's text, whatever it holds.
    pub fn any_text(&mut self, name: &str) -> Option<String> {
        self.parameters.remove(name)
    }

    /// A parameter of a form that `read` knows; `expected` completes "expected …".
    ///
    /// # Errors
    /// When it is there and `read` does not know it.
    pub fn one<T>(
        &mut self,
        name: &str,
        expected: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Problem> {
        self.text(name)?
            .map(|value| read(&value).ok_or_else(|| unexpected(name, expected, &value)))
            .transpose()
    }

    /// A list of such values, separated by commas.
    ///
    /// # Errors
    /// When `read` does not know one of them.
    pub fn list<T>(
        &mut self,
        name: &str,
        expected: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<Vec<T>>, Problem> {
        self.text(name)?
            .map(|value| {
                value
                    .split(',')
                    .map(|item| read(item.trim()).ok_or_else(|| unexpected(name, expected, item)))
                    .collect()
            })
            .transpose()
    }

    /// A legal date.
    ///
    /// # Errors
    /// When it is not a date, or of no plausible year.
    pub fn date(&mut self, name: &str) -> Result<Option<NaiveDate>, Problem> {
        self.one(
            name,
            "a date between 1800-01-01 and 2200-12-31, as 2026-12-31",
            |value| plain_date(value).ok(),
        )
    }

    /// An instant of the record's clock, in UTC or with an offset.
    ///
    /// # Errors
    /// When it is not an RFC 3339 timestamp.
    pub fn instant(&mut self, name: &str) -> Result<Option<DateTime<Utc>>, Problem> {
        self.one(name, "an instant, as 2026-11-21T09:30:00Z", instant)
    }

    /// A whole number within bounds.
    ///
    /// # Errors
    /// When it is not a number, or out of bounds.
    pub fn number(
        &mut self,
        name: &str,
        bounds: std::ops::RangeInclusive<u64>,
    ) -> Result<Option<u64>, Problem> {
        let expected = format!("a whole number from {} to {}", bounds.start(), bounds.end());
        self.one(name, &expected, |value| {
            let digits = value.bytes().all(|b| b.is_ascii_digit());
            value
                .parse()
                .ok()
                .filter(|number| digits && bounds.contains(number))
        })
    }

    /// `true` or `false`.
    ///
    /// # Errors
    /// When it is neither.
    pub fn flag(&mut self, name: &str) -> Result<Option<bool>, Problem> {
        self.one(name, "true or false", |value| value.parse().ok())
    }

    /// Refuses a parameter that has no place beside others; `detail` completes "is given, but …".
    ///
    /// # Errors
    /// When it is there.
    pub fn refuse(&self, name: &str, detail: &str) -> Result<(), Problem> {
        if self.parameters.contains_key(name) {
            return Err(Problem::parameter(name, format!("is given, but {detail}")));
        }
        Ok(())
    }

    /// Refuses what has not been read.
    ///
    /// # Errors
    /// Names the first unknown parameter.
    pub fn finish(self) -> Result<(), Problem> {
        match self.parameters.into_keys().next() {
            None => Ok(()),
            Some(name) => Err(Problem::parameter(
                &shortened(&name),
                "is not a parameter of this resource",
            )),
        }
    }
}

/// Reads an RFC 3339 timestamp.
pub fn instant(text: &str) -> Option<DateTime<Utc>> {
    // A plus sign that was not percent-encoded arrives as a space.
    let text = text.replace(' ', "+");
    DateTime::parse_from_rfc3339(&text)
        .ok()
        .map(|instant| instant.with_timezone(&Utc))
}

fn unexpected(name: &str, expected: &str, found: &str) -> Problem {
    let found = shortened(found);
    Problem::parameter(name, format!("expected {expected}, found {found:?}"))
}

fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}

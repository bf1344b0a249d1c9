//! What the pages of a treaty are written with: its language, and links that stay at the moment asked for.

use chrono::NaiveDate;

use crate::domain::assessment::Ordinal;
use crate::domain::delay::{Operation, Step};
use crate::domain::ids::ParticipantCode;
use crate::domain::language::{Language, Texts};
use crate::domain::participant::{Directory, Participant};
use crate::domain::threshold::Effect;
use crate::domain::treaty::{Provenance, Treaty};
use crate::http::read::Reading;
use crate::http::wording::ids as m;

use super::chrome::{participant_path, treaty_path};
use super::marks::{Fact, Facts, Mark, Reckoning};
use super::wording::{Wording, Written};
use crate::http::wording::WordingError;

/// A piece of text, or the fault of the build.
pub type Marked = Result<Mark, WordingError>;

/// Writes for one page.
pub struct Scribe<'a> {
    /// In which language.
    pub w: Wording,
    /// The treaty.
    pub treaty: &'a Treaty,
    /// Who is who.
    pub directory: &'a Directory,
    /// The parameters that links keep.
    kept: Vec<(String, String)>,
}

impl<'a> Scribe<'a> {
    /// For a page about a treaty.
    #[must_use]
    pub fn of(reading: &Reading<'a>, treaty: &'a Treaty) -> Self {
        let mut kept = reading.parameters();
        kept.retain(|(name, _)| {
            ["as_of", "known_at", "at_position", "lang"].contains(&name.as_str())
        });
        Self {
            w: Wording {
                language: reading.language,
            },
            treaty,
            directory: reading.published.register.directory(),
            kept,
        }
    }

    /// A path of ours at the moment, and in the language, that were asked for.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        with_query(path, &self.kept)
    }

    /// The same for programs, whose answers have no language to choose but by their own parameter.
    #[must_use]
    pub fn data(&self, path: &str) -> String {
        let mut kept = self.kept.clone();
        kept.retain(|(name, _)| name != "lang");
        with_query(path, &kept)
    }

    /// A page of the treaty at a moment that never changes.
    #[must_use]
    pub fn permanent(&self, rest: &str, as_of: NaiveDate, position: u64) -> String {
        let pinned = [
            ("as_of".to_owned(), as_of.to_string()),
            ("at_position".to_owned(), position.to_string()),
            ("lang".to_owned(), self.w.tag().to_owned()),
        ];
        with_query(&format!("{}{rest}", treaty_path(self.treaty)), &pinned)
    }

    /// The path of a participant's page, with an anchor or without.
    #[must_use]
    pub fn path_of(&self, code: &ParticipantCode, anchor: &str) -> String {
        let path = self.link(&participant_path(self.treaty, code.as_str()));
        format!("{path}{anchor}")
    }

    /// A text in the language, or the English one marked as such.
    #[must_use]
    pub fn text(&self, texts: &Texts) -> Mark {
        match texts.exact(self.w.language) {
            Some(text) => Mark::words(text),
            None => self.english(texts.get(Language::En)),
        }
    }

    /// A text that exists in English only.
    #[must_use]
    pub fn english(&self, text: &str) -> Mark {
        Mark::Words {
            text: text.to_owned(),
            lang: (self.w.language != Language::En).then(|| "en".to_owned()),
        }
    }

    /// A participant's name as a link to its page.
    #[must_use]
    pub fn linked(&self, code: &ParticipantCode, anchor: &str) -> Mark {
        let resolved = self.directory.resolve(code);
        let names = resolved.as_ref().map(|participant| &participant.names);
        let exact = names.and_then(|names| names.exact(self.w.language));
        Mark::Link {
            href: self.path_of(code, anchor),
            text: match (exact, names) {
                (Some(name), _) => name.to_owned(),
                (None, Some(names)) => names.get(Language::En).to_owned(),
                (None, None) => code.to_string(),
            },
            lang: exact.is_none().then(|| "en".to_owned()),
        }
    }

    /// A participant's name as it stands in a sentence.
    #[must_use]
    pub fn name(&self, participant: &Participant) -> String {
        self.w.text(&participant.names)
    }

    /// The name of the participant with a code, as it stands in a sentence.
    #[must_use]
    pub fn name_of(&self, code: &ParticipantCode) -> String {
        self.directory
            .resolve(code)
            .map_or_else(|| code.to_string(), |participant| self.name(&participant))
    }

    /// A day.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn day(&self, day: NaiveDate) -> Marked {
        Ok(Mark::Day {
            iso: day.to_string(),
            text: self.w.date(day)?,
        })
    }

    /// Something said.
    ///
    /// # Errors
    /// When its term cannot be written.
    pub fn fact(&self, term: &'static str, value: Mark) -> Result<Fact, WordingError> {
        Ok(Fact {
            term: self.w.say(term)?,
            value,
        })
    }

    /// A day that is said, if there is one.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn on(
        &self,
        facts: &mut Facts,
        term: &'static str,
        day: Option<NaiveDate>,
    ) -> Result<(), WordingError> {
        if let Some(day) = day {
            facts.of.push(self.fact(term, self.day(day)?)?);
        }
        Ok(())
    }

    /// Words that are said, if there are any.
    ///
    /// # Errors
    /// When the term cannot be written.
    pub fn words(
        &self,
        facts: &mut Facts,
        term: &'static str,
        words: Option<&str>,
    ) -> Result<(), WordingError> {
        if let Some(words) = words {
            facts.of.push(self.fact(term, Mark::words(words))?);
        }
        Ok(())
    }

    /// Where something can be checked, if that is known.
    ///
    /// # Errors
    /// When the term cannot be written.
    pub fn source(&self, facts: &mut Facts, source: Option<&str>) -> Result<(), WordingError> {
        if let Some(source) = source {
            let fact = self.fact(m::PARTICIPANT_SOURCE, Mark::source(source))?;
            facts.of.push(fact);
        }
        Ok(())
    }

    /// Where a treaty's document or record was read, which is said in English.
    ///
    /// # Errors
    /// When the term cannot be written.
    pub fn read_in(&self, facts: &mut Facts, source: Option<&str>) -> Result<(), WordingError> {
        if let Some(source) = source {
            let source = match Mark::source(source) {
                Mark::Words { text, .. } => self.english(&text),
                address => address,
            };
            facts.of.push(self.fact(m::PARTICIPANT_SOURCE, source)?);
        }
        Ok(())
    }

    /// Words one after another.
    #[must_use]
    pub fn listed<S: AsRef<str>>(&self, words: impl IntoIterator<Item = S>) -> String {
        let separator = match self.w.language {
            Language::Ar => "، ",
            Language::Zh => "、",
            Language::En | Language::Fr | Language::Ru | Language::Es | Language::Vi => ", ",
        };
        let words: Vec<String> = words
            .into_iter()
            .map(|word| word.as_ref().to_owned())
            .collect();
        words.join(separator)
    }

    /// An article of the treaty, or of another where it says so.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn article(&self, article: &str) -> Written {
        // `VCLT 18(a)` says of which treaty it is; `65(1)`, `12 bis` and `XIV` are of this one.
        let names_its_treaty = article
            .split_once(' ')
            .is_some_and(|(first, _)| first.starts_with(char::is_alphabetic));
        if names_its_treaty {
            return Ok(article.to_owned());
        }
        self.w.about(m::EXPLAIN_ARTICLE, "article", article)
    }

    /// Whether a clause was compared with the certified true copy.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn verified(&self, provenance: &Provenance) -> Written {
        let verified = match provenance.verified {
            Some(true) => "yes",
            Some(false) => "no",
            None => "unstated",
        };
        self.w.about(m::EXPLAIN_VERIFIED, "verified", verified)
    }

    /// A calculation, line by line.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn reckoning(&self, steps: &[Step]) -> Result<Reckoning, WordingError> {
        let lines = steps
            .iter()
            .map(|step| {
                Ok(Fact {
                    term: self.operation(&step.operation)?,
                    value: self.day(step.result)?,
                })
            })
            .collect::<Result<_, WordingError>>()?;
        Ok(Reckoning { lines })
    }

    fn operation(&self, operation: &Operation) -> Written {
        let (step, n, parent) = match operation {
            Operation::DayOfDeposit => ("day_of_deposit", 0, None),
            Operation::LastConditionMet => ("last_condition_met", 0, None),
            Operation::PlusDays(n) => ("plus_days", *n, None),
            Operation::PlusMonths(n) => ("plus_months", *n, None),
            Operation::DateOfDeposit => ("date_of_deposit", 0, None),
            Operation::FirstOfNextMonth => ("first_of_next_month", 0, None),
            Operation::FirstOfNthMonth(n) => ("first_of_nth_month", *n, None),
            Operation::FixedDate => ("fixed_date", 0, None),
            Operation::NotBeforeDate => ("not_before_date", 0, None),
            Operation::NotBeforeParent(parent) => ("not_before_parent", 0, Some(parent)),
            Operation::NotBeforeEntryIntoForce => ("not_before_entry_into_force", 0, None),
            Operation::CommonDate => ("common_date", 0, None),
            Operation::DateOfSuccession => ("date_of_succession", 0, None),
            Operation::DepositOrEntryIntoForce => ("deposit_or_entry_into_force", 0, None),
        };
        let parent = parent.map_or("", |parent| parent.as_str());
        self.w.with(
            m::EXPLAIN_STEP,
            [
                ("step", step.into()),
                ("n", n.into()),
                ("parent", parent.into()),
            ],
        )
    }

    /// An instrument's number among those that count.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn ordinal(&self, ordinal: &Ordinal) -> Written {
        let is_shared = ordinal.first != ordinal.last;
        let number = |number: usize| self.w.ordinal(u64::try_from(number).unwrap_or(u64::MAX));
        self.w.with(
            m::EXPLAIN_ORDINAL,
            [
                ("shared", if is_shared { "yes" } else { "no" }.into()),
                ("first", number(ordinal.first)?.into()),
                ("last", number(ordinal.last)?.into()),
            ],
        )
    }

    /// The rule by which a date of effect was found.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn basis(&self, effect: Effect) -> Written {
        self.w
            .about(m::EXPLAIN_BASIS, "basis", effect.basis.as_str())
    }
}

fn with_query(path: &str, parameters: &[(String, String)]) -> String {
    match serde_urlencoded::to_string(parameters) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        Ok(_) | Err(_) => path.to_owned(),
    }
}

//! What every embedded form shows: the numbers of `progress`, and the words for them in one language.
//!
//! Nothing is computed here beside the length of a bar. What qualifies the numbers is said wherever they are.

use chrono::NaiveDate;
use fluent_bundle::FluentValue;

use crate::domain::assessment::Assessment;
use crate::domain::language::Language;
use crate::domain::progress::{Milestone, Progress, Stage, Upcoming};
use crate::domain::treaty::Treaty;
use crate::http::moment::Moment;
use crate::http::pages::chrome::Stamp;
use crate::http::pages::wording::{Wording, Written};
use crate::http::problem::{Problem, ProblemCode};
use crate::http::read::{Reading, treaty_at};
use crate::http::wording::ids as m;
use crate::http::wording::status_line::{Vantage, asserted, caveat, sentence, split};
use crate::http::wording::{WordingError, isolated};

/// What is shown, in one language, for one moment.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The treaty's id.
    pub treaty: String,
    /// Its name, in the language or else in English.
    pub name: String,
    /// The language of the name.
    pub name_language: Language,
    /// The language of everything else.
    pub language: Language,
    /// The numbers.
    pub progress: Progress,
    /// The day of entry into force, once the conditions have been met.
    pub in_force_on: Option<NaiveDate>,
    /// The bar.
    pub bar: Bar,
    /// What is said first: the count, or, once the conditions have been met, the entry into force.
    pub headline: String,
    /// `0 of 40 instruments`.
    pub count: String,
    /// What the mark on the bar is.
    pub threshold: String,
    /// What a badge says of it.
    pub badge: String,
    /// What is said below the bar: the state or the count, how many are bound, and who has signed.
    pub details: Vec<String>,
    /// The nearest date to come.
    pub next: Option<String>,
    /// How far off that is, in brackets, to follow the date; only for today, for that is from when a reader counts.
    pub countdown: Option<String>,
    /// For which date this is.
    pub as_of: String,
    /// Until when the record is complete, if that is earlier.
    pub complete_until: Option<String>,
    /// That the numbers are qualified, if they are.
    pub qualified: Option<String>,
    /// What the link to the treaty's page is called.
    pub more: String,
    /// What is said when the service cannot be reached.
    pub away: String,
    /// What the whole is called.
    pub title: String,
    /// The status line.
    pub sentence: String,
}

/// A bar that is longer than the threshold, so that the mark stands inside it. In thousandths of its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// How far it is filled.
    pub filled: u32,
    /// Where the threshold is.
    pub threshold: u32,
}

impl Bar {
    /// The bar of a count.
    #[must_use]
    pub fn of(counted: u32, threshold: u32) -> Self {
        // A tenth beyond the larger of the two.
        let length = u64::from(counted.max(threshold).max(1)) * 11;
        let part = |of: u32| {
            let thousandths = (u64::from(of) * 10_000).checked_div(length);
            thousandths
                .and_then(|part| u32::try_from(part).ok())
                .unwrap_or(0)
        };
        Self {
            filled: part(counted),
            threshold: part(threshold),
        }
    }
}

impl Facts {
    /// Reads the language and both clocks, and tells the facts of a treaty.
    ///
    /// # Errors
    /// When a parameter is not of its form, or there is no such treaty at that moment.
    pub fn read(
        reading: &mut Reading<'_>,
        id: &str,
    ) -> Result<(Self, Moment, Assessment), Problem> {
        reading.choose_language()?;
        let is_pinned = reading.query.has("known_at") || reading.query.has("at_position");
        let moment = reading.moment()?;
        Self::at(reading, id, moment, is_pinned)
    }

    /// The facts of a treaty at a moment; pinned, if the entry was asked for.
    ///
    /// # Errors
    /// When there is no such treaty then.
    pub fn at(
        reading: &Reading<'_>,
        id: &str,
        moment: Moment,
        is_pinned: bool,
    ) -> Result<(Self, Moment, Assessment), Problem> {
        let (record, history) = treaty_at(reading.published, id, &moment)?;
        let directory = reading.published.register.directory();
        let assessment = Assessment::of(&history, directory, moment.as_of);
        let vantage = Vantage {
            today: reading.today,
            entry: is_pinned.then_some(moment.position),
        };
        let until = Stamp::of(reading, &moment, &record.treaty).complete_until;
        let facts = Self::of(&assessment, vantage, until, reading.language);
        Ok((
            facts.map_err(|error| unwritten(&error))?,
            moment,
            assessment,
        ))
    }

    /// The facts of an assessment, told from a day, whose record may be complete only until another.
    ///
    /// # Errors
    /// When a message cannot be written: a fault of the build.
    pub fn of(
        assessment: &Assessment,
        vantage: Vantage,
        complete_until: Option<NaiveDate>,
        language: Language,
    ) -> Result<Self, WordingError> {
        let w = Wording { language };
        let treaty = &assessment.treaty;
        let progress = Progress::of(assessment);
        let next = progress.upcoming.first().copied();
        let is_today = assessment.as_of == vantage.today;
        let name_language = match treaty.name().exact(language) {
            Some(_) => language,
            None => Language::En,
        };
        let is_qualified = caveat(assessment) != "none" || asserted(assessment) == "yes";
        let count = count(w, &progress)?;
        let state = state(w, &progress, assessment)?;
        let (headline, below) = match progress.stage {
            Stage::Pending => (count.clone(), state),
            Stage::ThresholdReached { .. } | Stage::InForce { .. } => (state, count.clone()),
        };
        Ok(Self {
            treaty: treaty.id.to_string(),
            name: treaty.name().get(language).to_owned(),
            name_language,
            language,
            in_force_on: assessment.in_force_on,
            bar: Bar::of(progress.counted, progress.threshold),
            headline,
            count,
            threshold: w.count(m::WIDGET_THRESHOLD, "threshold", progress.threshold)?,
            badge: badge(w, &progress)?,
            details: [
                Some(below),
                bound(w, &progress)?,
                Some(signatories(w, &progress)?),
            ]
            .into_iter()
            .flatten()
            .collect(),
            next: next.map(|next| upcoming(w, next)).transpose()?,
            countdown: next
                .filter(|_| is_today)
                .map(|next| countdown(w, next))
                .transpose()?,
            as_of: as_of(w, assessment, vantage)?,
            complete_until: complete_until
                .map(|until| w.dated(m::WIDGET_UNTIL, "date", until))
                .transpose()?,
            qualified: is_qualified
                .then(|| w.say(m::WIDGET_QUALIFIED))
                .transpose()?,
            more: w.say(m::WIDGET_MORE)?,
            away: w.say(m::WIDGET_AWAY)?,
            title: w.about(m::WIDGET_FRAME, "treaty", &named(treaty, language))?,
            sentence: sentence(assessment, vantage, language)?,
            progress,
        })
    }

    /// The name as it stands in a text of the language.
    #[must_use]
    pub fn isolated_name(&self) -> String {
        isolated(&self.name, self.name_language, self.language)
    }

    /// Whether the conditions for entry into force have been met.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.progress.stage != Stage::Pending
    }
}

fn named(treaty: &Treaty, language: Language) -> String {
    Wording { language }.text(treaty.name())
}

fn counted(w: Wording, id: &'static str, progress: &Progress) -> Written {
    w.with(
        id,
        [
            ("counted", progress.counted.into()),
            ("threshold", progress.threshold.into()),
        ],
    )
}

/// Once there are more than are required, none of them is one "of" those.
fn count(w: Wording, progress: &Progress) -> Written {
    if progress.counted > progress.threshold {
        counted(w, m::WIDGET_COUNT_MET, progress)
    } else {
        counted(w, m::WIDGET_COUNT, progress)
    }
}

fn countdown(w: Wording, next: Upcoming) -> Written {
    let days = w.count(m::WIDGET_DAYS, "days", next.days)?;
    w.about(m::WIDGET_COUNTDOWN, "days", &days)
}

fn badge(w: Wording, progress: &Progress) -> Written {
    match progress.stage {
        Stage::Pending => counted(w, m::WIDGET_BADGE, progress),
        Stage::ThresholdReached {
            enters_into_force_on,
            ..
        } => w.dated(m::WIDGET_REACHED, "date", enters_into_force_on),
        Stage::InForce { since, .. } => w.dated(m::WIDGET_IN_FORCE, "date", since),
    }
}

fn state(w: Wording, progress: &Progress, assessment: &Assessment) -> Written {
    match progress.stage {
        Stage::Pending if assessment.conditions.is_empty() => {
            w.count(m::WIDGET_PENDING, "threshold", progress.threshold)
        }
        Stage::Pending => w.count(m::WIDGET_PENDING_FURTHER, "threshold", progress.threshold),
        Stage::ThresholdReached { .. } | Stage::InForce { .. } => badge(w, progress),
    }
}

/// There are no parties before the entry into force.
fn bound(w: Wording, progress: &Progress) -> Result<Option<String>, WordingError> {
    match progress.stage {
        Stage::InForce { .. } => w
            .count(m::WIDGET_BOUND, "bound", progress.parties.total)
            .map(Some),
        Stage::Pending | Stage::ThresholdReached { .. } => Ok(None),
    }
}

fn signatories(w: Wording, progress: &Progress) -> Written {
    let split = split(progress.signatories, w.language)?;
    w.with(
        m::WIDGET_SIGNATORIES,
        [
            ("signatories", progress.signatories.total.into()),
            ("split", split.into()),
        ],
    )
}

fn upcoming(w: Wording, next: Upcoming) -> Written {
    let id = match next.milestone {
        Milestone::SignatureOpens => m::WIDGET_OPENS,
        Milestone::SignatureCloses => m::WIDGET_CLOSES,
        Milestone::EntryIntoForce => m::WIDGET_ENTERS,
    };
    w.dated(id, "date", next.on)
}

fn as_of(w: Wording, assessment: &Assessment, vantage: Vantage) -> Written {
    let time = if assessment.as_of > vantage.today {
        "projected"
    } else {
        "reached"
    };
    let (pinned, entry) = match vantage.entry {
        Some(entry) => ("yes", w.ordinal(entry.0)?),
        None => ("no", String::new()),
    };
    w.with(
        m::WIDGET_AS_OF,
        [
            ("time", FluentValue::from(time)),
            ("date", w.date(assessment.as_of)?.into()),
            ("pinned", pinned.into()),
            ("entry", entry.into()),
        ],
    )
}

/// The problem of a text that cannot be written: a fault of the build.
pub(super) fn unwritten(error: &impl std::fmt::Display) -> Problem {
    log::error!(error:% = error; "a text of an embedded form cannot be written");
    Problem::new(
        ProblemCode::InternalError,
        ProblemCode::InternalError.meaning(),
    )
}

#[cfg(test)]
mod tests {
    use super::Bar;

    #[test]
    fn the_mark_stands_inside_the_bar_and_the_filling_reaches_it_with_the_last_instrument() {
        for threshold in [1, 15, 40, 55] {
            let full = Bar::of(threshold, threshold);
            assert_eq!(full.filled, full.threshold);
            for counted in 0..threshold * 5 {
                let bar = Bar::of(counted, threshold);
                assert!(bar.filled < 1000 && bar.threshold < 1000);
                assert_eq!(counted >= threshold, bar.filled >= bar.threshold);
                assert_eq!(counted == 0, bar.filled == 0);
            }
        }
        assert_eq!(
            Bar::of(0, 0),
            Bar {
                filled: 0,
                threshold: 0
            }
        );
    }
}

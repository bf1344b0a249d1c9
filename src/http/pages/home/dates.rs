//! The dates that matter, and how far off they are.

use chrono::NaiveDate;

use crate::domain::assessment::Assessment;
use crate::domain::progress::{Progress, Stage};
use crate::http::pages::wording::Wording;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;

use super::list::Dated;

/// A date that matters.
pub struct DateCard {
    /// What happens on it.
    pub label: String,
    /// The date, where there is one.
    pub date: Option<Dated>,
    /// How far off it is, in words.
    pub distance: Option<String>,
    /// The article.
    pub article: Option<String>,
    /// Whether its clause was not compared with the certified true copy.
    pub is_unverified: bool,
}

/// The end of the time for signature, or its beginning, and the entry into force.
///
/// # Errors
/// When a text cannot be written.
pub fn dates(
    assessment: &Assessment,
    progress: &Progress,
    w: Wording,
) -> Result<Vec<DateCard>, WordingError> {
    let clauses = &assessment.treaty.clauses;
    let as_of = assessment.as_of;
    let mut cards = Vec::new();
    if let Some(signature) = &clauses.signature {
        let opens = clauses.opened_on().filter(|on| *on > as_of);
        let (label, on) = match opens {
            Some(on) => (m::HOME_SIGNATURE_OPENS, Some(on)),
            None => (m::HOME_SIGNATURE_CLOSES, clauses.signature_closes_on()),
        };
        if let Some(on) = on {
            cards.push(DateCard {
                label: w.say(label)?,
                date: Some(Dated::of(on, w)?),
                distance: Some(distance(as_of, on, w)?),
                article: article(signature.article.as_deref(), w)?,
                is_unverified: signature.provenance.verified == Some(false),
            });
        }
    }
    let on = match progress.stage {
        Stage::Pending => None,
        Stage::ThresholdReached {
            enters_into_force_on: on,
            ..
        }
        | Stage::InForce { since: on, .. } => Some(on),
    };
    let clause = &clauses.entry_into_force;
    cards.push(DateCard {
        label: w.say(m::HOME_ENTRY_INTO_FORCE)?,
        date: on.map(|on| Dated::of(on, w)).transpose()?,
        distance: on.map(|on| distance(as_of, on, w)).transpose()?,
        article: article(Some(&clause.article), w)?,
        is_unverified: clause.provenance.verified == Some(false),
    });
    Ok(cards)
}

fn article(article: Option<&str>, w: Wording) -> Result<Option<String>, WordingError> {
    article
        .map(|article| w.about(m::HOME_ARTICLE, "article", article))
        .transpose()
}

/// How far off a day is, in words.
fn distance(as_of: NaiveDate, on: NaiveDate, w: Wording) -> Result<String, WordingError> {
    let days = on.signed_duration_since(as_of).num_days();
    let number = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
    match days {
        0 => w.say(m::HOME_TODAY),
        1.. => w.count(m::HOME_IN_DAYS, "days", number),
        _ => w.count(m::HOME_DAYS_AGO, "days", number),
    }
}

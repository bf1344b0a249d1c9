//! Dates for people: `21 November 2026`, `21 ноября 2026 г.`, `2026年11月21日`.
//!
//! They are written as CLDR has them, but for two languages in which its pattern is not what one writes in a sentence.
//! Answers for programs have plain dates (RFC 3339) and do not come here.

use chrono::{Datelike as _, NaiveDate};
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD};

use super::{WordingError, locale_of};
use crate::domain::language::Language;

/// A date in full, in the Gregorian calendar.
///
/// # Errors
/// When the library has no data for the language, which a test excludes.
pub fn long(language: Language, date: NaiveDate) -> Result<String, WordingError> {
    if language == Language::Vi {
        // The day and month of CLDR with the word for the year, which a date in a sentence has.
        let (day, month, year) = (date.day(), date.month(), date.year());
        return Ok(format!("{day} tháng {month} năm {year}"));
    }
    let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(
        locale_of(language).into(),
        YMD::long(),
    )
    .map_err(|error| WordingError::format(language, &error))?;
    let text = formatter.format(&gregorian(language, date)?).to_string();
    Ok(match language {
        // The first of a month is an ordinal in French, for which CLDR has no pattern.
        Language::Fr => match text.strip_prefix("1 ") {
            Some(rest) => format!("1er {rest}"),
            None => text,
        },
        Language::Ar | Language::Zh | Language::En | Language::Ru | Language::Es | Language::Vi => {
            text
        }
    })
}

/// A month with its year, as short as the language writes it.
///
/// # Errors
/// When the library has no data for the language, which a test excludes.
pub fn month(language: Language, date: NaiveDate) -> Result<String, WordingError> {
    let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(
        locale_of(language).into(),
        YM::medium(),
    )
    .map_err(|error| WordingError::format(language, &error))?;
    Ok(formatter.format(&gregorian(language, date)?).to_string())
}

fn gregorian(language: Language, date: NaiveDate) -> Result<Date<Gregorian>, WordingError> {
    let small =
        |number: u32| u8::try_from(number).map_err(|error| WordingError::format(language, &error));
    let (month, day) = (small(date.month())?, small(date.day())?);
    Date::try_new_gregorian(date.year(), month, day)
        .map_err(|error| WordingError::format(language, &error))
}

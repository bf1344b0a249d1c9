//! Dates as the depositary prints them, in English and in French.
//!
//! `22 Apr\t 2016 `, `4 Mar 2024 a`, `1er janv. 2000`, `11 November 1990, in accordance with …`. What is not plainly a
//! date is none.

use chrono::{Datelike as _, NaiveDate};

use super::{Dated, Printed};
use crate::documents::YEARS;

/// Every name of each month that is printed, in lower case; no abbreviation means two.
const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "janv", "janvier"],
    &["feb", "february", "févr", "fevr", "fév", "février"],
    &["mar", "march", "mars"],
    &["apr", "april", "avr", "avril"],
    &["may", "mai"],
    &["jun", "june", "juin"],
    &["jul", "july", "juil", "juillet"],
    &["aug", "august", "août", "aout"],
    &["sep", "sept", "september", "septembre"],
    &["oct", "october", "octobre"],
    &["nov", "november", "novembre"],
    &["dec", "december", "déc", "décembre"],
];

/// The months as they are printed in tables.
const SHORT: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The months as they are printed in sentences.
const LONG: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The date in a cell, if that is what the cell holds.
pub(super) fn dated(printed: &Printed) -> Option<Dated> {
    let text = printed.text.as_str();
    let (text, bracketed) = match (text.strip_prefix('['), text.strip_suffix(']')) {
        (Some(_), Some(_)) => (text.get(1..text.len() - 1)?, true),
        (None, None) => (text, false),
        (Some(_), None) | (None, Some(_)) => return None,
    };
    let mut words = text.split_whitespace();
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let digits = year.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let letter = match (year.get(digits.len()..)?, words.next()) {
        ("", None) => None,
        ("", Some(letter)) | (letter, None) => Some(letter),
        (_, Some(_)) => return None,
    };
    let is_letter =
        |letter: &str| letter.len() <= 2 && letter.bytes().all(|byte| byte.is_ascii_alphabetic());
    if words.next().is_some() || !letter.is_none_or(is_letter) {
        return None;
    }
    Some(Dated {
        on: date(day, month, digits)?,
        letter: letter.map(str::to_owned),
        bracketed,
        footnotes: printed.footnotes.clone(),
    })
}

/// The date with which a sentence begins.
pub(super) fn leading(text: &str) -> Option<NaiveDate> {
    let mut words = text.split_whitespace();
    sentence_date(words.next()?, words.next()?, words.next()?)
}

/// Every date in a text, in order.
#[must_use]
pub fn dates_in(text: &str) -> Vec<NaiveDate> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .windows(3)
        .filter_map(|three| match three {
            [day, month, year] => sentence_date(day, month, year),
            _ => None,
        })
        .collect()
}

fn sentence_date(day: &str, month: &str, year: &str) -> Option<NaiveDate> {
    let ends = |c: char| matches!(c, ',' | '.' | ';' | ':' | ')' | ']' | '"' | '”');
    let begins = |c: char| matches!(c, '(' | '[' | '"' | '“');
    date(
        day.trim_start_matches(begins),
        month,
        year.trim_end_matches(ends),
    )
}

fn date(day: &str, month: &str, year: &str) -> Option<NaiveDate> {
    let day = day.strip_suffix("er").unwrap_or(day);
    let is_number = |text: &str, length: usize| {
        text.len() <= length && text.bytes().all(|b| b.is_ascii_digit())
    };
    if !is_number(day, 2) || !is_number(year, 4) {
        return None;
    }
    let name = month.strip_suffix('.').unwrap_or(month).to_lowercase();
    let index = MONTHS
        .iter()
        .position(|names| names.contains(&name.as_str()))?;
    let month = u32::try_from(index).ok()? + 1;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
        .filter(|date| YEARS.contains(&date.year()))
}

/// A date as in a table: `4 Mar 2019`.
pub(super) fn short(date: NaiveDate) -> String {
    shown(date, &SHORT)
}

/// A date as in a sentence: `4 March 2019`.
#[must_use]
pub fn long(date: NaiveDate) -> String {
    shown(date, &LONG)
}

fn shown(date: NaiveDate, months: &[&str; 12]) -> String {
    let index = usize::try_from(date.month0()).unwrap_or_default();
    let month = months.get(index).copied().unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

//! Files in and out: the treaty document, the table of actions, the depositary's page of a treaty, the lists of
//! participants, and those of them that are shipped with the program.
//!
//! What is read is checked completely and refused with the place of what is wrong, so that the domain receives
//! well-formed values only. Nothing here opens a file, knows the time, or decides whether an act is regular.

pub mod actions;
pub mod mtdsg;
pub mod official;
pub mod participants;
pub mod shape;
pub mod shipped;
mod table;
pub mod treaty;

use chrono::{Datelike, NaiveDate};

/// The years in which a date of a treaty's life can lie.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2200;

/// Reads a calendar date as `2025-10-25` and in no other form.
///
/// # Errors
/// What was expected and what was found.
pub fn plain_date(text: &str) -> Result<NaiveDate, String> {
    let form = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let Some(date) = text.parse::<NaiveDate>().ok().filter(|_| form) else {
        return Err(format!(
            "expected a date such as 2025-10-25, found {text:?}"
        ));
    };
    if YEARS.contains(&date.year()) {
        Ok(date)
    } else {
        Err(format!(
            "expected a year from {} to {}, found {text:?}",
            YEARS.start(),
            YEARS.end()
        ))
    }
}

//! Names in the order of a language: what its readers expect of a list, by CLDR.

use std::cmp::Ordering;

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;

use crate::domain::language::Language;
use crate::http::wording::{WordingError, locale_of};

/// The order of names in a language.
///
/// # Errors
/// When the library has no data for the language, which a test excludes.
pub fn by_name(language: Language) -> Result<impl Fn(&str, &str) -> Ordering, WordingError> {
    let collator =
        CollatorBorrowed::try_new(locale_of(language).into(), CollatorOptions::default())
            .map_err(|error| WordingError::format(language, &error))?;
    Ok(move |one: &str, other: &str| collator.compare(one, other))
}

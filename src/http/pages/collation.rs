//! Names in the order of a language: what its readers expect of a list, by CLDR.

use std::cmp::Ordering;

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;

use crate::domain::language::Language;
use crate::http::wording::WordingError;

/// The order of names in a language.
///
/// # Errors
/// When the library has no data for the language, which a test excludes.
pub fn by_name(
    language: Language,
) -> Result<impl Fn(&str, &str) -> Ordering, WordingError> {
    let failed = |detail: String| WordingError::Format {
        language: language.tag(),
        detail,
    };
    let locale: icu_locale_core::Locale = language
        .tag()
        .parse()
        .map_err(|error| failed(format!("{error}")))?;
    let collator = CollatorBorrowed::try_new(locale.into(), CollatorOptions::default())
        .map_err(|error| failed(error.to_string()))?;
    Ok(move |one: &str, other: &str| collator.compare(one, other))
}

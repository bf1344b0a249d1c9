//! Whole numbers for people, as the language groups their digits: `1,234`, `1.234`, `1 234`.
//!
//! All seven languages have the digits 0 to 9. For `ar` that is CLDR's default, where no country is named that prefers
//! the Arabic-Indic ones.

use fluent_bundle::FluentValue;
use fluent_bundle::memoizer::MemoizerKind;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use intl_memoizer::Memoizable;
use unic_langid::LanguageIdentifier;

use super::{WordingError, locale_of};
use crate::domain::language::Language;

/// A number of things.
///
/// # Errors
/// When the library has no data for the language, which a test excludes.
pub fn written(language: Language, number: u64) -> Result<String, WordingError> {
    with_grouping(language, number, GroupingStrategy::Auto)
}

/// A number that names one thing, such as an entry: its digits are never grouped.
///
/// # Errors
/// As [`written`].
pub fn ordinal(language: Language, number: u64) -> Result<String, WordingError> {
    with_grouping(language, number, GroupingStrategy::Never)
}

fn with_grouping(
    language: Language,
    number: u64,
    grouping: GroupingStrategy,
) -> Result<String, WordingError> {
    let options = DecimalFormatterOptions::from(grouping);
    let formatter = DecimalFormatter::try_new(locale_of(language).into(), options)
        .map_err(|error| WordingError::format(language, &error))?;
    Ok(formatter.format(&Decimal::from(number)).to_string())
}

/// How a message writes its numbers; everything else it writes as it is.
pub(super) fn in_message<M: MemoizerKind>(value: &FluentValue<'_>, kept: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let number = number.as_string().parse().ok()?;
    kept.with_try_get_threadsafe::<Digits, _, _>((), |digits| written(digits.0, number).ok())
        .ok()?
}

/// The language of a bundle, which Fluent tells its formatters only through what they keep.
struct Digits(Language);

impl Memoizable for Digits {
    type Args = ();
    type Error = UnknownLanguage;

    fn construct(identifier: LanguageIdentifier, (): ()) -> Result<Self, UnknownLanguage> {
        Language::from_tag(identifier.language.as_str())
            .map(Self)
            .ok_or(UnknownLanguage)
    }
}

struct UnknownLanguage;

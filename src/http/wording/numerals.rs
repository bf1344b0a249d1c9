//! Whole numbers for people, as the language groups their digits: `1,234`, `1.234`, `1 234`.
//!
//! All seven languages have the digits 0 to 9. For `ar` that is CLDR's default, where no country is named that prefers
//! the Arabic-Indic ones.

use fluent_bundle::FluentValue;
use fluent_bundle::memoizer::MemoizerKind;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_plurals::{PluralCategory, PluralRules};
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

/// Which plural form a number of things takes: `one`, `few`, `many` and so on, by CLDR.
///
/// # Errors
/// As [`written`].
pub fn plural_form(language: Language, number: u64) -> Result<&'static str, WordingError> {
    let rules = PluralRules::try_new_cardinal(locale_of(language).into())
        .map_err(|error| WordingError::format(language, &error))?;
    Ok(match rules.category_for(number) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    })
}

/// `PLURAL($n)` in a message. Fluent's own choice of a form rests on rules that are wrong for Arabic from 103 on.
pub(super) fn plural<'a>(language: Language, arguments: &[FluentValue<'a>]) -> FluentValue<'a> {
    let form = arguments
        .first()
        .and_then(whole)
        .and_then(|number| plural_form(language, number).ok());
    form.map_or(FluentValue::Error, FluentValue::from)
}

fn whole(value: &FluentValue<'_>) -> Option<u64> {
    match value {
        FluentValue::Number(number) => number.as_string().parse().ok(),
        FluentValue::String(_)
        | FluentValue::Custom(_)
        | FluentValue::None
        | FluentValue::Error => None,
    }
}

/// How a message writes its numbers; everything else it writes as it is.
pub(super) fn in_message<M: MemoizerKind>(value: &FluentValue<'_>, kept: &M) -> Option<String> {
    let number = whole(value)?;
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

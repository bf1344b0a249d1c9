//! Sentences in the languages of the register: what is written for people to read, not for programs.
//!
//! A sentence is one Fluent message, in the `.ftl` files of each language, so that each language has its own order and plural
//! forms, and none is put together from pieces here. Dates and numbers are written, and plural forms chosen, as CLDR has them. Which message is
//! right, and with which numbers, is decided by [`status_line`]; `docs/decisions/0012` says why it is done so.

pub mod certificate;
pub mod dates;
pub mod notification;
pub mod numerals;
pub mod status_line;

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use icu_locale_core::{Locale, locale};
use unic_langid::LanguageIdentifier;

use crate::domain::language::Language;

type Bundle = FluentBundle<FluentResource>;

/// The messages of some languages.
type Bundles = Result<Vec<(Language, Bundle)>, WordingError>;

/// The messages of every language, read once. They are part of the program, so a fault in them is a fault of the build.
static BUNDLES: LazyLock<Bundles> = LazyLock::new(|| {
    Language::ALL
        .into_iter()
        .map(|language| Ok((language, bundle(language, source(language))?)))
        .collect()
});

/// Why a sentence could not be written. None of these depends on what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordingError {
    /// The messages of a language cannot be read.
    #[error("the messages in {language} cannot be read: {detail}")]
    Messages {
        /// The language's tag.
        language: &'static str,
        /// What is wrong with them.
        detail: String,
    },
    /// A message is not there, or lacks something.
    #[error("the message {message} in {language} cannot be written: {detail}")]
    Message {
        /// The language's tag.
        language: &'static str,
        /// The message's id.
        message: &'static str,
        /// What is missing.
        detail: String,
    },
    /// A date or number cannot be written.
    #[error("a date or number cannot be written in {language}: {detail}")]
    Format {
        /// The language's tag.
        language: &'static str,
        /// What the library says.
        detail: String,
    },
}

impl WordingError {
    pub(super) fn format(language: Language, error: &impl std::fmt::Display) -> Self {
        Self::Format {
            language: language.tag(),
            detail: error.to_string(),
        }
    }
}

/// A message of a language, with its variables.
///
/// # Errors
/// When the message or one of its variables is missing: a fault of the build, which a test looks for.
pub fn message(
    language: Language,
    id: &'static str,
    arguments: &FluentArgs<'_>,
) -> Result<String, WordingError> {
    message_of(&BUNDLES, language, id, arguments)
}

fn message_of(
    bundles: &Bundles,
    language: Language,
    id: &'static str,
    arguments: &FluentArgs<'_>,
) -> Result<String, WordingError> {
    let failed = |detail: String| WordingError::Message {
        language: language.tag(),
        message: id,
        detail,
    };
    let bundles = bundles.as_ref().map_err(Clone::clone)?;
    let bundle = bundles
        .iter()
        .find_map(|(of, bundle)| (*of == language).then_some(bundle))
        .ok_or_else(|| failed("the language has no messages".into()))?;
    let pattern = bundle
        .get_message(id)
        .and_then(|message| message.value())
        .ok_or_else(|| failed("there is no such message".into()))?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(arguments), &mut errors);
    match errors.first() {
        None => Ok(text.into_owned()),
        Some(error) => Err(failed(error.to_string())),
    }
}

/// The messages of a language, as they were written.
#[must_use]
pub fn source(language: Language) -> &'static str {
    ids::SOURCES
        .iter()
        .find_map(|(tag, source)| (*tag == language.tag()).then_some(*source))
        .unwrap_or_default()
}

/// The name of every message: made by `build.rs`, which holds every language to the messages of English.
pub mod ids {
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// A text of one direction as it stands in a sentence of another, so that neither disturbs the other's order.
///
/// FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE of the Unicode bidirectional algorithm (UAX 9).
#[must_use]
pub fn isolated(text: &str, text_is: Language, sentence_is: Language) -> String {
    if text_is.direction() == sentence_is.direction() {
        text.to_owned()
    } else {
        format!("\u{2068}{text}\u{2069}")
    }
}

/// The locale by which a language's dates and numbers are written. English is that of the United Nations: day first.
pub(super) fn locale_of(language: Language) -> Locale {
    match language {
        Language::Ar => locale!("ar"),
        Language::Zh => locale!("zh"),
        Language::En => locale!("en-GB"),
        Language::Fr => locale!("fr"),
        Language::Ru => locale!("ru"),
        Language::Es => locale!("es"),
        Language::Vi => locale!("vi"),
    }
}

fn bundle(language: Language, source: &str) -> Result<Bundle, WordingError> {
    let failed = |detail: String| WordingError::Messages {
        language: language.tag(),
        detail,
    };
    // What cannot fail for one number cannot for another, so that the formatter below may take it for granted.
    numerals::written(language, 0)?;
    numerals::plural_form(language, 0)?;
    let identifier: LanguageIdentifier = language
        .tag()
        .parse()
        .map_err(|error| failed(format!("{error}")))?;
    let resource = FluentResource::try_new(source.to_owned())
        .map_err(|(_, errors)| failed(format!("{errors:?}")))?;
    let mut bundle = Bundle::new_concurrent(vec![identifier]);
    // Isolates around every number would break the sentence for search and comparison. What needs one gets it from
    // `isolated`; nothing else in a sentence is of another direction.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(numerals::in_message));
    bundle
        .add_function("PLURAL", move |arguments, _| {
            numerals::plural(language, arguments)
        })
        .map_err(|error| failed(error.to_string()))?;
    bundle
        .add_resource(resource)
        .map_err(|errors| failed(format!("{errors:?}")))?;
    Ok(bundle)
}

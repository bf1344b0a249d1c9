//! The six official languages of the United Nations, and Vietnamese for the host of the ceremony.
//!
//! A text may lack a language; English is always there and stands in for it.

use std::collections::BTreeMap;

/// A language in which names and labels are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Arabic, written from right to left.
    Ar,
    /// Chinese.
    Zh,
    /// English.
    En,
    /// French.
    Fr,
    /// Russian.
    Ru,
    /// Spanish.
    Es,
    /// Vietnamese: not an official language, kept for the host State.
    Vi,
}

impl Language {
    /// All of them, the official ones in the order of the Charter's article 111 as printed in English documents.
    pub const ALL: [Self; 7] = [
        Self::Ar,
        Self::Zh,
        Self::En,
        Self::Fr,
        Self::Ru,
        Self::Es,
        Self::Vi,
    ];

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::Zh => "zh",
            Self::En => "en",
            Self::Fr => "fr",
            Self::Ru => "ru",
            Self::Es => "es",
            Self::Vi => "vi",
        }
    }

    /// Reads a BCP 47 tag by its primary subtag, in any case: `FR-ca` is French.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The direction of its script, as HTML's `dir` attribute has it.
    #[must_use]
    pub fn direction(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::Zh | Self::En | Self::Fr | Self::Ru | Self::Es | Self::Vi => "ltr",
        }
    }
}

/// One text in several languages, English always among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    english: String,
    others: BTreeMap<Language, String>,
}

impl Texts {
    /// A text that so far has English only.
    #[must_use]
    pub fn english(text: impl Into<String>) -> Self {
        Self {
            english: text.into(),
            others: BTreeMap::new(),
        }
    }

    /// The same text with one more language.
    #[must_use]
    pub fn with(mut self, language: Language, text: impl Into<String>) -> Self {
        match language {
            Language::En => self.english = text.into(),
            other => {
                self.others.insert(other, text.into());
            }
        }
        self
    }

    /// The text in this language, or in English where it is missing.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        self.exact(language).unwrap_or(&self.english)
    }

    /// The text in this language, if there is one.
    #[must_use]
    pub fn exact(&self, language: Language) -> Option<&str> {
        match language {
            Language::En => Some(&self.english),
            other => self.others.get(&other).map(String::as_str),
        }
    }

    /// Every language that has a text, with it.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &str)> {
        Language::ALL
            .into_iter()
            .filter_map(|language| self.exact(language).map(|text| (language, text)))
    }
}

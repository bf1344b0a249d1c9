//! The identifiers of the register, each its own type.
//!
//! A value of one of these types is well formed: its constructor refused anything else. They say nothing of
//! whether the thing they name exists.

use arcstr::ArcStr;
use std::fmt;

/// Why a text is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// The text is not a treaty's slug.
    #[error(
        "a treaty id is 1 to 80 lower-case letters, digits and inner hyphens, but this is {0:?}"
    )]
    Treaty(String),
    /// The text is not a document's hash.
    #[error("a document's hash is 64 lower-case hexadecimal digits, but this is {0:?}")]
    Document(String),
    /// The text is not a participant's code.
    #[error("a participant code is three capital letters, or X: and a name, but this is {0:?}")]
    Participant(String),
}

/// A treaty's stable slug, used in URLs: `hanoi-convention`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TreatyId(ArcStr);

impl TreatyId {
    /// Parses a slug of lower-case letters, digits and inner hyphens, at most 80 characters.
    ///
    /// # Errors
    /// [`IdError::Treaty`] when the text is not such a slug.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let well_formed = (1..=80).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-');
        if well_formed {
            Ok(Self(text.into()))
        } else {
            Err(IdError::Treaty(shortened(text)))
        }
    }

    /// The slug.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TreatyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A participant's stable code: the ISO 3166-1 alpha-3 code of a State, `EUE` for the European Union.
///
/// `X:Some Name` stands for an international organization that is neither a State nor a regional economic
/// integration organization and is in no list of ours; it occurs in imported histories only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParticipantCode(ArcStr);

impl ParticipantCode {
    /// Parses a code exactly as it is written in the record; lookup that forgives is the ledger's work.
    ///
    /// # Errors
    /// [`IdError::Participant`] when the text is neither three capital letters nor `X:` and a name.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let three_letters = text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
        let organization = text
            .strip_prefix("X:")
            .is_some_and(|name| !name.trim().is_empty() && name.len() <= 200);
        if three_letters || organization {
            Ok(Self(text.into()))
        } else {
            Err(IdError::Participant(shortened(text)))
        }
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name after `X:`, for an organization that is in no list of ours.
    #[must_use]
    pub fn unlisted_organization(&self) -> Option<&str> {
        self.0.strip_prefix("X:")
    }
}

impl fmt::Display for ParticipantCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An entry's place in the ledger: 1 for the first, without gaps, in the order of commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position(pub u64);

impl Position {
    /// Before the first entry.
    pub const ZERO: Self = Self(0);

    /// Where the hypothetical acts begin: behind every entry, because databases count to half of the range.
    const HYPOTHETICAL: u64 = 1 << 63;

    /// The position of the nth act that is not in the record, counted from 1, behind everything that is.
    #[must_use]
    pub const fn hypothetical(n: u64) -> Self {
        Self(Self::HYPOTHETICAL.saturating_add(n))
    }

    /// Which of the hypothetical acts stands here, counted from 1; none for an entry of the record.
    #[must_use]
    pub const fn hypothetical_number(self) -> Option<u64> {
        match self.0.checked_sub(Self::HYPOTHETICAL) {
            None | Some(0) => None,
            Some(n) => Some(n),
        }
    }

    /// The position that follows this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl fmt::Display for Position {
    /// The number; an act that is not in the record is `hypothetical-1`, so that none is taken for the other.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.hypothetical_number() {
            None => self.0.fmt(f),
            Some(n) => write!(f, "hypothetical-{n}"),
        }
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}

/// The SHA-256 of a document's bytes, by which anyone who has the document can tell that it is the one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentHash(ArcStr);

impl DocumentHash {
    /// Parses 64 lower-case hexadecimal digits.
    ///
    /// # Errors
    /// [`IdError::Document`] when the text is anything else.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() == 64 && text.bytes().all(is_digit) {
            Ok(Self(text.into()))
        } else {
            Err(IdError::Document(shortened(text)))
        }
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

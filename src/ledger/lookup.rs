//! Finding a participant by whatever a person or a program calls it.
//!
//! Codes come before names and names before aliases. A name that could mean two participants finds neither:
//! a miss is repaired by the near matches, a wrong State is not. States that no longer exist never take a
//! name from a living one. Organizations in no list (`X:Some Name`) are not looked up; see `Directory::resolve`.

mod folding;
mod index;
mod similarity;

use crate::domain::ids::ParticipantCode;
use crate::domain::participant::Directory;

pub use folding::fold;
use index::Index;
use similarity::Candidate;

/// The longest text that is looked up, in characters; no name comes near it.
const LONGEST_TEXT_CHARS: usize = 100;

/// A participant that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its code.
    pub code: ParticipantCode,
    /// Whether the text was exactly that code, so that the address asked for is the canonical one.
    pub canonical: bool,
}

/// A participant with a name close to what was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// Its code.
    pub code: ParticipantCode,
    /// Its English name.
    pub name: String,
}

/// An index of everything that a participant is called.
///
/// ```
/// use signatory::domain::ids::ParticipantCode;
/// use signatory::domain::participant::{Directory, Participant};
/// use signatory::ledger::lookup::Lookup;
///
/// let code = ParticipantCode::parse("VNM")?;
/// let viet_nam = Participant::unlisted_organization(&code, "Viet Nam");
/// let lookup = Lookup::new(&Directory::new(vec![viet_nam], Vec::new()));
///
/// assert!(lookup.find("VNM").is_ok_and(|found| found.canonical));
/// assert!(lookup.find("viet-nam").is_ok_and(|found| found.code == code && !found.canonical));
/// # Ok::<(), signatory::domain::ids::IdError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Lookup {
    index: Index,
    candidates: Vec<Candidate>,
}

impl Lookup {
    /// Indexes every code, name and alias of a directory.
    #[must_use]
    pub fn new(directory: &Directory) -> Self {
        Self {
            index: Index::new(directory),
            candidates: directory.iter().map(|p| Candidate::new(p)).collect(),
        }
    }

    /// Finds a participant by code, alpha-2, M49, slug, name in any of the seven languages, or alias.
    ///
    /// Case, diacritics, spaces and punctuation play no part, except where a name as it is printed would
    /// otherwise be taken for another participant's code: `Nga` is the Russian Federation in Vietnamese,
    /// `nga` is Nigeria.
    ///
    /// # Errors
    /// Up to five participants with similar names, the closest first, when none is called that; or exactly
    /// those that the text could mean, by code, when it could mean more than one.
    pub fn find(&self, text: &str) -> Result<Found, Vec<Near>> {
        if text.chars().nth(LONGEST_TEXT_CHARS).is_some() {
            return Err(Vec::new());
        }
        let key = fold(text);
        match self.index.get(text, &key) {
            Some(code) => Ok(Found {
                code: code.clone(),
                canonical: code.as_str() == text,
            }),
            None => Err(self.near(&key)),
        }
    }

    fn near(&self, key: &str) -> Vec<Near> {
        self.index.claimants(key).map_or_else(
            || similarity::nearest(&self.candidates, key),
            |claimants| similarity::named(&self.candidates, claimants),
        )
    }
}

#[cfg(test)]
mod tests;

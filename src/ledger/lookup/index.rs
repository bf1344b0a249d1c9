//! The index behind the lookup: from folded keys to codes.
//!
//! Keys are added in tiers, the surest first; a later tier never takes a key from an earlier one, and a key
//! that one tier gives to two participants is left out for good.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::folding::fold;
use crate::domain::ids::ParticipantCode;
use crate::domain::language::Language;
use crate::domain::participant::{Directory, Participant};

/// Other three-letter codes in use, with ours.
const OTHER_CODES: [(&str, &str); 1] = [("EUU", "EUE")];

/// What a leading article or form of government looks like in a folded English name.
const ENGLISH_PREFIXES: [&str; 5] = [
    "the",
    "republicof",
    "republicofthe",
    "therepublicof",
    "therepublicofthe",
];

/// Everything that a participant is called.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// Alpha-3, alpha-2 and M49 codes: written in ASCII, so that `Áo` is not Angola's `AO`.
    codes: HashMap<Box<str>, ParticipantCode>,
    /// Names and aliases.
    names: HashMap<Box<str>, ParticipantCode>,
    /// Names as printed, unfolded, that in ASCII fold to the code of another participant.
    printed: HashMap<Box<str>, ParticipantCode>,
    /// Names that would mean two participants or more, with these.
    pub(super) left_out: HashMap<Box<str>, BTreeSet<ParticipantCode>>,
}

impl Index {
    /// Indexes a directory.
    pub(super) fn new(directory: &Directory) -> Self {
        let mut index = Self::default();
        index.add_codes(directory);
        let living = || directory.iter().filter(|p| p.dissolution.is_none());
        let ceased = || directory.iter().filter(|p| p.dissolution.is_some());
        index.add_names(living().flat_map(|p| keyed(p, names(p))));
        index.add_names(living().flat_map(|p| keyed(p, aliases(p))));
        index.add_names(
            living()
                .flat_map(|p| keyed(p, prefixed(p)))
                .chain(ceased().flat_map(|p| keyed(p, names_of_ceased(p)))),
        );
        index.add_names(ceased().flat_map(|p| keyed(p, prefixed(p))));
        for participant in living() {
            index.add_printed(participant);
        }
        index
    }

    /// The code for a text and its folded key.
    pub(super) fn get(&self, text: &str, key: &str) -> Option<&ParticipantCode> {
        if !text.is_ascii() {
            return self.names.get(key);
        }
        self.printed
            .get(text.trim())
            .or_else(|| self.codes.get(key))
            .or_else(|| self.names.get(key))
    }

    /// Those that a key left out of the index would mean, if it is one.
    pub(super) fn claimants(&self, key: &str) -> Option<&BTreeSet<ParticipantCode>> {
        self.left_out.get(key)
    }

    /// Folded names and aliases that, written in ASCII, another participant's code takes.
    #[cfg(test)]
    pub(super) fn taken_by_codes(&self) -> BTreeSet<&str> {
        self.names
            .iter()
            .filter(|(key, code)| self.codes.get(*key).is_some_and(|other| other != *code))
            .map(|(key, _)| &**key)
            .collect()
    }

    fn add_codes(&mut self, directory: &Directory) {
        let own = directory.iter().map(|p| (p.code.as_str(), &p.code));
        let other = OTHER_CODES.iter().filter_map(|(other, ours)| {
            let participant = directory.iter().find(|p| p.code.as_str() == *ours)?;
            Some((*other, &participant.code))
        });
        let alpha2 = directory
            .iter()
            .filter_map(|p| p.alpha2.as_deref().map(|alpha2| (alpha2, &p.code)));
        let m49 = directory
            .iter()
            .filter_map(|p| p.m49.as_deref().map(|m49| (m49, &p.code)))
            .flat_map(|(m49, code)| [(m49, code), (m49.trim_start_matches('0'), code)]);
        for (text, code) in own.chain(other).chain(alpha2).chain(m49) {
            self.codes
                .entry(fold(text).into())
                .or_insert_with(|| code.clone());
        }
    }

    fn add_names(&mut self, tier: impl Iterator<Item = (String, ParticipantCode)>) {
        let mut claims: BTreeMap<String, BTreeSet<ParticipantCode>> = BTreeMap::new();
        for (key, code) in tier {
            claims.entry(key).or_default().insert(code);
        }
        for (key, claimants) in claims {
            let key = key.into_boxed_str();
            if key.is_empty() || self.names.contains_key(&key) || self.left_out.contains_key(&key) {
                continue;
            }
            if claimants.len() > 1 {
                self.left_out.insert(key, claimants);
            } else if let Some(code) = claimants.into_iter().next() {
                self.names.insert(key, code);
            }
        }
    }

    fn add_printed(&mut self, participant: &Participant) {
        for (_, name) in participant.names.iter() {
            let key = fold(name);
            let is_other_code = self
                .codes
                .get(&*key)
                .is_some_and(|code| *code != participant.code);
            let is_its_name = self.names.get(&*key) == Some(&participant.code);
            if name.is_ascii() && is_other_code && is_its_name {
                self.printed.insert(name.into(), participant.code.clone());
            }
        }
    }
}

fn keyed(
    participant: &Participant,
    keys: impl Iterator<Item = String>,
) -> impl Iterator<Item = (String, ParticipantCode)> {
    let code = participant.code.clone();
    keys.map(move |key| (key, code.clone()))
}

/// Names in every language; a slug folds to the same key as the English name it is made of.
pub(super) fn names(participant: &Participant) -> impl Iterator<Item = String> {
    participant.names.iter().map(|(_, name)| fold(name))
}

/// Every alias and every former name.
pub(super) fn aliases(participant: &Participant) -> impl Iterator<Item = String> {
    let former = participant.former_names.iter();
    let former = former.flat_map(|name| name.names.iter().map(|(_, name)| name));
    participant
        .aliases
        .iter()
        .map(String::as_str)
        .chain(former)
        .map(fold)
}

/// The names of a State that no longer exists, also without what stands in brackets: `(until 25 Oct 1971)`.
fn names_of_ceased(participant: &Participant) -> impl Iterator<Item = String> {
    names(participant)
        .chain(aliases(participant))
        .chain(std::iter::once(fold(without_brackets(participant.name()))))
}

/// English names and aliases with an article or `Republic of` before them.
fn prefixed(participant: &Participant) -> impl Iterator<Item = String> {
    std::iter::once(participant.names.get(Language::En))
        .map(|name| {
            if participant.dissolution.is_some() {
                without_brackets(name)
            } else {
                name
            }
        })
        .chain(participant.aliases.iter().map(String::as_str))
        .map(fold)
        .flat_map(|key| ENGLISH_PREFIXES.map(|prefix| format!("{prefix}{key}")))
}

fn without_brackets(name: &str) -> &str {
    name.split('(').next().unwrap_or(name)
}

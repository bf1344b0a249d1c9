//! What a column says, by its own header: which acts, and which letter stands for which.
//!
//! The letters mean something else in another treaty's table, so there is no table of letters here: the words in the
//! header name the act, and the letter beside them stands for it, in this column and with this case.

use super::Printed;
use crate::domain::action::ActionKind;

/// What each act is called in headers, in lower case.
const WORDS: [(&str, ActionKind); 20] = [
    ("signature", ActionKind::Signature),
    ("definitive signature", ActionKind::DefinitiveSignature),
    ("signature définitive", ActionKind::DefinitiveSignature),
    ("ratification", ActionKind::Ratification),
    ("acceptance", ActionKind::Acceptance),
    ("acceptation", ActionKind::Acceptance),
    ("approval", ActionKind::Approval),
    ("approbation", ActionKind::Approval),
    ("accession", ActionKind::Accession),
    ("adhésion", ActionKind::Accession),
    ("succession", ActionKind::Succession),
    ("succession to signature", ActionKind::SuccessionToSignature),
    (
        "succession à la signature",
        ActionKind::SuccessionToSignature,
    ),
    ("formal confirmation", ActionKind::FormalConfirmation),
    ("confirmation formelle", ActionKind::FormalConfirmation),
    (
        "provisional application",
        ActionKind::ProvisionalApplication,
    ),
    ("application provisoire", ActionKind::ProvisionalApplication),
    (
        "notification of provisional application",
        ActionKind::ProvisionalApplication,
    ),
    (
        "notification d'application provisoire",
        ActionKind::ProvisionalApplication,
    ),
    (
        "notification d’application provisoire",
        ActionKind::ProvisionalApplication,
    ),
];

/// What stands between two acts in a header, beside commas and semicolons.
const CONJUNCTIONS: [&str; 4] = [" and ", " or ", " et ", " ou "];

/// A column of acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The header as printed.
    pub header: Printed,
    /// The acts that it names, in its order.
    pub acts: Vec<HeaderAct>,
}

/// An act in a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderAct {
    /// What it is called there.
    pub words: String,
    /// The letters after a date that stand for it; none for the act of dates without.
    pub letter: Option<String>,
    /// The kind of action, if these words mean one.
    pub kind: Option<ActionKind>,
}

/// Why a date in a column cannot be read as an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmapped {
    /// The header names no act for this letter, or for none.
    NotInHeader,
    /// The header names several.
    Ambiguous,
    /// The header names an act that is no kind of action here, by these words.
    NoAction(String),
}

impl Column {
    /// The column of these acts, with the depositary's letters.
    #[must_use]
    pub fn of(kinds: &[ActionKind]) -> Self {
        let acts: Vec<HeaderAct> = kinds
            .iter()
            .map(|kind| HeaderAct {
                words: capitalized(&kind.in_words()),
                letter: kind.letter().map(str::to_owned),
                kind: Some(*kind),
            })
            .collect();
        let shown: Vec<String> = acts
            .iter()
            .map(|act| match &act.letter {
                Some(letter) => format!("{}({letter})", act.words),
                None => act.words.clone(),
            })
            .collect();
        Self {
            header: Printed::plain(&shown.join(", ")),
            acts,
        }
    }

    /// Reads a header.
    pub(super) fn read(header: Printed) -> Self {
        let mut text = header.text.replace(';', ",");
        for conjunction in CONJUNCTIONS {
            text = text.replace(conjunction, ",");
        }
        let acts = text
            .split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .map(HeaderAct::read)
            .collect();
        Self { header, acts }
    }

    /// The kind of action of a date with these letters.
    ///
    /// # Errors
    /// Why it cannot be said.
    pub fn kind(&self, letter: Option<&str>) -> Result<ActionKind, Unmapped> {
        let mut acts = self
            .acts
            .iter()
            .filter(|act| act.letter.as_deref() == letter);
        let act = acts.next().ok_or(Unmapped::NotInHeader)?;
        if acts.next().is_some() {
            return Err(Unmapped::Ambiguous);
        }
        act.kind
            .ok_or_else(|| Unmapped::NoAction(act.words.clone()))
    }

    /// Whether a header is that of the participants.
    pub(super) fn is_of_participants(header: &Printed) -> bool {
        matches!(
            header.text.to_lowercase().as_str(),
            "participant" | "participants"
        )
    }
}

impl HeaderAct {
    fn read(item: &str) -> Self {
        let lettered = item
            .strip_suffix(')')
            .and_then(|item| item.rsplit_once('('))
            .filter(|(_, letter)| {
                matches!(letter.len(), 1 | 2) && letter.bytes().all(|b| b.is_ascii_alphabetic())
            });
        let (words, letter) = match lettered {
            Some((words, letter)) => (words.trim(), Some(letter.to_owned())),
            None => (item, None),
        };
        Self {
            words: words.to_owned(),
            letter,
            kind: kind_of(words),
        }
    }
}

fn kind_of(words: &str) -> Option<ActionKind> {
    let words = words.to_lowercase();
    let named = WORDS
        .iter()
        .find(|(name, _)| *name == words)
        .map(|(_, kind)| *kind);
    // "Provisional application under article 23(n)": the article follows the act.
    named.or_else(|| {
        WORDS
            .iter()
            .filter(|(_, kind)| *kind == ActionKind::ProvisionalApplication)
            .find(|(name, _)| {
                words
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with(' '))
            })
            .map(|(_, kind)| *kind)
    })
}

fn capitalized(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

//! Statements: reservations, declarations, objections, notifications and what is said about them later.
//!
//! A statement hangs on an action: on the signature or the instrument with which it came, or on a communication of its
//! own. It never touches what counts: an objection or a doubtful reservation does not suspend an instrument (VCLT
//! 20(4), 21), and a territory left out does not make less of a party (VCLT 29).

mod kind;
mod pending;
mod standing;
mod state;

use std::fmt;

pub use kind::{Designated, StatementKind};
pub use pending::{Asked, Pending, pending};
pub use standing::{StatementStanding, is_permitted, period_of_objection, standings};
pub use state::{Permission, StatementState};

use super::ids::Position;

/// A statement's identifier: the action on which it hangs, and its number there, from 1. Written `6.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementId {
    /// The action.
    pub action: Position,
    /// Its number among the statements of that action, from 1.
    pub number: u32,
}

impl StatementId {
    /// Reads an identifier as it is written: `6.1`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (action, number) = text.split_once('.')?;
        let id = Self {
            action: Position(action.parse().ok()?),
            number: number.parse().ok()?,
        };
        (id.number > 0 && id.to_string() == text).then_some(id)
    }
}

impl fmt::Display for StatementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.action, self.number)
    }
}

/// A provision of the treaty: an article, with its paragraph and the rest: `63(3)`, `46(6)(a)`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Provision(String);

impl Provision {
    /// Reads a provision: a number, perhaps with `bis` or the like, and parts in brackets.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = text.split_at_checked(digits)?;
        let suffix = rest
            .bytes()
            .take_while(|b| b.is_ascii_alphabetic() || *b == b' ')
            .count();
        let (suffix, parts) = rest.split_at_checked(suffix)?;
        let is_suffix = matches!(suffix.trim(), "" | "bis" | "ter" | "quater")
            || (suffix.len() == 1 && suffix.bytes().all(|b| b.is_ascii_uppercase()));
        let is_part = |part: &str| {
            (1..=5).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        let are_parts = parts.is_empty()
            || parts
                .strip_prefix('(')
                .and_then(|inner| inner.strip_suffix(')'))
                .is_some_and(|inner| inner.split(")(").all(is_part));
        let is_number = (1..=3).contains(&number.len()) && !number.starts_with('0');
        (is_number && is_suffix && are_parts).then(|| Self(text.to_owned()))
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is this provision or a part of it: `46(6)(a)` lies within `46(6)`.
    #[must_use]
    pub fn lies_within(&self, other: &str) -> bool {
        self.0
            .strip_prefix(other)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('('))
    }
}

impl fmt::Display for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a participant stated.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Statement {
    /// What kind of statement it is, whatever its title (VCLT 2(1)(d)).
    pub kind: StatementKind,
    /// The provisions of the treaty to which it relates.
    pub provisions: Vec<Provision>,
    /// The earlier statement that it objects to, accepts, confirms or withdraws.
    pub concerns: Option<StatementId>,
    /// For a designation: what is designated.
    pub designates: Option<Designated>,
    /// For a territorial statement: the territories, as named.
    pub territories: Vec<String>,
    /// For an objection: whether its author definitely opposes the entry into force of the treaty between the two
    /// (VCLT 20(4)(b)).
    pub precludes_entry_into_force: bool,
    /// The words, as received.
    pub text: Option<String>,
    /// The language of the words, a BCP 47 tag.
    pub language: Option<String>,
    /// Where it can be checked, if not where its action can.
    pub source: Option<String>,
    /// What a reader should know beside it; not the words of its author.
    pub note: Option<String>,
}

impl Statement {
    /// A statement of a kind, with nothing else.
    #[must_use]
    pub fn new(kind: StatementKind) -> Self {
        Self {
            kind,
            provisions: Vec::new(),
            concerns: None,
            designates: None,
            territories: Vec::new(),
            precludes_entry_into_force: false,
            text: None,
            language: None,
            source: None,
            note: None,
        }
    }

    /// Checks that it has what its kind needs and nothing that its kind cannot have.
    ///
    /// # Errors
    /// The name of the field, and what is wrong with it.
    pub fn check(&self) -> Result<(), (&'static str, &'static str)> {
        let wrong = |field, what| Err((field, what));
        match (self.kind.is_about_another(), self.concerns) {
            (true, None) => {
                return wrong("concerns", "expected the id of the statement it is about");
            }
            (false, Some(_)) => {
                return wrong("concerns", "this kind of statement is about no other");
            }
            (true, Some(_)) | (false, None) => {}
        }
        match (self.kind == StatementKind::Designation, self.designates) {
            (true, None) => return wrong("designates", "expected what is designated"),
            (false, Some(_)) => return wrong("designates", "only a designation designates"),
            (true, Some(_)) | (false, None) => {}
        }
        if self.kind.is_territorial() == self.territories.is_empty() {
            return wrong(
                "territories",
                "expected for a territorial application or exclusion, and only there",
            );
        }
        if self.precludes_entry_into_force && self.kind != StatementKind::Objection {
            return wrong("precludes_entry_into_force", "only an objection can");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provision_is_an_article_with_its_parts() {
        for text in ["63(3)", "7", "46(6)(a)", "11(1)(a)(ii)", "12 bis(2)", "19A"] {
            assert_eq!(Provision::parse(text).unwrap().as_str(), text);
        }
        for text in [
            "",
            "article 63",
            "63(",
            "63()",
            "63(3",
            "0(1)",
            "63)3(",
            "(3)",
            "63(3) ",
            "1234",
        ] {
            assert_eq!(Provision::parse(text).is_some(), text == "63(3) ", "{text}");
        }
    }

    #[test]
    fn a_part_lies_within_its_provision() {
        let part = Provision::parse("46(6)(a)").unwrap();
        assert!(
            part.lies_within("46(6)") && part.lies_within("46") && part.lies_within("46(6)(a)")
        );
        assert!(!part.lies_within("4") && !part.lies_within("46(6)(b)"));
    }

    #[test]
    fn an_id_is_read_as_it_is_written_and_no_other_way() {
        let id = StatementId {
            action: Position(6),
            number: 1,
        };
        assert_eq!(id.to_string(), "6.1");
        assert_eq!(StatementId::parse("6.1"), Some(id));
        for text in ["6", "6.", "6.0", "06.1", "6.01", "6.1.1", "a.b"] {
            assert_eq!(StatementId::parse(text), None, "{text}");
        }
    }
}

//! Texts in a body: not empty, not too long, without control characters.

use super::problem::{Problem, ProblemCode};

/// Whether a text may have several lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// One line only.
    One,
    /// As many as it takes.
    Many,
}

/// A text of a body, white space at its ends removed; `pointer` says where it stands.
///
/// # Errors
/// 422 when it is there and empty, longer than `longest` characters, or holds control characters.
pub fn text(
    pointer: &str,
    value: Option<&String>,
    longest: usize,
    lines: Lines,
) -> Result<Option<String>, Problem> {
    let invalid = |detail: String| Err(Problem::new(ProblemCode::InvalidBody, detail).at(pointer));
    let Some(text) = value else {
        return Ok(None);
    };
    if text.trim().is_empty() {
        return invalid("expected a text that is not empty".into());
    }
    if text.chars().count() > longest {
        return invalid(format!("expected at most {longest} characters"));
    }
    let is_forbidden = |c: char| c.is_control() && !(c == '\n' && lines == Lines::Many);
    if text.chars().any(is_forbidden) {
        return invalid("expected a text without control characters".into());
    }
    Ok(Some(text.trim().to_owned()))
}

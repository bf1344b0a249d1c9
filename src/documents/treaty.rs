//! The treaty document: one JSON text that states a treaty's final clauses.
//!
//! [`parse`] is strict: what it does not know, or what makes no sense, is refused with the JSON pointer of the
//! offending value. [`render`] writes the same format, so that what it wrote is parsed into an equal treaty.
//! Whether the clauses are true to the treaty is not for this module to know.

mod checked;
mod names;
mod pointer;
mod rendered;
mod wire;

use serde_json::Value;

use super::shape::array_for_object;
use crate::domain::treaty::Treaty;
use pointer::Pointer;

/// Why a text is not a treaty document, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("at {}: {detail}", place(pointer))]
pub struct DocumentError {
    /// The JSON pointer (RFC 6901) of the offending value; empty for the whole document. Where a field is
    /// missing, it is the object that lacks it; where one is unknown, that field.
    pub pointer: String,
    /// What was expected and what was found.
    pub detail: String,
}

fn place(pointer: &str) -> &str {
    if pointer.is_empty() {
        "the document"
    } else {
        pointer
    }
}

/// Reads a treaty document.
///
/// ```
/// use signatory::documents::treaty::parse;
///
/// let error = parse(r#"{"id": "Hanoi"}"#).unwrap_err();
/// assert_eq!(error.to_string(), "at the document: missing field `title`");
/// ```
///
/// # Errors
/// The first thing in the document that is malformed, unknown or makes no sense.
pub fn parse(text: &str) -> Result<Treaty, DocumentError> {
    let mut json = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
    let document: wire::Document =
        serde_path_to_error::deserialize(&mut json).map_err(|error| DocumentError {
            pointer: Pointer::of_path(error.path()).to_string(),
            detail: in_words(&error.into_inner()),
        })?;
    json.end().map_err(|error| DocumentError {
        pointer: String::new(),
        detail: format!("expected nothing after the document: {error}"),
    })?;
    let treaty = checked::treaty(document)?;
    let sent: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    match array_for_object(&sent, &render(&treaty)) {
        None => Ok(treaty),
        Some(pointer) => Err(DocumentError {
            pointer,
            detail: "expected an object, found an array".into(),
        }),
    }
}

/// Writes a treaty as a document, fields in the order of the format and absent ones omitted.
#[must_use]
pub fn render(treaty: &Treaty) -> Value {
    #[expect(
        clippy::expect_used,
        reason = "texts, numbers, lists and maps with text keys are always JSON"
    )]
    serde_json::to_value(rendered::document(treaty)).expect("a treaty document is JSON")
}

/// The message of a JSON error without the names that only a programmer knows.
fn in_words(error: &serde_json::Error) -> String {
    let message = error.to_string();
    if error.is_data() {
        let end = message.rfind(" at line ").unwrap_or(message.len());
        let message = message.get(..end).unwrap_or(&message);
        message
            .replace("expected u32", "expected a whole number of at least 0")
            .replace("expected a string", "expected a text")
            .replace("expected a sequence", "expected a list")
            .replace("expected a map", "expected an object")
    } else {
        format!("not well-formed JSON: {message}")
    }
}

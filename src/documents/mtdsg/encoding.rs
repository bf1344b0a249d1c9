//! From bytes to text, in the encoding that the document declares.
//!
//! ISO-8859-1 is read as every browser reads it, as Windows-1252: the two differ only in control characters that no
//! document means. What was declared wrongly is refused, for a name that is read wrongly is another name.

use std::borrow::Cow;

/// How much of a document is searched for its declaration.
const DECLARATION_BYTES: usize = 256;

/// Decodes a document.
///
/// # Errors
/// What was declared, and what was found.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, String> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err("expected ISO-8859-1 or UTF-8, found UTF-16".into());
    }
    let (bytes, has_mark) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let label = declared(bytes).unwrap_or_else(|| "UTF-8".to_owned());
    let Some(encoding) = encoding_rs::Encoding::for_label(label.as_bytes()) else {
        return Err(format!(
            "expected ISO-8859-1 or UTF-8, found an unknown encoding, {label:?}"
        ));
    };
    if encoding == encoding_rs::UTF_8 {
        return std::str::from_utf8(bytes)
            .map(Cow::Borrowed)
            .map_err(|error| {
                format!(
                    "the document declares UTF-8 and is not: the byte at {} fits no character",
                    error.valid_up_to()
                )
            });
    }
    if encoding != encoding_rs::WINDOWS_1252 {
        return Err(format!("expected ISO-8859-1 or UTF-8, found {label}"));
    }
    // A text in Latin-1 whose every accented letter happens to be part of a well-formed sequence does not occur.
    if has_mark || (!bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()) {
        return Err(format!(
            "the document declares {label} and is written in UTF-8"
        ));
    }
    Ok(encoding.decode_without_bom_handling(bytes).0)
}

/// The encoding named in the XML declaration, if there is one.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..DECLARATION_BYTES.min(bytes.len()))?;
    let head = String::from_utf8_lossy(head);
    let (declaration, _) = head.strip_prefix("<?xml")?.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value
        .strip_prefix(quote)?
        .split(quote)
        .next()
        .map(|label| label.trim().to_owned())
}

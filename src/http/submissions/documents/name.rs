//! What a document is called: by its sender, for people. It never becomes a path here, and must not mislead elsewhere.
//!
//! A name that could do harm where it is saved is refused, not mended: what is kept is what was sent.

use actix_web::HttpRequest;
use actix_web::http::header::{self, Charset, ContentDisposition, DispositionParam};
use unicode_normalization::is_nfc;

use crate::vault::content::MediaType;

use super::super::super::problem::{Problem, ProblemCode};
use super::super::super::query::Query;

/// The longest name, in characters and in bytes: what every file system can hold.
const CHARACTERS: usize = 150;
const BYTES: usize = 240;

/// The name that a request gives its document, in `Content-Disposition` (RFC 6266) or in `name`.
pub fn read(request: &HttpRequest, query: &mut Query) -> Result<String, Problem> {
    let in_query = query.any_text("name");
    let mut headers = request.headers().get_all(header::CONTENT_DISPOSITION);
    let name = match (in_query, headers.next(), headers.next()) {
        (Some(name), None, None) => name,
        (None, Some(value), None) => in_header(value)?,
        (None, None, _) => {
            return Err(refused(
                "expected a name in Content-Disposition: attachment; filename*=UTF-8''… or in the parameter name",
            ));
        }
        (Some(_), Some(_), _) | (_, _, Some(_)) => {
            return Err(refused("expected one name, found several"));
        }
    };
    is_fit(&name)?;
    let lower = name.to_lowercase();
    let known = MediaType::ALL
        .iter()
        .flat_map(|media_type| media_type.extensions());
    if !known.into_iter().any(|ending| lower.ends_with(ending)) {
        return Err(refused("expected a name that ends in .pdf, .tif or .tiff"));
    }
    Ok(name)
}

/// Holds the ending of a name against what the document is.
pub fn fits(name: &str, found: MediaType) -> Result<(), Problem> {
    let lower = name.to_lowercase();
    if found.extensions().iter().any(|e| lower.ends_with(e)) {
        return Ok(());
    }
    Err(refused(&format!(
        "the document is {}, and its name does not end so",
        found.as_str()
    )))
}

/// `filename*` counts before `filename` (RFC 6266, 4.3), and must be UTF-8.
fn in_header(value: &header::HeaderValue) -> Result<String, Problem> {
    let malformed = || {
        refused(
            "expected Content-Disposition as attachment; filename*=UTF-8''…, found another form",
        )
    };
    let disposition = ContentDisposition::from_raw(value).map_err(|_malformed| malformed())?;
    if !disposition.is_attachment() {
        return Err(malformed());
    }
    let extended = disposition.parameters.iter().find_map(|p| match p {
        DispositionParam::FilenameExt(value) => Some(value),
        _ => None,
    });
    if let Some(extended) = extended {
        let is_utf8 =
            matches!(&extended.charset, Charset::Ext(name) if name.eq_ignore_ascii_case("utf-8"));
        return String::from_utf8(extended.value.clone())
            .ok()
            .filter(|_| is_utf8)
            .ok_or_else(|| refused("the name is not UTF-8"));
    }
    disposition
        .get_filename()
        .map(ToOwned::to_owned)
        .ok_or_else(malformed)
}

fn is_fit(name: &str) -> Result<(), Problem> {
    if name.chars().count() > CHARACTERS || name.len() > BYTES {
        return Err(refused(&format!(
            "a name may have {CHARACTERS} characters and {BYTES} bytes at most"
        )));
    }
    if name.chars().any(|c| c.is_control() || is_invisible(c)) {
        return Err(refused(
            "the name holds a control character, or one that changes the direction of writing or is not seen",
        ));
    }
    if name.contains([
        '/', '\\', '\u{2044}', '\u{2215}', '\u{29f8}', '\u{ff0f}', '\u{ff3c}',
    ]) {
        return Err(refused(
            "a name has no folders, and this one has a separator of them",
        ));
    }
    if name.contains([':', '*', '?', '"', '<', '>', '|', '\u{fffd}']) {
        return Err(refused(
            "the name holds one of : * ? \" < > | which file systems refuse",
        ));
    }
    if name.trim() != name || name.starts_with('.') || name.contains("..") {
        return Err(refused(
            "a name begins with neither a dot nor a space, and has no two dots in succession",
        ));
    }
    if !is_nfc(name) {
        return Err(refused("expected the name in Unicode's normal form C"));
    }
    if is_reserved(name) {
        return Err(refused("the name is that of a device on some systems"));
    }
    Ok(())
}

/// What changes the direction of writing, joins, or separates without being seen.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// CON, NUL, COM1 and the like, whatever follows the first dot.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_uppercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|rest| {
            let mut digits = rest.chars();
            matches!(
                (digits.next(), digits.next()),
                (Some('0'..='9' | '\u{b9}' | '\u{b2}' | '\u{b3}'), None)
            )
        })
    };
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str())
        || numbered("COM")
        || numbered("LPT")
}

fn refused(detail: &str) -> Problem {
    Problem::new(ProblemCode::DocumentName, detail)
}

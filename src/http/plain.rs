//! Texts from outside, as they may stand in XML and calendars beside texts of our own.
//!
//! Nothing that is said changes: what is left out are characters that XML 1.0 and RFC 5545 have no place for, and what a
//! text does to the direction of writing ends with it.

use crate::domain::language::Language;

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_ISOLATE: char = '\u{2069}';
const POP_EMBEDDING: char = '\u{202C}';

/// A text without control characters, its lines ending as those of the internet's formats are told apart: by `\n` alone.
#[must_use]
pub fn printable(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|character| match character {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{B}' | '\u{C}' => Some('\n'),
            '\t' => Some(' '),
            '\u{FFFE}' | '\u{FFFF}' => None,
            control if control.is_control() => None,
            other => Some(other),
        })
        .collect()
}

/// A text from outside in a sentence: printable, and set apart where it could disturb the order of what is around it.
///
/// Every line is closed by itself, for isolates end with a paragraph (UAX 9, 3.3.1).
#[must_use]
pub fn contained(text: &str, sentence_is: Language) -> String {
    let text = printable(text);
    let is_set_apart = sentence_is.direction() == "rtl" || text.chars().any(is_directed);
    if !is_set_apart {
        return text;
    }
    let lines: Vec<String> = text.lines().map(isolated_line).collect();
    lines.join("\n")
}

/// A line within an isolate: what it opens is closed, and what it closes it has opened.
fn isolated_line(line: &str) -> String {
    let mut written = String::from(FIRST_STRONG_ISOLATE);
    // What is open, the innermost last: the character that closes it.
    let mut open = Vec::new();
    for character in line.chars() {
        match character {
            '\u{2066}'..='\u{2068}' => open.push(POP_ISOLATE),
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push(POP_EMBEDDING),
            POP_ISOLATE | POP_EMBEDDING if open.last() != Some(&character) => continue,
            POP_ISOLATE | POP_EMBEDDING => {
                open.pop();
            }
            _ => {}
        }
        written.push(character);
    }
    written.extend(open.into_iter().rev());
    written.push(POP_ISOLATE);
    written
}

/// Whether a character is of a script that is written from right to left, or tells which direction is meant.
fn is_directed(character: char) -> bool {
    matches!(character,
        '\u{0590}'..='\u{08FF}'
        | '\u{200E}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_the_same_direction_stays_as_it_is() {
        assert_eq!(
            contained("Journal 2025, no. 3", Language::En),
            "Journal 2025, no. 3"
        );
    }

    #[test]
    fn what_formats_have_no_place_for_is_left_out() {
        assert_eq!(
            printable("a\u{0}b\u{1B}c\u{FFFF}\r\nd\re\u{2028}f\tg"),
            "abc\nd\ne\nf g"
        );
    }

    #[test]
    fn an_override_ends_with_its_line() {
        assert_eq!(
            contained("a\u{202E}b\nc", Language::En),
            "\u{2068}a\u{202E}b\u{202C}\u{2069}\n\u{2068}c\u{2069}"
        );
    }

    #[test]
    fn a_text_closes_only_what_it_opened() {
        assert_eq!(
            contained("\u{2069}\u{202C}a\u{2067}b\u{2069}c", Language::En),
            "\u{2068}a\u{2067}b\u{2069}c\u{2069}"
        );
    }
}

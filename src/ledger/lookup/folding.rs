//! Folding a name to the key under which it is found.
//!
//! `Côte d'Ivoire`, `cote d’ivoire` and `cote-d-ivoire` fold to one key. Letters of every script stay.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters and digits of a text, in lower case and without diacritics.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    key.extend(
        text.nfkd()
            .filter(|c| c.is_alphanumeric() && !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
            .map(without_stroke),
    );
    key
}

/// Letters that Unicode does not take apart, although a keyboard without them writes the plain one.
fn without_stroke(letter: char) -> char {
    match letter {
        'đ' => 'd',
        'ø' => 'o',
        'ł' => 'l',
        'ı' => 'i',
        other => other,
    }
}

//! Texts as the depositary writes them: with markup that was escaped, once or twice, and footnotes that are superscripts.
//!
//! A text is unescaped until nothing is left to unescape, then read a second time: superscript numbers become footnotes,
//! so that `192¹` is 192 and never 1921; other markup goes; white space collapses; letters are composed (NFC).

use unicode_normalization::UnicodeNormalization as _;

use super::tree::{Element, Node};

/// How often a text that was read from XML is unescaped again at most.
const ESCAPED_AGAIN: usize = 3;

/// How far the end of a reference is looked for.
const LONGEST_REFERENCE_BYTES: usize = 12;

/// A printed text, and the footnotes at it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printed {
    /// The text, in one line, without markup.
    pub text: String,
    /// The numbers of its footnotes, in order.
    pub footnotes: Vec<String>,
}

impl Printed {
    /// A text without footnotes.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            footnotes: Vec::new(),
        }
    }

    /// Whether nothing is printed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// What an element holds.
    pub(super) fn of(element: &Element) -> Self {
        let mut inline = Inline::default();
        inline.element(element);
        inline.finish()
    }
}

/// A text while it is being read.
#[derive(Default)]
struct Inline {
    text: String,
    footnotes: Vec<String>,
    /// What was read since a superscript began.
    raised: Option<String>,
}

impl Inline {
    fn element(&mut self, element: &Element) {
        for child in &element.children {
            match child {
                Node::Text(text) => self.markup(&unescaped(text)),
                Node::Element(inner) => {
                    self.tag(&inner.name, Tag::Opens);
                    self.element(inner);
                    self.tag(&inner.name, Tag::Closes);
                }
            }
        }
    }

    /// Takes a text with tags in it; what only looks like one stays.
    fn markup(&mut self, mut rest: &str) {
        while let Some((before, after)) = rest.split_once('<') {
            self.push(before);
            if let Some(comment) = after.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            } else if let Some((name, tag, after)) = tag(after) {
                self.tag(name, tag);
                rest = after;
            } else {
                self.push("<");
                rest = after;
            }
        }
        self.push(rest);
    }

    fn tag(&mut self, name: &str, tag: Tag) {
        let is = |names: &[&str]| names.iter().any(|other| name.eq_ignore_ascii_case(other));
        if is(&["superscript", "sup"]) {
            self.lower();
            self.raised = (tag == Tag::Opens).then(String::new);
        } else if is(&["br", "p", "para", "text", "li", "tr", "td", "div", "entry"]) {
            self.push(" ");
        }
    }

    /// Ends a superscript: numbers are footnotes, anything else is part of the text.
    fn lower(&mut self) {
        let Some(raised) = self.raised.take() else {
            return;
        };
        let marks: Vec<&str> = raised
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'))
            .filter(|mark| !mark.is_empty())
            .collect();
        let are_numbers = marks
            .iter()
            .all(|mark| mark.bytes().all(|byte| byte.is_ascii_digit()));
        if are_numbers {
            self.footnotes
                .extend(marks.iter().map(|mark| (*mark).to_owned()));
        } else {
            self.text.push_str(&raised);
        }
    }

    fn push(&mut self, text: &str) {
        match &mut self.raised {
            Some(raised) => raised.push_str(text),
            None => self.text.push_str(text),
        }
    }

    fn finish(mut self) -> Printed {
        self.lower();
        let mut text = String::with_capacity(self.text.len());
        let mut mark = String::new();
        for c in self.text.chars().chain([' ']) {
            if let Some(digit) = raised_digit(c) {
                mark.push(digit);
                continue;
            }
            if !mark.is_empty() {
                self.footnotes.push(std::mem::take(&mut mark));
            }
            text.push(if c.is_control() { ' ' } else { c });
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        Printed {
            text: words.join(" ").nfc().collect(),
            footnotes: self.footnotes,
        }
    }
}

/// Whether a tag opens or closes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    Opens,
    Closes,
}

/// The tag that begins after a `<`, and what follows it.
fn tag(text: &str) -> Option<(&str, Tag, &str)> {
    // Up to the next bracket and no further: a text of nothing but `<a ` would be searched once for each of them.
    let end = text.find(['<', '>'])?;
    let (inside, after) = (text.get(..end)?, text.get(end..)?.strip_prefix('>')?);
    let (inside, tag) = match inside.strip_prefix('/') {
        Some(inside) => (inside, Tag::Closes),
        None => (inside, Tag::Opens),
    };
    let name = inside
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let goes_on = inside.get(name.len()..).unwrap_or_default();
    let is_tag = goes_on.is_empty() || goes_on.starts_with(|c: char| c.is_whitespace() || c == '/');
    (is_name && is_tag).then_some((name, tag, after))
}

/// The digit of a superscript that Unicode has as a character of its own.
fn raised_digit(c: char) -> Option<char> {
    match c {
        '⁰' => Some('0'),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '⁴' => Some('4'),
        '⁵' => Some('5'),
        '⁶' => Some('6'),
        '⁷' => Some('7'),
        '⁸' => Some('8'),
        '⁹' => Some('9'),
        _ => None,
    }
}

/// A text with the references in it resolved, until none is left that means anything.
fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..ESCAPED_AGAIN {
        let next = unescaped_once(&text);
        if next == text {
            break;
        }
        text = next;
    }
    text
}

fn unescaped_once(mut rest: &str) -> String {
    let mut text = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let name = after
            .bytes()
            .take(LONGEST_REFERENCE_BYTES)
            .position(|byte| byte == b';')
            .and_then(|end| Some((after.get(..end)?, after.get(end + 1..)?)));
        let resolved = name.and_then(|(name, after)| Some((referred(name)?, after)));
        match resolved {
            Some((character, after)) => {
                text.push(character);
                rest = after;
            }
            None => {
                text.push('&');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

fn referred(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => None,
    }
}

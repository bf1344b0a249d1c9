//! The elements of a document, within bounds.
//!
//! No document type is taken, so that no entity can be declared, let alone fetched; depth and number of elements are
//! bounded. Attributes carry nothing that is needed and are left out.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

use super::PageError;

/// How deep elements may stand inside one another; the depositary's stand nine deep.
const DEEPEST: usize = 64;
/// How many elements a document may have; the longest of the depositary's pages have some ten thousand.
const MOST_ELEMENTS: usize = 100_000;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) line: u64,
    pub(super) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    Text(String),
    Element(Element),
}

impl Element {
    /// The elements directly inside.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements directly inside that have this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element along a path of names.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        let Some((name, rest)) = path.split_first() else {
            return Some(self);
        };
        self.elements()
            .filter(|element| element.name == *name)
            .find_map(|element| element.at(rest))
    }

    fn push_text(&mut self, text: &str) {
        if let Some(Node::Text(last)) = self.children.last_mut() {
            last.push_str(text);
        } else {
            self.children.push(Node::Text(text.to_owned()));
        }
    }
}

/// Reads a document whose root has this name.
pub(super) fn parse(text: &str, root: &str) -> Result<Element, PageError> {
    let mut reading = Parsing {
        lines: Lines::new(text),
        open: Vec::new(),
        elements: 0,
        document: None,
        root,
    };
    let mut reader = Reader::from_str(text);
    loop {
        let event = reader.read_event();
        let line = reading.lines.at(reader.buffer_position());
        let event = event.map_err(|error| PageError::Syntax {
            line,
            detail: error.to_string(),
        })?;
        if matches!(event, Event::Eof) {
            return reading.end(line);
        }
        reading.take(&event, line)?;
    }
}

struct Parsing<'a> {
    lines: Lines<'a>,
    open: Vec<Element>,
    elements: usize,
    document: Option<Element>,
    root: &'a str,
}

impl Parsing<'_> {
    fn take(&mut self, event: &Event<'_>, line: u64) -> Result<(), PageError> {
        let syntax = |detail: String| PageError::Syntax { line, detail };
        match event {
            Event::Start(start) => self.begin(start.name().as_ref(), line)?,
            Event::Empty(start) => {
                self.begin(start.name().as_ref(), line)?;
                self.close();
            }
            Event::End(_) => self.close(),
            Event::Text(text) => {
                let text = text
                    .xml10_content()
                    .map_err(|error| syntax(error.to_string()))?;
                self.text(&text, line)?;
            }
            Event::CData(text) => {
                let text = text
                    .xml10_content()
                    .map_err(|error| syntax(error.to_string()))?;
                self.text(&text, line)?;
            }
            Event::GeneralRef(reference) => {
                let character = character(reference).map_err(syntax)?;
                self.text(character.encode_utf8(&mut [0; 4]), line)?;
            }
            Event::DocType(name) => {
                let name: &[u8] = name;
                let is_html = name
                    .get(..4)
                    .is_some_and(|name| name.eq_ignore_ascii_case(b"html"));
                return Err(if is_html {
                    PageError::Html
                } else {
                    PageError::DocumentType
                });
            }
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn begin(&mut self, name: &[u8], line: u64) -> Result<(), PageError> {
        let name = String::from_utf8_lossy(name).into_owned();
        if self.open.is_empty() {
            if name.eq_ignore_ascii_case("html") {
                return Err(PageError::Html);
            }
            if name != self.root || self.document.is_some() {
                return Err(PageError::OtherDocument { root: name });
            }
        }
        if self.open.len() >= DEEPEST {
            return Err(PageError::TooDeep {
                line,
                deepest: DEEPEST,
            });
        }
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            return Err(PageError::TooManyElements {
                most: MOST_ELEMENTS,
            });
        }
        self.open.push(Element {
            name,
            line,
            children: Vec::new(),
        });
        Ok(())
    }

    fn close(&mut self) {
        let Some(element) = self.open.pop() else {
            return;
        };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            None => self.document = Some(element),
        }
    }

    fn text(&mut self, text: &str, line: u64) -> Result<(), PageError> {
        if let Some(element) = self.open.last_mut() {
            element.push_text(text);
            return Ok(());
        }
        let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
        if text.chars().all(blank) {
            return Ok(());
        }
        Err(PageError::Syntax {
            line,
            detail: "there is text outside the document's root".into(),
        })
    }

    fn end(self, line: u64) -> Result<Element, PageError> {
        match (self.document, self.open.is_empty()) {
            (Some(document), true) => Ok(document),
            (None, true) => Err(PageError::Empty),
            (_, false) => Err(PageError::Truncated { line }),
        }
    }
}

/// The character that a reference stands for: one of the five of XML, or one by its number.
fn character(reference: &BytesRef<'_>) -> Result<char, String> {
    let by_number = reference
        .resolve_char_ref()
        .map_err(|error| error.to_string())?;
    if let Some(character) = by_number {
        return Ok(character);
    }
    let name = reference.decode().map_err(|error| error.to_string())?;
    match name.as_ref() {
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "amp" => Ok('&'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        other => Err(format!("the entity {other:?} is declared nowhere")),
    }
}

/// Counts lines up to ever later places.
struct Lines<'a> {
    bytes: &'a [u8],
    counted: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            counted: 0,
            line: 1,
        }
    }

    fn at(&mut self, place: u64) -> u64 {
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        let passed = self.bytes.get(self.counted..place).unwrap_or_default();
        let ends = passed.iter().filter(|byte| **byte == b'\n').count();
        self.line += u64::try_from(ends).unwrap_or(0);
        self.counted = place.max(self.counted);
        self.line
    }
}

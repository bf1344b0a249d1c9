//! Writes a page: the depositary's tree, in ISO-8859-1, with every other character as a numeric reference.
//!
//! Footnotes are escaped superscripts, as the depositary writes them. What looks like markup in a text is written as it
//! stands, and whoever reads it a second time, as this module's reader does, takes it for markup.

use super::{Cell, Count, EndNote, Printed, Row, Stated, StatusPage, Table};

/// The page as bytes in ISO-8859-1.
///
/// ```
/// use signatory::documents::mtdsg::{Column, StatusPage, Table, read, write};
/// use signatory::domain::action::ActionKind;
///
/// let page = StatusPage {
///     chapter: "CHAPTER XVIII".into(),
///     number: "16".into(),
///     tables: vec![Table { columns: vec![Column::of(&[ActionKind::Signature])], rows: Vec::new() }],
///     ..StatusPage::default()
/// };
///
/// assert_eq!(read(&write(&page)).unwrap(), page);
/// ```
#[must_use]
pub fn write(page: &StatusPage) -> Vec<u8> {
    let mut xml = Xml::default();
    xml.raw("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n");
    xml.within("Document", |xml| {
        xml.within("Treaty", |xml| {
            xml.leaf("Template", "mtdsg");
            xml.within("Header", |xml| header(xml, page));
            xml.within("Participants", |xml| {
                for table in &page.tables {
                    xml.within("Table", |xml| xml.within("TGroup", |xml| group(xml, table)));
                }
            });
            blocks(xml, page);
            if !page.end_notes.is_empty() {
                xml.within("EndNotes", |xml| {
                    page.end_notes.iter().for_each(|note| end_note(xml, note));
                });
            }
        });
    });
    xml.bytes
}

fn header(xml: &mut Xml, page: &StatusPage) {
    xml.within("Chapter", |xml| {
        xml.leaf("Header", &page.chapter);
        xml.leaf("Name", "");
    });
    xml.within("ExternalData", |xml| {
        xml.leaf("Numsect", &page.number);
        xml.printed("Titlesect", &page.title);
        xml.printed("Conclusion", &page.conclusion);
        stated(xml, "EIF", page.entry_into_force.as_ref());
        stated(xml, "Registration", page.registration.as_ref());
        xml.within("Status", |xml| {
            xml.leaf("Label", "Status");
            count(xml, "Signatories", page.signatories.as_ref());
            count(xml, "Parties", page.parties.as_ref());
        });
        let none = [Printed::plain("-")];
        let texts = if page.texts.is_empty() {
            &none[..]
        } else {
            &page.texts
        };
        xml.within("TreatyText", |xml| {
            xml.leaf("Label", "Text");
            texts.iter().for_each(|text| xml.printed("Text", text));
        });
        if !page.notes.is_empty() {
            xml.within("TreatyNote", |xml| {
                page.notes.iter().for_each(|text| xml.printed("Text", text));
            });
        }
    });
}

fn stated(xml: &mut Xml, name: &str, stated: Option<&Stated>) {
    if let Some(stated) = stated {
        xml.within(name, |xml| {
            xml.printed("Label", &stated.label);
            xml.printed("Labeltext", &stated.text);
        });
    }
}

fn count(xml: &mut Xml, name: &str, count: Option<&Count>) {
    if let Some(count) = count {
        xml.leaf(&format!("{name}Label"), name);
        xml.printed(name, &count.printed);
    }
}

fn group(xml: &mut Xml, table: &Table) {
    xml.within("Thead", |xml| {
        xml.within("Row", |xml| {
            xml.leaf("Entry", "Participant");
            for column in &table.columns {
                xml.printed("Entry", &column.header);
            }
        });
    });
    xml.within("Tbody", |xml| {
        xml.within("Rows", |xml| {
            table.rows.iter().for_each(|each| row(xml, each));
        });
    });
}

fn row(xml: &mut Xml, row: &Row) {
    xml.within("Row", |xml| {
        let mut participant = row.participant.clone();
        if row.bracketed {
            participant.text = format!("[{}]", participant.text);
        }
        xml.printed("Entry", &participant);
        for cell in &row.cells {
            match cell {
                Cell::Empty => xml.leaf("Entry", ""),
                Cell::Dated(date) => xml.printed(
                    "Entry",
                    &Printed {
                        text: date.shown(),
                        footnotes: date.footnotes.clone(),
                    },
                ),
                Cell::Other(printed) => xml.printed("Entry", printed),
            }
        }
    });
}

/// The blocks of one name that follow each other stand in one element.
fn blocks(xml: &mut Xml, page: &StatusPage) {
    for of_one_name in page.blocks.chunk_by(|a, b| a.name == b.name) {
        let Some(name) = of_one_name.first().map(|block| block.name.as_str()) else {
            continue;
        };
        xml.within(name, |xml| {
            for block in of_one_name {
                xml.within("Declaration", |xml| {
                    if let Some(participant) = &block.participant {
                        xml.printed("Participant", participant);
                    }
                    block
                        .paragraphs
                        .iter()
                        .for_each(|text| xml.printed("Text", text));
                });
            }
        });
    }
}

fn end_note(xml: &mut Xml, note: &EndNote) {
    xml.within("EndNote", |xml| {
        xml.leaf("Number", &note.mark);
        xml.leaf("Text", &note.text);
    });
}

/// A document that is being written.
#[derive(Default)]
struct Xml {
    bytes: Vec<u8>,
    depth: usize,
}

impl Xml {
    fn raw(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn indent(&mut self) {
        self.bytes.extend(std::iter::repeat_n(b' ', self.depth));
    }

    fn within(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.indent();
        self.raw(&format!("<{name}>\n"));
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.indent();
        self.raw(&format!("</{name}>\n"));
    }

    fn printed(&mut self, name: &str, printed: &Printed) {
        let mut text = printed.text.clone();
        if !printed.footnotes.is_empty() {
            let marks = printed.footnotes.join(",");
            text = format!("{text} <superscript>{marks}</superscript>");
        }
        self.leaf(name, &text);
    }

    fn leaf(&mut self, name: &str, text: &str) {
        self.indent();
        if text.is_empty() {
            self.raw(&format!("<{name}/>\n"));
            return;
        }
        self.raw(&format!("<{name}>"));
        self.escaped(text);
        self.raw(&format!("</{name}>\n"));
    }

    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                // XML has no place for these, not even as references.
                _ if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => self.raw(" "),
                _ => match u8::try_from(u32::from(c)) {
                    Ok(byte) => self.bytes.push(byte),
                    Err(_beyond_latin_1) => self.raw(&format!("&#{};", u32::from(c))),
                },
            }
        }
    }
}

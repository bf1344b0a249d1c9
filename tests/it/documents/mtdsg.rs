//! Pages of the depositary: what was found in real ones, each rule with what it guards against.

mod hostile;
mod tables;

use signatory::documents::mtdsg::{Cell, PageError, Printed, Row, StatusPage, read};

use crate::support::domain::date;

/// A page in Latin-1 with this between `<ExternalData>` and its end, and this between `<Participants>` and its end.
fn page_of(data: &str, participants: &str, rest: &str) -> Vec<u8> {
    latin_1(&format!(
        r#"<?xml version="1.0" encoding="ISO-8859-1"?>
<Document><Treaty>
  <Template>mtdsg</Template>
  <Header>
    <Chapter><Header>CHAPTER VI</Header><Name>Narcotic drugs</Name></Chapter>
    <ExternalData><Numsect>19</Numsect>{data}</ExternalData>
  </Header>
  <Participants>{participants}</Participants>
  {rest}
</Treaty></Document>"#
    ))
}

/// A table of this header and these rows.
fn table_of(header: &[&str], rows: &[&[&str]]) -> String {
    let row = |entries: &[&str]| {
        let entries: Vec<String> = entries
            .iter()
            .map(|entry| format!("<Entry>{entry}</Entry>"))
            .collect();
        format!("<Row>{}</Row>", entries.concat())
    };
    let rows: Vec<String> = rows.iter().map(|entries| row(entries)).collect();
    format!(
        "<Table><TGroup><Thead>{}</Thead><Tbody><Rows>{}</Rows></Tbody></TGroup></Table>",
        row(header),
        rows.concat()
    )
}

fn latin_1(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect()
}

/// The only row of a table with this header.
fn row(header: &[&str], entries: &[&str]) -> Row {
    let page = read(&page_of("", &table_of(header, &[entries]), "")).unwrap();
    page.tables[0].rows[0].clone()
}

fn status(data: &str) -> StatusPage {
    let table = table_of(&["Participant", "Signature"], &[]);
    read(&page_of(data, &table, "")).unwrap()
}

/// A name as it is read.
fn name(entry: &str) -> Printed {
    row(&["Participant", "Signature"], &[entry, ""]).participant
}

#[test]
fn letters_are_decoded_as_declared_and_composed() {
    let composed = "C\u{f4}te d'Ivoire";
    for entry in [
        "C\u{f4}te d'Ivoire",
        "C&#244;te d'Ivoire",
        "C&#xF4;te d&apos;Ivoire",
        "Co&#770;te d'Ivoire",
        "  C\u{f4}te\t\r\n d'Ivoire&#13; ",
    ] {
        assert_eq!(name(entry).text, composed, "{entry}");
    }
    assert_eq!(name("Vi&#7879;t Nam").text, "Việt Nam");
    assert_eq!(name("Vi&#101;&#803;&#770;t Nam").text, "Việt Nam");

    let utf_8 = "<?xml version='1.0' encoding='utf-8'?><Document><Treaty><Participants><Table><TGroup><Thead><Row>\
                 <Entry>Participant</Entry><Entry>Signature</Entry></Row></Thead><Tbody><Rows><Row><Entry>Türkiye</Entry><Entry/>\
                 </Row></Rows></Tbody></TGroup></Table></Participants></Treaty></Document>";
    let marked = format!("\u{feff}{utf_8}");
    for document in [utf_8, &marked] {
        let page = read(document.as_bytes()).unwrap();
        assert_eq!(page.tables[0].rows[0].participant.text, "Türkiye");
    }
}

#[test]
fn an_apostrophe_of_windows_in_a_document_declared_as_latin_1_is_an_apostrophe() {
    let mut bytes = page_of(
        "",
        &table_of(&["Participant", "Signature"], &[&["Lao People@s", ""]]),
        "",
    );
    let at = bytes.iter().position(|byte| *byte == b'@').unwrap();
    bytes[at] = 0x92;

    let page = read(&bytes).unwrap();

    assert_eq!(page.tables[0].rows[0].participant.text, "Lao People’s");
}

#[test]
fn superscripts_in_a_name_are_footnotes_however_they_are_written() {
    for (entry, text, footnotes) in [
        (
            "Bahrain&lt;superscript&gt;7&lt;/superscript&gt;",
            "Bahrain",
            &["7"][..],
        ),
        (
            "Bahrain &lt;superscript&gt;7&lt;/superscript&gt;",
            "Bahrain",
            &["7"],
        ),
        (
            "Bahrain&amp;lt;superscript&amp;gt;7&amp;lt;/superscript&amp;gt;",
            "Bahrain",
            &["7"],
        ),
        (
            "China&lt;superscript&gt;2,3&lt;/superscript&gt;",
            "China",
            &["2", "3"],
        ),
        (
            "China&lt;superscript&gt;2&lt;/superscript&gt;,&lt;superscript&gt;3&lt;/superscript&gt;",
            "China,",
            &["2", "3"],
        ),
        ("China <superscript>12</superscript>", "China", &["12"]),
        ("China\u{b2}\u{b3}", "China", &["23"]),
        ("Yugoslavia\u{b9} (former)", "Yugoslavia (former)", &["1"]),
        ("&lt;sup&gt;4&lt;/sup&gt;Bonaire", "Bonaire", &["4"]),
    ] {
        let read = name(entry);

        assert_eq!(read.text, text, "{entry}");
        assert_eq!(read.footnotes, footnotes, "{entry}");
    }
}

#[test]
fn other_markup_goes_and_what_only_looks_like_it_stays() {
    for (entry, text) in [
        (
            "&lt;i&gt;Treaty Series&lt;/i&gt;, vol. 1582",
            "Treaty Series, vol. 1582",
        ),
        (
            "&lt;a href=\"https://treaties.un.org/x?a=1&amp;amp;b=2\"&gt;C.N.1&lt;/a&gt;",
            "C.N.1",
        ),
        ("a &lt; b &amp; c &gt; d", "a < b & c > d"),
        ("a&lt;br/&gt;b", "a b"),
        ("H&lt;superscript&gt;e&lt;/superscript&gt; See", "He See"),
        ("AT&amp;T; &amp;nothing;", "AT&T; &nothing;"),
        ("&lt;!-- hidden --&gt;shown", "shown"),
        ("<![CDATA[Trinidad & Tobago]]>", "Trinidad & Tobago"),
        ("&#8203;", "\u{200b}"),
    ] {
        assert_eq!(name(entry).text, text, "{entry}");
    }
}

#[test]
fn a_count_with_a_footnote_is_the_number_and_never_the_digits_together() {
    for (printed, number, footnotes) in [
        ("192\u{b9}", Some(192), &["1"][..]),
        (
            "192&lt;superscript&gt;1&lt;/superscript&gt;",
            Some(192),
            &["1"],
        ),
        ("192<superscript>1</superscript>", Some(192), &["1"]),
        ("87", Some(87), &[]),
        (" 188&#13;", Some(188), &[]),
        ("about 60", None, &[]),
        ("-1", None, &[]),
        ("99999999999", None, &[]),
    ] {
        let page = status(&format!("<Status><Parties>{printed}</Parties></Status>"));

        let parties = page.parties.unwrap();
        assert_eq!(parties.number, number, "{printed}");
        assert_eq!(parties.printed.footnotes, footnotes, "{printed}");
    }
    assert_eq!(
        status("<Status><Label>Status</Label></Status>").parties,
        None
    );
    assert_eq!(status("<Status><Parties/></Status>").parties, None);
}

#[test]
fn dates_are_read_in_both_languages_whatever_stands_around_them() {
    for (printed, on, letter) in [
        ("22 Apr\t 2016 ", "2016-04-22", None),
        (" 4 Mar 2024", "2024-03-04", None),
        ("19 Dec 2000", "2000-12-19", None),
        ("19 Dec 2000&#13;", "2000-12-19", None),
        ("20 Jan 2021 A", "2021-01-20", Some("A")),
        ("20 Jan 2021A", "2021-01-20", Some("A")),
        ("20 Jan 2021 AA", "2021-01-20", Some("AA")),
        ("  3\u{a0}Jun 1999\t a ", "1999-06-03", Some("a")),
        ("1er janv. 2000 a", "2000-01-01", Some("a")),
        ("15 f\u{e9}vr. 2001", "2001-02-15", None),
        ("30 avr 2004", "2004-04-30", None),
        ("3 mai 2008", "2008-05-03", None),
        ("28 juin 1999", "1999-06-28", None),
        ("28 juil. 1999 d", "1999-07-28", Some("d")),
        ("17 ao\u{fb}t 2000", "2000-08-17", None),
        ("20 d\u{e9}c 1988", "1988-12-20", None),
        ("11 November 1990", "1990-11-11", None),
        ("29 Feb 2000", "2000-02-29", None),
        ("7 Apr 2003<superscript>4</superscript>", "2003-04-07", None),
    ] {
        let cell = row(&["Participant", "Signature"], &["Mali", printed]).cells[0].clone();

        let Cell::Dated(dated) = cell else {
            panic!("{printed:?} is {cell:?}");
        };
        assert_eq!(dated.on, date(on), "{printed:?}");
        assert_eq!(dated.letter.as_deref(), letter, "{printed:?}");
        assert!(!dated.bracketed);
    }
}

#[test]
fn what_is_not_plainly_a_date_is_kept_as_printed() {
    for printed in [
        "29 Feb 2001",
        "31 Apr 2000",
        "0 Jan 2000",
        "12 Jui 2000",
        "12 Foo 2000",
        "2000",
        "Jan 2000",
        "12 Jan 00",
        "12 Jan 2000 abc",
        "12 Jan 2000 a b",
        "[12 Jan 2000",
        "12 Jan 2000]",
        "12 Jan 2000 1",
        "12 Jan 3000",
        "yes",
        "12/01/2000",
        "12 Jan 2000, 13 Jan 2001",
    ] {
        let cell = row(&["Participant", "Signature"], &["Mali", printed]).cells[0].clone();

        assert_eq!(cell, Cell::Other(Printed::plain(printed)), "{printed}");
    }
}

#[test]
fn brackets_stand_around_a_cell_or_a_name() {
    let header = ["Participant", "Signature", "Acceptance(A)"];

    let cell = row(
        &header,
        &["United States of America", "22 Apr 2016", "[20 Jan 2021 A]"],
    );
    let whole = row(
        &header,
        &[
            "[Canada&lt;superscript&gt;2&lt;/superscript&gt;]",
            "",
            "17 Dec 2002 A",
        ],
    );

    assert!(!cell.bracketed);
    assert!(
        matches!(&cell.cells[1], Cell::Dated(dated) if dated.bracketed && dated.letter.as_deref() == Some("A"))
    );
    assert!(matches!(&cell.cells[0], Cell::Dated(dated) if !dated.bracketed));
    assert!(whole.bracketed);
    assert_eq!(whole.participant.text, "Canada");
    assert_eq!(whole.participant.footnotes, ["2"]);
    assert_eq!(whole.cells[0], Cell::Empty);
}

#[test]
fn the_entry_into_force_is_the_date_with_which_its_prose_begins() {
    let stated = |label: &str, text: &str| {
        let page = status(&format!(
            "<EIF><Label>{label}</Label><Labeltext>{text}</Labeltext></EIF>"
        ));
        page.entry_into_force.unwrap()
    };

    for (text, on) in [
        (
            "11 November 1990, in accordance with article 29(1).",
            Some("1990-11-11"),
        ),
        (
            "16 February 2005, in accordance with article 25 (1) in accordance with article 25(3).&#13;",
            Some("2005-02-16"),
        ),
        (
            "1 July 1994, provisionally, and definitively on 28 July 1996.",
            Some("1994-07-01"),
        ),
        (
            "21 March 1994 &lt;superscript&gt;1&lt;/superscript&gt;, in accordance with article 23(1).",
            Some("1994-03-21"),
        ),
        ("provisionally on 1 July 1994", None),
        ("", None),
    ] {
        let stated = stated("Entry into force", text);
        assert_eq!(stated.on, on.map(date), "{text}");
        assert!(!stated.is_not_yet());
    }
    let pending = stated(
        "Not yet in force&#13;",
        "in accordance with article 65(1) which reads as follows: \"1. This Convention shall enter into force …\"".replace('…', "...").as_str(),
    );
    assert!(pending.is_not_yet());
    assert_eq!(pending.on, None);
    assert!(
        pending
            .text
            .text
            .starts_with("in accordance with article 65(1)")
    );
}

#[test]
fn what_is_absent_is_none_and_a_dash_is_no_text() {
    let page = status("<TreatyText><Label>Text</Label><Text>-</Text></TreatyText>");

    assert_eq!(page.registration, None);
    assert_eq!(page.entry_into_force, None);
    assert_eq!(
        (page.signatories.clone(), page.parties.clone()),
        (None, None)
    );
    assert_eq!(page.texts, []);
    assert_eq!(page.mtdsg_no().as_deref(), Some("VI-19"));

    let page = status(
        "<Registration><Label/><Labeltext>11 November 1990, No. 27627</Labeltext></Registration>\
         <TreatyText><Text>United Nations, &lt;i&gt;Treaty Series&lt;/i&gt;, vol. 1582, p. 95&#13;</Text><Text/></TreatyText>",
    );
    assert_eq!(page.registration.unwrap().on, Some(date("1990-11-11")));
    assert_eq!(
        page.texts,
        [Printed::plain(
            "United Nations, Treaty Series, vol. 1582, p. 95"
        )]
    );
}

#[test]
fn the_number_of_a_treaty_is_put_together_as_in_its_address() {
    let number = |chapter: &str, number: &str| {
        let page = StatusPage {
            chapter: chapter.to_owned(),
            number: number.to_owned(),
            ..StatusPage::default()
        };
        page.mtdsg_no()
    };

    for (chapter, section, expected) in [
        ("CHAPTER XXVII", "7. a", Some("XXVII-7-a")),
        ("CHAPTER IX", "4. a)", Some("IX-4-a")),
        ("CHAPITRE XVIII", "16", Some("XVIII-16")),
        ("Chapter xviii", "12. A.", Some("XVIII-12-a")),
        ("CHAPTER", "16", None),
        ("", "16", None),
        ("CHAPTER XVIII", "", None),
        ("CHAPTER XVIII", "a", None),
    ] {
        assert_eq!(
            number(chapter, section).as_deref(),
            expected,
            "{chapter} {section}"
        );
    }
}

#[test]
fn what_stands_beside_the_table_is_kept_as_text() {
    let rest = "<Declarations><Declaration><Participant>Bahrain&lt;superscript&gt;5&lt;/superscript&gt;</Participant>\
                <Text type=\"para\">&lt;i&gt;Upon ratification:&lt;/i&gt;</Text><Text type=\"para\">The State of Bahrain …</Text></Declaration>\
                </Declarations>\
                <Objections><Declaration><Participant>Austria</Participant><Text>16 December 1998</Text></Declaration></Objections>\
                <SpecialTables><Table><TableHeader><Title>Territorial application</Title></TableHeader></Table></SpecialTables>\
                <EndNotes><EndNote><Number>5.</Number><Text>A communication.</Text><Text>More of it.</Text></EndNote>\
                <EndNote><Text>&lt;superscript&gt;6&lt;/superscript&gt;Another one.</Text></EndNote></EndNotes>"
        .replace('…', "...");
    let table = table_of(&["Participant", "Signature"], &[]);

    let page = read(&page_of("", &table, &rest)).unwrap();

    let names: Vec<&str> = page
        .blocks
        .iter()
        .map(|block| block.name.as_str())
        .collect();
    assert_eq!(names, ["SpecialTables", "Declarations", "Objections"]);
    assert_eq!(
        page.blocks[0].paragraphs,
        [Printed::plain("Territorial application")]
    );
    assert_eq!(page.blocks[1].participant.as_ref().unwrap().text, "Bahrain");
    assert_eq!(page.blocks[1].paragraphs.len(), 2);
    assert_eq!(page.blocks[1].paragraphs[0].text, "Upon ratification:");
    let notes: Vec<_> = page
        .end_notes
        .iter()
        .map(|note| (note.mark.as_str(), note.text.as_str()))
        .collect();
    assert_eq!(
        notes,
        [("5", "A communication. More of it."), ("6", "Another one.")]
    );
}

#[test]
fn a_header_without_participants_is_refused_with_its_line() {
    let refused = |header: &[&str]| read(&page_of("", &table_of(header, &[]), "")).unwrap_err();

    let error = refused(&["Country", "Signature"]);
    assert!(
        matches!(&error, PageError::Header { line: 8, header } if header == &["Country", "Signature"]),
        "{error:?}"
    );
    assert!(matches!(
        refused(&["Participant"]),
        PageError::Header { .. }
    ));
    assert!(matches!(
        refused(&["Participant"; 40]),
        PageError::Header { .. }
    ));
    assert_eq!(read(&page_of("", "", "")), Err(PageError::NoTable));
}

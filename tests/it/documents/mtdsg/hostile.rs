//! Documents that are not what they should be, and those made to do harm: refused, each with what is wrong.

use signatory::clock::Stopwatch;
use signatory::documents::mtdsg::{LONGEST_PAGE_BYTES, PageError, read};

use super::{page_of, table_of};

fn refused(document: &str) -> PageError {
    read(document.as_bytes()).unwrap_err()
}

fn sound() -> Vec<u8> {
    page_of(
        "",
        &table_of(
            &["Participant", "Signature"],
            &[&["C\u{f4}te d'Ivoire", "4 Mar 2019"]],
        ),
        "",
    )
}

#[test]
fn a_page_for_a_browser_is_named_as_such() {
    for page in [
        "<!DOCTYPE html><html><body>The site is undergoing urgent maintenance and is currently unavailable.</body></html>",
        "<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><html>",
        "<html><head><meta charset=utf-8><br>",
        "\n\n <HTML>",
    ] {
        let error = refused(page);
        assert_eq!(error, PageError::Html, "{page}");
        assert!(error.to_string().contains("HTML"));
    }
}

#[test]
fn another_document_is_refused_by_its_root() {
    assert_eq!(
        refused("<rss><channel/></rss>"),
        PageError::OtherDocument { root: "rss".into() }
    );
    assert_eq!(
        refused("<Document><Notice/></Document>"),
        PageError::OtherDocument {
            root: "Document".into()
        }
    );
    assert_eq!(
        refused("<Treaty/>"),
        PageError::OtherDocument {
            root: "Treaty".into()
        }
    );
    for nothing in [
        "",
        "  \n ",
        "<?xml version='1.0'?>",
        "<!-- only a comment -->",
    ] {
        assert_eq!(refused(nothing), PageError::Empty, "{nothing:?}");
    }
    for text in ["just text", "{\"a\": 1}", "<Document>", "PK\u{3}\u{4}"] {
        let error = refused(text);
        assert!(
            matches!(
                error,
                PageError::Syntax { .. } | PageError::Truncated { .. }
            ),
            "{text}: {error:?}"
        );
    }
}

#[test]
fn entities_are_neither_declared_nor_fetched() {
    let laughs = "<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY lol 'lol'><!ENTITY lol2 '&lol;&lol;&lol;'>]>\
                  <Document><Treaty>&lol2;</Treaty></Document>";
    let fetched = "<!DOCTYPE Document SYSTEM 'file:///etc/passwd'><Document/>";
    let external =
        "<!DOCTYPE Document [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Document>&x;</Document>";
    for document in [laughs, fetched, external] {
        assert_eq!(refused(document), PageError::DocumentType);
    }

    let undeclared = refused("<Document><Treaty>&eacute;</Treaty></Document>");
    assert!(
        matches!(&undeclared, PageError::Syntax { line: 1, detail } if detail.contains("eacute")),
        "{undeclared:?}"
    );
    let no_character = refused("<Document><Treaty>&#xFFFFFFFF;</Treaty></Document>");
    assert!(matches!(no_character, PageError::Syntax { .. }));
    let zero = refused("<Document><Treaty>&#0;</Treaty></Document>");
    assert!(matches!(zero, PageError::Syntax { .. }));
}

#[test]
fn depth_number_and_length_are_bounded() {
    let deep = format!("<Document>{}", "<a>".repeat(200_000));
    assert!(matches!(
        refused(&deep),
        PageError::TooDeep {
            line: 1,
            deepest: 64
        }
    ));

    let many = format!("<Document>{}</Document>", "<a/>".repeat(100_000));
    assert!(matches!(refused(&many), PageError::TooManyElements { .. }));

    let mut long = sound();
    long.resize(100 * 1024 * 1024, b' ');
    assert_eq!(read(&long), Err(PageError::TooLong));
    long.truncate(LONGEST_PAGE_BYTES);
    assert!(read(&long).is_ok());
}

#[test]
fn long_runs_of_markup_and_references_take_no_time_to_speak_of() {
    for part in [
        "&lt;",
        "&lt;superscript&gt;1",
        "&amp;amp;",
        "&amp;",
        "&lt;a ",
        "&lt;!--",
        "&lt;/a",
        "&gt;",
        "\u{b9}",
    ] {
        let name = part.repeat(200_000);
        let table = table_of(&["Participant", "Signature"], &[&[&name, ""]]);

        let begun = Stopwatch::start();
        let page = read(&page_of("", &table, ""));

        assert!(page.is_ok(), "{part}");
        let micros = begun.micros();
        assert!(micros < 10_000_000, "{part}: {micros}");
    }
}

#[test]
fn a_document_that_breaks_off_is_refused_wherever_it_does() {
    let whole = sound();
    let end = whole.len();
    for length in 1..end {
        let error = read(&whole[..length]).unwrap_err();
        assert!(
            matches!(
                error,
                PageError::Truncated { .. }
                    | PageError::Syntax { .. }
                    | PageError::Empty
                    | PageError::Encoding(_)
            ),
            "{length}: {error:?}"
        );
    }
    assert!(read(&whole).is_ok());
}

#[test]
fn an_encoding_that_was_declared_wrongly_is_refused() {
    let declared = |label: &str, name: &[u8]| {
        let head = format!(
            "<?xml version=\"1.0\" encoding=\"{label}\"?><Document><Treaty><Participants><Table><TGroup><Thead><Row><Entry>Participant</Entry><Entry>Signature</Entry></Row></Thead><Tbody><Rows><Row><Entry>"
        );
        let tail = b"</Entry><Entry/></Row></Rows></Tbody></TGroup></Table></Participants></Treaty></Document>";
        read(&[head.as_bytes(), name, tail].concat())
    };

    assert!(
        matches!(declared("UTF-8", b"C\xf4te d'Ivoire"), Err(PageError::Encoding(detail)) if detail.contains("declares UTF-8"))
    );
    assert!(
        matches!(declared("ISO-8859-1", "Côte d'Ivoire".as_bytes()), Err(PageError::Encoding(detail)) if detail.contains("written in UTF-8"))
    );
    assert!(matches!(
        declared("klingon-8", b"Mali"),
        Err(PageError::Encoding(_))
    ));
    assert!(matches!(
        declared("KOI8-R", b"Mali"),
        Err(PageError::Encoding(_))
    ));
    assert!(matches!(
        declared("UTF-16", b"Mali"),
        Err(PageError::Encoding(_))
    ));
    assert!(declared("iso-8859-1", b"Mali").is_ok());
    let utf_16: Vec<u8> = "\u{feff}<Document/>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(matches!(read(&utf_16), Err(PageError::Encoding(detail)) if detail.contains("UTF-16")));
}

#[test]
fn what_is_no_well_formed_xml_is_refused_with_its_line() {
    for (document, line) in [
        ("<Document>\n<Treaty>\n</Document>", 3),
        ("<Document></Document>\ntext", 2),
        ("<Document>\n<Treaty &></Treaty>\n<a></b></Document>", 3),
        ("<Document>\nA & B</Document>", 2),
    ] {
        let error = refused(document);
        assert!(
            matches!(&error, PageError::Syntax { line: at, .. } if *at == line),
            "{document}: {error:?}"
        );
    }
    assert!(matches!(
        refused("<Document/><Document/>"),
        PageError::OtherDocument { .. }
    ));
}

#[test]
fn control_characters_never_reach_a_terminal() {
    let table = table_of(
        &["Participant", "Signature"],
        &[&["Ma&#27;[31mli&#155;x", "&#7;"]],
    );

    let page = read(&page_of("", &table, "")).unwrap();

    let row = &page.tables[0].rows[0];
    assert!(
        !row.participant.text.contains(|c: char| c.is_control()),
        "{row:?}"
    );
}

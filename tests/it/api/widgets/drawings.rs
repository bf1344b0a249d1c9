//! Badges and pictures: well-formed, with presentation attributes only, and everything inside.

use roxmltree::{Document, Node};

use super::{LANGUAGES, SIZES, words};
use crate::support::api::TestApp;

const SVG: &str = "http://www.w3.org/2000/svg";
const TREATIES: [&str; 3] = ["hanoi-convention", "untoc", "uncac"];
/// Before anything, between the threshold and the entry into force, and long after.
const DATES: [&str; 4] = [
    "",
    "&as_of=2000-12-10",
    "&as_of=2003-07-05",
    "&as_of=2005-10-01",
];

/// All the drawings of a treaty.
fn drawings(treaty: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for language in LANGUAGES {
        for date in DATES {
            paths.push(format!(
                "/treaties/{treaty}/badge.svg?lang={language}{date}"
            ));
            for size in SIZES {
                paths.push(format!(
                    "/treaties/{treaty}/progress.svg?lang={language}&size={size}{date}"
                ));
            }
        }
    }
    paths
}

/// The whole part of a number.
fn number(node: Node<'_, '_>, attribute: &str) -> u32 {
    let text = node.attribute(attribute).unwrap_or("0");
    let whole = text.split('.').next().unwrap_or(text);
    let number = whole.parse();
    number.unwrap_or_else(|_| panic!("{attribute}={text}"))
}

fn texts(document: &Document<'_>) -> Vec<String> {
    let nodes = document
        .descendants()
        .filter(|node| node.has_tag_name("text"));
    nodes.map(|node| node.text().unwrap().to_owned()).collect()
}

#[test]
fn every_drawing_is_well_formed_and_has_presentation_attributes_only() {
    let app = TestApp::new();

    for path in TREATIES.iter().flat_map(|treaty| drawings(treaty)) {
        let answer = app.public().get(&path).ok();
        assert_eq!(answer.header("content-type"), "image/svg+xml");
        let document = Document::parse(answer.text()).unwrap_or_else(|e| panic!("{path}: {e}"));
        for node in document.descendants().filter(Node::is_element) {
            let name = node.tag_name();
            assert_eq!(name.namespace(), Some(SVG), "{path}");
            let known = ["svg", "title", "desc", "rect", "g", "text", "clipPath"];
            assert!(known.contains(&name.name()), "{path}: {}", name.name());
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(
                    !["style", "class", "href"].contains(&name),
                    "{path}: {name}"
                );
                assert!(
                    !name.starts_with("on") && !value.contains("//"),
                    "{path}: {name}"
                );
            }
        }
    }
}

#[test]
fn every_drawing_has_a_title_and_the_status_line_as_its_description() {
    let app = TestApp::new();

    for language in LANGUAGES {
        let line = app
            .public()
            .get(&format!(
                "/v1/treaties/hanoi-convention/status-line?lang={language}"
            ))
            .ok()
            .text_at("/text");
        for form in ["badge", "progress"] {
            let path = format!("/treaties/hanoi-convention/{form}.svg?lang={language}");
            let answer = app.public().get(&path).ok();
            let document = Document::parse(answer.text()).unwrap();
            let root = document.root_element();
            let of = |name: &str| {
                let found = root
                    .children()
                    .find(|node| node.has_tag_name(name))
                    .unwrap();
                (
                    found.attribute("id").unwrap().to_owned(),
                    found.text().unwrap().to_owned(),
                )
            };
            let ((title_id, title), (description_id, description)) = (of("title"), of("desc"));
            assert_eq!(description, line, "{path}");
            assert!(!title.is_empty(), "{path}");
            let labelled = format!("{title_id} {description_id}");
            assert_eq!(root.attribute("aria-labelledby"), Some(labelled.as_str()));
            assert_eq!(root.attribute("role"), Some("img"));
            let direction = if language == "ar" { "rtl" } else { "ltr" };
            assert_eq!(root.attribute("direction"), Some(direction), "{path}");
        }
    }
}

#[test]
fn a_picture_says_what_progress_says_with_its_date() {
    let app = TestApp::new();
    let joined = |text: &str| text.replace(char::is_whitespace, "");

    for treaty in TREATIES {
        for language in LANGUAGES {
            let words = words(&app, treaty, &format!("?lang={language}"));
            for size in SIZES {
                let path = format!("/treaties/{treaty}/progress.svg?lang={language}&size={size}");
                let answer = app.public().get(&path).ok();
                let document = Document::parse(answer.text()).unwrap();
                let all = joined(&texts(&document).concat());
                let mut expected = vec![
                    words.text_at("/texts/headline"),
                    words.text_at("/texts/as_of"),
                    words.text_at("/texts/complete_until"),
                ];
                if size != "small" {
                    expected.extend(words.each_text("/texts/details"));
                    expected.push(words.text_at("/texts/next"));
                    expected.push(words.text_at("/texts/threshold"));
                }
                for text in expected {
                    assert!(all.contains(&joined(&text)), "{path}: {text} in {all}");
                }
                assert!(!all.contains('…'), "{path}: something was left out");
            }
        }
    }
}

#[test]
fn everything_in_a_picture_stays_inside_it() {
    let app = TestApp::new();

    for path in TREATIES.iter().flat_map(|treaty| drawings(treaty)) {
        let answer = app.public().get(&path).ok();
        let document = Document::parse(answer.text()).unwrap();
        let root = document.root_element();
        let (width, height) = (number(root, "width"), number(root, "height"));
        let view_box = format!("0 0 {width} {height}");
        assert_eq!(root.attribute("viewBox"), Some(view_box.as_str()));
        let mut lowest = 0;
        for node in document.descendants() {
            if node.has_tag_name("text") {
                let y = number(node, "y");
                assert!(
                    y + 2 < height && number(node, "x") < width,
                    "{path}: {node:?}"
                );
                assert!(
                    y >= lowest || path.contains("badge"),
                    "{path}: lines overlap"
                );
                lowest = y;
            }
            if node.has_tag_name("rect") {
                assert!(number(node, "x") + number(node, "width") <= width, "{path}");
            }
        }
    }
}

#[test]
fn arabic_is_mirrored() {
    let app = TestApp::new();
    let edges = |language: &str| {
        let path = format!("/treaties/uncac/progress.svg?lang={language}");
        let answer = app.public().get(&path).ok();
        let document = Document::parse(answer.text()).unwrap();
        let rects: Vec<u32> = document
            .descendants()
            .filter(|node| node.has_tag_name("rect"))
            .map(|node| number(node, "x"))
            .collect();
        let text = document
            .descendants()
            .find(|node| node.has_tag_name("text"));
        (rects[1], rects[2], number(text.unwrap(), "x"))
    };

    let (bar, filled, text) = edges("en");
    let (bar_mirrored, filled_mirrored, text_mirrored) = edges("ar");

    assert_eq!((bar, text), (filled, 20));
    assert_eq!(bar, bar_mirrored);
    assert!(filled_mirrored > bar_mirrored);
    assert_eq!(text_mirrored, 460);
}

#[test]
fn a_badge_has_the_name_and_the_count_side_by_side() {
    let app = TestApp::new();

    for treaty in TREATIES {
        for language in LANGUAGES {
            let path = format!("/treaties/{treaty}/badge.svg?lang={language}");
            let answer = app.public().get(&path).ok();
            let document = Document::parse(answer.text()).unwrap();
            let shield = app
                .public()
                .get(&format!(
                    "/v1/treaties/{treaty}/progress/shield?lang={language}"
                ))
                .ok();
            let said = [shield.text_at("/label"), shield.text_at("/message")];
            assert_eq!(texts(&document), said, "{path}");
        }
    }
}

#[test]
fn the_first_pages_treaty_is_drawn_where_none_is_named() {
    let app = TestApp::new();

    for form in ["badge.svg", "progress.svg"] {
        let first = app.public().get(&format!("/{form}")).ok();
        let named = app.public().get(&format!("/{form}?treaty=uncac")).ok();

        let of = |treaty: &str| {
            let path = format!("/treaties/{treaty}/{form}");
            app.public().get(&path).ok().body
        };
        assert_eq!(first.body, of("hanoi-convention"));
        assert_eq!(named.body, of("uncac"));
    }
}

#[test]
fn a_drawing_may_stand_anywhere_and_load_nothing() {
    let app = TestApp::new();

    let answer = app.public().get("/badge.svg").ok();

    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"));
    assert_eq!(
        answer.header("cross-origin-resource-policy"),
        "cross-origin"
    );
}

#[test]
fn a_picture_does_not_change_its_colours_by_itself() {
    let app = TestApp::new();

    let light = app.public().get("/progress.svg?theme=light").ok();
    let dark = app.public().get("/progress.svg?theme=dark").ok();

    assert_ne!(light.body, dark.body);
    app.public()
        .get("/progress.svg?theme=auto")
        .refused(400, "invalid_parameter");
}

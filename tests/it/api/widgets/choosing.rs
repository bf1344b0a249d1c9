//! The page where one chooses what to embed.

use super::{BASE, LANGUAGES};
use crate::support::api::TestApp;

const FORMS: [&str; 5] = ["frame", "component", "picture", "badge", "shield"];

/// The code that the page offers, as it is copied.
fn code(page: &str) -> String {
    let begin = page.split("<textarea").nth(1).unwrap();
    let text = begin.split_once('>').unwrap().1;
    let text = text.split("</textarea>").next().unwrap();
    [
        ("&#60;", "<"),
        ("&lt;", "<"),
        ("&#62;", ">"),
        ("&gt;", ">"),
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#38;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (escaped, plain)| {
        text.replace(escaped, plain)
    })
}

#[test]
fn every_form_is_shown_in_every_language() {
    let app = TestApp::new();

    for language in LANGUAGES {
        for form in FORMS {
            let path = format!("/embed?form={form}&lang={language}&size=large&theme=dark");
            let page = app.public().get(&path).ok();
            assert_eq!(page.header("content-language"), language);
            assert!(
                page.text()
                    .contains(&format!("<option value=\"{form}\" selected>"))
            );
            assert!(
                page.text()
                    .contains("<form class=\"choose\" method=\"get\" action=\"/embed\">")
            );
        }
    }
}

#[test]
fn what_the_code_asks_for_is_there() {
    let app = TestApp::new();

    for treaty in ["hanoi-convention", "untoc"] {
        for form in FORMS {
            let path =
                format!("/embed?form={form}&treaty={treaty}&widget_lang=ru&theme=auto&lang=en");
            let page = app.public().get(&path).ok();
            let code = code(page.text()).replace("&amp;", "&");
            let asked: Vec<&str> = code
                .split('"')
                .filter(|part| part.starts_with(BASE))
                .collect();
            assert!(!asked.is_empty(), "{form}: {code}");
            for url in asked {
                app.public().get(url.strip_prefix(BASE).unwrap()).ok();
            }
            assert!(code.contains(treaty), "{form}: {code}");
            assert!(!code.contains(" style="), "{form}: {code}");
        }
    }
}

#[test]
fn the_badge_of_shields_io_asks_for_ours() {
    let app = TestApp::new();

    let page = app.public().get("/embed?form=shield&lang=en").ok();

    let code = code(page.text());
    let query = code
        .split("endpoint?")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap();
    let [(name, url)] = pairs.as_slice() else {
        panic!("{pairs:?}");
    };
    assert_eq!(name, "url");
    let shield = app.public().get(url.strip_prefix(BASE).unwrap()).ok();
    assert_eq!(shield.number("/schemaVersion"), 1);
    // The page itself does not ask the other host.
    let outside = page.text().replace(&code, "");
    assert!(!outside.contains("src=\"https://img.shields.io"));
}

#[test]
fn the_page_frames_itself_only() {
    let app = TestApp::new();

    let page = app.public().get("/embed").ok();

    let policy = page.header("content-security-policy");
    assert!(policy.contains("frame-src 'self'") && policy.contains("frame-ancestors 'none'"));
    assert!(!policy.contains("unsafe") && !policy.contains("http"));
    assert!(
        page.text()
            .contains("<iframe class=\"preview\" src=\"/embed/hanoi-convention/progress?")
    );
}

#[test]
fn what_cannot_be_chosen_is_refused() {
    let app = TestApp::new();

    for (query, status, code) in [
        ("form=%3Cscript%3E", 400, "invalid_parameter"),
        (
            "treaty=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            404,
            "treaty_not_found",
        ),
        ("treaty=none", 404, "treaty_not_found"),
        ("widget_lang=%22onload", 400, "invalid_parameter"),
        ("size=1", 400, "invalid_parameter"),
        ("theme=%27", 400, "invalid_parameter"),
        ("other=1", 400, "invalid_parameter"),
    ] {
        app.public()
            .get(&format!("/embed?{query}"))
            .refused(status, code);
    }
}

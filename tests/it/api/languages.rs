//! Answers in the language that the client reads.

use crate::support::api::{Answer, HANOI, TestApp};

fn viet_nam(app: &TestApp, query: &str, accept_language: &str) -> Answer {
    let path = format!("{HANOI}/participants/VNM{query}");
    app.public()
        .get_with(&path, &[("accept-language", accept_language)])
        .ok()
}

#[test]
fn english_is_the_default() {
    let app = TestApp::new();

    let answer = app.public().get(&format!("{HANOI}/participants/VNM")).ok();

    assert_eq!(answer.text_at("/standing/name"), "Viet Nam");
    assert_eq!(answer.header("content-language"), "en");
    assert_eq!(answer.text_at("/direction"), "ltr");
}

#[test]
fn each_language_can_be_asked_for() {
    let app = TestApp::new();

    for (language, name) in [
        ("en", "Viet Nam"),
        ("fr", "Viet Nam"),
        ("es", "Viet Nam"),
        ("ru", "Вьетнам"),
        ("zh", "越南"),
        ("ar", "فييت نام"),
        ("vi", "Việt Nam"),
    ] {
        let answer = app
            .public()
            .get(&format!("{HANOI}/participants/VNM?lang={language}"))
            .ok();
        assert_eq!(answer.text_at("/standing/name"), name, "{language}");
        assert_eq!(answer.text_at("/language"), language);
        assert_eq!(answer.header("content-language"), language);
    }
}

#[test]
fn arabic_is_written_from_right_to_left() {
    let app = TestApp::new();

    for path in ["participants/VNM", "participants"] {
        let answer = app.public().get(&format!("{HANOI}/{path}?lang=ar")).ok();
        assert_eq!(answer.text_at("/direction"), "rtl", "{path}");
    }
}

#[test]
fn the_browsers_ranking_decides() {
    let app = TestApp::new();

    for (accepted, language) in [
        ("fr", "fr"),
        ("fr-CA, en;q=0.5", "fr"),
        ("de, ru;q=0.8, en;q=0.9", "en"),
        ("de, ru;q=0.8", "ru"),
        ("de", "en"),
        ("de, *;q=0.1", "en"),
        ("ZH-Hant-TW", "zh"),
        ("en;q=0.1, vi;q=0.2", "vi"),
        ("", "en"),
        (";;;", "en"),
    ] {
        let answer = viet_nam(&app, "", accepted);
        assert_eq!(answer.header("content-language"), language, "{accepted}");
    }
}

#[test]
fn a_language_that_is_refused_is_not_given() {
    let app = TestApp::new();

    for (accepted, language) in [
        ("fr;q=0", "en"),
        ("de, fr;q=0", "en"),
        ("fr;q=0, es;q=0.1", "es"),
    ] {
        let answer = viet_nam(&app, "", accepted);
        assert_eq!(answer.header("content-language"), language, "{accepted}");
    }
}

#[test]
fn the_parameter_goes_before_the_header() {
    let app = TestApp::new();

    assert_eq!(
        viet_nam(&app, "?lang=ru", "fr").header("content-language"),
        "ru"
    );
}

#[test]
fn each_language_has_its_own_tag() {
    let app = TestApp::new();

    let (french, russian) = (viet_nam(&app, "", "fr"), viet_nam(&app, "", "ru"));

    assert_ne!(french.header("etag"), russian.header("etag"));
    assert!(french.header("vary").contains("accept-language"));
}

#[test]
fn the_parameter_and_the_header_give_the_same_answer() {
    let app = TestApp::new();

    let (asked, accepted) = (viet_nam(&app, "?lang=zh", "fr"), viet_nam(&app, "", "zh"));

    assert_eq!(asked.text(), accepted.text());
}

//! The frame, and the component's script: small, alone, and without a script where none is promised.

use super::{LANGUAGES, SIZES, words};
use crate::support::api::{Answer, TestApp};
use crate::support::html::Page;

const FRAME: &str = "/embed/hanoi-convention/progress";
/// What the frame with all that it loads may weigh, and the component too, in bytes of brotli.
const MOST: usize = 8 * 1024;

/// The values of an attribute in a page.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let begin = format!(" {attribute}=\"");
    let rest = page.split(begin.as_str()).skip(1);
    rest.filter_map(|rest| rest.split('"').next()).collect()
}

fn weight(app: &TestApp, path: &str) -> usize {
    let answer = app
        .public()
        .get_with(path, &[("accept-encoding", "br")])
        .ok();
    answer.body.len()
}

#[test]
fn it_says_what_progress_says_in_every_language_and_size() {
    let app = TestApp::new();

    for treaty in ["hanoi-convention", "uncac"] {
        for language in LANGUAGES {
            let words = words(&app, treaty, &format!("?lang={language}"));
            for size in SIZES {
                let path = format!("/embed/{treaty}/progress?lang={language}&size={size}");
                let frame = app.public().get(&path).ok();
                let (text, says) = (frame.text(), |at: &str| words.text_at(at));
                assert_eq!(frame.header("content-language"), language);
                assert!(text.contains(&format!("lang=\"{language}\"")));
                assert!(text.contains(&format!("dir=\"{}\"", says("/direction"))));
                for shown in ["headline", "as_of", "complete_until", "more", "away"] {
                    let shown = says(&format!("/texts/{shown}"));
                    assert!(text.contains(&shown), "{path}: {shown}");
                }
                for detail in words.each_text("/texts/details") {
                    let is_shown = text.contains(&format!("<p>{detail}</p>"));
                    assert_eq!(is_shown, size != "small", "{path}: {detail}");
                }
                let filled = format!("width=\"{}\"", words.number("/bar/filled"));
                assert!(text.contains(&filled), "{path}: {filled}");
            }
        }
    }
}

#[test]
fn it_has_no_script_no_style_of_its_own_and_no_other_host() {
    let app = TestApp::new();

    for query in ["", "?lang=ar&size=large&theme=dark", "?keep=false"] {
        let frame = app.public().get(&format!("{FRAME}{query}")).ok();
        let text = frame.text();

        for forbidden in [
            "<script",
            "<style",
            " style=",
            "javascript:",
            " onload",
            "<img",
        ] {
            assert!(!text.contains(forbidden), "{query}: {forbidden}");
        }
        for src in values(text, "src") {
            assert_eq!(src, "/embed/keep");
        }
        for href in values(text, "href") {
            let is_ours =
                href.starts_with("/assets/") || href.starts_with("http://127.0.0.1:8080/treaties/");
            assert!(is_ours, "{href}");
        }
        assert_eq!(text.contains("/embed/keep"), query != "?keep=false");
    }
}

#[test]
fn everyone_may_frame_it_and_nothing_in_it_may_run() {
    let app = TestApp::new();

    let frame = app.public().get(FRAME).ok();

    let policy = frame.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors *"));
    assert!(!policy.contains("script-src") && !policy.contains("unsafe"));
    assert!(!frame.has("x-frame-options"));
    assert_eq!(frame.header("referrer-policy"), "no-referrer");
    assert_eq!(frame.header("cross-origin-resource-policy"), "cross-origin");
}

#[test]
fn its_link_leaves_the_frame_for_the_page_of_the_treaty() {
    let app = TestApp::new();

    let frame = app.public().get(&format!("{FRAME}?lang=fr")).ok();

    let link = "<a href=\"http://127.0.0.1:8080/treaties/hanoi-convention?lang=fr\" target=\"_top\" rel=\"noopener\">";
    assert!(frame.text().contains(link), "{}", frame.text());
}

#[test]
fn colours_are_chosen_by_the_address_or_by_the_reader() {
    let app = TestApp::new();

    for (theme, scheme) in [("light", "light"), ("dark", "dark"), ("auto", "light dark")] {
        let frame = app.public().get(&format!("{FRAME}?theme={theme}")).ok();
        assert!(frame.text().contains(&format!(" class=\"{theme}\">")));
        assert!(
            frame
                .text()
                .contains(&format!("name=\"color-scheme\" content=\"{scheme}\""))
        );
    }
}

#[test]
fn with_all_that_it_loads_it_is_smaller_than_eight_kilobytes() {
    let app = TestApp::new();

    for language in LANGUAGES {
        let path = format!("{FRAME}?lang={language}&size=large");
        let frame = app.public().get(&path).ok();
        let keeper = app.public().get("/embed/keep").ok();
        let mut loaded = vec![
            path,
            "/embed/keep".into(),
            "/embed/service-worker.js".into(),
        ];
        for page in [&frame, &keeper] {
            let files = [values(page.text(), "href"), values(page.text(), "src")].concat();
            let assets = files
                .into_iter()
                .filter(|file| file.starts_with("/assets/"));
            loaded.extend(assets.map(ToOwned::to_owned));
        }
        assert_eq!(loaded.len(), 5, "{loaded:?}");

        let bytes: usize = loaded.iter().map(|path| weight(&app, path)).sum();

        assert!(bytes < MOST, "{language}: {bytes}");
    }
}

#[test]
fn the_component_with_its_answer_is_smaller_than_eight_kilobytes() {
    let app = TestApp::new();

    for language in LANGUAGES {
        let answer = format!("/v1/treaties/hanoi-convention/progress/widget?lang={language}");
        let bytes = weight(&app, "/embed/treaty-progress.js") + weight(&app, &answer);

        assert!(bytes < MOST, "{language}: {bytes}");
    }
}

/// A script, its type, and whether it may be kept.
fn script(app: &TestApp, path: &str) -> Answer {
    let script = app.public().get(path).ok();
    assert_eq!(
        script.header("content-type"),
        "text/javascript; charset=utf-8"
    );
    assert_eq!(
        script.header("cross-origin-resource-policy"),
        "cross-origin"
    );
    assert_eq!(script.header("access-control-allow-origin"), "*");
    assert!(!script.has("content-security-policy"));
    script
}

#[test]
fn the_component_is_at_an_address_that_stays_and_is_asked_for_again_soon() {
    let app = TestApp::new();

    let component = script(&app, "/embed/treaty-progress.js");

    let caching = component.header("cache-control");
    assert!(caching.contains("max-age=600") && caching.contains("stale-while-revalidate="));
    let tag = component.header("etag").to_owned();
    let again = app
        .public()
        .get_with("/embed/treaty-progress.js", &[("if-none-match", &tag)]);
    assert_eq!(again.status, 304);
}

#[test]
fn the_service_worker_is_never_kept_by_a_cache() {
    let app = TestApp::new();

    let worker = script(&app, "/embed/service-worker.js");

    assert_eq!(
        worker.header("cache-control"),
        "public, max-age=0, must-revalidate"
    );
}

#[test]
fn no_script_asks_a_host_that_is_written_in_it() {
    let app = TestApp::new();
    let keeper = app.public().get("/embed/keep").ok();
    let keep = values(keeper.text(), "src")[0].to_owned();

    for path in [
        "/embed/treaty-progress.js",
        "/embed/service-worker.js",
        &keep,
    ] {
        let text = app.public().get(path).ok().text().to_owned();
        let drawing = text.replace("http://www.w3.org/2000/svg", "");
        for forbidden in [
            "http:",
            "https:",
            "cookie",
            "localStorage",
            "innerHTML",
            "eval(",
        ] {
            let code = drawing
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                assert!(!line.contains(forbidden), "{path}: {line}");
            }
        }
    }
}

#[test]
fn a_problem_in_a_frame_is_told_in_the_frame_and_to_a_program_as_itself() {
    let app = TestApp::new();

    let page = Page::get(&app.public(), "/embed/none/progress");
    let answer = app.public().get("/embed/none/progress");

    assert_eq!(page.answer.status, 404);
    let policy = page.answer.header("content-security-policy");
    assert!(policy.contains("frame-ancestors *"), "{policy}");
    assert_eq!(page.text("main code"), "treaty_not_found");
    answer.refused(404, "treaty_not_found");
}

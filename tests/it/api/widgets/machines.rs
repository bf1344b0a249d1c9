//! The badge for shields.io, and oEmbed.

use super::{BASE, LANGUAGES, words};
use crate::support::api::{Answer, TestApp};

fn oembed(app: &TestApp, url: &str, more: &str) -> Answer {
    let query = serde_urlencoded::to_string([("url", url)]).unwrap();
    app.public().get(&format!("/oembed?{query}{more}"))
}

#[test]
fn a_shield_has_the_members_of_the_schema_and_no_other() {
    let app = TestApp::new();

    for (treaty, color) in [("hanoi-convention", "#1f5a92"), ("uncac", "#2e6b4f")] {
        for language in LANGUAGES {
            let path = format!("/v1/treaties/{treaty}/progress/shield?lang={language}");
            let shield = app.public().get(&path).ok();

            let json = shield.json();
            let members: Vec<&String> = json.as_object().unwrap().keys().collect();
            let known = [
                "schemaVersion",
                "label",
                "message",
                "color",
                "labelColor",
                "cacheSeconds",
            ];
            assert_eq!(members, known, "{path}");
            assert_eq!(shield.number("/schemaVersion"), 1);
            assert_eq!(shield.text_at("/color"), color);
            assert!(!shield.text_at("/message").is_empty());
        }
    }
}

#[test]
fn a_page_of_a_treaty_is_embedded_as_a_frame_of_a_fixed_size() {
    let app = TestApp::new();

    for (url, language) in [
        (format!("{BASE}/treaties/uncac"), "en"),
        (format!("{BASE}/treaties/uncac?lang=ar"), "ar"),
        (
            format!("{BASE}/treaties/uncac?lang=fr&utm_source=x#top"),
            "fr",
        ),
        (
            format!("{BASE}/embed/uncac/progress?lang=vi&size=small"),
            "vi",
        ),
    ] {
        let answer = oembed(&app, &url, "").ok();

        assert_eq!(answer.header("content-type"), "application/json");
        assert_eq!(answer.text_at("/version"), "1.0");
        assert_eq!(answer.text_at("/type"), "rich");
        let (width, height) = (answer.number("/width"), answer.number("/height"));
        let html = answer.text_at("/html");
        let src = format!(
            "<iframe src=\"{BASE}/embed/uncac/progress?size=medium&amp;theme=auto&amp;lang={language}\""
        );
        assert!(html.starts_with(&src), "{html}");
        assert!(html.contains(&format!("width=\"{width}\" height=\"{height}\"")));
        let path = html.split('"').nth(1).unwrap().replace("&amp;", "&");
        let frame = app.public().get(path.strip_prefix(BASE).unwrap()).ok();
        let headline =
            words(&app, "uncac", &format!("?lang={language}")).text_at("/texts/headline");
        assert!(frame.text().contains(&headline));
    }
}

#[test]
fn the_first_page_is_that_of_its_treaty() {
    let app = TestApp::new();

    for url in [
        BASE.to_owned(),
        format!("{BASE}/"),
        format!("{BASE}/?lang=en"),
    ] {
        let answer = oembed(&app, &url, "").ok();
        assert!(
            answer
                .text_at("/html")
                .contains("/embed/hanoi-convention/progress")
        );
    }
}

#[test]
fn a_moment_in_the_url_is_kept() {
    let app = TestApp::new();

    let url = format!("{BASE}/treaties/untoc?as_of=2003-07-05");
    let answer = oembed(&app, &url, "").ok();

    assert!(answer.text_at("/html").contains("&amp;as_of=2003-07-05\""));
}

#[test]
fn the_largest_size_that_fits_is_given_and_a_link_where_none_does() {
    let app = TestApp::new();
    let url = format!("{BASE}/treaties/uncac");

    for (limits, width) in [
        ("", Some(480)),
        ("&maxwidth=10000", Some(640)),
        ("&maxwidth=640&maxheight=320", Some(640)),
        ("&maxwidth=639", Some(480)),
        ("&maxheight=319", Some(320)),
        ("&maxwidth=320&dnt=1&format=json", Some(320)),
        ("&maxwidth=319", None),
        ("&maxheight=1", None),
    ] {
        let answer = oembed(&app, &url, limits).ok();
        assert_eq!(answer.at("/width").as_u64(), width, "{limits}");
        let kind = if width.is_some() { "rich" } else { "link" };
        assert_eq!(answer.text_at("/type"), kind, "{limits}");
        assert_eq!(answer.at("/html").is_null(), width.is_none(), "{limits}");
    }
}

#[test]
fn what_is_not_ours_is_not_found() {
    let app = TestApp::new();

    for url in [
        "https://other.example/treaties/uncac".to_owned(),
        "//127.0.0.1:8080/treaties/uncac".to_owned(),
        format!("{BASE}.evil.example/treaties/uncac"),
        format!("{BASE}@evil.example/treaties/uncac"),
        format!("{BASE}/treaties/none"),
        format!("{BASE}/treaties/uncac/explain"),
        format!("{BASE}/treaties/"),
        format!("{BASE}/v1/treaties/uncac"),
        format!("{BASE}/treaties/uncac?lang=xx"),
        format!("{BASE}/treaties/uncac?as_of=never"),
        format!("{BASE}/treaties/%22%3E%3Cscript%3E"),
        "javascript:alert(1)".to_owned(),
    ] {
        oembed(&app, &url, "").refused(404, "treaty_not_found");
    }
}

#[test]
fn another_format_is_not_implemented_and_bad_limits_are_refused() {
    let app = TestApp::new();
    let url = format!("{BASE}/treaties/uncac");

    oembed(&app, &url, "&format=xml").refused(501, "format_not_implemented");
    for format in ["yaml", "JSON", "0"] {
        oembed(&app, &url, &format!("&format={format}")).refused(400, "invalid_parameter");
    }
    for more in [
        "&maxwidth=0",
        "&maxwidth=wide",
        "&maxheight=-1",
        "&callback=x",
    ] {
        oembed(&app, &url, more).refused(400, "invalid_parameter");
    }
    app.public()
        .get("/oembed")
        .refused(400, "invalid_parameter");
}

#[test]
fn the_page_of_a_treaty_says_how_it_is_embedded() {
    let app = TestApp::new();

    for page in ["/", "/treaties/untoc?lang=ar"] {
        let answer = app.public().get(page).ok();
        let link = answer
            .text()
            .lines()
            .find(|line| line.contains("type=\"application/json+oembed\""))
            .unwrap_or_else(|| panic!("{page}"));
        assert!(link.contains("rel=\"alternate\""));
        let href = link
            .split("href=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        let href = href.replace("&amp;", "&").replace("&#38;", "&");

        let found = app.public().get(href.strip_prefix(BASE).unwrap()).ok();

        assert_eq!(found.text_at("/type"), "rich");
    }
}

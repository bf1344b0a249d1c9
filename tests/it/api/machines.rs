//! What machines read: citations, the head of pages, and the files at the root.

use serde_json::{Value, json};
use signatory::domain::language::Language;

use crate::support::api::{ACTIONS, HANOI, SHIPPED, TestApp, act};

const CITATION: &str = "/v1/treaties/hanoi-convention/citation";
const PAGE: &str = "/treaties/hanoi-convention";

fn page(app: &TestApp, path: &str) -> String {
    let answer = app.public().get_with(path, &[("accept", "text/html")]).ok();
    answer.text().to_owned()
}

fn json_ld(page: &str) -> Value {
    let (_, rest) = page
        .split_once("<script type=\"application/ld+json\">")
        .unwrap();
    let (json, _) = rest.split_once("</script>").unwrap();
    serde_json::from_str(json).unwrap()
}

#[test]
fn a_citation_names_the_status_its_date_and_the_treaty() {
    let app = TestApp::new();

    let answer = app
        .public()
        .get(&format!("{CITATION}?as_of=2025-10-26"))
        .ok();

    assert_eq!(
        answer.header("content-type"),
        "application/vnd.citationstyles.csl+json"
    );
    assert_eq!(answer.text_at("/0/type"), "dataset");
    assert_eq!(
        answer.text_at("/0/title"),
        "Hanoi Convention: status as of 26 October 2025"
    );
    assert_eq!(
        answer.at("/0/issued"),
        json!({"date-parts": [[2025, 10, 26]]})
    );
    assert_eq!(
        answer.text_at("/0/URL"),
        format!("http://127.0.0.1:8080{PAGE}?as_of=2025-10-26&at_position={SHIPPED}")
    );
    assert_eq!(answer.text_at("/1/type"), "treaty");
    assert_eq!(answer.text_at("/1/number"), "XVIII-16");
    assert_eq!(
        answer.at("/1/issued"),
        json!({"date-parts": [[2024, 12, 24]]})
    );
    for item in [0, 1] {
        assert!(answer.at(&format!("/{item}/publisher")).is_null());
    }
}

#[test]
fn a_citation_is_given_to_who_asks_for_its_own_media_type() {
    let app = TestApp::new();
    let csl = [("accept", "application/vnd.citationstyles.csl+json")];

    let answer = app.public().get_with(CITATION, &csl).ok();
    let tag = answer.header("etag").to_owned();
    let again = app.public().get_with(CITATION, &[("if-none-match", &tag)]);

    assert_eq!(again.status, 304);
    app.public()
        .get(&format!("{CITATION}?style=apa"))
        .refused(400, "invalid_parameter");
    app.public()
        .get(&format!("{CITATION}?at_position={}", SHIPPED + 1))
        .refused(400, "invalid_parameter");
}

#[test]
fn a_citation_in_every_language_says_in_which_its_titles_are() {
    let app = TestApp::new();

    for language in Language::ALL {
        let tag = language.tag();
        let path = format!("/v1/treaties/untoc/citation?lang={tag}");
        let answer = app.public().get(&path).ok();
        assert_eq!(answer.header("content-language"), tag);
        assert_eq!(answer.text_at("/0/language"), tag);
        assert!(answer.text_at("/0/title").contains("UNTOC"), "{tag}");
        // The full title is known in English alone.
        assert_eq!(answer.text_at("/1/language"), "en");
    }
}

#[test]
fn a_page_says_to_machines_what_it_says_to_people() {
    let app = TestApp::new();

    let page = page(&app, PAGE);

    let graph = json_ld(&page)["@graph"].clone();
    assert_eq!(graph[0]["@type"], "Legislation");
    assert_eq!(
        graph[0]["legislationLegalForce"],
        "https://schema.org/NotInForce"
    );
    assert_eq!(graph[0]["legislationDate"], "2024-12-24");
    assert_eq!(graph[1]["@type"], "Dataset");
    assert_eq!(graph[1]["version"], SHIPPED.to_string());
    for named in ["publisher", "author", "creator", "license"] {
        assert!(
            graph[0][named].is_null() && graph[1][named].is_null(),
            "{named}"
        );
    }
    for there in [
        "type=\"application/atom+xml\" href=\"http://127.0.0.1:8080/treaties/hanoi-convention/feed.atom?lang=en\"",
        "type=\"text/calendar\" href=\"http://127.0.0.1:8080/treaties/hanoi-convention/calendar.ics?lang=en\"",
        "<meta name=\"citation_title\" content=\"Hanoi Convention: status as of 21 November 2026\">",
        "<meta name=\"DC.date\" content=\"2026-11-21\">",
    ] {
        assert!(page.contains(there), "{there}");
    }
}

#[test]
fn a_treaty_in_force_is_said_to_be_and_before_its_day_is_not() {
    let app = TestApp::new();
    let force = |query: &str| {
        let page = page(&app, &format!("/treaties/untoc{query}"));
        json_ld(&page)["@graph"][0]["legislationLegalForce"].clone()
    };

    assert_eq!(force(""), "https://schema.org/InForce");
    assert_eq!(force("?as_of=2003-09-28"), "https://schema.org/NotInForce");
}

#[test]
fn the_page_of_a_participant_names_it_and_leads_to_its_own_feed() {
    let app = TestApp::new();

    let page = page(&app, &format!("{PAGE}/participants/AZE"));

    let graph = json_ld(&page)["@graph"].clone();
    let name = graph[1]["name"].as_str().unwrap();
    assert!(name.starts_with("Azerbaijan"), "{name}");
    let feed = "http://127.0.0.1:8080/treaties/hanoi-convention/participants/AZE/feed.atom?lang=en";
    assert!(
        page.contains(&format!("type=\"application/atom+xml\" href=\"{feed}\"")),
        "{page}"
    );
}

#[test]
fn what_a_page_links_in_its_head_is_there() {
    let app = TestApp::new();
    let pages = [PAGE.to_owned(), format!("{PAGE}/participants/AZE")];
    let heads: String = pages.iter().map(|path| page(&app, path)).collect();
    let mut followed = 0;

    for line in heads.lines().filter(|line| line.starts_with("<link rel=")) {
        let Some((_, rest)) = line.split_once("href=\"http://127.0.0.1:8080") else {
            continue;
        };
        let target = rest.split('"').next().unwrap().replace("&#38;", "&");
        let answer = app.public().get_with(&target, &[("accept", "*/*")]);
        assert_eq!(answer.status, 200, "{target}");
        followed += 1;
    }

    assert!(followed >= 24, "{followed}");
}

#[test]
fn hostile_text_ends_no_script_and_begins_no_heading() {
    let app = TestApp::new();
    let hostile = "</script><script>alert(1)</script>\n# Not a heading\u{2028}&";
    let mut document: Value =
        serde_json::from_str(include_str!("../../../data/treaties/hanoi-convention.json")).unwrap();
    document["id"] = json!("evil");
    document["mtdsg_no"] = Value::Null;
    document["short_title"] = json!({ "en": hostile });
    document["record"]["source"] = json!(hostile);
    let table =
        "participant_code,participant_name,action,date,source\nFRA,France,signature,2025-10-25,\n";
    app.import(&document.to_string(), table);

    let page = page(&app, "/treaties/evil");
    let llms = app.public().get("/llms.txt").ok();

    assert_eq!(
        page.matches("<script").count(),
        2,
        "the page's own and the JSON-LD"
    );
    let named = json_ld(&page)["@graph"][0]["name"].clone();
    assert!(named.as_str().unwrap().starts_with("</script>"), "{named}");
    assert!(!llms.text().contains("\n# Not a heading"));
    assert!(llms.text().contains("# Not a heading &"));
}

#[test]
fn robots_are_kept_from_the_endless() {
    let app = TestApp::new();

    let answer = app.public().get("/robots.txt").ok();

    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    let lines: Vec<&str> = answer.text().lines().collect();
    assert_eq!(lines[..2], ["User-agent: *", "Allow: /"]);
    assert!(lines.contains(&"Disallow: /*?"));
    assert!(lines.contains(&"Allow: /*?lang="));
    assert!(lines.contains(&"Sitemap: http://127.0.0.1:8080/sitemap.xml"));
    let tag = answer.header("etag").to_owned();
    let again = app
        .public()
        .get_with("/robots.txt", &[("if-none-match", &tag)]);
    assert_eq!(again.status, 304);
    app.public()
        .get("/robots.txt?x=1")
        .refused(400, "invalid_parameter");
}

/// Each address of a sitemap with its date.
fn listed(app: &TestApp, path: &str) -> Vec<(String, String)> {
    let answer = app.public().get(path).ok();
    assert_eq!(answer.header("content-type"), "application/xml");
    let text = answer.text();
    let between = |line: &str, from: &str, to: &str| {
        let (_, rest) = line.split_once(from).unwrap();
        rest.split_once(to).unwrap().0.to_owned()
    };
    text.lines()
        .filter(|line| line.starts_with("<url>"))
        .map(|line| {
            assert_eq!(line.matches("hreflang=").count(), 8, "{line}");
            (
                between(line, "<loc>http://127.0.0.1:8080", "</loc>"),
                between(line, "<lastmod>", "</lastmod>"),
            )
        })
        .collect()
}

#[test]
fn the_map_lists_every_treaty_and_everyone_in_its_table() {
    let app = TestApp::new();
    let table = app
        .public()
        .get(&format!("{HANOI}/participants?limit=500"))
        .ok();

    let listed = listed(&app, "/sitemap.xml");

    let paths: Vec<&str> = listed.iter().map(|(path, _)| path.as_str()).collect();
    for path in [
        "/",
        "/treaties/hanoi-convention",
        "/treaties/untoc",
        "/treaties/uncac",
    ] {
        assert!(paths.contains(&path), "{path}");
    }
    for code in table.each("/participants", "code") {
        let path = format!("{PAGE}/participants/{code}");
        assert_eq!(
            paths.iter().filter(|known| **known == path).count(),
            1,
            "{path}"
        );
    }
}

#[test]
fn lastmod_moves_only_where_something_changed() {
    let app = TestApp::new();
    let path = format!("{PAGE}/sitemap.xml");
    let before = listed(&app, &path);
    app.set_clock("2026-11-21T18:00:00Z");

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok();

    let after = listed(&app, &path);
    let changed: Vec<&(String, String)> = after
        .iter()
        .filter(|entry| !before.contains(entry))
        .collect();
    let at = "2026-11-21T18:00:00Z".to_owned();
    let viet_nam = format!("{PAGE}/participants/VNM");
    assert_eq!(changed, [&(PAGE.to_owned(), at.clone()), &(viet_nam, at)]);
}

#[test]
fn the_text_for_language_models_has_the_numbers_and_what_is_not_known() {
    let app = TestApp::new();
    let before = app.public().get("/llms.txt").ok();
    let tag = before.header("etag").to_owned();
    assert!(before.text().starts_with("# Signatory\n\n> "));
    assert!(
        before
            .text()
            .contains("As of 2026-11-21 (the legal date in New York), by entry 713")
    );
    assert!(before.text().contains("- Signed is not ratified."));
    assert!(
        before
            .text()
            .contains("- Instruments that count towards the entry into force: 0 of 40 required\n")
    );
    assert!(
        before
            .text()
            .contains("- Signatories: 73 (72 States, 1 regional")
    );
    assert!(
        before
            .text()
            .contains("believed complete until 2025-11-19; later acts may be missing")
    );
    assert!(
        before
            .text()
            .contains("Unverified, not compared with the certified true copy:")
    );
    let held = app
        .public()
        .get_with("/llms.txt", &[("if-none-match", &tag)]);
    assert_eq!(held.status, 304);

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok();

    let after = app.public().get("/llms.txt").ok();
    assert!(
        after
            .text()
            .contains("entry into force: 1 of 40 required\n")
    );
    assert!(
        after
            .text()
            .contains("(contracting States and organizations): 1 (1 State)\n")
    );
    assert!(after.text().contains("by entry 714 of the record"));
}

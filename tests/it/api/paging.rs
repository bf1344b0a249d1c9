//! Pages: every item once, whatever happens meanwhile.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::support::api::{ACTIONS, Client, HANOI, TestApp, act};

/// Every list with the member that holds its items and the member that identifies one.
const LISTS: [(&str, &str, &str); 4] = [
    ("/v1/treaties?limit=1", "/treaties", "id"),
    ("/v1/participants?limit=50", "/participants", "code"),
    (
        "/v1/treaties/untoc/participants?limit=23&sort=-signed_on",
        "/participants",
        "code",
    ),
    (
        "/v1/treaties/untoc/actions?limit=33&kind=signature,ratification",
        "/actions",
        "id",
    ),
];

/// Follows the cursors; between two pages `meanwhile` happens.
fn walk(
    client: &Client<'_>,
    path: &str,
    items: &str,
    id: &str,
    meanwhile: impl Fn(),
) -> (Vec<String>, Vec<u64>) {
    let (mut ids, mut totals) = (Vec::new(), Vec::new());
    let mut next = path.to_owned();
    for _ in 0..100 {
        let page = client.get(&next).ok();
        ids.extend(page.each(items, id));
        totals.push(page.number("/total"));
        let cursor = page.text_at("/next_cursor");
        if cursor.is_empty() {
            assert!(!page.has("link"), "{next}");
            return (ids, totals);
        }
        meanwhile();
        next = format!("{path}&cursor={cursor}");
    }
    panic!("{path} has no last page");
}

fn unique(mut ids: Vec<String>) -> usize {
    ids.sort();
    ids.dedup();
    ids.len()
}

#[test]
fn the_pages_of_every_list_have_every_item_once() {
    let app = TestApp::new();

    for (path, items, id) in LISTS {
        let (ids, totals) = walk(&app.public(), path, items, id, || {});
        let (start, rest) = path.split_once("limit=").unwrap();
        let whole = format!(
            "{start}limit=500{}",
            rest.trim_start_matches(char::is_numeric)
        );
        let whole = app.public().get(&whole).ok();

        assert!(totals.len() > 2, "{path}");
        assert!(totals.iter().all(|total| *total == totals[0]), "{path}");
        assert_eq!(u64::try_from(ids.len()).unwrap(), totals[0], "{path}");
        assert_eq!(unique(ids.clone()), ids.len(), "{path}");
        assert_eq!(ids, whole.each(items, id), "{path}");
    }
}

#[test]
fn pages_do_not_shift_when_something_is_recorded_between_them() {
    let app = TestApp::new();
    let accede = || {
        for code in ["KEN", "JPN", "CAN", "DEU", "IND"] {
            let recorded = app
                .depositary()
                .post(ACTIONS, &act(code, "accession", "2026-11-20"));
            if recorded.status == 201 {
                return;
            }
        }
    };

    let (ids, totals) = walk(
        &app.public(),
        &format!("{ACTIONS}?limit=20"),
        "/actions",
        "id",
        accede,
    );

    assert_eq!(totals, [73, 73, 73, 73]);
    assert_eq!(ids.len(), 73);
    assert_eq!(unique(ids), 73);
    assert!(app.public().get(ACTIONS).ok().number("/total") > 73);
}

#[test]
fn a_filtered_walk_keeps_its_moment_too() {
    let app = TestApp::new();
    let path = format!("{HANOI}/participants?limit=30&signed=true&sort=signed_on");
    let sign = || {
        for code in ["KEN", "JPN", "CAN"] {
            let signature = act(code, "signature", "2026-11-20");
            if app.depositary().post(ACTIONS, &signature).status == 201 {
                return;
            }
        }
    };

    let (ids, totals) = walk(&app.public(), &path, "/participants", "code", sign);

    assert_eq!(totals, [73, 73, 73]);
    assert_eq!(unique(ids), 73);
}

#[test]
fn pages_do_not_shift_at_midnight() {
    let app = TestApp::new();
    app.set_clock("2026-11-22T04:59:00Z");
    let path = format!("{HANOI}/participants?limit=100");
    let first = app.public().get(&path).ok();

    app.set_clock("2026-11-22T05:01:00Z");
    let second = app
        .public()
        .get(&format!("{path}&cursor={}", first.text_at("/next_cursor")))
        .ok();

    assert_eq!(second.text_at("/currency/as_of"), "2026-11-21");
}

#[test]
fn the_link_leads_to_the_next_page_with_the_same_filters() {
    let app = TestApp::new();
    let path = format!("{HANOI}/participants?m49_region=South-eastern+Asia&limit=4&lang=vi");
    let first = app.public().get(&path).ok();

    let link = first.header("link");
    let target = link
        .strip_prefix('<')
        .unwrap()
        .strip_suffix(">; rel=\"next\"")
        .unwrap();
    let second = app.public().get(target).ok();

    let cursor = first.text_at("/next_cursor");
    let expected = app.public().get(&format!("{path}&cursor={cursor}")).ok();
    assert_eq!(second.text(), expected.text());
    assert_eq!(second.header("content-language"), "vi");
}

#[test]
fn the_links_alone_lead_through_all_pages() {
    let app = TestApp::new();
    let mut path = format!("{ACTIONS}?limit=10");
    let mut ids = Vec::new();

    loop {
        let page = app.public().get(&path).ok();
        ids.extend(page.each("/actions", "id"));
        let Some((target, _)) = page.header("link").split_once(">; rel=\"next\"") else {
            break;
        };
        path = target.trim_start_matches('<').to_owned();
    }

    assert_eq!((ids.len(), unique(ids)), (73, 73));
}

#[test]
fn a_page_that_is_just_full_is_the_last() {
    let app = TestApp::new();

    let page = app.public().get(&format!("{ACTIONS}?limit=73")).ok();

    assert_eq!(page.list("/actions").len(), 73);
    assert!(page.at("/next_cursor").is_null());
    assert!(!page.has("link"));
}

#[test]
fn a_limit_out_of_bounds_is_refused() {
    let app = TestApp::new();

    for list in [
        "/v1/treaties",
        "/v1/participants",
        "/v1/treaties/untoc/participants",
        ACTIONS,
        "/v1/events",
    ] {
        for limit in ["0", "501", "abc", "-1", "1.5", "", "99999999999999999999"] {
            let answer = app
                .public()
                .get(&format!("{list}?limit={limit}"))
                .refused(400, "invalid_parameter");
            assert_eq!(
                answer.text_at("/errors/0/parameter"),
                "limit",
                "{list} {limit}"
            );
        }
        app.public().get(&format!("{list}?limit=1")).ok();
        app.public().get(&format!("{list}?limit=500")).ok();
    }
}

#[test]
fn a_cursor_that_is_none_is_refused() {
    let app = TestApp::new();
    let made = |text: &str| URL_SAFE_NO_PAD.encode(text);

    for cursor in [
        "x".to_owned(),
        "%00".to_owned(),
        "AAAA".to_owned(),
        made(""),
        made("1"),
        made("1.5.2026-11-21"),
        made("2.5.2026-11-21.10"),
        made("1.5.2026-11-21.10.9"),
        made("1.x.2026-11-21.10"),
        made("1.5.2026-13-21.10"),
        made("1.5.2026-11-21.-1"),
        made("1.5.2026-11-21.99999999999999999999999"),
        made("1.714.2026-11-21.10"),
        made("1.5.1799-12-31.10"),
        made("1.5.-9999-01-01.10"),
        made("1.5.+262142-12-31.10"),
        made("1.+5.2026-11-21.10"),
        "MS41LjIwMjYtMTEtMjEuMTA=".to_owned(),
    ] {
        for list in [
            "/v1/treaties",
            "/v1/participants",
            "/v1/treaties/hanoi-convention/participants",
            ACTIONS,
        ] {
            let answer = app
                .public()
                .get(&format!("{list}?cursor={cursor}"))
                .refused(400, "invalid_parameter");
            assert_eq!(
                answer.text_at("/errors/0/parameter"),
                "cursor",
                "{list} {cursor}"
            );
        }
    }
}

#[test]
fn a_cursor_beyond_the_end_gives_an_empty_last_page() {
    let app = TestApp::new();
    let first = app.public().get(&format!("{ACTIONS}?limit=50")).ok();
    let cursor = URL_SAFE_NO_PAD
        .decode(first.text_at("/next_cursor"))
        .unwrap();
    let beyond = String::from_utf8(cursor)
        .unwrap()
        .replace(".50.", &format!(".{}.", usize::MAX));
    let cursor = URL_SAFE_NO_PAD.encode(beyond);

    let page = app.public().get(&format!("{ACTIONS}?cursor={cursor}")).ok();

    assert!(page.list("/actions").is_empty());
    assert_eq!(page.number("/total"), 73);
    assert!(page.at("/next_cursor").is_null());
}

#[test]
fn a_cursor_belongs_to_its_list() {
    let app = TestApp::new();
    let first = app.public().get(&format!("{ACTIONS}?limit=50")).ok();
    let cursor = first.text_at("/next_cursor");

    for other in [
        format!("{ACTIONS}?kind=signature&cursor={cursor}"),
        format!("{HANOI}/participants?cursor={cursor}"),
    ] {
        let answer = app.public().get(&other);

        assert_eq!(answer.status, 400, "{other}");
        assert_eq!(answer.text_at("/errors/0/parameter"), "cursor", "{other}");
    }
}

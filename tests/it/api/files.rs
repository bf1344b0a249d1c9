//! Lists as files: what is in them, what they are called, and that the data package tells the truth about them.

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::support::api::{ACTIONS, Answer, HANOI, TestApp, act};
use crate::support::database::{TestDatabase, both};

both!(
    a_text_that_a_spreadsheet_would_run_is_guarded_and_kept,
    two_instances_give_the_same_files,
);

/// The lists with what their items are called.
const LISTS: [(&str, &str); 4] = [
    ("/v1/treaties/untoc/participants", "/participants"),
    ("/v1/treaties/untoc/actions", "/actions"),
    ("/v1/treaties/untoc/progress/series", "/points"),
    ("/v1/participants", "/participants"),
];

fn rows(answer: &Answer) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(answer.body.as_slice())
        .records()
        .map(Result::unwrap)
        .collect()
}

fn header(answer: &Answer) -> csv::StringRecord {
    let mut reader = csv::Reader::from_reader(answer.body.as_slice());
    reader.headers().unwrap().clone()
}

fn cell<'a>(header: &csv::StringRecord, row: &'a csv::StringRecord, name: &str) -> &'a str {
    let at = header.iter().position(|known| known == name).unwrap();
    &row[at]
}

fn lines(answer: &Answer) -> Vec<Value> {
    answer
        .text()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn the_lines_are_the_items_of_the_list() {
    let app = TestApp::new();

    for (list, items) in LISTS {
        let listed = app.public().get(&format!("{list}?as_of=2005-01-01")).ok();
        let file = app
            .public()
            .get(&format!("{list}.ndjson?as_of=2005-01-01"))
            .ok();
        // A page of a list may end before the list does.
        let page = listed.list(items);
        let file = lines(&file);
        assert_eq!(file[..page.len()], page, "{list}");
        let total = match listed.at("/total").as_u64() {
            Some(total) => usize::try_from(total).unwrap(),
            None => page.len(),
        };
        assert_eq!(file.len(), total, "{list}");
    }
}

#[test]
fn a_table_has_one_row_for_each_item_and_the_moment_in_each() {
    let app = TestApp::new();

    for (list, _) in LISTS {
        let path = format!("{list}.csv?as_of=2005-01-01&at_position=500");
        let file = app.public().get(&path).ok();
        let in_lines = format!("{list}.ndjson?as_of=2005-01-01&at_position=500");
        let items = lines(&app.public().get(&in_lines).ok());
        let header = header(&file);
        assert_eq!(rows(&file).len(), items.len(), "{list}");
        for row in rows(&file) {
            assert_eq!(cell(&header, &row, "record_as_of"), "2005-01-01");
            assert_eq!(cell(&header, &row, "record_position"), "500");
        }
    }
}

#[test]
fn a_table_says_what_the_list_says() {
    let app = TestApp::new();
    let query = "as_of=2005-01-01&status=party&sort=-effective_on&lang=fr";
    let listed = app
        .public()
        .get(&format!(
            "/v1/treaties/untoc/participants?{query}&limit=500"
        ))
        .ok()
        .list("/participants");
    let path = format!("/v1/treaties/untoc/participants.csv?{query}");

    let file = app.public().get(&path).ok();

    let header = header(&file);
    let told: Vec<[String; 4]> = rows(&file)
        .iter()
        .map(|row| {
            ["code", "name", "consent_deposited_on", "effective_on"]
                .map(|name| cell(&header, row, name).to_owned())
        })
        .collect();
    let expected: Vec<[String; 4]> = listed
        .iter()
        .map(|row| {
            ["/code", "/name", "/consent/deposited_on", "/effective_on"]
                .map(|at| row.pointer(at).unwrap().as_str().unwrap().to_owned())
        })
        .collect();
    assert!(told.len() > 50);
    assert_eq!(told, expected);
}

#[test]
fn lines_end_as_rfc_4180_has_it_and_nothing_stands_before_the_header() {
    let app = TestApp::new();

    for (list, _) in LISTS {
        let file = app.public().get(&format!("{list}.csv")).ok();
        let text = file.text();
        assert!(text.ends_with("\r\n"), "{list}");
        assert!(
            text.starts_with(|first: char| first.is_ascii_lowercase()),
            "{list}"
        );
        assert_eq!(
            text.split("\r\n").next().unwrap(),
            header(&file).iter().collect::<Vec<_>>().join(",")
        );
    }
}

#[test]
fn a_file_has_a_name_a_type_and_what_describes_it() {
    let app = TestApp::new();

    let file = app.public().get(&format!("{HANOI}/participants.csv")).ok();

    assert_eq!(
        file.header("content-disposition"),
        "attachment; filename=\"hanoi-convention-participants-2026-11-21.csv\""
    );
    assert_eq!(
        file.header("content-type"),
        "text/csv; charset=utf-8; header=present"
    );
    assert_eq!(
        file.header("link"),
        format!("<{HANOI}/datapackage.json>; rel=\"describedby\"; type=\"application/json\"")
    );
    let pinned = format!("{HANOI}/actions.ndjson?as_of=2025-10-25&at_position=40");
    let pinned = app.public().get(&pinned).ok();
    assert_eq!(
        pinned.header("content-disposition"),
        "attachment; filename=\"hanoi-convention-actions-2025-10-25-entry-40.ndjson\""
    );
    assert_eq!(pinned.header("content-type"), "application/x-ndjson");
    assert!(
        pinned
            .header("link")
            .contains("datapackage.json?as_of=2025-10-25&at_position=40>"),
        "{}",
        pinned.header("link")
    );
}

#[test]
fn the_forms_of_a_list_do_not_take_each_others_place() {
    let app = TestApp::new();
    let wanted = [
        ("application/json", "application/json"),
        ("text/csv", "text/csv; charset=utf-8; header=present"),
        ("application/x-ndjson", "application/x-ndjson"),
        ("text/*", "text/csv; charset=utf-8; header=present"),
        ("*/*", "application/json"),
        (
            "application/json;q=0.1, text/csv",
            "text/csv; charset=utf-8; header=present",
        ),
    ];

    for (list, _) in LISTS {
        // Twice, so that what was remembered is answered too; and in both orders.
        for (accept, expected) in wanted.iter().chain(wanted.iter().rev()) {
            let answer = app.public().get_with(list, &[("accept", accept)]).ok();
            assert_eq!(answer.header("content-type"), *expected, "{list} {accept}");
            assert!(answer.header("vary").contains("accept"), "{list}");
        }
        app.public()
            .get_with(list, &[("accept", "image/png")])
            .refused(406, "not_acceptable");
    }
}

#[test]
fn a_file_by_its_path_is_that_file_whatever_is_accepted() {
    let app = TestApp::new();

    for accept in ["application/json", "text/html", "*/*", "image/png"] {
        let path = format!("{HANOI}/actions.csv");
        let file = app.public().get_with(&path, &[("accept", accept)]).ok();
        assert!(
            file.header("content-type").starts_with("text/csv"),
            "{accept}"
        );
    }
}

#[test]
fn the_negotiated_date_is_that_of_the_list_in_every_form() {
    let app = TestApp::new();
    let asked = ("accept-datetime", "Sat, 25 Oct 2025 12:00:00 GMT");

    for accept in ["application/json", "text/csv"] {
        let answer = app
            .public()
            .get_with(
                &format!("{HANOI}/participants"),
                &[("accept", accept), asked],
            )
            .ok();
        assert_eq!(
            answer.header("memento-datetime"),
            "Sat, 25 Oct 2025 04:00:00 GMT"
        );
        let now = app
            .public()
            .get_with(&format!("{HANOI}/participants"), &[("accept", accept)])
            .ok();
        assert_ne!(now.body, answer.body);
    }
}

#[test]
fn a_file_has_no_pages() {
    let app = TestApp::new();
    let cursor = app
        .public()
        .get(&format!("{ACTIONS}?limit=1"))
        .text_at("/next_cursor");

    for parameter in ["limit=1".to_owned(), format!("cursor={cursor}")] {
        for path in [
            ACTIONS,
            "/v1/participants",
            "/v1/treaties/untoc/participants",
        ] {
            let refused = app
                .public()
                .get(&format!("{path}.csv?{parameter}"))
                .refused(400, "invalid_parameter");
            assert!(refused.text_at("/detail").contains("a file is whole"));
            app.public()
                .get_with(&format!("{path}?{parameter}"), &[("accept", "text/csv")])
                .refused(400, "invalid_parameter");
        }
    }
    let page = app.public().get(&format!("{ACTIONS}?limit=1")).ok();
    assert_eq!(page.list("/actions").len(), 1);
}

#[test]
fn what_a_list_refuses_its_files_refuse() {
    let app = TestApp::new();

    for path in [
        "participants.csv?colour=red",
        "participants.csv?status=ratifier",
        "participants.ndjson?as_of=yesterday",
        "actions.csv?kind=handshake",
        "progress/series.csv?interval=hour",
        "progress/series.csv?lang=fr",
        "datapackage.json?status=party",
        "datapackage.json?at_position=9999",
    ] {
        app.public()
            .get(&format!("{HANOI}/{path}"))
            .refused(400, "invalid_parameter");
    }
    for path in [
        "participants.csv",
        "actions.ndjson",
        "progress/series.csv",
        "datapackage.json",
    ] {
        app.public()
            .get(&format!("/v1/treaties/none/{path}"))
            .refused(404, "treaty_not_found");
    }
    let nobody = app
        .public()
        .get(&format!("{ACTIONS}.csv?participant=Vietnan"))
        .refused(404, "participant_not_found");
    assert_eq!(nobody.text_at("/near/0/code"), "VNM");
}

#[test]
fn a_file_that_is_held_is_not_sent_again_and_one_that_is_sent_is_compressed() {
    let app = TestApp::new();
    let path = format!("{HANOI}/participants.csv");

    let plain = app.public().get(&path).ok();
    let etag = plain.header("etag").to_owned();

    let held = app.public().get_with(&path, &[("if-none-match", &etag)]);
    assert_eq!(held.status, 304);
    let small = app
        .public()
        .get_with(&path, &[("accept-encoding", "gzip")])
        .ok();
    assert_eq!(small.header("content-encoding"), "gzip");
    assert!(small.body.len() * 3 < plain.body.len());
}

#[test]
fn the_data_package_names_the_bytes_of_every_file() {
    let app = TestApp::new();

    for (treaty, query) in [
        ("hanoi-convention", ""),
        ("untoc", "?as_of=2005-01-01"),
        ("uncac", "?at_position=720&lang=ar"),
        ("untoc", "?as_of=1999-01-01&lang=vi"),
    ] {
        let query = query.replace("720", "712");
        let base = format!("/v1/treaties/{treaty}");
        let package = app
            .public()
            .get(&format!("{base}/datapackage.json{query}"))
            .ok();
        assert_eq!(package.list("/resources").len(), 6);
        for resource in package.list("/resources") {
            let path = resource["path"].as_str().unwrap();
            let path = match path.strip_prefix("http://127.0.0.1:8080") {
                Some(path) => path.to_owned(),
                None => format!("{base}/{path}"),
            };
            let file = app.public().get(&path).ok();
            assert_eq!(resource["bytes"], file.body.len(), "{path}");
            let hash = format!("sha256:{}", hex::encode(Sha256::digest(&file.body)));
            assert_eq!(resource["hash"], hash, "{path}");
            if resource["type"] == "table" {
                let fields = resource["schema"]["fields"].as_array().unwrap();
                let names: Vec<&str> = fields.iter().map(|f| f["name"].as_str().unwrap()).collect();
                assert_eq!(header(&file), names, "{path}");
            }
        }
        assert_eq!(
            package.text_at("/created"),
            package.text_at("/currency/recorded_at")
        );
        assert_eq!(
            package.text_at("/version"),
            package.number("/currency/position").to_string()
        );
    }
}

#[test]
fn the_package_names_the_licences_of_what_is_in_it() {
    let app = TestApp::new();
    let licences = |query: &str| -> Vec<String> {
        app.public()
            .get(&format!("{HANOI}/datapackage.json{query}"))
            .ok()
            .each("/resources/0/licenses", "name")
    };

    assert_eq!(licences(""), ["PDDL-1.0"]);
    assert_eq!(licences("?lang=vi"), ["PDDL-1.0", "Unicode-3.0"]);
}

fn a_text_that_a_spreadsheet_would_run_is_guarded_and_kept(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let hostile = [
        "=HYPERLINK(\"https://example.org\",\"x\")",
        "+1",
        "@SUM(A1)",
        "'=2",
        "a,\"b\"\nc",
        "'s-Gravenhage",
    ];
    for (note, code) in hostile
        .iter()
        .zip(["AFG", "ALB", "AND", "ATG", "KEN", "JPN"])
    {
        let mut act = act(code, "accession", "2026-11-20");
        act["note"] = (*note).into();
        app.depositary().post(ACTIONS, &act).ok();
    }

    let file = app
        .public()
        .get(&format!("{ACTIONS}.csv?kind=accession"))
        .ok();

    let header = header(&file);
    let notes: Vec<String> = rows(&file)
        .iter()
        .map(|row| cell(&header, row, "note").to_owned())
        .collect();
    assert_eq!(
        notes,
        [
            "'=HYPERLINK(\"https://example.org\",\"x\")",
            "'+1",
            "'@SUM(A1)",
            "''=2",
            "a,\"b\"\nc",
            "'s-Gravenhage",
        ]
    );
    let as_it_is = app
        .public()
        .get(&format!("{ACTIONS}.ndjson?kind=accession"))
        .ok();
    let kept: Vec<Value> = lines(&as_it_is)
        .iter()
        .map(|line| line["note"].clone())
        .collect();
    assert_eq!(kept, hostile);
}

fn two_instances_give_the_same_files(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let other = app.another_instance();

    for file in [
        "participants.csv",
        "actions.ndjson",
        "progress/series.csv",
        "datapackage.json",
    ] {
        let path = format!("{HANOI}/{file}");
        let (here, there) = (app.public().get(&path).ok(), other.public().get(&path).ok());
        assert_eq!(here.body, there.body, "{file}");
        assert_eq!(here.header("etag"), there.header("etag"), "{file}");
    }
}

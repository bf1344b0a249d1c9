//! Content codings: the same bytes, packed as the client asked.

use std::io::Read as _;

use crate::support::api::{Answer, HANOI, TestApp};

fn table(app: &TestApp, accept_encoding: &str) -> Answer {
    app.public()
        .get_with(
            &format!("{HANOI}/participants"),
            &[("accept-encoding", accept_encoding)],
        )
        .ok()
}

fn unpacked(answer: &Answer) -> Vec<u8> {
    let packed = answer.body.as_slice();
    let mut bytes = Vec::new();
    match answer.header("content-encoding") {
        "" => bytes.extend(packed),
        "br" => {
            brotli::Decompressor::new(packed, 4096)
                .read_to_end(&mut bytes)
                .unwrap();
        }
        "gzip" => {
            flate2::read::GzDecoder::new(packed)
                .read_to_end(&mut bytes)
                .unwrap();
        }
        "zstd" => bytes = zstd::stream::decode_all(packed).unwrap(),
        other => panic!("coding {other}"),
    }
    bytes
}

#[test]
fn each_coding_holds_the_same_bytes() {
    let app = TestApp::new();
    let plain = table(&app, "identity");

    for coding in ["br", "gzip", "zstd"] {
        let packed = table(&app, coding);
        assert_eq!(packed.header("content-encoding"), coding);
        assert!(packed.body.len() < plain.body.len() / 2, "{coding}");
        assert_eq!(unpacked(&packed), plain.body, "{coding}");
    }
}

#[test]
fn each_coding_has_its_own_tag() {
    let app = TestApp::new();

    let mut tags: Vec<String> = ["identity", "br", "gzip", "zstd"]
        .map(|coding| table(&app, coding).header("etag").to_owned())
        .into();
    tags.sort();
    tags.dedup();

    assert_eq!(tags.len(), 4);
}

#[test]
fn the_tag_of_another_coding_is_not_held() {
    let app = TestApp::new();
    let plain = table(&app, "identity").header("etag").to_owned();
    let path = format!("{HANOI}/participants");

    let with = |tag: &str| {
        let headers = [("accept-encoding", "br"), ("if-none-match", tag)];
        app.public().get_with(&path, &headers).status
    };

    assert_eq!(with(&plain), 200);
    assert_eq!(with(table(&app, "br").header("etag")), 304);
}

#[test]
fn the_clients_ranking_decides() {
    let app = TestApp::new();

    for (accepted, coding) in [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0.1, zstd;q=0.9, gzip;q=0.2", "zstd"),
        ("br;q=0, gzip;q=0.001", "gzip"),
        ("identity, gzip;q=0.5", ""),
        ("GZIP", "gzip"),
        ("deflate", ""),
        ("compress;q=0.5", ""),
        ("", ""),
        ("nonsense;;q=x", ""),
    ] {
        assert_eq!(
            table(&app, accepted).header("content-encoding"),
            coding,
            "{accepted}"
        );
    }
}

#[test]
fn an_asterisk_stands_for_every_coding_that_is_not_named() {
    let app = TestApp::new();

    for (accepted, coding) in [
        ("*", "br"),
        ("br;q=0, *", "zstd"),
        ("gzip;q=0.9, *;q=0.1", "gzip"),
        ("*;q=0", ""),
    ] {
        assert_eq!(
            table(&app, accepted).header("content-encoding"),
            coding,
            "{accepted}"
        );
    }
}

#[test]
fn a_client_that_refuses_plain_bytes_gets_packed_ones() {
    let app = TestApp::new();

    assert_eq!(
        table(&app, "identity;q=0, gzip").header("content-encoding"),
        "gzip"
    );
    assert_eq!(
        table(&app, "identity;q=0, *").header("content-encoding"),
        "br"
    );
}

#[test]
fn a_client_that_refuses_everything_gets_plain_bytes() {
    let app = TestApp::new();

    assert_eq!(table(&app, "identity;q=0").header("content-encoding"), "");
    assert_eq!(
        table(&app, "identity;q=0, *;q=0").header("content-encoding"),
        ""
    );
}

#[test]
fn an_answer_says_what_it_depends_on() {
    let app = TestApp::new();

    for coding in ["identity", "br"] {
        let table = table(&app, coding);
        assert_eq!(
            table.header("vary"),
            "accept, accept-encoding, accept-language, accept-datetime"
        );
    }
    let progress = app.public().get(&format!("{HANOI}/progress")).ok();
    assert_eq!(
        progress.header("vary"),
        "accept, accept-encoding, accept-datetime"
    );
    let treaties = app.public().get("/v1/treaties").ok();
    assert_eq!(treaties.header("vary"), "accept, accept-encoding");
}

#[test]
fn what_is_too_small_to_pack_is_sent_plain_with_the_plain_tag() {
    let app = TestApp::new();
    let ask = |coding| {
        app.public()
            .get_with("/v1/checkpoint", &[("accept-encoding", coding)])
            .ok()
    };

    let (plain, asked) = (ask("identity"), ask("gzip"));

    assert_eq!(unpacked(&asked), plain.body);
    let is_plain = asked.header("content-encoding").is_empty();
    assert_eq!(asked.header("etag") == plain.header("etag"), is_plain);
}

#[test]
fn a_problem_is_never_packed() {
    let app = TestApp::new();

    let answer = app
        .public()
        .get_with("/v1/treaties/none", &[("accept-encoding", "br, gzip")]);

    assert_eq!(
        answer
            .refused(404, "treaty_not_found")
            .header("content-encoding"),
        ""
    );
}

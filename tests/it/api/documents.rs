//! Documents over HTTP: what comes in comes out, everything bad has its problem, and nothing of it stays.

use actix_web::http::Method;
use sha2::{Digest as _, Sha256, Sha512};

use crate::support::api::{Answer, Client, DOCUMENT_BYTES, TestApp};
use crate::support::files::{files_below, pdf, tiff, zip};

use super::schemas::form::Contract;
use super::submissions::{Tab, accession};

const PDF: (&str, &str) = ("content-type", "application/pdf");
const NAMED: &str = "?name=instrument.pdf";

/// A draft of Kenya's.
fn draft(app: &TestApp) -> Tab {
    Tab::submit(&app.ministry("KEN"), &accession())
}

#[track_caller]
fn upload(
    client: &Client<'_>,
    tab: &Tab,
    query: &str,
    headers: &[(&str, &str)],
    bytes: Vec<u8>,
) -> Answer {
    let path = format!("{}/documents{query}", tab.path);
    let mut all = vec![("if-match", tab.tag.as_str())];
    all.extend(headers);
    client.send(Method::POST, &path, &all, bytes)
}

#[track_caller]
fn kept(app: &TestApp, tab: &mut Tab, bytes: Vec<u8>) -> Answer {
    let answer = upload(&app.ministry("KEN"), tab, NAMED, &[PDF], bytes).ok();
    tab.tag = format!("\"{}\"", answer.number("/submission_version"));
    answer
}

#[track_caller]
fn nothing_stays(app: &TestApp, tab: &Tab) {
    let listed = app
        .ministry("KEN")
        .get(&format!("{}/documents", tab.path))
        .ok();
    assert_eq!(listed.list("/documents").len(), 0);
    assert_eq!(
        format!("\"{}\"", listed.number("/submission_version")),
        tab.tag
    );
    assert_eq!(
        files_below(&app.documents()),
        Vec::<std::path::PathBuf>::new()
    );
}

fn content_digest(algorithm: &str, hash: &[u8]) -> String {
    use base64::Engine as _;
    let encoded = base64::engine::general_purpose::STANDARD.encode(hash);
    format!("{algorithm}=:{encoded}:")
}

#[test]
fn what_is_uploaded_is_downloaded_with_its_digest() {
    let (app, contract) = (TestApp::new(), Contract::read());
    let mut tab = draft(&app);
    let bytes = pdf(3_000_000, 0);

    let uploaded = kept(&app, &mut tab, bytes.clone());
    let list = "/v1/treaties/{treaty}/submissions/{id}/documents";
    contract.fits("post", list, &uploaded);

    assert_eq!(uploaded.status, 201);
    assert_eq!(uploaded.header("location"), uploaded.text_at("/links/self"));
    assert_eq!(
        uploaded.text_at("/sha256"),
        hex::encode(Sha256::digest(&bytes))
    );
    assert_eq!(uploaded.number("/size_bytes"), 3_000_000);
    assert_eq!(tab.tag, "\"2\"");
    for client in [app.ministry("KEN"), app.officer("one")] {
        let got = client.get(&uploaded.text_at("/links/content")).ok();
        assert!(got.body == bytes);
        let digest = content_digest("sha-256", &Sha256::digest(&bytes));
        for (name, value) in [
            ("content-digest", digest.as_str()),
            ("content-type", "application/pdf"),
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            (
                "content-disposition",
                "attachment; filename*=UTF-8''instrument.pdf",
            ),
        ] {
            assert_eq!(got.header(name), value);
        }
        assert!(got.header("content-security-policy").contains("sandbox"));
        assert!(!got.has("content-encoding"));
        let again = client.get_with(
            &uploaded.text_at("/links/content"),
            &[
                ("if-none-match", got.header("etag")),
                ("accept-encoding", "gzip"),
            ],
        );
        assert_eq!(again.status, 304);
        let one = client.get(&uploaded.text_at("/links/self")).ok();
        contract.fits("get", &format!("{list}/{{document}}"), &one);
        contract.fits(
            "get",
            list,
            &client.get(&format!("{}/documents", tab.path)).ok(),
        );
    }
}

#[test]
fn a_tiff_is_taken_too_and_what_is_left_open_is_found() {
    let app = TestApp::new();
    let tab = draft(&app);
    let open = [("content-type", "application/octet-stream")];

    let answer = upload(&app.ministry("KEN"), &tab, "?name=copy.TIF", &open, tiff()).ok();

    assert_eq!(answer.text_at("/media_type"), "image/tiff");
}

#[test]
fn a_name_in_any_script_comes_back_as_it_was() {
    let app = TestApp::new();
    let tab = draft(&app);
    let name = "attachment; filename=\"x.pdf\"; filename*=UTF-8''%D9%88%D8%AB%D9%8A%D9%82%D8%A9%20%E2%84%961.pdf";
    let headers = [PDF, ("content-disposition", name)];

    let answer = upload(&app.ministry("KEN"), &tab, "", &headers, pdf(500, 0)).ok();

    assert_eq!(answer.text_at("/name"), "وثيقة №1.pdf");
    let got = app
        .ministry("KEN")
        .get(&answer.text_at("/links/content"))
        .ok();
    assert!(
        got.header("content-disposition")
            .starts_with("attachment; filename*=UTF-8''%D9%88")
    );
}

#[test]
fn each_bad_document_has_its_problem_and_nothing_stays() {
    let app = TestApp::new();
    let tab = draft(&app);
    let too_large = usize::try_from(DOCUMENT_BYTES).unwrap() + 1024 * 1024;
    let bomb = [b"\x1f\x8b\x08\0".as_slice(), &[0; 10_000]].concat();
    let mut archive = b"PK\x03\x04\x14\0\0\0\x08\0".to_vec();
    archive.extend([0; 500]);
    let octets = ("content-type", "application/octet-stream");
    for (bytes, headers, status, code) in [
        (archive, &[PDF][..], 415, "document_type"),
        (bomb.clone(), &[PDF], 415, "document_type"),
        (
            bomb,
            &[PDF, ("content-encoding", "gzip")],
            415,
            "document_type",
        ),
        (
            pdf(500, 0),
            &[PDF, ("content-encoding", "br")],
            415,
            "document_type",
        ),
        ([pdf(500, 0), zip()].concat(), &[PDF], 415, "document_type"),
        (b"<html>".to_vec(), &[PDF], 415, "document_type"),
        (tiff(), &[PDF], 415, "document_type"),
        (
            pdf(500, 0),
            &[("content-type", "image/tiff")],
            415,
            "document_type",
        ),
        (
            pdf(500, 0),
            &[("content-type", "multipart/form-data; boundary=x")],
            415,
            "document_type",
        ),
        (
            pdf(500, 0),
            &[("content-type", "text/plain")],
            415,
            "document_type",
        ),
        (
            pdf(900_000, 0)[..700_000].to_vec(),
            &[PDF],
            422,
            "document_truncated",
        ),
        (Vec::new(), &[PDF], 422, "document_truncated"),
        (tiff()[..20].to_vec(), &[octets], 422, "document_truncated"),
        (
            b"%PDF-1.7\ntrailer <</Encrypt 1 0 R>>\nstartxref\n9\n%%EOF".to_vec(),
            &[PDF],
            422,
            "document_encrypted",
        ),
        (pdf(too_large, 0), &[PDF], 413, "body_too_large"),
    ] {
        upload(&app.ministry("KEN"), &tab, NAMED, headers, bytes).refused(status, code);
        nothing_stays(&app, &tab);
    }
}

#[test]
fn each_bad_name_is_refused_and_nothing_stays() {
    let app = TestApp::new();
    let tab = draft(&app);
    let long = format!("{}.pdf", "a".repeat(147));
    let queries = [
        "",
        "?name=",
        "?name=.pdf",
        "?name=instrument",
        "?name=a.exe",
        "?name=a.pdf.exe",
        "?name=a.tif",
        "?name=..%2Fa.pdf",
        "?name=..%5Ca.pdf",
        "?name=%2Fetc%2Fa.pdf",
        "?name=C:%5Ca.pdf",
        "?name=a..pdf",
        "?name=a%00.pdf",
        "?name=a%0D%0Ax:y.pdf",
        "?name=a%1B.pdf",
        "?name=a%E2%80%AEfdp.exe.pdf",
        "?name=a%E2%80%8B.pdf",
        "?name=a%EF%BC%8Fb.pdf",
        "?name=a%E2%81%A6.pdf",
        "?name=CON.pdf",
        "?name=nul.x.pdf",
        "?name=Com1.pdf",
        "?name=lpt%C2%B9.pdf",
        "?name=a%7Cb.pdf",
        "?name=%20a.pdf",
        "?name=%FF%FE.pdf",
        "?name=cafe%CC%81.pdf",
    ];
    for query in queries
        .into_iter()
        .map(ToOwned::to_owned)
        .chain([format!("?name={long}")])
    {
        let answer = upload(&app.ministry("KEN"), &tab, &query, &[PDF], pdf(500, 0));
        answer.refused(422, "document_name");
    }
    for value in [
        "inline; filename=a.pdf",
        "attachment",
        "attachment; filename*=UTF-8''%FF%FE.pdf",
        "attachment; filename*=ISO-8859-1''caf%E9.pdf",
        "attachment; filename*=UTF-8''..%2Fa.pdf",
        "attachment; filename=\"../../a.pdf\"",
        "attachment; filename=\"a.pdf",
        ";;;",
    ] {
        let headers = [PDF, ("content-disposition", value)];
        upload(&app.ministry("KEN"), &tab, "", &headers, pdf(500, 0)).refused(422, "document_name");
    }
    let both = [PDF, ("content-disposition", "attachment; filename=a.pdf")];
    upload(&app.ministry("KEN"), &tab, NAMED, &both, pdf(500, 0)).refused(422, "document_name");
    nothing_stays(&app, &tab);
}

#[test]
fn a_digest_is_held_against_what_arrived() {
    let app = TestApp::new();
    let tab = draft(&app);
    let bytes = pdf(500_000, 0);
    let right = content_digest("sha-256", &Sha256::digest(&bytes));
    let also_right = content_digest("sha-512", &Sha512::digest(&bytes));
    let wrong = content_digest("sha-256", &Sha256::digest(b"other"));
    let also_wrong = content_digest("sha-512", &Sha512::digest(b"other"));
    let send = |digest: &str| {
        let headers = [PDF, ("content-digest", digest)];
        upload(&app.ministry("KEN"), &tab, NAMED, &headers, bytes.clone())
    };

    for digest in [&wrong, &also_wrong, &format!("{right}, {also_wrong}")] {
        send(digest).refused(422, "digest_mismatch");
    }
    for malformed in [
        "sha-256=abc",
        "sha-256",
        "sha-256=:%%%:",
        "sha-256=:YQ==:",
        "",
    ] {
        send(malformed).refused(400, "invalid_header");
    }
    nothing_stays(&app, &tab);
    send(&format!("{right}, {also_right}, md5=:YQ==:")).ok();
}

#[test]
fn only_its_state_and_the_depositary_learn_of_a_document() {
    let app = TestApp::new();
    let mut tab = draft(&app);
    let document = kept(&app, &mut tab, pdf(500, 0));
    let path = document.text_at("/links/self");
    let strangers = app.ministry("UGA");

    for target in [
        &path,
        &document.text_at("/links/content"),
        &format!("{}/documents", tab.path),
    ] {
        app.public().get(target).refused(401, "token_missing");
        app.depositary()
            .get(target)
            .refused(403, "insufficient_scope");
        let other = strangers.get(target).refused(404, "submission_not_found");
        let absent = target.replace(&tab.path, &format!("{}0", &tab.path[..tab.path.len() - 1]));
        let none = strangers.get(&absent).refused(404, "submission_not_found");
        assert_eq!(other.text_at("/detail"), none.text_at("/detail"));
    }
    upload(&strangers, &tab, NAMED, &[PDF], pdf(500, 0)).refused(404, "submission_not_found");
    let if_match = [("if-match", tab.tag.as_str())];
    strangers
        .send(Method::DELETE, &path, &if_match, Vec::new())
        .refused(404, "submission_not_found");
    upload(&app.officer("one"), &tab, NAMED, &[PDF], pdf(500, 0))
        .refused(403, "not_for_depositary");
    assert_eq!(files_below(&app.documents()).len(), 1);
}

#[test]
fn a_change_names_its_version() {
    let app = TestApp::new();
    let mut tab = draft(&app);
    let ministry = app.ministry("KEN");
    let path = format!("{}/documents{NAMED}", tab.path);
    ministry
        .send(Method::POST, &path, &[PDF], pdf(500, 0))
        .refused(428, "precondition_required");
    let document = kept(&app, &mut tab, pdf(500, 0)).text_at("/links/self");
    let stale = Tab {
        path: tab.path.clone(),
        tag: "\"1\"".into(),
    };

    upload(&ministry, &stale, NAMED, &[PDF], pdf(600, 1)).refused(412, "precondition_failed");
    let delete =
        |tag: &str| ministry.send(Method::DELETE, &document, &[("if-match", tag)], Vec::new());
    delete("\"1\"").refused(412, "precondition_failed");
    let removed = delete(&tab.tag).ok();

    Contract::read().fits(
        "delete",
        "/v1/treaties/{treaty}/submissions/{id}/documents/{document}",
        &removed,
    );
    tab.tag = format!("\"{}\"", removed.number("/submission_version"));
    ministry.get(&document).refused(404, "document_not_found");
    nothing_stays(&app, &tab);
}

#[test]
fn a_lodged_submission_keeps_its_documents_and_the_depositary_marks_them() {
    let app = TestApp::new();
    let (mut tab, ministry, officer) = (draft(&app), app.ministry("KEN"), app.officer("one"));
    let document = kept(&app, &mut tab, pdf(500, 0)).text_at("/links/self");
    tab.step(&ministry, "lodging").ok();
    let mark = |client: &Client<'_>, tag: &str, body: &str| {
        let headers = [("content-type", "application/json"), ("if-match", tag)];
        client.send(Method::PATCH, &document, &headers, body.as_bytes().to_vec())
    };

    upload(&ministry, &tab, NAMED, &[PDF], pdf(500, 0)).refused(409, "transition_not_possible");
    ministry
        .send(
            Method::DELETE,
            &document,
            &[("if-match", &tab.tag)],
            Vec::new(),
        )
        .refused(409, "transition_not_possible");
    mark(&ministry, &tab.tag, "{\"public\":true}").refused(403, "ministry_token");
    mark(&officer, &tab.tag, "{\"public\":true,\"name\":\"x\"}").refused(422, "invalid_body");
    let marked = mark(&officer, &tab.tag, "{\"public\":true}").ok();

    Contract::read().fits(
        "patch",
        "/v1/treaties/{treaty}/submissions/{id}/documents/{document}",
        &marked,
    );
    assert_eq!(ministry.get(&document).ok().at("/public"), true);
    mark(&officer, &tab.tag, "{\"public\":false}").refused(412, "precondition_failed");
}

#[test]
fn a_document_that_has_lost_its_bytes_is_our_failure() {
    let app = TestApp::new();
    let mut tab = draft(&app);
    let document = kept(&app, &mut tab, pdf(500, 0));
    std::fs::remove_file(&files_below(&app.documents())[0]).unwrap();

    app.ministry("KEN")
        .get(&document.text_at("/links/content"))
        .refused(500, "internal_error");
}

#[test]
fn only_the_hashes_of_public_documents_enter_the_record() {
    let app = TestApp::new();
    let (mut tab, ministry, officer) = (draft(&app), app.ministry("KEN"), app.officer("one"));
    let public = kept(&app, &mut tab, pdf(500, 0));
    kept(&app, &mut tab, pdf(600, 1));
    tab.step(&ministry, "lodging").ok();
    tab.step(&officer, "examination").ok();
    let headers = [
        ("content-type", "application/json"),
        ("if-match", tab.tag.as_str()),
    ];
    let target = public.text_at("/links/self");
    let marked = officer.send(
        Method::PATCH,
        &target,
        &headers,
        b"{\"public\":true}".to_vec(),
    );
    tab.tag = format!("\"{}\"", marked.ok().number("/submission_version"));
    tab.examine(&officer, serde_json::json!({})).ok();

    let recorded = tab.step(&officer, "recording").ok();

    let action = app
        .public()
        .get(&recorded.text_at("/submission/links/action"))
        .ok();
    assert_eq!(action.list("/action/documents"), [public.at("/sha256")]);
    assert!(!action.text().contains("instrument.pdf"));
    let correction = serde_json::json!({ "kind": "clerical", "reason": "misread", "replacement":
        { "participant": "KEN", "kind": "accession", "date": "2026-11-19" } });
    let path = format!(
        "{}/corrections",
        recorded.text_at("/submission/links/action")
    );
    let corrected = app.depositary().post(&path, &correction).ok();
    assert_eq!(
        corrected.list("/replacement/documents"),
        [public.at("/sha256")]
    );
}

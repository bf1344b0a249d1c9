//! Certificates of status: what they say, that they can be checked without the service, and what they refuse.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use signatory::domain::language::Language;
use signatory::http::certificates::key::CertificateKey;
use signatory::http::certificates::key_set::{KeySet, KeySetError};
use signatory::http::certificates::verification::{NotValid, verify};

use crate::support::api::{ACTIONS, Answer, HANOI, SHIPPED, TestApp, act};
use crate::support::database::{TestDatabase, both};

both!(
    every_instance_with_the_same_key_gives_the_same_bytes,
    a_certificate_stays_what_it_was_when_the_record_grows,
    what_was_corrected_is_certified_as_out_of_effect,
);

const VIET_NAM: &str = "/v1/treaties/hanoi-convention/participants/VNM/certificate";

fn certificate(app: &TestApp, path: &str) -> Answer {
    app.public().get(path).ok()
}

fn keys(app: &TestApp) -> KeySet {
    KeySet::parse(app.public().get("/v1/certificates/keys").ok().text()).unwrap()
}

fn with(answer: &Answer, change: impl FnOnce(&mut Value)) -> String {
    let mut whole = answer.json();
    change(&mut whole);
    whole.to_string()
}

#[test]
fn a_signatory_is_certified_as_a_signatory_and_nothing_more() {
    let app = TestApp::new();

    let certificate = certificate(&app, VIET_NAM);

    assert_eq!(certificate.text_at("/certificate/status"), "signatory");
    assert_eq!(certificate.text_at("/certificate/signed_on"), "2025-10-25");
    assert!(certificate.at("/certificate/effective_on").is_null());
    assert_eq!(
        certificate.text_at("/certificate/no_effect_because"),
        "no_instrument"
    );
    assert_eq!(
        certificate.text_at("/certificate/treaty/mtdsg_no"),
        "XVIII-16"
    );
    assert_eq!(certificate.list("/certificate/acts").len(), 1);
    assert_eq!(
        certificate.text_at("/certificate/reliance/complete_until"),
        "2025-11-19"
    );
    assert_eq!(certificate.at("/certificate/reliance/is_complete"), false);
    let clauses = certificate.each("/certificate/reliance/clauses_not_compared", "clause");
    assert!(clauses.contains(&"denunciation".to_owned()), "{clauses:?}");
    let summary = certificate.text_at("/certificate/summary");
    assert!(!summary.to_lowercase().contains("ratif"), "{summary}");
    for part in [
        "/certificate/issuer/disclaimer",
        "/certificate/currency/authority",
    ] {
        assert!(certificate.text_at(part).contains("depositary"), "{part}");
    }
}

#[test]
fn the_entry_is_that_of_the_checkpoint() {
    let app = TestApp::new();
    let checkpoint = app.public().get("/v1/checkpoint").ok();

    for path in [VIET_NAM, "/v1/treaties/hanoi-convention/certificate"] {
        let certificate = certificate(&app, path);
        for member in ["position", "hash", "algorithm", "recorded_at"] {
            assert_eq!(
                certificate.at(&format!("/certificate/record/{member}")),
                checkpoint.at(&format!("/{member}")),
                "{path} {member}"
            );
        }
    }
}

#[test]
fn a_certificate_says_what_the_status_table_and_the_progress_say() {
    let app = TestApp::new();

    for (treaty, code, date) in [
        ("untoc", "FRA", "2003-09-28"),
        ("untoc", "FRA", "2003-09-29"),
        ("untoc", "EUE", "2005-01-01"),
        ("uncac", "USA", "2004-01-01"),
        ("uncac", "KEN", "2010-01-01"),
        ("hanoi-convention", "USA", "2025-10-26"),
    ] {
        let base = format!("/v1/treaties/{treaty}");
        let query = format!("?as_of={date}");
        let row = app
            .public()
            .get(&format!("{base}/participants/{code}{query}"))
            .ok();
        let one = certificate(
            &app,
            &format!("{base}/participants/{code}/certificate{query}"),
        );
        for member in [
            "status",
            "signed_on",
            "consent",
            "effective_on",
            "effective_basis",
        ] {
            assert_eq!(
                one.at(&format!("/certificate/{member}")),
                row.at(&format!("/standing/{member}")),
                "{treaty} {code} {date} {member}"
            );
        }
        assert_ne!(
            one.at("/certificate/effective_on").is_null(),
            one.at("/certificate/no_effect_because").is_null()
        );
        let progress = app.public().get(&format!("{base}/progress{query}")).ok();
        let whole = certificate(&app, &format!("{base}/certificate{query}"));
        assert_eq!(whole.at("/certificate/status"), progress.at("/state"));
        for member in [
            "threshold",
            "counted",
            "signatories",
            "parties",
            "entry_into_force_on",
        ] {
            assert_eq!(
                whole.at(&format!("/certificate/{member}")),
                progress.at(&format!("/{member}")),
                "{treaty} {date} {member}"
            );
        }
    }
}

#[test]
fn why_there_is_no_date_is_said() {
    let app = TestApp::new();
    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok();
    let why = |path: &str, member: &str| {
        certificate(&app, path).text_at(&format!("/certificate/{member}"))
    };

    assert_eq!(why(VIET_NAM, "no_effect_because"), "conditions_not_met");
    assert_eq!(
        why(
            &format!("{HANOI}/certificate"),
            "no_entry_into_force_because"
        ),
        "conditions_not_met"
    );
    app.depositary()
        .post(
            ACTIONS,
            &act("VNM", "withdrawal_of_instrument", "2026-11-21"),
        )
        .ok();
    assert_eq!(why(VIET_NAM, "no_effect_because"), "instrument_ended");
    let france = format!("{HANOI}/participants/france/certificate");
    assert_eq!(why(&france, "no_effect_because"), "no_instrument");
}

#[test]
fn statements_that_stand_are_certified() {
    let app = TestApp::new();
    let path = format!("{HANOI}/participants/AZE/certificate");

    let with_statements = certificate(&app, &path);
    let before = certificate(&app, &format!("{path}?as_of=2025-10-24"));

    assert_eq!(
        with_statements.each("/certificate/statements", "state"),
        ["awaits_confirmation"; 4]
    );
    assert_eq!(before.list("/certificate/statements").len(), 0);
    assert_eq!(before.text_at("/certificate/status"), "no_action");
}

#[test]
fn what_the_register_signed_is_valid_in_every_form() {
    let app = TestApp::new();
    let keys = keys(&app);

    for path in [
        VIET_NAM,
        "/v1/treaties/hanoi-convention/certificate",
        "/v1/treaties/uncac/participants/EUE/certificate?as_of=2009-01-01&at_position=700",
    ] {
        let answer = certificate(&app, path);
        let verified = verify(answer.text(), &keys).unwrap();
        assert_eq!(verified.facts, answer.at("/certificate"));
        assert_eq!(verified.kid, answer.text_at("/kid"));
        assert_eq!(verified.fingerprint, answer.text_at("/fingerprint"));
        let pretty = serde_json::to_string_pretty(&answer.json()).unwrap();
        assert_eq!(verify(&pretty, &keys), Ok(verified.clone()));
        assert_eq!(verify(&answer.text_at("/signature"), &keys), Ok(verified));
    }
}

#[test]
fn no_byte_of_the_signed_text_can_be_changed() {
    let app = TestApp::new();
    let keys = keys(&app);
    let jws = certificate(&app, VIET_NAM).text_at("/signature");

    for at in (0..jws.len()).step_by(17) {
        let mut changed = jws.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        assert!(verify(&changed, &keys).is_err(), "byte {at}");
    }
}

#[test]
fn what_was_edited_for_the_eye_is_refused() {
    let app = TestApp::new();
    let keys = keys(&app);
    let answer = certificate(&app, VIET_NAM);
    let refused = |change: fn(&mut Value)| verify(&with(&answer, change), &keys).unwrap_err();

    assert_eq!(
        refused(|whole| whole["certificate"]["status"] = json!("party")),
        NotValid::Edited("certificate")
    );
    assert_eq!(
        refused(|whole| whole["certificate"]["more"] = json!(1)),
        NotValid::Edited("certificate")
    );
    assert_eq!(
        refused(|whole| drop(whole.as_object_mut().unwrap().remove("certificate"))),
        NotValid::Edited("certificate")
    );
    assert_eq!(
        refused(|whole| whole["fingerprint"] = json!("0000")),
        NotValid::Edited("fingerprint")
    );
    assert_eq!(
        refused(|whole| drop(whole.as_object_mut().unwrap().remove("signature"))),
        NotValid::NotACertificate
    );
    // Of two members of one name a reader sees one, and a program checks the other.
    let twice = answer.text().replacen(
        "\"status\":\"signatory\"",
        "\"status\":\"party\",\"status\":\"signatory\"",
        1,
    );
    assert_eq!(verify(&twice, &keys), Err(NotValid::NotACertificate));
}

#[test]
fn another_key_is_refused_under_any_name() {
    let app = TestApp::new();
    let stranger = TestApp::new();
    let foreign = certificate(&stranger, VIET_NAM);

    let unknown = verify(foreign.text(), &keys(&app));
    assert_eq!(unknown, Err(NotValid::UnknownKey(foreign.text_at("/kid"))));

    let folder = tempfile::tempdir().unwrap();
    let other = CertificateKey::load_or_create(folder.path()).unwrap();
    let kid = certificate(&app, VIET_NAM).text_at("/kid");
    let forged = other.sign(b"{}");
    let header = json!({ "alg": "EdDSA", "kid": kid, "typ": "signatory-certificate+jws" });
    let rest = forged.split_once('.').unwrap().1;
    let forged = format!("{}.{rest}", URL_SAFE_NO_PAD.encode(header.to_string()));
    assert_eq!(verify(&forged, &keys(&app)), Err(NotValid::Signature));
}

#[test]
fn no_other_header_is_that_of_a_certificate() {
    let app = TestApp::new();
    let keys = keys(&app);
    let answer = certificate(&app, VIET_NAM);
    let jws = answer.text_at("/signature");
    let (_, rest) = jws.split_once('.').unwrap();
    let kid = answer.text_at("/kid");

    for header in [
        json!({ "alg": "none", "kid": kid, "typ": "signatory-certificate+jws" }),
        json!({ "alg": "HS256", "kid": kid, "typ": "signatory-certificate+jws" }),
        json!({ "alg": "EdDSA", "kid": kid, "typ": "at+jwt" }),
        json!({ "alg": "EdDSA", "kid": kid }),
        json!({ "alg": "EdDSA", "typ": "signatory-certificate+jws" }),
        json!({ "alg": "EdDSA", "kid": kid, "typ": "signatory-certificate+jws", "crit": ["exp"] }),
    ] {
        let forged = format!("{}.{rest}", URL_SAFE_NO_PAD.encode(header.to_string()));
        assert_eq!(verify(&forged, &keys), Err(NotValid::Header), "{header}");
    }
    for text in [
        "", "{", "{}", "a.b.c", "a.b", "a.b.c.d", "\u{0}", "[]", "null",
    ] {
        assert_eq!(
            verify(text, &keys),
            Err(NotValid::NotACertificate),
            "{text:?}"
        );
    }
}

#[test]
fn the_key_is_neither_that_of_tokens_nor_told() {
    let app = TestApp::new();
    let published = app.public().get("/v1/certificates/keys").ok();

    assert_eq!(published.list("/keys").len(), 1);
    let key = published.at("/keys/0");
    let mut members: Vec<&String> = key.as_object().unwrap().keys().collect();
    members.sort();
    assert_eq!(members, ["alg", "crv", "kid", "kty", "use", "x"]);
    let token = app.token("desk", &[], None);
    let header = URL_SAFE_NO_PAD
        .decode(token.split('.').next().unwrap())
        .unwrap();
    let header: Value = serde_json::from_slice(&header).unwrap();
    assert_ne!(header["kid"], key["kid"]);
    // A certificate is no token.
    let jws = certificate(&app, VIET_NAM).text_at("/signature");
    let client = app.with_authorization(&format!("Bearer {jws}"));
    assert_eq!(client.get("/v1/treaties").status, 401);
}

#[test]
fn a_set_of_keys_is_read_strictly() {
    let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    let of = |key: Value| KeySet::parse(&json!({ "keys": [key] }).to_string());
    let good = json!({ "kty": "OKP", "crv": "Ed25519", "x": x });

    let set = of(good.clone()).unwrap();
    assert_eq!(
        set.iter().next().unwrap().0,
        "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
    );
    let changed = |name: &str, value: Value| {
        let mut key = good.clone();
        key[name] = value;
        of(key).unwrap_err()
    };
    assert_eq!(changed("d", json!("secret")), KeySetError::Private(1));
    assert_eq!(changed("kid", json!("other")), KeySetError::WrongName(1));
    assert_eq!(changed("crv", json!("X25519")), KeySetError::NotEd25519(1));
    assert_eq!(changed("kty", json!("oct")), KeySetError::NotEd25519(1));
    assert_eq!(changed("x", json!("AAAA")), KeySetError::NotEd25519(1));
    assert_eq!(
        KeySet::parse("{\"keys\":[]}").unwrap_err(),
        KeySetError::Empty
    );
    for text in ["", "[]", "{}", "{\"keys\":1}", "{\"keys\":[],\"keys\":[]}"] {
        let error = KeySet::parse(text).unwrap_err();
        assert!(
            matches!(error, KeySetError::NotAKeySet(_)),
            "{text}: {error}"
        );
    }
}

#[test]
fn what_lies_ahead_is_not_certified() {
    let app = TestApp::new();

    for path in [VIET_NAM, "/v1/treaties/untoc/certificate"] {
        let refused = app
            .public()
            .get(&format!("{path}?as_of=2026-11-22"))
            .refused(400, "invalid_parameter");
        assert!(refused.text_at("/detail").contains("lies ahead"));
        app.set_clock("2026-11-22T15:00:00Z");
        certificate(&app, &format!("{path}?as_of=2026-11-22"));
        app.set_clock(crate::support::api::NOW);
    }
}

#[test]
fn whom_nobody_knows_has_no_certificate() {
    let app = TestApp::new();

    let refused = app
        .public()
        .get(&format!("{HANOI}/participants/Vietnan/certificate"))
        .refused(404, "participant_not_found");
    assert_eq!(refused.text_at("/near/0/code"), "VNM");
    for path in [
        "/v1/treaties/none/participants/VNM/certificate",
        "/v1/treaties/none/certificate",
        "/v1/treaties/uncac/certificate?at_position=1",
    ] {
        app.public().get(path).refused(404, "treaty_not_found");
    }
    app.public()
        .get(&format!("{VIET_NAM}?lang=fr"))
        .refused(400, "invalid_parameter");
}

#[test]
fn every_name_leads_to_the_same_certificate() {
    let app = TestApp::new();

    let canonical = certificate(&app, VIET_NAM);
    let by_name = certificate(
        &app,
        &format!("{HANOI}/participants/vi%E1%BB%87t%20nam/certificate"),
    );

    assert_eq!(by_name.body, canonical.body);
    assert_eq!(
        by_name.header("link"),
        format!("<{VIET_NAM}>; rel=\"canonical\"")
    );
}

#[test]
fn the_page_tells_the_certificate_in_every_language() {
    let app = TestApp::new();
    let signed = certificate(&app, VIET_NAM).text_at("/signature");
    let whole =
        certificate(&app, "/v1/treaties/hanoi-convention/certificate").text_at("/signature");

    let mut seen = Vec::new();
    for language in Language::ALL {
        for (path, jws) in [
            (
                "/treaties/hanoi-convention/participants/VNM/certificate",
                &signed,
            ),
            ("/treaties/hanoi-convention/certificate", &whole),
        ] {
            let page = app.public().get(&format!("{path}?lang={}", language.tag()));
            let text = page.ok();
            assert_eq!(text.header("content-language"), language.tag());
            let text = text.text().to_owned();
            assert!(
                text.contains(jws.as_str()),
                "{path}: the signature is another"
            );
            assert!(
                text.contains("?as_of=2026-11-21&#38;at_position=713"),
                "{path}"
            );
            seen.push(text);
        }
    }
    seen.dedup();
    assert_eq!(seen.len(), 14);
}

#[test]
fn the_page_says_in_every_language_that_it_is_not_the_depositarys() {
    let app = TestApp::new();
    let words = [
        (Language::Ar, "ليست وثيقة"),
        (Language::Zh, "并非保存人或联合国的文件"),
        (
            Language::En,
            "not a document of the depositary or of the United Nations",
        ),
        (
            Language::Fr,
            "ni du dépositaire ni de l’Organisation des Nations Unies",
        ),
        (Language::Ru, "не является документом депозитария"),
        (Language::Es, "No es un documento del depositario"),
        (Language::Vi, "không phải là văn bản của cơ quan lưu chiểu"),
    ];

    for (language, words) in words {
        let path = format!("/treaties/untoc/certificate?lang={}", language.tag());
        let page = app.public().get(&path).ok();
        assert!(page.text().contains(words), "{language:?}");
    }
}

#[test]
fn hostile_text_stays_text_on_the_page_and_in_the_certificate() {
    let app = TestApp::new();
    let hostile = "<script>alert(1)</script>\u{202e}\"'&";
    let document =
        include_str!("../../../data/treaties/untoc.json").replacen("\"untoc\"", "\"hostile\"", 1);
    let mut document: Value = serde_json::from_str(&document).unwrap();
    document["title"]["en"] = hostile.into();
    document["short_title"]["en"] = hostile.into();
    document.as_object_mut().unwrap().remove("parent");
    let name = "X:<b>&\"bold\"";
    let quoted = name.replace('"', "\"\"");
    let actions = format!(
        "participant_code,participant_name,action,date,place\n\"{quoted}\",\"{quoted}\",accession,2001-04-01,<i>here</i>\n"
    );
    app.import(&document.to_string(), &actions);

    let segment = "X:%3Cb%3E&%22bold%22";
    let json = certificate(
        &app,
        &format!("/v1/treaties/hostile/participants/{segment}/certificate"),
    );
    assert_eq!(json.text_at("/certificate/treaty/title/en"), hostile);
    assert!(verify(json.text(), &keys(&app)).is_ok());
    for path in [
        format!("/treaties/hostile/participants/{segment}/certificate"),
        "/treaties/hostile/certificate".to_owned(),
    ] {
        let page = app.public().get(&path).ok();
        for markup in ["<script>alert", "<b>", "<i>"] {
            assert!(!page.text().contains(markup), "{path}: {markup}");
        }
    }
}

fn every_instance_with_the_same_key_gives_the_same_bytes(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let other = app.another_instance();

    for path in [VIET_NAM, "/v1/treaties/untoc/certificate?as_of=2004-01-01"] {
        let (here, there) = (certificate(&app, path), certificate(&other, path));
        assert_eq!(here.body, there.body, "{path}");
        assert_eq!(here.header("etag"), there.header("etag"), "{path}");
        // The moment may be asked for in several ways, and is the same.
        let pinned = if path == VIET_NAM {
            format!("{path}?as_of=2026-11-21&at_position={SHIPPED}")
        } else {
            format!("{path}&at_position={SHIPPED}")
        };
        assert_eq!(certificate(&other, &pinned).body, here.body, "{path}");
    }
}

fn a_certificate_stays_what_it_was_when_the_record_grows(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let pinned = format!("{VIET_NAM}?as_of=2026-11-21&at_position={SHIPPED}");
    let before = certificate(&app, &pinned);

    app.depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-21"))
        .ok();

    assert_eq!(certificate(&app, &pinned).body, before.body);
    let now = certificate(&app, VIET_NAM);
    assert_eq!(now.text_at("/certificate/status"), "contracting_state");
    assert_eq!(now.number("/certificate/record/position"), SHIPPED + 1);
    for answer in [&before, &now] {
        assert!(verify(answer.text(), &keys(&app)).is_ok());
    }
}

fn what_was_corrected_is_certified_as_out_of_effect(database: &TestDatabase) {
    let app = TestApp::on(database.url().clone());
    let wrong = app
        .depositary()
        .post(ACTIONS, &act("VNM", "ratification", "2026-11-20"))
        .ok()
        .text_at("/id");
    let correction = json!({ "kind": "clerical", "reason": "it was another State's" });
    app.depositary()
        .post(&format!("{ACTIONS}/{wrong}/corrections"), &correction)
        .ok();

    let certificate = certificate(&app, VIET_NAM);

    assert_eq!(certificate.text_at("/certificate/status"), "signatory");
    assert_eq!(certificate.at("/certificate/acts/1/in_effect"), false);
    assert!(
        !certificate
            .text_at("/certificate/acts/1/corrected_by")
            .is_empty()
    );
    let page = app
        .public()
        .get("/treaties/hanoi-convention/participants/VNM/certificate")
        .ok();
    assert!(page.text().contains("out of effect, corrected by entry"));
}

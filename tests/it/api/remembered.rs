//! What is answered before the request is routed is what routing it answers.

use actix_web::http::header;
use actix_web::test::TestRequest;
use signatory::http::representation::Coding;

use crate::support::api::{HANOI, TestApp};

#[test]
fn an_answer_that_depends_on_the_language_is_remembered_for_each() {
    let app = TestApp::new();
    let path = format!("{HANOI}/participants");
    let languages = ["en", "fr", "ru", "de", "fr, en;q=0.5", ""];
    let ask = |language| {
        app.public()
            .get_with(&path, &[("accept-language", language)])
    };
    let routed = languages.map(ask);

    for (language, first) in languages.into_iter().zip(&routed) {
        let again = ask(language);
        assert_eq!(again.status, 200, "{language}");
        assert_eq!(again.body, first.body, "{language}");
        for name in ["etag", "content-language", "vary", "last-modified"] {
            assert_eq!(again.header(name), first.header(name), "{language}: {name}");
        }
    }
    assert_eq!(routed[1].header("content-language"), "fr");
    assert_ne!(routed[0].body, routed[1].body);
    assert_eq!(routed[3].body, routed[0].body, "none of ours: English");
    assert_eq!(ask("ru").header("content-language"), "ru");
}

#[test]
fn a_remembered_answer_in_one_language_is_not_held_by_who_has_another() {
    let app = TestApp::new();
    let path = format!("{HANOI}/participants");
    let etag = |language| {
        let answer = app
            .public()
            .get_with(&path, &[("accept-language", language)]);
        answer.header("etag").to_owned()
    };
    let (english, french) = (etag("en"), etag("fr"));

    for (held, status) in [(&french, 304), (&english, 200)] {
        let sent = [("accept-language", "fr"), ("if-none-match", held.as_str())];
        assert_eq!(app.public().get_with(&path, &sent).status, status);
    }
}

#[test]
fn the_usual_codings_are_what_negotiation_makes_of_them() {
    let negotiated = |sent: &[&str]| {
        let mut request = TestRequest::default();
        for value in sent {
            request = request.append_header((header::ACCEPT_ENCODING, *value));
        }
        Coding::negotiate(&request.to_http_request())
    };

    for (usual, coding) in Coding::USUAL {
        assert_eq!(negotiated(&[usual]), coding, "{usual}");
        // Known by its exact text: with this it is taken apart.
        let unusual = format!("{usual}, x");
        assert_eq!(negotiated(&[&unusual]), coding, "{unusual}");
    }
    assert_eq!(negotiated(&["gzip", "br"]), Coding::Br);
}

#[test]
fn every_answer_says_its_number_and_its_time() {
    let app = TestApp::new();
    let path = format!("{HANOI}/progress");
    let answers = [(); 12].map(|()| app.public().get(&path));

    let mut ids: Vec<&str> = Vec::new();
    for answer in &answers {
        let id = answer.header("x-request-id");
        let (process, number) = id.split_once('-').unwrap();
        assert_eq!(process.len(), 32, "{id}");
        assert!(
            number
                .parse::<u64>()
                .is_ok_and(|n| n > 0 && n.to_string() == number),
            "{id}"
        );
        ids.push(id);
        let timing = answer.header("server-timing");
        let duration = timing.strip_prefix("app;dur=").unwrap();
        let (whole, thousandths) = duration.split_once('.').unwrap();
        assert!(whole.parse::<u64>().is_ok(), "{timing}");
        assert!(
            thousandths.len() == 3 && thousandths.parse::<u64>().is_ok(),
            "{timing}"
        );
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), answers.len());
}

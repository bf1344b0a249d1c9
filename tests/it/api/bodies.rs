//! Bodies are read strictly, and a problem points at what is wrong.

use serde_json::{Value, json};

use crate::support::api::{ACTIONS, Answer, SHIPPED, TestApp, act};

fn send(body: impl Into<Vec<u8>>) -> Answer {
    let app = TestApp::new();
    let answer = app.depositary().post_text(ACTIONS, body);
    assert_eq!(
        app.public().get("/v1/checkpoint").number("/position"),
        SHIPPED,
        "something was recorded"
    );
    answer
}

/// A good body with one member set to something else.
fn with(member: &str, value: Value) -> String {
    let mut body = act("VNM", "ratification", "2026-11-21");
    body[member] = value;
    body.to_string()
}

#[track_caller]
fn points_at(body: impl Into<Vec<u8>>, pointer: &str) {
    let answer = send(body).refused(422, "invalid_body");
    assert_eq!(
        answer.text_at("/errors/0/pointer"),
        pointer,
        "{}",
        answer.text()
    );
    assert!(!answer.text_at("/errors/0/detail").is_empty());
}

#[test]
fn an_unknown_field_is_named() {
    points_at(with("colour", json!("red")), "/colour");
    points_at(with("a/b~c", json!(1)), "/a~1b~0c");
}

#[test]
fn a_missing_field_is_named() {
    for member in ["participant", "kind", "date"] {
        let mut body = act("VNM", "ratification", "2026-11-21");
        body.as_object_mut().unwrap().remove(member);
        let answer = send(body.to_string()).refused(422, "invalid_body");
        assert!(
            answer.text_at("/detail").contains(member),
            "{}",
            answer.text()
        );
    }
}

#[test]
fn a_value_of_another_type_is_pointed_at() {
    for member in [
        "participant",
        "kind",
        "date",
        "place",
        "signatory",
        "notification",
        "source",
        "note",
    ] {
        for value in [json!(1), json!(true), json!([]), json!({})] {
            points_at(with(member, value), &format!("/{member}"));
        }
    }
}

#[test]
fn null_where_a_value_is_due_is_pointed_at() {
    for member in ["participant", "kind", "date"] {
        points_at(with(member, Value::Null), &format!("/{member}"));
    }
}

#[test]
fn a_field_that_is_given_twice_is_refused() {
    points_at(
        r#"{"participant":"VNM","kind":"ratification","date":"2026-11-21","date":"2026-11-20"}"#,
        "",
    );
}

#[test]
fn what_is_not_an_object_is_refused() {
    for body in ["[]", "null", "1", "true", "\"VNM\"", "[{}]"] {
        points_at(body, "");
    }
}

#[test]
fn an_array_is_not_taken_for_an_object() {
    points_at(r#"["VNM","ratification","2026-11-21"]"#, "");
    points_at(
        r#"["VNM","ratification","2026-11-21",null,null,null,null,null]"#,
        "",
    );
}

#[test]
fn a_word_that_is_no_kind_is_pointed_at() {
    for kind in ["ratified", "Ratification", "", "ratification "] {
        points_at(with("kind", json!(kind)), "/kind");
    }
}

#[test]
fn a_text_that_is_no_date_is_pointed_at() {
    for date in [
        "2026-13-01",
        "20261121",
        "+002026-11-21",
        "1799-12-31",
        "21.11.2026",
        "",
        "2026-11-21T00:00:00Z",
        "2026-11-2 ",
    ] {
        points_at(with("date", json!(date)), "/date");
    }
}

#[test]
fn a_text_that_is_too_long_is_pointed_at() {
    for (member, longest) in [
        ("place", 100),
        ("signatory", 300),
        ("notification", 100),
        ("source", 1000),
        ("note", 2000),
    ] {
        points_at(
            with(member, json!("ü".repeat(longest + 1))),
            &format!("/{member}"),
        );
    }
}

#[test]
fn a_text_of_the_longest_length_is_accepted() {
    let app = TestApp::new();
    let mut body = act("VNM", "ratification", "2026-11-21");
    for (member, longest) in [
        ("signatory", 300),
        ("notification", 100),
        ("source", 1000),
        ("note", 2000),
    ] {
        body[member] = "ü".repeat(longest).into();
    }

    app.depositary().post(ACTIONS, &body).ok();
}

#[test]
fn a_control_character_is_pointed_at() {
    for (member, text) in [
        ("note", "a\u{0}b"),
        ("note", "a\rb"),
        ("signatory", "\u{1b}[31m"),
        ("source", "\u{7f}"),
        ("place", "New\u{85}York"),
    ] {
        points_at(with(member, json!(text)), &format!("/{member}"));
    }
}

#[test]
fn a_line_break_belongs_in_a_note_alone() {
    for member in ["place", "signatory", "notification", "source"] {
        points_at(with(member, json!("two\nlines")), &format!("/{member}"));
    }
}

#[test]
fn an_empty_text_is_pointed_at() {
    for member in ["place", "signatory", "notification", "source", "note"] {
        points_at(with(member, json!("  ")), &format!("/{member}"));
    }
}

#[test]
fn a_strange_participant_is_unknown() {
    for name in ["", " ", "\u{0}", &"x".repeat(100_000), "☃"] {
        let answer = send(with("participant", json!(name))).refused(422, "unknown_participant");
        assert_eq!(answer.text_at("/errors/0/pointer"), "/participant");
        assert!(answer.body.len() < 2000);
    }
}

#[test]
fn what_is_not_json_is_malformed() {
    for body in [
        "{",
        "",
        "participant=VNM",
        "{\"participant\":\"VNM\",}",
        "{'participant':'VNM'}",
        "{} {}",
        "\u{feff}{}",
        "{\"a\": NaN}",
        "{\"a\": 1e999}",
        "{\"a\":\"\\ud800\"}",
    ] {
        send(body).refused(400, "malformed_json");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_malformed() {
    send(b"{\"participant\":\"\xff\xfe\"}".to_vec()).refused(400, "malformed_json");
}

#[test]
fn deep_nesting_is_malformed() {
    for body in [
        "[".repeat(100_000),
        format!("{{\"a\":{}{}}}", "[".repeat(5000), "]".repeat(5000)),
        "{\"a\":".repeat(50_000),
    ] {
        send(body).refused(400, "malformed_json");
    }
}

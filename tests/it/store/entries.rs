//! The stored shape of an entry: what is written is read back, and nothing else is read.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use signatory::domain::action::{Act, Action, ActionKind, Origin};
use signatory::domain::correction::{Correction, CorrectionKind, Rectification};
use signatory::domain::decision::{Decision, Matter, Ruling};
use signatory::domain::ids::{DocumentHash, ParticipantCode, Position, TreatyId};
use signatory::domain::particulars::{Capacity, Particulars, SharedParticulars};
use signatory::domain::place::Place;
use signatory::domain::policy::PolicyValue;
use signatory::domain::statement::{Designated, Provision, Statement, StatementId, StatementKind};
use signatory::store::chain::Hash;
use signatory::store::entry::{Content, Entry, RequestMark};

use crate::properties::strategies;
use crate::support::domain::{act, at_position, hanoi};

fn text() -> impl Strategy<Value = String> {
    "[ -~à-ỹ一-龥\n\u{1f30f}]{0,40}"
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    (1800..=2200_i32, 1..=366_u32).prop_filter_map("a day of the year", |(year, day)| {
        NaiveDate::from_yo_opt(year, day)
    })
}

fn acts() -> impl Strategy<Value = Act> {
    let code = prop_oneof!["[A-Z]{3}", "X:[A-Za-z/~]{1,8}"];
    let words = (
        option::of(text()),
        option::of(text()),
        option::of(text()),
        option::of(text()),
        option::of(text()),
    );
    (code, select(&ActionKind::ALL[..]), any_date(), words)
        .prop_map(
            |(code, kind, date, (place, signatory, notification, source, note))| Act {
                participant: ParticipantCode::parse(&code).unwrap(),
                kind,
                date,
                place: place.as_deref().map(Place::new),
                signatory: signatory.map(Into::into),
                notification: notification.map(Into::into),
                source: source.map(Into::into),
                note: note.map(Into::into),
                particulars: SharedParticulars::default(),
            },
        )
        .prop_flat_map(|act| {
            option::of(particulars()).prop_map(move |particulars| Act {
                particulars: particulars.unwrap_or_default().into(),
                ..act.clone()
            })
        })
}

fn particulars() -> impl Strategy<Value = Particulars> {
    let date = || option::of(any_date());
    let dates = (date(), date(), date(), date(), date(), date());
    let rest = (
        option::of(text()),
        option::of("[A-Z]{3}"),
        option::of(select(&Capacity::ALL[..])),
        option::of(any::<bool>()),
        option::of(text()),
        vec(statements(), 0..3),
        vec("[0-9a-f]{64}", 0..3),
    );
    (dates, rest).prop_map(|(dates, rest)| Particulars {
        dated_on: dates.0,
        received_on: dates.1,
        received_electronically_on: dates.2,
        notified_on: dates.3,
        registered_on: dates.4,
        succession_on: dates.5,
        title_received: rest.0,
        predecessor: rest.1.map(|code| ParticipantCode::parse(&code).unwrap()),
        capacity: rest.2,
        full_powers: rest.3,
        override_reason: rest.4,
        statements: rest.5,
        documents: rest
            .6
            .iter()
            .map(|hash| DocumentHash::parse(hash).unwrap())
            .collect(),
    })
}

fn statements() -> impl Strategy<Value = Statement> {
    let about = option::of((1..9_000_u64, 1..9_u32));
    let words = (
        option::of(text()),
        option::of("[a-z]{2}"),
        option::of(text()),
        option::of(text()),
    );
    (
        select(&StatementKind::ALL[..]),
        vec(select(&["7", "63(3)", "46(6)(a)", "12 bis(2)"][..]), 0..3),
        about,
        option::of(select(&Designated::ALL[..])),
        vec(text(), 0..3),
        any::<bool>(),
        words,
    )
        .prop_map(
            |(kind, provisions, about, designates, territories, precludes, words)| Statement {
                kind,
                provisions: provisions
                    .into_iter()
                    .map(|text| Provision::parse(text).unwrap())
                    .collect(),
                concerns: about.map(|(action, number)| StatementId {
                    action: Position(action),
                    number,
                }),
                designates,
                territories,
                precludes_entry_into_force: precludes,
                text: words.0,
                language: words.1,
                note: words.2,
                source: words.3,
            },
        )
}

fn instants() -> impl Strategy<Value = DateTime<Utc>> {
    (0..4_000_000_000_000_000_i64)
        .prop_map(|micros| DateTime::from_timestamp_micros(micros).unwrap())
}

fn corrections() -> BoxedStrategy<Rectification> {
    let kind = select(CorrectionKind::ALL.to_vec());
    let date = proptest::option::of(
        (0..300_000_i32)
            .prop_map(|day| NaiveDate::from_num_days_from_ce_opt(700_000 + day).unwrap()),
    );
    (
        any::<u64>(),
        kind,
        ".{1,40}",
        date,
        option::of(acts().boxed()),
    )
        .prop_map(
            |(of, kind, reason, objections_until, replacement)| Rectification {
                of: Position(of),
                kind,
                reason,
                objections_until,
                replacement,
            },
        )
        .boxed()
}

fn rulings() -> impl Strategy<Value = Ruling> {
    let matter = prop_oneof![
        select(PolicyValue::ALL.to_vec()).prop_map(Matter::Policy),
        any_date().prop_map(Matter::EntryIntoForce),
        ("[A-Z]{3}", any::<bool>()).prop_map(|(code, admitted)| Matter::Eligibility {
            participant: ParticipantCode::parse(&code).unwrap(),
            admitted,
        }),
        any::<u64>().prop_map(|of| Matter::Revocation(Position(of))),
    ];
    let words = (option::of(text()), option::of(text()), text());
    (any_date(), matter, words).prop_map(|(date, matter, (reference, source, reason))| Ruling {
        date,
        matter,
        reference,
        source,
        reason,
    })
}

fn contents() -> impl Strategy<Value = (TreatyId, Content)> {
    let action = ("[a-z0-9]{1,8}", acts(), any::<bool>()).prop_map(|(treaty, act, imported)| {
        let action = Action::new(
            Position::ZERO,
            if imported {
                Origin::Imported
            } else {
                Origin::Recorded
            },
            act,
        );
        (TreatyId::parse(&treaty).unwrap(), Content::Action(action))
    });
    let treaty = strategies::treaties()
        .prop_map(|treaty| (treaty.id.clone(), Content::Treaty(Arc::new(treaty))));
    let correction = ("[a-z0-9]{1,8}", corrections(), any::<bool>()).prop_map(
        |(treaty, rectification, imported)| {
            let origin = if imported {
                Origin::Imported
            } else {
                Origin::Recorded
            };
            let correction = Correction::new(Position::ZERO, origin, rectification);
            (
                TreatyId::parse(&treaty).unwrap(),
                Content::Correction(Arc::new(correction)),
            )
        },
    );
    let decision = ("[a-z0-9]{1,8}", rulings()).prop_map(|(treaty, ruling)| {
        let decision = Decision {
            position: Position::ZERO,
            ruling,
        };
        (
            TreatyId::parse(&treaty).unwrap(),
            Content::Decision(Arc::new(decision)),
        )
    });
    prop_oneof![
        4 => action.boxed(),
        1 => treaty.boxed(),
        2 => correction.boxed(),
        2 => decision.boxed(),
    ]
}

fn entries() -> impl Strategy<Value = Entry> {
    (1..=i64::MAX, instants(), contents()).prop_map(|(position, recorded_at, (treaty, content))| {
        let position = Position(u64::try_from(position).unwrap());
        let content = at_position(content, position);
        Entry {
            position,
            recorded_at,
            treaty,
            content,
        }
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(entry in entries(), repeatable in any::<bool>()) {
        let request = repeatable.then(mark);
        let bytes = entry.encode(request.as_ref());

        let (read, mark) = Entry::decode(entry.position, &bytes).unwrap();

        prop_assert_eq!(&read, &entry);
        prop_assert_eq!(mark, request);
        prop_assert_eq!(read.encode(mark.as_ref()), bytes);
    }

    #[test]
    fn no_bytes_whatever_make_the_reader_fall(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Entry::decode(Position(1), &bytes).is_err());
    }
}

fn entry() -> Entry {
    Entry {
        position: Position(7),
        recorded_at: "2026-11-21T12:00:00.000001Z".parse().unwrap(),
        treaty: hanoi().id,
        content: Content::Action(Action::new(
            Position(7),
            Origin::Recorded,
            act("VNM", ActionKind::Accession, "2026-11-20"),
        )),
    }
}

#[test]
fn the_bytes_of_an_entry_are_these_for_ever() {
    let bytes = String::from_utf8(entry().encode(None)).unwrap();

    assert_eq!(
        bytes,
        r#"{"position":7,"recorded_at":"2026-11-21T12:00:00.000001Z","type":"action","treaty":"hanoi-convention","origin":"recorded","action":{"participant":"VNM","kind":"accession","date":"2026-11-20"}}"#
    );
}

#[test]
fn the_bytes_of_what_comes_with_an_action_are_these_for_ever() {
    let mut entry = entry();
    let Content::Action(action) = &mut entry.content else {
        panic!("an action");
    };
    action.act.particulars = Particulars {
        title_received: Some("Instrument".to_owned()),
        received_on: Some("2026-11-20".parse().unwrap()),
        capacity: Some(Capacity::HeadOfState),
        statements: vec![Statement {
            provisions: vec![Provision::parse("63(3)").unwrap()],
            text: Some("Not bound.".to_owned()),
            language: Some("en".to_owned()),
            ..Statement::new(StatementKind::Reservation)
        }],
        documents: vec![DocumentHash::parse(&"ab".repeat(32)).unwrap()],
        ..Particulars::default()
    }
    .into();

    let bytes = String::from_utf8(entry.encode(None)).unwrap();

    assert_eq!(
        bytes,
        r#"{"position":7,"recorded_at":"2026-11-21T12:00:00.000001Z","type":"action","treaty":"hanoi-convention","origin":"recorded","action":{"participant":"VNM","kind":"accession","date":"2026-11-20","title_received":"Instrument","received_on":"2026-11-20","capacity":"head_of_state","statements":[{"kind":"reservation","provisions":["63(3)"],"text":"Not bound.","language":"en"}],"documents":["abababababababababababababababababababababababababababababababab"]}}"#
    );
}

fn decision(matter: Matter) -> Entry {
    Entry {
        content: Content::Decision(Arc::new(Decision {
            position: Position(7),
            ruling: Ruling {
                date: "2026-11-20".parse().unwrap(),
                matter,
                reference: None,
                source: None,
                reason: "x".to_owned(),
            },
        })),
        ..entry()
    }
}

#[test]
fn the_bytes_of_a_decision_are_these_for_ever() {
    let of = |particulars: &str| {
        format!(
            r#"{{"position":7,"recorded_at":"2026-11-21T12:00:00.000001Z","type":"decision","treaty":"hanoi-convention","decision":{{{particulars},"reason":"x"}}}}"#
        )
    };
    let participant = ParticipantCode::parse("VNM").unwrap();

    for (matter, particulars) in [
        (
            Matter::Policy(PolicyValue::AsNeverDeposited),
            r#""kind":"policy","date":"2026-11-20","policy":"withdrawal_after_threshold","value":"as_never_deposited""#,
        ),
        (
            Matter::EntryIntoForce("2027-01-01".parse().unwrap()),
            r#""kind":"entry_into_force","date":"2026-11-20","entry_into_force_on":"2027-01-01""#,
        ),
        (
            Matter::Eligibility {
                participant,
                admitted: false,
            },
            r#""kind":"eligibility","date":"2026-11-20","participant":"VNM","admitted":false"#,
        ),
        (
            Matter::Revocation(Position(6)),
            r#""kind":"revocation","date":"2026-11-20","revokes":6"#,
        ),
    ] {
        let bytes = decision(matter).encode(None);

        assert_eq!(String::from_utf8(bytes).unwrap(), of(particulars));
    }
}

#[test]
fn a_decision_with_parts_of_another_kind_is_refused() {
    let bytes = decision(Matter::Policy(PolicyValue::AsNeverDeposited)).encode(None);
    let text = String::from_utf8(bytes).unwrap();

    assert!(Entry::decode(Position(7), text.as_bytes()).is_ok());
    for (from, to) in [
        (r#""kind":"policy""#, r#""kind":"eligibility""#),
        (r#""kind":"policy""#, r#""kind":"whim""#),
        ("as_never_deposited", "strict"),
        ("withdrawal_after_threshold", "weather"),
        (r#""reason":"x""#, r#""revokes":6,"reason":"x""#),
        (r#""value":"as_never_deposited","#, ""),
        (r#""type":"decision""#, r#""type":"action""#),
    ] {
        let changed = text.replace(from, to);

        assert_ne!(changed, text);
        assert!(
            Entry::decode(Position(7), changed.as_bytes()).is_err(),
            "{changed}"
        );
    }
}

#[test]
fn bytes_of_another_position_or_another_form_are_refused() {
    let text = String::from_utf8(entry().encode(None)).unwrap();
    let changed = |from: &str, to: &str| text.replace(from, to).into_bytes();

    assert!(Entry::decode(Position(8), text.as_bytes()).is_err());
    for bytes in [
        changed("accession", "marriage"),
        changed("VNM", "Vietnam"),
        changed("2026-11-20", "2026-02-30"),
        changed("\"type\":\"action\"", "\"type\":\"treaty\""),
        changed("\"kind\"", "\"colour\":1,\"kind\""),
        changed("000001Z", "000001"),
        changed("hanoi-convention", "Hanoi Convention"),
    ] {
        let read = Entry::decode(Position(7), &bytes);

        assert!(read.is_err(), "{}", String::from_utf8(bytes).unwrap());
    }
}

#[test]
fn the_request_of_an_entry_is_in_its_bytes() {
    let (_, read) = Entry::decode(Position(7), &entry().encode(Some(&mark()))).unwrap();

    assert_eq!(read, Some(mark()));
}

fn mark() -> RequestMark {
    RequestMark {
        key: Hash::of(b"key"),
        fingerprint: Hash::of(b"asked"),
        size: 3,
    }
}

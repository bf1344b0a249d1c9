//! What the sentence says where the depositary states a date that the record does not give.

use signatory::domain::decision::{Decision, Matter, Ruling};
use signatory::domain::history::History;
use signatory::domain::ids::Position;
use signatory::domain::language::Language;

use super::status_line::{ratified_by, says};
use super::told;
use crate::support::domain::{assess, date};

/// The history, and the depositary's statement of an entry into force.
fn stated(history: &History, on: &str) -> History {
    history.decided(Decision {
        position: Position(1000),
        ruling: Ruling {
            date: date("2026-06-02"),
            matter: Matter::EntryIntoForce(date(on)),
            reference: None,
            source: None,
            reason: "as notified".to_owned(),
        },
    })
}

#[test]
fn a_date_that_does_not_follow_is_named_in_every_language() {
    // Forty on 1 June 2026: in force on 30 August.
    let reached = stated(&ratified_by(40), "2026-09-01");
    let pending = stated(&ratified_by(39), "2026-09-01");

    for (language, expected) in [
        (
            Language::Ar,
            "وقد ذكر الوديع تاريخا لبدء النفاذ لا يُستنتج من هذا السجل",
        ),
        (Language::Zh, "保存人公布了一个无法由本登记册得出的生效日期"),
        (
            Language::En,
            "; the depositary has stated a date of entry into force that does not follow from this record.",
        ),
        (
            Language::Fr,
            "\u{a0}; le dépositaire a indiqué une date d’entrée en vigueur qui ne découle pas du présent registre.",
        ),
        (
            Language::Ru,
            "; депозитарий указал дату вступления в силу, которая не следует из настоящего реестра.",
        ),
        (
            Language::Es,
            "; el depositario ha indicado una fecha de entrada en vigor que no se desprende de este registro.",
        ),
        (
            Language::Vi,
            "; cơ quan lưu chiểu đã nêu một ngày có hiệu lực không suy ra được từ sổ đăng ký này.",
        ),
    ] {
        for history in [&reached, &pending] {
            says(&told(&assess(history, "2026-07-01"), language), expected);
        }
    }
}

#[test]
fn the_date_that_follows_needs_no_remark() {
    let history = stated(&ratified_by(40), "2026-08-30");

    let sentence = told(&assess(&history, "2026-07-01"), Language::En);

    assert!(!sentence.contains("stated"), "{sentence}");
}

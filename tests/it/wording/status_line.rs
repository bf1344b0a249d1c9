//! What the sentence says of a treaty, and of the moment it is told from.

use signatory::domain::action::{Act, ActionKind};
use signatory::domain::history::History;
use signatory::domain::ids::Position;
use signatory::domain::language::Language;
use signatory::domain::progress::Progress;
use signatory::domain::treaty::{Condition, Treaty};
use signatory::http::wording::status_line::{Vantage, sentence};

use super::{told, told_on, with_complete_record, with_record_until};
use crate::support::domain::{
    act, assess, code, date, history, ratifications, same_day, shipped_treaty, states,
};

/// That many States have signed and ratified by the middle of 2026.
pub fn ratified_by(n: usize) -> History {
    history(
        with_complete_record(),
        ratifications(same_day(n, "2026-06-01")),
    )
}

/// That many States have signed, and the European Union if it has too.
pub fn signed_by(n: usize, european_union: bool) -> History {
    let union = european_union.then(|| "EUE".to_owned());
    let acts = states(n)
        .into_iter()
        .chain(union)
        .map(|participant| act(&participant, ActionKind::Signature, "2025-10-25"));
    history(with_complete_record(), acts)
}

#[track_caller]
pub fn says(text: &str, expected: &str) {
    assert!(text.contains(expected), "{expected} is not in: {text}");
}

#[test]
fn an_organization_is_never_counted_among_the_states() {
    for (language, expected) in [
        (
            Language::En,
            "73 signatories (72 States and 1 regional economic integration organization)",
        ),
        (
            Language::Fr,
            "73 signataires (72 États et 1 organisation régionale d’intégration économique)",
        ),
        (
            Language::Es,
            "73 signatarios (72 Estados y 1 organización regional de integración económica)",
        ),
        (
            Language::Ru,
            "73 (72 государства и 1 региональная организация экономической интеграции)",
        ),
        (
            Language::Zh,
            "73个签署方（72个国家和1个区域经济一体化组织）",
        ),
        (
            Language::Vi,
            "73 bên đã ký (72 quốc gia và 1 tổ chức hội nhập kinh tế khu vực)",
        ),
        (
            Language::Ar,
            "73 (72 دولة ومنظمة إقليمية واحدة للتكامل الاقتصادي)",
        ),
    ] {
        says(
            &told_on(&signed_by(72, true), "2026-11-21", language),
            expected,
        );
    }
}

#[test]
fn an_organizations_instrument_that_does_not_count_changes_no_number_of_instruments() {
    let with_union = |n: usize| {
        let mut acts = ratifications(same_day(n, "2026-06-01"));
        acts.push(act("EUE", ActionKind::Signature, "2025-10-26"));
        acts.push(act("EUE", ActionKind::Approval, "2026-06-02"));
        history(with_complete_record(), acts)
    };

    let before = told_on(&with_union(39), "2026-11-21", Language::En);
    says(&before, "40 signatories (39 States and 1 regional");
    says(&before, "39 of the 40 instruments required");
    says(&before, "it is not in force.");
    let in_force = told_on(&with_union(40), "2027-11-21", Language::En);
    says(
        &in_force,
        "with 41 parties (40 States and 1 regional economic integration organization).",
    );
}

#[test]
fn a_treaty_about_to_enter_into_force_has_its_date_and_no_parties() {
    let reached = told_on(&ratified_by(40), "2026-07-01", Language::En);
    let in_force = told_on(&ratified_by(40), "2026-08-30", Language::En);

    assert_eq!(
        reached,
        "As of 1 July 2026, according to this register, the Hanoi Convention has 40 signatories (40 States); \
         the 40 instruments required for its entry into force had been deposited by 1 June 2026, \
         and it will enter into force on 30 August 2026."
    );
    assert_eq!(
        in_force,
        "As of 30 August 2026, according to this register, the Hanoi Convention has 40 signatories (40 States); \
         the 40 instruments required for its entry into force had been deposited by 1 June 2026, \
         and it has been in force since 30 August 2026, with 40 parties (40 States)."
    );
}

#[test]
fn a_record_that_is_not_complete_says_until_when_it_is() {
    for (complete_until, expected) in [
        (
            Some("2026-11-20"),
            "according to this register, whose record is complete only until 20 November 2026, the",
        ),
        (Some("2026-11-21"), "according to this register, the"),
        (
            None,
            "according to this register, which does not state how complete its record is, the",
        ),
    ] {
        let history = history(with_record_until(complete_until), []);
        says(&told_on(&history, "2026-11-21", Language::En), expected);
    }
}

#[test]
fn a_treaty_without_any_statement_about_its_record_says_so() {
    let treaty = Treaty {
        record: None,
        ..with_complete_record()
    };

    let text = told_on(&history(treaty, []), "2026-11-21", Language::En);

    says(&text, "which does not state how complete its record is");
}

#[test]
fn what_is_later_than_today_is_projected() {
    let vantage = Vantage {
        today: date("2026-11-21"),
        entry: None,
    };

    for (as_of, expected) in [
        (
            "2026-11-21",
            "As of 21 November 2026, according to this register,",
        ),
        (
            "2026-11-22",
            "As projected to 22 November 2026 from this register,",
        ),
    ] {
        let assessment = assess(&signed_by(3, false), as_of);
        let text = sentence(&assessment, vantage, Language::En).unwrap();
        assert!(text.starts_with(expected), "{text}");
    }
}

#[test]
fn an_earlier_state_of_the_record_is_named_in_every_language() {
    let vantage = Vantage {
        today: date("2026-11-21"),
        entry: Some(Position(1234)),
    };
    let assessment = assess(&signed_by(3, false), "2026-11-21");

    for (language, expected) in [
        (Language::En, "this register as it stood at entry 1234, the"),
        (
            Language::Fr,
            "le présent registre dans son état à l’inscription nº\u{a0}1234, le",
        ),
        (
            Language::Es,
            "este registro en su estado en el asiento núm. 1234, el",
        ),
        (
            Language::Ru,
            "настоящего реестра в его состоянии на момент записи № 1234, число",
        ),
        (Language::Zh, "根据本登记册（截至第1234号条目），条约"),
        (
            Language::Vi,
            "sổ đăng ký này theo trạng thái tại mục số 1234, điều ước",
        ),
        (Language::Ar, "لهذا السجل بحالته عند القيد رقم 1234، يبلغ"),
    ] {
        says(&sentence(&assessment, vantage, language).unwrap(), expected);
    }
}

#[test]
fn a_clause_that_was_not_compared_is_named() {
    let mut treaty = with_complete_record();
    for (verified, is_named) in [(Some(true), false), (None, false), (Some(false), true)] {
        treaty.clauses.entry_into_force.provenance.verified = verified;
        let text = told_on(&history(treaty.clone(), []), "2026-11-21", Language::En);
        let named = text.ends_with(
            "; the clause on its entry into force has not been compared with the certified true copy.",
        );
        assert_eq!(named, is_named, "{verified:?}: {text}");
    }
}

#[test]
fn a_withdrawal_after_the_threshold_is_named() {
    let first = states(1).remove(0);
    let mut acts: Vec<Act> = ratifications(same_day(40, "2026-06-01"));
    acts.push(act(
        &first,
        ActionKind::WithdrawalOfInstrument,
        "2026-06-20",
    ));
    let mut treaty = with_complete_record();

    let text = told_on(
        &history(treaty.clone(), acts.clone()),
        "2026-07-01",
        Language::En,
    );
    says(
        &text,
        "it will enter into force on 30 August 2026; an instrument was withdrawn after the conditions for entry \
         into force had been met, and no source settles what follows.",
    );
    treaty.clauses.entry_into_force.provenance.verified = Some(false);
    let text = told_on(&history(treaty, acts), "2026-07-01", Language::En);
    says(
        &text,
        "has not been compared with the certified true copy, an instrument was withdrawn",
    );
}

#[test]
fn further_conditions_are_named_also_where_more_than_enough_have_consented() {
    let mut treaty = with_complete_record();
    treaty.clauses.entry_into_force.threshold = 3;
    treaty.clauses.entry_into_force.conditions = vec![Condition::Named {
        all_of: vec![code("VNM")],
    }];
    let acts = ratifications(same_day(5, "2026-06-01"));
    let assessment = assess(&history(treaty, acts), "2026-11-21");

    let text = told(&assessment, Language::En);

    assert_eq!(Progress::of(&assessment).counted, 5);
    says(
        &text,
        "5 instruments that count towards the 3 required for its entry into force have been deposited; \
         its entry into force also depends on other conditions, and it is not in force.",
    );
}

#[test]
fn a_treaty_in_force_without_parties_has_none() {
    let mut acts = ratifications(same_day(40, "2026-06-01"));
    let leaving = states(40);
    let notices = leaving
        .iter()
        .map(|state| act(state, ActionKind::Denunciation, "2026-12-01"));
    acts.extend(notices);
    let history = history(with_complete_record(), acts);

    says(
        &told_on(&history, "2028-01-01", Language::En),
        "since 30 August 2026, with 0 parties.",
    );
    says(
        &told_on(&history, "2028-01-01", Language::Ru),
        "число его участников составляет 0.",
    );
}

#[test]
fn a_treaty_of_another_kind_of_organization_tells_it_apart() {
    let club = act("X:Some Club", ActionKind::Signature, "1986-09-26");
    let state = act("VNM", ActionKind::Signature, "1986-09-26");
    let mut treaty = shipped_treaty(1);
    treaty.record = with_complete_record().record;

    for (acts, expected) in [
        (
            vec![club.clone()],
            "1 signatory (1 international organization)",
        ),
        (
            vec![club.clone(), state.clone()],
            "2 signatories (1 State and 1 international organization)",
        ),
    ] {
        let text = told_on(&history(treaty.clone(), acts), "2026-11-21", Language::En);
        says(&text, expected);
    }
}

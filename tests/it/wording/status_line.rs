//! The forms of number in the sentence: one, few, many, and what it says of the moment it is told from.

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
fn ratified_by(n: usize) -> History {
    history(
        with_complete_record(),
        ratifications(same_day(n, "2026-06-01")),
    )
}

/// That many States have signed, and the European Union if it has too.
fn signed_by(n: usize, european_union: bool) -> History {
    let union = european_union.then(|| "EUE".to_owned());
    let acts = states(n)
        .into_iter()
        .chain(union)
        .map(|participant| act(&participant, ActionKind::Signature, "2025-10-25"));
    history(with_complete_record(), acts)
}

#[track_caller]
fn says(text: &str, expected: &str) {
    assert!(text.contains(expected), "{expected} is not in: {text}");
}

#[test]
fn arabic_has_its_six_forms_for_the_instruments() {
    for (counted, expected) in [
        (0, "، ولم يودع أي صك من العدد اللازم لبدء نفاذها وهو 40، "),
        (1, "، وأودع صك واحد من العدد اللازم لبدء نفاذها وهو 40، "),
        (2, "، وأودع صكان من العدد اللازم لبدء نفاذها وهو 40، "),
        (5, "، وأودعت 5 صكوك من العدد اللازم لبدء نفاذها وهو 40، "),
        (11, "، وأودع 11 صكا من العدد اللازم لبدء نفاذها وهو 40، "),
        (21, "، وأودع 21 صكا من العدد اللازم لبدء نفاذها وهو 40، "),
        (39, "، وأودع 39 صكا من العدد اللازم لبدء نفاذها وهو 40، "),
    ] {
        let text = told_on(&ratified_by(counted), "2026-11-21", Language::Ar);
        says(&text, expected);
        says(&text, "، ولم يبدأ نفاذ المعاهدة بعد.");
    }
}

#[test]
fn arabic_has_its_six_forms_for_the_states() {
    for (signed, expected) in [
        (0, "» 0، "),
        (1, "» 1 (دولة واحدة)، "),
        (2, "» 2 (دولتان)، "),
        (3, "» 3 (3 دول)، "),
        (10, "» 10 (10 دول)، "),
        (11, "» 11 (11 دولة)، "),
        (99, "» 99 (99 دولة)، "),
        (100, "» 100 (100 دولة)، "),
        (102, "» 102 (102 دولة)، "),
        (103, "» 103 (103 دول)، "),
    ] {
        let text = told_on(&signed_by(signed, false), "2026-11-21", Language::Ar);
        says(&text, expected);
    }
}

#[test]
fn russian_has_its_forms_for_the_states() {
    for (signed, expected) in [
        (0, "составляет 0; "),
        (1, "составляет 1 (1 государство); "),
        (2, "составляет 2 (2 государства); "),
        (5, "составляет 5 (5 государств); "),
        (11, "составляет 11 (11 государств); "),
        (12, "составляет 12 (12 государств); "),
        (21, "составляет 21 (21 государство); "),
        (24, "составляет 24 (24 государства); "),
        (40, "составляет 40 (40 государств); "),
        (101, "составляет 101 (101 государство); "),
        (111, "составляет 111 (111 государств); "),
    ] {
        let text = told_on(&signed_by(signed, false), "2026-11-21", Language::Ru);
        says(&text, expected);
    }
}

#[test]
fn russian_has_its_forms_for_the_instruments() {
    for (counted, expected) in [
        (0, "на хранение сдано 0; "),
        (1, "на хранение сдан 1; "),
        (2, "на хранение сдано 2; "),
        (5, "на хранение сдано 5; "),
        (11, "на хранение сдано 11; "),
        (21, "на хранение сдан 21; "),
    ] {
        let text = told_on(&ratified_by(counted), "2026-11-21", Language::Ru);
        says(
            &text,
            &format!("из 40 документов, требуемых для его вступления в силу, {expected}"),
        );
    }
}

#[test]
fn russian_has_its_forms_for_the_threshold() {
    for (threshold, counted, expected) in [
        (1, 0, "из 1 документа, требуемого для"),
        (21, 0, "из 21 документа, требуемого для"),
        (22, 0, "из 22 документов, требуемых для"),
        (
            21,
            21,
            "; 21 документ, требуемый для его вступления в силу, был сдан на хранение не позднее",
        ),
        (
            22,
            22,
            "; 22 документа, требуемые для его вступления в силу, были сданы на хранение не позднее",
        ),
        (
            25,
            25,
            "; 25 документов, требуемых для его вступления в силу, были сданы на хранение не позднее",
        ),
    ] {
        let mut treaty = with_complete_record();
        treaty.clauses.entry_into_force.threshold = threshold;
        let history = history(treaty, ratifications(same_day(counted, "2026-11-01")));
        says(&told_on(&history, "2026-11-21", Language::Ru), expected);
    }
}

#[test]
fn the_languages_of_two_forms_tell_one_from_several() {
    for (language, counted, expected) in [
        (
            Language::En,
            0,
            "0 of the 40 instruments required for its entry into force have been deposited; it is not in force.",
        ),
        (
            Language::En,
            1,
            "1 of the 40 instruments required for its entry into force has been deposited; it is not in force.",
        ),
        (
            Language::En,
            21,
            "21 of the 40 instruments required for its entry into force have been deposited; it is not in force.",
        ),
        (
            Language::Es,
            0,
            "de los 40 instrumentos necesarios para su entrada en vigor se han depositado 0;",
        ),
        (
            Language::Es,
            1,
            "de los 40 instrumentos necesarios para su entrada en vigor se ha depositado 1;",
        ),
        (
            Language::Es,
            5,
            "de los 40 instrumentos necesarios para su entrada en vigor se han depositado 5;",
        ),
        (
            Language::Fr,
            0,
            "sur les 40 instruments requis pour son entrée en vigueur, 0 a été déposé\u{a0};",
        ),
        (
            Language::Fr,
            1,
            "sur les 40 instruments requis pour son entrée en vigueur, 1 a été déposé\u{a0};",
        ),
        (
            Language::Fr,
            2,
            "sur les 40 instruments requis pour son entrée en vigueur, 2 ont été déposés\u{a0};",
        ),
        (
            Language::Zh,
            11,
            "；生效所需的40份文书中已交存11份；该条约尚未生效。",
        ),
        (
            Language::Vi,
            11,
            "trong số 40 văn kiện cần thiết để điều ước có hiệu lực, 11 văn kiện đã được nộp lưu chiểu;",
        ),
    ] {
        let text = told_on(&ratified_by(counted), "2026-11-21", language);
        says(&text, expected);
    }
}

#[test]
fn one_signatory_is_one_in_every_language() {
    for (language, expected) in [
        (Language::En, "has 1 signatory (1 State);"),
        (Language::Fr, "compte 1 signataire (1 État)\u{a0};"),
        (Language::Es, "tiene 1 signatario (1 Estado);"),
        (Language::Ru, "составляет 1 (1 государство);"),
        (Language::Zh, "有1个签署方（1个国家）；"),
        (Language::Vi, "có 1 bên đã ký (1 quốc gia);"),
        (Language::Ar, "» 1 (دولة واحدة)،"),
    ] {
        says(
            &told_on(&signed_by(1, false), "2026-11-21", language),
            expected,
        );
    }
}

#[test]
fn no_signatory_has_no_split() {
    for (language, expected) in [
        (Language::En, "has 0 signatories;"),
        (Language::Fr, "compte 0 signataire\u{a0};"),
        (Language::Es, "tiene 0 signatarios;"),
        (Language::Ru, "составляет 0;"),
        (Language::Zh, "有0个签署方；"),
        (Language::Vi, "có 0 bên đã ký;"),
        (Language::Ar, "» 0،"),
    ] {
        says(
            &told_on(&signed_by(0, false), "2026-11-21", language),
            expected,
        );
    }
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

//! The forms of number in the sentence: one, two, few, many and the rest, in each language.

use signatory::domain::language::Language;

use super::status_line::{ratified_by, says, signed_by};
use super::{told_on, with_complete_record};
use crate::support::domain::{history, ratifications, same_day};

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

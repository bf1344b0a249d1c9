//! The shipped record in every language, word for word, and what every sentence keeps to.

use signatory::documents::shipped;
use signatory::domain::history::History;
use signatory::domain::language::{Language, Texts};
use signatory::domain::treaty::Treaty;

use super::told_on;
use crate::support::domain::{acts_of, hanoi, hanoi_history, history, shipped_treaty};

fn shipped_history(index: usize) -> History {
    history(
        shipped_treaty(index),
        acts_of(shipped::treaties()[index].actions),
    )
}

#[track_caller]
fn is_told(history: &History, as_of: &str, language: Language, expected: &str) {
    // No-break spaces are written as ~ here, so that they can be seen.
    let expected = expected.replace('~', "\u{a0}");

    assert_eq!(told_on(history, as_of, language), expected, "{language:?}");
}

#[test]
fn the_shipped_record_is_told_in_every_language() {
    let history = hanoi_history();

    for (language, expected) in [
        (
            Language::Ar,
            "حتى 21 نوفمبر 2026، ووفقا لهذا السجل، المكتمل حتى 19 نوفمبر 2025 فقط، يبلغ عدد الموقعين على المعاهدة «اتفاقية هانوي» 73 (72 دولة ومنظمة إقليمية واحدة للتكامل الاقتصادي)، ولم يودع أي صك من العدد اللازم لبدء نفاذها وهو 40، ولم يبدأ نفاذ المعاهدة بعد.",
        ),
        (
            Language::Zh,
            "截至2026年11月21日，根据本登记册（记录仅完整至2025年11月19日），条约《河内公约》有73个签署方（72个国家和1个区域经济一体化组织）；生效所需的40份文书中已交存0份；该条约尚未生效。",
        ),
        (
            Language::En,
            "As of 21 November 2026, according to this register, whose record is complete only until 19 November 2025, the Hanoi Convention has 73 signatories (72 States and 1 regional economic integration organization); 0 of the 40 instruments required for its entry into force have been deposited; it is not in force.",
        ),
        (
            Language::Fr,
            "Au 21 novembre 2026, d’après le présent registre, complet seulement jusqu’au 19 novembre 2025, le traité «~Convention de Hanoï~» compte 73 signataires (72 États et 1 organisation régionale d’intégration économique)~; sur les 40 instruments requis pour son entrée en vigueur, 0 a été déposé~; le traité n’est pas en vigueur.",
        ),
        (
            Language::Ru,
            "По состоянию на 21 ноября 2026 г., по данным настоящего реестра, полного лишь по 19 ноября 2025 г., число подписавших договор «Ханойская конвенция» составляет 73 (72 государства и 1 региональная организация экономической интеграции); из 40 документов, требуемых для его вступления в силу, на хранение сдано 0; договор не вступил в силу.",
        ),
        (
            Language::Es,
            "Al 21 de noviembre de 2026, según este registro, completo solo hasta el 19 de noviembre de 2025, el tratado «Convención de Hanói» tiene 73 signatarios (72 Estados y 1 organización regional de integración económica); de los 40 instrumentos necesarios para su entrada en vigor se han depositado 0; el tratado no está en vigor.",
        ),
        (
            Language::Vi,
            "Tính đến ngày 21 tháng 11 năm 2026, theo sổ đăng ký này, vốn chỉ đầy đủ đến ngày 19 tháng 11 năm 2025, điều ước “Công ước Hà Nội” có 73 bên đã ký (72 quốc gia và 1 tổ chức hội nhập kinh tế khu vực); trong số 40 văn kiện cần thiết để điều ước có hiệu lực, 0 văn kiện đã được nộp lưu chiểu; điều ước chưa có hiệu lực.",
        ),
    ] {
        is_told(&history, "2026-11-21", language, expected);
    }
}

#[test]
fn a_treaty_about_to_enter_into_force_is_told_in_every_language() {
    let history = shipped_history(2);

    for (language, expected) in [
        (
            Language::Ar,
            "حتى 16 سبتمبر 2005، ووفقا لهذا السجل، يبلغ عدد الموقعين على المعاهدة «\u{2068}UNCAC\u{2069}» 133 (132 دولة ومنظمة إقليمية واحدة للتكامل الاقتصادي)، وأودع عدد الصكوك اللازم لبدء نفاذها، وهو 30، في موعد أقصاه 15 سبتمبر 2005، وسيبدأ نفاذ المعاهدة في 14 ديسمبر 2005.",
        ),
        (
            Language::Zh,
            "截至2005年9月16日，根据本登记册，条约《UNCAC》有133个签署方（132个国家和1个区域经济一体化组织）；生效所需的30份文书已于2005年9月15日或之前交存，该条约将于2005年12月14日生效。",
        ),
        (
            Language::En,
            "As of 16 September 2005, according to this register, the UNCAC has 133 signatories (132 States and 1 regional economic integration organization); the 30 instruments required for its entry into force had been deposited by 15 September 2005, and it will enter into force on 14 December 2005.",
        ),
        (
            Language::Fr,
            "Au 16 septembre 2005, d’après le présent registre, le traité «~UNCAC~» compte 133 signataires (132 États et 1 organisation régionale d’intégration économique)~; les 30 instruments requis pour son entrée en vigueur avaient été déposés au 15 septembre 2005, et le traité entrera en vigueur le 14 décembre 2005.",
        ),
        (
            Language::Ru,
            "По состоянию на 16 сентября 2005 г., по данным настоящего реестра, число подписавших договор «UNCAC» составляет 133 (132 государства и 1 региональная организация экономической интеграции); 30 документов, требуемых для его вступления в силу, были сданы на хранение не позднее 15 сентября 2005 г., и 14 декабря 2005 г. договор вступит в силу.",
        ),
        (
            Language::Es,
            "Al 16 de septiembre de 2005, según este registro, el tratado «UNCAC» tiene 133 signatarios (132 Estados y 1 organización regional de integración económica); los 30 instrumentos necesarios para su entrada en vigor se habían depositado a más tardar el 15 de septiembre de 2005, y el tratado entrará en vigor el 14 de diciembre de 2005.",
        ),
        (
            Language::Vi,
            "Tính đến ngày 16 tháng 9 năm 2005, theo sổ đăng ký này, điều ước “UNCAC” có 133 bên đã ký (132 quốc gia và 1 tổ chức hội nhập kinh tế khu vực); 30 văn kiện cần thiết để điều ước có hiệu lực đã được nộp lưu chiểu chậm nhất vào ngày 15 tháng 9 năm 2005, và điều ước sẽ có hiệu lực từ ngày 14 tháng 12 năm 2005.",
        ),
    ] {
        is_told(&history, "2005-09-16", language, expected);
    }
}

#[test]
fn a_treaty_in_force_is_told_in_every_language() {
    let history = shipped_history(1);

    for (language, expected) in [
        (
            Language::Ar,
            "حتى 17 أكتوبر 2013، ووفقا لهذا السجل، يبلغ عدد الموقعين على المعاهدة «\u{2068}UNTOC\u{2069}» 147 (146 دولة ومنظمة إقليمية واحدة للتكامل الاقتصادي)، وأودع عدد الصكوك اللازم لبدء نفاذها، وهو 40، في موعد أقصاه 1 يوليو 2003، والمعاهدة نافذة منذ 29 سبتمبر 2003، ويبلغ عدد أطرافها 177 (176 دولة ومنظمة إقليمية واحدة للتكامل الاقتصادي).",
        ),
        (
            Language::Zh,
            "截至2013年10月17日，根据本登记册，条约《UNTOC》有147个签署方（146个国家和1个区域经济一体化组织）；生效所需的40份文书已于2003年7月1日或之前交存，该条约自2003年9月29日起生效，有177个当事方（176个国家和1个区域经济一体化组织）。",
        ),
        (
            Language::En,
            "As of 17 October 2013, according to this register, the UNTOC has 147 signatories (146 States and 1 regional economic integration organization); the 40 instruments required for its entry into force had been deposited by 1 July 2003, and it has been in force since 29 September 2003, with 177 parties (176 States and 1 regional economic integration organization).",
        ),
        (
            Language::Fr,
            "Au 17 octobre 2013, d’après le présent registre, le traité «~UNTOC~» compte 147 signataires (146 États et 1 organisation régionale d’intégration économique)~; les 40 instruments requis pour son entrée en vigueur avaient été déposés au 1er juillet 2003, et le traité est en vigueur depuis le 29 septembre 2003, avec 177 parties (176 États et 1 organisation régionale d’intégration économique).",
        ),
        (
            Language::Ru,
            "По состоянию на 17 октября 2013 г., по данным настоящего реестра, число подписавших договор «UNTOC» составляет 147 (146 государств и 1 региональная организация экономической интеграции); 40 документов, требуемых для его вступления в силу, были сданы на хранение не позднее 1 июля 2003 г., договор находится в силе с 29 сентября 2003 г., и число его участников составляет 177 (176 государств и 1 региональная организация экономической интеграции).",
        ),
        (
            Language::Es,
            "Al 17 de octubre de 2013, según este registro, el tratado «UNTOC» tiene 147 signatarios (146 Estados y 1 organización regional de integración económica); los 40 instrumentos necesarios para su entrada en vigor se habían depositado a más tardar el 1 de julio de 2003, y el tratado está en vigor desde el 29 de septiembre de 2003, con 177 partes (176 Estados y 1 organización regional de integración económica).",
        ),
        (
            Language::Vi,
            "Tính đến ngày 17 tháng 10 năm 2013, theo sổ đăng ký này, điều ước “UNTOC” có 147 bên đã ký (146 quốc gia và 1 tổ chức hội nhập kinh tế khu vực); 40 văn kiện cần thiết để điều ước có hiệu lực đã được nộp lưu chiểu chậm nhất vào ngày 1 tháng 7 năm 2003, và điều ước có hiệu lực từ ngày 29 tháng 9 năm 2003, với 177 thành viên (176 quốc gia và 1 tổ chức hội nhập kinh tế khu vực).",
        ),
    ] {
        is_told(&history, "2013-10-17", language, expected);
    }
}

#[test]
fn a_name_of_the_other_direction_is_isolated_and_nothing_else() {
    let histories = [hanoi_history(), shipped_history(1), shipped_history(2)];

    for history in histories {
        for as_of in ["2000-01-01", "2005-09-16", "2026-11-21"] {
            for language in Language::ALL {
                let text = told_on(&history, as_of, language);
                let outside = without_isolates(&text);
                let is_arabic = language == Language::Ar;
                let is_foreign = is_arabic && history.treaty().name().exact(language).is_none();
                assert_eq!(outside != text, is_foreign, "{text}");
                let latin = |c: char| c.is_ascii_alphabetic();
                let arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
                if is_arabic {
                    assert!(!outside.contains(latin), "{text}");
                    // A number belongs to the letters before it (UAX 9, W2): there are always some.
                    assert!(text.starts_with(arabic), "{text}");
                } else {
                    assert!(!outside.contains(arabic), "{text}");
                }
            }
        }
    }
}

fn without_isolates(text: &str) -> String {
    let mut parts = text.split(['\u{2068}', '\u{2069}']);
    let mut outside = String::new();
    while let Some(part) = parts.next() {
        outside.push_str(part);
        parts.next();
    }
    outside
}

#[test]
fn a_name_in_the_language_of_the_sentence_is_taken_and_not_isolated() {
    let short = Texts::english("Hanoi Convention").with(Language::Ar, "اتفاقية");
    let treaty = Treaty {
        short_title: Some(short),
        title: Texts::english("Convention").with(Language::Fr, "Convention des Nations Unies"),
        ..hanoi()
    };
    let history = history(treaty, []);

    let told = |language| told_on(&history, "2026-11-21", language);

    assert!(told(Language::Ar).contains("«اتفاقية»"));
    // The full title in the language goes before the short one in English.
    assert!(told(Language::Fr).contains("«\u{a0}Convention des Nations Unies\u{a0}»"));
    assert!(told(Language::Es).contains("«Hanoi Convention»"));
}

#[test]
fn a_russian_sentence_does_not_end_in_two_full_stops() {
    for (index, as_of) in [(0, "2026-11-21"), (1, "2003-08-01"), (1, "2013-10-17")] {
        let text = told_on(&shipped_history(index), as_of, Language::Ru);
        assert!(!text.contains("г.."), "{text}");
        assert!(text.ends_with('.'), "{text}");
    }
}

#[test]
fn french_marks_stand_behind_a_no_break_space() {
    for (index, as_of) in [(0, "2026-11-21"), (1, "2003-08-01"), (1, "2013-10-17")] {
        let text = told_on(&shipped_history(index), as_of, Language::Fr);
        for wrong in [" ;", "« ", " »", "nº "] {
            assert!(!text.contains(wrong), "{wrong}: {text}");
        }
    }
}

//! Dates and numbers as each language writes them.

use chrono::{Datelike as _, Days, NaiveDate};
use signatory::domain::language::Language;
use signatory::http::wording::{dates, numerals};

use crate::support::domain::date;

#[test]
fn each_language_writes_a_date_its_own_way() {
    for (language, written) in [
        (Language::Ar, "21 نوفمبر 2026"),
        (Language::Zh, "2026年11月21日"),
        (Language::En, "21 November 2026"),
        (Language::Fr, "21 novembre 2026"),
        (Language::Ru, "21 ноября 2026\u{202f}г."),
        (Language::Es, "21 de noviembre de 2026"),
        (Language::Vi, "21 tháng 11 năm 2026"),
    ] {
        let text = dates::long(language, date("2026-11-21")).unwrap();
        assert_eq!(text, written, "{language:?}");
    }
}

#[test]
fn the_first_of_a_month_is_an_ordinal_in_french_and_only_the_first() {
    for (day, written) in [
        ("2027-01-01", "1er janvier 2027"),
        ("2027-01-11", "11 janvier 2027"),
        ("2027-01-21", "21 janvier 2027"),
        ("2027-01-31", "31 janvier 2027"),
    ] {
        assert_eq!(dates::long(Language::Fr, date(day)).unwrap(), written);
    }
}

#[test]
fn every_date_that_can_be_asked_for_has_its_year_and_day_and_no_era() {
    let (first, last) = (date("1800-01-01"), date("2200-12-31"));
    // 97 days apart, so that every month and every day of a month is met.
    let days = std::iter::successors(Some(first), |day| day.checked_add_days(Days::new(97)))
        .take_while(|day| *day <= last);

    for day in days {
        for language in Language::ALL {
            let text = dates::long(language, day).unwrap();
            let (year, day_of_month) = numbers_of(language, day);
            assert!(text.contains(&year), "{language:?}: {text}");
            assert!(text.contains(&day_of_month), "{language:?}: {text}");
            assert!(text.chars().count() <= 26, "{language:?}: {text}");
        }
    }
}

fn numbers_of(language: Language, day: NaiveDate) -> (String, String) {
    let number = |n: u32| numerals::ordinal(language, n.into()).unwrap();
    (number(day.year().unsigned_abs()), number(day.day()))
}

#[test]
fn each_language_groups_the_digits_of_a_number_its_own_way() {
    for (language, written) in [
        (Language::Ar, "12,345"),
        (Language::Zh, "12,345"),
        (Language::En, "12,345"),
        (Language::Fr, "12\u{202f}345"),
        (Language::Ru, "12\u{a0}345"),
        (Language::Es, "12.345"),
        (Language::Vi, "12.345"),
    ] {
        let text = numerals::written(language, 12_345).unwrap();
        assert_eq!(text, written, "{language:?}");
    }
}

#[test]
fn a_number_has_the_plural_form_of_its_language() {
    for (language, number, form) in [
        (Language::Ar, 0, "zero"),
        (Language::Ar, 1, "one"),
        (Language::Ar, 2, "two"),
        (Language::Ar, 103, "few"),
        (Language::Ar, 111, "many"),
        (Language::Ar, 102, "other"),
        (Language::Ru, 21, "one"),
        (Language::Ru, 24, "few"),
        (Language::Ru, 11, "many"),
        (Language::Fr, 0, "one"),
        (Language::Es, 0, "other"),
        (Language::En, 1, "one"),
        (Language::Zh, 1, "other"),
    ] {
        let found = numerals::plural_form(language, number).unwrap();
        assert_eq!(found, form, "{language:?} {number}");
    }
}

#[test]
fn the_number_of_an_entry_is_never_grouped() {
    for language in Language::ALL {
        assert_eq!(numerals::ordinal(language, 12_345).unwrap(), "12345");
    }
}

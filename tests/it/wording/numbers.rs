//! Whatever the history, the numbers in a sentence are those of `progress`, and no others.

use chrono::NaiveDate;
use proptest::prelude::*;
use signatory::domain::assessment::Assessment;
use signatory::domain::history::History;
use signatory::domain::language::Language;
use signatory::domain::progress::{Progress, Split, Stage};
use signatory::http::wording::dates;

use super::told;
use crate::properties::strategies::{day, histories, numbered};
use crate::support::domain::directory;

/// The numbers that the sentence must have, in ascending order.
fn expected(progress: &Progress, language: Language) -> Vec<u32> {
    // Arabic has words for none, one and two of something.
    let is_digits = |n: &u32| language != Language::Ar || *n > 2;
    let things = |n: u32| Some(n).filter(is_digits);
    let mut numbers = vec![progress.threshold, progress.signatories.total];
    numbers.extend(parts(progress.signatories).into_iter().filter_map(things));
    match progress.stage {
        Stage::Pending => numbers.extend(things(progress.counted)),
        Stage::ThresholdReached { .. } => {}
        Stage::InForce { .. } => {
            numbers.push(progress.parties.total);
            numbers.extend(parts(progress.parties).into_iter().filter_map(things));
        }
    }
    numbers.sort_unstable();
    numbers
}

/// The parts of a total that there are.
fn parts(split: Split) -> Vec<u32> {
    [
        split.states,
        split.regional_organizations,
        split.other_organizations,
    ]
    .into_iter()
    .filter(|part| *part > 0)
    .collect()
}

/// The numbers in a sentence without its treaty's name and its dates, in ascending order.
fn found(text: &str, assessment: &Assessment, language: Language) -> Vec<u32> {
    let treaty = &assessment.treaty;
    let mut text = text.replace(treaty.name().get(language), "");
    text = text.replace(treaty.title.get(language), "");
    for date in dates_of(assessment) {
        text = text.replace(&dates::long(language, date).unwrap(), "");
    }
    let mut numbers: Vec<u32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().unwrap())
        .collect();
    numbers.sort_unstable();
    numbers
}

fn dates_of(assessment: &Assessment) -> Vec<NaiveDate> {
    let record = assessment.treaty.record.as_ref();
    let mut dates: Vec<NaiveDate> = [
        Some(assessment.as_of),
        record.and_then(|record| record.complete_until),
        assessment.reached.as_ref().map(|reached| reached.on),
        assessment.in_force_on,
    ]
    .into_iter()
    .flatten()
    .collect();
    // The later days of a month first: "21 December" holds "1 December".
    dates.sort_by_key(|date| std::cmp::Reverse(chrono::Datelike::day(date)));
    dates
}

proptest! {
    #[test]
    fn the_numbers_in_the_sentence_are_those_of_progress((treaty, acts) in histories(), as_of in day()) {
        let actions = numbered(acts);
        let history = History::of(treaty.into(), &actions);
        let assessment = Assessment::of(&history, directory(), as_of);
        let progress = Progress::of(&assessment);

        for language in Language::ALL {
            let text = told(&assessment, language);
            prop_assert_eq!(
                found(&text, &assessment, language),
                expected(&progress, language),
                "{}", text
            );
        }
    }
}

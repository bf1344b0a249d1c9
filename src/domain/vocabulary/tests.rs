use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::*;
use crate::domain::action::ActionKind;
use crate::domain::assessment::Status;
use crate::domain::finding::FindingCode;
use crate::domain::participant::{ParticipantKind, RegionalGroup};
use crate::domain::progress::Stage;
use crate::domain::statement::{StatementKind, StatementState};
use crate::domain::threshold::NotCounted;

fn stages() -> [Stage; 3] {
    let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    [
        Stage::Pending,
        Stage::ThresholdReached {
            reached_on: day,
            enters_into_force_on: day,
        },
        Stage::InForce {
            reached_on: day,
            since: day,
        },
    ]
}

fn groups_of_terms() -> [Vec<Term>; 9] {
    [
        ActionKind::ALL.map(action).to_vec(),
        Status::ALL.map(status).to_vec(),
        stages().iter().map(stage).collect(),
        RegionalGroup::ALL.map(regional_group).to_vec(),
        ParticipantKind::ALL.map(participant_kind).to_vec(),
        NotCounted::ALL.map(not_counted).to_vec(),
        StatementKind::ALL.map(statement).to_vec(),
        StatementState::ALL.map(statement_state).to_vec(),
        FindingCode::ALL.map(finding).to_vec(),
    ]
}

fn is_in_script(language: Language, letter: char) -> bool {
    match language {
        Language::Ar => ('\u{600}'..='\u{6ff}').contains(&letter),
        Language::Zh => ('\u{4e00}'..='\u{9fff}').contains(&letter),
        Language::Ru => ('\u{400}'..='\u{4ff}').contains(&letter),
        Language::En | Language::Fr | Language::Es => letter < '\u{250}',
        Language::Vi => letter < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&letter),
    }
}

#[test]
fn every_label_is_written_in_the_script_of_its_language() {
    for term in groups_of_terms().concat() {
        for (language, label) in term.labels {
            let mut letters = label.chars().filter(|c| c.is_alphabetic()).peekable();

            assert!(letters.peek().is_some(), "{} {language:?}", term.name);
            assert!(
                letters.all(|letter| is_in_script(language, letter)),
                "{} {language:?} {label}",
                term.name
            );
            assert_eq!(label, label.trim());
        }
    }
}

#[test]
fn no_two_terms_of_a_group_share_a_label_or_a_name() {
    for terms in groups_of_terms() {
        for language in Language::ALL {
            let labels: BTreeSet<&str> = terms.iter().map(|term| term.label(language)).collect();

            assert_eq!(labels.len(), terms.len(), "{language:?} {labels:?}");
        }
        let names: BTreeSet<&str> = terms.iter().map(|term| term.name).collect();
        assert_eq!(names.len(), terms.len());
    }
}

#[test]
fn labels_come_in_the_order_of_the_languages() {
    for term in groups_of_terms().concat() {
        assert_eq!(term.labels.map(|(language, _)| language), Language::ALL);
    }
}

#[test]
fn every_definition_is_one_to_three_sentences_and_names_its_source() {
    for term in groups_of_terms().concat() {
        let names_source = ["VCLT", "Vienna Convention", "practice"]
            .iter()
            .any(|source| term.definition.contains(source));

        assert!(names_source, "{}", term.name);
        assert!(term.definition.ends_with('.'), "{}", term.name);
        assert!(!term.definition.contains("  "), "{}", term.name);
        assert!(
            term.definition.split_inclusive(". ").count() <= 3,
            "{}",
            term.name
        );
    }
}

#[test]
fn only_actions_have_a_letter_and_it_is_the_depositarys() {
    let [actions, others @ ..] = groups_of_terms();

    for (kind, term) in ActionKind::ALL.into_iter().zip(actions) {
        assert_eq!(term.letter, kind.letter());
    }
    assert!(others.concat().iter().all(|term| term.letter.is_none()));
}

#[test]
fn a_signature_is_never_called_a_ratification() {
    let signature = action(ActionKind::Signature);
    let signatory = status(Status::Signatory);

    for language in Language::ALL {
        let ratification = action(ActionKind::Ratification).label(language);
        assert!(!signature.label(language).contains(ratification));
        assert!(!signatory.label(language).contains(ratification));
    }
}

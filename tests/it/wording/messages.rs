//! The files of messages against each other: what one language says, every language says.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser::parse;
use icu_plurals::{PluralCategory, PluralRules};
use signatory::domain::language::Language;
use signatory::http::wording::source;

const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// What a message is made of.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    variables: BTreeSet<String>,
    messages: BTreeSet<String>,
}

/// What the walk through a pattern finds.
#[derive(Default)]
struct Found {
    parts: Parts,
    keys: BTreeSet<String>,
    /// Plural forms chosen by a number itself.
    bare_forms: BTreeSet<String>,
    text: String,
}

fn messages(language: Language) -> BTreeMap<String, Found> {
    messages_of(source(language))
}

/// The messages of the status line alone: what it may say is narrower than what a page may.
fn of_the_status_line(language: Language) -> BTreeMap<String, Found> {
    let file = format!(
        "{}/src/http/wording/{}/status-line.ftl",
        env!("CARGO_MANIFEST_DIR"),
        language.tag()
    );
    let text = std::fs::read_to_string(file).unwrap();
    messages_of(&text)
}

fn messages_of(text: &str) -> BTreeMap<String, Found> {
    let resource = parse(text).unwrap();
    resource
        .body
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some(message),
            Entry::Junk { content } => panic!("{content}"),
            _ => None,
        })
        .map(|message| {
            let mut found = Found::default();
            look_through(message.value.as_ref().unwrap(), &mut found);
            (message.id.name.to_owned(), found)
        })
        .collect()
}

fn look_through(pattern: &Pattern<&str>, found: &mut Found) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => found.text.push_str(value),
            PatternElement::Placeable { expression } => look_into(expression, found),
        }
    }
}

fn look_into(expression: &Expression<&str>, found: &mut Found) {
    match expression {
        Expression::Inline(inline) => look_at(inline, found),
        Expression::Select { selector, variants } => {
            look_at(selector, found);
            for variant in variants {
                if let VariantKey::Identifier { name } = variant.key {
                    let is_bare = matches!(selector, InlineExpression::VariableReference { .. });
                    if is_bare && FORMS.contains(&name) && !variant.default {
                        found.bare_forms.insert(name.to_owned());
                    }
                    found.keys.insert(name.to_owned());
                }
                look_through(&variant.value, found);
            }
        }
    }
}

fn look_at(inline: &InlineExpression<&str>, found: &mut Found) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.parts.variables.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => {
            found.parts.messages.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { id, arguments } => {
            assert_eq!(id.name, "PLURAL");
            for argument in &arguments.positional {
                look_at(argument, found);
            }
        }
        InlineExpression::StringLiteral { .. } => {}
        other => panic!("not expected in a message: {other:?}"),
    }
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    let parts = |language| -> BTreeMap<String, Parts> {
        let found = messages(language).into_iter();
        found.map(|(id, found)| (id, found.parts)).collect()
    };
    let english = parts(Language::En);
    assert!(english.len() > 12, "{english:?}");

    for language in Language::ALL {
        assert_eq!(parts(language), english, "{language:?}");
    }
}

#[test]
fn only_a_treaty_in_force_is_said_to_have_parties() {
    for language in Language::ALL {
        let of_parties = |found: &Found| {
            found.parts.messages.contains("parties") || found.parts.variables.contains("parties")
        };
        let speaking: Vec<String> = of_the_status_line(language)
            .into_iter()
            .filter(|(_, found)| of_parties(found))
            .map(|(id, _)| id)
            .collect();
        assert_eq!(speaking, ["in-force", "parties"], "{language:?}");
    }
}

#[test]
fn no_message_speaks_of_ratification() {
    let words = ["ratif", "ратиф", "批准", "phê chuẩn", "تصديق", "التصديق"];

    for language in Language::ALL {
        for (id, found) in of_the_status_line(language) {
            let text = found.text.to_lowercase();
            if id == "feeds-act-ratification" {
                // The title of that act and of no other.
                assert!(words.iter().any(|word| text.contains(word)), "{language:?}");
                continue;
            }
            for word in words {
                assert!(!text.contains(word), "{language:?} {id}: {word}");
            }
        }
    }
}

#[test]
fn no_sentence_has_a_line_break_or_an_edge_of_white_space() {
    for language in Language::ALL {
        for (id, found) in messages(language) {
            assert!(!found.text.contains('\n'), "{language:?} {id}");
        }
    }
}

#[test]
fn a_plural_form_is_one_that_the_language_has() {
    for language in Language::ALL {
        let known: BTreeSet<&str> = rules(language).categories().map(name).collect();
        for (id, found) in messages(language) {
            let forms = found
                .keys
                .iter()
                .filter(|key| FORMS.contains(&key.as_str()));
            for form in forms {
                // A default that no number reaches is called `other` too.
                let is_known = known.contains(form.as_str()) || form == "other";
                assert!(is_known, "{language:?} {id}: {form}");
            }
        }
    }
}

/// Fluent's own plural rules are those of CLDR 37 and wrong for Arabic from 103 on.
#[test]
fn no_form_is_chosen_by_the_rules_that_fluent_has() {
    for language in Language::ALL {
        for (id, found) in messages(language) {
            assert_eq!(found.bare_forms, BTreeSet::new(), "{language:?} {id}");
        }
    }
}

fn rules(language: Language) -> PluralRules {
    let locale: icu_locale_core::Locale = language.tag().parse().unwrap();
    PluralRules::try_new_cardinal(locale.into()).unwrap()
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// A message that nothing writes is one that nobody reads over.
#[test]
fn every_message_is_written_somewhere() {
    let sources = everything_below(&format!("{}/src", env!("CARGO_MANIFEST_DIR")));
    let referred: BTreeSet<String> = messages(Language::En)
        .into_values()
        .flat_map(|found| found.parts.messages)
        .collect();

    let idle: Vec<String> = messages(Language::En)
        .into_keys()
        .filter(|id| {
            let constant = id.replace('-', "_").to_uppercase();
            let names = [format!("::{constant}"), format!("\"{id}\"")];
            !referred.contains(id) && !names.iter().any(|name| sources.contains(name))
        })
        .collect();

    assert_eq!(idle, [""; 0]);
}

/// The text of every source and template below a folder.
fn everything_below(folder: &str) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let path = path.to_str().unwrap();
        if std::fs::metadata(path).unwrap().is_dir() {
            text.push_str(&everything_below(path));
        } else if [".rs", ".html", ".svg"]
            .iter()
            .any(|end| path.ends_with(end))
        {
            text.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    text
}

//! `docs/policies.md` against the code: every policy and every value once, with the words and the default of the code.

use std::path::Path;

use signatory::domain::policy::{PolicyCode, PolicyValue};

fn page() -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/policies.md");
    std::fs::read_to_string(page).unwrap()
}

/// The sections of the page that are named by a code.
fn sections() -> Vec<(String, String)> {
    page()
        .split("\n## ")
        .skip(1)
        .filter_map(|section| {
            let (title, text) = section.split_once('\n')?;
            let code = title.strip_prefix('`')?.split_once('`')?.0;
            Some((code.to_owned(), text.to_owned()))
        })
        .collect()
}

/// The first cells of the rows that name a value.
fn values(section: &str) -> Vec<&str> {
    section
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(value, _)| value)
        .collect()
}

#[test]
fn every_policy_has_its_section_in_the_order_of_the_code() {
    let titles: Vec<String> = sections().into_iter().map(|(code, _)| code).collect();

    assert_eq!(titles, PolicyCode::ALL.map(PolicyCode::as_str));
}

#[test]
fn every_section_lists_the_values_of_its_policy_the_default_first() {
    for (code, section) in sections() {
        let policy = PolicyCode::parse(&code).unwrap();
        let expected: Vec<&str> = policy.values().map(PolicyValue::as_str).collect();

        assert_eq!(values(&section), expected, "{code}");
        let default = format!("| `{}` (default) |", policy.default_value().as_str());
        assert!(section.contains(&default), "{code}: {default}");
        assert_eq!(section.matches("(default)").count(), 1, "{code}");
        assert_eq!(policy.values().next(), Some(policy.default_value()));
    }
}

#[test]
fn every_section_has_its_ground_its_source_and_where_it_shows() {
    for (code, section) in sections() {
        for heading in ["**Ground.**", "**Source.**", "**Where it shows.**"] {
            assert_eq!(section.matches(heading).count(), 1, "{code}: {heading}");
        }
    }
}

#[test]
fn every_value_belongs_to_one_policy_and_has_words() {
    let of_policies: Vec<PolicyValue> = PolicyCode::ALL
        .into_iter()
        .flat_map(PolicyCode::values)
        .collect();

    assert_eq!(of_policies, PolicyValue::ALL);
    for value in PolicyValue::ALL {
        assert_eq!(
            PolicyValue::parse(value.policy(), value.as_str()),
            Some(value)
        );
        assert!(value.definition().ends_with('.'), "{}", value.as_str());
    }
    for policy in PolicyCode::ALL {
        assert!(policy.definition().ends_with('.'), "{}", policy.as_str());
    }
}

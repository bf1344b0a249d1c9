//! `docs/dependencies.md` against the manifest: every crate that the program is built on stands there with its reason.

use std::collections::BTreeSet;

const MANIFEST: &str = include_str!("../../../Cargo.toml");
const PAGE: &str = include_str!("../../../docs/dependencies.md");

/// The crates in the manifest, of every kind.
fn built_on() -> BTreeSet<&'static str> {
    let mut is_dependencies = false;
    let mut crates = BTreeSet::new();
    for line in MANIFEST.lines() {
        if line.starts_with('[') {
            is_dependencies = line.ends_with("dependencies]");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| is_dependencies) {
            crates.insert(name);
        }
    }
    crates
}

/// The rows of the page: the crates that each names, and what else it says.
fn rows() -> Vec<(Vec<&'static str>, Vec<&'static str>)> {
    let rows = PAGE.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let mut cells = row.trim_matches('|').split('|').map(str::trim);
        let names = cells.next().unwrap().split('`').skip(1).step_by(2);
        (names.collect(), cells.collect())
    })
    .collect()
}

#[test]
fn every_crate_has_its_reason_and_no_other_is_named() {
    let named: BTreeSet<&str> = rows().into_iter().flat_map(|(names, _)| names).collect();

    assert_eq!(named, built_on());
}

#[test]
fn every_row_says_why_and_names_a_licence_that_is_not_of_the_gpl_family() {
    for (names, said) in rows() {
        assert_eq!(said.len(), 2, "{names:?}");
        assert!(said.iter().all(|cell| !cell.is_empty()), "{names:?}");
        assert!(!said[1].contains("GPL"), "{names:?}");
    }
}

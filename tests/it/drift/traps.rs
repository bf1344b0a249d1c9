//! `docs/traps.md` against the sources: every trap once, and no claim without a test that is there.

use std::path::Path;

/// A row of the page.
struct Trap {
    number: u32,
    proof: String,
}

fn traps() -> Vec<Trap> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/traps.md");
    std::fs::read_to_string(page)
        .unwrap()
        .lines()
        .filter(|line| line.starts_with("| T"))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [number, _, _, proof] = cells[..] else {
                panic!("not four cells: {line}")
            };
            Trap {
                number: number[1..].parse().unwrap(),
                proof: proof.to_owned(),
            }
        })
        .collect()
}

impl Trap {
    /// The tests that the proof names.
    fn tests(&self) -> Vec<&str> {
        self.proof.split('`').skip(1).step_by(2).collect()
    }

    fn is_open(&self) -> bool {
        ["not yet: ", "does not apply: "]
            .iter()
            .any(|open| self.proof.starts_with(open))
    }
}

/// Whether a test of this name, as cargo prints it, is in the sources.
fn exists(test: &str) -> bool {
    let Some((modules, function)) = test.rsplit_once("::") else {
        return false;
    };
    let path = modules.replace("::", "/");
    // Unit tests stand beside what they test, in a file or in the same one.
    let within = path
        .strip_suffix("/tests")
        .map(|path| format!("src/{path}"));
    [
        Some(format!("tests/it/{path}")),
        Some(format!("src/{path}")),
        within,
    ]
    .into_iter()
    .flatten()
    .filter_map(|path| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("{path}.rs"));
        std::fs::read_to_string(file).ok()
    })
    .any(|source| is_test_in(&source, function))
}

/// Marked as a test, or in the list of those that run on both databases.
fn is_test_in(source: &str, function: &str) -> bool {
    let declared = format!("fn {function}(");
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let is_marked = lines
        .windows(2)
        .any(|pair| pair[0] == "#[test]" && pair[1].starts_with(&declared));
    let on_both_databases = source
        .split_once("\nboth!(")
        .and_then(|(_, list)| list.split_once(");"))
        .is_some_and(|(list, _)| list.split(',').any(|name| name.trim() == function));
    is_marked || on_both_databases
}

#[test]
fn every_trap_has_its_row_once_and_in_order() {
    let numbers: Vec<u32> = traps().iter().map(|trap| trap.number).collect();

    assert_eq!(numbers, (1..=60).collect::<Vec<u32>>());
}

#[test]
fn every_trap_has_a_test_or_says_why_not() {
    for trap in traps() {
        assert!(
            trap.is_open() || !trap.tests().is_empty(),
            "T{}: {}",
            trap.number,
            trap.proof
        );
    }
}

#[test]
fn every_test_that_a_trap_names_is_there() {
    let missing: Vec<String> = traps()
        .iter()
        .flat_map(|trap| {
            let absent = trap.tests().into_iter().filter(|test| !exists(test));
            absent
                .map(|test| format!("T{}: {test}", trap.number))
                .collect::<Vec<_>>()
        })
        .collect();

    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

#[test]
fn a_test_that_is_not_there_is_missed() {
    let this = "drift::traps::a_test_that_is_not_there_is_missed";

    assert!(exists(this));
    assert!(exists(
        "domain::place::tests::the_same_instant_has_two_dates"
    ));
    for absent in [
        "drift::traps::no_such_test",
        "drift::traps::exists",
        "drift::no_such_module::a_test_that_is_not_there_is_missed",
        "a_test_that_is_not_there_is_missed",
    ] {
        assert!(!exists(absent), "{absent}");
    }
}

//! Reads the messages of every language and refuses to build if one lacks what another has.
//!
//! Each language has a folder of Fluent files in `src/http/wording/`. English is the measure: every other language has
//! the same files, with the same messages, which use the same variables. What is generated are the texts of each
//! language and a constant for each message, so that code which asks for a message that is not there does not compile.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};

const LANGUAGES: [&str; 7] = ["ar", "zh", "en", "fr", "ru", "es", "vi"];
const MEASURE: &str = "en";
const FOLDER: &str = "src/http/wording";

/// The variables of each message.
type Messages = BTreeMap<String, BTreeSet<String>>;

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script in the environment where to read and write"
)]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-env=SIGNATORY_RUSTC={}", compiler()?);
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join(FOLDER);
    let files = files_of(&root.join(MEASURE))?;
    let mut wanted = Messages::new();
    let mut faults = Vec::new();
    let mut generated = String::new();
    let mut languages = LANGUAGES;
    languages.sort_by_key(|language| *language != MEASURE);
    writeln!(
        generated,
        "/// The messages of each language, by its tag.\npub(super) static SOURCES: [(&str, &str); {}] = [",
        languages.len()
    )?;
    for language in languages {
        let folder = root.join(language);
        if files_of(&folder)? != files {
            faults.push(format!("{language} has other files than {MEASURE}"));
            continue;
        }
        let mut messages = Messages::new();
        write!(generated, "    ({language:?}, concat!(")?;
        for file in &files {
            let path = folder.join(file);
            read(&path, &mut messages, &mut faults)?;
            write!(
                generated,
                "include_str!({:?}), \"\\n\", ",
                path.display().to_string()
            )?;
        }
        writeln!(generated, ")),")?;
        if language == MEASURE {
            wanted = messages;
        } else {
            compare(language, &wanted, &messages, &mut faults);
        }
    }
    writeln!(generated, "];")?;
    for (message, variables) in &wanted {
        let variables: Vec<&str> = variables.iter().map(String::as_str).collect();
        let with = if variables.is_empty() {
            "no variable".to_owned()
        } else {
            format!("`{}`", variables.join("`, `"))
        };
        let constant = message.replace('-', "_").to_uppercase();
        writeln!(
            generated,
            "/// The message `{message}`, with {with}.\npub const {constant}: &str = {message:?};"
        )?;
    }
    if !faults.is_empty() {
        return Err(format!("the messages differ:\n{}", faults.join("\n")).into());
    }
    std::fs::write(
        PathBuf::from(std::env::var("OUT_DIR")?).join("messages.rs"),
        generated,
    )?;
    Ok(())
}

/// What compiles this, in its own words.
#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script in the environment with what it compiles"
)]
fn compiler() -> Result<String, Box<dyn Error>> {
    let asked = std::process::Command::new(std::env::var("RUSTC")?)
        .arg("--version")
        .output()?;
    Ok(String::from_utf8_lossy(&asked.stdout).trim().to_owned())
}

fn files_of(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".ftl") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn read(
    path: &Path,
    messages: &mut Messages,
    faults: &mut Vec<String>,
) -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string(path)?;
    let Ok(resource) = fluent_syntax::parser::parse(text.as_str()) else {
        faults.push(format!("{} cannot be read", path.display()));
        return Ok(());
    };
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let mut variables = BTreeSet::new();
        if let Some(pattern) = &message.value {
            in_pattern(pattern, &mut variables);
        }
        let id = message.id.name.to_owned();
        if messages.insert(id, variables).is_some() {
            faults.push(format!("{} has {} again", path.display(), message.id.name));
        }
    }
    Ok(())
}

fn compare(language: &str, wanted: &Messages, found: &Messages, faults: &mut Vec<String>) {
    for (message, variables) in wanted {
        match found.get(message) {
            None => faults.push(format!("{language} lacks {message}")),
            Some(own) => {
                for variable in own.difference(variables) {
                    faults.push(format!(
                        "{language}: {message} uses ${variable}, which {MEASURE} does not"
                    ));
                }
            }
        }
    }
    for message in found
        .keys()
        .filter(|message| !wanted.contains_key(*message))
    {
        faults.push(format!("{language} has {message}, which {MEASURE} has not"));
    }
}

fn in_pattern(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, variables);
        }
    }
}

fn in_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, variables),
        Expression::Select { selector, variants } => {
            in_inline(selector, variables);
            for variant in variants {
                in_pattern(&variant.value, variables);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, variables),
        InlineExpression::FunctionReference { arguments, .. } => in_arguments(arguments, variables),
        InlineExpression::TermReference {
            arguments: Some(arguments),
            ..
        } => in_arguments(arguments, variables),
        _ => {}
    }
}

fn in_arguments(arguments: &CallArguments<&str>, variables: &mut BTreeSet<String>) {
    for argument in &arguments.positional {
        in_inline(argument, variables);
    }
}

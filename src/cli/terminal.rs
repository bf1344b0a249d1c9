//! What a person sees in the terminal: a complaint in one sentence, a bar for what takes long.

use std::io::{IsTerminal as _, Write as _};

use indicatif::{ProgressBar, ProgressStyle};

/// A failure with its causes, in a sentence.
pub fn with_causes(failure: &dyn std::error::Error) -> String {
    let mut text = failure.to_string();
    let mut cause = failure.source();
    while let Some(error) = cause {
        let detail = error.to_string();
        // Many errors repeat their cause in their own words.
        if !text.contains(&detail) {
            text = format!("{text}: {detail}");
        }
        cause = error.source();
    }
    text
}

/// Writes what went wrong as one line on standard error.
pub fn complain(text: &str) {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Nothing can be said where standard error is closed.
    let _ = writeln!(std::io::stderr(), "signatory: {line}");
}

/// Writes a line on standard output.
///
/// # Errors
/// When standard output is closed.
pub fn say(line: &str) -> std::io::Result<()> {
    writeln!(std::io::stdout(), "{line}")
}

/// A bar that hears of progress as (done, of); it is drawn on a terminal only.
pub fn bar(what: &'static str) -> impl Fn(u64, u64) {
    let bar = if std::io::stderr().is_terminal() {
        ProgressBar::new(0)
    } else {
        ProgressBar::hidden()
    };
    let style = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len} ({eta} left)");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar.set_message(what);
    move |done, of| {
        bar.set_length(of);
        bar.set_position(done);
        if done >= of {
            bar.finish_and_clear();
        }
    }
}

//! Sentences for people: the same in every language, and right in each.

mod asserted;
mod dates;
mod forms;
mod languages;
mod messages;
mod notification;
mod numbers;
mod status_line;

use signatory::domain::assessment::Assessment;
use signatory::domain::history::History;
use signatory::domain::language::Language;
use signatory::domain::treaty::{RecordBasis, RecordKind, Treaty};
use signatory::http::wording::status_line::{Vantage, sentence};

use crate::support::domain::{assess, date, hanoi};

/// The day on which these sentences are told.
const TODAY: &str = "2030-01-01";

/// The Hanoi Convention with a record that is complete.
fn with_complete_record() -> Treaty {
    with_record_until(Some("2030-01-01"))
}

fn with_record_until(complete_until: Option<&str>) -> Treaty {
    Treaty {
        record: Some(RecordBasis {
            kind: RecordKind::Register,
            complete_until: complete_until.map(date),
            source: None,
            note: None,
        }),
        ..hanoi()
    }
}

fn told(assessment: &Assessment, language: Language) -> String {
    let vantage = Vantage {
        today: date(TODAY),
        entry: None,
    };
    sentence(assessment, vantage, language).unwrap()
}

fn told_on(history: &History, as_of: &str, language: Language) -> String {
    told(&assess(history, as_of), language)
}

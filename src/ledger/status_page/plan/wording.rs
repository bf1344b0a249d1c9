//! Why a person is needed: a word of a closed list, and a sentence that says what was found.

use crate::documents::mtdsg::Unmapped;
use crate::domain::status_table::Reason;
use crate::ledger::status_page::rows::WhyUnread;

/// Why something that differs needs a person.
pub(super) fn reason(reason: &Reason) -> (&'static str, String) {
    match reason {
        Reason::DatesDiffer(Some(action)) => (
            "dates_differ",
            format!("both have it, with different dates: action {action} may have to be corrected, or there was another"),
        ),
        Reason::DatesDiffer(None) => (
            "dates_differ",
            "both have it, with different dates: one of them may have to be corrected".to_owned(),
        ),
        Reason::KindsDiffer(action) => (
            "kinds_differ",
            format!("both have something there, of different kinds: action {action} may have to be corrected"),
        ),
        Reason::NotPrinted(action) => (
            "not_in_document",
            match action {
                Some(action) => format!("only the register has it, by action {action}: it was withdrawn, or is newer than the document, or is wrong"),
                None => "only the register has it: it was withdrawn, or is newer than the document, or is wrong".to_owned(),
            },
        ),
        Reason::LaterThanCompared => (
            "later_than_compared",
            "it is dated after the day for which the register was asked".to_owned(),
        ),
        Reason::EndNotSaid => (
            "end_not_said",
            "it stands in brackets, denounced or withdrawn, and no note says when the notification was received".to_owned(),
        ),
        Reason::EndInProse { text, dates } => (
            "end_only_in_prose",
            format!(
                "it stands in brackets, denounced or withdrawn, and when is said in prose only, with {}: {text:?}",
                if dates.is_empty() {
                    "no date".to_owned()
                } else {
                    let dates: Vec<String> = dates.iter().map(ToString::to_string).collect();
                    format!("the dates {}", dates.join(", "))
                }
            ),
        ),
        Reason::EndedOtherwise => (
            "ended_otherwise",
            "it ended with the parent treaty or the member States, so an action in relation to another treaty or of another participant is missing".to_owned(),
        ),
        Reason::NotInBrackets => (
            "not_in_brackets",
            "the register has an end that has taken effect, and the document has no brackets".to_owned(),
        ),
        Reason::EndsDiffer => (
            "ends_differ",
            "both have an end, with different dates or causes".to_owned(),
        ),
        Reason::SignatureInBrackets => (
            "signature_in_brackets",
            "the signature stands in brackets, and no note says why in words that are read".to_owned(),
        ),
    }
}

/// Why something that could not be read needs a person.
pub(super) fn unread(why: &WhyUnread) -> (&'static str, String) {
    match why {
        WhyUnread::UnknownName(near) => (
            "unknown_name",
            if near.is_empty() {
                "no participant is called that".to_owned()
            } else {
                let near: Vec<String> = near
                    .iter()
                    .map(|near| format!("{} ({})", near.name, near.code))
                    .collect();
                format!("no participant is called that; near are {}", near.join(", "))
            },
        ),
        WhyUnread::NameRepeated => (
            "name_repeated",
            "an earlier row is this participant's already".to_owned(),
        ),
        WhyUnread::NumberOfCells { expected } => (
            "wrong_number_of_cells",
            format!("the header has {expected} columns, and the row another number"),
        ),
        WhyUnread::Unmapped(Unmapped::NotInHeader) => (
            "unmapped_code",
            "the header of the column names no act for the letters after the date, or for none".to_owned(),
        ),
        WhyUnread::Unmapped(Unmapped::Ambiguous) => (
            "unmapped_code",
            "the header of the column names several acts for the letters after the date, or for none".to_owned(),
        ),
        WhyUnread::Unmapped(Unmapped::NoAction(words)) => (
            "unmapped_code",
            format!("the header of the column says {words:?}, and that is no kind of action here"),
        ),
        WhyUnread::NoDate => (
            "unreadable_cell",
            "expected a date such as 4 Mar 2019 a".to_owned(),
        ),
        WhyUnread::ActRepeated => (
            "act_repeated",
            "another column of the row has an act of this family already".to_owned(),
        ),
    }
}

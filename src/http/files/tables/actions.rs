//! The columns of the record of actions.

use crate::domain::action::ActionKind;
use crate::http::files::Holds::{Date, Flag, Instant, Number, OneOf, Text, Word};
use crate::http::files::Table;
use crate::http::files::csv::instant;
use crate::http::wire::actions::ActionResponse;

use super::{always, column, listed, shown, word};

fn action_kinds() -> Vec<&'static str> {
    ActionKind::ALL.map(ActionKind::as_str).into()
}

fn origins() -> Vec<&'static str> {
    vec!["imported", "recorded"]
}

/// The record of actions.
pub const ACTIONS: Table<ActionResponse> = Table {
    name: "actions",
    path: "actions",
    is_localized: false,
    title: "Actions",
    description: "One row for each action in the order of the record; one that was corrected stays, out of effect, and what took its place is there too.",
    key: "id",
    columns: &[
        always("id", Word, "The action's id.", |r| Some(r.id.clone())),
        always("position", Number, "Its place in the record.", |r| {
            shown(Some(r.position))
        }),
        always("treaty", Word, "The treaty's id.", |r| {
            Some(r.treaty.clone())
        }),
        always("participant", Word, "The participant's code.", |r| {
            Some(r.participant.clone())
        }),
        always("participant_name", Text, "Its English name.", |r| {
            Some(r.participant_name.clone())
        }),
        always("kind", OneOf(action_kinds), "What was done.", |r| {
            word(r.kind)
        }),
        column(
            "letter",
            Word,
            "The depositary's letter for it, case-sensitive; none for signature and ratification.",
            |r| shown(r.letter),
        ),
        always("date", Date, "The legal date.", |r| shown(Some(r.date))),
        column("place", Text, "Where.", |r| r.place.clone()),
        column("signatory", Text, "Who signed for the participant.", |r| {
            r.signatory.clone()
        }),
        column(
            "notification",
            Text,
            "The depositary notification, as printed.",
            |r| r.notification.clone(),
        ),
        column("source", Text, "Where the fact can be checked.", |r| {
            r.source.clone()
        }),
        column("note", Text, "What a reader should know beside it.", |r| {
            r.note.clone()
        }),
        column(
            "title_received",
            Text,
            "What the instrument calls itself, as received.",
            |r| r.title_received.clone(),
        ),
        column(
            "dated_on",
            Date,
            "The date that the instrument or letter itself bears.",
            |r| shown(r.dated_on),
        ),
        column(
            "received_on",
            Date,
            "When the depositary received the original.",
            |r| shown(r.received_on),
        ),
        column(
            "received_electronically_on",
            Date,
            "When the depositary received it in electronic form.",
            |r| shown(r.received_electronically_on),
        ),
        column(
            "notified_on",
            Date,
            "When the depositary issued its notification.",
            |r| shown(r.notified_on),
        ),
        column(
            "registered_on",
            Date,
            "When it was registered under Article 102 of the Charter.",
            |r| shown(r.registered_on),
        ),
        column(
            "succession_on",
            Date,
            "For a succession: the date of the succession of States.",
            |r| shown(r.succession_on),
        ),
        column(
            "predecessor",
            Word,
            "For a succession: the code of the State that is succeeded.",
            |r| r.predecessor.clone(),
        ),
        column(
            "capacity",
            Word,
            "In what capacity the signatory signed.",
            |r| shown(r.capacity),
        ),
        column(
            "full_powers",
            Flag,
            "Whether the signatory produced full powers.",
            |r| shown(r.full_powers),
        ),
        column(
            "override_reason",
            Text,
            "Why the depositary accepted it where a declared policy leaves that to its decision.",
            |r| r.override_reason.clone(),
        ),
        always(
            "statements",
            Number,
            "How many statements came with it; their words are in the JSON.",
            |r| shown(Some(r.statements.len())),
        ),
        column(
            "documents",
            Word,
            "The SHA-256 of the public documents that were lodged with it, separated by a vertical bar.",
            |r| listed(&r.documents),
        ),
        always(
            "origin",
            OneOf(origins),
            "Whether it was imported from a history or recorded here as a new act.",
            |r| word(r.origin),
        ),
        always(
            "in_effect",
            Flag,
            "Whether it is in effect: not corrected.",
            |r| shown(Some(r.in_effect)),
        ),
        column(
            "corrected_by",
            Word,
            "The id of the correction that took it out of effect.",
            |r| r.corrected_by.clone(),
        ),
        column(
            "corrects",
            Word,
            "The id of the action in whose place it stands.",
            |r| r.corrects.clone(),
        ),
        always("recorded_at", Instant, "When it was recorded here.", |r| {
            Some(instant(r.recorded_at))
        }),
        always(
            "hash",
            Word,
            "The entry's hash in the chain of the record.",
            |r| Some(r.hash.clone()),
        ),
    ],
};

//! The columns of the status table.

use crate::domain::action::ActionKind;
use crate::domain::assessment::Status;
use crate::domain::threshold::EffectBasis;
use crate::http::files::Holds::{Date, Flag, OneOf, Text, Word};
use crate::http::files::Table;
use crate::http::wire::participants::{Consent, StatusRow};

use super::{always, column, groups, kinds, shown, un_statuses, word};

fn statuses() -> Vec<&'static str> {
    Status::ALL.map(Status::as_str).into()
}

fn consents() -> Vec<&'static str> {
    let consents = ActionKind::ALL.into_iter().filter(|k| k.is_consent());
    consents.map(ActionKind::as_str).collect()
}

fn bases() -> Vec<&'static str> {
    EffectBasis::ALL.map(EffectBasis::as_str).into()
}

fn ends() -> Vec<&'static str> {
    vec![
        "withdrawn",
        "denounced",
        "left_with_parent",
        "ceased_with_members",
    ]
}

fn of_consent(row: &StatusRow, what: fn(&Consent) -> Option<String>) -> Option<String> {
    row.consent.as_ref().and_then(what)
}

/// The status table.
pub const PARTICIPANTS: Table<StatusRow> = Table {
    name: "participants",
    path: "participants",
    is_localized: true,
    title: "Status of participants",
    description: "One row for each eligible participant, with or without action, in exactly one status.",
    key: "code",
    columns: &[
        always(
            "code",
            Word,
            "The participant's stable code: ISO 3166-1 alpha-3 where it has one.",
            |r| Some(r.code.clone()),
        ),
        always("name", Text, "Its name in the language asked for.", |r| {
            Some(r.name.clone())
        }),
        always(
            "kind",
            OneOf(kinds),
            "State, regional economic integration organization or other organization.",
            |r| word(r.kind),
        ),
        always(
            "un_status",
            OneOf(un_statuses),
            "Member of the United Nations, observer, or neither.",
            |r| word(r.un_status),
        ),
        always(
            "regional_group",
            OneOf(groups),
            "The United Nations regional group.",
            |r| word(r.regional_group),
        ),
        always(
            "status",
            OneOf(statuses),
            "Where it stands in relation to the treaty.",
            |r| word(r.status),
        ),
        column("signed_on", Date, "When it signed.", |r| shown(r.signed_on)),
        column(
            "signature_withdrawn_on",
            Date,
            "When it made known that it will not become a party.",
            |r| shown(r.signature_withdrawn_on),
        ),
        column(
            "consent_kind",
            OneOf(consents),
            "Its latest instrument of consent to be bound.",
            |r| of_consent(r, |c| word(c.kind)),
        ),
        column(
            "consent_letter",
            Word,
            "The depositary's letter for that instrument; none for ratification.",
            |r| of_consent(r, |c| shown(c.letter)),
        ),
        column(
            "consent_deposited_on",
            Date,
            "The date of its deposit.",
            |r| of_consent(r, |c| shown(Some(c.deposited_on))),
        ),
        column(
            "consent_ended_on",
            Date,
            "The first day on which it no longer stands.",
            |r| of_consent(r, |c| shown(c.ended_on)),
        ),
        column(
            "consent_ended_by",
            OneOf(ends),
            "How it ended or will end.",
            |r| of_consent(r, |c| shown(c.ended_by)),
        ),
        column(
            "consent_action",
            Word,
            "The id of the action that deposited it.",
            |r| of_consent(r, |c| Some(c.action.clone())),
        ),
        always(
            "counted",
            Flag,
            "Whether that instrument counts towards the threshold.",
            |r| shown(Some(r.counted)),
        ),
        column(
            "effective_on",
            Date,
            "When the treaty enters into force for it, once that is known.",
            |r| shown(r.effective_on),
        ),
        column(
            "effective_basis",
            OneOf(bases),
            "The rule by which that was found.",
            |r| shown(r.effective_basis),
        ),
        column(
            "leaves_on",
            Date,
            "When its participation ends or ended.",
            |r| shown(r.leaves_on),
        ),
        column(
            "provisional_application_since",
            Date,
            "Since when it applies the treaty provisionally, without being a party.",
            |r| shown(r.provisional_application_since),
        ),
    ],
};

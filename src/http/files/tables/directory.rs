//! The columns of the directory.

use crate::http::files::Holds::{Date, OneOf, Text, Word};
use crate::http::files::Table;
use crate::http::wire::participants::ParticipantResponse;

use super::{always, column, groups, kinds, listed, shown, un_statuses, word};

/// The directory.
pub const DIRECTORY: Table<ParticipantResponse> = Table {
    name: "participants",
    path: "participants",
    is_localized: false,
    title: "States and organizations",
    description: "One row for each.",
    key: "code",
    columns: &[
        always("code", Word, "The stable code.", |r| Some(r.code.clone())),
        column("alpha2", Word, "ISO 3166-1 alpha-2, or EU.", |r| {
            r.alpha2.clone()
        }),
        column(
            "m49",
            Word,
            "The United Nations M49 code, with its leading zeros.",
            |r| r.m49.clone(),
        ),
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
        column("m49_region", Text, "The M49 region.", |r| {
            r.m49_region.clone()
        }),
        column("m49_subregion", Text, "The M49 sub-region.", |r| {
            r.m49_subregion.clone()
        }),
        column("name_ar", Text, "Its name in Arabic.", |r| {
            r.names.ar.clone()
        }),
        column("name_zh", Text, "Its name in Chinese.", |r| {
            r.names.zh.clone()
        }),
        always("name_en", Text, "Its name in English.", |r| {
            Some(r.names.en.clone())
        }),
        column("name_fr", Text, "Its name in French.", |r| {
            r.names.fr.clone()
        }),
        column("name_ru", Text, "Its name in Russian.", |r| {
            r.names.ru.clone()
        }),
        column("name_es", Text, "Its name in Spanish.", |r| {
            r.names.es.clone()
        }),
        column("name_vi", Text, "Its name in Vietnamese.", |r| {
            r.names.vi.clone()
        }),
        column(
            "aliases",
            Text,
            "Other names by which it is or was known, separated by a vertical bar.",
            |r| listed(&r.aliases),
        ),
        column(
            "member_of",
            Word,
            "The codes of the organizations of which it is a member, separated by a vertical bar.",
            |r| listed(&r.member_of),
        ),
        column(
            "members",
            Word,
            "For an organization: the codes of its member States, separated by a vertical bar.",
            |r| listed(&r.members),
        ),
        column(
            "ceased_on",
            Date,
            "For a State that no longer exists: its last day.",
            |r| shown(r.ceased_on),
        ),
        column(
            "successors",
            Word,
            "The codes of the States that followed it, separated by a vertical bar.",
            |r| listed(&r.successors),
        ),
        column(
            "predecessors",
            Word,
            "The codes of the States that no longer exist and that it followed, separated by a vertical bar.",
            |r| listed(&r.predecessors),
        ),
        column("note", Text, "What a reader should know beside it.", |r| {
            r.note.clone()
        }),
    ],
};

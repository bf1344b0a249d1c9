//! The columns of the numbers over time.

use crate::http::files::Holds::{Date, Number, OneOf};
use crate::http::files::Table;
use crate::http::wire::series::SeriesPoint;

use super::{always, shown, word};

fn reasons_for_a_point() -> Vec<&'static str> {
    vec!["change", "day", "month_end", "from", "until"]
}

/// The numbers over time.
pub const SERIES: Table<SeriesPoint> = Table {
    name: "series",
    path: "progress/series",
    is_localized: false,
    title: "Numbers over time",
    description: "One row for each day: the cumulative numbers at its end. Between two days the numbers stand.",
    key: "on",
    columns: &[
        always("on", Date, "The day.", |r| shown(Some(r.on))),
        always(
            "taken",
            OneOf(reasons_for_a_point),
            "Why this day is in the table.",
            |r| word(r.taken),
        ),
        always(
            "signatories",
            Number,
            "Those that have signed, whatever they did since.",
            |r| shown(Some(r.signatories.total)),
        ),
        always("signatories_states", Number, "Of those: States.", |r| {
            shown(Some(r.signatories.states))
        }),
        always(
            "signatories_regional_organizations",
            Number,
            "Of those: regional economic integration organizations.",
            |r| shown(Some(r.signatories.regional_organizations)),
        ),
        always(
            "signatures_withdrawn",
            Number,
            "Of those, how many made known that they will not become parties.",
            |r| shown(Some(r.signatures_withdrawn)),
        ),
        always(
            "counted",
            Number,
            "How many instruments count towards the threshold.",
            |r| shown(Some(r.counted)),
        ),
        always(
            "contracting_states",
            Number,
            "Those that consented to be bound and for which the treaty is not yet in force, organizations included.",
            |r| shown(Some(r.contracting_states.total)),
        ),
        always(
            "contracting_states_states",
            Number,
            "Of those: States.",
            |r| shown(Some(r.contracting_states.states)),
        ),
        always(
            "contracting_states_regional_organizations",
            Number,
            "Of those: regional economic integration organizations.",
            |r| shown(Some(r.contracting_states.regional_organizations)),
        ),
        always(
            "parties",
            Number,
            "Those for which it is in force, organizations included.",
            |r| shown(Some(r.parties.total)),
        ),
        always("parties_states", Number, "Of those: States.", |r| {
            shown(Some(r.parties.states))
        }),
        always(
            "parties_regional_organizations",
            Number,
            "Of those: regional economic integration organizations.",
            |r| shown(Some(r.parties.regional_organizations)),
        ),
    ],
};

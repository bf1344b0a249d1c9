//! The record that a new register starts with.

use signatory::documents::shipped;
use signatory::domain::participant::RegionalGroup;
use signatory::domain::progress::Progress;
use signatory::domain::rules::{Regime, review};

use crate::support::domain::{acts_of, assess, directory, hanoi_history, history, shipped_treaty};

#[test]
fn the_hanoi_convention_has_the_signatories_that_its_sources_name() {
    let history = hanoi_history();

    let ceremony = Progress::of(&assess(&history, "2025-10-26"));
    let today = Progress::of(&assess(&history, "2026-11-21"));

    let by_group: Vec<(RegionalGroup, u32)> = ceremony
        .groups
        .iter()
        .map(|group| (group.group, group.signatories))
        .collect();
    assert_eq!(ceremony.signatories.total, 72);
    assert_eq!(ceremony.signatories.states, 71);
    assert_eq!(ceremony.signatories.regional_organizations, 1);
    assert_eq!(
        by_group,
        [
            (RegionalGroup::African, 21),
            (RegionalGroup::AsiaPacific, 19),
            (RegionalGroup::EasternEuropean, 7),
            (RegionalGroup::Grulac, 11),
            (RegionalGroup::Weog, 12),
            (RegionalGroup::None, 2),
        ]
    );
    assert_eq!(today.signatories.total, 73);
    assert_eq!((today.counted, today.remaining), (0, 40));
}

#[test]
fn no_shipped_action_breaks_a_rule() {
    for index in 0..3 {
        let acts = acts_of(shipped::treaties()[index].actions);
        let history = history(shipped_treaty(index), acts);
        for participant in history.participants() {
            let found = review(&history, directory(), participant, Regime::History);
            assert!(found.is_empty(), "{index} {participant}: {found:?}");
        }
    }
}

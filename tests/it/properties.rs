//! What holds for every history and every treaty document, tried with many made at random.

mod corrections;
mod deciding;
mod next_steps;
mod over_time;
mod status_page;
pub mod strategies;

use std::sync::Arc;

use chrono::NaiveDate;
use proptest::prelude::*;
use signatory::documents::treaty;
use signatory::domain::action::{Act, Action, ActionKind, Family};
use signatory::domain::assessment::{Assessment, Status};
use signatory::domain::history::History;
use signatory::domain::participant::RegionalGroup;
use signatory::domain::progress::{Progress, Stage};
use signatory::domain::treaty::{ParentClause, Provenance, Treaty};

use crate::support::domain::directory;
use strategies::{acts, day, days, histories, numbered, small_treaty, treaties};

/// Everything in an assessment but the positions of actions.
#[derive(Debug, PartialEq)]
struct Facts {
    standings: Vec<Fact>,
    counted: usize,
    reached_on: Option<NaiveDate>,
    reached_by: usize,
    in_force_on: Option<NaiveDate>,
    findings: String,
    stage: Stage,
}

#[derive(Debug, PartialEq)]
struct Fact {
    participant: String,
    status: Status,
    signed: Option<(NaiveDate, Option<NaiveDate>)>,
    instrument: Option<(ActionKind, NaiveDate, Option<NaiveDate>)>,
    counts: bool,
    effect: Option<NaiveDate>,
    leaves_on: Option<NaiveDate>,
    provisional_since: Option<NaiveDate>,
}

fn facts(treaty: &Treaty, actions: &[Action], as_of: NaiveDate) -> Facts {
    let assessment = assessed(treaty, actions, as_of);
    Facts {
        standings: assessment
            .standings
            .iter()
            .filter(|s| s.status != Status::NoAction)
            .map(|s| Fact {
                participant: s.participant.code.to_string(),
                status: s.status,
                signed: s.signed.as_ref().map(|x| (x.on, x.withdrawn_on)),
                instrument: s
                    .instrument
                    .as_ref()
                    .map(|i| (i.kind, i.deposited_on, i.end.map(|end| end.on()))),
                counts: s.counts,
                effect: s.effect.map(|effect| effect.on),
                leaves_on: s.leaves_on,
                provisional_since: s.provisional_since,
            })
            .collect(),
        counted: assessment.counted(),
        reached_on: assessment.reached.as_ref().map(|reached| reached.on),
        reached_by: assessment.reached.as_ref().map_or(0, |r| r.by.len()),
        in_force_on: assessment.in_force_on,
        findings: format!("{:?}", assessment.findings),
        stage: Progress::of(&assessment).stage,
    }
}

fn assessed(treaty: &Treaty, actions: &[Action], as_of: NaiveDate) -> Assessment {
    let history = History::of(Arc::new(treaty.clone()), actions);
    Assessment::of(&history, directory(), as_of)
}

proptest! {
    #[test]
    fn what_is_true_does_not_depend_on_the_order_of_recording(
        treaty in small_treaty(),
        (acts, permuted) in acts().prop_flat_map(|acts| (Just(acts.clone()), Just(acts).prop_shuffle())),
        as_of in day(),
    ) {
        let one = facts(&treaty, &numbered(acts), as_of);
        let other = facts(&treaty, &numbered(permuted), as_of);

        prop_assert_eq!(one, other);
    }

    #[test]
    fn a_signature_more_never_changes_the_count(
        (treaty, acts) in histories(),
        signature in strategies::act(ActionKind::Signature),
        as_of in day(),
    ) {
        let before = assessed(&treaty, &numbered(acts.clone()), as_of);
        let with_signature: Vec<Act> = acts.into_iter().chain([signature]).collect();
        let after = assessed(&treaty, &numbered(with_signature), as_of);

        prop_assert_eq!(before.counted(), after.counted());
        prop_assert_eq!(before.in_force_on, after.in_force_on);
    }

    #[test]
    fn the_count_never_falls_where_nothing_is_taken_back((treaty, acts) in histories()) {
        let acts: Vec<Act> = acts
            .into_iter()
            .filter(|act| act.kind.family() != Family::Withdrawal)
            .collect();
        let actions = numbered(acts);
        let mut before = 0;
        for as_of in strategies::days() {
            let counted = assessed(&treaty, &actions, as_of).counted();
            prop_assert!(counted >= before, "{} after {} on {}", counted, before, as_of);
            before = counted;
        }
    }

    #[test]
    fn everyone_stands_in_exactly_one_place((treaty, acts) in histories(), as_of in day()) {
        let assessment = assessed(&treaty, &numbered(acts.clone()), as_of);

        let mut codes: Vec<_> = assessment.standings.iter().map(|s| &s.participant.code).collect();
        let listed = codes.len();
        codes.sort();
        codes.dedup();
        prop_assert_eq!(codes.len(), listed);
        for participant in directory().iter().filter(|p| p.dissolution.is_none()) {
            prop_assert!(assessment.standing(&participant.code).is_some());
        }
        for act in acts.iter().filter(|act| act.date <= as_of && act.kind.is_consent()) {
            prop_assert!(assessment.standing(&act.participant).is_some());
        }
    }

    #[test]
    fn totals_equal_the_lists_that_they_total((treaty, acts) in histories(), as_of in day()) {
        let assessment = assessed(&treaty, &numbered(acts), as_of);
        let progress = Progress::of(&assessment);
        let standings = &assessment.standings;
        let with = |status| standings.iter().filter(|s| s.status == status).count();
        let total = |count: u32| usize::try_from(count).unwrap();

        prop_assert_eq!(
            total(progress.signatories.total),
            standings.iter().filter(|s| s.signed.is_some()).count()
        );
        prop_assert_eq!(total(progress.parties.total), with(Status::Party));
        prop_assert_eq!(total(progress.contracting_states.total), with(Status::ContractingState));
        prop_assert_eq!(total(progress.counted), standings.iter().filter(|s| s.counts).count());
        prop_assert_eq!(total(progress.counted), assessment.ordinals().len());
        prop_assert_eq!(Status::ALL.map(with).iter().sum::<usize>(), standings.len());
        let split = progress.signatories;
        prop_assert_eq!(split.states + split.regional_organizations + split.other_organizations, split.total);
        prop_assert_eq!(split.un_members + split.observer_states + split.other_states, split.states);
        prop_assert_eq!(progress.groups.len(), RegionalGroup::ALL.len());
        prop_assert_eq!(progress.groups.iter().map(|g| g.signatories).sum::<u32>(), split.total);
        prop_assert_eq!(progress.groups.iter().map(|g| g.parties).sum::<u32>(), progress.parties.total);
        prop_assert_eq!(progress.groups.iter().map(|g| g.counted).sum::<u32>(), progress.counted);
    }

    #[test]
    fn conditions_are_never_met_in_the_future((treaty, acts) in histories(), as_of in day()) {
        let assessment = assessed(&treaty, &numbered(acts), as_of);

        if let Some(reached) = &assessment.reached {
            prop_assert!(reached.on <= as_of);
            prop_assert!(!reached.by.is_empty());
            prop_assert!(assessment.in_force_on.unwrap() >= reached.on);
        }
    }

    #[test]
    fn the_entry_into_force_as_known_on_a_day_is_that_of_all_time_if_it_was_known_by_then(
        (treaty, acts) in histories(),
        (of_parent, acts_of_parent) in histories(),
    ) {
        let parent = History::of(Arc::new(of_parent), &numbered(acts_of_parent));
        let mut treaty = treaty;
        treaty.parent = Some(ParentClause {
            treaty: parent.treaty().id.clone(),
            article: None,
            participation_requires: false,
            denunciation_entails: None,
            entry_into_force_floor: true,
            provenance: Provenance::default(),
        });
        let history = History::of(Arc::new(treaty), &numbered(acts)).with_parent(Some(Arc::new(parent)));
        let for_ever = history.commencement(directory(), NaiveDate::MAX);

        for day in days() {
            let known = history.commencement(directory(), day);
            prop_assert_eq!(known, for_ever.filter(|c| c.known_on <= day), "on {}", day);
        }
    }

    #[test]
    fn nobody_is_a_party_before_the_entry_into_force((treaty, acts) in histories(), as_of in day()) {
        let assessment = assessed(&treaty, &numbered(acts), as_of);

        let in_force = assessment.in_force_on.is_some_and(|on| on <= as_of);
        let parties = Progress::of(&assessment).parties.total;
        prop_assert!(in_force || parties == 0);
    }

    #[test]
    fn a_rendered_treaty_is_read_as_itself(expected in treaties()) {
        let rendered = treaty::render(&expected).to_string();

        prop_assert_eq!(treaty::parse(&rendered), Ok(expected));
    }
}

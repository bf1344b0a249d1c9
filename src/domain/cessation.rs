//! Ends of a participation that no act of the participant's own in relation to the treaty brings about.
//!
//! Two clauses do that: one who leaves the parent treaty leaves its protocols (UNTOC 40(3)), and an organization ceases
//! to be a party when all its member States have denounced (UNCAC 70(2)).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::ids::ParticipantCode;
use super::participant::Directory;
use super::participation::{End, Instrument, Participation};
use super::policy::PolicyValue;

/// The days on which one leaves a protocol because it leaves the parent by its own notice.
#[must_use]
pub fn with_parent(in_parent: &Participation) -> Vec<End> {
    in_parent
        .instruments
        .iter()
        .filter(|instrument| match instrument.end {
            Some(End::Denounced { .. } | End::LeftWithParent { .. }) => true,
            // The clause speaks of a denunciation by notification; a protocol has a clause of its own on members.
            Some(End::Withdrawn { .. } | End::CeasedWithMembers { .. }) | None => false,
        })
        .filter_map(Instrument::left_on)
        .map(|on| End::LeftWithParent { on })
        .collect()
}

/// The days on which an organization ceases to be a party because all its member States have left.
///
/// No source says how "all its member States" is to be read where some never consented or the membership changes, so a
/// policy does. By default: a day on which the denunciation of a State that is a member on that day takes effect, so that it was
/// bound until then, and on which no State that is a member on that day has an instrument that stands. Members that
/// never consented do not matter, and neither does a former member that stays. That a membership ends is no denunciation
/// and ends nothing by itself. Read literally, each State that is a member on that day must have left by its denunciation.
#[must_use]
pub fn with_members(
    directory: &Directory,
    organization: &ParticipantCode,
    reading: PolicyValue,
    participation_of: impl Fn(&ParticipantCode) -> Participation,
) -> Vec<End> {
    let instruments: BTreeMap<&ParticipantCode, Vec<Instrument>> = directory
        .memberships(organization)
        .filter(|membership| membership.organization == *organization)
        .map(|membership| &membership.member)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|member| (member, participation_of(member).instruments))
        .collect();
    let days: BTreeSet<NaiveDate> = instruments
        .values()
        .flatten()
        .filter_map(Instrument::left_on)
        .collect();
    let of_members = |day: NaiveDate| {
        directory
            .members_on(organization, day)
            .filter_map(|member| instruments.get(member))
            .flatten()
    };
    let every_member_left_by = |day: NaiveDate| {
        directory.members_on(organization, day).all(|member| {
            instruments
                .get(member)
                .is_some_and(|all| all.iter().any(|i| i.left_on().is_some_and(|on| on <= day)))
        })
    };
    days.into_iter()
        .filter(|day| of_members(*day).any(|instrument| instrument.left_on() == Some(*day)))
        .filter(|day| !of_members(*day).any(|instrument| instrument.stands_on(*day)))
        .filter(|day| reading != PolicyValue::EveryMemberLiterally || every_member_left_by(*day))
        .map(|on| End::CeasedWithMembers { on })
        .collect()
}

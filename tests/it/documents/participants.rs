//! Lists of participants.

use signatory::documents::participants;
use signatory::domain::participant::{ParticipantKind, UnStatus};

use crate::support::domain::{code, date, directory};

#[test]
fn the_shipped_participants_are_complete() {
    let directory = directory();
    let count = |is: &dyn Fn(&ParticipantKind, bool) -> bool| {
        let kinds = directory.iter().map(|p| (p.kind, p.dissolution.is_some()));
        kinds.filter(|(kind, gone)| is(kind, *gone)).count()
    };

    assert_eq!(directory.iter().count(), 198 + 8);
    assert_eq!(
        count(&|kind, gone| *kind == ParticipantKind::State && !gone),
        197
    );
    assert_eq!(count(&|kind, _| *kind == ParticipantKind::Reio), 1);
    let union = code("EUE");
    assert_eq!(directory.members_on(&union, date("2026-01-01")).count(), 27);
    assert_eq!(directory.members_on(&union, date("2020-01-31")).count(), 28);
    let gone = directory.get(&code("CSK")).unwrap();
    assert_eq!(gone.un_status, UnStatus::Other);
    assert!(gone.has_ceased_by(date("1993-01-01")));
}

const PARTICIPANTS: &str = include_str!("../../../data/participants.csv");
const MEMBERS: &str = include_str!("../../../data/reio-members.csv");
const PREDECESSORS: &str = include_str!("../../../data/predecessor-states.csv");

#[test]
fn lists_that_contradict_themselves_are_refused_with_the_line() {
    let changed = |list: &str, from: &str, to: &str| {
        assert!(list.contains(from), "{from}");
        list.replacen(from, to, 1)
    };
    let cases = [
        (
            changed(PARTICIPANTS, "004,state", "004,kingdom"),
            MEMBERS.to_owned(),
            PREDECESSORS.to_owned(),
            "line 2: expected a known kind, found \"kingdom\"",
        ),
        (
            changed(PARTICIPANTS, "AGO,AO", "AFG,AO"),
            MEMBERS.to_owned(),
            PREDECESSORS.to_owned(),
            "line 3: expected each code once, found AFG again",
        ),
        (
            changed(PARTICIPANTS, "alpha2", "iso2"),
            MEMBERS.to_owned(),
            PREDECESSORS.to_owned(),
            "line 1: the header lacks alpha2",
        ),
        (
            PARTICIPANTS.to_owned(),
            changed(MEMBERS, "EUE,AUT", "EUE,ATX"),
            PREDECESSORS.to_owned(),
            "members of organizations, line 2: expected a code of the list",
        ),
        (
            PARTICIPANTS.to_owned(),
            changed(MEMBERS, "EUE,AUT", "FRA,AUT"),
            PREDECESSORS.to_owned(),
            "expected an organization, found France",
        ),
        (
            PARTICIPANTS.to_owned(),
            changed(MEMBERS, "EUE,AUT", "EUE,BEL"),
            PREDECESSORS.to_owned(),
            "one membership of BEL in EUE at a time",
        ),
        (
            PARTICIPANTS.to_owned(),
            MEMBERS.to_owned(),
            changed(PREDECESSORS, "CSK,", "FRA,"),
            "predecessor States, line 2: expected each code once",
        ),
        (
            PARTICIPANTS.to_owned(),
            MEMBERS.to_owned(),
            changed(PREDECESSORS, "CZE;SVK", "CZE;SVX"),
            "found SVX",
        ),
        (
            PARTICIPANTS.to_owned(),
            MEMBERS.to_owned(),
            changed(PREDECESSORS, "1992-12-31", "1992"),
            "expected a date",
        ),
    ];
    for (participants, members, predecessors, says) in cases {
        let error = participants::directory(&participants, &members, &predecessors).unwrap_err();

        assert!(error.to_string().contains(says), "{error}");
    }
}

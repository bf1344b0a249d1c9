//! Lists of participants.

use signatory::documents::participants;
use signatory::domain::ids::ParticipantCode;
use signatory::domain::language::Language;
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
const FORMER_NAMES: &str = include_str!("../../../data/former-names.csv");

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
        (
            PARTICIPANTS.to_owned(),
            MEMBERS.to_owned(),
            changed(PREDECESSORS, "2006-06-03", "1992-04-27"),
            "expected a successor that existed after 1992-04-27, found SCG",
        ),
    ];
    for (participants, members, predecessors, says) in cases {
        let error = participants::directory(&participants, &members, &predecessors, FORMER_NAMES)
            .unwrap_err();

        assert!(error.to_string().contains(says), "{error}");
    }
}

#[test]
fn former_names_that_contradict_themselves_are_refused_with_the_line() {
    let header = "code,name_en,from,until,source,note\n";
    for (rows, says) in [
        (
            "ATX,Atlantis,,1975-12-02,a page,\n",
            "line 2: expected a code of the lists",
        ),
        (
            "BEN,,,1975-12-02,a page,\n",
            "line 2: expected a name_en, found none",
        ),
        ("BEN,Dahomey,,,a page,\n", "line 2: expected a date"),
        (
            "BEN,Dahomey,,1975-12-02,,\n",
            "line 2: expected a source, found none",
        ),
        (
            "BEN,Dahomey,1975-12-03,1975-12-02,a page,\n",
            "expected a last day from 1975-12-03 on, found 1975-12-02",
        ),
        (
            "KHM,A,1970-01-01,1975-01-01,a page,\nKHM,B,,1970-01-01,a page,\n",
            "line 3: expected one name of KHM at a time, found two until 1970-01-01",
        ),
    ] {
        let names = format!("{header}{rows}");

        let error =
            participants::directory(PARTICIPANTS, MEMBERS, PREDECESSORS, &names).unwrap_err();

        assert!(error.to_string().contains(says), "{error}");
    }
}

#[test]
fn a_participant_has_the_name_of_the_day() {
    let name = |id: &str, on: &str| {
        let participant = directory().get(&code(id)).unwrap();
        participant.name_on(date(on)).get(Language::En).to_owned()
    };
    for (id, on, expected) in [
        ("BEN", "1975-12-02", "Dahomey"),
        ("BEN", "1975-12-03", "Benin"),
        (
            "BLR",
            "1991-09-18",
            "Byelorussian Soviet Socialist Republic",
        ),
        ("BLR", "1991-09-19", "Belarus"),
        ("BOL", "2009-04-08", "Bolivia"),
        ("BOL", "2009-04-09", "Bolivia (Plurinational State of)"),
        ("KHM", "1970-12-27", "Cambodia"),
        ("KHM", "1975-04-29", "Khmer Republic"),
        ("KHM", "1975-04-30", "Cambodia"),
        ("KHM", "1990-02-02", "Democratic Kampuchea"),
        ("KHM", "1990-02-03", "Cambodia"),
        (
            "MKD",
            "2019-02-13",
            "The former Yugoslav Republic of Macedonia",
        ),
        ("MKD", "2019-02-14", "North Macedonia"),
        ("TUR", "2022-05-31", "Turkey"),
        ("TUR", "2022-06-01", "Türkiye"),
        ("VNM", "1980-01-01", "Viet Nam"),
    ] {
        assert_eq!(name(id, on), expected, "{id} {on}");
    }
}

#[test]
fn predecessors_and_successors_are_chains() {
    let directory = directory();
    let direct = |id: &str| -> Vec<String> {
        directory
            .predecessors(&code(id))
            .map(|predecessor| predecessor.code.to_string())
            .collect()
    };
    let strings = |codes: Vec<ParticipantCode>| -> Vec<String> {
        codes.iter().map(ToString::to_string).collect()
    };

    assert_eq!(direct("SRB"), ["SCG"]);
    assert_eq!(direct("MNE"), ["SCG"]);
    assert_eq!(direct("SCG"), ["YUG"]);
    assert_eq!(direct("HRV"), ["YUG"]);
    assert_eq!(
        strings(directory.earlier_predecessors(&code("SRB"))),
        ["YUG"]
    );
    assert_eq!(
        strings(directory.later_successors(&code("YUG"))),
        ["SRB", "MNE"]
    );
    assert!(directory.earlier_predecessors(&code("HRV")).is_empty());
    assert!(directory.later_successors(&code("CSK")).is_empty());
    assert!(direct("FRA").is_empty());
}

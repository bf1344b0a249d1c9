//! The finished histories that ship.

use signatory::documents::shipped::{self, Replay, Shipped};
use signatory::domain::pace::{NoNeighbour, OpeningBasis};
use signatory::ledger::neighbours::Neighbours;

use crate::support::domain::{date, directory};

#[test]
fn all_in_force_can_be_compared_with() {
    let neighbours = Neighbours::shipped(directory());

    assert_eq!(neighbours.finished.len(), 12);
    assert_eq!(neighbours.left_out.len(), 1);
    assert!(neighbours.unreadable.is_empty());
    for neighbour in &neighbours.finished {
        let has_window = neighbour.treaty.clauses.opened_on().is_some();
        let expected = if has_window {
            OpeningBasis::Clause
        } else {
            OpeningBasis::FirstSignature
        };
        assert_eq!(neighbour.curve.opening.basis, expected);
    }
}

#[test]
fn their_days_are_those_of_the_official_dates() {
    let neighbours = Neighbours::shipped(directory()).finished;
    let find = |number: &str| {
        let mut all = neighbours.iter();
        all.find(|n| n.treaty.mtdsg_no.as_deref() == Some(number))
            .unwrap()
    };

    // Opened on 12 December 2000; the fortieth on 1 July 2003; in force on 29 September 2003.
    let untoc = find("XVIII-12");
    assert_eq!(untoc.curve.opening.on, date("2000-12-12"));
    assert_eq!(untoc.curve.day_with_counted(40), Some(931));
    assert_eq!(untoc.in_force_on, date("2003-09-29"));
    // Opened on 9 December 2003; the thirtieth on 15 September 2005.
    let uncac = find("XVIII-14");
    assert_eq!(uncac.curve.day_with_counted(30), Some(646));
    assert_eq!(uncac.in_force_on, date("2005-12-14"));
}

#[test]
fn a_file_that_cannot_be_read_or_compared_is_told() {
    let replay = |name, document, actions| Replay {
        name,
        files: Shipped { document, actions },
    };
    let good = shipped::replays()[0].files;
    let nothing = "participant_code,participant_name,action,date,source,note\n";
    let replays = [
        replay("broken", "{", nothing),
        replay("empty", good.document, nothing),
    ];

    let neighbours = Neighbours::of(&replays, directory());

    assert!(neighbours.finished.is_empty());
    assert_eq!(neighbours.unreadable[0].0, "broken");
    assert_eq!(neighbours.left_out[0].1, NoNeighbour::NoOpening);
}

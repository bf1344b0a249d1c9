//! The page of every treaty that ships, from the register and back beside it: nothing differs, on either clock.

use signatory::documents::mtdsg::{read, write};
use signatory::documents::shipped;
use signatory::domain::ids::Position;
use signatory::ledger::files::Reading;
use signatory::ledger::lookup::Lookup;
use signatory::ledger::status_page::{Against, page, plan};

use crate::support::database::{TestDatabase, both};
use crate::support::domain::{date, directory};
use crate::support::ledger::open;

both!(every_shipped_treaty_comes_back_from_its_page_without_a_difference);

fn every_shipped_treaty_comes_back_from_its_page_without_a_difference(database: &TestDatabase) {
    let ledger = open(database);
    ledger.seed().unwrap();
    for replay in shipped::replays() {
        let files = replay.files;
        let reading = Reading::of(files.document, files.actions.as_bytes(), directory()).unwrap();
        ledger.import_blocking(reading.import).unwrap();
    }
    drop(ledger);
    let register =
        signatory::ledger::read(&mut database.open(), directory().clone().into()).unwrap();
    let lookup = Lookup::new(directory());

    assert_eq!(register.treaties().count(), 16);
    for record in register.treaties() {
        let id = &record.treaty.id;
        let registered = record.registered.entry.position;
        let half = Position(u64::midpoint(registered.0, register.head().position.0));
        for (as_of, position) in [
            ("2026-11-21", register.head().position),
            ("2005-06-30", register.head().position),
            ("2026-11-21", half),
        ] {
            let history = record.history_at(position).unwrap();
            let as_of = date(as_of);
            let page = read(&write(&page(&history, directory(), as_of))).unwrap();

            let plan = plan(
                &page,
                Against {
                    history: &history,
                    directory: directory(),
                    lookup: &lookup,
                    as_of,
                    source: "sha256:0",
                },
            );

            assert_eq!(page.mtdsg_no(), record.treaty.mtdsg_no, "{id}");
            assert_eq!(plan.items, [], "{id} {as_of} {position}");
            assert_eq!(
                plan.remarks,
                Vec::<String>::new(),
                "{id} {as_of} {position}"
            );
        }
    }
}

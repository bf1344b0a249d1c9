//! `signatory import-xml`: a plan on paper, a table for the existing import, and exit codes that say what was found.

use serde_json::Value;
use signatory::documents::mtdsg::write;
use signatory::ledger::status_page::page;

use crate::support::database::{TestDatabase, both};
use crate::support::domain::{act, date, directory, hanoi, hanoi_history, history};
use crate::support::process::{Finished, Home};

both!(
    a_page_that_says_the_same_ends_with_0,
    a_plan_is_reviewed_entered_by_import_and_then_empty,
);

/// The page of the shipped record, with this done to it.
fn page_with(
    home: &Home<'_>,
    name: &str,
    edit: impl FnOnce(String) -> String,
) -> std::path::PathBuf {
    let bytes = write(&page(&hanoi_history(), directory(), date("2026-11-21")));
    let text: String = bytes.into_iter().map(char::from).collect();
    // In one line, so that what follows each other can be found.
    let text = edit(text.lines().map(str::trim).collect());
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let path = home.file(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// A database with what ships.
fn seeded(database: &TestDatabase) -> Home<'_> {
    let home = Home::migrated(database);
    let server = home.start_with(&[]);
    server.stop();
    home
}

fn exit_code(finished: &Finished) -> i32 {
    finished.status.code().unwrap()
}

fn a_page_that_says_the_same_ends_with_0(database: &TestDatabase) {
    let home = seeded(database);
    let file = page_with(&home, "XVIII-16.en.xml", |text| text);
    let file = file.to_str().unwrap();

    let same = home.run(["import-xml", file, "--as-of", "2026-11-21"]);
    assert_eq!(exit_code(&same), 0, "{same:?}");
    assert!(same.stdout.contains("no difference"), "{same:?}");
    let early = home.run([
        "import-xml",
        file,
        "--as-of",
        "2025-10-25",
        "--treaty",
        "hanoi-convention",
    ]);
    assert_eq!(exit_code(&early), 3, "{early:?}");
    let out = home.file("none.csv");
    let unwritten = home.run([
        "import-xml",
        file,
        "--as-of",
        "2026-11-21",
        "--actions",
        out.to_str().unwrap(),
    ]);
    assert_eq!(exit_code(&unwritten), 0);
    assert!(!out.exists());
}

fn a_plan_is_reviewed_entered_by_import_and_then_empty(database: &TestDatabase) {
    let home = seeded(database);
    let file = page_with(&home, "XVIII-16.en.xml", |text| {
        let viet_nam = "<Entry>Viet Nam</Entry><Entry>25 Oct 2025</Entry><Entry/>";
        assert!(text.contains(viet_nam), "{text}");
        text.replace(
            viet_nam,
            "<Entry>Viet\tNam </Entry><Entry>25 Oct 2025&#13;</Entry><Entry> 2 Mar\t2026 </Entry>",
        )
        .replace(
            "<Entry>Fran",
            "<Entry>Atlantis</Entry><Entry>1 Jan 2026</Entry><Entry/></Row>\n<Row><Entry>Fran",
        )
        .replace(
            "<Entry>Qatar</Entry><Entry>25 Oct 2025",
            "<Entry>Qatar</Entry><Entry>26 Oct 2025",
        )
    });
    let file = file.to_str().unwrap();
    let table = home.file("acts.csv");
    let table = table.to_str().unwrap();
    let plan =
        |more: &[&str]| home.run([&["import-xml", file, "--as-of", "2026-11-21"], more].concat());

    let text = plan(&[]);
    assert_eq!(exit_code(&text), 3, "{text:?}");
    assert!(
        text.stdout
            .contains("3 differences, of which 1 can be recorded and 2 need a person"),
        "{text:?}"
    );
    assert!(
        text.stdout
            .contains("record: ratification of VNM on 2026-03-02"),
        "{text:?}"
    );
    let json = plan(&["--json", "--actions", table]);
    assert_eq!(exit_code(&json), 3, "{json:?}");
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    let differences = json["differences"].as_array().unwrap();
    let of = |name: &str| {
        differences
            .iter()
            .find(|item| item["name"] == name)
            .unwrap()
    };
    assert_eq!(of("Atlantis")["needs_a_person"]["reason"], "unknown_name");
    assert_eq!(of("Qatar")["needs_a_person"]["reason"], "dates_differ");
    assert_eq!(of("Viet Nam")["proposed_action"]["action"], "ratification");
    assert_eq!(
        of("Viet Nam")["proposed_action"]["source"],
        json["document"]["source"]
    );
    assert_eq!(json["document"]["mtdsg_no"], "XVIII-16");
    let again = plan(&["--actions", table]);
    assert_eq!(exit_code(&again), 1, "{again:?}");
    assert!(again.stderr.contains("cannot create"), "{again:?}");

    let document = home.write(
        "treaty.json",
        signatory::documents::shipped::treaties()[0].document,
    );
    let entered = home
        .run(["import", document.to_str().unwrap(), table])
        .succeeded();
    assert!(entered.contains("1 new entries"), "{entered}");
    let left = plan(&[]);
    assert!(
        left.stdout
            .contains("2 differences, of which 0 can be recorded and 2 need a person"),
        "{left:?}"
    );
}

#[test]
fn what_cannot_be_read_ends_with_1_and_one_sentence() {
    let database = TestDatabase::sqlite();
    let home = seeded(&database);
    let refused = |arguments: &[&str]| {
        let finished = home.run([&["import-xml"], arguments].concat());
        assert_eq!(exit_code(&finished), 1, "{finished:?}");
        finished.failed()
    };
    let html = home.write(
        "notice.xml",
        "<!DOCTYPE html><html><body>undergoing urgent maintenance</body></html>",
    );
    let sound = page_with(&home, "XVIII-16.en.xml", |text| text);
    let other = page_with(&home, "other.xml", |text| {
        text.replace("<Numsect>16<", "<Numsect>99<")
    });
    let unnumbered = page_with(&home, "unnumbered.xml", |text| {
        text.replace("<Numsect>16<", "<Numsect><")
    });
    let huge = home.file("huge.xml");
    std::fs::File::create(&huge)
        .unwrap()
        .set_len(100 * 1024 * 1024)
        .unwrap();
    let text = |path: &std::path::Path| path.to_str().unwrap().to_owned();

    assert!(refused(&[&text(&html)]).contains("HTML page"));
    assert!(refused(&["nowhere.xml"]).contains("cannot read nowhere.xml"));
    assert!(refused(&[&text(&huge)]).contains("too long"));
    assert!(refused(&[&text(&other)]).contains("the page is XVIII-99, and no treaty"));
    assert!(refused(&[&text(&unnumbered)]).contains("without a number"));
    assert!(
        refused(&[&text(&sound), "--treaty", "untoc"])
            .contains("the page is XVIII-16, and the treaty untoc is XVIII-12")
    );
    assert!(refused(&[&text(&sound), "--treaty", "nothing"]).contains("no treaty nothing"));
    let named = home.run([
        "import-xml",
        &text(&unnumbered),
        "--treaty",
        "hanoi-convention",
        "--as-of",
        "2026-11-21",
    ]);
    assert_eq!(exit_code(&named), 0, "{named:?}");
    let wrong = home.run(["import-xml"]);
    assert_eq!(exit_code(&wrong), 2, "{wrong:?}");
}

#[test]
fn nothing_is_made_where_there_is_no_record() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    let bytes = write(&page(
        &history(
            hanoi(),
            [act(
                "VNM",
                signatory::domain::action::ActionKind::Signature,
                "2025-10-25",
            )],
        ),
        directory(),
        date("2026-11-21"),
    ));
    let file = home.file("page.xml");
    std::fs::write(&file, bytes).unwrap();

    let finished = home.run(["import-xml", file.to_str().unwrap()]);

    assert_eq!(exit_code(&finished), 1, "{finished:?}");
    assert!(!home.data().exists());
}

//! The commands beside `serve`: tokens, imports, and carrying the ledger elsewhere.

use std::process::Stdio;

use crate::support::database::{TestDatabase, both, on_postgres};
use crate::support::process::{Finished, Home, accession, document, program};

both!(
    a_token_from_the_command_line_records,
    an_import_is_entered_once_and_a_running_service_publishes_it,
    a_dry_run_stores_nothing,
    a_broken_ledger_is_refused_with_its_position,
);

fn a_token_from_the_command_line_records(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = home.start_with(&[]);
    let ask = |scope: &[&str]| {
        let token = home.run(["token"].iter().chain(scope)).succeeded();
        let path = "/v1/treaties/hanoi-convention/actions";
        server
            .client()
            .post(path, token.trim(), None, &accession("AND"))
            .unwrap()
            .status
    };

    assert_eq!(ask(&["--scope", "register:examine"]), 403);
    assert_eq!(
        ask(&["--scope", "register:write", "--participant", "VNM"]),
        403
    );
    assert_eq!(ask(&["--scope", "register:write", "--ttl", "5m"]), 201);
}

#[test]
fn what_no_token_can_be_made_of_is_said_in_a_sentence() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    let refused = |arguments: &[&str]| home.run(["token"].iter().chain(arguments)).failed();

    assert!(refused(&["--scope", "everything"]).contains("expected a scope of "));
    assert!(refused(&[]).contains("--scope"));
    let scope = ["--scope", "submissions:write"];
    assert!(refused(&[&scope[..], &["--ttl", "1y"]].concat()).contains("expected a time as "));
    assert!(refused(&[&scope[..], &["--ttl", "é"]].concat()).contains("expected a time as "));
    let nobody = refused(&[&scope[..], &["--participant", "Atlantis"]].concat());
    assert!(nobody.contains("Atlantis"), "{nobody}");
    assert!(!home.data().exists());
}

const ACTS: &str =
    "participant_code,action,date\nAND,accession,2026-03-02\nFJI,ratification,2026-03-03\n";

fn an_import_is_entered_once_and_a_running_service_publishes_it(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = home.start_with(&["--empty", "--poll-milliseconds", "20"]);
    let treaty = home.write("treaty.json", &document("small"));
    let acts = home.write("acts.csv", ACTS);

    let first = home.run([&"import".into(), &treaty, &acts]).succeeded();
    let second = home.run([&"import".into(), &treaty, &acts]).succeeded();

    assert!(first.contains("line 3: signature_required: "), "{first}");
    assert!(first.contains("small: 3 new entries"), "{first}");
    assert!(second.contains("small: 0 new entries"), "{second}");
    let client = server.client();
    crate::support::waiting::wait_until("the service publishes the import", || {
        client.get("/v1/treaties/small/progress").body["counted"] == 2
    });
}

fn a_dry_run_stores_nothing(database: &TestDatabase) {
    let home = Home::migrated(database);
    let treaty = home.write("treaty.json", &document("small"));
    let acts = home.write("acts.csv", ACTS);

    let said = home
        .run([&"import".into(), &treaty, &acts, &"--dry-run".into()])
        .succeeded();

    assert!(said.contains("small: 2 actions and 1 warnings"), "{said}");
    assert_eq!(crate::support::ledger::verified(database).position.0, 0);
    assert!(!home.data().exists());
}

#[test]
fn an_import_of_what_cannot_be_read_is_refused_in_a_sentence() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    let treaty = home.write("treaty.json", &document("small"));
    let broken = home.write("broken.json", "{\"id\": \"small\", ");
    let unknown = home.write("unknown.csv", &ACTS.replace("FJI", "QQQ"));
    let import = |files: &[&std::path::PathBuf]| {
        let mut arguments = vec!["import".into()];
        arguments.extend(files.iter().map(|file| file.as_os_str().to_owned()));
        home.run(arguments).failed()
    };

    assert!(import(&[&home.file("absent.json")]).contains("absent.json"));
    assert!(import(&[&broken]).starts_with("the treaty document is refused "));
    let said = import(&[&treaty, &unknown]);
    assert!(
        said.contains("line 3: no participant has the code QQQ"),
        "{said}"
    );
    home.run([&"import".into(), &treaty]).succeeded();
    let changed = document("small").replace("\"threshold\": 40", "\"threshold\": 41");
    let changed = home.write("changed.json", &changed);
    assert!(import(&[&changed]).contains("already registered, with another document"));
}

#[test]
fn the_ledger_is_carried_from_sqlite_to_postgres_with_the_same_checkpoint() {
    on_postgres(|postgres| {
        let sqlite = TestDatabase::sqlite();
        let (from, to) = (Home::beside(&sqlite), Home::migrated(postgres));
        from.start_with(&[]).stop();
        let file = from.file("ledger.jsonl");
        let export = || from.run(["ledger".as_ref(), "export".as_ref(), file.as_os_str()]);

        export().succeeded();
        to.run(["ledger".as_ref(), "import".as_ref(), file.as_os_str()])
            .succeeded();

        let verified = from.run(["ledger", "verify"]).succeeded();
        assert!(verified.starts_with("the ledger is whole: "), "{verified}");
        assert_eq!(to.run(["ledger", "verify"]).succeeded(), verified);
        let again = to.run(["ledger".as_ref(), "import".as_ref(), file.as_os_str()]);
        assert!(again.failed().contains("is not empty"));
        assert!(export().failed().contains("cannot create"));
    });
}

#[test]
fn the_ledger_goes_through_a_pipe() {
    let (source, target) = (TestDatabase::sqlite(), TestDatabase::sqlite());
    let (from, to) = (Home::beside(&source), Home::beside(&target));
    from.start_with(&[]).stop();

    let mut export = from
        .command(["ledger", "export", "-"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut import = to.command(["ledger", "import", "-"]);
    import.stdin(export.stdout.take().unwrap());
    Finished::of(&mut import).succeeded();

    assert!(export.wait().unwrap().success());
    assert_eq!(
        from.run(["ledger", "verify"]).succeeded(),
        to.run(["ledger", "verify"]).succeeded()
    );
}

#[test]
fn a_ledger_that_is_not_there_is_not_made() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);

    let verified = home.run(["ledger", "verify"]).failed();
    let exported = home.run(["ledger", "export", "-"]).failed();

    assert!(
        verified.contains("register.db: there is no such file"),
        "{verified}"
    );
    assert_eq!(exported, verified);
    assert_eq!(home.run(["ledger", "verify"]).failed(), verified);
}

fn a_broken_ledger_is_refused_with_its_position(database: &TestDatabase) {
    let home = Home::migrated(database);
    home.start_with(&[]).stop();
    home.run(["ledger", "verify"]).succeeded();
    database.without_triggers();
    database
        .batch(
            "UPDATE ledger_entry SET body = CAST(replace(body, '2025-10-25', '2025-10-26') AS BLOB) WHERE position = 42",
            "UPDATE ledger_entry SET body = convert_to(replace(convert_from(body, 'UTF8'), '2025-10-25', '2025-10-26'), 'UTF8')
             WHERE position = 42",
        )
        .unwrap();

    for command in [&["ledger", "verify"][..], &["serve"]] {
        let said = home.run(command).failed();

        assert!(said.contains("broken at position 42: "), "{said}");
    }
    let file = home.file("ledger.jsonl");
    home.run(["ledger".as_ref(), "export".as_ref(), file.as_os_str()])
        .failed();
}

#[test]
fn what_is_mistyped_is_said_in_one_line() {
    for arguments in [
        &["frobnicate"][..],
        &["serve", "--colour"],
        &["imprt", "a.json"],
        &["replay"],
        &["replay", "a.json", "b.csv", "--as-of", "2014-02-30"],
        &["replay", "a.json", "b.csv", "--as-of", "yesterday"],
    ] {
        let said = Finished::of(program().args(arguments)).failed();

        assert!(said.ends_with("(see --help)"), "{said}");
    }
}

#[test]
fn help_and_version_are_no_failures() {
    for arguments in [
        &["--help"][..],
        &["--version"],
        &["serve", "--help"],
        &["help", "replay"],
    ] {
        assert!(
            !Finished::of(program().args(arguments))
                .succeeded()
                .is_empty()
        );
    }
}

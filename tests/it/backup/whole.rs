//! Backups of the running service, restored as an operator restores them.

use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use chrono::TimeDelta;
use serde_json::json;
use signatory::backup::file_format::Manifest;
use signatory::backup::restoring::check;
use signatory::clock::Clock;
use signatory::documents::shipped;
use signatory::domain::participant::ParticipantKind;

use crate::support::database::{TestDatabase, both, on_postgres};
use crate::support::process::{Finished, Home, Server, accession};
use crate::support::waiting::wait_until;

both!(
    a_backup_while_eight_clients_write_is_a_prefix_of_the_record,
    a_target_that_has_something_is_refused,
);

const ACTIONS: &str = "/v1/treaties/hanoi-convention/actions";
const SUBMISSIONS: &str = "/v1/treaties/hanoi-convention/submissions";

fn backup(home: &Home<'_>, file: &Path, more: &[&str]) -> Finished {
    let mut command = home.command(["backup"]);
    Finished::of(command.arg(file).args(more))
}

fn restore(home: &Home<'_>, file: &Path, more: &[&str]) -> Finished {
    let mut command = home.command(["restore"]);
    Finished::of(command.arg(file).args(more))
}

fn manifest(file: &Path) -> Manifest {
    check(File::open(file).unwrap()).unwrap()
}

/// What is said on the line of a checkpoint.
fn said<'a>(text: &'a str, of: &str) -> &'a str {
    let line = text.lines().find(|line| line.trim().starts_with(of));
    line.and_then(|line| line.split_whitespace().last())
        .unwrap()
}

fn states() -> Vec<String> {
    let signatories = shipped::treaties()[0].actions;
    let date = "2026-03-02".parse().unwrap();
    let directory = shipped::participants().unwrap();
    directory
        .iter()
        .filter(|participant| participant.kind == ParticipantKind::State)
        .filter(|participant| !participant.has_ceased_by(date))
        .map(|participant| participant.code.to_string())
        .filter(|code| !signatories.contains(&format!("{code},")))
        .collect()
}

fn a_backup_while_eight_clients_write_is_a_prefix_of_the_record(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = home.start_with(&[]);
    let (token, states) = (home.token(), states());
    let (next, over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let files: Vec<_> = (0..3).map(|n| home.file(&format!("{n}.backup"))).collect();

    let said_of: Vec<String> = std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let client = server.client();
                while !over.load(Ordering::Relaxed) {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let state = &states[n % states.len()];
                    // From the second time on it is refused, which is noted in the audit trail all the same.
                    client
                        .post(ACTIONS, &token, None, &accession(state))
                        .unwrap();
                }
            });
        }
        let made = files.iter().map(|file| {
            let begun = next.load(Ordering::Relaxed);
            wait_until("they write", || next.load(Ordering::Relaxed) > begun + 8);
            backup(&home, file, &[]).succeeded()
        });
        let made = made.collect();
        over.store(true, Ordering::Relaxed);
        made
    });

    let mut last = 0;
    for (file, text) in files.iter().zip(&said_of) {
        let (record, trail) = (said(text, "record:"), said(text, "audit trail:"));
        home.run(["ledger", "verify", "--checkpoint", record])
            .succeeded();
        home.run(["audit", "verify", "--checkpoint", trail])
            .succeeded();
        let manifest = manifest(file);
        assert!(manifest.audit.position > last, "{manifest:?}");
        last = manifest.audit.position;
        let fresh = TestDatabase::sqlite();
        let elsewhere = Home::beside(&fresh);
        let restored = restore(&elsewhere, file, &["--checkpoint", record]).succeeded();
        assert_eq!(said(&restored, "record:"), record);
        assert_eq!(said(&restored, "audit trail:"), trail);
        let verified = elsewhere.run(["ledger", "verify"]).succeeded();
        assert!(verified.contains(&manifest.ledger.hash), "{verified}");
    }
    server.stop();
}

/// Does something of every kind, so that there is something to lose.
fn live(home: &Home<'_>, server: &Server) -> String {
    let (desk, kenya) = (home.token(), home.ministry());
    let client = server.client();
    let done = |path: &str, token: &str, body| {
        let answer = client.post(path, token, None, &body).unwrap();
        assert_eq!(answer.status, 201, "{answer:?}");
        answer.body
    };
    done(ACTIONS, &desk, accession("AND"));
    let content =
        json!({ "kind": "accession", "title_received": "Instrument of accession, “Việt Nam”" });
    let made = done(SUBMISSIONS, &kenya, json!({ "content": content }));
    let submission = made["submission"]["links"]["self"].as_str().unwrap();
    let documents = format!("{submission}/documents");
    let uploaded = upload(server, &documents, &kenya);
    let scope = [
        "token",
        "--scope",
        "webhooks:manage",
        "--participant",
        "KEN",
    ];
    let webhooks = home.run(scope).succeeded();
    done(
        "/v1/webhooks",
        webhooks.trim(),
        json!({ "url": "https://hooks.example.org/" }),
    );
    let security = home.run(["token", "--scope", "tokens:revoke"]).succeeded();
    let until = (Clock::system().now() + TimeDelta::days(1)).to_rfc3339();
    let revoked = json!({ "issuer": "signatory", "jti": "lost", "until": until, "reason": "lost" });
    let answer = client
        .post("/v1/revocations", security.trim(), None, &revoked)
        .unwrap();
    assert!(answer.status < 300, "{answer:?}");
    uploaded
}

/// Uploads a document and gives the path of its content.
fn upload(server: &Server, documents: &str, token: &str) -> String {
    let url = format!("http://{}{documents}?name=instrument.pdf", server.address());
    let bytes = crate::support::files::pdf(100_000, 1);
    let mut answer = ureq::post(url)
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/pdf")
        .header("if-match", "\"1\"")
        .send(&bytes[..])
        .unwrap();
    let body: serde_json::Value =
        serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap();
    body["links"]["content"].as_str().unwrap().to_owned()
}

#[test]
fn a_backup_goes_into_either_database_and_comes_out_the_same() {
    on_postgres(|postgres| {
        let (first, last) = (TestDatabase::sqlite(), TestDatabase::sqlite());
        let homes = [
            Home::beside(&first),
            Home::migrated(postgres),
            Home::beside(&last),
        ];
        let server = homes[0].start_with(&[]);
        let content = live(&homes[0], &server);
        let files: Vec<_> = homes.iter().map(|home| home.file("a.backup")).collect();
        backup(&homes[0], &files[0], &["--with-documents"]).succeeded();
        server.stop();

        for n in 1..homes.len() {
            restore(&homes[n], &files[n - 1], &[]).succeeded();
            backup(&homes[n], &files[n], &["--with-documents"]).succeeded();
        }

        let manifests: Vec<Manifest> = files.iter().map(|file| manifest(file)).collect();
        for manifest in &manifests {
            let first = &manifests[0];
            // All but the heading, which says when it was made.
            assert_eq!(manifest.members[1..], first.members[1..]);
            assert_eq!(manifest.rows, first.rows);
            assert_eq!(manifest.last_given, first.last_given);
            assert_eq!(manifest.documents.referred_to, 1);
        }
        for table in [
            "submission",
            "submission_event",
            "submission_document",
            "webhook_key",
            "revocation",
        ] {
            assert!(manifests[0].rows[table] > 0, "{table}");
        }
        // The secrets of webhooks are sealed with a key that is not in the database.
        let key = "webhooks.key";
        std::fs::create_dir_all(homes[2].data()).unwrap();
        std::fs::copy(homes[0].data().join(key), homes[2].data().join(key)).unwrap();
        let server = homes[2].start_with(&[]);
        let read = ureq::get(format!("http://{}{content}", server.address()))
            .header("authorization", format!("Bearer {}", homes[2].ministry()))
            .call()
            .unwrap()
            .body_mut()
            .read_to_vec()
            .unwrap();
        assert_eq!(read, crate::support::files::pdf(100_000, 1));
        homes[2].run(["documents", "verify"]).succeeded();
        homes[2].run(["audit", "verify"]).succeeded();
    });
}

fn a_target_that_has_something_is_refused(database: &TestDatabase) {
    let home = Home::migrated(database);
    home.start_with(&[]).stop();
    let file = home.file("a.backup");
    backup(&home, &file, &[]).succeeded();
    let before = std::fs::read(&file).unwrap();

    let again = restore(&home, &file, &[]).failed();
    let over = backup(&home, &file, &[]).failed();

    assert_eq!(again, "the target is not empty: ledger_entry has rows");
    assert!(over.starts_with("cannot create "), "{over}");
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn a_checkpoint_that_the_backup_does_not_lead_to_is_refused() {
    let (database, fresh) = (TestDatabase::sqlite(), TestDatabase::sqlite());
    let (home, elsewhere) = (Home::beside(&database), Home::beside(&fresh));
    home.start_with(&[]).stop();
    let file = home.file("a.backup");
    backup(&home, &file, &[]).succeeded();

    let wrong = format!("713:{}", "0".repeat(64));
    let said = restore(&elsewhere, &file, &["--checkpoint", &wrong]).failed();

    assert!(said.contains("the checkpoint has the hash 0000"), "{said}");
    assert_eq!(
        elsewhere
            .run(["ledger", "verify"])
            .succeeded()
            .split(',')
            .next(),
        Some("the ledger is whole: 0 entries")
    );
}

#[cfg(unix)]
#[test]
fn a_backup_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    home.start_with(&[]).stop();
    let file = home.file("a.backup");

    backup(&home, &file, &[]).succeeded();

    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o7777, 0o600);
}

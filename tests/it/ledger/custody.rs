//! The custody of documents: rows and bytes go together, whatever happens in between.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use diesel::RunQueryDsl as _;
use signatory::clock::Clock;
use signatory::domain::action::ActionKind;
use signatory::domain::person::{Actor, Person};
use signatory::domain::submission::{Content, Deed, Submission};
use signatory::ledger::Ledger;
use signatory::ledger::custody::{
    Arrived, Asked, Changed, Custody, CustodyError, CustodyLimits, MOST_DOCUMENTS,
};
use signatory::ledger::submissions::{Alteration, NewSubmission, SubmissionError};
use signatory::store::connection::Database;
use signatory::store::submission_document::{Lock, StoredDocument, take};
use signatory::vault::content::MediaType;
use signatory::vault::{Vault, VaultConfig};
use tempfile::TempDir;

use crate::support::database::{TestDatabase, both};
use crate::support::domain::code;
use crate::support::files::{files_below, pdf};
use crate::support::ledger::{noon, open_at, small};

both!(
    a_document_is_kept_with_a_version_of_its_submission,
    the_same_bytes_are_kept_once_and_go_with_the_last_that_refers_to_them,
    a_refused_document_leaves_nothing,
    a_submission_that_is_not_editable_keeps_its_documents,
    another_states_submission_does_not_exist,
    of_many_at_once_for_one_version_exactly_one_is_kept,
    the_depositary_says_what_is_public_while_it_examines,
    bytes_without_a_row_are_swept_and_others_are_not,
    bytes_under_a_lock_are_not_swept_until_the_lock_is_void,
    what_is_missing_or_changed_is_named,
    a_submission_has_so_many_documents_and_no_more,
);

/// A custody with one submission.
struct Desk {
    folder: TempDir,
    clock: Clock,
    ledger: Ledger,
    custody: Arc<Custody>,
    runtime: tokio::runtime::Runtime,
}

impl Desk {
    fn over(database: &TestDatabase) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::standing_at(noon());
        let ledger = open_at(database, &clock);
        let vault = Vault::open(&VaultConfig::Folder(folder.path().to_owned())).unwrap();
        let limits = CustodyLimits {
            document_bytes: 1 << 20,
            uploads_at_once: 4,
            pause: Duration::from_secs(1),
            whole: Duration::from_secs(10),
        };
        let custody = Custody::new(ledger.pool().clone(), clock.clone(), vault, limits);
        Self {
            folder,
            clock,
            ledger,
            custody: Arc::new(custody),
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap(),
        }
    }

    fn submission(&self) -> Submission {
        let new = NewSubmission {
            treaty: small(),
            participant: code("KEN"),
            content: content(),
            lodge: false,
            by: actor(Some("KEN")),
            request: None,
        };
        self.runtime.block_on(self.ledger.submit(new)).unwrap().0
    }

    fn asked(&self, submission: &Submission, by: Option<&str>) -> Asked {
        Asked {
            treaty: small(),
            submission: submission.id.clone(),
            by: actor(by),
            at: self.clock.now(),
        }
    }

    async fn arrived(&self, bytes: &[u8]) -> Arrived {
        let mut incoming = self.custody.receive().await.unwrap();
        incoming.write(bytes).await.unwrap();
        Arrived {
            name: "instrument.pdf".into(),
            media_type: MediaType::Pdf,
            incoming,
        }
    }

    fn add(
        &self,
        submission: &Submission,
        version: u64,
        bytes: &[u8],
    ) -> Result<Changed, CustodyError> {
        self.runtime.block_on(async {
            let arrived = self.arrived(bytes).await;
            let asked = self.asked(submission, Some("KEN"));
            self.custody.clone().add(asked, version, arrived).await
        })
    }

    fn remove(
        &self,
        submission: &Submission,
        version: u64,
        document: &StoredDocument,
    ) -> Result<u64, CustodyError> {
        let asked = self.asked(submission, Some("KEN"));
        let removing = self
            .custody
            .clone()
            .remove(asked, version, document.id.clone());
        self.runtime.block_on(removing)
    }

    fn alter(&self, submission: &Submission, version: u64, deed: Deed) -> u64 {
        let by = match deed {
            Deed::Lodge => actor(Some("KEN")),
            _ => actor(None),
        };
        let alteration = Alteration {
            treaty: small(),
            id: submission.id.clone(),
            version,
            deed,
            note: None,
            by,
        };
        self.runtime
            .block_on(self.ledger.alter(alteration))
            .unwrap()
            .version
    }

    fn documents(&self, submission: &Submission) -> Vec<StoredDocument> {
        let asked = self.asked(submission, Some("KEN"));
        self.runtime
            .block_on(self.custody.documents(asked))
            .unwrap()
            .1
    }

    fn files(&self) -> usize {
        files_below(self.folder.path()).len()
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

fn actor(participant: Option<&str>) -> Actor {
    Actor {
        person: Person {
            issuer: "issuer".into(),
            subject: participant.unwrap_or("officer").into(),
        },
        participant: participant.map(code),
    }
}

fn content() -> Content {
    Content {
        kind: ActionKind::Accession,
        title_received: "Instrument of accession".into(),
        dated_on: None,
        issued_at: None,
        signatory: None,
        capacity: None,
        ad_interim: false,
        full_powers: None,
        succession_on: None,
        predecessor: None,
        statements: Vec::new(),
        note: None,
    }
}

#[track_caller]
fn is_stale<T: std::fmt::Debug>(outcome: Result<T, CustodyError>) {
    assert!(
        matches!(
            outcome,
            Err(CustodyError::Submission(SubmissionError::Stale { .. }))
        ),
        "{outcome:?}"
    );
}

fn a_document_is_kept_with_a_version_of_its_submission(database: &TestDatabase) {
    let desk = Desk::over(database);
    let submission = desk.submission();

    let kept = desk.add(&submission, 1, &pdf(5000, 0)).unwrap();

    assert_eq!(kept.version, 2);
    assert_eq!(
        desk.documents(&submission),
        std::slice::from_ref(&kept.document)
    );
    assert_eq!((kept.document.size_bytes, desk.files()), (5000, 1));
    let history = desk.ledger.history_of_submission(&submission, 0, 10);
    let kinds: Vec<String> = desk
        .runtime
        .block_on(history)
        .unwrap()
        .into_iter()
        .map(|happened| happened.kind)
        .collect();
    assert_eq!(kinds, ["created", "document_added"]);
}

fn the_same_bytes_are_kept_once_and_go_with_the_last_that_refers_to_them(database: &TestDatabase) {
    let desk = Desk::over(database);
    let (one, other) = (desk.submission(), desk.submission());
    let first = desk.add(&one, 1, &pdf(5000, 0)).unwrap();
    let second = desk.add(&other, 1, &pdf(5000, 0)).unwrap();
    assert_eq!(first.document.sha256, second.document.sha256);
    assert_eq!(desk.files(), 1);

    assert_eq!(desk.remove(&one, 2, &first.document).unwrap(), 3);
    assert_eq!(desk.files(), 1);
    desk.remove(&other, 2, &second.document).unwrap();

    assert_eq!(desk.files(), 0);
    assert!(desk.documents(&one).is_empty());
    // And the lock was given back.
    desk.add(&one, 3, &pdf(5000, 0)).unwrap();
}

fn a_refused_document_leaves_nothing(database: &TestDatabase) {
    let desk = Desk::over(database);
    let submission = desk.submission();

    is_stale(desk.add(&submission, 2, &pdf(5000, 0)));

    assert_eq!(desk.files(), 0);
    assert!(desk.documents(&submission).is_empty());
    // What others refer to stays.
    desk.add(&submission, 1, &pdf(5000, 0)).unwrap();
    is_stale(desk.add(&submission, 1, &pdf(5000, 0)));
    assert_eq!(desk.files(), 1);
}

fn a_submission_that_is_not_editable_keeps_its_documents(database: &TestDatabase) {
    let desk = Desk::over(database);
    let submission = desk.submission();
    let kept = desk.add(&submission, 1, &pdf(5000, 0)).unwrap();
    let lodged = desk.alter(&submission, kept.version, Deed::Lodge);

    for refused in [
        desk.add(&submission, lodged, &pdf(6000, 0))
            .map(|kept| kept.version),
        desk.remove(&submission, lodged, &kept.document),
    ] {
        assert!(
            matches!(
                refused,
                Err(CustodyError::Submission(SubmissionError::NotPossible(_)))
            ),
            "{refused:?}"
        );
    }

    assert_eq!(desk.documents(&submission), [kept.document]);
    assert_eq!(desk.files(), 1);
}

fn another_states_submission_does_not_exist(database: &TestDatabase) {
    let desk = Desk::over(database);
    let submission = desk.submission();
    desk.add(&submission, 1, &pdf(5000, 0)).unwrap();

    let asked = desk.asked(&submission, Some("UGA"));
    let seen = desk.runtime.block_on(desk.custody.documents(asked));

    assert!(
        matches!(
            seen,
            Err(CustodyError::Submission(SubmissionError::NotFound {
                of: Some(_)
            }))
        ),
        "{seen:?}"
    );
}

fn of_many_at_once_for_one_version_exactly_one_is_kept(database: &TestDatabase) {
    let desk = Desk::over(database);
    let submission = desk.submission();

    let outcomes: Vec<_> = desk.runtime.block_on(async {
        let mut adding = Vec::new();
        for seed in [0, 0, 1, 2] {
            let arrived = desk.arrived(&pdf(5000, seed)).await;
            let asked = desk.asked(&submission, Some("KEN"));
            adding.push(tokio::spawn(desk.custody.clone().add(asked, 1, arrived)));
        }
        let mut outcomes = Vec::new();
        for task in adding {
            outcomes.push(task.await.unwrap());
        }
        outcomes
    });

    let kept = outcomes.into_iter().filter_map(|outcome| match outcome {
        Ok(kept) => Some(kept.document),
        refused => {
            is_stale(refused);
            None
        }
    });
    let kept: Vec<_> = kept.collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(desk.documents(&submission), kept);
    assert_eq!(desk.files(), 1);
}

fn the_depositary_says_what_is_public_while_it_examines(database: &TestDatabase) {
    let desk = Desk::over(database);
    let submission = desk.submission();
    let kept = desk.add(&submission, 1, &pdf(5000, 0)).unwrap();
    let publish = |version| {
        let asked = desk.asked(&submission, None);
        let marking = desk
            .custody
            .publish(asked, version, (kept.document.id.clone(), true));
        desk.runtime.block_on(marking)
    };

    let early = publish(2);
    let lodged = desk.alter(&submission, 2, Deed::Lodge);
    let marked = publish(lodged).unwrap();

    assert!(matches!(
        early,
        Err(CustodyError::Submission(SubmissionError::NotPossible(_)))
    ));
    assert_eq!((marked.document.public, marked.version), (true, lodged + 1));
    assert!(desk.documents(&submission)[0].public);
    is_stale(publish(lodged));
}

fn bytes_without_a_row_are_swept_and_others_are_not(database: &TestDatabase) {
    let desk = Desk::over(database);
    let submission = desk.submission();
    desk.add(&submission, 1, &pdf(5000, 0)).unwrap();
    // A crash after the bytes and before the row.
    desk.runtime.block_on(async {
        desk.arrived(&pdf(6000, 1))
            .await
            .incoming
            .keep()
            .await
            .unwrap();
    });
    assert_eq!(desk.files(), 2);

    let swept = desk.runtime.block_on(desk.custody.sweep()).unwrap();

    assert_eq!((swept.orphans, desk.files()), (1, 1));
    let again = desk.runtime.block_on(desk.custody.sweep()).unwrap();
    assert_eq!(again.orphans, 0);
}

fn bytes_under_a_lock_are_not_swept_until_the_lock_is_void(database: &TestDatabase) {
    let desk = Desk::over(database);
    let address = desk
        .runtime
        .block_on(async { desk.arrived(&pdf(6000, 1)).await.incoming.keep().await })
        .unwrap();
    let lock = Lock {
        sha256: address.to_string(),
        holder: "another".into(),
        taken_at: noon(),
        void_before: noon(),
    };
    assert!(take(&mut database.open(), &lock).unwrap());

    let during = desk.runtime.block_on(desk.custody.sweep()).unwrap();
    desk.clock.set(noon() + TimeDelta::minutes(11));
    let after = desk.runtime.block_on(desk.custody.sweep()).unwrap();

    assert_eq!((during.orphans, after.orphans), (0, 1));
    assert_eq!(desk.files(), 0);
}

fn what_is_missing_or_changed_is_named(database: &TestDatabase) {
    let desk = Desk::over(database);
    let submission = desk.submission();
    let whole = desk.add(&submission, 1, &pdf(5000, 0)).unwrap();
    let changed = desk.add(&submission, 2, &pdf(6000, 1)).unwrap();
    let missing = desk.add(&submission, 3, &pdf(7000, 2)).unwrap();
    let verify = || desk.runtime.block_on(desk.custody.verify()).unwrap();
    assert!(verify().faults.is_empty());

    let place = |of: &Changed| {
        let (folder, rest) = of.document.sha256.split_at(2);
        desk.path().join("sha256").join(folder).join(rest)
    };
    std::fs::write(place(&changed), b"%PDF-").unwrap();
    std::fs::remove_file(place(&missing)).unwrap();
    let found = verify();

    assert_eq!((found.documents, found.contents), (3, 3));
    let [first, second] = found.faults.as_slice() else {
        panic!("{:?}", found.faults);
    };
    assert!(first.contains(&changed.document.id) && first.contains("has changed"));
    assert!(second.contains(&missing.document.id) && second.contains("has no document"));
    assert!(!found.faults.concat().contains(&whole.document.id));
}

fn a_submission_has_so_many_documents_and_no_more(database: &TestDatabase) {
    let desk = Desk::over(database);
    let submission = desk.submission();
    let first = desk.add(&submission, 1, &pdf(5000, 0)).unwrap().document;
    let values: Vec<String> = (1..MOST_DOCUMENTS)
        .map(|n| {
            format!(
                "('{n}', '{}', '{}', 5000, 'application/pdf', 'a.pdf', '2026-11-21 12:00:00', 'i', 's')",
                submission.id, first.sha256
            )
        })
        .collect();
    let insert = format!(
        "INSERT INTO submission_document (id, submission, sha256, size_bytes, media_type, name, uploaded_at, by_issuer, by_subject) VALUES {}",
        values.join(", ")
    );
    let mut connection: Database = database.open();
    diesel::sql_query(insert).execute(&mut connection).unwrap();

    let refused = desk.add(&submission, 2, &pdf(5000, 0));

    assert!(matches!(refused, Err(CustodyError::TooMany)), "{refused:?}");
}

//! The few connections for everything but the ledger's writer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll, Waker};

use chrono::DateTime;
use signatory::store::StoreError;
use signatory::store::connection::Database;
use signatory::store::outbox::{self, Happening};
use signatory::store::pool::{Pool, PoolError};

use crate::support::database::{TestDatabase, both};

both!(
    what_succeeds_is_kept_and_what_fails_leaves_nothing,
    many_at_once_all_have_their_turn,
    more_than_may_wait_are_turned_away_at_once,
);

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    value: i64,
}

fn rows(database: &mut Database) -> Result<i64, StoreError> {
    use diesel::RunQueryDsl as _;
    let count: Count =
        diesel::sql_query("SELECT count(*) AS value FROM outbox").get_result(database)?;
    Ok(count.value)
}

fn happening(id: &str) -> Happening {
    Happening {
        id: id.into(),
        kind: "submission.returned".into(),
        treaty: Some("hanoi-convention".into()),
        participant: Some("KEN".into()),
        link: "/v1/treaties/hanoi-convention/submissions/1".into(),
        occurred_at: DateTime::UNIX_EPOCH,
    }
}

fn what_succeeds_is_kept_and_what_fails_leaves_nothing(database: &TestDatabase) {
    drop(database.migrated());
    let pool = Pool::new(database.url().clone());

    let kept = pool.transact_blocking(&|db| outbox::append(db, &happening("a")));
    let twice = pool.transact_blocking(&|db| {
        outbox::append(db, &happening("b"))?;
        outbox::append(db, &happening("b"))
    });

    kept.unwrap();
    assert!(matches!(twice, Err(StoreError::Query(_))), "{twice:?}");
    assert_eq!(pool.transact_blocking(&rows).unwrap(), 1);
}

fn many_at_once_all_have_their_turn(database: &TestDatabase) {
    drop(database.migrated());
    let pool = Pool::new(database.url().clone());
    let worked = Arc::new(AtomicU32::new(0));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();

    let outcomes: Vec<Result<(), PoolError>> = runtime.block_on(async {
        let tasks: Vec<_> = (0..20)
            .map(|number| {
                let (pool, worked) = (pool.clone(), worked.clone());
                tokio::spawn(async move {
                    pool.transact(move |db| {
                        worked.fetch_add(1, Ordering::Relaxed);
                        outbox::append(db, &happening(&number.to_string()))
                    })
                    .await
                })
            })
            .collect();
        let mut outcomes = Vec::new();
        for task in tasks {
            outcomes.push(task.await.unwrap());
        }
        outcomes
    });

    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(worked.load(Ordering::Relaxed), 20);
    assert_eq!(pool.transact_blocking(&rows).unwrap(), 20);
}

fn more_than_may_wait_are_turned_away_at_once(database: &TestDatabase) {
    drop(database.migrated());
    let pool = Pool::new(database.url().clone());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut context = Context::from_waker(Waker::noop());

    runtime.block_on(async {
        let mut waiting = Vec::new();
        let refused = (0..1000).find_map(|_| {
            let mut asked = Box::pin(pool.transact(rows));
            match asked.as_mut().poll(&mut context) {
                Poll::Ready(outcome) => Some(outcome),
                Poll::Pending => {
                    waiting.push(asked);
                    None
                }
            }
        });

        assert!(matches!(refused, Some(Err(PoolError::Busy))), "{refused:?}");
        assert!((257..=260).contains(&waiting.len()), "{}", waiting.len());
        for asked in waiting {
            asked.await.unwrap();
        }
    });
}

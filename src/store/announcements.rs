//! What PostgreSQL announces about the ledger, on a connection of its own (LISTEN).

use diesel::RunQueryDsl as _;

use super::StoreError;
use super::connection::Database;
use super::ledger::CHANNEL;
use super::url::DatabaseUrl;

/// How many looks to let pass before connecting anew after a failure, at first and at most.
const BACK_OFF: (u32, u32) = (5, 300);

/// A subscription that renews itself when its connection is lost.
pub struct Announcements {
    url: DatabaseUrl,
    connection: Option<Database>,
    looks_to_skip: u32,
    back_off: u32,
}

impl Announcements {
    /// Subscribes; none for SQLite, which announces nothing.
    #[must_use]
    pub fn of(url: &DatabaseUrl) -> Option<Self> {
        match url {
            DatabaseUrl::Sqlite(_) => None,
            DatabaseUrl::Postgres(_) => Some(Self {
                url: url.clone(),
                connection: None,
                looks_to_skip: 0,
                back_off: BACK_OFF.0,
            }),
        }
    }

    /// Whether anything was announced since the last look. A new subscription counts as an announcement, because
    /// what was announced before it is not known.
    pub fn any(&mut self) -> bool {
        if self.looks_to_skip > 0 {
            self.looks_to_skip -= 1;
            return false;
        }
        let Some(connection) = &mut self.connection else {
            return self.subscribe();
        };
        match drain(connection) {
            Ok(any) => any,
            Err(error) => {
                log::warn!(error:% = error; "the subscription to the ledger was lost");
                self.connection = None;
                false
            }
        }
    }

    fn subscribe(&mut self) -> bool {
        let subscribed = Database::open(&self.url).and_then(|mut connection| {
            if let Database::Postgres(postgres) = &mut connection {
                diesel::sql_query(format!("LISTEN {CHANNEL}")).execute(postgres)?;
            }
            Ok(connection)
        });
        match subscribed {
            Ok(connection) => {
                self.connection = Some(connection);
                self.back_off = BACK_OFF.0;
                true
            }
            Err(error) => {
                log::warn!(error:% = error; "cannot subscribe to the ledger, relying on the poll");
                self.looks_to_skip = self.back_off;
                self.back_off = self.back_off.saturating_mul(2).min(BACK_OFF.1);
                false
            }
        }
    }
}

fn drain(connection: &mut Database) -> Result<bool, StoreError> {
    let Database::Postgres(postgres) = connection else {
        return Ok(false);
    };
    let mut any = false;
    for notification in postgres.notifications_iter() {
        notification?;
        any = true;
    }
    Ok(any)
}

//! What PostgreSQL announces about the ledger, on a connection of its own (LISTEN).

use diesel::RunQueryDsl as _;

use super::StoreError;
use super::connection::Database;
use super::ledger::CHANNEL;
use super::url::DatabaseUrl;
use crate::domain::ids::Position;

/// How many looks to let pass before connecting anew after a failure, at first and at most.
const BACK_OFF: (u32, u32) = (20, 1_000);

/// A subscription that renews itself when its connection is lost.
pub struct Announcements {
    url: DatabaseUrl,
    connection: Option<Database>,
    looks_to_skip: u32,
    back_off: u32,
}

/// What a look has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announced {
    /// Nothing.
    Nothing,
    /// The ledger has grown to this position.
    To(Position),
    /// Something, but not what: the subscription is new, or an earlier version has spoken.
    Unknown,
}

impl Announced {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, any) | (any, Self::Nothing) => any,
            (Self::To(one), Self::To(another)) => Self::To(one.max(another)),
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
        }
    }
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

    /// What was announced since the last look, which does not wait. What was announced before a new subscription is not
    /// known.
    pub fn look(&mut self) -> Announced {
        if self.looks_to_skip > 0 {
            self.looks_to_skip -= 1;
            return Announced::Nothing;
        }
        let Some(connection) = &mut self.connection else {
            return self.subscribe();
        };
        drain(connection).unwrap_or_else(|error| {
            log::warn!(error:% = error; "the subscription to the ledger was lost");
            self.connection = None;
            Announced::Nothing
        })
    }

    /// Leaves the connection, which may be to a server that is no longer the right one; the next look makes a new one.
    pub fn renew(&mut self) {
        self.connection = None;
        self.looks_to_skip = 0;
    }

    fn subscribe(&mut self) -> Announced {
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
                Announced::Unknown
            }
            Err(error) => {
                log::warn!(error:% = error; "cannot subscribe to the ledger, relying on the poll");
                self.looks_to_skip = self.back_off;
                self.back_off = self.back_off.saturating_mul(2).min(BACK_OFF.1);
                Announced::Nothing
            }
        }
    }
}

fn drain(connection: &mut Database) -> Result<Announced, StoreError> {
    let Database::Postgres(postgres) = connection else {
        return Ok(Announced::Nothing);
    };
    let mut all = Announced::Nothing;
    for notification in postgres.notifications_iter() {
        let position = notification?.payload.parse().ok().map(Position);
        all = all.and(position.map_or(Announced::Unknown, Announced::To));
    }
    Ok(all)
}

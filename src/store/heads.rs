//! Moving a head on SQLite: an UPDATE that is parsed once for a connection, where one of Diesel's own is parsed each time.

use std::marker::PhantomData;

use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Binary};
use diesel::sqlite::Sqlite;

use super::chain::Head;
use super::columns;

/// The table of a head.
pub trait HeadTable: 'static {
    /// What its update begins with.
    const UPDATE: &'static str;
}

/// The head of the ledger.
pub struct Ledger;

/// The head of the audit trail.
pub struct AuditTrail;

impl HeadTable for Ledger {
    const UPDATE: &'static str = "UPDATE ledger_head SET position = ";
}

impl HeadTable for AuditTrail {
    const UPDATE: &'static str = "UPDATE audit_head SET position = ";
}

/// Moves a head. Belongs into a transaction that holds the lock.
///
/// # Errors
/// When the database refuses.
pub fn advance<T: HeadTable>(sqlite: &mut SqliteConnection, to: Head) -> QueryResult<()> {
    let moved: Moved<T> = Moved {
        position: columns::of_position(to.position),
        hash: to.hash.0,
        of: PhantomData,
    };
    moved.execute(sqlite).map(drop)
}

struct Moved<T> {
    position: i64,
    hash: [u8; 32],
    of: PhantomData<T>,
}

impl<T: HeadTable> QueryId for Moved<T> {
    type QueryId = Self;

    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<T: HeadTable> QueryFragment<Sqlite> for Moved<T> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql(T::UPDATE);
        out.push_bind_param::<BigInt, _>(&self.position)?;
        out.push_sql(", hash = ");
        out.push_bind_param::<Binary, _>(&self.hash[..])?;
        out.push_sql(" WHERE id = 1");
        Ok(())
    }
}

impl<T: HeadTable> RunQueryDsl<SqliteConnection> for Moved<T> {}

//! Positions, counts and heads as the columns hold them: whole numbers of 64 bits with a sign, and bytes.

use super::StoreError;
use super::chain::{Broken, Hash, Head};
use crate::domain::ids::Position;

/// A position as it is stored.
pub fn of_position(position: Position) -> i64 {
    of_count(position.0)
}

/// A count as it is stored.
pub fn of_count(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A stored position.
///
/// # Errors
/// When it is negative.
pub fn position(stored: i64) -> Result<Position, StoreError> {
    u64::try_from(stored).map(Position).map_err(|_negative| {
        StoreError::Broken(Broken {
            position: Position::ZERO,
            detail: format!("found the negative position {stored}"),
        })
    })
}

/// A stored count.
///
/// # Errors
/// When it is negative.
pub fn count(stored: i64) -> Result<u64, StoreError> {
    Ok(position(stored)?.0)
}

/// A stored hash of the entry at a position.
///
/// # Errors
/// When it is not 32 bytes.
pub fn hash(position: Position, stored: &[u8]) -> Result<Hash, Broken> {
    Hash::from_stored(stored).ok_or_else(|| Broken {
        position,
        detail: format!("expected a hash of 32 bytes and found {}", stored.len()),
    })
}

/// The stored head of a chain.
///
/// # Errors
/// When its position is negative, or its hash is not 32 bytes.
pub fn head((position, hash): (i64, Vec<u8>)) -> Result<Head, StoreError> {
    let position = self::position(position)?;
    let hash = Hash::from_stored(&hash).ok_or_else(|| Broken {
        position,
        detail: "the head's hash is not 32 bytes".into(),
    })?;
    Ok(Head { position, hash })
}

//! Pages of a list: an opaque cursor that keeps to one moment, so that no page shifts while others are read.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use crate::documents::plain_date;
use crate::domain::ids::Position;

use super::moment::Moment;
use super::problem::Problem;
use super::query::Query;

/// Which part of a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// How many items to skip.
    pub offset: usize,
    /// How many items at most.
    pub limit: usize,
    /// Which list it is a part of.
    list: u64,
}

/// The bounds of `limit`.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Where none is asked for.
    pub default: usize,
    /// The most that can be asked for.
    pub most: u64,
}

impl Paging {
    /// Reads `limit` and `cursor`; `list` tells one list from another. A cursor carries the moment of its first page,
    /// which takes the place of today and of the head.
    ///
    /// # Errors
    /// When either is not of its form, or the cursor was made for another list or a longer record.
    pub fn read(
        query: &mut Query,
        limit: Limit,
        list: &str,
        moment: &mut Moment,
    ) -> Result<Self, Problem> {
        let list = fingerprint(list);
        let asked = query.number("limit", 1..=limit.most)?;
        let cursor = query.one("cursor", "a cursor from an earlier answer", Cursor::parse)?;
        let limit = asked
            .and_then(|limit| usize::try_from(limit).ok())
            .unwrap_or(limit.default);
        let Some(cursor) = cursor else {
            return Ok(Self {
                offset: 0,
                limit,
                list,
            });
        };
        if cursor.list != list {
            return Err(Problem::parameter(
                "cursor",
                "belongs to a list with another path or other parameters",
            ));
        }
        if cursor.position > moment.position {
            return Err(Problem::parameter(
                "cursor",
                "was made for entries that are not in this answer",
            ));
        }
        moment.position = cursor.position;
        moment.as_of = cursor.as_of;
        Ok(Self {
            offset: cursor.offset,
            limit,
            list,
        })
    }

    /// This page of a list, and the cursor of the next one.
    #[must_use]
    pub fn cut<T>(self, items: Vec<T>, moment: &Moment) -> (Vec<T>, Option<String>) {
        let total = items.len();
        let page: Vec<T> = items
            .into_iter()
            .skip(self.offset)
            .take(self.limit)
            .collect();
        let end = self.offset.saturating_add(page.len());
        let next = (end < total && !page.is_empty()).then(|| {
            Cursor {
                position: moment.position,
                as_of: moment.as_of,
                offset: end,
                list: self.list,
            }
            .render()
        });
        (page, next)
    }
}

#[derive(Debug, Clone, Copy)]
struct Cursor {
    position: Position,
    as_of: NaiveDate,
    offset: usize,
    list: u64,
}

impl Cursor {
    fn render(self) -> String {
        let Self {
            position,
            as_of,
            offset,
            list,
        } = self;
        URL_SAFE_NO_PAD.encode(format!("1.{position}.{as_of}.{offset}.{list:x}"))
    }

    fn parse(text: &str) -> Option<Self> {
        let decoded = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
        let mut parts = decoded.split('.');
        let version = parts.next()?;
        let cursor = Self {
            position: Position(parts.next()?.parse().ok()?),
            as_of: plain_date(parts.next()?).ok()?,
            offset: parts.next()?.parse().ok()?,
            list: u64::from_str_radix(parts.next()?, 16).ok()?,
        };
        // One cursor, one text: what we would not have written is not ours.
        (version == "1" && cursor.render() == text).then_some(cursor)
    }
}

fn fingerprint(list: &str) -> u64 {
    let digest = Sha256::digest(list.as_bytes());
    digest
        .iter()
        .take(8)
        .fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

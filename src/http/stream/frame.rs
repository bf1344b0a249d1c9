//! What goes over the wire of a stream: blocks of lines that end with an empty one.

use bytes::Bytes;
use chrono::NaiveDate;

use crate::domain::event::Event;
use crate::domain::ids::Position;
use crate::domain::participant::Directory;
use crate::http::wire::events::{DayTurned, Event as EventResponse};
use crate::ledger::register::Recorded;

/// After how many milliseconds a client that lost its connection comes back.
const RETRY_MILLISECONDS: u32 = 3000;

/// The beginning: when to come back, and from where. A block without data is no event, but its id is remembered, so a
/// client that was cut off before its first event misses none either.
pub fn greeting(sent: Position) -> Bytes {
    Bytes::from(format!("retry: {RETRY_MILLISECONDS}\nid: {sent}\n\n"))
}

/// A comment, which keeps proxies from closing what seems idle.
pub fn heartbeat() -> Bytes {
    Bytes::from_static(b":\n\n")
}

/// The date has turned. It has no id, for it has no place in the record.
pub fn day(date: NaiveDate) -> Bytes {
    let turned = serde_json::to_string(&DayTurned { date }).unwrap_or_default();
    Bytes::from(format!("event: day\ndata: {turned}\n\n"))
}

/// An entry.
pub fn of(recorded: &Recorded, event: &Event, directory: &Directory) -> Bytes {
    // JSON has no line ends outside its strings, and within them they are escaped.
    let json = serde_json::to_string(&EventResponse::of(recorded, event, directory));
    kept(format!(
        "id: {}\nevent: {}\ndata: {}\n\n",
        event.position,
        event.kind.as_str(),
        json.unwrap_or_default()
    ))
}

/// A text that is kept, without the room in which it grew.
fn kept(text: String) -> Bytes {
    Bytes::from(text.into_bytes().into_boxed_slice())
}

//! Names for feeds, entries and dates that stay the same wherever the record is served from.
//!
//! They are UUIDs of version 5 (RFC 9562) made from the chain of the record, so that a register that was exported and
//! imported elsewhere has the same, and two registers never share one. No address is part of them.

use uuid::{Uuid, uuid};

use crate::domain::calendar::Occasion;
use crate::domain::ids::{ParticipantCode, Position, TreatyId};
use crate::ledger::register::{Recorded, Register};

/// The namespace of all registers of this kind; it means nothing by itself.
const NAMESPACE: Uuid = uuid!("7f3b1c62-94d5-4e0a-8b7e-2a6d0c51e9f4");

/// The names of one register.
#[derive(Debug, Clone, Copy)]
pub struct LastingNames {
    namespace: Uuid,
}

impl LastingNames {
    /// Those of a register: its first entry, by its hash, tells it from every other.
    #[must_use]
    pub fn of(register: &Register) -> Self {
        let first = register.entry(Position(1));
        let hash = first.map_or_else(String::new, |first| first.hash.to_string());
        Self {
            namespace: Uuid::new_v5(&NAMESPACE, hash.as_bytes()),
        }
    }

    /// The name of an entry: by its hash, which covers all entries before it, so that two records that part ways have no
    /// name in common from there on.
    #[must_use]
    pub fn entry(self, recorded: &Recorded) -> String {
        self.urn(&format!("entry:{}", recorded.hash))
    }

    /// The name of the feed of a treaty, or of one participant in it. It is the same in every language.
    #[must_use]
    pub fn feed(self, treaty: &TreatyId, participant: Option<&ParticipantCode>) -> String {
        let participant = participant.map_or("", ParticipantCode::as_str);
        self.urn(&format!("feed:{treaty}:{participant}"))
    }

    /// The name of a date, whatever day it is: a UUID alone, as RFC 7986 5.3 has it.
    #[must_use]
    pub fn occasion(self, treaty: &TreatyId, occasion: &Occasion) -> String {
        self.uuid(&format!("date:{treaty}:{occasion}")).to_string()
    }

    fn urn(self, name: &str) -> String {
        self.uuid(name).urn().to_string()
    }

    fn uuid(self, name: &str) -> Uuid {
        Uuid::new_v5(&self.namespace, name.as_bytes())
    }
}

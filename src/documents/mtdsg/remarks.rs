//! The end notes that this register writes: fixed sentences, each read back as exactly what was written.
//!
//! The depositary's own notes are prose. They are kept as such and never read as one of these.

use chrono::NaiveDate;

use super::dates::{leading, long};

/// What an end note of this register says of a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// It denounced the treaty.
    Denounced {
        /// The day on which the depositary received the notice.
        received_on: NaiveDate,
        /// The first day without the treaty.
        effective_on: NaiveDate,
    },
    /// It left the parent treaty, and this one with it.
    LeftWithParent {
        /// The first day without the treaty.
        on: NaiveDate,
    },
    /// An organization whose member States have all left.
    CeasedWithMembers {
        /// The first day without the treaty.
        on: NaiveDate,
    },
    /// It signed, and does not intend to become a party.
    SignatureWithdrawn {
        /// The day on which it said so.
        on: NaiveDate,
    },
    /// Its succession has effect from an earlier day than that of the notification.
    Succeeded {
        /// The date of the succession of States.
        on: NaiveDate,
    },
}

const RECEIVED: &str = "Denunciation received by the Secretary-General on ";
const EFFECTIVE: &str = ", with effect from ";
const CEASED: &str = "Ceased to be bound on ";
const WITH_PARENT: &str = ", having left the parent treaty.";
const WITH_MEMBERS: &str = ", all its member States having left.";
const INFORMED: &str = "Informed the Secretary-General on ";
const NOT_A_PARTY: &str = " of its intention not to become a party.";
const SUCCEEDED: &str = "Succession with effect from ";

impl Remark {
    /// The end note.
    #[must_use]
    pub fn sentence(self) -> String {
        match self {
            Self::Denounced {
                received_on,
                effective_on,
            } => format!(
                "{RECEIVED}{}{EFFECTIVE}{}.",
                long(received_on),
                long(effective_on)
            ),
            Self::LeftWithParent { on } => format!("{CEASED}{}{WITH_PARENT}", long(on)),
            Self::CeasedWithMembers { on } => format!("{CEASED}{}{WITH_MEMBERS}", long(on)),
            Self::SignatureWithdrawn { on } => format!("{INFORMED}{}{NOT_A_PARTY}", long(on)),
            Self::Succeeded { on } => format!("{SUCCEEDED}{}.", long(on)),
        }
    }

    /// Reads an end note as [`Remark::sentence`] writes it, and no other.
    #[must_use]
    pub fn parse(note: &str) -> Option<Self> {
        let between = |begin: &str, end: &str| date(note.strip_prefix(begin)?.strip_suffix(end)?);
        if let Some(dates) = note.strip_prefix(RECEIVED) {
            let (received, effective) = dates.strip_suffix('.')?.split_once(EFFECTIVE)?;
            return Some(Self::Denounced {
                received_on: date(received)?,
                effective_on: date(effective)?,
            });
        }
        if let Some(on) = between(CEASED, WITH_PARENT) {
            return Some(Self::LeftWithParent { on });
        }
        if let Some(on) = between(CEASED, WITH_MEMBERS) {
            return Some(Self::CeasedWithMembers { on });
        }
        if let Some(on) = between(INFORMED, NOT_A_PARTY) {
            return Some(Self::SignatureWithdrawn { on });
        }
        between(SUCCEEDED, ".").map(|on| Self::Succeeded { on })
    }
}

/// A date and nothing else, as it is written in a note.
fn date(text: &str) -> Option<NaiveDate> {
    leading(text).filter(|date| long(*date) == text)
}

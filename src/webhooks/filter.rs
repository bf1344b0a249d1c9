//! What a subscription asks for: the filter of the feed, and the kinds that only webhooks tell.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::event::{self, EventType};
use crate::domain::ids::{ParticipantCode, TreatyId};
use crate::domain::milestones::Name;

/// A milestone's day has come.
pub const MILESTONE_REACHED: &str = "milestone.reached";
/// A test that the owner asked for; every subscription is sent its own.
pub const PING: &str = "webhook.ping";

/// What happens to submissions, told to the State concerned and the depositary alone.
const SUBMISSIONS: [&str; 5] = [
    "submission.lodged",
    "submission.under_examination",
    "submission.returned",
    "submission.recorded",
    "submission.withdrawn",
];

/// A kind of event that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(&'static str);

impl Kind {
    /// All of them, in the order in which they are documented.
    pub fn all() -> impl Iterator<Item = Self> {
        let entries = EventType::ALL.into_iter().map(EventType::as_str);
        entries
            .chain([MILESTONE_REACHED])
            .chain(SUBMISSIONS)
            .map(Self)
    }

    /// The name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|kind| kind.0 == name)
    }
}

/// What is asked for: what meets every part, and any item of each. An empty part asks nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Treaties, participants and milestones; its kinds stay empty, for here there are more.
    pub wanted: event::Filter,
    /// The kinds.
    pub kinds: BTreeSet<Kind>,
}

/// The parts of something that happened, by which it is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// The kind.
    pub kind: String,
    /// The treaty.
    pub treaty: Option<TreatyId>,
    /// Whom it concerns.
    pub participants: BTreeSet<ParticipantCode>,
    /// The milestones that it reached or took back.
    pub milestones: BTreeSet<Name>,
}

impl Filter {
    /// Whether something that happened is asked for.
    #[must_use]
    pub fn admits(&self, subject: &Subject) -> bool {
        let wanted = &self.wanted;
        (self.kinds.is_empty() || self.kinds.iter().any(|kind| kind.0 == subject.kind))
            && (wanted.treaties.is_empty()
                || subject
                    .treaty
                    .as_ref()
                    .is_some_and(|treaty| wanted.treaties.contains(treaty)))
            && (wanted.participants.is_empty()
                || !wanted.participants.is_disjoint(&subject.participants))
            && (wanted.milestones.is_empty() || !wanted.milestones.is_disjoint(&subject.milestones))
    }

    /// As it is stored.
    #[must_use]
    pub fn render(&self) -> String {
        let texts = |items: Vec<&str>| items.into_iter().map(ToOwned::to_owned).collect();
        let stored = StoredFilter {
            treaties: texts(self.wanted.treaties.iter().map(TreatyId::as_str).collect()),
            participants: texts(
                self.wanted
                    .participants
                    .iter()
                    .map(ParticipantCode::as_str)
                    .collect(),
            ),
            events: texts(self.kinds.iter().map(|kind| kind.0).collect()),
            milestones: texts(self.wanted.milestones.iter().map(|m| m.as_str()).collect()),
        };
        // Lists of strings always serialize.
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// Reads what [`Filter::render`] writes; none when it is something else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let stored: StoredFilter = serde_json::from_str(text).ok()?;
        let treaties = stored.treaties.iter().map(|id| TreatyId::parse(id).ok());
        let participants = stored.participants.iter();
        Some(Self {
            wanted: event::Filter {
                treaties: treaties.collect::<Option<_>>()?,
                participants: participants
                    .map(|code| ParticipantCode::parse(code).ok())
                    .collect::<Option<_>>()?,
                kinds: BTreeSet::new(),
                milestones: all_of(&stored.milestones, Name::parse)?,
            },
            kinds: all_of(&stored.events, Kind::parse)?,
        })
    }
}

fn all_of<T: Ord>(texts: &[String], read: impl Fn(&str) -> Option<T>) -> Option<BTreeSet<T>> {
    texts.iter().map(|text| read(text)).collect()
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredFilter {
    treaties: Vec<String>,
    participants: Vec<String>,
    events: Vec<String>,
    milestones: Vec<String>,
}

//! The stored shape of an entry: the JSON that is hashed.
//!
//! Its fields and their order are part of the record. It is written once and never rendered again: what is
//! hashed is what is stored. A field may be added, none may change its meaning.

pub(in crate::store) mod act;

mod decision;
mod sharing;
mod text;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::documents;
use crate::domain::action::{Act, Action, Origin};
use crate::domain::correction::{Correction, CorrectionKind, Rectification};
use crate::domain::decision::Decision;
use crate::domain::ids::{Position, TreatyId};
use crate::domain::milestones::can_move;
use crate::domain::treaty::SharedTreaty;

use super::chain::{Broken, Hash};
use super::ledger::StoredEntry;
use act::StoredAct;
use decision::StoredDecision;
pub use sharing::Sharing;
use text::Text;

/// An entry of the ledger, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its position.
    pub position: Position,
    /// When it was recorded, to the microsecond; never earlier than the entry before it.
    pub recorded_at: DateTime<Utc>,
    /// The treaty that it is about.
    pub treaty: TreatyId,
    /// What it says.
    pub content: Content,
}

/// What is remembered of a request with an Idempotency-Key: the first of its entries is stored with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestMark {
    /// The hash of the client and its key.
    pub key: Hash,
    /// The hash of what was asked.
    pub fingerprint: Hash,
    /// How many entries it recorded, this one and those that follow it.
    pub size: u64,
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A treaty was registered with its final clauses.
    Treaty(SharedTreaty),
    /// An action was recorded.
    Action(Action),
    /// An action was corrected.
    Correction(Arc<Correction>),
    /// The depositary decided something.
    Decision(Arc<Decision>),
}

impl Content {
    /// The action that it puts into the history: an action, or the replacement of one that was wrong.
    #[must_use]
    pub fn action(&self) -> Option<&Action> {
        match self {
            Self::Action(action) => Some(action),
            Self::Correction(correction) => correction.replacement.as_ref(),
            Self::Treaty(_) | Self::Decision(_) => None,
        }
    }

    /// Whether it can move a milestone of its treaty, or a day that follows from what counts.
    #[must_use]
    pub fn can_move_milestones(&self) -> bool {
        match self {
            Self::Action(action) => can_move(action.act.kind),
            Self::Treaty(_) | Self::Correction(_) | Self::Decision(_) => true,
        }
    }

    /// The correction, if it is one.
    #[must_use]
    pub fn correction(&self) -> Option<&Correction> {
        match self {
            Self::Correction(correction) => Some(correction),
            Self::Treaty(_) | Self::Action(_) | Self::Decision(_) => None,
        }
    }

    /// The decision, if it is one.
    #[must_use]
    pub fn decision(&self) -> Option<&Decision> {
        match self {
            Self::Decision(decision) => Some(decision),
            Self::Treaty(_) | Self::Action(_) | Self::Correction(_) => None,
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredBody<'a> {
    position: u64,
    #[serde(borrow)]
    recorded_at: Text<'a>,
    #[serde(rename = "type")]
    kind: StoredKind,
    treaty: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    document: Option<serde_json::Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    origin: Option<StoredOrigin>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    correction: Option<StoredCorrection>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    action: Option<StoredAct<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    decision: Option<StoredDecision>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    request: Option<StoredRequest>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredRequest {
    key: String,
    fingerprint: String,
    size: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StoredKind {
    Treaty,
    Action,
    Correction,
    Decision,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StoredOrigin {
    Imported,
    Recorded,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredCorrection {
    of: u64,
    kind: String,
    reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    objections_until: Option<NaiveDate>,
}

impl Entry {
    /// The bytes to store and hash, with the mark of the request that recorded it, if that can be repeated safely and
    /// this is its first entry.
    #[must_use]
    pub fn encode(&self, request: Option<&RequestMark>) -> Vec<u8> {
        let (kind, document, origin, correction, action) = match &self.content {
            Content::Treaty(treaty) => (
                StoredKind::Treaty,
                Some(documents::treaty::render(treaty)),
                None,
                None,
                None,
            ),
            Content::Action(action) => (
                StoredKind::Action,
                None,
                Some(StoredOrigin::from(action.origin)),
                None,
                Some(StoredAct::from(&action.act)),
            ),
            Content::Correction(correction) => (
                StoredKind::Correction,
                None,
                correction
                    .replacement
                    .as_ref()
                    .map(|action| action.origin.into()),
                Some(StoredCorrection::from(&**correction)),
                correction
                    .replacement
                    .as_ref()
                    .map(|action| StoredAct::from(&action.act)),
            ),
            Content::Decision(_) => (StoredKind::Decision, None, None, None, None),
        };
        let body = StoredBody {
            position: self.position.0,
            recorded_at: self
                .recorded_at
                .to_rfc3339_opts(SecondsFormat::Micros, true)
                .into(),
            kind,
            treaty: self.treaty.as_str().into(),
            document,
            origin,
            correction,
            action,
            decision: self.content.decision().map(StoredDecision::from),
            request: request.map(|request| StoredRequest {
                key: request.key.to_string(),
                fingerprint: request.fingerprint.to_string(),
                size: request.size,
            }),
        };
        // Strings, numbers and maps with string keys always serialize.
        serde_json::to_vec(&body).unwrap_or_default()
    }

    /// Reads stored bytes: the entry, and the mark of its request.
    ///
    /// # Errors
    /// When they are not what [`Entry::encode`] writes, or belong to another position.
    pub fn decode(position: Position, body: &[u8]) -> Result<(Self, Option<RequestMark>), Broken> {
        let broken = |detail: String| Broken { position, detail };
        let stored: StoredBody<'_> = serde_json::from_slice(body)
            .map_err(|error| broken(format!("its bytes cannot be read: {error}")))?;
        if stored.position != position.0 {
            return Err(broken(format!(
                "its bytes say position {}",
                stored.position
            )));
        }
        let recorded_at = DateTime::parse_from_rfc3339(&stored.recorded_at)
            .map_err(|error| broken(format!("recorded_at: {error}")))?
            .with_timezone(&Utc);
        let treaty = TreatyId::parse(&stored.treaty).map_err(|error| broken(error.to_string()))?;
        let origin = match stored.origin {
            Some(StoredOrigin::Imported) => Origin::Imported,
            Some(StoredOrigin::Recorded) | None => Origin::Recorded,
        };
        let act = stored
            .action
            .map(StoredAct::parse)
            .transpose()
            .map_err(broken)?;
        let parts = (stored.document, stored.correction, act, stored.decision);
        let content = match (stored.kind, parts) {
            (StoredKind::Treaty, (Some(document), None, None, None)) => {
                let parsed = documents::treaty::parse(&document.to_string())
                    .map_err(|error| broken(error.to_string()))?;
                Content::Treaty(Arc::new(parsed))
            }
            (StoredKind::Action, (None, None, Some(act), None)) => {
                Content::Action(Action::new(position, origin, act))
            }
            (StoredKind::Correction, (None, Some(correction), replacement, None)) => {
                let rectification = correction.parse(replacement).map_err(broken)?;
                Content::Correction(Arc::new(Correction::new(position, origin, rectification)))
            }
            (StoredKind::Decision, (None, None, None, Some(decision))) => {
                let ruling = decision.parse().map_err(broken)?;
                Content::Decision(Arc::new(Decision { position, ruling }))
            }
            (
                StoredKind::Treaty
                | StoredKind::Action
                | StoredKind::Correction
                | StoredKind::Decision,
                _,
            ) => {
                return Err(broken("its type does not fit its content".into()));
            }
        };
        let request = match stored.request {
            None => None,
            Some(request) => Some(
                request
                    .parse()
                    .ok_or_else(|| broken("its request cannot be read".into()))?,
            ),
        };
        let entry = Self {
            position,
            recorded_at,
            treaty,
            content,
        };
        Ok((entry, request))
    }

    /// Reads a stored entry, and checks that what is stored beside its bytes is what they say. What it has in common with
    /// entries that were read before is shared.
    ///
    /// # Errors
    /// As [`Entry::decode`], or when the columns of its request are not what its bytes say.
    pub fn of_stored(stored: &StoredEntry, sharing: &mut Sharing) -> Result<Self, Broken> {
        let (entry, request) = Self::decode(stored.position, &stored.body)?;
        if request == stored.request {
            Ok(sharing.share(entry))
        } else {
            Err(Broken {
                position: stored.position,
                detail: "what is stored of its request is not what its bytes say".into(),
            })
        }
    }
}

impl StoredRequest {
    fn parse(&self) -> Option<RequestMark> {
        Some(RequestMark {
            key: Hash::from_hex(&self.key)?,
            fingerprint: Hash::from_hex(&self.fingerprint)?,
            size: self.size,
        })
    }
}

impl From<Origin> for StoredOrigin {
    fn from(origin: Origin) -> Self {
        match origin {
            Origin::Imported => Self::Imported,
            Origin::Recorded => Self::Recorded,
        }
    }
}

impl From<&Correction> for StoredCorrection {
    fn from(correction: &Correction) -> Self {
        Self {
            of: correction.of.0,
            kind: correction.kind.as_str().to_owned(),
            reason: correction.reason.clone(),
            objections_until: correction.objections_until,
        }
    }
}

impl StoredCorrection {
    fn parse(self, replacement: Option<Act>) -> Result<Rectification, String> {
        Ok(Rectification {
            of: Position(self.of),
            kind: CorrectionKind::parse(&self.kind)
                .ok_or_else(|| format!("unknown kind of correction {:?}", self.kind))?,
            reason: self.reason,
            objections_until: self.objections_until,
            replacement,
        })
    }
}

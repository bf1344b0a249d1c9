//! The stored shape of a decision.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::decision::{Decision, DecisionKind, Matter, Ruling};
use crate::domain::ids::{ParticipantCode, Position};
use crate::domain::policy::{PolicyCode, PolicyValue};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredDecision {
    kind: String,
    date: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    policy: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entry_into_force_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    participant: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    admitted: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revokes: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    reason: String,
}

impl From<&Decision> for StoredDecision {
    fn from(decision: &Decision) -> Self {
        let ruling = &decision.ruling;
        let mut stored = Self {
            kind: ruling.matter.kind().as_str().to_owned(),
            date: ruling.date,
            policy: None,
            value: None,
            entry_into_force_on: None,
            participant: None,
            admitted: None,
            revokes: None,
            reference: ruling.reference.clone(),
            source: ruling.source.clone(),
            reason: ruling.reason.clone(),
        };
        match &ruling.matter {
            Matter::Policy(value) => {
                stored.policy = Some(value.policy().as_str().to_owned());
                stored.value = Some(value.as_str().to_owned());
            }
            Matter::EntryIntoForce(on) => stored.entry_into_force_on = Some(*on),
            Matter::Eligibility {
                participant,
                admitted,
            } => {
                stored.participant = Some(participant.to_string());
                stored.admitted = Some(*admitted);
            }
            Matter::Revocation(of) => stored.revokes = Some(of.0),
        }
        stored
    }
}

impl StoredDecision {
    pub(super) fn parse(self) -> Result<Ruling, String> {
        let kind = DecisionKind::parse(&self.kind)
            .ok_or_else(|| format!("unknown kind of decision {:?}", self.kind))?;
        Ok(Ruling {
            date: self.date,
            matter: self.matter(kind)?,
            reference: self.reference,
            source: self.source,
            reason: self.reason,
        })
    }

    /// Exactly the parts that belong to its kind.
    fn matter(&self, kind: DecisionKind) -> Result<Matter, String> {
        let of_policy = self.policy.as_deref().zip(self.value.as_deref());
        let of_eligibility = self.participant.as_deref().zip(self.admitted);
        let given = [
            self.policy.is_some(),
            self.value.is_some(),
            self.entry_into_force_on.is_some(),
            self.participant.is_some(),
            self.admitted.is_some(),
            self.revokes.is_some(),
        ];
        let given = given.into_iter().filter(|is_given| *is_given).count();
        match (
            kind,
            given,
            of_policy,
            self.entry_into_force_on,
            of_eligibility,
            self.revokes,
        ) {
            (DecisionKind::Policy, 2, Some((policy, value)), ..) => PolicyCode::parse(policy)
                .and_then(|policy| PolicyValue::parse(policy, value))
                .map(Matter::Policy)
                .ok_or_else(|| format!("unknown policy {policy:?} or value {value:?}")),
            (DecisionKind::EntryIntoForce, 1, _, Some(on), ..) => Ok(Matter::EntryIntoForce(on)),
            (DecisionKind::Eligibility, 2, _, _, Some((participant, admitted)), _) => {
                Ok(Matter::Eligibility {
                    participant: ParticipantCode::parse(participant)
                        .map_err(|error| error.to_string())?,
                    admitted,
                })
            }
            (DecisionKind::Revocation, 1, .., Some(of)) => Ok(Matter::Revocation(Position(of))),
            (
                DecisionKind::Policy
                | DecisionKind::EntryIntoForce
                | DecisionKind::Eligibility
                | DecisionKind::Revocation,
                ..,
            ) => Err("its kind of decision does not fit its parts".into()),
        }
    }
}

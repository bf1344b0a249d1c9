//! Examples of a decision: in a request, recorded, listed.

use std::sync::Arc;

use crate::domain::decision::{Decision, Matter, Ruling};
use crate::domain::policy::PolicyValue;
use crate::http::openapi::ContractError;
use crate::http::wire::Currency;
use crate::http::wire::actions::ValidationResponse;
use crate::http::wire::decisions::{DecisionResponse, DecisionsPage, RecordDecisionRequest};
use crate::ledger::register::Recorded;
use crate::store::chain::Hash;
use crate::store::entry::{Content, Entry};

use super::{Example, Place, Sample, answer, example};

const REASON: &str = "what was withdrawn before the entry into force is treated as never deposited, as before the conditions are met";

impl Sample {
    /// A policy declared for the treaty of the examples.
    pub(super) fn decisions(&self) -> Result<Vec<(&'static str, Example)>, ContractError> {
        let value = PolicyValue::AsNeverDeposited;
        let sent = RecordDecisionRequest {
            kind: "policy".into(),
            date: self.moment.as_of.to_string(),
            policy: Some(value.policy().as_str().into()),
            value: Some(value.as_str().into()),
            entry_into_force_on: None,
            participant: None,
            admitted: None,
            revokes: None,
            reference: None,
            source: None,
            reason: REASON.into(),
        };
        let head = self.register.head();
        let decision = Decision {
            position: head.position.next(),
            ruling: Ruling {
                date: self.moment.as_of,
                matter: Matter::Policy(value),
                reference: None,
                source: None,
                reason: REASON.into(),
            },
        };
        let entry = Entry {
            position: decision.position,
            recorded_at: self.moment.recorded_at.unwrap_or_default(),
            treaty: self.treaty.clone(),
            content: Content::Decision(Arc::new(decision.clone())),
        };
        let hash = Hash::link(head.hash, &entry.encode(None));
        let recorded = Recorded { entry, hash };
        let response = DecisionResponse::of(&recorded, &decision);
        let page = DecisionsPage {
            decisions: vec![response.clone()],
            total: 1,
            next_cursor: None,
            currency: Currency::of(&self.moment, None),
        };
        let valid = ValidationResponse {
            valid: true,
            actions: Vec::new(),
        };
        Ok(vec![
            ("record_decision", example(Place::Request, &sent)?),
            ("record_decision", example(Place::Answer(201), &response)?),
            ("record_decision", example(Place::Answer(200), &valid)?),
            answer("list_decisions", &page)?,
        ])
    }
}

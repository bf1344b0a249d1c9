//! What clients ask for: numbered requests, each with a key of its own and acts that are regular once.
//!
//! Of three requests one is a batch, and one is followed by a correction of what it recorded. Five States serve three
//! requests, so the nth request of every run asks for the same.

use std::sync::LazyLock;

use serde_json::{Value, json};
use signatory::ledger::Ledger;
use signatory::ledger::proposal::Import;

use crate::support::domain::states;
use crate::support::ledger::treaty;
use crate::support::process::accession;

const STATES: usize = 190;
/// Requests for one treaty.
const PER_TREATY: usize = STATES / 5 * 3;

/// Something that must be in the record once, or not at all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A State's act for a treaty.
    Act(String, String),
    /// The correction of the action at a position.
    Correction(u64),
}

/// A request that can be sent again.
#[derive(Debug, Clone)]
pub struct Request {
    /// Its Idempotency-Key.
    pub key: String,
    /// Where it goes.
    pub path: String,
    /// What it says.
    pub body: Value,
    /// What it asks to be recorded, in this order.
    pub facts: Vec<Fact>,
    /// Whether what it records is to be corrected afterwards.
    pub is_wrong: bool,
}

/// Registers treaties for so many requests and as many as come on top while things happen.
pub fn supply(ledger: &Ledger, requests: usize) {
    let imports = (0..=requests / PER_TREATY + 5)
        .map(|n| Import {
            treaty: treaty(&format!("treaty-{n}")),
            acts: Vec::new(),
        })
        .collect();
    ledger.import_all_blocking(imports).unwrap();
}

/// The nth request.
pub fn request(n: usize) -> Request {
    static ALL: LazyLock<Vec<String>> = LazyLock::new(|| states(STATES));
    let treaty = format!("treaty-{}", n / PER_TREATY);
    let first = n % PER_TREATY / 3 * 5;
    let (which, path) = match n % 3 {
        0 => (first..first + 1, "actions"),
        1 => (first + 1..first + 4, "actions/batch"),
        _ => (first + 4..first + 5, "actions"),
    };
    let participants = &ALL[which];
    let mut acts: Vec<Value> = participants.iter().map(|state| accession(state)).collect();
    let body = match n % 3 {
        1 => json!({ "actions": acts }),
        _ => acts.remove(0),
    };
    Request {
        key: format!("key-{n}"),
        path: format!("/v1/treaties/{treaty}/{path}"),
        body,
        facts: participants
            .iter()
            .map(|state| Fact::Act(treaty.clone(), state.clone()))
            .collect(),
        is_wrong: n % 3 == 2,
    }
}

/// The correction of what a request recorded at a position.
pub fn correction(wrong: &Request, position: u64) -> Request {
    let mut right = wrong.body.clone();
    right["date"] = "2026-03-03".into();
    Request {
        key: format!("correction-of-{}", wrong.key),
        path: format!("{}/{position}/corrections", wrong.path),
        body: json!({"kind": "clerical", "reason": "misread", "replacement": right}),
        facts: vec![Fact::Correction(position)],
        is_wrong: false,
    }
}

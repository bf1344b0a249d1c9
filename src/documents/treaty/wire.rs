//! The treaty document as it is written: the same shape to read and to write.
//!
//! Kinds and dates are texts here and variants are flat, so that every refusal can name the exact place.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Document {
    pub(super) id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) mtdsg_no: Option<String>,
    pub(super) title: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) short_title: Option<Texts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) adopted_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) adopted_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) depositary_notification: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) record: Option<Record>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<Parent>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) further_thresholds: Vec<FurtherThreshold>,
    pub(super) final_clauses: FinalClauses,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object of language and text")]
pub(super) struct Texts {
    pub(super) en: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ar: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) zh: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fr: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ru: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) es: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) vi: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Record {
    pub(super) kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) complete_until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct FinalClauses {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) signature: Option<Signature>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) consent: Option<Consent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reio: Option<Reio>,
    pub(super) entry_into_force: EntryIntoForce,
    pub(super) later_parties: LaterParties,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) denunciation: Option<Denunciation>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) reservations: Vec<Reservation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reservations_prohibited: Option<ReservationProhibition>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) notifications: Vec<Notification>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Signature {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) article: Option<String>,
    pub(super) windows: Vec<Window>,
    #[serde(default)]
    pub(super) definitive: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Window {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) place: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Consent {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) article: Option<String>,
    pub(super) actions: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) signature_required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) accession_opens: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Reio {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) article: Option<String>,
    pub(super) admitted: bool,
    #[serde(default)]
    pub(super) sign_after_member: bool,
    #[serde(default)]
    pub(super) consent_after_member: bool,
    #[serde(default)]
    pub(super) competence_declaration: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct EntryIntoForce {
    pub(super) article: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
    pub(super) threshold: u32,
    pub(super) counted_actions: Vec<String>,
    pub(super) reio: String,
    pub(super) delay: Delay,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) not_before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fixed_date: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) conditions: Vec<Condition>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Delay {
    pub(super) kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) n: Option<u32>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Condition {
    pub(super) kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) measure: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) at_least_bp: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) shares_bp: Option<BTreeMap<String, u32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) all_of: Option<Vec<String>>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct LaterParties {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) article: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
    pub(super) delay: Delay,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) floor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Denunciation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) article: Option<String>,
    pub(super) delay: Delay,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reio_ceases_with_members: Option<Ground>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Reservation {
    pub(super) article: String,
    pub(super) at: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Notification {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) article: Option<String>,
    pub(super) what: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) designates: Option<String>,
    pub(super) when: String,
    #[serde(default)]
    pub(super) part_of_instrument: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct ReservationProhibition {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) article: Option<String>,
    pub(super) scope: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
}

/// A clause of which the document says no more than where it stands.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Ground {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) article: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct Parent {
    pub(super) treaty: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) article: Option<String>,
    #[serde(default)]
    pub(super) participation_requires: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) denunciation_entails: Option<Ground>,
    #[serde(default)]
    pub(super) entry_into_force_floor: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub(super) struct FurtherThreshold {
    pub(super) article: String,
    pub(super) counts: String,
    pub(super) count: u32,
    pub(super) purpose: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
}

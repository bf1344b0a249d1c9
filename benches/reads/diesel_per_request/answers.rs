//! The answers rendered from rows, the same bytes as ours.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::rows::{Count, Row, Treaty};

/// The groups in the order of the answer.
const GROUPS: [&str; 6] = [
    "african",
    "asia_pacific",
    "eastern_european",
    "grulac",
    "weog",
    "none",
];

/// A row as it is answered.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WireRow {
    code: String,
    name: String,
    kind: String,
    un_status: String,
    regional_group: String,
    status: String,
    signed_on: Option<NaiveDate>,
    signature_withdrawn_on: Option<NaiveDate>,
    consent: Option<Consent>,
    counted: bool,
    effective_on: Option<NaiveDate>,
    effective_basis: Option<String>,
    leaves_on: Option<NaiveDate>,
    provisional_application_since: Option<NaiveDate>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Consent {
    kind: String,
    letter: Option<String>,
    deposited_on: NaiveDate,
    ended_on: Option<NaiveDate>,
    ended_by: Option<String>,
    action: String,
}

#[derive(Serialize)]
struct Table<'a> {
    participants: Vec<WireRow>,
    total: usize,
    language: &'static str,
    direction: &'static str,
    currency: &'a RawValue,
}

/// The status table.
///
/// # Errors
/// When stored text is not JSON.
pub fn table(treaty: &Treaty, rows: Vec<Row>) -> Result<Vec<u8>, String> {
    let participants: Vec<WireRow> = rows.into_iter().map(WireRow::from).collect();
    let table = Table {
        total: participants.len(),
        participants,
        language: "en",
        direction: "ltr",
        currency: raw(&treaty.currency)?,
    };
    serde_json::to_vec(&table).map_err(|error| error.to_string())
}

#[derive(Serialize)]
struct Progress<'a> {
    treaty: &'a str,
    title: &'a RawValue,
    state: &'static str,
    threshold: i32,
    counted: i64,
    remaining: i64,
    percent_of_threshold: f64,
    signatories: Split,
    signatures_withdrawn: i64,
    contracting_states: Split,
    parties: Split,
    threshold_reached_on: Option<NaiveDate>,
    threshold_reached_by: [(); 0],
    entry_into_force_on: Option<NaiveDate>,
    entry_into_force_asserted: Option<()>,
    next_date: Option<Value>,
    upcoming_dates: Vec<Value>,
    conditions: [(); 0],
    regional_groups: Vec<Value>,
    findings: [(); 0],
    rules: &'a RawValue,
    currency: &'a RawValue,
}

#[derive(Default, Serialize)]
struct Split {
    total: i64,
    states: i64,
    un_members: i64,
    observer_states: i64,
    other_states: i64,
    regional_organizations: i64,
    other_organizations: i64,
}

/// The progress of a treaty that is not in force yet.
///
/// # Errors
/// When stored text is not JSON.
pub fn progress(treaty: &Treaty, counts: &[Count]) -> Result<Vec<u8>, String> {
    let standing = |wanted: &'static str| {
        move |(group, all, ..): &Count| if group.3 == wanted { *all } else { 0 }
    };
    let counted = |(group, all, ..): &Count| if group.4 { *all } else { 0 };
    let total: i64 = counts.iter().map(counted).sum();
    let upcoming: Vec<Value> =
        serde_json::from_str(&treaty.upcoming_dates).map_err(|error| error.to_string())?;
    let regional_groups = GROUPS.map(|name| {
        let of = |count: &dyn Fn(&Count) -> i64| -> i64 {
            let alike = counts.iter().filter(|count| count.0.2 == name);
            alike.map(count).sum()
        };
        json!({
            "regional_group": name,
            "members": of(&|count| count.1),
            "signatories": of(&|count| count.2),
            "contracting_states": of(&standing("contracting_state")),
            "parties": of(&standing("party")),
            "counted": of(&counted),
        })
    });
    let percent = f64::from(i32::try_from(total).unwrap_or(i32::MAX)) * 1000.0;
    let progress = Progress {
        treaty: &treaty.id,
        title: raw(&treaty.title)?,
        state: "pending",
        threshold: treaty.threshold,
        counted: total,
        remaining: (i64::from(treaty.threshold) - total).max(0),
        percent_of_threshold: (percent / f64::from(treaty.threshold)).floor().min(1000.0) / 10.0,
        signatories: split(counts, |count| count.2),
        signatures_withdrawn: counts.iter().map(|count| count.3).sum(),
        contracting_states: split(counts, standing("contracting_state")),
        parties: split(counts, standing("party")),
        threshold_reached_on: None,
        threshold_reached_by: [],
        entry_into_force_on: None,
        entry_into_force_asserted: None,
        next_date: upcoming.first().cloned(),
        upcoming_dates: upcoming,
        conditions: [],
        regional_groups: regional_groups.into(),
        findings: [],
        rules: raw(&treaty.rules)?,
        currency: raw(&treaty.currency)?,
    };
    serde_json::to_vec(&progress).map_err(|error| error.to_string())
}

fn split(counts: &[Count], of: impl Fn(&Count) -> i64) -> Split {
    let mut split = Split::default();
    for count in counts {
        let many = of(count);
        split.total += many;
        match (count.0.0.as_str(), count.0.1.as_str()) {
            ("state", un_status) => {
                split.states += many;
                match un_status {
                    "member" => split.un_members += many,
                    "observer" => split.observer_states += many,
                    _ => split.other_states += many,
                }
            }
            ("reio", _) => split.regional_organizations += many,
            _ => split.other_organizations += many,
        }
    }
    split
}

fn raw(text: &str) -> Result<&RawValue, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

impl WireRow {
    pub fn into_row(self, treaty: &str, place: i32) -> Row {
        let consent = self.consent.as_ref();
        Row {
            treaty: treaty.to_owned(),
            place,
            consent_kind: consent.map(|consent| consent.kind.clone()),
            consent_letter: consent.and_then(|consent| consent.letter.clone()),
            consent_deposited_on: consent.map(|consent| consent.deposited_on),
            consent_ended_on: consent.and_then(|consent| consent.ended_on),
            consent_ended_by: consent.and_then(|consent| consent.ended_by.clone()),
            consent_action: consent.map(|consent| consent.action.clone()),
            code: self.code,
            name: self.name,
            kind: self.kind,
            un_status: self.un_status,
            regional_group: self.regional_group,
            status: self.status,
            signed_on: self.signed_on,
            signature_withdrawn_on: self.signature_withdrawn_on,
            counted: self.counted,
            effective_on: self.effective_on,
            effective_basis: self.effective_basis,
            leaves_on: self.leaves_on,
            provisional_application_since: self.provisional_application_since,
        }
    }
}

impl From<Row> for WireRow {
    fn from(row: Row) -> Self {
        let known = row.consent_kind.zip(row.consent_deposited_on);
        let consent = known
            .zip(row.consent_action)
            .map(|((kind, deposited_on), action)| Consent {
                kind,
                letter: row.consent_letter,
                deposited_on,
                ended_on: row.consent_ended_on,
                ended_by: row.consent_ended_by,
                action,
            });
        Self {
            code: row.code,
            name: row.name,
            kind: row.kind,
            un_status: row.un_status,
            regional_group: row.regional_group,
            status: row.status,
            signed_on: row.signed_on,
            signature_withdrawn_on: row.signature_withdrawn_on,
            consent,
            counted: row.counted,
            effective_on: row.effective_on,
            effective_basis: row.effective_basis,
            leaves_on: row.leaves_on,
            provisional_application_since: row.provisional_application_since,
        }
    }
}

//! Certificates: the facts of a status as at a date, exactly as they are signed, and the signature beside them.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::treaty::{NotCompared, Treaty};

use super::actions::ActionResponse;
use super::decisions::AssertedResponse;
use super::participants::Consent;
use super::progress::{
    ActionRef, ConditionProgress, FindingResponse, ParticipantSplit, ProgressRules,
};
use super::statements::StatementStandingResponse;
use super::{Currency, Instant, LocalizedText};

/// The status of a participant as at a date, signed by this register.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ParticipantCertificate {
    /// What was signed, to be read.
    pub certificate: ParticipantFacts,
    /// The same, signed: a JWS in compact form (RFC 7515), EdDSA with Ed25519 (RFC 8037).
    pub signature: String,
    /// The key that signed it, by its RFC 7638 thumbprint: see `/v1/certificates/keys`.
    #[schema(examples("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"))]
    pub kid: String,
    /// The SHA-256 of the bytes that were signed.
    #[schema(examples("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))]
    pub fingerprint: String,
}

/// The status of a treaty as at a date, signed by this register.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TreatyCertificate {
    /// What was signed, to be read.
    pub certificate: TreatyFacts,
    /// The same, signed: a JWS in compact form (RFC 7515), EdDSA with Ed25519 (RFC 8037).
    pub signature: String,
    /// The key that signed it, by its RFC 7638 thumbprint: see `/v1/certificates/keys`.
    #[schema(examples("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"))]
    pub kid: String,
    /// The SHA-256 of the bytes that were signed.
    #[schema(examples("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))]
    pub fingerprint: String,
}

/// What is certified of a participant in relation to a treaty.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ParticipantFacts {
    /// `participant_status`.
    #[schema(examples("participant_status"))]
    pub kind: &'static str,
    /// The whole in one English sentence.
    pub summary: String,
    /// The date as at which this holds.
    #[schema(examples("2026-11-21"))]
    pub as_of: NaiveDate,
    /// Who says so.
    pub issuer: CertificateIssuer,
    /// In relation to which treaty.
    pub treaty: CertifiedTreaty,
    /// Whose status.
    pub participant: CertifiedParticipant,
    /// The status: see `/v1/vocabulary`.
    #[schema(examples("signatory"))]
    pub status: &'static str,
    /// What that status means, with the article that says so.
    pub status_means: &'static str,
    /// When it signed.
    #[schema(examples("2025-10-25"))]
    pub signed_on: Option<NaiveDate>,
    /// When it made known that it will not become a party.
    pub signature_withdrawn_on: Option<NaiveDate>,
    /// Its latest instrument of consent.
    pub consent: Option<Consent>,
    /// When the treaty enters into force for it.
    pub effective_on: Option<NaiveDate>,
    /// The rule by which that was found.
    pub effective_basis: Option<&'static str>,
    /// Why there is no such date: `no_instrument`, `instrument_ended`, `conditions_not_met`, `parent_not_in_force` or
    /// `ends_before_effect`.
    #[schema(examples("no_instrument"))]
    pub no_effect_because: Option<&'static str>,
    /// When its participation ends or ended.
    pub leaves_on: Option<NaiveDate>,
    /// Since when it applies the treaty provisionally, without being a party.
    pub provisional_application_since: Option<NaiveDate>,
    /// Everything that it did up to the date, in the order of the record, corrected acts included.
    pub acts: Vec<CertifiedAct>,
    /// Its statements that have not been withdrawn, have not lapsed and were not defeated.
    pub statements: Vec<StatementStandingResponse>,
    /// What was not verified, and how far the record goes.
    pub reliance: Reliance,
    /// The entry of the record up to which all this was computed, as `/v1/checkpoint` names it.
    pub record: CertifiedRecord,
    /// For which moment this is.
    pub currency: Currency,
}

/// What is certified of a treaty.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TreatyFacts {
    /// `treaty_status`.
    #[schema(examples("treaty_status"))]
    pub kind: &'static str,
    /// The whole in one English sentence: the status line.
    pub summary: String,
    /// The date as at which this holds.
    #[schema(examples("2026-11-21"))]
    pub as_of: NaiveDate,
    /// Who says so.
    pub issuer: CertificateIssuer,
    /// Which treaty.
    pub treaty: CertifiedTreaty,
    /// `pending`, `threshold_reached` or `in_force`.
    #[schema(examples("pending"))]
    pub status: &'static str,
    /// What that means.
    pub status_means: &'static str,
    /// The first day on which it was open for signature.
    pub opened_on: Option<NaiveDate>,
    /// The last day on which it can be signed.
    pub signature_closes_on: Option<NaiveDate>,
    /// How many instruments it takes.
    #[schema(examples(40))]
    pub threshold: u32,
    /// How many count.
    #[schema(examples(0))]
    pub counted: u32,
    /// Those that have signed, whatever they did since.
    pub signatories: ParticipantSplit,
    /// Of those, how many made known that they will not become parties.
    pub signatures_withdrawn: u32,
    /// Those that consented to be bound and for which it is not yet in force.
    pub contracting_states: ParticipantSplit,
    /// Those for which it is in force.
    pub parties: ParticipantSplit,
    /// The day on which all conditions were met.
    pub threshold_reached_on: Option<NaiveDate>,
    /// The counted deposits of that day.
    pub threshold_reached_by: Vec<ActionRef>,
    /// The day of entry into force.
    pub entry_into_force_on: Option<NaiveDate>,
    /// Why there is no such date: `conditions_not_met` or `parent_not_in_force`.
    #[schema(examples("conditions_not_met"))]
    pub no_entry_into_force_because: Option<&'static str>,
    /// The day that the depositary states by a decision; it never takes the place of the computed one.
    pub entry_into_force_asserted: Option<AssertedResponse>,
    /// The further conditions and how far they are met.
    pub conditions: Vec<ConditionProgress>,
    /// What needs a decision of the depositary, because the law is silent.
    pub findings: Vec<FindingResponse>,
    /// The articles that the numbers rest on.
    pub rules: ProgressRules,
    /// What was not verified, and how far the record goes.
    pub reliance: Reliance,
    /// The entry of the record up to which all this was computed, as `/v1/checkpoint` names it.
    pub record: CertifiedRecord,
    /// For which moment this is.
    pub currency: Currency,
}

/// The register that certifies.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CertificateIssuer {
    /// Its address.
    #[schema(examples("https://register.example.int"))]
    pub register: String,
    /// Where its keys are published.
    #[schema(examples("https://register.example.int/v1/certificates/keys"))]
    pub keys: String,
    /// What this is, and what it is not.
    pub disclaimer: &'static str,
}

/// A treaty, by the depositary's own reference.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CertifiedTreaty {
    /// Its id here.
    #[schema(examples("hanoi-convention"))]
    pub id: String,
    /// The depositary's reference.
    #[schema(examples("XVIII-16"))]
    pub mtdsg_no: Option<String>,
    /// Its full title.
    pub title: LocalizedText,
    /// When its text was adopted.
    #[schema(examples("2024-12-24"))]
    pub adopted_on: Option<NaiveDate>,
    /// The instrument that adopted it.
    #[schema(examples("A/RES/79/243"))]
    pub adopted_by: Option<String>,
    /// The depositary notification of its opening.
    #[schema(examples("C.N.196.2025.TREATIES-XVIII.16"))]
    pub depositary_notification: Option<String>,
}

/// A participant.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CertifiedParticipant {
    /// The stable code.
    #[schema(examples("VNM"))]
    pub code: String,
    /// `state`, `reio` or `organization`.
    #[schema(examples("state"))]
    pub kind: &'static str,
    /// Its present names.
    pub names: LocalizedText,
    /// Its name on the date, where that was another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_on_that_date: Option<LocalizedText>,
}

/// An act, as the record has it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CertifiedAct {
    /// Its place in the record.
    #[schema(examples(74))]
    pub position: u64,
    /// What was done.
    #[schema(examples("signature"))]
    pub kind: &'static str,
    /// The depositary's letter for it.
    pub letter: Option<&'static str>,
    /// The legal date.
    #[schema(examples("2025-10-25"))]
    pub date: NaiveDate,
    /// Where.
    pub place: Option<String>,
    /// The depositary notification, as printed.
    pub notification: Option<String>,
    /// Where the fact can be checked.
    pub source: Option<String>,
    /// What a reader should know beside it.
    pub note: Option<String>,
    /// Whether it is in effect: not corrected.
    #[schema(examples(true))]
    pub in_effect: bool,
    /// The id of the correction that took it out of effect.
    pub corrected_by: Option<String>,
    /// The entry's hash in the chain.
    #[schema(examples("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))]
    pub hash: String,
}

/// How far a certificate can be relied on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Reliance {
    /// The last date up to which the record of the treaty is believed complete; none where that is not known.
    #[schema(examples("2025-11-19"))]
    pub complete_until: Option<NaiveDate>,
    /// Whether the record is believed complete up to the date of the certificate.
    #[schema(examples(false))]
    pub is_complete: bool,
    /// The final clauses that were not compared with the certified true copy.
    pub clauses_not_compared: Vec<ClauseNotCompared>,
}

/// A final clause that was not compared with the certified true copy.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClauseNotCompared {
    /// Its name in the treaty document.
    #[schema(examples("denunciation"))]
    pub clause: &'static str,
    /// The article.
    #[schema(examples("67"))]
    pub article: Option<String>,
}

/// The last entry that was taken into account.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CertifiedRecord {
    /// Its position.
    #[schema(examples(713))]
    pub position: u64,
    /// Its hash, which covers every entry before it.
    #[schema(examples("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))]
    pub hash: String,
    /// The algorithm of the chain.
    #[schema(examples("sha-256"))]
    pub algorithm: &'static str,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Instant,
}

/// The public keys with which certificates are checked (RFC 7517).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CertificateKeys {
    /// The present key first, then those that were used before.
    pub keys: Vec<CertificateKeyResponse>,
}

/// A public key (RFC 8037).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CertificateKeyResponse {
    /// `OKP`.
    #[schema(examples("OKP"))]
    pub kty: &'static str,
    /// `Ed25519`.
    #[schema(examples("Ed25519"))]
    pub crv: &'static str,
    /// `sig`.
    #[serde(rename = "use")]
    #[schema(examples("sig"))]
    pub usage: &'static str,
    /// `EdDSA`.
    #[schema(examples("EdDSA"))]
    pub alg: &'static str,
    /// Its RFC 7638 thumbprint.
    #[schema(examples("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"))]
    pub kid: String,
    /// The key.
    #[schema(examples("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"))]
    pub x: String,
}

impl From<&Treaty> for CertifiedTreaty {
    fn from(treaty: &Treaty) -> Self {
        Self {
            id: treaty.id.to_string(),
            mtdsg_no: treaty.mtdsg_no.clone(),
            title: (&treaty.title).into(),
            adopted_on: treaty.adopted_on,
            adopted_by: treaty.adopted_by.clone(),
            depositary_notification: treaty.depositary_notification.clone(),
        }
    }
}

impl From<ActionResponse> for CertifiedAct {
    fn from(action: ActionResponse) -> Self {
        Self {
            position: action.position,
            kind: action.kind,
            letter: action.letter,
            date: action.date,
            place: action.place,
            notification: action.notification,
            source: action.source,
            note: action.note,
            in_effect: action.in_effect,
            corrected_by: action.corrected_by,
            hash: action.hash,
        }
    }
}

impl Reliance {
    /// What is known of a treaty's clauses and record, on a day.
    #[must_use]
    pub fn of(treaty: &Treaty, as_of: NaiveDate) -> Self {
        let record = treaty.record.as_ref();
        let complete_until = record.and_then(|record| record.complete_until);
        Self {
            complete_until,
            is_complete: complete_until.is_some_and(|until| as_of <= until),
            clauses_not_compared: treaty.not_compared().into_iter().map(Into::into).collect(),
        }
    }
}

impl From<NotCompared<'_>> for ClauseNotCompared {
    fn from(clause: NotCompared<'_>) -> Self {
        Self {
            clause: clause.clause,
            article: clause.article.map(ToOwned::to_owned),
        }
    }
}

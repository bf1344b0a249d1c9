//! What one participant can do in relation to a treaty on a day, until when, and what would follow.

mod rendered;

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::Currency;
use super::explain::{ArithmeticLine, MissingResponse, OrdinalRange};
use super::participants::StatusRow;

/// What one participant can do on a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NextStepsResponse {
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// Where the participant stands.
    pub standing: StatusRow,
    /// That status in the language of the answer.
    #[schema(examples("signatory"))]
    pub status_label: &'static str,
    /// Whether it can take part in the treaty at all.
    #[schema(examples(true))]
    pub eligible: bool,
    /// Why it cannot.
    pub not_eligible: Option<RuleInTheWay>,
    /// The kinds of act that a recording would accept on that day.
    pub possible: Vec<PossibleStep>,
    /// All other kinds of act, each with the rule in the way.
    pub not_possible: Vec<ImpossibleStep>,
    /// How the treaty stands without any of these acts.
    pub entry_into_force: TreatyOutlook,
    /// For an organization: what it waits for.
    pub organization: Option<OrganizationConditions>,
    /// All reservations that the treaty expressly permits. For others VCLT 19 to 23 decide.
    pub reservations: Vec<PermittedReservation>,
    /// What the treaty asks to be told without naming a day.
    pub notifications: Vec<NotificationDue>,
    /// The language of the labels and of the name in `standing`; sentences and requirements are in English.
    #[schema(examples("en"))]
    pub language: &'static str,
    /// The direction of its script.
    #[schema(examples("ltr"))]
    pub direction: &'static str,
    /// Where to read on.
    pub links: NextStepsLinks,
    /// For which moment this is.
    pub currency: Currency,
}

/// The rule that is in the way of an act.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RuleInTheWay {
    /// Which rule: the code with which a recording would be refused.
    #[schema(examples("not_eligible"))]
    pub code: &'static str,
    /// What was expected and what was found.
    pub detail: String,
    /// The article that the rule rests on.
    pub article: Option<String>,
}

/// A kind of act that is possible.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PossibleStep {
    /// The kind: see `/v1/vocabulary`.
    #[schema(examples("ratification"))]
    pub kind: &'static str,
    /// What it is called in the language of the answer.
    #[schema(examples("ratification"))]
    pub label: &'static str,
    /// The day asked for, on which it is possible.
    #[schema(examples("2026-11-21"))]
    pub from: NaiveDate,
    /// The last day on which it is, if nothing else happens; none where it has no end.
    pub until: Option<LastDay>,
    /// For a signature: where the treaty is open for it on that day.
    #[schema(examples("New York"))]
    pub place: Option<String>,
    /// The same in one English sentence.
    pub sentence: String,
    /// The clauses that it rests on.
    pub grounds: Vec<GroundResponse>,
    /// For an instrument: what would follow if it were deposited on that day.
    pub deposit: Option<DepositOutlook>,
    /// For a denunciation: when it would take effect.
    pub denunciation: Option<DenunciationOutlook>,
    /// What is required of its form. None of it is checked by this register.
    pub requirements: Vec<Requirement>,
    /// The reservations that the treaty expressly permits with it.
    pub reservations: Vec<PermittedReservation>,
    /// What the treaty asks to be told with it.
    pub notifications: Vec<NotificationDue>,
}

/// The last day on which a step is possible, that day included.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LastDay {
    /// The day.
    #[schema(examples("2026-12-31"))]
    pub on: NaiveDate,
    /// For a signature: where the treaty is open for it on that day, by whose date the day ends.
    #[schema(examples("New York"))]
    pub place: Option<String>,
    /// The code with which a recording would be refused on the day after.
    #[schema(examples("signature_closed"))]
    pub code: &'static str,
    /// What that refusal would say.
    pub detail: String,
    /// The article that it rests on.
    #[schema(examples("64(1)"))]
    pub article: Option<String>,
}

/// A kind of act that is not possible.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ImpossibleStep {
    /// The kind: see `/v1/vocabulary`.
    #[schema(examples("accession"))]
    pub kind: &'static str,
    /// What it is called in the language of the answer.
    #[schema(examples("accession"))]
    pub label: &'static str,
    /// Which rule: the code with which a recording would be refused.
    #[schema(examples("accession_by_signatory"))]
    pub code: &'static str,
    /// What was expected and what was found.
    pub detail: String,
    /// The article that the rule rests on.
    #[schema(examples("64(3)-(4)"))]
    pub article: Option<String>,
    /// What could be done instead, in words.
    pub hint: Option<String>,
    /// The kinds to the same end that are possible.
    #[schema(examples(json!(["ratification", "acceptance", "approval"])))]
    pub instead: Vec<&'static str>,
    /// The first later day on which it becomes possible if nothing else happens.
    pub possible_from: Option<NaiveDate>,
    /// The same in one English sentence.
    pub sentence: String,
    /// The clauses that it rests on.
    pub grounds: Vec<GroundResponse>,
}

/// A clause of the treaty, or a rule of general law.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GroundResponse {
    /// The article, of the treaty unless it names another.
    #[schema(examples("64(3)-(4)"))]
    pub article: Option<String>,
    /// `false`: not compared with the certified true copy, or recalled. Absent: nothing is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples(false))]
    pub verified: Option<bool>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What would follow from an instrument. The same as a simulation of the act on that day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DepositOutlook {
    /// Whether it would count towards the threshold.
    #[schema(examples(true))]
    pub would_count: bool,
    /// Its number among those that count.
    pub ordinal: Option<OrdinalRange>,
    /// Why it would not count.
    #[schema(examples("reio_not_additional"))]
    pub not_counted_reason: Option<&'static str>,
    /// That reason in the language of the answer.
    pub not_counted_label: Option<&'static str>,
    /// How many would count with it.
    #[schema(examples(1))]
    pub counted: u32,
    /// Whether the conditions would be met with it and are not met without it.
    #[schema(examples(false))]
    pub reaches_threshold: bool,
    /// When the treaty would enter into force.
    pub entry_into_force_on: Option<NaiveDate>,
    /// The calculation of that date, line by line.
    pub arithmetic: Vec<ArithmeticLine>,
    /// When it would enter into force for the participant.
    pub effective_on: Option<NaiveDate>,
    /// The rule by which that was found: `entry_into_force`, `own_delay`, `entry_into_force_floor`, `succession_deposit`.
    pub effective_basis: Option<&'static str>,
    /// The calculation of the participant's date, line by line.
    pub effective_arithmetic: Vec<ArithmeticLine>,
    /// Why there is no date, where there is none.
    #[schema(examples("threshold not reached: 39 more instruments"))]
    pub no_date_because: Option<String>,
    /// What would still be missing.
    pub missing: MissingResponse,
    /// The last day of deposit that would still have the common date of entry into force; it may be past.
    pub last_deposit_for_common_date: Option<NaiveDate>,
}

/// What would follow from a denunciation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DenunciationOutlook {
    /// The first day without the treaty.
    pub effective_on: NaiveDate,
    /// The calculation of that date, line by line.
    pub arithmetic: Vec<ArithmeticLine>,
}

/// A requirement of form, of general law or of depositary practice.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Requirement {
    /// Which. The list is closed within `/v1`.
    #[schema(examples("instrument_dated"))]
    pub code: &'static str,
    /// `full_powers`, `instrument`, `notice` or `reservation`.
    #[schema(examples("instrument"))]
    pub about: &'static str,
    /// What is required, in English.
    pub text: &'static str,
    /// The article, of the treaty unless it names another.
    pub article: Option<String>,
    /// Whether the rule was read where it stands. `false`: recalled, or read second-hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples(false))]
    pub verified: Option<bool>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A reservation that the treaty expressly permits, so that it needs no acceptance (VCLT 20(1)).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PermittedReservation {
    /// The article that permits it.
    #[schema(examples("63(3)"))]
    pub article: String,
    /// When it may be made: `signature`, to be confirmed when consenting (VCLT 23(2)); `consent`.
    #[schema(examples(json!(["signature", "consent"])))]
    pub at: Vec<&'static str>,
    /// `false`: not compared with the certified true copy. Absent: nothing is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples(false))]
    pub verified: Option<bool>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Something that the treaty asks to be told to the depositary.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NotificationDue {
    /// The article that asks for it.
    #[schema(examples("40(12)"))]
    pub article: Option<String>,
    /// What is to be told, in English.
    pub what: String,
    /// What a designation for it designates; absent where no single kind of designation tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("central_authority"))]
    pub designates: Option<&'static str>,
    /// `at_signature`, `at_deposit` or `undated`.
    #[schema(examples("at_deposit"))]
    pub when: &'static str,
    /// Whether it belongs into the instrument itself.
    #[schema(examples(false))]
    pub part_of_instrument: bool,
    /// Always `false`: that it is missing bars no deposit and changes no date and no count.
    #[schema(examples(false))]
    pub bars_deposit: bool,
    /// `false`: not compared with the certified true copy. Absent: nothing is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples(false))]
    pub verified: Option<bool>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// How a treaty stands on its way to entry into force.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TreatyOutlook {
    /// `pending`, `threshold_reached` or `in_force`.
    #[schema(examples("pending"))]
    pub state: &'static str,
    /// How many instruments it takes.
    #[schema(examples(40))]
    pub threshold: u32,
    /// How many count.
    #[schema(examples(0))]
    pub counted: u32,
    /// How many are missing.
    #[schema(examples(40))]
    pub remaining: u32,
    /// The day of entry into force, once the conditions have been met.
    pub entry_into_force_on: Option<NaiveDate>,
    /// Once they have been met: the last day of deposit that still has that date; it may be past.
    pub last_deposit_for_common_date: Option<NaiveDate>,
}

/// For an organization: which conditions about its member States hold, and what waits for them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrganizationConditions {
    /// How many member States it has on that day.
    #[schema(examples(27))]
    pub members: u64,
    /// The three conditions.
    pub conditions: Vec<MemberConditionResponse>,
    /// The treaty's clause on organizations.
    pub ground: Option<GroundResponse>,
}

/// A condition about member States.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MemberConditionResponse {
    /// `member_has_signed`, `member_has_consented` or `member_is_party`.
    #[schema(examples("member_has_consented"))]
    pub condition: &'static str,
    /// The condition in English.
    pub text: &'static str,
    /// Whether at least one member State meets it on that day.
    #[schema(examples(false))]
    pub met: bool,
    /// The codes of the member States that meet it.
    pub met_by: Vec<String>,
    /// The kinds of act for which the treaty sets it; none where it sets it for no act.
    #[schema(examples(json!(["ratification", "acceptance", "approval"])))]
    pub set_for: Vec<&'static str>,
    /// Those of them that wait for it.
    #[schema(examples(json!(["ratification", "acceptance", "approval"])))]
    pub waiting: Vec<&'static str>,
}

/// Where to read on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NextStepsLinks {
    /// These steps.
    #[serde(rename = "self")]
    #[schema(examples("/v1/treaties/hanoi-convention/participants/VNM/next-steps"))]
    pub this: String,
    /// The participant in relation to the treaty.
    #[schema(examples("/v1/treaties/hanoi-convention/participants/VNM"))]
    pub participant: String,
    /// Where more acts can be simulated.
    #[schema(examples("/v1/treaties/hanoi-convention/simulations"))]
    pub simulations: String,
}

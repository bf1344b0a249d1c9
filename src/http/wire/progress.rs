//! The number that everyone wants.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::assessment::Assessment;
use crate::domain::finding::Finding;
use crate::domain::ids::Position;
use crate::domain::progress::{GroupProgress, Progress, Split, Stage, Upcoming};
use crate::domain::threshold::ConditionState;

use super::decisions::AssertedResponse;
use super::{Currency, LocalizedText};

/// How far a treaty is on its way to entry into force.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgressResponse {
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// The name by which it is known.
    pub title: LocalizedText,
    /// `pending`, `threshold_reached` or `in_force`.
    #[schema(examples("pending"))]
    pub state: &'static str,
    /// How many instruments it takes.
    #[schema(examples(40))]
    pub threshold: u32,
    /// How many instruments count.
    #[schema(examples(1))]
    pub counted: u32,
    /// How many are missing.
    #[schema(examples(39))]
    pub remaining: u32,
    /// `counted` as a share of `threshold`, rounded down to one decimal, at most 100.
    #[schema(examples(2.5))]
    pub percent_of_threshold: f64,
    /// Those that have signed, whatever they did since.
    pub signatories: ParticipantSplit,
    /// Of those, how many made known that they will not become parties; their rows and dates stay.
    pub signatures_withdrawn: u32,
    /// Those that consented to be bound and for which the treaty is not yet in force (VCLT 2(1)(f)).
    pub contracting_states: ParticipantSplit,
    /// Those for which the treaty is in force (VCLT 2(1)(g)); none before the entry into force.
    pub parties: ParticipantSplit,
    /// The day on which all conditions were met.
    pub threshold_reached_on: Option<NaiveDate>,
    /// The counted deposits of that day; none of several is "the" last one.
    pub threshold_reached_by: Vec<ActionRef>,
    /// The day of entry into force, once the conditions have been met.
    pub entry_into_force_on: Option<NaiveDate>,
    /// The day of entry into force that the depositary states by a decision. It stands beside the computed one and never
    /// takes its place: `state` and every other figure follow from the computed one.
    pub entry_into_force_asserted: Option<AssertedResponse>,
    /// The nearest date to come.
    pub next_date: Option<UpcomingDate>,
    /// All dates to come, the nearest first.
    pub upcoming_dates: Vec<UpcomingDate>,
    /// The further conditions for entry into force and how far they are met.
    pub conditions: Vec<ConditionProgress>,
    /// By United Nations regional group, each with its number of eligible participants.
    pub regional_groups: Vec<RegionalGroupProgress>,
    /// What needs a decision of the depositary, because the law is silent.
    pub findings: Vec<FindingResponse>,
    /// The articles that the numbers rest on.
    pub rules: ProgressRules,
    /// For which moment this is.
    pub currency: Currency,
}

/// Participants counted by what they are.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct ParticipantSplit {
    /// All of them: States and organizations.
    #[schema(examples(73))]
    pub total: u32,
    /// States.
    #[schema(examples(72))]
    pub states: u32,
    /// Of the States: Members of the United Nations.
    #[schema(examples(71))]
    pub un_members: u32,
    /// Of the States: observers (the Holy See and the State of Palestine).
    #[schema(examples(1))]
    pub observer_states: u32,
    /// Of the States: neither Members nor observers (Cook Islands, Niue).
    #[schema(examples(0))]
    pub other_states: u32,
    /// Regional economic integration organizations.
    #[schema(examples(1))]
    pub regional_organizations: u32,
    /// Other international organizations.
    #[schema(examples(0))]
    pub other_organizations: u32,
}

/// An action and who did it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActionRef {
    /// The action's id.
    #[schema(examples("74"))]
    pub action: String,
    /// The participant's code.
    #[schema(examples("VNM"))]
    pub participant: String,
}

/// A date to come.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct UpcomingDate {
    /// `signature_opens`, `signature_closes` (the last day for signature) or `entry_into_force`.
    #[schema(examples("signature_closes"))]
    pub event: &'static str,
    /// The day.
    #[schema(examples("2026-12-31"))]
    pub on: NaiveDate,
    /// Days until then from `counted_from`; 0 is the day itself.
    #[schema(examples(40))]
    pub days: u32,
    /// The date from which the days are counted.
    #[schema(examples("2026-11-21"))]
    pub counted_from: NaiveDate,
}

/// How far a further condition is met.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConditionProgress {
    /// `share` or `named`.
    pub kind: &'static str,
    /// Whether it is met.
    pub met: bool,
    /// For a share: what is shared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// For a share: what is needed, in basis points (hundredths of a per cent).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least_bp: Option<u32>,
    /// For a share: what those that count have together, in basis points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub present_bp: Option<u32>,
    /// For named participants: how many are named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub named: Option<u64>,
    /// For named participants: the codes of those that have not consented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Vec<String>>,
}

/// The numbers of one regional group.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct RegionalGroupProgress {
    /// `african`, `asia_pacific`, `eastern_european`, `grulac`, `weog` or `none`.
    #[schema(examples("african"))]
    pub regional_group: &'static str,
    /// How many eligible participants are in it.
    #[schema(examples(54))]
    pub members: u32,
    /// How many of them have signed.
    #[schema(examples(22))]
    pub signatories: u32,
    /// How many have consented without the treaty being in force for them.
    #[schema(examples(0))]
    pub contracting_states: u32,
    /// For how many the treaty is in force.
    #[schema(examples(0))]
    pub parties: u32,
    /// How many of their instruments count towards the threshold.
    #[schema(examples(0))]
    pub counted: u32,
}

/// Something that needs a decision of the depositary.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FindingResponse {
    /// `withdrawal_after_threshold` or `asserted_entry_into_force_differs`: see `/v1/vocabulary`.
    pub code: &'static str,
    /// In words.
    pub detail: String,
    /// With `withdrawal_after_threshold`: the entry into force if conditions once met stay met. A policy says which of
    /// the two dates the register states.
    pub conditions_stay_met: Option<NaiveDate>,
    /// With `withdrawal_after_threshold`: the entry into force if a withdrawn instrument counts as never deposited.
    pub as_never_deposited: Option<NaiveDate>,
    /// With `asserted_entry_into_force_differs`: the entry into force that the depositary states.
    pub asserted_on: Option<NaiveDate>,
    /// With `asserted_entry_into_force_differs`: the entry into force that the register computes, if it does.
    pub computed_on: Option<NaiveDate>,
}

/// The articles that the numbers rest on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgressRules {
    /// Signature.
    pub signature: Option<ArticleRef>,
    /// Consent to be bound.
    pub consent: Option<ArticleRef>,
    /// Entry into force, the threshold and what counts towards it.
    pub entry_into_force: ArticleRef,
    /// Entry into force for those that consent later.
    pub later_parties: ArticleRef,
    /// How an organization's instrument counts: `not_additional`, `not_counted`, `counted` or `not_applicable`.
    #[schema(examples("not_additional"))]
    pub reio: &'static str,
}

/// An article of the treaty.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ArticleRef {
    /// The article; absent when the document names none.
    #[schema(examples("65(1)"))]
    pub article: Option<String>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// `false`: not compared with the certified true copy. Absent: nothing is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<bool>,
}

impl ProgressResponse {
    /// Renders the numbers of an assessment.
    #[must_use]
    pub fn of(assessment: &Assessment, currency: Currency) -> Self {
        let treaty = &assessment.treaty;
        let progress = Progress::of(assessment);
        let upcoming_dates: Vec<UpcomingDate> = progress
            .upcoming
            .iter()
            .map(|upcoming| UpcomingDate::of(upcoming, assessment.as_of))
            .collect();
        Self {
            treaty: treaty.id.to_string(),
            title: treaty.name().into(),
            state: progress.stage.as_str(),
            threshold: progress.threshold,
            counted: progress.counted,
            remaining: progress.remaining,
            percent_of_threshold: f64::from(progress.tenths_of_percent) / 10.0,
            signatories: progress.signatories.into(),
            signatures_withdrawn: progress.signatures_withdrawn,
            contracting_states: progress.contracting_states.into(),
            parties: progress.parties.into(),
            threshold_reached_on: reached_on(&progress.stage),
            threshold_reached_by: action_refs(assessment, &progress.reached_by),
            entry_into_force_on: assessment.in_force_on,
            entry_into_force_asserted: assessment.asserted.as_ref().map(Into::into),
            next_date: upcoming_dates.first().copied(),
            upcoming_dates,
            conditions: assessment.conditions.iter().map(Into::into).collect(),
            regional_groups: progress.groups.iter().map(Into::into).collect(),
            findings: assessment.findings.iter().map(Into::into).collect(),
            rules: ProgressRules::of(assessment),
            currency,
        }
    }
}

impl ProgressRules {
    fn of(assessment: &Assessment) -> Self {
        let clauses = &assessment.treaty.clauses;
        Self {
            signature: clauses.signature.as_ref().map(|clause| ArticleRef {
                article: clause.article.clone(),
                source: clause.provenance.source.clone(),
                verified: clause.provenance.verified,
            }),
            consent: clauses.consent.as_ref().map(|clause| ArticleRef {
                article: clause.article.clone(),
                source: clause.provenance.source.clone(),
                verified: clause.provenance.verified,
            }),
            entry_into_force: ArticleRef {
                article: Some(clauses.entry_into_force.article.clone()),
                source: clauses.entry_into_force.provenance.source.clone(),
                verified: clauses.entry_into_force.provenance.verified,
            },
            later_parties: ArticleRef {
                article: clauses.later_parties.article.clone(),
                source: clauses.later_parties.provenance.source.clone(),
                verified: clauses.later_parties.provenance.verified,
            },
            reio: super::treaties::reio_counting(clauses.entry_into_force.reio),
        }
    }
}

impl From<Split> for ParticipantSplit {
    fn from(split: Split) -> Self {
        Self {
            total: split.total,
            states: split.states,
            un_members: split.un_members,
            observer_states: split.observer_states,
            other_states: split.other_states,
            regional_organizations: split.regional_organizations,
            other_organizations: split.other_organizations,
        }
    }
}

impl UpcomingDate {
    pub(super) fn of(upcoming: &Upcoming, counted_from: NaiveDate) -> Self {
        Self {
            event: upcoming.milestone.as_str(),
            on: upcoming.on,
            days: upcoming.days,
            counted_from,
        }
    }
}

impl From<&GroupProgress> for RegionalGroupProgress {
    fn from(group: &GroupProgress) -> Self {
        Self {
            regional_group: group.group.as_str(),
            members: group.members,
            signatories: group.signatories,
            contracting_states: group.contracting_states,
            parties: group.parties,
            counted: group.counted,
        }
    }
}

impl From<&ConditionState> for ConditionProgress {
    fn from(condition: &ConditionState) -> Self {
        let met = condition.is_met();
        let mut progress = Self {
            kind: "share",
            met,
            measure: None,
            at_least_bp: None,
            present_bp: None,
            named: None,
            missing: None,
        };
        match condition {
            ConditionState::Share {
                measure,
                at_least_bp,
                present_bp,
            } => {
                progress.measure = Some(measure.clone());
                progress.at_least_bp = Some(*at_least_bp);
                progress.present_bp = Some(*present_bp);
            }
            ConditionState::Named { required, missing } => {
                progress.kind = "named";
                progress.named = u64::try_from(*required).ok();
                progress.missing = Some(missing.iter().map(ToString::to_string).collect());
            }
        }
        progress
    }
}

impl From<&Finding> for FindingResponse {
    fn from(finding: &Finding) -> Self {
        let response = |detail: &str| Self {
            code: finding.code().as_str(),
            detail: detail.to_owned(),
            conditions_stay_met: None,
            as_never_deposited: None,
            asserted_on: None,
            computed_on: None,
        };
        match finding {
            Finding::WithdrawalAfterThreshold {
                conditions_stay_met,
                as_never_deposited,
            } => Self {
                conditions_stay_met: Some(*conditions_stay_met),
                as_never_deposited: *as_never_deposited,
                ..response(
                    "an instrument was withdrawn after the conditions had been met and before the entry into force; \
                     no source settles what follows, so both readings are given",
                )
            },
            Finding::AssertedEntryIntoForceDiffers { asserted, computed } => Self {
                asserted_on: Some(*asserted),
                computed_on: *computed,
                ..response(
                    "the depositary states another date of entry into force than the one that follows from the \
                     record and the final clauses; both are given, and neither takes the place of the other",
                )
            },
        }
    }
}

pub(super) fn reached_on(stage: &Stage) -> Option<NaiveDate> {
    match stage {
        Stage::Pending => None,
        Stage::ThresholdReached { reached_on, .. } | Stage::InForce { reached_on, .. } => {
            Some(*reached_on)
        }
    }
}

pub(super) fn action_refs(assessment: &Assessment, positions: &[Position]) -> Vec<ActionRef> {
    assessment
        .tally
        .counted
        .iter()
        .filter(|deposit| positions.contains(&deposit.instrument.action))
        .map(|deposit| ActionRef {
            action: deposit.instrument.action.to_string(),
            participant: deposit.participant.to_string(),
        })
        .collect()
}

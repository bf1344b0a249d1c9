//! From the steps of the domain to their shapes.

use crate::domain::delay::Step;
use crate::domain::language::Language;
use crate::domain::next_steps::{
    Consequence, DepositConsequence, Formality, Ground, MemberState, NextStep, NextSteps,
    NotPossible, Organization, Possible, Until, Verdict,
};
use crate::domain::place::Place;
use crate::domain::progress::Progress;
use crate::domain::rules::{Irregularity, MemberCondition};
use crate::domain::statement::Designated;
use crate::domain::treaty::{
    NotificationClause, NotificationMoment, ReservationClause, ReservationMoment, Treaty,
};
use crate::domain::vocabulary;
use crate::http::wire::participants::{StatusRow, treaty_participant_path};
use crate::http::wire::progress::ConditionProgress;

use super::*;

impl NextStepsResponse {
    /// Renders what a participant can do, with labels in a language.
    #[must_use]
    pub fn of(steps: &NextSteps, language: Language, currency: Currency) -> Self {
        let assessment = &steps.assessment;
        let treaty = &assessment.treaty;
        let clauses = &treaty.clauses;
        let rendering = Rendering { steps, language };
        Self {
            treaty: treaty.id.to_string(),
            standing: StatusRow::of(&steps.standing, language),
            status_label: vocabulary::status(steps.standing.status).label(language),
            eligible: steps.not_eligible.is_none(),
            not_eligible: steps.not_eligible.as_ref().map(Into::into),
            possible: rendering.possible(),
            not_possible: rendering.not_possible(),
            entry_into_force: TreatyOutlook::of(steps),
            organization: steps
                .organization
                .as_ref()
                .map(|organization| OrganizationConditions::of(organization, treaty)),
            reservations: clauses.reservations.iter().map(Into::into).collect(),
            notifications: clauses
                .notifications
                .iter()
                .filter(|clause| clause.when == NotificationMoment::Undated)
                .map(Into::into)
                .collect(),
            language: language.tag(),
            direction: language.direction(),
            links: NextStepsLinks::of(steps),
            currency,
        }
    }
}

struct Rendering<'a> {
    steps: &'a NextSteps,
    language: Language,
}

impl Rendering<'_> {
    fn possible(&self) -> Vec<PossibleStep> {
        let steps = self.steps.steps.iter();
        steps
            .filter_map(|step| match &step.verdict {
                Verdict::Possible(possible) => Some(self.possible_step(step, possible)),
                Verdict::NotPossible(_) => None,
            })
            .collect()
    }

    fn not_possible(&self) -> Vec<ImpossibleStep> {
        let steps = self.steps.steps.iter();
        steps
            .filter_map(|step| match &step.verdict {
                Verdict::Possible(_) => None,
                Verdict::NotPossible(not) => Some(self.impossible_step(step, not)),
            })
            .collect()
    }

    fn possible_step(&self, step: &NextStep, possible: &Possible) -> PossibleStep {
        let (deposit, denunciation) = match &possible.consequence {
            Some(Consequence::Deposit(deposit)) => (Some(self.deposit(deposit)), None),
            Some(Consequence::Denunciation {
                effective_on,
                arithmetic,
            }) => (
                None,
                Some(DenunciationOutlook {
                    effective_on: *effective_on,
                    arithmetic: lines(arithmetic),
                }),
            ),
            None => (None, None),
        };
        PossibleStep {
            kind: step.kind.as_str(),
            label: vocabulary::action(step.kind).label(self.language),
            from: possible.act.date,
            until: possible.until.as_ref().map(Into::into),
            place: possible.act.place.as_ref().map(Place::to_string),
            sentence: self.sentence(step),
            grounds: step.grounds.iter().map(Into::into).collect(),
            deposit,
            denunciation,
            requirements: possible.formalities.iter().map(Into::into).collect(),
            reservations: possible.reservations.iter().map(Into::into).collect(),
            notifications: possible.notifications.iter().map(Into::into).collect(),
        }
    }

    fn impossible_step(&self, step: &NextStep, not: &NotPossible) -> ImpossibleStep {
        let irregularity = &not.irregularity;
        ImpossibleStep {
            kind: step.kind.as_str(),
            label: vocabulary::action(step.kind).label(self.language),
            code: irregularity.code.as_str(),
            detail: irregularity.detail.clone(),
            article: irregularity.article.clone(),
            hint: irregularity.hint.clone(),
            instead: not.instead.iter().map(|kind| kind.as_str()).collect(),
            possible_from: not.possible_from,
            sentence: self.sentence(step),
            grounds: step.grounds.iter().map(Into::into).collect(),
        }
    }

    fn sentence(&self, step: &NextStep) -> String {
        let steps = self.steps;
        step.sentence(&steps.standing.participant, steps.assessment.as_of)
    }

    fn deposit(&self, deposit: &DepositConsequence) -> DepositOutlook {
        let ordinal = deposit.counted.as_ref().ok();
        let reason = deposit.counted.as_ref().err().copied();
        let dates = deposit.dates.as_ref();
        let effect = dates.and_then(|dates| dates.effect);
        DepositOutlook {
            would_count: ordinal.is_some(),
            ordinal: ordinal.map(Into::into),
            not_counted_reason: reason.map(|reason| reason.as_str()),
            not_counted_label: reason
                .map(|reason| vocabulary::not_counted(reason).label(self.language)),
            counted: u32::try_from(deposit.count).unwrap_or(u32::MAX),
            reaches_threshold: deposit.reaches_threshold,
            entry_into_force_on: dates.map(|dates| dates.entry_into_force),
            arithmetic: dates.map_or_else(Vec::new, |dates| lines(&dates.arithmetic)),
            effective_on: effect.map(|effect| effect.on),
            effective_basis: effect.map(|effect| effect.basis.as_str()),
            effective_arithmetic: dates
                .map_or_else(Vec::new, |dates| lines(&dates.arithmetic_of_effect)),
            no_date_because: deposit.why_no_date(),
            missing: MissingResponse {
                instruments: deposit.missing_instruments,
                conditions: deposit
                    .unmet_conditions
                    .iter()
                    .map(ConditionProgress::from)
                    .collect(),
                parent_in_force: deposit.waits_for_parent.as_ref().map(ToString::to_string),
            },
            last_deposit_for_common_date: dates.map(|dates| dates.last_deposit_for_common_date),
        }
    }
}

fn lines(steps: &[Step]) -> Vec<ArithmeticLine> {
    steps
        .iter()
        .map(|step| ArithmeticLine {
            operation: step.operation.to_string(),
            result: step.result,
        })
        .collect()
}

impl TreatyOutlook {
    fn of(steps: &NextSteps) -> Self {
        let progress = Progress::of(&steps.assessment);
        Self {
            state: progress.stage.as_str(),
            threshold: progress.threshold,
            counted: progress.counted,
            remaining: progress.remaining,
            entry_into_force_on: steps.assessment.in_force_on,
            last_deposit_for_common_date: steps.last_deposit_for_common_date(),
        }
    }
}

impl OrganizationConditions {
    fn of(organization: &Organization, treaty: &Treaty) -> Self {
        Self {
            members: u64::try_from(organization.members).unwrap_or(u64::MAX),
            conditions: organization.conditions.iter().map(Into::into).collect(),
            ground: treaty.clauses.reio.as_ref().map(|clause| GroundResponse {
                article: clause.article.clone(),
                verified: clause.provenance.verified,
                source: clause.provenance.source.clone(),
            }),
        }
    }
}

impl From<&MemberState> for MemberConditionResponse {
    fn from(state: &MemberState) -> Self {
        let met = !state.met_by.is_empty();
        let kinds: Vec<&'static str> = state.kinds.iter().map(|kind| kind.as_str()).collect();
        Self {
            condition: state.condition.as_str(),
            text: match state.condition {
                MemberCondition::HasSigned => "at least one member State has signed",
                MemberCondition::HasConsented => {
                    "at least one member State has deposited an instrument of ratification, acceptance or approval"
                }
                MemberCondition::IsParty => "the treaty is in force for at least one member State",
            },
            met,
            met_by: state.met_by.iter().map(ToString::to_string).collect(),
            waiting: if met { Vec::new() } else { kinds.clone() },
            set_for: kinds,
        }
    }
}

impl NextStepsLinks {
    fn of(steps: &NextSteps) -> Self {
        let treaty = &steps.assessment.treaty.id;
        let participant = treaty_participant_path(treaty, &steps.standing.participant.code);
        Self {
            this: format!("{participant}/next-steps"),
            participant,
            simulations: format!("/v1/treaties/{treaty}/simulations"),
        }
    }
}

impl From<&Irregularity> for RuleInTheWay {
    fn from(irregularity: &Irregularity) -> Self {
        Self {
            code: irregularity.code.as_str(),
            detail: irregularity.detail.clone(),
            article: irregularity.article.clone(),
        }
    }
}

impl From<&Until> for LastDay {
    fn from(until: &Until) -> Self {
        Self {
            on: until.on,
            place: until.place.as_ref().map(Place::to_string),
            code: until.then.code.as_str(),
            detail: until.then.detail.clone(),
            article: until.then.article.clone(),
        }
    }
}

impl From<&Ground> for GroundResponse {
    fn from(ground: &Ground) -> Self {
        Self {
            article: ground.article.clone(),
            verified: ground.provenance.verified,
            source: ground.provenance.source.clone(),
        }
    }
}

impl From<&Formality> for Requirement {
    fn from(formality: &Formality) -> Self {
        let (rule, ground) = (formality.rule, &formality.ground);
        Self {
            code: rule.as_str(),
            about: rule.matter().as_str(),
            text: rule.text(),
            article: ground.article.clone(),
            verified: ground.provenance.verified,
            source: ground.provenance.source.clone(),
        }
    }
}

impl From<&ReservationClause> for PermittedReservation {
    fn from(clause: &ReservationClause) -> Self {
        let moment = |moment: &ReservationMoment| match moment {
            ReservationMoment::Signature => "signature",
            ReservationMoment::Consent => "consent",
        };
        Self {
            article: clause.article.clone(),
            at: clause.at.iter().map(moment).collect(),
            verified: clause.provenance.verified,
            source: clause.provenance.source.clone(),
        }
    }
}

impl From<&NotificationClause> for NotificationDue {
    fn from(clause: &NotificationClause) -> Self {
        Self {
            article: clause.article.clone(),
            what: clause.what.clone(),
            designates: clause.designates.map(Designated::as_str),
            when: clause.when.as_str(),
            part_of_instrument: clause.part_of_instrument,
            bars_deposit: false,
            verified: clause.provenance.verified,
            source: clause.provenance.source.clone(),
        }
    }
}

//! What a certificate says, read off the same assessment as every other answer.

use crate::domain::assessment::{Assessment, Standing};
use crate::domain::history::History;
use crate::domain::ids::ParticipantCode;
use crate::domain::language::Language;
use crate::domain::no_effect::NoEffect;
use crate::domain::progress::Progress;
use crate::domain::statement::{StatementState, standings};
use crate::domain::vocabulary;
use crate::http::moment::Moment;
use crate::http::problem::Problem;
use crate::http::wire::actions::ActionResponse;
use crate::http::wire::certificates::{
    CertificateIssuer, CertifiedAct, CertifiedParticipant, CertifiedRecord, ParticipantFacts,
    Reliance, TreatyFacts,
};
use crate::http::wire::participants::StatusRow;
use crate::http::wire::progress::ProgressResponse;
use crate::http::wire::statements::StatementStandingResponse;
use crate::http::wire::{Currency, Instant, path_segment};
use crate::http::wording::certificate::{Subject, summary};
use crate::http::wording::status_line::{Vantage, sentence};
use crate::ledger::register::{Register, TreatyRecord};

use super::{KEYS_PATH, internal};

/// What this is, and what it is not.
const DISCLAIMER: &str = "A statement of this register, computed from its record and signed with its key. It is no document of the depositary or of the United Nations. The signature shows what this register said, not that it is right: the depositary's own publication, the United Nations Treaty Collection, is authoritative.";

/// What is certified from: a treaty's record at a moment.
pub struct Certifying<'a> {
    /// The register.
    pub register: &'a Register,
    /// The treaty's record.
    pub record: &'a TreatyRecord,
    /// Its history as known at the moment.
    pub history: &'a History,
    /// The moment.
    pub moment: Moment,
    /// The address of the service.
    pub service: String,
}

/// The address of a certificate of a participant.
#[must_use]
pub fn path(treaty: &str, code: &str) -> String {
    let code = path_segment(code);
    format!("/v1/treaties/{treaty}/participants/{code}/certificate")
}

/// Whether a statement is still to be reckoned with.
fn is_alive(state: StatementState) -> bool {
    match state {
        StatementState::Made
        | StatementState::AwaitsConfirmation
        | StatementState::OpenToObjection { .. }
        | StatementState::Established { .. }
        | StatementState::LateOpenToObjection { .. } => true,
        StatementState::Lapsed { .. }
        | StatementState::Defeated { .. }
        | StatementState::Withdrawn { .. }
        | StatementState::Ended { .. } => false,
    }
}

impl Certifying<'_> {
    /// What is certified of a participant; none where it has no place in the status table.
    ///
    /// # Errors
    /// 500 when the sentence cannot be written: a fault of the build.
    pub fn participant(&self, code: &ParticipantCode) -> Result<Option<ParticipantFacts>, Problem> {
        let assessment = self.assessment();
        let Some(standing) = assessment.standing(code) else {
            return Ok(None);
        };
        let row = StatusRow::of(standing, Language::En);
        let subject = Subject {
            assessment: &assessment,
            standing,
            entry: self.moment.position,
        };
        let summary = summary(subject, Language::En).map_err(|error| unwritten(&error))?;
        Ok(Some(ParticipantFacts {
            kind: "participant_status",
            summary,
            as_of: self.moment.as_of,
            issuer: self.issuer(),
            treaty: (&*self.record.treaty).into(),
            participant: self.who(standing),
            status: row.status,
            status_means: vocabulary::status(standing.status).definition,
            signed_on: row.signed_on,
            signature_withdrawn_on: row.signature_withdrawn_on,
            consent: row.consent,
            effective_on: row.effective_on,
            effective_basis: row.effective_basis,
            no_effect_because: NoEffect::of(&assessment, standing).map(NoEffect::as_str),
            leaves_on: row.leaves_on,
            provisional_application_since: row.provisional_application_since,
            acts: self.acts(&standing.participant.code),
            statements: self.statements(&standing.participant.code),
            reliance: Reliance::of(&self.record.treaty, self.moment.as_of),
            record: self.record()?,
            currency: self.currency(),
        }))
    }

    /// What is certified of the treaty.
    ///
    /// # Errors
    /// 500 when the sentence cannot be written: a fault of the build.
    pub fn treaty(&self) -> Result<TreatyFacts, Problem> {
        let assessment = self.assessment();
        let vantage = Vantage {
            today: self.moment.as_of,
            entry: Some(self.moment.position),
        };
        let summary =
            sentence(&assessment, vantage, Language::En).map_err(|error| unwritten(&error))?;
        let progress = ProgressResponse::of(&assessment, self.currency());
        let clauses = &self.record.treaty.clauses;
        Ok(TreatyFacts {
            kind: "treaty_status",
            summary,
            as_of: self.moment.as_of,
            issuer: self.issuer(),
            treaty: (&*self.record.treaty).into(),
            status: progress.state,
            status_means: vocabulary::stage(&Progress::of(&assessment).stage).definition,
            opened_on: clauses.opened_on(),
            signature_closes_on: clauses.signature_closes_on(),
            threshold: progress.threshold,
            counted: progress.counted,
            signatories: progress.signatories,
            signatures_withdrawn: progress.signatures_withdrawn,
            contracting_states: progress.contracting_states,
            parties: progress.parties,
            threshold_reached_on: progress.threshold_reached_on,
            threshold_reached_by: progress.threshold_reached_by,
            entry_into_force_on: progress.entry_into_force_on,
            no_entry_into_force_because: NoEffect::of_treaty(&assessment).map(NoEffect::as_str),
            entry_into_force_asserted: progress.entry_into_force_asserted,
            conditions: progress.conditions,
            findings: progress.findings,
            rules: progress.rules,
            reliance: Reliance::of(&self.record.treaty, self.moment.as_of),
            record: self.record()?,
            currency: progress.currency,
        })
    }

    /// Where everyone stands at the moment.
    #[must_use]
    pub fn assessment(&self) -> Assessment {
        Assessment::of(self.history, self.register.directory(), self.moment.as_of)
    }

    fn issuer(&self) -> CertificateIssuer {
        CertificateIssuer {
            register: self.service.clone(),
            keys: format!("{}{KEYS_PATH}", self.service),
            disclaimer: DISCLAIMER,
        }
    }

    fn who(&self, standing: &Standing) -> CertifiedParticipant {
        let participant = &standing.participant;
        CertifiedParticipant {
            code: participant.code.to_string(),
            kind: participant.kind.as_str(),
            names: (&participant.names).into(),
            name_on_that_date: Some(participant.name_on(self.moment.as_of))
                .filter(|name| **name != participant.names)
                .map(Into::into),
        }
    }

    fn acts(&self, code: &ParticipantCode) -> Vec<CertifiedAct> {
        let directory = self.register.directory();
        let position = self.moment.position;
        self.record
            .actions_until(position)
            .filter_map(|recorded| Some((recorded, recorded.entry.content.action()?)))
            .filter(|(_, action)| {
                action.act.participant == *code && action.act.date <= self.moment.as_of
            })
            .map(|(recorded, action)| {
                ActionResponse::of(recorded, action, directory)
                    .as_known(self.record, position)
                    .into()
            })
            .collect()
    }

    fn statements(&self, code: &ParticipantCode) -> Vec<StatementStandingResponse> {
        let directory = self.register.directory();
        standings(self.history, directory, self.moment.as_of)
            .iter()
            .filter(|one| one.action.act.participant == *code && is_alive(one.state))
            .map(|one| StatementStandingResponse::of(one, directory))
            .collect()
    }

    fn record(&self) -> Result<CertifiedRecord, Problem> {
        // A treaty that was known at the moment was entered by then.
        let last = self.register.entry(self.moment.position);
        let last = last.ok_or_else(internal)?;
        Ok(CertifiedRecord {
            position: last.entry.position.0,
            hash: last.hash.to_string(),
            algorithm: "sha-256",
            recorded_at: Instant(last.entry.recorded_at),
        })
    }

    fn currency(&self) -> Currency {
        Currency::of(&self.moment, Some(&self.record.treaty))
    }
}

fn unwritten(error: &impl std::fmt::Display) -> Problem {
    log::error!(error:% = error; "the sentence of a certificate cannot be written");
    internal()
}

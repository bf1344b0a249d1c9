//! A step in one English sentence, for a page that shows it.

use chrono::NaiveDate;

use super::super::action::ActionKind;
use super::super::participant::Participant;
use super::{DepositConsequence, NextStep, Verdict};

impl NextStep {
    /// What is possible and until when, or what is in the way.
    #[must_use]
    pub fn sentence(&self, participant: &Participant, day: NaiveDate) -> String {
        let (name, does) = (participant.name(), phrase(self.kind));
        match &self.verdict {
            Verdict::Possible(step) => match &step.until {
                None => format!("From {day} on, {name} can {does}."),
                Some(until) if until.on == day => {
                    format!("On {day}, the last day for it, {name} can {does}.")
                }
                Some(until) => format!("From {day} to {}, {name} can {does}.", until.on),
            },
            Verdict::NotPossible(step) => {
                let mut sentence = format!("{}.", step.irregularity.detail);
                if let Some(from) = step.possible_from {
                    sentence.push_str(&format!(" Possible from {from} if nothing else happens."));
                }
                if !step.instead.is_empty() {
                    let kinds: Vec<String> = step.instead.iter().map(|k| k.in_words()).collect();
                    sentence.push_str(&format!(" Possible instead: {}.", kinds.join(", ")));
                }
                sentence
            }
        }
    }
}

impl DepositConsequence {
    /// Why no date of entry into force would follow, where none would.
    #[must_use]
    pub fn why_no_date(&self) -> Option<String> {
        if self.dates.is_some() {
            return None;
        }
        let mut missing = Vec::new();
        match self.missing_instruments {
            0 => {}
            1 => missing.push("1 more instrument".to_owned()),
            n => missing.push(format!("{n} more instruments")),
        }
        match self.unmet_conditions.len() {
            0 => {}
            1 => missing.push("1 further condition".to_owned()),
            n => missing.push(format!("{n} further conditions")),
        }
        match &self.waits_for_parent {
            Some(parent) if missing.is_empty() => Some(format!(
                "the entry into force of the parent treaty, {parent}, is not known"
            )),
            Some(_) | None => Some(format!("threshold not reached: {}", missing.join(" and "))),
        }
    }
}

/// What one does, as a verb.
fn phrase(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Signature => "sign",
        ActionKind::DefinitiveSignature => "sign definitively",
        ActionKind::Ratification => "deposit an instrument of ratification",
        ActionKind::Acceptance => "deposit an instrument of acceptance",
        ActionKind::Approval => "deposit an instrument of approval",
        ActionKind::Accession => "deposit an instrument of accession",
        ActionKind::Succession => "notify its succession to the treaty",
        ActionKind::SuccessionToSignature => "notify its succession to a signature",
        ActionKind::FormalConfirmation => "deposit an act of formal confirmation",
        ActionKind::ProvisionalApplication => "notify provisional application",
        ActionKind::WithdrawalOfSignature => "make known that it does not intend to become a party",
        ActionKind::WithdrawalOfInstrument => "withdraw its instrument",
        ActionKind::Denunciation => "denounce the treaty",
        ActionKind::WithdrawalOfDenunciation => "revoke its denunciation",
        ActionKind::Communication => "make a statement to the depositary",
    }
}

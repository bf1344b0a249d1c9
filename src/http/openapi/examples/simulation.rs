//! The example of a simulation: a signatory ratifies, and one that has not signed does so against the rules.

use crate::domain::action::{Act, ActionKind};
use crate::domain::ids::ParticipantCode;
use crate::domain::simulation::Simulation;
use crate::http::moment::Moment;
use crate::http::wire::simulations::{
    HypotheticalActRequest, SimulationRequest, SimulationResponse,
};

use super::{ContractError, Example, Place, Sample, answer, example};

const ACTS: [(&str, &str); 2] = [("VNM", "2027-01-15"), ("KEN", "2027-01-15")];
const KIND: ActionKind = ActionKind::Ratification;

impl Sample {
    pub(super) fn simulation(&self) -> Result<Vec<(&'static str, Example)>, ContractError> {
        let request = SimulationRequest {
            actions: ACTS
                .iter()
                .map(|(participant, date)| HypotheticalActRequest {
                    participant: (*participant).to_owned(),
                    kind: KIND.as_str().to_owned(),
                    date: (*date).to_owned(),
                })
                .collect(),
        };
        let acts = ACTS.iter().map(act).collect::<Result<Vec<Act>, _>>()?;
        let as_of = acts.first().map_or(self.moment.as_of, |act| act.date);
        let moment = Moment {
            as_of,
            ..self.moment
        };
        let missing = || ContractError::Examples("the shipped record is empty".into());
        let record = self.register.treaty(&self.treaty).ok_or_else(missing)?;
        let directory = self.register.directory();
        let simulation = Simulation::of(&record.history, directory, acts, as_of);
        Ok(vec![
            ("simulate", example(Place::Request, &request)?),
            answer(
                "simulate",
                &SimulationResponse::of(&simulation, directory, &moment),
            )?,
        ])
    }
}

fn act((participant, date): &(&str, &str)) -> Result<Act, ContractError> {
    let failed = |error: &dyn std::fmt::Display| ContractError::Examples(error.to_string());
    Ok(Act::new(
        ParticipantCode::parse(participant).map_err(|e| failed(&e))?,
        KIND,
        date.parse().map_err(|e: chrono::ParseError| failed(&e))?,
    ))
}

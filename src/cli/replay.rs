//! `signatory replay`: a treaty's progress from its files alone, as the service would answer it.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::clock::Clock;
use crate::documents::shipped;
use crate::domain::assessment::Assessment;
use crate::domain::ids::Position;
use crate::domain::place::depositary_date;
use crate::http::moment::Moment;
use crate::http::wire::Currency;
use crate::http::wire::progress::ProgressResponse;

use super::{Failure, import, terminal};

#[derive(Debug, Args)]
pub struct Replay {
    /// The treaty document
    #[arg(value_name = "TREATY.json")]
    treaty: PathBuf,
    /// Its actions, taken as history
    #[arg(value_name = "ACTIONS.csv")]
    actions: PathBuf,
    /// The legal date to compute for [default: today in New York]
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
}

#[derive(Serialize)]
struct Replayed {
    treaty: String,
    as_of: NaiveDate,
    progress: ProgressResponse,
    participants: Vec<ReplayedParticipant>,
    warnings: Vec<ReplayWarning>,
}

#[derive(Serialize)]
struct ReplayedParticipant {
    code: String,
    status: &'static str,
    effective_on: Option<NaiveDate>,
}

#[derive(Serialize)]
struct ReplayWarning {
    row: u64,
    code: &'static str,
    detail: String,
}

impl Replay {
    pub fn run(&self) -> Result<(), Failure> {
        let directory = shipped::participants()?;
        let reading = import::read(&self.treaty, Some(&self.actions), &directory)?;
        let as_of = self
            .as_of
            .unwrap_or_else(|| depositary_date(Clock::system().now()));
        let history = reading.history();
        let assessment = Assessment::of(&history, &directory, as_of);
        let moment = Moment {
            as_of,
            position: Position(u64::try_from(reading.rows.len()).unwrap_or(u64::MAX)),
            recorded_at: None,
            as_of_is_today: self.as_of.is_none(),
        };
        let currency = Currency::of(&moment, Some(history.treaty()));
        let replayed = Replayed {
            treaty: history.treaty().id.to_string(),
            as_of,
            progress: ProgressResponse::of(&assessment, currency),
            participants: history
                .participants()
                .filter_map(|code| assessment.standing(code).map(|standing| (code, standing)))
                .map(|(code, standing)| ReplayedParticipant {
                    code: code.to_string(),
                    status: standing.status.as_str(),
                    effective_on: standing.effect.map(|effect| effect.on),
                })
                .collect(),
            warnings: reading
                .warnings
                .into_iter()
                .map(|warning| ReplayWarning {
                    row: warning.row,
                    code: warning.code,
                    detail: warning.detail,
                })
                .collect(),
        };
        terminal::say(&serde_json::to_string_pretty(&replayed)?)?;
        Ok(())
    }
}

//! How long the database may be silent.

use std::time::Duration;

use clap::Args;

use crate::store::patience::Patience;
use crate::store::url::DatabaseUrl;

use super::Mistakes;

/// How long the database may be silent.
#[derive(Debug, Clone, Args)]
pub struct PatienceArgs {
    /// How long PostgreSQL may be silent before what waits for it is given up with 503, in seconds
    #[arg(
        long,
        env = "SIGNATORY_DATABASE_PATIENCE_SECONDS",
        default_value = "35",
        value_name = "SECONDS"
    )]
    database_patience_seconds: String,
}

impl PatienceArgs {
    /// A file is never silent: its lock is waited for, for a time of its own.
    pub(super) fn check_into(
        &self,
        mistakes: &mut Mistakes,
        database: Option<&DatabaseUrl>,
    ) -> Option<Patience> {
        let seconds = mistakes.number(
            "SIGNATORY_DATABASE_PATIENCE_SECONDS",
            &self.database_patience_seconds,
            1..=3_600,
        )?;
        Some(match database? {
            DatabaseUrl::Sqlite(_) => Patience::ENDLESS,
            DatabaseUrl::Postgres(_) => Patience::of(Duration::from_secs(seconds.into())),
        })
    }
}

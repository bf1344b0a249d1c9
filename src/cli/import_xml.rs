//! `signatory import-xml`: a page of the depositary beside the record. It proposes, and records nothing.

mod shown;

use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::Args;
use sha2::{Digest as _, Sha256};

use crate::clock::Clock;
use crate::config::StoreArgs;
use crate::documents::mtdsg::{LONGEST_PAGE_BYTES, StatusPage, read};
use crate::documents::{actions, shipped};
use crate::domain::ids::TreatyId;
use crate::domain::place::depositary_date;
use crate::ledger::lookup::Lookup;
use crate::ledger::register::{Register, TreatyRecord};
use crate::ledger::status_page::{Against, Plan, plan};

use super::{Failure, ledger, terminal};
use shown::Shown;

/// What the exit code says.
pub const EXIT_CODES: &str = "Exit codes: 0 no difference; 3 differences; \
                              1 the file or the record could not be read; 2 wrong arguments.";

/// The exit code where something differs.
const DIFFERENCES: u8 = 3;

#[derive(Debug, Args)]
pub struct ImportXml {
    /// The depositary's page, for example XVIII-16.en.xml
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The treaty in the record [default: the one with the page's number]
    #[arg(long, value_name = "ID")]
    treaty: Option<String>,
    /// The legal date of the record to compare with [default: today in New York]
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
    /// Print the plan as JSON
    #[arg(long)]
    json: bool,
    /// Write the proposed actions to this new file, for review and `signatory import`
    #[arg(long, value_name = "FILE.csv")]
    actions: Option<PathBuf>,
    #[command(flatten)]
    store: StoreArgs,
}

impl ImportXml {
    pub fn run(&self) -> Result<ExitCode, Failure> {
        let bytes = self.bytes()?;
        let page = read(&bytes)
            .map_err(|error| format!("cannot read {}: {error}", self.file.display()))?;
        let directory = Arc::new(shipped::participants()?);
        let mut database = ledger::open_existing(&self.store)?;
        let register = crate::ledger::read(&mut database, directory.clone())?;
        let record = self.record(&register, &page)?;
        let source = format!("sha256:{}", hex::encode(Sha256::digest(&bytes)));
        let as_of = self
            .as_of
            .unwrap_or_else(|| depositary_date(Clock::system().now()));
        let against = Against {
            history: &record.history,
            directory: &directory,
            lookup: &Lookup::new(&directory),
            as_of,
            source: &source,
        };
        let shown = Shown {
            plan: plan(&page, against),
            treaty: &record.treaty.id,
            page: &page,
            as_of,
            position: register.head().position.0,
            source: &source,
        };
        if self.json {
            terminal::say(&serde_json::to_string_pretty(&shown.wire())?)?;
        } else {
            terminal::say(&shown.text())?;
        }
        self.write_actions(&shown.plan, &directory)?;
        Ok(if shown.plan.items.is_empty() {
            ExitCode::SUCCESS
        } else {
            DIFFERENCES.into()
        })
    }

    fn bytes(&self) -> Result<Vec<u8>, Failure> {
        let unreadable =
            |error: std::io::Error| format!("cannot read {}: {error}", self.file.display());
        let file = std::fs::File::open(&self.file).map_err(unreadable)?;
        let mut bytes = Vec::new();
        // One byte more, so that what is too long is seen to be so, and is not read to its end.
        file.take(u64::try_from(LONGEST_PAGE_BYTES)?.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        Ok(bytes)
    }

    /// The treaty that was named, or the one with the page's number.
    fn record<'a>(
        &self,
        register: &'a Register,
        page: &StatusPage,
    ) -> Result<&'a TreatyRecord, Failure> {
        let number = page.mtdsg_no();
        let is_this = |record: &TreatyRecord| number.is_some() && record.treaty.mtdsg_no == number;
        let Some(id) = &self.treaty else {
            let shown = number.as_deref().unwrap_or("without a number");
            let mut records = register.treaties().filter(|record| is_this(record));
            return match (records.next(), records.next()) {
                (Some(record), None) => Ok(record),
                (None, _) => Err(format!(
                    "the page is {shown}, and no treaty of the record has that number; name one with --treaty"
                )
                .into()),
                (Some(_), Some(_)) => Err(format!(
                    "the page is {shown}, and several treaties of the record have that number; name one with --treaty"
                )
                .into()),
            };
        };
        let id = TreatyId::parse(id)?;
        let record = register
            .treaty(&id)
            .ok_or_else(|| format!("the record has no treaty {id}"))?;
        match (&number, &record.treaty.mtdsg_no) {
            (Some(printed), Some(known)) if printed != known => {
                Err(format!("the page is {printed}, and the treaty {id} is {known}").into())
            }
            (None | Some(_), None | Some(_)) => Ok(record),
        }
    }

    fn write_actions(
        &self,
        plan: &Plan,
        directory: &crate::domain::participant::Directory,
    ) -> Result<(), Failure> {
        let Some(path) = &self.actions else {
            return Ok(());
        };
        if plan.acts().next().is_none() {
            log::info!("no action is proposed: {} was not written", path.display());
            return Ok(());
        }
        let table = actions::write(plan.acts(), directory)?;
        let mut file = std::fs::File::create_new(path)
            .map_err(|error| format!("cannot create {}: {error}", path.display()))?;
        file.write_all(&table)?;
        file.sync_all()?;
        Ok(())
    }
}

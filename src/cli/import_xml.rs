//! `signatory import-xml`: a page of the depositary beside the record. It proposes, and records nothing.

use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::clock::Clock;
use crate::config::StoreArgs;
use crate::documents::mtdsg::{LONGEST_PAGE_BYTES, StatusPage, read};
use crate::documents::{actions, shipped};
use crate::domain::action::Act;
use crate::domain::ids::TreatyId;
use crate::domain::place::depositary_date;
use crate::ledger::lookup::Lookup;
use crate::ledger::register::{Register, TreatyRecord};
use crate::ledger::status_page::{Against, Item, Plan, Proposed, Subject, plan};

use super::{Failure, ledger, terminal};

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

/// A plan with what it is about.
struct Shown<'a> {
    plan: Plan,
    treaty: &'a TreatyId,
    page: &'a StatusPage,
    as_of: NaiveDate,
    position: u64,
    source: &'a str,
}

#[derive(Serialize)]
struct WirePlan<'a> {
    treaty: &'a str,
    as_of: NaiveDate,
    position: u64,
    document: WireDocument<'a>,
    differences: Vec<WireItem<'a>>,
    remarks: &'a [String],
}

#[derive(Serialize)]
struct WireDocument<'a> {
    source: &'a str,
    mtdsg_no: Option<String>,
    title: &'a str,
    rows: usize,
}

#[derive(Serialize)]
struct WireItem<'a> {
    participant_code: Option<&'a str>,
    name: Option<&'a str>,
    line: Option<u64>,
    field: &'a str,
    registered: Option<&'a str>,
    printed: Option<&'a str>,
    proposed_action: Option<WireAct<'a>>,
    needs_a_person: Option<WireReason<'a>>,
}

#[derive(Serialize)]
struct WireAct<'a> {
    participant_code: &'a str,
    action: &'a str,
    date: NaiveDate,
    source: Option<&'a str>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct WireReason<'a> {
    reason: &'a str,
    detail: &'a str,
}

impl Shown<'_> {
    fn wire(&self) -> WirePlan<'_> {
        WirePlan {
            treaty: self.treaty.as_str(),
            as_of: self.as_of,
            position: self.position,
            document: WireDocument {
                source: self.source,
                mtdsg_no: self.page.mtdsg_no(),
                title: &self.page.title.text,
                rows: self.plan.rows,
            },
            differences: self.plan.items.iter().map(WireItem::of).collect(),
            remarks: &self.plan.remarks,
        }
    }

    fn text(&self) -> String {
        let acts = self.plan.acts().count();
        let mut lines = vec![
            format!(
                "{}: {} ({})",
                self.treaty,
                self.page.title.text,
                self.page.mtdsg_no().unwrap_or_default()
            ),
            format!(
                "the document, {} with {}, beside the record as of {} at position {}",
                self.source,
                counted(self.plan.rows, "row"),
                self.as_of,
                self.position
            ),
            match self.plan.items.len() {
                0 => "no difference".to_owned(),
                differences => format!(
                    "{}, of which {acts} can be recorded and {} need a person; nothing was recorded",
                    counted(differences, "difference"),
                    differences - acts
                ),
            },
        ];
        lines.extend(self.plan.items.iter().map(described));
        lines.extend(
            self.plan
                .remarks
                .iter()
                .map(|remark| format!("\nremark: {remark}")),
        );
        lines.join("\n")
    }
}

fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn described(item: &Item) -> String {
    let who = match &item.subject {
        Subject::Treaty => "the treaty".to_owned(),
        Subject::Participant(code, name) => format!("{code} {name}"),
        Subject::Unknown(name) => format!("{name:?}"),
    };
    let line = item
        .line
        .map_or_else(String::new, |line| format!(", line {line}"));
    let side = |text: &Option<String>| text.clone().unwrap_or_else(|| "nothing".to_owned());
    let proposed = match &item.proposed {
        Proposed::Record(act) => format!(
            "record: {} of {} on {}",
            act.kind, act.participant, act.date
        ),
        Proposed::Person { reason, detail } => format!("needs a person: {reason}: {detail}"),
    };
    format!(
        "\n{who}{line}: {}\n  register: {}\n  document: {}\n  {proposed}",
        item.field,
        side(&item.registered),
        side(&item.printed)
    )
}

impl<'a> WireItem<'a> {
    fn of(item: &'a Item) -> Self {
        let (participant_code, name) = match &item.subject {
            Subject::Treaty => (None, None),
            Subject::Participant(code, name) => (Some(code.as_str()), Some(name.as_str())),
            Subject::Unknown(name) => (None, Some(name.as_str())),
        };
        let (proposed_action, needs_a_person) = match &item.proposed {
            Proposed::Record(act) => (Some(WireAct::of(act)), None),
            Proposed::Person { reason, detail } => (None, Some(WireReason { reason, detail })),
        };
        Self {
            participant_code,
            name,
            line: item.line,
            field: &item.field,
            registered: item.registered.as_deref(),
            printed: item.printed.as_deref(),
            proposed_action,
            needs_a_person,
        }
    }
}

impl<'a> WireAct<'a> {
    fn of(act: &'a Act) -> Self {
        Self {
            participant_code: act.participant.as_str(),
            action: act.kind.as_str(),
            date: act.date,
            source: act.source.as_deref(),
            note: act.note.as_deref(),
        }
    }
}

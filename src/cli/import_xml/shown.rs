//! A plan as it is printed: for people, and as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use crate::documents::mtdsg::StatusPage;
use crate::domain::action::Act;
use crate::domain::ids::TreatyId;
use crate::ledger::status_page::{Item, Plan, Proposed, Subject};

/// A plan with what it is about.
pub(super) struct Shown<'a> {
    pub(super) plan: Plan,
    pub(super) treaty: &'a TreatyId,
    pub(super) page: &'a StatusPage,
    pub(super) as_of: NaiveDate,
    pub(super) position: u64,
    pub(super) source: &'a str,
}

/// A plan as JSON.
#[derive(Serialize)]
pub(super) struct WirePlan<'a> {
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
    /// For programs.
    pub(super) fn wire(&self) -> WirePlan<'_> {
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

    /// For people.
    pub(super) fn text(&self) -> String {
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

//! Makes ledgers of any size, in the shapes of real ones: to measure what grows with the record.
//!
//! Each treaty is one of the sixteen that ship, under an id of its own, with its real table of actions. What follows is
//! spread over the treaties as unevenly as in reality, the first being the busiest, and is mostly communications, for
//! few treaties have more than some hundred signatures and instruments. Nothing of it is a fact. The same shape gives
//! the same entries.

use std::collections::VecDeque;
use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use fastrand::Rng;
use signatory::documents::shipped::{self, Shipped};
use signatory::domain::action::{Act, Action, ActionKind, Origin};
use signatory::domain::correction::{Correction, CorrectionKind, Rectification};
use signatory::domain::decision::{Decision, Matter, Ruling};
use signatory::domain::ids::{ParticipantCode, Position, TreatyId};
use signatory::domain::participant::{Directory, ParticipantKind};
use signatory::domain::particulars::Particulars;
use signatory::domain::policy::PolicyValue;
use signatory::domain::statement::{Provision, Statement, StatementId, StatementKind};
use signatory::domain::treaty::Treaty;
use signatory::ledger::files::Reading;
use signatory::ledger::proposal::Import;
use signatory::store::StoreError;
use signatory::store::chain::{Hash, Head};
use signatory::store::connection::Database;
use signatory::store::entry::{Content, Entry};
use signatory::store::ledger::{self, StoredEntry};

/// How many entries share a transaction.
const AT_ONCE: usize = 10_000;
/// How many treaties a ledger has at most.
pub const TREATIES: usize = 600;
/// About how many entries a treaty has at least, where the ledger is small.
const ENTRIES_PER_TREATY: usize = 400;

/// The id of the treaty with the most entries.
pub fn busiest() -> TreatyId {
    id_of(0)
}

fn states_of(directory: &Directory) -> impl Iterator<Item = ParticipantCode> {
    directory
        .iter()
        .filter(|participant| participant.kind == ParticipantKind::State)
        .filter(|participant| participant.dissolution.is_none())
        .map(|participant| participant.code.clone())
}

/// Writes a ledger of so many entries into an empty database, and returns its head.
///
/// # Errors
/// When the database refuses.
pub fn fill(database: &mut Database, entries: usize) -> Result<Head, StoreError> {
    let mut generated = Generated::new(entries);
    let mut head = Head::default();
    let mut left = entries;
    while left > 0 {
        let stored: Vec<StoredEntry> = generated
            .by_ref()
            .take(left.min(AT_ONCE))
            .map(|entry| {
                let body = entry.encode(None);
                let stored = StoredEntry {
                    position: entry.position,
                    previous_hash: head.hash,
                    hash: Hash::link(head.hash, &body),
                    body,
                    request: None,
                };
                head = Head {
                    position: stored.position,
                    hash: stored.hash,
                };
                stored
            })
            .collect();
        left -= stored.len();
        database.begin()?;
        ledger::lock_head(database)?;
        ledger::append(database, &stored)?;
        database.commit()?;
    }
    Ok(head)
}

/// The entries, one after the other, without end.
pub struct Generated {
    rng: Rng,
    states: Vec<ParticipantCode>,
    treaties: Vec<Known>,
    /// What is still to be told of the tables with which treaties are registered.
    tables: VecDeque<(usize, Content)>,
    /// The share of each treaty in what follows, added up.
    weights: Vec<f64>,
    position: Position,
    recorded_at: DateTime<Utc>,
}

/// What has to be known of a treaty to go on with it.
struct Known {
    id: TreatyId,
    number: String,
    opened: NaiveDate,
    /// Actions in effect that may be corrected, the last few.
    recent: VecDeque<Action>,
    /// Who has not acted in relation to it.
    aside: Vec<ParticipantCode>,
}

impl Generated {
    /// A ledger that will have about so many entries: how many treaties it has depends on that.
    pub fn new(entries: usize) -> Self {
        let directory = shipped::participants().expect("the shipped participants are in order");
        let states: Vec<ParticipantCode> = states_of(&directory).collect();
        let count = (entries / ENTRIES_PER_TREATY).clamp(1, TREATIES);
        let templates = templates(&directory);
        let mut generated = Self {
            rng: Rng::with_seed(1969),
            states,
            treaties: Vec::new(),
            tables: VecDeque::new(),
            weights: Vec::new(),
            position: Position::ZERO,
            recorded_at: "2020-01-01T12:00:00Z".parse().expect("an instant"),
        };
        let mut sum = 0.0;
        for n in 0..count {
            generated.register(n, &templates[n % templates.len()]);
            sum += weight(n);
            generated.weights.push(sum);
        }
        generated
    }

    fn register(&mut self, n: usize, template: &Import) {
        let treaty = Treaty {
            id: id_of(n),
            parent: None,
            ..template.treaty.clone()
        };
        let mut aside = self.states.clone();
        for act in &template.acts {
            aside.retain(|code| *code != act.participant);
        }
        self.rng.shuffle(&mut aside);
        let first = template.acts.iter().map(|act| act.date).min();
        self.treaties.push(Known {
            id: treaty.id.clone(),
            number: treaty.mtdsg_no.clone().unwrap_or_default(),
            opened: first.unwrap_or_default(),
            recent: VecDeque::new(),
            aside,
        });
        self.tables
            .push_back((n, Content::Treaty(Arc::new(treaty))));
        for act in &template.acts {
            let action = Action::new(Position::ZERO, Origin::Imported, act.clone());
            self.tables.push_back((n, Content::Action(action)));
        }
    }

    /// A treaty, the busier the likelier.
    fn any_treaty(&mut self) -> usize {
        let sum = self.weights.last().copied().unwrap_or_default();
        let at = self.rng.f64() * sum;
        self.weights.partition_point(|weight| *weight < at)
    }

    /// What happens next to a treaty.
    fn next_content(&mut self, n: usize) -> Content {
        match self.rng.u32(0..1000) {
            0..90 => match self.treaties[n].aside.pop() {
                Some(code) => self.act(n, code, ActionKind::Accession),
                None => self.communication(n),
            },
            90..120 => self.coming_and_going(n),
            120..140 => self.correction(n),
            140..145 => self.decision(n),
            145.. => self.communication(n),
        }
    }

    fn act(&mut self, n: usize, participant: ParticipantCode, kind: ActionKind) -> Content {
        let act = Act {
            notification: Some(self.notification(n).into()),
            ..Act::new(participant, kind, self.date(n))
        };
        self.action(n, act)
    }

    fn action(&mut self, n: usize, act: Act) -> Content {
        let action = Action::new(self.position, Origin::Recorded, act);
        let recent = &mut self.treaties[n].recent;
        recent.push_back(action.clone());
        if recent.len() > 32 {
            recent.pop_front();
        }
        Content::Action(action)
    }

    /// Someone leaves, or takes back that it leaves.
    fn coming_and_going(&mut self, n: usize) -> Content {
        let participant = self.any_state();
        let kind = *self
            .rng
            .choice(&[
                ActionKind::Denunciation,
                ActionKind::WithdrawalOfDenunciation,
                ActionKind::ProvisionalApplication,
                ActionKind::Succession,
            ])
            .expect("there are kinds");
        self.act(n, participant, kind)
    }

    fn communication(&mut self, n: usize) -> Content {
        let participant = self.any_state();
        let mut particulars = Particulars {
            statements: vec![self.statement(n)],
            ..Particulars::default()
        };
        let date = self.date(n);
        // Of one in ten the dates of the paper are known too.
        if self.rng.u32(0..10) == 0 {
            particulars.dated_on = date.checked_sub_days(Days::new(9));
            particulars.received_on = Some(date);
            particulars.notified_on = date.checked_add_days(Days::new(5));
        }
        let act = Act {
            notification: Some(self.notification(n).into()),
            particulars: particulars.into(),
            ..Act::new(participant, ActionKind::Communication, date)
        };
        self.action(n, act)
    }

    /// A notification under some article, mostly; now and then an objection, or words of some length.
    fn statement(&mut self, n: usize) -> Statement {
        let kinds = [
            StatementKind::Notification,
            StatementKind::Notification,
            StatementKind::Declaration,
            StatementKind::TerritorialApplication,
        ];
        let kind = *self.rng.choice(&kinds).expect("there are kinds");
        let article = self.rng.u32(1..60);
        let mut statement = Statement::new(kind);
        statement
            .provisions
            .extend(Provision::parse(&format!("{article}")));
        let mut recent = self.treaties[n].recent.iter();
        let reserved = recent
            .rfind(|action| action.act.kind == ActionKind::Communication)
            .map(|action| action.position);
        match (self.rng.u32(0..100), reserved) {
            (0..8, Some(action)) => {
                statement.kind = StatementKind::Objection;
                statement.concerns = Some(StatementId { action, number: 1 });
            }
            (8..13, _) => {
                statement.text = Some(format!(
                    "The Government notifies the Secretary-General, in accordance with article {article}, of the \
                     authority that is competent in matters of the treaty, number {}.",
                    self.position.0
                ));
                statement.language = Some("en".into());
            }
            _ => {}
        }
        statement
    }

    fn correction(&mut self, n: usize) -> Content {
        let Some(wrong) = self.treaties[n].recent.pop_front() else {
            return self.communication(n);
        };
        let replacement = Act {
            date: wrong.act.date.succ_opt().unwrap_or(wrong.act.date),
            ..wrong.act.clone()
        };
        let rectification = Rectification {
            of: wrong.position,
            kind: CorrectionKind::Clerical,
            reason: "the date was misread".into(),
            objections_until: None,
            replacement: Some(replacement),
        };
        let correction = Correction::new(self.position, wrong.origin, rectification);
        Content::Correction(Arc::new(correction))
    }

    fn decision(&mut self, n: usize) -> Content {
        let values = PolicyValue::ALL;
        let ruling = Ruling {
            date: self.date(n),
            matter: Matter::Policy(values[self.rng.usize(0..values.len())]),
            reference: None,
            source: None,
            reason: "declared".into(),
        };
        Content::Decision(Arc::new(Decision {
            position: self.position,
            ruling,
        }))
    }

    fn any_state(&mut self) -> ParticipantCode {
        let at = self.rng.usize(0..self.states.len());
        self.states[at].clone()
    }

    fn notification(&mut self, n: usize) -> String {
        let number = self.rng.u32(1..1200);
        let year = self.rng.u32(1990..2026);
        format!("C.N.{number}.{year}.TREATIES-{}", self.treaties[n].number)
    }

    /// A day between the first act of the treaty and its recording.
    fn date(&mut self, n: usize) -> NaiveDate {
        let opened = self.treaties[n].opened;
        let last = self.recorded_at.date_naive();
        let days = last.signed_duration_since(opened).num_days().max(1);
        let days = u64::try_from(days).expect("positive");
        opened
            .checked_add_days(Days::new(self.rng.u64(0..days)))
            .unwrap_or(opened)
    }
}

impl Iterator for Generated {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        self.position = self.position.next();
        self.recorded_at += TimeDelta::seconds(180);
        let (n, content) = match self.tables.pop_front() {
            Some((n, Content::Action(action))) => {
                let action = Action::new(self.position, action.origin, action.act.clone());
                (n, Content::Action(action))
            }
            Some(other) => other,
            None => {
                let n = self.any_treaty();
                (n, self.next_content(n))
            }
        };
        Some(Entry {
            position: self.position,
            recorded_at: self.recorded_at,
            treaty: self.treaties[n].id.clone(),
            content,
        })
    }
}

/// The treaties that ship, with their tables, those with the most actions first.
fn templates(directory: &Directory) -> Vec<Import> {
    let shipped: Vec<Shipped> = shipped::treaties()
        .into_iter()
        .chain(shipped::replays().into_iter().map(|replay| replay.files))
        .collect();
    let mut templates: Vec<Import> = shipped
        .iter()
        .map(|files| {
            Reading::of(files.document, files.actions.as_bytes(), directory)
                .expect("the shipped tables are in order")
                .import
        })
        .collect();
    templates.sort_by_key(|import| std::cmp::Reverse(import.acts.len()));
    templates
}

/// How busy the nth treaty is beside the others.
fn weight(n: usize) -> f64 {
    let n = u32::try_from(n).expect("some hundred");
    1.0 / (f64::from(n) + 30.0).powf(0.8)
}

fn id_of(n: usize) -> TreatyId {
    TreatyId::parse(&format!("generated-{n}")).expect("an id")
}

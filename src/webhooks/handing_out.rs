//! Handing out: each thing that happened is matched with the subscriptions once, in one transaction under one lock.
//!
//! The ledger is its own outbox: entries are never changed and their positions have no gaps, so a cursor is enough. What
//! happened elsewhere stands in the outbox. A milestone that comes with its day is noted by treaty, name and day.

use chrono::{DateTime, NaiveDate, Utc};

use super::filter::Filter;
use super::new_id;
use super::payload::{Audience, Told};
use crate::domain::assessment::Assessment;
use crate::domain::ids::{ParticipantCode, Position, TreatyId};
use crate::domain::milestones::{Event, Milestone, State, milestones};
use crate::domain::place::depositary_date;
use crate::ledger::published::Published;
use crate::store::StoreError;
use crate::store::connection::Database;
use crate::store::webhooks::StoredSubscription;
use crate::store::webhooks::deliveries::{self, NewDelivery};
use crate::store::webhooks::handing_out as stored;

/// How many entries, and how much of the outbox, one transaction hands out.
const AT_ONCE: usize = 100;

/// The owner's name of the depositary's own subscriptions; no participant's code has small letters.
pub const DEPOSITARY: &str = "depositary";

/// What one transaction hands out, made before it: events are costly, and while the lock is held others wait.
pub struct HandingOut {
    /// The entries after that position, in order.
    entries: Vec<Told>,
    /// The last position that is for nobody, or handed out already.
    from: Position,
    /// The milestones whose day has come.
    days: Vec<Dated>,
    now: DateTime<Utc>,
    base: Option<String>,
}

/// How things stand before something is handed out.
#[derive(Debug, Clone, Copy)]
pub struct Outlook {
    /// How far the ledger was handed out.
    pub cursor: Position,
    /// The least position after which any subscription is sent something; none when there is no subscription.
    pub wanted_after: Option<Position>,
    /// Whether something waits in the outbox.
    pub is_waiting: bool,
}

impl Outlook {
    /// Reads it, without a lock.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn read(connection: &mut Database) -> Result<Self, StoreError> {
        Ok(Self {
            cursor: to_position(stored::cursor(connection)?),
            wanted_after: stored::least_wanted(connection)?.map(to_position),
            is_waiting: !stored::waiting(connection, 1)?.is_empty(),
        })
    }
}

/// A milestone whose day has come.
#[derive(Debug, Clone)]
pub struct Dated {
    treaty: TreatyId,
    milestone: Milestone,
    on: NaiveDate,
    /// Whether it lay behind already when the treaty was registered: then it is no news.
    is_old: bool,
}

/// What a transaction came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandedOut {
    /// Deliveries that were made.
    pub deliveries: usize,
    /// Whether there may be more.
    pub more: bool,
}

/// The milestones that come with a day and not with an entry, and whose day has come. Where those of this day were looked
/// at before, only of treaties whose milestones can have moved since that position: a treaty is assessed whole for it.
#[must_use]
pub fn dated(published: &Published, now: DateTime<Utc>, since: Option<Position>) -> Vec<Dated> {
    let today = depositary_date(now);
    let register = &published.register;
    let of_treaty = |record: &crate::ledger::register::TreatyRecord| {
        let registered_on = depositary_date(record.registered.entry.recorded_at);
        let assessment = Assessment::of(&record.history, register.directory(), today);
        let treaty = record.treaty.id.clone();
        milestones(&assessment)
            .into_iter()
            .filter(|milestone| milestone.state == State::Reached && comes_with_its_day(milestone))
            .filter_map(move |milestone| {
                let on = milestone.on?;
                Some(Dated {
                    treaty: treaty.clone(),
                    is_old: on < registered_on,
                    milestone,
                    on,
                })
            })
            .collect::<Vec<_>>()
    };
    match since {
        None => register.treaties().flat_map(of_treaty).collect(),
        Some(position) => register
            .moved_after(position)
            .into_iter()
            .filter_map(|id| register.treaty(id))
            .flat_map(of_treaty)
            .collect(),
    }
}

fn comes_with_its_day(milestone: &Milestone) -> bool {
    match milestone.event {
        Event::SignatureOpens
        | Event::SignatureCloses
        | Event::DaysBefore(_)
        | Event::EntryIntoForce => true,
        Event::Counted { .. } | Event::ConditionsMet => false,
    }
}

impl HandingOut {
    /// Makes what is to be handed out. What no subscription is sent is passed over: a subscription that is made meanwhile
    /// begins later still.
    #[must_use]
    pub fn prepare(published: &Published, outlook: Outlook, now: DateTime<Utc>) -> Self {
        let register = &published.register;
        let head = register.head().position;
        let from = outlook
            .cursor
            .max(outlook.wanted_after.unwrap_or(head).min(head));
        let told = |recorded: &crate::ledger::register::Recorded| {
            let event = register.event(recorded.entry.position)?;
            Some(Told::entry(&event, recorded.entry.recorded_at))
        };
        Self {
            entries: register
                .entries_after(from)
                .take(AT_ONCE)
                .filter_map(told)
                .collect(),
            from,
            days: Vec::new(),
            now,
            base: None,
        }
    }

    /// The same with the milestones whose day has come.
    #[must_use]
    pub fn with_days(mut self, days: Vec<Dated>) -> Self {
        self.days = days;
        self
    }

    /// The same with the public address of the service.
    #[must_use]
    pub fn with_base(mut self, base: Option<String>) -> Self {
        self.base = base;
        self
    }

    /// Hands it out, with what waits in the outbox. Belongs into a transaction of its own.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn carry_out(&self, connection: &mut Database) -> Result<HandedOut, StoreError> {
        let cursor = to_position(stored::lock_cursor(connection)?);
        let limit = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
        let waiting = stored::waiting(connection, limit)?;
        let days = self.new_days(connection)?;
        let subscribers: Vec<Subscriber> = stored::receiving(connection)?
            .into_iter()
            .filter_map(Subscriber::of)
            .collect();
        // Another instance may have handed out some of it since it was made.
        let is_new = |told: &&Told| told.position.is_some_and(|position| position > cursor.0);
        let entries: Vec<Told> = self.entries.iter().filter(is_new).cloned().collect();
        let mut made = 0;
        for happened in in_order_of_time(entries, &waiting, days) {
            made += self.queue(connection, &happened, &subscribers)?;
        }
        for (sequence, _) in &waiting {
            stored::mark_handed_out(connection, *sequence)?;
        }
        let last = self.entries.last().and_then(|told| told.position);
        let last = last.unwrap_or(self.from.0);
        if last > cursor.0 {
            stored::advance_cursor(connection, i64::try_from(last).unwrap_or(i64::MAX))?;
        }
        Ok(HandedOut {
            deliveries: made,
            more: self.entries.len() == AT_ONCE || waiting.len() == AT_ONCE,
        })
    }

    fn new_days(&self, connection: &mut Database) -> Result<Vec<Told>, StoreError> {
        let mut new = Vec::new();
        for day in &self.days {
            // The 30th and the 7th day before are two milestones of one name.
            let name = match day.milestone.event {
                Event::DaysBefore(days) => format!("{}-{days}", day.milestone.event.as_str()),
                Event::SignatureOpens
                | Event::SignatureCloses
                | Event::Counted { .. }
                | Event::ConditionsMet
                | Event::EntryIntoForce => day.milestone.event.as_str().to_owned(),
            };
            let is_new = stored::mark_milestone(connection, day.treaty.as_str(), &name, day.on)?;
            if is_new && !day.is_old {
                new.push(Told::milestone(
                    &day.treaty,
                    &day.milestone,
                    day.on,
                    self.now,
                ));
            }
        }
        Ok(new)
    }

    fn queue(
        &self,
        connection: &mut Database,
        happened: &Happened,
        subscribers: &[Subscriber],
    ) -> Result<usize, StoreError> {
        let told = &happened.told;
        let wanting: Vec<&Subscriber> = subscribers
            .iter()
            .filter(|subscriber| subscriber.wants(happened))
            .collect();
        if wanting.is_empty() {
            return Ok(0);
        }
        let body = told.render(self.base.as_deref());
        for subscriber in &wanting {
            deliveries::queue(
                connection,
                &NewDelivery {
                    id: new_id(self.now),
                    subscription: subscriber.stored.id.clone(),
                    event: told.event.clone(),
                    kind: told.subject.kind.clone(),
                    body: body.clone(),
                    redelivery_of: None,
                    created_at: self.now,
                },
            )?;
        }
        Ok(wanting.len())
    }
}

/// Something to tell, with its place in the outbox if it stood there.
struct Happened {
    told: Told,
    sequence: Option<i64>,
}

/// A subscription with its filter read.
struct Subscriber {
    stored: StoredSubscription,
    participant: Option<ParticipantCode>,
    filter: Filter,
}

impl Subscriber {
    /// None, with a word in the log, when the filter cannot be read: a newer version may have written it.
    fn of(stored: StoredSubscription) -> Option<Self> {
        let filter = Filter::parse(&stored.filter);
        if filter.is_none() {
            log::error!(subscription = stored.id; "the filter of a subscription cannot be read");
        }
        Some(Self {
            participant: ParticipantCode::parse(&stored.owner).ok(),
            filter: filter?,
            stored,
        })
    }

    fn wants(&self, happened: &Happened) -> bool {
        let told = &happened.told;
        let is_after = match (told.position, happened.sequence) {
            (Some(position), _) => {
                i64::try_from(position).unwrap_or(i64::MAX) > self.stored.after_position
            }
            (None, Some(sequence)) => sequence > self.stored.after_sequence,
            (None, None) => true,
        };
        let may_hear = match &told.audience {
            Audience::Everyone => true,
            Audience::Only(participant) => {
                self.stored.owner == DEPOSITARY
                    || (self.participant.is_some() && self.participant == *participant)
            }
        };
        is_after && may_hear && self.filter.admits(&told.subject)
    }
}

/// Puts the three sources into one order of time; each keeps its own.
fn in_order_of_time(
    entries: Vec<Told>,
    waiting: &[(i64, crate::store::outbox::Happening)],
    days: Vec<Told>,
) -> Vec<Happened> {
    let plain = |told| Happened {
        told,
        sequence: None,
    };
    let mut entries = entries.into_iter().map(plain).peekable();
    let mut waiting = waiting
        .iter()
        .map(|(sequence, happening)| Happened {
            told: Told::happening(happening),
            sequence: Some(*sequence),
        })
        .peekable();
    let mut ordered = Vec::new();
    loop {
        let next = match (entries.peek(), waiting.peek()) {
            (Some(entry), Some(happening)) if happening.told.at < entry.told.at => waiting.next(),
            (Some(_), _) => entries.next(),
            (None, _) => waiting.next(),
        };
        let Some(next) = next else {
            break;
        };
        ordered.push(next);
    }
    ordered.extend(days.into_iter().map(plain));
    ordered
}

fn to_position(stored: i64) -> Position {
    Position(u64::try_from(stored).unwrap_or_default())
}

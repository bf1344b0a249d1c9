//! What happens on the way to entry into force: the opening for signature and its end, how much of the threshold has
//! been reached, the entry into force and the days before it.
//!
//! No number is known to the code. The counts are the first, second and third quarter of the treaty's own threshold,
//! rounded up, one before the threshold, and the threshold: 10, 20, 30, 39 and 40 of forty. Where several of them
//! are the same number, the last of this order stands for it.

mod change;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::assessment::Assessment;
use super::ids::Position;
use super::threshold::Deposit;

pub use change::{Change, standing};

/// How many days before the entry into force there is a milestone.
pub const DAYS_BEFORE: [u32; 2] = [30, 7];

/// What a count of instruments means for the threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// A quarter of it.
    Quarter,
    /// Half of it.
    Half,
    /// Three quarters of it.
    ThreeQuarters,
    /// All but one.
    OneBefore,
    /// All.
    Threshold,
}

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The first day for signature.
    SignatureOpens,
    /// The last day for signature; it is over when the day is.
    SignatureCloses,
    /// So many instruments count.
    Counted {
        /// How many.
        count: u32,
        /// What that is of the threshold.
        share: Share,
    },
    /// Every condition was met at once, the threshold among them.
    ConditionsMet,
    /// So many days before the entry into force.
    DaysBefore(u32),
    /// The entry into force.
    EntryIntoForce,
}

/// The name of a milestone, as answers have it and filters ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(&'static str);

impl Name {
    /// Every name, in the order in which they are documented.
    pub const ALL: [Self; 10] = [
        Self("signature_opens"),
        Self("signature_closes"),
        Self("quarter_of_threshold"),
        Self("half_of_threshold"),
        Self("three_quarters_of_threshold"),
        Self("one_before_threshold"),
        Self("threshold"),
        Self("conditions_met"),
        Self("days_before_entry_into_force"),
        Self("entry_into_force"),
    ];

    /// The name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.0 == text)
    }
}

impl Event {
    /// Its name.
    #[must_use]
    pub fn name(self) -> Name {
        Name(self.as_str())
    }

    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignatureOpens => "signature_opens",
            Self::SignatureCloses => "signature_closes",
            Self::Counted { share, .. } => match share {
                Share::Quarter => "quarter_of_threshold",
                Share::Half => "half_of_threshold",
                Share::ThreeQuarters => "three_quarters_of_threshold",
                Share::OneBefore => "one_before_threshold",
                Share::Threshold => "threshold",
            },
            Self::ConditionsMet => "conditions_met",
            Self::DaysBefore(_) => "days_before_entry_into_force",
            Self::EntryIntoForce => "entry_into_force",
        }
    }
}

/// Whether a milestone lies behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its day has come; of the end of the period for signature, has passed.
    Reached,
    /// Its day is known and to come.
    Ahead,
    /// Its day is not known.
    NotDated,
}

impl State {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Ahead => "ahead",
            Self::NotDated => "not_dated",
        }
    }
}

/// What became of a count after it was first reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Whether that many count at the end of the day of the answer.
    pub stands: bool,
    /// The latest day on which an instrument was withdrawn, or a denunciation took effect, so that fewer count.
    pub fell_below_on: Option<NaiveDate>,
    /// The latest day on which that many count again.
    pub regained_on: Option<NaiveDate>,
}

/// Something on the way to entry into force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// What.
    pub event: Event,
    /// Whether it lies behind.
    pub state: State,
    /// The day, if it is known: of a count, the first on which it was reached.
    pub on: Option<NaiveDate>,
    /// The actions that reached it: all counted deposits of that day, for they have no order.
    pub by: Vec<Position>,
    /// Of a count that was reached: whether it stands.
    pub held: Option<Held>,
}

/// All milestones of a treaty, those with a day first, in order of time.
#[must_use]
pub fn milestones(assessment: &Assessment) -> Vec<Milestone> {
    let clauses = &assessment.treaty.clauses;
    let clause = &clauses.entry_into_force;
    let as_of = assessment.as_of;
    let counts = Counts::of(&assessment.tally.counted, as_of);
    let mut milestones = vec![
        dated(Event::SignatureOpens, clauses.opened_on(), as_of),
        dated(
            Event::SignatureCloses,
            clauses.signature_closes_on(),
            // The last day for signature is still a day on which one can sign.
            as_of.pred_opt().unwrap_or(as_of),
        ),
    ];
    milestones.extend(shares(clause.threshold).into_iter().map(|(count, share)| {
        let event = Event::Counted { count, share };
        counts.milestone(event, count)
    }));
    if !clause.conditions.is_empty() {
        let reached = assessment.reached.as_ref();
        milestones.push(Milestone {
            by: reached.map(|r| r.by.clone()).unwrap_or_default(),
            ..dated(Event::ConditionsMet, reached.map(|r| r.on), as_of)
        });
    }
    milestones.extend(DAYS_BEFORE.map(|days| {
        let on = days_before(assessment, days);
        dated(Event::DaysBefore(days), on, as_of)
    }));
    let in_force_on = assessment.in_force_on;
    milestones.push(dated(Event::EntryIntoForce, in_force_on, as_of));
    milestones.sort_by_key(|milestone| (milestone.on.is_none(), milestone.on));
    milestones
}

/// The counts that are milestones of a threshold, in ascending order.
#[must_use]
pub fn shares(threshold: u32) -> Vec<(u32, Share)> {
    let quarters = |n: u32| {
        let part = u64::from(threshold) * u64::from(n);
        u32::try_from(part.div_ceil(4)).unwrap_or(threshold)
    };
    let mut shares = BTreeMap::new();
    for (count, share) in [
        (quarters(1), Share::Quarter),
        (quarters(2), Share::Half),
        (quarters(3), Share::ThreeQuarters),
        (threshold.saturating_sub(1), Share::OneBefore),
        (threshold, Share::Threshold),
    ] {
        shares.insert(count, share);
    }
    shares.remove(&0);
    shares.into_iter().collect()
}

fn dated(event: Event, on: Option<NaiveDate>, behind_until: NaiveDate) -> Milestone {
    Milestone {
        event,
        state: match on {
            None => State::NotDated,
            Some(day) if day <= behind_until => State::Reached,
            Some(_) => State::Ahead,
        },
        on,
        by: Vec::new(),
        held: None,
    }
}

/// A day so long before the entry into force; none where the conditions were met later than that, for on that day
/// nothing was known of it.
fn days_before(assessment: &Assessment, days: u32) -> Option<NaiveDate> {
    let reached = assessment.reached.as_ref()?;
    assessment
        .in_force_on?
        .checked_sub_days(Days::new(u64::from(days)))
        .filter(|day| *day >= reached.on)
}

/// How many instruments counted since each day on which that changed, and what was deposited on it.
struct Counts {
    days: BTreeMap<NaiveDate, (u32, Vec<Position>)>,
}

impl Counts {
    fn of(counted: &[Deposit], as_of: NaiveDate) -> Self {
        let begins_or_ends = counted.iter().flat_map(|deposit| {
            let instrument = &deposit.instrument;
            let ends = instrument.end.map(|end| end.on());
            std::iter::once(instrument.deposited_on).chain(ends)
        });
        let days: BTreeSet<NaiveDate> = begins_or_ends.filter(|day| *day <= as_of).collect();
        let on = |day: NaiveDate| {
            let standing = || counted.iter().filter(|d| d.instrument.stands_on(day));
            let deposited = standing().filter(|d| d.instrument.deposited_on == day);
            let by = deposited.map(|d| d.instrument.action).collect();
            (u32::try_from(standing().count()).unwrap_or(u32::MAX), by)
        };
        Self {
            days: days.into_iter().map(|day| (day, on(day))).collect(),
        }
    }

    fn milestone(&self, event: Event, count: u32) -> Milestone {
        let first = self.days.iter().find(|(_, (n, _))| *n >= count);
        let Some((on, (_, by))) = first else {
            return Milestone {
                event,
                state: State::NotDated,
                on: None,
                by: Vec::new(),
                held: None,
            };
        };
        let mut held = Held {
            stands: true,
            fell_below_on: None,
            regained_on: None,
        };
        for (day, (n, _)) in self.days.range(on..) {
            let stands = *n >= count;
            match (held.stands, stands) {
                (true, false) => held.fell_below_on = Some(*day),
                (false, true) => held.regained_on = Some(*day),
                (true, true) | (false, false) => {}
            }
            held.stands = stands;
        }
        Milestone {
            event,
            state: State::Reached,
            on: Some(*on),
            by: by.clone(),
            held: Some(held),
        }
    }
}

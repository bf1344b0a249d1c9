//! Treaties and histories at random, wider than life: every clause, every kind of act, regular and irregular.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, LazyLock};

use chrono::{Datelike, Days, NaiveDate};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use signatory::domain::action::{Act, ActionKind, Family};
use signatory::domain::delay::Delay;
use signatory::domain::participant::Directory;
use signatory::domain::treaty::{
    Condition, DenunciationClause, Provenance, ReioCessation, ReioCounting, Treaty,
};

use super::calendar::Day;
use super::simulation::{Actor, Member};
use crate::support::domain::{code, date, hanoi};

/// States, some that are no more with their successors, the European Union with members, and a club.
pub const CODES: [&str; 18] = [
    "AFG",
    "COK",
    "CSK",
    "CZE",
    "DEU",
    "EUE",
    "FRA",
    "MKD",
    "POL",
    "PSE",
    "RUS",
    "SUN",
    "SVK",
    "USA",
    "VAT",
    "VNM",
    "YUG",
    "X:Some Club",
];

/// How many dates a history has to choose from.
const DATES: usize = 24;

/// Only those who act here: what everyone else does is nothing.
pub fn directory() -> &'static Arc<Directory> {
    static DIRECTORY: LazyLock<Arc<Directory>> = LazyLock::new(|| {
        let all = crate::support::domain::directory();
        let listed = CODES.iter().filter_map(|text| all.get(&code(text)));
        let participants = listed.map(|p| p.as_ref().clone()).collect();
        Arc::new(Directory::new(
            participants,
            all.memberships(&code("EUE")).cloned().collect(),
        ))
    });
    &DIRECTORY
}

/// The same as the oracle knows them.
pub fn actors() -> Vec<Actor> {
    CODES
        .iter()
        .map(|text| {
            let participant = directory().resolve(&code(text)).unwrap();
            Actor {
                code: (*text).to_owned(),
                kind: participant.kind,
                last_day: participant.dissolution.as_ref().map(|d| Day::of(d.until)),
                successors: participant.dissolution.as_ref().map_or_else(Vec::new, |d| {
                    d.successors.iter().map(ToString::to_string).collect()
                }),
                members: directory()
                    .memberships(&participant.code)
                    .filter(|m| m.organization == participant.code)
                    .map(|m| Member {
                        code: m.member.to_string(),
                        from: Day::of(m.from),
                        last: m.until.map(Day::of),
                    })
                    .collect(),
            }
        })
        .collect()
}

/// A treaty, acts in the order of the record, and the days to ask about.
#[derive(Clone)]
pub struct Case {
    pub treaty: Treaty,
    pub acts: Vec<Act>,
    pub asked: BTreeSet<NaiveDate>,
}

impl fmt::Debug for Case {
    /// The clauses that matter and a line for each act, so that a failure can be read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clauses = &self.treaty.clauses;
        let clause = &clauses.entry_into_force;
        writeln!(
            f,
            "{} of {:?}, {:?}, conditions {:?}",
            clause.threshold, clause.counted_kinds, clause.reio, clause.conditions
        )?;
        writeln!(
            f,
            "{:?}, not before {:?}, fixed {:?}; later {:?}; denunciation {:?}",
            clause.delay,
            clause.not_before,
            clause.fixed_date,
            clauses.later_parties.delay,
            clauses
                .denunciation
                .as_ref()
                .map(|d| (d.delay, d.reio_ceases_with_members.is_some()))
        )?;
        for (position, act) in (1..).zip(&self.acts) {
            writeln!(
                f,
                "{position}: {} {} {}",
                act.date, act.participant, act.kind
            )?;
        }
        Ok(())
    }
}

/// A case: dates close together or far apart, often around the end of a State or of February.
pub fn cases() -> impl Strategy<Value = Case> {
    dates().prop_flat_map(|dates| {
        let asked = btree_set(0..400_u64, 4);
        (treaties(dates.clone()), acts(dates.clone()), asked).prop_map(
            move |(treaty, acts, asked)| Case {
                treaty,
                acts,
                asked: asked
                    .into_iter()
                    .map(|n| later(dates[0], n))
                    .chain(dates.iter().copied())
                    .collect(),
            },
        )
    })
}

fn dates() -> impl Strategy<Value = Vec<NaiveDate>> {
    let starts = [
        "1991-12-20",
        "1992-04-20",
        "1992-12-24",
        "2003-12-29",
        "2026-10-01",
        "2027-12-25",
    ];
    (
        select(starts.to_vec()),
        0..70_u64,
        select(vec![1_u64, 1, 5, 17]),
    )
        .prop_map(|(start, shift, step)| {
            (0..DATES)
                .map(|n| later(date(start), shift + step * u64::try_from(n).unwrap()))
                .collect()
        })
}

fn later(day: NaiveDate, n: u64) -> NaiveDate {
    day.checked_add_days(Days::new(n)).unwrap()
}

/// A delay of any kind, often short.
pub fn delay() -> impl Strategy<Value = Delay> {
    prop_oneof![
        4 => (0..12_u32).prop_map(Delay::NthDayAfter),
        2 => (0..120_u32).prop_map(Delay::NthDayAfter),
        2 => (0..5_u32).prop_map(Delay::MonthsAfter),
        1 => Just(Delay::OnDeposit),
        1 => (0..70_u32).prop_map(Delay::FirstOfMonthAfterNthDay),
        1 => (1..5_u32).prop_map(Delay::FirstOfNthMonthAfterMonth),
        1 => (0..5_u32).prop_map(Delay::FirstOfMonthAfterMonths),
    ]
}

fn treaties(dates: Vec<NaiveDate>) -> impl Strategy<Value = Treaty> {
    let consents: Vec<ActionKind> = ActionKind::ALL
        .into_iter()
        .filter(|kind| kind.family() == Family::Consent)
        .collect();
    let reio = select(vec![
        ReioCounting::NotAdditional,
        ReioCounting::NotCounted,
        ReioCounting::Counted,
        ReioCounting::NotApplicable,
    ]);
    let counting = (
        prop_oneof![1..4_u32, 1..=12_u32],
        subsequence(consents, 4..=7),
        reio,
        vec(condition(), 0..3),
        option::weighted(0.7, any::<bool>()),
    );
    let some_date = move || option::weighted(0.25, select(dates.clone()));
    let leaving = (delay(), any::<bool>());
    let delays = (delay(), delay(), option::weighted(0.8, leaving));
    (counting, delays, some_date(), some_date()).prop_map(
        |(
            (threshold, counted_kinds, reio, conditions, admitted),
            (first, later, leaving),
            not_before,
            fixed_date,
        )| {
            let mut treaty = hanoi();
            let clauses = &mut treaty.clauses;
            let clause = &mut clauses.entry_into_force;
            clause.threshold = threshold;
            clause.counted_kinds = counted_kinds;
            clause.reio = reio;
            clause.conditions = conditions;
            clause.delay = first;
            clause.not_before = not_before;
            clause.fixed_date = fixed_date;
            clauses.later_parties.delay = later;
            clauses.denunciation = leaving.map(|(delay, with_members)| DenunciationClause {
                article: None,
                delay,
                reio_ceases_with_members: with_members.then(|| ReioCessation {
                    article: None,
                    provenance: Provenance::default(),
                }),
                provenance: Provenance::default(),
            });
            clauses.reio = clauses.reio.take().and_then(|mut reio| {
                reio.admitted = admitted?;
                Some(reio)
            });
            treaty
        },
    )
}

fn condition() -> impl Strategy<Value = Condition> {
    let share = (
        1..6_000_u32,
        btree_map(select(&CODES[..]), 0..4_000_u32, 1..8),
    )
        .prop_map(|(at_least_bp, shares)| Condition::Share {
            measure: "a measure".to_owned(),
            at_least_bp,
            shares_bp: shares
                .into_iter()
                .map(|(text, share)| (code(text), share))
                .collect::<BTreeMap<_, _>>(),
        });
    let named = btree_set(select(&CODES[..]), 1..3).prop_map(|named| Condition::Named {
        all_of: named.into_iter().map(code).collect(),
    });
    prop_oneof![share, named]
}

/// Lives that make sense, with any acts among them, in any order of recording; or few, with the Union's among them.
fn acts(dates: Vec<NaiveDate>) -> impl Strategy<Value = Vec<Act>> {
    let noise = |most| {
        let any_act = (
            select(&CODES[..]),
            select(&ActionKind::ALL[..]),
            select(dates.clone()),
        );
        vec(
            any_act.prop_map(|(who, kind, on)| act(who, kind, on)),
            0..most,
        )
    };
    let lives = |most| vec(life(dates.clone()), 0..most).prop_map(|lives| lives.concat());
    prop_oneof![
        2 => (lives(20), noise(16)).prop_map(|(lives, noise)| [lives, noise].concat()),
        1 => (union(dates.clone()), lives(4), noise(3))
            .prop_map(|(union, lives, noise)| [union, lives, noise].concat()),
    ]
    .prop_map(|acts| {
        acts.into_iter()
            .map(with_succession_date)
            .collect::<Vec<_>>()
    })
    .prop_shuffle()
}

/// Every other notification of succession says when the States succeeded each other, up to two years before.
fn with_succession_date(mut act: Act) -> Act {
    let day = act.date.num_days_from_ce();
    if act.kind == ActionKind::Succession && day % 2 == 0 {
        act.particulars.succession_on =
            Some(act.date - Days::new(u64::from((day % 97).unsigned_abs()) * 7));
    }
    act
}

/// One participant signs, consents, leaves, thinks better of it and comes back, or some of these.
fn life(dates: Vec<NaiveDate>) -> impl Strategy<Value = Vec<Act>> {
    use ActionKind::{
        Acceptance, Accession, Approval, DefinitiveSignature, Denunciation, FormalConfirmation,
        ProvisionalApplication, Ratification, Signature, Succession, SuccessionToSignature,
        WithdrawalOfDenunciation, WithdrawalOfInstrument, WithdrawalOfSignature,
    };
    let plans: Vec<Vec<ActionKind>> = vec![
        vec![Signature, Ratification],
        vec![Signature, Acceptance, Denunciation],
        vec![Accession],
        vec![Accession],
        vec![Signature, ProvisionalApplication, Approval],
        vec![DefinitiveSignature, WithdrawalOfSignature],
        vec![SuccessionToSignature, Ratification],
        vec![Succession, Denunciation, WithdrawalOfDenunciation],
        vec![Signature, FormalConfirmation],
        vec![Signature, WithdrawalOfSignature, Signature, Ratification],
        vec![Accession, WithdrawalOfInstrument, Accession],
        vec![Ratification, Denunciation, Accession, Denunciation],
        vec![
            Accession,
            Denunciation,
            WithdrawalOfDenunciation,
            Denunciation,
            Accession,
        ],
    ];
    (select(&CODES[..]), select(plans)).prop_flat_map(move |(who, plan)| {
        vec(select(dates.clone()), plan.len()).prop_map(move |mut on| {
            on.sort_unstable();
            plan.iter()
                .zip(on)
                .map(|(kind, on)| act(who, *kind, on))
                .collect()
        })
    })
}

/// The Union and members of it consent, the members leave, and some of all that comes again.
fn union(dates: Vec<NaiveDate>) -> impl Strategy<Value = Vec<Act>> {
    use ActionKind::{Accession, Denunciation, WithdrawalOfDenunciation};
    let one = |who: &'static str, plans: Vec<Vec<ActionKind>>| {
        let dates = dates.clone();
        select(plans).prop_flat_map(move |plan| {
            vec(select(dates.clone()), plan.len()).prop_map(move |mut on| {
                on.sort_unstable();
                let acts = plan.iter().zip(on).map(|(kind, on)| act(who, *kind, on));
                acts.collect::<Vec<Act>>()
            })
        })
    };
    let of_members = vec![
        vec![Accession, Denunciation],
        vec![Accession, Denunciation],
        vec![Accession, Denunciation, Accession, Denunciation],
        vec![Accession, Denunciation, WithdrawalOfDenunciation],
    ];
    let of_union = vec![
        vec![Accession],
        vec![Accession],
        vec![Accession, Accession],
        vec![Accession, Denunciation],
    ];
    let members = ["DEU", "FRA"].map(|member| one(member, of_members.clone()));
    (one("EUE", of_union), members).prop_map(|(union, members)| [union, members.concat()].concat())
}

fn act(participant: &str, kind: ActionKind, on: NaiveDate) -> Act {
    crate::support::domain::act(participant, kind, &on.to_string())
}

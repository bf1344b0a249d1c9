//! Where everyone stands in relation to a treaty on a given day.
//!
//! One pass over the history gives the standing of each participant, the instruments that count, and the dates
//! that follow. Progress, explain and the status table are read off it, so they cannot disagree.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::decision::{Decision, Decisions};
pub use super::finding::Finding;
use super::history::History;
use super::ids::{ParticipantCode, Position};
use super::participant::{Directory, Participant, ParticipantKind};
use super::participation::{End, Instrument, Participation, Signed};
use super::policy::{Policies, PolicyValue};
use super::threshold::{
    Commencement, ConditionState, Deposit, Effect, Floor, NotCounted, Reached, Readings, Tally,
    effect, reached, why_not_counted,
};
use super::treaty::{FinalClauses, SharedTreaty};

/// A participant's relation to a treaty. Everyone is in exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Neither signed nor consented.
    NoAction,
    /// Signed, and has no instrument on deposit.
    Signatory,
    /// Signed, then made known that it does not intend to become a party (VCLT 18(a)).
    SignatureWithdrawn,
    /// Consented to be bound; the treaty is not yet in force for it (VCLT 2(1)(f)).
    ContractingState,
    /// Consented to be bound, and the treaty is in force for it (VCLT 2(1)(g)).
    Party,
    /// Withdrew its instrument before entry into force, and has not signed.
    InstrumentWithdrawn,
    /// Was a party or contracting State, until its denunciation took effect or its participation ended otherwise.
    FormerParty,
    /// A State that no longer exists; what it did stays in the record.
    Ceased,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::NoAction,
        Self::Signatory,
        Self::SignatureWithdrawn,
        Self::ContractingState,
        Self::Party,
        Self::InstrumentWithdrawn,
        Self::FormerParty,
        Self::Ceased,
    ];

    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoAction => "no_action",
            Self::Signatory => "signatory",
            Self::SignatureWithdrawn => "signature_withdrawn",
            Self::ContractingState => "contracting_state",
            Self::Party => "party",
            Self::InstrumentWithdrawn => "instrument_withdrawn",
            Self::FormerParty => "former_party",
            Self::Ceased => "ceased",
        }
    }

    /// Reads a name as [`Status::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }
}

/// Where one participant stands on a day.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Who.
    pub participant: Arc<Participant>,
    /// In which relation.
    pub status: Status,
    /// Its latest signature, withdrawn or not.
    pub signed: Option<Signed>,
    /// Its latest instrument, ended or not.
    pub instrument: Option<Instrument>,
    /// Whether that instrument stands and counts towards the threshold.
    pub counts: bool,
    /// When the treaty enters into force for it, if that is known and its instrument still stands then.
    pub effect: Option<Effect>,
    /// When its participation ends or ended: by its denunciation, or with its parent's or members'.
    pub leaves_on: Option<NaiveDate>,
    /// Since when it applies the treaty provisionally, without being a party.
    pub provisional_since: Option<NaiveDate>,
}

/// An instrument on deposit that counts, with its ordinal among those that stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordinal {
    /// The first number that it may have.
    pub first: usize,
    /// The last: several deposits of one day share a range, for they have no order.
    pub last: usize,
}

/// Where everyone stands on a day, and what follows.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The treaty.
    pub treaty: SharedTreaty,
    /// The day.
    pub as_of: NaiveDate,
    /// Every eligible participant, with or without action, and everyone with an action; by code.
    pub standings: Vec<Standing>,
    /// All instruments.
    pub tally: Tally,
    /// The state of each further condition, in the order of the clause.
    pub conditions: Vec<ConditionState>,
    /// When all conditions were met, if they were.
    pub reached: Option<Reached>,
    /// The entry into force that follows; none while the parent's, which may be its floor, is not known.
    pub commencement: Option<Commencement>,
    /// Its date; never one that is only asserted.
    pub in_force_on: Option<NaiveDate>,
    /// The date of entry into force that the depositary states, by a decision.
    pub asserted: Option<Asserted>,
    /// The policies that hold on the day.
    pub policies: Policies,
    /// The depositary's decisions, those of later days included.
    pub decisions: Decisions,
    /// Both readings of a withdrawal before entry into force, where there was one.
    pub readings: Option<Readings>,
    /// The parent's entry into force, where it is the floor of this one.
    pub floor: Floor,
    /// What a reader must be told because the law is silent or the readings differ.
    pub findings: Vec<Finding>,
}

/// A date of entry into force that the depositary states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asserted {
    /// The day.
    pub on: NaiveDate,
    /// The decision that says so.
    pub decision: Decision,
}

impl Assessment {
    /// Assesses a history as of a day: only actions of that day or before are taken into account.
    #[must_use]
    pub fn of(history: &History, directory: &Directory, as_of: NaiveDate) -> Self {
        let clauses = &history.treaty().clauses;
        let clause = &clauses.entry_into_force;
        let participations = history.participations(directory, as_of);
        let policies = history.decisions().policies(as_of);
        let tally = Tally::of(participations.clone(), directory, clause, &policies);
        let floor = history.floor(directory, as_of);
        let readings = Readings::of(clause, &tally.counted, floor, as_of);
        let reached = match &readings {
            Some(readings) if policies.holds(PolicyValue::AsNeverDeposited) => {
                readings.as_never_deposited.clone()
            }
            Some(readings) => readings.conditions_stay_met.clone(),
            None => reached(clause, &tally.counted, as_of),
        };
        let commencement = reached
            .as_ref()
            .and_then(|reached| Commencement::of(clause, reached.on, floor));
        let in_force_on = commencement.map(|commencement| commencement.in_force_on);
        let conditions = clause
            .conditions
            .iter()
            .map(|condition| ConditionState::of(condition, tally.standing_on(as_of)))
            .collect();
        let context = Context {
            clauses,
            as_of,
            commencement,
        };
        let replaced: BTreeSet<Position> = tally
            .counted
            .iter()
            .filter(|deposit| deposit.is_replaced_by(as_of))
            .map(|deposit| deposit.instrument.action)
            .collect();
        let standings = participants_of(directory, history, &participations, as_of)
            .into_iter()
            .map(|participant| {
                let participation = participations.get(&participant.code);
                let mut standing = context.standing(participant, participation);
                let instrument = standing.instrument.as_ref();
                standing.counts &= instrument.is_some_and(|i| !replaced.contains(&i.action));
                standing
            })
            .collect();
        let asserted = history
            .decisions()
            .asserted(as_of)
            .map(|(decision, on)| Asserted {
                on,
                decision: decision.clone(),
            });
        let of_readings = readings
            .as_ref()
            .and_then(|readings| Finding::of_readings(clause, floor, readings));
        let of_asserted = asserted
            .as_ref()
            .and_then(|asserted| Finding::of_asserted(asserted.on, in_force_on));
        let findings = of_readings.into_iter().chain(of_asserted).collect();
        Self {
            treaty: history.shared_treaty().clone(),
            as_of,
            standings,
            tally,
            conditions,
            reached,
            in_force_on,
            commencement,
            floor,
            asserted,
            policies,
            decisions: history.decisions().clone(),
            readings,
            findings,
        }
    }

    /// The standing of one participant.
    #[must_use]
    pub fn standing(&self, code: &ParticipantCode) -> Option<&Standing> {
        self.standings.iter().find(|s| s.participant.code == *code)
    }

    /// How many instruments count on that day.
    #[must_use]
    pub fn counted(&self) -> usize {
        self.tally.standing_on(self.as_of).count()
    }

    /// The ordinal, or range of ordinals, of each instrument that counts and stands.
    #[must_use]
    pub fn ordinals(&self) -> BTreeMap<Position, Ordinal> {
        let standing: Vec<&Deposit> = self.tally.standing_on(self.as_of).collect();
        let mut ordinals = BTreeMap::new();
        let mut before = 0;
        for day in standing.chunk_by(|a, b| a.instrument.deposited_on == b.instrument.deposited_on)
        {
            let ordinal = Ordinal {
                first: before + 1,
                last: before + day.len(),
            };
            before = ordinal.last;
            for deposit in day {
                ordinals.insert(deposit.instrument.action, ordinal.clone());
            }
        }
        ordinals
    }

    /// Why each instrument that does not count does not, ended ones included.
    #[must_use]
    pub fn not_counted(&self) -> Vec<(&Deposit, NotCounted)> {
        let ended = self.tally.counted.iter().filter_map(|deposit| {
            let reason = match deposit.instrument.end.filter(|end| end.on() <= self.as_of) {
                Some(end) => end.reason(),
                None if deposit.is_replaced_by(self.as_of) => NotCounted::Replaced,
                None => return None,
            };
            Some((deposit, reason))
        });
        let never = self
            .tally
            .not_counted
            .iter()
            .map(|(deposit, reason)| (deposit, *reason));
        ended.chain(never).collect()
    }
}

/// What the standing of everyone on a day depends on, beside what each has done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    /// The final clauses.
    pub clauses: &'a FinalClauses,
    /// The day.
    pub as_of: NaiveDate,
    /// The entry into force, if it is known on that day.
    pub commencement: Option<Commencement>,
}

impl Context<'_> {
    /// Where a participant stands that has done this by that day.
    pub fn standing(
        &self,
        participant: Arc<Participant>,
        participation: Option<&Participation>,
    ) -> Standing {
        let Some(participation) = participation else {
            return Standing {
                participant,
                status: Status::NoAction,
                signed: None,
                instrument: None,
                counts: false,
                effect: None,
                leaves_on: None,
                provisional_since: None,
            };
        };
        let instrument = participation.instruments.last().cloned();
        let effect = instrument.as_ref().and_then(|i| self.effect(i));
        let leaves_on = instrument
            .as_ref()
            .and_then(|i| Some(i.end.filter(|end| end.is_leaving())?.on()));
        Standing {
            status: self.status(&participant, participation, effect),
            counts: instrument.as_ref().is_some_and(|i| {
                let clause = &self.clauses.entry_into_force;
                i.stands_on(self.as_of)
                    && why_not_counted(participant.kind, i.kind, clause).is_none()
            }),
            signed: participation.signatures.last().cloned(),
            instrument,
            effect,
            leaves_on,
            provisional_since: participation
                .provisional_since
                .filter(|_| effect.is_none_or(|effect| effect.on > self.as_of)),
            participant,
        }
    }

    fn effect(&self, instrument: &Instrument) -> Option<Effect> {
        effect(self.clauses, self.commencement?, instrument)
    }

    fn status(
        &self,
        participant: &Participant,
        participation: &Participation,
        effect: Option<Effect>,
    ) -> Status {
        if participant.has_ceased_by(self.as_of) {
            return Status::Ceased;
        }
        if participation.instrument_on(self.as_of).is_some() {
            return match effect {
                Some(effect) if effect.on <= self.as_of => Status::Party,
                Some(_) | None => Status::ContractingState,
            };
        }
        let has_left = participation
            .instruments
            .iter()
            .any(|i| i.end.is_some_and(End::is_leaving));
        if has_left {
            return Status::FormerParty;
        }
        match participation.signatures.last() {
            Some(signed) if signed.withdrawn_on.is_some() => Status::SignatureWithdrawn,
            Some(_) => Status::Signatory,
            None if participation.instruments.is_empty() => Status::NoAction,
            None => Status::InstrumentWithdrawn,
        }
    }
}

/// Whether a participant may take part in a treaty open to all States (and, if admitted, to organizations).
#[must_use]
pub fn is_eligible(participant: &Participant, clauses: &FinalClauses, on: NaiveDate) -> bool {
    match participant.kind {
        ParticipantKind::State => !participant.has_ceased_by(on),
        ParticipantKind::Reio => clauses.admits_reio(),
        ParticipantKind::Organization => false,
    }
}

fn participants_of(
    directory: &Directory,
    history: &History,
    participations: &BTreeMap<ParticipantCode, Participation>,
    as_of: NaiveDate,
) -> Vec<Arc<Participant>> {
    let has_acted = |code: &ParticipantCode| {
        participations
            .get(code)
            .is_some_and(|p| *p != Participation::default())
    };
    let listed = directory.iter().filter(|participant| {
        has_acted(&participant.code)
            || (participant.dissolution.is_none() && history.is_open_to(participant, as_of))
    });
    let unlisted = participations
        .keys()
        .filter(|code| directory.get(code).is_none() && has_acted(code))
        .filter_map(|code| directory.resolve(code));
    listed.cloned().chain(unlisted).collect()
}

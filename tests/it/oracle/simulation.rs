//! A treaty's status by simulation: from the first day to the last, each day's acts are carried out, everything
//! is counted anew, and what becomes known that day is written down.
//!
//! Where the law is silent, it reads as follows. Acts of one day have no order: notices about signatures first,
//! then instruments, then denunciations; a thing that existed that morning is ended before a new one begins, and
//! one that did not is begun before it is ended. A definitive signature is taken with the instruments. What a
//! history states is taken as fact even where a rule forbids it: an instrument may be withdrawn by a party, and
//! denounced by one that is none yet. What finds nothing to act upon does nothing. A second instrument beside
//! one on deposit has no effect, also when the first is under notice. The instrument of a State that is no more
//! still counts (Yugoslavia's did towards the Vienna Convention on Succession of States). Conditions once met stay
//! met. Named participants must have instruments that count. `Read` has what the depositary may have decided otherwise.

use std::collections::{BTreeMap, BTreeSet};

use signatory::domain::action::{Action, ActionKind};
use signatory::domain::assessment::Status;
use signatory::domain::delay::Delay;
use signatory::domain::participant::ParticipantKind;
use signatory::domain::treaty::{Condition, FinalClauses, ReioCounting};

use super::calendar::{Day, after};
use super::file::{Fate, File, Paper};

/// Who can act.
#[derive(Debug, Clone)]
pub struct Actor {
    pub code: String,
    pub kind: ParticipantKind,
    /// The last day of a State that is no more.
    pub last_day: Option<Day>,
    /// Who came after it.
    pub successors: Vec<String>,
    /// The States that are or were members of an organization.
    pub members: Vec<Member>,
}

/// How it is read where the law is silent.
#[derive(Debug, Clone, Default)]
pub struct Read {
    /// What is withdrawn before the entry into force was never deposited.
    pub never_deposited: bool,
    /// A predecessor's paper gives way to that of a successor.
    pub count_once: bool,
    /// Who may take part, or may not, whatever the clauses say.
    pub admitted: BTreeMap<String, bool>,
}

/// A member of an organization, from a day to a last day.
#[derive(Debug, Clone)]
pub struct Member {
    pub code: String,
    pub from: Day,
    pub last: Option<Day>,
}

/// What is true on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    pub counted: usize,
    pub remaining: usize,
    pub conditions: Vec<bool>,
    /// The day on which all was met, and the positions of the instruments of that day.
    pub met: Option<(Day, BTreeSet<u64>)>,
    pub in_force_on: Option<Day>,
    pub in_force: bool,
    pub signatories: usize,
    pub signatures_withdrawn: usize,
    pub contracting: Numbers,
    pub parties: Numbers,
    /// Where a withdrawal came after the conditions were met: the date stated, and the date if what is withdrawn
    /// had never been deposited.
    pub two_readings: Option<(Day, Option<Day>)>,
    pub everyone: BTreeMap<String, Seen>,
}

/// States, regional organizations, other organizations.
pub type Numbers = [usize; 3];

/// What is true of one participant on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub status: Status,
    /// The day of its last signature, and of that signature's withdrawal.
    pub signed: Option<(Day, Option<Day>)>,
    /// The position, kind and day of its last instrument, and the day on which that ends.
    pub instrument: Option<(u64, ActionKind, Day, Option<Day>)>,
    pub counts: bool,
    pub effect: Option<Day>,
    pub leaves_on: Option<Day>,
    /// Since when it applies the treaty without being, or having been, a party.
    pub provisional_since: Option<Day>,
    /// Whether its last instrument ends with its members' and not by its own act.
    pub ends_with_members: bool,
}

/// A treaty and everyone's files.
pub struct Simulation<'a> {
    pub(super) clauses: &'a FinalClauses,
    pub(super) actors: &'a [Actor],
    pub(super) read: &'a Read,
    pub(super) files: Vec<File>,
    /// When all was met, if that stays so.
    pub(super) stays_met: Met,
    /// When all was met, if what was withdrawn was never deposited.
    pub(super) never_deposited: Met,
    /// When States succeeded others, by the position of the notification that says so.
    pub(super) succeeded: BTreeMap<u64, Day>,
    /// The papers taken as never deposited.
    pub(super) gone: BTreeSet<u64>,
}

/// The day on which all was met, and the positions of the papers of that day.
pub type Met = Option<(Day, BTreeSet<u64>)>;

impl<'a> Simulation<'a> {
    /// What is true on each of these days, in their order.
    pub fn run(
        clauses: &'a FinalClauses,
        actors: &'a [Actor],
        actions: &[Action],
        asked: &BTreeSet<Day>,
        read: &'a Read,
    ) -> Vec<View> {
        let mut simulation = Self {
            clauses,
            actors,
            read,
            files: vec![File::default(); actors.len()],
            stays_met: None,
            never_deposited: None,
            succeeded: actions
                .iter()
                .filter_map(|a| Some((a.position.0, Day::of(a.act.particulars.succession_on?))))
                .collect(),
            gone: BTreeSet::new(),
        };
        let dated: Vec<(Day, &Action)> = actions.iter().map(|a| (Day::of(a.act.date), a)).collect();
        let all_days = dated
            .iter()
            .map(|(day, _)| *day)
            .chain(asked.iter().copied());
        let (Some(first), Some(last)) = (all_days.clone().min(), all_days.max()) else {
            return Vec::new();
        };
        let mut views = Vec::new();
        let mut today = first;
        while today <= last {
            simulation.live_through(today, &dated);
            if asked.contains(&today) {
                views.push(simulation.view(today));
            }
            today = today.tomorrow();
        }
        views
    }

    fn live_through(&mut self, today: Day, dated: &[(Day, &Action)]) {
        let acts: Vec<&Action> = dated
            .iter()
            .filter(|(day, _)| *day == today)
            .map(|(_, action)| *action)
            .collect();
        let delay = match &self.clauses.denunciation {
            Some(clause) => clause.delay,
            // VCLT 56(2): not less than twelve months' notice.
            None => Delay::MonthsAfter(12),
        };
        // Those with members come last: what the members do today may be the end of what was there this morning.
        for with_members in [false, true] {
            for (index, actor) in self.actors.iter().enumerate() {
                if actor.members.is_empty() == with_members {
                    continue;
                }
                let own: Vec<(ActionKind, u64)> = acts
                    .iter()
                    .filter(|action| action.act.participant.as_str() == actor.code)
                    .map(|action| (action.act.kind, action.position.0))
                    .collect();
                let all_have_left = self.members_have_all_left_on(actor, today);
                let file = &mut self.files[index];
                if all_have_left {
                    file.go_with_members(today);
                }
                file.live_through(today, &own, delay);
            }
        }
        self.note_readings(today);
    }

    /// What the register is to state, by the reading that is chosen.
    fn met(&self) -> &Met {
        if self.read.never_deposited {
            &self.never_deposited
        } else {
            &self.stays_met
        }
    }

    /// Whether a member's notice takes effect on a day, and no member has a paper here that day.
    fn members_have_all_left_on(&self, actor: &Actor, day: Day) -> bool {
        let clause = self.clauses.denunciation.as_ref();
        if clause.is_none_or(|clause| clause.reio_ceases_with_members.is_none()) {
            return false;
        }
        let members = || {
            self.actors
                .iter()
                .zip(&self.files)
                .filter(|(state, _)| {
                    actor.members.iter().any(|member| {
                        member.code == state.code
                            && member.from <= day
                            && member.last.is_none_or(|last| day <= last)
                    })
                })
                .map(|(_, file)| file)
        };
        let is_here = |file: &File| file.paper.is_some_and(|paper| paper.is_here_on(day));
        members().any(|file| file.leaves_by_notice_on(day)) && !members().any(is_here)
    }

    /// A paper with the end that is to be expected today: its own, or that of an organization's on an earlier day, if
    /// nothing more is done until all its members will have left.
    fn foreseen(&self, actor: &Actor, paper: Paper, today: Day) -> Paper {
        let last_notice = self
            .actors
            .iter()
            .zip(&self.files)
            .filter(|(state, _)| actor.members.iter().any(|m| m.code == state.code))
            .filter_map(|(_, file)| file.paper?.end())
            .max();
        let mut day = today.tomorrow();
        while last_notice.is_some_and(|last| day <= last) && paper.is_here_on(day) {
            if self.members_have_all_left_on(actor, day) {
                let fate = Fate::GoneWithMembers(day);
                return Paper { fate, ..paper };
            }
            day = day.tomorrow();
        }
        paper
    }

    fn counting(&self, today: Day) -> Vec<(&Actor, Paper)> {
        self.counting_of_all(today, &BTreeSet::new())
    }

    pub(super) fn may_count(&self, actor: &Actor, paper: &Paper) -> bool {
        let clause = &self.clauses.entry_into_force;
        let organization_counts = clause.reio == ReioCounting::Counted;
        clause.counted_kinds.contains(&paper.kind)
            && match actor.kind {
                ParticipantKind::State => true,
                ParticipantKind::Reio => organization_counts,
                ParticipantKind::Organization => false,
            }
    }

    fn threshold(&self) -> usize {
        usize::try_from(self.clauses.entry_into_force.threshold).unwrap()
    }

    pub(super) fn is_met_by(&self, codes: &[&str]) -> bool {
        codes.len() >= self.threshold() && self.conditions_with(codes).into_iter().all(|met| met)
    }

    fn conditions_with(&self, codes: &[&str]) -> Vec<bool> {
        let is_met = |condition: &Condition| match condition {
            Condition::Share {
                at_least_bp,
                shares_bp,
                ..
            } => {
                let mut sum = 0;
                for (code, share) in shares_bp {
                    if codes.contains(&code.as_str()) {
                        sum += share;
                    }
                }
                sum >= *at_least_bp
            }
            Condition::Named { all_of } => all_of.iter().all(|code| codes.contains(&code.as_str())),
        };
        let conditions = &self.clauses.entry_into_force.conditions;
        conditions.iter().map(is_met).collect()
    }

    fn in_force_on(&self) -> Option<Day> {
        let (met, _) = self.met().as_ref()?;
        Some(self.in_force_if_met_on(*met))
    }

    pub(super) fn in_force_if_met_on(&self, met: Day) -> Day {
        let clause = &self.clauses.entry_into_force;
        let mut on = after(clause.delay, met);
        if let Some(fixed) = clause.fixed_date.map(Day::of)
            && met <= fixed
        {
            on = fixed;
        }
        if let Some(floor) = clause.not_before.map(Day::of)
            && on < floor
        {
            on = floor;
        }
        on
    }

    /// When the treaty enters into force for the one that deposited this paper, should it still be there.
    fn own_date(&self, paper: &Paper) -> Option<Day> {
        let common = self.in_force_on()?;
        let (met, _) = self.met().as_ref()?;
        let fixed = self.clauses.entry_into_force.fixed_date.map(Day::of);
        let before_fixed = fixed.is_some_and(|fixed| *met <= fixed && paper.deposited < fixed);
        let own = if let Some(succeeded) = self.succeeded.get(&paper.position) {
            *succeeded
        } else if paper.deposited <= *met || before_fixed {
            common
        } else if paper.kind == ActionKind::Succession {
            paper.deposited
        } else {
            after(self.clauses.later_parties.delay, paper.deposited)
        };
        Some(if own < common { common } else { own })
    }

    /// The treaty never enters into force by a paper that is gone on that day.
    fn effect(&self, paper: &Paper) -> Option<Day> {
        // A succession may have effect before its notification; any other date lies behind the deposit.
        self.own_date(paper)
            .filter(|on| paper.end().is_none_or(|end| *on < end))
    }

    fn view(&self, today: Day) -> View {
        let everyone: BTreeMap<String, Seen> = self
            .actors
            .iter()
            .zip(&self.files)
            .filter(|(actor, file)| self.is_listed(actor, file))
            .map(|(actor, file)| (actor.code.clone(), self.seen(actor, file, today)))
            .collect();
        let numbers = |status: Status| {
            let mut numbers = [0; 3];
            for actor in self.actors {
                if everyone
                    .get(&actor.code)
                    .is_some_and(|s| s.status == status)
                {
                    numbers[match actor.kind {
                        ParticipantKind::State => 0,
                        ParticipantKind::Reio => 1,
                        ParticipantKind::Organization => 2,
                    }] += 1;
                }
            }
            numbers
        };
        let counting: Vec<&str> = self
            .counting(today)
            .iter()
            .map(|(actor, _)| actor.code.as_str())
            .collect();
        let counted = counting.len();
        let signed = || everyone.values().filter_map(|seen| seen.signed);
        View {
            counted,
            remaining: self.threshold().saturating_sub(counted),
            conditions: self.conditions_with(&counting),
            two_readings: self.two_readings(),
            met: self.met().clone(),
            in_force_on: self.in_force_on(),
            in_force: self.in_force_on().is_some_and(|on| on <= today),
            signatories: signed().count(),
            signatures_withdrawn: signed()
                .filter(|(_, withdrawn)| withdrawn.is_some())
                .count(),
            contracting: numbers(Status::ContractingState),
            parties: numbers(Status::Party),
            everyone,
        }
    }

    /// Those who may take part, and those of whom there is something to tell.
    fn is_listed(&self, actor: &Actor, file: &File) -> bool {
        let has_something =
            file.signed.is_some() || file.paper.is_some() || file.provisional_since.is_some();
        let may_take_part = match actor.kind {
            ParticipantKind::State => actor.last_day.is_none(),
            ParticipantKind::Reio => match &self.clauses.reio {
                Some(clause) => clause.admitted,
                None => self.clauses.entry_into_force.reio != ReioCounting::NotApplicable,
            },
            ParticipantKind::Organization => false,
        };
        let decided = self.read.admitted.get(&actor.code);
        has_something
            || decided.map_or(may_take_part, |admitted| {
                *admitted && actor.last_day.is_none()
            })
    }

    fn seen(&self, actor: &Actor, file: &File, today: Day) -> Seen {
        let paper = file.paper.map(|paper| self.foreseen(actor, paper, today));
        let paper = paper.as_ref();
        let effect = paper.and_then(|paper| self.effect(paper));
        let here = paper.filter(|paper| paper.is_here_on(today));
        let status = if actor.last_day.is_some_and(|last| last < today) {
            Status::Ceased
        } else if here.is_some() && effect.is_some_and(|on| on <= today) {
            Status::Party
        } else if here.is_some() {
            Status::ContractingState
        } else if file.has_left {
            Status::FormerParty
        } else {
            match (file.signed, paper) {
                (Some((_, Some(_))), _) => Status::SignatureWithdrawn,
                (Some((_, None)), _) => Status::Signatory,
                (None, Some(_)) => Status::InstrumentWithdrawn,
                (None, None) => Status::NoAction,
            }
        };
        Seen {
            status,
            signed: file.signed,
            instrument: paper.map(|p| (p.position, p.kind, p.deposited, p.end())),
            counts: here.is_some_and(|here| {
                let counting = self.counting(today);
                counting.iter().any(|(_, p)| p.position == here.position)
            }),
            effect,
            leaves_on: paper.and_then(|paper| match paper.fate {
                Fate::UnderNotice(end) | Fate::GoneWithMembers(end) => Some(end),
                Fate::Kept | Fate::Withdrawn(_) => None,
            }),
            ends_with_members: paper.is_some_and(|p| matches!(p.fate, Fate::GoneWithMembers(_))),
            provisional_since: file
                .provisional_since
                .filter(|_| effect.is_none_or(|on| today < on)),
        }
    }
}

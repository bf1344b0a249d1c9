//! A treaty's actions, kept by participant, and the questions that the fold answers about them.
//!
//! Cloning is cheap: what did not change is shared. So a writer works on a copy and throws it away when a
//! proposal is refused.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use imbl::OrdMap;

use super::action::{Act, Action, Origin};
use super::assessment::is_eligible;
use super::cessation;
use super::correction::Correction;
use super::decision::{Decision, Decisions};
use super::ids::{ParticipantCode, Position};
use super::participant::{Directory, Participant, ParticipantKind};
use super::participation::{Course, End, Participation};
use super::policy::PolicyCode;
use super::statement::{Statement, StatementId};
use super::threshold::{Commencement, Floor, Reached, Tally, reached_by_policy};
use super::treaty::{SharedTreaty, Treaty};

/// A treaty with all actions recorded in relation to it, and the depositary's decisions.
#[derive(Debug, Clone)]
pub struct History {
    treaty: SharedTreaty,
    /// Those of each participant by position, which is the order of the record.
    actions: OrdMap<ParticipantCode, Arc<Vec<Action>>>,
    /// The action that was wrong, and the one that took its place.
    replaced: Arc<BTreeMap<Position, Position>>,
    decisions: Decisions,
    /// The history of the parent treaty, if that is in the register.
    parent: Option<Arc<History>>,
}

impl History {
    /// A treaty with no action yet.
    #[must_use]
    pub fn new(treaty: SharedTreaty) -> Self {
        Self {
            treaty,
            actions: OrdMap::new(),
            replaced: Arc::default(),
            decisions: Decisions::default(),
            parent: None,
        }
    }

    /// A treaty with these actions, in whatever order.
    #[must_use]
    pub fn of<'a>(treaty: SharedTreaty, actions: impl IntoIterator<Item = &'a Action>) -> Self {
        let mut by_participant: BTreeMap<ParticipantCode, Vec<Action>> = BTreeMap::new();
        for action in actions {
            by_participant
                .entry(action.act.participant.clone())
                .or_default()
                .push(action.clone());
        }
        let in_order = |mut actions: Vec<Action>| {
            actions.sort_by_key(|action| action.position);
            Arc::new(actions)
        };
        Self {
            treaty,
            actions: by_participant
                .into_iter()
                .map(|(code, actions)| (code, in_order(actions)))
                .collect(),
            replaced: Arc::default(),
            decisions: Decisions::default(),
            parent: None,
        }
    }

    /// The same history beside that of the parent treaty; without it, the rules on the parent are not applied.
    #[must_use]
    pub fn with_parent(mut self, parent: Option<Arc<Self>>) -> Self {
        self.set_parent(parent);
        self
    }

    /// Puts it beside the history of the parent treaty.
    pub fn set_parent(&mut self, parent: Option<Arc<Self>>) {
        self.parent = parent;
    }

    /// The history of the parent treaty, as far as it is known here.
    #[must_use]
    pub fn parent(&self) -> Option<&Arc<Self>> {
        self.parent.as_ref()
    }

    /// Adds an action that is in the record behind those that are here.
    pub fn append(&mut self, action: Action) {
        match self.actions.get_mut(&action.act.participant) {
            Some(actions) => match Arc::get_mut(actions) {
                Some(own) => own.push(action),
                // A copy that is made once, with room for this one and no more.
                None => *actions = Arc::new(actions.iter().cloned().chain([action]).collect()),
            },
            None => {
                let participant = action.act.participant.clone();
                self.actions.insert(participant, Arc::new(vec![action]));
            }
        }
    }

    /// Takes a correction into account: the wrong action is out, from the beginning, and its replacement in.
    pub fn correct(&mut self, correction: &Correction) {
        if let Some(wrong) = self.action(correction.of).cloned() {
            self.correct_of(&wrong.act.participant, correction);
        }
    }

    /// The same where it is known whose the wrong action is. Returns whether that was in effect; else nothing changes.
    pub fn correct_of(&mut self, participant: &ParticipantCode, correction: &Correction) -> bool {
        let of = correction.of;
        let Some(actions) = self.actions.get_mut(participant) else {
            return false;
        };
        let Some(index) = index_of(actions, of) else {
            return false;
        };
        Arc::make_mut(actions).remove(index);
        if actions.is_empty() {
            self.actions.remove(participant);
        }
        if let Some(replacement) = &correction.replacement {
            Arc::make_mut(&mut self.replaced).insert(of, replacement.position);
            self.append(replacement.clone());
        }
        true
    }

    /// The same history with a correction taken into account.
    #[must_use]
    pub fn corrected(&self, correction: &Correction) -> Self {
        let mut history = self.clone();
        history.correct(correction);
        history
    }

    /// The same history as of a day: without the actions dated after it.
    #[must_use]
    pub fn until(&self, day: NaiveDate) -> Self {
        let actions = self.actions.iter().filter_map(|(code, actions)| {
            let kept = if actions.iter().all(|action| action.act.date <= day) {
                actions.clone()
            } else {
                let dated = actions.iter().filter(|action| action.act.date <= day);
                Arc::new(dated.cloned().collect())
            };
            (!kept.is_empty()).then(|| (code.clone(), kept))
        });
        Self {
            treaty: self.treaty.clone(),
            actions: actions.collect(),
            replaced: self.replaced.clone(),
            decisions: self.decisions.clone(),
            parent: self
                .parent
                .as_ref()
                .map(|parent| Arc::new(parent.until(day))),
        }
    }

    /// Takes a decision of the depositary into account.
    pub fn decide(&mut self, decision: Decision) {
        self.decisions.append(decision);
    }

    /// The same history with a decision taken into account.
    #[must_use]
    pub fn decided(&self, decision: Decision) -> Self {
        let mut history = self.clone();
        history.decide(decision);
        history
    }

    /// The depositary's decisions.
    #[must_use]
    pub fn decisions(&self) -> &Decisions {
        &self.decisions
    }

    /// Whether a participant may take part on a day: as a decision says, else as the final clauses do.
    ///
    /// A State that no longer exists may not, whatever was decided.
    #[must_use]
    pub fn is_open_to(&self, participant: &Participant, on: NaiveDate) -> bool {
        match self.decisions.on_eligibility(&participant.code, on) {
            Some((_, admitted)) => admitted && !participant.has_ceased_by(on),
            None => is_eligible(participant, &self.treaty.clauses, on),
        }
    }

    /// The action at a position, if it is in effect.
    #[must_use]
    pub fn action(&self, position: Position) -> Option<&Action> {
        self.actions
            .values()
            .find_map(|actions| actions.get(index_of(actions, position)?))
    }

    /// Where a statement is to be found now: with the action that took the place of the one on which it hung.
    #[must_use]
    pub fn now_at(&self, statement: StatementId) -> StatementId {
        let mut action = statement.action;
        while let Some(replacement) = self.replaced.get(&action) {
            action = *replacement;
        }
        StatementId {
            action,
            ..statement
        }
    }

    /// A statement, with the action on which it hangs, if that is in effect.
    #[must_use]
    pub fn statement(&self, id: StatementId) -> Option<(&Action, &Statement)> {
        let id = self.now_at(id);
        let action = self.action(id.action)?;
        let index = usize::try_from(id.number).ok()?.checked_sub(1)?;
        let statement = action.act.particulars.statements.get(index)?;
        Some((action, statement))
    }

    /// The treaty.
    #[must_use]
    pub fn treaty(&self) -> &Treaty {
        &self.treaty
    }

    /// The treaty, to share.
    #[must_use]
    pub fn shared_treaty(&self) -> &SharedTreaty {
        &self.treaty
    }

    /// The actions of one participant, in the order of the record.
    #[must_use]
    pub fn actions_of(&self, code: &ParticipantCode) -> &[Action] {
        self.actions
            .get(code)
            .map_or(&[], |actions| actions.as_slice())
    }

    /// Everyone who has an action, by code.
    pub fn participants(&self) -> impl Iterator<Item = &ParticipantCode> {
        self.actions.keys()
    }

    /// What one participant has done up to a day, and what ended its participation.
    #[must_use]
    pub fn participation(
        &self,
        code: &ParticipantCode,
        directory: &Directory,
        as_of: NaiveDate,
    ) -> Participation {
        let endings = self.endings(code, directory, as_of);
        self.course(code, &endings).participation(as_of)
    }

    /// The same for everyone who has an action, by code.
    #[must_use]
    pub fn participations(
        &self,
        directory: &Directory,
        as_of: NaiveDate,
    ) -> BTreeMap<ParticipantCode, Participation> {
        self.actions
            .keys()
            .map(|code| (code.clone(), self.participation(code, directory, as_of)))
            .collect()
    }

    /// What one participant did, with ends from outside.
    #[must_use]
    pub fn course<'a>(&'a self, code: &ParticipantCode, endings: &'a [End]) -> Course<'a> {
        Course {
            actions: self.actions_of(code),
            endings,
            clauses: &self.treaty.clauses,
        }
    }

    /// The ends of one's participation that no act of its own in relation to this treaty brings about, as known on a day,
    /// in order of time.
    #[must_use]
    pub fn endings(
        &self,
        code: &ParticipantCode,
        directory: &Directory,
        as_of: NaiveDate,
    ) -> Vec<End> {
        if self.actions_of(code).is_empty() {
            return Vec::new();
        }
        let mut endings = self.endings_with_parent(code, directory, as_of);
        if self.ceases_with_members(code, directory) {
            let reading = self
                .decisions
                .policies(as_of)
                .value(PolicyCode::ReioCeasesWithMembers);
            endings.extend(cessation::with_members(
                directory,
                code,
                reading,
                |member| {
                    let endings = self.endings_with_parent(member, directory, as_of);
                    self.course(member, &endings).participation(as_of)
                },
            ));
            // Of two on one day, that with the parent comes first: the participant's own notice is behind it.
            endings.sort_by_key(|end| end.on());
        }
        endings
    }

    fn endings_with_parent(
        &self,
        code: &ParticipantCode,
        directory: &Directory,
        as_of: NaiveDate,
    ) -> Vec<End> {
        let entails = self
            .treaty
            .parent
            .as_ref()
            .is_some_and(|clause| clause.denunciation_entails.is_some());
        match &self.parent {
            Some(parent) if entails => {
                cessation::with_parent(&parent.participation(code, directory, as_of))
            }
            Some(_) | None => Vec::new(),
        }
    }

    fn ceases_with_members(&self, code: &ParticipantCode, directory: &Directory) -> bool {
        let clause = self.treaty.clauses.denunciation.as_ref();
        clause.is_some_and(|clause| clause.reio_ceases_with_members.is_some())
            && directory
                .get(code)
                .is_some_and(|participant| participant.kind == ParticipantKind::Reio)
    }

    /// When the conditions for entry into force were met, as known on that day.
    #[must_use]
    pub fn reached(&self, directory: &Directory, as_of: NaiveDate) -> Option<Reached> {
        let clause = &self.treaty.clauses.entry_into_force;
        let policies = self.decisions.policies(as_of);
        let participations = self.participations(directory, as_of);
        let tally = Tally::of(participations, directory, clause, &policies);
        let floor = self.floor(directory, as_of);
        reached_by_policy(&policies, clause, &tally.counted, floor, as_of)
    }

    /// When the treaty enters into force, as known on that day.
    #[must_use]
    pub fn commencement(&self, directory: &Directory, as_of: NaiveDate) -> Option<Commencement> {
        let reached = self.reached(directory, as_of)?;
        Commencement::of(
            &self.treaty.clauses.entry_into_force,
            reached.on,
            self.floor(directory, as_of),
        )
    }

    /// The parent's entry into force, as known on that day, where this treaty does not enter into force before it.
    #[must_use]
    pub fn floor(&self, directory: &Directory, as_of: NaiveDate) -> Floor {
        let has_floor = self
            .treaty
            .parent
            .as_ref()
            .is_some_and(|clause| clause.entry_into_force_floor);
        match &self.parent {
            Some(parent) if has_floor => parent
                .commencement(directory, as_of)
                .map_or(Floor::NotKnown, Floor::Parent),
            Some(_) | None => Floor::None,
        }
    }

    /// The same history with one more act that is not in the record: to ask what would follow from it.
    #[must_use]
    pub fn with_hypothetical(&self, act: Act) -> Self {
        self.with_hypotheticals([act])
    }

    /// The same history with acts that are not in the record, the nth at [`Position::hypothetical`] of n.
    ///
    /// They stand behind everything recorded, in the order given.
    #[must_use]
    pub fn with_hypotheticals(&self, acts: impl IntoIterator<Item = Act>) -> Self {
        let mut history = self.clone();
        for (n, act) in (1..).zip(acts) {
            history.append(Action::new(
                Position::hypothetical(n),
                Origin::Recorded,
                act,
            ));
        }
        history
    }
}

/// Where the action at a position is among those of a participant.
fn index_of(actions: &[Action], position: Position) -> Option<usize> {
    let found = actions.binary_search_by_key(&position, |action| action.position);
    found.ok()
}

/// The position of a single act that is not in the record.
pub const HYPOTHETICAL: Position = Position::hypothetical(1);

//! What the depositary may decide: that what was withdrawn was never deposited, and that a predecessor's paper gives way.

use std::collections::BTreeSet;

use signatory::domain::action::ActionKind;

use super::calendar::Day;
use super::file::{Fate, Paper};
use super::simulation::{Actor, Met, Simulation};

impl Simulation<'_> {
    /// Notes at the end of a day whether all is met, by either reading.
    pub fn note_readings(&mut self, today: Day) {
        if self.stays_met.is_none() {
            self.stays_met = self.met_on(today, &BTreeSet::new());
        }
        let is_in_force = self
            .never_deposited
            .as_ref()
            .is_some_and(|(met, _)| self.in_force_if_met_on(*met) < today);
        if is_in_force {
            return;
        }
        let withdrawn_today: Vec<u64> = self
            .papers()
            .iter()
            .filter(|(_, paper)| matches!(paper.fate, Fate::Withdrawn(day) if day == today))
            .map(|(_, paper)| paper.position)
            .collect();
        if withdrawn_today.is_empty() {
            if self.never_deposited.is_none() {
                self.never_deposited = self.met_on(today, &self.gone);
            }
            return;
        }
        self.gone.extend(withdrawn_today);
        self.never_deposited = None;
        let mut day = self.papers().iter().map(|(_, paper)| paper.deposited).min();
        while let Some(now) = day.filter(|now| *now <= today && self.never_deposited.is_none()) {
            self.never_deposited = self.met_on(now, &self.gone);
            day = Some(now.tomorrow());
        }
    }

    /// The two dates of entry into force, where they differ (policy P1).
    pub fn two_readings(&self) -> Option<(Day, Option<Day>)> {
        let on = |met: &Met| Some(self.in_force_if_met_on(met.as_ref()?.0));
        let stays = on(&self.stays_met)?;
        let other = on(&self.never_deposited);
        (other != Some(stays)).then_some((stays, other))
    }

    /// The papers that count on a day, without those that are taken as never deposited.
    pub fn counting_of_all(&self, day: Day, gone: &BTreeSet<u64>) -> Vec<(&Actor, Paper)> {
        let papers: Vec<(&Actor, Paper)> = self
            .papers()
            .into_iter()
            .filter(|(_, paper)| !gone.contains(&paper.position) && paper.deposited <= day)
            .collect();
        papers
            .iter()
            .filter(|(_, paper)| paper.is_here_on(day))
            .filter(|(actor, _)| !self.gave_way(actor, &papers, day))
            .copied()
            .collect()
    }

    fn met_on(&self, day: Day, gone: &BTreeSet<u64>) -> Met {
        let counting = self.counting_of_all(day, gone);
        let codes: Vec<&str> = counting.iter().map(|(a, _)| a.code.as_str()).collect();
        let of_the_day = counting.iter().filter(|(_, paper)| paper.deposited == day);
        self.is_met_by(&codes)
            .then(|| (day, of_the_day.map(|(_, paper)| paper.position).collect()))
    }

    /// All papers that may count, past ones too.
    fn papers(&self) -> Vec<(&Actor, Paper)> {
        self.actors
            .iter()
            .zip(&self.files)
            .flat_map(|(actor, file)| {
                let papers = file.earlier_papers.iter().chain(&file.paper);
                papers.map(move |paper| (actor, *paper))
            })
            .filter(|(actor, paper)| self.may_count(actor, paper))
            .collect()
    }

    /// Whether on some day since its end, up to this one, a paper was here that stands for this State's.
    fn gave_way(&self, actor: &Actor, papers: &[(&Actor, Paper)], day: Day) -> bool {
        let Some(last_day) = actor.last_day.filter(|_| self.read.count_once) else {
            return false;
        };
        let stands_for_it = |by: &Actor, paper: &Paper| {
            let is_only_one = actor.successors == [by.code.clone()];
            actor.successors.contains(&by.code)
                && (is_only_one || paper.kind == ActionKind::Succession)
        };
        papers
            .iter()
            .filter(|(by, paper)| stands_for_it(by, paper))
            .any(|(_, paper)| {
                let from = last_day.tomorrow().max(paper.deposited);
                from <= day && paper.is_here_on(from)
            })
    }
}

//! What is remembered of one participant, and what a day's acts do to it.

use signatory::domain::action::ActionKind;
use signatory::domain::delay::Delay;

use super::calendar::{Day, after};

/// The paper that a participant has deposited.
#[derive(Debug, Clone, Copy)]
pub struct Paper {
    pub position: u64,
    pub kind: ActionKind,
    pub deposited: Day,
    pub fate: Fate,
}

#[derive(Debug, Clone, Copy)]
pub enum Fate {
    Kept,
    Withdrawn(Day),
    UnderNotice(Day),
    /// Gone with the notices of all members of the organization.
    GoneWithMembers(Day),
}

impl Paper {
    /// The first day without it.
    pub fn end(&self) -> Option<Day> {
        match self.fate {
            Fate::Kept => None,
            Fate::Withdrawn(day) | Fate::UnderNotice(day) | Fate::GoneWithMembers(day) => Some(day),
        }
    }

    pub fn is_here_on(&self, today: Day) -> bool {
        match self.end() {
            None => true,
            Some(end) => today < end,
        }
    }
}

/// All that is remembered of one participant.
#[derive(Debug, Clone, Default)]
pub struct File {
    pub signed: Option<(Day, Option<Day>)>,
    pub paper: Option<Paper>,
    pub earlier_papers: Vec<Paper>,
    pub has_left: bool,
    pub provisional_since: Option<Day>,
}

impl File {
    fn has_signature(&self) -> bool {
        matches!(self.signed, Some((_, None)))
    }

    fn has_paper_on(&self, today: Day) -> bool {
        self.paper.is_some_and(|paper| paper.is_here_on(today))
    }

    fn is_under_notice_on(&self, today: Day) -> bool {
        self.has_paper_on(today) && matches!(self.paper.map(|p| p.fate), Some(Fate::UnderNotice(_)))
    }

    fn sign(&mut self, today: Day) {
        if !self.has_signature() {
            self.signed = Some((today, None));
        }
    }

    fn unsign(&mut self, today: Day) {
        if let Some((_, withdrawn @ None)) = &mut self.signed {
            *withdrawn = Some(today);
        }
    }

    fn deposit(&mut self, acts: &[(ActionKind, u64)], today: Day) {
        for &(kind, position) in acts {
            if kind == ActionKind::DefinitiveSignature {
                self.sign(today);
            }
            if !self.has_paper_on(today) {
                let paper = Paper {
                    position,
                    kind,
                    deposited: today,
                    fate: Fate::Kept,
                };
                self.earlier_papers.extend(self.paper.replace(paper));
            }
        }
    }

    fn take_back(&mut self, today: Day) {
        if let Some(paper) = &mut self.paper
            && matches!(paper.fate, Fate::Kept)
        {
            paper.fate = Fate::Withdrawn(today);
        }
    }

    fn give_notice(&mut self, today: Day, delay: Delay) {
        if let Some(paper) = &mut self.paper
            && matches!(paper.fate, Fate::Kept)
        {
            paper.fate = Fate::UnderNotice(after(delay, today));
        }
    }

    fn revoke_notice(&mut self, today: Day) {
        if self.is_under_notice_on(today)
            && let Some(paper) = &mut self.paper
        {
            paper.fate = Fate::Kept;
        }
    }

    /// A notice that takes effect in the morning, or on the day it was given, ends a participation for good.
    fn note_leaving(&mut self, today: Day) {
        if let Some(Paper {
            fate: Fate::UnderNotice(end),
            ..
        }) = self.paper
        {
            self.has_left |= end <= today;
        }
    }

    /// Whether a notice releases from it on this day what was there the day before.
    pub fn leaves_by_notice_on(&self, today: Day) -> bool {
        self.paper.iter().chain(&self.earlier_papers).any(|paper| {
            matches!(paper.fate, Fate::UnderNotice(end) if end == today) && paper.deposited < today
        })
    }

    /// The members of an organization have all left on this day, before anything is done.
    pub fn go_with_members(&mut self, today: Day) {
        if let Some(paper) = &mut self.paper
            && paper.deposited < today
            && paper.is_here_on(today)
        {
            paper.fate = Fate::GoneWithMembers(today);
            self.has_left = true;
        }
    }

    /// Carries out the acts of a day.
    pub fn live_through(&mut self, today: Day, acts: &[(ActionKind, u64)], delay: Delay) {
        use ActionKind::{
            Denunciation, ProvisionalApplication, Signature, SuccessionToSignature,
            WithdrawalOfDenunciation, WithdrawalOfInstrument, WithdrawalOfSignature,
        };
        self.note_leaving(today);
        let did = |wanted: ActionKind| acts.iter().any(|(kind, _)| *kind == wanted);
        let (had_signature, had_paper, was_under_notice) = (
            self.has_signature(),
            self.has_paper_on(today),
            self.is_under_notice_on(today),
        );
        let mut papers: Vec<(ActionKind, u64)> = acts
            .iter()
            .filter(|(kind, _)| BINDING.contains(kind))
            .copied()
            .collect();
        papers.sort_by_key(|(kind, position)| (BINDING.iter().position(|k| k == kind), *position));

        // VCLT 25(2): provisional application ends with the intention not to become a party.
        if did(WithdrawalOfSignature) {
            self.provisional_since = None;
        }
        if did(WithdrawalOfSignature) && had_signature {
            self.unsign(today);
        }
        if did(Signature) || did(SuccessionToSignature) {
            self.sign(today);
        }
        if did(WithdrawalOfSignature) && !had_signature {
            self.unsign(today);
        }
        if did(ProvisionalApplication) && self.provisional_since.is_none() {
            self.provisional_since = Some(today);
        }
        if did(WithdrawalOfInstrument) && had_paper {
            self.take_back(today);
        }
        self.deposit(&papers, today);
        if did(WithdrawalOfInstrument) && !had_paper {
            self.take_back(today);
        }
        if did(WithdrawalOfDenunciation) && was_under_notice {
            self.revoke_notice(today);
        }
        if did(Denunciation) {
            self.give_notice(today, delay);
        }
        if did(WithdrawalOfDenunciation) && !was_under_notice {
            self.revoke_notice(today);
        }
        self.note_leaving(today);
    }
}

/// The kinds that bind; of two on one day the first here is the instrument.
const BINDING: [ActionKind; 7] = [
    ActionKind::DefinitiveSignature,
    ActionKind::Ratification,
    ActionKind::Acceptance,
    ActionKind::Approval,
    ActionKind::Accession,
    ActionKind::Succession,
    ActionKind::FormalConfirmation,
];

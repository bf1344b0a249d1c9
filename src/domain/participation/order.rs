//! The order in which the law takes what one participant did, and the walk through it.

use chrono::NaiveDate;

use super::{End, Participation};
use crate::domain::action::{Action, ActionKind};
use crate::domain::treaty::FinalClauses;

/// What one participant did in relation to a treaty, and what ended its participation from outside.
#[derive(Debug, Clone, Copy)]
pub struct Course<'a> {
    /// Its actions, in whatever order.
    pub actions: &'a [Action],
    /// Ends that no action of its own in relation to this treaty brought about, in order of time; each takes effect in
    /// the morning of its day, before the acts of that day.
    pub endings: &'a [End],
    /// The final clauses.
    pub clauses: &'a FinalClauses,
}

impl Course<'_> {
    /// What it comes to, up to a day, that day included. An end that is known and lies ahead is in the result, as a
    /// denunciation's is.
    pub fn participation(self, as_of: NaiveDate) -> Participation {
        self.walk(as_of, |_| false, |_, _| {})
    }

    /// The same; `each` sees the actions that it asks for in their legal order, each with what stood before it.
    pub fn walk(
        self,
        as_of: NaiveDate,
        asks_for: impl Fn(&Action) -> bool,
        mut each: impl FnMut(&Participation, &Action),
    ) -> Participation {
        // Communications may be thousands, and change nothing of what stands.
        let matters =
            |action: &Action| action.act.kind != ActionKind::Communication || asks_for(action);
        let mut ordered: Vec<&Action> = self
            .actions
            .iter()
            .filter(|action| action.act.date <= as_of && matters(action))
            .collect();
        ordered.sort_by_key(|action| (action.act.date, action.act.kind, action.position));
        let mut participation = Participation::default();
        let mut endings = self.endings.iter().copied().peekable();
        for day in ordered.chunk_by_mut(|a, b| a.act.date == b.act.date) {
            let Some(date) = day.first().map(|action| action.act.date) else {
                continue;
            };
            while let Some(end) = endings.next_if(|end| end.on() <= date) {
                participation.cease(end);
            }
            let morning = Live::of(&participation, date);
            day.sort_by_key(|action| {
                (
                    morning.turn(action.act.kind),
                    action.act.kind,
                    action.position,
                )
            });
            for action in day {
                if asks_for(action) {
                    each(&participation, action);
                }
                participation.apply(action, self.clauses);
            }
        }
        endings.for_each(|end| participation.cease(end));
        participation
    }
}

/// What is live on a morning, as far as it matters for the order of the day.
#[derive(Debug, Clone, Copy)]
struct Live {
    signature: bool,
    instrument: bool,
    denunciation: bool,
}

impl Live {
    /// What the actions of earlier days have left.
    fn of(participation: &Participation, date: NaiveDate) -> Self {
        Self {
            signature: participation.live_signature().is_some(),
            instrument: participation.instrument_on(date).is_some(),
            denunciation: participation.has_pending_denunciation(date),
        }
    }

    /// Whose turn it is on a day: a lower number comes first.
    fn turn(self, kind: ActionKind) -> u8 {
        let begins_before_it_ends = |was_live: bool, begins: bool| u8::from(was_live == begins);
        match kind {
            ActionKind::WithdrawalOfSignature => begins_before_it_ends(self.signature, false),
            ActionKind::WithdrawalOfInstrument => 4 + begins_before_it_ends(self.instrument, false),
            ActionKind::Denunciation => 6 + begins_before_it_ends(self.denunciation, true),
            ActionKind::WithdrawalOfDenunciation => {
                6 + begins_before_it_ends(self.denunciation, false)
            }
            ActionKind::ProvisionalApplication => 3,
            // Last: what is stated on a day may be about what was done on it.
            ActionKind::Communication => 8,
            ActionKind::Signature | ActionKind::SuccessionToSignature => {
                begins_before_it_ends(self.signature, true)
            }
            ActionKind::DefinitiveSignature
            | ActionKind::Ratification
            | ActionKind::Acceptance
            | ActionKind::Approval
            | ActionKind::Accession
            | ActionKind::Succession
            | ActionKind::FormalConfirmation => 4 + begins_before_it_ends(self.instrument, true),
        }
    }
}

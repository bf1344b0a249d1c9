//! What a notification of an action states beside the action itself: the dates that follow from it, each with its clause.

use chrono::NaiveDate;

use crate::domain::action::{Action, ActionKind};
use crate::domain::assessment::Assessment;
use crate::domain::participation::End;
use crate::domain::threshold::{Effect, EffectBasis};
use crate::domain::treaty::{EntryIntoForceClause, LaterPartiesClause, Provenance, Treaty};

/// The dates that follow from an action, as far as they are known on the day of an assessment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Announcement {
    /// The entry into force of the treaty, where this action was deposited on the day that met the conditions and counts.
    pub in_force: Option<EntryIntoForce>,
    /// The entry into force for the participant, where this action deposited its instrument.
    pub effect: Option<Consequence>,
    /// The end of the treaty for the participant, where this action denounced it.
    pub leaving: Option<Consequence>,
}

/// That the treaty enters into force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryIntoForce {
    /// The day on which the conditions were met.
    pub met_on: NaiveDate,
    /// When the treaty enters into force.
    pub follows: Consequence,
}

/// A day, with the clause from which it follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    /// The day.
    pub on: NaiveDate,
    /// The clause; none where it follows from general law.
    pub clause: Option<Cited>,
}

/// A clause, as it can be cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The article.
    pub article: String,
    /// Its words, in English, where they may be quoted: never those of a clause that was not compared with the certified
    /// true copy.
    pub words: Option<String>,
    /// Whether the clause was compared; none where nothing is said of it.
    pub compared: Option<bool>,
}

impl Announcement {
    /// What follows from an action, as known on the day of the assessment.
    #[must_use]
    pub fn of(assessment: &Assessment, action: &Action) -> Self {
        let treaty = &assessment.treaty;
        let standing = assessment.standing(&action.act.participant);
        let deposited = standing.filter(|standing| {
            let instrument = standing.instrument.as_ref();
            instrument.is_some_and(|instrument| instrument.action == action.position)
        });
        Self {
            in_force: in_force(assessment, action),
            effect: deposited
                .and_then(|standing| standing.effect)
                .map(|effect| Consequence {
                    on: effect.on,
                    clause: clause_of(treaty, effect, action.act.kind),
                }),
            leaving: left_on(assessment, action).map(|on| Consequence {
                on,
                clause: denunciation(treaty),
            }),
        }
    }

    /// The clauses that it cites, each once.
    #[must_use]
    pub fn cited(&self) -> Vec<&Cited> {
        let in_force = self.in_force.as_ref().map(|in_force| &in_force.follows);
        let consequences = [in_force, self.effect.as_ref(), self.leaving.as_ref()];
        let mut cited: Vec<&Cited> = Vec::new();
        let clauses = consequences.into_iter().flatten();
        for clause in clauses.filter_map(|one| one.clause.as_ref()) {
            if !cited.contains(&clause) {
                cited.push(clause);
            }
        }
        cited
    }

    /// Whether it states a date that rests on no clause of the treaty.
    #[must_use]
    pub fn rests_on_general_law(&self) -> bool {
        [self.effect.as_ref(), self.leaving.as_ref()]
            .into_iter()
            .flatten()
            .any(|consequence| consequence.clause.is_none())
    }
}

impl Cited {
    fn new(article: &str, words: Option<&String>, provenance: &Provenance) -> Self {
        Self {
            article: article.to_owned(),
            words: words
                .filter(|_| provenance.verified != Some(false))
                .cloned(),
            compared: provenance.verified,
        }
    }

    fn entry_into_force(clause: &EntryIntoForceClause) -> Self {
        Self::new(&clause.article, clause.text.as_ref(), &clause.provenance)
    }

    fn later_parties(clause: &LaterPartiesClause) -> Option<Self> {
        let article = clause.article.as_deref()?;
        Some(Self::new(article, clause.text.as_ref(), &clause.provenance))
    }
}

fn in_force(assessment: &Assessment, action: &Action) -> Option<EntryIntoForce> {
    let reached = assessment.reached.as_ref()?;
    let on = assessment.in_force_on?;
    reached
        .by
        .contains(&action.position)
        .then(|| EntryIntoForce {
            met_on: reached.on,
            follows: Consequence {
                on,
                clause: Some(Cited::entry_into_force(
                    &assessment.treaty.clauses.entry_into_force,
                )),
            },
        })
}

/// The clause by which an instrument has its date; for a succession none, for its date is that of general law.
fn clause_of(treaty: &Treaty, effect: Effect, kind: ActionKind) -> Option<Cited> {
    let clauses = &treaty.clauses;
    let in_force = || Some(Cited::entry_into_force(&clauses.entry_into_force));
    match effect.basis {
        _ if kind == ActionKind::Succession => None,
        EffectBasis::EntryIntoForce => in_force(),
        EffectBasis::OwnDelay => Cited::later_parties(&clauses.later_parties),
        EffectBasis::EntryIntoForceFloor if clauses.later_parties.floor_is_explicit => {
            Cited::later_parties(&clauses.later_parties)
        }
        EffectBasis::EntryIntoForceFloor => in_force(),
        EffectBasis::SuccessionDate | EffectBasis::SuccessionDeposit => None,
    }
}

/// The first day without the treaty, where this action denounced it and the notice was not taken back.
fn left_on(assessment: &Assessment, action: &Action) -> Option<NaiveDate> {
    let tally = &assessment.tally;
    let never_counted = tally.not_counted.iter().map(|(deposit, _)| deposit);
    tally
        .counted
        .iter()
        .chain(never_counted)
        .find_map(|deposit| match deposit.instrument.end? {
            End::Denounced {
                effective_on,
                action: denounced,
                ..
            } => (denounced == action.position).then_some(effective_on),
            End::Withdrawn { .. } | End::LeftWithParent { .. } | End::CeasedWithMembers { .. } => {
                None
            }
        })
}

fn denunciation(treaty: &Treaty) -> Option<Cited> {
    let clause = treaty.clauses.denunciation.as_ref()?;
    let article = clause.article.as_deref()?;
    Some(Cited::new(article, None, &clause.provenance))
}

//! Corrections: the record said something wrongly, and now says otherwise, or says nothing (VCLT 79 by analogy).
//!
//! Nothing is overwritten. A correction is an entry of its own that takes an action out of the history, from the
//! beginning, and may put another in its place. What the register knew before stays what it knew then.

use chrono::{DateTime, NaiveDate, Utc};

use super::action::{Act, Action, Origin};
use super::decide::not_in_future;
use super::history::{HYPOTHETICAL, History};
use super::ids::Position;
use super::participant::Directory;
use super::rules::{Irregularity, IrregularityCode, Regime, Review};

/// On what ground a correction is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectionKind {
    /// The register was kept wrongly: a slip of the desk.
    Clerical,
    /// The depositary rectified its own record by a procès-verbal, with a time for objections (VCLT 79(2)).
    ProcesVerbal,
}

impl CorrectionKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Clerical, Self::ProcesVerbal];

    /// The name used in requests, answers and the record.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clerical => "clerical",
            Self::ProcesVerbal => "proces_verbal",
        }
    }

    /// Whether there is a time for objections: only where the depositary rectifies its own record (VCLT 79(2)).
    #[must_use]
    pub fn has_time_for_objections(self) -> bool {
        match self {
            Self::Clerical => false,
            Self::ProcesVerbal => true,
        }
    }

    /// Reads a name as [`CorrectionKind::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// What is wrong and what is right, before it has a place in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rectification {
    /// The action that is wrong.
    pub of: Position,
    /// On what ground.
    pub kind: CorrectionKind,
    /// Why; never empty.
    pub reason: String,
    /// Until when objections may be made, for a procès-verbal; the correction has effect from the beginning all
    /// the same (VCLT 79(4)).
    pub objections_until: Option<NaiveDate>,
    /// What is right; none when nothing was done.
    pub replacement: Option<Act>,
}

/// A correction that is in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Its place in the ledger.
    pub position: Position,
    /// The action that was wrong.
    pub of: Position,
    /// On what ground.
    pub kind: CorrectionKind,
    /// Why.
    pub reason: String,
    /// Until when objections may be made.
    pub objections_until: Option<NaiveDate>,
    /// What takes its place: an action with the position of the correction; none when nothing was done.
    pub replacement: Option<Action>,
}

impl Correction {
    /// A rectification at its place in the record; its replacement came into the register as the wrong action did.
    #[must_use]
    pub fn new(position: Position, origin: Origin, rectification: Rectification) -> Self {
        Self {
            position,
            of: rectification.of,
            kind: rectification.kind,
            reason: rectification.reason,
            objections_until: rectification.objections_until,
            replacement: rectification
                .replacement
                .map(|act| Action::new(position, origin, act)),
        }
    }
}

/// Decides whether a correction may be recorded at this instant. Returns the origin of what it corrects.
///
/// The replacement is judged as the wrong action was: as a fact if that was imported, as a new act if that was recorded
/// here. And no other action may become irregular by it.
///
/// # Errors
/// When the action is not in effect, the replacement breaks a rule, or another action would.
pub fn decide_correction(
    history: &History,
    directory: &Directory,
    rectification: &Rectification,
    now: DateTime<Utc>,
) -> Result<Origin, Irregularity> {
    let Some(wrong) = history.action(rectification.of) else {
        return Err(Irregularity::new(
            IrregularityCode::NotInEffect,
            format!(
                "action {} is not in effect: it has been corrected already",
                rectification.of
            ),
        )
        .under(Some(&"VCLT 79".to_owned()))
        .hint("correct what took its place"));
    };
    if rectification.replacement.as_ref() == Some(&wrong.act) {
        return Err(Irregularity::new(
            IrregularityCode::NothingCorrected,
            format!(
                "the replacement says what action {} says already",
                rectification.of
            ),
        ));
    }
    let regime = match wrong.origin {
        Origin::Imported => Regime::History,
        Origin::Recorded => Regime::NewAct,
    };
    let corrected = history.corrected(&Correction::new(
        HYPOTHETICAL,
        wrong.origin,
        rectification.clone(),
    ));
    let irregular_before: Vec<Position> = irregular(history, directory, regime)
        .into_iter()
        .map(|(position, _)| position)
        .collect();
    for (position, irregularity) in irregular(&corrected, directory, regime) {
        if position == HYPOTHETICAL {
            return Err(irregularity);
        }
        if !irregular_before.contains(&position) {
            return Err(contradicts(&corrected, position, irregularity));
        }
    }
    if let Some(act) = &rectification.replacement {
        not_in_future(act, now)?;
    }
    Ok(wrong.origin)
}

fn irregular(
    history: &History,
    directory: &Directory,
    regime: Regime,
) -> Vec<(Position, Irregularity)> {
    let review = Review::new(history, directory, regime);
    history
        .participants()
        .flat_map(|code| review.of(code))
        .collect()
}

fn contradicts(history: &History, position: Position, irregularity: Irregularity) -> Irregularity {
    let contradicted = history.action(position).map_or_else(String::new, |action| {
        format!(
            "{} of {} by {}",
            action.act.kind.in_words(),
            action.act.date,
            action.act.participant
        )
    });
    Irregularity {
        code: IrregularityCode::ContradictsLaterAction,
        article: irregularity.article,
        detail: format!(
            "the correction would make the {contradicted} irregular: {}",
            irregularity.detail
        ),
        hint: Some("correct that action first".to_owned()),
    }
}

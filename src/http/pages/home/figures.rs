//! The numbers of the page: the bar, the figures with what they are made of, the regional groups.

use crate::domain::language::Language;
use crate::domain::progress::{GroupProgress, Progress, Split, Stage};
use crate::domain::vocabulary::regional_group;
use crate::http::pages::wording::Wording;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;
use crate::http::wording::status_line::split;

/// The width of the bar, in units of its drawing.
const BAR_WIDTH: u32 = 1000;

/// The bar of progress, from the side at which the script begins.
pub struct Bar {
    /// Where the filled part begins and how long it is.
    pub filled_x: u32,
    /// Its length.
    pub filled: u32,
    /// Where the threshold is marked.
    pub threshold_x: u32,
    /// How the words at the mark are set, so that they stay within the drawing: `start`, `middle` or `end`.
    pub threshold_anchor: &'static str,
    /// Where each quarter is marked.
    pub quarters: Vec<u32>,
}

/// A number with what it is made of.
pub struct Figure {
    /// What is counted.
    pub label: String,
    /// The number.
    pub number: u32,
    /// The number by what they are, in a phrase; none for nobody.
    pub split: Option<String>,
    /// The States among them by their standing in the United Nations.
    pub states: Vec<String>,
}

/// A regional group.
pub struct GroupRow {
    /// What it is called.
    pub label: &'static str,
    /// Its numbers.
    pub members: u32,
    /// How many have signed.
    pub signatories: u32,
    /// How many instruments count.
    pub counted: u32,
    /// The lengths of its bars, of 100.
    pub signed_width: u32,
    /// The same for instruments.
    pub counted_width: u32,
}

impl GroupRow {
    /// The numbers of a group.
    #[must_use]
    pub fn of(group: &GroupProgress, w: Wording) -> Self {
        Self {
            label: regional_group(group.group).label(w.language),
            members: group.members,
            signatories: group.signatories,
            counted: group.counted,
            signed_width: share(group.signatories, group.members),
            counted_width: share(group.counted, group.members),
        }
    }
}

fn share(part: u32, whole: u32) -> u32 {
    part.saturating_mul(100).checked_div(whole).unwrap_or(0)
}

impl Bar {
    /// Where the threshold is marked, in per cent from the left.
    #[must_use]
    pub fn threshold_percent(&self) -> String {
        format!("{}.{}", self.threshold_x / 10, self.threshold_x % 10)
    }

    /// The threshold stands nine tenths along, unless more than the threshold are on deposit.
    #[must_use]
    pub fn of(progress: &Progress, language: Language) -> Self {
        let most = progress
            .threshold
            .saturating_mul(10)
            .div_ceil(9)
            .max(progress.counted)
            .max(1);
        let along = |number: u32| {
            let along = u64::from(number) * u64::from(BAR_WIDTH) / u64::from(most);
            u32::try_from(along).unwrap_or(BAR_WIDTH).min(BAR_WIDTH)
        };
        let is_mirrored = language.direction() == "rtl";
        let mirrored = |x: u32| if is_mirrored { BAR_WIDTH - x } else { x };
        let filled = along(progress.counted);
        // Along the script's own direction, as SVG has it.
        let threshold_anchor = match along(progress.threshold) {
            0..200 => "start",
            200..800 => "middle",
            _ => "end",
        };
        Self {
            threshold_anchor,
            filled_x: if is_mirrored { BAR_WIDTH - filled } else { 0 },
            filled,
            threshold_x: mirrored(along(progress.threshold)),
            quarters: [1, 2, 3]
                .map(|quarter| {
                    mirrored(along(
                        progress.threshold.saturating_mul(quarter).div_ceil(4),
                    ))
                })
                .into(),
        }
    }
}

impl Figure {
    /// A number, with its label.
    ///
    /// # Errors
    /// When a text cannot be written.
    pub fn of(label: &'static str, of: Split, w: Wording) -> Result<Self, WordingError> {
        let parts = [
            (m::HOME_UN_MEMBERS, of.un_members),
            (m::HOME_OBSERVERS, of.observer_states),
            (m::HOME_OTHER_STATES, of.other_states),
        ];
        Ok(Self {
            label: w.say(label)?,
            number: of.total,
            split: (of.total > 0).then(|| split(of, w.language)).transpose()?,
            states: parts
                .into_iter()
                .filter(|(_, number)| *number > 0)
                .map(|(id, number)| w.count(id, "number", number))
                .collect::<Result<_, _>>()?,
        })
    }
}

/// Before the entry into force there are contracting States and no parties; after it there may be both.
///
/// # Errors
/// When a text cannot be written.
pub fn bound(progress: &Progress, w: Wording) -> Result<Vec<Figure>, WordingError> {
    let mut figures = Vec::new();
    let is_in_force = matches!(progress.stage, Stage::InForce { .. });
    if !is_in_force || progress.contracting_states.total > 0 {
        let of = progress.contracting_states;
        figures.push(Figure::of(m::HOME_CONTRACTING_STATES_LABEL, of, w)?);
    }
    let mut parties = Figure::of(m::HOME_PARTIES_LABEL, progress.parties, w)?;
    if !is_in_force {
        parties.split = Some(w.say(m::HOME_PARTIES_NONE)?);
    }
    figures.push(parties);
    Ok(figures)
}

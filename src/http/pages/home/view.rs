//! What the page of a treaty shows, ready to be laid out.

use askama::Template;
use chrono::NaiveDate;

use crate::domain::action::Action;
use crate::domain::assessment::{Assessment, Status};
use crate::domain::history::History;
use crate::domain::language::Language;
use crate::domain::pace::Pace;
use crate::domain::participant::RegionalGroup;
use crate::domain::progress::{Progress, Split, Stage};
use crate::domain::series::Series;
use crate::domain::vocabulary::{action, regional_group, status};
use crate::http::pages::chart::{Chart, Drawn};
use crate::http::pages::chrome::{Chrome, Section, Stamp, participant_path};
use crate::http::pages::wording::Wording;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;
use crate::http::wording::status_line::split;
use crate::ledger::register::Register;

use super::list::{Dated, Order, Row, Wanted, rows};

/// How many of the latest actions the page shows.
const RECENT: usize = 10;
/// The width of the bar, in units of its drawing.
const BAR_WIDTH: u32 = 1000;

/// From what the page is made.
pub struct Shown<'a> {
    /// What is around it.
    pub chrome: Chrome,
    /// For which moment it is.
    pub stamp: Stamp,
    /// Where the treaty stands, in a sentence.
    pub sentence: String,
    /// How it is cited.
    pub cited: String,
    /// The treaty's history.
    pub history: &'a History,
    /// Where everyone stands.
    pub assessment: &'a Assessment,
    /// The register.
    pub register: &'a Register,
}

/// The page of a treaty.
#[derive(Template)]
#[template(path = "home.html")]
pub struct Home {
    chrome: Chrome,
    w: Wording,
    stamp: Stamp,
    sentence: String,
    cited: String,
    title: String,
    /// Whether it stands there in English for want of one in the language.
    title_is_english: bool,
    number: u64,
    progress: Progress,
    stage: &'static str,
    bar: Bar,
    of_instruments: String,
    bar_text: String,
    signatories: Figure,
    bound: Vec<Figure>,
    dates: Vec<DateCard>,
    chart: Chart,
    chart_text: String,
    groups: Vec<GroupRow>,
    recent: Vec<Recent>,
    rows: Vec<Row>,
    total: usize,
    wanted: Wanted,
    statuses: Vec<Choice>,
    all_groups: Vec<Choice>,
    orders: [Choice; 3],
}

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

/// A date that matters.
pub struct DateCard {
    /// What happens on it.
    pub label: String,
    /// The date, where there is one.
    pub date: Option<Dated>,
    /// How far off it is, in words.
    pub distance: Option<String>,
    /// The article.
    pub article: Option<String>,
    /// Whether its clause was not compared with the certified true copy.
    pub is_unverified: bool,
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

/// One of the values of a filter.
pub struct Choice {
    /// As it stands in the address.
    pub value: &'static str,
    /// In words.
    pub label: String,
    /// Whether it was chosen.
    pub selected: bool,
}

impl Choice {
    fn of(
        wanted: &Wanted,
        order: Order,
        label: &'static str,
        w: Wording,
    ) -> Result<Self, WordingError> {
        Ok(Self {
            value: order.as_str(),
            label: w.say(label)?,
            selected: wanted.order == order,
        })
    }
}

/// One of the latest actions.
pub struct Recent {
    /// Its date.
    pub date: Dated,
    /// What it is.
    pub label: &'static str,
    /// Whose.
    pub name: String,
    /// The path of that participant's page.
    pub path: String,
}

impl Home {
    /// Makes everything ready.
    ///
    /// # Errors
    /// When a text cannot be written.
    pub fn of(shown: Shown<'_>, wanted: Wanted, w: Wording) -> Result<Self, WordingError> {
        let assessment = shown.assessment;
        let treaty = &assessment.treaty;
        let progress = Progress::of(assessment);
        let (chart, chart_text) = drawn(&shown, progress.threshold, w)?;
        let mut statuses: Vec<Status> = assessment.standings.iter().map(|s| s.status).collect();
        statuses.sort();
        statuses.dedup();
        Ok(Self {
            title: treaty.title.get(w.language).to_owned(),
            title_is_english: treaty.title.exact(w.language).is_none(),
            number: u64::from(progress.counted),
            stage: progress.stage.as_str(),
            bar: Bar::of(&progress, w.language),
            of_instruments: if progress.counted > progress.threshold {
                w.say(m::HOME_CHART_INSTRUMENTS)?
            } else {
                w.count(m::HOME_OF_INSTRUMENTS, "threshold", progress.threshold)?
            },
            bar_text: w.with(
                m::HOME_BAR,
                [
                    ("counted", progress.counted.into()),
                    ("threshold", progress.threshold.into()),
                ],
            )?,
            signatories: Figure::of(m::HOME_SIGNATORIES_LABEL, progress.signatories, w)?,
            bound: bound(&progress, w)?,
            dates: dates(assessment, &progress, w)?,
            chart,
            chart_text,
            groups: progress
                .groups
                .iter()
                .map(|group| GroupRow {
                    label: regional_group(group.group).label(w.language),
                    members: group.members,
                    signatories: group.signatories,
                    counted: group.counted,
                    signed_width: share(group.signatories, group.members),
                    counted_width: share(group.counted, group.members),
                })
                .collect(),
            recent: recent(&shown, w)?,
            rows: rows(assessment, &wanted, w)?,
            total: assessment.standings.len(),
            statuses: statuses
                .into_iter()
                .map(|of| Choice {
                    value: of.as_str(),
                    label: status(of).label(w.language).to_owned(),
                    selected: wanted.status == Some(of),
                })
                .collect(),
            all_groups: RegionalGroup::ALL
                .into_iter()
                .map(|of| Choice {
                    value: of.as_str(),
                    label: regional_group(of).label(w.language).to_owned(),
                    selected: wanted.group == Some(of),
                })
                .collect(),
            orders: [
                Choice::of(&wanted, Order::Name, m::HOME_SORT_NAME, w)?,
                Choice::of(&wanted, Order::Signature, m::HOME_SORT_SIGNATURE, w)?,
                Choice::of(&wanted, Order::Consent, m::HOME_SORT_CONSENT, w)?,
            ],
            progress,
            sentence: shown.sentence,
            cited: shown.cited,
            stamp: shown.stamp,
            chrome: shown.chrome,
            wanted,
            w,
        })
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
    fn of(progress: &Progress, language: Language) -> Self {
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
    fn of(label: &'static str, of: Split, w: Wording) -> Result<Self, WordingError> {
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
fn bound(progress: &Progress, w: Wording) -> Result<Vec<Figure>, WordingError> {
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

fn dates(
    assessment: &Assessment,
    progress: &Progress,
    w: Wording,
) -> Result<Vec<DateCard>, WordingError> {
    let clauses = &assessment.treaty.clauses;
    let as_of = assessment.as_of;
    let mut cards = Vec::new();
    if let Some(signature) = &clauses.signature {
        let opens = clauses.opened_on().filter(|on| *on > as_of);
        let (label, on) = match opens {
            Some(on) => (m::HOME_SIGNATURE_OPENS, Some(on)),
            None => (m::HOME_SIGNATURE_CLOSES, clauses.signature_closes_on()),
        };
        if let Some(on) = on {
            cards.push(DateCard {
                label: w.say(label)?,
                date: Some(Dated::of(on, w)?),
                distance: Some(distance(as_of, on, w)?),
                article: article(signature.article.as_deref(), w)?,
                is_unverified: signature.provenance.verified == Some(false),
            });
        }
    }
    let on = match progress.stage {
        Stage::Pending => None,
        Stage::ThresholdReached {
            enters_into_force_on: on,
            ..
        }
        | Stage::InForce { since: on, .. } => Some(on),
    };
    let clause = &clauses.entry_into_force;
    cards.push(DateCard {
        label: w.say(m::HOME_ENTRY_INTO_FORCE)?,
        date: on.map(|on| Dated::of(on, w)).transpose()?,
        distance: on.map(|on| distance(as_of, on, w)).transpose()?,
        article: article(Some(&clause.article), w)?,
        is_unverified: clause.provenance.verified == Some(false),
    });
    Ok(cards)
}

fn article(article: Option<&str>, w: Wording) -> Result<Option<String>, WordingError> {
    article
        .map(|article| w.about(m::HOME_ARTICLE, "article", article))
        .transpose()
}

/// How far off a day is, in words.
fn distance(as_of: NaiveDate, on: NaiveDate, w: Wording) -> Result<String, WordingError> {
    let days = on.signed_duration_since(as_of).num_days();
    let number = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
    match days {
        0 => w.say(m::HOME_TODAY),
        1.. => w.count(m::HOME_IN_DAYS, "days", number),
        _ => w.count(m::HOME_DAYS_AGO, "days", number),
    }
}

fn drawn(shown: &Shown<'_>, threshold: u32, w: Wording) -> Result<(Chart, String), WordingError> {
    let as_of = shown.assessment.as_of;
    let directory = shown.register.directory();
    let series = Series::of(shown.history, directory, as_of);
    let pace = Pace::of(
        shown.history,
        directory,
        as_of,
        &shown.register.neighbours().finished,
    );
    let from = series.begins_on().map_or(as_of, |day| day.min(as_of));
    let closes = shown.assessment.treaty.clauses.signature_closes_on();
    let in_force = shown.assessment.in_force_on;
    let until = [
        Some(as_of),
        closes.filter(|_| in_force.is_none_or(|on| on > as_of)),
        in_force,
    ]
    .into_iter()
    .flatten()
    .max()
    .unwrap_or(as_of);
    let chart = Chart::of(
        &Drawn {
            series: &series,
            pace: &pace,
            threshold,
            from,
            as_of,
            until,
        },
        w,
    )?;
    let text = w.with(
        m::HOME_CHART_TEXT,
        [
            ("from", w.date(from)?.into()),
            ("until", w.date(as_of)?.into()),
            ("threshold", threshold.into()),
        ],
    )?;
    Ok((chart, text))
}

/// The latest actions by their legal date, those of one day in the reverse order of the record.
fn recent(shown: &Shown<'_>, w: Wording) -> Result<Vec<Recent>, WordingError> {
    let as_of = shown.assessment.as_of;
    let mut actions: Vec<&Action> = shown
        .history
        .participants()
        .flat_map(|code| shown.history.actions_of(code))
        .filter(|action| action.act.date <= as_of)
        .collect();
    actions.sort_by_key(|action| std::cmp::Reverse((action.act.date, action.position)));
    let directory = shown.register.directory();
    actions
        .into_iter()
        .take(RECENT)
        .map(|taken| {
            let code = &taken.act.participant;
            let participant = directory.resolve(code);
            Ok(Recent {
                date: Dated::of(taken.act.date, w)?,
                label: action(taken.act.kind).label(w.language),
                name: participant.map_or_else(|| code.to_string(), |p| w.text(&p.names)),
                path: participant_path(&shown.assessment.treaty, code.as_str()),
            })
        })
        .collect()
}

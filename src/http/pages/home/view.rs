//! What the page of a treaty shows, ready to be laid out.

use askama::Template;

use crate::domain::action::Action;
use crate::domain::assessment::{Assessment, Status};
use crate::domain::history::History;
use crate::domain::pace::Pace;
use crate::domain::participant::RegionalGroup;
use crate::domain::progress::Progress;
use crate::domain::series::Series;
use crate::domain::vocabulary::{action, regional_group, status};
use crate::http::pages::chart::{Chart, Drawn};
use crate::http::pages::chrome::{Chrome, Section, Stamp, participant_path};
use crate::http::pages::wording::Wording;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;
use crate::ledger::register::Register;

use super::dates::{DateCard, dates};
use super::figures::{Bar, Figure, GroupRow, bound};
use super::list::{Dated, Order, Row, Wanted, rows};

/// How many of the latest actions the page shows.
const RECENT: usize = 10;
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
                .map(|group| GroupRow::of(group, w))
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

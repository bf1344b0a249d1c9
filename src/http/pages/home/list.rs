//! The table of everyone, with its search, filters and order: without a script by the address, with one at once.

use crate::domain::assessment::{Assessment, Standing, Status};
use crate::domain::language::Language;
use crate::domain::participant::{Participant, RegionalGroup};
use crate::domain::vocabulary::{action, regional_group, status};
use crate::http::problem::Problem;
use crate::http::query::Query;
use crate::http::wording::WordingError;
use crate::ledger::lookup::fold;

use crate::http::pages::chrome::participant_path;
use crate::http::pages::collation::by_name;
use crate::http::pages::wording::Wording;

/// In which order the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By name, as the language sorts.
    Name,
    /// By date of signature, those without one last.
    Signature,
    /// By date of deposit, those without one last.
    Consent,
}

impl Order {
    /// All of them.
    const ALL: [Self; 3] = [Self::Name, Self::Signature, Self::Consent];

    /// As it stands in the address.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Signature => "signature",
            Self::Consent => "consent",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.as_str() == name)
    }
}

/// What of the table is wanted.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Part of a name or code.
    pub text: String,
    /// One status.
    pub status: Option<Status>,
    /// One regional group.
    pub group: Option<RegionalGroup>,
    /// The order.
    pub order: Order,
}

/// One line of the table.
pub struct Row {
    /// The code.
    pub code: String,
    /// The name in the language of the page.
    pub name: String,
    /// The path of its page.
    pub path: String,
    /// The name of its group, for the filter.
    pub group: &'static str,
    /// The same in words.
    pub group_label: &'static str,
    /// The name of its status, for the filter.
    pub status: &'static str,
    /// The same in words.
    pub status_label: &'static str,
    /// Its signature: the date for programs, and for people.
    pub signed: Option<Dated>,
    /// Whether it made known that it will not become a party.
    pub signature_withdrawn: bool,
    /// Its instrument.
    pub consented: Option<Dated>,
    /// The kind of the instrument in words.
    pub consent_label: &'static str,
    /// Whether the instrument no longer stands.
    pub consent_ended: bool,
    /// When the treaty enters into force for it.
    pub effect: Option<Dated>,
}

/// A date for programs and for people.
pub struct Dated {
    /// `2025-10-25`.
    pub plain: String,
    /// As the language writes it.
    pub written: String,
}

impl Dated {
    /// A date.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn of(date: chrono::NaiveDate, w: Wording) -> Result<Self, WordingError> {
        Ok(Self {
            plain: date.to_string(),
            written: w.date(date)?,
        })
    }
}

impl Wanted {
    /// Reads `q`, `status`, `group` and `sort`; a form sends those that are not filled in as empty.
    ///
    /// # Errors
    /// When one is not of its form.
    pub fn read(query: &mut Query) -> Result<Self, Problem> {
        let text = query.any_text("q").unwrap_or_default();
        if text.chars().count() > 100 {
            return Err(Problem::parameter("q", "expected at most 100 characters"));
        }
        let status = unless_empty(query, "status", "a status of the vocabulary", Status::parse)?;
        let group = unless_empty(
            query,
            "group",
            "a regional group of the vocabulary",
            RegionalGroup::parse,
        )?;
        let order = unless_empty(
            query,
            "sort",
            "one of name, signature, consent",
            Order::parse,
        )?;
        Ok(Self {
            text,
            status,
            group,
            order: order.unwrap_or(Order::Name),
        })
    }

    fn takes(&self, standing: &Standing, language: Language, text: &str) -> bool {
        let participant = &standing.participant;
        self.status.is_none_or(|status| standing.status == status)
            && self
                .group
                .is_none_or(|group| participant.regional_group == group)
            && (text.is_empty() || is_called(participant, language, text))
    }
}

fn unless_empty<T>(
    query: &mut Query,
    name: &'static str,
    expected: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Problem> {
    match query.any_text(name) {
        None => Ok(None),
        Some(value) if value.is_empty() => Ok(None),
        Some(value) => read(&value).map(Some).ok_or_else(|| {
            let value: String = value.chars().take(80).collect();
            Problem::parameter(name, format!("expected {expected}, found {value:?}"))
        }),
    }
}

fn is_called(participant: &Participant, language: Language, text: &str) -> bool {
    let names = [
        participant.names.get(language),
        participant.names.get(Language::En),
        participant.code.as_str(),
        participant.alpha2.as_deref().unwrap_or_default(),
    ];
    let aliases = participant.aliases.iter().map(String::as_str);
    names
        .into_iter()
        .chain(aliases)
        .any(|name| fold(name).contains(text))
}

/// The rows wanted, in their order.
///
/// # Errors
/// When a date cannot be written, or the library has no order for the language.
pub fn rows(
    assessment: &Assessment,
    wanted: &Wanted,
    w: Wording,
) -> Result<Vec<Row>, WordingError> {
    let text = fold(&wanted.text);
    let mut standings: Vec<&Standing> = assessment
        .standings
        .iter()
        .filter(|standing| wanted.takes(standing, w.language, &text))
        .collect();
    let by_name = by_name(w.language)?;
    standings.sort_by(|a, b| {
        let name = |standing: &'_ Standing| -> String { w.text(&standing.participant.names) };
        by_name(&name(a), &name(b))
    });
    let last = chrono::NaiveDate::MAX;
    match wanted.order {
        Order::Name => {}
        Order::Signature => {
            standings.sort_by_key(|standing| standing.signed.as_ref().map_or(last, |s| s.on));
        }
        Order::Consent => standings.sort_by_key(|standing| {
            let instrument = standing.instrument.as_ref();
            instrument.map_or(last, |instrument| instrument.deposited_on)
        }),
    }
    standings
        .into_iter()
        .map(|standing| row(assessment, standing, w))
        .collect()
}

fn row(assessment: &Assessment, standing: &Standing, w: Wording) -> Result<Row, WordingError> {
    let participant = &standing.participant;
    let dated = |date: Option<chrono::NaiveDate>| -> Result<Option<Dated>, WordingError> {
        date.map(|date| Dated::of(date, w)).transpose()
    };
    let instrument = standing.instrument.as_ref();
    Ok(Row {
        code: participant.code.to_string(),
        name: w.text(&participant.names),
        path: participant_path(&assessment.treaty, participant.code.as_str()),
        group: participant.regional_group.as_str(),
        group_label: regional_group(participant.regional_group).label(w.language),
        status: standing.status.as_str(),
        status_label: status(standing.status).label(w.language),
        signed: dated(standing.signed.as_ref().map(|signed| signed.on))?,
        signature_withdrawn: standing
            .signed
            .as_ref()
            .is_some_and(|signed| signed.withdrawn_on.is_some()),
        consented: dated(instrument.map(|instrument| instrument.deposited_on))?,
        consent_label: instrument
            .map_or("", |instrument| action(instrument.kind).label(w.language)),
        consent_ended: instrument.is_some_and(|instrument| !instrument.stands_on(assessment.as_of)),
        effect: dated(standing.effect.map(|effect| effect.on))?,
    })
}

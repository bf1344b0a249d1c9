//! Which rows of the status table are wanted, and in which order.

use chrono::NaiveDate;

use crate::domain::action::ActionKind;
use crate::domain::assessment::{Standing, Status};
use crate::domain::history::History;
use crate::domain::language::Language;
use crate::domain::participant::{ParticipantKind, RegionalGroup, UnStatus};
use crate::http::problem::Problem;
use crate::http::query::Query;

/// Which participants are wanted.
pub struct Filters {
    statuses: Option<Vec<Status>>,
    actions: Option<Vec<ActionKind>>,
    groups: Option<Vec<RegionalGroup>>,
    kinds: Option<Vec<ParticipantKind>>,
    un_statuses: Option<Vec<UnStatus>>,
    m49_region: Option<String>,
    signed: Option<bool>,
    signature_withdrawn: Option<bool>,
    counted: Option<bool>,
    acted_from: Option<NaiveDate>,
    acted_until: Option<NaiveDate>,
}

impl Filters {
    pub fn read(query: &mut Query) -> Result<Self, Problem> {
        Ok(Self {
            statuses: query.list("status", "statuses of the vocabulary", Status::parse)?,
            actions: query.list(
                "action",
                "kinds of action of the vocabulary",
                ActionKind::parse,
            )?,
            groups: query.list(
                "regional_group",
                "regional groups of the vocabulary",
                RegionalGroup::parse,
            )?,
            kinds: query.list(
                "kind",
                "kinds of participant of the vocabulary",
                ParticipantKind::parse,
            )?,
            un_statuses: query.list("un_status", "member, observer or other", UnStatus::parse)?,
            m49_region: query.text("m49_region")?,
            signed: query.flag("signed")?,
            signature_withdrawn: query.flag("signature_withdrawn")?,
            counted: query.flag("counted")?,
            acted_from: query.date("acted_from")?,
            acted_until: query.date("acted_until")?,
        })
    }

    pub fn admit(&self, standing: &Standing, history: &History, as_of: NaiveDate) -> bool {
        let participant = &standing.participant;
        let is_in = |region: &String| {
            [&participant.m49_region, &participant.m49_subregion]
                .into_iter()
                .flatten()
                .any(|known| known.eq_ignore_ascii_case(region))
        };
        let withdrawn = standing
            .signed
            .as_ref()
            .is_some_and(|s| s.withdrawn_on.is_some());
        admits(self.statuses.as_ref(), standing.status)
            && admits(self.groups.as_ref(), participant.regional_group)
            && admits(self.kinds.as_ref(), participant.kind)
            && admits(self.un_statuses.as_ref(), participant.un_status)
            && self.m49_region.as_ref().is_none_or(is_in)
            && self
                .signed
                .is_none_or(|signed| signed == standing.signed.is_some())
            && self
                .signature_withdrawn
                .is_none_or(|wanted| wanted == withdrawn)
            && self
                .counted
                .is_none_or(|counted| counted == standing.counts)
            && self.has_acted(standing, history, as_of)
    }

    /// Whether it did one of the kinds asked for within the dates asked for.
    fn has_acted(&self, standing: &Standing, history: &History, as_of: NaiveDate) -> bool {
        if self.actions.is_none() && self.acted_from.is_none() && self.acted_until.is_none() {
            return true;
        }
        history
            .actions_of(&standing.participant.code)
            .iter()
            .any(|action| {
                let (kind, date) = (action.act.kind, action.act.date);
                date <= as_of
                    && self
                        .actions
                        .as_ref()
                        .is_none_or(|kinds| kinds.contains(&kind))
                    && self.acted_from.is_none_or(|from| from <= date)
                    && self.acted_until.is_none_or(|until| date <= until)
            })
    }
}

/// Whether a list of values, if one was given, has this one.
fn admits<T: PartialEq>(wanted: Option<&Vec<T>>, value: T) -> bool {
    wanted.is_none_or(|wanted| wanted.contains(&value))
}

/// In which order.
#[derive(Debug, Clone, Copy)]
pub struct Sort {
    by: SortKey,
    descending: bool,
}

#[derive(Debug, Clone, Copy)]
enum SortKey {
    Name,
    Code,
    SignedOn,
    DepositedOn,
    EffectiveOn,
}

impl Sort {
    /// By name.
    pub const USUAL: Self = Self {
        by: SortKey::Name,
        descending: false,
    };

    pub fn read(query: &mut Query) -> Result<Self, Problem> {
        let expected =
            "name, code, signed_on, deposited_on or effective_on, with - in front for descending";
        let sort = query.one("sort", expected, |value| {
            let (descending, name) = match value.strip_prefix('-') {
                Some(name) => (true, name),
                None => (false, value),
            };
            let by = match name {
                "name" => SortKey::Name,
                "code" => SortKey::Code,
                "signed_on" => SortKey::SignedOn,
                "deposited_on" => SortKey::DepositedOn,
                "effective_on" => SortKey::EffectiveOn,
                _ => return None,
            };
            Some(Self { by, descending })
        })?;
        Ok(sort.unwrap_or(Self::USUAL))
    }

    /// Sorts; those without a date come last either way, and names decide between equals.
    pub fn apply(self, standings: &mut [&Standing], language: Language) {
        standings.sort_by_cached_key(|standing| sortable(standing.participant.names.get(language)));
        let date = |standing: &Standing| match self.by {
            SortKey::Name | SortKey::Code => None,
            SortKey::SignedOn => standing.signed.as_ref().map(|s| s.on),
            SortKey::DepositedOn => standing.instrument.as_ref().map(|i| i.deposited_on),
            SortKey::EffectiveOn => standing.effect.map(|e| e.on),
        };
        match self.by {
            SortKey::Name => {
                if self.descending {
                    standings.reverse();
                }
            }
            SortKey::Code => {
                standings.sort_by(|a, b| a.participant.code.cmp(&b.participant.code));
                if self.descending {
                    standings.reverse();
                }
            }
            SortKey::SignedOn | SortKey::DepositedOn | SortKey::EffectiveOn => {
                standings.sort_by(|a, b| match (date(a), date(b)) {
                    (Some(a), Some(b)) if self.descending => b.cmp(&a),
                    (Some(a), Some(b)) => a.cmp(&b),
                    (a, b) => b.is_some().cmp(&a.is_some()),
                });
            }
        }
    }
}

/// A name without its marks, so that Türkiye stands among the names in Tu; other scripts keep the order of their characters.
fn sortable(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    name.nfd()
        .filter(|c| c.is_alphanumeric() || *c == ' ')
        .flat_map(char::to_lowercase)
        // The stroke of the Vietnamese letter is no mark that could be taken off.
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

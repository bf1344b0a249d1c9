//! `/v1/treaties/{treaty}/participants`: the status table, and one participant.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;

use crate::domain::action::ActionKind;
use crate::domain::assessment::{Standing, Status};
use crate::domain::history::History;
use crate::domain::language::Language;
use crate::domain::participant::{Participant, ParticipantKind, RegionalGroup, UnStatus};
use crate::domain::statement::pending;

use super::App;
use super::paging::Limit;
use super::problem::{Problem, ProblemCode};
use super::query::Query;
use super::read::{Reading, Viewed, answer_dated_localized, json, participant_not_found};
use super::wire::Currency;
use super::wire::actions::ActionResponse;
use super::wire::participants::{
    ParticipantResponse, StatusRow, StatusTable, TreatyParticipantLinks, TreatyParticipantResponse,
    treaty_participant_path,
};

const LIMIT: Limit = Limit {
    default: 250,
    most: 500,
};

/// List the participants of a treaty
///
/// The status table: every eligible participant, with or without action, in exactly one status. Filters combine; a
/// list of values is separated by commas.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/participants", tag = "Participants",
    responses((status = 200, description = "A page of the status table", body = StatusTable)))]
pub async fn list_treaty_participants(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_dated_localized(&app, &request, table)
}

/// Get a participant of a treaty
///
/// Its status, its dates and everything that it did. The participant is found by code, alpha-2, M49, name or alias,
/// in any case and language; the answer names the canonical code and links to the canonical address.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/participants/{code}", tag = "Participants",
    responses((status = 200, description = "The participant", body = TreatyParticipantResponse)))]
pub async fn get_treaty_participant(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_dated_localized(&app, &request, one)
}

fn table(reading: &mut Reading<'_>) -> Viewed {
    let language = reading.choose_language()?;
    let (moment, paging) = reading.moment_and_page(LIMIT)?;
    let filters = Filters::read(&mut reading.query)?;
    let sort = Sort::read(&mut reading.query)?;
    let assessment = reading.assessment(&moment)?;
    let (_, history) = reading.treaty(&moment)?;
    let mut standings: Vec<&Standing> = assessment
        .standings
        .iter()
        .filter(|standing| filters.admit(standing, &history, moment.as_of))
        .collect();
    sort.apply(&mut standings, language);
    let total = u64::try_from(standings.len()).unwrap_or(u64::MAX);
    let (page, next_cursor) = paging.cut(standings, &moment);
    let mut content = json(
        &StatusTable {
            participants: page
                .into_iter()
                .map(|standing| StatusRow::of(standing, language))
                .collect(),
            total,
            next_cursor: next_cursor.clone(),
            language: language.tag(),
            direction: language.direction(),
            currency: Currency::of(&moment, Some(&assessment.treaty)),
        },
        moment.last_modified(),
    )?;
    content.language = Some(language);
    content.links = reading.next_link(next_cursor.as_ref());
    Ok(content)
}

fn one(reading: &mut Reading<'_>) -> Viewed {
    let moment = reading.moment()?;
    let language = reading.choose_language()?;
    let (record, history) = reading.treaty(&moment)?;
    let assessment = reading.assessment(&moment)?;
    let found = named(reading, &history)?;
    let standing = assessment.standing(&found.code).ok_or_else(|| {
        Problem::new(
            ProblemCode::ParticipantNotFound,
            format!(
                "{} has done nothing in relation to this treaty and cannot take part in it",
                reading.path("code")
            ),
        )
    })?;
    let directory = reading.published.register.directory();
    let code = &standing.participant.code;
    let actions = record
        .actions_until(moment.position)
        .filter_map(|recorded| Some((recorded, recorded.entry.content.action()?)))
        .filter(|(_, action)| action.act.participant == *code && action.act.date <= moment.as_of)
        .map(|(recorded, action)| {
            ActionResponse::of(recorded, action, directory).as_known(record, moment.position)
        })
        .collect();
    let canonical = treaty_participant_path(&record.treaty.id, code);
    let mut content = json(
        &TreatyParticipantResponse {
            treaty: record.treaty.id.to_string(),
            participant: ParticipantResponse::of(&standing.participant, directory, moment.as_of),
            standing: StatusRow::of(standing, language),
            actions,
            pending: pending(&history, directory, &standing.participant, moment.as_of)
                .iter()
                .map(Into::into)
                .collect(),
            language: language.tag(),
            direction: language.direction(),
            links: TreatyParticipantLinks::of(&canonical),
            currency: Currency::of(&moment, Some(&record.treaty)),
        },
        moment.last_modified(),
    )?;
    content.language = Some(language);
    content.links = vec![format!("<{canonical}>; rel=\"canonical\"")];
    Ok(content)
}

/// The participant that the path names, by any name; an organization in no list by the code that it has in the history.
///
/// # Errors
/// 404 with similar names when there is none.
pub(super) fn named(reading: &Reading<'_>, history: &History) -> Result<Arc<Participant>, Problem> {
    let text = reading.path("code");
    let directory = reading.published.register.directory();
    let acting = history.participants().find(|code| code.as_str() == text);
    if let Some(participant) = acting.and_then(|code| directory.resolve(code)) {
        return Ok(participant);
    }
    let not_found = |near| participant_not_found(ProblemCode::ParticipantNotFound, text, near);
    let found = reading
        .app
        .ledger()
        .lookup()
        .find(text)
        .map_err(not_found)?;
    directory
        .get(&found.code)
        .cloned()
        .ok_or_else(|| not_found(Vec::new()))
}

/// Which participants are wanted.
struct Filters {
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
    fn read(query: &mut Query) -> Result<Self, Problem> {
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

    fn admit(&self, standing: &Standing, history: &History, as_of: NaiveDate) -> bool {
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
struct Sort {
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
    fn read(query: &mut Query) -> Result<Self, Problem> {
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
        Ok(sort.unwrap_or(Self {
            by: SortKey::Name,
            descending: false,
        }))
    }

    /// Sorts; those without a date come last either way, and names decide between equals.
    fn apply(self, standings: &mut [&Standing], language: Language) {
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

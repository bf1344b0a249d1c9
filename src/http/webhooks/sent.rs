//! What a client wants of a subscription, checked: addresses, names and words of closed lists.

use std::collections::BTreeSet;

use crate::domain::event;
use crate::domain::ids::{ParticipantCode, TreatyId};
use crate::domain::milestones::Name;
use crate::http::App;
use crate::http::field::{Lines, text};
use crate::http::problem::{Problem, ProblemCode};
use crate::http::read::participant_not_found;
use crate::http::wire::webhooks::{ChangeWebhookRequest, FilterShape, SubscribeRequest};
use crate::webhooks::WebhookSettings;
use crate::webhooks::filter::{Filter, Kind};
use crate::webhooks::subscriptions::Wish;
use crate::webhooks::target::Target;

/// The most items of one part of a filter.
const MOST: usize = 300;
/// The longest description.
const DESCRIPTION: usize = 200;

/// What is sent to make or to change a subscription.
pub struct Sent {
    url: Option<String>,
    description: Option<String>,
    filter: Option<FilterShape>,
}

impl From<SubscribeRequest> for Sent {
    fn from(sent: SubscribeRequest) -> Self {
        Self {
            url: Some(sent.url),
            description: sent.description,
            filter: sent.filter,
        }
    }
}

impl From<ChangeWebhookRequest> for Sent {
    fn from(sent: ChangeWebhookRequest) -> Self {
        Self {
            url: sent.url,
            description: sent.description,
            filter: sent.filter,
        }
    }
}

impl Sent {
    /// Checks it.
    ///
    /// # Errors
    /// The first thing that is wrong, with a pointer.
    pub fn read(self, app: &App, settings: &WebhookSettings) -> Result<Wish, Problem> {
        if let Some(url) = &self.url {
            Target::parse(url, settings.allow_loopback).map_err(|error| {
                Problem::new(ProblemCode::WebhookUrlRefused, error.to_string()).at("/url")
            })?;
        }
        let description = self.description.as_ref();
        Ok(Wish {
            description: text("/description", description, DESCRIPTION, Lines::One)?,
            filter: self.filter.map(|sent| filter(app, &sent)).transpose()?,
            url: self.url,
        })
    }
}

fn filter(app: &App, sent: &FilterShape) -> Result<Filter, Problem> {
    let published = app.ledger().published();
    let treaty = |id: &str| {
        TreatyId::parse(id)
            .ok()
            .filter(|id| published.register.treaty(id).is_some())
    };
    Ok(Filter {
        wanted: event::Filter {
            treaties: items(
                &sent.treaties,
                "treaties",
                "a treaty of the register",
                treaty,
            )?,
            participants: participants(app, &sent.participants)?,
            kinds: BTreeSet::new(),
            milestones: items(
                &sent.milestones,
                "milestones",
                "a milestone's name",
                Name::parse,
            )?,
        },
        kinds: items(&sent.events, "events", "a type of event", Kind::parse)?,
    })
}

fn items<T: Ord>(
    sent: &[String],
    part: &str,
    expected: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<BTreeSet<T>, Problem> {
    few(sent, part)?;
    let item = |(index, text): (usize, &String)| {
        read(text).ok_or_else(|| {
            let found: String = text.chars().take(80).collect();
            Problem::new(
                ProblemCode::InvalidBody,
                format!("expected {expected}, found {found:?}"),
            )
            .at(format!("/filter/{part}/{index}"))
        })
    };
    sent.iter().enumerate().map(item).collect()
}

fn participants(app: &App, sent: &[String]) -> Result<BTreeSet<ParticipantCode>, Problem> {
    few(sent, "participants")?;
    let named = |(index, name): (usize, &String)| {
        let found = app.ledger().lookup().find(name);
        found.map(|participant| participant.code).map_err(|near| {
            participant_not_found(ProblemCode::UnknownParticipant, name, near)
                .at(format!("/filter/participants/{index}"))
        })
    };
    sent.iter().enumerate().map(named).collect()
}

fn few(sent: &[String], part: &str) -> Result<(), Problem> {
    if sent.len() <= MOST {
        return Ok(());
    }
    Err(Problem::new(
        ProblemCode::InvalidBody,
        format!("expected at most {MOST} items, found {}", sent.len()),
    )
    .at(format!("/filter/{part}")))
}

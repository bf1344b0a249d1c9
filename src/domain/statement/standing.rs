//! What becomes of statements: a reservation is confirmed or lapses, is accepted or objected to, is withdrawn.
//!
//! Like everything else it is computed from the actions, as of a day, and never stored.

use chrono::NaiveDate;

use super::state::{Permission, StatementState};
use super::{Statement, StatementId, StatementKind};
use crate::domain::action::Action;
use crate::domain::delay::Delay;
use crate::domain::history::History;
use crate::domain::ids::ParticipantCode;
use crate::domain::participant::Directory;
use crate::domain::participation::{End, Participation};
use crate::domain::treaty::{ReservationClause, ReservationMoment};

/// The period in which a reservation can be objected to: twelve months from its notification (VCLT 20(5)); the same
/// for a late reservation in the depositary's practice.
const PERIOD: Delay = Delay::MonthsAfter(12);

/// The last day of the period in which a reservation notified on a day can be objected to.
#[must_use]
pub fn period_of_objection(notified_on: NaiveDate) -> NaiveDate {
    PERIOD.after(notified_on)
}

/// A statement and what has become of it.
#[derive(Debug, Clone)]
pub struct StatementStanding<'a> {
    /// Its identifier.
    pub id: StatementId,
    /// The action on which it hangs.
    pub action: &'a Action,
    /// What was stated.
    pub statement: &'a Statement,
    /// What has become of it.
    pub state: StatementState,
    /// The statement that confirmed it with the instrument; its date is that of the reservation (VCLT 23(2)).
    pub confirmed_by: Option<StatementId>,
    /// The objections to it that stand, in the order of their days.
    pub objections: Vec<StatementId>,
    /// For an objection: whether it was raised within the period, or by the date on which its author consented, if that
    /// is later (VCLT 20(5)). None where that cannot be said.
    pub in_time: Option<bool>,
}

/// Every statement made up to a day and what has become of it by then, in the order of its action's place in the record.
#[must_use]
pub fn standings<'a>(
    history: &'a History,
    directory: &'a Directory,
    as_of: NaiveDate,
) -> Vec<StatementStanding<'a>> {
    let made = Made::of(history, directory, as_of);
    let mut standings: Vec<StatementStanding<'_>> =
        made.all.iter().map(|one| made.standing(one)).collect();
    standings.sort_by_key(|standing| standing.id);
    standings
}

/// A statement at its place.
#[derive(Debug, Clone, Copy)]
struct Placed<'a> {
    id: StatementId,
    action: &'a Action,
    statement: &'a Statement,
}

impl Placed<'_> {
    fn date(&self) -> NaiveDate {
        self.action.act.date
    }

    fn author(&self) -> &ParticipantCode {
        &self.action.act.participant
    }
}

/// Every statement made up to a day.
struct Made<'a> {
    history: &'a History,
    directory: &'a Directory,
    as_of: NaiveDate,
    all: Vec<Placed<'a>>,
}

impl<'a> Made<'a> {
    fn of(history: &'a History, directory: &'a Directory, as_of: NaiveDate) -> Self {
        let actions = history
            .participants()
            .flat_map(|code| history.actions_of(code))
            .filter(|action| action.act.date <= as_of);
        let mut all: Vec<Placed<'a>> = actions
            .flat_map(|action| {
                (1..)
                    .zip(&action.act.particulars.statements)
                    .map(|(number, statement)| Placed {
                        id: StatementId {
                            action: action.position,
                            number,
                        },
                        action,
                        statement,
                    })
            })
            .collect();
        all.sort_by_key(|one| (one.date(), one.id));
        Self {
            history,
            directory,
            as_of,
            all,
        }
    }

    fn standing(&self, one: &Placed<'a>) -> StatementStanding<'a> {
        let confirmation = self.confirmation_of(one);
        let objections: Vec<&Placed<'_>> = self
            .about(one, StatementKind::Objection)
            .filter(|objection| self.withdrawn_on(objection).is_none())
            .collect();
        StatementStanding {
            id: one.id,
            action: one.action,
            statement: one.statement,
            state: self.state(one, confirmation, &objections),
            confirmed_by: confirmation.map(|confirmation| confirmation.id),
            objections: objections.iter().map(|objection| objection.id).collect(),
            in_time: self.in_time(one),
        }
    }

    /// What was stated about a statement, by kind, in the order of days.
    fn about(&self, one: &Placed<'_>, kind: StatementKind) -> impl Iterator<Item = &Placed<'a>> {
        let id = one.id;
        self.all.iter().filter(move |other| {
            other.statement.kind == kind
                && other
                    .statement
                    .concerns
                    .is_some_and(|concerned| self.history.now_at(concerned) == id)
        })
    }

    /// The latest confirmation: after an instrument that has ended, another may confirm anew.
    fn confirmation_of(&self, one: &Placed<'_>) -> Option<&Placed<'a>> {
        self.about(one, StatementKind::Confirmation).last()
    }

    fn withdrawn_on(&self, one: &Placed<'_>) -> Option<NaiveDate> {
        self.about(one, StatementKind::Withdrawal)
            .find(|withdrawal| withdrawal.author() == one.author())
            .map(Placed::date)
    }

    fn state(
        &self,
        one: &Placed<'a>,
        confirmation: Option<&Placed<'a>>,
        objections: &[&Placed<'a>],
    ) -> StatementState {
        if let Some(on) = self.withdrawn_on(one) {
            return StatementState::Withdrawn { on };
        }
        if one.statement.kind != StatementKind::Reservation {
            return StatementState::Made;
        }
        let author = self
            .history
            .participation(one.author(), self.directory, self.as_of);
        let kind = one.action.act.kind;
        if kind.is_consent() {
            return self.with_instrument(one, &author, ReservationMoment::Consent, one);
        }
        if kind.is_signature() {
            return match confirmation {
                Some(confirmed) => {
                    self.with_instrument(confirmed, &author, ReservationMoment::Signature, one)
                }
                None => unconfirmed(one, &author),
            };
        }
        late(self.as_of, one, objections)
    }

    /// A reservation that came with an instrument, or was confirmed with one.
    fn with_instrument(
        &self,
        established: &Placed<'a>,
        author: &Participation,
        moment: ReservationMoment,
        one: &Placed<'a>,
    ) -> StatementState {
        let ended = author
            .instruments
            .iter()
            .find(|instrument| instrument.action == established.action.position)
            .and_then(|instrument| instrument.end)
            .map(End::on)
            .filter(|on| *on <= self.as_of);
        if let Some(on) = ended {
            return StatementState::Ended { on };
        }
        let clauses = &self.history.treaty().clauses.reservations;
        if is_permitted(one.statement, moment, clauses) {
            return StatementState::Established {
                on: established.date(),
                by: Permission::Treaty,
            };
        }
        let accepted = self
            .about(one, StatementKind::Acceptance)
            .map(Placed::date)
            .min();
        if let Some(on) = accepted {
            return StatementState::Established {
                on: on.max(established.date()),
                by: Permission::ExpressAcceptance,
            };
        }
        let until = established
            .action
            .act
            .particulars
            .notified_on
            .map(period_of_objection);
        match until {
            // Everyone that did not object has accepted; what an objection changes is between the two (VCLT 21(3)).
            Some(last) if self.as_of > last => StatementState::Established {
                on: last,
                by: Permission::TacitAcceptance,
            },
            Some(_) | None => StatementState::OpenToObjection { until },
        }
    }

    /// Whether an objection was raised in time.
    fn in_time(&self, one: &Placed<'a>) -> Option<bool> {
        if one.statement.kind != StatementKind::Objection {
            return None;
        }
        let concerned = self.history.now_at(one.statement.concerns?);
        let reservation = self.all.iter().find(|other| other.id == concerned)?;
        let established = self.confirmation_of(reservation).unwrap_or(reservation);
        let last = period_of_objection(established.action.act.particulars.notified_on?);
        let consented = self
            .history
            .participation(one.author(), self.directory, self.as_of)
            .instruments
            .first()
            .map(|instrument| instrument.deposited_on);
        let is_late = !reservation.action.act.kind.is_consent()
            && !reservation.action.act.kind.is_signature();
        let last = if is_late {
            last
        } else {
            consented.map_or(last, |on| last.max(on))
        };
        Some(one.date() <= last)
    }
}

/// A reservation made when signing, without confirmation.
fn unconfirmed(one: &Placed<'_>, author: &Participation) -> StatementState {
    let signed = one.date();
    let consented = author
        .instruments
        .iter()
        .find(|instrument| instrument.deposited_on >= signed)
        .map(|instrument| (instrument.deposited_on, instrument.action));
    match consented {
        Some((on, _)) => StatementState::Lapsed { on },
        None => author
            .signatures
            .iter()
            .find(|signature| signature.action == one.action.position)
            .and_then(|signature| signature.withdrawn_on)
            .map_or(StatementState::AwaitsConfirmation, |on| {
                StatementState::Lapsed { on }
            }),
    }
}

/// A reservation made after consent: it holds only if nobody objects within the period.
fn late(as_of: NaiveDate, one: &Placed<'_>, objections: &[&Placed<'_>]) -> StatementState {
    let until = one
        .action
        .act
        .particulars
        .notified_on
        .map(period_of_objection);
    let objected = objections
        .iter()
        .map(|objection| objection.date())
        .find(|on| until.is_none_or(|last| *on <= last));
    match (objected, until) {
        (Some(on), _) => StatementState::Defeated { on },
        (None, Some(last)) if as_of > last => StatementState::Established {
            on: last,
            by: Permission::TacitAcceptance,
        },
        (None, until) => StatementState::LateOpenToObjection { until },
    }
}

/// Whether the treaty expressly authorizes a reservation: to each of its provisions, at that moment.
#[must_use]
pub fn is_permitted(
    statement: &Statement,
    moment: ReservationMoment,
    clauses: &[ReservationClause],
) -> bool {
    !statement.provisions.is_empty()
        && statement.provisions.iter().all(|provision| {
            clauses
                .iter()
                .any(|clause| provision.lies_within(&clause.article) && clause.at.contains(&moment))
        })
}

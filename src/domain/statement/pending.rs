//! What a participant has not yet told the depositary, though the treaty asks for it.
//!
//! It is a reminder, computed as of a day. Nothing in it bars a deposit, moves a date or changes a count: an instrument
//! that comes without a designation is an instrument on deposit.

use chrono::NaiveDate;

use super::{Designated, StatementKind, StatementStanding, StatementState, standings};
use crate::domain::history::History;
use crate::domain::ids::Position;
use crate::domain::participant::{Directory, Participant, ParticipantKind};
use crate::domain::participation::{End, Participation};
use crate::domain::treaty::{NotificationClause, NotificationMoment, Provenance, ReioClause};

/// Something that a participant was to tell and has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// What.
    pub asked: Asked,
    /// The article that asks for it.
    pub article: Option<String>,
    /// The action from which it is due: the signature or the instrument.
    pub action: Position,
    /// The date of that action.
    pub since: NaiveDate,
    /// Where the clause was read.
    pub provenance: Provenance,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A designation beside the instrument.
    Designation {
        /// What is to be told, in English.
        what: String,
        /// What it designates.
        designates: Designated,
        /// When the treaty asks for it.
        when: NotificationMoment,
        /// Whether it belongs into the instrument itself.
        part_of_instrument: bool,
    },
    /// An organization's declaration of the extent of its competence, in its instrument. Without it the instrument is not
    /// in due form, which the depositary raises with the organization (VCLT 77(1)(d)); it is on deposit all the same.
    CompetenceDeclaration,
}

/// What a participant has not told by a day, in the order of the clauses.
///
/// A designation answers the clause that asks for it, and so does a notification that names its article; it may have come
/// with the signature, with the instrument or later. What was withdrawn, or belongs to an earlier instrument that has
/// ended, answers nothing.
#[must_use]
pub fn pending(
    history: &History,
    directory: &Directory,
    participant: &Participant,
    as_of: NaiveDate,
) -> Vec<Pending> {
    if participant.has_ceased_by(as_of) {
        return Vec::new();
    }
    let clauses = &history.treaty().clauses;
    let participation = history.participation(&participant.code, directory, as_of);
    let told = Told::by(history, directory, participant, &participation, as_of);
    let due = Due::of(&participation, as_of);
    let of_clauses = clauses.notifications.iter().filter_map(|clause| {
        let designates = clause.designates?;
        let (action, since) = due.at(clause.when)?;
        (!told.answers(clause, designates, &clauses.notifications)).then(|| Pending {
            asked: Asked::Designation {
                what: clause.what.clone(),
                designates,
                when: clause.when,
                part_of_instrument: clause.part_of_instrument,
            },
            article: clause.article.clone(),
            action,
            since,
            provenance: clause.provenance.clone(),
        })
    });
    let of_competence = clauses
        .reio
        .as_ref()
        .filter(|reio| reio.competence_declaration && participant.kind == ParticipantKind::Reio)
        .and_then(|reio| competence(reio, &told, due));
    of_clauses.chain(of_competence).collect()
}

fn competence(reio: &ReioClause, told: &Told<'_>, due: Due) -> Option<Pending> {
    let (action, since) = due.at(NotificationMoment::AtDeposit)?;
    let is_declared = told
        .standing
        .iter()
        .any(|one| one.statement.kind == StatementKind::CompetenceDeclaration);
    (!is_declared).then(|| Pending {
        asked: Asked::CompetenceDeclaration,
        article: reio.article.clone(),
        action,
        since,
        provenance: reio.provenance.clone(),
    })
}

/// The acts from which something is due, as far as they stand.
#[derive(Debug, Clone, Copy)]
struct Due {
    signature: Option<(Position, NaiveDate)>,
    instrument: Option<(Position, NaiveDate)>,
}

impl Due {
    fn of(participation: &Participation, as_of: NaiveDate) -> Self {
        Self {
            signature: participation
                .live_signature()
                .map(|signed| (signed.action, signed.on)),
            instrument: participation
                .instrument_on(as_of)
                .map(|instrument| (instrument.action, instrument.deposited_on)),
        }
    }

    /// The act from which something of this moment is due. One that accedes has no signature, so what is due when signing
    /// is due from its instrument.
    fn at(self, when: NotificationMoment) -> Option<(Position, NaiveDate)> {
        match when {
            NotificationMoment::AtSignature => self.signature.or(self.instrument),
            NotificationMoment::AtDeposit | NotificationMoment::Undated => self.instrument,
        }
    }
}

/// What a participant has told, as far as it stands.
struct Told<'a> {
    standing: Vec<StatementStanding<'a>>,
}

impl<'a> Told<'a> {
    fn by(
        history: &'a History,
        directory: &'a Directory,
        participant: &Participant,
        participation: &Participation,
        as_of: NaiveDate,
    ) -> Self {
        // What was said before an earlier instrument ended belongs to that one.
        let begins = participation
            .instruments
            .iter()
            .filter_map(|instrument| instrument.end.map(End::on))
            .filter(|ended| *ended <= as_of)
            .max();
        let standing = standings(history, directory, as_of)
            .into_iter()
            .filter(|one| {
                one.action.act.participant == participant.code
                    && one.state == StatementState::Made
                    && begins.is_none_or(|day| day <= one.action.act.date)
            })
            .collect();
        Self { standing }
    }

    fn answers(
        &self,
        clause: &NotificationClause,
        designates: Designated,
        clauses: &[NotificationClause],
    ) -> bool {
        self.standing.iter().any(|one| match one.statement.kind {
            StatementKind::Designation => one.statement.designates == Some(designates),
            StatementKind::Notification => is_about(one, clause, clauses),
            StatementKind::Reservation
            | StatementKind::Declaration
            | StatementKind::Objection
            | StatementKind::Acceptance
            | StatementKind::Confirmation
            | StatementKind::Withdrawal
            | StatementKind::CompetenceDeclaration
            | StatementKind::TerritorialApplication
            | StatementKind::TerritorialExclusion => false,
        })
    }
}

/// Whether a notification names the article of a clause, and no other clause asks more narrowly for what it names: one on
/// article 40(12) is not about the clause on article 40 where there is one on 40(12).
fn is_about(
    one: &StatementStanding<'_>,
    clause: &NotificationClause,
    clauses: &[NotificationClause],
) -> bool {
    one.statement.provisions.iter().any(|provision| {
        let nearness = |clause: &NotificationClause| {
            let articles = clause.article.as_deref().unwrap_or_default().split(',');
            articles
                .map(str::trim)
                .filter(|article| !article.is_empty() && provision.lies_within(article))
                .map(str::len)
                .max()
        };
        let nearest = clauses.iter().filter_map(nearness).max();
        nearest.is_some() && nearness(clause) == nearest
    })
}

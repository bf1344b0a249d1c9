//! Who belongs to whom: predecessors and successors, organizations and their member States, each with its status.

use crate::domain::assessment::{Assessment, Status};
use crate::domain::ids::ParticipantCode;
use crate::domain::participant::Participant;
use crate::domain::vocabulary;
use crate::http::pages::collation::by_name;
use crate::http::pages::marks::Mark;
use crate::http::pages::scribe::Scribe;
use crate::http::wording::WordingError;
use crate::http::wording::ids as m;

/// Another participant and its status.
pub struct Related {
    /// Its name, as a link to its page.
    pub name: Mark,
    /// Where it stands.
    pub status: &'static str,
}

/// The relations of a participant on a day.
pub struct Relations {
    /// By kind of relation, those that there are: what they are called, and who.
    pub by_kind: Vec<(String, Vec<Related>)>,
}

impl Relations {
    /// The relations of a participant on the day of an assessment.
    ///
    /// # Errors
    /// When names cannot be put in order.
    pub fn of(
        scribe: &Scribe<'_>,
        participant: &Participant,
        assessment: &Assessment,
    ) -> Result<Self, WordingError> {
        let (code, directory) = (&participant.code, scribe.directory);
        let related = |codes: Vec<ParticipantCode>| -> Vec<Related> {
            codes
                .iter()
                .map(|code| Related {
                    name: scribe.linked(code, ""),
                    status: vocabulary::status(status(assessment, scribe, code))
                        .label(scribe.w.language),
                })
                .collect()
        };
        let mut predecessors: Vec<ParticipantCode> = directory
            .predecessors(code)
            .map(|predecessor| predecessor.code.clone())
            .collect();
        predecessors.extend(directory.earlier_predecessors(code));
        let mut successors: Vec<ParticipantCode> = participant
            .dissolution
            .iter()
            .flat_map(|dissolution| dissolution.successors.clone())
            .collect();
        successors.extend(directory.later_successors(code));
        let mut members: Vec<ParticipantCode> = directory
            .members_on(code, assessment.as_of)
            .cloned()
            .collect();
        let order = by_name(scribe.w.language)?;
        let name = |code: &ParticipantCode| match directory.get(code) {
            Some(participant) => participant.names.get(scribe.w.language),
            None => "",
        };
        members.sort_by(|a, b| order(name(a), name(b)));
        let member_of = directory
            .memberships(code)
            .filter(|membership| {
                membership.member == *code && membership.lasts_on(assessment.as_of)
            })
            .map(|membership| membership.organization.clone())
            .collect();
        let by_kind = [
            (m::PARTICIPANT_PREDECESSORS, predecessors),
            (m::PARTICIPANT_SUCCESSORS, successors),
            (m::PARTICIPANT_MEMBER_OF, member_of),
            (m::PARTICIPANT_MEMBERS, members),
        ]
        .into_iter()
        .filter(|(_, codes)| !codes.is_empty())
        .map(|(title, codes)| Ok((scribe.w.say(title)?, related(codes))))
        .collect::<Result<_, WordingError>>()?;
        Ok(Self { by_kind })
    }
}

/// Where one stands; one that is in no table has done nothing.
fn status(assessment: &Assessment, scribe: &Scribe<'_>, code: &ParticipantCode) -> Status {
    if let Some(standing) = assessment.standing(code) {
        return standing.status;
    }
    let has_ceased = scribe
        .directory
        .get(code)
        .is_some_and(|participant| participant.has_ceased_by(assessment.as_of));
    if has_ceased {
        Status::Ceased
    } else {
        Status::NoAction
    }
}

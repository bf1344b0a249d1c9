//! Participants: in the directory, and where they stand in relation to a treaty.

mod former;
mod pending;

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::assessment::Standing;
use crate::domain::ids::{ParticipantCode, TreatyId};
use crate::domain::language::Language;
use crate::domain::participant::{Directory, Participant};
use crate::domain::participation::End;

use super::actions::ActionResponse;
use super::{Currency, LocalizedText, path_segment};

pub use former::FormerNameResponse;
pub use pending::PendingResponse;

/// A page of the status table.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StatusTable {
    /// The participants.
    pub participants: Vec<StatusRow>,
    /// How many there are on all pages.
    #[schema(examples(198))]
    pub total: u64,
    /// The cursor of the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// The language of the names.
    #[schema(examples("en"))]
    pub language: &'static str,
    /// The direction of its script: `ltr` or `rtl`.
    #[schema(examples("ltr"))]
    pub direction: &'static str,
    /// For which moment this is.
    pub currency: Currency,
}

/// Where a participant stands in relation to a treaty.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StatusRow {
    /// The code.
    #[schema(examples("VNM"))]
    pub code: String,
    /// The name in the language asked for.
    #[schema(examples("Viet Nam"))]
    pub name: String,
    /// `state`, `reio` or `organization`.
    #[schema(examples("state"))]
    pub kind: &'static str,
    /// `member`, `observer` or `other`.
    #[schema(examples("member"))]
    pub un_status: &'static str,
    /// The United Nations regional group.
    #[schema(examples("asia_pacific"))]
    pub regional_group: &'static str,
    /// The status: see `/v1/vocabulary`.
    #[schema(examples("signatory"))]
    pub status: &'static str,
    /// When it signed.
    #[schema(examples("2025-10-25"))]
    pub signed_on: Option<NaiveDate>,
    /// When it made known that it will not become a party.
    pub signature_withdrawn_on: Option<NaiveDate>,
    /// Its latest instrument of consent.
    pub consent: Option<Consent>,
    /// Whether that instrument counts towards the threshold.
    #[schema(examples(false))]
    pub counted: bool,
    /// When the treaty enters into force for it, once that is known.
    pub effective_on: Option<NaiveDate>,
    /// The rule by which that was found.
    pub effective_basis: Option<&'static str>,
    /// When its participation ends or ended: by its denunciation, with the parent treaty, or with its members.
    pub leaves_on: Option<NaiveDate>,
    /// Since when it applies the treaty provisionally, without being a party.
    pub provisional_application_since: Option<NaiveDate>,
}

/// An instrument of consent.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Consent {
    /// The kind of instrument.
    #[schema(examples("ratification"))]
    pub kind: &'static str,
    /// The depositary's letter for it; none for ratification.
    pub letter: Option<&'static str>,
    /// The date of deposit.
    pub deposited_on: NaiveDate,
    /// The first day on which it no longer stands.
    pub ended_on: Option<NaiveDate>,
    /// How it ended or will end: `withdrawn`, `denounced`, `left_with_parent` or `ceased_with_members`.
    #[schema(examples("denounced"))]
    pub ended_by: Option<&'static str>,
    /// The action that deposited it.
    #[schema(examples("74"))]
    pub action: String,
}

/// One participant in relation to a treaty.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TreatyParticipantResponse {
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub treaty: String,
    /// Who.
    pub participant: ParticipantResponse,
    /// Where it stands.
    pub standing: StatusRow,
    /// Everything that it did, in the order of the record.
    pub actions: Vec<ActionResponse>,
    /// What the treaty asks it to tell the depositary and it has not told by that day. Nothing in it bars a deposit.
    pub pending: Vec<PendingResponse>,
    /// The language of the standing's name.
    #[schema(examples("en"))]
    pub language: &'static str,
    /// The direction of its script.
    #[schema(examples("ltr"))]
    pub direction: &'static str,
    /// Where to read on.
    pub links: TreatyParticipantLinks,
    /// For which moment this is.
    pub currency: Currency,
}

/// The resources of a participant of a treaty.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TreatyParticipantLinks {
    /// The participant in relation to the treaty.
    #[serde(rename = "self")]
    #[schema(examples("/v1/treaties/hanoi-convention/participants/VNM"))]
    pub this: String,
    /// What it can do, and until when.
    #[schema(examples("/v1/treaties/hanoi-convention/participants/VNM/next-steps"))]
    pub next_steps: String,
}

/// The canonical address of a participant of a treaty.
#[must_use]
pub fn treaty_participant_path(treaty: &TreatyId, code: &ParticipantCode) -> String {
    let code = path_segment(code.as_str());
    format!("/v1/treaties/{treaty}/participants/{code}")
}

/// A page of the directory.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ParticipantsPage {
    /// The participants.
    pub participants: Vec<ParticipantResponse>,
    /// How many there are on all pages.
    #[schema(examples(198))]
    pub total: u64,
    /// The cursor of the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// For which moment this is.
    pub currency: Currency,
}

/// One participant of the directory with the moment of the answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ParticipantDetail {
    /// The participant.
    pub participant: ParticipantResponse,
    /// For which moment this is.
    pub currency: Currency,
}

/// A State or an organization.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ParticipantResponse {
    /// The stable code.
    #[schema(examples("VNM"))]
    pub code: String,
    /// ISO 3166-1 alpha-2, or `EU`.
    #[schema(examples("VN"))]
    pub alpha2: Option<String>,
    /// The United Nations M49 code.
    #[schema(examples("704"))]
    pub m49: Option<String>,
    /// `state`, `reio` or `organization`.
    #[schema(examples("state"))]
    pub kind: &'static str,
    /// `member`, `observer` or `other`.
    #[schema(examples("member"))]
    pub un_status: &'static str,
    /// The United Nations regional group.
    #[schema(examples("asia_pacific"))]
    pub regional_group: &'static str,
    /// The M49 region.
    #[schema(examples("Asia"))]
    pub m49_region: Option<String>,
    /// The M49 sub-region.
    #[schema(examples("South-eastern Asia"))]
    pub m49_subregion: Option<String>,
    /// Its present names.
    pub names: LocalizedText,
    /// Its name on the date of the answer, where that was another one; the status tables print the present name for
    /// every date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_on_that_date: Option<LocalizedText>,
    /// The names that it had before, in order of their last days.
    pub former_names: Vec<FormerNameResponse>,
    /// Other names by which it is or was known.
    pub aliases: Vec<String>,
    /// The codes of the organizations of which it is a member on the date of the answer.
    pub member_of: Vec<String>,
    /// For an organization: the codes of its member States on the date of the answer.
    pub members: Vec<String>,
    /// For a State that no longer exists: its last day.
    pub ceased_on: Option<NaiveDate>,
    /// For a State that no longer exists: the States that followed it. One of them may be no more either.
    pub successors: Vec<String>,
    /// The successors of those successors, the nearest first.
    pub later_successors: Vec<String>,
    /// The States that no longer exist and that this one followed.
    pub predecessors: Vec<String>,
    /// The predecessors of those predecessors, the nearest first.
    pub earlier_predecessors: Vec<String>,
    /// What a reader should know beside it.
    pub note: Option<String>,
    /// Its canonical address; none for an organization that is in no list.
    #[schema(examples("/v1/participants/VNM"))]
    pub href: Option<String>,
}

impl StatusRow {
    /// Renders a standing with its name in a language.
    #[must_use]
    pub fn of(standing: &Standing, language: Language) -> Self {
        let participant = &standing.participant;
        Self {
            code: participant.code.to_string(),
            name: participant.names.get(language).to_owned(),
            kind: participant.kind.as_str(),
            un_status: participant.un_status.as_str(),
            regional_group: participant.regional_group.as_str(),
            status: standing.status.as_str(),
            signed_on: standing.signed.as_ref().map(|signed| signed.on),
            signature_withdrawn_on: standing.signed.as_ref().and_then(|s| s.withdrawn_on),
            consent: standing.instrument.as_ref().map(|instrument| Consent {
                kind: instrument.kind.as_str(),
                letter: instrument.kind.letter(),
                deposited_on: instrument.deposited_on,
                ended_on: instrument.end.map(End::on),
                ended_by: instrument.end.map(|end| end.reason().as_str()),
                action: instrument.action.to_string(),
            }),
            counted: standing.counts,
            effective_on: standing.effect.map(|effect| effect.on),
            effective_basis: standing.effect.map(|effect| effect.basis.as_str()),
            leaves_on: standing.leaves_on,
            provisional_application_since: standing.provisional_since,
        }
    }
}

impl TreatyParticipantLinks {
    /// The resources below the canonical address of a participant of a treaty.
    #[must_use]
    pub fn of(canonical: &str) -> Self {
        Self {
            this: canonical.to_owned(),
            next_steps: format!("{canonical}/next-steps"),
        }
    }
}

impl ParticipantResponse {
    /// Renders a participant with its memberships on a day.
    #[must_use]
    pub fn of(participant: &Participant, directory: &Directory, on: NaiveDate) -> Self {
        let code = &participant.code;
        let memberships = || directory.memberships(code).filter(move |m| m.lasts_on(on));
        Self {
            code: code.to_string(),
            alpha2: participant.alpha2.clone(),
            m49: participant.m49.clone(),
            kind: participant.kind.as_str(),
            un_status: participant.un_status.as_str(),
            regional_group: participant.regional_group.as_str(),
            m49_region: participant.m49_region.clone(),
            m49_subregion: participant.m49_subregion.clone(),
            names: (&participant.names).into(),
            name_on_that_date: Some(participant.name_on(on))
                .filter(|name| **name != participant.names)
                .map(Into::into),
            former_names: participant.former_names.iter().map(Into::into).collect(),
            aliases: participant.aliases.clone(),
            member_of: memberships()
                .filter(|m| m.member == *code)
                .map(|m| m.organization.to_string())
                .collect(),
            members: memberships()
                .filter(|m| m.organization == *code)
                .map(|m| m.member.to_string())
                .collect(),
            ceased_on: participant.dissolution.as_ref().map(|d| d.until),
            successors: participant
                .dissolution
                .iter()
                .flat_map(|d| codes(&d.successors))
                .collect(),
            later_successors: codes(&directory.later_successors(code)),
            predecessors: directory
                .predecessors(code)
                .map(|predecessor| predecessor.code.to_string())
                .collect(),
            earlier_predecessors: codes(&directory.earlier_predecessors(code)),
            note: participant.note.clone(),
            href: directory
                .get(code)
                .map(|_| format!("/v1/participants/{code}")),
        }
    }
}

fn codes(participants: &[ParticipantCode]) -> Vec<String> {
    participants.iter().map(ToString::to_string).collect()
}

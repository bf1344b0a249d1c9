//! Examples of proposed entries: proposed, listed, confirmed, rejected.

use crate::domain::person::Person;
use crate::domain::proposed_entry::{AskedFor, Closed, ProposedEntry, ProposedEntryId, Status};
use crate::http::openapi::ContractError;
use crate::http::wire::proposed_entries::{
    ConfirmRequest, ProposedEntriesPage, ProposedEntryResponse, RejectRequest,
};

use super::{Example, Place, Sample, answer, example};

const ID: &str = "019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b42";
const BODY: &str = r#"{"participant":"VNM","kind":"ratification","date":"2026-11-21"}"#;

impl Sample {
    /// A ratification that one officer proposed; what a confirmation answers is what recording it would have.
    pub(super) fn proposed_entries(&self) -> Result<Vec<(&'static str, Example)>, ContractError> {
        let failed =
            || ContractError::Examples("the example of a proposed entry is not possible".into());
        let officer = |subject: &str| Person {
            issuer: "https://id.example.int".into(),
            subject: subject.into(),
        };
        let at = self.moment.recorded_at.ok_or_else(failed)?;
        let open = ProposedEntry {
            id: ProposedEntryId::parse(ID).ok_or_else(failed)?,
            treaty: self.treaty.clone(),
            asked: AskedFor::Action,
            body: BODY.into(),
            status: Status::Open,
            version: 1,
            proposed_at: at,
            proposed_by: officer("officer-1"),
            closed: None,
        };
        let reason = "the date is that of receipt, not of deposit";
        let rejected = ProposedEntry {
            status: Status::Rejected,
            version: 2,
            closed: Some(Closed {
                at,
                by: officer("officer-2"),
                said: Some(reason.into()),
                entry: None,
            }),
            ..open.clone()
        };
        let open = ProposedEntryResponse::from(&open);
        let page = ProposedEntriesPage {
            proposed_entries: vec![open.clone()],
            next_cursor: None,
        };
        let rejection = RejectRequest {
            reason: reason.into(),
        };
        let note = ConfirmRequest {
            note: Some("compared with the original".into()),
        };
        let id = "confirm_proposed_entry";
        let mut examples = vec![
            answer("list_proposed_entries", &page)?,
            answer("get_proposed_entry", &open)?,
            (id, example(Place::Request, &note)?),
            (id, example(Place::Answer(201), &self.action()?)?),
            (
                "reject_proposed_entry",
                example(Place::Request, &rejection)?,
            ),
            answer(
                "reject_proposed_entry",
                &ProposedEntryResponse::from(&rejected),
            )?,
        ];
        for id in [
            "record_action",
            "record_batch",
            "record_correction",
            "record_decision",
        ] {
            examples.push((id, example(Place::Answer(202), &open)?));
        }
        Ok(examples)
    }
}

//! Examples of submissions: made, listed, examined, returned, recorded.

use crate::domain::action::ActionKind;
use crate::domain::ids::ParticipantCode;
use crate::domain::particulars::Capacity;
use crate::domain::person::{Actor, Person};
use crate::domain::place::Place;
use crate::domain::submission::{
    Content, Deed, Examination, Finding, Item, ReturnReason, Returned, Status, Submission,
    SubmissionId, Verdict,
};
use crate::http::openapi::ContractError;
use crate::http::wire::actions::{ValidatedAct, ValidationResponse};
use crate::http::wire::submissions::requests::{
    ExaminationRequest, FindingRequest, ReturnRequest, StepRequest, SubmissionContentRequest,
    SubmitRequest,
};
use crate::http::wire::submissions::{
    SubmissionEventsPage, SubmissionSummary, SubmissionsPage, Viewpoint,
};
use crate::store::submissions::{Happened, Said};

use super::{Example, Place as Where, Sample, answer, example};

const ID: &str = "019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b42";
const TITLE: &str = "Instrument of accession";

impl Sample {
    /// The way of an instrument of accession.
    pub(super) fn submissions(&self) -> Result<Vec<(&'static str, Example)>, ContractError> {
        let failed =
            || ContractError::Examples("the example of a submission is not possible".into());
        let draft = self.draft().ok_or_else(failed)?;
        let at = draft.created_at;
        let step = |of: &Submission, deed: Deed| of.after(&deed, at).ok_or_else(failed);
        let changed = step(&draft, Deed::Change(draft.content.clone()))?;
        let lodged = step(&draft, Deed::Lodge)?;
        let withdrawn = step(&lodged, Deed::Withdraw)?;
        let taken_up = step(&lodged, Deed::TakeUp)?;
        let examined = step(&taken_up, Deed::Examine(self.examination()))?;
        let why = Returned {
            reasons: vec![ReturnReason::FullPowersMissing],
            text: Some("the signatory holds none of the three offices".into()),
        };
        let returned = step(&taken_up, Deed::Return(why.clone()))?;
        let mut recorded = examined.clone();
        recorded.status = Status::Recorded;
        recorded.version += 1;
        recorded.action = Some(self.register.head().position.next());
        let record = self.register.treaty(&self.treaty).ok_or_else(failed)?;
        let (ministry, officer) = (ministry(&draft), officer());
        let view = |actor| Viewpoint {
            actor,
            history: &record.history,
            directory: self.register.directory(),
            now: at,
        };
        let (ministrys, depositarys) = (view(&ministry), view(&officer));
        let act = examined.date().map(|date| examined.act(date));
        let valid = ValidationResponse {
            valid: true,
            actions: act.iter().map(ValidatedAct::from).collect(),
        };
        let content = SubmissionContentRequest::from(&draft.content);
        let submit = SubmitRequest {
            participant: None,
            content: content.clone(),
            lodge: false,
        };
        let page = SubmissionsPage {
            submissions: vec![SubmissionSummary::of(&lodged, self.register.directory())],
            next_cursor: None,
        };
        let happened = |version, kind: &str, by: &Actor, said| Happened {
            version,
            kind: kind.into(),
            at,
            by: by.clone(),
            said,
        };
        let said = Said {
            reasons: why.reasons.clone(),
            text: why.text.clone(),
        };
        let events = SubmissionEventsPage {
            events: vec![
                ministrys.event(happened(1, "created", &ministry, Said::default())),
                ministrys.event(happened(2, "lodged", &ministry, Said::default())),
                ministrys.event(happened(3, "under_examination", &officer, Said::default())),
                ministrys.event(happened(4, "returned", &officer, said)),
            ],
            next_cursor: None,
        };
        let nothing = StepRequest::default();
        let sent_back = ReturnRequest {
            reasons: why.reasons.iter().map(|r| r.as_str().to_owned()).collect(),
            text: why.text.clone(),
        };
        Ok(vec![
            ("create_submission", example(Where::Request, &submit)?),
            (
                "create_submission",
                example(Where::Answer(201), &ministrys.submission(&draft))?,
            ),
            (
                "create_submission",
                example(Where::Answer(200), &ministrys.validation(&draft))?,
            ),
            answer("list_submissions", &page)?,
            answer("get_submission", &ministrys.submission(&returned))?,
            answer("list_submission_events", &events)?,
            ("change_submission", example(Where::Request, &content)?),
            answer("change_submission", &ministrys.submission(&changed))?,
            ("lodge_submission", example(Where::Request, &nothing)?),
            answer("lodge_submission", &ministrys.submission(&lodged))?,
            ("withdraw_submission", example(Where::Request, &nothing)?),
            answer("withdraw_submission", &ministrys.submission(&withdrawn))?,
            ("take_up_submission", example(Where::Request, &nothing)?),
            answer("take_up_submission", &depositarys.submission(&taken_up))?,
            (
                "examine_submission",
                example(Where::Request, &self.found())?,
            ),
            answer("examine_submission", &depositarys.submission(&examined))?,
            ("return_submission", example(Where::Request, &sent_back)?),
            answer("return_submission", &depositarys.submission(&returned))?,
            ("record_submission", example(Where::Request, &nothing)?),
            (
                "record_submission",
                example(Where::Answer(201), &depositarys.submission(&recorded))?,
            ),
            ("record_submission", example(Where::Answer(200), &valid)?),
        ])
    }

    fn draft(&self) -> Option<Submission> {
        let at = self.moment.recorded_at.unwrap_or_default();
        Some(Submission {
            id: SubmissionId::parse(ID)?,
            treaty: self.treaty.clone(),
            participant: ParticipantCode::parse("KEN").ok()?,
            status: Status::Draft,
            version: 1,
            on_paper: None,
            content: Content {
                kind: ActionKind::Accession,
                title_received: TITLE.into(),
                dated_on: Some(self.moment.as_of),
                issued_at: Some(Place::new("Nairobi")),
                signatory: None,
                capacity: Some(Capacity::MinisterForForeignAffairs),
                ad_interim: false,
                full_powers: None,
                succession_on: None,
                predecessor: None,
                statements: Vec::new(),
                note: None,
            },
            examination: None,
            returned: None,
            action: None,
            created_at: at,
            changed_at: at,
        })
    }

    fn examination(&self) -> Examination {
        let met = || Finding {
            verdict: Verdict::Met,
            note: None,
        };
        Examination {
            kind: ActionKind::Accession,
            date: None,
            received_on: Some(self.moment.as_of),
            received_electronically_on: None,
            place: None,
            source: None,
            note: None,
            override_reason: None,
            statements: None,
            findings: looked_at().map(|item| (item, met())).collect(),
            prepared_by: officer().person,
        }
    }

    fn found(&self) -> ExaminationRequest {
        ExaminationRequest {
            received_on: Some(self.moment.as_of.to_string()),
            findings: looked_at()
                .map(|item| FindingRequest {
                    item: item.as_str().into(),
                    finding: Verdict::Met.as_str().into(),
                    note: None,
                })
                .collect(),
            ..ExaminationRequest::default()
        }
    }
}

/// The items that apply to the instrument of a State without statements.
fn looked_at() -> impl std::iter::Iterator<Item = Item> {
    [
        Item::CompetentSignature,
        Item::TreatyNamed,
        Item::ConsentExpressed,
        Item::Unconditional,
        Item::PlaceAndDate,
        Item::KindFits,
        Item::ActOpen,
        Item::OriginalReceived,
    ]
    .into_iter()
}

fn ministry(of: &Submission) -> Actor {
    Actor {
        person: Person {
            issuer: "https://id.example.int".into(),
            subject: "ministry".into(),
        },
        participant: Some(of.participant.clone()),
    }
}

fn officer() -> Actor {
    Actor {
        person: Person {
            issuer: "https://id.example.int".into(),
            subject: "officer-1".into(),
        },
        participant: None,
    }
}

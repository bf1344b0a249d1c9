//! A decision as a body says it: the fields of its kind, and no others.

use chrono::NaiveDate;

use crate::documents::plain_date;
use crate::domain::decision::{DecisionKind, Matter, Ruling};
use crate::domain::ids::Position;
use crate::domain::policy::{PolicyCode, PolicyValue};
use crate::http::field::{Lines, text};
use crate::http::problem::{Problem, ProblemCode};
use crate::http::read::participant_not_found;
use crate::http::recording::Recording;
use crate::http::wire::decisions::RecordDecisionRequest;

/// The decision that a body says.
///
/// # Errors
/// 422 with a pointer to the field that is missing, not of its form, or of another kind of decision.
pub fn ruling(recording: &Recording<'_>, sent: &RecordDecisionRequest) -> Result<Ruling, Problem> {
    let kind = DecisionKind::parse(&sent.kind).ok_or_else(|| {
        let kinds = DecisionKind::ALL.map(DecisionKind::as_str);
        invalid("kind", format!("expected one of {}", kinds.join(", ")))
    })?;
    no_others(kind, sent)?;
    Ok(Ruling {
        date: date("date", &sent.date)?,
        matter: matter(recording, kind, sent)?,
        reference: text("/reference", sent.reference.as_ref(), 100, Lines::One)?,
        source: text("/source", sent.source.as_ref(), 1000, Lines::One)?,
        reason: text("/reason", Some(&sent.reason), 2000, Lines::Many)?.unwrap_or_default(),
    })
}

/// The fields of a kind.
fn fields(kind: DecisionKind) -> &'static [&'static str] {
    match kind {
        DecisionKind::Policy => &["policy", "value"],
        DecisionKind::EntryIntoForce => &["entry_into_force_on"],
        DecisionKind::Eligibility => &["participant", "admitted"],
        DecisionKind::Revocation => &["revokes"],
    }
}

fn no_others(kind: DecisionKind, sent: &RecordDecisionRequest) -> Result<(), Problem> {
    let given = [
        ("policy", sent.policy.is_some()),
        ("value", sent.value.is_some()),
        ("entry_into_force_on", sent.entry_into_force_on.is_some()),
        ("participant", sent.participant.is_some()),
        ("admitted", sent.admitted.is_some()),
        ("revokes", sent.revokes.is_some()),
    ];
    let own = fields(kind);
    for (field, is_given) in given {
        if is_given != own.contains(&field) {
            let of_kind = format!("a decision of the kind {}", kind.as_str());
            return Err(invalid(
                field,
                if is_given {
                    format!("{of_kind} has no such field")
                } else {
                    format!("is missing; {of_kind} needs it")
                },
            ));
        }
    }
    Ok(())
}

fn matter(
    recording: &Recording<'_>,
    kind: DecisionKind,
    sent: &RecordDecisionRequest,
) -> Result<Matter, Problem> {
    let given = |field: &Option<String>| field.clone().unwrap_or_default();
    match kind {
        DecisionKind::Policy => policy(&given(&sent.policy), &given(&sent.value)),
        DecisionKind::EntryIntoForce => {
            let on = date("entry_into_force_on", &given(&sent.entry_into_force_on))?;
            Ok(Matter::EntryIntoForce(on))
        }
        DecisionKind::Eligibility => {
            let name = given(&sent.participant);
            let found = recording.app.ledger().lookup().find(&name);
            let participant = found
                .map_err(|near| {
                    participant_not_found(ProblemCode::UnknownParticipant, &name, near)
                        .at("/participant")
                })?
                .code;
            Ok(Matter::Eligibility {
                participant,
                admitted: sent.admitted.unwrap_or_default(),
            })
        }
        DecisionKind::Revocation => revocation(recording, &given(&sent.revokes)),
    }
}

fn policy(code: &str, value: &str) -> Result<Matter, Problem> {
    let policy = PolicyCode::parse(code).ok_or_else(|| {
        let codes = PolicyCode::ALL.map(PolicyCode::as_str);
        invalid("policy", format!("expected one of {}", codes.join(", ")))
    })?;
    let value = PolicyValue::parse(policy, value).ok_or_else(|| {
        let values: Vec<&str> = policy.values().map(PolicyValue::as_str).collect();
        invalid("value", format!("expected one of {}", values.join(", ")))
    })?;
    Ok(Matter::Policy(value))
}

/// Whether the decision still holds is decided under the lock.
fn revocation(recording: &Recording<'_>, id: &str) -> Result<Matter, Problem> {
    let published = recording.app.ledger().published();
    id.parse()
        .ok()
        .map(Position)
        .filter(|position| {
            position.to_string() == id
                && published.register.entry(*position).is_some_and(|recorded| {
                    recorded.entry.treaty == recording.treaty
                        && recorded.entry.content.decision().is_some()
                })
        })
        .map(Matter::Revocation)
        .ok_or_else(|| {
            invalid(
                "revokes",
                "expected the id of a decision on this treaty".into(),
            )
        })
}

fn date(field: &str, sent: &str) -> Result<NaiveDate, Problem> {
    plain_date(sent).map_err(|detail| invalid(field, detail))
}

fn invalid(field: &str, detail: String) -> Problem {
    Problem::new(ProblemCode::InvalidBody, detail).at(format!("/{field}"))
}

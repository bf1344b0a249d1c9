//! From a treaty to its document.

use super::names::{DelayKind, Named};
use super::wire;
use crate::domain::action::ActionKind;
use crate::domain::delay::Delay;
use crate::domain::language::{Language, Texts};
use crate::domain::treaty::{
    AccessionOpens, Condition, ConsentClause, DenunciationClause, EntryIntoForceClause,
    FinalClauses, FurtherThreshold, LaterPartiesClause, NotificationClause, ParentClause,
    Provenance, RecordBasis, ReioClause, ReservationClause, ReservationProhibition,
    SignatureClause, Treaty,
};

/// The document of a treaty.
pub(super) fn document(treaty: &Treaty) -> wire::Document {
    wire::Document {
        id: treaty.id.to_string(),
        mtdsg_no: treaty.mtdsg_no.clone(),
        title: texts(&treaty.title),
        short_title: treaty.short_title.as_ref().map(texts),
        adopted_on: treaty.adopted_on.map(|date| date.to_string()),
        adopted_by: treaty.adopted_by.clone(),
        depositary_notification: treaty.depositary_notification.clone(),
        record: treaty.record.as_ref().map(record),
        parent: treaty.parent.as_ref().map(parent),
        further_thresholds: treaty.further_thresholds.iter().map(further).collect(),
        final_clauses: final_clauses(&treaty.clauses),
    }
}

fn texts(texts: &Texts) -> wire::Texts {
    let exact = |language| texts.exact(language).map(str::to_owned);
    wire::Texts {
        en: texts.get(Language::En).to_owned(),
        ar: exact(Language::Ar),
        zh: exact(Language::Zh),
        fr: exact(Language::Fr),
        ru: exact(Language::Ru),
        es: exact(Language::Es),
        vi: exact(Language::Vi),
    }
}

fn record(record: &RecordBasis) -> wire::Record {
    wire::Record {
        kind: record.kind.word().to_owned(),
        complete_until: record.complete_until.map(|date| date.to_string()),
        source: record.source.clone(),
        note: record.note.clone(),
    }
}

fn parent(clause: &ParentClause) -> wire::Parent {
    wire::Parent {
        treaty: clause.treaty.to_string(),
        article: clause.article.clone(),
        participation_requires: clause.participation_requires,
        denunciation_entails: clause
            .denunciation_entails
            .as_ref()
            .map(|entailed| ground(entailed.article.as_ref(), &entailed.provenance)),
        entry_into_force_floor: clause.entry_into_force_floor,
        verified: clause.provenance.verified,
        source: clause.provenance.source.clone(),
    }
}

fn further(clause: &FurtherThreshold) -> wire::FurtherThreshold {
    wire::FurtherThreshold {
        article: clause.article.clone(),
        counts: clause.counts.word().to_owned(),
        count: clause.count,
        purpose: texts(&clause.purpose),
        verified: clause.provenance.verified,
        source: clause.provenance.source.clone(),
    }
}

fn ground(article: Option<&String>, provenance: &Provenance) -> wire::Ground {
    wire::Ground {
        article: article.cloned(),
        verified: provenance.verified,
        source: provenance.source.clone(),
    }
}

fn final_clauses(clauses: &FinalClauses) -> wire::FinalClauses {
    wire::FinalClauses {
        signature: clauses.signature.as_ref().map(signature),
        consent: clauses.consent.as_ref().map(consent),
        reio: clauses.reio.as_ref().map(reio),
        entry_into_force: entry_into_force(&clauses.entry_into_force),
        later_parties: later_parties(&clauses.later_parties),
        denunciation: clauses.denunciation.as_ref().map(denunciation),
        reservations: clauses.reservations.iter().map(reservation).collect(),
        reservations_prohibited: clauses
            .reservations_prohibited
            .as_ref()
            .map(reservation_prohibition),
        notifications: clauses.notifications.iter().map(notification).collect(),
    }
}

fn reservation_prohibition(clause: &ReservationProhibition) -> wire::ReservationProhibition {
    wire::ReservationProhibition {
        article: clause.article.clone(),
        scope: clause.scope.word().to_owned(),
        verified: clause.provenance.verified,
        source: clause.provenance.source.clone(),
    }
}

fn signature(clause: &SignatureClause) -> wire::Signature {
    wire::Signature {
        article: clause.article.clone(),
        windows: clause
            .windows
            .iter()
            .map(|window| wire::Window {
                from: window.from.to_string(),
                to: window.to.to_string(),
                place: window.place.to_string(),
            })
            .collect(),
        definitive: clause.definitive,
        verified: clause.provenance.verified,
        source: clause.provenance.source.clone(),
    }
}

fn consent(clause: &ConsentClause) -> wire::Consent {
    wire::Consent {
        article: clause.article.clone(),
        actions: kinds(&clause.kinds),
        // Absent unless it says something: earlier documents keep their form.
        signature_required: (!clause.signature_required).then_some(false),
        accession_opens: match clause.accession_opens {
            AccessionOpens::AtAnyTime => None,
            AccessionOpens::On(date) => Some(date.to_string()),
            AccessionOpens::AfterSignatureCloses => Some("after_signature_closes".into()),
            AccessionOpens::AfterEntryIntoForce => Some("after_entry_into_force".into()),
        },
        verified: clause.provenance.verified,
        source: clause.provenance.source.clone(),
    }
}

fn reio(clause: &ReioClause) -> wire::Reio {
    wire::Reio {
        article: clause.article.clone(),
        admitted: clause.admitted,
        sign_after_member: clause.sign_after_member,
        consent_after_member: clause.consent_after_member,
        competence_declaration: clause.competence_declaration,
        verified: clause.provenance.verified,
        source: clause.provenance.source.clone(),
    }
}

fn entry_into_force(clause: &EntryIntoForceClause) -> wire::EntryIntoForce {
    wire::EntryIntoForce {
        article: clause.article.clone(),
        text: clause.text.clone(),
        threshold: clause.threshold,
        counted_actions: kinds(&clause.counted_kinds),
        reio: clause.reio.word().to_owned(),
        delay: delay(clause.delay),
        not_before: clause.not_before.map(|date| date.to_string()),
        fixed_date: clause.fixed_date.map(|date| date.to_string()),
        conditions: clause.conditions.iter().map(condition).collect(),
        verified: clause.provenance.verified,
        source: clause.provenance.source.clone(),
    }
}

fn condition(condition: &Condition) -> wire::Condition {
    match condition {
        Condition::Share {
            measure,
            at_least_bp,
            shares_bp,
        } => wire::Condition {
            kind: "share".into(),
            measure: Some(measure.clone()),
            at_least_bp: Some(*at_least_bp),
            shares_bp: Some(
                shares_bp
                    .iter()
                    .map(|(code, share)| (code.to_string(), *share))
                    .collect(),
            ),
            all_of: None,
        },
        Condition::Named { all_of } => wire::Condition {
            kind: "named".into(),
            measure: None,
            at_least_bp: None,
            shares_bp: None,
            all_of: Some(all_of.iter().map(ToString::to_string).collect()),
        },
    }
}

fn later_parties(clause: &LaterPartiesClause) -> wire::LaterParties {
    wire::LaterParties {
        article: clause.article.clone(),
        text: clause.text.clone(),
        delay: delay(clause.delay),
        floor: clause.floor_is_explicit.then(|| "entry_into_force".into()),
        verified: clause.provenance.verified,
        source: clause.provenance.source.clone(),
    }
}

fn denunciation(clause: &DenunciationClause) -> wire::Denunciation {
    wire::Denunciation {
        article: clause.article.clone(),
        delay: delay(clause.delay),
        reio_ceases_with_members: clause
            .reio_ceases_with_members
            .as_ref()
            .map(|clause| ground(clause.article.as_ref(), &clause.provenance)),
        verified: clause.provenance.verified,
        source: clause.provenance.source.clone(),
    }
}

fn reservation(clause: &ReservationClause) -> wire::Reservation {
    wire::Reservation {
        article: clause.article.clone(),
        at: clause
            .at
            .iter()
            .map(|moment| moment.word().to_owned())
            .collect(),
        verified: clause.provenance.verified,
        source: clause.provenance.source.clone(),
    }
}

fn notification(clause: &NotificationClause) -> wire::Notification {
    wire::Notification {
        article: clause.article.clone(),
        what: clause.what.clone(),
        designates: clause.designates.map(|what| what.word().to_owned()),
        when: clause.when.word().to_owned(),
        part_of_instrument: clause.part_of_instrument,
        verified: clause.provenance.verified,
        source: clause.provenance.source.clone(),
    }
}

fn delay(delay: Delay) -> wire::Delay {
    let (kind, n) = DelayKind::of(delay);
    wire::Delay {
        kind: kind.word().to_owned(),
        n,
    }
}

fn kinds(kinds: &[ActionKind]) -> Vec<String> {
    kinds.iter().map(ToString::to_string).collect()
}

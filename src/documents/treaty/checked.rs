//! From a document that has the right shape to a treaty that makes sense.
//!
//! Each function checks one clause and knows where it stands in the document.

mod entry_into_force;
mod links;
mod values;

use super::names::Named;
use super::pointer::Pointer;
use super::{DocumentError, wire};
use crate::domain::action::{ActionKind, Family};
use crate::domain::ids::TreatyId;
use crate::domain::place::Place;
use crate::domain::treaty::{
    AccessionOpens, ConsentClause, DenunciationClause, FinalClauses, LaterPartiesClause,
    NotificationClause, NotificationMoment, RecordBasis, ReioClause, ReservationClause,
    ReservationMoment, ReservationProhibition, SignatureClause, SignatureWindow, Treaty,
};
use entry_into_force::entry_into_force;
use links::{further_thresholds, parent, reio_cessation};
use values::{
    date, delay, kinds, optional_date, optional_text, provenance, some_of, text, texts, word,
};

type Checked<T> = Result<T, DocumentError>;

/// The treaty that a document states.
pub(super) fn treaty(document: wire::Document) -> Checked<Treaty> {
    let at = Pointer::root();
    let id = TreatyId::parse(&document.id).map_err(|e| at.of("id").error(e.to_string()))?;
    Ok(Treaty {
        parent: document
            .parent
            .map(|clause| parent(&at.of("parent"), &id, clause))
            .transpose()?,
        id,
        mtdsg_no: optional_text(&at.of("mtdsg_no"), document.mtdsg_no)?,
        title: texts(&at.of("title"), document.title)?,
        short_title: document
            .short_title
            .map(|short| texts(&at.of("short_title"), short))
            .transpose()?,
        adopted_on: optional_date(&at.of("adopted_on"), document.adopted_on.as_deref())?,
        adopted_by: optional_text(&at.of("adopted_by"), document.adopted_by)?,
        depositary_notification: optional_text(
            &at.of("depositary_notification"),
            document.depositary_notification,
        )?,
        record: document
            .record
            .map(|basis| record(&at.of("record"), basis))
            .transpose()?,
        further_thresholds: further_thresholds(
            &at.of("further_thresholds"),
            document.further_thresholds,
        )?,
        clauses: final_clauses(&at.of("final_clauses"), document.final_clauses)?,
    })
}

fn record(at: &Pointer, record: wire::Record) -> Checked<RecordBasis> {
    Ok(RecordBasis {
        kind: word(&at.of("kind"), &record.kind)?,
        complete_until: optional_date(&at.of("complete_until"), record.complete_until.as_deref())?,
        source: optional_text(&at.of("source"), record.source)?,
        note: optional_text(&at.of("note"), record.note)?,
    })
}

fn final_clauses(at: &Pointer, clauses: wire::FinalClauses) -> Checked<FinalClauses> {
    Ok(FinalClauses {
        signature: clauses
            .signature
            .map(|clause| signature(&at.of("signature"), clause))
            .transpose()?,
        consent: clauses
            .consent
            .map(|clause| consent(&at.of("consent"), clause))
            .transpose()?,
        reio: clauses
            .reio
            .map(|clause| reio(&at.of("reio"), clause))
            .transpose()?,
        entry_into_force: entry_into_force(&at.of("entry_into_force"), clauses.entry_into_force)?,
        later_parties: later_parties(&at.of("later_parties"), clauses.later_parties)?,
        denunciation: clauses
            .denunciation
            .map(|clause| denunciation(&at.of("denunciation"), clause))
            .transpose()?,
        reservations: clauses
            .reservations
            .into_iter()
            .enumerate()
            .map(|(index, clause)| reservation(&at.of("reservations").at(index), clause))
            .collect::<Checked<_>>()?,
        reservations_prohibited: clauses
            .reservations_prohibited
            .map(|clause| prohibition(&at.of("reservations_prohibited"), clause))
            .transpose()?,
        notifications: clauses
            .notifications
            .into_iter()
            .enumerate()
            .map(|(index, clause)| notification(&at.of("notifications").at(index), clause))
            .collect::<Checked<_>>()?,
    })
}

fn signature(at: &Pointer, clause: wire::Signature) -> Checked<SignatureClause> {
    Ok(SignatureClause {
        article: optional_text(&at.of("article"), clause.article)?,
        windows: windows(&at.of("windows"), clause.windows)?,
        definitive: clause.definitive,
        provenance: provenance(at, clause.verified, clause.source)?,
    })
}

fn windows(at: &Pointer, windows: Vec<wire::Window>) -> Checked<Vec<SignatureWindow>> {
    some_of(at, &windows)?;
    let mut read: Vec<SignatureWindow> = Vec::with_capacity(windows.len());
    for (index, window) in windows.into_iter().enumerate() {
        let at = at.at(index);
        let from = date(&at.of("from"), &window.from)?;
        let to = date(&at.of("to"), &window.to)?;
        if to < from {
            return Err(at
                .of("to")
                .error(format!("expected {from} or later, found {to}")));
        }
        if let Some(before) = read.last().filter(|before| from < before.from) {
            return Err(at.of("from").error(format!(
                "expected the windows in order of time, found {from} after {}",
                before.from
            )));
        }
        let place = Place::new(&text(&at.of("place"), window.place)?);
        read.push(SignatureWindow { from, to, place });
    }
    Ok(read)
}

fn consent(at: &Pointer, clause: wire::Consent) -> Checked<ConsentClause> {
    // A succession to a signature and provisional application do not bind, but only a treaty that admits them
    // lets them be recorded as new acts; so they may stand in this list, though in no list of what counts.
    let admissible = |kind: ActionKind| match kind.family() {
        Family::Consent | Family::ProvisionalApplication => true,
        Family::Signature => kind == ActionKind::SuccessionToSignature,
        Family::Withdrawal | Family::Communication => false,
    };
    Ok(ConsentClause {
        article: optional_text(&at.of("article"), clause.article)?,
        kinds: kinds(&at.of("actions"), &clause.actions, admissible)?,
        signature_required: clause.signature_required.unwrap_or(true),
        accession_opens: accession_opens(
            &at.of("accession_opens"),
            clause.accession_opens.as_deref(),
        )?,
        provenance: provenance(at, clause.verified, clause.source)?,
    })
}

fn accession_opens(at: &Pointer, opens: Option<&str>) -> Checked<AccessionOpens> {
    match opens {
        None => Ok(AccessionOpens::AtAnyTime),
        Some("after_signature_closes") => Ok(AccessionOpens::AfterSignatureCloses),
        Some("after_entry_into_force") => Ok(AccessionOpens::AfterEntryIntoForce),
        Some(text) if text.starts_with(|c: char| c.is_ascii_digit()) => {
            date(at, text).map(AccessionOpens::On)
        }
        Some(other) => Err(at.error(format!(
            "expected null, a date, after_signature_closes or after_entry_into_force, found {other:?}"
        ))),
    }
}

fn reio(at: &Pointer, clause: wire::Reio) -> Checked<ReioClause> {
    Ok(ReioClause {
        article: optional_text(&at.of("article"), clause.article)?,
        admitted: clause.admitted,
        sign_after_member: clause.sign_after_member,
        consent_after_member: clause.consent_after_member,
        competence_declaration: clause.competence_declaration,
        provenance: provenance(at, clause.verified, clause.source)?,
    })
}

fn later_parties(at: &Pointer, clause: wire::LaterParties) -> Checked<LaterPartiesClause> {
    let floor_is_explicit = match clause.floor.as_deref() {
        None => false,
        Some("entry_into_force") => true,
        Some(other) => {
            return Err(at.of("floor").error(format!(
                "expected null or entry_into_force, found {other:?}"
            )));
        }
    };
    Ok(LaterPartiesClause {
        article: optional_text(&at.of("article"), clause.article)?,
        text: optional_text(&at.of("text"), clause.text)?,
        delay: delay(&at.of("delay"), &clause.delay)?,
        floor_is_explicit,
        provenance: provenance(at, clause.verified, clause.source)?,
    })
}

fn denunciation(at: &Pointer, clause: wire::Denunciation) -> Checked<DenunciationClause> {
    Ok(DenunciationClause {
        article: optional_text(&at.of("article"), clause.article)?,
        delay: delay(&at.of("delay"), &clause.delay)?,
        reio_ceases_with_members: clause
            .reio_ceases_with_members
            .map(|clause| reio_cessation(&at.of("reio_ceases_with_members"), clause))
            .transpose()?,
        provenance: provenance(at, clause.verified, clause.source)?,
    })
}

fn reservation(at: &Pointer, clause: wire::Reservation) -> Checked<ReservationClause> {
    let moments_at = at.of("at");
    some_of(&moments_at, &clause.at)?;
    let mut moments: Vec<ReservationMoment> = Vec::new();
    for (index, name) in clause.at.iter().enumerate() {
        let moment: ReservationMoment = word(&moments_at.at(index), name)?;
        if moments.contains(&moment) {
            return Err(moments_at.at(index).error(format!(
                "expected each moment once, found {} again",
                moment.word()
            )));
        }
        moments.push(moment);
    }
    Ok(ReservationClause {
        article: text(&at.of("article"), clause.article)?,
        at: moments,
        provenance: provenance(at, clause.verified, clause.source)?,
    })
}

fn prohibition(
    at: &Pointer,
    clause: wire::ReservationProhibition,
) -> Checked<ReservationProhibition> {
    Ok(ReservationProhibition {
        article: optional_text(&at.of("article"), clause.article)?,
        scope: word(&at.of("scope"), &clause.scope)?,
        provenance: provenance(at, clause.verified, clause.source)?,
    })
}

fn notification(at: &Pointer, clause: wire::Notification) -> Checked<NotificationClause> {
    let when: NotificationMoment = word(&at.of("when"), &clause.when)?;
    if clause.part_of_instrument && when != NotificationMoment::AtDeposit {
        return Err(at.of("part_of_instrument").error(format!(
            "expected false, for only what is due {} can be part of an instrument",
            NotificationMoment::AtDeposit.word()
        )));
    }
    let designates = clause
        .designates
        .map(|name| word(&at.of("designates"), &name))
        .transpose()?;
    Ok(NotificationClause {
        article: optional_text(&at.of("article"), clause.article)?,
        what: text(&at.of("what"), clause.what)?,
        designates,
        when,
        part_of_instrument: clause.part_of_instrument,
        provenance: provenance(at, clause.verified, clause.source)?,
    })
}

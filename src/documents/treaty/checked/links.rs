//! Checks of what links a treaty to others and to its participants.

use super::super::pointer::Pointer;
use super::super::wire;
use super::Checked;
use super::values::{optional_text, provenance, text, texts, word};
use crate::domain::ids::TreatyId;
use crate::domain::treaty::{EntailedDenunciation, FurtherThreshold, ParentClause, ReioCessation};

/// The parent of the treaty with this id.
pub(super) fn parent(at: &Pointer, of: &TreatyId, clause: wire::Parent) -> Checked<ParentClause> {
    let treaty = TreatyId::parse(&clause.treaty)
        .map_err(|error| at.of("treaty").error(error.to_string()))?;
    if treaty == *of {
        return Err(at
            .of("treaty")
            .error(format!("expected another treaty, found {of} itself")));
    }
    Ok(ParentClause {
        treaty,
        article: optional_text(&at.of("article"), clause.article)?,
        participation_requires: clause.participation_requires,
        denunciation_entails: clause
            .denunciation_entails
            .map(|clause| entailed(&at.of("denunciation_entails"), clause))
            .transpose()?,
        entry_into_force_floor: clause.entry_into_force_floor,
        provenance: provenance(at, clause.verified, clause.source)?,
    })
}

fn entailed(at: &Pointer, clause: wire::Ground) -> Checked<EntailedDenunciation> {
    Ok(EntailedDenunciation {
        article: optional_text(&at.of("article"), clause.article)?,
        provenance: provenance(at, clause.verified, clause.source)?,
    })
}

/// The end of an organization's participation with that of its members.
pub(super) fn reio_cessation(at: &Pointer, clause: wire::Ground) -> Checked<ReioCessation> {
    Ok(ReioCessation {
        article: optional_text(&at.of("article"), clause.article)?,
        provenance: provenance(at, clause.verified, clause.source)?,
    })
}

/// Numbers of parties on which something else depends.
pub(super) fn further_thresholds(
    at: &Pointer,
    clauses: Vec<wire::FurtherThreshold>,
) -> Checked<Vec<FurtherThreshold>> {
    clauses
        .into_iter()
        .enumerate()
        .map(|(index, clause)| further_threshold(&at.at(index), clause))
        .collect()
}

fn further_threshold(at: &Pointer, clause: wire::FurtherThreshold) -> Checked<FurtherThreshold> {
    if clause.count == 0 {
        return Err(at.of("count").error("expected at least 1, found 0"));
    }
    Ok(FurtherThreshold {
        article: text(&at.of("article"), clause.article)?,
        counts: word(&at.of("counts"), &clause.counts)?,
        count: clause.count,
        purpose: texts(&at.of("purpose"), clause.purpose)?,
        provenance: provenance(at, clause.verified, clause.source)?,
    })
}

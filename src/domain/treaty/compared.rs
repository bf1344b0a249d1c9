//! Which final clauses were not compared with the certified true copy.

use super::{Provenance, Treaty};

/// A clause that was not compared with the certified true copy of the treaty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotCompared<'a> {
    /// The name of the clause in the treaty document.
    pub clause: &'static str,
    /// The article, where the document names one.
    pub article: Option<&'a str>,
}

impl Treaty {
    /// The clauses on which statuses and dates rest and that were not compared, in the order of the treaty document.
    #[must_use]
    pub fn not_compared(&self) -> Vec<NotCompared<'_>> {
        self.provenances()
            .into_iter()
            .filter(|(_, _, provenance)| provenance.verified == Some(false))
            .map(|(clause, article, _)| NotCompared { clause, article })
            .collect()
    }

    fn provenances(&self) -> Vec<(&'static str, Option<&str>, &Provenance)> {
        let clauses = &self.clauses;
        let mut all = Vec::new();
        if let Some(c) = &clauses.signature {
            all.push(("signature", c.article.as_deref(), &c.provenance));
        }
        if let Some(c) = &clauses.consent {
            all.push(("consent", c.article.as_deref(), &c.provenance));
        }
        if let Some(c) = &clauses.reio {
            all.push(("reio", c.article.as_deref(), &c.provenance));
        }
        let entry = &clauses.entry_into_force;
        all.push((
            "entry_into_force",
            Some(entry.article.as_str()),
            &entry.provenance,
        ));
        let later = &clauses.later_parties;
        all.push(("later_parties", later.article.as_deref(), &later.provenance));
        if let Some(c) = &clauses.denunciation {
            all.push(("denunciation", c.article.as_deref(), &c.provenance));
            if let Some(c) = &c.reio_ceases_with_members {
                all.push(("denunciation", c.article.as_deref(), &c.provenance));
            }
        }
        for c in &clauses.reservations {
            all.push(("reservations", Some(c.article.as_str()), &c.provenance));
        }
        if let Some(c) = &clauses.reservations_prohibited {
            all.push(("reservations", c.article.as_deref(), &c.provenance));
        }
        if let Some(c) = &self.parent {
            all.push(("parent", c.article.as_deref(), &c.provenance));
            if let Some(c) = &c.denunciation_entails {
                all.push(("parent", c.article.as_deref(), &c.provenance));
            }
        }
        all
    }
}

//! Equal values of many entries, kept once: codes, ids, texts that are repeated, particulars that are the same.
//!
//! A record of a million entries names two hundred States and some hundred treaties. What is shared is bounded, so that
//! texts which never come again are not held on to.

use std::collections::HashSet;
use std::hash::Hash;

use arcstr::ArcStr;
use foldhash::fast::RandomState;

use crate::domain::action::Act;
use crate::domain::ids::{ParticipantCode, TreatyId};
use crate::domain::particulars::SharedParticulars;
use crate::domain::place::Place;

use super::{Content, Entry};

/// How many different values of a kind are held for sharing; then the oldest are forgotten, all at once.
const HELD: usize = 16_384;

/// Values of entries that were read or recorded, for the entries that follow to share.
#[derive(Debug, Default)]
pub struct Sharing {
    treaties: Held<TreatyId>,
    participants: Held<ParticipantCode>,
    places: Held<Place>,
    texts: Held<ArcStr>,
    particulars: Held<SharedParticulars>,
}

impl Sharing {
    /// The same entry, with what it has in common with others shared.
    #[must_use]
    pub fn share(&mut self, mut entry: Entry) -> Entry {
        self.treaties.share_in(&mut entry.treaty);
        if let Content::Action(action) = &mut entry.content {
            self.act(&mut action.act);
        }
        entry
    }

    fn act(&mut self, act: &mut Act) {
        self.participants.share_in(&mut act.participant);
        if let Some(place) = &mut act.place {
            self.places.share_in(place);
        }
        let texts = [
            &mut act.signatory,
            &mut act.notification,
            &mut act.source,
            &mut act.note,
        ];
        for text in texts.into_iter().flatten() {
            self.texts.share_in(text);
        }
        if act.particulars.are_any() {
            self.particulars.share_in(&mut act.particulars);
        }
    }
}

/// The values of one kind.
#[derive(Debug)]
struct Held<T>(HashSet<T, RandomState>);

impl<T> Default for Held<T> {
    fn default() -> Self {
        Self(HashSet::default())
    }
}

impl<T: Clone + Eq + Hash> Held<T> {
    fn share(&mut self, value: T) -> T {
        if let Some(held) = self.0.get(&value) {
            return held.clone();
        }
        if self.0.len() >= HELD {
            self.0.clear();
        }
        self.0.insert(value.clone());
        value
    }

    fn share_in(&mut self, value: &mut T) {
        *value = self.share(value.clone());
    }
}

//! What an issuer of tokens may say: for whom it speaks, and what it may permit.
//!
//! A token that goes beyond it is refused whole. Taking the rest of it would hide that the issuer is set up wrongly, or
//! is no longer its owner's.

use std::collections::BTreeSet;

use url::Url;

use super::{Claims, Scope, TokenError};
use crate::domain::ids::ParticipantCode;

/// An issuer whose tokens are accepted, as it is configured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerSettings {
    /// Its name: the `iss` of its tokens.
    pub issuer: String,
    /// The `aud` that its tokens must have.
    pub audience: String,
    /// Where its public keys come from.
    pub keys: KeysFrom,
    /// What it may permit.
    pub scopes: BTreeSet<Scope>,
    /// Whether it may speak for the depositary: issue tokens without a participant.
    pub depositary: bool,
    /// The participants for whom it may speak.
    pub participants: Participants,
    /// Where its tokens differ from RFC 9068.
    pub dialect: Dialect,
}

/// Where an issuer's public keys come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeysFrom {
    /// A key set that was read at the start: the JSON of a JWKS.
    Text(String),
    /// An address at which the issuer publishes its key set.
    Url(Url),
}

/// The participants for whom an issuer may speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Participants {
    /// Everyone: a provider that several ministries share.
    Any,
    /// These alone.
    Only(BTreeSet<ParticipantCode>),
}

/// Where an issuer's tokens differ from RFC 9068.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialect {
    /// The claim that is read for `client_id` where that is absent.
    pub client_id_claim: Option<String>,
    /// The claim that names the participant.
    pub participant_claim: String,
    /// Whether a header of type `JWT` passes, if the payload has `"typ": "Bearer"`.
    pub accepts_typ_jwt: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self {
            client_id_claim: None,
            participant_claim: "participant".to_owned(),
            accepts_typ_jwt: false,
        }
    }
}

impl IssuerSettings {
    /// An issuer that may say everything, by the letter of RFC 9068.
    #[must_use]
    pub fn unrestricted(issuer: String, audience: String, keys: KeysFrom) -> Self {
        Self {
            issuer,
            audience,
            keys,
            scopes: Scope::ALL.into(),
            depositary: true,
            participants: Participants::Any,
            dialect: Dialect::default(),
        }
    }

    /// Refuses a token that says more than its issuer may.
    ///
    /// # Errors
    /// [`TokenError::Participant`], [`TokenError::Scope`].
    pub fn stands_behind(&self, claims: &Claims) -> Result<(), TokenError> {
        let speaks = match (&claims.participant, &self.participants) {
            (None, _) => self.depositary,
            (Some(_), Participants::Any) => true,
            (Some(participant), Participants::Only(known)) => known.contains(participant),
        };
        if !speaks {
            return Err(TokenError::Participant);
        }
        match claims.scopes.difference(&self.scopes).next() {
            Some(scope) => Err(TokenError::Scope(scope.as_str())),
            None => Ok(()),
        }
    }
}

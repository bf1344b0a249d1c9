//! The file that says whose tokens are accepted: strict, and all its mistakes are told at once.
//!
//! docs/identity.md is its description. What is said here of a member stands behind its place, as `issuers/0/jwks_url`.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Map, Value};

use super::Scope;
use super::issuer::{Dialect, IssuerSettings, KeysFrom, Participants};
use super::jwks;
use super::strict_json::Strict;
use crate::domain::ids::ParticipantCode;
use crate::domain::participant::Directory;
use crate::outbound::key_sets;

const MEMBERS: [&str; 10] = [
    "issuer",
    "jwks_url",
    "jwks_file",
    "audience",
    "scopes",
    "participants",
    "depositary",
    "client_id_claim",
    "participant_claim",
    "accept_typ_jwt",
];

/// The claims that have a meaning already.
const TAKEN_CLAIMS: [&str; 10] = [
    "iss",
    "aud",
    "exp",
    "iat",
    "nbf",
    "jti",
    "sub",
    "client_id",
    "scope",
    "typ",
];

/// What the file is read against.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The folder from which `jwks_file` is found.
    pub folder: &'a Path,
    /// The audience of an issuer that names none.
    pub audience: &'a str,
    /// The participants there are.
    pub directory: &'a Directory,
}

/// Reads the file, and the key sets in files that it names.
///
/// # Errors
/// Every mistake.
pub fn read(text: &str, around: Surroundings<'_>) -> Result<Vec<IssuerSettings>, Vec<String>> {
    let mut mistakes = Vec::new();
    let Strict(whole) =
        serde_json::from_str(text).map_err(|error| vec![format!("is not JSON: {error}")])?;
    let expected = || vec!["expected an object {\"issuers\": […]} with at least one issuer".into()];
    let whole = whole.as_object().ok_or_else(expected)?;
    refuse_unknown(whole, &["issuers"], "", &mut mistakes);
    let entries = whole
        .get("issuers")
        .and_then(Value::as_array)
        .filter(|entries| !entries.is_empty())
        .ok_or_else(expected)?;
    let mut issuers: Vec<IssuerSettings> = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        let place = format!("issuers/{number}");
        let Some(members) = entry.as_object() else {
            mistakes.push(format!("{place}: expected an object"));
            continue;
        };
        let mut reading = Reading {
            members,
            place,
            mistakes: &mut mistakes,
        };
        let Some(issuer) = reading.issuer(around) else {
            continue;
        };
        if issuers.iter().any(|other| other.issuer == issuer.issuer) {
            mistakes.push(format!(
                "issuers/{number}/issuer: {} is there twice",
                issuer.issuer
            ));
        }
        issuers.push(issuer);
    }
    if mistakes.is_empty() {
        Ok(issuers)
    } else {
        Err(mistakes)
    }
}

fn refuse_unknown(
    members: &Map<String, Value>,
    known: &[&str],
    place: &str,
    mistakes: &mut Vec<String>,
) {
    for name in members
        .keys()
        .filter(|name| !known.contains(&name.as_str()))
    {
        mistakes.push(format!(
            "{place}{name}: is unknown; expected {}",
            known.join(", ")
        ));
    }
}

/// One issuer being read.
struct Reading<'a> {
    members: &'a Map<String, Value>,
    place: String,
    mistakes: &'a mut Vec<String>,
}

impl Reading<'_> {
    fn issuer(&mut self, around: Surroundings<'_>) -> Option<IssuerSettings> {
        refuse_unknown(
            self.members,
            &MEMBERS,
            &format!("{}/", self.place),
            self.mistakes,
        );
        let issuer = self.text("issuer");
        if issuer.is_none() && !self.members.contains_key("issuer") {
            self.mistake::<()>("issuer", "is missing; expected the iss of its tokens");
        }
        let audience = self.text("audience");
        let keys = self.keys(around.folder);
        let scopes = self.scopes();
        let participants = self.participants(around.directory);
        let depositary = self.flag("depositary");
        let dialect = self.dialect();
        let speaks_for_nobody = !depositary
            && participants
                .as_ref()
                .is_some_and(|known| *known == Participants::Only(BTreeSet::new()));
        if speaks_for_nobody {
            self.mistake::<()>(
                "participants",
                "expected a participant, \"any\", or \"depositary\": true: it may speak for nobody",
            );
        }
        Some(IssuerSettings {
            issuer: issuer?,
            audience: audience.unwrap_or_else(|| around.audience.to_owned()),
            keys: keys?,
            scopes: scopes?,
            depositary,
            participants: participants?,
            dialect: dialect?,
        })
    }

    fn keys(&mut self, folder: &Path) -> Option<KeysFrom> {
        match (self.text("jwks_url"), self.text("jwks_file")) {
            (Some(url), None) => match key_sets::address(&url) {
                Ok(url) => Some(KeysFrom::Url(url)),
                Err(detail) => self.mistake("jwks_url", &detail),
            },
            (None, Some(file)) => {
                let file = folder.join(file);
                let read = std::fs::read_to_string(&file)
                    .map_err(|error| format!("cannot read {}: {error}", file.display()))
                    .and_then(|json| match jwks::parse(&json) {
                        Ok(_) => Ok(KeysFrom::Text(json)),
                        Err(error) => Err(format!("{}: {error}", file.display())),
                    });
                match read {
                    Ok(keys) => Some(keys),
                    Err(detail) => self.mistake("jwks_file", &detail),
                }
            }
            (Some(_), Some(_)) => self.mistake("jwks_url", "is given, and so is jwks_file"),
            (None, None)
                if self.members.contains_key("jwks_url")
                    || self.members.contains_key("jwks_file") =>
            {
                None
            }
            (None, None) => self.mistake("jwks_url", "is missing, and so is jwks_file"),
        }
    }

    fn scopes(&mut self) -> Option<BTreeSet<Scope>> {
        let known: Vec<&str> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
        let expected = format!("expected a list of {}", known.join(", "));
        let listed = self.texts("scopes", &expected)?;
        let mut scopes = BTreeSet::new();
        let mut all_known = true;
        for name in listed {
            match Scope::parse(&name) {
                Some(scope) => drop(scopes.insert(scope)),
                None => {
                    all_known = false;
                    self.mistake::<()>("scopes", &format!("{expected}, found {name:?}"));
                }
            }
        }
        if scopes.is_empty() && all_known {
            return self.mistake("scopes", "is empty: its tokens could do nothing");
        }
        all_known.then_some(scopes)
    }

    fn participants(&mut self, directory: &Directory) -> Option<Participants> {
        match self.members.get("participants") {
            None => return Some(Participants::Only(BTreeSet::new())),
            Some(Value::String(any)) if any == "any" => return Some(Participants::Any),
            Some(_) => {}
        }
        let expected = "expected \"any\" or a list of codes, as [\"KEN\"]";
        let mut codes = BTreeSet::new();
        let mut all_known = true;
        for text in self.texts("participants", expected)? {
            let code = ParticipantCode::parse(&text).ok();
            match code.filter(|code| directory.resolve(code).is_some()) {
                Some(code) => drop(codes.insert(code)),
                None => {
                    all_known = false;
                    let detail = format!("{expected}, and {text:?} is the code of no participant");
                    self.mistake::<()>("participants", &detail);
                }
            }
        }
        all_known.then_some(Participants::Only(codes))
    }

    fn dialect(&mut self) -> Option<Dialect> {
        let before = self.mistakes.len();
        let client_id_claim = self.claim("client_id_claim");
        let participant_claim = self.claim("participant_claim");
        if client_id_claim.is_some() && client_id_claim == participant_claim {
            self.mistake::<()>("participant_claim", "is the same as client_id_claim");
        }
        let accepts_typ_jwt = self.flag("accept_typ_jwt");
        let usual = Dialect::default();
        (self.mistakes.len() == before).then(|| Dialect {
            client_id_claim,
            participant_claim: participant_claim.unwrap_or(usual.participant_claim),
            accepts_typ_jwt,
        })
    }

    fn claim(&mut self, name: &str) -> Option<String> {
        let claim = self.text(name)?;
        if TAKEN_CLAIMS.contains(&claim.as_str()) {
            return self.mistake(name, &format!("the claim {claim:?} has a meaning already"));
        }
        Some(claim)
    }

    fn flag(&mut self, name: &str) -> bool {
        match self.members.get(name) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(other) => self
                .mistake(name, &format!("expected true or false, found {other}"))
                .unwrap_or_default(),
        }
    }

    fn text(&mut self, name: &str) -> Option<String> {
        match self.members.get(name)? {
            Value::String(text) if !text.trim().is_empty() && !text.contains(char::is_control) => {
                Some(text.clone())
            }
            other => self.mistake(
                name,
                &format!("expected a text that is not empty, found {other}"),
            ),
        }
    }

    fn texts(&mut self, name: &str, expected: &str) -> Option<Vec<String>> {
        let listed = self.members.get(name).and_then(Value::as_array);
        let texts: Option<Vec<String>> = listed.and_then(|listed| {
            let text = |value: &Value| value.as_str().map(ToOwned::to_owned);
            listed.iter().map(text).collect()
        });
        texts.or_else(|| self.mistake(name, expected))
    }

    /// Notes a mistake; there is no value then.
    fn mistake<T>(&mut self, name: &str, detail: &str) -> Option<T> {
        self.mistakes
            .push(format!("{}/{name}: {detail}", self.place));
        None
    }
}

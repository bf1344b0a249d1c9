//! Certificates of status: "the status of X as at a date", signed, so that it can be checked without this service.
//!
//! A certificate is a function of the record at a position, a legal date and the key: nothing in it is of the moment in
//! which it was asked for, so every instance with the same key gives the same bytes. It is never the depositary's
//! certificate, and says so. `docs/certificates.md` says how it is checked.

pub mod facts;
pub mod key;
pub mod key_set;
pub mod verification;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::App;
use super::moment::Moment;
use super::participants::named;
use super::problem::{Problem, ProblemCode};
use super::read::{Reading, Viewed, answer, json};
use super::wire::certificates::{
    CertificateKeyResponse, CertificateKeys, ParticipantCertificate, ParticipantFacts,
    TreatyCertificate, TreatyFacts,
};

use facts::Certifying;
use key::CertificateKey;
use key_set::KeySet;

/// The algorithm of every signature (RFC 8037).
pub const ALGORITHM: &str = "EdDSA";
/// The type in the header of every signature, so that a certificate is taken for nothing else.
pub const TYPE: &str = "signatory-certificate+jws";
/// Where the keys are published.
pub const KEYS_PATH: &str = "/v1/certificates/keys";

/// What certificates are signed with, and the keys that are published.
pub struct Certificates {
    key: CertificateKey,
    published: KeySet,
}

/// A signature with its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The JWS in compact form.
    pub jws: String,
    /// The key.
    pub kid: String,
    /// The SHA-256 of what was signed.
    pub fingerprint: String,
}

impl Certificates {
    /// Signs with a key, and publishes it with those that were used before.
    #[must_use]
    pub fn new(key: CertificateKey, retired: &KeySet) -> Self {
        Self {
            published: KeySet::of(&key).and(retired),
            key,
        }
    }

    /// The keys that are published.
    #[must_use]
    pub fn keys(&self) -> &KeySet {
        &self.published
    }

    /// Signs facts exactly as they are written here.
    ///
    /// # Errors
    /// 500 if they do not serialize, which none of ours does.
    pub fn sign(&self, facts: &impl Serialize) -> Result<Signed, Problem> {
        let bytes = serde_json::to_vec(facts).map_err(|error| {
            log::error!(error:% = error; "a certificate does not serialize");
            internal()
        })?;
        Ok(Signed {
            jws: self.key.sign(&bytes),
            kid: self.key.kid().to_owned(),
            fingerprint: fingerprint(&bytes),
        })
    }
}

/// The SHA-256 of what was signed.
pub fn fingerprint(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

fn internal() -> Problem {
    Problem::new(
        ProblemCode::InternalError,
        ProblemCode::InternalError.meaning(),
    )
}

/// Get the certificate of a participant's status
///
/// The status of a participant in relation to a treaty as at a date, with its acts, the date of effect or why there is
/// none, its statements, what was not verified, and the entry of the record; signed with Ed25519 as a JWS, to be checked
/// without this service. It is this register's, not the depositary's. `as_of` cannot lie ahead.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/participants/{code}/certificate", tag = "Certificates",
    responses((status = 200, description = "The certificate", body = ParticipantCertificate)))]
pub async fn get_participant_certificate(
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    answer(&app, &request, |reading| {
        let (moment, certificate, signed) = of_participant(reading)?;
        let canonical = facts::path(&certificate.treaty.id, &certificate.participant.code);
        let mut content = json(
            &ParticipantCertificate {
                certificate,
                signature: signed.jws,
                kid: signed.kid,
                fingerprint: signed.fingerprint,
            },
            moment.last_modified(),
        )?;
        content.links = vec![format!("<{canonical}>; rel=\"canonical\"")];
        Ok(content)
    })
}

/// Get the certificate of a treaty's status
///
/// Where a treaty stands as at a date, signed like the certificate of a participant's status.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/certificate", tag = "Certificates",
    responses((status = 200, description = "The certificate", body = TreatyCertificate)))]
pub async fn get_treaty_certificate(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, |reading| {
        let (moment, certificate, signed) = of_treaty(reading)?;
        json(
            &TreatyCertificate {
                certificate,
                signature: signed.jws,
                kid: signed.kid,
                fingerprint: signed.fingerprint,
            },
            moment.last_modified(),
        )
    })
}

/// Get the keys of certificates
///
/// A JWKS (RFC 7517): the key that signs now, then those that signed before. Keep it, and certificates can be checked
/// without this service.
#[utoipa::path(get, path = "/v1/certificates/keys", tag = "Certificates",
    responses((status = 200, description = "The keys", body = CertificateKeys)))]
pub async fn get_certificate_keys(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, keys)
}

fn keys(reading: &mut Reading<'_>) -> Viewed {
    let keys = reading.app.certificates()?.keys();
    json(&published(keys), None)
}

/// Keys as they are published.
#[must_use]
pub fn published(keys: &KeySet) -> CertificateKeys {
    CertificateKeys {
        keys: keys
            .iter()
            .map(|(kid, x)| CertificateKeyResponse {
                kty: "OKP",
                crv: "Ed25519",
                usage: "sig",
                alg: ALGORITHM,
                kid: kid.to_owned(),
                x,
            })
            .collect(),
    }
}

/// What is certified of the participant that the path names.
///
/// # Errors
/// When there is no such treaty or participant, or the date lies ahead.
pub fn of_participant(
    reading: &mut Reading<'_>,
) -> Result<(Moment, ParticipantFacts, Signed), Problem> {
    let moment = moment(reading)?;
    let (record, history) = reading.treaty(&moment)?;
    let found = named(reading, &history)?;
    let certifying = Certifying {
        register: &reading.published.register,
        record,
        history: &history,
        moment,
        service: reading.app.url(""),
    };
    let facts = certifying.participant(&found.code)?;
    let facts = facts.ok_or_else(|| {
        Problem::new(
            ProblemCode::ParticipantNotFound,
            format!(
                "{} has done nothing in relation to this treaty and cannot take part in it",
                reading.path("code")
            ),
        )
    })?;
    let signed = reading.app.certificates()?.sign(&facts)?;
    Ok((moment, facts, signed))
}

/// What is certified of the treaty that the path names.
///
/// # Errors
/// When there is no such treaty, or the date lies ahead.
pub fn of_treaty(reading: &mut Reading<'_>) -> Result<(Moment, TreatyFacts, Signed), Problem> {
    let moment = moment(reading)?;
    let (record, history) = reading.treaty(&moment)?;
    let certifying = Certifying {
        register: &reading.published.register,
        record,
        history: &history,
        moment,
        service: reading.app.url(""),
    };
    let facts = certifying.treaty()?;
    let signed = reading.app.certificates()?.sign(&facts)?;
    Ok((moment, facts, signed))
}

/// The moment asked for. A certificate says what is so, and never what will be.
fn moment(reading: &mut Reading<'_>) -> Result<Moment, Problem> {
    let moment = reading.moment()?;
    if moment.as_of > reading.today {
        let detail = format!(
            "{} lies ahead; a certificate says what is so, up to {}, today's date in New York",
            moment.as_of, reading.today
        );
        return Err(Problem::parameter("as_of", detail));
    }
    Ok(moment)
}

impl App {
    /// What certificates are signed with.
    ///
    /// # Errors
    /// 500 when the application was made without.
    pub(super) fn certificates(&self) -> Result<&Certificates, Problem> {
        self.certificates.as_deref().ok_or_else(|| {
            log::error!("the application was made without a key for certificates");
            internal()
        })
    }
}

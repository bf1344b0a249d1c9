//! The examples of files and certificates: a row of each, and a certificate with a signature of the length of one.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::domain::ids::ParticipantCode;
use crate::domain::language::Language;
use crate::http::certificates::facts::Certifying;
use crate::http::certificates::key_set::KeySet;
use crate::http::certificates::{ALGORITHM, TYPE, fingerprint, published};
use crate::http::files::package::{Described, Rows};
use crate::http::files::{Table, csv, lines, tables};
use crate::http::problem::Problem;
use crate::http::wire::certificates::{ParticipantCertificate, TreatyCertificate};
use crate::http::wire::participants::{ParticipantResponse, StatusRow};

use super::{ContractError, Example, Place, Sample, answer};

/// The public key of RFC 8037, appendix A.2.
const KEYS: &str =
    r#"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#;
const KID: &str = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
const SERVICE: &str = "https://register.example.int";

fn failed(problem: Problem) -> ContractError {
    ContractError::Examples(problem.detail)
}

impl Sample {
    /// The examples of files and certificates.
    pub(super) fn files(&self) -> Result<Vec<(&'static str, Example)>, ContractError> {
        let missing = || ContractError::Examples("the shipped record lacks the host State".into());
        let record = self.register.treaty(&self.treaty).ok_or_else(missing)?;
        let directory = self.register.directory();
        let host = ParticipantCode::parse("VNM")
            .map_err(|error| ContractError::Examples(error.to_string()))?;
        let certifying = Certifying {
            register: &self.register,
            record,
            history: &record.history,
            moment: self.moment,
            service: SERVICE.to_owned(),
        };
        let assessment = certifying.assessment();
        let standing = assessment.standing(&host).ok_or_else(missing)?;
        let participants = vec![StatusRow::of(standing, Language::En)];
        let directory_rows = vec![ParticipantResponse::of(
            &standing.participant,
            directory,
            self.moment.as_of,
        )];
        let actions = vec![self.action()?];
        let series = self.series()?.points.into_iter().take(1).collect();
        let rows = Rows {
            participants,
            actions,
            series,
        };
        let described = Described {
            treaty: &record.treaty,
            moment: self.moment,
            language: Language::En,
            service: SERVICE.to_owned(),
            is_pinned: false,
        };
        let mut examples = Vec::new();
        let mut add = |ids: [&'static str; 3], csv: String, lines: String| {
            let [list, as_csv, as_lines] = ids;
            for id in [list, as_csv] {
                examples.push((id, file("text/csv", csv.clone())));
            }
            for id in [list, as_lines] {
                examples.push((id, file("application/x-ndjson", lines.clone())));
            }
        };
        let (csv, lines) = self.both(&tables::PARTICIPANTS, &rows.participants)?;
        add(
            [
                "list_treaty_participants",
                "get_treaty_participants_csv",
                "get_treaty_participants_ndjson",
            ],
            csv,
            lines,
        );
        let (csv, lines) = self.both(&tables::ACTIONS, &rows.actions)?;
        add(
            ["list_actions", "get_actions_csv", "get_actions_ndjson"],
            csv,
            lines,
        );
        let (csv, lines) = self.both(&tables::SERIES, &rows.series)?;
        add(
            ["get_series", "get_series_csv", "get_series_ndjson"],
            csv,
            lines,
        );
        let (csv, lines) = self.both(&tables::DIRECTORY, &directory_rows)?;
        add(
            [
                "list_participants",
                "get_participants_csv",
                "get_participants_ndjson",
            ],
            csv,
            lines,
        );
        let package = described.package(&rows).map_err(failed)?;
        examples.push(answer("get_data_package", &package)?);
        let facts = certifying.participant(&host).map_err(failed)?;
        let facts = facts.ok_or_else(missing)?;
        let (signature, fingerprint) = signed(&serde_json::to_vec(&facts)?);
        let certificate = ParticipantCertificate {
            certificate: facts,
            signature,
            kid: KID.to_owned(),
            fingerprint,
        };
        examples.push(answer("get_participant_certificate", &certificate)?);
        let facts = certifying.treaty().map_err(failed)?;
        let (signature, fingerprint) = signed(&serde_json::to_vec(&facts)?);
        let certificate = TreatyCertificate {
            certificate: facts,
            signature,
            kid: KID.to_owned(),
            fingerprint,
        };
        examples.push(answer("get_treaty_certificate", &certificate)?);
        let keys =
            KeySet::parse(KEYS).map_err(|error| ContractError::Examples(error.to_string()))?;
        examples.push(answer("get_certificate_keys", &published(&keys))?);
        Ok(examples)
    }

    fn both<T: serde::Serialize>(
        &self,
        table: &Table<T>,
        rows: &[T],
    ) -> Result<(String, String), ContractError> {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Ok((
            text(csv::written(table, rows, &self.moment).map_err(failed)?),
            text(lines(rows).map_err(failed)?),
        ))
    }
}

fn file(media: &'static str, text: String) -> Example {
    Example {
        place: Place::File(media),
        value: Value::String(text),
    }
}

/// What the form of a signature is; no key signed it, and no key checks it.
fn signed(payload: &[u8]) -> (String, String) {
    let header = json!({ "alg": ALGORITHM, "kid": KID, "typ": TYPE }).to_string();
    let parts = [header.as_bytes(), payload, &[0; 64]];
    let jws = parts.map(|part| URL_SAFE_NO_PAD.encode(part)).join(".");
    (jws, fingerprint(payload))
}

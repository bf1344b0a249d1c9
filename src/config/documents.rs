//! Where documents are kept, and the bounds of uploads.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use crate::ledger::custody::CustodyLimits;
use crate::vault::{Bucket, VaultConfig};

use super::Mistakes;

/// Where documents are kept.
#[derive(Debug, Clone, Args)]
pub struct VaultArgs {
    /// Where documents are kept.
    #[arg(
        long,
        env = "SIGNATORY_DOCUMENT_STORE",
        value_name = "FOLDER|URL",
        help = "The document store: a folder, or s3://BUCKET/PREFIX [default: documents in the data folder]"
    )]
    document_store: Option<String>,
    #[command(flatten)]
    bucket: BucketArgs,
}

/// How a bucket is reached: what other programs call these too.
#[derive(Clone, Args)]
struct BucketArgs {
    /// With s3: the region
    #[arg(long, env = "AWS_REGION", value_name = "REGION")]
    aws_region: Option<String>,
    /// With s3: where the store answers, if it is not Amazon's
    #[arg(long, env = "AWS_ENDPOINT_URL", value_name = "URL")]
    aws_endpoint_url: Option<String>,
    /// With s3: the name of the key
    #[arg(
        long,
        env = "AWS_ACCESS_KEY_ID",
        hide_env_values = true,
        value_name = "ID"
    )]
    aws_access_key_id: Option<String>,
    /// With s3: the key
    #[arg(
        long,
        env = "AWS_SECRET_ACCESS_KEY",
        hide_env_values = true,
        value_name = "KEY"
    )]
    aws_secret_access_key: Option<String>,
    /// With s3: for a key that expires
    #[arg(
        long,
        env = "AWS_SESSION_TOKEN",
        hide_env_values = true,
        value_name = "TOKEN"
    )]
    aws_session_token: Option<String>,
    /// With s3: whether the endpoint may be reached without TLS, for development
    #[arg(long, env = "AWS_ALLOW_HTTP", value_parser = clap::builder::FalseyValueParser::new())]
    aws_allow_http: bool,
}

/// Without the secrets.
impl std::fmt::Debug for BucketArgs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BucketArgs")
            .field("aws_region", &self.aws_region)
            .field("aws_endpoint_url", &self.aws_endpoint_url)
            .finish_non_exhaustive()
    }
}

/// The bounds of uploads.
#[derive(Debug, Clone, Args)]
pub struct UploadArgs {
    /// The largest document, in MiB
    #[arg(
        long,
        env = "SIGNATORY_DOCUMENT_LIMIT_MIB",
        default_value = "10",
        value_name = "MIB"
    )]
    document_limit_mib: String,
    /// How many uploads may go on at once before others are turned away with 503
    #[arg(
        long,
        env = "SIGNATORY_UPLOADS_AT_ONCE",
        default_value = "32",
        value_name = "NUMBER"
    )]
    uploads_at_once: String,
    /// How long an upload may pause, in seconds
    #[arg(
        long,
        env = "SIGNATORY_UPLOAD_PAUSE_SECONDS",
        default_value = "20",
        value_name = "SECONDS"
    )]
    upload_pause_seconds: String,
    /// How long an upload may take in all, in seconds
    #[arg(
        long,
        env = "SIGNATORY_UPLOAD_SECONDS",
        default_value = "300",
        value_name = "SECONDS"
    )]
    upload_seconds: String,
}

impl VaultArgs {
    pub(super) fn check_into(
        &self,
        data_dir: Option<&Path>,
        mistakes: &mut Mistakes,
    ) -> Option<VaultConfig> {
        match &self.document_store {
            None => Some(VaultConfig::Folder(data_dir?.join("documents"))),
            Some(text) => match text.strip_prefix("s3://") {
                Some(rest) => self
                    .bucket
                    .check_into(rest, mistakes)
                    .map(|bucket| VaultConfig::Bucket(Box::new(bucket))),
                None if text.trim().is_empty() || text.contains("://") => {
                    mistakes.0.push(format!(
                        "SIGNATORY_DOCUMENT_STORE: expected a folder or s3://BUCKET/PREFIX, found {text:?}"
                    ));
                    None
                }
                None => Some(VaultConfig::Folder(PathBuf::from(text))),
            },
        }
    }
}

impl BucketArgs {
    fn check_into(&self, rest: &str, mistakes: &mut Mistakes) -> Option<Bucket> {
        let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        let name = mistakes.take(
            "SIGNATORY_DOCUMENT_STORE",
            (name.len() >= 3 && name.chars().all(is_name))
                .then(|| name.to_owned())
                .ok_or_else(|| format!("expected s3://BUCKET/PREFIX, found the bucket {name:?}")),
        );
        let mut given = |key: &str, value: &Option<String>| {
            mistakes.take(
                key,
                value
                    .clone()
                    .filter(|value| !value.trim().is_empty())
                    .ok_or_else(|| "expected with a document store at s3://".to_owned()),
            )
        };
        let region = given("AWS_REGION", &self.aws_region);
        let access_key_id = given("AWS_ACCESS_KEY_ID", &self.aws_access_key_id);
        let secret_access_key = given("AWS_SECRET_ACCESS_KEY", &self.aws_secret_access_key);
        if let Some(endpoint) = &self.aws_endpoint_url
            && !endpoint.starts_with("https://")
            && !(self.aws_allow_http && endpoint.starts_with("http://"))
        {
            mistakes.0.push(format!(
                "AWS_ENDPOINT_URL: expected an https:// address, or http:// with AWS_ALLOW_HTTP, found {endpoint:?}"
            ));
        }
        Some(Bucket {
            name: name?,
            prefix: prefix.trim_matches('/').to_owned(),
            region: region?,
            endpoint: self.aws_endpoint_url.clone(),
            access_key_id: access_key_id?,
            secret_access_key: secret_access_key?,
            session_token: self.aws_session_token.clone(),
            allows_http: self.aws_allow_http,
        })
    }
}

impl UploadArgs {
    pub(super) fn check_into(&self, mistakes: &mut Mistakes) -> Option<CustodyLimits> {
        let limit = mistakes.number(
            "SIGNATORY_DOCUMENT_LIMIT_MIB",
            &self.document_limit_mib,
            1..=1024,
        );
        let at_once = mistakes.number("SIGNATORY_UPLOADS_AT_ONCE", &self.uploads_at_once, 1..=1024);
        let pause = mistakes.number(
            "SIGNATORY_UPLOAD_PAUSE_SECONDS",
            &self.upload_pause_seconds,
            1..=600,
        );
        let whole = mistakes.number("SIGNATORY_UPLOAD_SECONDS", &self.upload_seconds, 1..=86_400);
        Some(CustodyLimits {
            document_bytes: u64::from(limit?).saturating_mul(1024 * 1024),
            uploads_at_once: usize::try_from(at_once?).ok()?,
            pause: Duration::from_secs(u64::from(pause?)),
            whole: Duration::from_secs(u64::from(whole?)),
        })
    }
}

//! Configuration: the keys of certificates.

use std::path::PathBuf;

use clap::Args;

/// The keys of certificates.
#[derive(Debug, Clone, Args)]
pub struct CertificateArgs {
    /// A file with the key that certificates are signed with (Ed25519, PKCS#8, PEM), the same for every instance [default: certificate-key.pem in the data folder]
    #[arg(long, env = "SIGNATORY_CERTIFICATE_KEY_FILE", value_name = "FILE")]
    certificate_key_file: Option<PathBuf>,
    /// A file with the public keys that signed certificates before (JWKS), which stay published
    #[arg(
        long,
        env = "SIGNATORY_CERTIFICATE_RETIRED_KEYS_FILE",
        value_name = "FILE"
    )]
    certificate_retired_keys_file: Option<PathBuf>,
}

/// The same, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateConfig {
    /// The file of the key; none for the one in the data folder.
    pub key_file: Option<PathBuf>,
    /// The file of the keys that were used before.
    pub retired_keys_file: Option<PathBuf>,
}

impl CertificateArgs {
    /// Reads the values; the files are read where they are needed.
    #[must_use]
    pub fn check(&self) -> CertificateConfig {
        CertificateConfig {
            key_file: self.certificate_key_file.clone(),
            retired_keys_file: self.certificate_retired_keys_file.clone(),
        }
    }
}

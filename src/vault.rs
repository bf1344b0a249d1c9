//! Where the bytes of documents are kept: a folder, or a bucket that speaks S3. Addressed by their SHA-256.
//!
//! The vault knows bytes, sizes and hashes; it knows neither submissions nor names, and a name never becomes a path.
//! What arrives is written under `incoming/` piece by piece and moved to its address once it is whole and accepted.

pub mod content;
pub mod incoming;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::stream::BoxStream;
use futures_util::{StreamExt as _, TryStreamExt as _};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{BackoffConfig, ClientOptions, ObjectStore, ObjectStoreExt as _, RetryConfig};
use sha2::{Digest as _, Sha256};

use incoming::Incoming;

/// How much of an upload is in memory at once, in a folder.
const FOLDER_PART_BYTES: usize = 256 * 1024;
/// The same in a bucket: S3 takes no smaller part but the last.
const BUCKET_PART_BYTES: usize = 5 * 1024 * 1024;
/// How long one request to a bucket may take, and how long it is tried again.
const BUCKET_TIMEOUT: Duration = Duration::from_secs(30);
/// How long moving a document to its address may take.
const PLACING: Duration = Duration::from_secs(120);
/// What nobody has finished after a day, nobody will.
const FORGOTTEN: TimeDelta = TimeDelta::days(1);

/// Where the vault is.
#[derive(Clone, PartialEq, Eq)]
pub enum VaultConfig {
    /// A folder.
    Folder(PathBuf),
    /// A bucket that speaks S3.
    Bucket(Box<Bucket>),
}

/// A bucket, and how it is reached.
#[derive(Clone, PartialEq, Eq)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// The part of every key before ours; may be empty.
    pub prefix: String,
    /// The region.
    pub region: String,
    /// Where it answers, if that is not Amazon.
    pub endpoint: Option<String>,
    /// Who we are.
    pub access_key_id: String,
    /// How we prove it.
    pub secret_access_key: String,
    /// For credentials that expire.
    pub session_token: Option<String>,
    /// Whether it may be reached without TLS.
    pub allows_http: bool,
}

impl std::fmt::Display for VaultConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "{}", folder.display()),
            Self::Bucket(bucket) => write!(f, "s3://{}/{}", bucket.name, bucket.prefix),
        }
    }
}

/// Like [`std::fmt::Display`], so that no secret gets into a log.
impl std::fmt::Debug for VaultConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

/// Why the vault could not do what was asked; for operators and logs, never for clients.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// There are no bytes at the address.
    #[error("the vault has no document with SHA-256 {0}")]
    Missing(Address),
    /// The bytes at the address have another hash.
    #[error("the document at {expected} has changed: its SHA-256 is {found}")]
    Changed {
        /// What they should have.
        expected: Address,
        /// What they have.
        found: Address,
    },
    /// The store refused or could not be reached.
    #[error("the document store refused: {0}")]
    Store(#[from] object_store::Error),
    /// The folder could not be made or read.
    #[error("the folder of documents cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    /// The store took too long.
    #[error("the document store took too long")]
    TooSlow,
}

/// The SHA-256 of some bytes, which is where they are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address([u8; 32]);

impl Address {
    /// Where these bytes belong.
    #[must_use]
    pub fn of(hash: Sha256) -> Self {
        Self(hash.finalize().into())
    }

    /// Reads 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 32] = hex::decode(text).ok()?.try_into().ok()?;
        let address = Self(bytes);
        (address.to_string() == text).then_some(address)
    }

    /// The hash.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// `sha256/ab/cdef…`: two digits as a folder, so that none has too many files.
    fn path(self) -> Path {
        let hex = self.to_string();
        let (folder, rest) = hex.split_at_checked(2).unwrap_or(("", &hex));
        Path::from_iter(["sha256", folder, rest])
    }

    fn from_path(path: &Path) -> Option<Self> {
        let (folder, rest) = path.as_ref().strip_prefix("sha256/")?.split_once('/')?;
        Self::parse(&format!("{folder}{rest}"))
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// A stream of the bytes of a document. It ends with an error if they are not those of the address.
pub type Stream = BoxStream<'static, Result<Bytes, VaultError>>;

/// The vault; clones share the store.
#[derive(Clone)]
pub struct Vault {
    store: Arc<dyn ObjectStore>,
    /// The folder, if it is one: what was left half written is found there only.
    folder: Option<PathBuf>,
    part_bytes: usize,
}

impl Vault {
    /// Opens a vault; a folder is made if absent.
    ///
    /// # Errors
    /// When the folder cannot be made, or the settings of a bucket do not fit together. A bucket is not asked yet.
    pub fn open(config: &VaultConfig) -> Result<Self, VaultError> {
        match config {
            VaultConfig::Folder(folder) => {
                std::fs::create_dir_all(folder)?;
                // Synced to the disk before an upload is acknowledged, like the record itself.
                let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
                Ok(Self {
                    store: Arc::new(store),
                    folder: Some(folder.clone()),
                    part_bytes: FOLDER_PART_BYTES,
                })
            }
            VaultConfig::Bucket(bucket) => Ok(Self {
                store: bucket.open()?,
                folder: None,
                part_bytes: BUCKET_PART_BYTES,
            }),
        }
    }

    /// Begins to take in a document; `id` is any name that no other upload has.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn receive(&self, id: &str) -> Result<Incoming, VaultError> {
        Incoming::begin(self.clone(), Path::from_iter(["incoming", id])).await
    }

    /// The bytes at an address, checked against it as they pass: the last piece is held back until the hash is known,
    /// so that a document that has changed is never delivered whole.
    ///
    /// # Errors
    /// [`VaultError::Missing`], or when the store refuses.
    pub async fn read(&self, address: Address) -> Result<Stream, VaultError> {
        let found = match self.store.get(&address.path()).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Err(VaultError::Missing(address)),
            Err(error) => return Err(error.into()),
        };
        let pieces = found.into_stream().map_err(VaultError::from).boxed();
        let checking = Checking {
            pieces,
            hash: Sha256::new(),
            held: None,
        };
        let checked = futures_util::stream::try_unfold(Some(checking), move |state| async move {
            let Some(state) = state else {
                return Ok(None);
            };
            state.next(address).await
        });
        Ok(checked.boxed())
    }

    /// Reads a document to its end and throws it away: whether it is there and unchanged.
    ///
    /// # Errors
    /// [`VaultError::Missing`], [`VaultError::Changed`], or when the store refuses.
    pub async fn check(&self, address: Address) -> Result<(), VaultError> {
        let mut bytes = self.read(address).await?;
        while bytes.try_next().await?.is_some() {}
        Ok(())
    }

    /// Removes the bytes at an address, if there are any.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn remove(&self, address: Address) -> Result<(), VaultError> {
        self.delete(&address.path()).await
    }

    /// Every address at which there are bytes.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn addresses(&self) -> Result<Vec<Address>, VaultError> {
        let prefix = Path::from("sha256");
        let mut found = self.store.list(Some(&prefix));
        let mut addresses = Vec::new();
        while let Some(object) = found.try_next().await? {
            addresses.extend(Address::from_path(&object.location));
        }
        Ok(addresses)
    }

    /// Removes what was begun more than a day before and never finished. Returns how many there were.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn forget_incoming(&self, now: DateTime<Utc>) -> Result<u64, VaultError> {
        let before = now - FORGOTTEN;
        let prefix = Path::from("incoming");
        let mut listed = self.store.list(Some(&prefix));
        let mut old = Vec::new();
        while let Some(object) = listed.try_next().await? {
            if object.last_modified < before {
                old.push(object.location);
            }
        }
        let mut removed = 0;
        for path in &old {
            self.delete(path).await?;
            removed += 1;
        }
        Ok(removed + self.forget_half_written(before)?)
    }

    /// In a folder, what a crash left half written has a name that the store does not list.
    fn forget_half_written(&self, before: DateTime<Utc>) -> Result<u64, VaultError> {
        let Some(folder) = &self.folder else {
            return Ok(0);
        };
        let entries = match std::fs::read_dir(folder.join("incoming")) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(0),
            other => other?,
        };
        let mut removed = 0;
        for entry in entries {
            let entry = entry?;
            let modified: DateTime<Utc> = entry.metadata()?.modified()?.into();
            if modified < before {
                std::fs::remove_file(entry.path())?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// Moves what arrived to its address. The same bytes may be there already; they are replaced by themselves.
    async fn place(&self, from: &Path, address: Address) -> Result<(), VaultError> {
        let to = address.path();
        match tokio::time::timeout(PLACING, self.store.rename(from, &to)).await {
            Ok(moved) => Ok(moved?),
            Err(_late) => Err(VaultError::TooSlow),
        }
    }

    async fn delete(&self, path: &Path) -> Result<(), VaultError> {
        match self.store.delete(path).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// A document on its way out.
struct Checking {
    pieces: Stream,
    hash: Sha256,
    held: Option<Bytes>,
}

impl Checking {
    async fn next(mut self, address: Address) -> Result<Option<(Bytes, Option<Self>)>, VaultError> {
        loop {
            match self.pieces.try_next().await? {
                Some(piece) if piece.is_empty() => {}
                Some(piece) => {
                    self.hash.update(&piece);
                    if let Some(before) = self.held.replace(piece) {
                        return Ok(Some((before, Some(self))));
                    }
                }
                None => {
                    let found = Address::of(self.hash);
                    if found != address {
                        return Err(VaultError::Changed {
                            expected: address,
                            found,
                        });
                    }
                    return Ok(self.held.map(|last| (last, None)));
                }
            }
        }
    }
}

impl Bucket {
    fn open(&self) -> Result<Arc<dyn ObjectStore>, VaultError> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&self.name)
            .with_region(&self.region)
            .with_access_key_id(&self.access_key_id)
            .with_secret_access_key(&self.secret_access_key)
            // Not every store that speaks S3 has it.
            .with_disable_bulk_delete(true)
            .with_client_options(
                ClientOptions::new()
                    .with_allow_http(self.allows_http)
                    .with_timeout(BUCKET_TIMEOUT),
            )
            .with_retry(RetryConfig {
                backoff: BackoffConfig::default(),
                max_retries: 3,
                retry_timeout: BUCKET_TIMEOUT,
            });
        if let Some(endpoint) = &self.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        if let Some(token) = &self.session_token {
            builder = builder.with_token(token);
        }
        let bucket = builder.build()?;
        Ok(Arc::new(PrefixStore::new(bucket, self.prefix.as_str())))
    }
}

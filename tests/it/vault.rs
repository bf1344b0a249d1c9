//! Where the bytes of documents are kept: what they are taken for, in a folder and in a bucket.

mod bucket;
mod content;
mod folder;

use std::future::Future;

use signatory::vault::{Address, Stream, Vault, VaultError};

/// Runs something asynchronous to its end.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}

/// Keeps some bytes, sent in small pieces.
pub async fn keep(vault: &Vault, id: &str, bytes: &[u8]) -> Result<Address, VaultError> {
    let mut incoming = vault.receive(id).await?;
    for piece in bytes.chunks(60_000) {
        incoming.write(piece).await?;
    }
    incoming.keep().await
}

/// Everything that a stream gives.
pub async fn drain(mut stream: Stream) -> Result<Vec<u8>, VaultError> {
    use futures_util::TryStreamExt as _;
    let mut bytes = Vec::new();
    while let Some(piece) = stream.try_next().await? {
        bytes.extend(piece);
    }
    Ok(bytes)
}

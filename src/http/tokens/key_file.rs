//! A file that holds a secret: made once, for its owner alone.
//!
//! The file appears under its name complete or not at all, and whoever comes second finds the first one's. Where
//! the system has no Unix permissions they are neither set nor checked.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use super::keys::KeyError;

/// Far more than a key needs.
const MAX_FILE_BYTES: u64 = 64 * 1024;

/// What is in a file of a directory; if there is none yet, it is made with this content.
///
/// # Errors
/// When others than its owner may touch it, or it cannot be read or made.
pub fn load_or_create(directory: &Path, name: &str, content: &[u8]) -> Result<Vec<u8>, KeyError> {
    let path = directory.join(name);
    if let Some(known) = read(&path)? {
        return Ok(known);
    }
    create(directory, name, content)?;
    // What counts is what is in the file: another process may have been faster.
    read(&path)?.ok_or_else(|| unreadable(&path, ErrorKind::NotFound.into()))
}

/// Reads the file, unless others than its owner may touch it; `None` when there is no such file.
///
/// # Errors
/// When others than its owner may touch it, or it cannot be read.
pub fn read(path: &Path) -> Result<Option<Vec<u8>>, KeyError> {
    let file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(|error| unreadable(path, error))?,
    };
    refuse_exposed(&file, path)?;
    let mut content = Vec::new();
    file.take(MAX_FILE_BYTES)
        .read_to_end(&mut content)
        .map_err(|error| unreadable(path, error))?;
    Ok(Some(content))
}

/// Makes the file in a directory, made too if need be; leaves one that is already there as it is.
pub(super) fn create(directory: &Path, name: &str, content: &[u8]) -> Result<(), KeyError> {
    create_directory(directory).map_err(|error| unwritable(directory, error))?;
    let path = directory.join(name);
    let draft = directory.join(format!(".{name}.{}", random_suffix()?));

    let linked = write_draft(&draft, content).and_then(|()| {
        // Unlike a rename, a link never takes the place of a file that another process has just made.
        match fs::hard_link(&draft, &path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            outcome => outcome,
        }
    });
    let removed = match fs::remove_file(&draft) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    };
    linked
        .and(removed)
        .and_then(|()| keep_entries(directory))
        .map_err(|error| unwritable(&path, error))
}

fn random_suffix() -> Result<String, KeyError> {
    let mut random = [0; 16];
    let Ok(()) = aws_lc_rs::rand::fill(&mut random) else {
        return Err(KeyError::Generation);
    };
    Ok(hex::encode(random))
}

fn write_draft(draft: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(draft)?;
    file.write_all(content)?;
    file.sync_all()
}

fn create_directory(directory: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory)
}

/// A new name survives a power cut only once its directory has been written.
fn keep_entries(directory: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        File::open(directory)?.sync_all()?;
    }
    Ok(())
}

/// Asks the open file, not the path, which might name another one a moment later.
#[cfg(unix)]
fn refuse_exposed(file: &File, path: &Path) -> Result<(), KeyError> {
    use std::os::unix::fs::PermissionsExt;

    let metadata = file.metadata().map_err(|error| unreadable(path, error))?;
    let mode = metadata.permissions().mode() & 0o7777;
    if mode & 0o077 == 0 {
        return Ok(());
    }
    Err(KeyError::Exposed {
        path: path.to_owned(),
        mode,
    })
}

#[cfg(not(unix))]
fn refuse_exposed(_file: &File, _path: &Path) -> Result<(), KeyError> {
    Ok(())
}

fn unreadable(path: &Path, source: std::io::Error) -> KeyError {
    KeyError::Unreadable {
        path: path.to_owned(),
        source,
    }
}

fn unwritable(path: &Path, source: std::io::Error) -> KeyError {
    KeyError::Unwritable {
        path: path.to_owned(),
        source,
    }
}

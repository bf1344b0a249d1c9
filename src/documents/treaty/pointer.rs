//! JSON pointers (RFC 6901), built while a document is checked.

use std::fmt;

use serde_path_to_error::{Path, Segment};

use super::DocumentError;

/// The place of a value in a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Pointer(String);

impl Pointer {
    /// The place of the whole document.
    pub(super) fn root() -> Self {
        Self::default()
    }

    /// The place at which reading stopped.
    pub(super) fn of_path(path: &Path) -> Self {
        path.iter()
            .fold(Self::root(), |pointer, segment| match segment {
                Segment::Seq { index } => pointer.at(*index),
                Segment::Map { key } => pointer.of(key),
                Segment::Enum { variant } => pointer.of(variant),
                Segment::Unknown => pointer,
            })
    }

    /// The place of a field of the object here.
    pub(super) fn of(&self, field: &str) -> Self {
        Self(format!(
            "{}/{}",
            self.0,
            field.replace('~', "~0").replace('/', "~1")
        ))
    }

    /// The place of an item of the list here.
    pub(super) fn at(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// What is wrong here.
    pub(super) fn error(&self, detail: impl Into<String>) -> DocumentError {
        DocumentError {
            pointer: self.0.clone(),
            detail: detail.into(),
        }
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

//! A text of a stored entry: borrowed from its bytes where they hold it as it is, without an escape.

use std::borrow::Cow;
use std::ops::Deref;

use arcstr::ArcStr;
use serde::{Deserialize, Serialize};

/// A text, read or to be written.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a ArcStr> for Text<'a> {
    fn from(text: &'a ArcStr) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl From<Text<'_>> for ArcStr {
    fn from(text: Text<'_>) -> Self {
        Self::from(&*text)
    }
}

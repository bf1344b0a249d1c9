//! How an embedded form looks: its size, which is fixed, and its colours.

use crate::http::problem::Problem;
use crate::http::query::Query;

/// One of the three sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// The count and the date.
    Small,
    /// Everything, in a column of text.
    Medium,
    /// Everything, across a page.
    Large,
}

/// The colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As the reader prefers.
    Auto,
}

impl Size {
    /// All of them, the smallest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// Its name in a query.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// Width and height, in pixels.
    #[must_use]
    pub fn pixels(self) -> (u32, u32) {
        match self {
            Self::Small => (320, 170),
            Self::Medium => (480, 320),
            Self::Large => (640, 320),
        }
    }

    /// The size that the query asks for.
    ///
    /// # Errors
    /// When it is none of them.
    pub fn read(query: &mut Query) -> Result<Self, Problem> {
        let read = |name: &str| Self::ALL.into_iter().find(|size| size.as_str() == name);
        let asked = query.one("size", "small, medium or large", read)?;
        Ok(asked.unwrap_or(Self::Medium))
    }
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Auto];

    /// Its name in a query.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Auto => "auto",
        }
    }

    /// The colours that the query asks for.
    ///
    /// # Errors
    /// When they are none of them.
    pub fn read(query: &mut Query) -> Result<Self, Problem> {
        let read = |name: &str| Self::ALL.into_iter().find(|theme| theme.as_str() == name);
        let asked = query.one("theme", "light, dark or auto", read)?;
        Ok(asked.unwrap_or(Self::Auto))
    }

    /// The same for a picture, which cannot follow the reader's preference by its attributes alone.
    ///
    /// # Errors
    /// When they are neither light nor dark.
    pub fn read_fixed(query: &mut Query) -> Result<Self, Problem> {
        let fixed = [Self::Light, Self::Dark];
        let read = |name: &str| fixed.into_iter().find(|theme| theme.as_str() == name);
        let asked = query.one("theme", "light or dark", read)?;
        Ok(asked.unwrap_or(Self::Light))
    }

    /// The value of CSS's `color-scheme`.
    #[must_use]
    pub fn color_scheme(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Auto => "light dark",
        }
    }
}

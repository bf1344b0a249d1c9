//! The code that a person copies into a page, for each form; and the addresses in it.

use crate::domain::language::Language;
use crate::http::App;
use crate::http::wire::path_segment;

use super::settings::{Size, Theme};

/// What was chosen.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// The treaty's id.
    pub treaty: String,
    /// The size.
    pub size: Size,
    /// The colours.
    pub theme: Theme,
    /// The language.
    pub language: Language,
    /// The clocks, where another moment than the present one was asked for.
    pub clocks: Vec<(String, String)>,
}

impl Chosen {
    /// The path of the frame.
    #[must_use]
    pub fn frame_path(&self) -> String {
        let mut parameters = vec![
            ("size".to_owned(), self.size.as_str().to_owned()),
            ("theme".to_owned(), self.theme.as_str().to_owned()),
            ("lang".to_owned(), self.language.tag().to_owned()),
        ];
        parameters.extend(self.clocks.iter().cloned());
        let query = serde_urlencoded::to_string(parameters).unwrap_or_default();
        format!("/embed/{}/progress?{query}", path_segment(&self.treaty))
    }

    /// The path of the badge.
    #[must_use]
    pub fn badge_path(&self) -> String {
        let treaty = path_segment(&self.treaty);
        format!("/treaties/{treaty}/badge.svg?lang={}", self.language.tag())
    }

    /// The path of the picture in light or dark colours.
    #[must_use]
    pub fn picture_path(&self, theme: Theme) -> String {
        format!(
            "/treaties/{}/progress.svg?size={}&theme={}&lang={}",
            path_segment(&self.treaty),
            self.size.as_str(),
            theme.as_str(),
            self.language.tag()
        )
    }

    /// The colours of a picture where the reader's preference is not known.
    #[must_use]
    pub fn fixed_theme(&self) -> Theme {
        match self.theme {
            Theme::Auto => Theme::Light,
            fixed => fixed,
        }
    }

    /// The treaty's page.
    #[must_use]
    pub fn page_path(&self) -> String {
        let treaty = path_segment(&self.treaty);
        format!("/treaties/{treaty}?lang={}", self.language.tag())
    }
}

/// A text in an attribute or in the content of an element.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '"' => "&quot;".to_owned(),
            '\'' => "&#39;".to_owned(),
            other => other.to_string(),
        })
        .collect()
}

/// A frame. Its size is in attributes, so that nothing moves and no style is needed, which a strict policy would forbid.
#[must_use]
pub fn frame(app: &App, chosen: &Chosen, title: &str) -> String {
    let (width, height) = chosen.size.pixels();
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" referrerpolicy=\"no-referrer\" frameborder=\"0\"></iframe>",
        escaped(&app.url(&chosen.frame_path())),
        escaped(title),
    )
}

/// The component. What it holds is shown until the script has run, and where it cannot.
#[must_use]
pub fn component(app: &App, chosen: &Chosen, name: &str) -> String {
    format!(
        "<script type=\"module\" src=\"{}\"></script>\n<treaty-progress treaty=\"{}\" lang=\"{}\" theme=\"{}\" size=\"{}\"><a href=\"{}\">{}</a></treaty-progress>",
        escaped(&app.url("/embed/treaty-progress.js")),
        escaped(&chosen.treaty),
        chosen.language.tag(),
        chosen.theme.as_str(),
        chosen.size.as_str(),
        escaped(&app.url(&chosen.page_path())),
        escaped(name),
    )
}

/// The badge as a link.
#[must_use]
pub fn badge(app: &App, chosen: &Chosen, title: &str) -> String {
    format!(
        "<a href=\"{}\"><img src=\"{}\" alt=\"{}\" height=\"20\"></a>",
        escaped(&app.url(&chosen.page_path())),
        escaped(&app.url(&chosen.badge_path())),
        escaped(title),
    )
}

/// The picture as a link, in the colours that were chosen or that the reader prefers.
#[must_use]
pub fn picture(app: &App, chosen: &Chosen, title: &str) -> String {
    let (width, height) = chosen.size.pixels();
    let address = |theme| escaped(&app.url(&chosen.picture_path(theme)));
    let dark = match chosen.theme {
        Theme::Auto => format!(
            "<source srcset=\"{}\" media=\"(prefers-color-scheme: dark)\">",
            address(Theme::Dark)
        ),
        Theme::Light | Theme::Dark => String::new(),
    };
    format!(
        "<a href=\"{}\"><picture>{dark}<img src=\"{}\" alt=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\"></picture></a>",
        escaped(&app.url(&chosen.page_path())),
        address(chosen.fixed_theme()),
        escaped(title),
    )
}

/// The badge that shields.io draws, which asks this service for its words.
#[must_use]
pub fn shield(app: &App, chosen: &Chosen, title: &str) -> String {
    let endpoint = app.url(&format!(
        "/v1/treaties/{}/progress/shield?lang={}",
        path_segment(&chosen.treaty),
        chosen.language.tag()
    ));
    let query = serde_urlencoded::to_string([("url", endpoint)]).unwrap_or_default();
    format!(
        "<a href=\"{}\"><img src=\"https://img.shields.io/endpoint?{}\" alt=\"{}\" height=\"20\"></a>",
        escaped(&app.url(&chosen.page_path())),
        escaped(&query),
        escaped(title),
    )
}

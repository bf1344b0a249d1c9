//! What every page has around its content: its title and address, its languages, the way to the other pages.

use actix_web::HttpRequest;

use crate::domain::event::EventType;
use crate::domain::language::Language;
use crate::domain::treaty::Treaty;
use crate::http::App;
use crate::http::moment::Moment;
use crate::http::read::Reading;
use crate::http::wire::path_segment;
use crate::http::wording::ids as m;

use super::assets::{ASSETS, Assets};
use super::wording::{Wording, Written};

/// The parameters that choose a moment.
const MOMENT: [&str; 3] = ["as_of", "known_at", "at_position"];

/// Which page it is, among those of a treaty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Where the treaty stands.
    Progress,
    /// One participant.
    Participant,
    /// Why the date is what it is.
    Explain,
    /// The table to print.
    Table,
    /// A certificate.
    Certificate,
    /// The board of a ceremony.
    Live,
    /// How to embed.
    Embed,
    /// None of them.
    Other,
}

/// What is around the content of a page.
pub struct Chrome {
    /// What writes its texts.
    pub w: Wording,
    /// Which page it is.
    pub section: Section,
    /// The title, without the name of the service.
    pub title: String,
    /// What the page is about, in one sentence.
    pub description: String,
    /// The whole URL of the page in its language.
    pub canonical: String,
    /// The whole URL of the page in the language that the reader prefers.
    pub negotiated: String,
    /// The page in every language: the language, its own name for itself, the whole URL, and the same as a target.
    pub languages: Vec<InLanguage>,
    /// The treaty of the page.
    pub treaty: Option<TreatyLinks>,
    /// Links in the head of the page (feeds, data, citation): relation, media type, whole URL, title.
    pub links: Vec<HeadLink>,
    /// `name` and `content` of further meta elements.
    pub metas: Vec<(&'static str, String)>,
    /// The description of the page's subject for machines (JSON-LD), safe inside a script element.
    pub json_ld: Option<String>,
    /// Whether a language was chosen in the address, which links then keep.
    chosen: bool,
    /// The parameters by which the address chose a moment, which links to pages of the treaty keep.
    moment: Vec<(String, String)>,
    /// The service's own address.
    base: String,
}

/// The same page in a language.
pub struct InLanguage {
    /// The language.
    pub language: Language,
    /// What it calls itself.
    pub name: &'static str,
    /// The whole URL.
    pub url: String,
    /// Path and query.
    pub target: String,
}

/// A link in the head of a page.
pub struct HeadLink {
    /// Its relation.
    pub rel: &'static str,
    /// The media type.
    pub media: &'static str,
    /// The whole URL.
    pub url: String,
    /// What it is called.
    pub title: String,
}

/// The treaty of a page.
pub struct TreatyLinks {
    /// Its id.
    pub id: String,
    /// Its name in the language of the page.
    pub name: String,
    /// The path of its pages.
    pub path: String,
}

impl Chrome {
    /// What is around a page of a treaty. `path` is the page's own: `/treaties/hanoi-convention`.
    #[must_use]
    pub fn of_treaty(
        reading: &Reading<'_>,
        treaty: &Treaty,
        section: Section,
        path: &str,
        title: String,
    ) -> Self {
        let w = Wording {
            language: reading.language,
        };
        let mut chrome = Self::new(reading.app, reading.parameters(), w, section, path, title);
        chrome.treaty = Some(TreatyLinks {
            id: treaty.id.to_string(),
            name: w.text(treaty.name()),
            path: treaty_path(treaty),
        });
        chrome
    }

    /// What is around a page that is about no treaty.
    #[must_use]
    pub fn of_service(reading: &Reading<'_>, section: Section, path: &str, title: String) -> Self {
        let w = Wording {
            language: reading.language,
        };
        Self::new(reading.app, reading.parameters(), w, section, path, title)
    }

    /// What is around a page that says what went wrong.
    #[must_use]
    pub fn of_problem(app: &App, request: &HttpRequest, language: Language, title: &str) -> Self {
        Self::new(
            app,
            Vec::new(),
            Wording { language },
            Section::Other,
            request.path(),
            title.to_owned(),
        )
    }

    fn new(
        app: &App,
        parameters: Vec<(String, String)>,
        w: Wording,
        section: Section,
        path: &str,
        title: String,
    ) -> Self {
        let chosen = parameters.iter().any(|(name, _)| name == "lang");
        let mut kept = parameters;
        kept.retain(|(name, _)| name != "lang");
        let mut moment = kept.clone();
        moment.retain(|(name, _)| MOMENT.contains(&name.as_str()));
        let negotiated = target(path, &kept);
        let languages: Vec<InLanguage> = Language::ALL
            .into_iter()
            .map(|language| {
                let mut kept = kept.clone();
                kept.push(("lang".to_owned(), language.tag().to_owned()));
                let target = target(path, &kept);
                InLanguage {
                    language,
                    name: own_name(language),
                    url: app.url(&target),
                    target,
                }
            })
            .collect();
        let canonical = languages
            .iter()
            .find_map(|in_language| {
                (in_language.language == w.language).then(|| in_language.url.clone())
            })
            .unwrap_or_default();
        Self {
            w,
            section,
            description: title.clone(),
            title,
            canonical,
            negotiated: app.url(&negotiated),
            languages,
            treaty: None,
            links: Vec::new(),
            metas: Vec::new(),
            json_ld: None,
            chosen,
            moment,
            base: app.url(""),
        }
    }

    /// The styles and scripts.
    #[must_use]
    pub fn assets(&self) -> &'static Assets {
        &ASSETS
    }

    /// A path of ours in the language of the page, where that was chosen.
    #[must_use]
    pub fn link(&self, path: impl AsRef<str>) -> String {
        let path = path.as_ref();
        if !self.chosen {
            return path.to_owned();
        }
        let (path, fragment) = match path.split_once('#') {
            Some((path, fragment)) => (path, format!("#{fragment}")),
            None => (path, String::new()),
        };
        let separator = if path.contains('?') { '&' } else { '?' };
        format!("{path}{separator}lang={}{fragment}", self.w.tag())
    }

    /// The whole URL of a path of ours.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The path of a page of the treaty: `/treaties/hanoi-convention/explain`.
    #[must_use]
    pub fn of(&self, rest: &str) -> String {
        let path = self.treaty.as_ref().map_or("", |treaty| &treaty.path);
        self.link(target(&format!("{path}{rest}"), &self.moment))
    }

    /// The path of what the treaty has for today only, such as its feed.
    #[must_use]
    pub fn current(&self, rest: &str) -> String {
        let path = self.treaty.as_ref().map_or("", |treaty| &treaty.path);
        self.link(format!("{path}{rest}"))
    }

    /// The same as data for programs: `/v1/treaties/hanoi-convention/participants.csv`, of the moment of the page.
    #[must_use]
    pub fn data(&self, rest: &str) -> String {
        target(
            &format!("/v1/treaties/{}{rest}", self.treaty_id()),
            &self.moment,
        )
    }

    /// The treaty's id.
    #[must_use]
    pub fn treaty_id(&self) -> &str {
        self.treaty.as_ref().map_or("", |treaty| &treaty.id)
    }

    /// The kinds of events after which a page that follows the record is fetched again.
    #[must_use]
    pub fn event_types(&self) -> String {
        EventType::ALL.map(EventType::as_str).join(" ")
    }

    /// The language that was chosen in the address, for the forms of the page to keep.
    #[must_use]
    pub fn chosen_language(&self) -> Option<&'static str> {
        self.chosen.then(|| self.w.tag())
    }

    /// The direction of the language's script.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        self.w.language.direction()
    }
}

/// The path of a treaty's page.
#[must_use]
pub fn treaty_path(treaty: &Treaty) -> String {
    format!("/treaties/{}", treaty.id)
}

/// The path of a participant's page.
#[must_use]
pub fn participant_path(treaty: &Treaty, code: &str) -> String {
    format!(
        "{}/participants/{}",
        treaty_path(treaty),
        path_segment(code)
    )
}

/// For which moment a page is, and how far its record can be relied on.
pub struct Stamp {
    /// The moment.
    pub moment: Moment,
    /// The last date up to which the record is believed complete, where that lies before the legal date.
    pub complete_until: Option<chrono::NaiveDate>,
    /// Whether the legal date is another than today's.
    pub is_dated: bool,
    /// Whether the record was asked for as it stood at an earlier entry.
    pub is_pinned_to_entry: bool,
}

impl Stamp {
    /// The stamp of a treaty's page.
    #[must_use]
    pub fn of(reading: &Reading<'_>, moment: &Moment, treaty: &Treaty) -> Self {
        let record = treaty.record.as_ref();
        let head = reading.published.register.head().position;
        Self {
            moment: *moment,
            complete_until: record
                .and_then(|record| record.complete_until)
                .filter(|until| *until < moment.as_of),
            is_dated: moment.as_of != reading.today,
            is_pinned_to_entry: moment.position < head,
        }
    }
}

impl Stamp {
    /// For which moment the page is, in a sentence.
    ///
    /// # Errors
    /// When a message cannot be written.
    pub fn line(&self, w: Wording) -> Written {
        let date = w.date(self.moment.as_of)?;
        let entry = w.ordinal(self.moment.position.0)?;
        w.with(
            m::PAGE_STAMP,
            [("date", date.into()), ("entry", entry.into())],
        )
    }
}

fn target(path: &str, parameters: &[(String, String)]) -> String {
    match serde_urlencoded::to_string(parameters) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        Ok(_) | Err(_) => path.to_owned(),
    }
}

/// What a language calls itself.
pub(super) fn own_name(language: Language) -> &'static str {
    match language {
        Language::Ar => "العربية",
        Language::Zh => "中文",
        Language::En => "English",
        Language::Fr => "Français",
        Language::Ru => "Русский",
        Language::Es => "Español",
        Language::Vi => "Tiếng Việt",
    }
}

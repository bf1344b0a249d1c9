//! What other sites embed, as pages: the frame, the component's script, and the page where one chooses a form.
//!
//! The frame has no script, and everything it needs is ours. Unless it is told not to, it holds a second, empty frame
//! that has the last answer kept for when the service is away (docs/decisions/0023).

use std::sync::LazyLock;

use actix_web::http::header::HeaderValue;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::language::Language;
use crate::http::App;
use crate::http::content_policy::ContentPolicy;
use crate::http::problem::Problem;
use crate::http::read::Reading;
use crate::http::representation::{Content, Rendered};
use crate::http::widgets::code::{self, Chosen};
use crate::http::widgets::facts::Facts;
use crate::http::widgets::featured;
use crate::http::widgets::settings::{Size, Theme};
use crate::http::wording::ids as m;

use super::assets::{ASSETS, Assets};
use super::chrome::{Chrome, HeadLink, Section};
use super::wording::Wording;
use super::{Page, answer, unwritten};

/// The component changes with the service, so it is asked for again soon; kept, it serves while the service is away.
const COMPONENT_CACHE: &str =
    "public, max-age=600, stale-while-revalidate=2592000, stale-if-error=2592000";
/// A browser asks for a service worker anew on its own; a cache in between must not keep it.
const WORKER_CACHE: &str = "public, max-age=0, must-revalidate";
const KEEPER_CACHE: &str = "public, max-age=86400";

static COMPONENT: LazyLock<Rendered> =
    LazyLock::new(|| script(include_bytes!("assets/treaty-progress.js")));
static WORKER: LazyLock<Rendered> =
    LazyLock::new(|| script(include_bytes!("assets/service-worker.js")));

fn script(bytes: &[u8]) -> Rendered {
    Rendered::new(Content {
        bytes: bytes.to_vec(),
        content_type: "text/javascript; charset=utf-8",
        policy: ContentPolicy::Subresource,
        ..Content::default()
    })
}

/// The script of `<treaty-progress>`.
pub async fn get_component(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    sent(&app, &request, &COMPONENT, COMPONENT_CACHE)
}

/// The script that answers for the frame when the service is away.
pub async fn get_service_worker(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    sent(&app, &request, &WORKER, WORKER_CACHE)
}

fn sent(
    app: &App,
    request: &HttpRequest,
    rendered: &Rendered,
    cache: &'static str,
) -> HttpResponse {
    let now = app.ledger().clock().now();
    rendered.respond(request, HeaderValue::from_static(cache), now)
}

#[derive(Template)]
#[template(path = "keeper.html")]
struct Keeper {
    assets: &'static Assets,
}

static KEEPER: LazyLock<Option<Rendered>> = LazyLock::new(|| {
    let text = Keeper { assets: &ASSETS }.render().ok()?;
    Some(Rendered::new(Content {
        bytes: text.into_bytes(),
        content_type: "text/html; charset=utf-8",
        policy: ContentPolicy::Keeper,
        ..Content::default()
    }))
});

/// The empty page that has the frame around it kept.
pub async fn get_keeper(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    let now = app.ledger().clock().now();
    match KEEPER.as_ref() {
        Some(page) => page.respond(&request, HeaderValue::from_static(KEEPER_CACHE), now),
        None => unwritten(&"the page that keeps a frame").respond(&request),
    }
}

#[derive(Template)]
#[template(path = "embedded.html")]
struct Frame {
    assets: &'static Assets,
    facts: Facts,
    size: Size,
    theme: Theme,
    page: String,
    is_kept: bool,
}

impl Frame {
    /// Where the bar begins and how it is drawn: mirrored where the script runs from the right.
    fn is_mirrored(&self) -> bool {
        self.facts.language.direction() == "rtl"
    }
}

/// The frame of a treaty's progress.
pub async fn get_frame(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, |reading| {
        let size = Size::read(&mut reading.query)?;
        let theme = Theme::read(&mut reading.query)?;
        let is_kept = reading.query.flag("keep")?.unwrap_or(true);
        let (facts, moment, _) = Facts::read(reading, reading.path("treaty"))?;
        let path = format!("/treaties/{}?lang={}", facts.treaty, facts.language.tag());
        Ok(Page {
            language: facts.language,
            last_modified: moment.last_modified(),
            policy: ContentPolicy::Embedded,
            template: Frame {
                assets: &ASSETS,
                page: reading.app.url(&path),
                facts,
                size,
                theme,
                is_kept,
            },
        })
    })
}

/// A form in which the progress can be embedded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Frame,
    Component,
    Picture,
    Badge,
    Shield,
}

impl Form {
    const ALL: [Self; 5] = [
        Self::Frame,
        Self::Component,
        Self::Picture,
        Self::Badge,
        Self::Shield,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Component => "component",
            Self::Picture => "picture",
            Self::Badge => "badge",
            Self::Shield => "shield",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Frame => m::WIDGET_CHOOSE_FRAME,
            Self::Component => m::WIDGET_CHOOSE_COMPONENT,
            Self::Picture => m::WIDGET_CHOOSE_PICTURE,
            Self::Badge => m::WIDGET_CHOOSE_BADGE,
            Self::Shield => m::WIDGET_CHOOSE_SHIELD,
        }
    }

    /// What a Content Security Policy must allow for it.
    fn directives(self, app: &App) -> String {
        let own = app.url("");
        match self {
            Self::Frame => format!("frame-src {own}"),
            Self::Component => format!("script-src {own}; connect-src {own}"),
            Self::Picture | Self::Badge => format!("img-src {own}"),
            Self::Shield => "img-src https://img.shields.io".to_owned(),
        }
    }

    fn code(self, app: &App, chosen: &Chosen, facts: &Facts) -> String {
        match self {
            Self::Frame => code::frame(app, chosen, &facts.title),
            Self::Component => code::component(app, chosen, &facts.name),
            Self::Picture => code::picture(app, chosen, &facts.title),
            Self::Badge => code::badge(app, chosen, &facts.title),
            Self::Shield => code::shield(app, chosen, &facts.title),
        }
    }
}

/// One of several.
struct Choice {
    value: String,
    label: String,
    /// The language of the label, where it is another than the page's.
    language: Language,
    is_chosen: bool,
}

/// A list of which one is chosen.
struct Choices {
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "embed.html")]
struct Embed {
    chrome: Chrome,
    w: Wording,
    lists: Vec<Choices>,
    form: Form,
    chosen: Chosen,
    facts: Facts,
    code: String,
    directives: String,
}

/// The page where one chooses what to embed.
pub async fn get_embed(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer(&app, &request, embed)
}

fn embed(reading: &mut Reading<'_>) -> Result<Page<Embed>, Problem> {
    let w = Wording {
        language: reading.choose_language()?,
    };
    let query = &mut reading.query;
    let forms = "frame, component, picture, badge or shield";
    let named = |name: &str| Form::ALL.into_iter().find(|form| form.as_str() == name);
    let form = query.one("form", forms, named)?.unwrap_or(Form::Frame);
    let tags = "one of ar, zh, en, fr, ru, es, vi";
    let tagged = |tag: &str| Language::ALL.into_iter().find(|l| l.tag() == tag);
    let language = query.one("widget_lang", tags, tagged)?;
    let size = Size::read(query)?;
    let theme = Theme::read(query)?;
    let chosen = Chosen {
        treaty: featured(reading)?,
        size,
        theme,
        language: language.unwrap_or(w.language),
        clocks: Vec::new(),
    };
    let moment = reading.moment()?;
    // The texts of what is embedded are in its own language.
    reading.language = chosen.language;
    let told = Facts::at(reading, &chosen.treaty, moment, false);
    reading.language = w.language;
    let (facts, ..) = told?;
    let title = w
        .say(m::WIDGET_CHOOSE_TITLE)
        .map_err(|error| unwritten(&error))?;
    let lists = lists(reading, w, form, &chosen).map_err(|error| unwritten(&error))?;
    let mut chrome = Chrome::of_service(reading, Section::Embed, "/embed", title);
    chrome.description = w
        .say(m::WIDGET_CHOOSE_INTRO)
        .map_err(|error| unwritten(&error))?;
    Ok(Page {
        template: Embed {
            chrome,
            w,
            lists,
            form,
            code: form.code(reading.app, &chosen, &facts),
            directives: form.directives(reading.app),
            chosen,
            facts,
        },
        language: w.language,
        last_modified: moment.last_modified(),
        policy: ContentPolicy::PageWithFrames,
    })
}

/// What can be chosen: treaty, form, size, language, colours.
fn lists(
    reading: &Reading<'_>,
    w: Wording,
    form: Form,
    chosen: &Chosen,
) -> Result<Vec<Choices>, crate::http::wording::WordingError> {
    let of = |id: &'static str, value: &str, is_chosen: bool| {
        w.say(id).map(|label| Choice {
            value: value.to_owned(),
            label,
            language: w.language,
            is_chosen,
        })
    };
    let treaties = reading.published.register.treaties().map(|record| {
        let name = record.treaty.name();
        let own = name.exact(w.language);
        Choice {
            value: record.treaty.id.to_string(),
            label: name.get(w.language).to_owned(),
            language: own.map_or(Language::En, |_| w.language),
            is_chosen: record.treaty.id.as_str() == chosen.treaty,
        }
    });
    let languages = Language::ALL.into_iter().map(|language| Choice {
        value: language.tag().to_owned(),
        label: super::chrome::own_name(language).to_owned(),
        language,
        is_chosen: language == chosen.language,
    });
    let forms = Form::ALL.map(|one| of(one.label(), one.as_str(), one == form));
    let sizes = Size::ALL.map(|size| {
        let id = match size {
            Size::Small => m::WIDGET_CHOOSE_SMALL,
            Size::Medium => m::WIDGET_CHOOSE_MEDIUM,
            Size::Large => m::WIDGET_CHOOSE_LARGE,
        };
        of(id, size.as_str(), size == chosen.size)
    });
    let themes = Theme::ALL.map(|theme| {
        let id = match theme {
            Theme::Light => m::WIDGET_CHOOSE_LIGHT,
            Theme::Dark => m::WIDGET_CHOOSE_DARK,
            Theme::Auto => m::WIDGET_CHOOSE_AUTO,
        };
        of(id, theme.as_str(), theme == chosen.theme)
    });
    let list = |name: &'static str, id: &'static str, choices: Vec<Choice>| {
        w.say(id).map(|label| Choices {
            name,
            label,
            choices,
        })
    };
    let worded = |choices: Vec<Result<Choice, _>>| choices.into_iter().collect::<Result<_, _>>();
    Ok(vec![
        list("treaty", m::WIDGET_CHOOSE_TREATY, treaties.collect())?,
        list("form", m::WIDGET_CHOOSE_FORM, worded(forms.into())?)?,
        list("size", m::WIDGET_CHOOSE_SIZE, worded(sizes.into())?)?,
        list(
            "widget_lang",
            m::WIDGET_CHOOSE_LANGUAGE,
            languages.collect(),
        )?,
        list("theme", m::WIDGET_CHOOSE_THEME, worded(themes.into())?)?,
    ])
}

/// Adds to the head of a treaty's page how it is embedded (oEmbed 1.0, section 4).
pub fn discovery(chrome: &mut Chrome) {
    let query = [("url", chrome.canonical.as_str()), ("format", "json")];
    let query = serde_urlencoded::to_string(query).unwrap_or_default();
    chrome.links.push(HeadLink {
        rel: "alternate",
        media: "application/json+oembed",
        url: chrome.url(&format!("/oembed?{query}")),
        title: chrome.title.clone(),
    });
}

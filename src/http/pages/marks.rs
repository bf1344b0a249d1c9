//! Pieces of text as a page marks them: words of another language, days for machines, links.
//!
//! Each is a template of its own, so that whatever came from outside is escaped where it is written. None of them holds
//! markup that was given to it.

use askama::Template;
use askama::filters::HtmlSafe;

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(
    ext = "html",
    source = r#"{%- match self -%}
{%- when Self::Plain(text) -%}{{ text }}
{%- when Self::Words { text, lang } -%}<bdi{% if let Some(lang) = lang %} lang="{{ lang }}"{% endif %}>{{ text }}</bdi>
{%- when Self::Day { iso, text } -%}<time datetime="{{ iso }}">{{ text }}</time>
{%- when Self::Link { href, text, lang } -%}<a href="{{ href }}"><bdi{% if let Some(lang) = lang %} lang="{{ lang }}"{% endif %}>{{ text }}</bdi></a>
{%- when Self::Outside { href } -%}<a class="outside" href="{{ href }}" rel="external nofollow noopener noreferrer" dir="ltr">{{ href }}</a>
{%- when Self::Several(marks) -%}<ul>{% for mark in marks %}<li>{{ mark }}</li>{% endfor %}</ul>
{%- endmatch -%}"#
)]
pub enum Mark {
    /// A sentence of ours, in the language of the page.
    Plain(String),
    /// Words from elsewhere; their language, where it is known to be another one.
    Words {
        /// The words.
        text: String,
        /// Their language's tag.
        lang: Option<String>,
    },
    /// A day.
    Day {
        /// For machines.
        iso: String,
        /// For people.
        text: String,
    },
    /// A link to a page of ours.
    Link {
        /// The target.
        href: String,
        /// What it is called.
        text: String,
        /// The language of that, where it is another one.
        lang: Option<String>,
    },
    /// A link to where a fact can be checked.
    Outside {
        /// The address, `https` or `http`.
        href: String,
    },
    /// A list.
    Several(Vec<Mark>),
}

impl HtmlSafe for Mark {}

impl Mark {
    /// Words whose language is not known.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        Self::Words {
            text: text.into(),
            lang: None,
        }
    }

    /// Where a fact can be checked: a link only if all of it is an address of the web.
    #[must_use]
    pub fn source(text: &str) -> Self {
        let is_address = ["https://", "http://"]
            .iter()
            .any(|scheme| text.starts_with(scheme));
        if is_address && !text.contains(char::is_whitespace) {
            Self::Outside {
                href: text.to_owned(),
            }
        } else {
            Self::words(text)
        }
    }
}

/// Something said of a subject: what, and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub term: String,
    /// The value.
    pub value: Mark,
}

/// What is said of a subject, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Template)]
#[template(
    ext = "html",
    source = r#"{% if !of.is_empty() %}<dl class="facts">{% for fact in of %}<div><dt>{{ fact.term }}</dt><dd>{{ fact.value }}</dd></div>{% endfor %}</dl>{% endif %}"#
)]
pub struct Facts {
    /// Each.
    pub of: Vec<Fact>,
}

impl HtmlSafe for Facts {}

/// A calculation, line by line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Template)]
#[template(
    ext = "html",
    source = r#"{% if !lines.is_empty() %}<ol class="arithmetic">{% for fact in lines %}<li><span>{{ fact.term }}</span> {{ fact.value }}</li>{% endfor %}</ol>{% endif %}"#
)]
pub struct Reckoning {
    /// What was done, and the day that it gave.
    pub lines: Vec<Fact>,
}

impl HtmlSafe for Reckoning {}

//! A page, read as a browser reads it.

use scraper::{ElementRef, Html, Selector};

use super::api::{Answer, Client};

/// A page.
pub struct Page {
    pub answer: Answer,
    html: Html,
}

impl Page {
    /// Asks for a page as a browser does; it must be one, whatever its status.
    #[track_caller]
    pub fn get(client: &Client<'_>, path: &str) -> Self {
        Self::get_with(client, path, &[])
    }

    /// The same with further headers.
    #[track_caller]
    pub fn get_with(client: &Client<'_>, path: &str, headers: &[(&str, &str)]) -> Self {
        let mut sent = vec![(
            "accept",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        )];
        sent.extend(headers);
        Self::of(client.get_with(path, &sent))
    }

    /// An answer as a page.
    #[track_caller]
    pub fn of(answer: Answer) -> Self {
        assert_eq!(
            answer.header("content-type"),
            "text/html; charset=utf-8",
            "{}",
            answer.text()
        );
        let html = Html::parse_document(answer.text());
        Self { answer, html }
    }

    /// The elements that a selector picks.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.html
            .select(&Selector::parse(selector).unwrap())
            .collect()
    }

    /// The only element that a selector picks.
    #[track_caller]
    pub fn one(&self, selector: &str) -> ElementRef<'_> {
        match self.all(selector).as_slice() {
            [element] => *element,
            others => panic!("{selector} picks {} elements", others.len()),
        }
    }

    /// The text of the only element that a selector picks, its white space collapsed.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        text_of(self.one(selector))
    }

    /// The texts of all that a selector picks.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(text_of).collect()
    }

    /// An attribute of all that a selector picks.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.all(selector)
            .into_iter()
            .map(|element| element.attr(name).unwrap_or_default().to_owned())
            .collect()
    }
}

/// The text of an element, its white space collapsed.
pub fn text_of(element: ElementRef<'_>) -> String {
    collapsed(&element.text().collect::<String>())
}

/// A text with one plain space wherever it has white space, no-break spaces too.
pub fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

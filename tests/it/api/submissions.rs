//! Submissions over HTTP: the whole way, who sees what, the rules, races, two persons.

mod access;
mod forms;
mod officers;
mod rules;
mod way;

use serde_json::{Value, json};

use crate::support::api::{Answer, Client};

/// Where submissions are made.
pub const SUBMISSIONS: &str = "/v1/treaties/hanoi-convention/submissions";

/// The contents of Kenya's instrument, signed by its Minister for Foreign Affairs.
pub fn accession() -> Value {
    json!({
        "kind": "accession",
        "title_received": "Instrument of accession",
        "dated_on": "2026-11-16",
        "issued_at": "Nairobi",
        "signatory": "the Minister",
        "capacity": "minister_for_foreign_affairs",
    })
}

/// The same with other members.
pub fn with(mut body: Value, more: Value) -> Value {
    let members = more.as_object().unwrap().clone();
    body.as_object_mut().unwrap().extend(members);
    body
}

/// A submission in the hands of a client that handles it step by step.
pub struct Tab {
    pub path: String,
    pub tag: String,
}

impl Tab {
    /// Makes a submission.
    #[track_caller]
    pub fn submit(client: &Client<'_>, content: &Value) -> Self {
        let answer = client
            .post(SUBMISSIONS, &json!({ "content": content }))
            .ok();
        Self::on(&answer)
    }

    /// Makes and lodges one, and the officer takes it under examination.
    #[track_caller]
    pub fn taken_up(ministry: &Client<'_>, officer: &Client<'_>, content: &Value) -> Self {
        let body = json!({ "content": content, "lodge": true });
        let mut tab = Self::on(&ministry.post(SUBMISSIONS, &body).ok());
        tab.step(officer, "examination").ok();
        tab
    }

    /// A tab that shows this answer.
    pub fn on(answer: &Answer) -> Self {
        Self {
            path: answer.text_at("/submission/links/self"),
            tag: answer.header("etag").to_owned(),
        }
    }

    /// Posts to a resource below it, with what the tab shows.
    #[track_caller]
    pub fn post(&mut self, client: &Client<'_>, below: &str, body: &Value) -> Answer {
        let path = format!("{}/{below}", self.path);
        let answer = client.post_with(&path, &[("if-match", &self.tag)], body);
        self.refresh(answer)
    }

    /// A step without more.
    #[track_caller]
    pub fn step(&mut self, client: &Client<'_>, below: &str) -> Answer {
        self.post(client, below, &json!({}))
    }

    /// Puts to it, or to a resource below it.
    #[track_caller]
    pub fn put(&mut self, client: &Client<'_>, below: &str, body: &Value) -> Answer {
        let path = format!("{}{below}", self.path);
        let answer = client.put_with(&path, &[("if-match", &self.tag)], body);
        self.refresh(answer)
    }

    /// Enters findings: everything that applies is met, but for what is said otherwise.
    #[track_caller]
    pub fn examine(&mut self, officer: &Client<'_>, more: Value) -> Answer {
        let shown = officer.get(&self.path).ok();
        let kind = more.get("kind").cloned();
        let findings: Vec<Value> = shown
            .list("/checklist")
            .iter()
            .filter(|line| line["applies"] == true || kind.is_some())
            .map(|line| json!({ "item": line["item"], "finding": "met" }))
            .collect();
        let body = with(
            json!({ "received_on": "2026-11-20", "findings": findings }),
            more,
        );
        self.put(officer, "/examination", &body)
    }

    fn refresh(&mut self, answer: Answer) -> Answer {
        if answer.status < 300 && answer.has("etag") {
            self.tag = answer.header("etag").to_owned();
        }
        answer
    }
}

/// What the register says of an item.
pub fn advice(answer: &Answer, item: &str) -> Value {
    answer
        .list("/checklist")
        .into_iter()
        .find(|line| line["item"] == item)
        .map(|line| line["advice"].clone())
        .unwrap_or_default()
}

/// The items that apply.
pub fn applying(answer: &Answer) -> Vec<String> {
    answer
        .list("/checklist")
        .iter()
        .filter(|line| line["applies"] == true)
        .map(|line| line["item"].as_str().unwrap().to_owned())
        .collect()
}

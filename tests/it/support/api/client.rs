//! Clients: who asks, and with which token.

use std::cell::Cell;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;

use actix_web::body::{MessageBody as _, to_bytes};
use actix_web::http::Method;
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use serde_json::Value;
use signatory::domain::ids::ParticipantCode;
use signatory::http::tokens::Scope;
use signatory::http::tokens::keys::MintRequest;

use super::documented::is_documented;
use super::{AUDIENCE, Answer, ISSUER, PEER, Serving, TestApp};

/// Someone who sends requests.
pub struct Client<'a> {
    app: &'a TestApp,
    authorization: Option<String>,
}

impl<'a> Client<'a> {
    pub(super) fn anonymous(app: &'a TestApp) -> Self {
        Self {
            app,
            authorization: None,
        }
    }

    pub(super) fn depositary(app: &'a TestApp, client_id: &str) -> Self {
        let token = app.token(client_id, &[Scope::RegisterWrite], None);
        Self::with_authorization(app, &format!("Bearer {token}"))
    }

    pub(super) fn officer(app: &'a TestApp, name: &str) -> Self {
        let token = app.token(name, &[Scope::RegisterExamine, Scope::RegisterWrite], None);
        Self::with_authorization(app, &format!("Bearer {token}"))
    }

    pub(super) fn auditor(app: &'a TestApp) -> Self {
        let token = app.token("auditor", &[Scope::AuditRead], None);
        Self::with_authorization(app, &format!("Bearer {token}"))
    }

    pub(super) fn ministry(app: &'a TestApp, code: &str) -> Self {
        let token = app.token("ministry", &Scope::ALL, Some(code));
        Self::with_authorization(app, &format!("Bearer {token}"))
    }

    pub(super) fn with_authorization(app: &'a TestApp, value: &str) -> Self {
        Self {
            app,
            authorization: Some(value.to_owned()),
        }
    }

    #[track_caller]
    pub fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Vec::new())
    }

    #[track_caller]
    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(Method::GET, path, headers, Vec::new())
    }

    #[track_caller]
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.post_with(path, &[], body)
    }

    #[track_caller]
    pub fn post_with(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> Answer {
        let mut all = vec![("content-type", "application/json")];
        all.extend(headers);
        self.send(Method::POST, path, &all, body.to_string().into_bytes())
    }

    /// A body as it is, under `application/json`.
    #[track_caller]
    pub fn post_text(&self, path: &str, body: impl Into<Vec<u8>>) -> Answer {
        let headers = [("content-type", "application/json")];
        self.send(Method::POST, path, &headers, body.into())
    }

    #[track_caller]
    pub fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        let request = self.request(method.clone(), path, headers, body);
        let serving = (self.app.serve)(request);
        let answer = self.app.runtime.block_on(received(serving));
        answer.keeps_the_conventions(path);
        is_documented(&method, path, &answer);
        answer
    }

    /// Sends the same many times at once; once `early` of them are answered, `then` happens.
    pub fn post_at_once(
        &self,
        times: usize,
        path: &str,
        body: &Value,
        early: usize,
        then: impl FnOnce(),
    ) -> Vec<Answer> {
        let headers = [("content-type", "application/json")];
        let answered = Rc::new(Cell::new(0));
        let answers = self.app.runtime.block_on(async {
            let tasks: Vec<_> = (0..times)
                .map(|_| {
                    let bytes = body.to_string().into_bytes();
                    let serving =
                        (self.app.serve)(self.request(Method::POST, path, &headers, bytes));
                    let answered = answered.clone();
                    actix_web::rt::spawn(async move {
                        let answer = received(serving).await;
                        answered.set(answered.get() + 1);
                        answer
                    })
                })
                .collect();
            while answered.get() < early {
                tokio::task::yield_now().await;
            }
            then();
            let mut answers = Vec::new();
            for task in tasks {
                answers.push(task.await.unwrap());
            }
            answers
        });
        for answer in &answers {
            answer.keeps_the_conventions(path);
            is_documented(&Method::POST, path, answer);
        }
        answers
    }

    /// Sends the same to each of these clients' service at once, each with its own token.
    pub fn post_together(
        clients: &[&Self],
        path: &str,
        headers: &[(&str, &str)],
        body: &Value,
    ) -> Vec<Answer> {
        let mut all = vec![("content-type", "application/json")];
        all.extend(headers);
        let Some(first) = clients.first() else {
            return Vec::new();
        };
        let answers = first.app.runtime.block_on(async {
            let tasks: Vec<_> = clients
                .iter()
                .map(|client| {
                    let bytes = body.to_string().into_bytes();
                    let request = client.request(Method::POST, path, &all, bytes);
                    actix_web::rt::spawn(received((client.app.serve)(request)))
                })
                .collect();
            let mut answers = Vec::new();
            for task in tasks {
                answers.push(task.await.unwrap());
            }
            answers
        });
        for answer in &answers {
            answer.keeps_the_conventions(path);
            is_documented(&Method::POST, path, answer);
        }
        answers
    }

    #[track_caller]
    pub fn put_with(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> Answer {
        let mut all = vec![("content-type", "application/json")];
        all.extend(headers);
        self.send(Method::PUT, path, &all, body.to_string().into_bytes())
    }

    fn request(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> TestRequest {
        let mut request = TestRequest::with_uri(path)
            .method(method)
            .peer_addr(format!("{PEER}:4711").parse().unwrap());
        for header in headers {
            request = request.append_header(*header);
        }
        if let Some(authorization) = &self.authorization {
            request = request.append_header(("authorization", authorization.as_str()));
        }
        if body.is_empty() {
            request
        } else {
            request.set_payload(body)
        }
    }
}

async fn received(serving: Serving) -> Answer {
    let response = serving.await;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    // A stream has no end: its beginning stands for it.
    let is_stream = headers
        .get("content-type")
        .is_some_and(|media| media == "text/event-stream");
    let mut body = response.into_body();
    let body = if is_stream {
        let first = poll_fn(|context| Pin::new(&mut body).poll_next(context)).await;
        first.map(Result::unwrap).unwrap_or_default()
    } else {
        to_bytes(body).await.unwrap()
    };
    Answer {
        status,
        headers,
        body: body.to_vec(),
    }
}

impl TestApp {
    /// A token that is good for eight hours from now.
    pub fn token(&self, client_id: &str, scopes: &[Scope], participant: Option<&str>) -> String {
        let participant = participant.map(|code| ParticipantCode::parse(code).unwrap());
        self.key
            .mint(&MintRequest {
                issuer: ISSUER,
                audience: AUDIENCE,
                subject: client_id,
                client_id,
                scopes: &scopes.iter().copied().collect(),
                participant: participant.as_ref(),
                issued_at: self.now(),
                ttl: TimeDelta::hours(8),
            })
            .unwrap()
    }
}

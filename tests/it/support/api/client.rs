//! Clients: who asks, and with which token.

use actix_web::body::to_bytes;
use actix_web::http::Method;
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use serde_json::Value;
use signatory::domain::ids::ParticipantCode;
use signatory::http::tokens::Scope;
use signatory::http::tokens::keys::MintRequest;

use super::{AUDIENCE, Answer, ISSUER, TestApp};

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
        let mut request = TestRequest::with_uri(path).method(method);
        for header in headers {
            request = request.append_header(*header);
        }
        if let Some(authorization) = &self.authorization {
            request = request.append_header(("authorization", authorization.as_str()));
        }
        if !body.is_empty() {
            request = request.set_payload(body);
        }
        let answer = self.app.runtime.block_on(async {
            let response = (self.app.serve)(request).await;
            Answer {
                status: response.status().as_u16(),
                headers: response.headers().clone(),
                body: to_bytes(response.into_body()).await.unwrap().to_vec(),
            }
        });
        answer.keeps_the_conventions(path);
        answer
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

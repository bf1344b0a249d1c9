//! A bare actix-web handler: it sends captured bytes and headers, and does nothing else.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{App, HttpResponse, HttpServer, web};

use crate::server::{Server, on_core};
use crate::wire::{Answer, Request};

/// The option with which this program is that server.
pub const OPTION: &str = "--serve-bare";

/// Starts it with what was answered to a request.
pub fn start(folder: &std::path::Path, request: &Request, captured: &[u8]) -> Server {
    let file = folder.join("captured");
    std::fs::write(&file, captured).expect("the captured answer can be written");
    let itself = std::env::current_exe().expect("this program's path");
    let path = request.path.split('?').next().unwrap_or_default();
    Server::saying_where(on_core(itself).arg(OPTION).arg(file).arg(path))
}

/// Serves a captured answer, whatever its status, to everyone who asks for the path.
pub fn serve(file: &str, path: &str) {
    let answer = Answer::read(&std::fs::read(file).expect("the captured answer"));
    let status = StatusCode::from_u16(answer.status).expect("a status");
    let headers: Vec<(HeaderName, HeaderValue)> = answer
        .own_fields()
        .map(|(name, value)| {
            (
                name.parse().expect("a name"),
                value.parse().expect("a value"),
            )
        })
        .collect();
    let body = web::Bytes::from(answer.body);
    let path = path.to_owned();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    println!(
        "listening on http://{}",
        listener.local_addr().expect("an address")
    );
    let server = HttpServer::new(move || {
        let (headers, body) = (headers.clone(), body.clone());
        App::new().route(
            &path,
            web::get().to(move || {
                let mut response = HttpResponse::build(status);
                for header in &headers {
                    response.insert_header(header.clone());
                }
                std::future::ready(if status == StatusCode::NOT_MODIFIED {
                    response.finish()
                } else {
                    response.body(body.clone())
                })
            }),
        )
    })
    .workers(1)
    .listen(listener)
    .expect("it listens")
    .run();
    actix_web::rt::System::new()
        .block_on(server)
        .expect("it serves");
}

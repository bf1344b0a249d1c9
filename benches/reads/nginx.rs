//! nginx with the same bytes as static files, precompressed too, and the same headers.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use crate::server::{Server, free_port, on_core};
use crate::wire::{Answer, Request};

/// Where Debian and others keep the module for precompressed Brotli.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// What it was told to serve.
pub struct Served<'a> {
    pub path: &'a str,
    pub identity: &'a Answer,
    pub br: &'a Answer,
}

/// Why it cannot be compared with; none if it can.
pub fn missing() -> Option<String> {
    if Command::new("nginx").arg("-v").output().is_err() {
        return Some("nginx is not installed".to_owned());
    }
    let without = !Path::new(BROTLI).exists();
    without.then(|| format!("{BROTLI} is not installed (libnginx-mod-http-brotli-static)"))
}

/// Starts it with one worker and a file of the path's name.
///
/// # Errors
/// When it does not start.
pub fn start(folder: &Path, served: &Served<'_>) -> Result<Server, String> {
    let root = folder.join("nginx");
    let name = served.path.trim_start_matches('/');
    let file = root.join(if name.is_empty() { "index.html" } else { name });
    let parent = file.parent().expect("a folder");
    std::fs::create_dir_all(parent).expect("the folder can be made");
    std::fs::write(&file, &served.identity.body).expect("the file can be written");
    let encoded = format!("{}.br", file.display());
    std::fs::write(encoded, &served.br.body).expect("the file can be written");
    let port = free_port();
    let configuration = folder.join("nginx.conf");
    std::fs::write(&configuration, text(folder, &root, port, served.identity))
        .expect("the configuration can be written");
    let mut command = on_core("nginx");
    command.args(["-e", "stderr", "-p"]).arg(folder);
    command.arg("-c").arg(configuration);
    Server::at_port(&mut command, port)
}

/// The request with nginx's own entity tag, for its 304.
pub fn holding(server: &Server, request: &Request) -> Request {
    let answer = request.ask(server.address());
    let etag = answer.field("etag").expect("nginx sends an entity tag");
    Request::get(&request.path).with("If-None-Match", etag)
}

fn text(folder: &Path, root: &Path, port: u16, answer: &Answer) -> String {
    // What nginx makes itself from the file.
    const ITS_OWN: [&str; 4] = ["etag", "last-modified", "content-type", "content-encoding"];
    let mut fields = String::new();
    for (name, value) in answer.own_fields() {
        if !ITS_OWN.contains(&name.as_str()) {
            let value = value.replace('\\', "\\\\").replace('\'', "\\'");
            writeln!(fields, "    add_header {name} '{value}';").expect("a string");
        }
    }
    let content_type = answer.field("content-type").unwrap_or("application/json");
    format!(
        "load_module {BROTLI};
daemon off;
user root;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr crit;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  server_tokens off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 4000000000;
  open_file_cache max=100;
  open_file_cache_valid 1h;
  client_body_temp_path {folder}/b;
  proxy_temp_path {folder}/p;
  fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u;
  scgi_temp_path {folder}/s;
  types {{ }}
  default_type '{content_type}';
  server {{
    listen 127.0.0.1:{port};
    root {root};
    brotli_static on;
    gzip_static on;
{fields}  }}
}}
",
        folder = folder.display(),
        root = root.display(),
    )
}

//! Services that make an interface of a table by themselves: Datasette, json-server, soul-cli.
//!
//! They are installed once, in the versions below, into a folder of target/; what cannot be installed is skipped loudly.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::server::{Server, free_port, on_core};
use crate::wire::Request;

const DATASETTE: &str = "0.65.5";
const JSON_SERVER: &str = "0.17.4";
const SOUL: &str = "0.8.2";

/// What is installed.
pub const VERSIONS: [(&str, &str); 3] = [
    ("datasette", DATASETTE),
    ("json-server", JSON_SERVER),
    ("soul-cli", SOUL),
];

/// The names by which they are started.
pub const NAMES: [&str; 3] = ["Datasette", "json-server", "soul-cli"];

/// The table that they serve: a SQLite file with the table `standing`, and our answer.
pub struct Data<'a> {
    pub database: &'a Path,
    pub table: &'a [u8],
}

/// Starts one of them on a copy of the data.
///
/// # Errors
/// When it cannot be installed, started, or answers other rows.
pub fn start(
    name: &str,
    cache: &Path,
    folder: &Path,
    data: &Data<'_>,
) -> Result<(Server, Request), String> {
    let table: Value = serde_json::from_slice(data.table).map_err(|error| error.to_string())?;
    let rows = &table["participants"];
    let database = folder.join(format!("{name}.db"));
    std::fs::copy(data.database, &database).map_err(|error| error.to_string())?;
    let port = free_port();
    let (mut command, request) = match name {
        "Datasette" => datasette(cache, &database, port)?,
        "json-server" => json_server(cache, folder, rows, port)?,
        _ => soul(cache, &database, port)?,
    };
    let server = Server::at_port(command.stderr(Stdio::null()), port)?;
    let answer = request.ask(server.address());
    let answered: Value = serde_json::from_slice(&answer.body)
        .map_err(|error| format!("{error}: {}", String::from_utf8_lossy(&answer.body)))?;
    // soul-cli puts the rows beside the links of its pages.
    let answered = answered.get("data").unwrap_or(&answered);
    let codes = |rows: &Value| -> Vec<Value> {
        let rows = rows.as_array().into_iter().flatten();
        rows.map(|row| row["code"].clone()).collect()
    };
    if codes(answered) != codes(rows) {
        return Err("it does not answer the same rows".to_owned());
    }
    Ok((server, request))
}

fn datasette(cache: &Path, database: &Path, port: u16) -> Result<(Command, Request), String> {
    let folder = cache.join(format!("datasette-{DATASETTE}"));
    let program = folder.join("bin/datasette");
    if !program.exists() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        let wanted = format!("datasette=={DATASETTE}");
        run(Command::new(folder.join("bin/pip")).args(["install", "--quiet", &wanted]))?;
    }
    let mut command = on_core(program);
    command.arg("serve").arg("--immutable").arg(database);
    command.args(["--host", "127.0.0.1", "--port", &port.to_string()]);
    command.args(["--setting", "max_returned_rows", "1000"]);
    let path = "/Datasette/standing.json?_shape=array&_size=1000&_nocount=1&_nofacet=1";
    Ok((command, Request::get(path)))
}

fn json_server(
    cache: &Path,
    folder: &Path,
    rows: &Value,
    port: u16,
) -> Result<(Command, Request), String> {
    let file = folder.join("rows.json");
    let content = serde_json::json!({ "participants": rows }).to_string();
    std::fs::write(&file, content).map_err(|error| error.to_string())?;
    let mut command = on_core("node");
    command.arg(npm(cache, "json-server", JSON_SERVER, None)?.join("lib/cli/bin.js"));
    command.args(["--quiet", "--host", "127.0.0.1", "--port"]);
    command.arg(port.to_string()).arg(file);
    Ok((command, Request::get("/participants")))
}

fn soul(cache: &Path, database: &Path, port: u16) -> Result<(Command, Request), String> {
    let mut command = on_core("node");
    command.arg(npm(cache, "soul-cli", SOUL, Some("better-sqlite3"))?.join("src/server.js"));
    command.arg("--database").arg(database);
    command.args(["--port", &port.to_string()]);
    Ok((
        command,
        Request::get("/api/tables/standing/rows?_limit=1000"),
    ))
}

/// The folder of a package, installed if it is not there; `compiled` names the one dependency that has to be built.
fn npm(
    cache: &Path,
    package: &str,
    version: &str,
    compiled: Option<&str>,
) -> Result<PathBuf, String> {
    let folder = cache.join(format!("{package}-{version}"));
    let done = folder.join("installed");
    let installed = folder.join("node_modules").join(package);
    if done.exists() {
        return Ok(installed);
    }
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let mut manifest = serde_json::json!({ "private": true });
    // Newer versions of npm build nothing that is not named here.
    if let Some(compiled) = compiled {
        manifest["allowScripts"] = serde_json::json!({ compiled: true });
    }
    let written = std::fs::write(folder.join("package.json"), manifest.to_string());
    written.map_err(|error| error.to_string())?;
    let wanted = format!("{package}@{version}");
    run(Command::new("npm")
        .args([
            "install",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            &wanted,
        ])
        .current_dir(&folder))?;
    std::fs::write(done, "").map_err(|error| error.to_string())?;
    Ok(installed)
}

fn run(command: &mut Command) -> Result<(), String> {
    println!("installing: {command:?}");
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(format!("it cannot be installed: {said}"))
}

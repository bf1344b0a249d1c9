//! Documents through real sockets: much at once in little memory, and clients that are slow or go away.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Barrier;
use std::time::Duration;

use crate::support::database::{TestDatabase, both};
use crate::support::files::{files_below, pdf};
use crate::support::process::{Home, Server};
use crate::support::waiting::wait_until;

both!(
    twenty_uploads_of_ten_megabytes_at_once_take_little_memory,
    a_slow_and_an_aborted_upload_leave_nothing,
    documents_are_verified_and_swept_by_commands,
);

const MIB: usize = 1024 * 1024;
const AT_ONCE: usize = 20;
const SUBMISSIONS: &str = "/v1/treaties/hanoi-convention/submissions";

/// Starts with the shipped record.
fn start(home: &Home) -> Server {
    home.start_with(&["--uploads-at-once", "20", "--upload-pause-seconds", "30"])
}

/// Makes a submission and gives the path of its documents.
fn submission(server: &Server, token: &str) -> String {
    let body = serde_json::json!({ "content": { "kind": "accession", "title_received": "Instrument of accession" } });
    let made = server
        .client()
        .post(SUBMISSIONS, token, None, &body)
        .unwrap();
    format!(
        "{}/documents",
        made.body["submission"]["links"]["self"].as_str().unwrap()
    )
}

fn head(path: &str, token: &str, length: usize) -> String {
    format!(
        "POST {path}?name=instrument.pdf HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\n\
         content-type: application/pdf\r\nif-match: \"1\"\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    )
}

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(server.address()).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    stream
}

fn answer(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn incoming(folder: &Path) -> usize {
    files_below(&folder.join("incoming")).len()
}

fn twenty_uploads_of_ten_megabytes_at_once_take_little_memory(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = start(&home);
    let (token, folder) = (home.ministry(), home.data().join("documents"));
    let paths: Vec<String> = (0..AT_ONCE).map(|_| submission(&server, &token)).collect();
    let one_more = submission(&server, &token);
    // The high-water mark begins here, where the record has been read and filled.
    let process = server.process();
    std::fs::write(format!("/proc/{process}/clear_refs"), "5").unwrap();
    let before = server.memory_kib("VmRSS:");
    let (half, whole) = (Barrier::new(AT_ONCE + 1), Barrier::new(AT_ONCE + 1));

    let answers: Vec<String> = std::thread::scope(|scope| {
        let uploads: Vec<_> = paths
            .iter()
            .zip(0_u8..)
            .map(|(path, seed)| {
                let (server, token, half, whole) = (&server, &token, &half, &whole);
                scope.spawn(move || {
                    let bytes = pdf(10 * MIB, seed);
                    let mut stream = connect(server);
                    stream
                        .write_all(head(path, token, bytes.len()).as_bytes())
                        .unwrap();
                    stream.write_all(&bytes[..5 * MIB]).unwrap();
                    half.wait();
                    whole.wait();
                    stream.write_all(&bytes[5 * MIB..]).unwrap();
                    answer(stream)
                })
            })
            .collect();
        half.wait();
        wait_until("all uploads are under way", || incoming(&folder) == AT_ONCE);
        let mut stream = connect(&server);
        let small = pdf(500, 0);
        stream
            .write_all(head(&one_more, &token, small.len()).as_bytes())
            .unwrap();
        stream.write_all(&small).unwrap();
        let busy = answer(stream);
        assert!(busy.starts_with("HTTP/1.1 503 "), "{busy}");
        whole.wait();
        uploads
            .into_iter()
            .map(|upload| upload.join().unwrap())
            .collect()
    });

    for answer in &answers {
        assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    }
    let grown = server.memory_kib("VmHWM:").saturating_sub(before);
    eprintln!("20 uploads of 10 MiB at once: {grown} KiB more than the {before} KiB before");
    assert!(grown < 40 * 1024, "{grown} KiB more");
    assert_eq!(
        (files_below(&folder).len(), incoming(&folder)),
        (AT_ONCE, 0)
    );
}

fn a_slow_and_an_aborted_upload_leave_nothing(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = home.start_with(&["--upload-pause-seconds", "1"]);
    let (token, folder) = (home.ministry(), home.data().join("documents"));
    let path = submission(&server, &token);
    let bytes = pdf(2 * MIB, 0);
    let begin = || {
        let mut stream = connect(&server);
        stream
            .write_all(head(&path, &token, bytes.len()).as_bytes())
            .unwrap();
        stream.write_all(&bytes[..MIB]).unwrap();
        wait_until("the upload is under way", || incoming(&folder) == 1);
        stream
    };

    drop(begin());
    wait_until("the aborted upload is gone", || incoming(&folder) == 0);
    let said = answer(begin());

    assert!(said.starts_with("HTTP/1.1 408 "), "{said}");
    assert!(said.contains("upload_too_slow"), "{said}");
    assert_eq!(files_below(&folder).len(), 0);
    // And the submission is as it was.
    let mut stream = connect(&server);
    stream
        .write_all(head(&path, &token, bytes.len()).as_bytes())
        .unwrap();
    stream.write_all(&bytes).unwrap();
    assert!(answer(stream).starts_with("HTTP/1.1 201 "));
}

fn documents_are_verified_and_swept_by_commands(database: &TestDatabase) {
    let home = Home::migrated(database);
    let server = start(&home);
    let (token, folder) = (home.ministry(), home.data().join("documents"));
    let bytes = pdf(MIB, 0);
    let mut stream = connect(&server);
    let path = submission(&server, &token);
    stream
        .write_all(head(&path, &token, bytes.len()).as_bytes())
        .unwrap();
    stream.write_all(&bytes).unwrap();
    assert!(answer(stream).starts_with("HTTP/1.1 201 "));
    let orphan = folder.join("sha256/00").join("0".repeat(62));
    std::fs::create_dir_all(orphan.parent().unwrap()).unwrap();
    std::fs::write(&orphan, b"%PDF-").unwrap();

    let swept = home.run(["documents", "sweep"]).succeeded();
    let whole = home.run(["documents", "verify"]).succeeded();
    std::fs::write(&files_below(&folder)[0], b"%PDF-").unwrap();
    let changed = home.run(["documents", "verify"]);

    assert!(
        swept.contains("0 unfinished uploads and 1 documents"),
        "{swept}"
    );
    assert!(!orphan.exists());
    assert!(
        whole.contains("1 documents, 1 of different bytes"),
        "{whole}"
    );
    assert!(!changed.status.success());
    assert!(changed.stderr.contains("has changed"), "{changed:?}");
}

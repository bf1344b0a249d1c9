//! A server on 127.0.0.1 that understands as much S3 as the vault speaks.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

#[derive(Default)]
struct State {
    objects: BTreeMap<String, Vec<u8>>,
    uploads: BTreeMap<String, BTreeMap<u32, Vec<u8>>>,
    unsigned: u32,
}

/// The server; its threads end with the process.
pub struct Served {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

struct Request {
    method: String,
    key: String,
    query: BTreeMap<String, String>,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Served {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let shared = shared.clone();
                std::thread::spawn(move || serve(stream, &shared));
            }
        });
        Self { address, state }
    }

    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn keys(&self) -> Vec<String> {
        self.state.lock().unwrap().objects.keys().cloned().collect()
    }

    pub fn unfinished(&self) -> usize {
        self.state.lock().unwrap().uploads.len()
    }

    pub fn is_signed(&self) -> bool {
        self.state.lock().unwrap().unsigned == 0
    }

    pub fn put(&self, key: &str, bytes: &[u8]) {
        let mut state = self.state.lock().unwrap();
        state.objects.insert(key.to_owned(), bytes.to_vec());
    }
}

fn serve(stream: TcpStream, state: &Mutex<State>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut stream = stream;
    while let Some(request) = read(&mut reader) {
        let (status, headers, body) = answer(&request, &mut state.lock().unwrap());
        let length = body.len();
        let head = format!("HTTP/1.1 {status} X\r\ncontent-length: {length}\r\n{headers}\r\n");
        let sent = stream.write_all(head.as_bytes()).and_then(|()| {
            if request.method == "HEAD" {
                return Ok(());
            }
            stream.write_all(&body)
        });
        if sent.is_err() {
            return;
        }
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut line = String::new();
    if reader.read_line(&mut line).ok()? == 0 {
        return None;
    }
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        headers.insert(name.to_lowercase(), value.to_owned());
    }
    let length = headers
        .get("content-length")
        .map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let key = path.trim_start_matches("/register").trim_start_matches('/');
    Some(Request {
        method,
        key: key.to_owned(),
        query: url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect(),
        headers,
        body,
    })
}

fn answer(request: &Request, state: &mut State) -> (u16, String, Vec<u8>) {
    let signature = request.headers.get("authorization");
    if !signature.is_some_and(|value| value.starts_with("AWS4-HMAC-SHA256 Credential=id/")) {
        state.unsigned += 1;
    }
    let tag = "etag: \"1\"\r\n".to_owned();
    let xml = |text: String| {
        (
            200,
            "content-type: application/xml\r\n".to_owned(),
            text.into_bytes(),
        )
    };
    let query = |name: &str| request.query.get(name);
    let nothing = || {
        (
            404,
            String::new(),
            b"<Error><Code>NoSuchKey</Code></Error>".to_vec(),
        )
    };
    match request.method.as_str() {
        "POST" if query("uploads").is_some() => {
            state.uploads.insert(request.key.clone(), BTreeMap::new());
            xml(format!(
                "<InitiateMultipartUploadResult><UploadId>{}</UploadId></InitiateMultipartUploadResult>",
                request.key
            ))
        }
        "PUT" if query("partNumber").is_some() => {
            let number = query("partNumber").unwrap().parse().unwrap();
            let parts = state.uploads.get_mut(&request.key).unwrap();
            parts.insert(number, request.body.clone());
            (200, tag, Vec::new())
        }
        "POST" => {
            let parts = state.uploads.remove(&request.key).unwrap();
            // All but the last are large enough for the real one.
            let last = parts.len();
            assert!(
                parts
                    .values()
                    .take(last - 1)
                    .all(|part| part.len() >= 5 << 20)
            );
            let bytes = parts.into_values().flatten().collect();
            state.objects.insert(request.key.clone(), bytes);
            xml(
                "<CompleteMultipartUploadResult><ETag>\"1\"</ETag></CompleteMultipartUploadResult>"
                    .into(),
            )
        }
        "DELETE" if query("uploadId").is_some() => {
            state.uploads.remove(&request.key);
            (204, String::new(), Vec::new())
        }
        "DELETE" => {
            state.objects.remove(&request.key);
            (204, String::new(), Vec::new())
        }
        "PUT" => {
            let source = request.headers.get("x-amz-copy-source");
            let source = source.unwrap().trim_start_matches("register/");
            let Some(bytes) = state.objects.get(source).cloned() else {
                return nothing();
            };
            state.objects.insert(request.key.clone(), bytes);
            xml("<CopyObjectResult><ETag>\"1\"</ETag></CopyObjectResult>".into())
        }
        "GET" if query("list-type").is_some() => {
            let prefix = query("prefix").cloned().unwrap_or_default();
            let now = signatory::clock::Clock::system().now().to_rfc3339();
            let contents: String = state
                .objects
                .iter()
                .filter(|(key, _)| key.starts_with(&prefix))
                .map(|(key, bytes)| {
                    format!(
                        "<Contents><Key>{key}</Key><Size>{}</Size><LastModified>{now}</LastModified><ETag>\"1\"</ETag></Contents>",
                        bytes.len()
                    )
                })
                .collect();
            xml(format!("<ListBucketResult>{contents}</ListBucketResult>"))
        }
        "GET" | "HEAD" => match state.objects.get(&request.key) {
            None => nothing(),
            Some(bytes) => {
                let modified = "last-modified: Sat, 21 Nov 2026 12:00:00 GMT\r\n";
                (200, format!("{tag}{modified}"), bytes.clone())
            }
        },
        other => panic!("{other}"),
    }
}

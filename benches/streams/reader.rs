//! Those who read: all of them tasks of one thread, which share one buffer.

use std::cell::RefCell;
use std::future::poll_fn;
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError};
use std::task::Poll;
use std::time::Duration;

use signatory::clock::Stopwatch;
use tokio::io::{AsyncRead as _, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;

/// How many connect at once.
const CONNECTING: usize = 100;
/// How many connect to one address of this machine: a client's ports are fewer than 30,000.
const TO_ONE_ADDRESS: usize = 20_000;

/// What is told to who measures.
#[derive(Debug)]
pub enum Heard {
    /// Every stream has begun.
    AllAreOpen,
    /// Everyone has this entry, since these moments.
    Entry(u64, Vec<u64>),
}

/// Those who read.
pub struct Crowd {
    pub port: u16,
    pub subscribers: usize,
    pub watch: Stopwatch,
    /// The entry whose arrival is noted.
    pub expected: Arc<AtomicU64>,
    pub heard: Sender<Heard>,
}

struct Shared {
    crowd: Crowd,
    connecting: Semaphore,
    open: RefCell<usize>,
    arrivals: RefCell<Vec<u64>>,
    buffer: RefCell<Vec<u8>>,
}

impl Crowd {
    /// Follows until the other side of the channel is dropped.
    pub fn follow(self, ended: &Receiver<()>) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let shared = Rc::new(Shared {
            connecting: Semaphore::new(CONNECTING),
            open: RefCell::new(0),
            arrivals: RefCell::default(),
            buffer: RefCell::new(vec![0; 64 * 1024]),
            crowd: self,
        });
        let tasks = tokio::task::LocalSet::new();
        for number in 0..shared.crowd.subscribers {
            tasks.spawn_local(follow(shared.clone(), number));
        }
        tasks.block_on(&runtime, async {
            while ended.try_recv() == Err(TryRecvError::Empty) {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        });
    }
}

async fn follow(shared: Rc<Shared>, number: usize) {
    let permit = shared.connecting.acquire().await.expect("open");
    let last = u8::try_from(number / TO_ONE_ADDRESS + 1).expect("few addresses");
    let address = SocketAddr::from((Ipv4Addr::new(127, 0, 0, last), shared.crowd.port));
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    stream.writable().await.expect("a connection");
    stream
        .try_write(&request("/v1/events/stream", None))
        .expect("the request is sent");
    let mut lines = Lines::default();
    while lines.last.is_none() {
        read(&shared, &mut stream, &mut lines).await;
    }
    drop(permit);
    shared.opened();
    loop {
        read(&shared, &mut stream, &mut lines).await;
    }
}

/// The request of one who follows.
pub fn request(target: &str, last_event_id: Option<u64>) -> Vec<u8> {
    let mut request = Vec::new();
    write!(
        request,
        "GET {target} HTTP/1.1\r\nhost: register\r\naccept: text/event-stream\r\n"
    )
    .expect("memory");
    if let Some(id) = last_event_id {
        write!(request, "last-event-id: {id}\r\n").expect("memory");
    }
    request.extend_from_slice(b"\r\n");
    request
}

async fn read(shared: &Shared, stream: &mut TcpStream, lines: &mut Lines) {
    poll_fn(|context| {
        let mut buffer = shared.buffer.borrow_mut();
        let mut buffer = ReadBuf::new(&mut buffer);
        let polled = Pin::new(&mut *stream).poll_read(context, &mut buffer);
        if let Poll::Ready(Ok(())) = &polled {
            assert!(!buffer.filled().is_empty(), "a stream ended");
            lines.read(buffer.filled(), |id| shared.has(id));
        }
        polled
    })
    .await
    .expect("a stream that goes on");
}

impl Shared {
    fn opened(&self) {
        *self.open.borrow_mut() += 1;
        if *self.open.borrow() == self.crowd.subscribers {
            self.tell(Heard::AllAreOpen);
        }
    }

    fn has(&self, id: u64) {
        if id != self.crowd.expected.load(Ordering::Relaxed) {
            return;
        }
        let mut arrivals = self.arrivals.borrow_mut();
        arrivals.push(self.crowd.watch.micros());
        if arrivals.len() == self.crowd.subscribers {
            self.tell(Heard::Entry(id, std::mem::take(&mut *arrivals)));
        }
    }

    fn tell(&self, heard: Heard) {
        // Who measures may have given up.
        let _ = self.crowd.heard.send(heard);
    }
}

/// The ids in a stream, however it is cut into pieces. Each must follow the one before.
#[derive(Default)]
pub struct Lines {
    /// The beginning of a line whose end has not come.
    begun: Vec<u8>,
    /// The last id; that of the greeting first.
    pub last: Option<u64>,
}

impl Lines {
    /// Reads a piece, and tells the ids of events.
    pub fn read(&mut self, mut piece: &[u8], mut tell: impl FnMut(u64)) {
        while let Some(end) = memchr::memchr(b'\n', piece) {
            let line = &piece[..end];
            if self.begun.is_empty() {
                self.line(line, &mut tell);
            } else {
                let mut whole = std::mem::take(&mut self.begun);
                whole.extend_from_slice(&line[..line.len().min(32)]);
                self.line(&whole, &mut tell);
                whole.clear();
                self.begun = whole;
            }
            piece = &piece[end + 1..];
        }
        // An id is at the beginning of a line.
        let room = 32_usize.saturating_sub(self.begun.len());
        self.begun
            .extend_from_slice(&piece[..piece.len().min(room)]);
    }

    fn line(&mut self, line: &[u8], tell: &mut impl FnMut(u64)) {
        let Some(id) = line.strip_prefix(b"id: ") else {
            return;
        };
        let id = std::str::from_utf8(id).ok().and_then(|id| id.parse().ok());
        let id: u64 = id.expect("an id is a number");
        if let Some(last) = self.last.replace(id) {
            assert_eq!(id, last + 1, "an event is missing or repeated");
            tell(id);
        }
    }
}

//! What a process did to the files of its SQLite database, as strace wrote it down, and what a power cut leaves of it.
//!
//! A write is kept for sure once its file was synced after it. Until then it may be there, be missing, or be there in
//! part, each apart from the others.

use std::collections::BTreeMap;
use std::path::Path;

/// How strace is asked: the service is its child's child, and bytes are written in full.
pub const STRACE: [&str; 9] = [
    "strace",
    "-D",
    "-f",
    "-q",
    "-y",
    "-ttt",
    "-xx",
    "--string-limit=1048576",
    "--trace=pwrite64,fsync,fdatasync,ftruncate",
];
/// A disk writes no less at once.
const SECTOR: usize = 512;

/// One line of the trace that concerns a file of the database.
struct Line<'a> {
    process: &'a str,
    micros: i64,
    call: Call,
}

enum Call {
    Write {
        file: String,
        offset: usize,
        bytes: Vec<u8>,
    },
    Cut {
        file: String,
        length: usize,
    },
    SyncBegins {
        file: String,
    },
    SyncEnds,
}

/// What is on the disk for sure, and what may be.
#[derive(Default)]
struct File {
    durable: Vec<u8>,
    pending: Vec<Change>,
}

#[derive(Clone)]
enum Change {
    Write(usize, Vec<u8>),
    Cut(usize),
}

impl Change {
    fn apply(&self, to: &mut Vec<u8>) {
        match self {
            Self::Write(offset, bytes) => {
                let end = offset + bytes.len();
                to.resize(to.len().max(end), 0);
                to[*offset..end].copy_from_slice(bytes);
            }
            Self::Cut(length) => to.resize(*length, 0),
        }
    }

    /// What a power cut leaves of it: all, nothing, or whole sectors from its beginning.
    fn some_of_it(&self) -> Option<Self> {
        match (fastrand::u8(0..3), self) {
            (0, _) => None,
            (1, Self::Write(offset, bytes)) => {
                let sectors = fastrand::usize(0..=bytes.len() / SECTOR);
                Some(Self::Write(*offset, bytes[..sectors * SECTOR].to_vec()))
            }
            _ => Some(self.clone()),
        }
    }
}

/// Replays a trace over what was there before, and gives what so many power cuts leave to `examine`: the instant of the
/// cut, and the folder with the files. Returns how many changes were not on the disk for sure, over all cuts.
pub fn cut_power(
    trace: &str,
    before: BTreeMap<String, Vec<u8>>,
    until: i64,
    cuts: usize,
    mut examine: impl FnMut(i64, &Path),
) -> usize {
    let lines: Vec<Line<'_>> = trace
        .lines()
        .flat_map(Line::read)
        .filter(|line| line.micros < until)
        .collect();
    assert!(lines.len() > 1, "nothing was traced");
    let mut moments: Vec<usize> = (0..cuts).map(|_| fastrand::usize(1..lines.len())).collect();
    moments.sort_unstable();
    let mut files: BTreeMap<String, File> = before
        .into_iter()
        .map(|(name, durable)| {
            (
                name,
                File {
                    durable,
                    pending: Vec::new(),
                },
            )
        })
        .collect();
    // Of whom a sync goes on: of which file, and of how many of its changes.
    let mut syncing: BTreeMap<&str, (String, usize)> = BTreeMap::new();
    let mut in_the_air = 0;
    for (n, line) in lines.iter().enumerate() {
        for _ in moments.iter().filter(|moment| **moment == n) {
            let folder = tempfile::tempdir().unwrap();
            for (name, file) in &files {
                in_the_air += file.pending.len();
                std::fs::write(folder.path().join(name), file.after_a_power_cut()).unwrap();
            }
            examine(line.micros, folder.path());
        }
        match &line.call {
            Call::Write {
                file,
                offset,
                bytes,
            } => {
                let change = Change::Write(*offset, bytes.clone());
                files.entry(file.clone()).or_default().pending.push(change);
            }
            Call::Cut { file, length } => {
                let change = Change::Cut(*length);
                files.entry(file.clone()).or_default().pending.push(change);
            }
            Call::SyncBegins { file } => {
                let pending = files.get(file).map_or(0, |file| file.pending.len());
                syncing.insert(line.process, (file.clone(), pending));
            }
            Call::SyncEnds => {
                if let Some((file, pending)) = syncing.remove(line.process) {
                    files.get_mut(&file).unwrap().sync(pending);
                    // Another's sync of the same file has fewer left to do.
                    for (_, left) in syncing.values_mut().filter(|(other, _)| *other == file) {
                        *left = left.saturating_sub(pending);
                    }
                }
            }
        }
    }
    in_the_air
}

impl File {
    fn sync(&mut self, changes: usize) {
        for change in self.pending.drain(..changes) {
            change.apply(&mut self.durable);
        }
    }

    fn after_a_power_cut(&self) -> Vec<u8> {
        let mut bytes = self.durable.clone();
        for change in self.pending.iter().filter_map(Change::some_of_it) {
            change.apply(&mut bytes);
        }
        bytes
    }
}

impl<'a> Line<'a> {
    /// Reads a line: nothing if it is about something else, two if a sync begins and ends in it.
    fn read(line: &'a str) -> Vec<Self> {
        let read = || {
            let (process, rest) = line.trim_start().split_once(' ')?;
            let (time, call) = rest.trim_start().split_once(' ')?;
            let micros: i64 = time.replace('.', "").parse().ok()?;
            Some((process, micros, Call::read(call)?))
        };
        let Some((process, micros, call)) = read() else {
            return Vec::new();
        };
        let ends = matches!(call, Call::SyncBegins { .. }) && !line.ends_with("<unfinished ...>");
        let of = |call| Self {
            process,
            micros,
            call,
        };
        let mut lines = vec![of(call)];
        lines.extend(ends.then(|| of(Call::SyncEnds)));
        lines
    }
}

impl Call {
    fn read(text: &str) -> Option<Self> {
        if let Some(resumed) = text.strip_prefix("<... ") {
            let sync = resumed.starts_with("fsync") || resumed.starts_with("fdatasync");
            return sync.then_some(Self::SyncEnds);
        }
        let (name, rest) = text.split_once('(')?;
        let (path, rest) = rest.split_once('<')?.1.split_once('>')?;
        let path = String::from_utf8(unescaped(path)).ok()?;
        let file = Path::new(&path).file_name()?.to_str()?.to_owned();
        if !matches!(file.as_str(), "register.db" | "register.db-wal") {
            return None;
        }
        let mut numbers = rest
            .split([',', ' ', ')'])
            .filter_map(|word| word.parse::<usize>().ok());
        match name {
            "pwrite64" => {
                let bytes = unescaped(rest.split('"').nth(1)?);
                assert_eq!(
                    numbers.next(),
                    Some(bytes.len()),
                    "a write was not traced in full"
                );
                let offset = numbers.next()?;
                Some(Self::Write {
                    file,
                    offset,
                    bytes,
                })
            }
            "ftruncate" => Some(Self::Cut {
                file,
                length: numbers.next()?,
            }),
            "fsync" | "fdatasync" => Some(Self::SyncBegins { file }),
            _ => None,
        }
    }
}

/// The bytes of `\x61\x62`.
fn unescaped(text: &str) -> Vec<u8> {
    text.split("\\x")
        .skip(1)
        .map(|digits| u8::from_str_radix(digits, 16).unwrap())
        .collect()
}

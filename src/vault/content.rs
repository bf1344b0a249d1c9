//! What a file is, by its bytes: PDF or TIFF, whole, and nothing else at the same time.
//!
//! Only the beginning and the end are looked at. Nothing is ever decompressed, decrypted or rendered, so there is
//! nothing to blow up; what a viewer makes of the inside is not known here.

use std::collections::VecDeque;

/// How much of the beginning is kept.
const HEAD_BYTES: usize = 4 * 1024;
/// How much of the end: a ZIP's directory may stand 65,557 bytes before it.
const TAIL_BYTES: usize = 66 * 1024;
/// Where the end of a PDF must be said, before the last byte.
const PDF_END_BYTES: usize = 1024;

/// What a document may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    /// Portable Document Format.
    Pdf,
    /// Tagged Image File Format, or its 64-bit variant.
    Tiff,
}

impl MediaType {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Tiff];

    /// The media type.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Tiff => "image/tiff",
        }
    }

    /// Reads what [`MediaType::as_str`] writes, in any case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|known| known.as_str().eq_ignore_ascii_case(text))
    }

    /// What a name of such a file ends in.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &[".pdf"],
            Self::Tiff => &[".tif", ".tiff"],
        }
    }
}

/// Why a file is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// There is nothing.
    #[error("the document is empty")]
    Empty,
    /// It is something else.
    #[error("expected a PDF or TIFF by its bytes, found {0}")]
    OtherType(String),
    /// Its end is missing.
    #[error("the document is not whole: {0}")]
    Truncated(&'static str),
    /// It needs a password.
    #[error(
        "the PDF is encrypted, so that it could not be examined; expected one without /Encrypt"
    )]
    Encrypted,
}

/// The beginning and the end of a file, gathered as it passes.
#[derive(Debug, Default)]
pub struct Evidence {
    size_bytes: u64,
    head: Vec<u8>,
    tail: VecDeque<u8>,
}

impl Evidence {
    /// How many bytes have passed.
    #[must_use]
    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// Takes the next piece.
    pub fn add(&mut self, piece: &[u8]) {
        self.size_bytes = self.size_bytes.saturating_add(as_u64(piece.len()));
        let missing = HEAD_BYTES.saturating_sub(self.head.len());
        self.head.extend(piece.iter().take(missing));
        let skipped = piece.len().saturating_sub(TAIL_BYTES);
        let end = piece.get(skipped..).unwrap_or_default();
        let surplus = (self.tail.len() + end.len()).saturating_sub(TAIL_BYTES);
        self.tail.drain(..surplus.min(self.tail.len()));
        self.tail.extend(end);
    }

    /// What the file is.
    ///
    /// # Errors
    /// Why it is not accepted.
    pub fn media_type(&self) -> Result<MediaType, Unfit> {
        let tail: Vec<u8> = self.tail.iter().copied().collect();
        if self.size_bytes == 0 {
            return Err(Unfit::Empty);
        }
        if self.head.starts_with(b"%PDF-") {
            is_no_zip(&tail)?;
            self.is_whole_pdf(&tail)?;
            return Ok(MediaType::Pdf);
        }
        if let Some(tiff) = Tiff::of(&self.head) {
            is_no_zip(&tail)?;
            self.is_whole_tiff(&tiff, &tail)?;
            return Ok(MediaType::Tiff);
        }
        Err(Unfit::OtherType(named(&self.head)))
    }

    /// ISO 32000-2, 7.5.5: the last line is `%%EOF`, before it `startxref` and the offset of the cross references.
    fn is_whole_pdf(&self, tail: &[u8]) -> Result<(), Unfit> {
        let end = last_bytes(tail, PDF_END_BYTES);
        let Some(at) = position_of_last(end, b"%%EOF") else {
            return Err(Unfit::Truncated(
                "a PDF ends in %%EOF, and this one does not",
            ));
        };
        let (before, marker) = end.split_at_checked(at).unwrap_or_default();
        let after = marker.get(5..).unwrap_or_default();
        if !after.iter().all(|b| b"\0\t\n\x0c\r ".contains(b)) {
            return Err(Unfit::OtherType(format!(
                "a PDF with {} other bytes after its end",
                after.len()
            )));
        }
        let references = position_of_last(before, b"startxref")
            .and_then(|at| before.get(at + 9..))
            .and_then(|text| std::str::from_utf8(text).ok())
            .and_then(|text| text.trim().parse::<u64>().ok());
        match references {
            Some(offset) if offset < self.size_bytes => {}
            Some(_) => {
                return Err(Unfit::Truncated(
                    "its cross references are said to be beyond its end",
                ));
            }
            None => {
                return Err(Unfit::Truncated(
                    "a PDF says before its %%EOF where its cross references are (startxref), and this one does not",
                ));
            }
        }
        if says_encrypt(tail) {
            return Err(Unfit::Encrypted);
        }
        Ok(())
    }

    /// TIFF 6.0, section 2: the header says where the first directory is, and it must be inside.
    fn is_whole_tiff(&self, tiff: &Tiff, tail: &[u8]) -> Result<(), Unfit> {
        let beyond = Unfit::Truncated("its first directory is said to be beyond its end");
        let Some(at) = tiff.directory else {
            return Err(Unfit::Truncated("the header of the TIFF is cut off"));
        };
        let count_bytes = if tiff.is_big { 8 } else { 2 };
        let entries = match self.bytes_at(at, count_bytes, tail) {
            Some(bytes) => tiff.number(&bytes),
            // In the middle, which was not kept: of a directory there it is known only that it begins inside.
            None => 1,
        };
        if entries == 0 {
            return Err(Unfit::Truncated("its first directory is empty"));
        }
        let entry_bytes: u64 = if tiff.is_big { 20 } else { 12 };
        let end = entries
            .checked_mul(entry_bytes)
            .and_then(|bytes| bytes.checked_add(at))
            .and_then(|end| end.checked_add(as_u64(count_bytes)));
        match end {
            Some(end) if end <= self.size_bytes => Ok(()),
            Some(_) | None => Err(beyond),
        }
    }

    /// Bytes of the file, if they are among those that were kept.
    fn bytes_at(&self, at: u64, count: usize, tail: &[u8]) -> Option<Vec<u8>> {
        let tail_begins = self.size_bytes.saturating_sub(as_u64(tail.len()));
        let (kept, from) = match at.checked_sub(tail_begins) {
            Some(from) => (tail, from),
            None => (self.head.as_slice(), at),
        };
        let from = usize::try_from(from).ok()?;
        let until = from.checked_add(count)?;
        Some(kept.get(from..until)?.to_vec())
    }
}

/// The header of a TIFF.
struct Tiff {
    is_little_endian: bool,
    is_big: bool,
    /// Where the first directory is; none if the header is cut off.
    directory: Option<u64>,
}

impl Tiff {
    fn of(head: &[u8]) -> Option<Self> {
        let (is_little_endian, is_big) = match head.get(..4)? {
            b"II*\0" => (true, false),
            b"MM\0*" => (false, false),
            b"II+\0" => (true, true),
            b"MM\0+" => (false, true),
            _ => return None,
        };
        // Camera formats that begin like a TIFF and are none.
        if !is_big && head.get(8..10) == Some(b"CR") {
            return None;
        }
        let mut tiff = Self {
            is_little_endian,
            is_big,
            directory: None,
        };
        let (range, least) = if is_big { (8..16, 16) } else { (4..8, 8) };
        tiff.directory = head
            .get(range)
            .map(|bytes| tiff.number(bytes))
            .filter(|at| *at >= least);
        Some(tiff)
    }

    fn number(&self, bytes: &[u8]) -> u64 {
        let add = |sum: u64, byte: &u8| (sum << 8) | u64::from(*byte);
        if self.is_little_endian {
            bytes.iter().rev().fold(0, add)
        } else {
            bytes.iter().fold(0, add)
        }
    }
}

/// Refuses what an archiver would open too: a ZIP is found by its end.
fn is_no_zip(tail: &[u8]) -> Result<(), Unfit> {
    // The signature, then the numbers of two disks, which are zero.
    if position_of_last(tail, b"PK\x05\x06\0\0\0\0").is_some() {
        return Err(Unfit::OtherType(
            "a file that is a ZIP archive at the same time".into(),
        ));
    }
    Ok(())
}

/// Whether the trailer names an encryption dictionary: the name as a whole, not the beginning of another.
fn says_encrypt(tail: &[u8]) -> bool {
    const NAME: &[u8] = b"/Encrypt";
    tail.windows(NAME.len() + 1)
        .any(|window| window.starts_with(NAME) && window.last().is_some_and(ends_a_name))
}

fn ends_a_name(byte: &u8) -> bool {
    byte.is_ascii_whitespace() || b"\0<([/".contains(byte)
}

/// What a file seems to be, for the problem.
fn named(head: &[u8]) -> String {
    match infer::get(head) {
        Some(known) if known.mime_type() == "application/pdf" => {
            "a PDF that does not begin with %PDF-".into()
        }
        Some(known) => known.mime_type().to_owned(),
        None => "something unknown".into(),
    }
}

fn last_bytes(bytes: &[u8], count: usize) -> &[u8] {
    bytes
        .get(bytes.len().saturating_sub(count)..)
        .unwrap_or_default()
}

fn position_of_last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .rposition(|window| window == wanted)
}

fn as_u64(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

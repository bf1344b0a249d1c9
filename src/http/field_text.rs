//! Short texts for fields of every answer, put together on the stack: one allocation, and no machinery of formatting.

use actix_web::http::header::HeaderValue;

/// The longest such text; ours are far shorter.
const LONGEST: usize = 96;

/// A text that is being put together.
pub(super) struct FieldText {
    bytes: [u8; LONGEST],
    length: usize,
}

impl FieldText {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self {
            bytes: [0; LONGEST],
            length: 0,
        }
    }

    /// Adds a text.
    pub(super) fn text(&mut self, text: &str) {
        self.put(text.as_bytes());
    }

    /// Adds a number in decimal, with zeros in front up to so many digits.
    pub(super) fn number(&mut self, mut number: u64, digits: usize) {
        let mut decimal = [b'0'; 20];
        let mut used = 0;
        for place in decimal.iter_mut().rev() {
            if number == 0 && used >= digits.max(1) {
                break;
            }
            *place += u8::try_from(number % 10).unwrap_or_default();
            number /= 10;
            used += 1;
        }
        self.put(decimal.get(decimal.len() - used..).unwrap_or_default());
    }

    /// The value of the field.
    pub(super) fn value(&self) -> HeaderValue {
        let bytes = self.bytes.get(..self.length).unwrap_or_default();
        HeaderValue::from_bytes(bytes).unwrap_or(const { HeaderValue::from_static("-") })
    }

    fn put(&mut self, more: &[u8]) {
        let end = self.length + more.len();
        if let Some(room) = self.bytes.get_mut(self.length..end) {
            room.copy_from_slice(more);
            self.length = end;
        }
    }
}

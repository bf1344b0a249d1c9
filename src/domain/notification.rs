//! Depositary notifications: their references, and what one about an action states.
//!
//! References are read in every form that was printed, and kept as printed.
//! Now `C.N.196.2025.TREATIES-XVIII.16`. Printed too: `C.N.266.2013.TREATIES.XXVI-8`, `C.N.934.2013.TREATIES-XXVII-15`,
//! `CN.441.2023.TREATIES-XXVII.17`, with sub-numbers `XXVII.7.d`, and before chapters were named
//! `C.N.97.1979.TREATIES-2`.

mod announcement;
mod gap;

use std::fmt;

pub use announcement::{Announcement, Cited, Consequence, EntryIntoForce};
pub use gap::{Gap, LANGUAGES};

/// A reference, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotificationReference {
    /// The serial number within the year.
    pub serial: u32,
    /// The year.
    pub year: u16,
    /// The chapter of the depositary's publication, in Roman numerals; none in old references.
    pub chapter: Option<String>,
    /// The number of the treaty within the chapter, with its letter and sub-number: `7.d`. In an old reference, the
    /// number of the notification among those of the serial.
    pub number: String,
}

impl NotificationReference {
    /// Reads a reference in any form that was printed.
    ///
    /// ```
    /// use signatory::domain::notification::NotificationReference;
    ///
    /// let printed = NotificationReference::parse("C.N.266.2013.TREATIES.XXVI-8").unwrap();
    /// assert_eq!(printed.to_string(), "C.N.266.2013.TREATIES-XXVI.8");
    /// ```
    #[must_use]
    pub fn parse(printed: &str) -> Option<Self> {
        let text = printed.trim();
        let rest = ["C.N.", "CN."]
            .into_iter()
            .find_map(|start| text.strip_prefix(start))?;
        let (serial, rest) = rest.split_once('.')?;
        let (year, rest) = rest.split_once('.')?;
        let rest = rest.strip_prefix("TREATIES")?;
        let rest = rest.strip_prefix(['-', '.'])?;
        let serial = number(serial)?;
        let year = number::<u16>(year).filter(|year| (1946..=2200).contains(year))?;
        let (chapter, number) = match rest.split_once(['-', '.']) {
            Some((chapter, number)) if is_roman(chapter) => (Some(chapter.to_owned()), number),
            Some(_) => return None,
            None => (None, rest),
        };
        let number = number.replace('-', ".");
        let are_parts = number.split('.').all(|part| {
            (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        let starts_with_digit = number.starts_with(|c: char| c.is_ascii_digit());
        (are_parts && starts_with_digit).then_some(Self {
            serial,
            year,
            chapter,
            number,
        })
    }
}

impl fmt::Display for NotificationReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "C.N.{}.{}.TREATIES-", self.serial, self.year)?;
        if let Some(chapter) = &self.chapter {
            write!(f, "{chapter}.")?;
        }
        f.write_str(&self.number)
    }
}

fn number<T: std::str::FromStr>(digits: &str) -> Option<T> {
    let is_number = !digits.is_empty()
        && !digits.starts_with('0')
        && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b"IVXLC".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_that_was_printed_is_read() {
        for (printed, chapter, number, now) in [
            (
                "C.N.196.2025.TREATIES-XVIII.16",
                Some("XVIII"),
                "16",
                "C.N.196.2025.TREATIES-XVIII.16",
            ),
            (
                "C.N.266.2013.TREATIES.XXVI-8",
                Some("XXVI"),
                "8",
                "C.N.266.2013.TREATIES-XXVI.8",
            ),
            (
                "C.N.934.2013.TREATIES-XXVII-15",
                Some("XXVII"),
                "15",
                "C.N.934.2013.TREATIES-XXVII.15",
            ),
            (
                "CN.441.2023.TREATIES-XXVII.17",
                Some("XXVII"),
                "17",
                "C.N.441.2023.TREATIES-XXVII.17",
            ),
            (
                "C.N.735.2016.TREATIES-XXVII.7.d",
                Some("XXVII"),
                "7.d",
                "C.N.735.2016.TREATIES-XXVII.7.d",
            ),
            (
                "C.N.97.1979.TREATIES-2",
                None,
                "2",
                "C.N.97.1979.TREATIES-2",
            ),
            (
                "C.N.31.1990.TREATIES-1",
                None,
                "1",
                "C.N.31.1990.TREATIES-1",
            ),
        ] {
            let reference = NotificationReference::parse(printed).unwrap();
            assert_eq!(reference.chapter.as_deref(), chapter, "{printed}");
            assert_eq!(reference.number, number, "{printed}");
            assert_eq!(reference.to_string(), now, "{printed}");
            assert_eq!(
                NotificationReference::parse(now),
                Some(reference),
                "{printed}"
            );
        }
    }

    #[test]
    fn anything_else_is_not_read() {
        for text in [
            "",
            "C.N.",
            "C.N.196.2025",
            "C.N.196.2025.TREATIES",
            "C.N.196.2025.TREATIES-",
            "C.N.196.2025.TREATIES-XVIII",
            "C.N.196.2025.TREATIES-XVIII.",
            "C.N.0196.2025.TREATIES-XVIII.16",
            "C.N.196.25.TREATIES-XVIII.16",
            "C.N.196.2025.TREATIES-18.16",
            "C.N.x.2025.TREATIES-XVIII.16",
            "A/RES/79/243",
        ] {
            assert_eq!(NotificationReference::parse(text), None, "{text}");
        }
    }
}

//! How much room a text takes, and how it is broken into lines: a picture has neither layout nor a font of its own.
//!
//! The widths are those of wide faces (`DejaVu Sans`, Verdana), so that whichever sans-serif face is there takes no more.

/// The width of a text in thousandths of a pixel, at a size in pixels.
#[must_use]
pub fn width(text: &str, size: u32, is_bold: bool) -> u64 {
    let hundredths: u64 = text.chars().map(|c| u64::from(advance(c))).sum();
    let weight = if is_bold { 115 } else { 100 };
    hundredths * u64::from(size) * weight / 10
}

/// The width of a text in whole pixels, rounded up.
#[must_use]
pub fn pixels(text: &str, size: u32, is_bold: bool) -> u32 {
    u32::try_from(width(text, size, is_bold).div_ceil(1000)).unwrap_or(u32::MAX)
}

/// The width of a character in hundredths of the size.
fn advance(c: char) -> u32 {
    match c {
        // Directions, joiners and marks that stand above or below.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{0300}'..='\u{036f}'
        | '\u{064b}'..='\u{065f}' => 0,
        ' ' | '\u{a0}' | '\u{202f}' => 36,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | '(' | ')'
        | '/' | '-' | 'f' | 't' | 'r' => 45,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 100,
        '0'..='9' | 'a'..='z' | '\u{00df}'..='\u{024f}' | '\u{1e00}'..='\u{1eff}' => 65,
        'A'..='Z' | '\u{00c0}'..='\u{00de}' => 78,
        'ж' | 'ш' | 'щ' | 'ю' | 'ы' | 'м' | 'ф' | '\u{0410}'..='\u{042f}' => 92,
        '\u{0430}'..='\u{052f}' => 68,
        '\u{0600}'..='\u{06ff}' | '\u{0750}'..='\u{077f}' => 56,
        '«' | '»' | '“' | '”' | '–' | '+' | '=' | '<' | '>' => 80,
        _ => 102,
    }
}

/// Breaks a text into lines of at most this many pixels; what goes beyond the last line is left out with an ellipsis.
#[must_use]
pub fn wrapped(text: &str, face: Face, room: u32, most: usize) -> Vec<String> {
    let fits = |line: &str| pixels(line.trim_end(), face.size, face.is_bold) <= room;
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let longer = format!("{line}{piece}");
        if line.is_empty() || fits(&longer) {
            line = longer;
        } else {
            lines.push(std::mem::replace(&mut line, piece));
        }
    }
    lines.push(line);
    let was_cut = lines.len() > most;
    lines.truncate(most);
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    if let Some(last) = lines.last_mut() {
        // Also where one word is longer than a line.
        if was_cut || !fits(last) {
            last.push('…');
            while !fits(last) && last.chars().count() > 1 {
                last.pop();
                last.pop();
                last.push('…');
            }
        }
    }
    lines
}

/// A size, and whether it is bold.
#[derive(Debug, Clone, Copy)]
pub struct Face {
    /// In pixels.
    pub size: u32,
    /// Whether it is bold.
    pub is_bold: bool,
}

/// The pieces between which a line may be broken: after spaces, and around characters that are written without.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut piece = String::new();
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        piece.push(c);
        let follows = characters.peek().copied();
        let is_break = c == ' '
            || (is_ideograph(c) || follows.is_some_and(is_ideograph))
                && !follows.is_some_and(is_closing)
                && !is_opening(c);
        if is_break {
            pieces.push(std::mem::take(&mut piece));
        }
    }
    pieces.push(piece);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

fn is_closing(c: char) -> bool {
    matches!(c, '）' | '，' | '。' | '；' | '：' | '》' | '、' | ' ')
}

fn is_opening(c: char) -> bool {
    matches!(c, '（' | '《')
}

#[cfg(test)]
mod tests {
    use super::{Face, pixels, wrapped};

    const FACE: Face = Face {
        size: 14,
        is_bold: false,
    };

    #[test]
    fn lines_hold_the_whole_text_in_its_order_and_keep_to_the_room() {
        for text in [
            "73 signatories (72 States and 1 regional economic integration organization)",
            "73个签署方（72个国家和1个区域经济一体化组织）",
            "عدد الموقعين: 73 (72 دولة ومنظمة إقليمية واحدة للتكامل الاقتصادي)",
        ] {
            let lines = wrapped(text, FACE, 200, 99);

            assert!(lines.len() > 1, "{lines:?}");
            let joined: String = lines.concat();
            assert_eq!(joined.replace(' ', ""), text.replace(' ', ""));
            for line in lines {
                assert!(pixels(&line, 14, false) <= 200, "{line}");
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_left_out_visibly() {
        let cut = wrapped("one two three four five six seven", FACE, 90, 2);
        let word = wrapped(&"x".repeat(100), FACE, 90, 3);

        assert_eq!(cut.len(), 2);
        assert!(
            cut[1].ends_with('…') && word[0].ends_with('…'),
            "{cut:?} {word:?}"
        );
        assert!(pixels(&cut[1], 14, false) <= 90 && pixels(&word[0], 14, false) <= 90);
    }

    #[test]
    fn no_line_begins_with_what_closes() {
        let lines = wrapped("（一二三四五六），（七八九十）。", FACE, 75, 9);

        for line in lines {
            assert!(!line.starts_with(['）', '，', '。']), "{line}");
        }
    }
}

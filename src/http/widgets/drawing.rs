//! The badge and the picture of a treaty's progress, as SVG.
//!
//! There are presentation attributes only: no style, script, font or link, so that every program that draws SVG draws
//! the same, and nothing is asked of any host. For Arabic the drawing is mirrored.

use askama::Template;

use super::facts::{Bar, Facts};
use super::lettering::{Face, pixels, wrapped};
use super::settings::{Size, Theme};

/// The colour of a badge's label, on which white is read (7.9 to 1).
pub const LABEL: &str = "#46535f";
/// The colour of a treaty that is not in force (white on it: 7.0 to 1). Few instruments are no fault: it is never red.
pub const PENDING: &str = "#1f5a92";
/// The colour of a treaty whose conditions have been met (white on it: 6.3 to 1).
pub const MET: &str = "#2e6b4f";

/// The longest name on a badge, in pixels.
const LONGEST_LABEL: u32 = 360;
const BADGE_FACE: Face = Face {
    size: 11,
    is_bold: false,
};

/// A badge: the name, and where it stands.
#[derive(Template)]
#[template(path = "badge.svg")]
pub struct Badge<'a> {
    facts: &'a Facts,
    label: String,
    width: u32,
    label_x: u32,
    label_width: u32,
    message_x: u32,
    message_width: u32,
    color: &'static str,
}

impl<'a> Badge<'a> {
    /// The badge of a treaty.
    #[must_use]
    pub fn of(facts: &'a Facts) -> Self {
        let name = facts.isolated_name();
        let label = wrapped(&name, BADGE_FACE, LONGEST_LABEL, 1).concat();
        let room = |text: &str| pixels(text, BADGE_FACE.size, BADGE_FACE.is_bold) + 14;
        let (label_width, message_width) = (room(&label), room(&facts.badge));
        let is_mirrored = facts.language.direction() == "rtl";
        Self {
            width: label_width + message_width,
            label_x: if is_mirrored { message_width } else { 0 },
            message_x: if is_mirrored { 0 } else { label_width },
            color: color(facts),
            facts,
            label,
            label_width,
            message_width,
        }
    }
}

/// The colour that says whether the conditions have been met.
#[must_use]
pub fn color(facts: &Facts) -> &'static str {
    if facts.is_met() { MET } else { PENDING }
}

/// The colours of a picture.
pub struct Palette {
    paper: &'static str,
    ink: &'static str,
    muted: &'static str,
    line: &'static str,
    accent: &'static str,
}

impl Palette {
    fn of(theme: Theme, is_met: bool) -> Self {
        match theme {
            Theme::Dark => Self {
                paper: "#15202b",
                ink: "#eef3f7",
                muted: "#b3c0cc",
                line: "#405061",
                accent: if is_met { "#8fd0a8" } else { "#7db4e6" },
            },
            Theme::Light | Theme::Auto => Self {
                paper: "#ffffff",
                ink: "#1b2733",
                muted: "#4a5866",
                line: "#cfd6dd",
                accent: if is_met { MET } else { PENDING },
            },
        }
    }
}

/// A line of text in a picture.
pub struct Line {
    text: String,
    x: u32,
    y: u32,
    size: u32,
    weight: &'static str,
    fill: &'static str,
    anchor: &'static str,
}

/// A picture of the progress.
#[derive(Template)]
#[template(path = "picture.svg")]
pub struct Picture<'a> {
    facts: &'a Facts,
    width: u32,
    height: u32,
    palette: Palette,
    lines: Vec<Line>,
    bar: DrawnBar,
}

/// The bar in pixels.
struct DrawnBar {
    x: u32,
    y: u32,
    width: u32,
    height: u32,
    filled_x: u32,
    filled_width: u32,
    mark_x: u32,
}

impl DrawnBar {
    fn of(bar: Bar, canvas: &Canvas, y: u32, height: u32) -> Self {
        let width = canvas.room();
        let part = |thousandths: u32| width * thousandths / 1000;
        let (filled_width, mark) = (part(bar.filled), part(bar.threshold));
        let (filled_x, mark_x) = if canvas.is_mirrored {
            (
                canvas.margin + width - filled_width,
                canvas.margin + width - mark,
            )
        } else {
            (canvas.margin, canvas.margin + mark)
        };
        Self {
            x: canvas.margin,
            y,
            width,
            height,
            filled_x,
            filled_width,
            mark_x,
        }
    }
}

/// Where the next line goes.
struct Canvas {
    width: u32,
    margin: u32,
    is_mirrored: bool,
    y: u32,
    lines: Vec<Line>,
}

impl Canvas {
    fn room(&self) -> u32 {
        self.width - 2 * self.margin
    }

    /// Where lines begin: with `direction`, that is the right edge in Arabic.
    fn start(&self) -> u32 {
        if self.is_mirrored {
            self.width - self.margin
        } else {
            self.margin
        }
    }

    fn write(&mut self, text: &str, face: Face, fill: &'static str, most: usize) {
        for text in wrapped(text, face, self.room(), most) {
            self.y += face.size + face.size / 3;
            self.lines.push(Line {
                text,
                x: self.start(),
                y: self.y,
                size: face.size,
                weight: if face.is_bold { "bold" } else { "normal" },
                fill,
                anchor: "start",
            });
        }
    }

    /// A line under the mark on the bar, as far as it stays inside.
    fn write_under(&mut self, mark_x: u32, text: &str, face: Face, fill: &'static str) {
        let half = pixels(text, face.size, face.is_bold).div_ceil(2);
        let least = self.margin + half;
        let most = (self.width - self.margin).saturating_sub(half).max(least);
        self.y += face.size + face.size / 3;
        self.lines.push(Line {
            text: text.to_owned(),
            x: mark_x.clamp(least, most),
            y: self.y,
            size: face.size,
            weight: "normal",
            fill,
            anchor: "middle",
        });
    }
}

impl<'a> Picture<'a> {
    /// The picture of a treaty.
    #[must_use]
    pub fn of(facts: &'a Facts, size: Size, theme: Theme) -> Self {
        let (width, height) = size.pixels();
        let palette = Palette::of(theme, facts.is_met());
        let is_small = size == Size::Small;
        let mut canvas = Canvas {
            width,
            margin: if is_small { 14 } else { 20 },
            is_mirrored: facts.language.direction() == "rtl",
            y: if is_small { 8 } else { 12 },
            lines: Vec::new(),
        };
        let face = |size: u32, is_bold: bool| Face { size, is_bold };
        let text = face(if is_small { 12 } else { 14 }, false);
        let small = face(if is_small { 11 } else { 12 }, false);
        let name = face(if is_small { 13 } else { 16 }, true);
        canvas.write(&facts.isolated_name(), name, palette.ink, 2);
        let count = face(if is_small { 18 } else { 24 }, true);
        canvas.write(&facts.headline, count, palette.accent, 2);
        let thickness = if is_small { 10 } else { 14 };
        canvas.y += 10;
        let bar = DrawnBar::of(facts.bar, &canvas, canvas.y, thickness);
        canvas.y += thickness + 4;
        if !is_small {
            canvas.write_under(bar.mark_x, &facts.threshold, small, palette.muted);
            for line in &facts.details {
                canvas.write(line, text, palette.ink, 2);
            }
            if let Some(next) = &facts.next {
                // No countdown: a picture is kept and copied, and would soon be wrong.
                canvas.write(next, text, palette.ink, 1);
            }
        }
        // The stamp stands at the lower edge.
        let stamp: Vec<&str> = [
            facts.qualified.as_deref(),
            Some(facts.as_of.as_str()),
            facts.complete_until.as_deref(),
        ]
        .into_iter()
        .flatten()
        .collect();
        let wrapped_stamp = stamp
            .iter()
            .map(|line| wrapped(line, small, canvas.room(), 2));
        let rows: usize = wrapped_stamp.map(|lines| lines.len()).sum();
        let rows = u32::try_from(rows).unwrap_or_default();
        let leading = small.size + small.size / 3;
        let lowest = height.saturating_sub(rows * leading + canvas.margin / 2);
        canvas.y = canvas.y.max(lowest);
        for line in stamp {
            canvas.write(line, small, palette.muted, 2);
        }
        Self {
            facts,
            width,
            height,
            palette,
            lines: canvas.lines,
            bar,
        }
    }
}

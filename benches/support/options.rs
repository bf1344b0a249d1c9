//! What a benchmark was asked on its command line: `--name value`.

use std::fmt::Debug;
use std::str::FromStr;

/// The arguments.
pub struct Options(Vec<String>);

impl Options {
    /// Those that this program was started with.
    pub fn given() -> Self {
        Self(std::env::args().skip(1).collect())
    }

    /// What follows the name of an option.
    pub fn text(&self, name: &str) -> Option<String> {
        let at = self.0.iter().position(|argument| argument == name)?;
        self.0.get(at + 1).cloned()
    }

    /// The same for a number, which is the usual one where the option is not given.
    pub fn number<N: FromStr<Err: Debug>>(&self, name: &str, usual: N) -> N {
        self.text(name)
            .map_or(usual, |text| text.parse().expect("a number"))
    }
}

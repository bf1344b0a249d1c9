//! The command line: how often to kill, which scenarios.

/// What was asked for.
pub struct Options {
    /// How often the service is killed on each database.
    pub kills: usize,
    /// How often PostgreSQL is killed.
    pub database_kills: usize,
    /// Whether only the names are asked for.
    pub lists: bool,
    chosen: Vec<String>,
}

impl Options {
    /// Reads the arguments.
    pub fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            kills: 2,
            database_kills: 2,
            lists: false,
            chosen: Vec::new(),
        };
        while let Some(argument) = arguments.next() {
            let mut number = || {
                let text = arguments.next().unwrap_or_default();
                text.parse::<u64>()
                    .map_err(|_no_number| format!("{argument}: expected a number, found {text:?}"))
            };
            match argument.as_str() {
                "--kills" => options.kills = count(number()?)?,
                "--database-kills" => options.database_kills = count(number()?)?,
                "--list" => options.lists = true,
                // Those of the usual test runner that change nothing here.
                "--nocapture" | "--show-output" | "--quiet" | "-q" => {}
                other if other.starts_with('-') => {
                    return Err(format!(
                        "{other}: expected --kills N, --database-kills N, --list or a part of a scenario's name"
                    ));
                }
                name => options.chosen.push(name.to_owned()),
            }
        }
        Ok(options)
    }

    /// Whether a scenario is among those that were asked for.
    pub fn chooses(&self, name: &str) -> bool {
        self.chosen.is_empty() || self.chosen.iter().any(|part| name.contains(part))
    }
}

fn count(number: u64) -> Result<usize, String> {
    match usize::try_from(number) {
        Ok(count @ 1..=10_000) => Ok(count),
        _ => Err(format!("expected 1 to 10000, found {number}")),
    }
}

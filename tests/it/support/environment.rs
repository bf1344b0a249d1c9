//! The only place where the tests read the environment.

/// A variable, unless it is absent or empty.
#[expect(
    clippy::disallowed_methods,
    reason = "config.rs is the service's; tests have settings of their own"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The PostgreSQL server to test on, as a URL of a database in which others may be created.
pub fn postgres_url() -> Option<String> {
    variable("TEST_DATABASE_URL")
}

/// Whether nothing may be skipped.
pub fn is_ci() -> bool {
    variable("CI").is_some_and(|value| value == "true")
}

/// How often the service is killed on each database.
pub fn crash_rounds() -> u32 {
    variable("SIGNATORY_CRASH_ROUNDS").map_or(3, |text| {
        text.parse()
            .unwrap_or_else(|_| panic!("SIGNATORY_CRASH_ROUNDS is no number: {text:?}"))
    })
}

/// The search path for programs, for processes that get no other environment.
pub fn path() -> String {
    variable("PATH").unwrap_or_else(|| "/usr/bin:/bin".into())
}

//! The register's program: start-up and nothing else.

fn main() -> std::process::ExitCode {
    signatory::cli::run()
}

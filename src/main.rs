//! The register's program: start-up and nothing else.

/// Every answer is many small allocations, on threads that free what others allocated.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    signatory::cli::run()
}

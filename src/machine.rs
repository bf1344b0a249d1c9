//! What the machine gives this process: room on disks, files, memory, processor time.
//!
//! Asked of the system at each call. What only Linux tells is absent elsewhere.

use std::path::Path;

use crate::measures::real;

/// Room on the disk that holds a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disk {
    /// What this process may still write, in bytes.
    pub free_bytes: u64,
    /// Its size in bytes.
    pub size_bytes: u64,
}

/// What this process uses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Process {
    /// Processor time, in seconds.
    pub cpu_seconds: f64,
    /// Memory in use, in bytes.
    pub resident_bytes: u64,
    /// Memory reserved, in bytes.
    pub virtual_bytes: u64,
    /// When it started, in seconds since 1970.
    pub started_seconds: f64,
    /// How many files and connections are open.
    pub open_files: usize,
    /// How many threads it has.
    pub threads: i64,
}

/// The disk that holds a path, which must be there.
///
/// # Errors
/// When the system cannot tell.
pub fn disk(path: &Path) -> std::io::Result<Disk> {
    let told = rustix::fs::statvfs(path)?;
    Ok(Disk {
        free_bytes: told.f_bavail.saturating_mul(told.f_frsize),
        size_bytes: told.f_blocks.saturating_mul(told.f_frsize),
    })
}

/// How many files and connections this process may have open; none for any number.
#[must_use]
pub fn most_files() -> Option<u64> {
    rustix::process::getrlimit(rustix::process::Resource::Nofile).current
}

/// What this process uses; none where the system does not tell.
#[cfg(target_os = "linux")]
#[must_use]
pub fn process() -> Option<Process> {
    let process = procfs::process::Process::myself().ok()?;
    let stat = process.stat().ok()?;
    let ticks = real(procfs::ticks_per_second());
    let booted = procfs::boot_time_secs().ok()?;
    Some(Process {
        cpu_seconds: real(stat.utime.saturating_add(stat.stime)) / ticks,
        resident_bytes: stat.rss.saturating_mul(procfs::page_size()),
        virtual_bytes: stat.vsize,
        started_seconds: real(booted) + real(stat.starttime) / ticks,
        open_files: process.fd_count().ok()?,
        threads: stat.num_threads,
    })
}

/// What this process uses; none where the system does not tell.
#[cfg(not(target_os = "linux"))]
#[must_use]
pub fn process() -> Option<Process> {
    None
}

//! A small disk of the tests' own, which can be filled and be made read-only.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A file system with a bound. Only root can make one.
pub struct Disk {
    place: TempDir,
}

impl Disk {
    /// One of so many MiB in memory.
    pub fn in_memory(mebibytes: u32) -> Result<Self, String> {
        Self::made(&format!(
            "mount -t tmpfs -o size={mebibytes}m,mode=0777 tmpfs ."
        ))
    }

    /// One of so many MiB in a file, with ext4: where a file is made immutable, that holds for those who have it open too.
    pub fn in_a_file(mebibytes: u32) -> Result<Self, String> {
        Self::made(&format!(
            "truncate -s {mebibytes}M image && mkfs.ext4 -q image && mount -o loop image ."
        ))
    }

    fn made(how: &str) -> Result<Self, String> {
        let place = tempfile::tempdir().unwrap();
        let made = Command::new("/bin/sh")
            .args(["-c", how])
            .current_dir(place.path())
            .output()
            .unwrap();
        let why = String::from_utf8_lossy(&made.stderr).into_owned();
        made.status
            .success()
            .then_some(Self { place })
            .ok_or_else(|| {
                format!("the small disk that this needs cannot be made, which only root can: {why}")
            })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.place.path()
    }

    /// Takes all the room there is.
    pub fn fill(&self) {
        let mut file = File::create(self.filler()).unwrap();
        // Large pieces first, then whatever is left.
        for size in [1 << 20, 4096, 1] {
            let piece = vec![b'x'; size];
            while file.write_all(&piece).is_ok() {}
        }
    }

    /// Gives the room back.
    pub fn make_room(&self) {
        std::fs::remove_file(self.filler()).unwrap();
    }

    /// No file on it can be made or written any more, not even through those that are open. SQLite's index of the log is
    /// left alone: it is written through memory, and a file system that refuses that ends the process by a signal.
    pub fn make_read_only(&self) {
        self.change_attributes("+i");
    }

    /// Everything can be changed again.
    pub fn make_writable(&self) {
        self.change_attributes("-i");
    }

    fn change_attributes(&self, how: &str) {
        // Each file alone: SQLite's come and go, and of one that has gone nothing is left to change.
        for file in std::fs::read_dir(self.path()).unwrap() {
            let file = file.unwrap().path();
            if !file.to_string_lossy().ends_with("-shm") {
                let _ = Command::new("chattr")
                    .args(["-R".as_ref(), how.as_ref(), file.as_os_str()])
                    .output();
            }
        }
        let folder = Command::new("chattr")
            .args([how.as_ref(), self.path()])
            .output()
            .unwrap();
        assert!(folder.status.success(), "{folder:?}");
    }

    fn filler(&self) -> PathBuf {
        self.path().join("filler")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // A process may still be ending: its files go with it.
        let _ = Command::new("umount")
            .args(["-l".as_ref(), self.path()])
            .status();
    }
}

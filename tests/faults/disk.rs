//! A small disk of the tests' own, which can be filled and be made read-only.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::environment;

/// A file system in memory with a bound.
pub struct Disk {
    place: TempDir,
}

impl Disk {
    /// One of so many MiB. Only root can make one.
    pub fn of(mebibytes: u32) -> Result<Self, String> {
        let place = tempfile::tempdir().unwrap();
        let made = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={mebibytes}m,mode=0777")])
            .args(["tmpfs".as_ref(), place.path()])
            .output();
        match made {
            Ok(output) if output.status.success() => Ok(Self { place }),
            other => {
                assert!(
                    !environment::is_ci(),
                    "no disk can be mounted, and nothing may be skipped here: {other:?}"
                );
                Err("only root can mount the small disk that this needs".into())
            }
        }
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

    /// Nothing on it can be changed any more, not even through files that are open.
    pub fn make_read_only(&self) -> Result<(), String> {
        self.change_attributes("+i")
    }

    /// Everything can be changed again.
    pub fn make_writable(&self) {
        self.change_attributes("-i").unwrap();
    }

    fn change_attributes(&self, how: &str) -> Result<(), String> {
        let changed = Command::new("chattr")
            .args(["-R".as_ref(), how.as_ref(), self.path()])
            .output()
            .unwrap();
        let why = String::from_utf8_lossy(&changed.stderr).into_owned();
        changed.status.success().then_some(()).ok_or(why)
    }

    fn filler(&self) -> PathBuf {
        self.path().join("filler")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = self.change_attributes("-i");
        // A process may still be ending: its files go with it.
        let _ = Command::new("umount")
            .args(["-l".as_ref(), self.path()])
            .status();
    }
}

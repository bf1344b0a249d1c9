//! Signals to processes, and who belongs to whom.

use std::process::Command;

use crate::support::waiting::wait_until;

/// Sends a signal, as `KILL`, to processes of which some may have ended.
pub fn send(signal: &str, processes: &[u32]) {
    for process in processes {
        let script = format!("kill -{signal} {process} 2>/dev/null || true");
        let sent = Command::new("/bin/sh").args(["-c", &script]).status();
        assert!(sent.unwrap().success());
    }
}

/// Whether a process is there and not a zombie.
pub fn lives(process: u32) -> bool {
    state_and_parent(process).is_some_and(|(state, _)| state != 'Z')
}

/// The processes that a process has started.
pub fn children(parent: u32) -> Vec<u32> {
    std::fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|process| state_and_parent(*process).is_some_and(|(_, of)| of == parent))
        .collect()
}

/// Kills processes and waits for their end.
pub fn kill(processes: &[u32]) {
    send("KILL", processes);
    wait_until("what was killed is gone", || {
        !processes.iter().any(|process| lives(*process))
    });
}

fn state_and_parent(process: u32) -> Option<(char, u32)> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name before it may hold anything.
    let mut words = stat.rsplit_once(')')?.1.split_whitespace();
    Some((words.next()?.chars().next()?, words.next()?.parse().ok()?))
}

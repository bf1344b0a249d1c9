//! Who is likely to share the next commit, and for how long they are waited for.
//!
//! A tool that records one act after another has its answer and sends the next a moment later. Were it not waited for, it
//! would miss each commit by that moment and share every other one only. Whoever records alone waits for nobody.

/// How many proposals share one transaction at most.
pub const GROUP: usize = 64;

/// How long is waited at most, in microseconds.
const LONGEST_PATIENCE: u64 = 2_000;

/// Who is expected after a group has been answered; nobody by default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Company {
    /// Those of the last group, and those who came while it was entered.
    expected: usize,
    /// For how long, from the answer on, in microseconds.
    patience: u64,
}

impl Company {
    /// After a group of so many, when so many wait already, and groups take so many microseconds: twice that is waited, for
    /// an answer to arrive and the next act to be read may take as long as a group.
    #[must_use]
    pub fn after(group: usize, waiting: usize, mean: u64) -> Self {
        Self {
            expected: group.saturating_add(waiting).min(GROUP),
            patience: mean.saturating_mul(2).min(LONGEST_PATIENCE),
        }
    }

    /// Whether more are expected than have come, and soon, so many microseconds after the answer. Before anyone has come
    /// nobody is kept waiting, so nobody is waited for.
    #[must_use]
    pub fn is_awaited(self, come: usize, since: u64) -> bool {
        0 < come && come < self.expected && since < self.patience
    }
}

//! Files in and out: what is read, what is refused and where.

mod actions;
mod mtdsg;
mod participants;
mod treaty;

//! What can be done with the register, on both databases: recording, repeating, following, carrying elsewhere.

mod company;
mod concurrency;
mod custody;
mod failures;
mod following;
mod growing;
mod hanging;
mod idempotency;
mod importing;
mod noting;
mod parents;
mod recording;
mod settling;
mod status_page;
mod transfer;

//! What the law and the depositary's practice say, case by case.

mod conditions;
mod corrections;
mod counting;
mod decisions;
mod entry_into_force;
mod further;
mod leaving;
mod left_open;
mod members;
mod parents;
mod pending;
mod policies;
mod statements;
mod states;
mod traps;

//! Everything in one file and back: of one moment, the same from either database, and refused when it is not whole.

mod damage;
mod tables;
mod whole;

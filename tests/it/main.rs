//! The tests from outside: everything here uses what the crate makes public.

#[cfg(test)]
mod tokens;

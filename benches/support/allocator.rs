//! The program's allocator, for the servers of a benchmark that it is compared with.

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

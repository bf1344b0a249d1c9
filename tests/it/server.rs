//! The program as an operator meets it: started, stopped, asked on the command line, and sent nonsense.

mod certificates;
mod command_line;
mod configuration;
mod doctor;
mod documents;
mod holding;
mod importing_xml;
mod lifecycle;
mod limiting;
mod metrics;
mod replaying;
mod shedding;
mod sockets;
mod stopping;
mod streams;

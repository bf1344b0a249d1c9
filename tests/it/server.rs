//! The program as an operator meets it: started, stopped, asked on the command line, and sent nonsense.

mod certificates;
mod command_line;
mod configuration;
mod documents;
mod importing_xml;
mod lifecycle;
mod replaying;
mod sockets;
mod streams;

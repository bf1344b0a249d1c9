//! The service under test: started, killed and started again while clients go on.

use std::sync::{Mutex, MutexGuard};

use crate::support::database::TestDatabase;
use crate::support::ledger::open_at;
use crate::support::process::{Client, Home, Server};
use signatory::clock::Clock;

/// A service that clients reach wherever it is at the moment.
pub struct Service<'a> {
    /// Where it is installed.
    pub home: Home<'a>,
    /// Its database.
    pub database: &'a TestDatabase,
    /// A token of the depositary.
    pub token: String,
    running: Mutex<Running>,
}

#[derive(Default)]
struct Running {
    generation: u64,
    server: Option<Server>,
}

/// A client of one life of the service.
pub struct Visit {
    /// Which life it is.
    pub generation: u64,
    /// The client.
    pub client: Client,
}

impl<'a> Service<'a> {
    /// Installs it beside a database, which gets treaties for so many requests, and starts it.
    pub fn start(home: Home<'a>, database: &'a TestDatabase, requests: usize) -> Self {
        let ledger = open_at(database, &Clock::system());
        crate::requests::supply(&ledger, requests);
        drop(ledger);
        let service = Self {
            token: home.token(),
            home,
            database,
            running: Mutex::default(),
        };
        service.restart();
        service
    }

    /// Starts it, in another life than before.
    pub fn restart(&self) {
        let server = self.home.start();
        let mut running = self.running();
        running.generation += 1;
        running.server = Some(server);
    }

    /// Kills it.
    pub fn kill(&self) {
        // Taken out first: from now on nobody may blame it for not answering.
        let killed = self.running().server.take();
        if let Some(mut server) = killed {
            server.kill();
        }
    }

    /// Stops it as an operator does.
    pub fn stop(&self) {
        let stopped = self.running().server.take();
        if let Some(server) = stopped {
            server.stop();
        }
    }

    /// A client of the present life, unless it is the one that a client has; none while it is not running.
    pub fn visit(&self, before: Option<Visit>) -> Option<Visit> {
        let running = self.running();
        let server = running.server.as_ref()?;
        match before {
            Some(visit) if visit.generation == running.generation => Some(visit),
            _ => Some(Visit {
                generation: running.generation,
                client: server.client(),
            }),
        }
    }

    /// A client of the present life, which there is.
    pub fn client(&self) -> Client {
        self.visit(None).unwrap().client
    }

    /// Whether this life goes on.
    pub fn lives(&self, generation: u64) -> bool {
        let running = self.running();
        running.server.is_some() && running.generation == generation
    }

    fn running(&self) -> MutexGuard<'_, Running> {
        self.running.lock().unwrap()
    }
}

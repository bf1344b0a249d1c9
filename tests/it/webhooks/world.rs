//! A register, a subscription and a dispatcher, at a time that stands until it is moved.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::TimeDelta;
use signatory::clock::Clock;
use signatory::domain::action::Act;
use signatory::ledger::Ledger;
use signatory::store::migrations;
use signatory::webhooks::dispatcher::Dispatcher;
use signatory::webhooks::filter::Filter;
use signatory::webhooks::queue::{Logged, Page};
use signatory::webhooks::resolver::GuardedResolver;
use signatory::webhooks::sealing::SealingKey;
use signatory::webhooks::subscriptions::{Change, Owner, Subscription, Wish};
use signatory::webhooks::{WebhookError, WebhookSettings, Webhooks};
use tokio::runtime::Runtime;

use crate::support::database::TestDatabase;
use crate::support::ledger::{accession, noon, proposal, register_small, settings, try_open};

/// One instance of the service, without its HTTP.
pub struct World<'a> {
    database: &'a TestDatabase,
    pub clock: Clock,
    pub ledger: Arc<Ledger>,
    pub webhooks: Arc<Webhooks>,
    pub dispatcher: Dispatcher,
    pub runtime: Runtime,
    recorded: AtomicUsize,
}

impl<'a> World<'a> {
    /// Over a database of its own, which knows the small treaty.
    pub fn on(database: &'a TestDatabase) -> Self {
        migrations::run(&mut database.open()).unwrap();
        let clock = Clock::standing_at(noon());
        let world = Self::start(database, clock, true, 0);
        register_small(&world.ledger);
        world.dispatch();
        world
    }

    /// Another instance over the same database, at the same time: also what is there after a crash.
    pub fn another(&self) -> Self {
        Self::start(
            self.database,
            self.clock.clone(),
            true,
            self.recorded.load(Ordering::SeqCst),
        )
    }

    /// Another instance that does not allow the own machine.
    pub fn strict(&self) -> Self {
        Self::start(
            self.database,
            self.clock.clone(),
            false,
            self.recorded.load(Ordering::SeqCst),
        )
    }

    fn start(
        database: &'a TestDatabase,
        clock: Clock,
        allow_loopback: bool,
        recorded: usize,
    ) -> Self {
        let ledger = Arc::new(try_open(&settings(database), &clock).unwrap());
        let sealing = SealingKey::parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=").unwrap();
        let settings = WebhookSettings {
            allow_loopback,
            public_url: Some("https://register.example.int".into()),
        };
        let webhooks = Arc::new(Webhooks::new(ledger.clone(), settings, sealing));
        Self {
            database,
            clock,
            dispatcher: Dispatcher::new(webhooks.clone()).unwrap(),
            webhooks,
            ledger,
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap(),
            recorded: AtomicUsize::new(recorded),
        }
    }

    pub fn with_resolver(mut self, resolver: GuardedResolver) -> Self {
        self.dispatcher = Dispatcher::with_resolver(self.webhooks.clone(), resolver).unwrap();
        self
    }

    /// The depositary's subscription to everything at a URL.
    pub fn subscribe_to(&self, url: &str) -> (Subscription, String) {
        self.subscribe(Owner::of(None), url, Filter::default())
    }

    pub fn subscribe(&self, owner: Owner, url: &str, filter: Filter) -> (Subscription, String) {
        let wish = Wish {
            url: Some(url.to_owned()),
            description: None,
            filter: Some(filter),
        };
        self.runtime
            .block_on(self.webhooks.subscribe(owner, wish))
            .unwrap()
    }

    /// Records so many accessions, one after the other.
    pub fn record(&self, times: usize) {
        for _ in 0..times {
            let n = self.recorded.load(Ordering::SeqCst);
            let act = Act {
                date: "2026-11-20".parse().unwrap(),
                ..accession(n)
            };
            let acts = proposal([act], None);
            self.runtime.block_on(self.ledger.record(acts)).unwrap();
            self.recorded.store(n + 1, Ordering::SeqCst);
        }
    }

    /// Hands out what has happened, and sends what is due.
    pub fn dispatch(&self) {
        self.runtime.block_on(async {
            self.dispatcher.hand_out().await.unwrap();
            self.dispatcher.deliver_due().await.unwrap();
        });
    }

    /// Moves the time.
    pub fn later(&self, seconds: i64) {
        self.clock
            .set(self.clock.now() + TimeDelta::seconds(seconds));
    }

    /// The depositary's only subscription, as it stands.
    pub fn subscription(&self) -> Subscription {
        let found = self
            .runtime
            .block_on(self.webhooks.subscriptions(Owner::of(None)));
        found.unwrap().pop().unwrap()
    }

    /// Its log, the oldest first.
    pub fn log(&self) -> Vec<Logged> {
        let id = self.subscription().stored.id;
        let page = Page {
            before: i64::MAX,
            limit: 500,
        };
        let (mut log, _) = self
            .runtime
            .block_on(self.webhooks.deliveries(Owner::of(None), id, page))
            .unwrap();
        log.reverse();
        log
    }

    /// What came of every attempt.
    pub fn outcomes(&self) -> Vec<String> {
        let log = self.log();
        let attempts = log.iter().flat_map(|logged| &logged.attempts);
        attempts.map(|attempt| attempt.outcome.clone()).collect()
    }

    pub fn resume(&self) -> Result<Subscription, WebhookError> {
        let stored = self.subscription().stored;
        let change = Change {
            owner: Owner::of(None),
            id: stored.id,
            version: u64::try_from(stored.version).unwrap(),
        };
        self.runtime.block_on(self.webhooks.resume(change))
    }
}

impl World<'_> {
    /// Dispatches in the middle of a day in New York, and gives the ids of everything that ever came.
    pub fn ids_on(
        &self,
        receiver: &crate::support::receiver::Receiver,
        day: chrono::NaiveDate,
    ) -> Vec<String> {
        self.clock.set(day.and_hms_opt(17, 0, 0).unwrap().and_utc());
        self.dispatch();
        receiver.ids()
    }
}

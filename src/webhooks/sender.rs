//! One request to one receiver: no redirects, no proxy, no connection kept, nothing read of the answer but its status.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::redirect::Policy;
use reqwest::{Client, header};

use super::resolver::{AddressRefused, GuardedResolver};
use super::target::Target;

/// How long a connection may take to be made, with TLS.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long the whole request may take.
const TIMEOUT: Duration = Duration::from_secs(15);

/// Sends.
pub struct Sender {
    client: Client,
    allow_loopback: bool,
}

/// A request, signed.
pub struct Signed<'a> {
    /// Where to.
    pub url: &'a str,
    /// The id of the event.
    pub event: &'a str,
    /// When it was signed.
    pub at: DateTime<Utc>,
    /// The signatures.
    pub signature: String,
    /// The bytes.
    pub body: String,
}

/// What came of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The receiver took it.
    Delivered(u16),
    /// The receiver wants no more.
    Gone,
    /// The receiver answered something else.
    Refused(u16),
    /// The answer did not come in time.
    TimedOut,
    /// There was no connection, or it was lost.
    NotReached,
    /// The address is none that a request may go to.
    AddressRefused,
}

impl Outcome {
    /// Every word for one, as [`Outcome::as_str`] says it.
    pub const WORDS: [&str; 6] = [
        "delivered",
        "gone",
        "refused",
        "timed_out",
        "not_reached",
        "address_refused",
    ];

    /// The word in the log of a delivery.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Delivered(_) => "delivered",
            Self::Gone => "gone",
            Self::Refused(_) => "refused",
            Self::TimedOut => "timed_out",
            Self::NotReached => "not_reached",
            Self::AddressRefused => "address_refused",
        }
    }

    /// The status of the answer, if there was one.
    #[must_use]
    pub fn status(self) -> Option<u16> {
        match self {
            Self::Delivered(status) | Self::Refused(status) => Some(status),
            Self::Gone => Some(410),
            Self::TimedOut | Self::NotReached | Self::AddressRefused => None,
        }
    }
}

impl Sender {
    /// A sender that finds hosts by a resolver.
    ///
    /// # Errors
    /// When the system's certificates cannot be loaded.
    pub fn new(resolver: GuardedResolver, allow_loopback: bool) -> Result<Self, reqwest::Error> {
        let client = Client::builder()
            .user_agent(concat!("signatory/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::none())
            .referer(false)
            .no_proxy()
            .retry(reqwest::retry::never())
            // A connection that was kept would go where the name led once.
            .pool_max_idle_per_host(0)
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(TIMEOUT)
            .dns_resolver(Arc::new(resolver))
            .build()?;
        Ok(Self {
            client,
            allow_loopback,
        })
    }

    /// Sends a request; whatever goes wrong is an outcome.
    pub async fn send(&self, request: Signed<'_>) -> Outcome {
        // Checked again at each attempt: what is stored may be older than the rules.
        let target = match Target::parse(request.url, self.allow_loopback) {
            Ok(target) => target,
            Err(error) => {
                log::warn!(error:% = error; "the address of a webhook is refused");
                return Outcome::AddressRefused;
            }
        };
        let answered = self
            .client
            .post(target.url().clone())
            .header(header::CONTENT_TYPE, "application/json")
            .header("webhook-id", request.event)
            .header("webhook-timestamp", request.at.timestamp())
            .header("webhook-signature", request.signature)
            .body(request.body)
            .send()
            .await;
        match answered.map(|answer| answer.status()) {
            Ok(status) if status.is_success() => Outcome::Delivered(status.as_u16()),
            Ok(status) if status.as_u16() == 410 => Outcome::Gone,
            Ok(status) => Outcome::Refused(status.as_u16()),
            Err(error) => {
                log::info!(error:% = in_full(&error); "a webhook was not delivered");
                failed(&error)
            }
        }
    }
}

fn failed(error: &reqwest::Error) -> Outcome {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(current) = cause {
        if current.is::<AddressRefused>() {
            return Outcome::AddressRefused;
        }
        cause = current.source();
    }
    if error.is_timeout() {
        Outcome::TimedOut
    } else {
        Outcome::NotReached
    }
}

/// An error with its causes, for the log. Addresses and paths of receivers may be secret, so the URL is left out.
fn in_full(error: &reqwest::Error) -> String {
    let mut causes = Vec::new();
    let mut cause = std::error::Error::source(error);
    while let Some(current) = cause {
        causes.push(current.to_string());
        cause = current.source();
    }
    causes.join(": ")
}

//! How requests are noted, and from where they are believed to come.

use clap::Args;

use crate::audit::AuditSettings;
use crate::http::origin::{Forwarding, TrustedProxies};
use crate::store::patience::Patience;
use crate::store::url::DatabaseUrl;

use super::Mistakes;

/// How requests are noted.
#[derive(Debug, Clone, Args)]
pub struct AuditArgs {
    /// How many entries of the audit trail may wait before protected requests are turned away with 503
    #[arg(
        long,
        env = "SIGNATORY_AUDIT_QUEUE",
        default_value = "4096",
        value_name = "NUMBER"
    )]
    audit_queue: String,
    /// How many refusals without a good token are listed in a minute; the rest is summed up
    #[arg(
        long,
        env = "SIGNATORY_AUDIT_REFUSALS_PER_MINUTE",
        default_value = "60",
        value_name = "NUMBER"
    )]
    audit_refusals_per_minute: String,
    /// For how many days personal details of the audit trail are kept [default: as long as the trail]
    #[arg(long, env = "SIGNATORY_AUDIT_PERSONAL_DAYS", value_name = "DAYS")]
    audit_personal_days: Option<String>,
    /// How many proxies stand in front of the service and say from where a request came
    #[arg(
        long,
        env = "SIGNATORY_TRUSTED_PROXIES",
        default_value = "0",
        value_name = "NUMBER"
    )]
    trusted_proxies: String,
    /// The header in which they say it: x-forwarded-for or forwarded
    #[arg(
        long,
        env = "SIGNATORY_FORWARDED_HEADER",
        default_value = "x-forwarded-for",
        value_name = "HEADER"
    )]
    forwarded_header: String,
}

impl AuditArgs {
    pub(super) fn check_into(
        &self,
        mistakes: &mut Mistakes,
        database: Option<&DatabaseUrl>,
        patience: Option<Patience>,
    ) -> Option<(AuditSettings, TrustedProxies)> {
        let queue = mistakes.number("SIGNATORY_AUDIT_QUEUE", &self.audit_queue, 1..=1_000_000);
        let refusals = mistakes.number(
            "SIGNATORY_AUDIT_REFUSALS_PER_MINUTE",
            &self.audit_refusals_per_minute,
            0..=100_000,
        );
        let days = match &self.audit_personal_days {
            None => Some(None),
            Some(text) => mistakes
                .number("SIGNATORY_AUDIT_PERSONAL_DAYS", text, 1..=36_500)
                .map(Some),
        };
        let hops = mistakes.number("SIGNATORY_TRUSTED_PROXIES", &self.trusted_proxies, 0..=16);
        let named =
            |header: &Forwarding| header.as_str().eq_ignore_ascii_case(&self.forwarded_header);
        let said_in = Forwarding::ALL.into_iter().find(named).ok_or_else(|| {
            format!(
                "expected x-forwarded-for or forwarded, found {:?}",
                self.forwarded_header
            )
        });
        let said_in = mistakes.take("SIGNATORY_FORWARDED_HEADER", said_in);
        let settings = AuditSettings {
            database: database?.clone(),
            queue: usize::try_from(queue?).ok()?,
            refusals_per_minute: refusals?,
            personal_days: days?,
            patience: patience?,
        };
        let proxies = TrustedProxies {
            hops: usize::try_from(hops?).ok()?,
            said_in: said_in?,
        };
        Some((settings, proxies))
    }
}

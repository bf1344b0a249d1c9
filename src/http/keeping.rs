//! What is kept current while the service runs, beside the record: issuers' keys, and what was revoked.

use std::time::Duration;

use actix_web::web;

use super::App;

/// How often it is looked whether a key set is due.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Fetches key sets when they are due, for ever.
pub async fn keep_keys(app: web::Data<App>) {
    loop {
        let now = app.ledger().clock().now();
        app.verifier().refresh_key_sets(now).await;
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Looks for what other instances revoked, for ever.
pub async fn keep_revocations(app: web::Data<App>, every: Duration) {
    loop {
        tokio::time::sleep(every).await;
        if let Err(error) = app.ledger().follow_revocations().await {
            log::warn!(error:% = error; "cannot read the revocations, going by those that are known");
        }
    }
}

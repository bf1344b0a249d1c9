//! A read of a position that another instance has recorded and this one is about to hear of: it is waited for.
//!
//! So whoever has recorded something reads it from any instance, by asking for its position.

use std::time::Duration;

use actix_web::{HttpRequest, web};

use crate::domain::ids::Position;

use super::App;

/// How long is waited: an announcement takes milliseconds, and the poll that stands in for it two seconds.
const PATIENCE: Duration = Duration::from_millis(2_500);
/// How far ahead of what is known a position can be that another instance has just recorded.
const AHEAD: u64 = 1_000;

/// Waits for the position that `at_position` asks for, if it may be arriving. Whether it has is for the view to say.
pub async fn wait(request: &HttpRequest) {
    let Some(wanted) = wanted(request.query_string()) else {
        return;
    };
    let Some(app) = request.app_data::<web::Data<App>>() else {
        return;
    };
    let known = app.ledger().published().register.head().position;
    if wanted <= known || wanted.0 - known.0 > AHEAD {
        return;
    }
    let mut growth = app.ledger().growth();
    // In vain after a while: the view refuses a position that the register does not have.
    let _ = tokio::time::timeout(PATIENCE, growth.wait_for(|head| *head >= wanted)).await;
}

fn wanted(query: &str) -> Option<Position> {
    let number = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("at_position="))?;
    number.parse().ok().map(Position)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_position_is_taken_from_the_query() {
        assert_eq!(
            wanted("as_of=2026-01-01&at_position=714"),
            Some(Position(714))
        );
        for none in [
            "",
            "position=714",
            "at_position=",
            "at_position=x",
            "xat_position=1",
        ] {
            assert_eq!(wanted(none), None, "{none}");
        }
    }
}

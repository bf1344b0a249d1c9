//! How the contract says which moment is asked for and answered, beside the two clocks of every read.

use serde_json::{Map, Value, json};

/// A legal date, an instant or a position.
const MOMENT: &str = "^([0-9]{4}-[0-9]{2}-[0-9]{2}(T.+)?|position:[0-9]{1,19})$";

/// The parameters by which moments are compared and negotiated.
pub fn parameters() -> Map<String, Value> {
    let query = |name: &str, required: bool, description: &str, example: &str| {
        json!({ "name": name, "in": "query", "required": required, "description": description,
                "schema": { "type": "string", "pattern": MOMENT }, "example": example })
    };
    let from = "The earlier moment: a legal date, an instant of the record's clock, or a position of the record as `position:713`.";
    let to = "The later moment, on the same clock. By default now.";
    let accept_datetime = json!({
        "name": "Accept-Datetime", "in": "header", "required": false,
        "description": "Where no `as_of` is given: the legal date by an instant (RFC 7089), that is New York's date then.",
        "schema": { "type": "string" }, "example": "Sun, 26 Oct 2025 12:00:00 GMT"
    });
    named([
        ("from", query("from", true, from, "2025-10-25")),
        ("to", query("to", false, to, "2025-10-26")),
        ("accept_datetime", accept_datetime),
    ])
}

/// The headers that say which legal date was answered.
pub fn headers() -> Map<String, Value> {
    let header = |description: &str, example: &str| json!({ "description": description, "schema": { "type": "string" }, "example": example });
    named([
        (
            "Memento-Datetime",
            header(
                "Where the legal date was asked for and is past: when that date began in New York (RFC 7089).",
                "Sun, 26 Oct 2025 04:00:00 GMT",
            ),
        ),
        (
            "Content-Location",
            header(
                "Where Accept-Datetime chose the legal date: the same answer by `as_of`.",
                "/v1/treaties/hanoi-convention/progress?as_of=2025-10-26",
            ),
        ),
        (
            "Link",
            header(
                "The next page and the canonical address, where there is one; with Memento-Datetime or Accept-Datetime, the resource without `as_of`, which is both original and timegate.",
                "</v1/treaties/hanoi-convention/progress>; rel=\"original\", </v1/treaties/hanoi-convention/progress>; rel=\"timegate\"",
            ),
        ),
    ])
}

fn named<const N: usize>(entries: [(&str, Value); N]) -> Map<String, Value> {
    entries
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

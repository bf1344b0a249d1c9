//! The section `webhooks` of the contract: what receivers are sent. Its shapes are those of `webhooks/payload.rs`.

use serde_json::{Value, json};

use crate::webhooks::filter::{Kind, PING};

/// The requests that receivers get.
pub fn section() -> Value {
    json!({
        "event": {
            "post": {
                "operationId": "receive_event",
                "summary": "Something happened",
                "description": "Sent to the URL of a subscription, in the order in which it happened, until it is answered with 2xx within 15 seconds: at once, after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h. It may arrive twice: `webhook-id` is the same then. Check a signature before the body is read, and that `webhook-timestamp` is not old; then read what is true now at `data.link`.",
                "tags": ["Webhooks"],
                "security": [],
                "parameters": headers(),
                "requestBody": {
                    "required": true,
                    "content": { "application/json": {
                        "schema": { "$ref": "#/components/schemas/WebhookPayload" },
                        "example": example(),
                    } },
                },
                "responses": {
                    "2XX": { "description": "Taken; it is not sent again" },
                    "410": { "description": "No more: the subscription ends" },
                    "default": { "description": "Not taken, redirects too: it is sent again" },
                },
            },
        },
    })
}

/// The schema of what is sent.
pub fn schema() -> Value {
    let kinds: Vec<&str> = Kind::all().map(Kind::as_str).chain([PING]).collect();
    let names = |description: &str| json!({ "type": "array", "items": { "type": "string" }, "description": description });
    json!({
        "type": "object",
        "description": "That something happened, and where to look. More types and fields may come; ignore what you do not know.",
        "required": ["type", "timestamp", "data"],
        "properties": {
            "type": { "type": "string", "description": "What happened.", "examples": kinds },
            "timestamp": { "type": "string", "format": "date-time", "description": "When it happened." },
            "data": {
                "type": "object",
                "required": ["id", "link"],
                "properties": {
                    "id": { "type": "string", "description": "The event, as in `webhook-id`." },
                    "treaty": { "type": "string", "description": "The treaty's id." },
                    "participants": names("Whom it concerns, by code."),
                    "position": { "type": "integer", "description": "Its place in the record, for an entry: where `/v1/events` has it." },
                    "milestones_reached": names("The milestones that it reached."),
                    "milestones_lost": names("The milestones that it took back."),
                    "on": { "type": "string", "format": "date", "description": "The day of a milestone that comes with its day." },
                    "link": { "type": "string", "format": "uri-reference", "description": "Where to look; a path where the service does not know its public address." },
                },
            },
        },
    })
}

fn example() -> Value {
    json!({
        "type": "consent.recorded",
        "timestamp": "2026-11-21T09:30:00.000000Z",
        "data": {
            "id": "entry-724",
            "treaty": "hanoi-convention",
            "participants": ["VNM"],
            "position": 724,
            "link": "https://register.example.int/v1/treaties/hanoi-convention/actions/724",
        },
    })
}

fn headers() -> Value {
    let header = |name: &str, description: &str, example: &str| {
        json!({ "name": name, "in": "header", "required": true, "description": description,
                "schema": { "type": "string" }, "example": example })
    };
    json!([
        header(
            "webhook-id",
            "The event; the same on every attempt and redelivery.",
            "entry-724"
        ),
        header(
            "webhook-timestamp",
            "When this attempt was signed, in seconds since 1970.",
            "1795253400"
        ),
        header(
            "webhook-signature",
            "Signatures over `{webhook-id}.{webhook-timestamp}.{body}`, separated by spaces: `v1,` HMAC-SHA256 and `v1a,` ed25519, each in base64; during a rotation those of both keys.",
            "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="
        ),
    ])
}

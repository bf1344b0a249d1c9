//! The parameters of the contract, each described once.

use serde_json::{Value, json};

/// The parameters that operations refer to.
pub fn all() -> Value {
    let path = |name: &str, description: &str, pattern: &str, example: &str| {
        json!({ "name": name, "in": "path", "required": true, "description": description,
                "schema": { "type": "string", "pattern": pattern }, "example": example })
    };
    let query = |name: &str, description: &str, schema: Value, example: Value| {
        json!({ "name": name, "in": "query", "required": false, "description": description,
                "schema": schema, "example": example })
    };
    let text = || json!({ "type": "string", "minLength": 1, "maxLength": 300 });
    let date = || json!({ "type": "string", "format": "date" });
    let flag = || json!({ "type": "boolean" });
    let number = |from: u64, to: u64| json!({ "type": "integer", "minimum": from, "maximum": to });
    let limit = |default: u64| json!({ "type": "integer", "minimum": 1, "maximum": 500, "default": default });
    [
        ("treaty", path("treaty", "The treaty's id.", "^[a-z0-9][a-z0-9-]*$", "hanoi-convention")),
        ("code", path("code", "A participant: its code, alpha-2, M49, name or alias, in any case and language.", "^[^/]+$", "VNM")),
        ("action_id", path("id", "The action's id.", "^[1-9][0-9]*$", "74")),
        ("submission_id", path("id", "The submission's id.", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b42")),
        ("document_id", path("document", "The document's id.", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "019aa5a4-9c11-7a52-b1f4-0d8a5e7c2f90")),
        ("document_name", query("name", "What the document is called, if Content-Disposition does not say it.", json!({ "type": "string", "minLength": 1, "maxLength": 150 }), json!("Instrument of accession.pdf"))),
        ("content_disposition", json!({ "name": "Content-Disposition", "in": "header", "required": false, "description": "What the document is called (RFC 6266).", "schema": { "type": "string" }, "example": "attachment; filename*=UTF-8''instrument.pdf" })),
        ("content_digest", json!({ "name": "Content-Digest", "in": "header", "required": false, "description": "What the bytes hash to (RFC 9530): sha-256 and sha-512 are checked.", "schema": { "type": "string" }, "example": "sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:" })),
        ("if_match", json!({ "name": "If-Match", "in": "header", "required": true, "description": "The entity tag of the version that the change is made for. Without it the answer is 428, and 412 if there is a newer version.", "schema": { "type": "string", "minLength": 3, "maxLength": 40 }, "example": "\"2\"" })),
        ("submission_status", query("status", "Statuses of submissions, separated by commas.", text(), json!("lodged,under_examination"))),
        ("webhook_id", path("id", "The subscription's id.", "^[^/]+$", "0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a11")),
        ("delivery_id", path("delivery", "The delivery's id.", "^[^/]+$", "0199f0c2-7c1e-7b51-a3d2-0c8e3b9f5a12")),
        ("delivery_cursor", query("cursor", "The `next_cursor` of an earlier answer.", text(), json!("ZDEy"))),
        ("if_match", json!({ "name": "If-Match", "in": "header", "required": true, "description": "The ETag of what was read; `*` for whatever there is.", "schema": { "type": "string", "pattern": "^(\"[0-9]+\"|\\*)$" }, "example": "\"1\"" })),
        ("problem", path("code", "The code of a problem.", "^[a-z_]+$", "signature_required")),
        ("as_of", query("as_of", "The legal date: what was true on that day. By default today's date in New York.", date(), json!("2025-10-26"))),
        ("known_at", query("known_at", "The record's clock: what the register said at that instant.", json!({ "type": "string", "format": "date-time" }), json!("2026-11-21T09:30:00Z"))),
        ("at_position", query("at_position", "The same by position. Give one of the two.", json!({ "type": "integer", "minimum": 0 }), json!(73))),
        ("limit", query("limit", "How many items at most.", limit(100), json!(50))),
        ("cursor", query("cursor", "The `next_cursor` of an earlier answer; it keeps to that answer's moment.", text(), json!("MS43MjMuMjAyNi0xMS0yMS4xMDA"))),
        ("revocation_cursor", query("cursor", "The `next_cursor` of an earlier answer.", json!({ "type": "string", "pattern": "^[1-9][0-9]*$" }), json!("17"))),
        ("lang", query("lang", "The language of names and sentences; overrides Accept-Language.", json!({ "type": "string", "enum": ["ar", "zh", "en", "fr", "ru", "es", "vi"] }), json!("fr"))),
        ("accept_language", json!({ "name": "Accept-Language", "in": "header", "required": false, "description": "The languages that the client prefers.", "schema": { "type": "string" }, "example": "fr, en;q=0.8" })),
        ("size", query("size", "The size, which is fixed: 320 by 170, 480 by 320 or 640 by 320 pixels.", json!({ "type": "string", "enum": ["small", "medium", "large"], "default": "medium" }), json!("large"))),
        ("picture_theme", query("theme", "The colours.", json!({ "type": "string", "enum": ["light", "dark"], "default": "light" }), json!("dark"))),
        ("embedded_treaty", query("treaty", "The treaty; by default that of the first page.", json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$" }), json!("hanoi-convention"))),
        ("oembed_url", json!({ "name": "url", "in": "query", "required": true, "description": "The URL of a treaty's page of this service, whole.", "schema": { "type": "string", "minLength": 1, "maxLength": 300 }, "example": "http://127.0.0.1:8080/treaties/hanoi-convention" })),
        ("maxwidth", query("maxwidth", "The largest width, in pixels.", number(1, 100_000), json!(600))),
        ("maxheight", query("maxheight", "The largest height, in pixels.", number(1, 100_000), json!(400))),
        ("oembed_format", query("format", "The format; `xml`, which oEmbed has too, is 501.", json!({ "type": "string", "enum": ["json"] }), json!("json"))),
        ("dnt", query("dnt", "That the reader does not want to be tracked. It changes nothing: nobody is.", json!({ "type": "string" }), json!("1"))),
        ("status", query("status", "Statuses of the vocabulary, separated by commas.", text(), json!("signatory,contracting_state"))),
        ("action", query("action", "Kinds of action that the participant did, separated by commas.", text(), json!("signature"))),
        ("regional_group", query("regional_group", "Regional groups, separated by commas.", text(), json!("african"))),
        ("participant_kind", query("kind", "Kinds of participant, separated by commas.", text(), json!("state"))),
        ("un_status", query("un_status", "member, observer or other, separated by commas.", text(), json!("member"))),
        ("m49_region", query("m49_region", "The M49 region or sub-region.", text(), json!("South-eastern Asia"))),
        ("signed", query("signed", "Whether it has signed, whatever it did since.", flag(), json!(true))),
        ("signature_withdrawn", query("signature_withdrawn", "Whether it made known that it will not become a party.", flag(), json!(false))),
        ("counted", query("counted", "Whether its instrument counts towards the threshold.", flag(), json!(true))),
        ("acted_from", query("acted_from", "It acted on this date or later.", date(), json!("2025-10-25"))),
        ("acted_until", query("acted_until", "It acted on this date or earlier.", date(), json!("2025-10-26"))),
        ("sort", query("sort", "name, code, signed_on, deposited_on or effective_on; with - in front descending.", text(), json!("-signed_on"))),
        ("action_kind", query("kind", "Kinds of action, separated by commas.", text(), json!("signature"))),
        ("statement_kind", query("kind", "Kinds of statement, separated by commas.", text(), json!("reservation"))),
        ("statement_state", query("state", "States of statements, separated by commas.", text(), json!("awaits_confirmation"))),
        ("in_effect", query("in_effect", "Whether it is in effect: not corrected.", flag(), json!(true))),
        ("date_from", query("date_from", "Dated this day or later.", date(), json!("2025-10-25"))),
        ("date_until", query("date_until", "Dated this day or earlier.", date(), json!("2025-10-26"))),
        ("participant", query("participant", "A participant: its code, alpha-2, M49, name or alias.", text(), json!("MUS"))),
        ("feed_limit", query("limit", "How many entries at most.", json!({ "type": "integer", "minimum": 1, "maximum": 200, "default": 50 }), json!(50))),
        ("feed_before", query("before", "Only entries before this position; `link rel=next` has it.", number(1, u64::MAX >> 1), json!(714))),
        ("calendar_participant", query("participant", "The treaty's dates and, of participants' own, only this one's: its code, alpha-2, M49, name or alias.", text(), json!("MUS"))),
        ("after", query("after", "The position after which to read; 0 for all.", number(0, u64::MAX >> 1), json!(0))),
        ("event_limit", query("limit", "How many events at most.", limit(100), json!(100))),
        ("event_treaty", query("treaty", "Only events about this treaty.", json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$" }), json!("hanoi-convention"))),
        ("proposed_id", path("id", "The proposed entry's id.", "^[0-9a-f-]{36}$", "019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b42")),
        ("proposed_status", query("status", "Statuses of proposed entries, separated by commas; by default the open ones.", text(), json!("open"))),
        ("proposed_cursor", query("cursor", "The `next_cursor` of an earlier answer.", text(), json!("019aa5a4-6f7e-7d10-8c7b-5d1f0e3a9b42"))),
        ("event_participant", query("participant", "Only events that concern this participant: its code, alpha-2, M49, name or alias.", text(), json!("MUS"))),
        ("event_type", query("type", "Types of event, separated by commas.", text(), json!("consent.recorded,action.corrected"))),
        ("event_milestone", query("milestone", "Names of milestones, separated by commas: only events that reached one of them or took it back.", text(), json!("threshold"))),
        ("stream_after", query("after", "The position after which to begin, where `Last-Event-ID` does not say it; by default the head of the record.", number(0, u64::MAX >> 1), json!(713))),
        ("last_event_id", json!({ "name": "Last-Event-ID", "in": "header", "required": false, "description": "The id of the last event received: the stream begins after it.", "schema": { "type": "integer", "minimum": 0 }, "example": 713 })),
        ("audit_limit", query("limit", "How many entries at most; as NDJSON, by default all.", limit(100), json!(100))),
        ("subject", query("subject", "Only requests with a token of this subject.", text(), json!("clerk-1"))),
        ("audit_participant", query("participant", "Only requests with a token that speaks for this participant, by its code.", text(), json!("KEN"))),
        ("audit_treaty", query("treaty", "Only requests about this treaty.", json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$" }), json!("hanoi-convention"))),
        ("operation", query("operation", "Only requests for this operation, by its id in the contract.", text(), json!("record_action"))),
        ("outcome", query("outcome", "Only what was accepted, or only what was refused.", json!({ "type": "string", "enum": ["accepted", "refused"] }), json!("refused"))),
        ("since", query("since", "At this instant or later.", json!({ "type": "string", "format": "date-time" }), json!("2026-11-21T00:00:00Z"))),
        ("until", query("until", "At this instant or earlier.", json!({ "type": "string", "format": "date-time" }), json!("2026-11-22T00:00:00Z"))),
        ("validate_only", query("validate_only", "Run every rule and store nothing.", flag(), json!(true))),
        ("idempotency_key", json!({ "name": "Idempotency-Key", "in": "header", "required": false, "description": "Makes it safe to send the same request again: 1 to 255 visible ASCII characters, chosen by the client.", "schema": { "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$" }, "example": "4f0c2b1e-ratification-vnm" })),
        ("interval", query("interval", "For which days there are points: on which a number changed, every day, or the last day of every month. An answer has 4,000 points at most.", json!({ "type": "string", "enum": ["change", "day", "month"], "default": "change" }), json!("month"))),
        ("series_from", query("from", "The first day. By default the opening for signature or the first action.", date(), json!("2025-10-25"))),
        ("series_until", query("until", "The last day, not later than the legal date. By default the legal date.", date(), json!("2026-10-31"))),
        ("curve_every", query("curve_every", "Adds curves with the numbers on every nth day since opening. All together have 4,000 points at most.", number(1, 366), json!(30))),
        ("simulated_as_of", query("as_of", "The legal date: what would be true on that day. By default the latest date among the acts, or today's date in New York if that is later.", date(), json!("2027-04-15"))),
    ]
    .into_iter()
    .map(|(name, parameter)| (name.to_owned(), parameter))
    .collect::<serde_json::Map<String, Value>>()
    .into()
}

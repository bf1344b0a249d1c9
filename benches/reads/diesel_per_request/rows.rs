//! The relational tables, and how they are filled from our own answers.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde_json::Value;

use super::answers::WireRow;

/// What Diesel knows of the tables.
pub mod schema {
    diesel::table! {
        treaty (id) {
            id -> Text,
            title -> Text,
            threshold -> Integer,
            upcoming_dates -> Text,
            rules -> Text,
            currency -> Text,
        }
    }
    diesel::table! {
        standing (treaty, place) {
            treaty -> Text,
            place -> Integer,
            code -> Text,
            name -> Text,
            kind -> Text,
            un_status -> Text,
            regional_group -> Text,
            status -> Text,
            signed_on -> Nullable<Date>,
            signature_withdrawn_on -> Nullable<Date>,
            consent_kind -> Nullable<Text>,
            consent_letter -> Nullable<Text>,
            consent_deposited_on -> Nullable<Date>,
            consent_ended_on -> Nullable<Date>,
            consent_ended_by -> Nullable<Text>,
            consent_action -> Nullable<Text>,
            counted -> Bool,
            effective_on -> Nullable<Date>,
            effective_basis -> Nullable<Text>,
            leaves_on -> Nullable<Date>,
            provisional_application_since -> Nullable<Date>,
        }
    }
}

/// The same for either database.
pub mod create {
    pub const SCHEMA: &str = "
        CREATE TABLE treaty (id TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, threshold INTEGER NOT NULL,
            upcoming_dates TEXT NOT NULL, rules TEXT NOT NULL, currency TEXT NOT NULL);
        CREATE TABLE standing (treaty TEXT NOT NULL, place INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
            kind TEXT NOT NULL, un_status TEXT NOT NULL, regional_group TEXT NOT NULL, status TEXT NOT NULL,
            signed_on DATE, signature_withdrawn_on DATE, consent_kind TEXT, consent_letter TEXT,
            consent_deposited_on DATE, consent_ended_on DATE, consent_ended_by TEXT, consent_action TEXT,
            counted BOOLEAN NOT NULL, effective_on DATE, effective_basis TEXT, leaves_on DATE,
            provisional_application_since DATE, PRIMARY KEY (treaty, place));";
}

/// A treaty: what is not counted.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = schema::treaty)]
pub struct Treaty {
    pub id: String,
    pub title: String,
    pub threshold: i32,
    pub upcoming_dates: String,
    pub rules: String,
    pub currency: String,
}

/// A row of the status table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = schema::standing)]
pub struct Row {
    pub treaty: String,
    pub place: i32,
    pub code: String,
    pub name: String,
    pub kind: String,
    pub un_status: String,
    pub regional_group: String,
    pub status: String,
    pub signed_on: Option<NaiveDate>,
    pub signature_withdrawn_on: Option<NaiveDate>,
    pub consent_kind: Option<String>,
    pub consent_letter: Option<String>,
    pub consent_deposited_on: Option<NaiveDate>,
    pub consent_ended_on: Option<NaiveDate>,
    pub consent_ended_by: Option<String>,
    pub consent_action: Option<String>,
    pub counted: bool,
    pub effective_on: Option<NaiveDate>,
    pub effective_basis: Option<String>,
    pub leaves_on: Option<NaiveDate>,
    pub provisional_application_since: Option<NaiveDate>,
}

/// How many rows are alike: kind, United Nations status, group, status, counted; all, signed, withdrawn.
pub type Count = ((String, String, String, String, bool), i64, i64, i64);

/// A treaty with its rows.
#[derive(Debug, Clone)]
pub struct Source {
    pub treaty: Treaty,
    pub rows: Vec<Row>,
}

impl Source {
    /// Taken from the progress and the status table that we answer.
    pub fn read(progress: &[u8], table: &[u8]) -> Self {
        let progress: Value = serde_json::from_slice(progress).expect("the progress is JSON");
        let table: Value = serde_json::from_slice(table).expect("the table is JSON");
        assert!(table.get("next_cursor").is_none(), "the table is whole");
        let id = progress["treaty"].as_str().expect("an id").to_owned();
        let threshold = progress["threshold"].as_i64().expect("a threshold");
        let rows: Vec<WireRow> =
            serde_json::from_value(table["participants"].clone()).expect("the rows are known");
        Self {
            rows: (0..)
                .zip(rows)
                .map(|(place, row)| row.into_row(&id, place))
                .collect(),
            treaty: Treaty {
                title: progress["title"].to_string(),
                threshold: i32::try_from(threshold).expect("a small number"),
                upcoming_dates: progress["upcoming_dates"].to_string(),
                rules: progress["rules"].to_string(),
                currency: progress["currency"].to_string(),
                id,
            },
        }
    }
}

//! The statements with which rows are read and entered, as each database says it. Names are constants of ours.

use super::tables::{Kind, Table};
use crate::store::connection::Database;

/// The rows of a table in the order of its key, each as a JSON array.
pub fn reading(database: &Database, table: &Table) -> String {
    let cell = |(name, kind): &(&str, Kind)| match database {
        Database::Sqlite(_) => match kind {
            Kind::Bytes => format!("CASE WHEN {name} IS NOT NULL THEN lower(hex({name})) END"),
            Kind::Boolean => format!("json(CASE WHEN {name} THEN 'true' ELSE 'false' END)"),
            Kind::Integer | Kind::Text | Kind::Instant | Kind::Date => (*name).to_owned(),
        },
        Database::Postgres(_) => match kind {
            Kind::Bytes => format!("encode({name}, 'hex')"),
            Kind::Instant => format!("to_char({name}, 'YYYY-MM-DD HH24:MI:SS.US')"),
            Kind::Date => format!("to_char({name}, 'YYYY-MM-DD')"),
            Kind::Integer | Kind::Text | Kind::Boolean => (*name).to_owned(),
        },
    };
    let cells: Vec<String> = table.columns.iter().map(cell).collect();
    let (cells, order) = (cells.join(", "), order(database, table));
    let line = match database {
        Database::Sqlite(_) => format!("json_array({cells})"),
        Database::Postgres(_) => format!("json_build_array({cells})::text"),
    };
    format!("SELECT {line} AS line FROM {} ORDER BY {order}", table.name)
}

/// Texts byte by byte, as SQLite has them, whatever the collation of PostgreSQL's database.
fn order(database: &Database, table: &Table) -> String {
    let is_text = |key: &str| table.columns.contains(&(key, Kind::Text));
    let by = |key: &&str| match database {
        Database::Postgres(_) if is_text(key) => format!("{key} COLLATE \"C\""),
        Database::Sqlite(_) | Database::Postgres(_) => (*key).to_owned(),
    };
    let keys: Vec<String> = table.key.iter().map(by).collect();
    keys.join(", ")
}

/// Enters the rows of a JSON array of arrays, its one parameter.
pub fn entering(database: &Database, table: &Table) -> String {
    let names: Vec<&str> = table.columns.iter().map(|(name, _)| *name).collect();
    let cell = |(index, (_, kind)): (usize, &(&str, Kind))| match database {
        Database::Sqlite(_) => {
            let cell = format!("json_extract(value, '$[{index}]')");
            match kind {
                Kind::Bytes => format!("unhex({cell})"),
                _ => cell,
            }
        }
        Database::Postgres(_) => {
            let cell = format!("(value->>{index})");
            match kind {
                Kind::Integer => format!("{cell}::bigint"),
                Kind::Text => cell,
                Kind::Bytes => format!("decode({cell}, 'hex')"),
                Kind::Boolean => format!("{cell}::boolean"),
                Kind::Instant => format!("{cell}::timestamp"),
                Kind::Date => format!("{cell}::date"),
            }
        }
    };
    let cells: Vec<String> = table.columns.iter().enumerate().map(cell).collect();
    let (name, names, cells) = (table.name, names.join(", "), cells.join(", "));
    let rows = match database {
        Database::Sqlite(_) => "json_each(?1)",
        Database::Postgres(_) => "json_array_elements($1::json) AS rows(value)",
    };
    if table.counted_by.is_some() {
        return format!("UPDATE {name} SET ({names}) = (SELECT {cells} FROM {rows})");
    }
    match database {
        Database::Sqlite(_) => {
            format!("INSERT INTO {name} ({names}) SELECT {cells} FROM {rows}")
        }
        Database::Postgres(_) => format!(
            "INSERT INTO {name} ({names}) OVERRIDING SYSTEM VALUE SELECT {cells} FROM {rows}"
        ),
    }
}

/// The last number that a table has given.
pub fn last_given(database: &Database, table: &Table, column: &str) -> String {
    let name = table.name;
    match database {
        Database::Sqlite(_) => {
            format!("SELECT seq AS number FROM sqlite_sequence WHERE name = '{name}'")
        }
        Database::Postgres(_) => format!(
            "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('{name}', '{column}')::regclass), 0) AS number"
        ),
    }
}

/// Lets a table go on giving numbers after one.
pub fn go_on_after(database: &Database, table: &Table, column: &str, last: i64) -> Vec<String> {
    let name = table.name;
    match database {
        Database::Sqlite(_) => vec![
            format!("DELETE FROM sqlite_sequence WHERE name = '{name}'"),
            format!("INSERT INTO sqlite_sequence (name, seq) VALUES ('{name}', {last})"),
        ],
        Database::Postgres(_) => vec![format!(
            "SELECT setval(pg_get_serial_sequence('{name}', '{column}')::regclass, {last})"
        )],
    }
}

//! `/v1/treaties/{treaty}/datapackage.json`: the files of a treaty described by the Data Package standard.
//!
//! Without parameters the paths are relative, so that the package and the files can be kept in one folder. With a
//! moment or a language they are URLs that keep to it.

use actix_web::{HttpRequest, HttpResponse, web};
use sha2::{Digest as _, Sha256};

use crate::domain::language::Language;
use crate::domain::treaty::Treaty;
use crate::http::actions::all_actions;
use crate::http::moment::Moment;
use crate::http::negotiation::Media;
use crate::http::participants::whole_table;
use crate::http::read::{Reading, Viewed, answer_as, json};
use crate::http::series::all_changes;
use crate::http::wire::files::{
    Constraints, DataPackage, Field, License, Resource, Source, TableSchema,
};
use crate::http::wire::{AUTHORITY, Currency, Instant};
use crate::http::{App, representation::Content};

use super::csv::STAMP;
use super::{Column, Holds, Table, csv, lines, tables};

const STANDARD: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

/// What the repository's licence covers; `data/README.md` says the same of every source.
const OWN: License = License {
    name: "Apache-2.0",
    path: "https://www.apache.org/licenses/LICENSE-2.0",
    title: "Apache License 2.0, for what this register itself contributed; the facts are taken from the sources",
};

/// The names of participants but those in Vietnamese.
const NAMES: License = License {
    name: "PDDL-1.0",
    path: "https://opendatacommons.org/licenses/pddl/1-0/",
    title: "Public Domain Dedication and License 1.0, for the names of participants",
};

/// The names of participants in Vietnamese.
const VIETNAMESE_NAMES: License = License {
    name: "Unicode-3.0",
    path: "https://www.unicode.org/license.txt",
    title: "Unicode License v3, for the Vietnamese names of participants. Copyright © 2004-2025 Unicode, Inc.",
};

/// Get the data package of a treaty
///
/// The files of the treaty for one moment by the Data Package standard (datapackage.org): columns with their types and
/// meanings, sources and licences, and the size and SHA-256 of each file.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/datapackage.json", tag = "Files",
    responses((status = 200, description = "The data package", body = DataPackage)))]
pub async fn get_data_package(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Json, package)
}

/// The address of the package that describes a file for the same moment and language.
pub fn address(reading: &Reading<'_>, moment: &Moment, treaty: &str) -> String {
    let path = format!("/v1/treaties/{treaty}/datapackage.json");
    match asked(reading, moment) {
        Some(query) => format!("{path}?{query}"),
        None => path,
    }
}

/// The parameters that keep to a moment and language; none where none was asked for.
fn asked(reading: &Reading<'_>, moment: &Moment) -> Option<String> {
    let given = reading.parameters();
    let names = |wanted: &[&str]| {
        given
            .iter()
            .any(|(name, _)| wanted.contains(&name.as_str()))
    };
    let is_pinned = names(&["known_at", "at_position"]);
    let is_any = !moment.as_of_is_today || is_pinned || names(&["lang"]);
    is_any.then(|| {
        let mut kept = Vec::new();
        if !moment.as_of_is_today {
            kept.push(("as_of", moment.as_of.to_string()));
        }
        if is_pinned {
            kept.push(("at_position", moment.position.to_string()));
        }
        if names(&["lang"]) {
            kept.push(("lang", reading.language.tag().to_owned()));
        }
        serde_urlencoded::to_string(kept).unwrap_or_default()
    })
}

/// The parameters that keep to exactly this moment and language, whatever was asked for.
fn pinned(moment: &Moment, language: Language) -> String {
    format!(
        "as_of={}&at_position={}&lang={}",
        moment.as_of,
        moment.position,
        language.tag()
    )
}

fn package(reading: &mut Reading<'_>) -> Viewed {
    let language = reading.choose_language()?;
    let moment = reading.moment()?;
    let (record, _) = reading.treaty(&moment)?;
    let treaty = &record.treaty;
    let path = format!("/v1/treaties/{}", treaty.id);
    let pinned = pinned(&moment, language);
    let place = Place {
        base: asked(reading, &moment).map(|_| (reading.app.url(&path), pinned.clone())),
    };
    let mut resources = Vec::new();
    let of_names = |mut resource: Resource| {
        resource.licenses = vec![NAMES];
        resource.sources = vec![source(
            "GitHub repository datasets/country-codes: names of States",
            "https://github.com/datasets/country-codes",
        )];
        if language == Language::Vi {
            resource.licenses.push(VIETNAMESE_NAMES);
            resource.sources.push(source(
                "Unicode Common Locale Data Repository: Vietnamese names",
                "https://cldr.unicode.org/",
            ));
        }
        resource
    };
    let rows = whole_table(reading, &moment)?;
    let table = &tables::PARTICIPANTS;
    resources.push(of_names(
        place.csv(table, &csv::written(table, &rows, &moment)?),
    ));
    resources.push(of_names(place.lines(table, &lines(&rows)?)));
    let rows = all_actions(reading, &moment)?;
    let table = &tables::ACTIONS;
    resources.push(place.csv(table, &csv::written(table, &rows, &moment)?));
    resources.push(place.lines(table, &lines(&rows)?));
    let rows = all_changes(reading, &moment)?;
    let table = &tables::SERIES;
    resources.push(place.csv(table, &csv::written(table, &rows, &moment)?));
    resources.push(place.lines(table, &lines(&rows)?));
    let content = json(
        &DataPackage {
            schema: STANDARD,
            name: treaty.id.to_string(),
            id: reading
                .app
                .url(&format!("{path}/datapackage.json?{pinned}")),
            title: treaty.title.get(Language::En).to_owned(),
            description: format!(
                "Participants, actions and numbers over time, as of {} by the record up to entry {}. {AUTHORITY}",
                moment.as_of, moment.position
            ),
            homepage: reading.app.url(&format!("/treaties/{}", treaty.id)),
            version: moment.position.to_string(),
            created: moment.recorded_at.map(Instant),
            licenses: vec![OWN],
            sources: sources(treaty),
            resources,
            currency: Currency::of(&moment, Some(treaty)),
        },
        moment.last_modified(),
    )?;
    Ok(Content {
        language: Some(language),
        ..content
    })
}

/// Where the treaty's record comes from. What the depositary itself publishes decides, and is named in any case.
fn sources(treaty: &Treaty) -> Vec<Source> {
    let stated = treaty
        .record
        .as_ref()
        .and_then(|record| record.source.as_ref());
    let stated = stated.map(|text| Source {
        title: text.clone(),
        path: None,
    });
    let depositary = source(
        "United Nations Treaty Collection; facts only, under the United Nations' terms of use",
        "https://treaties.un.org/",
    );
    stated.into_iter().chain([depositary]).collect()
}

fn source(title: &str, path: &str) -> Source {
    Source {
        title: title.to_owned(),
        path: Some(path.to_owned()),
    }
}

/// Where the files of a package are.
struct Place {
    /// The URL of the treaty and the parameters; none for files beside the package.
    base: Option<(String, String)>,
}

impl Place {
    fn csv<T>(&self, table: &Table<T>, bytes: &[u8]) -> Resource {
        Resource {
            kind: Some("table"),
            schema: Some(schema(table)),
            ..self.file(table, Media::Csv, "csv", bytes)
        }
    }

    fn lines<T>(&self, table: &Table<T>, bytes: &[u8]) -> Resource {
        let file = self.file(table, Media::Lines, "ndjson", bytes);
        Resource {
            name: format!("{}-ndjson", table.name),
            ..file
        }
    }

    fn file<T>(
        &self,
        table: &Table<T>,
        media: Media,
        format: &'static str,
        bytes: &[u8],
    ) -> Resource {
        let path = format!("{}.{format}", table.path);
        Resource {
            name: table.name.to_owned(),
            kind: None,
            path: match &self.base {
                None => path,
                Some((base, query)) => format!("{base}/{path}?{query}"),
            },
            title: table.title,
            description: table.description,
            format,
            mediatype: media.essence(),
            encoding: "utf-8",
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            hash: format!("sha256:{}", hex::encode(Sha256::digest(bytes))),
            licenses: Vec::new(),
            sources: Vec::new(),
            schema: None,
        }
    }
}

fn schema<T>(table: &Table<T>) -> TableSchema {
    let [as_of, position] = STAMP;
    let stamp = [
        field(
            as_of,
            Holds::Date,
            true,
            "The legal date for which the row is.",
        ),
        field(
            position,
            Holds::Number,
            true,
            "The last entry of the record that is taken into account.",
        ),
    ];
    let own = table.columns.iter().map(|column: &Column<T>| {
        field(
            column.name,
            column.holds,
            column.required,
            column.description,
        )
    });
    TableSchema {
        fields: own.chain(stamp).collect(),
        primary_key: vec![table.key],
        missing_values: vec![""],
    }
}

fn field(name: &'static str, holds: Holds, required: bool, description: &'static str) -> Field {
    let (kind, words, minimum) = match holds {
        Holds::Text | Holds::Word => ("string", Vec::new(), None),
        Holds::OneOf(words) => ("string", words(), None),
        Holds::Date => ("date", Vec::new(), None),
        Holds::Instant => ("datetime", Vec::new(), None),
        Holds::Number => ("integer", Vec::new(), Some(0)),
        Holds::Flag => ("boolean", Vec::new(), None),
    };
    Field {
        name,
        kind,
        description,
        constraints: Constraints {
            required,
            words,
            minimum,
        },
    }
}

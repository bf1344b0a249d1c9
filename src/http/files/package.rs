//! `/v1/treaties/{treaty}/datapackage.json`: the files of a treaty described by the Data Package standard.
//!
//! Without parameters the paths are relative, so that the package and the files can be kept in one folder. With a
//! moment or a language they are URLs that keep to it.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::domain::language::Language;
use crate::domain::treaty::Treaty;
use crate::http::actions::all_actions;
use crate::http::moment::Moment;
use crate::http::negotiation::Media;
use crate::http::participants::whole_table;
use crate::http::problem::Problem;
use crate::http::read::{Reading, Viewed, answer_as, json};
use crate::http::series::all_changes;
use crate::http::wire::actions::ActionResponse;
use crate::http::wire::files::{
    DataPackage, PackageConstraints, PackageField, PackageFile, PackageLicense, PackageSchema,
    PackageSource,
};
use crate::http::wire::participants::StatusRow;
use crate::http::wire::series::SeriesPoint;
use crate::http::wire::{AUTHORITY, Currency, Instant};
use crate::http::{App, representation::Content};

use super::csv::STAMP;
use super::{Column, Holds, Table, csv, lines, tables};

/// What the repository's licence covers; `data/README.md` says the same of every source.
const OWN: PackageLicense = PackageLicense {
    name: "Apache-2.0",
    path: "https://www.apache.org/licenses/LICENSE-2.0",
    title: "Apache License 2.0, for what this register itself contributed; the facts are taken from the sources",
};

/// The names of participants but those in Vietnamese.
const NAMES: PackageLicense = PackageLicense {
    name: "PDDL-1.0",
    path: "https://opendatacommons.org/licenses/pddl/1-0/",
    title: "Public Domain Dedication and License 1.0, for the names of participants",
};

/// The names of participants in Vietnamese.
const VIETNAMESE_NAMES: PackageLicense = PackageLicense {
    name: "Unicode-3.0",
    path: "https://www.unicode.org/license.txt",
    title: "Unicode License v3, for the Vietnamese names of participants. Copyright © 2004-2025 Unicode, Inc.",
};

/// Get the data package of a treaty
///
/// The files of the treaty for one moment by the Data Package standard (specs.frictionlessdata.io): columns with their types and
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

/// The parameters that keep to exactly this moment, whatever was asked for.
fn pinned(moment: &Moment) -> String {
    format!("as_of={}&at_position={}", moment.as_of, moment.position)
}

fn package(reading: &mut Reading<'_>) -> Viewed {
    let language = reading.choose_language()?;
    let moment = reading.moment()?;
    let (record, _) = reading.treaty(&moment)?;
    let described = Described {
        treaty: &record.treaty,
        moment,
        language,
        service: reading.app.url(""),
        is_pinned: asked(reading, &moment).is_some(),
    };
    let rows = Rows {
        participants: whole_table(reading, &moment)?,
        actions: all_actions(reading, &moment)?,
        series: all_changes(reading, &moment)?,
    };
    let content = json(&described.package(&rows)?, moment.last_modified())?;
    Ok(Content {
        language: Some(language),
        ..content
    })
}

/// The rows of the files.
pub struct Rows {
    /// The status table.
    pub participants: Vec<StatusRow>,
    /// The actions.
    pub actions: Vec<ActionResponse>,
    /// The numbers over time.
    pub series: Vec<SeriesPoint>,
}

/// What a package is about.
pub struct Described<'a> {
    /// The treaty.
    pub treaty: &'a Treaty,
    /// The moment.
    pub moment: Moment,
    /// The language of names.
    pub language: Language,
    /// The address of the service.
    pub service: String,
    /// Whether a moment or a language was asked for, to which the paths then keep.
    pub is_pinned: bool,
}

impl Described<'_> {
    /// The package.
    ///
    /// # Errors
    /// 500 if a file cannot be written.
    pub fn package(&self, rows: &Rows) -> Result<DataPackage, Problem> {
        let treaty = self.treaty;
        let base = format!("{}/v1/treaties/{}", self.service, treaty.id);
        let pinned = pinned(&self.moment);
        let in_language = format!("{pinned}&lang={}", self.language.tag());
        let place = Place {
            base: self.is_pinned.then(|| base.clone()),
            pinned,
            in_language: in_language.clone(),
        };
        let [table, in_lines] = place.both(&tables::PARTICIPANTS, &rows.participants, self)?;
        let mut resources = vec![self.with_names(table), self.with_names(in_lines)];
        resources.extend(place.both(&tables::ACTIONS, &rows.actions, self)?);
        resources.extend(place.both(&tables::SERIES, &rows.series, self)?);
        Ok(DataPackage {
            profile: "data-package",
            name: treaty.id.to_string(),
            id: format!("{base}/datapackage.json?{in_language}"),
            title: treaty.title.get(Language::En).to_owned(),
            description: format!(
                "Participants, actions and numbers over time, as of {} by the record up to entry {}. {AUTHORITY}",
                self.moment.as_of, self.moment.position
            ),
            homepage: format!("{}/treaties/{}", self.service, treaty.id),
            version: self.moment.position.to_string(),
            created: self.moment.recorded_at.map(Instant),
            licenses: vec![OWN],
            sources: sources(treaty),
            resources,
            currency: Currency::of(&self.moment, Some(treaty)),
        })
    }

    /// The same with the licences of the names in it.
    fn with_names(&self, file: PackageFile) -> PackageFile {
        let mut licenses = vec![NAMES];
        let mut sources = vec![source(
            "Names of States: datasets/country-codes",
            "https://github.com/datasets/country-codes",
        )];
        if self.language == Language::Vi {
            licenses.push(VIETNAMESE_NAMES);
            sources.push(source(
                "Vietnamese names: Unicode Common Locale Data Repository",
                "https://cldr.unicode.org/",
            ));
        }
        PackageFile {
            licenses,
            sources,
            ..file
        }
    }
}

/// Where the treaty's record comes from. What the depositary itself publishes decides, and is named in any case.
fn sources(treaty: &Treaty) -> Vec<PackageSource> {
    let stated = treaty
        .record
        .as_ref()
        .and_then(|record| record.source.as_ref());
    let stated = stated.map(|text| PackageSource {
        title: text.clone(),
        path: None,
    });
    let depositary = source(
        "United Nations Treaty Collection; facts only, under the United Nations' terms of use",
        "https://treaties.un.org/",
    );
    stated.into_iter().chain([depositary]).collect()
}

fn source(title: &str, path: &str) -> PackageSource {
    PackageSource {
        title: title.to_owned(),
        path: Some(path.to_owned()),
    }
}

/// Where the files of a package are.
struct Place {
    /// The URL of the treaty; none for files beside the package.
    base: Option<String>,
    /// The parameters of a file that is the same in every language.
    pinned: String,
    /// The parameters of one that is not.
    in_language: String,
}

impl Place {
    /// A table in both its forms.
    fn both<T: Serialize>(
        &self,
        table: &Table<T>,
        rows: &[T],
        described: &Described<'_>,
    ) -> Result<[PackageFile; 2], Problem> {
        let bytes = csv::written(table, rows, &described.moment)?;
        let as_table = PackageFile {
            profile: "tabular-data-resource",
            kind: "table",
            schema: Some(schema(table)),
            ..self.file(table, Media::Csv, "csv", &bytes)
        };
        let in_lines = PackageFile {
            name: format!("{}-ndjson", table.name),
            ..self.file(table, Media::Lines, "ndjson", &lines(rows)?)
        };
        Ok([as_table, in_lines])
    }

    fn file<T>(
        &self,
        table: &Table<T>,
        media: Media,
        format: &'static str,
        bytes: &[u8],
    ) -> PackageFile {
        let path = format!("{}.{format}", table.path);
        PackageFile {
            name: table.name.to_owned(),
            profile: "data-resource",
            kind: "file",
            path: match &self.base {
                None => path,
                Some(base) if table.is_localized => format!("{base}/{path}?{}", self.in_language),
                Some(base) => format!("{base}/{path}?{}", self.pinned),
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

fn schema<T>(table: &Table<T>) -> PackageSchema {
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
    PackageSchema {
        fields: own.chain(stamp).collect(),
        primary_key: vec![table.key],
        missing_values: vec![""],
    }
}

fn field(
    name: &'static str,
    holds: Holds,
    required: bool,
    description: &'static str,
) -> PackageField {
    let (kind, words, minimum) = match holds {
        Holds::Text | Holds::Word => ("string", Vec::new(), None),
        Holds::OneOf(words) => ("string", words(), None),
        Holds::Date => ("date", Vec::new(), None),
        Holds::Instant => ("datetime", Vec::new(), None),
        Holds::Number => ("integer", Vec::new(), Some(0)),
        Holds::Flag => ("boolean", Vec::new(), None),
    };
    PackageField {
        name,
        kind,
        description,
        constraints: PackageConstraints {
            required,
            words,
            minimum,
        },
    }
}

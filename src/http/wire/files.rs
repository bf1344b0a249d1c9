//! A data package as the Data Package standard has it (specs.frictionlessdata.io, version 1, which readers of version 2
//! read too), for the files of one treaty.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Currency, Instant};

/// The files of a treaty for one moment, described: what each column holds, and the hash of each file.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DataPackage {
    /// `data-package`.
    #[schema(examples("data-package"))]
    pub profile: &'static str,
    /// The treaty's id.
    #[schema(examples("hanoi-convention"))]
    pub name: String,
    /// The address of this package for exactly this moment.
    pub id: String,
    /// The treaty's full title in English.
    pub title: String,
    /// What the files are, and whose publication decides.
    pub description: String,
    /// The treaty's page.
    pub homepage: String,
    /// The last entry of the record that is taken into account.
    #[schema(examples("713"))]
    pub version: String,
    /// When that entry was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub created: Option<Instant>,
    /// The licence of what the register itself contributed. The facts are the depositary's.
    pub licenses: Vec<PackageLicense>,
    /// Where the facts come from. Each action names its own source in its row.
    pub sources: Vec<PackageSource>,
    /// The files.
    pub resources: Vec<PackageFile>,
    /// For which moment they are.
    pub currency: Currency,
}

/// A licence.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PackageLicense {
    /// Its SPDX identifier.
    #[schema(examples("Apache-2.0"))]
    pub name: &'static str,
    /// Where it can be read.
    pub path: &'static str,
    /// What it covers.
    pub title: &'static str,
}

/// Where something comes from.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PackageSource {
    /// What it is called.
    pub title: String,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// A file.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PackageFile {
    /// Its name in the package.
    #[schema(examples("participants"))]
    pub name: String,
    /// `tabular-data-resource` for CSV; `data-resource` for JSON by lines, whose rows are not flat.
    #[schema(examples("tabular-data-resource"))]
    pub profile: &'static str,
    /// The same in the words of version 2: `table` or `file`.
    #[serde(rename = "type")]
    #[schema(examples("table"))]
    pub kind: &'static str,
    /// Where it is: beside the package, or a URL where a moment or language was asked for.
    #[schema(examples("participants.csv"))]
    pub path: String,
    /// What it is called.
    pub title: &'static str,
    /// What a row is.
    pub description: &'static str,
    /// `csv` or `ndjson`.
    #[schema(examples("csv"))]
    pub format: &'static str,
    /// Its media type.
    #[schema(examples("text/csv"))]
    pub mediatype: &'static str,
    /// Its encoding.
    #[schema(examples("utf-8"))]
    pub encoding: &'static str,
    /// Its size in bytes.
    #[schema(examples(15123))]
    pub bytes: u64,
    /// Its SHA-256.
    #[schema(examples("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))]
    pub hash: String,
    /// The licences of what comes from elsewhere, where it has one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub licenses: Vec<PackageLicense>,
    /// Where that comes from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<PackageSource>,
    /// Its columns; absent for JSON by lines, which the contract describes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<PackageSchema>,
}

/// The columns of a file.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PackageSchema {
    /// The columns, in order.
    pub fields: Vec<PackageField>,
    /// The column that tells one row from all others.
    #[serde(rename = "primaryKey")]
    pub primary_key: Vec<&'static str>,
    /// What stands where there is nothing.
    #[serde(rename = "missingValues")]
    pub missing_values: Vec<&'static str>,
}

/// A column.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PackageField {
    /// Its name in the header row.
    #[schema(examples("signed_on"))]
    pub name: &'static str,
    /// `string`, `date`, `datetime`, `integer` or `boolean`.
    #[serde(rename = "type")]
    #[schema(examples("date"))]
    pub kind: &'static str,
    /// What it means.
    pub description: &'static str,
    /// What holds for its cells.
    #[serde(skip_serializing_if = "PackageConstraints::is_empty")]
    pub constraints: PackageConstraints,
}

/// What holds for the cells of a column.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct PackageConstraints {
    /// Whether no cell is empty.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// The words that it can hold.
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<&'static str>,
    /// The least number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<u32>,
}

impl PackageConstraints {
    fn is_empty(&self) -> bool {
        !self.required && self.words.is_empty() && self.minimum.is_none()
    }
}

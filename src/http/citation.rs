//! `/v1/treaties/{treaty}/citation`, and the line by which a page says how it is cited.
//!
//! What is cited is a status: of one treaty, on one legal date, by one entry of the record. The address holds both, so
//! that whoever follows it finds what was cited.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::language::Language;
use crate::domain::participant::Participant;
use crate::domain::treaty::Treaty;

use super::App;
use super::moment::Moment;
use super::negotiation::Media;
use super::pages::chrome::{participant_path, treaty_path};
use super::pages::unwritten;
use super::pages::wording::{Wording, Written};
use super::read::{Reading, Viewed, answer_as, json};
use super::representation::Content;
use super::wire::Currency;
use super::wire::citation::CitationItem;
use super::wording::{WordingError, ids as m};

/// The media type of CSL-JSON.
pub const CSL_JSON: &str = "application/vnd.citationstyles.csl+json";

/// Cite a treaty's status
///
/// Two items of CSL-JSON: the status in this register, on its legal date and by its last entry, and the treaty itself. The
/// `URL` of the first leads to exactly what was cited. No publisher is named, for this register has none to name; the
/// depositary's own publication is authoritative, and the note says so.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/citation", tag = "Treaties",
    responses((status = 200, description = "The items", body = Vec<CitationItem>,
        content_type = "application/vnd.citationstyles.csl+json")))]
pub async fn get_citation(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Json, citation)
}

fn citation(reading: &mut Reading<'_>) -> Viewed {
    let w = Wording {
        language: reading.choose_language()?,
    };
    let moment = reading.moment()?;
    let (record, _) = reading.treaty(&moment)?;
    let items = items(&reading.app.url(""), &record.treaty, &moment, w)
        .map_err(|error| unwritten(&error))?;
    Ok(Content {
        content_type: CSL_JSON,
        language: Some(w.language),
        ..json(&items, moment.last_modified())?
    })
}

/// The items by which a treaty's status is cited, at a service with this address.
///
/// # Errors
/// When a message cannot be written: a fault of the build.
pub fn items(
    base: &str,
    treaty: &Treaty,
    moment: &Moment,
    w: Wording,
) -> Result<[CitationItem; 2], WordingError> {
    let id = treaty.id.as_str();
    let currency = Currency::of(moment, Some(treaty));
    let mut note = currency.authority.to_owned();
    if let Some(until) = currency
        .complete_until
        .filter(|until| *until < moment.as_of)
    {
        note.push_str(&format!(
            " The record of this treaty is believed complete until {until} only."
        ));
    }
    if treaty.clauses.entry_into_force.provenance.verified == Some(false) {
        note.push_str(
            " The clause on entry into force has not been compared with the certified true copy.",
        );
    }
    let status = CitationItem {
        id: format!("{id}-{}-{}", moment.as_of, moment.position),
        kind: "dataset",
        title: title(treaty, moment, w)?,
        short_title: None,
        container_title: Some("Signatory"),
        issued: Some(moment.as_of.into()),
        version: Some(moment.position.to_string()),
        number: None,
        url: Some(format!("{base}{}", address(treaty, None, moment))),
        language: w.tag(),
        note: Some(note),
    };
    let full = treaty.title.exact(w.language);
    let adopted_by = treaty.adopted_by.as_ref();
    let itself = CitationItem {
        id: id.to_owned(),
        kind: "treaty",
        title: treaty.title.get(w.language).to_owned(),
        short_title: treaty
            .short_title
            .as_ref()
            .map(|short| short.get(w.language).to_owned()),
        container_title: None,
        issued: treaty.adopted_on.map(Into::into),
        version: None,
        number: treaty.mtdsg_no.clone(),
        url: None,
        language: full.map_or(Language::En, |_| w.language).tag(),
        note: adopted_by.map(|adopted_by| format!("Adopted by {adopted_by}.")),
    };
    Ok([status, itself])
}

/// The title of what is cited.
///
/// # Errors
/// When a message cannot be written: a fault of the build.
pub fn title(treaty: &Treaty, moment: &Moment, w: Wording) -> Written {
    let name = w.text(treaty.name());
    let date = w.date(moment.as_of)?;
    w.with(
        m::FEEDS_CITE_TITLE,
        [("treaty", name.into()), ("date", date.into())],
    )
}

/// How the status is cited, in one line for people.
///
/// # Errors
/// When a message cannot be written: a fault of the build.
pub fn line(app: &App, treaty: &Treaty, moment: &Moment, w: Wording) -> Written {
    let variables = [
        ("title", title(treaty, moment, w)?.into()),
        ("entry", w.ordinal(moment.position.0)?.into()),
        ("url", app.url(&address(treaty, None, moment)).into()),
    ];
    w.with(m::FEEDS_CITE_AS, variables)
}

/// The path at which exactly this status, of everyone or of one participant, can be read again.
#[must_use]
pub fn address(treaty: &Treaty, participant: Option<&Participant>, moment: &Moment) -> String {
    let (as_of, position) = (moment.as_of, moment.position);
    let path = match participant {
        None => treaty_path(treaty),
        Some(participant) => participant_path(treaty, participant.code.as_str()),
    };
    format!("{path}?as_of={as_of}&at_position={position}")
}

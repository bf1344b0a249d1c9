//! `/v1/treaties/{treaty}/mtdsg.xml`: the status of a treaty as the depositary's own XML.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::documents::mtdsg::write;
use crate::ledger::status_page::page;

use super::App;
use super::negotiation::Media;
use super::read::{Reading, Viewed, answer_as};
use super::representation::Content;

/// The media type with the encoding that the document declares (RFC 7303, 3: the parameter goes before the declaration).
const CONTENT_TYPE: &str = "application/xml; charset=iso-8859-1";

/// Get a treaty's status as the depositary's XML
///
/// The table of participants in the form in which *Multilateral Treaties Deposited with the Secretary-General* is
/// published, in ISO-8859-1, with the depositary's letters after dates, as both clocks ask for. It shows the present of
/// its day: what it cannot carry is in `docs/mtdsg.md`.
#[utoipa::path(get, path = "/v1/treaties/{treaty}/mtdsg.xml", tag = "Treaties",
    responses((status = 200, description = "The page",
        content((String = "application/xml")))))]
pub async fn get_mtdsg_page(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Xml, status_page)
}

fn status_page(reading: &mut Reading<'_>) -> Viewed {
    let moment = reading.moment()?;
    let (_, history) = reading.treaty(&moment)?;
    let directory = reading.published.register.directory();
    Ok(Content {
        bytes: write(&page(&history, directory, moment.as_of)),
        content_type: CONTENT_TYPE,
        last_modified: moment.last_modified(),
        ..Content::default()
    })
}

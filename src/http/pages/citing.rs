//! What a page says to machines about its subject: how it is cited, its data, its feed and its calendar.
//!
//! Only what the register knows is said, with its sources; nobody is named as publisher, for none is known. The JSON-LD
//! is schema.org's: the treaty as `Legislation`, what the register says of it as `Dataset`.

use serde_json::{Map, Value, json};

use crate::domain::assessment::Assessment;
use crate::domain::participant::Participant;
use crate::domain::treaty::Treaty;
use crate::http::App;
use crate::http::citation::{self, CSL_JSON};
use crate::http::moment::Moment;
use crate::http::negotiation::Media;
use crate::http::read::Reading;
use crate::http::wire::{Instant, path_segment};
use crate::http::wording::{WordingError, ids as m};
use crate::http::{calendar, feeds};

use super::chrome::{Chrome, HeadLink, treaty_path};
use super::wording::{Wording, Written};

/// Fills the head of a page about a treaty, or about one participant's relation to it, after its title and description
/// have been set.
///
/// # Errors
/// When a message cannot be written: a fault of the build.
pub fn describe(
    chrome: &mut Chrome,
    reading: &Reading<'_>,
    assessment: &Assessment,
    moment: &Moment,
    participant: Option<&Participant>,
) -> Result<(), WordingError> {
    let treaty = &assessment.treaty;
    let app = reading.app;
    let w = chrome.w;
    let address = app.url(&citation::address(treaty, participant, moment));
    let title = match participant {
        None => citation::title(treaty, moment, w)?,
        // The page's own title names the participant.
        Some(_) => format!("{}, {}", chrome.title, citation::title(treaty, moment, w)?),
    };
    chrome.links.extend(links(app, treaty, participant, w)?);
    chrome.links.push(HeadLink {
        rel: "cite-as",
        media: Media::Html.essence(),
        url: address.clone(),
        title: title.clone(),
    });
    chrome
        .metas
        .extend(metas(chrome, treaty, moment, &title, &address));
    let graph = json!({
        "@context": "https://schema.org",
        "@graph": [
            legislation(chrome, assessment),
            dataset(app, chrome, treaty, moment, (&title, participant)),
        ],
    });
    chrome.json_ld = Some(in_script(&graph));
    Ok(())
}

/// How the status of a treaty is cited, in one line for people to copy.
///
/// # Errors
/// When a message cannot be written: a fault of the build.
pub fn cite_as(app: &App, treaty: &Treaty, moment: &Moment, w: Wording) -> Written {
    citation::line(app, treaty, moment, w)
}

fn links(
    app: &App,
    treaty: &Treaty,
    participant: Option<&Participant>,
    w: Wording,
) -> Result<Vec<HeadLink>, WordingError> {
    let name = w.text(treaty.name());
    let code = participant.map(|participant| &participant.code);
    let feed_title = match participant {
        None => w.about(m::FEEDS_TITLE, "treaty", &name)?,
        Some(participant) => {
            let of = w.text(&participant.names);
            let variables = [("treaty", name.as_str().into()), ("participant", of.into())];
            w.with(m::FEEDS_TITLE_PARTICIPANT, variables)?
        }
    };
    let feed = format!("{}?lang={}", feeds::path(treaty, code), w.tag());
    Ok(vec![
        HeadLink {
            rel: "alternate",
            media: Media::Atom.essence(),
            url: app.url(&feed),
            title: feed_title,
        },
        HeadLink {
            rel: "alternate",
            media: Media::Calendar.essence(),
            url: app.url(&calendar::path(treaty, code, w)),
            title: w.about(m::FEEDS_CALENDAR_TITLE, "treaty", &name)?,
        },
        HeadLink {
            rel: "alternate",
            media: Media::Json.essence(),
            url: app.url(&data(treaty, participant)),
            title: "JSON".to_owned(),
        },
        HeadLink {
            rel: "describedby",
            media: CSL_JSON,
            url: app.url(&format!(
                "/v1/treaties/{}/citation?lang={}",
                treaty.id,
                w.tag()
            )),
            title: w.say(m::FEEDS_CITATION)?,
        },
    ])
}

/// The meta elements that reference managers read: Highwire Press tags, and Dublin Core (RFC 5013).
fn metas(
    chrome: &Chrome,
    treaty: &Treaty,
    moment: &Moment,
    title: &str,
    address: &str,
) -> Vec<(&'static str, String)> {
    let date = moment.as_of.to_string();
    let mut metas = vec![
        ("citation_title", title.to_owned()),
        ("citation_online_date", date.replace('-', "/")),
        ("citation_language", chrome.w.tag().to_owned()),
        ("citation_public_url", address.to_owned()),
        ("DC.title", title.to_owned()),
        ("DC.type", "Dataset".to_owned()),
        ("DC.date", date),
        ("DC.language", chrome.w.tag().to_owned()),
        ("DC.identifier", address.to_owned()),
    ];
    metas.extend(
        treaty
            .mtdsg_no
            .iter()
            .map(|number| ("DC.subject", number.clone())),
    );
    metas.extend(
        sources(treaty)
            .into_iter()
            .map(|source| ("DC.source", source)),
    );
    metas
}

fn legislation(chrome: &Chrome, assessment: &Assessment) -> Value {
    let treaty = &assessment.treaty;
    let is_in_force = assessment
        .in_force_on
        .is_some_and(|on| on <= assessment.as_of);
    let force = if is_in_force { "InForce" } else { "NotInForce" };
    let language = chrome.w.language;
    let mut node = Map::new();
    node.insert("@type".into(), "Legislation".into());
    node.insert("@id".into(), about(chrome, treaty).into());
    node.insert("name".into(), treaty.name().get(language).into());
    node.insert("alternateName".into(), treaty.title.get(language).into());
    node.insert("legislationType".into(), "Treaty".into());
    node.insert(
        "legislationLegalForce".into(),
        format!("https://schema.org/{force}").into(),
    );
    if let Some(number) = &treaty.mtdsg_no {
        node.insert("legislationIdentifier".into(), number.as_str().into());
    }
    if let Some(adopted_on) = treaty.adopted_on {
        node.insert("legislationDate".into(), adopted_on.to_string().into());
    }
    let sources = sources(treaty);
    if !sources.is_empty() {
        node.insert("citation".into(), json!(sources));
    }
    Value::Object(node)
}

fn dataset(
    app: &App,
    chrome: &Chrome,
    treaty: &Treaty,
    moment: &Moment,
    (title, participant): (&str, Option<&Participant>),
) -> Value {
    let mut subjects = vec![json!({ "@id": about(chrome, treaty) })];
    subjects.extend(participant.map(|participant| {
        let name = participant.names.get(chrome.w.language);
        json!({ "@type": "Thing", "name": name, "identifier": participant.code.as_str() })
    }));
    let code = participant.map(|participant| &participant.code);
    let download = |media: &str, path: &str| json!({ "@type": "DataDownload", "encodingFormat": media, "contentUrl": app.url(path) });
    let mut node = Map::new();
    node.insert("@type".into(), "Dataset".into());
    node.insert("name".into(), title.into());
    node.insert("description".into(), chrome.description.as_str().into());
    node.insert("url".into(), chrome.canonical.as_str().into());
    let address = citation::address(treaty, participant, moment);
    node.insert("identifier".into(), app.url(&address).into());
    node.insert("inLanguage".into(), chrome.w.tag().into());
    node.insert("isAccessibleForFree".into(), true.into());
    node.insert("version".into(), moment.position.to_string().into());
    if let Some(at) = moment.recorded_at {
        node.insert("dateModified".into(), json!(Instant(at)));
    }
    node.insert("about".into(), Value::Array(subjects));
    node.insert(
        "distribution".into(),
        json!([
            download(Media::Json.essence(), &data(treaty, participant)),
            download(Media::Atom.essence(), &feeds::path(treaty, code)),
            download(
                Media::Calendar.essence(),
                &calendar::path(treaty, code, chrome.w)
            ),
        ]),
    );
    Value::Object(node)
}

/// What the treaty itself is called among the nodes.
fn about(chrome: &Chrome, treaty: &Treaty) -> String {
    format!("{}#treaty", chrome.url(&treaty_path(treaty)))
}

/// The page as data.
fn data(treaty: &Treaty, participant: Option<&Participant>) -> String {
    match participant {
        None => format!("/v1/treaties/{}/progress", treaty.id),
        Some(participant) => {
            let code = path_segment(participant.code.as_str());
            format!("/v1/treaties/{}/participants/{code}", treaty.id)
        }
    }
}

/// Where the record and the clauses were read, each once; a clause that was not compared with the certified true copy
/// names no source here, for it is none to cite.
fn sources(treaty: &Treaty) -> Vec<String> {
    let clauses = &treaty.clauses;
    let provenances = [
        clauses.signature.as_ref().map(|clause| &clause.provenance),
        clauses.consent.as_ref().map(|clause| &clause.provenance),
        Some(&clauses.entry_into_force.provenance),
        Some(&clauses.later_parties.provenance),
        clauses
            .denunciation
            .as_ref()
            .map(|clause| &clause.provenance),
    ];
    let of_clauses = provenances
        .into_iter()
        .flatten()
        .filter(|provenance| provenance.verified != Some(false))
        .filter_map(|provenance| provenance.source.clone());
    let of_the_record = treaty
        .record
        .iter()
        .filter_map(|record| record.source.clone());
    let mut sources: Vec<String> = Vec::new();
    for source in of_the_record.chain(of_clauses) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}

/// JSON that cannot end the script element that it stands in, nor be taken for markup (WHATWG HTML, 4.12.1.3).
fn in_script(value: &Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

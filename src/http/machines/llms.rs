//! `/llms.txt`: what this is, in Markdown and a page or two, for programs that read before they answer people.
//!
//! The numbers are those of `progress`, the sentence is the status line, and each fact says where it comes from and
//! whether it was compared with the certified true copy. What is not known is said not to be.

use std::fmt::Write as _;

use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::assessment::Assessment;
use crate::domain::language::Language;
use crate::domain::progress::{Progress, Split, Stage};
use crate::domain::treaty::{Provenance, Treaty};
use crate::http::App;
use crate::http::citation;
use crate::http::moment::Moment;
use crate::http::negotiation::Media;
use crate::http::pages::chrome::treaty_path;
use crate::http::pages::unwritten;
use crate::http::pages::wording::Wording;
use crate::http::plain::printable;
use crate::http::problem::Problem;
use crate::http::read::{Reading, answer_as};
use crate::http::representation::Content;
use crate::http::wire::Currency;
use crate::http::wording::status_line::{Vantage, sentence};

const W: Wording = Wording {
    language: Language::En,
};

const WORDS: &str = "\
## Words

- Signed is not ratified. A signatory has signed; it is bound by nothing but VCLT 18 until it deposits an instrument.
- Consent to be bound is expressed by ratification, acceptance, approval, accession and the like, and takes effect by deposit of the instrument (VCLT 16), not by a vote of parliament.
- A contracting State has consented to be bound, whether or not the treaty is in force (VCLT 2(1)(f)). A party is one for which the treaty is in force (VCLT 2(1)(g)). Before the entry into force there are no parties.
- A regional economic integration organization is never a State and is counted apart; whether its instrument counts towards the threshold is said by the treaty.
- A date that is not known is not stated. No projection is a date.
";

/// Answers with the text.
pub async fn get_llms(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    answer_as(&app, &request, Media::Text, |reading| {
        let moment = Moment::current(&reading.published.register, reading.today);
        let text = text(reading, &moment)?;
        Ok(Content {
            bytes: text.into_bytes(),
            content_type: Media::Text.content_type(),
            last_modified: moment.last_modified(),
            ..Content::default()
        })
    })
}

fn text(reading: &Reading<'_>, moment: &Moment) -> Result<String, Problem> {
    let app = reading.app;
    let currency = Currency::of(moment, None);
    let recorded = moment.recorded_at.map_or_else(String::new, |at| {
        format!(", recorded {}", at.format("%Y-%m-%dT%H:%M:%SZ"))
    });
    let mut text = format!(
        "# Signatory\n\n\
         > A register of treaty actions: signatures, instruments of consent to be bound, and the day on which a treaty enters into force. {}\n\n\
         As of {} (the legal date in New York), by entry {} of the record{recorded}. Every number below is computed from that record and holds for that date only.\n\n\
         {WORDS}",
        currency.authority, moment.as_of, moment.position,
    );
    for record in reading.published.register.treaties() {
        let directory = reading.published.register.directory();
        let assessment = Assessment::of(&record.history, directory, moment.as_of);
        text.push('\n');
        text.push_str(&of_treaty(app, &assessment, moment)?);
    }
    text.push_str(&interface(app));
    Ok(text)
}

fn of_treaty(app: &App, assessment: &Assessment, moment: &Moment) -> Result<String, Problem> {
    let treaty = &assessment.treaty;
    let progress = Progress::of(assessment);
    let vantage = Vantage {
        today: moment.as_of,
        entry: None,
    };
    let sentence = sentence(assessment, vantage, W.language).map_err(|error| unwritten(&error))?;
    let cited = citation::line(app, treaty, moment, W).map_err(|error| unwritten(&error))?;
    let page = app.url(&treaty_path(treaty));
    let data = app.url(&format!("/v1/treaties/{}", treaty.id));
    let mut facts = vec![
        format!("Full title: {}", treaty.title.get(W.language)),
        format!("Signatories: {}", split(progress.signatories)),
        format!(
            "Instruments that count towards the entry into force: {} of {} required",
            progress.counted, progress.threshold
        ),
        format!(
            "Bound but not yet parties (contracting States and organizations): {}",
            split(progress.contracting_states)
        ),
        format!("Parties: {}", split(progress.parties)),
        format!("Entry into force: {}", in_force(&progress.stage)),
        basis(treaty),
    ];
    facts.extend(record(treaty));
    facts.push(unverified(treaty));
    facts.push(cited);
    let mut text = format!(
        "## {}\n\n{}\n\n",
        one_line(treaty.name().get(W.language)),
        one_line(&sentence)
    );
    for fact in facts {
        let _ = writeln!(text, "- {}", one_line(&fact));
    }
    let _ = writeln!(
        text,
        "- [Page]({page}) · [numbers]({data}/progress) · [why]({data}/progress/explain) · [who stands where]({data}/participants) · [record, with a source for each act]({data}/actions) · [feed]({page}/feed.atom) · [calendar]({page}/calendar.ics)"
    );
    Ok(text)
}

fn in_force(stage: &Stage) -> String {
    match stage {
        Stage::Pending => "not in force, and no date is known".to_owned(),
        Stage::ThresholdReached {
            reached_on,
            enters_into_force_on,
        } => format!(
            "not yet in force; the conditions were met on {reached_on}, and it will enter into force on {enters_into_force_on}"
        ),
        Stage::InForce { reached_on, since } => {
            format!("in force since {since}; the conditions were met on {reached_on}")
        }
    }
}

fn basis(treaty: &Treaty) -> String {
    let clause = &treaty.clauses.entry_into_force;
    let source = source(clause.provenance.source.as_deref());
    format!(
        "Clause on entry into force: article {}; {source}",
        clause.article
    )
}

/// How far the record can be relied on, and where it comes from.
fn record(treaty: &Treaty) -> Vec<String> {
    let Some(record) = &treaty.record else {
        return vec!["Record: nothing is said of how complete it is".to_owned()];
    };
    let until = record.complete_until.map_or_else(
        || "it is not known until when it is complete".to_owned(),
        |until| format!("believed complete until {until}; later acts may be missing"),
    );
    let source = source(record.source.as_deref());
    let mut facts = vec![format!("Record: {until}; {source}")];
    facts.extend(record.note.as_ref().map(|note| format!("Note: {note}")));
    facts
}

fn source(source: Option<&str>) -> String {
    source.map_or_else(
        || "no source is named".to_owned(),
        |source| format!("source: {source}"),
    )
}

/// The clauses that were not compared with the certified true copy.
fn unverified(treaty: &Treaty) -> String {
    let clauses = &treaty.clauses;
    let of = |name: &'static str, provenance: Option<&Provenance>| {
        provenance
            .filter(|p| p.verified == Some(false))
            .map(|_| name)
    };
    let found: Vec<&str> = [
        of(
            "signature",
            clauses.signature.as_ref().map(|c| &c.provenance),
        ),
        of("consent", clauses.consent.as_ref().map(|c| &c.provenance)),
        of(
            "organizations",
            clauses.reio.as_ref().map(|c| &c.provenance),
        ),
        of(
            "entry into force",
            Some(&clauses.entry_into_force.provenance),
        ),
        of("later parties", Some(&clauses.later_parties.provenance)),
        of(
            "denunciation",
            clauses.denunciation.as_ref().map(|c| &c.provenance),
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    if found.is_empty() {
        return "Unverified clauses: none is marked so".to_owned();
    }
    format!(
        "Unverified, not compared with the certified true copy: the clauses on {}",
        found.join(", ")
    )
}

fn split(of: Split) -> String {
    let named = |number: u32, one: &str, more: &str| match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {more}"),
    };
    let mut parts = vec![named(of.states, "State", "States")];
    if of.regional_organizations > 0 {
        let kind = "regional economic integration organization";
        parts.push(named(of.regional_organizations, kind, &format!("{kind}s")));
    }
    if of.other_organizations > 0 {
        let kind = "international organization";
        parts.push(named(of.other_organizations, kind, &format!("{kind}s")));
    }
    format!("{} ({})", of.total, parts.join(", "))
}

fn interface(app: &App) -> String {
    format!(
        "\n## Interface\n\n\
         - [Contract]({}): OpenAPI 3.1, no token for reads; `as_of` is the legal date, `known_at` or `at_position` what the register knew\n\
         - [Reference]({}): the same, interactive\n\
         - [Vocabulary]({}): each term with its definition and its article\n\
         - [Change feed]({}) and [checkpoint]({}): every entry, and the hash that proves it\n\
         - To cite: `/v1/treaties/{{treaty}}/citation` as CSL-JSON; always name the legal date, and the depositary's own publication where it matters\n",
        app.url("/openapi.json"),
        app.url("/docs/"),
        app.url("/v1/vocabulary"),
        app.url("/v1/events"),
        app.url("/v1/checkpoint"),
    )
}

/// A text in one line: what came from outside begins no list and no heading.
fn one_line(text: &str) -> String {
    printable(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

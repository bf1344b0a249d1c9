//! A rendered answer with everything that is sent with it: its codings, entity tags and dates.
//!
//! It is made once for each published state and question, and shared. A coding is made when it is first asked for.

use std::io::Write as _;
use std::sync::OnceLock;
use std::time::SystemTime;

use actix_web::http::header::{
    self, AcceptEncoding, Encoding, Header as _, HeaderMap, HeaderValue, HttpDate, Preference,
    Quality, TryIntoHeaderValue as _,
};
use actix_web::{HttpMessage, HttpResponse, HttpResponseBuilder};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

use crate::domain::language::Language;

use super::content_policy::ContentPolicy;
use super::memento::{MEMENTO_DATETIME, Memento};
use super::metering::RouteNumber;

/// A content coding that the service offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// None.
    Identity,
    /// Brotli.
    Br,
    /// Zstandard.
    Zstd,
    /// Gzip.
    Gzip,
}

impl Coding {
    /// In the order of our preference where the client has none.
    const OFFERED: [Self; 4] = [Self::Br, Self::Zstd, Self::Gzip, Self::Identity];

    /// What most clients send, with what [`Coding::negotiate`] makes of it: found without taking it apart.
    pub const USUAL: [(&'static str, Self); 5] = [
        ("gzip, deflate, br, zstd", Self::Br),
        ("gzip, deflate, br", Self::Br),
        ("br", Self::Br),
        ("gzip", Self::Gzip),
        ("gzip, deflate", Self::Gzip),
    ];

    fn encoding(self) -> Encoding {
        match self {
            Self::Identity => Encoding::identity(),
            Self::Br => Encoding::brotli(),
            Self::Zstd => Encoding::zstd(),
            Self::Gzip => Encoding::gzip(),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Br => "br",
            Self::Zstd => "zstd",
            Self::Gzip => "gzip",
        }
    }

    /// The coding to answer with (RFC 9110, 12.5.3).
    ///
    /// A client that refuses all that we have gets none: the RFC lets a server ignore the field.
    #[must_use]
    pub fn negotiate(request: &impl HttpMessage) -> Self {
        let mut sent = request.headers().get_all(header::ACCEPT_ENCODING);
        let Some(first) = sent.next() else {
            return Self::Identity;
        };
        let mut usual = Self::USUAL.iter();
        let known = usual.find(|(usual, _)| first == usual);
        if let Some((_, coding)) = known.filter(|_| sent.next().is_none()) {
            return *coding;
        }
        let Ok(accepted) = AcceptEncoding::parse(request) else {
            return Self::Identity;
        };
        let quality = |coding: Self| {
            let named = |wanted: &Preference<Encoding>| {
                accepted
                    .iter()
                    .find(|item| item.item == *wanted)
                    .map(|item| item.quality)
            };
            named(&Preference::Specific(coding.encoding()))
                .or_else(|| match coding {
                    // Acceptable unless refused, and only if nothing else is.
                    Self::Identity => None,
                    Self::Br | Self::Zstd | Self::Gzip => named(&Preference::Any),
                })
                .unwrap_or(Quality::ZERO)
        };
        let mut best = (Quality::ZERO, Self::Identity);
        for coding in Self::OFFERED {
            let quality = quality(coding);
            if quality > best.0 {
                best = (quality, coding);
            }
        }
        best.1
    }
}

/// An answer, rendered.
#[derive(Debug)]
pub struct Rendered {
    identity: Variant,
    br: OnceLock<Variant>,
    zstd: OnceLock<Variant>,
    gzip: OnceLock<Variant>,
    digest: String,
    content_type: HeaderValue,
    vary: HeaderValue,
    last_modified: Option<HeaderValue>,
    /// In seconds since 1970. The date is given once its second is over: until then the content may change again
    /// under the same date (RFC 9110, 8.8.2.2).
    last_modified_at: Option<i64>,
    language: Option<HeaderValue>,
    link: Option<HeaderValue>,
    negotiates_datetime: bool,
    memento_datetime: Option<HeaderValue>,
    location: Option<HeaderValue>,
    policy: ContentPolicy,
    has_other_forms: bool,
    route: RouteNumber,
    disposition: Option<HeaderValue>,
}

#[derive(Debug)]
struct Variant {
    bytes: Bytes,
    coding: Coding,
    etag: HeaderValue,
}

/// What a rendered answer is made of.
#[derive(Debug, Default)]
pub struct Content {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Their media type.
    pub content_type: &'static str,
    /// When the content last changed.
    pub last_modified: Option<DateTime<Utc>>,
    /// The language, for content that has one.
    pub language: Option<Language>,
    /// Links (RFC 8288), each as it stands in the header.
    pub links: Vec<String>,
    /// What is said of the legal date, for content that negotiates it.
    pub memento: Option<Memento>,
    /// What a browser may do with it.
    pub policy: ContentPolicy,
    /// Whether the same path has other forms too.
    pub has_other_forms: bool,
    /// The route that it answers.
    pub route: RouteNumber,
    /// The name under which it is saved, for content that is a file: letters, digits, hyphens and dots.
    pub file_name: Option<String>,
}

impl Rendered {
    /// Renders; the entity tag is a digest of the bytes, so that every instance gives the same.
    #[must_use]
    pub fn new(mut content: Content) -> Self {
        let digest = hex::encode(Sha256::digest(&content.bytes));
        let digest = digest.get(..32).unwrap_or(&digest).to_owned();
        let vary = match (content.language, &content.memento) {
            (Some(_), Some(_)) => "accept, accept-encoding, accept-language, accept-datetime",
            (Some(_), None) => "accept, accept-encoding, accept-language",
            (None, Some(_)) => "accept, accept-encoding, accept-datetime",
            (None, None) => "accept, accept-encoding",
        };
        let negotiates_datetime = content.memento.is_some();
        let memento = content.memento.unwrap_or_default();
        content.links.extend(memento.links);
        Self {
            identity: Variant::new(Bytes::from(content.bytes), Coding::Identity, &digest),
            br: OnceLock::new(),
            zstd: OnceLock::new(),
            gzip: OnceLock::new(),
            digest,
            content_type: HeaderValue::from_static(content.content_type),
            vary: HeaderValue::from_static(vary),
            last_modified: content
                .last_modified
                .and_then(|at| HttpDate::from(SystemTime::from(at)).try_into_value().ok()),
            last_modified_at: content.last_modified.map(|at| at.timestamp()),
            language: content
                .language
                .map(|language| HeaderValue::from_static(language.tag())),
            link: Some(content.links.join(", "))
                .filter(|links| !links.is_empty())
                .and_then(|links| HeaderValue::try_from(links).ok()),
            negotiates_datetime,
            memento_datetime: memento.datetime,
            location: memento.location,
            policy: content.policy,
            has_other_forms: content.has_other_forms,
            route: content.route,
            disposition: content.file_name.and_then(|name| {
                HeaderValue::try_from(format!("attachment; filename=\"{name}\"")).ok()
            }),
        }
    }

    /// The answer, or 304 when the client has it (RFC 9110, 13).
    #[must_use]
    pub fn respond(
        &self,
        request: &impl HttpMessage,
        cache_control: HeaderValue,
        now: DateTime<Utc>,
    ) -> HttpResponse {
        let variant = self.variant(Coding::negotiate(request));
        // Content may change twice within a second, so its date says nothing until that second is over.
        let date = self
            .last_modified
            .as_ref()
            .filter(|_| self.last_modified_at.is_some_and(|at| at < now.timestamp()));
        let is_held = is_held(request.headers(), variant, date);
        let mut response = if is_held {
            HttpResponse::NotModified()
        } else {
            HttpResponse::Ok()
        };
        response
            .insert_header((header::ETAG, variant.etag.clone()))
            .insert_header((header::CACHE_CONTROL, cache_control))
            .insert_header((header::VARY, self.vary.clone()));
        // On a 304 too: it replaces what the client holds (RFC 9111, 3.2).
        self.policy.insert_into(&mut response);
        insert(&mut response, header::LAST_MODIFIED, date);
        insert(&mut response, header::LINK, self.link.as_ref());
        if let Some(datetime) = &self.memento_datetime {
            response.insert_header((MEMENTO_DATETIME.clone(), datetime.clone()));
        }
        insert(
            &mut response,
            header::CONTENT_LOCATION,
            self.location.as_ref(),
        );
        if is_held {
            return response.finish();
        }
        response.insert_header((header::CONTENT_TYPE, self.content_type.clone()));
        insert(
            &mut response,
            header::CONTENT_LANGUAGE,
            self.language.as_ref(),
        );
        insert(
            &mut response,
            header::CONTENT_DISPOSITION,
            self.disposition.as_ref(),
        );
        if variant.coding != Coding::Identity {
            response.insert_header((
                header::CONTENT_ENCODING,
                HeaderValue::from_static(variant.coding.name()),
            ));
        }
        response.body(variant.bytes.clone())
    }

    /// The entity tag of the plain bytes.
    #[must_use]
    pub fn entity_tag(&self) -> HeaderValue {
        self.identity.etag.clone()
    }

    /// About how many bytes it takes in memory once every coding has been made.
    #[must_use]
    pub fn weight(&self) -> u64 {
        let bytes = self.identity.bytes.len();
        u64::try_from(bytes.saturating_mul(2).saturating_add(1024)).unwrap_or(u64::MAX)
    }

    /// Whether the content depends on the instant that the client asks for.
    #[must_use]
    pub fn negotiates_datetime(&self) -> bool {
        self.negotiates_datetime
    }

    /// Whether the same path has other forms.
    #[must_use]
    pub fn has_other_forms(&self) -> bool {
        self.has_other_forms
    }

    /// The route that rendered it.
    #[must_use]
    pub fn route(&self) -> RouteNumber {
        self.route
    }

    /// Whether the content depends on the language.
    #[must_use]
    pub fn is_localized(&self) -> bool {
        self.language.is_some()
    }

    fn variant(&self, coding: Coding) -> &Variant {
        let (slot, compress): (_, Compress) = match coding {
            Coding::Identity => return &self.identity,
            Coding::Br => (&self.br, brotli),
            Coding::Zstd => (&self.zstd, zstd),
            Coding::Gzip => (&self.gzip, gzip),
        };
        slot.get_or_init(|| {
            let identity = &self.identity.bytes;
            match compress(identity) {
                Ok(bytes) if bytes.len() < identity.len() => {
                    Variant::new(Bytes::from(bytes), coding, &self.digest)
                }
                // Too small to gain anything: the plain bytes serve.
                Ok(_) | Err(_) => Variant::new(identity.clone(), Coding::Identity, &self.digest),
            }
        })
    }
}

impl Variant {
    fn new(bytes: Bytes, coding: Coding, digest: &str) -> Self {
        let etag = match coding {
            Coding::Identity => format!("\"{digest}\""),
            Coding::Br | Coding::Zstd | Coding::Gzip => format!("\"{digest}-{}\"", coding.name()),
        };
        Self {
            bytes,
            coding,
            etag: HeaderValue::try_from(etag).unwrap_or(HeaderValue::from_static("\"\"")),
        }
    }
}

/// Whether the client has this content already. An entity tag decides; a date only where there is no tag.
fn is_held(headers: &HeaderMap, variant: &Variant, date: Option<&HeaderValue>) -> bool {
    if headers.contains_key(header::IF_NONE_MATCH) {
        let ours = variant.etag.to_str().unwrap_or_default();
        return headers
            .get_all(header::IF_NONE_MATCH)
            .filter_map(|tags| tags.to_str().ok())
            .flat_map(|tags| tags.split(',').map(str::trim))
            .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == ours);
    }
    let read = |value: &HeaderValue| {
        value
            .to_str()
            .ok()?
            .parse::<HttpDate>()
            .ok()
            .map(SystemTime::from)
    };
    let since = headers.get(header::IF_MODIFIED_SINCE).and_then(read);
    since
        .zip(date.and_then(read))
        .is_some_and(|(since, ours)| since >= ours)
}

fn insert(
    response: &mut HttpResponseBuilder,
    name: header::HeaderName,
    value: Option<&HeaderValue>,
) {
    if let Some(value) = value {
        response.insert_header((name, value.clone()));
    }
}

/// Makes a coding of some bytes.
type Compress = fn(&[u8]) -> std::io::Result<Vec<u8>>;

/// Level 7 of 11: nearly as small, and fast enough to be made on the first request.
fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 7, 22);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

fn zstd(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    zstd::bulk::compress(bytes, 12)
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

//! What a browser may do with an answer (Content Security Policy Level 3), and who may frame it.
//!
//! No policy allows inline script, or any other host; only the interactive reference, which is not ours, has inline styles. Answers for programs say nothing: they are not shown, and
//! `nosniff` keeps them from being taken for pages.

use actix_web::HttpResponseBuilder;
use actix_web::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, PERMISSIONS_POLICY, REFERRER_POLICY,
};

/// What a browser may do with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ContentPolicy {
    /// It is data for a program.
    #[default]
    Data,
    /// It is a page of ours: its own scripts, styles and pictures, framed by nobody.
    Page,
    /// It is a page of ours that shows others of ours in frames.
    PageWithFrames,
    /// It is the interactive reference, whose program writes styles into its page.
    Reference,
    /// It is meant to be framed by anyone, and has no script.
    Embedded,
    /// It has the frame around it kept for when the service is away: a script, and nothing to show.
    Keeper,
    /// It is a picture, which may stand on any page and loads nothing.
    Picture,
    /// It is a style or script that pages of any origin may load; what it may do is said by the page.
    Subresource,
}

/// Which hosts may read a response as a picture or script of theirs.
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

const PAGE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const PAGE_WITH_FRAMES: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const REFERENCE: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const EMBEDDED: &str = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";
const KEEPER: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";
const PICTURE: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; sandbox";
const NOTHING_ALLOWED: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

impl ContentPolicy {
    /// The policy, as it is sent; none for what is no document.
    fn directives(self) -> Option<&'static str> {
        match self {
            Self::Data | Self::Subresource => None,
            Self::Page => Some(PAGE),
            Self::PageWithFrames => Some(PAGE_WITH_FRAMES),
            Self::Reference => Some(REFERENCE),
            Self::Embedded => Some(EMBEDDED),
            Self::Keeper => Some(KEEPER),
            Self::Picture => Some(PICTURE),
        }
    }

    /// Adds the headers of the policy.
    pub fn insert_into(self, response: &mut HttpResponseBuilder) {
        if self == Self::Data {
            return;
        }
        if let Some(directives) = self.directives() {
            let directives = HeaderValue::from_static(directives);
            response.insert_header((CONTENT_SECURITY_POLICY, directives));
        }
        response
            .insert_header((REFERRER_POLICY, HeaderValue::from_static("no-referrer")))
            .insert_header((
                PERMISSIONS_POLICY,
                HeaderValue::from_static(NOTHING_ALLOWED),
            ));
        if !matches!(self, Self::Page | Self::PageWithFrames | Self::Reference) {
            response.insert_header((RESOURCE_POLICY, HeaderValue::from_static("cross-origin")));
        }
    }
}

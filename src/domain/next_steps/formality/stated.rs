//! The requirements of form as they are stated, each with where it stands and whether it was read there.

use super::{FormRule, Matter, Stated};

const VIENNA: &str = "Vienna Convention on the Law of Treaties";
const VIENNA_RECALLED: &str = "Vienna Convention on the Law of Treaties; recalled, not read";
const ORGANIZATIONS: &str =
    "1986 Vienna Convention on treaties of international organizations; recalled, not read";
const SUCCESSION: &str =
    "1978 Vienna Convention on succession of States in respect of treaties; recalled, not read";
const PRACTICE: &str = "depositary practice; recalled, not read";
const SECOND_HAND: &str =
    "depositary practice; read second-hand, in the guidance of treaty secretariats";
const CLAUSE: &str = "the treaty's clause on organizations";

/// A rule whose article was read.
const fn read(
    name: &'static str,
    matter: Matter,
    article: &'static str,
    text: &'static str,
) -> Stated {
    Stated {
        name,
        matter,
        text,
        article: Some(article),
        source: VIENNA,
        is_read: true,
    }
}

/// A rule that is recalled, or was read in another's words only.
const fn recalled(
    name: &'static str,
    matter: Matter,
    (article, source): (Option<&'static str>, &'static str),
    text: &'static str,
) -> Stated {
    Stated {
        name,
        matter,
        text,
        article,
        source,
        is_read: false,
    }
}

/// How a rule is stated.
pub(super) fn of(rule: FormRule) -> Stated {
    let practice = (None, PRACTICE);
    match rule {
        FormRule::FullPowersToSign => read(
            "full_powers_to_sign",
            Matter::FullPowers,
            "VCLT 7(2)(a)",
            "Who signs needs full powers, unless it is the Head of State, the Head of Government or the Minister for Foreign Affairs.",
        ),
        FormRule::HeadOfMissionNeedsFullPowers => read(
            "head_of_mission_needs_full_powers",
            Matter::FullPowers,
            "VCLT 7(2)(b)-(c)",
            "Heads of diplomatic missions and permanent representatives may adopt a text by their office; to sign they need full powers.",
        ),
        FormRule::OrganizationFullPowers => recalled(
            "organization_full_powers",
            Matter::FullPowers,
            (Some("VCLT-IO 7(3)"), ORGANIZATIONS),
            "Who signs for an organization produces full powers, unless it is clear that by the organization's rules none are needed.",
        ),
        FormRule::ContentOfFullPowers => recalled(
            "content_of_full_powers",
            Matter::FullPowers,
            practice,
            "Full powers name the treaty and the person who is to sign, and are signed by the Head of State, the Head of Government or the Minister for Foreign Affairs, or by one who holds that office ad interim; for an organization, by the authority that its rules name.",
        ),
        FormRule::FullPowersShownBefore => recalled(
            "full_powers_shown_before",
            Matter::FullPowers,
            practice,
            "Full powers are shown to the depositary before the appointment for signature.",
        ),
        FormRule::InstrumentNamesTreaty => recalled(
            "instrument_names_treaty",
            Matter::Instrument,
            practice,
            "The instrument gives the title of the treaty and the date and place of its conclusion.",
        ),
        FormRule::InstrumentExpressesConsent => recalled(
            "instrument_expresses_consent",
            Matter::Instrument,
            practice,
            "The instrument says without ambiguity that the treaty is ratified, accepted, approved or acceded to, and that it will be carried out.",
        ),
        FormRule::InstrumentUnconditional => recalled(
            "instrument_unconditional",
            Matter::Instrument,
            practice,
            "The instrument takes effect at once: one with a condition or a later date of its own is no deposit until that falls away.",
        ),
        FormRule::InstrumentDated => recalled(
            "instrument_dated",
            Matter::Instrument,
            practice,
            "The instrument gives the place and the date of its issue.",
        ),
        FormRule::InstrumentSigned => recalled(
            "instrument_signed",
            Matter::Instrument,
            (None, SECOND_HAND),
            "The instrument is signed, with the title of who signs, by the Head of State, the Head of Government or the Minister for Foreign Affairs, or by a person with full powers for it.",
        ),
        FormRule::OrganizationInstrumentSigned => recalled(
            "organization_instrument_signed",
            Matter::Instrument,
            (Some("VCLT-IO 7(3)"), ORGANIZATIONS),
            "The instrument is signed, with the title of who signs, by the authority that may bind the organization by its own rules, or by a person with full powers for it.",
        ),
        FormRule::OriginalDeposited => recalled(
            "original_deposited",
            Matter::Instrument,
            practice,
            "The original is deposited with the depositary: the date of deposit is the day on which it is received in due form at Headquarters in New York.",
        ),
        FormRule::DepositWithoutFullPowers => recalled(
            "deposit_without_full_powers",
            Matter::Instrument,
            practice,
            "Who hands the instrument in needs no full powers.",
        ),
        FormRule::CompetenceDeclared => recalled(
            "competence_declared",
            Matter::Instrument,
            (None, CLAUSE),
            "The instrument of the organization declares the extent of its competence in the matters that the treaty governs.",
        ),
        FormRule::SuccessionInWriting => recalled(
            "succession_in_writing",
            Matter::Notice,
            (Some("VCSST 22"), SUCCESSION),
            "A succession is notified to the depositary in writing, signed by the Head of State, the Head of Government or the Minister for Foreign Affairs, or by a representative who may be asked for full powers.",
        ),
        FormRule::ProvisionalApplicationNotified => read(
            "provisional_application_notified",
            Matter::Notice,
            "VCLT 25",
            "Provisional application is notified to the depositary, where the treaty provides for it or it was agreed otherwise.",
        ),
        FormRule::IntentionMadeClear => read(
            "intention_made_clear",
            Matter::Notice,
            "VCLT 18(a)",
            "A communication to the depositary makes clear the intention not to become a party.",
        ),
        FormRule::NoticeInWriting => recalled(
            "notice_in_writing",
            Matter::Notice,
            (Some("VCLT 67(1)"), VIENNA_RECALLED),
            "The notice to the depositary is in writing; it counts from the day on which the depositary receives it.",
        ),
        FormRule::NoticeSigned => recalled(
            "notice_signed",
            Matter::Notice,
            (Some("VCLT 67(2)"), VIENNA_RECALLED),
            "If the notice is not signed by the Head of State, the Head of Government or the Minister for Foreign Affairs, full powers may be asked for.",
        ),
        FormRule::ReservationInWriting => read(
            "reservation_in_writing",
            Matter::Reservation,
            "VCLT 23(1)",
            "A reservation is made in writing, with the signature or in or with the instrument.",
        ),
        FormRule::ReservationConfirmed => read(
            "reservation_confirmed",
            Matter::Reservation,
            "VCLT 23(2)",
            "A reservation made when signing, subject to ratification, acceptance or approval, is formally confirmed when consent is expressed, and counts as made on that day.",
        ),
    }
}

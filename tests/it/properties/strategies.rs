//! Histories and treaties at random: few participants and few days, so that they meet often.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use signatory::domain::action::{Act, Action, ActionKind, Family, Origin};
use signatory::domain::delay::Delay;
use signatory::domain::ids::{ParticipantCode, Position, TreatyId};
use signatory::domain::language::{Language, Texts};
use signatory::domain::place::Place;
use signatory::domain::statement::Designated;
use signatory::domain::treaty::{
    AccessionOpens, Condition, ConsentClause, DenunciationClause, EntailedDenunciation,
    EntryIntoForceClause, FinalClauses, FurtherCount, FurtherThreshold, LaterPartiesClause,
    NotificationClause, NotificationMoment, ParentClause, ProhibitedReservations, Provenance,
    RecordBasis, RecordKind, ReioCessation, ReioClause, ReioCounting, ReservationClause,
    ReservationMoment, ReservationProhibition, SignatureClause, SignatureWindow, Treaty,
};

use crate::support::domain::{code, date, hanoi};

const ACTORS: [&str; 7] = ["CSK", "COK", "EUE", "FRA", "SVK", "VNM", "X:Some Club"];
const DAYS: u64 = 14;

/// The days on which something happens here, around the end of Czechoslovakia.
pub fn days() -> Vec<NaiveDate> {
    let first = date("1992-12-24");
    (0..DAYS)
        .map(|n| first.checked_add_days(Days::new(n)).unwrap())
        .collect()
}

/// One of them.
pub fn day() -> impl Strategy<Value = NaiveDate> {
    select(days())
}

/// An act of this kind.
pub fn act(kind: ActionKind) -> impl Strategy<Value = Act> {
    (select(&ACTORS[..]), day())
        .prop_map(move |(participant, date)| Act::new(code(participant), kind, date))
}

/// Any acts, regular or not.
pub fn acts() -> impl Strategy<Value = Vec<Act>> {
    vec(select(&ActionKind::ALL[..]).prop_flat_map(act), 0..24)
}

/// These acts as recorded in this order.
pub fn numbered(acts: Vec<Act>) -> Vec<Action> {
    (1..)
        .zip(acts)
        .map(|(position, act)| Action::new(Position(position), Origin::Imported, act))
        .collect()
}

/// A treaty that few instruments and few days bring into force.
pub fn small_treaty() -> impl Strategy<Value = Treaty> {
    let reio = select(
        &[
            ReioCounting::NotAdditional,
            ReioCounting::NotCounted,
            ReioCounting::Counted,
        ][..],
    );
    (
        1..4_u32,
        0..6_u32,
        0..4_u32,
        0..6_u32,
        reio,
        option::of(day()),
    )
        .prop_map(|(threshold, first, later, leaving, reio, fixed_date)| {
            let mut treaty = hanoi();
            let clauses = &mut treaty.clauses;
            clauses.entry_into_force.threshold = threshold;
            clauses.entry_into_force.delay = Delay::NthDayAfter(first);
            clauses.entry_into_force.fixed_date = fixed_date;
            clauses.entry_into_force.reio = reio;
            clauses.later_parties.delay = Delay::NthDayAfter(later);
            clauses.denunciation.as_mut().unwrap().delay = Delay::NthDayAfter(leaving);
            treaty
        })
}

/// A treaty and acts.
pub fn histories() -> impl Strategy<Value = (Treaty, Vec<Act>)> {
    (small_treaty(), acts())
}

fn text() -> impl Strategy<Value = String> {
    "[ -~à-ỹ一-龥]{0,12}[A-Za-zé\"\\\\/]"
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    (1800..=2200_i32, 1..=366_u32).prop_filter_map("a day of the year", |(year, day)| {
        NaiveDate::from_yo_opt(year, day)
    })
}

fn texts() -> impl Strategy<Value = Texts> {
    (text(), btree_map(select(&Language::ALL[..]), text(), 0..4)).prop_map(|(english, others)| {
        others
            .into_iter()
            .fold(Texts::english(english), |texts, (language, text)| {
                texts.with(language, text)
            })
    })
}

fn provenance() -> impl Strategy<Value = Provenance> {
    (option::of(any::<bool>()), option::of(text()))
        .prop_map(|(verified, source)| Provenance { verified, source })
}

fn delay() -> impl Strategy<Value = Delay> {
    prop_oneof![
        (0..=3660_u32).prop_map(Delay::NthDayAfter),
        (0..=240_u32).prop_map(Delay::MonthsAfter),
        Just(Delay::OnDeposit),
        (0..=3660_u32).prop_map(Delay::FirstOfMonthAfterNthDay),
        (1..=240_u32).prop_map(Delay::FirstOfNthMonthAfterMonth),
        (0..=240_u32).prop_map(Delay::FirstOfMonthAfterMonths),
    ]
}

fn participant() -> impl Strategy<Value = ParticipantCode> {
    prop_oneof!["[A-Z]{3}", "X:[A-Za-z/~]{1,8}"].prop_map(|text| code(&text))
}

fn kinds() -> impl Strategy<Value = Vec<ActionKind>> {
    let consents: Vec<ActionKind> = ActionKind::ALL
        .into_iter()
        .filter(|kind| kind.family() == Family::Consent)
        .collect();
    let most = consents.len();
    subsequence(consents, 1..=most).prop_shuffle()
}

fn condition() -> impl Strategy<Value = Condition> {
    let bp = 0..=10_000_u32;
    prop_oneof![
        (text(), 1..=10_000_u32, btree_map(participant(), bp, 1..4)).prop_map(
            |(measure, at_least_bp, shares_bp)| Condition::Share {
                measure,
                at_least_bp,
                shares_bp,
            }
        ),
        btree_map(participant(), Just(()), 1..4).prop_map(|named: BTreeMap<_, ()>| {
            Condition::Named {
                all_of: named.into_keys().collect(),
            }
        }),
    ]
}

fn signature() -> impl Strategy<Value = SignatureClause> {
    let window = (any_date(), any_date(), text()).prop_map(|(a, b, place)| SignatureWindow {
        from: a.min(b),
        to: a.max(b),
        place: Place::new(&place),
    });
    (
        option::of(text()),
        vec(window, 1..4),
        any::<bool>(),
        provenance(),
    )
        .prop_map(|(article, mut windows, definitive, provenance)| {
            windows.sort_by_key(|window| window.from);
            SignatureClause {
                article,
                windows,
                definitive,
                provenance,
            }
        })
}

fn consent() -> impl Strategy<Value = ConsentClause> {
    let opens = prop_oneof![
        Just(AccessionOpens::AtAnyTime),
        any_date().prop_map(AccessionOpens::On),
        Just(AccessionOpens::AfterSignatureCloses),
        Just(AccessionOpens::AfterEntryIntoForce),
    ];
    (
        option::of(text()),
        kinds(),
        any::<bool>(),
        opens,
        provenance(),
    )
        .prop_map(
            |(article, kinds, signature_required, accession_opens, provenance)| ConsentClause {
                article,
                kinds,
                signature_required,
                accession_opens,
                provenance,
            },
        )
}

fn reio() -> impl Strategy<Value = ReioClause> {
    (option::of(text()), any::<[bool; 4]>(), provenance()).prop_map(
        |(article, [admitted, sign, consent, competence], provenance)| ReioClause {
            article,
            admitted,
            sign_after_member: sign,
            consent_after_member: consent,
            competence_declaration: competence,
            provenance,
        },
    )
}

fn entry_into_force() -> impl Strategy<Value = EntryIntoForceClause> {
    let reio = select(
        &[
            ReioCounting::NotAdditional,
            ReioCounting::NotCounted,
            ReioCounting::Counted,
            ReioCounting::NotApplicable,
        ][..],
    );
    let numbers = (1..=u32::MAX, kinds(), reio, delay());
    let dates = (option::of(any_date()), option::of(any_date()));
    let words = (text(), option::of(text()), provenance());
    (numbers, dates, words, vec(condition(), 0..3)).prop_map(
        |(
            (threshold, counted_kinds, reio, delay),
            (not_before, fixed_date),
            (article, text, provenance),
            conditions,
        )| EntryIntoForceClause {
            article,
            text,
            threshold,
            counted_kinds,
            reio,
            delay,
            not_before,
            fixed_date,
            conditions,
            provenance,
        },
    )
}

fn later_parties() -> impl Strategy<Value = LaterPartiesClause> {
    (
        option::of(text()),
        option::of(text()),
        delay(),
        any::<bool>(),
        provenance(),
    )
        .prop_map(
            |(article, text, delay, floor_is_explicit, provenance)| LaterPartiesClause {
                article,
                text,
                delay,
                floor_is_explicit,
                provenance,
            },
        )
}

fn denunciation() -> impl Strategy<Value = DenunciationClause> {
    let with_members =
        (option::of(text()), provenance()).prop_map(|(article, provenance)| ReioCessation {
            article,
            provenance,
        });
    (
        option::of(text()),
        delay(),
        option::of(with_members),
        provenance(),
    )
        .prop_map(|(article, delay, reio_ceases_with_members, provenance)| {
            DenunciationClause {
                article,
                delay,
                reio_ceases_with_members,
                provenance,
            }
        })
}

fn parent() -> impl Strategy<Value = ParentClause> {
    let entails =
        (option::of(text()), provenance()).prop_map(|(article, provenance)| EntailedDenunciation {
            article,
            provenance,
        });
    (
        // Longer than the id of the treaty itself, so never the same.
        "[a-z0-9]{9,12}",
        option::of(text()),
        any::<[bool; 2]>(),
        option::of(entails),
        provenance(),
    )
        .prop_map(
            |(treaty, article, [requires, floor], denunciation_entails, provenance)| ParentClause {
                treaty: TreatyId::parse(&treaty).unwrap(),
                article,
                participation_requires: requires,
                denunciation_entails,
                entry_into_force_floor: floor,
                provenance,
            },
        )
}

fn further_threshold() -> impl Strategy<Value = FurtherThreshold> {
    let counts = select(&FurtherCount::ALL[..]);
    (text(), counts, 1..=u32::MAX, texts(), provenance()).prop_map(
        |(article, counts, count, purpose, provenance)| FurtherThreshold {
            article,
            counts,
            count,
            purpose,
            provenance,
        },
    )
}

fn reservation() -> impl Strategy<Value = ReservationClause> {
    let moments = vec![ReservationMoment::Signature, ReservationMoment::Consent];
    (text(), subsequence(moments, 1..=2), provenance()).prop_map(|(article, at, provenance)| {
        ReservationClause {
            article,
            at,
            provenance,
        }
    })
}

fn notification() -> impl Strategy<Value = NotificationClause> {
    let moments = [
        NotificationMoment::AtSignature,
        NotificationMoment::AtDeposit,
        NotificationMoment::Undated,
    ];
    (
        option::of(text()),
        text(),
        option::of(select(Designated::ALL.to_vec())),
        select(moments.to_vec()),
        any::<bool>(),
        provenance(),
    )
        .prop_map(
            |(article, what, designates, when, in_instrument, provenance)| NotificationClause {
                article,
                what,
                designates,
                when,
                part_of_instrument: in_instrument && when == NotificationMoment::AtDeposit,
                provenance,
            },
        )
}

fn record() -> impl Strategy<Value = RecordBasis> {
    let kind = select(&[RecordKind::Register, RecordKind::HistoricalTable][..]);
    (
        kind,
        option::of(any_date()),
        option::of(text()),
        option::of(text()),
    )
        .prop_map(|(kind, complete_until, source, note)| RecordBasis {
            kind,
            complete_until,
            source,
            note,
        })
}

fn prohibition() -> impl Strategy<Value = ReservationProhibition> {
    let scope = select(&[ProhibitedReservations::All, ProhibitedReservations::Others][..]);
    (option::of(text()), scope, provenance()).prop_map(|(article, scope, provenance)| {
        ReservationProhibition {
            article,
            scope,
            provenance,
        }
    })
}

/// Any treaty that a document can state.
pub fn treaties() -> impl Strategy<Value = Treaty> {
    let names = (
        "[a-z0-9]{1,8}",
        texts(),
        option::of(texts()),
        option::of(record()),
    );
    let references = (
        option::of(text()),
        option::of(any_date()),
        option::of(text()),
        option::of(text()),
    );
    let participation = (
        option::of(signature()),
        option::of(consent()),
        option::of(reio()),
    );
    let effects = (
        entry_into_force(),
        later_parties(),
        option::of(denunciation()),
        vec(reservation(), 0..3),
        option::of(prohibition()),
        vec(notification(), 0..3),
    );
    let links = (option::of(parent()), vec(further_threshold(), 0..3));
    (names, references, participation, effects, links).prop_map(
        |(
            (id, title, short_title, record),
            (mtdsg_no, adopted_on, adopted_by, depositary_notification),
            (signature, consent, reio),
            (
                entry_into_force,
                later_parties,
                denunciation,
                reservations,
                reservations_prohibited,
                notifications,
            ),
            (parent, further_thresholds),
        )| Treaty {
            id: TreatyId::parse(&id).unwrap(),
            mtdsg_no,
            title,
            short_title,
            adopted_on,
            adopted_by,
            depositary_notification,
            record,
            parent,
            further_thresholds,
            clauses: FinalClauses {
                signature,
                consent,
                reio,
                entry_into_force,
                later_parties,
                denunciation,
                reservations,
                reservations_prohibited,
                notifications,
            },
        },
    )
}

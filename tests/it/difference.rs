//! What changed between two assessments, and its sentence.

use signatory::domain::action::ActionKind;
use signatory::domain::assessment::Status;
use signatory::domain::difference::{Actions, BeforeAfter, Difference, Number, Span, summary};
use signatory::domain::history::History;
use signatory::domain::ids::Position;
use signatory::domain::progress::Progress;

use crate::support::domain::{
    act, assess, date, hanoi, hanoi_history, history, ratifications, same_day,
};

/// Thirty-nine instruments of 1 June 2026 and the fortieth of 15 January 2027.
fn in_force_in_april_2027() -> History {
    let days = same_day(39, "2026-06-01").into_iter().chain(["2027-01-15"]);
    history(hanoi(), ratifications(days))
}

fn between(history: &History, from: &str, to: &str) -> Difference {
    Difference::between(&assess(history, from), &assess(history, to))
}

fn gained(kinds: &[ActionKind]) -> Actions<'_> {
    Actions {
        gained: kinds,
        lost: &[],
    }
}

fn sentence(history: &History, from: &str, to: &str, actions: &[ActionKind]) -> String {
    let span = Span::LegalDate {
        from: date(from),
        to: date(to),
    };
    summary(span, gained(actions), &between(history, from, to))
}

#[test]
fn a_moment_does_not_differ_from_itself() {
    for history in [hanoi_history(), in_force_in_april_2027()] {
        for day in ["1990-01-01", "2025-10-25", "2027-01-15", "2030-01-01"] {
            assert!(between(&history, day, day).is_empty(), "{day}");
        }
    }
}

#[test]
fn a_signature_changes_the_status_of_who_signed_and_no_date() {
    let changed = between(&hanoi_history(), "2025-10-26", "2025-11-19").participants;

    let [mauritius] = &changed[..] else {
        panic!("{changed:?}");
    };
    assert_eq!(mauritius.participant.code.as_str(), "MUS");
    assert_eq!(
        mauritius.status,
        BeforeAfter {
            before: Status::NoAction,
            after: Status::Signatory
        }
    );
    assert!(!mauritius.effective_on.differs());
}

#[test]
fn reaching_the_threshold_gives_everyone_a_date_of_effect() {
    let difference = between(&in_force_in_april_2027(), "2027-01-14", "2027-01-15");

    assert_eq!(difference.participants.len(), 40);
    for change in &difference.participants {
        assert_eq!(change.effective_on.before, None);
        assert_eq!(change.effective_on.after, Some(date("2027-04-15")));
    }
    assert_eq!(difference.reached_on.after, Some(date("2027-01-15")));
    assert_eq!(difference.in_force_on.after, Some(date("2027-04-15")));
}

#[test]
fn entry_into_force_makes_parties_without_any_action() {
    let difference = between(&in_force_in_april_2027(), "2027-04-14", "2027-04-15");

    assert_eq!(
        difference
            .numbers
            .iter()
            .map(|change| (change.number, change.value.before, change.value.after))
            .collect::<Vec<_>>(),
        [(Number::ContractingStates, 40, 0), (Number::Parties, 0, 40)]
    );
    assert!(difference.stage.differs());
    assert!(!difference.in_force_on.differs());
}

#[test]
fn a_number_is_there_exactly_if_it_differs_in_progress() {
    let history = in_force_in_april_2027();
    let days = [
        "2025-10-24",
        "2025-10-25",
        "2026-06-01",
        "2027-01-15",
        "2027-04-15",
    ];

    for (from, to) in days
        .iter()
        .flat_map(|from| days.iter().map(move |to| (from, to)))
    {
        let difference = between(&history, from, to);
        let before = Progress::of(&assess(&history, from));
        let after = Progress::of(&assess(&history, to));
        for number in Number::ALL {
            let found = difference.numbers.iter().find(|c| c.number == number);
            let expected = BeforeAfter {
                before: number.of(&before),
                after: number.of(&after),
            };
            assert_eq!(
                found.map(|change| change.value),
                Some(expected).filter(BeforeAfter::differs),
                "{from} {to} {number:?}"
            );
        }
    }
}

#[test]
fn one_that_was_not_in_the_table_had_done_nothing() {
    let acts = [act("CSK", ActionKind::Signature, "1992-06-01")];
    let difference = between(&history(hanoi(), acts), "1992-05-31", "1992-06-01");

    let [czechoslovakia] = &difference.participants[..] else {
        panic!("{difference:?}");
    };
    assert_eq!(czechoslovakia.status.before, Status::NoAction);
    assert_eq!(czechoslovakia.status.after, Status::Signatory);
}

#[test]
fn one_signature_is_singular_and_never_a_ratification() {
    let text = sentence(
        &hanoi_history(),
        "2025-10-26",
        "2025-11-19",
        &[ActionKind::Signature],
    );

    assert_eq!(
        text,
        "After 26 October 2025 and up to 19 November 2025 the record has 1 signature; the number of signatories \
         went from 72 to 73; the conditions for entry into force remain unmet."
    );
}

#[test]
fn several_kinds_are_listed_with_their_plurals() {
    let actions = [
        ActionKind::Denunciation,
        ActionKind::Signature,
        ActionKind::WithdrawalOfSignature,
        ActionKind::Accession,
        ActionKind::Signature,
        ActionKind::WithdrawalOfSignature,
    ];

    let text = sentence(&hanoi_history(), "2025-11-19", "2025-11-20", &actions);

    assert_eq!(
        text,
        "After 19 November 2025 and up to 20 November 2025 the record has 2 signatures, 1 accession, \
         2 withdrawals of signatures and 1 denunciation; no number changed; \
         the conditions for entry into force remain unmet."
    );
}

#[test]
fn the_way_to_entry_into_force_is_told_step_by_step() {
    let history = in_force_in_april_2027();
    let end = |from, to| {
        let text = sentence(&history, from, to, &[]);
        text.rsplit("; ").next().unwrap().to_owned()
    };

    assert_eq!(
        end("2027-01-14", "2027-01-15"),
        "the conditions for entry into force were met on 15 January 2027 and the treaty enters into force on \
         15 April 2027."
    );
    assert_eq!(
        end("2027-01-15", "2027-04-14"),
        "the entry into force remains on 15 April 2027."
    );
    assert_eq!(
        end("2027-04-14", "2027-04-15"),
        "the treaty entered into force on 15 April 2027."
    );
    assert_eq!(
        end("2027-01-14", "2027-04-15"),
        "the conditions for entry into force were met on 15 January 2027 and the treaty entered into force on \
         15 April 2027."
    );
    assert_eq!(
        end("2027-04-15", "2028-01-01"),
        "the treaty remains in force, since 15 April 2027."
    );
}

#[test]
fn an_earlier_deposit_that_becomes_known_moves_the_entry_into_force() {
    let known = in_force_in_april_2027();
    let mut days = same_day(39, "2026-06-01");
    days.push("2026-12-15");
    let better_known = history(hanoi(), ratifications(days));
    let span = Span::Record {
        from: Position(80),
        to: Position(81),
        as_of: date("2027-02-01"),
    };

    let difference = Difference::between(
        &assess(&known, "2027-02-01"),
        &assess(&better_known, "2027-02-01"),
    );

    assert_eq!(
        summary(span, gained(&[ActionKind::Ratification]), &difference),
        "After position 80 and up to position 81, for the legal date 1 February 2027, the register gained 1 \
         ratification; no number changed; the entry into force, before: conditions met on 15 January 2027, entry into \
         force on 15 April 2027, is now: conditions met on 15 December 2026, entry into force on 15 March 2027."
    );
}

#[test]
fn the_same_moment_twice_is_said_in_words() {
    let history = hanoi_history();
    let position = Position(74);
    let span = Span::Record {
        from: position,
        to: position,
        as_of: date("2026-11-21"),
    };

    assert_eq!(
        sentence(&history, "2025-10-25", "2025-10-25", &[]),
        "From and to are the same legal date, 25 October 2025, so nothing changed."
    );
    assert_eq!(
        summary(
            span,
            gained(&[]),
            &between(&history, "2026-11-21", "2026-11-21")
        ),
        "From and to are the same position of the record, 74, so nothing changed."
    );
}

#[test]
fn what_a_correction_took_out_is_told_apart() {
    let history = hanoi_history();
    let span = Span::Record {
        from: Position(74),
        to: Position(75),
        as_of: date("2026-11-21"),
    };
    let actions = Actions {
        gained: &[],
        lost: &[ActionKind::Signature],
    };

    let text = summary(
        span,
        actions,
        &between(&history, "2026-11-21", "2026-11-21"),
    );

    assert!(
        text.starts_with(
            "After position 74 and up to position 75, for the legal date 21 November 2026, the register gained no \
             action and lost 1 signature by correction; "
        ),
        "{text}"
    );
}

//! Corrections: from the beginning, without making anything else irregular.

use chrono::{DateTime, Utc};
use signatory::domain::action::{Action, ActionKind, Origin};
use signatory::domain::assessment::Assessment;
use signatory::domain::correction::{Correction, CorrectionKind, Rectification, decide_correction};
use signatory::domain::history::History;
use signatory::domain::ids::Position;
use signatory::domain::progress::Progress;
use signatory::domain::rules::IrregularityCode;

use crate::support::domain::{act, date, directory, hanoi, hanoi_history, history};

fn now() -> DateTime<Utc> {
    "2026-11-21T15:00:00Z".parse().unwrap()
}

fn clerical(of: u64, replacement: Option<signatory::domain::action::Act>) -> Rectification {
    Rectification {
        of: Position(of),
        kind: CorrectionKind::Clerical,
        reason: "misread".into(),
        objections_until: None,
        replacement,
    }
}

#[test]
fn a_corrected_history_is_the_one_that_would_have_been_recorded() {
    let acts = |signed: &str| {
        vec![
            act("KEN", ActionKind::Signature, signed),
            act("VNM", ActionKind::Signature, "2025-10-25"),
        ]
    };
    let wrong = history(hanoi(), acts("2025-10-25"));
    let right = history(hanoi(), acts("2025-10-26"));

    let correction = Correction::new(
        Position(3),
        Origin::Imported,
        clerical(1, Some(act("KEN", ActionKind::Signature, "2025-10-26"))),
    );
    let corrected = wrong.corrected(&correction);

    for day in ["2025-10-24", "2025-10-25", "2025-10-26", "2026-11-21"] {
        let progress = |history| Progress::of(&Assessment::of(history, directory(), date(day)));
        assert_eq!(progress(&corrected), progress(&right), "{day}");
    }
}

#[test]
fn an_annulment_leaves_nothing_of_the_action() {
    let history = hanoi_history();
    let correction = Correction::new(Position(74), Origin::Imported, clerical(1, None));

    let corrected = history.corrected(&correction);

    let progress = Progress::of(&Assessment::of(&corrected, directory(), date("2026-11-21")));
    assert_eq!(progress.signatories.total, 72);
    assert!(corrected.action(Position(1)).is_none());
    assert!(history.action(Position(1)).is_some());
}

#[test]
fn what_is_not_in_effect_cannot_be_corrected() {
    let history = hanoi_history();
    let once = history.corrected(&Correction::new(
        Position(74),
        Origin::Imported,
        clerical(1, None),
    ));

    let refused = decide_correction(&once, directory(), &clerical(1, None), now()).unwrap_err();

    assert_eq!(refused.code, IrregularityCode::NotInEffect);
    assert_eq!(refused.article.as_deref(), Some("VCLT 79"));
}

#[test]
fn a_replacement_that_says_the_same_is_no_correction() {
    let history = hanoi_history();
    let same = history.action(Position(1)).unwrap().act.clone();

    let refused =
        decide_correction(&history, directory(), &clerical(1, Some(same)), now()).unwrap_err();

    assert_eq!(refused.code, IrregularityCode::NothingCorrected);
}

#[test]
fn an_imported_fact_is_corrected_as_a_fact() {
    // UNTOC's document has no clause on signature, so a new one would be refused.
    let untoc = crate::support::domain::shipped_treaty(1);
    let imported = Action::new(
        Position(1),
        Origin::Imported,
        act("ALB", ActionKind::Signature, "2000-12-12"),
    );
    let history = History::of(untoc.into(), [&imported]);
    let right = act("ALB", ActionKind::Signature, "2000-12-13");

    let origin = decide_correction(&history, directory(), &clerical(1, Some(right)), now());

    assert_eq!(origin, Ok(Origin::Imported));
}

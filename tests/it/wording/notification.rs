//! The draft of a depositary notification, word for word, and that its two languages say the same.

use std::collections::BTreeSet;

use fluent_syntax::ast::Entry;
use fluent_syntax::parser::parse;
use signatory::domain::action::{Act, ActionKind};
use signatory::domain::assessment::Assessment;
use signatory::domain::history::History;
use signatory::domain::ids::Position;
use signatory::domain::language::Language;
use signatory::domain::notification::{Announcement, Gap, LANGUAGES};
use signatory::domain::statement::{Designated, Provision, Statement, StatementKind};
use signatory::domain::treaty::Treaty;
use signatory::http::wording::notification::{Draft, Subject, draft, source};

use crate::support::domain::{
    act, assess, directory, hanoi, history, ratifications, same_day, shipped_treaty,
};

const EN_TITLE: &str = "United Nations Convention against Cybercrime; Strengthening International Cooperation for \
    Combating Certain Crimes Committed by Means of Information and Communications Technology Systems and for the \
    Sharing of Evidence in Electronic Form of Serious Crimes";

const EN_OPENING: &str = "The Secretary-General of the United Nations, acting in his capacity as depositary, \
    communicates the following:";

const FR_OPENING: &str = "Le Secrétaire général de l’Organisation des Nations Unies, agissant en sa qualité de \
    dépositaire, communique\u{a0}:";

const WORDS: &str = "This Convention shall enter into force on the ninetieth day after the date of deposit of the \
    fortieth instrument of ratification, acceptance, approval or accession. For the purpose of this paragraph, any \
    instrument deposited by a regional economic integration organization shall not be counted as additional to those \
    deposited by member States of that organization.";

/// The last action of a history in the order of its record.
fn last(history: &History) -> Position {
    history
        .participants()
        .flat_map(|code| history.actions_of(code))
        .map(|action| action.position)
        .max()
        .unwrap()
}

fn announced(history: &History, assessment: &Assessment) -> Announcement {
    let action = history.action(last(history)).unwrap();
    Announcement::of(assessment, action)
}

/// The draft about the last action, as of a day.
fn drafted_on(history: &History, as_of: &str, language: Language) -> Draft {
    let assessment = assess(history, as_of);
    let announcement = announced(history, &assessment);
    let action = history.action(last(history)).unwrap();
    let subject = Subject {
        treaty: history.treaty(),
        action,
        participant: &directory().resolve(&action.act.participant).unwrap(),
        announcement: &announcement,
        as_of: assessment.as_of,
    };
    draft(&subject, language).unwrap()
}

fn drafted(history: &History, language: Language) -> Draft {
    let action = history.action(last(history)).unwrap();
    drafted_on(history, &action.act.date.to_string(), language)
}

/// What the draft about the last action lacks, by code and article.
fn gaps(history: &History) -> Vec<(&'static str, Option<String>)> {
    let action = history.action(last(history)).unwrap();
    let assessment = assess(history, &action.act.date.to_string());
    let announcement = announced(history, &assessment);
    Gap::all_of(&assessment, action, &announcement, None)
        .iter()
        .map(|gap| (gap.code(), gap.article().map(ToOwned::to_owned)))
        .collect()
}

/// An English draft without reference or date of issue.
fn english(line: &str, paragraphs: &[&str]) -> String {
    let mut all = vec![
        "DRAFT FOR APPROVAL – NOT A NOTIFICATION".to_owned(),
        "Reference: [to be filled in] (Depositary Notification)".to_owned(),
        format!("{EN_TITLE}\n[place of conclusion], 24 December 2024"),
        line.to_owned(),
        EN_OPENING.to_owned(),
    ];
    all.extend(paragraphs.iter().map(|text| (*text).to_owned()));
    all.push("[date of issue]".to_owned());
    all.join("\n\n")
}

fn french(line: &str, paragraphs: &[&str]) -> String {
    let mut all = vec![
        "PROJET SOUMIS À APPROBATION – NE VAUT PAS NOTIFICATION".to_owned(),
        "Référence\u{a0}: [à compléter] (Notification dépositaire)".to_owned(),
        format!("«\u{a0}{EN_TITLE}\u{a0}»\n[lieu de conclusion], 24 décembre 2024"),
        line.to_owned(),
        FR_OPENING.to_owned(),
    ];
    all.extend(paragraphs.iter().map(|text| (*text).to_owned()));
    all.push("[date d’émission]".to_owned());
    all.join("\n\n")
}

#[track_caller]
fn says(history: &History, en: String, fr: String) {
    assert_eq!(drafted(history, Language::En).body, en);
    assert_eq!(drafted(history, Language::Fr).body, fr);
}

/// That many ratifications of one day, then this.
fn after(n: usize, day: &str, acts: impl IntoIterator<Item = Act>) -> History {
    history(
        hanoi(),
        ratifications(same_day(n, day)).into_iter().chain(acts),
    )
}

/// Viet Nam, which is far down the list of codes.
fn ratification() -> [Act; 2] {
    [
        act("VNM", ActionKind::Signature, "2025-10-25"),
        act("VNM", ActionKind::Ratification, "2026-06-01"),
    ]
}

#[test]
fn a_signature() {
    let history = history(hanoi(), [act("FRA", ActionKind::Signature, "2025-10-25")]);

    says(
        &history,
        english(
            "FRANCE: SIGNATURE",
            &["The above action was effected on 25 October 2025."],
        ),
        french(
            "FRANCE\u{a0}: SIGNATURE",
            &["L’action susmentionnée a été effectuée le 25 octobre 2025."],
        ),
    );
    assert_eq!(drafted(&history, Language::En).subject, "FRANCE: SIGNATURE");
    assert_eq!(
        gaps(&history),
        [
            ("reference", None),
            ("date_of_issue", None),
            ("conclusion", None),
            ("title", None)
        ]
    );
}

#[test]
fn a_ratification_before_the_threshold_announces_no_date() {
    says(
        &after(38, "2026-05-01", ratification()),
        english(
            "VIET NAM: RATIFICATION",
            &["The above action was effected on 1 June 2026."],
        ),
        french(
            "VIET NAM\u{a0}: RATIFICATION",
            &["L’action susmentionnée a été effectuée le 1er juin 2026."],
        ),
    );
}

#[test]
fn the_fortieth_ratification_announces_the_entry_into_force_for_all_and_for_itself() {
    let history = after(39, "2026-05-01", ratification());

    says(
        &history,
        english(
            "VIET NAM: RATIFICATION",
            &[
                "The above action was effected on 1 June 2026.",
                &format!(
                    "The conditions for the entry into force of the Convention were met on 1 June 2026. The Convention \
                     will enter into force on 30 August 2026, in accordance with its article 65(1), which reads as \
                     follows: “{WORDS}”"
                ),
                "The Convention will enter into force for Viet Nam on 30 August 2026, in accordance with its article \
                 65(1).",
            ],
        ),
        french(
            "VIET NAM\u{a0}: RATIFICATION",
            &[
                "L’action susmentionnée a été effectuée le 1er juin 2026.",
                "Les conditions de l’entrée en vigueur de la Convention ont été remplies le 1er juin 2026. La \
                 Convention entrera en vigueur le 30 août 2026, conformément à son article 65(1).",
                "La Convention entrera en vigueur à l’égard de cet État (Viet Nam) le 30 août 2026, conformément à son \
                 article 65(1).",
            ],
        ),
    );
    assert!(gaps(&history).contains(&("clause_words", Some("65(1)".to_owned()))));
}

#[test]
fn an_accession_after_the_threshold_cites_a_clause_that_was_not_compared_and_does_not_quote_it() {
    let mut treaty = hanoi();
    treaty.clauses.later_parties.text = Some("words that are only recalled".to_owned());
    let acts = ratifications(same_day(40, "2026-06-01"));
    let accession = act("VNM", ActionKind::Accession, "2026-12-01");
    let history = history(treaty, acts.into_iter().chain([accession]));

    says(
        &history,
        english(
            "VIET NAM: ACCESSION",
            &[
                "The above action was effected on 1 December 2026.",
                "The Convention will enter into force for Viet Nam on 31 December 2026, in accordance with its article \
                 65(2).",
            ],
        ),
        french(
            "VIET NAM\u{a0}: ADHÉSION",
            &[
                "L’action susmentionnée a été effectuée le 1er décembre 2026.",
                "La Convention entrera en vigueur à l’égard de cet État (Viet Nam) le 31 décembre 2026, conformément à \
                 son article 65(2).",
            ],
        ),
    );
    let missing = gaps(&history);
    for code in ["clause_not_compared", "clause_words"] {
        assert!(
            missing.contains(&(code, Some("65(2)".to_owned()))),
            "{missing:?}"
        );
    }
    let as_later = drafted_on(&history, "2026-12-31", Language::En);
    assert!(
        as_later
            .body
            .contains("The Convention entered into force for Viet Nam on 31 December 2026,")
    );
    let as_later = drafted_on(&history, "2026-12-31", Language::Fr);
    assert!(as_later.body.contains(
        "La Convention est entrée en vigueur à l’égard de cet État (Viet Nam) le 31 décembre 2026,"
    ));
}

#[test]
fn a_denunciation_announces_the_day_on_which_it_takes_effect() {
    let denunciation = act("VNM", ActionKind::Denunciation, "2027-03-15");
    let history = after(
        39,
        "2026-05-01",
        ratification().into_iter().chain([denunciation]),
    );

    says(
        &history,
        english(
            "VIET NAM: DENUNCIATION",
            &[
                "The above action was effected on 15 March 2027.",
                "The denunciation will take effect for Viet Nam on 15 March 2028, in accordance with its article 67(1).",
            ],
        ),
        french(
            "VIET NAM\u{a0}: DÉNONCIATION",
            &[
                "L’action susmentionnée a été effectuée le 15 mars 2027.",
                "La dénonciation prendra effet à l’égard de son auteur (Viet Nam) le 15 mars 2028, conformément à son \
                 article 67(1).",
            ],
        ),
    );
}

#[test]
fn a_withdrawal_announces_no_date() {
    let withdrawal = act("VNM", ActionKind::WithdrawalOfInstrument, "2026-07-01");
    let history = after(
        20,
        "2026-05-01",
        ratification().into_iter().chain([withdrawal]),
    );

    assert_eq!(
        announced(&history, &assess(&history, "2026-07-01")),
        Announcement::default()
    );
}

#[test]
fn what_came_with_the_action_is_listed_in_the_words_of_its_author() {
    let reservation = Statement {
        provisions: ["63(3)", "63(2)"]
            .map(|text| Provision::parse(text).unwrap())
            .to_vec(),
        text: Some("The State does not consider itself bound.".to_owned()),
        language: Some("en".to_owned()),
        ..Statement::new(StatementKind::Reservation)
    };
    let declaration = Statement {
        text: Some("نص".to_owned()),
        language: Some("ar".to_owned()),
        ..Statement::new(StatementKind::Declaration)
    };
    let designation = Statement {
        provisions: vec![Provision::parse("40(12)").unwrap()],
        designates: Some(Designated::CentralAuthority),
        ..Statement::new(StatementKind::Designation)
    };
    let mut signature = act("FRA", ActionKind::Signature, "2025-10-25");
    signature.particulars.statements = vec![reservation, declaration, designation];
    let history = history(hanoi(), [signature]);

    says(
        &history,
        english(
            "FRANCE: SIGNATURE",
            &[
                "The above action was effected on 25 October 2025.",
                "The action was accompanied by the following:",
                "Reservation, articles 63(3), 63(2):\n\
                 “The State does not consider itself bound.” (Original: en)",
                "Declaration:\n“\u{2068}نص\u{2069}” (Original: ar)",
                "Designation, article 40(12):\n\
                 Designated: the central authority for mutual legal assistance.\n\
                 [the words as received]",
            ],
        ),
        french(
            "FRANCE\u{a0}: SIGNATURE",
            &[
                "L’action susmentionnée a été effectuée le 25 octobre 2025.",
                "L’action était accompagnée de ce qui suit\u{a0}:",
                "Réserve, articles 63(3), 63(2)\u{a0}:\n\
                 «\u{a0}The State does not consider itself bound.\u{a0}» (Original\u{a0}: en)",
                "Déclaration\u{a0}:\n«\u{a0}\u{2068}نص\u{2069}\u{a0}» (Original\u{a0}: ar)",
                "Désignation, article 40(12)\u{a0}:\n\
                 Désignation\u{a0}: l’autorité centrale chargée de l’entraide judiciaire.\n\
                 [le texte tel que reçu]",
            ],
        ),
    );
    let assessment = assess(&history, "2025-10-25");
    let action = history.action(Position(1)).unwrap();
    let gaps = Gap::all_of(&assessment, action, &Announcement::default(), None);
    let of_statements: Vec<(&str, String, Vec<Language>)> = gaps
        .iter()
        .filter(|gap| ["translation", "statement_words"].contains(&gap.code()))
        .map(|gap| (gap.code(), gap.what(), gap.languages()))
        .collect();
    let both = LANGUAGES.to_vec();
    assert_eq!(
        of_statements,
        [
            (
                "translation",
                "a translation of statement 1.1".to_owned(),
                vec![Language::Fr]
            ),
            (
                "translation",
                "a translation of statement 1.2".to_owned(),
                both.clone()
            ),
            (
                "statement_words",
                "the words of statement 1.3 as received, and their language".to_owned(),
                both
            ),
        ]
    );
}

#[test]
fn every_kind_of_action_and_of_statement_has_a_draft_in_both_languages() {
    let statements: Vec<Statement> = StatementKind::ALL
        .into_iter()
        .map(Statement::new)
        .chain(Designated::ALL.into_iter().map(|what| Statement {
            designates: Some(what),
            territories: vec!["Somewhere".to_owned()],
            precludes_entry_into_force: true,
            concerns: signatory::domain::statement::StatementId::parse("6.4"),
            ..Statement::new(StatementKind::Designation)
        }))
        .collect();
    for kind in ActionKind::ALL {
        for participant in ["FRA", "EUE", "X:Some Club"] {
            let mut act = act(participant, kind, "2026-06-01");
            act.particulars.statements = statements.clone();
            let history = after(40, "2026-05-01", [act]);
            for language in LANGUAGES {
                let body = drafted(&history, language).body;
                assert!(!body.contains(['{', '}']), "{kind} {body}");
            }
        }
    }
}

#[test]
fn a_reference_and_a_day_of_issue_that_are_known_are_not_left_open() {
    let mut signature = act("FRA", ActionKind::Signature, "2025-10-25");
    signature.notification = Some("C.N.1.2025.TREATIES-XVIII.16".into());
    signature.particulars.notified_on = Some("2025-11-01".parse().unwrap());
    let history = history(hanoi(), [signature]);

    let body = drafted(&history, Language::En).body;

    assert!(body.contains("Reference: C.N.1.2025.TREATIES-XVIII.16 (Depositary Notification)"));
    assert!(body.ends_with("\n\n1 November 2025"));
    assert_eq!(gaps(&history), [("conclusion", None), ("title", None)]);
}

#[test]
fn a_clause_of_which_it_is_not_said_whether_it_was_compared_is_quoted_and_named() {
    let untoc = shipped_treaty(1);
    let acts = ratifications(same_day(40, "2003-07-01"));
    let accession = act("VNM", ActionKind::Accession, "2012-06-08");
    let history = history(untoc, acts.into_iter().chain([accession]));

    let body = drafted(&history, Language::En).body;

    assert!(
        body.contains("on 8 July 2012, in accordance with its article 38(2), which reads as follows: “For each State"),
        "{body}"
    );
    let unknown = ("clause_comparison_unknown", Some("38(2)".to_owned()));
    assert!(gaps(&history).contains(&unknown));
}

#[test]
fn a_succession_has_its_date_from_general_law() {
    let succession = act("VNM", ActionKind::Succession, "2026-12-01");
    let history = after(40, "2026-05-01", [succession]);

    let body = drafted(&history, Language::En).body;

    assert!(
        body.contains("The Convention entered into force for Viet Nam on 1 December 2026.\n"),
        "{body}"
    );
    assert!(gaps(&history).contains(&("ground", None)));
}

#[test]
fn a_record_that_is_not_complete_leaves_the_date_of_an_instrument_to_be_confirmed() {
    let history = |complete_until: Option<&str>| {
        let treaty = super::with_record_until(complete_until);
        history(treaty, ratification())
    };
    let of = |complete_until| -> Vec<String> {
        let history = history(complete_until);
        let action = history.action(last(&history)).unwrap();
        let assessment = assess(&history, "2026-06-01");
        Gap::all_of(&assessment, action, &Announcement::default(), None)
            .iter()
            .filter(|gap| gap.code() == "record_incomplete")
            .map(Gap::what)
            .collect()
    };

    assert!(of(Some("2026-06-01")).is_empty());
    assert_eq!(
        of(Some("2026-05-31")),
        [
            "the record is complete only until 2026-05-31: whether the conditions for entry into force were met, and when"
        ]
    );
    assert_eq!(of(None).len(), 1);
}

#[test]
fn a_treaty_is_called_what_its_title_calls_it() {
    for (title, expected) in [
        (
            "Protocol to the Convention on Something",
            "The Protocol will",
        ),
        ("Paris Agreement", "The Agreement will"),
        ("Covenant on Something", "The Covenant will"),
        ("Statute of Something", "The Treaty will"),
    ] {
        let treaty = Treaty {
            title: signatory::domain::language::Texts::english(title),
            ..hanoi()
        };
        let acts = ratifications(same_day(39, "2026-05-01"));
        let history = history(treaty, acts.into_iter().chain(ratification()));
        let body = drafted(&history, Language::En).body;
        assert!(body.contains(expected), "{body}");
    }
}

#[test]
fn both_languages_have_the_same_messages_and_no_other_language_has_any() {
    let ids = |language: Language| -> BTreeSet<String> {
        let resource = parse(source(language).unwrap()).unwrap();
        resource
            .body
            .into_iter()
            .filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                Entry::Junk { content } => panic!("{language:?}: {content}"),
                _ => None,
            })
            .collect()
    };

    assert!(ids(Language::En).len() > 15);
    assert_eq!(ids(Language::En), ids(Language::Fr));
    for language in Language::ALL {
        assert_eq!(
            source(language).is_some(),
            LANGUAGES.contains(&language),
            "{language:?}"
        );
    }
}

//! What follows from a page that says something else than the record: an action to be recorded, or a person is needed.

use signatory::domain::action::ActionKind::{
    Acceptance, Accession, Denunciation, Ratification, Signature, Succession,
    WithdrawalOfInstrument, WithdrawalOfSignature,
};
use signatory::domain::history::History;
use signatory::ledger::status_page::{Plan, Proposed, Subject};

use super::{SOURCE, planned, proposed, reason, written};
use crate::support::domain::{act, hanoi, history};

const TODAY: &str = "2030-01-01";
const HEADER: &str = "<Entry>Participant</Entry><Entry>Signature</Entry>\
                      <Entry>Acceptance(A), Ratification, Approval(AA), Accession(a), Succession(d)</Entry>";

/// A page of the Hanoi Convention with these rows, each a name, a signature and a consent, and these end notes.
fn page(rows: &[[&str; 3]], notes: &[(&str, &str)]) -> String {
    with_header(HEADER, rows, notes)
}

fn with_header(header: &str, rows: &[[&str; 3]], notes: &[(&str, &str)]) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|[name, signature, consent]| {
            format!("<Row><Entry>{name}</Entry><Entry>{signature}</Entry><Entry>{consent}</Entry></Row>\n")
        })
        .collect();
    let notes: Vec<String> = notes
        .iter()
        .map(|(mark, text)| {
            format!("<EndNote><Number>{mark}</Number><Text>{text}</Text></EndNote>")
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Document><Treaty>\
         <Header><Chapter><Header>CHAPTER XVIII</Header></Chapter><ExternalData><Numsect>16</Numsect></ExternalData></Header>\
         <Participants><Table><TGroup><Thead><Row>{header}</Row></Thead><Tbody><Rows>\n{}</Rows></Tbody></TGroup></Table></Participants>\
         <EndNotes>{}</EndNotes></Treaty></Document>",
        rows.concat(),
        notes.concat()
    )
}

fn empty() -> History {
    history(hanoi(), [])
}

/// Viet Nam has signed and ratified, Mali has acceded.
fn small() -> History {
    history(
        hanoi(),
        [
            act("VNM", Signature, "2025-10-25"),
            act("VNM", Ratification, "2026-03-02"),
            act("MLI", Accession, "2027-01-05"),
        ],
    )
}

const VIET_NAM: [&str; 3] = ["Viet Nam", "25 Oct 2025", "2 Mar 2026"];
const MALI: [&str; 3] = ["Mali", "", "5 Jan 2027 a"];

/// The reasons of a plan in which nothing is proposed.
fn reasons(plan: &Plan) -> Vec<&'static str> {
    plan.items.iter().map(reason).collect()
}

#[test]
fn a_page_that_says_the_same_asks_for_nothing() {
    let plan = planned(&page(&[VIET_NAM, MALI], &[]), &small(), TODAY);

    assert_eq!((plan.items, plan.rows), (Vec::new(), 2));
}

#[test]
fn what_only_the_page_has_is_proposed_with_its_source_and_line() {
    let rows = [
        VIET_NAM,
        MALI,
        ["T&#252;rkiye", "26 Oct 2025", "7 Jul 2028 A"],
        ["C\u{f4}te d'Ivoire", "", "8 Aug 2028 a"],
    ];

    let plan = planned(&page(&rows, &[]), &small(), TODAY);

    assert_eq!(
        proposed(&plan),
        [
            "TUR signature 2025-10-26",
            "TUR acceptance 2028-07-07",
            "CIV accession 2028-08-08"
        ]
    );
    let first = plan.acts().next().unwrap();
    assert_eq!(first.source.as_deref(), Some(SOURCE));
    assert!(
        first.note.as_deref().unwrap().contains("line 4"),
        "{first:?}"
    );
    assert_eq!(plan.items[0].registered, None);
    assert_eq!(
        plan.items[0].printed.as_deref(),
        Some("signature of 2025-10-26")
    );
}

#[test]
fn another_date_or_another_kind_needs_a_person_who_is_told_which_action() {
    let rows = [
        ["Viet Nam", "24 Oct 2025", "2 Mar 2026 A"],
        ["Mali", "", "6 Jan 2027 a"],
    ];

    let plan = planned(&page(&rows, &[]), &small(), TODAY);

    assert_eq!(
        reasons(&plan),
        ["dates_differ", "kinds_differ", "dates_differ"]
    );
    let Proposed::Person { detail, .. } = &plan.items[1].proposed else {
        panic!();
    };
    assert!(detail.contains("action 2"), "{detail}");
    assert_eq!(
        plan.items[1].registered.as_deref(),
        Some("ratification of 2026-03-02")
    );
    assert_eq!(
        plan.items[1].printed.as_deref(),
        Some("acceptance of 2026-03-02")
    );
}

#[test]
fn what_only_the_register_has_needs_a_person_and_is_never_withdrawn() {
    let plan = planned(
        &page(&[["Viet Nam", "25 Oct 2025", ""]], &[]),
        &small(),
        TODAY,
    );

    assert_eq!(reasons(&plan), ["not_in_document", "not_in_document"]);
    assert!(
        matches!(&plan.items[1].subject, Subject::Participant(code, _) if code.as_str() == "MLI")
    );
    assert_eq!(plan.items[1].line, None);
}

#[test]
fn a_name_is_looked_up_by_former_names_too_and_never_guessed() {
    for (name, code) in [
        ("Turkey", "TUR"),
        ("Swaziland", "SWZ"),
        ("Cape Verde", "CPV"),
        ("Czech Republic", "CZE"),
        ("Zaire", "COD"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("Congo", "COG"),
        ("Democratic Republic of the Congo", "COD"),
        ("Viet Nam&lt;superscript&gt;2,3&lt;/superscript&gt;", "VNM"),
    ] {
        let plan = planned(&page(&[[name, "25 Oct 2025", ""]], &[]), &empty(), TODAY);
        assert_eq!(
            proposed(&plan),
            [format!("{code} signature 2025-10-25")],
            "{name}"
        );
    }
    for name in [
        "Korea",
        "Vietnm",
        "Atlantis",
        "VNM",
        "EU",
        "704",
        "Netherlands (for the Kingdom in Europe)",
    ] {
        let plan = planned(&page(&[[name, "25 Oct 2025", ""]], &[]), &empty(), TODAY);
        assert_eq!(reasons(&plan), ["unknown_name"], "{name}");
        assert_eq!(plan.items[0].line, Some(2));
    }
    let misspelt = planned(
        &page(&[["Vietnm", "25 Oct 2025", ""]], &[]),
        &empty(),
        TODAY,
    );
    let Proposed::Person { detail, .. } = &misspelt.items[0].proposed else {
        panic!();
    };
    assert!(detail.contains("Viet Nam (VNM)"), "{detail}");
}

#[test]
fn two_rows_of_one_participant_are_not_put_together() {
    let rows = [
        ["Turkey", "25 Oct 2025", ""],
        ["T&#252;rkiye", "", "7 Jul 2028 A"],
    ];

    let plan = planned(&page(&rows, &[]), &empty(), TODAY);

    assert_eq!(proposed(&plan), ["TUR signature 2025-10-25"]);
    assert_eq!(reason(&plan.items[0]), "name_repeated");
}

#[test]
fn letters_that_the_header_does_not_explain_and_cells_without_a_date_need_a_person() {
    let header = "<Entry>Participant</Entry><Entry>Signature</Entry><Entry>Participation(P), Accession(a)</Entry>";
    let rows = [
        ["Viet Nam", "25 Oct 2025", "2 Mar 2026 P"],
        ["Mali", "", "5 Jan 2027 A"],
        ["Togo", "", "5 Jan 2027"],
        ["Chad", "in Hanoi", "5 Jan 2027 a"],
    ];

    let plan = planned(&with_header(header, &rows, &[]), &small(), TODAY);

    // What Viet Nam and Mali have in the register is not said to be missing: the cell is not empty.
    assert_eq!(proposed(&plan), ["TCD accession 2027-01-05"]);
    let others: Vec<_> = plan.items[..4]
        .iter()
        .map(|item| (reason(item), item.printed.as_deref().unwrap()))
        .collect();
    assert_eq!(
        others,
        [
            ("unmapped_code", "2 Mar 2026 P"),
            ("unmapped_code", "5 Jan 2027 A"),
            ("unmapped_code", "5 Jan 2027"),
            ("unreadable_cell", "in Hanoi"),
        ]
    );
    assert_eq!(plan.items.len(), 5);
}

#[test]
fn a_row_of_another_length_says_nothing() {
    let page = page(&[VIET_NAM, MALI], &[])
        .replace("<Entry>Mali</Entry><Entry></Entry>", "<Entry>Mali</Entry>");

    let plan = planned(&page, &small(), TODAY);

    assert_eq!(reasons(&plan), ["wrong_number_of_cells"]);
}

#[test]
fn brackets_whose_date_is_prose_need_a_person_who_is_shown_the_prose() {
    let note = "On 27 October 2027, the Government of Mali notified the Secretary-General of its decision to denounce the \
                Convention, with effect from 27 October 2028.";
    let rows = [
        VIET_NAM,
        [
            "Mali&lt;superscript&gt;4&lt;/superscript&gt;",
            "",
            "[5 Jan 2027 a]",
        ],
    ];
    let marked = page(&rows, &[("4", note)]);

    let plan = planned(&marked, &small(), TODAY);

    assert_eq!(reasons(&plan), ["end_only_in_prose"]);
    let Proposed::Person { detail, .. } = &plan.items[0].proposed else {
        panic!();
    };
    assert!(detail.contains("2027-10-27, 2028-10-27"), "{detail}");
    assert!(detail.contains("decision to denounce"), "{detail}");
    let whole_name = [VIET_NAM, ["[Mali]", "", "5 Jan 2027 a"]];
    assert_eq!(
        reasons(&planned(&page(&whole_name, &[]), &small(), TODAY)),
        ["end_not_said"]
    );
    // One who is not in the register at all: the consent is proposed, its end is not.
    let plan = planned(
        &marked,
        &history(
            hanoi(),
            [
                act("VNM", Signature, "2025-10-25"),
                act("VNM", Ratification, "2026-03-02"),
            ],
        ),
        TODAY,
    );
    assert_eq!(proposed(&plan), ["MLI accession 2027-01-05"]);
    assert_eq!(reason(&plan.items[1]), "end_only_in_prose");
}

#[test]
fn an_end_note_of_our_own_is_read_as_the_denunciation_that_it_states() {
    let left = history(
        hanoi(),
        [
            act("MLI", Accession, "2027-01-05"),
            act("MLI", Denunciation, "2027-10-27"),
        ],
    );
    let only_joined = history(hanoi(), [act("MLI", Accession, "2027-01-05")]);

    for (day, brackets) in [("2028-10-26", 0), ("2028-10-27", 1)] {
        let page = written(&left, day);

        assert_eq!(page.matches("[5 Jan 2027 a]").count(), brackets, "{day}");
        assert_eq!(planned(&page, &left, day).items, [], "{day}");
        assert_eq!(
            proposed(&planned(&page, &only_joined, day)),
            ["MLI denunciation 2027-10-27"],
            "{day}"
        );
    }
    // The register's own end and a note that says otherwise.
    let other = written(&left, TODAY).replace("27 October 2027", "28 October 2027");
    assert_eq!(reasons(&planned(&other, &left, TODAY)), ["ends_differ"]);
    // It has left, and the page shows it as bound.
    let bound = page(&[["Mali", "", "5 Jan 2027 a"]], &[]);
    assert_eq!(reasons(&planned(&bound, &left, TODAY)), ["not_in_brackets"]);
}

#[test]
fn one_who_came_back_has_a_second_consent_and_not_another_date() {
    let left = history(
        hanoi(),
        [
            act("USA", Signature, "2025-10-25"),
            act("USA", Acceptance, "2026-09-03"),
            act("USA", Denunciation, "2027-11-04"),
        ],
    );
    let rows = [["United States of America", "25 Oct 2025", "20 Jan 2029 A"]];

    assert_eq!(
        proposed(&planned(&page(&rows, &[]), &left, TODAY)),
        ["USA acceptance 2029-01-20"]
    );
    // While the first still binds, it is another date.
    let early = [["United States of America", "25 Oct 2025", "20 Jan 2028 A"]];
    assert_eq!(
        reasons(&planned(&page(&early, &[]), &left, TODAY)),
        ["dates_differ"]
    );
}

#[test]
fn a_withdrawn_instrument_is_in_no_table_and_a_withdrawn_signature_keeps_its_row() {
    let taken_back = history(
        hanoi(),
        [
            act("MYS", Accession, "2026-03-04"),
            act("MYS", WithdrawalOfInstrument, "2026-04-29"),
            act("RUS", Signature, "2025-10-25"),
            act("RUS", WithdrawalOfSignature, "2026-11-30"),
        ],
    );

    let page = written(&taken_back, TODAY);

    assert!(!page.contains("Malaysia"));
    assert!(page.contains("<Signatories>1</Signatories>"));
    assert!(!page.contains("<Parties>"));
    assert!(page.contains("Informed the Secretary-General on 30 November 2026"));
    assert_eq!(planned(&page, &taken_back, TODAY).items, []);
    let signed = history(hanoi(), [act("RUS", Signature, "2025-10-25")]);
    assert_eq!(
        proposed(&planned(&page, &signed, TODAY)),
        ["RUS withdrawal_of_signature 2026-11-30"]
    );
}

#[test]
fn a_succession_keeps_its_earlier_date_in_a_note() {
    let mut succession = act("MNE", Succession, "2026-10-23");
    succession.particulars.succession_on = Some("2026-06-03".parse().unwrap());
    let recorded = history(hanoi(), [succession]);
    let without = history(hanoi(), [act("MNE", Succession, "2026-10-23")]);

    let page = written(&recorded, TODAY);

    assert!(page.contains("<Entry>23 Oct 2026 d</Entry>"));
    assert!(page.contains("Succession with effect from 3 June 2026."));
    assert_eq!(planned(&page, &recorded, TODAY).items, []);
    assert_eq!(reasons(&planned(&page, &without, TODAY)), ["dates_differ"]);
}

#[test]
fn what_is_dated_after_the_day_compared_is_not_proposed() {
    let plan = planned(&page(&[VIET_NAM, MALI], &[]), &small(), "2026-12-31");

    assert_eq!(reasons(&plan), ["later_than_compared"]);
}

#[test]
fn the_entry_into_force_is_compared_by_its_date() {
    let with = |label: &str, text: &str| {
        page(&[VIET_NAM, MALI], &[]).replace(
            "<Numsect>",
            &format!("<EIF><Label>{label}</Label><Labeltext>{text}</Labeltext></EIF><Numsect>"),
        )
    };
    let planned = |page: &str| planned(page, &small(), TODAY);

    assert_eq!(
        planned(&with(
            "Not yet in force",
            "in accordance with article 65(1) ..."
        ))
        .items,
        []
    );
    let in_force = planned(&with(
        "Entry into force",
        "4 June 2028, in accordance with article 65(1).",
    ));
    assert_eq!(reasons(&in_force), ["entry_into_force_differs"]);
    assert_eq!(in_force.items[0].subject, Subject::Treaty);
    let unread = planned(&with("Entry into force", "see article 65(1)."));
    assert_eq!(unread.items, []);
    assert!(
        unread.remarks[0].contains("begins with no date"),
        "{:?}",
        unread.remarks
    );
}

#[test]
fn numbers_that_are_not_those_of_the_rows_are_remarked() {
    let page = page(&[VIET_NAM, MALI], &[("9", "As amended.")]).replace(
        "<Numsect>",
        "<Status><Signatories>72</Signatories><Parties>2&lt;superscript&gt;1&lt;/superscript&gt;</Parties></Status><Numsect>",
    );

    let plan = planned(&page, &small(), TODAY);

    assert_eq!(plan.items, []);
    assert_eq!(
        plan.remarks,
        [
            "the document says \"72\" signatories, and 1 of its rows that were read are",
            "end notes that are prose and were not read: 9"
        ]
    );
}

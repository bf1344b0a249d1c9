//! What comes with an act and cannot: dates out of order, powers that are lacking, statements that are not possible.

use signatory::domain::action::{Act, ActionKind as Kind};
use signatory::domain::particulars::{Capacity, Particulars};
use signatory::domain::rules::IrregularityCode as Code;
use signatory::domain::statement::{Statement, StatementId, StatementKind};
use signatory::domain::treaty::Treaty;

use super::refused::{Refused, after, refused, signed};
use crate::support::domain::{act, date, hanoi, history};

fn with(act: Act, particulars: Particulars) -> Act {
    Act {
        particulars: particulars.into(),
        ..act
    }
}

fn stating(act: Act, statements: Vec<Statement>) -> Act {
    with(
        act,
        Particulars {
            statements,
            ..Particulars::default()
        },
    )
}

fn about(kind: StatementKind, id: &str) -> Statement {
    Statement {
        concerns: StatementId::parse(id),
        ..Statement::new(kind)
    }
}

fn reservation() -> Statement {
    Statement::new(StatementKind::Reservation)
}

fn said(participant: &str, on: &str, statement: Statement) -> Act {
    stating(act(participant, Kind::Communication, on), vec![statement])
}

/// The Convention, were it open to successions.
fn with_succession() -> Treaty {
    let mut treaty = hanoi();
    let consent = treaty.clauses.consent.as_mut().unwrap();
    consent
        .kinds
        .extend([Kind::Succession, Kind::SuccessionToSignature]);
    treaty
}

fn dates() -> Vec<Refused> {
    let consent = |particulars| {
        refused(
            after([signed("VNM", "2025-10-25")]),
            with(act("VNM", Kind::Ratification, "2026-03-02"), particulars),
            Code::DatesOutOfOrder,
        )
    };
    let none = Particulars::default;
    vec![
        consent(Particulars {
            notified_on: Some(date("2026-03-01")),
            ..none()
        })
        .says("issued its notification on 2026-03-01, before the act"),
        consent(Particulars {
            registered_on: Some(date("2026-03-01")),
            ..none()
        })
        .says("registered the action"),
        consent(Particulars {
            dated_on: Some(date("2026-03-03")),
            ..none()
        })
        .says("the paper is dated 2026-03-03, after"),
        consent(Particulars {
            received_on: Some(date("2026-03-01")),
            received_electronically_on: Some(date("2026-02-01")),
            ..none()
        })
        .says("none of its dates of receipt is that day"),
    ]
}

fn powers() -> Vec<Refused> {
    let signs = |capacity, full_powers| {
        refused(
            after([]),
            with(
                signed("VNM", "2025-10-25"),
                Particulars {
                    capacity,
                    full_powers,
                    ..Particulars::default()
                },
            ),
            Code::FullPowersRequired,
        )
        .under("VCLT 7")
        .hint("only a Head of State")
    };
    vec![
        signs(Some(Capacity::HeadOfMission), None),
        signs(Some(Capacity::Other), Some(false)),
        signs(None, Some(false)),
    ]
}

fn successions() -> Vec<Refused> {
    let succeeds = |kind| {
        with(
            act("SRB", kind, "2026-03-02"),
            Particulars {
                predecessor: Some(crate::support::domain::code("YUG")),
                ..Particulars::default()
            },
        )
    };
    vec![
        refused(
            history(with_succession(), []),
            succeeds(Kind::Succession),
            Code::PredecessorNotBound,
        )
        .under("VCSST 17")
        .says("Serbia cannot succeed to what Yugoslavia"),
        refused(
            history(with_succession(), []),
            succeeds(Kind::SuccessionToSignature),
            Code::PredecessorNotBound,
        )
        .under("VCSST 19"),
        refused(
            after([]),
            succeeds(Kind::Accession),
            Code::PredecessorNotBound,
        )
        .under("VCSST 17")
        .says("accession is no succession"),
    ]
}

fn statements() -> Vec<Refused> {
    let reserved = || after([stating(signed("AZE", "2025-10-25"), vec![reservation()])]);
    let not_possible = |history, act| refused(history, act, Code::StatementNotPossible);
    vec![
        refused(
            after([]),
            act("AZE", Kind::Communication, "2026-01-01"),
            Code::StatementMissing,
        ),
        refused(
            reserved(),
            said("CHL", "2026-01-01", about(StatementKind::Objection, "1.2")),
            Code::StatementUnknown,
        )
        .says("there is no statement \"1.2\" by 2026-01-01"),
        refused(
            reserved(),
            said("CHL", "2025-10-24", about(StatementKind::Objection, "1.1")),
            Code::StatementUnknown,
        ),
        not_possible(after([]), said("AZE", "2026-01-01", reservation()))
            .under("VCLT 19")
            .hint("record it with the signature or the instrument"),
        not_possible(
            reserved(),
            stating(
                act("AZE", Kind::WithdrawalOfSignature, "2026-01-01"),
                vec![reservation()],
            ),
        )
        .under("VCLT 19")
        .hint("record it with"),
        not_possible(
            after([]),
            said(
                "AZE",
                "2026-01-01",
                Statement::new(StatementKind::CompetenceDeclaration),
            ),
        )
        .under("64(2)-(4)"),
        not_possible(
            reserved(),
            said("AZE", "2026-01-01", about(StatementKind::Objection, "1.1")),
        )
        .under("VCLT 20")
        .says("the participant's own"),
        not_possible(
            reserved(),
            said(
                "AZE",
                "2026-01-01",
                about(StatementKind::Confirmation, "1.1"),
            ),
        )
        .under("VCLT 23(2)"),
        not_possible(
            reserved(),
            said("CHL", "2026-01-01", about(StatementKind::Withdrawal, "1.1")),
        )
        .under("VCLT 22")
        .says("another participant's"),
        not_possible(
            after([
                stating(signed("AZE", "2025-10-25"), vec![reservation()]),
                said("AZE", "2026-01-01", about(StatementKind::Withdrawal, "1.1")),
            ]),
            said("AZE", "2026-01-02", about(StatementKind::Withdrawal, "1.1")),
        )
        .under("VCLT 22")
        .says("withdrawn already"),
        not_possible(
            after([
                stating(signed("AZE", "2025-10-25"), vec![reservation()]),
                said("AZE", "2026-01-01", about(StatementKind::Withdrawal, "1.1")),
            ]),
            said("AZE", "2026-01-02", about(StatementKind::Withdrawal, "2.1")),
        )
        .under("VCLT 22")
        .says("itself about another statement"),
        refused(
            after([
                stating(signed("AZE", "2025-10-25"), vec![reservation()]),
                said("AZE", "2026-01-02", about(StatementKind::Withdrawal, "1.1")),
            ]),
            said("AZE", "2026-01-01", about(StatementKind::Withdrawal, "1.1")),
            Code::ContradictsLaterAction,
        )
        .under("VCLT 22")
        .says("the act would make the communication of 2026-01-02 irregular: statement 1.1"),
    ]
}

/// Acts that are refused for what comes with them.
pub fn refused_statements() -> Vec<Refused> {
    [dates(), powers(), successions(), statements()].concat()
}

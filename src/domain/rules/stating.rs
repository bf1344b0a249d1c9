//! What comes with an act: its dates, the powers of the one who signed, and the statements that hang on it (VCLT 7, 19
//! to 23).

use chrono::NaiveDate;

use super::super::action::{Act, Action, ActionKind};
use super::super::participant::{Participant, ParticipantKind};
use super::super::policy::PolicyValue;
use super::super::statement::{Statement, StatementId, StatementKind, is_permitted};
use super::super::treaty::{ProhibitedReservations, ReservationMoment};
use super::{Checked, Irregularity, IrregularityCode, Regime, Rules};

impl Rules<'_> {
    /// The other dates of an act fit to its date.
    pub(super) fn dates(&self) -> Checked {
        let date = self.act.date;
        let particulars = &self.act.particulars;
        let wrong =
            |detail: String| Err(Irregularity::new(IrregularityCode::DatesOutOfOrder, detail));
        let later = [
            ("issued its notification on", particulars.notified_on),
            ("registered the action on", particulars.registered_on),
        ];
        for (what, on) in later {
            if let Some(on) = on.filter(|on| *on < date) {
                return wrong(format!(
                    "the depositary is said to have {what} {on}, before the act of {date}"
                ));
            }
        }
        let earlier = [
            ("the paper is dated", particulars.dated_on),
            (
                "the succession of States is dated",
                particulars.succession_on,
            ),
        ];
        for (what, on) in earlier {
            if let Some(on) = on.filter(|on| *on > date) {
                return wrong(format!("{what} {on}, after the act of {date}"));
            }
        }
        let received: Vec<NaiveDate> = [
            particulars.received_on,
            particulars.received_electronically_on,
        ]
        .into_iter()
        .flatten()
        .collect();
        if !received.is_empty() && !received.contains(&date) {
            return wrong(format!(
                "the act is dated {date}, and none of its dates of receipt is that day"
            ));
        }
        self.operative_receipt()
    }

    /// Of two dates of receipt, the date of the act is the one that the policy says.
    fn operative_receipt(&self) -> Checked {
        let particulars = &self.act.particulars;
        let Some(electronic) = particulars.received_electronically_on else {
            return Ok(());
        };
        if self.regime == Regime::History || !self.act.kind.is_consent() {
            return Ok(());
        }
        let policies = self.history.decisions().policies(self.act.date);
        let (operative, form) = if policies.holds(PolicyValue::FirstReceipt) {
            let first = particulars
                .received_on
                .map_or(electronic, |paper| paper.min(electronic));
            (Some(first), "the day of its first receipt")
        } else {
            (particulars.received_on, "the day of receipt of the paper")
        };
        if operative == Some(self.act.date) {
            return Ok(());
        }
        let found = operative.map_or_else(|| "not yet known".into(), |on| on.to_string());
        Err(Irregularity::new(
            IrregularityCode::DatesOutOfOrder,
            format!(
                "the date of deposit is {form}, which is {found}, and the act is dated {}",
                self.act.date
            ),
        )
        .hint("the policy \"operative_date_of_deposit\" says which receipt is operative"))
    }

    /// The one who signed could do so: by office, or with full powers.
    pub(super) fn full_powers(&self, participant: &Participant) -> Checked {
        let particulars = &self.act.particulars;
        let is_signed = self.act.kind.is_signature() || self.act.kind.is_consent();
        let by_office = particulars.capacity.map(|c| c.represents_by_office());
        let lacks = match (by_office, particulars.full_powers) {
            (Some(true), _) | (_, Some(true)) | (None, None) => false,
            (Some(false), Some(false) | None) | (None, Some(false)) => true,
        };
        if self.regime == Regime::History || !is_signed || !lacks {
            return Ok(());
        }
        Err(Irregularity::new(
            IrregularityCode::FullPowersRequired,
            format!(
                "the signatory represents {} neither by office nor with full powers",
                participant.name()
            ),
        )
        .under(Some(&"VCLT 7".to_owned()))
        .hint(
            "only a Head of State, Head of Government or Minister for Foreign Affairs signs without full powers; if they \
             were produced, say \"full_powers\": true",
        ))
    }

    /// The State that is succeeded had done what is succeeded to.
    pub(super) fn predecessor(&self, participant: &Participant) -> Checked {
        let particulars = &self.act.particulars;
        if particulars.predecessor.is_none() && particulars.succession_on.is_none() {
            return Ok(());
        }
        let ground = match self.act.kind {
            ActionKind::SuccessionToSignature => "VCSST 19",
            _ => "VCSST 17",
        };
        let refused = |detail: String| {
            Err(
                Irregularity::new(IrregularityCode::PredecessorNotBound, detail)
                    .under(Some(&ground.to_owned())),
            )
        };
        if !is_succession(self.act.kind) {
            return refused(format!(
                "{} is no succession, so it has neither a predecessor nor a date of succession",
                self.act.kind.in_words()
            ));
        }
        let Some(code) = &particulars.predecessor else {
            return Ok(());
        };
        let name = self
            .directory
            .resolve(code)
            .map_or_else(|| code.to_string(), |p| p.name().to_owned());
        let before = self
            .history
            .participation(code, self.directory, self.act.date);
        let had = match self.act.kind {
            ActionKind::SuccessionToSignature => !before.signatures.is_empty(),
            _ => !before.instruments.is_empty(),
        };
        if had && *code != participant.code {
            return Ok(());
        }
        refused(format!(
            "{} cannot succeed to what {name} did: it has no such act by {}",
            participant.name(),
            self.act.date
        ))
    }

    /// Each statement is possible with this act.
    pub(super) fn statements(&self, participant: &Participant) -> Checked {
        let statements = &self.act.particulars.statements;
        if self.act.kind == ActionKind::Communication && statements.is_empty() {
            return Err(Irregularity::new(
                IrregularityCode::StatementMissing,
                "a communication consists of at least one statement".into(),
            ));
        }
        statements
            .iter()
            .try_for_each(|statement| self.statement(participant, statement))
    }

    fn statement(&self, participant: &Participant, statement: &Statement) -> Checked {
        match statement.kind {
            StatementKind::Reservation => {
                self.not_prohibited(statement)?;
                self.reservation(participant)
            }
            StatementKind::CompetenceDeclaration if participant.kind != ParticipantKind::Reio => {
                Err(self.not_possible(
                    format!(
                        "{} is no regional economic integration organization",
                        participant.name()
                    ),
                    self.clauses
                        .reio
                        .as_ref()
                        .and_then(|r| r.article.as_deref()),
                ))
            }
            StatementKind::Objection
            | StatementKind::Acceptance
            | StatementKind::Confirmation
            | StatementKind::Withdrawal => self.about_another(participant, statement),
            StatementKind::Declaration
            | StatementKind::CompetenceDeclaration
            | StatementKind::TerritorialApplication
            | StatementKind::TerritorialExclusion
            | StatementKind::Designation
            | StatementKind::Notification => Ok(()),
        }
    }

    /// The treaty does not prohibit the reservation (VCLT 19(a), (b)).
    fn not_prohibited(&self, statement: &Statement) -> Checked {
        let Some(clause) = &self.clauses.reservations_prohibited else {
            return Ok(());
        };
        let moment = if self.act.kind.is_consent() {
            ReservationMoment::Consent
        } else {
            ReservationMoment::Signature
        };
        let name = self.treaty_name();
        let detail = match clause.scope {
            ProhibitedReservations::All => format!("{name} admits no reservations"),
            ProhibitedReservations::Others
                if is_permitted(statement, moment, &self.clauses.reservations) =>
            {
                return Ok(());
            }
            ProhibitedReservations::Others => {
                format!("{name} admits only the reservations that it expressly permits")
            }
        };
        let article = clause.article.as_deref().or(Some("VCLT 19"));
        Err(self.not_possible(detail, article).hint(
            "a statement that leaves the legal effect of the treaty as it is, is a declaration: kind \"declaration\"",
        ))
    }

    /// A reservation comes with signature or consent; later only from one that is bound.
    fn reservation(&self, participant: &Participant) -> Checked {
        let kind = self.act.kind;
        let is_bound = self.before.instrument_on(self.act.date).is_some();
        if kind.is_signature()
            || kind.is_consent()
            || (kind == ActionKind::Communication && is_bound)
        {
            return Ok(());
        }
        Err(self
            .not_possible(
                format!(
                    "{} can make a reservation when it signs or consents, and is doing neither",
                    participant.name()
                ),
                Some("VCLT 19"),
            )
            .hint("record it with the signature or the instrument; a late one comes from a participant that is bound"))
    }

    fn about_another(&self, participant: &Participant, statement: &Statement) -> Checked {
        let found = statement
            .concerns
            .and_then(|id| Some((id, self.history.statement(id)?)))
            .filter(|(_, (action, _))| action.act.date <= self.act.date);
        let Some((id, (action, concerned))) = found else {
            let id = statement
                .concerns
                .map_or_else(String::new, |id| id.to_string());
            return Err(Irregularity::new(
                IrregularityCode::StatementUnknown,
                format!("there is no statement {id:?} by {}", self.act.date),
            ));
        };
        let own = action.act.participant == participant.code;
        match statement.kind {
            StatementKind::Objection | StatementKind::Acceptance => {
                self.answers(own, id, statement.kind, concerned)
            }
            StatementKind::Confirmation => self.confirms(own, id, action, concerned),
            _ => self.withdraws(own, id, concerned),
        }
    }

    fn answers(
        &self,
        own: bool,
        id: StatementId,
        kind: StatementKind,
        concerned: &Statement,
    ) -> Checked {
        let can_be_met = concerned.kind == StatementKind::Reservation
            || (kind == StatementKind::Objection
                && (concerned.kind == StatementKind::Declaration
                    || concerned.kind.is_territorial()));
        if !own && can_be_met {
            return Ok(());
        }
        Err(self.not_possible(
            format!(
                "statement {id} is {} {} and cannot be met with {} {}",
                if own { "the participant's own" } else { "a" },
                concerned.kind.in_words(),
                article(kind),
                kind.in_words()
            ),
            Some("VCLT 20"),
        ))
    }

    fn confirms(
        &self,
        own: bool,
        id: StatementId,
        action: &Action,
        concerned: &Statement,
    ) -> Checked {
        let is_to_be_confirmed = own
            && concerned.kind == StatementKind::Reservation
            && action.act.kind.is_signature()
            && !action.act.kind.is_consent();
        if is_to_be_confirmed && self.act.kind.is_consent() {
            return Ok(());
        }
        Err(self.not_possible(
            format!(
                "statement {id} cannot be confirmed by this act: what is confirmed is an own reservation made when \
                 signing, with the instrument of consent"
            ),
            Some("VCLT 23(2)"),
        ))
    }

    fn withdraws(&self, own: bool, id: StatementId, concerned: &Statement) -> Checked {
        let date = self.act.date;
        let withdrawals = self
            .history
            .actions_of(&self.act.participant)
            .iter()
            .filter(|action| action.act.date <= date)
            .flat_map(|action| statements_of(&action.act))
            .filter(|other| other.kind == StatementKind::Withdrawal)
            .filter_map(|other| other.concerns)
            .filter(|other| self.history.now_at(*other) == self.history.now_at(id))
            .count();
        let is_final = matches!(
            concerned.kind,
            StatementKind::Withdrawal | StatementKind::Confirmation
        );
        if own && !is_final && withdrawals <= 1 {
            return Ok(());
        }
        Err(self.not_possible(
            format!(
                "statement {id} cannot be withdrawn: {}",
                match (own, is_final) {
                    (false, _) => "it is another participant's",
                    (true, true) => "it is itself about another statement",
                    (true, false) => "it has been withdrawn already",
                }
            ),
            Some("VCLT 22"),
        ))
    }

    fn not_possible(&self, detail: String, article: Option<&str>) -> Irregularity {
        Irregularity::new(IrregularityCode::StatementNotPossible, detail)
            .under(article.map(str::to_owned).as_ref())
    }
}

fn statements_of(act: &Act) -> &[Statement] {
    &act.particulars.statements
}

fn is_succession(kind: ActionKind) -> bool {
    matches!(
        kind,
        ActionKind::Succession | ActionKind::SuccessionToSignature
    )
}

fn article(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Objection | StatementKind::Acceptance => "an",
        _ => "a",
    }
}

//! The states in which a statement can be.

use chrono::NaiveDate;

/// What has become of a statement. The list is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementState {
    /// Made and not withdrawn; for kinds that need nothing more.
    Made,
    /// A reservation made when signing, to be confirmed with the instrument (VCLT 23(2)).
    AwaitsConfirmation,
    /// A reservation made when signing and not confirmed with the instrument.
    Lapsed {
        /// The day of the instrument, or of the withdrawal of the signature.
        on: NaiveDate,
    },
    /// A reservation that can still be objected to by the end of the period.
    OpenToObjection {
        /// The last day; none while the date of notification is not recorded.
        until: Option<NaiveDate>,
    },
    /// A reservation that stands: the treaty permits it, or it has been accepted.
    Established {
        /// Since when it is established.
        on: NaiveDate,
        /// On what ground.
        by: Permission,
    },
    /// A late reservation that waits for the end of the period; a single objection defeats it.
    LateOpenToObjection {
        /// The last day; none while the date of notification is not recorded.
        until: Option<NaiveDate>,
    },
    /// A late reservation to which a single objection was made in time.
    Defeated {
        /// The day of the objection.
        on: NaiveDate,
    },
    /// Taken back by its author; no one's consent is needed (VCLT 22).
    Withdrawn {
        /// The day on which the depositary received the withdrawal.
        on: NaiveDate,
    },
    /// The instrument with which it came has been withdrawn or denounced.
    Ended {
        /// The first day without the instrument.
        on: NaiveDate,
    },
}

/// The ground on which a reservation is established.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// The treaty expressly authorizes it, so it needs no acceptance (VCLT 20(1)).
    Treaty,
    /// At least one other accepted it expressly (VCLT 20(4)(a), (c)).
    ExpressAcceptance,
    /// The period has passed, and those that did not object have accepted it (VCLT 20(5)).
    TacitAcceptance,
}

impl StatementState {
    /// One of each, for the vocabulary; their dates mean nothing.
    pub const ALL: [Self; 9] = [
        Self::Made,
        Self::AwaitsConfirmation,
        Self::Lapsed { on: NaiveDate::MIN },
        Self::OpenToObjection { until: None },
        Self::Established {
            on: NaiveDate::MIN,
            by: Permission::Treaty,
        },
        Self::LateOpenToObjection { until: None },
        Self::Defeated { on: NaiveDate::MIN },
        Self::Withdrawn { on: NaiveDate::MIN },
        Self::Ended { on: NaiveDate::MIN },
    ];

    /// Reads the name of a state as [`StatementState::as_str`] writes it; it stays a name.
    #[must_use]
    pub fn parse_name(name: &str) -> Option<&'static str> {
        Self::ALL
            .into_iter()
            .map(Self::as_str)
            .find(|known| *known == name)
    }

    /// The day that goes with the state: since when it is so.
    #[must_use]
    pub fn since(self) -> Option<NaiveDate> {
        match self {
            Self::Lapsed { on }
            | Self::Established { on, .. }
            | Self::Defeated { on }
            | Self::Withdrawn { on }
            | Self::Ended { on } => Some(on),
            Self::Made
            | Self::AwaitsConfirmation
            | Self::OpenToObjection { .. }
            | Self::LateOpenToObjection { .. } => None,
        }
    }

    /// The last day for objections, where it is known and there still are some.
    #[must_use]
    pub fn objections_until(self) -> Option<NaiveDate> {
        match self {
            Self::OpenToObjection { until } | Self::LateOpenToObjection { until } => until,
            _ => None,
        }
    }

    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::AwaitsConfirmation => "awaits_confirmation",
            Self::Lapsed { .. } => "lapsed",
            Self::OpenToObjection { .. } => "open_to_objection",
            Self::Established { .. } => "established",
            Self::LateOpenToObjection { .. } => "late_open_to_objection",
            Self::Defeated { .. } => "defeated",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Ended { .. } => "ended",
        }
    }
}

impl Permission {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Treaty => "treaty",
            Self::ExpressAcceptance => "express_acceptance",
            Self::TacitAcceptance => "tacit_acceptance",
        }
    }
}

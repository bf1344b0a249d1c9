//! The kinds of statement, and what a designation designates.

/// The kind of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementKind {
    /// It purports to exclude or to modify the legal effect of certain provisions (VCLT 2(1)(d)).
    Reservation,
    /// It clarifies how its author understands or applies the treaty, without modifying its legal effect.
    Declaration,
    /// An objection to another's reservation (VCLT 20(4)(b), 21(3)), or to another's territorial statement.
    Objection,
    /// Express acceptance of another's reservation (VCLT 20(4)(a)).
    Acceptance,
    /// Formal confirmation, with the instrument, of a reservation made when signing (VCLT 23(2)).
    Confirmation,
    /// Withdrawal of an own earlier statement (VCLT 22).
    Withdrawal,
    /// An organization declares the extent of its competence, or a change of it (UNCAC 67(3)).
    CompetenceDeclaration,
    /// The treaty is extended to territories.
    TerritorialApplication,
    /// The treaty does not extend to territories (VCLT 29).
    TerritorialExclusion,
    /// An authority or a point of contact is named to the depositary.
    Designation,
    /// Any other notification that the treaty calls for.
    Notification,
}

impl StatementKind {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Reservation,
        Self::Declaration,
        Self::Objection,
        Self::Acceptance,
        Self::Confirmation,
        Self::Withdrawal,
        Self::CompetenceDeclaration,
        Self::TerritorialApplication,
        Self::TerritorialExclusion,
        Self::Designation,
        Self::Notification,
    ];

    /// The name used in requests, answers and the record.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reservation => "reservation",
            Self::Declaration => "declaration",
            Self::Objection => "objection",
            Self::Acceptance => "acceptance_of_reservation",
            Self::Confirmation => "confirmation",
            Self::Withdrawal => "withdrawal_of_statement",
            Self::CompetenceDeclaration => "competence_declaration",
            Self::TerritorialApplication => "territorial_application",
            Self::TerritorialExclusion => "territorial_exclusion",
            Self::Designation => "designation",
            Self::Notification => "notification",
        }
    }

    /// Reads a name as [`StatementKind::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The same kind in words, for a sentence.
    #[must_use]
    pub fn in_words(self) -> String {
        self.as_str().replace('_', " ")
    }

    /// Whether it is said about an earlier statement.
    #[must_use]
    pub fn is_about_another(self) -> bool {
        matches!(
            self,
            Self::Objection | Self::Acceptance | Self::Confirmation | Self::Withdrawal
        )
    }

    /// Whether it names territories.
    #[must_use]
    pub fn is_territorial(self) -> bool {
        matches!(
            self,
            Self::TerritorialApplication | Self::TerritorialExclusion
        )
    }
}

/// What is named to the depositary. It never bars a deposit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Designated {
    /// The central authority for mutual legal assistance (UNCAC 46(13)).
    CentralAuthority,
    /// The point of contact that is available at every hour.
    PointOfContact,
    /// The authority for extradition or provisional arrest.
    ExtraditionAuthority,
    /// Whether the treaty is taken as the legal basis for extradition (UNCAC 44(6)(a)).
    ExtraditionBasis,
    /// The languages acceptable for requests (UNCAC 46(14)).
    Languages,
    /// The authority that assists in prevention (UNCAC 6(3)).
    PreventiveAuthority,
    /// Laws that give effect to the treaty (UNCAC 23(2)(d)).
    Legislation,
}

impl Designated {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::CentralAuthority,
        Self::PointOfContact,
        Self::ExtraditionAuthority,
        Self::ExtraditionBasis,
        Self::Languages,
        Self::PreventiveAuthority,
        Self::Legislation,
    ];

    /// The name used in requests, answers and the record.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CentralAuthority => "central_authority",
            Self::PointOfContact => "point_of_contact_24_7",
            Self::ExtraditionAuthority => "extradition_authority",
            Self::ExtraditionBasis => "extradition_basis",
            Self::Languages => "languages",
            Self::PreventiveAuthority => "preventive_authority",
            Self::Legislation => "legislation",
        }
    }

    /// Reads a name as [`Designated::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.as_str() == name)
    }
}

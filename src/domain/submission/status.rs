//! In which status a submission is, and what leads from one to another.

/// Where a submission stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Being prepared by its State.
    Draft,
    /// Handed to the depositary.
    Lodged,
    /// Being examined by the depositary for due and proper form.
    UnderExamination,
    /// Given back by the depositary, with reasons; it may be changed and lodged again.
    Returned,
    /// Entered into the record. Nothing follows.
    Recorded,
    /// Taken back by its State. Nothing follows.
    Withdrawn,
}

/// What is done to a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Its contents are changed.
    Change,
    /// It is handed to the depositary.
    Lodge,
    /// The depositary takes it under examination.
    TakeUp,
    /// The depositary enters what it found.
    Examine,
    /// The depositary gives it back.
    Return,
    /// The depositary enters it into the record.
    Record,
    /// Its State takes it back.
    Withdraw,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::Lodged,
        Self::UnderExamination,
        Self::Returned,
        Self::Recorded,
        Self::Withdrawn,
    ];

    /// The name used in requests, answers and the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Lodged => "lodged",
            Self::UnderExamination => "under_examination",
            Self::Returned => "returned",
            Self::Recorded => "recorded",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads a name as [`Status::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }

    /// Where a step leads from here; nowhere if it is not possible.
    #[must_use]
    pub fn after(self, step: Step) -> Option<Self> {
        match (self, step) {
            (Self::Draft, Step::Change) => Some(Self::Draft),
            (Self::Returned, Step::Change) => Some(Self::Returned),
            (Self::Draft | Self::Returned, Step::Lodge) => Some(Self::Lodged),
            (Self::Lodged, Step::TakeUp) | (Self::UnderExamination, Step::Examine) => {
                Some(Self::UnderExamination)
            }
            (Self::UnderExamination, Step::Return) => Some(Self::Returned),
            (Self::UnderExamination, Step::Record) => Some(Self::Recorded),
            (
                Self::Draft | Self::Lodged | Self::UnderExamination | Self::Returned,
                Step::Withdraw,
            ) => Some(Self::Withdrawn),
            (Self::Draft, Step::TakeUp | Step::Examine | Step::Return | Step::Record)
            | (
                Self::Lodged,
                Step::Change | Step::Lodge | Step::Examine | Step::Return | Step::Record,
            )
            | (Self::UnderExamination, Step::Change | Step::Lodge | Step::TakeUp)
            | (Self::Returned, Step::TakeUp | Step::Examine | Step::Return | Step::Record)
            | (
                Self::Recorded | Self::Withdrawn,
                Step::Change
                | Step::Lodge
                | Step::TakeUp
                | Step::Examine
                | Step::Return
                | Step::Record
                | Step::Withdraw,
            ) => None,
        }
    }

    /// Whether its contents may be changed.
    #[must_use]
    pub fn is_editable(self) -> bool {
        self.after(Step::Change).is_some()
    }
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Change,
        Self::Lodge,
        Self::TakeUp,
        Self::Examine,
        Self::Return,
        Self::Record,
        Self::Withdraw,
    ];

    /// What has happened when it is done: the name in the history of a submission.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Change => "changed",
            Self::Lodge => "lodged",
            Self::TakeUp => "under_examination",
            Self::Examine => "examined",
            Self::Return => "returned",
            Self::Record => "recorded",
            Self::Withdraw => "withdrawn",
        }
    }

    /// Whether it is told to those who asked to be told.
    #[must_use]
    pub fn is_told(self) -> bool {
        match self {
            Self::Lodge | Self::TakeUp | Self::Return | Self::Record | Self::Withdraw => true,
            Self::Change | Self::Examine => false,
        }
    }
}

//! Participants: States, regional economic integration organizations, and the lists that say who they are.
//!
//! A participant is known by its stable code, never by its name: names change without a new treaty act.

mod lineage;
mod naming;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::ids::ParticipantCode;
use super::language::{Language, Texts};

pub use naming::FormerName;

/// What a participant is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParticipantKind {
    /// A State, under the depositary's practice for "all States" clauses.
    State,
    /// A regional economic integration organization.
    Reio,
    /// An international organization that is neither; it occurs in imported histories only.
    Organization,
}

/// A participant's standing in the United Nations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnStatus {
    /// A Member State.
    Member,
    /// An observer: the Holy See, the State of Palestine, the European Union.
    Observer,
    /// Neither: Cook Islands, Niue, and States that no longer exist.
    Other,
}

/// The United Nations regional groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegionalGroup {
    /// African States.
    African,
    /// Asia-Pacific States.
    AsiaPacific,
    /// Eastern European States.
    EasternEuropean,
    /// Latin American and Caribbean States.
    Grulac,
    /// Western European and other States; the United States is counted here, as for elections.
    Weog,
    /// In no group: observers, non-members, organizations.
    None,
}

impl RegionalGroup {
    /// All of them, in alphabetical order, none last.
    pub const ALL: [Self; 6] = [
        Self::African,
        Self::AsiaPacific,
        Self::EasternEuropean,
        Self::Grulac,
        Self::Weog,
        Self::None,
    ];

    /// The name used in data and answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::African => "african",
            Self::AsiaPacific => "asia_pacific",
            Self::EasternEuropean => "eastern_european",
            Self::Grulac => "grulac",
            Self::Weog => "weog",
            Self::None => "none",
        }
    }

    /// Reads a name as [`RegionalGroup::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.as_str() == name)
    }
}

impl ParticipantKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::State, Self::Reio, Self::Organization];

    /// The name used in data and answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Reio => "reio",
            Self::Organization => "organization",
        }
    }

    /// Reads a name as [`ParticipantKind::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

impl UnStatus {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Member, Self::Observer, Self::Other];

    /// The name used in data and answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Observer => "observer",
            Self::Other => "other",
        }
    }

    /// Reads a name as [`UnStatus::as_str`] writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }
}

/// The end of a predecessor State, and who followed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dissolution {
    /// Its last day.
    pub until: NaiveDate,
    /// The States that succeeded it or continue it themselves; one of them may have ended later.
    pub successors: Vec<ParticipantCode>,
}

/// A State or an organization that can appear in a treaty's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// The stable code.
    pub code: ParticipantCode,
    /// ISO 3166-1 alpha-2, or `EU`.
    pub alpha2: Option<String>,
    /// The United Nations M49 numeric code, three digits.
    pub m49: Option<String>,
    /// What it is.
    pub kind: ParticipantKind,
    /// Its standing in the United Nations.
    pub un_status: UnStatus,
    /// Its United Nations regional group.
    pub regional_group: RegionalGroup,
    /// The M49 region: `Asia`.
    pub m49_region: Option<String>,
    /// The M49 sub-region: `South-eastern Asia`.
    pub m49_subregion: Option<String>,
    /// Its names as the depositary and the United Nations print them.
    pub names: Texts,
    /// The names that it had before, in order of their last days.
    pub former_names: Vec<FormerName>,
    /// Other names by which it is or was known.
    pub aliases: Vec<String>,
    /// What a reader should know beside it.
    pub note: Option<String>,
    /// Set for a State that no longer exists.
    pub dissolution: Option<Dissolution>,
}

impl Participant {
    /// An organization that is in no list of ours and appears in an imported history as `X:Some Name`.
    #[must_use]
    pub fn unlisted_organization(code: &ParticipantCode, name: &str) -> Self {
        Self {
            code: code.clone(),
            alpha2: None,
            m49: None,
            kind: ParticipantKind::Organization,
            un_status: UnStatus::Other,
            regional_group: RegionalGroup::None,
            m49_region: None,
            m49_subregion: None,
            names: Texts::english(name.trim()),
            former_names: Vec::new(),
            aliases: Vec::new(),
            note: None,
            dissolution: None,
        }
    }

    /// The English name, as the depositary prints it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.names.get(Language::En)
    }

    /// Whether it no longer existed on that day.
    #[must_use]
    pub fn has_ceased_by(&self, date: NaiveDate) -> bool {
        self.dissolution
            .as_ref()
            .is_some_and(|dissolution| date > dissolution.until)
    }
}

/// One State's membership of an organization, from a day to a last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The organization.
    pub organization: ParticipantCode,
    /// The member State.
    pub member: ParticipantCode,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, if it has ended.
    pub until: Option<NaiveDate>,
}

impl Membership {
    /// Whether it lasted on that day.
    #[must_use]
    pub fn lasts_on(&self, date: NaiveDate) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }
}

/// All participants, and who is a member of which organization when.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    participants: BTreeMap<ParticipantCode, Arc<Participant>>,
    memberships: Vec<Membership>,
}

impl Directory {
    /// A directory of these participants and memberships.
    #[must_use]
    pub fn new(participants: Vec<Participant>, memberships: Vec<Membership>) -> Self {
        Self {
            participants: participants
                .into_iter()
                .map(|participant| (participant.code.clone(), Arc::new(participant)))
                .collect(),
            memberships,
        }
    }

    /// The participant with exactly this code.
    #[must_use]
    pub fn get(&self, code: &ParticipantCode) -> Option<&Arc<Participant>> {
        self.participants.get(code)
    }

    /// The participant with this code, or the unlisted organization that an `X:` code names.
    #[must_use]
    pub fn resolve(&self, code: &ParticipantCode) -> Option<Arc<Participant>> {
        self.get(code).cloned().or_else(|| {
            code.unlisted_organization()
                .map(|name| Arc::new(Participant::unlisted_organization(code, name)))
        })
    }

    /// All participants in the order of their codes, those that no longer exist included.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Participant>> {
        self.participants.values()
    }

    /// The member States of an organization on a day.
    pub fn members_on<'a>(
        &'a self,
        organization: &'a ParticipantCode,
        date: NaiveDate,
    ) -> impl Iterator<Item = &'a ParticipantCode> {
        self.memberships
            .iter()
            .filter(move |m| m.organization == *organization && m.lasts_on(date))
            .map(|m| &m.member)
    }

    /// Every membership of an organization, past ones included, in the order of the list.
    pub fn memberships<'a>(
        &'a self,
        code: &'a ParticipantCode,
    ) -> impl Iterator<Item = &'a Membership> {
        self.memberships
            .iter()
            .filter(move |m| m.organization == *code || m.member == *code)
    }
}

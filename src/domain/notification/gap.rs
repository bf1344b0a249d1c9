//! What a person must fill in or confirm before a draft of a notification is one.

use chrono::NaiveDate;

use super::announcement::Announcement;
use crate::domain::action::Action;
use crate::domain::assessment::Assessment;
use crate::domain::finding::FindingCode;
use crate::domain::ids::Position;
use crate::domain::language::Language;
use crate::domain::statement::StatementId;
use crate::domain::treaty::Treaty;

/// Something that a draft lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// The reference of the notification.
    Reference,
    /// The date on which it is issued.
    DateOfIssue,
    /// Where the treaty was concluded, and when, if that is not known.
    Conclusion,
    /// The title of the treaty in the language.
    Title,
    /// A clause that was not compared with the certified true copy.
    ClauseNotCompared {
        /// The article.
        article: String,
    },
    /// A clause of which it is not said whether it was compared with the certified true copy.
    ClauseComparisonUnknown {
        /// The article.
        article: String,
    },
    /// The words of a clause, which are not known or may not be quoted.
    ClauseWords {
        /// The article.
        article: String,
        /// In which languages.
        languages: Vec<Language>,
    },
    /// The ground of a date that follows from general law and not from a clause.
    Ground,
    /// The words of a statement, or their language.
    StatementWords {
        /// The statement.
        statement: StatementId,
    },
    /// A translation of the words of a statement.
    Translation {
        /// The statement.
        statement: StatementId,
        /// Into which languages.
        languages: Vec<Language>,
    },
    /// Instruments that the record does not have, and that may change which date follows from this one.
    RecordIncomplete {
        /// Until when the record is believed complete; none where nothing is said of that.
        until: Option<NaiveDate>,
    },
    /// The action stands in the place of one that may have been notified.
    Corrects {
        /// The action that was wrong.
        action: Position,
    },
    /// A finding on the dates that are stated.
    Finding(FindingCode),
}

/// The languages of a draft: those in which the depositary circulates.
pub const LANGUAGES: [Language; 2] = [Language::En, Language::Fr];

impl Gap {
    /// Everything that a draft about an action lacks; `corrects` is the action in whose place it stands.
    #[must_use]
    pub fn all_of(
        assessment: &Assessment,
        action: &Action,
        announcement: &Announcement,
        corrects: Option<Position>,
    ) -> Vec<Self> {
        let mut gaps = of_heading(&assessment.treaty, action);
        gaps.extend(corrects.map(|action| Self::Corrects { action }));
        for clause in announcement.cited() {
            let article = clause.article.clone();
            match clause.compared {
                Some(true) => {}
                Some(false) => gaps.push(Self::ClauseNotCompared { article }),
                None => gaps.push(Self::ClauseComparisonUnknown { article }),
            }
            let has_english = clause.words.is_some();
            gaps.push(Self::ClauseWords {
                article: clause.article.clone(),
                // The document has a clause in English only.
                languages: lacking(|language| has_english && language == Language::En),
            });
        }
        if announcement.rests_on_general_law() {
            gaps.push(Self::Ground);
        }
        gaps.extend(of_record(assessment, action));
        let states_entry = announcement.in_force.is_some() || announcement.effect.is_some();
        let findings = assessment.findings.iter().filter(|_| states_entry);
        gaps.extend(findings.map(|finding| Self::Finding(finding.code())));
        gaps.extend(of_statements(action));
        gaps
    }

    /// The name used in answers.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::DateOfIssue => "date_of_issue",
            Self::Conclusion => "conclusion",
            Self::Title => "title",
            Self::ClauseNotCompared { .. } => "clause_not_compared",
            Self::ClauseComparisonUnknown { .. } => "clause_comparison_unknown",
            Self::ClauseWords { .. } => "clause_words",
            Self::Ground => "ground",
            Self::StatementWords { .. } => "statement_words",
            Self::Translation { .. } => "translation",
            Self::RecordIncomplete { .. } => "record_incomplete",
            Self::Corrects { .. } => "corrects",
            Self::Finding(code) => code.as_str(),
        }
    }

    /// What is to be done about it, in English.
    #[must_use]
    pub fn what(&self) -> String {
        match self {
            Self::Reference => "the reference of the notification".to_owned(),
            Self::DateOfIssue => "the date on which the notification is issued".to_owned(),
            Self::Conclusion => "the place of conclusion of the treaty, and the date where the draft has none".to_owned(),
            Self::Title => "the title of the treaty in this language".to_owned(),
            Self::ClauseNotCompared { article } => {
                format!("article {article} has not been compared with the certified true copy")
            }
            Self::ClauseComparisonUnknown { article } => format!(
                "it is not stated whether article {article} has been compared with the certified true copy"
            ),
            Self::ClauseWords { article, .. } => format!("the words of article {article}"),
            Self::Ground => "the ground of a date that follows from no clause of the treaty".to_owned(),
            Self::StatementWords { statement } => {
                format!("the words of statement {statement} as received, and their language")
            }
            Self::Translation { statement, .. } => format!("a translation of statement {statement}"),
            Self::RecordIncomplete { until: Some(until) } => format!(
                "the record is complete only until {until}: whether the conditions for entry into force were met, and when"
            ),
            Self::RecordIncomplete { until: None } => {
                "it is not stated how complete the record is: whether the conditions for entry into force were met, and when".to_owned()
            }
            Self::Corrects { action } => format!(
                "the action stands in the place of action {action}, which was corrected and may have been notified"
            ),
            Self::Finding(FindingCode::WithdrawalAfterThreshold) => {
                "an instrument was withdrawn after the conditions had been met, and the readings of that differ".to_owned()
            }
            Self::Finding(FindingCode::AssertedEntryIntoForceDiffers) => {
                "the depositary has stated another date of entry into force than the computed one, which the draft has".to_owned()
            }
        }
    }

    /// The article that it is about.
    #[must_use]
    pub fn article(&self) -> Option<&str> {
        match self {
            Self::ClauseNotCompared { article }
            | Self::ClauseComparisonUnknown { article }
            | Self::ClauseWords { article, .. } => Some(article),
            Self::Reference
            | Self::DateOfIssue
            | Self::Conclusion
            | Self::Title
            | Self::Ground
            | Self::StatementWords { .. }
            | Self::Translation { .. }
            | Self::RecordIncomplete { .. }
            | Self::Corrects { .. }
            | Self::Finding(_) => None,
        }
    }

    /// The languages in which the draft lacks it.
    #[must_use]
    pub fn languages(&self) -> Vec<Language> {
        match self {
            Self::ClauseWords { languages, .. } | Self::Translation { languages, .. } => {
                languages.clone()
            }
            Self::Title => vec![Language::Fr],
            Self::Reference
            | Self::DateOfIssue
            | Self::Conclusion
            | Self::ClauseNotCompared { .. }
            | Self::ClauseComparisonUnknown { .. }
            | Self::Ground
            | Self::StatementWords { .. }
            | Self::RecordIncomplete { .. }
            | Self::Corrects { .. }
            | Self::Finding(_) => LANGUAGES.to_vec(),
        }
    }
}

fn of_heading(treaty: &Treaty, action: &Action) -> Vec<Gap> {
    let act = &action.act;
    let gaps = [
        act.notification.is_none().then_some(Gap::Reference),
        act.particulars
            .notified_on
            .is_none()
            .then_some(Gap::DateOfIssue),
        // No field of the treaty document has the place.
        Some(Gap::Conclusion),
        treaty
            .title
            .exact(Language::Fr)
            .is_none()
            .then_some(Gap::Title),
    ];
    gaps.into_iter().flatten().collect()
}

/// An instrument's date depends on all the others, also on those that the record lacks.
fn of_record(assessment: &Assessment, action: &Action) -> Option<Gap> {
    let until = assessment
        .treaty
        .record
        .as_ref()
        .and_then(|record| record.complete_until);
    let is_complete = until.is_some_and(|until| assessment.as_of <= until);
    (action.act.kind.is_consent() && !is_complete).then_some(Gap::RecordIncomplete { until })
}

fn of_statements(action: &Action) -> impl Iterator<Item = Gap> {
    (1..)
        .zip(&action.act.particulars.statements)
        .filter_map(|(number, statement)| {
            let id = StatementId {
                action: action.position,
                number,
            };
            if statement.text.is_none() || statement.language.is_none() {
                return Some(Gap::StatementWords { statement: id });
            }
            let original = statement.language.as_deref().and_then(Language::from_tag);
            let languages = lacking(|language| Some(language) == original);
            (!languages.is_empty()).then_some(Gap::Translation {
                statement: id,
                languages,
            })
        })
}

fn lacking(has: impl Fn(Language) -> bool) -> Vec<Language> {
    LANGUAGES
        .into_iter()
        .filter(|language| !has(*language))
        .collect()
}

//! The vocabulary of participants: what they are, and their regional groups.
//!
//! Regional groups are United Nations practice for elections and have no effect in the law of treaties.

use super::{Labels, Term};
use crate::domain::participant::{ParticipantKind, RegionalGroup};

/// The term for a United Nations regional group.
#[must_use]
pub fn regional_group(group: RegionalGroup) -> Term {
    let (definition, labels) = meaning_of_group(group);
    Term {
        name: group.as_str(),
        definition,
        letter: None,
        labels: labels.in_order(),
    }
}

/// The term for a kind of participant.
#[must_use]
pub fn participant_kind(kind: ParticipantKind) -> Term {
    let (definition, labels) = meaning_of_kind(kind);
    Term {
        name: kind.as_str(),
        definition,
        letter: None,
        labels: labels.in_order(),
    }
}

fn meaning_of_group(group: RegionalGroup) -> (&'static str, Labels) {
    match group {
        RegionalGroup::African => (
            "The Group of African States, one of the five regional groups of United Nations practice.",
            Labels {
                ar: "مجموعة الدول الأفريقية",
                zh: "非洲国家组",
                en: "African States",
                fr: "États d'Afrique",
                ru: "африканские государства",
                es: "Estados de África",
                vi: "các nước châu Phi",
            },
        ),
        RegionalGroup::AsiaPacific => (
            "The Group of Asia-Pacific States, one of the five regional groups of United Nations practice.",
            Labels {
                ar: "مجموعة دول آسيا والمحيط الهادئ",
                zh: "亚洲-太平洋国家组",
                en: "Asia-Pacific States",
                fr: "États d'Asie et du Pacifique",
                ru: "государства Азии и Тихого океана",
                es: "Estados de Asia y el Pacífico",
                vi: "các nước châu Á - Thái Bình Dương",
            },
        ),
        RegionalGroup::EasternEuropean => (
            "The Group of Eastern European States, one of the five regional groups of United Nations practice.",
            Labels {
                ar: "مجموعة دول أوروبا الشرقية",
                zh: "东欧国家组",
                en: "Eastern European States",
                fr: "États d'Europe orientale",
                ru: "восточноевропейские государства",
                es: "Estados de Europa Oriental",
                vi: "các nước Đông Âu",
            },
        ),
        RegionalGroup::Grulac => (
            "The Group of Latin American and Caribbean States, one of the five regional groups of United Nations \
             practice.",
            Labels {
                ar: "مجموعة دول أمريكا اللاتينية ومنطقة البحر الكاريبي",
                zh: "拉丁美洲和加勒比国家组",
                en: "Latin American and Caribbean States",
                fr: "États d'Amérique latine et des Caraïbes",
                ru: "государства Латинской Америки и Карибского бассейна",
                es: "Estados de América Latina y el Caribe",
                vi: "các nước Mỹ Latinh và Caribe",
            },
        ),
        RegionalGroup::Weog => (
            "The Group of Western European and other States, one of the five regional groups of United Nations \
             practice. The United States of America, a member of no group, is counted here as for elections.",
            Labels {
                ar: "مجموعة دول أوروبا الغربية ودول أخرى",
                zh: "西欧和其他国家组",
                en: "Western European and other States",
                fr: "États d'Europe occidentale et autres États",
                ru: "западноевропейские и другие государства",
                es: "Estados de Europa Occidental y otros Estados",
                vi: "các nước Tây Âu và các nước khác",
            },
        ),
        RegionalGroup::None => (
            "In none of the five regional groups of United Nations practice: observers, States that are not Members, \
             and organizations.",
            Labels {
                ar: "خارج المجموعات الإقليمية",
                zh: "不属于任何区域组",
                en: "in no regional group",
                fr: "hors groupe régional",
                ru: "вне региональных групп",
                es: "sin grupo regional",
                vi: "không thuộc nhóm khu vực nào",
            },
        ),
    }
}

fn meaning_of_kind(kind: ParticipantKind) -> (&'static str, Labels) {
    match kind {
        ParticipantKind::State => (
            "A State, which has the capacity to conclude treaties (VCLT 6). Under clauses open to all States the \
             depositary follows the practice of the General Assembly.",
            Labels {
                ar: "دولة",
                zh: "国家",
                en: "State",
                fr: "État",
                ru: "государство",
                es: "Estado",
                vi: "quốc gia",
            },
        ),
        ParticipantKind::Reio => (
            "An organization of sovereign States of a region to which they have transferred competence in the \
             matters of the treaty, and which the treaty's own clause admits (VCLT-IO 6).",
            Labels {
                ar: "منظمة إقليمية للتكامل الاقتصادي",
                zh: "区域经济一体化组织",
                en: "regional economic integration organization",
                fr: "organisation régionale d'intégration économique",
                ru: "региональная организация экономической интеграции",
                es: "organización regional de integración económica",
                vi: "tổ chức hội nhập kinh tế khu vực",
            },
        ),
        ParticipantKind::Organization => (
            "An intergovernmental organization (VCLT 2(1)(i)) that is not a regional economic integration \
             organization; its capacity to conclude treaties is governed by its own rules (VCLT-IO 6).",
            Labels {
                ar: "منظمة دولية",
                zh: "国际组织",
                en: "international organization",
                fr: "organisation internationale",
                ru: "международная организация",
                es: "organización internacional",
                vi: "tổ chức quốc tế",
            },
        ),
    }
}

//! The vocabulary of statements: reservations and their like, and what becomes of them.
//!
//! French, Spanish, Russian, Chinese and Arabic follow the authentic texts of VCLT 2(1)(d) and 19 to 23 for reservation,
//! acceptance, objection, confirmation and withdrawal. Vietnamese has no authentic text.

use super::{Labels, Term};
use crate::domain::statement::{StatementKind, StatementState};

/// The term for a kind of statement.
#[must_use]
pub fn statement(kind: StatementKind) -> Term {
    let (definition, labels) = meaning_of_kind(kind);
    Term {
        name: kind.as_str(),
        definition,
        letter: None,
        labels: labels.in_order(),
    }
}

/// The term for what has become of a statement; its dates play no part.
#[must_use]
pub fn statement_state(state: StatementState) -> Term {
    let (definition, labels) = meaning_of_state(state);
    Term {
        name: state.as_str(),
        definition,
        letter: None,
        labels: labels.in_order(),
    }
}

macro_rules! labels {
    ($ar:literal, $zh:literal, $en:literal, $fr:literal, $ru:literal, $es:literal, $vi:literal) => {
        Labels {
            ar: $ar,
            zh: $zh,
            en: $en,
            fr: $fr,
            ru: $ru,
            es: $es,
            vi: $vi,
        }
    };
}

fn meaning_of_kind(kind: StatementKind) -> (&'static str, Labels) {
    match kind {
        StatementKind::Reservation => (
            "A unilateral statement, however phrased or named, made when signing, ratifying, accepting, approving or \
             acceding, that purports to exclude or to modify the legal effect of certain provisions in their \
             application to its author (VCLT 2(1)(d)).",
            labels!(
                "تحفظ",
                "保留",
                "reservation",
                "réserve",
                "оговорка",
                "reserva",
                "bảo lưu"
            ),
        ),
        StatementKind::Declaration => (
            "A statement that says how its author understands or applies the treaty, without excluding or modifying \
             the legal effect of its provisions; what does so is a reservation whatever its title (VCLT 2(1)(d)).",
            labels!(
                "إعلان",
                "声明",
                "declaration",
                "déclaration",
                "заявление",
                "declaración",
                "tuyên bố"
            ),
        ),
        StatementKind::Objection => (
            "An objection to another's reservation. It does not preclude the entry into force of the treaty between \
             the two unless its author definitely says so, and has no effect on what counts (VCLT 20(4)(b), 21(3)).",
            labels!(
                "اعتراض",
                "反对",
                "objection",
                "objection",
                "возражение",
                "objeción",
                "phản đối"
            ),
        ),
        StatementKind::Acceptance => (
            "Express acceptance of another's reservation (VCLT 20(4)(a)).",
            labels!(
                "قبول التحفظ",
                "接受保留",
                "acceptance of a reservation",
                "acceptation d'une réserve",
                "принятие оговорки",
                "aceptación de una reserva",
                "chấp nhận bảo lưu"
            ),
        ),
        StatementKind::Confirmation => (
            "Formal confirmation, with the instrument of consent, of a reservation made when signing; the reservation \
             is considered as made on the date of its confirmation (VCLT 23(2)).",
            labels!(
                "تأكيد التحفظ",
                "确认保留",
                "confirmation of a reservation",
                "confirmation d'une réserve",
                "подтверждение оговорки",
                "confirmación de una reserva",
                "khẳng định lại bảo lưu"
            ),
        ),
        StatementKind::Withdrawal => (
            "Withdrawal of an own earlier statement, possible at any time; nobody's consent is needed (VCLT 22).",
            labels!(
                "سحب بيان",
                "撤回声明",
                "withdrawal of a statement",
                "retrait d'une déclaration",
                "снятие заявления",
                "retiro de una manifestación",
                "rút tuyên bố"
            ),
        ),
        StatementKind::CompetenceDeclaration => (
            "The declaration in which a regional economic integration organization states the extent of its \
             competence with respect to the matters governed by the treaty, or a change of it (VCLT 24(1); model: UNCAC 67(3)).",
            labels!(
                "إعلان بشأن نطاق الاختصاص",
                "权限声明",
                "declaration of competence",
                "déclaration de compétence",
                "заявление о сфере компетенции",
                "declaración de competencia",
                "tuyên bố về thẩm quyền"
            ),
        ),
        StatementKind::TerritorialApplication => (
            "A statement that extends the treaty to territories. It changes neither the count nor the date on which \
             the treaty enters into force for the State (VCLT 29).",
            labels!(
                "انطباق إقليمي",
                "领土适用",
                "territorial application",
                "application territoriale",
                "территориальное применение",
                "aplicación territorial",
                "áp dụng theo lãnh thổ"
            ),
        ),
        StatementKind::TerritorialExclusion => (
            "A statement that the treaty does not extend to territories of the State. The State is no less a party; \
             the count does not change (VCLT 29).",
            labels!(
                "استثناء إقليمي",
                "领土排除",
                "territorial exclusion",
                "exclusion territoriale",
                "территориальное исключение",
                "exclusión territorial",
                "loại trừ lãnh thổ"
            ),
        ),
        StatementKind::Designation => (
            "The naming of an authority or point of contact that the treaty asks for. Its absence never bars a deposit \
             (VCLT 78; models: UNCAC 46(13), 44(6)(a)).",
            labels!(
                "تسمية",
                "指定",
                "designation",
                "désignation",
                "назначение",
                "designación",
                "chỉ định"
            ),
        ),
        StatementKind::Notification => (
            "Any other notification to the depositary that the treaty calls for (VCLT 78).",
            labels!(
                "إشعار",
                "通知",
                "notification",
                "notification",
                "уведомление",
                "notificación",
                "thông báo"
            ),
        ),
    }
}

fn meaning_of_state(state: StatementState) -> (&'static str, Labels) {
    match state {
        StatementState::Made => (
            "Made and not withdrawn (VCLT 22); a statement of this kind needs nothing more.",
            labels!(
                "قائم",
                "已作出",
                "made",
                "faite",
                "сделано",
                "formulada",
                "đã đưa ra"
            ),
        ),
        StatementState::AwaitsConfirmation => (
            "A reservation made when signing, which has to be confirmed with the instrument of consent (VCLT 23(2)).",
            labels!(
                "في انتظار التأكيد",
                "待确认",
                "awaits confirmation",
                "à confirmer",
                "ожидает подтверждения",
                "pendiente de confirmación",
                "chờ khẳng định lại"
            ),
        ),
        StatementState::Lapsed { .. } => (
            "A reservation made when signing that was not confirmed with the instrument of consent (VCLT 23(2)), or \
             whose signature was withdrawn.",
            labels!(
                "ساقط",
                "失效",
                "lapsed",
                "caduque",
                "утратила силу",
                "caducada",
                "hết hiệu lực"
            ),
        ),
        StatementState::OpenToObjection { .. } => (
            "A reservation to which others can still object: for twelve months from its notification, or until their \
             own consent, whichever is later (VCLT 20(5)). The instrument counts all the same.",
            labels!(
                "مفتوح للاعتراض",
                "可提出反对",
                "open to objection",
                "ouverte aux objections",
                "открыта для возражений",
                "abierta a objeciones",
                "còn có thể bị phản đối"
            ),
        ),
        StatementState::Established { .. } => (
            "A reservation that stands: expressly authorized by the treaty (VCLT 20(1)), or accepted expressly or \
             tacitly (VCLT 20(4), (5)). Between its author and one that objected, VCLT 21(3) applies.",
            labels!(
                "ثابت",
                "已成立",
                "established",
                "établie",
                "действует",
                "efectiva",
                "có hiệu lực"
            ),
        ),
        StatementState::LateOpenToObjection { .. } => (
            "A reservation made after consent. In the depositary's practice it is accepted only if nobody objects \
             within twelve months of its notification.",
            labels!(
                "متأخر ومفتوح للاعتراض",
                "逾期，可提出反对",
                "late, open to objection",
                "tardive, ouverte aux objections",
                "поздняя, открыта для возражений",
                "tardía, abierta a objeciones",
                "muộn, còn có thể bị phản đối"
            ),
        ),
        StatementState::Defeated { .. } => (
            "A late reservation to which at least one objection was made in time, so that the depositary does not accept it \
             for deposit (depositary practice).",
            labels!(
                "مرفوض",
                "被否决",
                "defeated",
                "écartée",
                "отклонена",
                "rechazada",
                "bị bác bỏ"
            ),
        ),
        StatementState::Withdrawn { .. } => (
            "Taken back by its author (VCLT 22).",
            labels!(
                "مسحوب",
                "已撤回",
                "withdrawn",
                "retirée",
                "снята",
                "retirada",
                "đã rút"
            ),
        ),
        StatementState::Ended { .. } => (
            "The instrument with which it came has been withdrawn, or its denunciation has taken effect (VCLT 70).",
            labels!(
                "منتهٍ",
                "已终止",
                "ended",
                "éteinte",
                "прекратилась",
                "extinguida",
                "đã chấm dứt"
            ),
        ),
    }
}

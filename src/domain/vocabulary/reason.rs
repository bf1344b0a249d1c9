//! The vocabulary of counting: why an instrument on record does not count towards entry into force.
//!
//! What counts is for the treaty to say (VCLT 24(1)); the reasons here name the clauses that are usual.

use super::{Labels, Term};
use crate::domain::threshold::NotCounted;

/// The term for a reason why an instrument does not count towards the threshold.
#[must_use]
pub fn not_counted(reason: NotCounted) -> Term {
    let (definition, labels) = meaning(reason);
    Term {
        name: reason.as_str(),
        definition,
        letter: None,
        labels: labels.in_order(),
    }
}

fn meaning(reason: NotCounted) -> (&'static str, Labels) {
    match reason {
        NotCounted::ReioNotAdditional => (
            "The treaty does not count an instrument of a regional economic integration organization as additional \
             to those deposited by its member States; such clauses are the treaty's own (VCLT 24(1)).",
            Labels {
                ar: "لا يُعدّ إضافيا إلى صكوك الدول الأعضاء",
                zh: "不在成员国文书以外另行计算",
                en: "not additional to the instruments of member States",
                fr: "ne s'ajoute pas aux instruments des États membres",
                ru: "не считается дополнительным к документам государств-членов",
                es: "no se considera adicional a los de los Estados miembros",
                vi: "không tính thêm ngoài văn kiện của các quốc gia thành viên",
            },
        ),
        NotCounted::ReioNotCounted => (
            "The treaty provides that an instrument of a regional integration organization shall not be counted, \
             whatever its member States have done; such clauses are the treaty's own (VCLT 24(1)).",
            Labels {
                ar: "لا يُحتسب صك منظمة التكامل الإقليمي",
                zh: "区域一体化组织的文书不计算在内",
                en: "instrument of a regional integration organization not counted",
                fr: "instrument d'une organisation d'intégration régionale non compté",
                ru: "документ региональной организации интеграции не учитывается",
                es: "instrumento de una organización regional de integración no contado",
                vi: "không tính văn kiện của tổ chức hội nhập khu vực",
            },
        ),
        NotCounted::OrganizationNotCounted => (
            "The treaty counts instruments of States, and this one is of an international organization that no \
             clause of the treaty adds to them (VCLT 24(1)).",
            Labels {
                ar: "لا يُحتسب صك المنظمة الدولية",
                zh: "国际组织的文书不计算在内",
                en: "instrument of an international organization not counted",
                fr: "instrument d'une organisation internationale non compté",
                ru: "документ международной организации не учитывается",
                es: "instrumento de una organización internacional no contado",
                vi: "không tính văn kiện của tổ chức quốc tế",
            },
        ),
        NotCounted::KindNotCounted => (
            "The treaty makes its entry into force depend on acts of other kinds, for instance on ratification, \
             acceptance or approval but not on accession (VCLT 24(1)).",
            Labels {
                ar: "لا يُحتسب هذا النوع من الصكوك",
                zh: "此类文书不计算在内",
                en: "instrument of this kind not counted",
                fr: "instrument de cette nature non compté",
                ru: "документ этого вида не учитывается",
                es: "instrumento de este tipo no contado",
                vi: "không tính loại văn kiện này",
            },
        ),
        NotCounted::Withdrawn => (
            "The instrument was withdrawn before the treaty was in force for the participant; in the depositary's \
             practice it counted until that day, and is treated as not deposited from then on.",
            Labels {
                ar: "صك مسحوب",
                zh: "文书已撤回",
                en: "instrument withdrawn",
                fr: "instrument retiré",
                ru: "документ отозван",
                es: "instrumento retirado",
                vi: "văn kiện đã rút",
            },
        ),
        NotCounted::Denounced => (
            "The participant's denunciation has taken effect (VCLT 70(2)). A treaty already in force does not end \
             because the number of its parties falls below the number required (VCLT 55).",
            Labels {
                ar: "نقض نافذ",
                zh: "退约已生效",
                en: "denunciation in effect",
                fr: "dénonciation ayant pris effet",
                ru: "денонсация вступила в силу",
                es: "denuncia que ha surtido efecto",
                vi: "việc từ bỏ đã có hiệu lực",
            },
        ),
        NotCounted::LeftWithParent => (
            "The participant has denounced the treaty that this one supplements, which by its clause entails leaving \
             this one on the same day (VCLT 54(a)).",
            Labels {
                ar: "انقضاء بنقض المعاهدة الأصلية",
                zh: "因退出主条约而退出",
                en: "left with the parent treaty",
                fr: "retrait entraîné par la dénonciation du traité principal",
                ru: "выход вследствие денонсации основного договора",
                es: "retiro entrañado por la denuncia del tratado principal",
                vi: "chấm dứt do từ bỏ điều ước chính",
            },
        ),
        NotCounted::CeasedWithMembers => (
            "A regional economic integration organization ceased to be a party because all its member States had \
             denounced the treaty, as its clause provides (VCLT 54(a)).",
            Labels {
                ar: "انقضاء بنقض جميع الدول الأعضاء",
                zh: "因全体成员国退约而终止",
                en: "ceased with the denunciation by all member States",
                fr: "fin par dénonciation de tous les États membres",
                ru: "прекращено после денонсации всеми государствами-членами",
                es: "cese por denuncia de todos los Estados miembros",
                vi: "chấm dứt do tất cả quốc gia thành viên từ bỏ",
            },
        ),
        NotCounted::AlreadyBound => (
            "Another instrument of the same participant was already on deposit and had established its consent to \
             be bound (VCLT 16(b)); consent is given once and counted once.",
            Labels {
                ar: "سبق إيداع صك آخر",
                zh: "已有另一文书交存",
                en: "another instrument already on deposit",
                fr: "un autre instrument déjà déposé",
                ru: "другой документ уже сдан на хранение",
                es: "otro instrumento ya depositado",
                vi: "đã có văn kiện khác được nộp lưu chiểu",
            },
        ),
        NotCounted::Replaced => (
            "The State that deposited it no longer exists, and the instrument of a successor counts in its place \
             (Vienna Convention on Succession of States in respect of Treaties 18 and 32), as a policy of this \
             register provides.",
            Labels {
                ar: "حل محله صك دولة خلف",
                zh: "由继承国的文书取代",
                en: "replaced by the instrument of a successor State",
                fr: "remplacé par l'instrument d'un État successeur",
                ru: "заменён документом государства-преемника",
                es: "sustituido por el instrumento de un Estado sucesor",
                vi: "được thay bằng văn kiện của quốc gia kế thừa",
            },
        ),
    }
}

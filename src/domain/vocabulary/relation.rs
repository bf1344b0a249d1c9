//! The vocabulary of standing: a participant's status, and how far the treaty itself has come.
//!
//! Contracting State and party are kept apart as in VCLT 2(1)(f) and (g); Chinese takes 缔约国 for the first
//! and 当事国 for the second, as the authentic text does.

use super::{Labels, Term};
use crate::domain::assessment::Status;
use crate::domain::progress::Stage;

/// The term for a participant's relation to a treaty.
#[must_use]
pub fn status(status: Status) -> Term {
    let (definition, labels) = meaning_of_status(status);
    Term {
        name: status.as_str(),
        definition,
        letter: None,
        labels: labels.in_order(),
    }
}

/// The term for a stage on the way to entry into force; its dates play no part.
#[must_use]
pub fn stage(stage: &Stage) -> Term {
    let (definition, labels) = meaning_of_stage(stage);
    Term {
        name: stage.as_str(),
        definition,
        letter: None,
        labels: labels.in_order(),
    }
}

fn meaning_of_status(status: Status) -> (&'static str, Labels) {
    match status {
        Status::NoAction => (
            "Has neither signed the treaty nor expressed consent to be bound by any of the means of VCLT 11.",
            Labels {
                ar: "بلا إجراء",
                zh: "未采取行动",
                en: "no action",
                fr: "aucune formalité",
                ru: "нет действий",
                es: "ningún acto",
                vi: "chưa có hành động",
            },
        ),
        Status::Signatory => (
            "Has signed subject to ratification, acceptance or approval and has no instrument on deposit (VCLT 14). \
             It is not bound by the treaty, but must not defeat its object and purpose (VCLT 18(a)).",
            Labels {
                ar: "جهة موقّعة",
                zh: "签署方",
                en: "signatory",
                fr: "signataire",
                ru: "подписавшая сторона",
                es: "signatario",
                vi: "bên đã ký",
            },
        ),
        Status::SignatureWithdrawn => (
            "Has signed, and has since made its intention clear not to become a party (VCLT 18(a)); the date of \
             signature stays in the record.",
            Labels {
                ar: "سُحب التوقيع",
                zh: "签署已撤回",
                en: "signature withdrawn",
                fr: "signature retirée",
                ru: "подпись отозвана",
                es: "firma retirada",
                vi: "đã rút chữ ký",
            },
        ),
        Status::ContractingState => (
            "Has consented to be bound, while the treaty is not yet in force for it (VCLT 2(1)(f), read with (g)). \
             The status also covers a contracting organization (VCLT-IO 2(1)(f)).",
            Labels {
                ar: "دولة متعاقدة",
                zh: "缔约国",
                en: "contracting State",
                fr: "État contractant",
                ru: "договаривающееся государство",
                es: "Estado contratante",
                vi: "quốc gia kết ước",
            },
        ),
        Status::Party => (
            "Has consented to be bound by the treaty, and the treaty is in force for it (VCLT 2(1)(g)). Before entry \
             into force a treaty has no parties.",
            Labels {
                ar: "طرف",
                zh: "当事国",
                en: "party",
                fr: "partie",
                ru: "участник",
                es: "parte",
                vi: "thành viên",
            },
        ),
        Status::InstrumentWithdrawn => (
            "Withdrew its instrument of consent before the treaty was in force for it, and has no signature; in the \
             depositary's practice the instrument is treated as not deposited.",
            Labels {
                ar: "سُحب الصك",
                zh: "文书已撤回",
                en: "instrument withdrawn",
                fr: "instrument retiré",
                ru: "документ отозван",
                es: "instrumento retirado",
                vi: "đã rút văn kiện",
            },
        ),
        Status::FormerParty => (
            "Was bound until its denunciation took effect, or until a clause ended its participation because it left \
             the parent treaty or all its member States left, and is released from then on (VCLT 70(1) and (2)).",
            Labels {
                ar: "طرف سابق",
                zh: "前当事国",
                en: "former party",
                fr: "ancienne partie",
                ru: "бывший участник",
                es: "antigua parte",
                vi: "thành viên cũ",
            },
        ),
        Status::Ceased => (
            "A State that no longer exists, replaced by one or more successor States (Vienna Convention on \
             Succession of States in respect of Treaties 2(1)(c)); what it did stays in the record.",
            Labels {
                ar: "دولة لم تعد قائمة",
                zh: "已不存在的国家",
                en: "State that no longer exists",
                fr: "État qui a cessé d'exister",
                ru: "прекратившее существование государство",
                es: "Estado que ha dejado de existir",
                vi: "quốc gia không còn tồn tại",
            },
        ),
    }
}

fn meaning_of_stage(stage: &Stage) -> (&'static str, Labels) {
    match stage {
        Stage::Pending => (
            "The conditions that the treaty sets for its entry into force have not been met (VCLT 24(1)).",
            Labels {
                ar: "لم تُستوف شروط بدء النفاذ",
                zh: "生效条件尚未满足",
                en: "conditions for entry into force not met",
                fr: "conditions d'entrée en vigueur non remplies",
                ru: "условия вступления в силу не выполнены",
                es: "condiciones de entrada en vigor no cumplidas",
                vi: "chưa đủ điều kiện có hiệu lực",
            },
        ),
        Stage::ThresholdReached { .. } => (
            "The instruments required for entry into force have been deposited, as the depositary makes known \
             (VCLT 77(1)(f)), and the period that the treaty sets is running; the treaty is not yet in force.",
            Labels {
                ar: "استوفيت شروط بدء النفاذ، ولم يبدأ النفاذ بعد",
                zh: "生效条件已满足，尚未生效",
                en: "conditions for entry into force met, not yet in force",
                fr: "conditions d'entrée en vigueur remplies, pas encore en vigueur",
                ru: "условия вступления в силу выполнены, ещё не в силе",
                es: "condiciones de entrada en vigor cumplidas, aún no en vigor",
                vi: "đã đủ điều kiện, chưa có hiệu lực",
            },
        ),
        Stage::InForce { .. } => (
            "The treaty has entered into force in the manner and on the date that it provides (VCLT 24(1)), and \
             binds its parties (VCLT 26).",
            Labels {
                ar: "سارية المفعول",
                zh: "已生效",
                en: "in force",
                fr: "en vigueur",
                ru: "в силе",
                es: "en vigor",
                vi: "đang có hiệu lực",
            },
        ),
    }
}

//! The vocabulary of actions.
//!
//! Ratification, acceptance, approval and accession are named as in VCLT 2(1)(b). Chinese takes 核准 for
//! approval, as the final clauses of United Nations treaties print it; the Vienna Convention itself has 赞同.

use super::{Labels, Term};
use crate::domain::action::ActionKind;

/// The term for a kind of action, with the depositary's letter.
#[must_use]
pub fn action(kind: ActionKind) -> Term {
    let (definition, labels) = meaning(kind);
    Term {
        name: kind.as_str(),
        definition,
        letter: kind.letter(),
        labels: labels.in_order(),
    }
}

fn meaning(kind: ActionKind) -> (&'static str, Labels) {
    match kind {
        ActionKind::Signature => (
            "Signature subject to ratification, acceptance or approval (VCLT 14). It is not consent to be bound; \
             the signatory must refrain from acts that would defeat the object and purpose of the treaty (VCLT 18(a)).",
            Labels {
                ar: "توقيع",
                zh: "签署",
                en: "signature",
                fr: "signature",
                ru: "подписание",
                es: "firma",
                vi: "ký",
            },
        ),
        ActionKind::DefinitiveSignature => (
            "Signature that by itself expresses consent to be bound, where the treaty or the negotiating States so \
             provide (VCLT 12(1)).",
            Labels {
                ar: "توقيع نهائي",
                zh: "确定性签署",
                en: "definitive signature",
                fr: "signature définitive",
                ru: "окончательное подписание",
                es: "firma definitiva",
                vi: "ký có giá trị ràng buộc",
            },
        ),
        ActionKind::Ratification => (
            "The international act so named by which a signatory State establishes its consent to be bound \
             (VCLT 2(1)(b), 14(1)). It takes effect by deposit of the instrument, not by a vote of parliament \
             (VCLT 16(b)).",
            Labels {
                ar: "تصديق",
                zh: "批准",
                en: "ratification",
                fr: "ratification",
                ru: "ратификация",
                es: "ratificación",
                vi: "phê chuẩn",
            },
        ),
        ActionKind::Acceptance => (
            "The international act so named by which a signatory establishes its consent to be bound under \
             conditions similar to those of ratification, and with the same legal effect (VCLT 2(1)(b), 14(2)).",
            Labels {
                ar: "قبول",
                zh: "接受",
                en: "acceptance",
                fr: "acceptation",
                ru: "принятие",
                es: "aceptación",
                vi: "chấp nhận",
            },
        ),
        ActionKind::Approval => (
            "The international act so named by which a signatory establishes its consent to be bound under \
             conditions similar to those of ratification, and with the same legal effect (VCLT 2(1)(b), 14(2)).",
            Labels {
                ar: "موافقة",
                zh: "核准",
                en: "approval",
                fr: "approbation",
                ru: "утверждение",
                es: "aprobación",
                vi: "phê duyệt",
            },
        ),
        ActionKind::Accession => (
            "The international act so named by which one that has not signed the treaty establishes its consent to \
             be bound, where the treaty allows it (VCLT 2(1)(b), 15).",
            Labels {
                ar: "انضمام",
                zh: "加入",
                en: "accession",
                fr: "adhésion",
                ru: "присоединение",
                es: "adhesión",
                vi: "gia nhập",
            },
        ),
        ActionKind::Succession => (
            "Notification by which a successor State establishes that it considers itself bound by a treaty that \
             applied to its territory (Vienna Convention on Succession of States in respect of Treaties 2(1)(g), \
             17, 22).",
            Labels {
                ar: "خلافة",
                zh: "继承",
                en: "succession",
                fr: "succession",
                ru: "правопреемство",
                es: "sucesión",
                vi: "kế thừa",
            },
        ),
        ActionKind::SuccessionToSignature => (
            "Notification by which a successor State takes over its predecessor's signature, so that it may ratify, \
             accept or approve the treaty as a signatory; it is not consent to be bound (Vienna Convention on \
             Succession of States in respect of Treaties 19, 37).",
            Labels {
                ar: "خلافة في التوقيع",
                zh: "对签署的继承",
                en: "succession to signature",
                fr: "succession à la signature",
                ru: "правопреемство в отношении подписания",
                es: "sucesión en la firma",
                vi: "kế thừa việc ký",
            },
        ),
        ActionKind::FormalConfirmation => (
            "The international act of an international organization that corresponds to ratification by a State \
             (VCLT-IO 2(1)(b bis), 14).",
            Labels {
                ar: "إقرار رسمي",
                zh: "正式确认",
                en: "formal confirmation",
                fr: "confirmation formelle",
                ru: "официальное подтверждение",
                es: "confirmación formal",
                vi: "xác nhận chính thức",
            },
        ),
        ActionKind::ProvisionalApplication => (
            "Notification that the treaty, or a part of it, is applied provisionally pending its entry into force \
             (VCLT 25(1)). It is not consent to be bound and is never counted.",
            Labels {
                ar: "تطبيق مؤقت",
                zh: "暂时适用",
                en: "provisional application",
                fr: "application à titre provisoire",
                ru: "временное применение",
                es: "aplicación provisional",
                vi: "áp dụng tạm thời",
            },
        ),
        ActionKind::WithdrawalOfSignature => (
            "Communication by which a signatory makes its intention clear not to become a party (VCLT 18(a)). In the \
             depositary's practice the signature and its date stay in the record.",
            Labels {
                ar: "سحب التوقيع",
                zh: "撤回签署",
                en: "withdrawal of signature",
                fr: "retrait de la signature",
                ru: "отзыв подписи",
                es: "retiro de la firma",
                vi: "rút chữ ký",
            },
        ),
        ActionKind::WithdrawalOfInstrument => (
            "Withdrawal of an instrument of consent before the treaty is in force for the participant; in the \
             depositary's practice the instrument is from then on treated as not deposited.",
            Labels {
                ar: "سحب الصك",
                zh: "撤回文书",
                en: "withdrawal of instrument",
                fr: "retrait de l'instrument",
                ru: "отзыв документа",
                es: "retiro del instrumento",
                vi: "rút văn kiện",
            },
        ),
        ActionKind::Denunciation => (
            "Notice in writing by which a participant ends its own participation in the treaty, under the treaty's \
             clause or, where it has none, under VCLT 56 (VCLT 54(a), 67(1)). It takes effect when the period of \
             notice has run.",
            Labels {
                ar: "نقض",
                zh: "退约",
                en: "denunciation",
                fr: "dénonciation",
                ru: "денонсация",
                es: "denuncia",
                vi: "từ bỏ điều ước",
            },
        ),
        ActionKind::WithdrawalOfDenunciation => (
            "Revocation of a denunciation, possible at any time before it takes effect (VCLT 68).",
            Labels {
                ar: "سحب النقض",
                zh: "撤回退约",
                en: "withdrawal of denunciation",
                fr: "retrait de la dénonciation",
                ru: "отзыв денонсации",
                es: "retiro de la denuncia",
                vi: "rút lại việc từ bỏ",
            },
        ),
        ActionKind::Communication => (
            "A communication to the depositary that consists of statements only, such as an objection, the withdrawal \
             of a reservation or the designation of an authority (VCLT 23(1), 78).",
            Labels {
                ar: "رسالة",
                zh: "来文",
                en: "communication",
                fr: "communication",
                ru: "сообщение",
                es: "comunicación",
                vi: "thông báo gửi cơ quan lưu chiểu",
            },
        ),
    }
}

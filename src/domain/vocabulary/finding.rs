//! The vocabulary of findings: what a reader must be told beside the numbers.

use super::{Labels, Term};
use crate::domain::finding::FindingCode;

/// The term for a kind of finding.
#[must_use]
pub fn finding(code: FindingCode) -> Term {
    let (definition, labels) = meaning(code);
    Term {
        name: code.as_str(),
        definition,
        letter: None,
        labels: labels.in_order(),
    }
}

fn meaning(code: FindingCode) -> (&'static str, Labels) {
    match code {
        FindingCode::WithdrawalAfterThreshold => (
            "An instrument was withdrawn after the conditions had been met and before the entry into force. Neither a \
             treaty nor the depositary's practice says whether that undoes them, so both dates are given.",
            Labels {
                ar: "سحب صك بعد استيفاء الشروط",
                zh: "条件满足后撤回文书",
                en: "instrument withdrawn after the conditions were met",
                fr: "instrument retiré après la réunion des conditions",
                ru: "документ отозван после выполнения условий",
                es: "instrumento retirado tras cumplirse las condiciones",
                vi: "rút văn kiện sau khi đã đủ điều kiện",
            },
        ),
        FindingCode::AssertedEntryIntoForceDiffers => (
            "The depositary, which informs of the entry into force (VCLT 77(1)(f)), states another date than the one \
             that follows from the record and the final clauses (VCLT 24(1)). Both are given.",
            Labels {
                ar: "تاريخ بدء النفاذ المعلن يختلف عن المحسوب",
                zh: "宣布的生效日期与计算的不同",
                en: "stated date of entry into force differs from the computed one",
                fr: "date d'entrée en vigueur déclarée différente de la date calculée",
                ru: "объявленная дата вступления в силу отличается от вычисленной",
                es: "fecha declarada de entrada en vigor distinta de la calculada",
                vi: "ngày có hiệu lực được công bố khác ngày tính được",
            },
        ),
    }
}

//! The codes of the States, of which one after the other acts.

use signatory::documents::shipped;
use signatory::domain::participant::ParticipantKind;

/// The codes of all States that exist.
pub fn states() -> Vec<String> {
    let directory = shipped::participants().expect("the shipped participants are in order");
    directory
        .iter()
        .filter(|participant| participant.kind == ParticipantKind::State)
        .filter(|participant| participant.dissolution.is_none())
        .map(|participant| participant.code.to_string())
        .collect()
}

//! The number that everyone wants, as the register of 21 November 2026 has it.

use crate::support::api::{HANOI, TestApp};

fn progress(query: &str) -> crate::support::api::Answer {
    TestApp::new()
        .public()
        .get(&format!("{HANOI}/progress{query}"))
        .ok()
}

#[test]
fn seventy_three_have_signed_the_hanoi_convention() {
    let progress = progress("");

    assert_eq!(progress.number("/signatories/total"), 73);
    assert_eq!(progress.number("/signatories/states"), 72);
    assert_eq!(progress.number("/signatories/un_members"), 71);
    assert_eq!(progress.number("/signatories/observer_states"), 1);
    assert_eq!(progress.number("/signatories/other_states"), 0);
    assert_eq!(progress.number("/signatories/regional_organizations"), 1);
    assert_eq!(progress.number("/signatories/other_organizations"), 0);
}

#[test]
fn none_of_forty_instruments_has_been_deposited() {
    let progress = progress("");

    assert_eq!(progress.number("/threshold"), 40);
    assert_eq!(progress.number("/counted"), 0);
    assert_eq!(progress.number("/remaining"), 40);
    assert_eq!(progress.at("/percent_of_threshold"), 0.0);
    assert_eq!(progress.text_at("/state"), "pending");
    assert_eq!(progress.number("/contracting_states/total"), 0);
    assert_eq!(progress.number("/parties/total"), 0);
    assert!(progress.at("/threshold_reached_on").is_null());
    assert!(progress.at("/entry_into_force_on").is_null());
}

#[test]
fn the_signatories_of_each_regional_group_are_told() {
    let progress = progress("");

    let groups: Vec<(String, u64)> = progress
        .list("/regional_groups")
        .iter()
        .map(|group| {
            (
                group["regional_group"].as_str().unwrap().to_owned(),
                group["signatories"].as_u64().unwrap(),
            )
        })
        .collect();
    let expected = [
        ("african", 22),
        ("asia_pacific", 19),
        ("eastern_european", 7),
        ("grulac", 11),
        ("weog", 12),
        ("none", 2),
    ];
    assert_eq!(groups.len(), expected.len());
    for (group, signatories) in expected {
        assert!(
            groups.contains(&(group.to_owned(), signatories)),
            "{group}: {groups:?}"
        );
    }
}

#[test]
fn nobody_had_signed_on_the_eve_of_the_ceremony() {
    assert_eq!(
        progress("?as_of=2025-10-24").number("/signatories/total"),
        0
    );
}

#[test]
fn sixty_nine_had_signed_after_its_first_day() {
    assert_eq!(
        progress("?as_of=2025-10-25").number("/signatories/total"),
        69
    );
}

#[test]
fn seventy_two_had_signed_after_its_second_day() {
    assert_eq!(
        progress("?as_of=2025-10-26").number("/signatories/total"),
        72
    );
}

#[test]
fn the_next_date_is_the_last_day_for_signature() {
    let progress = progress("");

    assert_eq!(progress.text_at("/next_date/event"), "signature_closes");
    assert_eq!(progress.text_at("/next_date/on"), "2026-12-31");
    assert_eq!(progress.number("/next_date/days"), 40);
    assert_eq!(progress.text_at("/next_date/counted_from"), "2026-11-21");
}

#[test]
fn the_answer_says_for_which_moment_it_is_and_who_decides() {
    let progress = progress("");

    assert_eq!(progress.text_at("/currency/as_of"), "2026-11-21");
    assert_eq!(
        progress.number("/currency/position"),
        crate::support::api::SHIPPED
    );
    assert_eq!(
        progress.text_at("/currency/recorded_at"),
        "2026-11-21T09:30:00.000000Z"
    );
    assert_eq!(progress.text_at("/currency/complete_until"), "2025-11-19");
    assert!(
        progress
            .text_at("/currency/authority")
            .contains("authoritative")
    );
}

#[test]
fn every_rule_names_its_article() {
    let progress = progress("");

    assert_eq!(progress.text_at("/rules/entry_into_force/article"), "65(1)");
    assert_eq!(progress.text_at("/rules/later_parties/article"), "65(2)");
    assert_eq!(progress.text_at("/rules/signature/article"), "64(1)");
    assert_eq!(progress.text_at("/rules/reio"), "not_additional");
}

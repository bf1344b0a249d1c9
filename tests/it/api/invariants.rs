//! Every number equals the length of a list that the service returns for the same moment.

use crate::support::api::{Answer, Client, SHIPPED, TestApp, act};

/// The moments at which the numbers are compared: before, during and after what happened to each treaty.
fn moments() -> Vec<String> {
    let dates = [
        "2000-12-11",
        "2001-06-30",
        "2003-07-01",
        "2003-09-29",
        "2005-12-14",
        "2010-01-01",
        "2025-10-25",
        "2026-11-21",
        "2100-01-01",
    ];
    let legal = dates.iter().map(|date| format!("as_of={date}"));
    let recorded = ["at_position=713", "known_at=2026-11-21T15:00:00Z"].map(ToOwned::to_owned);
    legal.chain(recorded).collect()
}

/// Each number of `progress` with the filter of the list that has as many.
const NUMBERS: [(&str, &str); 14] = [
    ("/signatories/total", "signed=true"),
    ("/signatories/states", "signed=true&kind=state"),
    (
        "/signatories/regional_organizations",
        "signed=true&kind=reio",
    ),
    (
        "/signatories/other_organizations",
        "signed=true&kind=organization",
    ),
    ("/contracting_states/total", "status=contracting_state"),
    (
        "/contracting_states/states",
        "status=contracting_state&kind=state",
    ),
    (
        "/contracting_states/regional_organizations",
        "status=contracting_state&kind=reio",
    ),
    (
        "/contracting_states/other_organizations",
        "status=contracting_state&kind=organization",
    ),
    ("/parties/total", "status=party"),
    ("/parties/states", "status=party&kind=state"),
    ("/parties/regional_organizations", "status=party&kind=reio"),
    (
        "/parties/other_organizations",
        "status=party&kind=organization",
    ),
    ("/counted", "counted=true"),
    ("/signatures_withdrawn", "status=signature_withdrawn"),
];

fn total(client: &Client<'_>, treaty: &str, moment: &str, filter: &str) -> u64 {
    client
        .get(&format!(
            "/v1/treaties/{treaty}/participants?limit=500&{moment}&{filter}"
        ))
        .ok()
        .number("/total")
}

fn progress(client: &Client<'_>, treaty: &str, moment: &str) -> Answer {
    client
        .get(&format!("/v1/treaties/{treaty}/progress?{moment}"))
        .ok()
}

fn numbers_are_lengths(client: &Client<'_>, treaty: &str, moment: &str) {
    let progress = progress(client, treaty, moment);
    for (pointer, filter) in NUMBERS {
        assert_eq!(
            progress.number(pointer),
            total(client, treaty, moment, filter),
            "{treaty} {moment}: {pointer} against {filter}"
        );
    }
}

fn groups_are_lengths(client: &Client<'_>, treaty: &str, moment: &str) {
    for group in progress(client, treaty, moment).list("/regional_groups") {
        let name = group["regional_group"].as_str().unwrap();
        let filters = [
            ("signatories", "signed=true"),
            ("contracting_states", "status=contracting_state"),
            ("parties", "status=party"),
            ("counted", "counted=true"),
        ];
        for (member, filter) in filters {
            let filter = format!("regional_group={name}&{filter}");
            assert_eq!(
                group[member].as_u64().unwrap(),
                total(client, treaty, moment, &filter),
                "{treaty} {moment}: {member} against {filter}"
            );
        }
    }
}

#[test]
fn the_numbers_of_the_hanoi_convention_are_lengths_of_lists() {
    let app = TestApp::new();

    for moment in moments() {
        numbers_are_lengths(&app.public(), "hanoi-convention", &moment);
    }
}

#[test]
fn the_numbers_of_untoc_are_lengths_of_lists() {
    let app = TestApp::new();

    for moment in moments() {
        numbers_are_lengths(&app.public(), "untoc", &moment);
    }
}

#[test]
fn the_numbers_of_uncac_are_lengths_of_lists() {
    let app = TestApp::new();

    for moment in moments() {
        numbers_are_lengths(&app.public(), "uncac", &moment);
    }
}

#[test]
fn the_numbers_of_each_regional_group_are_lengths_of_lists() {
    let app = TestApp::new();

    for treaty in ["hanoi-convention", "untoc", "uncac"] {
        for moment in ["as_of=2003-09-29", "as_of=2005-12-13", "as_of=2026-11-21"] {
            groups_are_lengths(&app.public(), treaty, moment);
        }
    }
}

#[test]
fn the_numbers_are_lengths_when_only_a_part_of_the_record_was_known() {
    let app = TestApp::new();
    let client = app.public();

    for (treaty, position) in [
        ("hanoi-convention", 1),
        ("hanoi-convention", 40),
        ("untoc", 200),
        ("uncac", 600),
    ] {
        let moment = format!("at_position={position}&as_of=2013-01-01");
        numbers_are_lengths(&client, treaty, &moment);
        let moment = format!("at_position={position}");
        numbers_are_lengths(&client, treaty, &moment);
    }
}

#[test]
fn the_numbers_are_lengths_after_deposits() {
    let app = TestApp::new();
    for (participant, kind) in [
        ("VNM", "ratification"),
        ("KEN", "accession"),
        ("AUT", "approval"),
        ("EUE", "acceptance"),
    ] {
        let recorded = act(participant, kind, "2026-11-20");
        app.depositary()
            .post("/v1/treaties/hanoi-convention/actions", &recorded)
            .ok();
    }

    for moment in [
        "as_of=2026-11-19",
        "as_of=2026-11-20",
        "at_position=715",
        &format!("at_position={SHIPPED}"),
    ] {
        numbers_are_lengths(&app.public(), "hanoi-convention", moment);
        groups_are_lengths(&app.public(), "hanoi-convention", moment);
    }
}

#[test]
fn everyone_is_in_exactly_one_status() {
    let app = TestApp::new();
    let client = app.public();
    let statuses = client.get("/v1/vocabulary").ok().each("/statuses", "name");
    assert_eq!(statuses.len(), 8);

    for treaty in ["hanoi-convention", "untoc", "uncac"] {
        for moment in moments() {
            let parts: u64 = statuses
                .iter()
                .map(|status| total(&client, treaty, &moment, &format!("status={status}")))
                .sum();
            assert_eq!(
                parts,
                total(&client, treaty, &moment, ""),
                "{treaty} {moment}"
            );
        }
    }
}

#[test]
fn the_regional_groups_have_everyone_who_can_take_part() {
    let app = TestApp::new();
    let progress = progress(&app.public(), "hanoi-convention", "");

    let members: u64 = progress
        .list("/regional_groups")
        .iter()
        .map(|group| group["members"].as_u64().unwrap())
        .sum();

    assert_eq!(members, total(&app.public(), "hanoi-convention", "", ""));
}

#[test]
fn the_states_that_signed_are_members_observers_and_others() {
    let app = TestApp::new();

    for treaty in ["hanoi-convention", "untoc", "uncac"] {
        for part in ["signatories", "contracting_states", "parties"] {
            let progress = progress(&app.public(), treaty, "as_of=2012-05-01");
            let sum = |members: &[&str]| -> u64 {
                members
                    .iter()
                    .map(|member| progress.number(&format!("/{part}/{member}")))
                    .sum()
            };
            assert_eq!(
                sum(&["states"]),
                sum(&["un_members", "observer_states", "other_states"]),
                "{treaty} {part}"
            );
            assert_eq!(
                sum(&["total"]),
                sum(&["states", "regional_organizations", "other_organizations"]),
                "{treaty} {part}"
            );
        }
    }
}

#[test]
fn the_list_of_treaties_gives_the_same_numbers_as_each_progress() {
    let app = TestApp::new();
    let treaties = app.public().get("/v1/treaties").ok();

    for treaty in treaties.list("/treaties") {
        let id = treaty["id"].as_str().unwrap();
        let progress = progress(&app.public(), id, "");
        for member in ["state", "threshold", "counted"] {
            assert_eq!(
                treaty[member],
                progress.at(&format!("/{member}")),
                "{id} {member}"
            );
        }
    }
}

#[test]
fn the_explanation_has_an_instrument_for_each_one_that_counts() {
    let app = TestApp::new();

    for (treaty, counted) in [("untoc", "40"), ("uncac", "30")] {
        let explained = app
            .public()
            .get(&format!("/v1/treaties/{treaty}/progress/explain"))
            .ok();
        let text = explained.text();
        assert!(text.contains(counted), "{treaty}");
        assert_eq!(
            explained.number("/counted"),
            progress(&app.public(), treaty, "").number("/counted")
        );
    }
}

//! Milestones, over HTTP.

use serde_json::Value;

use crate::support::api::{HANOI, TestApp};

fn milestones(app: &TestApp, path: &str) -> Vec<Value> {
    app.public().get(path).ok().list("/milestones")
}

fn find<'a>(milestones: &'a [Value], event: &str) -> &'a Value {
    milestones.iter().find(|m| m["event"] == event).unwrap()
}

#[test]
fn the_shipped_treaty_has_five_counts_ahead_and_its_window() {
    let milestones = milestones(&TestApp::new(), &format!("{HANOI}/milestones"));

    let counts: Vec<u64> = milestones
        .iter()
        .filter_map(|m| m["count"].as_u64())
        .collect();
    assert_eq!(counts, [10, 20, 30, 39, 40]);
    let opens = find(&milestones, "signature_opens");
    assert_eq!(
        (&opens["state"], &opens["days"]),
        (&"reached".into(), &(-392).into())
    );
    let closes = find(&milestones, "signature_closes");
    assert_eq!(closes["on"], "2026-12-31");
    assert_eq!(
        (&closes["state"], &closes["days"]),
        (&"ahead".into(), &40.into())
    );
    assert_eq!(closes["basis"]["article"], "64(1)");
    assert_eq!(find(&milestones, "threshold")["state"], "not_dated");
    assert_eq!(find(&milestones, "threshold")["basis"]["article"], "65(1)");
}

#[test]
fn the_milestones_of_a_treaty_in_force_agree_with_its_progress() {
    let app = TestApp::new();

    for treaty in ["untoc", "uncac"] {
        let path = format!("/v1/treaties/{treaty}");
        let milestones = milestones(&app, &format!("{path}/milestones"));
        let progress = app.public().get(&format!("{path}/progress")).ok();

        let threshold = find(&milestones, "threshold");
        assert_eq!(threshold["on"], progress.at("/threshold_reached_on"));
        assert_eq!(
            threshold["reached_by"],
            progress.at("/threshold_reached_by")
        );
        assert_eq!(threshold["stands"], true);
        let in_force = find(&milestones, "entry_into_force");
        assert_eq!(in_force["on"], progress.at("/entry_into_force_on"));
        assert_eq!(find(&milestones, "signature_opens")["basis"], Value::Null);
    }
}

#[test]
fn the_days_before_an_entry_into_force_are_ahead_once_it_is_known() {
    let path = "/v1/treaties/untoc/milestones?as_of=2003-07-01";

    let milestones = milestones(&TestApp::new(), path);

    let before: Vec<_> = milestones
        .iter()
        .filter(|m| m["event"] == "days_before_entry_into_force")
        .map(|m| {
            (
                m["days_before"].as_u64().unwrap(),
                m["on"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(before, [(30, "2003-08-30"), (7, "2003-09-22")]);
    assert_eq!(find(&milestones, "entry_into_force")["days"], 90);
}

//! The comparison with other treaties, over HTTP.

use serde_json::Value;

use crate::support::api::{Answer, HANOI, TestApp};

fn get(app: &TestApp, treaty: &str, query: &str) -> Answer {
    let path = format!("/v1/treaties/{treaty}/pace?{query}");
    app.public().get(&path).ok()
}

fn neighbour(answer: &Answer, number: &str) -> Value {
    let neighbours = answer.list("/neighbours").into_iter();
    neighbours
        .into_iter()
        .find(|n| n["mtdsg_no"] == number)
        .unwrap()
}

fn codes(answer: &Answer) -> Vec<String> {
    answer.each("/limits", "code")
}

#[test]
fn the_histories_in_force_are_compared_with_and_nothing_is_promised() {
    let app = TestApp::new();

    let answer = get(&app, "hanoi-convention", "");

    assert_eq!(answer.list("/neighbours").len(), 12);
    // The Comprehensive Nuclear-Test-Ban Treaty has not reached its own threshold.
    assert_eq!(answer.list("/left_out").len(), 1);
    assert_eq!(answer.text_at("/left_out/0/history"), "xxvi-4");
    assert_eq!(answer.text_at("/left_out/0/reason"), "not_reached");
    assert!(
        answer
            .text_at("/statement")
            .contains("no prediction by the depositary")
    );
    assert_eq!(answer.text_at("/opening/basis"), "signature_clause");
    assert_eq!(answer.number("/day"), 392);
    assert_eq!(answer.text_at("/rule/article"), "65(1)");
    assert!(codes(&answer).contains(&"counts_are_lower_bounds".to_owned()));
    assert!(answer.at("/curve").is_null());
}

#[test]
fn the_numbers_of_a_neighbour_are_those_of_its_own_progress_on_that_day() {
    let app = TestApp::new();

    for (treaty, number, opened_on) in [
        ("untoc", "XVIII-12", "2000-12-12"),
        ("uncac", "XVIII-14", "2003-12-09"),
    ] {
        let answer = get(&app, "hanoi-convention", "as_of=2026-11-21");
        let neighbour = neighbour(&answer, number);
        assert_eq!(neighbour["opening"]["on"], opened_on);
        assert_eq!(neighbour["opening"]["basis"], "first_signature");
        // Day 392.
        let day = if treaty == "untoc" {
            "2002-01-08"
        } else {
            "2005-01-04"
        };
        let path = format!("/v1/treaties/{treaty}/progress?as_of={day}");
        let progress = app.public().get(&path).ok();
        assert_eq!(
            neighbour["signatories_same_day"],
            progress.at("/signatories/total")
        );
        assert_eq!(neighbour["counted_same_day"], progress.at("/counted"));
    }
}

#[test]
fn the_dates_follow_from_the_days_of_the_neighbour() {
    let app = TestApp::new();

    let untoc = neighbour(&get(&app, "hanoi-convention", ""), "XVIII-12");

    assert_eq!(untoc["days_to_this_threshold"], 931);
    assert_eq!(untoc["days_to_own_entry_into_force"], 1021);
    let projections = untoc["projections"].as_array().unwrap();
    // 931 days after 25 October 2025, and after 21 November 2026; the ninetieth day after each.
    assert_eq!(projections[0]["method"], "same_day_since_opening");
    assert_eq!(projections[0]["threshold_on"], "2028-05-13");
    assert_eq!(projections[0]["entry_into_force_on"], "2028-08-11");
    assert_eq!(projections[1]["method"], "from_present_count");
    assert_eq!(projections[1]["threshold_on"], "2029-06-09");
}

#[test]
fn ranges_hold_every_date_and_none_has_passed() {
    let app = TestApp::new();

    for as_of in ["2025-10-25", "2026-11-21", "2028-06-01"] {
        let answer = get(&app, "hanoi-convention", &format!("as_of={as_of}"));
        let mut dates: Vec<String> = Vec::new();
        let mut passed = 0;
        for neighbour in answer.list("/neighbours") {
            for projection in neighbour["projections"].as_array().unwrap() {
                let date = projection["threshold_on"].as_str().map(ToOwned::to_owned);
                assert_eq!(projection["outcome"] == "dated", date.is_some());
                passed += u64::from(projection["outcome"] == "passed");
                dates.extend(date);
            }
        }
        dates.sort();
        let (first, last) = (dates.first().unwrap(), dates.last().unwrap());
        assert!(first.as_str() >= as_of, "{first} is before {as_of}");
        assert_eq!(&answer.text_at("/range/threshold_earliest_on"), first);
        assert_eq!(&answer.text_at("/range/threshold_latest_on"), last);
        let methods = answer.list("/methods");
        let total = |name: &str| {
            methods
                .iter()
                .map(|m| m[name].as_u64().unwrap())
                .sum::<u64>()
        };
        assert_eq!(
            (total("dated"), total("passed")),
            (u64::try_from(dates.len()).unwrap(), passed)
        );
    }
}

#[test]
fn a_treaty_in_force_is_compared_without_itself_and_without_dates() {
    let app = TestApp::new();

    let answer = get(&app, "untoc", "");

    assert_eq!(answer.list("/neighbours").len(), 11);
    let left_out = answer.list("/left_out");
    let itself = |left: &Value| left["history"] == "xviii-12" && left["reason"] == "same_treaty";
    assert_eq!(left_out.iter().filter(|left| itself(left)).count(), 1);
    assert_eq!(answer.text_at("/entry_into_force_on"), "2003-09-29");
    assert!(answer.at("/range").is_null());
    let outcome = "/neighbours/0/projections/0/outcome";
    assert_eq!(answer.text_at(outcome), "already_reached");
}

#[test]
fn curves_come_when_they_are_asked_for() {
    let app = TestApp::new();

    let answer = get(&app, "hanoi-convention", "curve_every=30");

    let own = answer.list("/curve");
    assert_eq!(own.len(), 14);
    assert_eq!(
        (&own[0]["day"], &own[0]["signatories"]),
        (&0.into(), &69.into())
    );
    assert_eq!(own[1]["signatories"], 73);
    let untoc = neighbour(&answer, "XVIII-12");
    let curve = untoc["curve"].as_array().unwrap();
    assert_eq!(curve.len(), 32);
    assert_eq!(curve.last().unwrap()["day"], 930);
    assert_eq!(curve.last().unwrap()["counted"], 39);
}

#[test]
fn a_step_that_is_none_or_gives_too_many_points_is_refused() {
    let app = TestApp::new();

    for step in ["0", "367", "x", "1"] {
        let answer = app
            .public()
            .get(&format!("{HANOI}/pace?curve_every={step}"))
            .refused(400, "invalid_parameter");
        assert_eq!(answer.text_at("/errors/0/parameter"), "curve_every");
    }
}

use std::collections::BTreeSet;

use super::*;
use crate::domain::language::{Language, Texts};
use crate::domain::participant::{
    Dissolution, Participant, ParticipantKind, RegionalGroup, UnStatus,
};

const PARTICIPANTS: &str = include_str!("../../../data/participants.csv");
const PREDECESSORS: &str = include_str!("../../../data/predecessor-states.csv");

type Row = std::collections::HashMap<String, String>;

fn rows(text: &str) -> Vec<Row> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .unwrap()
}

fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn participant(row: &Row) -> Participant {
    let names = Language::ALL
        .into_iter()
        .fold(Texts::english(&row["name_en"]), |names, language| {
            names.with(language, &row[&format!("name_{}", language.tag())])
        });
    Participant {
        code: ParticipantCode::parse(&row["code"]).unwrap(),
        alpha2: given(&row["alpha2"]),
        m49: given(&row["m49"]),
        kind: ParticipantKind::parse(&row["kind"]).unwrap(),
        un_status: UnStatus::parse(&row["un_status"]).unwrap(),
        regional_group: RegionalGroup::parse(&row["regional_group"]).unwrap(),
        m49_region: given(&row["m49_region"]),
        m49_subregion: given(&row["m49_subregion"]),
        names,
        former_names: Vec::new(),
        aliases: row["aliases"].split(';').filter_map(given).collect(),
        note: given(&row["note"]),
        dissolution: None,
    }
}

fn predecessor(row: &Row) -> Participant {
    let code = ParticipantCode::parse(&row["code"]).unwrap();
    Participant {
        kind: ParticipantKind::State,
        dissolution: Some(Dissolution {
            until: row["until"].parse().unwrap(),
            successors: row["successor_codes"]
                .split(';')
                .map(|code| ParticipantCode::parse(code).unwrap())
                .collect(),
        }),
        ..Participant::unlisted_organization(&code, &row["name_en"])
    }
}

fn directory() -> Directory {
    let living = rows(PARTICIPANTS).iter().map(participant).collect();
    let ceased: Vec<Participant> = rows(PREDECESSORS).iter().map(predecessor).collect();
    Directory::new([living, ceased].concat(), Vec::new())
}

fn found(lookup: &Lookup, text: &str) -> Option<String> {
    lookup
        .find(text)
        .ok()
        .map(|found| found.code.as_str().to_owned())
}

fn near(lookup: &Lookup, text: &str) -> Vec<String> {
    lookup
        .find(text)
        .unwrap_err()
        .into_iter()
        .map(|near| near.code.as_str().to_owned())
        .collect()
}

#[test]
fn a_participant_is_found_by_everything_it_is_called() {
    let lookup = Lookup::new(&directory());

    for (text, code) in [
        ("vnm", "VNM"),
        ("VN", "VNM"),
        ("704", "VNM"),
        ("viet-nam", "VNM"),
        ("Vietnam", "VNM"),
        ("VIỆT NAM", "VNM"),
        ("越南", "VNM"),
        ("Вьетнам", "VNM"),
        ("فييت نام", "VNM"),
        ("4", "AFG"),
        ("004", "AFG"),
        ("Ivory Coast", "CIV"),
        ("cote d'ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("cote-d-ivoire", "CIV"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("eu", "EUE"),
        ("EUU", "EUE"),
        ("European Union", "EUE"),
        ("the Netherlands", "NLD"),
        ("The Republic of Poland", "POL"),
        ("republic of Ireland", "IRL"),
        ("the U.K.", "GBR"),
        ("  Duc ", "DEU"),
        ("Đức", "DEU"),
        ("Holy See", "VAT"),
    ] {
        assert_eq!(found(&lookup, text).as_deref(), Some(code), "{text}");
    }
}

#[test]
fn every_code_name_and_slug_of_a_living_participant_finds_it() {
    let directory = directory();
    let lookup = Lookup::new(&directory);

    for participant in directory.iter().filter(|p| p.dissolution.is_none()) {
        let code = participant.code.as_str();
        let codes = [Some(&participant.alpha2), Some(&participant.m49)]
            .into_iter()
            .flatten()
            .flatten();
        let names = participant.names.iter().map(|(_, name)| name.to_owned());
        let slug = participant.name().to_lowercase().replace([' ', '\''], "-");
        for text in codes
            .cloned()
            .chain(names)
            .chain([code.to_lowercase(), slug])
        {
            assert_eq!(found(&lookup, &text).as_deref(), Some(code), "{text}");
        }
    }
}

#[test]
fn only_the_exact_code_is_canonical() {
    let lookup = Lookup::new(&directory());

    assert!(lookup.find("VNM").unwrap().canonical);
    for text in ["vnm", "VN", "704", "Viet Nam", " VNM", "EUU"] {
        assert!(!lookup.find(text).unwrap().canonical, "{text}");
    }
}

#[test]
fn names_that_would_mean_two_participants_are_left_out() {
    let index = Index::new(&directory());

    let left_out: BTreeSet<&str> = index.left_out.keys().map(|key| &**key).collect();

    assert_eq!(
        left_out,
        BTreeSet::from(["republicofchina", "republicofvietnam"])
    );
}

#[test]
fn codes_come_before_names_unless_the_name_is_written_as_printed() {
    let directory = directory();
    let index = Index::new(&directory);
    let lookup = Lookup::new(&directory);

    assert_eq!(
        index.taken_by_codes(),
        BTreeSet::from(["ao", "bi", "ec", "nga"])
    );
    for (text, code) in [
        ("EC", "ECU"),
        ("AO", "AGO"),
        ("Áo", "AUT"),
        ("bi", "BDI"),
        ("BỈ", "BEL"),
        ("NGA", "NGA"),
        ("nga", "NGA"),
        ("Nga", "RUS"),
    ] {
        assert_eq!(found(&lookup, text).as_deref(), Some(code), "{text}");
    }
}

#[test]
fn a_state_that_no_longer_exists_never_shadows_a_living_one() {
    let lookup = Lookup::new(&directory());

    for (text, code) in [
        ("Yugoslavia", "YUG"),
        ("the German Democratic Republic", "DDR"),
        ("czechoslovakia", "CSK"),
        ("ROC", "ROC"),
        ("SUN", "SUN"),
        ("Union of Soviet Socialist Republics", "RUS"),
        ("Serbia and Montenegro", "SRB"),
        ("China", "CHN"),
        ("Viet Nam", "VNM"),
    ] {
        assert_eq!(found(&lookup, text).as_deref(), Some(code), "{text}");
    }
}

#[test]
fn an_ambiguous_name_offers_everyone_it_could_mean() {
    let lookup = Lookup::new(&directory());

    for (text, codes) in [
        ("Republic of China", ["CHN", "ROC"]),
        ("Republic of Viet-Nam", ["VDR", "VNM"]),
        ("Korea", ["KOR", "PRK"]),
    ] {
        let offered = near(&lookup, text);
        for code in codes {
            assert!(
                offered.iter().any(|near| near == code),
                "{text}: {offered:?}"
            );
        }
    }
}

#[test]
fn a_misspelt_name_has_the_one_that_was_meant_as_its_nearest() {
    let lookup = Lookup::new(&directory());

    for (text, code) in [
        ("Vietnm", "VNM"),
        ("Frnace", "FRA"),
        ("Swizterland", "CHE"),
        ("Phillipines", "PHL"),
        ("Cote dIvore", "CIV"),
        ("Вьетнм", "VNM"),
    ] {
        let offered = near(&lookup, text);
        assert_eq!(offered.first().map(String::as_str), Some(code), "{text}");
        assert!(offered.len() <= 5);
        assert_eq!(offered, near(&lookup, text));
    }
}

#[test]
fn what_resembles_nothing_has_no_near_matches() {
    let lookup = Lookup::new(&directory());
    let too_long = "Viet Nam ".repeat(20);

    for text in ["zzzzzz", "", "-", "xq", "000", "12345", &too_long] {
        assert_eq!(lookup.find(text), Err(Vec::new()), "{text}");
    }
}

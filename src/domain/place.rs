//! Places of signature and deposit, and the civil date there.
//!
//! A legal date is a plain date at the place of the act: New York's for what is done with the depositary,
//! Hanoi's for what was signed in Hanoi. It has no time zone once it is written down.

use arcstr::ArcStr;
use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// Where an action was done, as the depositary prints it: `Hanoi`, `New York`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place(ArcStr);

impl Place {
    /// A place by its printed name, white space at the ends removed.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(name.trim().into())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether both name the same place: case, spaces and hyphens aside, so `Ha Noi` is `Hanoi`.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        folded(&self.0) == folded(&other.0)
    }

    /// The civil date at this place at that instant.
    ///
    /// Hanoi has its own time zone here. Everywhere else the depositary's date decides, New York's, because
    /// that is where a date of deposit is fixed.
    #[must_use]
    pub fn date_at(&self, instant: DateTime<Utc>) -> NaiveDate {
        let zone = match folded(&self.0).as_str() {
            "hanoi" => Tz::Asia__Ho_Chi_Minh,
            _ => Tz::America__New_York,
        };
        instant.with_timezone(&zone).date_naive()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The civil date at United Nations Headquarters in New York, by which the depositary dates a deposit.
#[must_use]
pub fn depositary_date(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&Tz::America__New_York).date_naive()
}

/// The instant at which that date begins in New York; what is published "as of today" changes then.
#[must_use]
pub fn depositary_day_start(date: NaiveDate) -> DateTime<Utc> {
    date.and_time(chrono::NaiveTime::MIN)
        .and_local_timezone(Tz::America__New_York)
        .earliest()
        .map_or_else(
            || date.and_time(chrono::NaiveTime::MIN).and_utc(),
            |start| start.with_timezone(&Utc),
        )
}

fn folded(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_instant_has_two_dates() {
        let instant = "2025-10-25T01:00:00Z".parse::<DateTime<Utc>>().unwrap();

        let in_hanoi = Place::new("Ha Noi").date_at(instant);
        let in_new_york = Place::new("New York").date_at(instant);

        assert_eq!(in_hanoi.to_string(), "2025-10-25");
        assert_eq!(in_new_york.to_string(), "2025-10-24");
        assert_eq!(in_new_york, depositary_date(instant));
    }

    #[test]
    fn a_day_in_new_york_starts_at_its_midnight_in_summer_and_winter() {
        let summer = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        let winter = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();

        assert_eq!(
            depositary_day_start(summer).to_rfc3339(),
            "2026-07-01T04:00:00+00:00"
        );
        assert_eq!(
            depositary_day_start(winter).to_rfc3339(),
            "2026-12-31T05:00:00+00:00"
        );
    }
}

//! Dates as standards give them: a year, a month, or a day.

use std::fmt;
use std::str::FromStr;

/// A year, a year and month, or a full date (ISO 8601-1:2019, 5.2.2, calendar dates with reduced precision).
///
/// Ordered by time; a date of lower precision comes before every date inside it.
///
/// ```
/// use normative::model::PartialDate;
/// let date: PartialDate = "2020-03".parse().unwrap();
/// assert_eq!((date.year(), date.month(), date.day()), (2020, Some(3), None));
/// assert!(date < "2020-03-31".parse().unwrap());
/// assert_eq!(date.to_string(), "2020-03");
/// assert!("2020-13".parse::<PartialDate>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// A text that is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date, expected YYYY, YYYY-MM or YYYY-MM-DD")
    }
}

impl std::error::Error for NotADate {}

impl PartialDate {
    /// A date of the parts that are known. `None` where a part is out of its range or a day stands without a month.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let fits = match (month, day) {
            (None, None) => true,
            (Some(m), None) => (1..=12).contains(&m),
            (Some(m), Some(d)) => (1..=12).contains(&m) && (1..=days(year, m)).contains(&d),
            (None, Some(_)) => false,
        };
        (fits && year <= 9999).then_some(Self { year, month, day })
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> Option<u8> {
        self.day
    }
}

fn days(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;

    /// Reads `YYYY`, `YYYY-MM` and `YYYY-MM-DD`; a time after `T` is left out. White space around is no harm.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let date = text.trim().split('T').next().unwrap_or_default();
        let mut parts = date.split('-');
        let mut next = |width: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == width && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse::<u16>().map(Some).map_err(|_| NotADate)
            }
            Some(_) => Err(NotADate),
        };
        let (year, month, day) = (next(4)?.ok_or(NotADate)?, next(2)?, next(2)?);
        if parts.next().is_some() {
            return Err(NotADate);
        }
        Self::new(year, month.map(|m| m as u8), day.map(|d| d as u8)).ok_or(NotADate)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_days_are_none() {
        assert!("2023-02-29".parse::<PartialDate>().is_err());
        assert!("2024-02-29".parse::<PartialDate>().is_ok());
        for text in ["", "20", "2020-1", "2020-01-01-01", "+200", "-", "２０２０"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }
}

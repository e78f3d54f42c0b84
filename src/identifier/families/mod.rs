//! Families of publishers: one file of data each.

use std::sync::LazyLock;

use super::grammar::{Grammar, compile};

/// A family of publishers.
#[derive(Debug)]
pub(super) struct Family {
    /// The short name in rows.
    pub(super) name: &'static str,
    pub(super) grammar: Grammar,
    /// Whether it reads the normal form of Chinese identifiers.
    pub(super) is_chinese: bool,
    /// The latest year that its publishers write with two digits (directive `@two-digit-years-until`).
    pub(super) until: u16,
}

/// The latest year of an identifier, for families without a directive: publishers print the year that comes, not those after it. Data
/// and not the clock, so that one text is read alike at any time; raise it with a release.
const LATEST: u16 = 2027;

/// The directive of a grammar for the latest year that its publishers write with two digits.
fn two_digit_years_until(text: &str) -> u16 {
    let directive = text.lines().find_map(|line| line.strip_prefix("@two-digit-years-until "));
    directive.and_then(|year| year.trim().parse().ok()).unwrap_or(LATEST)
}

macro_rules! sources {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!($name, ".txt")))),+]
    };
}

/// In the order in which they are tried: where two read a text, the first is meant.
const SOURCES: &[(&str, &str)] = sources![
    "iso",
    "iec",
    "ietf",
    "gb",
    "etsi",
    "jis",
    "itu",
    "cen",
    "nist",
    "ansi",
    "ieee",
    "ashrae",
    "asme",
    "astm",
    "amca",
    "api",
    "bsi",
    "csa",
    "national",
    "gost",
    "easc",
    "ccsds",
    "calconnect",
    "cie",
    "idf",
    "oiml",
    "jcgm",
    "bipm",
    "ecma",
    "w3c",
    "oasis",
    "omg",
    "ogc",
    "tgpp",
    "iana",
    "iho",
    "un",
    "xsf",
    "plateau",
    "doi",
    "isbn",
    "eu",
];

const COMMON: &str = include_str!("common.txt");

/// Every family that could be compiled; a test sees to it that all can.
pub(super) static FAMILIES: LazyLock<Vec<Family>> = LazyLock::new(|| {
    let family = |(name, text): &(&'static str, &str)| {
        let grammar = compile(&[*text, "\n", COMMON].concat()).ok()?;
        Some(Family { name, grammar, is_chinese: *name == "gb", until: two_digit_years_until(text) })
    };
    SOURCES.iter().filter_map(family).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_read() {
        let until = |name: &str| FAMILIES.iter().find(|f| f.name == name).unwrap().until;
        assert_eq!((until("gost"), until("gb"), until("astm")), (1999, 1999, LATEST));
    }

    #[test]
    fn every_grammar_compiles() {
        for (name, text) in SOURCES {
            if let Err(error) = compile(&[*text, "\n", COMMON].concat()) {
                panic!("{name}: {error}");
            }
        }
    }
}

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
        Some(Family { name, grammar, is_chinese: *name == "gb" })
    };
    SOURCES.iter().filter_map(family).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grammar_compiles() {
        for (name, text) in SOURCES {
            if let Err(error) = compile(&[*text, "\n", COMMON].concat()) {
                panic!("{name}: {error}");
            }
        }
    }
}

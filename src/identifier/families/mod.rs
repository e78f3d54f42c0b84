//! Families of publishers: one file of data each.

use std::sync::{LazyLock, OnceLock};

use super::grammar::{First, Grammar, Parsed, compile, directive};

/// A family of publishers.
#[derive(Debug)]
pub(super) struct Family {
    /// The short name in rows.
    pub(super) name: &'static str,
    /// The text of the grammar.
    text: &'static str,
    /// The grammar, compiled when something is first read that it may begin with.
    grammar: OnceLock<Option<Grammar>>,
    /// What its identifiers may begin with (directive `@begins`).
    begins: First,
    /// True if it reads the normal form of Chinese identifiers.
    pub(super) is_chinese: bool,
    /// The latest year that its publishers write with two digits (directive `@two-digit-years-until`).
    pub(super) until: u16,
}

impl Family {
    fn new(name: &'static str, text: &'static str) -> Self {
        let until = directive(text, "two-digit-years-until").and_then(|year| year.parse().ok());
        Self {
            name,
            text,
            grammar: OnceLock::new(),
            begins: directive(text, "begins").map(First::of_class).unwrap_or_default(),
            is_chinese: name == "gb",
            until: until.unwrap_or(LATEST),
        }
    }

    /// True if an identifier of this family may begin as a text does.
    pub(super) fn may_begin(&self, text: &str) -> bool {
        text.as_bytes().first().is_some_and(|byte| self.begins.fits(Some(*byte)))
    }

    /// Reads the beginning of a text. Gives how many bytes were read, or the furthest offset that fits where none is read.
    pub(super) fn read(&self, input: &str, running: bool, into: &mut Parsed) -> Result<usize, usize> {
        // A grammar that does not compile reads nothing; a test compiles them all.
        let grammar = self.grammar.get_or_init(|| compile(&[self.text, "\n", COMMON].concat()).ok());
        grammar.as_ref().ok_or(0_usize)?.read(input, running, into)
    }
}

/// The latest year of an identifier, for families without a directive: publishers print the year that comes, not those after it. Data
/// and not the clock, so that one text is read alike at any time; raise it with a release.
const LATEST: u16 = 2027;

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
    "american",
    "tgpp",
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

/// Every family, in the order in which they are tried.
pub(super) static FAMILIES: LazyLock<Vec<Family>> =
    LazyLock::new(|| SOURCES.iter().map(|(name, text)| Family::new(name, text)).collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_read() {
        let until = |name: &str| FAMILIES.iter().find(|f| f.name == name).unwrap().until;
        assert_eq!((until("gost"), until("gb"), until("astm")), (1999, 1999, LATEST));
    }

    #[test]
    fn every_grammar_compiles_and_begins_as_it_says() {
        let mut wrong = String::new();
        for family in FAMILIES.iter() {
            let grammar =
                compile(&[family.text, "\n", COMMON].concat()).unwrap_or_else(|e| panic!("{}: {e}", family.name));
            if grammar.first() != family.begins {
                wrong.extend([family.name, ": @begins ", &grammar.first().class(), "\n"]);
            }
        }
        assert!(wrong.is_empty(), "these directives are to be:\n{wrong}");
    }
}

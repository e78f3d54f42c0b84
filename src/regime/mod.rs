//! The tradition that a text is written in: which words and numbers it uses, and which drafting convention its sentences follow.
//!
//! A [`Format`] is the container of a document; a regime is what stands in it. A page of HTML and a plain text of one
//! statute have two formats and one regime.

pub(crate) mod european;

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};
use crate::format::Format;
use crate::model::Convention;

/// A tradition of drafting.
///
/// ```
/// use normative::{Regime, model::Convention};
/// assert_eq!("statute".parse::<Regime>()?, Regime::Statute);
/// assert_eq!(Regime::Statute.convention(), Some(Convention::ChineseStatute));
/// # Ok::<(), normative::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Regime {
    /// A Chinese standard drafted by GB/T 1.1, of any edition.
    Gbt,
    /// A Chinese engineering construction code (建标〔2008〕182号).
    Engineering,
    /// A Chinese statute: law, regulation, judicial interpretation.
    Statute,
    /// A Chinese official document (公文, GB/T 9704).
    Gongwen,
    /// Chinese text with an outline that follows none of the traditions that are known.
    ChineseOutline,
    /// An RFC or Internet-Draft (RFC 7322), and its ancestors since 1969.
    Rfc,
}

struct Facts {
    regime: Regime,
    name: &'static str,
    title: &'static str,
    convention: Option<Convention>,
    /// The format and the regime in one word, as rows and native JSON print them for text.
    format_name: &'static str,
    /// Names of formats whose documents are all written in this tradition.
    formats: &'static [&'static str],
}

const FACTS: &[Facts] = &[
    Facts {
        regime: Regime::Gbt,
        name: "gbt",
        title: "Chinese standards (GB/T 1.1)",
        convention: Some(Convention::GbT11),
        format_name: "gbt-text",
        formats: &[],
    },
    Facts {
        regime: Regime::Engineering,
        name: "engineering",
        title: "Chinese engineering codes",
        convention: Some(Convention::ChineseEngineering),
        format_name: "engineering-text",
        formats: &[],
    },
    Facts {
        regime: Regime::Statute,
        name: "statute",
        title: "Chinese statutes",
        convention: Some(Convention::ChineseStatute),
        format_name: "statute-text",
        formats: &[],
    },
    Facts {
        regime: Regime::Gongwen,
        name: "gongwen",
        title: "Chinese official documents",
        convention: Some(Convention::Gongwen),
        format_name: "gongwen-text",
        formats: &[],
    },
    Facts {
        regime: Regime::ChineseOutline,
        name: "chinese-outline",
        title: "Chinese text with an outline",
        convention: None,
        format_name: "chinese-text",
        formats: &[],
    },
    Facts {
        regime: Regime::Rfc,
        name: "rfc",
        title: "RFC and Internet-Draft",
        convention: Some(Convention::Bcp14),
        format_name: "rfc-text",
        formats: &["rfc-xml"],
    },
];

/// Names of formats whose documents follow one convention, and that no regime has: those of catalogs of controls.
const CONVENTIONS: &[(&str, Convention)] = &[
    ("oscal", Convention::Oscal),
    ("oscal-json", Convention::Oscal),
    ("oscal-xml", Convention::Oscal),
    ("oscal-yaml", Convention::Oscal),
];

crate::word::serde_by_name!(Regime, Regime::all());

impl Regime {
    /// Every regime.
    pub fn all() -> impl Iterator<Item = Self> {
        FACTS.iter().map(|facts| facts.regime)
    }

    fn facts(self) -> &'static Facts {
        FACTS.iter().find(|facts| facts.regime == self).unwrap_or(&FACTS[0])
    }

    /// The short name that options and rows use, such as `gbt`.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        self.facts().title
    }

    /// The drafting convention of its sentences; `None` where the text itself has to say.
    pub fn convention(self) -> Option<Convention> {
        self.facts().convention
    }

    /// Returns `true` if its documents are written in Chinese.
    pub fn is_chinese(self) -> bool {
        self != Self::Rfc
    }

    /// The one word for a text in this regime that rows and native JSON print as its format, such as `gbt-text`. It is an alias of
    /// [`Format::Text`].
    pub(crate) fn format_name(self) -> &'static str {
        self.facts().format_name
    }

    /// The regime that the name of a format implies: `statute-text` and `rfc-xml` do, `sts` and `text` do not.
    pub(crate) fn of_format_name(name: &str) -> Option<Self> {
        FACTS.iter().find(|facts| facts.format_name == name || facts.formats.contains(&name)).map(|facts| facts.regime)
    }
}

impl fmt::Display for Regime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Regime {
    type Err = Error;

    /// Reads a short name, or the older name of a format that implies the regime (`gbt-text`).
    fn from_str(name: &str) -> Result<Self, Error> {
        let known = FACTS.iter().find(|facts| facts.name == name || facts.format_name == name);
        known.map(|facts| facts.regime).ok_or_else(|| {
            let names: Vec<_> = FACTS.iter().map(|facts| facts.name).collect();
            Error::new(ErrorKind::Argument, format!("unknown regime {name:?}, expected one of: {}", names.join(", ")))
        })
    }
}

/// The convention that the name of a format implies for text in no language of its own: `rfc-xml` and `oscal-json` do, `sts` and the
/// Chinese regimes do not.
pub(crate) fn convention_of_format_name(name: &str) -> Option<Convention> {
    match Regime::of_format_name(name) {
        Some(regime) => regime.convention().filter(|_| !regime.is_chinese()),
        None => CONVENTIONS.iter().find(|(known, _)| *known == name).map(|(_, convention)| *convention),
    }
}

/// The name that rows and native JSON print for a container and what is written in it.
pub(crate) fn format_name(format: Format, regime: Option<Regime>) -> &'static str {
    match regime {
        Some(regime) if format.is_text() => regime.format_name(),
        _ => format.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for regime in Regime::all() {
            assert_eq!(regime.name().parse::<Regime>().unwrap(), regime);
            assert_eq!(Regime::of_format_name(regime.format_name()), Some(regime));
            assert_eq!(regime.format_name().parse::<Format>().unwrap(), Format::Text);
        }
        assert_eq!(Regime::of_format_name("rfc-xml"), Some(Regime::Rfc));
        assert_eq!(Regime::of_format_name("sts"), None);
        assert!("gbt-1".parse::<Regime>().unwrap_err().to_string().contains("gbt, engineering"));
    }

    #[test]
    fn a_format_implies_a_convention_or_none() {
        assert_eq!(convention_of_format_name("rfc-xml"), Some(Convention::Bcp14));
        assert_eq!(convention_of_format_name("oscal-json"), Some(Convention::Oscal));
        for name in ["sts", "gbt-text", "text", "oscal-2"] {
            assert_eq!(convention_of_format_name(name), None, "{name}");
        }
    }

    #[test]
    fn only_text_is_named_by_its_regime() {
        assert_eq!(format_name(Format::Html, Some(Regime::Statute)), "statute-text");
        assert_eq!(format_name(Format::RfcXml, Some(Regime::Rfc)), "rfc-xml");
        assert_eq!(format_name(Format::Markdown, None), "markdown");
    }
}

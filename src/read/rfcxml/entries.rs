//! The lists of references, looked through before the text is read: what each entry is called, and what it identifies.

use std::collections::HashMap;

use roxmltree::{Node, NodeId};

use super::enter::title;
use crate::identifier::Identifier;
use crate::model::ClauseKind;
use crate::read::titles;
use crate::read::xml::tree::{attribute, elements, walk};

/// An entry of a list of references, or a group of them.
#[derive(Debug)]
pub(super) struct Entry {
    /// The identifier of the document, where it has one.
    pub(super) identifier: Option<String>,
    /// What the list says.
    pub(super) normative: Option<bool>,
}

/// All entries of a document.
#[derive(Debug, Default)]
pub(super) struct Entries<'t> {
    by_anchor: HashMap<&'t str, Entry>,
    /// `displayreference`: what is printed for an anchor.
    shown: HashMap<&'t str, &'t str>,
    /// The `seriesInfo` that say which document an entry is.
    identifying: HashMap<NodeId, String>,
    /// Groups, which have no `seriesInfo` of their own.
    groups: HashMap<NodeId, String>,
}

impl<'t> Entries<'t> {
    /// Those of a document. Linear in the size of its back matter.
    pub(super) fn of(rfc: Node<'t, '_>) -> Self {
        let mut found = Self::default();
        for back in elements(rfc).filter(|n| n.tag_name().name() == "back") {
            let mut normative = None;
            for node in walk(back, |n| matches!(n.tag_name().name(), "section" | "abstract")).filter(Node::is_element) {
                match node.tag_name().name() {
                    "displayreference" => {
                        if let (Some(target), Some(to)) = (node.attribute("target"), node.attribute("to")) {
                            found.shown.insert(target, to);
                        }
                    }
                    "references" => normative = is_normative(&title(node)),
                    "reference" => found.reference(node, normative),
                    "referencegroup" => {
                        let identifier = node.attribute("anchor").and_then(series_of_anchor);
                        if let Some(identifier) = &identifier {
                            found.groups.insert(node.id(), identifier.clone());
                        }
                        found.insert(node, Entry { identifier, normative });
                    }
                    _ => {}
                }
            }
        }
        found
    }

    fn insert(&mut self, node: Node<'t, '_>, entry: Entry) {
        if let Some(anchor) = node.attribute("anchor").filter(|anchor| !anchor.is_empty()) {
            self.by_anchor.entry(anchor).or_insert(entry);
        }
    }

    fn reference(&mut self, node: Node<'t, '_>, normative: Option<bool>) {
        let series = walk(node, |n| n.tag_name().name() == "abstract").filter(|n| n.tag_name().name() == "seriesInfo");
        let best = series.filter_map(|n| Some((n, identify(n)?))).min_by_key(|(_, (rank, _))| *rank);
        let identifier = best.map(|(at, (_, identifier))| {
            self.identifying.insert(at.id(), identifier.clone());
            identifier
        });
        self.insert(node, Entry { identifier, normative });
    }

    pub(super) fn get(&self, anchor: &str) -> Option<&Entry> {
        self.by_anchor.get(anchor)
    }

    /// What is printed in brackets for an entry.
    pub(super) fn shown<'a>(&self, anchor: &'a str) -> &'a str
    where
        't: 'a,
    {
        self.shown.get(anchor).copied().unwrap_or(anchor)
    }

    /// The identifier that a `seriesInfo` gives its entry.
    pub(super) fn identified(&self, series: Node<'_, '_>) -> Option<&str> {
        self.identifying.get(&series.id()).map(String::as_str)
    }

    /// The identifier of a group.
    pub(super) fn group(&self, group: Node<'_, '_>) -> Option<&str> {
        self.groups.get(&group.id()).map(String::as_str)
    }
}

/// Series of the RFC Editor, the most exact first.
const SERIES: &[&str] = &["RFC", "BCP", "STD", "FYI", "Internet-Draft"];

/// The identifier that a `seriesInfo` gives, with its rank among those of one entry.
fn identify(series: Node<'_, '_>) -> Option<(usize, String)> {
    let part = |name| attribute(series, name).map(|v| v.split_whitespace().collect::<Vec<_>>().join(" "));
    let (name, value) = (part("name")?, part("value").filter(|v| !v.is_empty())?);
    if let Some(rank) = SERIES.iter().position(|known| *known == name) {
        let identifier = match &*name {
            "Internet-Draft" => value,
            _ => format!("{name} {}", value.trim_start_matches(&*name).trim_start()),
        };
        return Some((rank, identifier));
    }
    // The series of other publishers say who publishes, at length or in short, and the value may say so again.
    let first = name.split(' ').next().unwrap_or_default();
    let whole = if value.starts_with(first) { value.clone() } else { format!("{name} {value}") };
    let mut rank = SERIES.len();
    for (long, short) in NAMES {
        if let Some(rest) = whole.strip_prefix(long) {
            return Some((rank, format!("{short}{rest}")));
        }
    }
    // Numbers of whatever was published say least.
    rank += usize::from(matches!(&*name, "DOI" | "ISBN"));
    whole.parse::<Identifier>().ok().map(|_| (rank, whole))
}

/// Names of series as references have them, and as identifiers begin.
const NAMES: &[(&str, &str)] = &[("FIPS PUB ", "FIPS "), ("NIST Special Publication ", "NIST SP ")];

/// The identifier that an anchor such as `RFC2119`, `BCP14` or `refs.RFC.2119` names.
pub(super) fn series_of_anchor(anchor: &str) -> Option<String> {
    let name = anchor.strip_prefix("refs.").unwrap_or(anchor);
    SERIES[..4].iter().find_map(|series| {
        let head = name.get(..series.len()).filter(|head| head.eq_ignore_ascii_case(series))?;
        let number = name[head.len()..].trim_start_matches(['-', '.']).trim_start_matches('0');
        let fits = !number.is_empty() && number.len() < 9 && number.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| format!("{series} {number}"))
    })
}

/// What the title of a list of references says of its entries.
fn is_normative(title: &str) -> Option<bool> {
    match titles::rfc_clause_kind(title)? {
        ClauseKind::NormativeReferences => Some(true),
        ClauseKind::Bibliography => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(xml: &str) -> Option<String> {
        let tree = roxmltree::Document::parse(xml).unwrap();
        identify(tree.root_element()).map(|(_, identifier)| identifier)
    }

    #[test]
    fn series_name_documents() {
        for (name, value, identifier) in [
            ("RFC", "2119", Some("RFC 2119")),
            ("STD", "STD 97", Some("STD 97")),
            ("Internet-Draft", "draft-lantern-paper-03", Some("draft-lantern-paper-03")),
            ("ISO/IEC", "10646:2014", Some("ISO/IEC 10646:2014")),
            ("IEEE Std", "802.1X", Some("IEEE Std 802.1X")),
            ("FIPS PUB", "180-4", Some("FIPS 180-4")),
            ("Proceedings of", "Lanterns 2020", None),
            ("Work in", "Progress", None),
        ] {
            let xml = format!("<seriesInfo name='{name}' value='{value}'/>");
            assert_eq!(of(&xml).as_deref(), identifier, "{name} {value}");
        }
    }

    #[test]
    fn anchors_name_the_series() {
        assert_eq!(series_of_anchor("RFC2119").as_deref(), Some("RFC 2119"));
        assert_eq!(series_of_anchor("bcp-014").as_deref(), Some("BCP 14"));
        assert_eq!(series_of_anchor("refs.RFC.0822").as_deref(), Some("RFC 822"));
        assert_eq!(series_of_anchor("RFC2119bis"), None);
        assert_eq!(series_of_anchor("STD"), None);
    }
}

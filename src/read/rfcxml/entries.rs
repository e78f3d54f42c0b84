//! The lists of references, looked through before the text is read: what each entry is called, and what it identifies.

use std::collections::HashMap;

use crate::read::xml::tree::{Id, Node};

use crate::identifier::Identifier;
use crate::read::xml::tree::{attribute, elements, walk};

/// All entries of a document.
#[derive(Debug, Default)]
pub(super) struct Entries<'t> {
    /// `displayreference`: what is printed for an anchor.
    shown: HashMap<&'t str, &'t str>,
    /// The `seriesInfo` that say which document an entry is.
    identifying: HashMap<Id, String>,
    /// Groups, which have no `seriesInfo` of their own.
    groups: HashMap<Id, String>,
}

impl<'t> Entries<'t> {
    /// Those of a document. Linear in the size of its back matter.
    pub(super) fn of(rfc: Node<'t>) -> Self {
        let mut found = Self::default();
        // A list or an entry may be a file of its own.
        let part = matches!(rfc.name(), "references" | "reference" | "referencegroup").then_some(rfc);
        for back in elements(rfc).filter(|n| n.name() == "back").chain(part) {
            let inner = walk(back, |n| matches!(n.name(), "section" | "abstract")).filter(Node::is_element);
            for node in std::iter::once(back).chain(inner) {
                match node.name() {
                    "displayreference" => {
                        if let (Some(target), Some(to)) = (node.attribute("target"), node.attribute("to")) {
                            found.shown.insert(target, to);
                        }
                    }
                    "reference" => {
                        found.derived(node);
                        found.reference(node);
                    }
                    "referencegroup" => {
                        found.derived(node);
                        if let Some(identifier) = node.attribute("anchor").and_then(series_of_anchor) {
                            found.groups.insert(node.id(), identifier);
                        }
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// The printed form of an entry by the prep tool: its number, where citations are numbers.
    fn derived(&mut self, node: Node<'t>) {
        if let (Some(anchor), Some(derived)) = (node.attribute("anchor"), node.attribute("derivedAnchor")) {
            self.shown.entry(anchor).or_insert(derived);
        }
    }

    fn reference(&mut self, node: Node<'t>) {
        let series = walk(node, |n| n.name() == "abstract").filter(|n| n.name() == "seriesInfo");
        let best = series.filter_map(|n| Some((n, identify(n)?))).min_by_key(|(_, (rank, _))| *rank);
        if let Some((at, (_, identifier))) = best {
            self.identifying.insert(at.id(), identifier);
        }
    }

    /// The words in brackets that are printed for an entry.
    pub(super) fn shown<'a>(&self, anchor: &'a str) -> &'a str
    where
        't: 'a,
    {
        self.shown.get(anchor).copied().unwrap_or(anchor)
    }

    /// The identifier that a `seriesInfo` gives its entry.
    pub(super) fn identified(&self, series: Node<'_>) -> Option<&str> {
        self.identifying.get(&series.id()).map(String::as_str)
    }

    /// The identifier of a group.
    pub(super) fn group(&self, group: Node<'_>) -> Option<&str> {
        self.groups.get(&group.id()).map(String::as_str)
    }
}

/// Series of the RFC Editor, the most exact first.
const SERIES: &[&str] = &["RFC", "BCP", "STD", "FYI", "Internet-Draft"];

/// The identifier that a `seriesInfo` gives, with its rank among those of one entry.
fn identify(series: Node<'_>) -> Option<(usize, String)> {
    let part = |name| attribute(series, name).map(|v| v.split_whitespace().collect::<Vec<_>>().join(" "));
    let (name, value) = (part("name")?, part("value").filter(|v| !v.is_empty())?);
    if let Some(rank) = SERIES.iter().position(|known| *known == name) {
        let identifier = match &*name {
            "Internet-Draft" => value,
            _ => format!("{name} {}", value.trim_start_matches(&*name).trim_start()),
        };
        return Some((rank, identifier));
    }
    // The value may say again who publishes.
    let first = name.split(' ').next().unwrap_or_default();
    let whole = |name: &str| if value.starts_with(first) { value.clone() } else { format!("{name} {value}") };
    let rank = SERIES.len();
    if let Some((_, short)) = PUBLISHERS.iter().find(|(known, _)| *known == name) {
        return Some((rank, whole(short)));
    }
    // Numbers of whatever was published say least.
    let rank = rank + 1 + usize::from(matches!(&*name, "DOI" | "ISBN"));
    let whole = whole(&name);
    whole.parse::<Identifier>().ok().map(|_| (rank, whole))
}

/// Series of publishers, as references name them and as identifiers begin.
const PUBLISHERS: &[(&str, &str)] = &[
    ("3GPP TR", "3GPP TR"),
    ("3GPP TS", "3GPP TS"),
    ("ANSI", "ANSI"),
    ("ETSI", "ETSI"),
    ("FIPS", "FIPS"),
    ("FIPS PUB", "FIPS"),
    ("IEEE Std", "IEEE Std"),
    ("IEEE Std.", "IEEE Std"),
    ("ISO", "ISO"),
    ("ISO/IEC", "ISO/IEC"),
    ("ITU-R Recommendation", "ITU-R Recommendation"),
    ("ITU-T", "ITU-T"),
    ("ITU-T Recommendation", "ITU-T Recommendation"),
    ("NIST SP", "NIST SP"),
    ("NIST Special Publication", "NIST SP"),
    ("W3C", "W3C"),
    ("W3C Recommendation", "W3C Recommendation"),
];

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

/// The anchor and the identifier of an entry in a file of the bibliographic libraries, by its address: `.../reference.RFC.2119.xml`,
/// `reference.I-D.ietf-kite-colours.xml`, `reference.RFC.2119`.
pub(super) fn entry_of_address(address: &str) -> Option<(String, String)> {
    let file = address.rsplit(['/', '\\']).next()?.trim();
    let name = file.strip_suffix(".xml").unwrap_or(file);
    let name = name.strip_prefix("reference.").or_else(|| name.strip_prefix("_reference."))?;
    if let Some(draft) = name.strip_prefix("I-D.") {
        let draft = draft.strip_prefix("draft-").unwrap_or(draft);
        return (!draft.is_empty()).then(|| (format!("I-D.{draft}"), format!("draft-{draft}")));
    }
    let (series, number) = name.split_once('.')?;
    let identifier = series_of_anchor(&format!("{series}{number}"));
    match identifier {
        // The anchors of RFCs have four digits or more, as the files have.
        Some(identifier) => Some((format!("{series}{number}"), identifier)),
        None => {
            let identifier = format!("{series} {number}").parse::<Identifier>().ok()?;
            Some((format!("{series}.{number}"), identifier.canonical().to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(xml: &str) -> Option<String> {
        let tree = crate::read::xml::tree_of(xml);
        identify(tree.root()).map(|(_, identifier)| identifier)
    }

    #[test]
    fn series_name_documents() {
        for (name, value, identifier) in [
            ("RFC", "2119", Some("RFC 2119")),
            ("STD", "STD 97", Some("STD 97")),
            ("Internet-Draft", "draft-lantern-paper-03", Some("draft-lantern-paper-03")),
            ("ISO/IEC", "10646:2014", Some("ISO/IEC 10646:2014")),
            ("IEEE Std", "IEEE 802.1X", Some("IEEE 802.1X")),
            ("FIPS PUB", "180-4", Some("FIPS 180-4")),
            ("Proceedings of", "Lanterns 2020", None),
            ("Work in", "Progress", None),
        ] {
            let xml = format!("<seriesInfo name='{name}' value='{value}'/>");
            assert_eq!(of(&xml).as_deref(), identifier, "{name} {value}");
        }
    }

    #[test]
    fn addresses_of_files_name_entries() {
        let of = |address: &str| entry_of_address(address);
        let named = |anchor: &str, identifier: &str| Some((anchor.to_owned(), identifier.to_owned()));
        assert_eq!(of("https://lib.example/rfc/reference.RFC.0822.xml"), named("RFC0822", "RFC 822"));
        assert_eq!(
            of("reference.I-D.ietf-lantern-paper.xml"),
            named("I-D.ietf-lantern-paper", "draft-ietf-lantern-paper")
        );
        assert_eq!(of("figures/lantern.xml"), None);
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

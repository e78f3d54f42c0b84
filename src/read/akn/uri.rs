//! URIs of works and expressions (naming convention of Akoma Ntoso).

use std::collections::HashSet;

use super::levels::is_foreign;
use crate::read::xml::Node;
use crate::read::xml::tree::{attribute, elements, walk};

/// The URIs of a work and its expressions that references to the document itself may have.
pub(super) fn own_uris(root: Node<'_>) -> HashSet<&str> {
    let mut found = HashSet::new();
    let meta = walk(root, |node| is_foreign(node.name())).find(|node| node.name() == "meta");
    let levels = meta.into_iter().flat_map(|meta| elements(meta).filter(|part| part.name() == "identification"));
    for level in levels.flat_map(elements).filter(|level| matches!(level.name(), "FRBRWork" | "FRBRExpression")) {
        let names = elements(level).filter(|name| matches!(name.name(), "FRBRuri" | "FRBRthis"));
        found.extend(
            names
                .filter_map(|name| attribute(name, "value").map(str::trim))
                .map(bare_uri)
                .filter(|uri| !uri.is_empty()),
        );
    }
    found
}

/// A URI of a document as that of its work: without the language and date of an expression and without the main component
/// (naming convention, 4.5 to 4.7).
pub(super) fn bare_uri(uri: &str) -> &str {
    let mut uri = uri.split('#').next().unwrap_or_default();
    if let Some(at) = uri.find("/akn/").filter(|_| uri.starts_with("http")) {
        uri = &uri[at..];
    }
    let mut from = 0;
    for (at, segment) in uri.split('/').enumerate() {
        let end = from + segment.len();
        let (language, dated) =
            segment.split_once(['@', ':']).map_or((segment, false), |(language, _)| (language, true));
        let is_language = language.len() == 3 && language.bytes().all(|b| b.is_ascii_lowercase());
        let rest = &uri[end..];
        let last = dated || rest.is_empty() || rest.starts_with("/!") || rest.starts_with("/main");
        if is_language && last && at >= LEAST_BEFORE_LANGUAGE {
            uri = &uri[..from - 1];
            break;
        }
        from = end + 1;
    }
    let uri = uri.trim_end_matches('/');
    ["/!main", "/main.xml", "/main", "/enacted"].iter().find_map(|end| uri.strip_suffix(end)).unwrap_or(uri)
}

/// A country, a type, a date and a number stand before the language of an expression; before them nothing, since a URI begins with a slash.
const LEAST_BEFORE_LANGUAGE: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uri_is_known_by_its_work() {
        for (uri, work) in [
            ("/akn/xx/act/2031/7/eng@2032-01-01/!main", "/akn/xx/act/2031/7"),
            ("/akn/xx/act/2031/7/eng:2032-01-01", "/akn/xx/act/2031/7"),
            ("https://example.org/akn/xx/act/2031/7/eng", "/akn/xx/act/2031/7"),
            ("/akn/xx/act/2031/7/eng/!main", "/akn/xx/act/2031/7"),
            ("/xx/act/2031/7/main#sec_2", "/xx/act/2031/7"),
            ("http://example.org/id/act/2031/7/enacted", "http://example.org/id/act/2031/7"),
            ("/akn/xx/act/2031/7/", "/akn/xx/act/2031/7"),
        ] {
            assert_eq!(bare_uri(uri), work, "{uri}");
        }
    }
}

//! XML for all readers: one pass checks a source and makes a tree with positions; one walk goes over it.

mod build;
#[cfg(any(test, fuzzing))]
pub(crate) mod judge;
pub(crate) mod mathml;
pub(crate) mod prose;
mod table;
mod trail;
pub(crate) mod tree;
mod verdict;
mod walk;

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::source::{Decoded, Limits};

pub(crate) use tree::{Node, Tree};
pub(crate) use walk::{Close, Format, Frame, Walk};

/// Parses a source. Linear. Errors name line and column of the source: markup that is not well-formed, or a limit that was passed.
pub(crate) fn parse<'s>(decoded: &'s Decoded<'_>, limits: &Limits) -> Result<Tree<'s>, Error> {
    let mut tree = build::build(&decoded.text, limits).map_err(|refused| verdict::explain(&refused, &decoded.text))?;
    let place = |d: Diagnostic| match d.span() {
        Some(span) => d.at(decoded.map.span(span.start(), span.end())),
        None => d,
    };
    tree.diagnostics = std::mem::take(&mut tree.diagnostics).into_iter().map(place).collect();
    tree.map = tree.map.after(&decoded.map);
    Ok(tree)
}

/// The tree of a text that is well-formed.
#[cfg(test)]
pub(crate) fn tree_of(text: &str) -> Tree<'_> {
    build::build(text, &Limits::default()).map_err(|refused| refused.fault).unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use crate::place::Span;
    use crate::source::decode;

    fn error(text: &str) -> Error {
        let decoded = decode(text.as_bytes()).unwrap();
        parse(&decoded, &Limits::default()).unwrap_err()
    }

    #[test]
    fn errors_name_the_place_and_what_was_expected() {
        assert_eq!(
            error("<a>\n <b></c></a>").to_string(),
            "2:5: found </c>, expected </b>; close the elements in the order they were opened"
        );
        assert_eq!(error("<a>\n<b>").to_string(), "2:4: the file ends inside an element; expected its end tag");
        assert_eq!(error("<a x=1/>").kind(), ErrorKind::Malformed);
        let two = "<!DOCTYPE a [<!ENTITY b 'c'>]>\n<!DOCTYPE a><a/>";
        assert_eq!(
            error(two).to_string(),
            "2:1: a document type declaration out of place; one may stand, before the root element"
        );
        assert_eq!(
            error("<a>\n& b</a>").to_string(),
            "2:1: & begins no reference here; write &amp; for the sign itself"
        );
        assert!(error("<a><!-- b -- c --></a>").to_string().starts_with("1:4: -- inside a comment"));
        assert_eq!(error("").to_string(), "1:1: no root element");
        assert!(
            error("<!DOCTYPE a [<!ENTITY b '<c>d</e>'>]>\n<a>\n&b;</a>").to_string().starts_with("3:1: found </e>")
        );
    }

    #[test]
    fn an_undeclared_prefix_is_made_up_for() {
        let decoded = decode(b"<?xml version='1.0'?><a><t:b x:c='1'/></a>").unwrap();
        let tree = parse(&decoded, &Limits::default()).unwrap();
        let child = tree.root().first_child().unwrap();
        assert_eq!((tree.diagnostics().len(), tree.span(child.range())), (2, Span::new(24, 38)));
        assert_eq!(child.namespace(), Some("urn:undeclared:t"));
    }

    #[test]
    fn limits_are_errors_that_name_them() {
        let limits = Limits::default().with_depth(3).with_attributes(2).with_nodes(6).with_expansion(40);
        let read = |text: &str| {
            let decoded = decode(text.as_bytes()).unwrap();
            parse(&decoded, &limits).map(|_| ()).map_err(|error| (error.kind(), error.to_string()))
        };
        assert!(read("<a><b><c/></b></a>").is_ok());
        for (text, place, limit) in [
            ("<a><b><c><d></d></c></b></a>", "1:10", "depth"),
            ("<a><b x='1' y='2' z='3'/></a>", "1:4", "attributes"),
            ("<a><b/><b/><b/><b/><b/><b/></a>", "1:24", "nodes"),
            ("<!DOCTYPE a [<!ENTITY b '0123456789012345678901234567890123456789'>]><a>&b;</a>", "1:73", "expansion"),
        ] {
            let (kind, message) = read(text).unwrap_err();
            assert_eq!(kind, ErrorKind::Limit, "{text}");
            assert!(message.starts_with(place) && message.contains(limit), "{message}");
        }
        assert!(read("<a><!-- <b><b><b><b> --><![CDATA[<b><b><b>]]><?p <b><b><b>?></a>").is_ok());
    }
}

//! XML for all readers: guarded, with entities in place, parsed into a tree with positions.

mod entities;
mod expand;
mod guard;
mod trail;
pub(crate) mod tree;

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic};
use crate::error::{Error, ErrorKind};
use crate::place::{LineColumn, Span};
use crate::source::{Decoded, Limits, LineIndex, OffsetMap, declaration_length, past};

pub(crate) use trail::{Counts, Trail};

/// Text that may be parsed: within limits, without a document type declaration, entities in place.
#[derive(Debug)]
pub(crate) struct Prepared<'a> {
    pub(crate) text: Cow<'a, str>,
    /// From offsets of `text` to bytes of the file.
    pub(crate) map: OffsetMap,
    /// From offsets of `text` to offsets of the decoded source.
    expansion: OffsetMap,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Checks limits and puts entities in place. Linear; borrows where there is nothing to change.
pub(crate) fn prepare<'a>(decoded: &'a Decoded<'_>, limits: &Limits) -> Result<Prepared<'a>, Error> {
    let refused = |text: &str, (at, message): (usize, String)| {
        Error::new(ErrorKind::Limit, message).at(LineIndex::new(text).line_column(text, at as u32))
    };
    let outline = guard::guard(&decoded.text, limits).map_err(|r| refused(&decoded.text, r))?;
    if outline == guard::Outline::default() {
        return Ok(Prepared {
            text: Cow::Borrowed(&decoded.text),
            map: decoded.map.clone(),
            expansion: OffsetMap::default(),
            diagnostics: Vec::new(),
        });
    }
    let expanded = expand::expand(&decoded.text, outline, limits).map_err(|r| refused(&decoded.text, r))?;
    if outline.entities {
        // What entities hold may nest as well.
        guard::guard(&expanded.text, limits)
            .map_err(|(at, message)| refused(&decoded.text, (expanded.map.original(at as u32) as usize, message)))?;
    }
    let place = |d: Diagnostic| match d.span() {
        Some(span) => d.at(decoded.map.span(span.start(), span.end())),
        None => d,
    };
    Ok(Prepared {
        map: expanded.map.after(&decoded.map),
        expansion: expanded.map,
        diagnostics: expanded.diagnostics.finish().into_iter().map(place).collect(),
        text: Cow::Owned(expanded.text),
    })
}

/// How many undeclared prefixes of names are made up for before a file is refused.
const PREFIXES: usize = 16;

/// Parses a source and hands the tree to a reader, which gives what it read. Errors name line and column of the source.
pub(crate) fn parse<R>(
    decoded: &Decoded<'_>,
    limits: &Limits,
    read: impl FnOnce(&Prepared<'_>, &roxmltree::Document<'_>) -> R,
) -> Result<R, Error> {
    let mut prepared = prepare(decoded, limits)?;
    for round in 0.. {
        let options = roxmltree::ParsingOptions { nodes_limit: limits.nodes(), ..Default::default() };
        let error = match roxmltree::Document::parse_with_options(&prepared.text, options) {
            Ok(tree) => return Ok(read(&prepared, &tree)),
            Err(error) => error,
        };
        match &error {
            roxmltree::Error::UnknownNamespace(prefix, _) if round < PREFIXES && !prefix.is_empty() => {
                match prepared.declare(prefix) {
                    Some(declared) => prepared = declared,
                    None => return Err(explain(&prepared, &error, decoded, limits)),
                }
            }
            _ => return Err(explain(&prepared, &error, decoded, limits)),
        }
    }
    Err(Error::new(ErrorKind::Malformed, "too many undeclared prefixes of names"))
}

impl<'a> Prepared<'a> {
    /// The same text with a prefix declared on the root element: well-formed XML 1.0 need not heed namespaces.
    fn declare(&self, prefix: &str) -> Option<Prepared<'a>> {
        let at = root_name_end(&self.text)?;
        let declaration = format!(" xmlns:{prefix}=\"urn:undeclared:{prefix}\"");
        let text = [&self.text[..at], &declaration, &self.text[at..]].concat();
        let mut map = OffsetMap::default();
        map.copied(0, 0);
        map.replaced(at, at);
        map.copied(at + declaration.len(), at);
        let mut diagnostics = self.diagnostics.clone();
        let message = format!("the prefix {prefix} is declared nowhere; its names were read as if it were");
        diagnostics.push(Diagnostic::warning(Code::UnknownElement, message));
        Some(Prepared {
            text: Cow::Owned(text),
            map: map.after(&self.map),
            expansion: map.after(&self.expansion),
            diagnostics,
        })
    }

    /// The bytes of the file that a range of the parsed text stands for.
    pub(crate) fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.map.span(range.start as u32, range.end as u32)
    }
}

/// What the parser found, in words, with its place.
fn explain(prepared: &Prepared<'_>, error: &roxmltree::Error, decoded: &Decoded<'_>, limits: &Limits) -> Error {
    use roxmltree::Error as E;
    let position = error.pos();
    let found_at = |offset: u32| {
        // From the text that was parsed back to the text as it was decoded.
        LineIndex::new(&decoded.text).line_column(&decoded.text, prepared.expansion.original(offset))
    };
    let place = match error {
        E::DtdDetected => found_at(prepared.text.find("<!DOCTYPE").unwrap_or_default() as u32),
        E::NoRootNode | E::UnclosedRootNode | E::UnexpectedEndOfStream => {
            LineIndex::new(&decoded.text).line_column(&decoded.text, decoded.text.len() as u32)
        }
        _ => {
            let found = LineColumn { line: position.row, column: position.col };
            found_at(LineIndex::new(&prepared.text).offset(&prepared.text, found))
        }
    };
    let (kind, message) = match error {
        E::NodesLimitReached | E::AttributesLimitReached | E::NamespacesLimitReached => {
            (ErrorKind::Limit, format!("more than {} nodes; raise the limit on nodes to read it", limits.nodes()))
        }
        E::UnclosedRootNode | E::UnexpectedEndOfStream => {
            (ErrorKind::Malformed, "the file ends inside an element; expected its end tag".to_owned())
        }
        E::NoRootNode => (ErrorKind::Malformed, "no root element".to_owned()),
        E::DtdDetected => {
            let message = "a document type declaration out of place; one may stand, before the root element";
            (ErrorKind::Malformed, message.to_owned())
        }
        E::MalformedEntityReference(_) => {
            (ErrorKind::Malformed, "& begins no reference here; write &amp; for the sign itself".to_owned())
        }
        E::InvalidComment(_) => (ErrorKind::Malformed, "-- inside a comment, which only --> may end".to_owned()),
        E::InvalidAttributeValue(_) => {
            (ErrorKind::Malformed, "< inside the value of an attribute; write &lt; for the sign itself".to_owned())
        }
        E::UnexpectedCloseTag(expected, found, _) => (
            ErrorKind::Malformed,
            format!("found </{found}>, expected </{expected}>; close the elements in the order they were opened"),
        ),
        other => {
            // The parser's messages end with the position, which is given apart.
            let text = other.to_string();
            let cut = text.rfind(" at ").filter(|&at| text[at + 4..].starts_with(|c: char| c.is_ascii_digit()));
            (ErrorKind::Malformed, format!("not well-formed XML: {}", &text[..cut.unwrap_or(text.len())]))
        }
    };
    Error::new(kind, message).at(place)
}

/// The offset after the name of the root element.
fn root_name_end(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text[at..].find('<')?;
        let rest = &text[at..];
        if rest.starts_with("<!") {
            at += declaration_length(rest.as_bytes());
        } else if rest.starts_with("<?") {
            at += past(rest.as_bytes(), b"?>");
        } else {
            return rest.find([' ', '\t', '\r', '\n', '/', '>']).map(|end| at + end);
        }
    }
}

/// Feeds the text of a node in stretches that were copied from the source, each with its offset in the parsed text.
pub(crate) fn text_runs<'t>(source: &str, node: roxmltree::Node<'t, '_>, mut run: impl FnMut(&'t str, u32)) {
    let Some(text) = node.text() else { return };
    let range = node.range();
    if range.len() == text.len() {
        run(text, range.start as u32);
        return;
    }
    // Character references and marked sections make the text shorter than its source: walk both.
    let bytes = source.as_bytes();
    let (mut from, mut at) = (0, range.start);
    let mut start = at;
    let mut marked = false;
    for (i, character) in text.char_indices() {
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let opens = !marked && rest.starts_with(b"<![CDATA[");
            if opens || marked && rest.starts_with(b"]]>") {
                marked = opens;
                if i > from {
                    run(&text[from..i], start as u32);
                }
                at += if rest[0] == b'<' { 9 } else { 3 };
                (from, start) = (i, at);
            } else {
                break;
            }
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let copied = text.as_bytes()[i..].first() == rest.first() && (marked || rest.first() != Some(&b'&'));
        if copied {
            at += character.len_utf8();
            continue;
        }
        if i > from {
            run(&text[from..i], start as u32);
        }
        let length = match rest.first() {
            Some(b'&') => rest.iter().take(16).position(|b| *b == b';').map_or(1, |n| n + 1),
            Some(b'\r') if rest.get(1) == Some(&b'\n') => 2,
            _ => 1,
        };
        let end = i + character.len_utf8();
        run(&text[i..end], at as u32);
        at += length;
        (from, start) = (end, at);
    }
    if from < text.len() {
        run(&text[from..], start as u32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::decode;

    fn error(text: &str) -> Error {
        let limits = Limits::default();
        let decoded = decode(text.as_bytes()).unwrap();
        parse(&decoded, &limits, |_, _| ()).unwrap_err()
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
    }

    #[test]
    fn an_undeclared_prefix_is_made_up_for() {
        let decoded = decode(b"<?xml version='1.0'?><a><t:b x:c='1'/></a>").unwrap();
        let said = parse(&decoded, &Limits::default(), |prepared, tree| {
            (prepared.diagnostics.len(), prepared.span(tree.root_element().first_child().unwrap().range()))
        });
        assert_eq!(said.unwrap(), (2, Span::new(24, 38)));
    }

    #[test]
    fn text_leads_back_through_references_and_sections() {
        let source = "<a>x &amp; y<![CDATA[<z>&q;]]>&#x5E94;w</a>";
        let tree = roxmltree::Document::parse(source).unwrap();
        let mut runs = Vec::new();
        for node in tree.root_element().children() {
            text_runs(source, node, |text, at| runs.push((text.to_owned(), at)));
        }
        let joined: String = runs.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(joined, "x & y<z>&q;应w");
        for (text, at) in &runs {
            let found = &source[*at as usize..];
            assert!(found.starts_with(text.as_str()) || found.starts_with('&'), "{text} at {at}");
        }
    }
}

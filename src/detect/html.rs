//! Pages of HTML, by their first tag.

use super::detection::{Confidence, Detection};
use crate::format::Format;
use crate::source::prefix;

/// How many bytes of comments and white space may stand before the first tag.
const WINDOW: usize = 64 << 10;

/// Elements that a page, or a part of one, begins with, and how much they say.
const FIRST: &[(&str, Confidence)] = &[
    ("html", Confidence::High),
    ("head", Confidence::Medium),
    ("body", Confidence::Medium),
    ("meta", Confidence::Medium),
    ("title", Confidence::Medium),
    ("article", Confidence::Low),
    ("center", Confidence::Low),
    ("div", Confidence::Low),
    ("h1", Confidence::Medium),
    ("h2", Confidence::Medium),
    ("main", Confidence::Low),
    ("p", Confidence::Low),
    ("pre", Confidence::Low),
    ("section", Confidence::Low),
    ("table", Confidence::Low),
];

/// Says whether a text is a page of HTML.
pub(super) fn detect(text: &str) -> Option<Detection> {
    let mut rest = prefix(text, WINDOW).trim_start_matches('\u{feff}').trim_start();
    let mut declared = false;
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => rest.find("-->")? + 3,
            _ if rest.starts_with("<?") => rest.find('>')? + 1,
            _ if rest.starts_with("<!") => {
                let doctype = rest.get(2..).unwrap_or_default().trim_start_matches(|c: char| c.is_ascii_alphabetic());
                let name = doctype.trim_start();
                declared |= name.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("html"));
                rest.find('>')? + 1
            }
            _ => break,
        };
        rest = rest[end..].trim_start();
    }
    let tag = rest.strip_prefix('<').unwrap_or_default();
    let name = &tag[..tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len())];
    let known = FIRST.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    // DocBook and JATS have elements of these names as well.
    let shared = known.is_some_and(|(name, _)| matches!(*name, "article" | "section" | "table"));
    let known = known
        .filter(|_| !shared || ["<p>", "<p ", "<h1", "<h2", "<h3", "<div", "<td"].iter().any(|tag| rest.contains(tag)));
    let confidence = if declared { Some(Confidence::High) } else { known.map(|(_, confidence)| *confidence) }?;
    let mut evidence: Vec<Box<str>> = Vec::new();
    if declared {
        evidence.push("document type html".into());
    }
    evidence.extend(known.map(|(name, _)| format!("first element {name}").into()));
    Some(Detection { format: Format::Html, regime: None, version: None, confidence, evidence })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_their_first_tag() {
        for (text, known) in [
            ("<!DOCTYPE html>\n<meta charset=utf-8>\n<p>Kites", true),
            ("<!-- made by hand --><HTML lang=en>", true),
            ("<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'><html>", true),
            ("<pre>Kites</pre>", true),
            ("<section><h2>Kites</h2><p>A kite shall fly.</p></section>", true),
            ("<section><title>Kites</title><para>A kite shall fly.</para></section>", false),
            ("<!DOCTYPE book><book/>", false),
            ("<kite/>", false),
            ("Kites", false),
            ("<!--", false),
        ] {
            assert_eq!(detect(text).is_some(), known, "{text}");
        }
    }
}

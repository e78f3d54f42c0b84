//! OSCAL in its three syntaxes: by the root element, or the one key that its objects have.

use super::detection::{Confidence, Detection};
use crate::format::Format;
use crate::oscal::names::ROOTS;

/// JSON, by the keys of its object: some before that of the document may name a schema.
pub(super) fn by_object(text: &str) -> Option<Detection> {
    let mut rest = text.strip_prefix('{')?;
    for _ in 0..8 {
        let (key, after) = rest.trim_start().strip_prefix('"')?.split_once('"')?;
        let after = after.trim_start().strip_prefix(':')?.trim_start();
        if ROOTS.contains(&key) && (after.starts_with('{') || after.is_empty()) {
            return Some(found(text, key, "\"oscal-version\"", '"'));
        }
        let (_, next) = after.strip_prefix('"')?.split_once('"')?;
        rest = next.trim_start().strip_prefix(',')?;
    }
    None
}

/// YAML, by the first key.
pub(super) fn by_line(text: &str) -> Option<Detection> {
    let first = text
        .lines()
        .map(str::trim_end)
        .find(|line| !line.is_empty() && *line != "---" && !line.starts_with(['#', '%']))?;
    let (key, rest) = first.split(" #").next()?.split_once(':')?;
    let key = key.trim_matches(['"', '\'']);
    // A document in one piece may have an anchor.
    let opens = rest.trim().is_empty() || rest.trim_start().starts_with('&');
    (opens && ROOTS.contains(&key) && text.contains("metadata")).then(|| found(text, key, "oscal-version", '\n'))
}

fn found(text: &str, key: &str, sign: &str, end: char) -> Detection {
    let version = version(text, sign, end).or_else(|| version(text, sign, '\n'));
    let evidence = vec![format!("first key {key:?}").into()];
    let confidence = if text.contains("oscal-version") { Confidence::High } else { Confidence::Medium };
    Detection { format: Format::Oscal, regime: None, version: version.map(Into::into), confidence, evidence }
}

/// The release of OSCAL that a document says, behind a sign.
fn version<'t>(text: &'t str, sign: &str, end: char) -> Option<&'t str> {
    let rest = &text[text.find(sign)? + sign.len()..];
    let value = rest.trim_start_matches([':', ' ', '"', '\'']);
    let value = value.split(end).next()?.trim_matches([' ', '"', '\'', '\r']);
    (!value.is_empty() && value.len() < 24 && value.starts_with(|c: char| c.is_ascii_digit())).then_some(value)
}

#[cfg(test)]
mod tests {
    use crate::{Format, detect};

    #[test]
    fn the_three_syntaxes_are_known() {
        for (text, version) in [
            (
                "<catalog xmlns='http://csrc.nist.gov/ns/oscal/1.0'><metadata><oscal-version>1.1.3</oscal-version>",
                Some("1.1.3"),
            ),
            ("<?xml version='1.0'?><o:profile xmlns:o='http://csrc.nist.gov/ns/oscal/1.0'>", None),
            ("{\"$schema\": \"x\", \"catalog\": {\"metadata\": {\"oscal-version\": \"1.0.0\"", Some("1.0.0")),
            ("---\n# Lanterns\nsystem-security-plan:\n  metadata:\n    oscal-version: 1.0.4\n", Some("1.0.4")),
        ] {
            let found = detect(text.as_bytes()).unwrap();
            assert_eq!((found.format(), found.version()), (Format::Oscal, version), "{text}");
        }
        for other in
            ["<catalog><book/></catalog>", "{\"catalogs\": {}}", "{\"a\": {}, \"catalog\": {}}", "catalog: none"]
        {
            assert!(detect(other.as_bytes()).is_none_or(|found| found.format() != Format::Oscal), "{other}");
        }
    }
}

//! Akoma Ntoso: by its root element, its namespace, and the documents that it may hold.

use super::detection::{Confidence, Detection};
use crate::format::Format;

/// Elements that are a whole document, each the child of the root.
const DOCUMENTS: &[&str] = &[
    "act",
    "amendment",
    "amendmentList",
    "bill",
    "debate",
    "debateReport",
    "doc",
    "documentCollection",
    "judgement",
    "judgment",
    "officialGazette",
    "portion",
    "statement",
];

/// Says whether a text is in Akoma Ntoso, by the name and the namespace of its root element: `akomaNtoso`, or one of its documents in one of
/// its namespaces.
pub(super) fn detect(local: &str, namespace: Option<&str>, text: &str) -> Option<Detection> {
    let version = namespace.and_then(version);
    if local != "akomaNtoso" && !(DOCUMENTS.contains(&local) && version.is_some()) {
        return None;
    }
    let mut evidence: Vec<Box<str>> = vec![format!("root element {local}").into()];
    let mut confidence = Confidence::Low;
    if let Some(namespace) = namespace {
        evidence.push(format!("namespace {namespace}").into());
    }
    if let Some(document) = DOCUMENTS.iter().find(|name| holds(text, name)) {
        evidence.push(format!("element {document}").into());
        confidence = Confidence::Medium;
    }
    if version.is_some() {
        confidence = Confidence::High;
    }
    let version = version.map(Into::into);
    Some(Detection { format: Format::AkomaNtoso, regime: None, version, confidence, evidence })
}

/// True if a text has the start tag of an element of a name, with a prefix or without.
fn holds(text: &str, name: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), name).any(|at| {
        let (before, after) = (&text.as_bytes()[..at], text.as_bytes().get(at + name.len()));
        let prefixed = before.last() == Some(&b':')
            && before.iter().rev().skip(1).find(|b| !b.is_ascii_alphanumeric()) == Some(&b'<');
        (before.last() == Some(&b'<') || prefixed) && after.is_none_or(|b| !b.is_ascii_alphanumeric())
    })
}

/// The version that a namespace says: of OASIS, of the older site, or of the German profile, which has namespaces of its own.
fn version(namespace: &str) -> Option<&str> {
    let signs = ["legaldocml/ns/akn/", "akomantoso.org/", "LegalDocML.de/"];
    let rest = signs.iter().find_map(|sign| namespace.split_once(sign).map(|(_, rest)| rest))?;
    Some(rest.trim_end_matches('/')).filter(|version| !version.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(local: &str, namespace: Option<&str>, text: &str) -> Option<(Confidence, Option<Box<str>>)> {
        detect(local, namespace, text).map(|found| (found.confidence, found.version))
    }

    #[test]
    fn namespaces_say_the_version() {
        let oasis = Some("http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13");
        assert_eq!(found("akomaNtoso", oasis, ""), Some((Confidence::High, Some("3.0/CSD13".into()))));
        let german = Some("http://Inhaltsdaten.LegalDocML.de/1.8.2/");
        assert_eq!(found("akomaNtoso", german, ""), Some((Confidence::High, Some("1.8.2".into()))));
        let older = Some("http://www.akomantoso.org/2.0");
        assert_eq!(found("bill", older, ""), Some((Confidence::High, Some("2.0".into()))));
    }

    #[test]
    fn a_root_without_a_namespace_is_known_by_what_it_holds() {
        assert_eq!(found("akomaNtoso", None, "<akomaNtoso><judgment>"), Some((Confidence::Medium, None)));
        assert_eq!(found("akomaNtoso", None, "<a:akomaNtoso><a:act name=''>"), Some((Confidence::Medium, None)));
        assert_eq!(found("akomaNtoso", None, "<akomaNtoso><activity>"), Some((Confidence::Low, None)));
        assert_eq!(found("doc", Some("urn:x"), "<doc>"), None);
    }
}

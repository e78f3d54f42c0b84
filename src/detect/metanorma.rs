//! Metanorma XML: by a namespace of its tools, or a root that only they write.

use super::detection::{Confidence, Detection};
use super::root::Root;
use crate::format::Format;

/// Signs of the namespaces that the tools have written.
const NAMESPACES: &[&str] = &["metanorma.org/ns/", "metanorma.com/ns/", "riboseinc.com/", "ribose.com/ns/"];

/// First elements, where the root has no namespace.
const SIGNS: &[&str] = &["<bibdata", "<iso_standard", "<sections", "<documenttype"];

/// Says whether a root is one of Metanorma: which flavour, layer and version of the schema.
pub(super) fn detect(root: &Root<'_>) -> Option<Detection> {
    let namespace = root.namespace().filter(|ns| NAMESPACES.iter().any(|sign| ns.contains(sign)));
    let named = matches!(root.local, "metanorma" | "metanorma-collection" | "iso_standard" | "standard-document")
        || root.local.ends_with("-standard") && root.local.len() > "-standard".len();
    let signs: Vec<_> = SIGNS.iter().filter(|sign| root.text.contains(**sign)).take(2).collect();
    if namespace.is_none() && (!named || signs.is_empty()) {
        return None;
    }
    let version = root.attribute("schema-version").or_else(|| root.attribute("version"));
    let confidence = if namespace.is_some() && named { Confidence::High } else { Confidence::Medium };
    let mut found = root.found(Format::Metanorma, version, confidence);
    found.evidence.extend(namespace.map(|ns| format!("namespace {ns}").into()));
    for name in ["flavor", "type"] {
        found.evidence.extend(root.attribute(name).map(|value| format!("{name} {value}").into()));
    }
    found.evidence.extend(signs.iter().map(|sign| format!("element {}", &sign[1..]).into()));
    Some(found)
}

#[cfg(test)]
mod tests {
    use crate::detect::{Confidence, detect};
    use crate::format::Format;

    #[test]
    fn every_root_that_there_has_been_is_known() {
        for (source, version, confidence) in [
            (
                "<metanorma xmlns='https://www.metanorma.org/ns/standoc' type='semantic' schema-version='v2.1.4'/>",
                Some("v2.1.4"),
                Confidence::High,
            ),
            ("<gb-standard xmlns='http://riboseinc.com/gbstandard'><bibdata/></gb-standard>", None, Confidence::High),
            (
                "<m:iso-standard xmlns:m='https://www.metanorma.org/ns/iso' version='1.0'/>",
                Some("1.0"),
                Confidence::High,
            ),
            ("<iso_standard><front><documenttype/></front></iso_standard>", None, Confidence::Medium),
            ("<standard xmlns='https://www.metanorma.org/ns/standoc'/>", None, Confidence::Medium),
        ] {
            let found = detect(source.as_bytes()).unwrap();
            assert_eq!(
                (found.format(), found.version(), found.confidence()),
                (Format::Metanorma, version, confidence),
                "{source}"
            );
        }
        assert!(detect(b"<my-standard><rule/></my-standard>").is_none());
    }
}

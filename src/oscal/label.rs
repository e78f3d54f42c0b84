//! Labels and plain texts of elements.

use super::Element;

/// The printed label of a group, control or part: the property `label` without a class, else with one that is no variant for sorting.
pub(crate) fn label(element: Element<'_>) -> Option<&str> {
    let found = || element.all("prop").filter(|prop| prop.get("name") == Some("label"));
    let plain = found().find(|prop| prop.get("class").is_none());
    let variant = |class: Option<&str>| matches!(class, Some("zero-padded" | "sp800-53a"));
    let classed = || found().find(|prop| !variant(prop.get("class")));
    plain.or_else(classed).or_else(|| found().next()).and_then(|prop| prop.get("value"))
}

/// The text of an element with its white space collapsed. Inserts are written as in JSON, blocks apart.
pub(crate) fn flat(element: Element<'_>) -> String {
    let mut out = String::new();
    for node in element.walk() {
        if node.is_flag() || node.parent().is_some_and(super::tree::Element::is_flag) {
            continue;
        }
        if super::names::is_block(node.name()) || matches!(node.name(), "li" | "tr" | "td" | "th") {
            out.push(' ');
        }
        match node.name() {
            "insert" => {
                let kind = node.get("type").unwrap_or("param");
                let id = node.get("id-ref").or_else(|| node.get("param-id")).unwrap_or_default();
                for part in ["{{ insert: ", kind, ", ", id, " }}"] {
                    out.push_str(part);
                }
            }
            // The pieces of a text in pieces follow.
            _ if node.children().next().is_none() => out.push_str(node.value()),
            _ => {}
        }
    }
    collapse(&out)
}

/// A text with single blanks between its words.
pub(crate) fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is written directly in a part, without what its parts say.
pub(crate) fn prose(part: Element<'_>) -> String {
    let own = part.all("prose").map(flat).collect::<Vec<_>>();
    collapse(&own.join(" "))
}

/// True if a property says that something is kept, though nothing points to it.
pub(crate) fn is_kept(element: Element<'_>) -> bool {
    element.all("prop").any(|prop| prop.get("name") == Some("keep") && prop.get("value") == Some("always"))
}

/// A name-based UUID (RFC 9562, in the form of version 5) of a digest in hexadecimal digits.
pub(crate) fn uuid(digest: &str) -> String {
    let hex = |from: usize, to: usize| digest.get(from..to).unwrap_or_default();
    format!("{}-{}-5{}-a{}-{}", hex(0, 8), hex(8, 12), hex(13, 16), hex(17, 20), hex(20, 32))
}

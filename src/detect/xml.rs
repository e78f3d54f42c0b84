//! XML: which vocabulary a source is written in, by its root element, document type and first elements.

use super::detection::{Confidence, Detection};
use crate::format::Format;
use crate::regime::Regime;
use crate::source::doctype_length;

/// Says which vocabulary of XML a text is, by its root element.
pub(super) fn detect(text: &str) -> Option<Detection> {
    let (prolog, root) = root_tag(text)?;
    let name = root.split([' ', '\t', '\n', '\r', '/', '>']).next().unwrap_or_default();
    let local = name.rsplit(':').next().unwrap_or_default();
    let attribute = |wanted: &str| attribute(root, wanted);
    let mut evidence: Vec<Box<str>> = vec![format!("root element {local}").into()];
    if name == "rfc" {
        return Some(detect_rfc(prolog, root, text, evidence));
    }
    if let Some(sign) = rfc_part(name, root, text) {
        evidence.push(sign.into());
        return Some(Detection {
            format: Format::RfcXml,
            regime: Some(Regime::Rfc),
            version: None,
            confidence: Confidence::Low,
            evidence,
        });
    }
    if !matches!(local, "standard" | "adoption") {
        return None;
    }
    // Other vocabularies have a root of this name as well, in a namespace of their own.
    if attribute("xmlns").is_some_and(|ns| !ns.contains("niso") && !ns.contains("iso.org")) {
        return None;
    }
    let mut version: Option<Box<str>> = None;
    let mut confidence = Confidence::Low;
    let public = prolog.find("//DTD ").and_then(|at| prolog[at + 6..].split("//").next());
    if let Some(public) = public.filter(|p| ["STS", "ISO Standard"].iter().any(|sign| p.contains(sign))) {
        evidence.push(format!("document type {}", public.split_whitespace().collect::<Vec<_>>().join(" ")).into());
        version = number_after(public, " v").map(Into::into);
        confidence = Confidence::High;
    }
    if let Some(dtd) = attribute("dtd-version") {
        evidence.push(format!("dtd-version {dtd}").into());
        version = version.or(Some(dtd.into()));
        confidence = Confidence::High;
    }
    let signs =
        ["<std-meta", "<iso-meta", "<reg-meta", "<nat-meta", "<std-doc-meta", "<adoption-front", "<term-sec", "<sec"];
    for sign in signs.iter().filter(|sign| text.contains(**sign)).take(2) {
        evidence.push(format!("element {}", &sign[1..]).into());
        confidence = confidence.max(Confidence::Medium);
    }
    Some(Detection { format: Format::Sts, regime: None, version, confidence, evidence })
}

/// The sign by which a part of an RFC is known that is kept in a file of its own, to be included elsewhere.
fn rfc_part(name: &str, root: &str, text: &str) -> Option<&'static str> {
    let has = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    match name {
        "reference" | "referencegroup" => has(&["<front>"]).then_some("element front"),
        "references" => has(&["<reference anchor", "<front>"]).then_some("element reference"),
        // Other vocabularies have sections as well, with paragraphs of another name.
        "section" => {
            let titled = attribute(root, "title").is_some() || has(&["<name>", "<name "]);
            (titled && has(&["<t>", "<t "])).then_some("element t")
        }
        _ => None,
    }
}

/// RFCXML has no namespace and, before version 3, no mark of its version.
fn detect_rfc(prolog: &str, root: &str, text: &str, mut evidence: Vec<Box<str>>) -> Detection {
    let mut confidence = Confidence::Low;
    let mut version: Option<Box<str>> = None;
    if let Some(number) = attribute(root, "version") {
        evidence.push(format!("version {number}").into());
        version = Some(number.into());
        confidence = Confidence::High;
    }
    if attribute(root, "prepTime").is_some() {
        evidence.push("prepared for publication".into());
    }
    if let Some(dtd) = ["rfc2629", "rfcxml"].iter().find(|name| prolog.contains(**name)) {
        evidence.push(format!("document type {dtd}").into());
        confidence = Confidence::High;
    }
    for sign in ["docName", "ipr", "category", "number"].iter().filter(|sign| attribute(root, sign).is_some()).take(2) {
        evidence.push(format!("attribute {sign}").into());
        confidence = confidence.max(Confidence::Medium);
    }
    for sign in ["<front", "<middle"].iter().filter(|sign| text.contains(**sign)) {
        evidence.push(format!("element {}", &sign[1..]).into());
        confidence = confidence.max(Confidence::Medium);
    }
    let version = version.or_else(|| (confidence > Confidence::Low).then(|| "2".into()));
    Detection { format: Format::RfcXml, regime: Some(Regime::Rfc), version, confidence, evidence }
}

/// What stands before the root element, and the inside of its tag.
fn root_tag(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let open = rest.find('<')?;
        let tag = &rest[open..];
        let skip = if tag.starts_with("<!--") {
            tag.find("-->")? + 3
        } else if tag.starts_with("<?") {
            tag.find("?>")? + 2
        } else if tag.starts_with("<!") {
            let length = doctype_length(tag.as_bytes());
            (tag.as_bytes().get(length.checked_sub(1)?) == Some(&b'>')).then_some(length)?
        } else {
            let end = tag.find('>').unwrap_or(tag.len());
            return Some((&text[..at + open], &tag[1..end]));
        };
        at += open + skip;
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some(at) = rest.find(name) {
        let after = rest[at + name.len()..].trim_start();
        let alone = rest[..at].ends_with([' ', '\t', '\n', '\r']);
        if let Some(value) = after.strip_prefix('=').map(str::trim_start).filter(|_| alone) {
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            return value[1..].split(quote).next();
        }
        rest = &rest[at + name.len()..];
    }
    None
}

/// The number that follows a sign: `1.2` in `… v1.2 …`.
fn number_after<'a>(text: &'a str, sign: &str) -> Option<&'a str> {
    let rest = &text[text.find(sign)? + sign.len()..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    Some(rest[..end].trim_end_matches('.')).filter(|n| !n.is_empty())
}

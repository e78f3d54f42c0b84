//! XML: which vocabulary a source is written in, by its root element, document type and first elements.

use super::akn;
use super::detection::{Confidence, Detection};
use super::root::{Root, attribute};
use crate::format::Format;
use crate::oscal::names::ROOTS;
use crate::regime::Regime;
use crate::source::doctype_length;

/// Vocabularies of XML, each with what knows it by its root element. The first that does decides: one row for each format.
const VOCABULARIES: &[fn(&Root<'_>) -> Option<Detection>] =
    &[rfc, super::metanorma::detect, xccdf, common_criteria, akn, oscal, sts];

/// Says which vocabulary of XML a text is, by its root element.
pub(super) fn detect(text: &str) -> Option<Detection> {
    let (prolog, tag) = root_tag(text)?;
    let name = tag.split([' ', '\t', '\n', '\r', '/', '>']).next().unwrap_or_default();
    let root = Root { name, local: name.rsplit(':').next().unwrap_or_default(), tag, prolog, text };
    VOCABULARIES.iter().find_map(|vocabulary| vocabulary(&root))
}

/// Akoma Ntoso.
fn akn(root: &Root<'_>) -> Option<Detection> {
    akn::detect(root.local, root.namespace(), root.text)
}

/// RFCXML, or a part of it.
fn rfc(root: &Root<'_>) -> Option<Detection> {
    let mut found = root.found(Format::RfcXml, None, Confidence::Low);
    if root.name == "rfc" {
        return Some(detect_rfc(root.prolog, root.tag, root.text, found.evidence));
    }
    let sign = rfc_part(root.name, root.tag, root.text)?;
    found.evidence.push(sign.into());
    Some(Detection { regime: Some(Regime::Rfc), ..found })
}

/// XCCDF: benchmarks, tailorings, and SCAP source data streams that hold them.
fn xccdf(root: &Root<'_>) -> Option<Detection> {
    const NAMESPACE: &str = "http://checklists.nist.gov/xccdf/";
    const STREAM: &str = "scap.nist.gov/schema/scap/source/";
    let is_root = matches!(root.local, "Benchmark" | "Tailoring" | "data-stream-collection");
    match root.namespace().filter(|_| is_root) {
        Some(namespace) if namespace.contains(NAMESPACE) || namespace.contains(STREAM) => {
            let version = root.text.find(NAMESPACE).and_then(|at| root.text[at + NAMESPACE.len()..].get(..3));
            let mut found = root.found(Format::Xccdf, version, Confidence::High);
            found.evidence.push(format!("namespace {namespace}").into());
            Some(found)
        }
        // Without a namespace its elements say so.
        None if root.local == "Benchmark" => {
            let sign = ["<Rule ", "<Group ", "<Profile "].into_iter().find(|sign| root.text.contains(sign))?;
            let mut found = root.found(Format::Xccdf, None, Confidence::Low);
            found.evidence.push(format!("element {}", sign[1..].trim()).into());
            Some(found)
        }
        _ => None,
    }
}

/// OSCAL, by its namespace; files of tests and of milestones do without, and a catalog of anything else has another first element.
fn oscal(root: &Root<'_>) -> Option<Detection> {
    if !ROOTS.contains(&root.local) {
        return None;
    }
    let (named, confidence) = match root.namespace() {
        Some(namespace) => (namespace.contains("/oscal/"), Confidence::High),
        None => (root.text.contains("<metadata"), Confidence::Medium),
    };
    let version = root.text.split("<oscal-version>").nth(1).and_then(|rest| rest.split('<').next()).map(str::trim);
    named.then(|| root.found(Format::Oscal, version, confidence))
}

/// Common Criteria: profiles, packages and modules by their namespace; the source of CC 3.1 by its first elements.
fn common_criteria(root: &Root<'_>) -> Option<Detection> {
    let is_root = matches!(root.local, "PP" | "Package" | "Module" | "ESR");
    match root.namespace() {
        Some(namespace)
            if is_root && ["niap-ccevs.org/cc", "common-criteria"].iter().any(|ns| namespace.contains(ns)) =>
        {
            let version = number_after(namespace, "/v");
            let mut found = root.found(Format::CommonCriteria, version, Confidence::High);
            found.evidence.push(format!("namespace {namespace}").into());
            Some(found)
        }
        None if is_root || root.local == "cc" => {
            let signs = ["<f-component", "<f-class", "<a-class", "<clause ", "<PPReference"];
            let sign = signs.into_iter().find(|sign| root.text.contains(sign))?;
            let version = root.attribute("version").filter(|_| root.local == "cc");
            let mut found = root.found(Format::CommonCriteria, version, Confidence::Medium);
            found.evidence.push(format!("element {}", sign[1..].trim()).into());
            Some(found)
        }
        _ => None,
    }
}

/// STS: also by its document type and its first elements.
fn sts(root: &Root<'_>) -> Option<Detection> {
    if !matches!(root.local, "standard" | "adoption") {
        return None;
    }
    // Other vocabularies have a root of this name as well, in a namespace of their own.
    if root.namespace().is_some_and(|ns| !ns.contains("niso") && !ns.contains("iso.org")) {
        return None;
    }
    let Detection { mut version, mut confidence, mut evidence, .. } = root.found(Format::Sts, None, Confidence::Low);
    let public = root.prolog.find("//DTD ").and_then(|at| root.prolog[at + 6..].split("//").next());
    if let Some(public) = public.filter(|p| ["STS", "ISO Standard"].iter().any(|sign| p.contains(sign))) {
        evidence.push(format!("document type {}", public.split_whitespace().collect::<Vec<_>>().join(" ")).into());
        version = number_after(public, " v").map(Into::into);
        confidence = Confidence::High;
    }
    if let Some(dtd) = root.attribute("dtd-version") {
        evidence.push(format!("dtd-version {dtd}").into());
        version = version.or(Some(dtd.into()));
        confidence = Confidence::High;
    }
    let signs =
        ["<std-meta", "<iso-meta", "<reg-meta", "<nat-meta", "<std-doc-meta", "<adoption-front", "<term-sec", "<sec"];
    for sign in signs.iter().filter(|sign| root.text.contains(**sign)).take(2) {
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

/// The bytes before the root element, and the inside of its tag.
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

/// The number that follows a sign: `1.2` in `… v1.2 …`.
fn number_after<'a>(text: &'a str, sign: &str) -> Option<&'a str> {
    let rest = &text[text.find(sign)? + sign.len()..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    Some(rest[..end].trim_end_matches('.')).filter(|n| !n.is_empty())
}

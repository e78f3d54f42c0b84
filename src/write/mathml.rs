//! MathML as it was read: whether it can stand in another document as it is, and what it is in HTML.

use std::borrow::Cow;

use crate::markup::tags::{Language, Tags, markup};

/// The MathML of a formula, if it is well-formed by itself and has the text that the document has for it.
///
/// A formula without a namespace of its own, or with a prefix that is declared elsewhere, is one where `mml` is meant.
pub(super) fn checked<'r>(raw: &'r str, text: &str) -> Option<Cow<'r, str>> {
    let around = wrapped(raw);
    let tree = roxmltree::Document::parse(&around).ok()?;
    let math = tree.root_element().first_element_child()?;
    let alone = math.next_sibling().is_none() && math.prev_sibling().is_none();
    let is_math = |n: roxmltree::Node<'_, '_>| n.tag_name().namespace() == Some(NAMESPACE);
    if !alone || !is_math(math) || math.tag_name().name() != "math" {
        return None;
    }
    if !math.descendants().filter(roxmltree::Node::is_element).all(is_valid) {
        return None;
    }
    let mut found = String::new();
    for node in math.descendants() {
        let twin = |n: &roxmltree::Node<'_, '_>| matches!(n.tag_name().name(), "annotation" | "annotation-xml");
        if node.is_element() && !is_math(node) && !node.ancestors().any(|n| twin(&n)) {
            return None;
        }
        if node.is_text() && !node.ancestors().any(|n| twin(&n)) {
            found.extend(node.text().unwrap_or_default().chars().filter(|c| !is_blank(*c)));
        }
    }
    text.chars().filter(|c| !is_blank(*c)).eq(found.chars()).then_some(Cow::Borrowed(raw))
}

/// MathML as HTML has it: without prefixes and annotations, and with nothing that leads elsewhere. `None` where the
/// formula is not one by [`checked`].
pub(super) fn in_html(raw: &str, text: &str) -> Option<String> {
    checked(raw, text)?;
    let around = wrapped(raw);
    let tree = roxmltree::Document::parse(&around).ok()?;
    let math = tree.root_element().first_element_child()?;
    Some(markup(Language::Html, |out| element(math, 0, out)))
}

const NAMESPACE: &str = "http://www.w3.org/1998/Math/MathML";
/// Deeper formulas are cut: none is written so.
const DEEPEST: usize = 256;
/// Attributes that say how a formula looks.
const LOOKS: &[&str] = &[
    "accent",
    "accentunder",
    "columnalign",
    "columnspan",
    "display",
    "displaystyle",
    "fence",
    "form",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "rowspan",
    "rspace",
    "separator",
    "stretchy",
    "symmetric",
    "width",
    "height",
    "depth",
    "scriptlevel",
];

fn wrapped(raw: &str) -> String {
    format!("<a xmlns:mml=\"{NAMESPACE}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{raw}</a>")
}

fn element(node: roxmltree::Node<'_, '_>, depth: usize, out: &mut Tags<'_>) {
    let name = node.tag_name().name();
    let inner = || node.children().filter(roxmltree::Node::is_element);
    match name {
        _ if depth > DEEPEST => {}
        "annotation" | "annotation-xml" | "maligngroup" | "malignmark" | "mglyph" => {}
        "semantics" | "maction" => inner().take(1).for_each(|child| element(child, depth + 1, out)),
        "mfenced" => fenced(node, depth, out),
        _ => {
            let looks = node.attributes().filter(|a| a.namespace().is_none() && LOOKS.contains(&a.name()));
            let attributes: Vec<_> = looks.map(|a| (a.name(), Some(a.value()))).collect();
            out.start(name, &attributes);
            for child in node.children() {
                if child.is_element() {
                    element(child, depth + 1, out);
                } else if TOKENS.contains(&name) {
                    out.text(child.text().unwrap_or_default());
                }
            }
            out.end(name);
        }
    }
}

/// `mfenced` is not part of MathML Core: it is a row with its signs.
fn fenced(node: roxmltree::Node<'_, '_>, depth: usize, out: &mut Tags<'_>) {
    let separators: Vec<char> =
        node.attribute("separators").unwrap_or(",").chars().filter(|c| !c.is_whitespace()).collect();
    out.open("mrow");
    out.leaf("mo", &[], node.attribute("open").unwrap_or("("));
    for (at, child) in node.children().filter(roxmltree::Node::is_element).enumerate() {
        if let Some(separator) = separators.get(at.wrapping_sub(1)).or(separators.last()).filter(|_| at > 0) {
            out.leaf("mo", &[], separator.encode_utf8(&mut [0; 4]));
        }
        element(child, depth + 1, out);
    }
    out.leaf("mo", &[], node.attribute("close").unwrap_or(")"));
    out.end("mrow");
}

/// Elements that hold text.
const TOKENS: &[&str] = &["mi", "mn", "mo", "mtext", "ms", "annotation"];
/// Elements that hold any number of others.
const ROWS: &[&str] = &[
    "math",
    "mrow",
    "mstyle",
    "merror",
    "mpadded",
    "mphantom",
    "mfenced",
    "menclose",
    "msqrt",
    "mtd",
    "mmultiscripts",
    "maction",
];
/// Elements that hold a number of others.
const COUNTED: &[(&str, usize)] = &[
    ("mfrac", 2),
    ("mroot", 2),
    ("msub", 2),
    ("msup", 2),
    ("msubsup", 3),
    ("munder", 2),
    ("mover", 2),
    ("munderover", 3),
    ("mspace", 0),
    ("mprescripts", 0),
    ("none", 0),
    ("mglyph", 0),
    ("maligngroup", 0),
    ("malignmark", 0),
];
/// Attributes that MathML 3 has on elements of presentation.
const ATTRIBUTES: &str = include_str!("mathml.txt");
const VARIANTS: &[&str] = &[
    "normal",
    "bold",
    "italic",
    "bold-italic",
    "double-struck",
    "bold-fraktur",
    "script",
    "bold-script",
    "fraktur",
    "sans-serif",
    "bold-sans-serif",
    "sans-serif-italic",
    "sans-serif-bold-italic",
    "monospace",
    "initial",
    "tailed",
    "looped",
    "stretched",
];

/// Returns `true` if an element is as MathML 3 has it: what it holds, and which attributes it has.
fn is_valid(node: roxmltree::Node<'_, '_>) -> bool {
    let name = node.tag_name().name();
    if node.ancestors().any(|a| a.tag_name().name() == "annotation-xml") {
        return true;
    }
    let children = || node.children().filter(roxmltree::Node::is_element).map(|c| c.tag_name().name());
    let blank = node.children().filter(roxmltree::Node::is_text).all(|t| t.text().is_none_or(|t| t.trim().is_empty()));
    let holds = match name {
        "semantics" => blank && children().next().is_some() && children().skip(1).all(|c| c.starts_with("annotation")),
        "mtable" => blank && children().all(|c| matches!(c, "mtr" | "mlabeledtr")),
        "mtr" | "mlabeledtr" => blank && children().all(|c| c == "mtd"),
        _ if TOKENS.contains(&name) => children().all(|c| matches!(c, "mglyph" | "malignmark")),
        _ if ROWS.contains(&name) => blank,
        _ => blank && COUNTED.iter().any(|(known, count)| *known == name && children().count() == *count),
    };
    let known = |name: &str| ATTRIBUTES.lines().any(|known| known == name);
    let fits = |a: roxmltree::Attribute<'_, '_>| {
        a.namespace().is_some() || known(a.name()) && (a.name() != "mathvariant" || VARIANTS.contains(&a.value()))
    };
    holds && node.attributes().all(fits)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_has_no_prefixes_and_no_links() {
        let math = "<mml:math href='x' onclick='y'><mml:mfenced><mml:mi mathvariant='bold'>a</mml:mi><mml:mi>b</mml:mi></mml:mfenced></mml:math>";
        assert!(in_html(math, "ab").is_none(), "onclick is none of MathML");
        let math = math.replace(" onclick='y'", "");
        let wanted =
            "<math><mrow><mo>(</mo><mi mathvariant=\"bold\">a</mi><mo>,</mo><mi>b</mi><mo>)</mo></mrow></math>";
        assert_eq!(in_html(&math, "ab").as_deref(), Some(wanted));
    }

    #[test]
    fn only_whole_mathml_with_the_same_text_is_kept() {
        let math = "<mml:math><mml:msub><mml:mi>m</mml:mi><mml:mn>1</mml:mn></mml:msub></mml:math>";
        assert_eq!(checked(math, "m 1").as_deref(), Some(math));
        assert!(checked(math, "m2").is_none());
        for broken in ["<mml:math>", "<mml:math/><mml:math/>", "<m:math/>", "<math/>", "x", "<mml:math><b/></mml:math>"]
        {
            assert!(checked(broken, "").is_none(), "{broken}");
        }
    }
}

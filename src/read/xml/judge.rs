//! The tree beside that of `roxmltree`, an independent parser: both must agree on what is well-formed, and on every node.
//!
//! Both are given the source with its entities in place and its undeclared prefixes declared, without its document type
//! declaration, since that is where this crate forgives and `roxmltree` does not. Line ends are compared as one.

use super::build::judged;
use super::tree::{Node, Tree};
use super::verdict::declarations;

/// Says where the two differ.
pub(crate) fn compare(source: &str) -> Result<(), String> {
    // The mark of byte order is the decoder's.
    let source = source.trim_start_matches('\u{feff}');
    let (ours, text, undeclared) = judged(source);
    let (at, added) = declarations(&text, &undeclared);
    let whole = [&text[..at], &added, &text[at..]].concat();
    let theirs = roxmltree::Document::parse(&whole);
    match (ours, theirs) {
        (Ok(tree), Ok(theirs)) => same_trees(&tree, theirs.root_element(), at, added.len()),
        (Err(_), Err(_)) => Ok(()),
        (Err(fault), Ok(_)) if fault.limit => Ok(()),
        (Err(fault), Ok(_)) => Err(format!("refused at {}: {}; the judge reads it", fault.at, fault.message)),
        (Ok(_), Err(error)) => Err(format!("read; the judge says: {error}")),
    }
}

fn same_trees(ours: &Tree<'_>, theirs: roxmltree::Node<'_, '_>, at: usize, added: usize) -> Result<(), String> {
    let back = |offset: usize| if offset <= at { offset } else { offset - added };
    let mut left = Some(ours.root());
    let mut right = Some(theirs);
    loop {
        let (one, other) = match (left, right) {
            (None, None) => return Ok(()),
            (Some(one), Some(other)) => (one, other),
            _ => return Err(format!("one tree ends before the other: {left:?}, {right:?}")),
        };
        same_nodes(one, other, theirs.document().input_text(), &back)
            .map_err(|what| format!("{what} of {one:?} and {other:?}"))?;
        left = next(one, Node::first_child, Node::next_sibling, Node::parent);
        let is_inside = |n: &roxmltree::Node<'_, '_>| !n.is_root();
        right = next(
            other,
            |n| n.first_child(),
            |n| n.next_sibling().filter(|_| n != theirs),
            |n| n.parent().filter(is_inside),
        );
    }
}

/// The next node in document order.
fn next<N: Copy>(
    node: N,
    child: impl Fn(N) -> Option<N>,
    sibling: impl Fn(N) -> Option<N>,
    parent: impl Fn(N) -> Option<N>,
) -> Option<N> {
    if let Some(inner) = child(node) {
        return Some(inner);
    }
    let mut node = node;
    loop {
        if let Some(after) = sibling(node) {
            return Some(after);
        }
        node = parent(node)?;
    }
}

fn same_nodes(
    one: Node<'_>,
    other: roxmltree::Node<'_, '_>,
    whole: &str,
    back: &impl Fn(usize) -> usize,
) -> Result<(), &'static str> {
    let range = other.range();
    // The judge counts the sign before a marked section to its text.
    let sign = if one.is_text() && whole[range.start..].starts_with("<![CDATA[") { "<![CDATA[".len() } else { 0 };
    if one.range().start != back(range.start) + sign || !one.is_text() && one.range().end != back(range.end) {
        return Err("ranges");
    }
    if one.is_text() != other.is_text() || one.is_element() != other.is_element() {
        return Err("kinds");
    }
    let unnamed = |namespace: Option<&str>| namespace.unwrap_or_default().to_owned();
    if one.name() != other.tag_name().name() || unnamed(one.namespace()) != unnamed(other.tag_name().namespace()) {
        return Err("names");
    }
    let lines = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    if one.is_text() {
        let mut joined = String::new();
        one.runs(|run, _| joined.push_str(run));
        let text = one.text().unwrap_or_default();
        if joined != text || lines(text) != lines(other.text().unwrap_or_default()) {
            return Err("texts");
        }
    }
    if one.instruction().map(|(target, _)| target) != other.pi().map(|pi| pi.target) {
        return Err("instructions");
    }
    let mine: Vec<_> = one.attributes().collect();
    let theirs: Vec<_> = other.attributes().collect();
    let same = mine.len() == theirs.len()
        && mine.iter().zip(&theirs).all(|(a, b)| {
            let place = b.range_value();
            let places = (a.span().start() as usize, a.span().end() as usize);
            a.name() == b.name()
                && unnamed(a.namespace()) == unnamed(b.namespace())
                && a.value() == b.value()
                && places == (back(place.start), back(place.end))
        });
    if same { Ok(()) } else { Err("attributes") }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use proptest::prelude::*;

    use super::*;
    use crate::source::decode;

    fn agree(source: &str) {
        if let Err(what) = compare(source) {
            panic!("{source:?}: {what}");
        }
    }

    #[test]
    fn what_quick_xml_lets_pass_is_refused() {
        for source in [
            "<a x='1' x='2'/>",
            "<a x='1'y='2'/>",
            "<a x=1/>",
            "<a x/>",
            "<a x='<'/>",
            "<a x='&'/>",
            "<a x='&b'/>",
            "<1a/>",
            "<a:b:c/>",
            "<a :/>",
            "<a ]]>='1'/>",
            "<a>]]></a>",
            "<a>&#0;</a>",
            "<a>&#xFFFE;</a>",
            "<a>& b</a>",
            "<a>&;</a>",
            "<a>&#;</a>",
            "<a>&#x;</a>",
            "<a>\u{c}</a>",
            "<a x='\u{1}'/>",
            "<a><!-- -- --></a>",
            "<a><!-- ---></a>",
            "<a><!--></a>",
            "<a><!---></a>",
            "<a><? b?></a>",
            "<a><?xml version='1.0'?></a>",
            "<a>",
            "<a></b>",
            "</a>",
            "<a/>b",
            "b<a/>",
            "<a/><b/>",
            "",
            " ",
            "<!-- a",
            "<a",
            "<a b='c",
            "<a><![CDATA[b",
            "<a></a",
            "<?xml version='1.0'",
            "<?xml encoding='x'?><a/>",
            "<a xmlns:xml='u'/>",
            "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
            "<xmlns:a/>",
            "<a xmlns:p='1' xmlns:p='2'/>",
            "<a>b & c < d</a>",
            "<a><!DOCTYPE b></a>",
            "<a><!b></a>",
            "<a / >",
            "< a/>",
            "<a></ a>",
            "<a></a b='c'>",
            "<a x='1'></a x='1'>",
        ] {
            assert!(judged(source).0.is_err(), "{source:?}");
            agree(source);
        }
    }

    #[test]
    fn trees_are_those_of_the_judge() {
        for source in [
            "<?xml version='1.0' encoding='utf-8'?>\n<!-- x --><a x = '1'\ny=\"2\"\t/><?p q?>\n",
            "<a>x &amp; y<![CDATA[<z>&q;]]>&#x5E94;w<![CDATA[]]></a>",
            "<a>b<!-- c -->d<?e  f ?>g</a>",
            "<p:a xmlns:p='u' xmlns='v' p:x='&lt;&#10;\t\r\n.'><b xmlns=''/><c/></p:a>",
            "<a>\r\nx\ry&#13;z</a>",
            "<!DOCTYPE a [<!ENTITY b '<c d=\"&e;\">&e;</c>'><!ENTITY e 'f&#38;'>]>\n<a x='&b;'>&b; &nbsp;&e;&nosuch;</a>",
            "<a><p:b q:c='1'/><q:d/></a>",
            "<:a :b='c'></:a>",
            "<a><!--> ok --></a>",
            "<a>\u{feff}b</a>",
            "<!DOCTYPE a [<!ENTITY b '\u{feff}<c/>'>]><a>&b;</a>",
        ] {
            agree(source);
        }
    }

    fn files(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                files(&path, found);
            } else if path.extension().is_some_and(|e| e == "xml" || e == "xhtml" || e == "reqif" || e == "nxml") {
                found.push(path);
            }
        }
    }

    #[test]
    fn the_corpus_is_read_as_the_judge_reads_it() {
        let Some(root) = std::env::var_os("NORMATIVE_CORPUS") else {
            eprintln!("SKIPPED: NORMATIVE_CORPUS is not set; the trees of real files were not compared");
            return;
        };
        let mut found = Vec::new();
        files(Path::new(&root), &mut found);
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures"), &mut found);
        assert!(found.len() > 150, "{}", found.len());
        for path in found {
            let bytes = std::fs::read(&path).unwrap();
            let Ok(decoded) = decode(&bytes) else { continue };
            if let Err(what) = compare(&decoded.text) {
                panic!("{}: {what}", path.display());
            }
        }
    }

    /// Pieces of markup, whole and broken.
    const PIECES: &[&str] = &[
        "<a>",
        "</a>",
        "<b x='1'>",
        "</b>",
        "<c/>",
        "<a",
        ">",
        "/>",
        " x='y'",
        " x=\"&amp;\"",
        "='",
        "'",
        "\"",
        "&amp;",
        "&#65;",
        "&",
        ";",
        "&nbsp;",
        "&e;",
        "&x;",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "--",
        "-",
        "<?p q?>",
        "<?n ",
        "?>",
        "<!DOCTYPE a [<!ENTITY e '<c>d</c>'>]>",
        "<?xml version='1.0'?>",
        "t",
        " ",
        "\n",
        "\r",
        "灯",
        "\u{1}",
        "\u{fffe}",
        "\u{feff}",
        "<",
        "xmlns='u'",
        " xmlns:p='u'",
        "<p:d",
        ":",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]
        #[test]
        fn any_markup_is_judged_alike(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..14), around in any::<bool>()) {
            let inside = pieces.concat();
            let source = if around { format!("<a>{inside}</a>") } else { inside };
            prop_assert!(compare(&source).is_ok(), "{:?}", compare(&source));
        }
    }
}

//! Addresses of clauses: the label in its shortest form, unique in the document.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use super::kind::{Bindingness, ClauseKind};
use super::node::AttributeKey;
use super::{Document, NodeId, NodeKind};
use crate::script::{chinese_number, digit_of};

/// Words that a label begins with and an address leaves out, as printed by publishers that the readers know.
const WORDS: &[&str] = &[
    "annex",
    "anhang",
    "annexe",
    "anexo",
    "appendix",
    "appendice",
    "allegato",
    "attachment",
    "clause",
    "section",
    "article",
    "part",
    "table",
    "tableau",
    "tabelle",
    "figure",
    "fig.",
    "bild",
    "formula",
    "equation",
    "note",
    "example",
    "приложение",
    "附 录",
    "附录",
    "附錄",
    "附件",
    "表",
    "图",
    "圖",
];

/// The bare number or letter of a label: `4.2.1` of `4.2.1.`, `A` of `Annex A`, `3` of `Table 3 —`, `5` of `(5)`.
///
/// `None` where nothing is left.
pub(crate) fn bare(label: &str) -> Option<&str> {
    // `Annex A (informative)`: what stands in brackets after the number says what it is.
    let cut = label
        .find(['(', '（'])
        .filter(|&at| label[at..].contains(char::is_alphabetic) && label[..at].contains(char::is_alphanumeric));
    let mut rest = label[..cut.unwrap_or(label.len())].trim_matches(outer);
    // The longest word that fits is the word that is meant: `annexe`, not `annex`. Most labels begin like none.
    let first = rest.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    let may_fit = |word: &&&str| if first.is_ascii() { word.as_bytes()[0] == first } else { !word.is_ascii() };
    let word = WORDS.iter().filter(may_fit).filter(|word| starts_with_word(rest, word)).max_by_key(|word| word.len());
    if let Some(word) = word {
        rest = rest[word.len()..].trim_start_matches(outer);
    }
    // `3.1.1、3.1.2` and `4.8.2~4.8.4` are one entry for several clauses, known by the first.
    let first = rest.find(['、', '~', '～']).filter(|&at| rest[..at].ends_with(|c: char| c.is_ascii_digit()));
    let rest = rest[..first.unwrap_or(rest.len())].trim_matches(outer);
    (!rest.is_empty()).then_some(rest)
}

/// Label of an entry in a list of referenced documents, without brackets: `Part1` of `[Part1]`. A word in it is a part of its name.
pub(crate) fn entry(label: &str) -> Option<&str> {
    let key = label.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '［' | '］'));
    Some(key).filter(|key| !key.is_empty())
}

fn outer(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '(' | ')' | '[' | ']' | '（' | '）' | '.' | ':' | '：' | '\u{2013}' | '\u{2014}' | '-' | '\u{a0}'
        )
}

/// True if a text begins with a word, in any case, and the word ends there.
fn starts_with_word(text: &str, word: &str) -> bool {
    let Some(head) = text.get(..word.len()) else { return false };
    let in_any_case = || !word.is_ascii() && head.chars().flat_map(char::to_lowercase).eq(word.chars());
    let same = head == word || head.eq_ignore_ascii_case(word) || in_any_case();
    let han = !word.is_ascii() && word.chars().all(|c| c >= '\u{2E80}' || c == ' ');
    same && (han || text[word.len()..].chars().next().is_none_or(|c| !c.is_alphabetic()))
}

/// Gives each clause its depth, its bindingness where the source does not say it, and an address that no other has.
///
/// The address is that of the label; without a label, that of the nearest clause around it that has one, and the clause's number
/// among the clauses without a label there (`8.1.1~1`); without such a clause, the name of its kind. Linear in the number of clauses.
pub(crate) fn assign(document: &mut Document) {
    document.lookup.forget();
    let mut wanted: Vec<Wanted> = Vec::with_capacity(document.clauses.len());
    let mut around: Vec<Around> = Vec::new();
    let mut own = String::new();
    for i in 0..document.clauses.len() {
        let node = document.clauses[i].node;
        while around.last().is_some_and(|outer| document.node(outer.node).end <= node.0) {
            around.pop();
        }
        let clause = &document.clauses[i];
        let outer = around.last();
        let depth = outer.map_or(1, |outer| outer.depth.saturating_add(1));
        let bindingness = if clause.declared {
            clause.bindingness
        } else {
            default_bindingness(clause.kind, outer.map(|outer| outer.bindingness))
        };
        own.clear();
        let named =
            outer.filter(|outer| document.label_of(outer.node).is_some()).map(|outer| wanted[outer.clause].text());
        let labelled = own_address(document, node, named.flatten(), &mut own).is_some();
        let host = outer.and_then(|outer| outer.host);
        wanted.push(match host {
            _ if labelled => Wanted::Label(own.as_str().into()),
            Some(host) => Wanted::Below(host),
            None => Wanted::Kind(clause.kind.name()),
        });
        let host = if labelled { Some(i) } else { host };
        around.push(Around { node, clause: i, host, depth, bindingness });
        let clause = &mut document.clauses[i];
        clause.depth = depth;
        clause.bindingness = bindingness;
    }
    for (clause, address) in document.clauses.iter_mut().zip(unique(&wanted)) {
        clause.address = address;
    }
}

/// The address that a clause would have if no other had it.
enum Wanted {
    /// That of its own label.
    Label(Box<str>),
    /// The name of its kind: no clause around it has a label.
    Kind(&'static str),
    /// That of the clause at a position, with a number.
    Below(usize),
}

impl Wanted {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Label(address) => Some(address),
            Self::Kind(name) => Some(name),
            Self::Below(_) => None,
        }
    }
}

/// A clause around others.
struct Around {
    node: NodeId,
    /// Its position among the clauses.
    clause: usize,
    /// The position of the nearest clause with a label, itself included.
    host: Option<usize>,
    depth: u16,
    bindingness: Bindingness,
}

/// The addresses that are wanted, `~2`, `~3` … behind those that others have. A printed number that stands twice comes before the
/// numbers of clauses without a label.
fn unique(wanted: &[Wanted]) -> Vec<Box<str>> {
    let texts = || wanted.iter().filter_map(Wanted::text);
    let distinct = texts().collect::<HashSet<_>>().len() == wanted.len();
    if distinct {
        return texts().map(Box::from).collect();
    }
    let mut seen = HashMap::with_capacity(wanted.len());
    let mut found: Vec<Box<str>> =
        wanted.iter().map(|wanted| wanted.text().map_or_else(Box::default, |text| free(&mut seen, text))).collect();
    let mut counts: HashMap<usize, u32> = HashMap::new();
    for at in 0..wanted.len() {
        let Wanted::Below(host) = wanted[at] else { continue };
        let count = counts.entry(host).or_insert(0);
        found[at] = loop {
            *count += 1;
            let address = format!("{}~{count}", found[host]).into_boxed_str();
            if seen.insert(address.clone(), 1).is_none() {
                break address;
            }
        };
    }
    found
}

/// The address that is wanted, or with `~2`, `~3` … where others have it.
fn free(seen: &mut HashMap<Box<str>, u32>, wanted: &str) -> Box<str> {
    loop {
        let count = seen.entry(wanted.into()).or_insert(0);
        *count += 1;
        let address: Box<str> = if *count == 1 { wanted.into() } else { format!("{wanted}~{count}").into() };
        if *count == 1 {
            return address;
        }
        if !seen.contains_key(&address) {
            seen.insert(address.clone(), 1);
            return address;
        }
    }
}

/// Writes the address that the source or the label of a clause gives; `None` where they give none. `around` is the address of the clause around it,
/// where that has a label.
fn own_address(document: &Document, node: NodeId, around: Option<&str>, out: &mut String) -> Option<()> {
    debug_assert_eq!(document.node(node).kind, NodeKind::Clause);
    if let Some(address) = document.attribute(node, &AttributeKey::Address) {
        out.push_str(address);
        return Some(());
    }
    let label = document.label_of(node)?;
    if chinese(label, around, out).is_some() {
        return Some(());
    }
    for word in bare(label)?.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Some(())
}

/// The address of a Chinese label: `第十二条` gives `12`, `第一百三十三条之一` gives `133-1`, `第1.0.1条` gives `1.0.1`, `第二章` gives `ch2` below the
/// address of its 编 (`p1.ch2`), `附件一` gives `annex1`, `一、` gives `1`, and `（一）` below it `1.1`.
///
/// Articles count through a whole statute, so that their addresses do not need what stands around them
/// (Legislation Law of the People's Republic of China, article on 编、章、节、条).
fn chinese(label: &str, outer: Option<&str>, out: &mut String) -> Option<()> {
    let below = |out: &mut String, own: std::fmt::Arguments<'_>| match outer {
        Some(outer) => write!(out, "{outer}.{own}").ok(),
        None => out.write_fmt(own).ok(),
    };
    if let Some(rest) = label.strip_prefix('第') {
        // `第1.0.1条`, as codes of the eighties number.
        let decimal = rest.strip_suffix(['条', '條']).filter(|number| number.contains('.'));
        if let Some(number) = decimal.filter(|number| number.chars().all(|c| c.is_ascii_digit() || c == '.')) {
            out.push_str(number);
            return Some(());
        }
        let numeral = rest.find(|c| digit_of(c).is_none() && !matches!(c, '十' | '百' | '千' | '万' | '萬'))?;
        let number = chinese_number(&rest[..numeral])?;
        let rest = &rest[numeral..];
        // `第3-1條`.
        let inserted = rest.strip_prefix(['-', '－', '—', '–']).and_then(|rest| rest.strip_suffix(['条', '條']));
        if let Some(inserted) = inserted.and_then(chinese_number) {
            return write!(out, "{number}-{inserted}").ok();
        }
        let own = |word: &str| rest.strip_prefix(word);
        if let Some(after) = own("条").or_else(|| own("條")) {
            return match after.strip_prefix('之').and_then(chinese_number) {
                Some(inserted) => write!(out, "{number}-{inserted}").ok(),
                None if after.is_empty() => write!(out, "{number}").ok(),
                None => None,
            };
        }
        let level = match rest {
            "编" | "編" | "篇" | "部" => return write!(out, "p{number}").ok(),
            "分编" | "分編" => "sp",
            "章" => "ch",
            "节" | "節" => "s",
            _ => return None,
        };
        return below(out, format_args!("{level}{number}"));
    }
    if let Some(number) = label.strip_prefix("附件").and_then(chinese_number) {
        return write!(out, "annex{number}").ok();
    }
    if let Some(number) = label.strip_suffix('、').and_then(chinese_number) {
        return write!(out, "{number}").ok();
    }
    let inner = label.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    let number = chinese_number(inner)?;
    below(out, format_args!("{number}"))
}

/// ISO/IEC Directives Part 2, 6.2 and Table 1: what each element is when the document does not say.
fn default_bindingness(kind: ClauseKind, outer: Option<Bindingness>) -> Bindingness {
    match kind {
        ClauseKind::Foreword
        | ClauseKind::Introduction
        | ClauseKind::Abstract
        | ClauseKind::Bibliography
        | ClauseKind::Index
        | ClauseKind::Acknowledgements
        | ClauseKind::Contributors
        | ClauseKind::FrontMatter
        | ClauseKind::BackMatter => Bindingness::Informative,
        _ => outer.unwrap_or(Bindingness::Normative),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Builder;
    use crate::place::Span;
    use crate::source::{OffsetMap, Origin};

    /// The addresses of clauses, each given as its depth and label.
    fn addresses(clauses: &[(usize, &str)]) -> Vec<String> {
        let mut b = Builder::new(0);
        let mut open = 0;
        for &(depth, label) in clauses {
            while open >= depth {
                b.close();
                open -= 1;
            }
            let node = b.open_clause(ClauseKind::Clause, None, Span::default(), &[]);
            b.label_node(node, label, false);
            open += 1;
        }
        let document = b.finish(Origin::default(), OffsetMap::default()).document;
        document.clauses().map(|clause| clause.address().to_owned()).collect()
    }

    #[test]
    fn clauses_without_a_label_hang_on_the_nearest_that_has_one() {
        assert_eq!(
            addresses(&[(1, ""), (1, "8"), (2, "8.1"), (3, ""), (4, ""), (3, ""), (2, ""), (1, ""), (2, ""), (1, "9")]),
            ["clause", "8", "8.1", "8.1~1", "8.1~2", "8.1~3", "8~1", "clause~2", "clause~3", "9"]
        );
        // An insertion elsewhere renumbers none of them.
        assert_eq!(addresses(&[(1, "7"), (2, ""), (1, "8"), (2, "")]), ["7", "7~1", "8", "8~1"]);
    }

    #[test]
    fn a_number_that_is_printed_twice_comes_before_clauses_without_one() {
        assert_eq!(
            addresses(&[(1, "4"), (2, ""), (2, ""), (1, "4"), (2, ""), (1, "4")]),
            ["4", "4~1", "4~4", "4~2", "4~2~1", "4~3"]
        );
    }

    #[test]
    fn chinese_labels_give_their_address() {
        for (label, outer, address) in [
            ("第十二条", Some(("ch2", "第二章")), Some("12")),
            ("第一百三十三条之一", None, Some("133-1")),
            ("第3-1條", None, Some("3-1")),
            ("第一编", None, Some("p1")),
            ("第一分编", None, Some("sp1")),
            ("第二章", Some(("p1", "第一编")), Some("p1.ch2")),
            ("第二章", None, Some("ch2")),
            ("第一節", Some(("ch2", "第二章")), Some("ch2.s1")),
            ("附件一", None, Some("annex1")),
            ("一、", Some(("back-matter", "")), Some("1")),
            ("（一）", Some(("1", "一、")), Some("1.1")),
            ("（一）", None, Some("1")),
            ("4.2.1", None, None),
        ] {
            let (around, name) = outer.unzip();
            let mut written = String::new();
            let read = chinese(label, around.filter(|_| name.is_some_and(|name| !name.is_empty())), &mut written);
            assert_eq!(read.map(|()| &*written), address, "{label}");
        }
    }

    #[test]
    fn labels_give_their_number() {
        for (label, number) in [
            ("4.2.1", Some("4.2.1")),
            ("4.", Some("4")),
            ("Annex A", Some("A")),
            ("ANNEX ZA", Some("ZA")),
            ("Annexe B", Some("B")),
            ("附 录 A", Some("A")),
            ("附录B", Some("B")),
            ("Table 3 —", Some("3")),
            ("(5)", Some("5")),
            ("Приложение А", Some("А")),
            ("Figure\u{a0}A.1", Some("A.1")),
            ("Annex", None),
            ("Annex A (informative)", Some("A")),
            ("附录A（规范性）", Some("A")),
            ("Partition 2", Some("Partition 2")),
            (" — ", None),
        ] {
            assert_eq!(bare(label), number, "{label}");
        }
    }
}

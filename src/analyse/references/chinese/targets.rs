//! What Chinese references lead to, and what the sentence that cites says of them.

use std::collections::HashMap;
use std::ops::Range;

use super::cited::{Cited, Part, What};
use super::document as named;
use super::mentions::mentions;
use crate::analyse::references::line::{Line, Sort};
use crate::analyse::references::markup;
use crate::analyse::references::mention::Noun;
use crate::analyse::references::resolve::{Place, Resolver};
use crate::identifier::{Found, Identifier};
use crate::model::{Bindingness, ClauseKind, Document, NodeId, NodeKind, ReferenceKind, TargetData, is_title};

/// Clauses by address, without what makes it unique; those whose number counts inside another clause by its last part too.
#[derive(Debug, Default)]
pub(in crate::analyse::references) struct Addresses<'d> {
    clauses: HashMap<&'d str, Vec<NodeId>>,
}

impl<'d> Addresses<'d> {
    /// Linear in the number of clauses.
    pub(in crate::analyse::references) fn of(document: &'d Document) -> Self {
        let mut clauses: HashMap<&str, Vec<NodeId>> = HashMap::new();
        for clause in &document.clauses {
            let address = clause.address.split('~').next().unwrap_or_default();
            clauses.entry(address).or_default().push(clause.node);
            let last = address.rsplit('.').next().unwrap_or_default();
            let counts_inside = last.starts_with(|c: char| c.is_ascii_lowercase()) && last.len() < address.len();
            if counts_inside {
                clauses.entry(last).or_default().push(clause.node);
            }
        }
        Self { clauses }
    }

    /// The clause that a number means where it is said in a node: of several the one that stands nearest in the structure; of a text
    /// and the commentary on it, whose numbers are the same, the text.
    fn find(&self, document: &Document, number: &str, from: NodeId) -> Option<NodeId> {
        let all = self.clauses.get(number)?;
        let counts_inside = number.starts_with(|c: char| c.is_ascii_lowercase());
        if all.len() == 1 || !counts_inside {
            return all.first().copied();
        }
        document.ancestors(from).find_map(|outer| {
            let end = document.node(outer).end;
            all.iter().copied().find(|node| (outer.0..end).contains(&node.0))
        })
    }
}

/// Scans a text and takes what it names.
pub(in crate::analyse::references) fn scan(
    line: &Line<'_, '_>,
    addresses: &Addresses<'_>,
    resolver: &mut Resolver<'_, '_>,
    place: &Place<'_>,
) {
    let ranges: Vec<Range<usize>> = line.identifiers.iter().map(|found| found.range.clone()).collect();
    let marked: Vec<_> = line
        .known
        .iter()
        .filter(|known| !matches!(known.what, Sort::Identifier(_)))
        .map(|known| &known.range)
        .collect();
    for cited in mentions(line.text, &ranges) {
        // The markup is right where it says something.
        let after = marked.partition_point(|range| range.end <= cited.range.start);
        if marked.get(after).is_none_or(|range| range.start >= cited.range.end) {
            take(cited, line.text, addresses, resolver, place);
        }
    }
}

/// Takes a paragraph of the normative references that gives a document without a number: its text is the document's title
/// (GB/T 1.1-2020, 8.6.3). The sentences that lead the list in, and entries with a number, are none.
pub(in crate::analyse::references) fn listed_by_title(
    line: &Line<'_, '_>,
    resolver: &mut Resolver<'_, '_>,
    place: &Place<'_>,
) {
    const LONGEST: usize = 300;
    let document = resolver.document();
    let in_list = || document.clause_kind_of(place.node) == Some(ClauseKind::NormativeReferences);
    let named = || !line.identifiers.is_empty() || !line.known.is_empty() || line.text.starts_with('《');
    // HJ 9901 灯油 烟气的测定: a code that says too little in running text begins the entry.
    let coded = || named::code(line.text, 0).filter(|end| line.text[*end..].starts_with([' ', '\u{3000}', '《']));
    let paragraph = document.node(place.node).kind == NodeKind::Paragraph;
    let first = line.identifiers.first().is_none_or(|found| found.range.start > 0);
    let by_code = if paragraph && first && in_list() { coded() } else { None };
    if let Some((end, identifier)) = by_code.and_then(|end| Some((end, line.text[..end].parse::<Identifier>().ok()?))) {
        let dated = identifier.year().is_some();
        let target = TargetData::Document { identifier: identifier.to_string().into(), locator: None };
        resolver.push(0..end, ReferenceKind::Document, target, place).dated = Some(dated);
        return;
    }
    let is_sentence = || line.text.ends_with(['。', '：', '；', ':']) || line.text.contains('。');
    let may = document.node(place.node).kind == NodeKind::Paragraph && line.text.len() <= LONGEST && !named();
    if may && !is_sentence() && in_list() && is_title(line.text) {
        let target = TargetData::Document { identifier: line.text.into(), locator: None };
        resolver.push(0..line.text.len(), ReferenceKind::Document, target, place).dated = Some(false);
    }
}

fn take(cited: Cited, text: &str, addresses: &Addresses<'_>, resolver: &mut Resolver<'_, '_>, place: &Place<'_>) {
    let document = resolver.document();
    let range = cited.range;
    match cited.what {
        What::Part(part) => part_of(range, part, addresses, resolver, place),
        What::Own { below } => {
            if let Some(clause) = document.clause_of(place.node) {
                resolver.push(range, ReferenceKind::Clause, TargetData::Node(clause), place).within =
                    Some(below.into());
            }
        }
        What::Neighbour { before, after, below } => {
            if let Some(node) = neighbour(document, place.node, before, after) {
                let row = resolver.push(range, ReferenceKind::Clause, TargetData::Node(node), place);
                row.within = below.map(Into::into);
            }
        }
        What::Document { identifier, code, locator, named } => {
            let code: Option<Identifier> = code.and_then(|code| code.parse().ok());
            let found = identifier.and_then(|at| place.identifiers.get(at)).map(|found| &found.identifier);
            let found = found.or(code.as_ref());
            let informs = informs(document, place.node);
            let name = match found {
                // （所有部分） says which of its parts are meant, and is no part of the identifier.
                Some(identifier) => identifier.to_string().trim_end_matches("（所有部分）").to_owned(),
                None => title_of(&text[named.clone()]).to_owned(),
            };
            // The year of an RFC is printed behind it.
            let printed = &text[named.clone()];
            let year = || printed.contains("RFC") && printed.chars().filter(char::is_ascii_digit).count() >= 8;
            let dated = found.is_some_and(|identifier| identifier.year().is_some() || year());
            let target = TargetData::Document { identifier: name.into(), locator: locator.map(Into::into) };
            let says = if informs { Some(false) } else { bearing(text, &(named.start..range.end), place.identifiers) };
            let row = resolver.push(range, ReferenceKind::Document, target, place);
            row.dated = Some(dated);
            row.normative = row.normative.or(says);
        }
    }
}

/// True if what stands in a node informs: a foreword, a note, an informative annex (GB/T 1.1—2020, 9.5.4.2.2).
fn informs(document: &Document, node: NodeId) -> bool {
    let supplement = |id| matches!(document.node(id).kind, NodeKind::Note | NodeKind::Example | NodeKind::TermSource);
    let clause = document.clause_of(node).and_then(|id| document.clause_data(id));
    let listed = clause.is_some_and(|clause| clause.kind == ClauseKind::NormativeReferences);
    let binds = clause.is_none_or(|clause| clause.bindingness == Bindingness::Normative);
    !listed && (document.ancestors(node).any(supplement) || !binds)
}

/// The title or name of a document without a number: what stands in 《》, else all that is printed of it.
fn title_of(printed: &str) -> &str {
    match printed.strip_prefix('《').and_then(|_| named::title(printed, 0)) {
        Some(end) => &printed[..end],
        None => printed,
    }
}

fn part_of(
    range: Range<usize>,
    part: Part,
    addresses: &Addresses<'_>,
    resolver: &mut Resolver<'_, '_>,
    place: &Place<'_>,
) {
    let document = resolver.document();
    let noun = match part.kind {
        ReferenceKind::Table => Noun::Table,
        ReferenceKind::Figure => Noun::Figure,
        ReferenceKind::Formula => Noun::Formula,
        _ => Noun::Clause,
    };
    let clause = (noun == Noun::Clause).then(|| addresses.find(document, &part.number, place.node)).flatten();
    let node = clause.or_else(|| resolver.labels().find(noun, &part.number, place.node).map(|choice| choice.node));
    // The label of a table or figure, printed before its caption, does not point to it.
    if node.is_some_and(|node| document.ancestors(place.node).any(|around| around == node) && noun != Noun::Clause) {
        return;
    }
    let (kind, target) = match node {
        Some(node) => (markup::kind_of(document, node), TargetData::Node(node)),
        None if part.doubtful => return,
        None => {
            resolver.dangling(&range, place);
            (part.kind, TargetData::Unresolved(part.number.into()))
        }
    };
    resolver.push(range, kind, target, place).within = part.below.map(Into::into);
}

/// The clause so many places before or after the one that a node stands in, among its siblings.
fn neighbour(document: &Document, node: NodeId, before: u32, after: u32) -> Option<NodeId> {
    let own = document.clause_of(node)?;
    let parent = NodeId(document.node(own).parent);
    let mut siblings = document.children(parent).filter(|id| document.node(*id).kind == NodeKind::Clause);
    if after > 0 {
        return siblings.skip_while(|id| *id <= own).nth(after as usize - 1);
    }
    let earlier: Vec<_> = siblings.by_ref().take_while(|id| *id < own).collect();
    earlier.len().checked_sub(before as usize).and_then(|at| earlier.get(at)).copied()
}

/// Words before a document that the sentence demands: GB/T 1.1-2020, 9.5.4.2.1.
const DEMANDS: &[&str] =
    &["符合", "按照", "按", "遵守", "履行", "执行", "满足", "依照", "采用", "使用", "达到", "遵循", "适用"];

/// Words of what was done with a document, which demand nothing.
const DRAWN_ON: &[&str] = &["参考了", "参照了", "采用了", "引用了", "借鉴了", "依据了", "执行了"];

/// Words before a document that the sentence only points to: GB/T 1.1-2020, 9.5.4.2.2.
const POINTS: &[&str] = &["参见", "见", "参照", "来源：", "参考", "引自", "落实", "围绕", "贯彻"];

/// Words before a document that a text is founded on, where it is named by its title: 根据《……法》，制定本条例.
const FOUNDED: &[&str] = &["根据", "依据"];

/// Of the documents that are named side by side, no more are looked back at.
const MOST_LISTED: usize = 24;

/// The words before a title that ends a text: of 依照《甲》、《乙》 what stands before 《乙》.
fn before_citation(text: &str) -> Option<&str> {
    const LONGEST: usize = 200;
    let from = text.char_indices().rev().take(LONGEST).last().map_or(0, |(at, _)| at);
    text[from..].rfind('《').map(|at| &text[..from + at])
}

/// True if the sentence that cites a document demands it; `None` where it does not say.
fn bearing(text: &str, range: &Range<usize>, identifiers: &[Found]) -> Option<bool> {
    const FILLERS: &[&str] =
        &["现行", "国家标准", "行业标准", "国家", "本文本", "本标准的", "的", "和", "及", "与", "、"];
    let mut before = text[..range.start].trim_end();
    for _ in 0..MOST_LISTED {
        let stripped = FILLERS.iter().find_map(|word| before.strip_suffix(word));
        // 按甲标准和乙标准进行: what is said of the first is said of both.
        let numbered = || {
            let first = identifiers.iter().rev().find(|found| found.range.end == before.len());
            first.map(|found| &text[..found.range.start])
        };
        let titled = || before.ends_with('》').then(|| before_citation(before)).flatten();
        match stripped.or_else(titled).or_else(numbered) {
            Some(rest) => before = rest.trim_end(),
            None => break,
        }
    }
    if FOUNDED.iter().any(|word| before.ends_with(word)) {
        return text[range.clone()].starts_with('《').then_some(false);
    }
    if POINTS.iter().chain(DRAWN_ON).any(|word| before.ends_with(word)) {
        return Some(false);
    }
    if DEMANDS.iter().any(|word| before.ends_with(word)) {
        return Some(true);
    }
    let after = text[range.end..].trim_start();
    match after {
        _ if after.starts_with("给出了") => Some(false),
        _ if after.starts_with("界定的") || after.starts_with("规定的") || after.starts_with("的规定") => {
            Some(true)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_citing_sentence_says_what_it_wants() {
        let says = |before: &str, after: &str| {
            let text = format!("{before}GB 1{after}");
            bearing(&text, &(before.len()..before.len() + 4), &[])
        };
        assert_eq!(says("灯架应符合", "的规定"), Some(true));
        assert_eq!(says("应按现行国家标准", "执行"), Some(true));
        assert_eq!(says("更多信息见", "。"), Some(false));
        assert_eq!(says("", "给出了灯架"), Some(false));
        assert_eq!(says("", "界定的术语适用于本文件"), Some(true));
        assert_eq!(says("灯架与", "有关"), None);
    }
}

//! Items of a list inherit what the sentence before the list demands: *The supplier shall: a) …*, 应符合下列规定：…. Items with a form of
//! their own take the condition of that sentence.

use std::collections::HashMap;

use super::announce;
use super::force::bindingness;
use crate::convention::{self, Circumstances, Scanner};
use crate::model::{
    Basis, Bindingness, Convention, Document, NodeId, NodeKind, Polarity, ProvisionData, ProvisionKind, TextRange,
};

/// What a lead-in hands down.
#[derive(Clone, Copy, Debug)]
struct LeadIn {
    keyword: TextRange,
    kind: ProvisionKind,
    polarity: Polarity,
    convention: Convention,
    /// Its items are alternatives, or the circumstances of it, so that those without a form demand nothing.
    describes: bool,
}

/// What a sentence before a list says of it.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    lead_in: Option<LeadIn>,
    condition: Option<TextRange>,
    exception: Option<TextRange>,
    /// A Chinese form ends it, with a colon behind it: 目标应：
    bare: bool,
}

/// The sentences before lists, by where they end.
#[derive(Debug, Default)]
pub(super) struct LeadIns(HashMap<u32, Before>);

impl LeadIns {
    /// Takes note of a stretch of text with its provisions: the last leads in where a colon ends it, or where it is no whole sentence, or
    /// where it announces alternatives. `opening` is the condition of one that has no verbal form.
    pub(super) fn note(&mut self, text: &str, own: TextRange, rows: &[ProvisionData], opening: Option<TextRange>) {
        let text = text.trim_end();
        let end = own.start() + text.len() as u32;
        if opening.is_some() {
            self.0.insert(end, Before { condition: opening, ..Before::default() });
        }
        let Some(last) = rows.last().filter(|row| row.range.end() == end) else { return };
        let colon = text.ends_with([':', '：']);
        if announce::is_key(text) {
            return;
        }
        let unfinished = text.ends_with(|c: char| c.is_alphanumeric() && c.is_ascii() || c == '—');
        let sentence = &text[(last.range.start() - own.start()) as usize..];
        let alternatives = is_demand(last) && announce::lists_alternatives(sentence);
        if !(colon || unfinished || alternatives) {
            return;
        }
        let circumstances = colon && announce::lists_circumstances(text, own.start(), last)
            || last.convention == Convention::LegislationEn && announce::ends_in_circumstances(text, end, last);
        let lead_in = LeadIn {
            keyword: last.keyword,
            kind: last.kind,
            polarity: last.polarity,
            convention: last.convention,
            describes: alternatives || circumstances,
        };
        let (condition, exception) = if circumstances { (None, None) } else { (last.condition, last.exception) };
        let words = text.trim_end_matches([':', '：', ' ']);
        let bare =
            own.start() + words.len() as u32 == last.keyword.end() && words.len() < text.len() && !text.is_ascii();
        self.0.insert(end, Before { lead_in: Some(lead_in), condition, exception, bare });
    }
}

/// True if something positive is asked for, of which alternatives are not asked one by one.
fn is_demand(row: &ProvisionData) -> bool {
    use ProvisionKind as K;
    row.polarity == Polarity::Positive && matches!(row.kind, K::Requirement | K::Recommendation | K::Instruction)
}

/// Adds a row for each item that inherits. An item with a verbal form of its own has its own rows; imperatives in items that a
/// modal governs are none (*shall: — keep records*).
///
/// Lists come in reading order, so that an outer one hands down before an inner one asks.
pub(super) fn apply(document: &Document, lead_ins: &LeadIns, scanner: &mut Scanner, found: &mut Vec<ProvisionData>) {
    if lead_ins.0.is_empty() {
        return;
    }
    let mut lead_ins = lead_ins.0.clone();
    found.sort_by_key(|row| (row.range.start(), row.keyword.start()));
    let mut governed = vec![false; found.len()];
    let mut inherited = Vec::new();
    for index in 0..document.nodes.len() as u32 {
        let list = NodeId(index);
        if document.node(list).kind != NodeKind::List {
            continue;
        }
        let before = document.text()[..document.node(list).range.start() as usize].trim_end();
        let Some(before) = lead_ins.get(&(before.len() as u32)).copied() else { continue };
        let alternatives = before.lead_in.is_some_and(|lead| !lead.describes) && joins_by_or(document, list);
        for item in document.children(list).filter(|item| document.node(*item).kind == NodeKind::ListItem) {
            let Some((node, range)) = first_text(document, item) else { continue };
            let speaks = take_own(document, item, range, before, found, &mut governed);
            let Some(lead_in) = before.lead_in.filter(|lead| !speaks && !lead.describes) else { continue };
            let demands = lead_in.polarity == Polarity::Positive && lead_in.kind != ProvisionKind::Permission;
            if alternatives && demands {
                continue;
            }
            let row = row(document, node, range, lead_in, scanner);
            let text = document.slice(row.range);
            if text.ends_with([':', '：']) {
                let describes = demands && announce::lists_alternatives(text);
                // Blocks below it continue the item.
                let handed = Before {
                    lead_in: Some(LeadIn { keyword: row.keyword, describes, ..lead_in }),
                    ..Before::default()
                };
                lead_ins.insert(row.range.end(), handed);
            }
            inherited.push(row);
        }
    }
    let mut kept = governed.iter();
    found.retain(|_| kept.next() != Some(&true));
    found.append(&mut inherited);
}

/// Gives the rows of an item the condition of the sentence before its list; says whether its first sentence has a form of its own, so that
/// it inherits nothing else.
fn take_own(
    document: &Document,
    item: NodeId,
    first: TextRange,
    before: Before,
    found: &mut [ProvisionData],
    governed: &mut [bool],
) -> bool {
    let range = document.node(item).range;
    let from = found.partition_point(|row| row.range.start() < range.start());
    let mut speaks = false;
    // A verbal form in a second sentence, in a relative clause or in brackets is not that of the item.
    let lead = document.slice(first);
    let lead_length = |keyword: TextRange| (keyword.start().saturating_sub(first.start()) as usize).min(lead.len());
    let sentence = convention::sentences(lead).find(|sentence| sentence.len() >= 4);
    let sentence_end = first.start() + sentence.map_or(lead.len(), |sentence| sentence.end) as u32;
    for at in from..found.len() {
        if found[at].range.start() >= first.end() {
            break;
        }
        let row = &mut found[at];
        let modal = before.lead_in.is_some_and(|lead| lead.kind != ProvisionKind::Instruction);
        let imperative = row.kind == ProvisionKind::Instruction && modal;
        // 目标应：a）可测量: what the form at the end of the lead-in governs.
        let weak = matches!(row.kind, ProvisionKind::Permission | ProvisionKind::Capability);
        let content = weak && before.bare && row.keyword.start() == first_word(lead, first) && modal;
        let imperative = imperative || content;
        governed[at] |= imperative;
        let aside = row.range.start() >= sentence_end || announce::is_aside(&lead[..lead_length(row.keyword)]);
        speaks |= !imperative && !aside;
        if aside {
            continue;
        }
        if !imperative && row.condition.is_none() {
            row.condition = before.condition;
        }
        if !imperative && row.exception.is_none() {
            row.exception = before.exception;
        }
    }
    speaks
}

/// Byte offset of the first character of an item's words, behind its label in brackets or with a dot.
fn first_word(lead: &str, first: TextRange) -> u32 {
    let label = lead
        .find([')', '）', '.'])
        .filter(|at| *at <= 4)
        .map_or(0, |at| at + lead[at..].chars().next().map_or(1, char::len_utf8));
    let rest = &lead[label..];
    first.start() + (label + rest.len() - rest.trim_start().len()) as u32
}

/// True if *or* joins the last item of a list to the others, so that one of them is enough.
fn joins_by_or(document: &Document, list: NodeId) -> bool {
    let items = document.children(list).filter(|item| document.node(*item).kind == NodeKind::ListItem);
    let mut ends = items.map(|item| {
        let text = document.slice(document.node(item).range).trim_end();
        let last = text.rsplit([' ', '\n', ';', ',', '；', '，']).next().unwrap_or_default();
        (
            last.eq_ignore_ascii_case("or") || last == "或" || last == "或者",
            last.eq_ignore_ascii_case("and") || last == "和",
        )
    });
    let (mut any, mut other) = (false, false);
    for (or, and) in &mut ends {
        any |= or;
        other |= and;
    }
    any && !other
}

/// The first sentence or phrase of an item, with the node that it stands in.
fn first_text(document: &Document, item: NodeId) -> Option<(NodeId, TextRange)> {
    let end = document.node(item).end;
    for index in item.0..end {
        let node = NodeId(index);
        let kind = document.node(node).kind;
        if matches!(kind, NodeKind::List | NodeKind::Table | NodeKind::Figure | NodeKind::Note | NodeKind::Example) {
            return None;
        }
        if matches!(kind, NodeKind::Formula | NodeKind::Code | NodeKind::Preformatted | NodeKind::Graphic) {
            continue;
        }
        // A plain text has the label before the sentence.
        let says = |own: &TextRange| !document.slice(document.without_label(item, *own)).trim().is_empty();
        if let Some(own) = document.own_text(node).find(says) {
            let text = document.slice(own);
            let start = own.start() + (text.len() - text.trim_start().len()) as u32;
            return Some((node, TextRange::new(start, start + text.trim().len() as u32)));
        }
    }
    None
}

/// The condition and the exception that an item without a form states itself: `c) 当收到停止指令时，立即停止放飞`.
fn own_circumstances(scanner: &mut Scanner, convention: Convention, text: &str) -> Circumstances {
    use Convention as C;
    let at = |scanner: &mut Scanner, place: usize| {
        let forms = std::iter::once(place..place).collect::<Vec<_>>();
        scanner.circumstances(convention, text, &forms).at(place)
    };
    let mut found = at(scanner, 0);
    // In Chinese a condition stands before what it governs, a comma behind it.
    let chinese = matches!(convention, C::GbT11 | C::ChineseEngineering | C::ChineseStatute | C::Gongwen);
    if chinese && found.condition.is_none() {
        let words = text.trim_end_matches(['。', '；', ';', '，', '：']);
        let end = words.char_indices().next_back().map_or(0, |(at, _)| at);
        let comma = |end: usize| text[end..].trim_start().starts_with(['，', ',']);
        // 测试结果，或者如果重复性已被检查，则为最终结果: a condition behind a comma is of an alternative, not of the item.
        let leads =
            |range: &std::ops::Range<usize>| !text[..range.start].contains(['，', ',', '；']) && comma(range.end);
        found.condition = at(scanner, end).condition.filter(leads);
    }
    found
}

fn row(document: &Document, node: NodeId, range: TextRange, lead_in: LeadIn, scanner: &mut Scanner) -> ProvisionData {
    let bindingness: Bindingness = bindingness(document, node);
    let text = document.slice(range);
    let first = convention::sentences(text).next().unwrap_or(0..text.len());
    // A label that a plain text prints is a sentence of its own.
    let whole = first.len() < 4;
    let text = if whole { text } else { &text[..first.end] };
    let range = TextRange::new(range.start(), range.start() + text.len() as u32);
    let circumstances = own_circumstances(scanner, lead_in.convention, text);
    let place = |part: std::ops::Range<usize>| {
        TextRange::new(range.start() + part.start as u32, range.start() + part.end as u32)
    };
    let denies = ["not ", "never ", "no "].into_iter().any(|word| text.starts_with(word));
    ProvisionData {
        range,
        node,
        number: 0,
        kind: lead_in.kind,
        keyword: TextRange::new(range.start(), range.start()),
        polarity: if denies { Polarity::Negative } else { lead_in.polarity },
        bindingness,
        basis: Basis::Structure,
        convention: lead_in.convention,
        condition: circumstances.condition.map(place),
        exception: circumstances.exception.map(place),
        lead_in: Some(lead_in.keyword),
        rule: "item-of-lead-in".into(),
    }
}

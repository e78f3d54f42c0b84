//! Places that an editing instruction names, and what they are in the document.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::tokens::stands_alone;
use super::refusal::Refusal;
use super::words::{Which, address_of, is_item_label, letters, number_of, ordinal_of};
use crate::convention::sentence::sentences;
use crate::model::{ClauseKind, Document, NodeId, NodeKind, TextRange};

/// A part of a clause that has a label: a note, an item, a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Labelled {
    pub(super) kind: NodeKind,
    /// Its number or letter; none where there is only one.
    pub(super) number: Option<String>,
}

/// A place, as an instruction names it. What is not named is taken from the heading that the instruction stands under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) clause: Option<String>,
    pub(super) kind: Option<ClauseKind>,
    pub(super) paragraphs: Option<(Which, Which)>,
    pub(super) sentence: Option<Which>,
    pub(super) labelled: Vec<Labelled>,
    pub(super) title: bool,
    /// The definition of a term entry.
    pub(super) definition: bool,
    /// Further clauses that the words name beside the first.
    pub(super) others: Vec<String>,
}

/// `language TAB word TAB role`
static ROLES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("places.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split('\t').nth(1).zip(line.split('\t').nth(2))).collect()
});

/// What a word for a place names, such as `clause` or `note`.
pub(super) fn role_of(word: &str) -> Option<&'static str> {
    ROLES.get(word.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric())).copied()
}

/// What a place is in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A clause with all that is in it.
    Clause(NodeId),
    /// Blocks, in order, none inside another.
    Blocks(Vec<NodeId>),
    /// A stretch of text of one block.
    Text(NodeId, TextRange),
}

impl Target {
    /// The text from the beginning of a place to its end.
    pub(super) fn range(&self, document: &Document) -> TextRange {
        match self {
            Self::Clause(id) => document.node(*id).range,
            Self::Blocks(blocks) => match (blocks.first(), blocks.last()) {
                (Some(first), Some(last)) => {
                    TextRange::new(document.node(*first).range.start(), document.node(*last).range.end())
                }
                _ => TextRange::default(),
            },
            Self::Text(_, range) => *range,
        }
    }
}

impl Place {
    pub(super) fn names_something(&self) -> bool {
        *self != Self::default()
    }

    /// This place, with what it leaves open taken from the place around it.
    pub(super) fn inside(mut self, outer: &Self) -> Self {
        if self.clause.is_none() && self.kind.is_none() {
            self.clause.clone_from(&outer.clause);
            self.kind = outer.kind;
            if self.paragraphs.is_none() && self.labelled.is_empty() && !self.title && !self.definition {
                self.title = outer.title;
                self.definition = outer.definition;
                self.paragraphs = outer.paragraphs;
                self.labelled.clone_from(&outer.labelled);
                self.sentence = self.sentence.or(outer.sentence);
            }
        }
        self
    }

    /// Reads the places that a text names, such as `5.2, second paragraph` or 第五条第二款. Quoted words are blanked beforehand.
    pub(super) fn read(text: &str, is_heading: bool) -> Self {
        let mut place = Self::default();
        let words = letters(text);
        let mut at = 0;
        while at < words.len() {
            at += place.read_word(&words, at, is_heading);
        }
        place.read_chinese(text);
        place
    }

    /// Reads a word with the number that goes with it. Gives how many words that are.
    fn read_word(&mut self, words: &[&str], at: usize, is_heading: bool) -> usize {
        let word = words[at].trim_matches(|c: char| matches!(c, ',' | ':' | '.' | ';'));
        let next = words.get(at + 1).map(|w| w.trim_end_matches(['.', ':', ',', ';'])).unwrap_or_default();
        let bare = next.trim_end_matches(')').trim_start_matches('(');
        match role_of(word) {
            Some("clause") if address_of(next).is_some() => {
                self.name_clause(address_of(next).unwrap_or_default());
                return 2;
            }
            Some("introduction") if is_heading => self.kind = Some(ClauseKind::Introduction),
            Some("foreword") => self.kind = Some(ClauseKind::Foreword),
            Some("bibliography") if is_heading => self.kind = Some(ClauseKind::Bibliography),
            Some("title") => self.title = true,
            Some("definition") => self.definition = true,
            Some(role @ ("paragraph" | "sentence")) => self.count(role, words, at, next),
            Some(role) => {
                if let Some(kind) = labelled_kind(role) {
                    return self.label(kind, bare);
                }
            }
            None if is_item_label(word) => {
                let number = word.trim_matches(['(', ')']).to_owned();
                self.labelled.push(Labelled { kind: NodeKind::ListItem, number: Some(number) });
            }
            None => {
                if let Some(address) = address_of(word).filter(|a| a.contains('.') && !a.ends_with('.')) {
                    self.name_clause(address.to_uppercase());
                }
            }
        }
        1
    }

    fn name_clause(&mut self, address: String) {
        match &self.clause {
            None => self.clause = Some(address),
            Some(known) if *known == address => {}
            Some(_) => self.others.push(address),
        }
    }

    /// A note, item, table … with its number, where one follows.
    fn label(&mut self, kind: NodeKind, next: &str) -> usize {
        let digit = next.len() <= 6
            && next
                .chars()
                .next()
                .is_some_and(|c| c.is_ascii_digit() || c.is_ascii_uppercase() && address_of(next).is_some());
        let numbered = digit || kind == NodeKind::ListItem && (next.len() == 1 || is_item_label(&format!("{next})")));
        let needs = matches!(kind, NodeKind::Table | NodeKind::Figure | NodeKind::ListItem);
        if numbered || !needs {
            self.labelled.push(Labelled { kind, number: numbered.then(|| next.to_owned()) });
        }
        if numbered { 2 } else { 1 }
    }

    /// Paragraphs or a sentence: the ordinal stands before the word, or a number after it.
    fn count(&mut self, role: &str, words: &[&str], at: usize, next: &str) {
        let before: Vec<Which> = words[..at]
            .iter()
            .rev()
            .map_while(|w| {
                ordinal_of(w).map(Some).or(matches!(*w, "to" | "and" | "à" | "et" | "bis" | "und").then_some(None))
            })
            .flatten()
            .collect();
        let after = next.parse().ok().map(Which::Number);
        let (first, last) = (before.last().copied().or(after), before.first().copied().or(after));
        if let (Some(first), Some(last)) = (first, last) {
            if role == "sentence" {
                self.sentence = Some(first);
            } else {
                self.paragraphs = Some((first, last));
            }
        }
    }

    /// 第五条第二款第三项, 附录A, 表1
    fn read_chinese(&mut self, text: &str) {
        self.read_items(text);
        self.definition |= text.contains("定义");
        self.title |= text.contains("标题");
        let mut rest = text;
        while let Some(at) = rest.find('第') {
            rest = &rest[at + '第'.len_utf8()..];
            let end = rest.find(['条', '款', '项', '章', '段', '句']).unwrap_or(rest.len());
            let Some(number) = number_of(rest[..end].trim()) else { continue };
            match rest[end..].chars().next() {
                Some('条' | '章') => self.name_clause(number.to_string()),
                Some('款' | '段') => self.paragraphs = Some((Which::Number(number), Which::Number(number))),
                Some('句') => self.sentence = Some(Which::Number(number)),
                Some('项') => {
                    self.labelled.push(Labelled { kind: NodeKind::ListItem, number: Some(number.to_string()) });
                }
                _ => {}
            }
        }
        for (sign, kind) in [("表", NodeKind::Table), ("图", NodeKind::Figure), ("注", NodeKind::Note)] {
            let Some(at) = text.find(sign) else { continue };
            let number: String = text[at + sign.len()..]
                .trim_start()
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '.')
                .collect();
            if number.starts_with(|c: char| c.is_ascii_alphanumeric()) {
                self.labelled.push(Labelled { kind, number: Some(number) });
            }
        }
        // 5.2 between Chinese characters.
        let joins = |c: char| c.is_ascii_alphanumeric() || c == '.';
        let mut from = 0;
        while let Some(start) = text[from..].find(joins).map(|at| from + at) {
            let end = text[start..].find(|c| !joins(c)).map_or(text.len(), |at| start + at);
            let beside = text[..start].chars().next_back().or(text[end..].chars().next());
            let alone = beside.is_some_and(stands_alone) || text[end..].chars().next().is_some_and(stands_alone);
            if let Some(address) = address_of(&text[start..end]).filter(|a| alone && a.contains('.')) {
                self.name_clause(address);
            }
            from = end;
        }
        if let Some(at) = text.find("附录") {
            let letter: String =
                text[at + "附录".len()..].trim_start().chars().take_while(char::is_ascii_alphanumeric).collect();
            if !letter.is_empty() && self.clause.is_none() {
                self.clause = Some(letter);
            }
        }
    }

    /// The labels of items between characters of Chinese: 将a)改为, 第b)项.
    fn read_items(&mut self, text: &str) {
        for (at, _) in text.match_indices([')', '）']) {
            let own = text[..at].chars().rev().take_while(char::is_ascii_alphanumeric).count();
            let label = &text[at - own..at];
            let behind_han = text[..at - own].chars().next_back().is_some_and(stands_alone);
            let known = self.labelled.iter().any(|l| l.number.as_deref() == Some(label));
            if behind_han && !known && is_item_label(&format!("{label})")) {
                self.labelled.push(Labelled { kind: NodeKind::ListItem, number: Some(label.to_owned()) });
            }
        }
    }

    /// What the place is in a document, or why it is nothing there.
    pub(super) fn find(&self, document: &Document) -> Result<Target, Refusal> {
        if !self.others.is_empty() {
            let first = self.clause.iter().chain(&self.others).cloned().collect::<Vec<_>>();
            return Err(Refusal::Places(first.join(", ")));
        }
        let clause = self.clause_in(document)?;
        if self.title {
            let title = document.children(clause).find(|&id| document.node(id).kind == NodeKind::Title);
            return title.map(|id| Target::Blocks(vec![id])).ok_or(Refusal::Unclear("the clause has no title"));
        }
        if self.definition {
            let mut all = document.of_kind(clause, NodeKind::Definition);
            return match (all.next(), all.next()) {
                (Some(one), None) => Ok(Target::Blocks(vec![one])),
                (None, _) => Err(Refusal::None(NodeKind::Definition)),
                _ => Err(Refusal::Several(NodeKind::Definition)),
            };
        }
        let mut scope = clause;
        for labelled in &self.labelled {
            scope = labelled.find(document, scope)?;
        }
        let mut target = if scope == clause { Target::Clause(clause) } else { Target::Blocks(vec![scope]) };
        if let Some((first, last)) = self.paragraphs {
            let all: Vec<NodeId> = paragraphs(document, scope);
            let at = |which: Which| match which {
                Which::Number(n) => n.checked_sub(1),
                Which::Last => all.len().checked_sub(1),
            };
            let range = at(first).zip(at(last)).filter(|(a, b)| a <= b && *b < all.len());
            let Some((a, b)) = range else { return Err(Refusal::Paragraphs(all.len())) };
            target = Target::Blocks(all[a..=b].to_vec());
        }
        if let Some(which) = self.sentence {
            let blocks = match &target {
                Target::Blocks(blocks) => blocks.clone(),
                _ => paragraphs(document, scope),
            };
            return sentence(document, &blocks, which);
        }
        Ok(target)
    }

    fn clause_in(&self, document: &Document) -> Result<NodeId, Refusal> {
        if let Some(address) = &self.clause {
            return numbered(document, address);
        }
        if let Some(kind) = self.kind {
            let found = document.clauses().find(|c| c.kind() == kind);
            return found.map(|c| c.block().id()).ok_or(Refusal::NoClauseOf(kind));
        }
        // A table or figure is known by its number alone.
        let numbered = self
            .labelled
            .first()
            .filter(|l| l.number.is_some() && matches!(l.kind, NodeKind::Table | NodeKind::Figure));
        if let Some(labelled) = numbered {
            labelled.find(document, NodeId::ROOT)?;
            return Ok(NodeId::ROOT);
        }
        Err(Refusal::NoPlace)
    }
}

impl Labelled {
    fn find(&self, document: &Document, scope: NodeId) -> Result<NodeId, Refusal> {
        let number = |id: NodeId| document.label_of(id).and_then(crate::model::address::bare).map(str::to_owned);
        let mut all = document.of_kind(scope, self.kind).filter(|&id| {
            // Of the clause itself, not of its subclauses.
            scope == NodeId::ROOT
                || document.node(scope).kind != NodeKind::Clause
                || document.clause_of(id) == Some(scope)
        });
        match &self.number {
            Some(wanted) => {
                let wanted = wanted.trim_matches(['(', ')', '.']);
                let refusal = Refusal::NoSuch { kind: self.kind, number: wanted.to_owned() };
                all.find(|&id| number(id).is_some_and(|n| n.eq_ignore_ascii_case(wanted))).ok_or(refusal)
            }
            None => match (all.next(), all.next()) {
                (Some(one), None) => Ok(one),
                (None, _) => Err(Refusal::None(self.kind)),
                _ => Err(Refusal::Several(self.kind)),
            },
        }
    }
}

/// What a role of a word is in a document, where it has a label.
fn labelled_kind(role: &str) -> Option<NodeKind> {
    Some(match role {
        "note" => NodeKind::Note,
        "table" => NodeKind::Table,
        "figure" => NodeKind::Figure,
        "example" => NodeKind::Example,
        "formula" => NodeKind::Formula,
        "footnote" => NodeKind::Footnote,
        "item" => NodeKind::ListItem,
        _ => return None,
    })
}

/// The one clause, or term entry, with a number.
fn numbered(document: &Document, address: &str) -> Result<NodeId, Refusal> {
    let same = |clause: &crate::model::Clause<'_>| clause.address().eq_ignore_ascii_case(address);
    if let Some(found) = document.clauses().find(same) {
        let twice = document.clauses().any(|clause| {
            let other = clause.address();
            clause.label().is_some() && other.strip_prefix(found.address()).is_some_and(|rest| rest == "~2")
        });
        return if twice { Err(Refusal::Clauses(address.to_owned())) } else { Ok(found.block().id()) };
    }
    let mut entries = document.of_kind(NodeId::ROOT, NodeKind::TermEntry);
    let bare = |id: NodeId| document.label_of(id).and_then(crate::model::address::bare);
    let entry = entries.find(|&id| bare(id).is_some_and(|label| label.eq_ignore_ascii_case(address)));
    entry.ok_or_else(|| Refusal::NoClause(address.to_owned()))
}

/// The paragraphs that stand directly in a block.
fn paragraphs(document: &Document, scope: NodeId) -> Vec<NodeId> {
    document.children(scope).filter(|&id| document.node(id).kind == NodeKind::Paragraph).collect()
}

fn sentence(document: &Document, blocks: &[NodeId], which: Which) -> Result<Target, Refusal> {
    let mut all = Vec::new();
    for &block in blocks {
        for own in document.own_text(block) {
            all.extend(
                sentences(document.slice(own))
                    .map(|s| (block, TextRange::new(own.start() + s.start as u32, own.start() + s.end as u32))),
            );
        }
    }
    let found = match which {
        Which::Number(n) => n.checked_sub(1).and_then(|at| all.get(at)),
        Which::Last => all.last(),
    };
    found.map(|(block, range)| Target::Text(*block, *range)).ok_or(Refusal::Sentences(all.len()))
}

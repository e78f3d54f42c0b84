//! Places that an editing instruction names, and what they are in the document.

use super::super::tokens::stands_alone;
use super::words::{address_of, letters, number_of, ordinal_of};
use crate::convention::sentence::sentences;
use crate::model::{ClauseKind, Document, NodeId, NodeKind, TextRange};

/// Which of several things, from 1; the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Number(usize),
    Last,
}

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

impl Place {
    pub(super) fn names_something(&self) -> bool {
        *self != Self::default()
    }

    /// This place, with what it leaves open taken from the place around it.
    pub(super) fn inside(mut self, outer: &Self) -> Self {
        if self.clause.is_none() && self.kind.is_none() {
            self.clause.clone_from(&outer.clause);
            self.kind = outer.kind;
            if self.paragraphs.is_none() && self.labelled.is_empty() && !self.title {
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
            let word = words[at].to_lowercase();
            let next = words.get(at + 1).map(|w| w.trim_end_matches(['.', ':', ',', ')'])).unwrap_or_default();
            let mut used = 1;
            match word.trim_end_matches([',', ':', '.', ';', ')']) {
                "clause" | "subclause" | "section" | "article" | "annex" | "appendix" if address_of(next).is_some() => {
                    place.clause = address_of(next);
                    used = 2;
                }
                "introduction" if is_heading => place.kind = Some(ClauseKind::Introduction),
                "foreword" => place.kind = Some(ClauseKind::Foreword),
                "bibliography" if is_heading => place.kind = Some(ClauseKind::Bibliography),
                "title" | "heading" => place.title = true,
                "note" | "table" | "figure" | "example" | "item" | "formula" | "footnote" => {
                    let kind = match word.trim_end_matches([',', ':', '.', ';', ')']) {
                        "note" => NodeKind::Note,
                        "table" => NodeKind::Table,
                        "figure" => NodeKind::Figure,
                        "example" => NodeKind::Example,
                        "formula" => NodeKind::Formula,
                        "footnote" => NodeKind::Footnote,
                        _ => NodeKind::ListItem,
                    };
                    let numbered = next.len() <= 6
                        && next.chars().next().is_some_and(|c| {
                            c.is_ascii_digit() || c.is_ascii_uppercase() && address_of(next).is_some()
                        })
                        || kind == NodeKind::ListItem && next.len() == 1;
                    let needs = matches!(kind, NodeKind::Table | NodeKind::Figure | NodeKind::ListItem);
                    if numbered || !needs {
                        place.labelled.push(Labelled { kind, number: numbered.then(|| next.to_owned()) });
                    }
                    used = if numbered { 2 } else { 1 };
                }
                "paragraph" | "paragraphs" | "sentence" => {
                    // The ordinal stands before it, or a number after it.
                    let before: Vec<Which> = words[..at]
                        .iter()
                        .rev()
                        .map_while(|w| ordinal_of(w).map(Some).or(matches!(*w, "to" | "and").then_some(None)))
                        .flatten()
                        .collect();
                    let after = next.parse().ok().map(Which::Number);
                    let (first, last) = (before.last().copied().or(after), before.first().copied().or(after));
                    if let (Some(first), Some(last)) = (first, last) {
                        if word.starts_with("sentence") {
                            place.sentence = Some(first);
                        } else {
                            place.paragraphs = Some((first, last));
                        }
                    }
                }
                other => {
                    if let Some(address) = address_of(other).filter(|a| a.contains('.') && !a.ends_with('.')) {
                        place.clause = Some(address.to_uppercase());
                    }
                }
            }
            at += used;
        }
        place.read_chinese(text);
        place
    }

    /// 第五条第二款第三项, 附录A, 表1
    fn read_chinese(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('第') {
            rest = &rest[at + '第'.len_utf8()..];
            let end = rest.find(['条', '款', '项', '章', '段', '句']).unwrap_or(rest.len());
            let Some(number) = number_of(rest[..end].trim()) else { continue };
            match rest[end..].chars().next() {
                Some('条' | '章') => self.clause = Some(number.to_string()),
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
                self.clause.get_or_insert(address);
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

    /// What the place is in a document, or why it is nothing there.
    pub(super) fn find(&self, document: &Document) -> Result<Target, String> {
        let clause = self.clause_in(document)?;
        if self.title {
            let title = document.children(clause).find(|&id| document.node(id).kind == NodeKind::Title);
            return title.map(|id| Target::Blocks(vec![id])).ok_or_else(|| "the clause has no title".to_owned());
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
            let Some((a, b)) = range else { return Err(format!("there are {} paragraphs", all.len())) };
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

    fn clause_in(&self, document: &Document) -> Result<NodeId, String> {
        if let Some(address) = &self.clause {
            let same = |clause: &crate::model::Clause<'_>| clause.address().eq_ignore_ascii_case(address);
            let found = document.clauses().find(same);
            return found.map(|c| c.block().id()).ok_or_else(|| format!("there is no clause {address}"));
        }
        if let Some(kind) = self.kind {
            let found = document.clauses().find(|c| c.kind() == kind);
            return found.map(|c| c.block().id()).ok_or_else(|| format!("there is no {kind}"));
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
        Err("it names no place".to_owned())
    }
}

impl Labelled {
    fn find(&self, document: &Document, scope: NodeId) -> Result<NodeId, String> {
        let number = |id: NodeId| document.label_of(id).and_then(crate::model::address::bare).map(str::to_owned);
        let mut all = document.of_kind(scope, self.kind).filter(|&id| {
            // Of the clause itself, not of its subclauses.
            scope == NodeId::ROOT
                || document.node(scope).kind != NodeKind::Clause
                || document.clause_of(id) == Some(scope)
        });
        let name = self.kind.name();
        match &self.number {
            Some(wanted) => {
                let wanted = wanted.trim_matches(['(', ')', '.']);
                all.find(|&id| number(id).is_some_and(|n| n.eq_ignore_ascii_case(wanted)))
                    .ok_or_else(|| format!("there is no {name} {wanted}"))
            }
            None => match (all.next(), all.next()) {
                (Some(one), None) => Ok(one),
                (None, _) => Err(format!("there is no {name}")),
                _ => Err(format!("there are several {name}s")),
            },
        }
    }
}

/// The paragraphs that stand directly in a block.
fn paragraphs(document: &Document, scope: NodeId) -> Vec<NodeId> {
    document.children(scope).filter(|&id| document.node(id).kind == NodeKind::Paragraph).collect()
}

fn sentence(document: &Document, blocks: &[NodeId], which: Which) -> Result<Target, String> {
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
    found.map(|(block, range)| Target::Text(*block, *range)).ok_or_else(|| format!("there are {} sentences", all.len()))
}

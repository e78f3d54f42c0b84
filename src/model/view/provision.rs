//! Provisions.

use super::identity::by_place;
use super::{Block, Clause, Mark, Reference, Table, Target};
use crate::model::layer::ProvisionData;
use crate::model::{Basis, Bindingness, Convention, Document, NodeId, NodeKind, Polarity, ProvisionKind, TextRange};
use crate::place::Span;

/// Provision that one verbal form states.
#[derive(Clone, Copy, Debug)]
pub struct Provision<'a> {
    pub(super) document: &'a Document,
    pub(super) at: usize,
}

by_place!(Provision, at);

impl<'a> Provision<'a> {
    /// The document that it is of.
    pub fn document(self) -> &'a Document {
        self.document
    }

    fn data(self) -> &'a ProvisionData {
        &self.document.provisions[self.at]
    }

    /// Its position in the layer of provisions.
    pub(crate) fn position(self) -> usize {
        self.at
    }

    /// Kind of the provision.
    pub fn kind(self) -> ProvisionKind {
        self.data().kind
    }

    /// The verbal form as printed, with its negation: `shall not`, `应`. Empty where the structure alone carries it.
    pub fn keyword(self) -> &'a str {
        self.document.slice(self.data().keyword)
    }

    /// Range of the verbal form in the text, in bytes.
    pub fn keyword_range(self) -> TextRange {
        self.data().keyword
    }

    /// Polarity of its verbal form.
    pub fn polarity(self) -> Polarity {
        self.data().polarity
    }

    /// Bindingness: normative, or informative such as that of a note.
    pub fn bindingness(self) -> Bindingness {
        self.data().bindingness
    }

    /// Evidence for this provision: markup, verbal form or structure.
    pub fn basis(self) -> Basis {
        self.data().basis
    }

    /// The drafting convention that was applied.
    pub fn convention(self) -> Convention {
        self.data().convention
    }

    /// The block whose own text it stands in.
    pub fn block(self) -> Block<'a> {
        Block::new(self.document, self.data().node)
    }

    /// The nearest block around it that says what it is part of: a paragraph, list item, cell, note, example, footnote … A paragraph
    /// that begins with the label of a note or example is one.
    pub fn container(self) -> NodeKind {
        if let Some(kind) = self.document.run_in_supplement(self.data().node) {
            return kind;
        }
        let kinds = self.block().ancestors().map(Block::kind);
        let mut found = NodeKind::Document;
        for kind in kinds {
            match kind {
                NodeKind::Paragraph | NodeKind::Quote => {
                    if found == NodeKind::Document {
                        found = kind;
                    }
                }
                _ if found == NodeKind::Paragraph && !holds_paragraphs(kind) => break,
                _ => {
                    found = kind;
                    break;
                }
            }
        }
        found
    }

    /// The clause that it stands in.
    pub fn clause(self) -> Option<Clause<'a>> {
        self.block().clause()
    }

    /// Its number among the provisions of its own clause, from 1: the `2` of `4.2.1/p2`.
    pub fn number(self) -> u32 {
        self.data().number
    }

    /// Its address: that of its clause, `/p`, and its number in it. `-/p1` outside of every clause.
    pub fn address(self) -> String {
        format!("{}/p{}", self.clause().map_or("-", Clause::address), self.number())
    }

    /// Its text: the sentence or item, without notes and footnotes that hang from it.
    pub fn text(self) -> &'a str {
        self.document.slice(self.range())
    }

    /// The range of its text.
    pub fn range(self) -> TextRange {
        self.data().range
    }

    /// The rule that found it, in lower case with hyphens: `modal`, `imperative`, `item-of-lead-in` …
    pub fn rule(self) -> &'a str {
        &self.data().rule
    }

    /// Range of the condition under which it holds: *if the frame is wet*, 当灯笼受潮时.
    pub fn condition(self) -> Option<TextRange> {
        self.data().condition
    }

    /// Range of the exception to it: *unless the lamp is off*, 除设计另有规定外.
    pub fn exception(self) -> Option<TextRange> {
        self.data().exception
    }

    /// The provision that it inherits from, where it is an item without a verbal form of its own: that of the sentence before
    /// the list. Binary search.
    pub fn lead_in(self) -> Option<Self> {
        let keyword = self.data().lead_in?;
        let rows = &self.document.provisions;
        let after = rows.partition_point(|row| row.range.start() <= keyword.start());
        let at = rows[..after].iter().rposition(|row| row.keyword == keyword)?;
        Some(Self { at, ..self })
    }

    /// The references inside its text. Binary search.
    pub fn references(self) -> impl Iterator<Item = Reference<'a>> {
        let (document, range) = (self.document, self.range());
        let from = document.references.partition_point(|row| row.range.start() < range.start());
        let inside = move |at: &usize| document.references[*at].range.start() < range.end();
        (from..document.references.len()).take_while(inside).map(move |at| Reference { document, at })
    }

    /// The tables that it refers to (*in accordance with Table 3*, 应符合表3的规定): their rows belong to it.
    pub fn tables(self) -> impl Iterator<Item = Table<'a>> {
        self.references().filter_map(|reference| match reference.target() {
            Target::Internal(block) => block.ancestors().find_map(Block::as_table),
            _ => None,
        })
    }

    /// The notes and examples that follow its block, and the footnotes that hang from its text: what supplements it.
    pub fn supplements(self) -> impl Iterator<Item = Block<'a>> {
        let (document, range) = (self.document, self.range());
        let node = self.data().node;
        let end = document.nodes[document.node(node).parent as usize].end;
        let next = move |id: NodeId| (id.0 < end).then_some(id);
        let following = std::iter::successors(next(NodeId(document.node(node).end)), move |id| {
            next(NodeId(document.node(*id).end))
        });
        let supplement = |id: &NodeId| matches!(document.node(*id).kind, NodeKind::Note | NodeKind::Example);
        let notes = following.take_while(supplement).map(|id| Block::new(document, id));
        let footnotes = document
            .marks_in(node)
            .filter(move |mark| range.start() <= mark.range().start() && mark.range().start() <= range.end());
        footnotes.filter_map(Mark::footnote).chain(notes)
    }

    /// A hash of its words: the same in every edition that says the same, whatever its number, line ends and last stop.
    ///
    /// FNV-1a with 64 bits over the text in lower case, with one blank between words and without marks at its end. What print has for
    /// markup is left out, so that all forms of a document agree: quotation marks, `_` and `*` around words, `^` of superscripts;
    /// all hyphens are one. Linear in the text.
    pub fn fingerprint(self) -> u64 {
        fingerprint(self.text())
    }

    /// Bytes of the source that it takes.
    pub fn source(self) -> Span {
        self.document.source_of(self.range())
    }
}

/// FNV-1a over the words of a text.
fn fingerprint(text: &str) -> u64 {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let is_mark =
        |c: char| c.is_whitespace() || is_print(c) || matches!(c, '.' | ';' | ',' | ':' | '。' | '；' | '，' | '：');
    let text = text.trim_end_matches(is_mark);
    let mut hash = START;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    let mut buffer = [0; 4];
    let (mut begun, mut blank, mut last) = (false, false, ' ');
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        let before = std::mem::replace(&mut last, c);
        blank |= c.is_whitespace();
        // Signs of emphasis stand at the edge of a word.
        let emphasis = matches!(c, '_' | '*') && !(before.is_alphanumeric() && next.is_alphanumeric());
        if c.is_whitespace() || emphasis || is_quotation(c) || c == '^' {
            continue;
        }
        if std::mem::take(&mut blank) && begun {
            add(b' ');
        }
        begun = true;
        let c = if matches!(c, '\u{2010}' | '\u{2011}') { '-' } else { c };
        for c in c.to_lowercase() {
            c.encode_utf8(&mut buffer).bytes().for_each(&mut add);
        }
    }
    hash
}

/// Signs that print has for markup.
fn is_print(c: char) -> bool {
    is_quotation(c) || matches!(c, '_' | '*' | '^')
}

fn is_quotation(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}')
}

/// Blocks whose paragraphs speak as the block itself: a paragraph of a note is a note.
fn holds_paragraphs(kind: NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::ListItem
            | NodeKind::Cell
            | NodeKind::Note
            | NodeKind::Example
            | NodeKind::Warning
            | NodeKind::Footnote
            | NodeKind::Quote
            | NodeKind::DefinitionText
            | NodeKind::Definition
            | NodeKind::Caption
            | NodeKind::EditingInstruction
            | NodeKind::ReferenceEntry
    )
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn fingerprints_see_words_only() {
        assert_eq!(fingerprint("The frame  shall\nhold."), fingerprint("the frame shall hold;"));
        assert_ne!(fingerprint("The frame shall hold."), fingerprint("The frames hall hold."));
        for (marked, printed) in [
            ("Let B be the frame.", "Let _B_ be the frame."),
            ("If N's paper is thin, fold it.", "If _N_'s paper is thin, *fold* it."),
            ("It shall hold 214 sheets.", "It shall hold 2^14 sheets."),
            ("The re\u{2011}used name frame_2 shall stay.", "The re-used name \"frame_2\" shall stay."),
        ] {
            assert_eq!(fingerprint(marked), fingerprint(printed), "{printed}");
        }
        assert_eq!(fingerprint(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fingerprint("a"), 0xaf63_dc4c_8601_ec8c);
    }
}

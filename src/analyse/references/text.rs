//! The walk over the blocks of a document: each one's own text is scanned in its language.

use super::chinese::Addresses;
use super::columns::{self, Columns};
use super::labels::Labels;
use super::line::{Known, Line, Sort, Stands};
use super::mention::{Mention, Noun, Part, What};
use super::owners::Owners;
use super::resolve::{Place, Resolver};
use super::{chinese, citation, european, uri};
use crate::analyse::languages::{Language, Languages};
use crate::diagnostic::Diagnostic;
use crate::identifier::{self, Found, Identifier};
use crate::model::{ClauseKind, Document, MarkKind, NodeId, NodeKind, ReferenceKind, TargetData, TextRange};

/// Finds the references that the markup does not make, and resolves them. Linear in the text, but for sorting labels and rows.
pub(super) fn find(document: &mut Document) -> Vec<Diagnostic> {
    let found = {
        let document = &*document;
        let labels = Labels::of(document);
        let mut walk = Walk {
            document,
            addresses: None,
            labels: &labels,
            resolver: Resolver::new(document, &labels),
            columns: Columns::default(),
            known: Vec::new(),
            row: 0,
            owners: Owners::of(document),
            bare: has_bare_numbers(document),
        };
        walk.run();
        walk.resolver.finish()
    };
    found.apply(document)
}

struct Walk<'w, 'd> {
    document: &'d Document,
    /// Built for the first text in Chinese.
    addresses: Option<Addresses<'d>>,
    labels: &'w Labels<'d>,
    resolver: Resolver<'w, 'd>,
    columns: Columns,
    known: Vec<Known>,
    /// The row of the markup's references that the last stretch of text began before: stretches come in order, but for few.
    row: usize,
    owners: Owners,
    bare: bool,
}

/// True if a document names its clauses by a number alone, as those of ISO do. Those of the IETF always print a noun.
fn has_bare_numbers(document: &Document) -> bool {
    let identifier = document.metadata().identifier().and_then(|id| id.parse::<Identifier>().ok());
    identifier.is_none_or(|id| id.family() != "ietf")
}

impl Walk<'_, '_> {
    fn run(&mut self) {
        let document = self.document;
        let mut languages = Languages::of(document);
        let mut skipped = 0;
        let mut entry = 0;
        let mut listed = false;
        for index in 0..document.nodes.len() as u32 {
            let node = NodeId(index);
            let language = languages.language(document, node);
            self.owners.enter(document, node);
            let kind = document.node(node).kind;
            if index < skipped || !holds_references(kind) {
                continue;
            }
            if kind == NodeKind::Clause && document.clause_kind_of(node) == Some(ClauseKind::Index) {
                skipped = document.node(node).end;
                continue;
            }
            if kind == NodeKind::ReferenceEntry {
                entry = document.node(node).end;
                listed = self.names_document(node);
            }
            for own in document.own_text(node) {
                if index < entry {
                    self.entry(language, node, own, listed);
                } else {
                    self.line(language, node, own);
                }
            }
        }
    }

    /// True if the markup says which document an entry of a list is of.
    fn names_document(&self, entry: NodeId) -> bool {
        let range = self.document.node(entry).range;
        let rows = &self.document.references;
        let from = rows.partition_point(|r| r.range.start() < range.start());
        let mut inside = rows[from..].iter().take_while(|r| r.range.start() < range.end());
        inside.any(|r| matches!(r.target, TargetData::Document { .. }))
    }

    /// The identifiers of a text, in order: those that are printed in full, and those of the document's own series. Of a range its two
    /// ends.
    fn identifiers(&self, text: &str) -> Vec<Found> {
        let mut found = identifier::find(text);
        self.owners.add_series(text, &mut found);
        found.dedup_by(|later, earlier| {
            let inside = later.range == earlier.range;
            if inside {
                std::mem::swap(later, earlier);
            }
            inside
        });
        found
    }

    /// Scans a stretch of text.
    fn line(&mut self, language: Language, node: NodeId, own: TextRange) {
        let text = self.document.slice(own);
        if text.len() < 2 {
            return;
        }
        let run_in = self.document.is_run_in_title(node);
        let kind = if run_in { NodeKind::Paragraph } else { self.document.node(node).kind };
        // A title that names a document is about it, and does not cite it.
        let identifiers = if kind == NodeKind::Title { Vec::new() } else { self.identifiers(text) };
        self.note_known(own, &identifiers);
        let first = text.as_bytes()[0];
        let short = text.len() < 80 && (first.is_ascii_digit() || text.as_bytes()[1] == b'.');
        let stands = match kind {
            NodeKind::Preformatted | NodeKind::Code => Stands::Verbatim,
            NodeKind::Title | NodeKind::Caption => Stands::Heading,
            _ if short && self.columns.hold_references(self.document, self.labels, node) => Stands::Column,
            _ => Stands::Prose,
        };
        let line = Line {
            text,
            known: &self.known,
            identifiers: &identifiers,
            labels: self.labels,
            bare: self.bare && stands != Stands::Verbatim,
            stands,
        };
        let place = Place { node, offset: own.start(), identifiers: line.identifiers };
        let resolver = &mut self.resolver;
        if language == Language::Chinese {
            // Titles and captions have numbers of their own.
            if line.stands == Stands::Prose || line.stands == Stands::Column {
                let addresses = self.addresses.get_or_insert_with(|| Addresses::of(self.document));
                chinese::scan(&line, addresses, resolver, &place);
                chinese::listed_by_title(&line, resolver, &place);
                for (range, node) in citation::all(&line) {
                    let what = What::Entry { node, locator: None, further: None };
                    resolver.take(Mention { range, what }, &place);
                }
            }
            return;
        }
        let parts =
            !self.document.ancestors(node).take(4).any(|id| self.document.node(id).kind == NodeKind::TermSource);
        let mut sink = |mention: Mention<'_>| {
            // The source of a term names parts of other documents alone.
            if parts || !matches!(mention.what, What::Part(_) | What::Relative { .. }) {
                resolver.take(mention, &place);
            }
        };
        european::scan(language, &line, &mut sink);
        if stands == Stands::Verbatim && text.contains('|') {
            for range in columns::in_text(text, self.labels) {
                let number = &text[range.clone()];
                let part = Part { noun: Noun::Any, number, inherited: false, doubtful: true, item: None, inside: None };
                sink(Mention { range, what: What::Part(part) });
            }
        }
    }

    /// Scans an entry of a list: its own identifier and addresses. Its title may name anything.
    fn entry(&mut self, language: Language, node: NodeId, own: TextRange, listed: bool) {
        let text = self.document.slice(own);
        // A Chinese entry names what it corresponds to beside its own number: （ISO 3166-1:2020，MOD）.
        let is_chinese = language == Language::Chinese;
        let identifiers = if listed && !is_chinese { Vec::new() } else { self.identifiers(text) };
        self.note_known(own, &identifiers);
        let place = Place { node, offset: own.start(), identifiers: &identifiers };
        // What an entry begins with is its document; its title may name others.
        let own_start = self.document.node(node).range.start();
        let begins = |range: &std::ops::Range<usize>| {
            let lead = text[..range.start].rsplit(']').next().unwrap_or_default();
            own.start() == own_start && !lead.contains(char::is_alphanumeric)
        };
        for (i, known) in self.known.iter().enumerate() {
            if let Sort::Identifier(at) = known.what
                && (is_chinese || (i == 0 && begins(&known.range)))
            {
                self.resolver.listed(known.range.clone(), at, &place);
            }
        }
        let mut done = 0;
        for (at, sign) in text.match_indices("://") {
            if at < done {
                continue;
            }
            let before = self.known.partition_point(|k| k.range.start <= at);
            let covered = before.checked_sub(1).is_some_and(|i| at < self.known[i].range.end);
            if let Some(range) = uri::around(text, at..at + sign.len()).filter(|r| r.start >= done && !covered) {
                done = range.end;
                self.resolver.address(range, &place);
            }
        }
    }

    /// What the markup and the identifiers of a stretch of text say. Where both do, the markup is right.
    fn note_known(&mut self, own: TextRange, identifiers: &[Found]) {
        self.known.clear();
        self.note_rows(own);
        self.note_calls(own);
        self.known.sort_by_key(|k| k.range.start);
        let marked = self.known.len();
        for (at, found) in identifiers.iter().enumerate() {
            let before = self.known[..marked].partition_point(|k| k.range.end <= found.range.start);
            let free = self.known[..marked].get(before).is_none_or(|k| k.range.start >= found.range.end);
            // Members of a list may share what is printed once.
            if free {
                let what = if self.owners.names(&found.identifier) { Sort::Own } else { Sort::Identifier(at) };
                self.known.push(Known { range: found.range.clone(), what });
            }
        }
        self.known.sort_by_key(|k| k.range.start);
    }

    /// Notes the references that the markup of a stretch of text makes.
    fn note_rows(&mut self, own: TextRange) {
        let text = self.document.slice(own);
        let rows = &self.document.references;
        let mut from = self.row;
        if from.checked_sub(1).is_some_and(|before| rows[before].range.start() >= own.start()) {
            from = rows.partition_point(|r| r.range.start() < own.start());
        }
        from += rows[from..].iter().take_while(|r| r.range.start() < own.start()).count();
        self.row = from;
        while from > 0 && rows[from - 1].range.end() > own.start() && rows[from - 1].range.start() < own.start() {
            from -= 1;
        }
        for (at, row) in rows.iter().enumerate().skip(from).take_while(|(_, r)| r.range.start() <= own.end()) {
            let start = row.range.start().max(own.start()) - own.start();
            let end = row.range.end().min(own.end()).max(own.start()) - own.start();
            let (start, end) = (start as usize, end as usize);
            let cites = matches!(row.kind, ReferenceKind::Bibliography | ReferenceKind::Document);
            let empty = start == end && cites && row.range.is_empty();
            if !(start < end || empty) || self.known.last().is_some_and(|k| start < k.range.end) {
                continue;
            }
            let what = match (&row.target, row.kind) {
                (TargetData::Document { locator, .. }, _) => {
                    Sort::Document { reference: at, placed: locator.is_some(), labelled: is_labelled(text, start..end) }
                }
                (_, ReferenceKind::Bibliography | ReferenceKind::Document) => Sort::Document {
                    reference: at,
                    placed: row.within.is_some(),
                    labelled: is_labelled(text, start..end),
                },
                (_, ReferenceKind::Uri) => Sort::Other,
                _ => Sort::Part { reference: at },
            };
            self.known.push(Known { range: start..end, what });
        }
    }

    /// Notes the calls of footnotes: the number of a footnote is none of the number that it hangs from.
    fn note_calls(&mut self, own: TextRange) {
        let marks = &self.document.marks;
        let from = marks.partition_point(|m| m.range.start() < own.start());
        let referred = self.known.len();
        let calls = marks[from..].iter().take_while(|m| m.range.start() < own.end());
        for call in calls.filter(|m| m.kind == MarkKind::FootnoteAnchor && !m.range.is_empty()) {
            let start = (call.range.start() - own.start()) as usize;
            let end = (call.range.end().min(own.end()) - own.start()) as usize;
            let before = self.known[..referred].partition_point(|k| k.range.end <= start);
            if self.known[..referred].get(before).is_none_or(|k| k.range.start >= end) {
                self.known.push(Known { range: start..end, what: Sort::Other });
            }
        }
    }
}

/// True if a citation prints a label in brackets, or leaves it to be printed.
fn is_labelled(text: &str, cited: std::ops::Range<usize>) -> bool {
    cited.is_empty() || text[..cited.start].ends_with('[') || text[cited.start..].starts_with('[')
}

/// True if the own text of such a block is prose that may point to something.
fn holds_references(kind: NodeKind) -> bool {
    use NodeKind as K;
    !matches!(kind, K::Graphic | K::Formula | K::SubjectField | K::AnnexType)
}

//! Blocks, each kind with the signs that it begins with.

use std::io;

use super::Writer;
use super::escape;
use super::inline::{Inline, Seen};
use crate::model::{AttributeKey, Metadata, NodeId, NodeKind, TermStatus};

impl Writer<'_, '_, '_> {
    /// The title of the document, or of one that it adopts.
    pub(super) fn title(&mut self, at: usize) -> io::Result<()> {
        let Some(metadata) = self.document.metadata.get(at) else { return Ok(()) };
        let mut titles =
            metadata.titles.iter().map(crate::model::DocumentTitle::text).filter(|title| !title.is_empty());
        let identifier = metadata.identifier();
        let Some(first) = titles.next().or_else(|| identifier.map(str::to_owned)) else { return Ok(()) };
        self.heading(1, &words(&first))?;
        if let Some(identifier) = identifier.filter(|identifier| *identifier != first) {
            self.lines.block(&format!("**{}**", words(identifier)))?;
        }
        for title in titles {
            self.lines.block(&words(&title))?;
        }
        self.losses.add("facts of the metadata", facts(metadata));
        Ok(())
    }

    fn heading(&mut self, level: usize, text: &str) -> io::Result<()> {
        let mut line = "#".repeat(level.clamp(1, 6));
        line.push(' ');
        line.push_str(&std::mem::take(&mut self.lead));
        line.push_str(text);
        // Signs at the end would be taken for the end of the heading.
        if line.ends_with('#') && !line.ends_with("\\#") {
            line.insert(line.len() - 1, '\\');
        }
        self.lines.block(line.trim_end())
    }

    /// Begins a block. Whether its content is to follow.
    pub(super) fn enter(&mut self, node: NodeId) -> io::Result<bool> {
        let kind = self.document.node(node).kind;
        let label = self.document.label_of(node);
        if is_container(kind) {
            // What waits belongs to what stands around.
            self.flush()?;
        }
        if kind != NodeKind::Clause {
            self.anchor(node, kind);
        }
        if self.written_alone(node, kind)? {
            return Ok(false);
        }
        match kind {
            NodeKind::Clause => {
                let title = self.first(node, NodeKind::Title);
                self.clause(node, title)?;
                self.push(node).head = title;
            }
            NodeKind::AdoptedDocument => {
                self.release_footnotes()?;
                self.adopted += 1;
                self.title(self.adopted)?;
                self.push(node);
            }
            NodeKind::Quote | NodeKind::Note | NodeKind::Example | NodeKind::Warning => {
                self.begin(node, "> ", "> ");
                self.bold_label(label, " ");
            }
            NodeKind::List | NodeKind::DefinitionList => self.list(node)?,
            NodeKind::ListItem => self.item(node),
            NodeKind::DefinitionItem => {
                self.close_up();
                self.begin(node, "- ", "  ");
            }
            NodeKind::ReferenceEntry => {
                self.begin(node, "- ", "  ");
                if let Some(label) = label {
                    self.lead.push_str(&words(label));
                    self.lead.push(' ');
                }
            }
            NodeKind::TermEntry => {
                self.push(node).leads = true;
                self.bold_label(label, "\\\n");
            }
            NodeKind::Table | NodeKind::Figure => self.captioned(node, label),
            NodeKind::Caption => {
                self.caption(node);
                self.push(node).leads = true;
            }
            _ => {
                self.push(node);
            }
        }
        Ok(true)
    }

    /// Begins a table or a figure, whose label leads the caption.
    fn captioned(&mut self, node: NodeId, label: Option<&str>) {
        let caption = self.first(node, NodeKind::Caption);
        if caption.is_none() {
            self.bold_label(label, " ");
        }
        let open = self.push(node);
        open.leads = true;
        open.head = caption;
    }

    /// Writes a block whose content does not follow block by block. `false` for all others.
    fn written_alone(&mut self, node: NodeId, kind: NodeKind) -> io::Result<bool> {
        match kind {
            NodeKind::Title if self.is_head(node) => {}
            NodeKind::Footnote => self.footnotes.push_back(node),
            NodeKind::Code | NodeKind::Preformatted => self.verbatim(node)?,
            NodeKind::Formula
                if self.document.attribute(node, &AttributeKey::Tex).is_some() || !self.lines.in_cell() =>
            {
                self.formula(node)?;
            }
            NodeKind::Graphic => self.graphic(node)?,
            NodeKind::DefinitionTerm | NodeKind::Designation if !self.lines.in_cell() => {
                let text = self.captured(node)?;
                self.term(node, kind, &text)?;
            }
            NodeKind::RowGroup if self.table_around() == Some(false) => {
                self.grid(NodeId(self.document.node(node).parent))?;
            }
            NodeKind::RowGroup if self.table_around() == Some(true) => {}
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Begins a list item or a quote.
    pub(super) fn begin(&mut self, node: NodeId, first: &str, rest: &str) {
        if !self.lines.begin(first, rest) {
            self.losses.add("lists and quotes nested too deep", 1);
        }
        let open = self.push(node);
        open.contains = true;
        open.leads = true;
    }

    /// A block that is referred to gets an id.
    fn anchor(&mut self, node: NodeId, kind: NodeKind) {
        let in_grid = matches!(kind, NodeKind::RowGroup | NodeKind::Row | NodeKind::Cell);
        if let Some(id) = self.targets.id(node).filter(|_| !in_grid && kind != NodeKind::Footnote) {
            self.lead.push_str(&["<a id=\"", id, "\"></a>"].concat());
        }
    }

    fn bold_label(&mut self, label: Option<&str>, after: &str) {
        if let Some(label) = label {
            self.lead.push_str(&["**", &words(label), "**", after].concat());
        }
    }

    /// A clause begins with a heading: its number and its title.
    fn clause(&mut self, node: NodeId, title: Option<NodeId>) -> io::Result<()> {
        self.release_footnotes()?;
        let document = self.document;
        self.anchor(node, NodeKind::Clause);
        let depth = document.clause_data(node).map_or(1, |clause| clause.depth);
        let mut text = document.label_of(node).map(words).unwrap_or_default();
        let printed = match title {
            Some(title) => {
                let inline = Inline { document, targets: self.targets, nested: false, one_line: true };
                let mut seen = Seen::default();
                inline.write(title, document.node(title).range, &mut seen, self.losses)
            }
            None => document.attribute(node, &AttributeKey::GeneratedTitle).map(words).unwrap_or_default(),
        };
        if !text.is_empty() && !printed.is_empty() {
            text.push(' ');
        }
        text.push_str(&printed);
        if text.is_empty() {
            return Ok(());
        }
        if depth > 5 {
            self.losses.add("levels of headings below the sixth", 1);
        }
        self.heading(usize::from(depth) + 1, &text)
    }

    /// The first block of a kind directly inside a block.
    fn first(&self, node: NodeId, kind: NodeKind) -> Option<NodeId> {
        self.document.children(node).find(|&id| self.document.node(id).kind == kind)
    }

    /// Returns `true` if a block is the title of the clause, table or figure around it.
    fn is_head(&self, node: NodeId) -> bool {
        self.stack.last().is_some_and(|open| open.head == Some(node))
    }

    /// The title of a table or figure stands behind its number.
    fn caption(&mut self, caption: NodeId) {
        if self.is_head(caption) {
            let parent = NodeId(self.document.node(caption).parent);
            self.bold_label(self.document.label_of(parent), " ");
        }
    }

    /// A term of a list of definitions waits for its definition; a designation has a line of its own.
    fn term(&mut self, node: NodeId, kind: NodeKind, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let plain = text.contains('*') || text.contains('\\');
        let strong = if plain { format!("<strong>{text}</strong>") } else { format!("**{text}**") };
        if kind == NodeKind::DefinitionTerm {
            self.lead.push_str(&strong);
            self.lead.push_str("\\\n");
            return Ok(());
        }
        match self.targets.status(node) {
            Some(TermStatus::Admitted) => self.paragraph(text),
            Some(TermStatus::Deprecated) => self.paragraph(&format!("{text} *(deprecated)*")),
            _ => self.paragraph(&strong),
        }
    }

    /// Text laid out by characters stands between fences.
    fn verbatim(&mut self, node: NodeId) -> io::Result<()> {
        let document = self.document;
        let text = document.slice(document.node(node).range);
        if text.is_empty() {
            return Ok(());
        }
        if self.lines.in_cell() {
            let lines = text.split('\n').map(words).collect::<Vec<_>>().join("<br>");
            return self.paragraph(&format!("<code>{lines}</code>"));
        }
        self.flush()?;
        let marks = document.marks.partition_point(|m| m.range.start() < document.node(node).range.start());
        let inside = document.marks[marks..].iter().take_while(|m| m.range.start() < document.node(node).range.end());
        self.losses.add("marks inside code", inside.filter(|m| m.node == node).count());
        let fence = "`".repeat((escape::backticks(text) + 1).max(3));
        let language = document.attribute(node, &AttributeKey::CodeLanguage).unwrap_or_default();
        let language = language.split_whitespace().next().unwrap_or_default().replace('`', "");
        self.lines.block(&[&fence, &language, "\n", text, "\n", &fence].concat())
    }

    /// A formula as TeX where the source has that, else as its linear text.
    fn formula(&mut self, node: NodeId) -> io::Result<()> {
        let document = self.document;
        let label = document.label_of(node);
        if let Some(tex) = document.attribute(node, &AttributeKey::Tex) {
            let tex = tex.split_whitespace().collect::<Vec<_>>().join(" ");
            let tex = tex.trim_matches('$');
            let tag = label.map(|label| format!(" \\tag{{{}}}", label.trim_matches(['(', ')']))).unwrap_or_default();
            if self.lines.in_cell() {
                return self.paragraph(&format!("${tex}$"));
            }
            self.flush()?;
            return self.lines.block(&format!("$$\n{tex}{tag}\n$$"));
        }
        self.losses.add("formulas as MathML or TeX", 1);
        let mut text = self.captured(node)?;
        if let Some(label) = label {
            text.push(' ');
            text.push_str(&words(label));
        }
        self.paragraph(text.trim_start())
    }

    fn graphic(&mut self, node: NodeId) -> io::Result<()> {
        let document = self.document;
        let alternative = AttributeKey::Other("alt".into());
        let mut text = words(document.slice(document.node(node).range));
        if text.is_empty() {
            text = document.attribute(node, &alternative).map(words).unwrap_or_default();
        }
        match document.attribute(node, &AttributeKey::Target).filter(|target| !target.starts_with("data:")) {
            Some(target) => {
                let mut picture = format!("![{text}](");
                escape::push_target(&mut picture, target);
                picture.push(')');
                self.paragraph(&picture)
            }
            None => {
                self.losses.add("pictures that the file itself holds", 1);
                if text.is_empty() { Ok(()) } else { self.paragraph(&text) }
            }
        }
    }

    /// Of the table around, whether its grid is written; `None` in cells and outside of tables.
    fn table_around(&self) -> Option<bool> {
        let open = self.stack.last().filter(|_| !self.lines.in_cell())?;
        (self.document.node(open.node).kind == NodeKind::Table).then_some(open.count > 0)
    }
}

/// List items and quotes.
fn is_container(kind: NodeKind) -> bool {
    use NodeKind as K;
    matches!(kind, K::ListItem | K::DefinitionItem | K::ReferenceEntry | K::Quote | K::Note | K::Example | K::Warning)
}

/// Text on one line, with no sign of it as markup.
pub(super) fn words(text: &str) -> String {
    // What stands inside a line is no beginning of one.
    let mut out = String::from(" ");
    escape::push(&mut out, &text.split_whitespace().collect::<Vec<_>>().join(" "));
    out.split_off(1)
}

/// Number of facts of the metadata that have no place in Markdown: all but identifiers and titles.
fn facts(metadata: &Metadata) -> usize {
    metadata.dates.len()
        + metadata.committees.len()
        + metadata.contributors.len()
        + metadata.keywords.len()
        + metadata.relations.len()
        + metadata.other.len()
        + metadata.ics.len()
        + metadata.ccs.len()
        + usize::from(metadata.copyright.is_some())
        + usize::from(metadata.edition.is_some())
        + usize::from(metadata.status.is_some())
}

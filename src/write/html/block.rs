//! Blocks.

use super::Writer;
use super::page::id;
use crate::model::{AttributeKey, NodeId, NodeKind, TermStatus, TextRange};
use crate::write::language::is_language_tag;
use crate::write::mathml;

impl Writer<'_, '_> {
    pub(super) fn kind(&self, node: NodeId) -> NodeKind {
        self.document.node(node).kind
    }

    /// The id of a node on the page.
    pub(super) fn id_of(&self, node: NodeId) -> String {
        match self.document.clause_data(node) {
            Some(clause) => id("c", &clause.address),
            None => id("n", &node.index().to_string()),
        }
    }

    pub(super) fn language(&self, node: NodeId) -> Option<&str> {
        self.document.attribute(node, &AttributeKey::Language).filter(|tag| is_language_tag(tag))
    }

    /// Opens an element for a block; it has an id where something leads to it.
    fn start(&mut self, name: &str, node: NodeId, class: Option<&str>, role: Option<&str>) {
        let id = self.targets.contains(&node).then(|| self.id_of(node));
        let language = self.language(node).map(str::to_owned);
        self.page
            .start(name, &[("id", id.as_deref()), ("class", class), ("role", role), ("lang", language.as_deref())]);
    }

    fn label(&mut self, node: NodeId) {
        if let Some(label) = self.document.label_of(node) {
            self.page.leaf("span", &[("class", Some("label"))], label);
        }
    }

    fn has_blocks(&self, node: NodeId) -> bool {
        self.document.node(node).end > node.0 + 1
    }

    /// Writes a block and what is in it.
    pub(super) fn block(&mut self, node: NodeId) {
        use NodeKind as K;
        match self.kind(node) {
            K::Clause => self.clause(node),
            K::AdoptedDocument => self.adopted(node),
            K::Paragraph
            | K::DefinitionText
            | K::TermSource
            | K::TermNote
            | K::SubjectField
            | K::AnnexType
            | K::Title
            | K::Caption
            | K::DefinitionTerm
            | K::Definition => self.paragraph(node),
            K::Designation => self.designation(node),
            K::List => self.list(node),
            K::DefinitionList => self.definition_list(node),
            K::Table => self.table(node),
            K::Figure => self.captioned(node, "figure"),
            K::Graphic => self.graphic(node),
            K::Formula => self.formula(node),
            K::Code | K::Preformatted => self.verbatim(node),
            K::Quote => self.plain("blockquote", node, None, None),
            K::Note => self.plain("div", node, Some("note"), Some("note")),
            K::Example => self.plain("div", node, Some("example"), Some("note")),
            K::Footnote => self.footnote(node),
            K::Warning => self.plain("div", node, Some("warning"), Some("note")),
            K::ReferenceEntry => self.reference_entry(node),
            K::TermEntry => self.term_entry(node),
            _ => self.plain("div", node, None, None),
        }
        if self.kind(node) != NodeKind::Clause {
            self.page.line_end();
        }
    }

    fn adopted(&mut self, node: NodeId) {
        self.start("section", node, Some("adopted"), None);
        self.children(node);
        self.page.end("section");
    }

    /// A footnote, which always has an id: calls lead to it.
    fn footnote(&mut self, node: NodeId) {
        let id = self.id_of(node);
        let language = self.language(node).map(str::to_owned);
        self.page.start(
            "div",
            &[("id", Some(&id)), ("class", Some("footnote")), ("role", Some("note")), ("lang", language.as_deref())],
        );
        self.content(node);
        self.page.end("div");
    }

    fn reference_entry(&mut self, node: NodeId) {
        self.start("div", node, Some("ref"), None);
        self.label(node);
        self.page.open("div");
        self.children(node);
        self.page.end("div");
        self.page.end("div");
    }

    fn term_entry(&mut self, node: NodeId) {
        self.start("div", node, Some("entry"), None);
        if let Some(label) = self.document.label_of(node) {
            self.page.leaf("p", &[("class", Some("number"))], label);
        }
        self.children(node);
        self.page.end("div");
    }

    fn plain(&mut self, name: &str, node: NodeId, class: Option<&str>, role: Option<&str>) {
        self.start(name, node, class, role);
        self.content(node);
        self.page.end(name);
    }

    /// Label, then content; a label before blocks stands in the first of them.
    fn content(&mut self, node: NodeId) {
        let own = self.document.own_text(node).any(|own| !self.document.without_label(node, own).is_empty());
        let first = self.document.children(node).next().filter(|_| !own);
        match first {
            Some(first) if self.document.label_of(node).is_some() && self.kind(first) == NodeKind::Paragraph => {
                self.borrowed = Some((first, node));
            }
            _ => self.label(node),
        }
        self.children(node);
    }

    /// Own text and blocks, in order.
    pub(super) fn children(&mut self, node: NodeId) {
        let document = self.document;
        let range = document.node(node).range;
        let mut at = range.start();
        for child in document.children(node).collect::<Vec<_>>() {
            let inside = document.node(child).range;
            self.own(node, at, inside.start());
            at = at.max(inside.end());
            if !self.written.contains(&child) {
                self.block(child);
            }
        }
        self.own(node, at, range.end());
    }

    fn own(&mut self, node: NodeId, start: u32, end: u32) {
        let text = self.document.slice(TextRange::new(start, end.max(start)));
        let front = text.len() - text.trim_start_matches('\n').len();
        let body = text.trim_matches('\n');
        if !body.is_empty() {
            let start = start + front as u32;
            let own = self.document.without_label(node, TextRange::new(start, start + body.len() as u32));
            if !own.is_empty() {
                self.text(node, own);
            }
        }
    }

    fn paragraph(&mut self, node: NodeId) {
        let class = match self.kind(node) {
            NodeKind::AnnexType => Some("annex-type"),
            NodeKind::Definition => Some("definition"),
            _ => None,
        };
        let (name, class) = if self.has_blocks(node) { ("div", Some(class.unwrap_or("p"))) } else { ("p", class) };
        self.start(name, node, class, None);
        if let Some((_, holder)) = self.borrowed.take_if(|(first, _)| *first == node) {
            self.label(holder);
        }
        self.label(node);
        self.children(node);
        self.page.end(name);
    }

    fn designation(&mut self, node: NodeId) {
        let class = match self.statuses.get(&node) {
            Some(TermStatus::Admitted) => "designation admitted",
            Some(TermStatus::Deprecated) => "designation deprecated",
            _ => "designation",
        };
        self.start("p", node, Some(class), None);
        self.page.open("dfn");
        self.children(node);
        self.page.end("dfn");
        self.page.end("p");
    }

    fn list(&mut self, node: NodeId) {
        let items: Vec<NodeId> = self.document.children(node).collect();
        let before = items.iter().take_while(|i| self.kind(**i) != NodeKind::ListItem).count();
        items[..before].iter().for_each(|item| self.block(*item));
        if before == items.len() {
            return;
        }
        let labelled = items[before..].iter().any(|i| self.document.label_of(*i).is_some());
        let style = self.document.attribute(node, &AttributeKey::ListStyle).unwrap_or_default();
        let ordered = ["order", "alpha", "roman", "arabic", "decimal"].iter().any(|s| style.contains(s));
        let name = if ordered && !labelled { "ol" } else { "ul" };
        self.start(name, node, labelled.then_some("labelled"), None);
        for item in &items[before..] {
            self.start("li", *item, None, None);
            if labelled {
                self.page.start("span", &[("class", Some("label"))]);
                let label = self.document.label_of(*item).unwrap_or_default();
                self.page.text(label);
                self.page.end("span");
                self.page.open("div");
            }
            if self.kind(*item) == NodeKind::ListItem {
                self.children(*item);
            } else {
                self.block(*item);
            }
            if labelled {
                self.page.end("div");
            }
            self.page.end("li");
        }
        self.page.end(name);
    }

    fn definition_list(&mut self, node: NodeId) {
        let items: Vec<NodeId> = self.document.children(node).collect();
        let is_item = |w: &Self, i: NodeId| w.kind(i) == NodeKind::DefinitionItem;
        let others: Vec<NodeId> = items.iter().copied().filter(|i| !is_item(self, *i)).collect();
        others.iter().for_each(|other| self.block(*other));
        if others.len() == items.len() {
            return;
        }
        self.start("dl", node, None, None);
        for item in items.into_iter().filter(|i| !others.contains(i)) {
            self.start("div", item, None, None);
            let parts: Vec<NodeId> = self.document.children(item).collect();
            let term = parts.first().copied().filter(|p| self.kind(*p) == NodeKind::DefinitionTerm);
            self.page.open("dt");
            self.label(item);
            if let Some(term) = term {
                self.start("span", term, None, None);
                self.children(term);
                self.page.end("span");
            }
            self.page.end("dt");
            let rest = &parts[usize::from(term.is_some())..];
            if rest.is_empty() {
                self.page.open("dd");
                self.page.end("dd");
            }
            for part in rest {
                self.start("dd", *part, None, None);
                if self.kind(*part) == NodeKind::DefinitionText {
                    self.children(*part);
                } else {
                    self.block(*part);
                }
                self.page.end("dd");
            }
            self.page.end("div");
        }
        self.page.end("dl");
    }

    /// A table or figure: what it is called, then what it shows.
    pub(super) fn captioned(&mut self, node: NodeId, class: &str) {
        self.start("figure", node, Some(class), None);
        let caption = self.document.children(node).find(|c| self.kind(*c) == NodeKind::Caption);
        if caption.is_some() || self.document.label_of(node).is_some() {
            self.page.open("figcaption");
            self.label(node);
            if let Some(caption) = caption {
                self.written.insert(caption);
                let language = self.language(caption).map(str::to_owned);
                self.page.start("span", &[("lang", language.as_deref())]);
                let own: Vec<TextRange> = self.document.own_text(caption).collect();
                own.into_iter().for_each(|range| self.text(caption, range));
                self.page.end("span");
                let blocks: Vec<NodeId> = self.document.children(caption).collect();
                blocks.into_iter().for_each(|block| self.block(block));
            }
            self.page.end("figcaption");
        }
        match self.kind(node) {
            NodeKind::Table => self.rows(node),
            _ => self.children(node),
        }
        self.page.end("figure");
    }

    /// A picture is not fetched: its name and its words stand for it.
    fn graphic(&mut self, node: NodeId) {
        let words = self.document.slice(self.document.node(node).range).to_owned();
        let target = self.document.attribute(node, &AttributeKey::Target).unwrap_or_default().to_owned();
        let said = [words.as_str(), target.as_str()].into_iter().find(|t| !t.is_empty()).unwrap_or(self.words.picture);
        let id = self.targets.contains(&node).then(|| self.id_of(node));
        self.page.start(
            "span",
            &[("id", id.as_deref()), ("class", Some("picture")), ("role", Some("img")), ("aria-label", Some(said))],
        );
        self.label(node);
        self.page.text(&words);
        if !target.is_empty() {
            self.page.raw(" ");
            self.page.open("code");
            self.page.text(&target);
            self.page.end("code");
        }
        self.page.end("span");
    }

    fn formula(&mut self, node: NodeId) {
        self.start("div", node, Some("formula"), None);
        let own: Vec<TextRange> = self.document.own_text(node).collect();
        let text: String = own.iter().map(|r| self.document.slice(*r)).collect();
        let math = self.document.attribute(node, &AttributeKey::MathMl).and_then(|raw| mathml::in_html(raw, &text));
        self.label(node);
        match math {
            Some(math) => {
                self.page.open("div");
                self.page.raw(&math);
                self.page.end("div");
                let blocks: Vec<NodeId> = self.document.children(node).collect();
                blocks.into_iter().for_each(|block| self.block(block));
            }
            None => {
                self.page.open("div");
                self.children(node);
                self.page.end("div");
            }
        }
        self.page.end("div");
    }

    fn verbatim(&mut self, node: NodeId) {
        let id = self.targets.contains(&node).then(|| self.id_of(node));
        let name = self.named(node, self.words.code);
        self.page.start(
            "pre",
            &[("id", id.as_deref()), ("tabindex", Some("0")), ("role", Some("region")), ("aria-label", Some(&name))],
        );
        let blocks = self.has_blocks(node);
        if blocks {
            let whole = self.document.node(node).range;
            self.page.text(self.document.slice(whole));
        } else {
            self.children(node);
        }
        self.page.end("pre");
    }

    /// A name for a region: its label, or what it is with a number that no other has.
    pub(super) fn named(&mut self, node: NodeId, what: &str) -> String {
        self.regions += 1;
        match self.document.label_of(node) {
            Some(label) => format!("{label} ({})", self.regions),
            None => format!("{what} {}", self.regions),
        }
    }
}

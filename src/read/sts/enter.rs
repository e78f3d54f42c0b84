//! Opening of elements, by role.

#![expect(clippy::unnecessary_wraps, reason = "handlers of roles have one shape")]

use crate::read::xml::Node;

use super::attributes::Change;
use super::element::Role;
use super::state::{Close, Frame, Walker};
use super::tree::{attribute, child, elements, is_deleted, is_mixed, plain, walk};
use super::{formula, metadata, printed_label};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AttributeKey, Bindingness, ClauseKind, MarkKind, NodeKind, OtherFact};
use crate::read::xml::tree::parent_name;
use crate::vocabulary::sts::footnotes::holds_blocks;
use crate::vocabulary::sts::hint::Hint;
use crate::vocabulary::sts::words;
use crate::vocabulary::titles;

impl<'t> Walker<'_, 't> {
    /// Opens what an element opens. `None` where its content is dealt with.
    pub(super) fn handle(&mut self, node: Node<'t>, role: Role, frame: Frame<'t>) -> Option<Frame<'t>> {
        let frame = if self.own.in_math { self.script(node, frame) } else { frame };
        let frame = match self.own.seen.hint {
            Some(hint) if self.own.seen_of == Some(node.id()) => match self.hinted(hint, node, frame) {
                Ok(done) => return done,
                Err(frame) => frame,
            },
            _ => frame,
        };
        match role {
            Role::Through | Role::Apart | Role::Script | Role::Hinted => Some(frame),
            Role::Skip | Role::MathTwin => None,
            Role::Annotation => (!self.own.in_math).then_some(frame),
            Role::Block(NodeKind::Paragraph) if Self::is_inside_abbreviation(node) => Some(frame),
            Role::Block(NodeKind::Paragraph) if self.labelled(node) => Some(frame),
            Role::Block(kind) => self.block(kind, node, frame),
            Role::Verbatim(kind) => self.verbatim(kind, node, frame),
            Role::Standard => self.standard(node, frame),
            Role::Metadata => self.metadata(node),
            Role::Section => self.section(node, frame),
            Role::Annex => self.annex(node, frame),
            Role::AnnexType => self.block(NodeKind::AnnexType, node, frame),
            Role::ReferenceList => self.reference_list(node, frame),
            Role::Clause(kind) => self.clause(kind, None, node, frame),
            Role::Title => self.title(node, frame),
            Role::Label => self.label(node, frame),
            Role::List => self.list(node, frame),
            Role::Note(normative) => self.supplement(NodeKind::Note, normative, node, frame),
            Role::Example(normative) => self.supplement(NodeKind::Example, normative, node, frame),
            Role::Footnote => self.footnote(node, frame),
            Role::Table | Role::RowGroup(_) | Role::Row | Role::Cell(_) | Role::ColumnSpec => {
                self.table_part(role, node, frame)
            }
            Role::Graphic | Role::InlineGraphic | Role::Drawing => self.picture(role, node, frame),
            Role::InlineFormula | Role::Math | Role::MathSpace | Role::Tex => self.formula_part(role, node, frame),
            Role::TermSection
            | Role::TermEntry
            | Role::LanguageSet
            | Role::Term
            | Role::Def
            | Role::Definition
            | Role::Source
            | Role::TermValue => self.term_part(role, node, frame),
            Role::Inline(_)
            | Role::Break
            | Role::IndexTerm
            | Role::Link
            | Role::CrossReference
            | Role::Standards
            | Role::EntailedTerm
            | Role::Styled => self.inline_part(role, node, frame),
            Role::ObjectId => self.object_id(node),
            Role::Include => {
                self.say_include(attribute(node, "href").unwrap_or_default(), node);
                Some(frame)
            }
            Role::Unknown => self.unknown(node, frame),
        }
    }

    fn list(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        self.open(NodeKind::List, node);
        self.copy_attribute(node, "list-type", AttributeKey::ListStyle);
        Some(frame)
    }

    /// An id in a catalogue is a fact of the metadata.
    fn object_id(&mut self, node: Node<'t>) -> Option<Frame<'t>> {
        let value = plain(node, &[]);
        if !value.is_empty() {
            self.builder.metadata().other.push(OtherFact { name: "object-id".into(), value: value.into() });
        }
        None
    }

    fn table_part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::Table => self.table(node, frame),
            Role::RowGroup(role) => self.row_group(role, node, frame),
            Role::Row => self.row(node, frame),
            Role::Cell(header) => self.cell(header, node, frame),
            _ => {
                self.own.columns.push(attribute(node, "colname").unwrap_or_default());
                None
            }
        }
    }

    fn picture(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::Graphic => {
                self.open(NodeKind::Graphic, node);
                self.copy_link(node);
                Some(frame)
            }
            Role::InlineGraphic => {
                let token = self.builder.begin();
                let target = attribute(node, "href").filter(|href| !href.starts_with("data:")).unwrap_or_default();
                Some(frame.closing(Close::Value(token, MarkKind::Graphic, target.to_owned())))
            }
            _ => {
                let text = plain(node, &[]);
                if !text.is_empty() {
                    let name = node.name();
                    let message = format!("<{name}> is a drawing; its words were left out: {text}");
                    self.say(Diagnostic::note(Code::Drawing, message), node);
                }
                None
            }
        }
    }

    fn formula_part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::InlineFormula => self.inline_formula(node, frame),
            Role::Math => self.math(node, frame),
            Role::Tex => self.tex(node, frame),
            _ => {
                self.builder.text(" ", 0);
                Some(frame)
            }
        }
    }

    fn term_part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::TermSection | Role::TermEntry => {
                self.open(NodeKind::TermEntry, node);
                Some(frame)
            }
            Role::LanguageSet => self.language_set(node, frame),
            Role::Term => self.term(node, frame),
            // What an abbreviation stands for is a remark in the line.
            Role::Def if parent_name(node) == "abbrev" => {
                self.builder.text(" ", 0);
                self.inline(MarkKind::Named, Some("def"), frame)
            }
            Role::Def if parent_name(node) == "def-item" => self.block(NodeKind::DefinitionText, node, frame),
            Role::Def | Role::Definition => self.block(NodeKind::Definition, node, frame),
            Role::Source => {
                let of_term = matches!(self.builder.current_kind(), NodeKind::TermLanguage | NodeKind::TermEntry);
                if of_term { self.block(NodeKind::TermSource, node, frame) } else { Some(frame) }
            }
            _ => self.term_value(node, frame),
        }
    }

    fn inline_part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::Inline(kind) => self.inline(kind, None, frame),
            Role::Styled => self.styled(node, frame),
            Role::Break => {
                let token = self.builder.begin();
                self.builder.text(" ", 0);
                let range = self.builder.end(token);
                self.builder.mark(range, MarkKind::LineBreak, None);
                None
            }
            Role::IndexTerm => {
                self.interrupt(node);
                None
            }
            _ => {
                if node.name() == "nav-pointer" {
                    self.builder.text(" ", 0);
                }
                let token = self.builder.begin();
                if role == Role::CrossReference {
                    self.print_label(node);
                }
                Some(frame.closing(Close::Reference(token, role)))
            }
        }
    }

    /// Returns `true` if a paragraph stands in what an abbreviation stands for.
    fn is_inside_abbreviation(node: Node<'_>) -> bool {
        node.parent().is_some_and(|def| def.name() == "def" && parent_name(def) == "abbrev")
    }

    /// Opens a note or an example for a paragraph that begins with the label of one.
    fn labelled(&mut self, node: Node<'t>) -> bool {
        use NodeKind as K;
        if !matches!(
            self.builder.current_kind(),
            K::Clause | K::ListItem | K::TermEntry | K::TermLanguage | K::Definition
        ) {
            return false;
        }
        // No label is longer; the paragraph may be.
        let mut text = String::new();
        let texts = walk(node, |_| false).filter_map(Node::text).take(8);
        for part in texts {
            text.push_str(part);
            if text.len() > 200 {
                break;
            }
        }
        let marked = node.children().find(|n| n.is_element() || n.text().is_some_and(|t| !t.trim().is_empty()));
        let marked = marked.filter(|n| matches!(n.name(), "bold" | "italic" | "sc")).map(|n| plain(n, &[]));
        let Some(found) = printed_label::of(text.trim_start(), marked.as_deref()) else { return false };
        let id = self.open(found.kind, node);
        self.builder.label_node(id, found.label, false);
        self.own.label_rest = found.label.chars().filter(|c| !c.is_whitespace()).count();
        true
    }

    fn block(&mut self, kind: NodeKind, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        self.open(kind, node);
        for name in ["content-type", "custom-type", "specific-use", "fig-type"] {
            self.copy_attribute(node, name, AttributeKey::Type);
        }
        Some(frame)
    }

    /// Copies an attribute, if it is there and not empty.
    pub(super) fn copy_attribute(&mut self, node: Node<'t>, name: &str, key: AttributeKey) {
        if let Some(value) = node.attribute(name).filter(|v| !v.is_empty() && Hint::of(v).is_none()) {
            self.builder.attribute(key, value);
        }
    }

    /// The target of a picture. Pictures that the file itself holds are not copied: they can be megabytes.
    fn copy_link(&mut self, node: Node<'t>) {
        match attribute(node, "href") {
            Some(href) if href.starts_with("data:") => {
                let media = href[5..].split([';', ',']).next().unwrap_or_default();
                self.builder.attribute(AttributeKey::Type, &format!("inline {media}"));
            }
            Some(href) if !href.is_empty() => self.builder.attribute(AttributeKey::Target, href),
            _ => {}
        }
    }

    /// Code or preformatted text; a bit of code inside a sentence is a mark.
    fn verbatim(&mut self, kind: NodeKind, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if self.in_mixed() && !has_lines(node) {
            return self.inline(MarkKind::Code, None, frame);
        }
        self.open(kind, node);
        for name in ["language", "code-type", "preformat-type"] {
            self.copy_attribute(node, name, AttributeKey::CodeLanguage);
        }
        self.keep_white_space();
        Some(frame)
    }

    fn inline(&mut self, kind: MarkKind, value: Option<&'t str>, frame: Frame<'t>) -> Option<Frame<'t>> {
        Some(self.marked(kind, value, frame))
    }

    fn standard(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if node.parent().is_none() {
            self.open_root(node);
        } else {
            self.open(NodeKind::AdoptedDocument, node);
        }
        Some(frame)
    }

    /// Of several metadata in one front, the most national is the document's; `std-doc-meta` is of the whole document and
    /// fills what that leaves out (NISO STS tag library, `nat-meta`); the others are of what it adopts.
    fn metadata(&mut self, node: Node<'t>) -> Option<Frame<'t>> {
        const WHOLE: u8 = 1;
        let name = node.name();
        let rank = match name {
            "nat-meta" => 4,
            "reg-meta" => 3,
            "std-doc-meta" | "processing-meta" => WHOLE,
            _ => 2,
        };
        let read = metadata::read(node);
        self.say_deleted_inside(node);
        let at = self.builder.metadata_index();
        if self.own.ranks.len() <= at {
            self.own.ranks.resize(at + 1, 0);
        }
        let known = self.own.ranks[at];
        self.own.ranks[at] = known.max(rank);
        let main = self.builder.metadata();
        match known {
            0 => {
                // Facts that were met before the metadata stay.
                let before = std::mem::take(&mut main.other);
                *main = read;
                main.other.extend(before);
            }
            WHOLE => {
                let old = std::mem::replace(main, read);
                metadata::merge(old, main);
            }
            _ if rank == WHOLE => metadata::merge(read, main),
            _ if rank > known => {
                let old = std::mem::replace(main, read);
                metadata::demote("adopted", old, main);
            }
            _ => metadata::demote(name, read, main),
        }
        None
    }

    fn clause(
        &mut self,
        kind: ClauseKind,
        says: Option<Bindingness>,
        node: Node<'t>,
        frame: Frame<'t>,
    ) -> Option<Frame<'t>> {
        self.open_clause(kind, says, node);
        for name in ["sec-type", "content-type", "specific-use"] {
            self.copy_attribute(node, name, AttributeKey::Type);
        }
        Some(frame)
    }

    fn section(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let mut kind = words::section_kind(node.attribute("sec-type").unwrap_or_default());
        let place = parent_name(node);
        let outermost = matches!(place, "front" | "adoption-front" | "body" | "back");
        if kind == ClauseKind::Clause && node.attribute("specific-use") == Some("index") {
            kind = ClauseKind::Index;
        }
        if kind == ClauseKind::Clause && outermost {
            let title = child(node, "title").map(|t| plain(t, &["fn"])).unwrap_or_default();
            let labelled = child(node, "label").is_some_and(|l| !plain(l, &["fn"]).is_empty());
            kind = match titles::clause_kind(&title) {
                Some(kind) => kind,
                None if !labelled && place == "front" => ClauseKind::FrontMatter,
                None if !labelled && place == "back" => ClauseKind::BackMatter,
                None => kind,
            };
        }
        let says = node.attribute("content-type").and_then(words::bindingness);
        self.clause(kind, says, node, frame)
    }

    /// An annex says what it is by an attribute, by `annex-type`, or in its label or title.
    fn annex(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let part = |name| child(node, name).map(|part| plain(part, &["fn"]));
        let (printed, label, title) = (part("annex-type"), part("label"), part("title"));
        let others = [label.as_deref().unwrap_or_default(), title.as_deref().unwrap_or_default()];
        let says = words::annex_says(node.attribute("content-type"), printed.as_deref(), others);
        let kind = match node.attribute("content-type") {
            Some("bibl") => ClauseKind::Bibliography,
            Some("index") => ClauseKind::Index,
            _ => ClauseKind::Annex,
        };
        self.clause(kind, says, node, frame)
    }

    /// A list of references with a title, or outside of every section, is a clause of its own.
    fn reference_list(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let title = child(node, "title").map(|t| plain(t, &["fn"])).unwrap_or_default();
        let inside = matches!(parent_name(node), "sec" | "app" | "ref-list");
        if inside && title.is_empty() {
            return self.block(NodeKind::ReferenceList, node, frame);
        }
        let normative = node.attribute("content-type") == Some("norm-refs")
            || titles::clause_kind(&title) == Some(ClauseKind::NormativeReferences);
        let kind = if normative { ClauseKind::NormativeReferences } else { ClauseKind::Bibliography };
        self.clause(kind, None, node, frame)
    }

    fn title(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match parent_name(node) {
            "caption" | "legend" if elements_before(node) => self.block(NodeKind::Paragraph, node, frame),
            "caption" | "legend" => Some(frame),
            "std" | "mixed-citation" | "element-citation" | "related-object" | "nlm-citation" => {
                // Words of a citation may stand without a blank between their elements.
                if self.builder.ends_in_word() {
                    self.builder.text(" ", 0);
                }
                self.inline(MarkKind::Named, Some("title"), frame)
            }
            _ if self.builder.current_kind() == NodeKind::Clause && self.stands_in_block() => {
                self.open(NodeKind::Title, node);
                Some(frame)
            }
            _ if !holds_blocks(self.builder.current_kind()) => Some(frame),
            _ => self.block(NodeKind::Caption, node, frame),
        }
    }

    fn label(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let current = self.builder.current_kind();
        let of_whole = current == NodeKind::Caption && matches!(parent_name(node), "caption" | "legend");
        let none = matches!(current, NodeKind::Document | NodeKind::AdoptedDocument);
        if !of_whole && (none || !self.stands_in_block()) {
            // Of a group that is no block of its own: the words stay where they stand.
            return if holds_blocks(current) { self.block(NodeKind::Caption, node, frame) } else { Some(frame) };
        }
        let target = if of_whole { self.builder.outer() } else { self.builder.current() };
        self.builder.label_node(target, &plain(node, &["fn"]), false);
        self.say_deleted_inside(node);
        let outermost = |n: &Node<'t>| n.ancestors().skip(1).take_while(|a| *a != node).all(|a| a.name() != "fn");
        for footnote in walk(node, |_| false).filter(|n| n.name() == "fn").filter(outermost) {
            self.interrupt(footnote);
        }
        None
    }

    fn supplement(
        &mut self,
        kind: NodeKind,
        normative: Option<bool>,
        node: Node<'t>,
        frame: Frame<'t>,
    ) -> Option<Frame<'t>> {
        let warning =
            matches!(node.attribute("content-type"), Some("warning" | "caution" | "danger" | "important" | "safety"));
        self.open(if warning { NodeKind::Warning } else { kind }, node);
        self.copy_attribute(node, "content-type", AttributeKey::Type);
        if let Some(normative) = normative.filter(|normative| *normative || !warning) {
            let says = if normative { Bindingness::Normative } else { Bindingness::Informative };
            self.builder.attribute(AttributeKey::Bindingness, says.name());
        }
        Some(frame)
    }

    /// A footnote in running text waits until that text ends; one in a group of footnotes stands where it is.
    fn footnote(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if matches!(parent_name(node), "fn-group" | "table-wrap-foot") {
            self.open(NodeKind::Footnote, node);
            return Some(frame);
        }
        self.interrupt(node);
        None
    }

    /// Text that a redline inserts is marked.
    fn styled(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if self.own.seen.change == Some(Change::Inserted) {
            return self.inline(MarkKind::Inserted, None, frame);
        }
        let name = if node.name() == "named-content" { "content-type" } else { "style-type" };
        self.inline(MarkKind::Named, attribute(node, name).or(node.attribute("style")), frame)
    }

    /// Text that a redline deletes is left out, and said.
    pub(super) fn say_deleted(&mut self, node: Node<'t>) {
        let text: Vec<_> = walk(node, |_| false)
            .filter(Node::is_text)
            .filter_map(Node::text)
            .flat_map(str::split_whitespace)
            .collect();
        let text = text.join(" ");
        self.say(Diagnostic::note(Code::DeletedText, format!("deleted text was left out: {text}")), node);
    }

    /// Says what is deleted inside an element whose text is taken whole.
    fn say_deleted_inside(&mut self, node: Node<'t>) {
        for inner in walk(node, is_deleted).filter(Node::is_element) {
            for struck in elements(inner).filter(|e| is_deleted(*e)) {
                self.say_deleted(struck);
            }
        }
        for struck in elements(node).filter(|e| is_deleted(*e)) {
            self.say_deleted(struck);
        }
    }

    fn unknown(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        self.say_unknown(node);
        let alone = holds_blocks(self.builder.current_kind()) && !self.in_mixed();
        if alone && is_mixed(node) { self.block(NodeKind::Paragraph, node, frame) } else { Some(frame) }
    }

    fn inline_formula(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let token = self.builder.begin();
        let source = formula::source_of(node, self.tree.source()).unwrap_or_default();
        Some(frame.closing(Close::Value(token, MarkKind::Math, source.to_owned())))
    }

    fn math(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if std::mem::replace(&mut self.own.in_math, true) {
            return Some(frame);
        }
        let around = formula::holder(node);
        if around == Some("inline-formula") {
            return Some(frame);
        }
        let source = self.tree.markup(node.range());
        if around.is_some() && self.builder.current_kind() == NodeKind::Formula {
            self.builder.attribute(AttributeKey::MathMl, source);
            return Some(frame);
        }
        let token = self.builder.begin();
        Some(frame.closing(Close::Value(token, MarkKind::Math, source.to_owned())))
    }

    /// TeX is the text of a formula that has nothing else, and beside MathML another form of it.
    fn tex(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if self.builder.current_kind() == NodeKind::Formula {
            self.builder.attribute(AttributeKey::Tex, plain(node, &[]).trim());
        }
        // Alternatives are few.
        let twin = node.parent().is_some_and(|p| elements(p).take(16).any(|e| e.name() == "math"));
        if twin && self.builder.current_kind() != NodeKind::Formula {
            self.builder.point(MarkKind::Math, Some(plain(node, &[]).trim()));
        }
        (!twin).then_some(frame)
    }

    /// A script of a base, or the second part of a fraction.
    fn script(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let Some(kind) = formula::script_of(node) else { return frame };
        if kind == MarkKind::LineBreak {
            self.builder.text(" ", 0);
            return frame;
        }
        self.marked(kind, None, frame)
    }

    /// The designations of an entry come first, as they are printed, wherever the source has them.
    fn language_set(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        self.open_language(attribute(node, "lang"), node);
        let is_designation = |n: &Node<'_>| matches!(n.name(), "tig" | "ntig" | "termGrp");
        let (first, rest): (Vec<_>, Vec<_>) = node.children().partition(is_designation);
        let queue: Vec<_> = first.into_iter().chain(rest).collect();
        Some(frame.over(queue))
    }
}

/// Returns `true` if an element is not the first that is no label.
fn elements_before(node: Node<'_>) -> bool {
    node.previous_siblings().take(16).any(|n| n.is_element() && n.name() != "label")
}

/// Returns `true` if the text of an element has more than one line.
fn has_lines(node: Node<'_>) -> bool {
    walk(node, |_| false).filter(Node::is_text).filter_map(Node::text).any(|text| text.trim().contains('\n'))
}

//! What is open while a tree is read into a document: a list of things to do, so that depth costs no call stack.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::model::{AttributeKey, Basis, Builder, BuilderToken, MarkKind, NodeKind, ProvisionKind};
use crate::oscal::parameter::Printed;
use crate::oscal::{Element, names};
use crate::place::Span;
use crate::source::OffsetMap;

/// Something that is still to be done.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step<'t> {
    /// An element of any kind.
    Visit(Element<'t>),
    /// What an element holds, without the element.
    Content(Element<'t>),
    /// Closes the innermost block.
    Close,
    /// An inline range begins.
    Begin,
    /// The inline range that began last is of a kind; its value is the address of the element.
    Mark(MarkKind, Element<'t>),
    /// The inline range that began last is a provision of a part.
    Provision(Element<'t>, ProvisionKind),
    /// Opens a block of a kind for an element.
    Open(NodeKind, Element<'t>),
    /// Words that the format's processors print for an element.
    Print(&'static str, Element<'t>),
}

/// Reads a tree into a builder.
pub(super) struct Writer<'t, 'm> {
    pub(super) root: Element<'t>,
    pub(super) builder: Builder,
    pub(super) printed: Printed,
    pub(super) diagnostics: Gathered,
    /// The convention that statements are drafted by.
    pub(super) convention: crate::model::Convention,
    work: Vec<Step<'t>>,
    begun: Vec<BuilderToken>,
    map: &'m OffsetMap,
    /// Names of members that were said to be unknown.
    unknown: HashSet<&'t str>,
}

impl<'t, 'm> Writer<'t, 'm> {
    pub(super) fn new(root: Element<'t>, bytes: usize, map: &'m OffsetMap) -> Self {
        let (language, convention) = super::language::of(root);
        let mut builder = Builder::with_room(bytes, bytes / 2, bytes / 64);
        builder.metadata().languages.extend(language.map(Into::into));
        Self {
            root,
            builder,
            printed: Printed::of(root),
            diagnostics: Gathered::default(),
            convention,
            work: Vec::new(),
            begun: Vec::new(),
            map,
            unknown: HashSet::new(),
        }
    }

    /// Reads everything and gives the builder and what was odd.
    pub(super) fn run(mut self) -> (Builder, Vec<Diagnostic>) {
        super::metadata::read(self.root, self.builder.metadata());
        let root = self.root;
        if let Some(uuid) = root.get("uuid") {
            self.builder.anchor(uuid);
        }
        self.catalog_members(root);
        while let Some(step) = self.work.pop() {
            self.step(step);
        }
        (self.builder, self.diagnostics.finish())
    }

    /// Adds things to be done next, in this order.
    pub(super) fn next(&mut self, steps: impl DoubleEndedIterator<Item = Step<'t>>) {
        self.work.extend(steps.rev());
    }

    fn step(&mut self, step: Step<'t>) {
        match step {
            Step::Visit(element) => self.visit(element),
            Step::Content(element) => self.content(element),
            Step::Close => self.builder.close(),
            // The explanation of a parameter is no other thing than the parameter.
            Step::Open(NodeKind::DefinitionText, element) => {
                self.builder.open(NodeKind::DefinitionText, element.span(), &[]);
            }
            Step::Open(kind, element) => self.open(kind, element),
            Step::Begin => self.begun.push(self.builder.begin()),
            Step::Print(words, element) => {
                self.builder.generated(words, element.span());
            }
            Step::Mark(kind, element) => {
                if let Some(token) = self.begun.pop() {
                    let range = self.builder.end(token);
                    self.mark(range, kind, element);
                }
            }
            Step::Provision(part, kind) => {
                if let Some(token) = self.begun.pop() {
                    let range = self.builder.end(token);
                    let node = self.builder.current();
                    let rule = if part.is("part") { "statement" } else { "implemented" };
                    self.builder.provision(range, node, (kind, Basis::Structure), rule);
                }
            }
        }
    }

    /// Any element: by its name, else as a block of text.
    fn visit(&mut self, element: Element<'t>) {
        match element.name() {
            _ if element.is_flag() => {}
            "group" | "control" => self.clause(element),
            "part" => self.part(element),
            "param" | "set-parameter" => self.parameters(element),
            "prop" => self.prop(element),
            "link" => self.link(element),
            "back-matter" => self.back_matter(element),
            "metadata" => {}
            name if element.is_text()
                || names::is_block(name)
                || names::is_mixed(name) && !matches!(name, "title" | "text") =>
            {
                self.markup(element);
            }
            _ => self.general(element),
        }
    }

    /// Opens a block for an element, with what its identifiers lead to.
    pub(super) fn open(&mut self, kind: NodeKind, element: Element<'t>) {
        self.builder.open(kind, element.span(), &[]);
        self.identify(element);
    }

    /// Notes the identifiers of an element.
    pub(super) fn identify(&mut self, element: Element<'t>) {
        for name in ["id", "uuid", "param-id"] {
            if let Some(id) = element.get(name) {
                self.builder.anchor(id);
            }
        }
        if let Some(class) = element.get("class") {
            self.builder.attribute(AttributeKey::Other("class".into()), class);
        }
    }

    /// Text of an element in pieces.
    pub(super) fn text(&mut self, element: Element<'t>) {
        element.pieces().for_each(|(text, place)| self.builder.text(text, place));
    }

    /// The bytes of the file that a place in the tree stands for.
    pub(super) fn span(&self, span: Span) -> Span {
        self.map.span(span.start(), span.end())
    }

    /// Says once for each name that members of it are not known; they are read as text.
    pub(super) fn unknown(&mut self, element: Element<'t>) {
        if self.unknown.insert(element.name()) {
            let outer = element.parent().map_or("", Element::name);
            let message = format!("{} is no member of {outer}; its text was read as text", element.name());
            let span = self.span(element.span());
            self.diagnostics.push(Diagnostic::warning(Code::UnknownElement, message).at(span));
        }
    }
}

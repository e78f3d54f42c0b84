//! Objects, lists and strings, of JSON or YAML, put into the tree under the names of XML.

use crate::diagnostic::{Code, Diagnostic};
use crate::error::{Error, ErrorKind};
use crate::oscal::markdown::{self, Str};
use crate::oscal::names::{self, Markup};
use crate::oscal::{Id, Tree};
use crate::place::Span;
use crate::source::Limits;

/// What is open.
#[derive(Clone, Debug)]
enum Open {
    /// The whole source: an object with one document.
    Source,
    Object(Id),
    /// A list of members of an element.
    List(Id, String),
    /// Something that is left out.
    Nothing,
}

/// Takes what a parser finds, in order, and makes the tree.
pub(super) struct Assembler<'a> {
    tree: &'a mut Tree,
    open: Vec<Open>,
    key: String,
    root: Option<Id>,
    limits: &'a Limits,
    nodes_before: usize,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Assembler<'a> {
    pub(super) fn new(tree: &'a mut Tree, limits: &'a Limits) -> Self {
        let nodes_before = tree.len();
        Self { tree, open: Vec::new(), key: String::new(), root: None, limits, nodes_before, diagnostics: Vec::new() }
    }

    /// The document, if there was one, and what was odd.
    pub(super) fn finish(self) -> (Option<Id>, Vec<Diagnostic>) {
        (self.root, self.diagnostics)
    }

    /// The name of the member that comes next.
    pub(super) fn key(&mut self, key: &str) {
        key.clone_into(&mut self.key);
    }

    pub(super) fn begin_object(&mut self, span: Span) -> Result<(), Error> {
        self.check()?;
        let opened = match self.open.last() {
            None => Open::Source,
            Some(Open::Source) if names::ROOTS.contains(&&*self.key) && self.root.is_none() => {
                let root = self.tree.loose(&self.key, span);
                self.root = Some(root);
                Open::Object(root)
            }
            Some(Open::Source) => self.nothing(span),
            Some(Open::Nothing) => Open::Nothing,
            Some(Open::Object(id)) => {
                let id = *id;
                Open::Object(self.tree.add(id, &self.key, span))
            }
            Some(Open::List(id, name)) => Open::Object(self.tree.add(*id, name, span)),
        };
        self.open.push(opened);
        Ok(())
    }

    pub(super) fn begin_list(&mut self, span: Span) -> Result<(), Error> {
        self.check()?;
        let opened = match self.open.last() {
            None | Some(Open::Source) => self.nothing(span),
            Some(Open::Nothing) => Open::Nothing,
            Some(Open::Object(id)) => {
                let id = *id;
                Open::List(id, names::item(&self.key, self.tree.at(id).name()))
            }
            Some(Open::List(id, name)) => Open::List(*id, name.clone()),
        };
        self.open.push(opened);
        Ok(())
    }

    /// The object or list ends, at a place of the source.
    pub(super) fn end(&mut self, at: u32) {
        if let Some(Open::Object(id)) = self.open.pop() {
            self.tree.ends_at(id, at);
        }
    }

    /// A string, number or truth value.
    pub(super) fn scalar(&mut self, string: Str<'_>, span: Span) -> Result<(), Error> {
        self.check()?;
        let (id, name) = match self.open.last() {
            Some(Open::Object(id)) => (*id, self.key.as_str()),
            Some(Open::List(id, name)) => (*id, name.as_str()),
            Some(Open::Source) if !self.key.starts_with('$') => {
                let _ = self.nothing(span);
                return Ok(());
            }
            _ => return Ok(()),
        };
        let parent = self.tree.at(id).name().to_owned();
        let listed = matches!(self.open.last(), Some(Open::List(..)));
        if !listed && names::is_flag(name, &parent) {
            self.tree.add_flag(id, name, string.text, span);
            return Ok(());
        }
        let name = name.to_owned();
        let field = self.tree.add(id, &name, span);
        match names::markup(&name, &parent) {
            Markup::None => self.tree.set_pieces(field, string.runs(0, string.text.len())),
            Markup::Line => markdown::line(self.tree, field, string),
            Markup::Paragraphs => markdown::paragraphs(self.tree, field, string),
        }
        Ok(())
    }

    fn nothing(&mut self, span: Span) -> Open {
        let message = format!("{:?} beside the document was left out", self.key);
        self.diagnostics.push(Diagnostic::warning(Code::UnknownElement, message).at(span));
        Open::Nothing
    }

    fn check(&self) -> Result<(), Error> {
        if self.open.len() as u64 >= u64::from(self.limits.depth()) {
            let message = format!(
                "nested deeper than the limit on depth, {}; raise it with `Limits::with_depth`",
                self.limits.depth()
            );
            return Err(Error::new(ErrorKind::Limit, message));
        }
        if (self.tree.len() - self.nodes_before) as u64 > u64::from(self.limits.nodes()) {
            let message = format!(
                "more members than the limit on nodes, {}; raise it with `Limits::with_nodes`",
                self.limits.nodes()
            );
            return Err(Error::new(ErrorKind::Limit, message));
        }
        Ok(())
    }
}

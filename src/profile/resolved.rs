//! What a resolved catalog holds.

use std::collections::HashMap;
use std::io;

use crate::diagnostic::Diagnostic;
use crate::oscal::label::{flat, label};
use crate::oscal::print::{to_json, to_xml};
use crate::oscal::{Element, Id, Tree};

/// The catalog that a profile stands for.
#[derive(Debug)]
pub struct Resolved {
    pub(crate) tree: Tree,
    pub(crate) root: Id,
    pub(crate) files: Vec<Box<str>>,
    /// Alterations of each control, as file, line and column.
    pub(crate) altered: HashMap<Id, Vec<Box<str>>>,
    pub(super) diagnostics: Vec<(Box<str>, Diagnostic)>,
}

/// A control of a resolved catalog.
#[derive(Clone, Copy, Debug)]
pub struct ResolvedControl<'a> {
    resolved: &'a Resolved,
    element: Element<'a>,
}

impl Resolved {
    /// What was odd, each with the name of the source that it is about: alterations and settings of what is not there, ids that select
    /// nothing.
    pub fn diagnostics(&self) -> impl Iterator<Item = (&str, &Diagnostic)> {
        self.diagnostics.iter().map(|(file, diagnostic)| (&**file, diagnostic))
    }

    /// The root element.
    pub(crate) fn root(&self) -> Element<'_> {
        self.tree.at(self.root)
    }

    /// What is known of a control.
    pub(crate) fn control<'a>(&'a self, element: Element<'a>) -> ResolvedControl<'a> {
        ResolvedControl { resolved: self, element }
    }

    /// Writes the catalog as OSCAL in JSON.
    ///
    /// # Errors
    ///
    /// Only what the writer `out` itself refuses.
    pub fn to_json(&self, out: &mut dyn io::Write) -> io::Result<()> {
        to_json(self.root(), out)
    }

    /// Writes the catalog as OSCAL in XML. Characters that XML has no place for are left out.
    ///
    /// # Errors
    ///
    /// Only what the writer `out` itself refuses.
    pub fn to_xml(&self, out: &mut dyn io::Write) -> io::Result<()> {
        to_xml(self.root(), out).map(|_| ())
    }

    /// The controls, in the order of the catalog.
    pub fn controls(&self) -> impl Iterator<Item = ResolvedControl<'_>> {
        self.tree.at(self.root).below("control").map(|element| ResolvedControl { resolved: self, element })
    }
}

impl<'a> ResolvedControl<'a> {
    /// Its id.
    pub fn id(self) -> Option<&'a str> {
        self.element.get("id")
    }

    /// Its label, as printed.
    pub fn label(self) -> Option<&'a str> {
        label(self.element)
    }

    /// Its title, without marks.
    pub fn title(self) -> String {
        self.element.child("title").map(flat).unwrap_or_default()
    }

    /// The name of the catalog that it comes from.
    pub fn file(self) -> &'a str {
        self.resolved.files.get(usize::from(self.element.source())).map_or("", |name| name)
    }

    /// The alterations that it has gone through, each as file, line and column, in the order in which they were applied.
    pub fn alterations(self) -> impl Iterator<Item = &'a str> {
        self.resolved.altered.get(&self.element.id()).into_iter().flatten().map(|place| &**place)
    }
}

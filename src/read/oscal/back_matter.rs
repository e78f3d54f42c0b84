//! Back matter: the documents that a document points to.

use super::state::{Step, Writer};
use crate::model::{
    Basis, Bindingness, ClauseKind, MarkKind, NewReference, NodeKind, ReferenceKind, TargetData, TextRange,
};
use crate::oscal::Element;

impl<'t> Writer<'t, '_> {
    /// The back matter: an unnumbered clause that lists resources.
    pub(super) fn back_matter(&mut self, element: Element<'t>) {
        self.builder.open_clause(ClauseKind::Bibliography, Some(Bindingness::Informative), element.span(), &[]);
        self.builder.open(NodeKind::ReferenceList, element.span(), &[]);
        let members = element.children().filter(|child| !child.is_flag()).map(Step::Visit);
        self.next(members.chain([Step::Close, Step::Close]).collect::<Vec<_>>().into_iter());
    }

    /// A resource: an entry, named by its title, else by its citation.
    pub(super) fn resource(&mut self, resource: Element<'t>) {
        self.open(NodeKind::ReferenceEntry, resource);
        let citation = resource.child("citation").and_then(|citation| citation.child("text"));
        let mut steps: Vec<Step<'t>> = Vec::new();
        for name in resource.child("title").into_iter().chain(citation) {
            steps.extend([Step::Open(NodeKind::Paragraph, name), Step::Content(name), Step::Close]);
        }
        let apart = |child: &Element<'t>| child.is_flag() || matches!(child.name(), "title" | "base64");
        steps.extend(resource.children().filter(|child| !apart(child)).map(Step::Visit));
        steps.push(Step::Close);
        self.next(steps.into_iter());
        let name = resource.child("title").or(citation).map(crate::oscal::label::flat).filter(|name| !name.is_empty());
        let name = name.or_else(|| resource.get("uuid").map(Into::into));
        if let Some(name) = name {
            let token = self.builder.begin();
            let range = self.builder.end(token);
            self.named(range, &name, resource);
        }
    }

    /// A document that an entry names.
    fn named(&mut self, range: TextRange, name: &str, element: Element<'t>) {
        let target = TargetData::Document { identifier: name.into(), locator: None };
        let source = element.span();
        let kind = ReferenceKind::Document;
        let new =
            NewReference { kind, target, within: None, dated: None, normative: None, basis: Basis::Structure, source };
        self.builder.reference(range, new);
    }

    /// Members of a resource other than its names.
    pub(super) fn resource_member(&mut self, element: Element<'t>) -> bool {
        match element.name() {
            "rlink" => {
                let token = self.builder.begin();
                let range = self.builder.end(token);
                self.builder.mark(range, MarkKind::Link, element.get("href"));
                self.reference(range, element.get("href").unwrap_or_default(), element);
            }
            "citation" => {
                let members = element.children().filter(|child| !child.is_flag() && !child.is("text")).map(Step::Visit);
                self.next(members.collect::<Vec<_>>().into_iter());
            }
            "document-id" => {
                if let Some(identifier) = element.child("identifier").or_else(|| element.is_leaf().then_some(element)) {
                    self.builder.open(NodeKind::Paragraph, element.span(), &[]);
                    self.text(identifier);
                    self.builder.close();
                }
            }
            _ => return false,
        }
        true
    }
}

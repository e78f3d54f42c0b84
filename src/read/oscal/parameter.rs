//! Parameters: what they are called, what may be chosen, what they are set to.

use super::state::{Step, Writer};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AttributeKey, Bindingness, NodeKind};
use crate::oscal::Element;
use crate::oscal::label::label;

impl<'t> Writer<'t, '_> {
    /// A parameter, or the setting of one; those that follow each other are one list.
    pub(super) fn parameters(&mut self, param: Element<'t>) {
        if self.builder.current_kind() != NodeKind::DefinitionList {
            self.builder.open(NodeKind::DefinitionList, param.span(), &[]);
            self.builder.attribute(AttributeKey::Type, "parameters");
        }
        self.open(NodeKind::DefinitionItem, param);
        self.builder.attribute(AttributeKey::Type, param.name());
        let node = self.builder.current();
        let id = param.get("id").or_else(|| param.get("param-id"));
        if let Some(printed) = label(param).or(id) {
            self.builder.label_node(node, printed, false);
        }
        if let Some(id) = id {
            self.builder.attribute(AttributeKey::Other("id".into()), id);
        }
        let mut steps: Vec<Step<'t>> = Vec::new();
        for name in param.all("label") {
            steps.extend([Step::Open(NodeKind::DefinitionTerm, name), Step::Content(name), Step::Close]);
        }
        steps.push(Step::Open(NodeKind::DefinitionText, param));
        steps.extend(param.children().filter(|child| !child.is_flag() && !child.is("label")).map(Step::Visit));
        steps.extend([Step::Close, Step::Close]);
        let after = std::iter::successors(param.next(), |next| next.next()).find(|next| !next.is_flag());
        if after.is_none_or(|next| !matches!(next.name(), "param" | "set-parameter")) {
            steps.push(Step::Close);
        }
        self.next(steps.into_iter());
    }

    /// A member of a parameter, other than its label.
    pub(super) fn parameter_member(&mut self, element: Element<'t>) {
        let steps = match element.name() {
            "select" => {
                self.builder.open(NodeKind::List, element.span(), &[]);
                self.builder.attribute(AttributeKey::Type, element.get("how-many").unwrap_or("select"));
                let choices = element.children().filter(|child| !child.is_flag());
                let items = choices.flat_map(|c| [Step::Open(NodeKind::ListItem, c), Step::Content(c), Step::Close]);
                items.chain([Step::Close]).collect::<Vec<_>>()
            }
            "guideline" => {
                self.builder.open(NodeKind::Note, element.span(), &[]);
                self.builder.attribute(AttributeKey::Type, "guideline");
                self.builder.attribute(AttributeKey::Bindingness, Bindingness::Informative.name());
                vec![Step::Content(element), Step::Close]
            }
            name => {
                self.builder.open(NodeKind::Paragraph, element.span(), &[]);
                self.builder.attribute(AttributeKey::Type, name);
                vec![Step::Content(element), Step::Close]
            }
        };
        self.next(steps.into_iter());
    }

    /// Says that a text inserts what is not there.
    pub(super) fn no_parameter(&mut self, insert: Element<'t>, id: &str) {
        // A profile sets and inserts parameters of the catalogs that it imports.
        if self.diagnostics.wants(Code::DanglingReference) && self.root.is("catalog") {
            let message = format!("the insert of {id:?} has no parameter in the document; its id was printed");
            let span = self.span(insert.span());
            self.diagnostics.push(Diagnostic::warning(Code::DanglingReference, message).at(span));
        }
    }
}

//! Provisions that a source states by its markup or its structure, rather than by a verbal form.

use super::Builder;
use crate::model::kind::Bindingness;
use crate::model::layer::{Basis, Convention, Polarity, ProvisionData, ProvisionKind};
use crate::model::{NodeId, TextRange};

impl Builder {
    /// A provision whose text is a range of a node that is or was open; empty for a rule that says nothing but what checks it.
    ///
    /// Its verbal form, what it binds and its convention are found in its text when that is analysed.
    pub(crate) fn provision(
        &mut self,
        range: TextRange,
        node: NodeId,
        (kind, basis): (ProvisionKind, Basis),
        rule: &'static str,
    ) {
        let range = self.fitted(range);
        if node.index() >= self.document.nodes.len() {
            return;
        }
        self.document.provisions.push(ProvisionData {
            range,
            node,
            number: 0,
            kind,
            keyword: TextRange::new(range.start(), range.start()),
            polarity: Polarity::Positive,
            bindingness: Bindingness::Normative,
            basis,
            convention: Convention::IsoDirectives,
            condition: None,
            exception: None,
            lead_in: None,
            rule: rule.into(),
        });
    }
}

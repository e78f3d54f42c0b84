//! Which text is in which language.

use crate::model::{AttributeKey, Document, NodeId, NodeKind};

/// Which blocks are in English, asked in pre-order: by the nearest language around, an adopted document by its own metadata.
///
/// A document that says nothing is taken for English.
pub(super) struct Languages {
    /// Ends of subtrees with a language of their own, and whether it is English.
    open: Vec<(u32, bool)>,
    /// The next attribute to look at.
    next: usize,
    /// The next metadata of a document inside.
    adopted: usize,
}

impl Languages {
    pub(super) fn of(document: &Document) -> Self {
        let own = in_english(document.metadata().languages.iter().map(|l| &**l));
        Self { open: vec![(document.nodes.len() as u32, own.unwrap_or(true))], next: 0, adopted: 0 }
    }

    /// Whether the own text of a node is in English. Linear over all nodes.
    pub(super) fn is_english(&mut self, document: &Document, node: NodeId) -> bool {
        while self.open.len() > 1 && self.open.last().is_some_and(|(end, _)| *end <= node.0) {
            self.open.pop();
        }
        let data = document.node(node);
        let mut says = None;
        if data.kind == NodeKind::AdoptedDocument {
            let metadata = document.adopted_metadata().get(self.adopted);
            self.adopted += 1;
            says = metadata.and_then(|m| in_english(m.languages.iter().map(|l| &**l)));
        }
        while let Some(attribute) = document.attributes.get(self.next).filter(|a| a.node <= node) {
            if attribute.node == node && attribute.key == AttributeKey::Language {
                says = in_english(std::iter::once(&*attribute.value));
            }
            self.next += 1;
        }
        if let Some(english) = says {
            self.open.push((data.end, english));
        }
        self.open.last().is_some_and(|(_, english)| *english)
    }
}

/// Whether one of some language tags is English; `None` without any.
fn in_english<'a>(tags: impl Iterator<Item = &'a str>) -> Option<bool> {
    let mut tags = tags.peekable();
    tags.peek()?;
    Some(tags.any(|tag| tag.get(..2).is_some_and(|primary| primary.eq_ignore_ascii_case("en"))))
}

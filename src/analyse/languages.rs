//! Which text is in which language.

use crate::model::{AttributeKey, Document, NodeId, NodeKind};

/// The languages that passes tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Language {
    English,
    French,
    German,
    Chinese,
    Japanese,
    Other,
}

impl Language {
    /// The language of a BCP 47 tag, or of an ISO 639 code with three letters.
    pub(super) fn of_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match &*primary {
            "en" | "eng" => Self::English,
            "fr" | "fra" | "fre" => Self::French,
            "de" | "deu" | "ger" => Self::German,
            "zh" | "zho" | "chi" | "cmn" => Self::Chinese,
            "ja" | "jpn" => Self::Japanese,
            _ => Self::Other,
        }
    }
}

/// The languages of blocks, asked in pre-order: the nearest language around, of an adopted document that of its own metadata.
///
/// A document that says nothing is taken for English, and so is one that says more than one language, English among them.
pub(super) struct Languages {
    /// Ends of subtrees with a language of their own, and which.
    open: Vec<(u32, Language)>,
    /// The next attribute to look at.
    next: usize,
    /// The next metadata of a document inside.
    adopted: usize,
}

impl Languages {
    pub(super) fn of(document: &Document) -> Self {
        let own = spoken(document.metadata().languages.iter().map(|l| &**l));
        Self { open: vec![(document.nodes.len() as u32, own.unwrap_or(Language::English))], next: 0, adopted: 0 }
    }

    /// The language of the own text of a node. Linear over all nodes.
    pub(super) fn language(&mut self, document: &Document, node: NodeId) -> Language {
        while self.open.len() > 1 && self.open.last().is_some_and(|(end, _)| *end <= node.0) {
            self.open.pop();
        }
        let data = document.node(node);
        let mut says = None;
        if data.kind == NodeKind::AdoptedDocument {
            let metadata = document.adopted_metadata().get(self.adopted);
            self.adopted += 1;
            says = metadata.and_then(|m| spoken(m.languages.iter().map(|l| &**l)));
        }
        while let Some(attribute) = document.attributes.get(self.next).filter(|a| a.node <= node) {
            if attribute.node == node && attribute.key == AttributeKey::Language {
                says = spoken(std::iter::once(&*attribute.value));
            }
            self.next += 1;
        }
        if let Some(language) = says {
            self.open.push((data.end, language));
        }
        self.open.last().map_or(Language::English, |(_, language)| *language)
    }
}

/// The language that some language tags name: English where it is among them, else the first. `None` without any.
fn spoken<'a>(tags: impl Iterator<Item = &'a str>) -> Option<Language> {
    let mut first = None;
    for language in tags.map(Language::of_tag) {
        if language == Language::English {
            return Some(language);
        }
        first = first.or(Some(language));
    }
    first
}

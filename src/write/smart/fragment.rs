//! Content fragments: a stretch of the document, its selector, its text with size and checksum, and the annotation that
//! joins it to what it says.

use std::borrow::Cow;
use std::io;

use super::graph::Graph;
use super::iri::part;
use super::resource::{Curie, Resource};
use crate::model::{Document, NodeId, TextRange};
use crate::source::sha256;

/// The subject of a fragment.
pub(super) struct Fragment<'a> {
    /// The end of the names of the fragment and of its parts.
    pub(super) kind: &'static str,
    pub(super) key: Cow<'a, str>,
    /// The resource that it is a fragment of.
    pub(super) of: &'a str,
    /// True if an annotation joins the two.
    pub(super) annotated: bool,
    pub(super) text: Cow<'a, str>,
    pub(super) language: &'a str,
    pub(super) component: Curie,
    /// The block that it is, or is in.
    pub(super) node: NodeId,
    /// Range in the text, if it is a part of the block.
    pub(super) range: Option<TextRange>,
    pub(super) title: Option<&'a str>,
    pub(super) number: Option<&'a str>,
    /// The fragment before it among its siblings.
    pub(super) before: Option<String>,
}

/// Facts that all fragments of a document share.
pub(super) struct Fragments<'a> {
    pub(super) document: &'a Document,
    /// Name of the file that was read.
    pub(super) source: &'a str,
    /// Address from which it can be fetched.
    pub(super) download: Option<&'a str>,
    pub(super) characters: Characters<'a>,
}

impl Fragments<'_> {
    /// The name of a fragment.
    pub(super) fn name(&self, fragment: &Fragment<'_>) -> String {
        part(self.source, &format!("fragment-{}", fragment.kind), &fragment.key)
    }

    pub(super) fn put<W: io::Write>(&self, fragment: &Fragment<'_>, name: &str, out: &mut Graph<W>) -> io::Result<()> {
        let named = |what: &str| part(self.source, &format!("{what}-{}", fragment.kind), &fragment.key);
        let (selector, checksum) = (named("selector"), named("checksum"));
        let mut resource = Resource::new(name, &["oa:SpecificResource", "dcat:Distribution"]);
        resource.iri("oa:hasSource", self.source);
        resource.iri("oa:hasSelector", &*selector);
        self.download.into_iter().for_each(|url| resource.iri("dcat:downloadURL", url));
        resource.iri("dcat:mediaType", "https://www.iana.org/assignments/media-types/text/plain");
        resource.typed("dcat:byteSize", fragment.text.len().to_string(), "xsd:nonNegativeInteger");
        resource.iri("spdx:checksum", &*checksum);
        resource.name("smart:hasPublicationComponentType", fragment.component);
        if let Some(title) = fragment.title {
            resource.in_language("dcterms:title", title, fragment.language);
        }
        if let Some(number) = fragment.number {
            resource.text("smart:hasSectionNumber", number);
        }
        if let Some(before) = &fragment.before {
            resource.iri("smart:isSuccessorOf", &**before);
        }
        resource.in_language("rdf:value", &*fragment.text, fragment.language);
        out.put(&resource)?;
        self.put_selector(fragment, selector, &named, out)?;
        let mut resource = Resource::new(checksum, &["spdx:Checksum"]);
        resource.name("spdx:algorithm", "spdx:checksumAlgorithm_sha256");
        resource.typed("spdx:checksumValue", sha256(fragment.text.as_bytes()), "xsd:hexBinary");
        out.put(&resource)?;
        if fragment.annotated {
            let mut resource = Resource::new(named("annotation"), &["oa:Annotation"]);
            resource.iri("oa:hasBody", fragment.of);
            resource.iri("oa:hasTarget", name);
            out.put(&resource)?;
        }
        Ok(())
    }

    /// In XML the element by its path, and the stretch of its text; elsewhere the stretch of the document's text
    /// (Web Annotation Data Model, 4.2.2 and 4.2.4).
    fn put_selector<W: io::Write>(
        &self,
        fragment: &Fragment<'_>,
        name: String,
        named: &dyn Fn(&str) -> String,
        out: &mut Graph<W>,
    ) -> io::Result<()> {
        let block = self.document.node(fragment.node).range;
        let Some(path) = self.document.path_of(fragment.node).filter(|path| !path.is_empty()) else {
            return out.put(&self.position(name, 0, fragment.range.unwrap_or(block)));
        };
        let mut selector = Resource::new(name, &["oa:XPathSelector"]);
        selector.text("rdf:value", path);
        let Some(range) = fragment.range else { return out.put(&selector) };
        let inner = named("position");
        selector.iri("oa:refinedBy", &*inner);
        out.put(&selector)?;
        out.put(&self.position(inner.clone(), self.characters.before(block.start()), range))
    }

    fn position<'r>(&self, name: String, from: usize, range: TextRange) -> Resource<'r> {
        let place = |offset| self.characters.before(offset).saturating_sub(from);
        let (start, end) = (place(range.start()), place(range.end()));
        let mut resource = Resource::new(name, &["oa:TextPositionSelector"]);
        resource.typed("oa:start", start.to_string(), "xsd:nonNegativeInteger");
        resource.typed("oa:end", end.to_string(), "xsd:nonNegativeInteger");
        // RFC 5147 writes a range of characters so.
        resource.text("rdf:value", format!("char={start},{end}"));
        resource
    }
}

/// Numbers of characters before places of a text.
pub(super) struct Characters<'a> {
    text: &'a str,
    /// Number of characters that begin before each multiple of [`STEP`](Self::STEP).
    counts: Vec<usize>,
}

impl<'a> Characters<'a> {
    const STEP: usize = 1024;

    pub(super) fn of(text: &'a str) -> Self {
        let mut counts = vec![0];
        let mut count = 0;
        for piece in text.as_bytes().chunks(Self::STEP) {
            count += begun(piece);
            counts.push(count);
        }
        Self { text, counts }
    }

    pub(super) fn before(&self, offset: u32) -> usize {
        let offset = (offset as usize).min(self.text.len());
        let at = offset / Self::STEP;
        self.counts[at] + begun(&self.text.as_bytes()[at * Self::STEP..offset])
    }
}

/// Number of characters that begin in some bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_not_bytes() {
        let text = "灯笼 lantern ".repeat(300);
        let characters = Characters::of(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(characters.before(at as u32), count);
        }
        assert_eq!(characters.before(u32::MAX), text.chars().count());
    }
}

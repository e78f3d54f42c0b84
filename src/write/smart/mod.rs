//! RDF by the ISO/IEC SMART core ontology 2.0.0, as Turtle and as JSON-LD.
//!
//! [`describe`] says once what the graph is; `turtle.rs` and `jsonld.rs` print it. Every name follows from the document
//! alone, and the name of a provision from its words and the work, so that it stays the same in the next edition.

mod about;
mod fragment;
mod graph;
mod iri;
mod items;
mod jsonld;
mod publication;
mod references;
mod resource;
mod supplements;
mod terms;
mod turtle;
mod vocabulary;

use std::io;

use self::about::About;
use self::fragment::{Characters, Fragments};
use self::graph::Graph;
pub(super) use self::iri::is_base;
use self::jsonld::JsonLd;
use self::turtle::Turtle;
use super::WriteOptions;
use super::loss::{Losses, of_all_but_native};
use crate::model::Document;

/// Writes the graph of a document as Turtle.
pub(super) fn to_turtle(
    document: &Document,
    options: &WriteOptions,
    losses: &mut Losses,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    describe(document, options, losses, Graph::Turtle(Turtle::new(out)?))
}

/// Writes the graph of a document as JSON-LD.
pub(super) fn to_json_ld(
    document: &Document,
    options: &WriteOptions,
    losses: &mut Losses,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    describe(document, options, losses, Graph::JsonLd(JsonLd::new(out)?))
}

/// Says everything of a document that the ontology has words for. Linear in the size of the document.
fn describe<W: io::Write>(
    document: &Document,
    options: &WriteOptions,
    losses: &mut Losses,
    mut graph: Graph<W>,
) -> io::Result<()> {
    let about = About::of(document, options.base());
    let fragments = Fragments {
        document,
        source: &about.root().names.document,
        download: about.download.as_deref(),
        characters: Characters::of(document.text()),
    };
    let referred = references::collect(document, &about, losses);
    let supplements = supplements::collect(document);
    about.put(&referred, losses, &mut graph)?;
    items::put(document, &about, &fragments, &referred, &supplements, &mut graph)?;
    supplements::put(document, &about, &fragments, &supplements, &mut graph)?;
    terms::put(document, &about, losses, &mut graph)?;
    referred.put(&about, &mut graph)?;
    of_all_but_native(document, losses);
    layout(document, losses);
    graph.finish()
}

/// Counts losses: looks of text and contents other than text, for which the ontology has no words.
fn layout(document: &Document, losses: &mut Losses) {
    use crate::model::{AttributeKey as A, MarkKind as M, NodeKind as K};
    let marks = |wanted: &dyn Fn(M) -> bool| document.marks.iter().filter(|m| wanted(m.kind)).count();
    let nodes = |wanted: K| document.nodes.iter().filter(|n| n.kind == wanted).count();
    let attributes = |wanted: &[A]| document.attributes.iter().filter(|a| wanted.contains(&a.key)).count();
    losses.add("formulas as MathML or TeX", attributes(&[A::MathMl, A::Tex]) + marks(&|m| m == M::Math));
    losses.add("grids of tables", nodes(K::Table));
    losses.add("pictures", attributes(&[A::Target]) + marks(&|m| m == M::Graphic));
    let carried = |m| matches!(m, M::Math | M::Graphic | M::Link | M::FootnoteAnchor);
    losses.add("inline marks", marks(&|m| !carried(m)));
}

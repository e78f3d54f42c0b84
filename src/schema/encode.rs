//! From a document to the native JSON.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::metadata::Metadata;
use super::unknown;
use super::version::VERSION;
use super::wire::{Clause, Designation, Mark, Node, Provision, Reference, Source, Target, Term};
use super::word::Word;
use crate::model::{Document, NodeData, NodeId, TargetData, TextRange};
use crate::place::Span;

/// Writes the native JSON: one key of the whole, or one row of a table, on each line. Streams; deterministic.
pub(crate) fn to_json(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let mut ids: Vec<_> = document.anchors.iter().map(|a| (a.node, &*a.id)).collect();
    ids.sort_unstable();
    let encoder = Encoder { document, ids };
    write!(out, "{{\"normative\":\"{VERSION}\",\n\"source\":")?;
    serde_json::to_writer(&mut *out, &encoder.source())?;
    let metadata = (0..document.metadata.len()).map(|at| encoder.metadata(at));
    table(out, "metadata", metadata, true)?;
    out.write_all(b",\n\"text\":")?;
    serde_json::to_writer(&mut *out, &document.text)?;
    table(out, "nodes", (0..document.nodes.len()).map(|at| encoder.node(at)), true)?;
    table(out, "marks", (0..document.marks.len()).map(|at| encoder.mark(at)), false)?;
    table(out, "provisions", (0..document.provisions.len()).map(|at| encoder.provision(at)), false)?;
    table(out, "references", (0..document.references.len()).map(|at| encoder.reference(at)), false)?;
    table(out, "terms", (0..document.terms.len()).map(|at| encoder.term(at)), false)?;
    let flat: [(&str, serde_json::Value); 3] = [
        ("not_extracted", document.not_extracted.iter().map(|l| l.name()).collect()),
        (
            "text_map",
            document.text_map.iter().map(|&(text, source)| serde_json::Value::from(vec![text, source])).collect(),
        ),
        ("source_map", document.source_map.rows().map(|row| serde_json::Value::from(row.to_vec())).collect()),
    ];
    for (name, value) in flat {
        if value.as_array().is_some_and(|rows| !rows.is_empty()) {
            write!(out, ",\n\"{name}\":{value}")?;
        }
    }
    for (key, value) in unknown::of(&document.extensions, "") {
        write!(out, ",\n{}:{value}", serde_json::Value::from(key))?;
    }
    out.write_all(b"}\n")
}

fn table<T: Serialize>(out: &mut dyn Write, name: &str, rows: impl Iterator<Item = T>, always: bool) -> io::Result<()> {
    let mut rows = rows.peekable();
    if rows.peek().is_none() && !always {
        return Ok(());
    }
    write!(out, ",\n\"{name}\":[")?;
    for (at, row) in rows.enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &row)?;
    }
    out.write_all(b"]")
}

/// The same keys and rows through any serializer.
#[cfg(feature = "serde")]
pub(super) fn serialize<S: serde::Serializer>(document: &Document, serializer: S) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeMap as _;
    let mut ids: Vec<_> = document.anchors.iter().map(|a| (a.node, &*a.id)).collect();
    ids.sort_unstable();
    let encoder = Encoder { document, ids };
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry("normative", VERSION)?;
    map.serialize_entry("source", &encoder.source())?;
    let metadata: Vec<_> = (0..document.metadata.len()).map(|at| encoder.metadata(at)).collect();
    map.serialize_entry("metadata", &metadata)?;
    map.serialize_entry("text", &document.text)?;
    map.serialize_entry("nodes", &Rows(document.nodes.len(), |at| encoder.node(at)))?;
    if !document.marks.is_empty() {
        map.serialize_entry("marks", &Rows(document.marks.len(), |at| encoder.mark(at)))?;
    }
    if !document.provisions.is_empty() {
        map.serialize_entry("provisions", &Rows(document.provisions.len(), |at| encoder.provision(at)))?;
    }
    if !document.references.is_empty() {
        map.serialize_entry("references", &Rows(document.references.len(), |at| encoder.reference(at)))?;
    }
    if !document.terms.is_empty() {
        map.serialize_entry("terms", &Rows(document.terms.len(), |at| encoder.term(at)))?;
    }
    let not_extracted: Vec<_> = document.not_extracted.iter().map(|layer| layer.name()).collect();
    if !not_extracted.is_empty() {
        map.serialize_entry("not_extracted", &not_extracted)?;
    }
    if !document.text_map.is_empty() {
        map.serialize_entry("text_map", &document.text_map)?;
    }
    let source_map: Vec<_> = document.source_map.rows().collect();
    if !source_map.is_empty() {
        map.serialize_entry("source_map", &source_map)?;
    }
    for (key, value) in unknown::of(&document.extensions, "") {
        map.serialize_entry(&key, &value)?;
    }
    map.end()
}

/// The rows of a table, made one after the other while they are serialized.
#[cfg(feature = "serde")]
struct Rows<F>(usize, F);

#[cfg(feature = "serde")]
impl<T: Serialize, F: Fn(usize) -> T> Serialize for Rows<F> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((0..self.0).map(&self.1))
    }
}

struct Encoder<'a> {
    document: &'a Document,
    /// Ids by node.
    ids: Vec<(NodeId, &'a str)>,
}

fn range(range: TextRange) -> [u32; 2] {
    [range.start(), range.end()]
}

fn span(span: Span) -> [u32; 2] {
    [span.start(), span.end()]
}

impl<'a> Encoder<'a> {
    fn unknown(&self, table: &str, at: usize) -> super::unknown::Unknown {
        if self.document.extensions.is_empty() {
            return super::unknown::Unknown::new();
        }
        unknown::of(&self.document.extensions, &format!("/{table}/{at}"))
    }

    fn metadata(&self, at: usize) -> Metadata<'a> {
        let mut row = Metadata::from(&self.document.metadata[at]);
        if !self.document.extensions.is_empty() {
            row.each_unknown(&format!("/metadata/{at}"), |object, keys| {
                *keys = unknown::of(&self.document.extensions, object);
            });
        }
        row
    }

    fn source(&self) -> Source<'a> {
        let origin = &self.document.origin;
        Source {
            name: Cow::Borrowed(&origin.name),
            format: Cow::Borrowed(&origin.format),
            encoding: Cow::Borrowed(&origin.encoding),
            bytes: origin.bytes,
            sha256: Cow::Borrowed(&origin.sha256),
            unknown: unknown::of(&self.document.extensions, "/source"),
        }
    }

    fn node(&self, at: usize) -> Node<'a> {
        let id = NodeId(at as u32);
        let data = &self.document.nodes[at];
        let clause = self.document.clause_data(id).map(|c| Clause {
            address: Cow::Borrowed(&c.address),
            kind: Word(c.kind),
            bindingness: Word(c.bindingness),
            declared: c.declared,
            unknown: match self.document.extensions.as_slice() {
                [] => super::unknown::Unknown::new(),
                rows => unknown::of(rows, &format!("/nodes/{at}/clause")),
            },
        });
        let attributes = self.document.attributes_of(id).iter();
        Node {
            kind: Word(data.kind),
            parent: (at > 0).then_some(data.parent),
            label: self.document.label_of(id).map(Cow::Borrowed),
            generated_label: data.generated_label,
            range: range(data.range),
            source: span(data.source),
            path: self.path(data),
            clause,
            attributes: attributes.map(|a| (Cow::Borrowed(a.key.name()), Cow::Borrowed(&*a.value))).collect(),
            ids: self.ids[self.ids.partition_point(|(node, _)| *node < id)..]
                .iter()
                .take_while(|(node, _)| *node == id)
                .map(|(_, text)| Cow::Borrowed(*text))
                .collect(),
            unknown: self.unknown("nodes", at),
        }
    }

    fn path(&self, data: &NodeData) -> Option<Cow<'a, str>> {
        let first = data.first_step as usize;
        let steps = &self.document.steps[first..first + data.steps as usize];
        if steps.is_empty() {
            return None;
        }
        let mut path = String::with_capacity(16);
        for step in steps {
            if !path.is_empty() {
                path.push('/');
            }
            let _ = write!(path, "{}[{}]", self.document.names[step.name as usize], step.number);
        }
        Some(path.into())
    }

    fn mark(&self, at: usize) -> Mark<'a> {
        let mark = &self.document.marks[at];
        Mark {
            kind: Word(mark.kind),
            range: range(mark.range),
            value: mark.value.as_deref().map(Cow::Borrowed),
            node: mark.node.0,
            unknown: self.unknown("marks", at),
        }
    }

    fn provision(&self, at: usize) -> Provision<'a> {
        let p = &self.document.provisions[at];
        Provision {
            kind: Word(p.kind),
            range: range(p.range),
            keyword: range(p.keyword),
            polarity: Word(p.polarity),
            bindingness: Word(p.bindingness),
            basis: Word(p.basis),
            convention: Word(p.convention),
            condition: p.condition.map(range),
            exception: p.exception.map(range),
            lead_in: p.lead_in.map(range),
            rule: Cow::Borrowed(&*p.rule),
            node: p.node.0,
            unknown: self.unknown("provisions", at),
        }
    }

    fn reference(&self, at: usize) -> Reference<'a> {
        let r = &self.document.references[at];
        let target = match &r.target {
            TargetData::Node(id) => Target::Node(id.0),
            TargetData::Document { identifier, locator } => Target::Document {
                identifier: Cow::Borrowed(identifier),
                locator: locator.as_deref().map(Cow::Borrowed),
                unknown: match self.document.extensions.as_slice() {
                    [] => super::unknown::Unknown::new(),
                    rows => unknown::of(rows, &format!("/references/{at}/target/document")),
                },
            },
            TargetData::Uri(uri) => Target::Uri(Cow::Borrowed(uri)),
            TargetData::Unresolved(raw) => Target::Unresolved(Cow::Borrowed(raw)),
        };
        Reference {
            kind: Word(r.kind),
            range: range(r.range),
            source: span(r.source),
            target,
            within: r.within.as_deref().map(Cow::Borrowed),
            dated: r.dated,
            normative: r.normative,
            basis: Word(r.basis),
            node: r.node.0,
            unknown: self.unknown("references", at),
        }
    }

    fn term(&self, at: usize) -> Term<'a> {
        let t = &self.document.terms[at];
        let designation = |(i, d): (usize, &crate::model::DesignationData)| Designation {
            node: d.node.0,
            range: d.range.map(range),
            status: Word(d.status),
            unknown: match self.document.extensions.as_slice() {
                [] => super::unknown::Unknown::new(),
                rows => unknown::of(rows, &format!("/terms/{at}/designations/{i}")),
            },
        };
        Term {
            entry: t.entry.0,
            scope: t.scope.0,
            language: t.language.as_deref().map(Cow::Borrowed),
            designations: t.designations.iter().enumerate().map(designation).collect(),
            unknown: self.unknown("terms", at),
        }
    }
}

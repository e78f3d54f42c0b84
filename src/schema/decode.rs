//! From the native JSON to a document.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Deserialize;

use super::unknown::Gathered;
use super::version::VERSION;
use super::wire;
use crate::error::{Error, ErrorKind};
use crate::model::{
    AnchorData, AttributeData, AttributeKey, ClauseData, DesignationData, Document, MarkData, NodeData, NodeId,
    NodeKind, ProvisionData, ReferenceData, Step, TargetData, TermData, TextRange, Violation, canonical,
};
use crate::place::{LineColumn, Span};
use crate::source::{Limits, OffsetMap, Origin};

/// Only the version, so that a newer shape is refused for its version and not for its shape.
#[derive(Deserialize)]
struct Header {
    normative: String,
}

/// A fault of native JSON of the right shape, so that it is no document.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error("{part}: range {start}..{end} ends before it starts")]
    Range { part: String, start: u32, end: u32 },
    #[error("source_map is out of order")]
    SourceMap,
    #[error("node {at}: its parent {parent} does not come before it")]
    Parent { at: usize, parent: u32 },
    #[error("node {at}: nested deeper than {depth}")]
    Depth { at: usize, depth: u32 },
    #[error("node {0}: a path that is none, expected steps such as sec[2]")]
    Path(usize),
    #[error("node {0}: path too long")]
    LongPath(usize),
    #[error("provision {at}: no node {node}")]
    NoNode { at: usize, node: u32 },
    #[error(transparent)]
    Invariant(#[from] Violation),
}

/// Reads native JSON and checks every invariant of a document. Unknown keys are kept.
pub(crate) fn from_json(text: &str, limits: &Limits) -> Result<Document, Error> {
    let malformed = |error: &serde_json::Error| {
        // The parser counts bytes.
        let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
        let before = line.char_indices().take_while(|(at, _)| at + 1 < error.column().max(1)).count();
        let place = LineColumn { line: error.line() as u32, column: before as u32 + 1 };
        let message = error.to_string();
        let cut = message.rfind(" at line ").unwrap_or(message.len());
        Error::new(ErrorKind::Malformed, format!("not native JSON: {}", &message[..cut])).at(place)
    };
    let header: Header = serde_json::from_str(text).map_err(|e| malformed(&e))?;
    check_version(&header.normative)?;
    let wire: wire::Document<'_> = serde_json::from_str(text).map_err(|e| malformed(&e))?;
    from_wire(wire, limits)
}

/// The document of wire types, with every invariant checked.
pub(super) fn from_wire(wire: wire::Document<'_>, limits: &Limits) -> Result<Document, Error> {
    check_version(&wire.normative)?;
    if wire.nodes.len() as u64 > u64::from(limits.nodes()) {
        return Err(Error::new(
            ErrorKind::Limit,
            format!("more than {} nodes; raise the limit on nodes to read it", limits.nodes()),
        ));
    }
    // A reader may put blocks around elements that the source leaves out.
    let depth = limits.depth().saturating_mul(2);
    let verified = |document: Document| document.verify().map(|()| document).map_err(Fault::from);
    document(wire, depth).and_then(verified).map_err(|fault| {
        Error::new(ErrorKind::Malformed, format!("native JSON that is no document: {fault}")).caused_by(fault)
    })
}

fn check_version(printed: &str) -> Result<(), Error> {
    let refused = |message: String| Err(Error::new(ErrorKind::Version, message));
    let Ok(version) = semver::Version::parse(printed) else {
        return refused(format!("native JSON of version {printed:?}, expected a semantic version such as {VERSION}"));
    };
    let own = semver::Version::parse(VERSION).map_or(1, |v| v.major);
    if version.major > own {
        return refused(format!(
            "native JSON of version {printed} is newer than {VERSION}; read it with a newer version of this library"
        ));
    }
    if version.major == 0 {
        return refused(format!("native JSON of version {printed} was never released, expected {VERSION}"));
    }
    Ok(())
}

fn text_range([start, end]: wire::Range, part: &str) -> Result<TextRange, Fault> {
    if start > end { Err(Fault::Range { part: part.to_owned(), start, end }) } else { Ok(TextRange::new(start, end)) }
}

fn document(wire: wire::Document<'_>, depth: u32) -> Result<Document, Fault> {
    let mut unknown = Gathered::default();
    let mut document = Document { text: wire.text.into_owned(), ..Document::default() };
    unknown.take("", wire.unknown);
    unknown.take("/source", wire.source.unknown);
    document.origin = Origin {
        name: wire.source.name.into(),
        format: wire.source.format.into(),
        encoding: wire.source.encoding.into(),
        bytes: wire.source.bytes,
        sha256: wire.source.sha256.into(),
    };
    for (at, mut metadata) in wire.metadata.into_iter().enumerate() {
        metadata.each_unknown(&format!("/metadata/{at}"), |object, keys| unknown.take(object, std::mem::take(keys)));
        document.metadata.push(metadata.into());
    }
    nodes(wire.nodes, depth, &mut document, &mut unknown)?;
    marks(wire.marks, &mut document, &mut unknown)?;
    provisions(wire.provisions, &mut document, &mut unknown)?;
    references(wire.references, &mut document, &mut unknown)?;
    terms(wire.terms, &mut document, &mut unknown)?;
    document.not_extracted = wire.not_extracted.into_iter().map(|l| l.0).collect();
    document.text_map = wire.text_map.into_iter().map(|[text, source]| (text, source)).collect();
    document.source_map = OffsetMap::from_rows(&wire.source_map).ok_or(Fault::SourceMap)?;
    document.extensions = unknown.sorted();
    canonical(&mut document);
    Ok(document)
}

fn nodes(rows: Vec<wire::Node<'_>>, depth: u32, document: &mut Document, unknown: &mut Gathered) -> Result<(), Fault> {
    let mut depths: Vec<u16> = Vec::with_capacity(rows.len());
    let mut nested: Vec<u32> = Vec::with_capacity(rows.len());
    let mut names = HashMap::new();
    for (at, row) in rows.into_iter().enumerate() {
        let id = NodeId(at as u32);
        let parent = row.parent.unwrap_or_default();
        if at > 0 && parent as usize >= at {
            return Err(Fault::Parent { at, parent });
        }
        let outer = if at == 0 { 0 } else { depths[parent as usize] };
        nested.push(if at == 0 { 0 } else { nested[parent as usize] + 1 });
        if nested[at] > depth {
            return Err(Fault::Depth { at, depth });
        }
        depths.push(outer.saturating_add(u16::from(row.kind.0 == NodeKind::Clause)));
        let label = row.label.unwrap_or_default();
        let from = document.labels.len() as u32;
        document.labels.push_str(&label);
        let first_step = document.steps.len() as u32;
        path(row.path.as_deref().unwrap_or_default(), document, &mut names).ok_or(Fault::Path(at))?;
        document.nodes.push(NodeData {
            kind: row.kind.0,
            generated_label: row.generated_label,
            steps: u16::try_from(document.steps.len() as u32 - first_step).map_err(|_| Fault::LongPath(at))?,
            first_step,
            parent,
            end: at as u32 + 1,
            range: text_range(row.range, "a node")?,
            source: Span::new(row.source[0], row.source[1]),
            label: (from, document.labels.len() as u32),
        });
        if let Some(clause) = row.clause {
            unknown.take(&format!("/nodes/{at}/clause"), clause.unknown);
            document.clauses.push(ClauseData {
                node: id,
                kind: clause.kind.0,
                bindingness: clause.bindingness.0,
                declared: clause.declared,
                depth: depths[at],
                address: clause.address.into(),
            });
        }
        let attribute = |(key, value): (Cow<'_, str>, Cow<'_, str>)| AttributeData {
            node: id,
            key: AttributeKey::from_name(&key),
            value: value.into(),
        };
        document.attributes.extend(row.attributes.into_iter().map(attribute));
        document.anchors.extend(row.ids.into_iter().map(|text| AnchorData { id: text.into(), node: id }));
        unknown.take_row("nodes", at, row.unknown);
    }
    end_subtrees(document);
    document.anchors.sort_by(|a, b| a.id.cmp(&b.id).then(a.node.cmp(&b.node)));
    Ok(())
}

/// A subtree ends where its last descendant does.
fn end_subtrees(document: &mut Document) {
    for at in (1..document.nodes.len()).rev() {
        let (parent, end) = (document.nodes[at].parent as usize, document.nodes[at].end);
        let outer = &mut document.nodes[parent].end;
        *outer = (*outer).max(end);
    }
}

/// Reads `sec[2]/p[1]`.
fn path(text: &str, document: &mut Document, names: &mut HashMap<Box<str>, u16>) -> Option<()> {
    for step in text.split('/').filter(|s| !s.is_empty()) {
        let (name, number) = step.strip_suffix(']')?.rsplit_once('[')?;
        let number = number.parse().ok()?;
        let at = match names.get(name) {
            Some(at) => *at,
            None => {
                let at = u16::try_from(document.names.len()).ok()?;
                document.names.push(name.into());
                names.insert(name.into(), at);
                at
            }
        };
        document.steps.push(Step { name: at, number });
    }
    Some(())
}

fn marks(rows: Vec<wire::Mark<'_>>, document: &mut Document, unknown: &mut Gathered) -> Result<(), Fault> {
    for (at, row) in rows.into_iter().enumerate() {
        unknown.take_row("marks", at, row.unknown);
        document.marks.push(MarkData {
            range: text_range(row.range, "mark")?,
            node: NodeId(row.node),
            kind: row.kind.0,
            value: row.value.map(Into::into),
        });
    }
    Ok(())
}

fn provisions(rows: Vec<wire::Provision<'_>>, document: &mut Document, unknown: &mut Gathered) -> Result<(), Fault> {
    let mut found = Vec::with_capacity(rows.len());
    for (at, row) in rows.into_iter().enumerate() {
        unknown.take_row("provisions", at, row.unknown);
        if row.node as usize >= document.nodes.len() {
            return Err(Fault::NoNode { at, node: row.node });
        }
        found.push(ProvisionData {
            range: text_range(row.range, "provision")?,
            node: NodeId(row.node),
            number: 0,
            kind: row.kind.0,
            keyword: text_range(row.keyword, "provision's keyword")?,
            polarity: row.polarity.0,
            bindingness: row.bindingness.0,
            basis: row.basis.0,
            convention: row.convention.0,
            condition: row.condition.map(|range| text_range(range, "provision's condition")).transpose()?,
            exception: row.exception.map(|range| text_range(range, "provision's exception")).transpose()?,
            lead_in: row.lead_in.map(|range| text_range(range, "provision's lead-in")).transpose()?,
            rule: row.rule.into_owned().into(),
        });
    }
    document.set_provisions(found);
    Ok(())
}

fn references(rows: Vec<wire::Reference<'_>>, document: &mut Document, unknown: &mut Gathered) -> Result<(), Fault> {
    for (at, row) in rows.into_iter().enumerate() {
        unknown.take_row("references", at, row.unknown);
        document.references.push(ReferenceData {
            range: text_range(row.range, "reference")?,
            source: Span::new(row.source[0], row.source[1]),
            node: NodeId(row.node),
            kind: row.kind.0,
            target: match row.target {
                wire::Target::Node(id) => TargetData::Node(NodeId(id)),
                wire::Target::Document { identifier, locator, unknown: keys } => {
                    unknown.take(&format!("/references/{at}/target/document"), keys);
                    TargetData::Document { identifier: identifier.into(), locator: locator.map(Into::into) }
                }
                wire::Target::Uri(uri) => TargetData::Uri(uri.into()),
                wire::Target::Unresolved(raw) => TargetData::Unresolved(raw.into()),
            },
            within: row.within.map(Into::into),
            dated: row.dated,
            normative: row.normative,
            basis: row.basis.0,
        });
    }
    Ok(())
}

fn terms(rows: Vec<wire::Term<'_>>, document: &mut Document, unknown: &mut Gathered) -> Result<(), Fault> {
    for (at, row) in rows.into_iter().enumerate() {
        unknown.take_row("terms", at, row.unknown);
        let mut designations = Vec::with_capacity(row.designations.len());
        for (i, designation) in row.designations.into_iter().enumerate() {
            unknown.take(&format!("/terms/{at}/designations/{i}"), designation.unknown);
            let node = NodeId(designation.node);
            let range = designation.range.map(|range| text_range(range, "designation")).transpose()?;
            designations.push(DesignationData { node, range, status: designation.status.0 });
        }
        document.terms.push(TermData {
            entry: NodeId(row.entry),
            scope: NodeId(row.scope),
            language: row.language.map(Into::into),
            designations,
        });
    }
    Ok(())
}

//! Notes, examples and footnotes: `smart:ProvisionSupplement`, each of a provision or of its clause.

use std::collections::HashMap;
use std::io;

use super::about::About;
use super::fragment::{Fragment, Fragments};
use super::graph::Graph;
use super::resource::Resource;
use super::vocabulary;
use crate::model::{AttributeKey, Bindingness, Clause, Document, MarkKind, NodeId, NodeKind};

/// A supplement: its node and what its name ends in.
#[derive(Debug)]
struct Supplement {
    node: NodeId,
    key: String,
}

/// All supplements, and which belong to which provision or clause.
#[derive(Debug, Default)]
pub(super) struct Supplements {
    all: Vec<Supplement>,
    provisions: HashMap<usize, Vec<usize>>,
    clauses: HashMap<usize, Vec<usize>>,
}

impl Supplements {
    pub(super) fn of_provision(&self, at: usize) -> impl Iterator<Item = &str> {
        self.provisions.get(&at).into_iter().flatten().map(|&i| &*self.all[i].key)
    }

    pub(super) fn of_clause(&self, at: usize) -> impl Iterator<Item = &str> {
        self.clauses.get(&at).into_iter().flatten().map(|&i| &*self.all[i].key)
    }
}

impl Fragments<'_> {
    /// The name of a supplement.
    pub(super) fn supplement(&self, key: &str) -> String {
        super::iri::part(self.source, "supplement", key)
    }
}

/// A footnote belongs to the provisions in whose text it hangs; a note or example to the last provision before it in its
/// clause (ISO/IEC Directives Part 2, 24 and 25: they stand after what they belong to), or to the clause.
pub(super) fn collect(document: &Document) -> Supplements {
    let mut found = Supplements::default();
    let mut counts: HashMap<Option<usize>, usize> = HashMap::new();
    let calls = calls(document);
    let plain = outside_supplements(document);
    for node in (0..document.nodes.len() as u32).map(NodeId) {
        let data = document.node(node);
        if vocabulary::supplement(data.kind).is_none() || data.range.is_empty() {
            continue;
        }
        let clause = clause_at(document, node);
        let count = counts.entry(clause).or_insert(0);
        *count += 1;
        let address = clause.map_or("-", |at| &*document.clauses[at].address);
        let at = found.all.len();
        found.all.push(Supplement { node, key: format!("{address}/{count}") });
        let belongs = match calls.get(&node) {
            Some(offsets) => offsets.iter().flat_map(|&offset| provisions_at(document, offset)).collect(),
            None if data.kind == NodeKind::Footnote => Vec::new(),
            None => {
                let after = document.provisions.partition_point(|p| p.range.start() < data.range.start());
                let last = after.checked_sub(1).and_then(|i| plain[i]);
                last.filter(|&i| clause_at(document, document.provisions[i].node) == clause).into_iter().collect()
            }
        };
        match (belongs.is_empty(), clause) {
            (true, Some(clause)) => found.clauses.entry(clause).or_default().push(at),
            (true, None) => {}
            (false, _) => belongs.into_iter().for_each(|p| found.provisions.entry(p).or_default().push(at)),
        }
    }
    found
}

fn clause_at(document: &Document, node: NodeId) -> Option<usize> {
    let clause = Clause::around(document, node)?.node();
    document.clauses.binary_search_by_key(&clause, |c| c.node).ok()
}

/// Calls of each footnote.
fn calls(document: &Document) -> HashMap<NodeId, Vec<u32>> {
    let mut calls: HashMap<NodeId, Vec<u32>> = HashMap::new();
    for mark in document.marks.iter().filter(|m| m.kind == MarkKind::FootnoteAnchor) {
        if let Some(number) = mark.value.as_deref().and_then(|v| v.parse().ok()) {
            // A call after the last word of a sentence belongs to it.
            calls.entry(NodeId(number)).or_default().push(mark.range.start());
        }
    }
    calls
}

fn provisions_at(document: &Document, offset: u32) -> Vec<usize> {
    let rows = &document.provisions;
    let after = rows.partition_point(|p| p.range.start() <= offset);
    (0..after).rev().take_while(|&i| rows[i].range.end() >= offset).collect()
}

/// For each provision, the last up to it that stands in no supplement.
fn outside_supplements(document: &Document) -> Vec<Option<usize>> {
    let mut last = None;
    let inside = |node| document.ancestors(node).any(|id| vocabulary::supplement(document.node(id).kind).is_some());
    let each = document.provisions.iter().enumerate().map(|(at, provision)| {
        if !inside(provision.node) {
            last = Some(at);
        }
        last
    });
    each.collect()
}

pub(super) fn put<W: io::Write>(
    document: &Document,
    about: &About<'_>,
    fragments: &Fragments<'_>,
    supplements: &Supplements,
    out: &mut Graph<W>,
) -> io::Result<()> {
    for Supplement { node, key } in &supplements.all {
        let data = document.node(*node);
        let Some(kind) = vocabulary::supplement(data.kind) else { continue };
        let own = fragments.supplement(key);
        let fragment = Fragment {
            kind: "supplement",
            key: key.into(),
            of: &own,
            annotated: false,
            text: document.slice(data.range).into(),
            language: about.language(*node),
            component: vocabulary::component(document.ancestors(*node).map(|id| document.node(id).kind)),
            node: *node,
            range: None,
            title: None,
            number: document.label_of(*node),
            before: None,
        };
        let name = fragments.name(&fragment);
        let mut resource = Resource::new(&*own, &["smart:ProvisionSupplement"]);
        resource.iri("dcterms:isPartOf", about.holder(*node));
        resource.name("smart:hasSupplementType", kind);
        let says = document.attribute(*node, &AttributeKey::Bindingness).and_then(Bindingness::from_name);
        resource.name("smart:hasBindingnessType", vocabulary::bindingness(says.unwrap_or(Bindingness::Informative)));
        resource.iri("dcat:distribution", &*name);
        out.put(&resource)?;
        fragments.put(&fragment, &name, out)?;
    }
    Ok(())
}

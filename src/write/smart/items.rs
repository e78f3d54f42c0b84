//! Clauses and provisions, in reading order.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io;

use super::about::About;
use super::fragment::{Fragment, Fragments};
use super::graph::Graph;
use super::iri;
use super::references::Referred;
use super::resource::Resource;
use super::supplements::Supplements;
use super::vocabulary;
use crate::model::{Clause, Document, NodeKind, Provision};
use crate::source::sha256;

/// A clause or provision, by its place in its table.
#[derive(Clone, Copy)]
enum Item {
    Clause(usize),
    Provision(usize),
}

pub(super) fn put<W: io::Write>(
    document: &Document,
    about: &About<'_>,
    fragments: &Fragments<'_>,
    referred: &Referred,
    supplements: &Supplements,
    out: &mut Graph<W>,
) -> io::Result<()> {
    let clauses: Vec<_> = document.clauses().collect();
    let provisions: Vec<_> = document.provisions().collect();
    let names = provision_names(about, &provisions);
    // What comes before each item among what is part of the same.
    let mut last: HashMap<&str, String> = HashMap::new();
    for item in in_order(&clauses, &provisions) {
        match item {
            Item::Clause(at) => {
                let clause = clauses[at];
                let around = about.around(clause);
                let fragment = clause_fragment(document, about, clause, at, last.remove(around));
                let name = fragments.name(&fragment);
                let mut resource = Resource::new(about.clause(at), &["smart:Clause"]);
                resource.iri("dcterms:isPartOf", around);
                resource.name("smart:hasBindingnessType", vocabulary::bindingness(clause.bindingness()));
                if let Some(title) = clause.title() {
                    resource.in_language("dcterms:title", title, fragment.language);
                }
                if let Some(number) = clause.label() {
                    resource.text("smart:hasSectionNumber", number);
                }
                resource.iri("dcat:distribution", &*name);
                supplements
                    .of_clause(at)
                    .for_each(|key| resource.iri("smart:hasSupplement", fragments.supplement(key)));
                referred.of_clause(at).iter().for_each(|iri| resource.iri("dcterms:references", &**iri));
                out.put(&resource)?;
                fragments.put(&fragment, &name, out)?;
                last.insert(around, name);
            }
            Item::Provision(at) => {
                let provision = provisions[at];
                let around = about.holder(provision.block().id());
                let fragment = provision_fragment(about, provision, &names[at], last.remove(around));
                let name = fragments.name(&fragment);
                let mut resource = Resource::new(&*names[at], &[vocabulary::class(provision.kind())]);
                resource.iri("dcterms:isPartOf", around);
                resource.name("smart:hasBindingnessType", vocabulary::bindingness(provision.bindingness()));
                resource.name("smart:hasProvisionType", vocabulary::provision_type(provision.kind()));
                resource.iri("dcat:distribution", &*name);
                supplements
                    .of_provision(at)
                    .for_each(|key| resource.iri("smart:hasSupplement", fragments.supplement(key)));
                referred.of_provision(at).iter().for_each(|iri| resource.iri("dcterms:references", &**iri));
                out.put(&resource)?;
                fragments.put(&fragment, &name, out)?;
                last.insert(around, name);
            }
        }
    }
    Ok(())
}

/// Clauses and provisions together by where they begin; a clause before what it holds.
fn in_order(clauses: &[Clause<'_>], provisions: &[Provision<'_>]) -> Vec<Item> {
    let mut all = Vec::with_capacity(clauses.len() + provisions.len());
    let mut rest = provisions.iter().enumerate().peekable();
    for (at, clause) in clauses.iter().enumerate() {
        while let Some((before, _)) = rest.next_if(|(_, p)| p.range().start() < clause.range().start()) {
            all.push(Item::Provision(before));
        }
        all.push(Item::Clause(at));
    }
    all.extend(rest.map(|(at, _)| Item::Provision(at)));
    all
}

/// Names that follow from the words of a provision and the work: they stay the same where the provision does.
fn provision_names(about: &About<'_>, provisions: &[Provision<'_>]) -> Vec<String> {
    let work = &about.root().names.work;
    let mut seen: HashMap<String, usize> = HashMap::with_capacity(provisions.len());
    let mut words = String::new();
    let name = |provision: &Provision<'_>| {
        words.clear();
        for word in provision.text().split_whitespace() {
            words.push_str(word);
            words.push(' ');
        }
        words.push('\0');
        words.push_str(provision.keyword());
        let mut key = sha256(words.as_bytes());
        key.truncate(24);
        let count = seen.entry(key.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            let _ = write!(key, "-{count}");
        }
        iri::part(work, "provision", &key)
    };
    provisions.iter().map(name).collect()
}

fn clause_fragment<'r>(
    document: &'r Document,
    about: &'r About<'_>,
    clause: Clause<'r>,
    at: usize,
    before: Option<String>,
) -> Fragment<'r> {
    Fragment {
        kind: "clause",
        key: clause.address().into(),
        of: about.clause(at),
        annotated: true,
        text: own_text(document, clause),
        language: about.language(clause.node()),
        component: vocabulary::component(std::iter::once(NodeKind::Clause)),
        node: clause.node(),
        range: None,
        title: clause.title(),
        number: clause.label(),
        before,
    }
}

fn provision_fragment<'r>(
    about: &'r About<'_>,
    provision: Provision<'r>,
    of: &'r str,
    before: Option<String>,
) -> Fragment<'r> {
    let block = provision.block();
    Fragment {
        kind: "provision",
        key: provision.address().into(),
        of,
        annotated: true,
        text: provision.text().into(),
        language: about.language(block.id()),
        component: vocabulary::component(block.ancestors().map(crate::model::Block::kind)),
        node: block.id(),
        range: Some(provision.range()),
        title: None,
        number: None,
        before,
    }
}

/// The text of a clause without that of clauses in it: together, the texts of all clauses are the text once.
fn own_text<'a>(document: &'a Document, clause: Clause<'a>) -> Cow<'a, str> {
    let range = clause.range();
    let mut pieces: Vec<&str> = Vec::new();
    let mut at = range.start();
    let mut next = clause.following();
    let end = document.node(clause.node()).end;
    while let Some(inner) = next.filter(|inner| inner.node().0 < end) {
        let inside = inner.range();
        pieces.push(document.slice(crate::model::TextRange::new(at, inside.start())));
        at = at.max(inside.end());
        next = inner.after();
    }
    pieces.push(document.slice(crate::model::TextRange::new(at, range.end())));
    let mut pieces = pieces.into_iter().map(|piece| piece.trim_matches('\n')).filter(|piece| !piece.is_empty());
    let first = pieces.next().unwrap_or_default();
    match pieces.next() {
        None => first.into(),
        Some(second) => [first, second].into_iter().chain(pieces).collect::<Vec<_>>().join("\n").into(),
    }
}

//! A conformance checklist: the requirements of a clause and its subclauses, with what refers to each clause, from any format.
//!
//! ```sh
//! cargo run --example conformance_checklist -- lanterns.xml 5
//! ```
#![allow(clippy::print_stdout, reason = "an example shows what it has found")]

use normative::model::{Clause, Provision, ProvisionKind, Reference};
use serde::Serialize;

/// The checklist of a clause: a report of one's own, serialized as one likes.
#[derive(Serialize)]
pub(crate) struct Checklist<'a> {
    pub(crate) document: Option<&'a str>,
    pub(crate) clauses: Vec<Entry<'a>>,
}

/// A clause with requirements.
#[derive(Serialize)]
pub(crate) struct Entry<'a> {
    pub(crate) clause: &'a str,
    pub(crate) title: Option<&'a str>,
    /// Addresses of the clauses that refer to it.
    pub(crate) referenced_by: Vec<&'a str>,
    pub(crate) requirements: Vec<Item<'a>>,
}

/// A requirement, to be ticked off.
#[derive(Serialize)]
pub(crate) struct Item<'a> {
    pub(crate) id: String,
    pub(crate) keyword: &'a str,
    pub(crate) text: &'a str,
    pub(crate) condition: Option<&'a str>,
    /// Line of the source, from 1.
    pub(crate) line: Option<u32>,
    /// Addresses of the clauses that it points to.
    pub(crate) see: Vec<&'a str>,
    pub(crate) done: bool,
}

/// The checklist of the clause with an address and its subclauses.
pub(crate) fn checklist<'a>(document: &'a normative::Document, address: &str) -> Option<Checklist<'a>> {
    let clause = document.clause(address)?;
    let entries = std::iter::once(clause).chain(clause.descendants()).map(entry);
    let clauses = entries.filter(|entry| !entry.requirements.is_empty()).collect();
    Some(Checklist { document: document.metadata().identifier(), clauses })
}

fn entry(clause: Clause<'_>) -> Entry<'_> {
    let of_requirement = |found: &Provision<'_>| found.kind() == ProvisionKind::Requirement;
    let references = clause.document().references_to(clause.address());
    Entry {
        clause: clause.address(),
        title: clause.title(),
        referenced_by: references.filter_map(Reference::clause).map(Clause::address).collect(),
        requirements: clause.own_provisions().filter(of_requirement).map(item).collect(),
    }
}

fn item(found: Provision<'_>) -> Item<'_> {
    let document = found.document();
    Item {
        id: found.address(),
        keyword: found.keyword(),
        text: found.text(),
        condition: found.condition().map(|range| document.slice(range)),
        line: document.locate(found.source()).map(|place| place.line),
        see: found.references().filter_map(Reference::target_clause).map(Clause::address).collect(),
        done: false,
    }
}

#[allow(dead_code, reason = "the tests call `checklist`")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(path), Some(address)) = (arguments.next(), arguments.next()) else {
        return Err("expected a file and the address of a clause, such as: lanterns.xml 5".into());
    };
    let document = normative::read_path(&path)?.document;
    let found = checklist(&document, &address).ok_or_else(|| format!("{path}: no clause {address}"))?;
    println!("{}", serde_json::to_string_pretty(&found)?);
    Ok(())
}

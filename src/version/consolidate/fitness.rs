//! True if an amendment is one of the document that it is applied to, in an order that can be.

use std::collections::HashSet;

use super::refusal::Refusal;
use crate::identifier::Identifier;
use crate::model::Document;

/// Why an amendment cannot be applied to a base at all: it is one of those before it, or it amends another document.
pub(super) fn unfit(base: &Document, amendment: &Document, before: &[&Document]) -> Option<Refusal> {
    let own = amending(amendment);
    let again = |other: &&Document| {
        let same_bytes =
            !amendment.origin().sha256().is_empty() && amendment.origin().sha256() == other.origin().sha256();
        let others = amending(other);
        same_bytes || own.iter().any(|own| others.iter().any(|other| own.is_same_document(other)))
    };
    if before.iter().any(again) {
        return Some(Refusal::Again);
    }
    let bases: Vec<Identifier> = identifiers(base).collect();
    let first = own.first()?;
    let number = |id: &Identifier| (id.number().map(str::to_owned), id.parts().map(str::to_owned).collect::<Vec<_>>());
    let dated = |a: &Identifier, b: &Identifier| a.year().zip(b.year()).is_none_or(|(a, b)| a == b);
    let fits = |base: &Identifier| own.iter().any(|own| number(own) == number(base) && dated(own, base));
    let unlike = !bases.is_empty() && !bases.iter().any(fits);
    unlike.then(|| Refusal::OtherBase(first.canonical().to_owned()))
}

/// What is odd about the order of amendments: one with a lower number of its kind stands behind another.
pub(super) fn out_of_order(amendments: &[&Document]) -> Vec<Box<str>> {
    let mut highest: Vec<(String, u32, String)> = Vec::new();
    let mut warned = HashSet::new();
    let mut found = Vec::new();
    for amendment in amendments {
        for id in amending(amendment) {
            let Some((kind, number)) = id
                .supplements()
                .last()
                .and_then(|last| Some((last.kind().to_ascii_lowercase(), last.number()?.parse::<u32>().ok()?)))
            else {
                continue;
            };
            match highest.iter_mut().find(|(known, ..)| *known == kind) {
                Some((_, most, name)) if number < *most => {
                    if warned.insert(id.canonical().to_owned()) {
                        found.push(format!("{} is applied after {name}", id.canonical()).into());
                    }
                }
                Some((_, most, name)) => (*most, *name) = (number, id.canonical().to_owned()),
                None => highest.push((kind, number, id.canonical().to_owned())),
            }
        }
    }
    found
}

/// The identifiers of a document that say that it amends another.
fn amending(document: &Document) -> Vec<Identifier> {
    identifiers(document).filter(|id| id.supplements().next().is_some()).collect()
}

fn identifiers(document: &Document) -> impl Iterator<Item = Identifier> + '_ {
    document.metadata().identifiers.iter().filter_map(|id| id.value.parse().ok())
}

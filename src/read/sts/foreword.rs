//! What a foreword says of the edition that it replaces (ISO/IEC Directives Part 2, 12.5: "cancels and replaces").

use crate::identifier::find;
use crate::model::{ClauseKind, Document, NodeKind, Relation, RelationKind};

/// Verbs of ISO, IEC, CEN and their members for what a document takes the place of.
const VERBS: &[&str] = &[
    "cancels and replaces",
    "cancels and supersedes",
    "replaces",
    "supersedes",
    "annule et remplace",
    "remplace",
    "ersetzt",
];

/// How many identifiers of one sentence are relations.
const MOST: usize = 50;

/// Adds a relation for each document that a foreword says is replaced and that the metadata do not name.
pub(super) fn add_replaced(document: &mut Document) {
    let mut found = Vec::new();
    for clause in document.clauses.iter().filter(|clause| clause.kind == ClauseKind::Foreword) {
        let is_adopted = |id| document.node(id).kind == NodeKind::AdoptedDocument;
        if document.ancestors(clause.node).any(is_adopted) {
            continue;
        }
        let text = document.slice(document.node(clause.node).range);
        found.extend(text.lines().filter_map(replaced));
    }
    for identifiers in found {
        for identifier in identifiers {
            let known = document.metadata[0]
                .relations
                .iter()
                .any(|r| r.kind == RelationKind::Replaces && *r.identifier == *identifier);
            let own = document.metadata[0].identifiers.iter().any(|own| *own.value == *identifier);
            if !known && !own {
                let kind = RelationKind::Replaces;
                document.metadata[0].relations.push(Relation {
                    kind,
                    word: Some(kind.name().into()),
                    identifier: identifier.into(),
                });
            }
        }
    }
}

/// The identifiers after a verb of replacing in its sentence.
fn replaced(line: &str) -> Option<Vec<String>> {
    let (at, verb) = VERBS.iter().find_map(|verb| Some((word_at(line, verb)?, *verb)))?;
    let rest = &line[at + verb.len()..];
    let end = rest.match_indices(". ").map(|(at, _)| at).find(|at| rest[at + 2..].starts_with(char::is_uppercase));
    let sentence = &rest[..end.unwrap_or(rest.len())];
    let identifiers: Vec<_> =
        find(sentence).into_iter().take(MOST).map(|found| sentence[found.range].to_owned()).collect();
    (!identifiers.is_empty()).then_some(identifiers)
}

/// Where a verb stands as a word of its own.
fn word_at(line: &str, verb: &str) -> Option<usize> {
    let at = line.find(verb)?;
    let alone = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    (alone(line[..at].chars().next_back()) && alone(line[at + verb.len()..].chars().next())).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_names_what_is_replaced() {
        let of = replaced;
        assert_eq!(
            of(
                "This third edition cancels and replaces the second edition (ISO 99101:2011), which has been revised. It cites ISO 9."
            ),
            Some(vec!["ISO 99101:2011".to_owned()])
        );
        assert_eq!(of("This document supersedes EN 99102:2009."), Some(vec!["EN 99102:2009".to_owned()]));
        assert_eq!(of("A wick replaces another."), None);
        assert_eq!(of("The text of ISO 99101 is new."), None);
    }
}

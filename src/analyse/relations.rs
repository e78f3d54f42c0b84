//! What a document says that it replaces: in its foreword `cancels and replaces`, `supersedes`, 代替 (ISO/IEC Directives Part 2, 12.3;
//! GB/T 1.1-2020, 8.3); in its last articles 同时废止.

use memchr::memmem;

use crate::identifier::{Identifier, find as find_identifiers};
use crate::model::{ClauseKind, Document, NodeKind, Relation, RelationKind};

/// Words behind which the replaced documents are named, and where that ends. Words that other words hold are found with them.
const WORDS: &[(&str, &[&str])] = &[
    ("replaces", LATIN),
    ("supersedes", LATIN),
    ("remplace", LATIN),
    ("ersetzt", LATIN),
    ("代替", CHINESE),
    ("替代", CHINESE),
];

const LATIN: &[&str] = &[", which", "; ", "\n"];
const CHINESE: &[&str] = &["。", "，与", "，本", "\n"];

/// How many documents of one sentence are relations.
const MOST: usize = 50;

/// Adds a relation for each document that the forewords name as replaced, where the metadata does not have it yet. What an adopted
/// document inside says is its own. Linear in the text of the forewords.
pub(crate) fn find(document: &mut Document) {
    let mut found: Vec<Relation> = Vec::new();
    for clause in document.clauses().filter(|clause| clause.kind() == ClauseKind::Foreword) {
        let is_own = clause.block().ancestors().all(|block| block.kind() != NodeKind::AdoptedDocument);
        if is_own {
            replaced(document.slice(clause.range()), &mut found);
        }
    }
    let is_own = |document: &Document| !document.nodes.iter().any(|node| node.kind == NodeKind::AdoptedDocument);
    if memmem::find(document.text.as_bytes(), REPEALED.as_bytes()).is_some() && is_own(document) {
        repealed(&document.text, &mut found);
    }
    if found.is_empty() {
        return;
    }
    let Some(metadata) = document.metadata.first_mut() else { return };
    let own: Vec<Identifier> = metadata.identifiers.iter().filter_map(|id| id.value.parse().ok()).collect();
    let read = |text: &str| text.parse::<Identifier>().ok();
    for relation in found {
        if relation.identifier.starts_with('《') {
            if !metadata.relations.contains(&relation) {
                metadata.relations.push(relation);
            }
            continue;
        }
        let Some(identifier) = read(&relation.identifier).filter(|id| !own.contains(id)) else { continue };
        let known = metadata.relations.iter().filter(|r| r.kind == RelationKind::Replaces);
        if !known.into_iter().any(|r| read(&r.identifier).is_some_and(|known| known == identifier)) {
            metadata.relations.push(relation);
        }
    }
}

fn replaced(text: &str, found: &mut Vec<Relation>) {
    for (word, ends) in WORDS {
        // A sentence is read once, however often the word stands in it.
        let mut read = 0;
        for at in memmem::find_iter(text.as_bytes(), word.as_bytes()) {
            let start = at + word.len();
            if start < read || !stands_alone(text, at, word) {
                continue;
            }
            let rest = &text[start..];
            let marked = ends.iter().filter_map(|end| memmem::find(rest.as_bytes(), end.as_bytes())).min();
            let rest = &rest[..marked.unwrap_or(rest.len())];
            let rest = &rest[..sentence_end(rest)];
            read = start + rest.len();
            found.extend(find_identifiers(rest).into_iter().take(MOST).map(|other| Relation {
                kind: RelationKind::Replaces,
                word: Some(RelationKind::Replaces.name().into()),
                identifier: other.identifier.to_string().into(),
            }));
        }
    }
}

/// Words behind the documents that a regulation ends when it begins to apply.
const REPEALED: &str = "同时废止";

/// The documents that are repealed, by title, and by identifier where they have one: 《纸灯笼管理暂行办法》同时废止.
fn repealed(text: &str, found: &mut Vec<Relation>) {
    let mut from = 0;
    for at in memmem::find_iter(text.as_bytes(), REPEALED.as_bytes()) {
        let start = text[from..at].rfind(['。', '；', '\n']).map_or(from, |end| from + end);
        let sentence = &text[start..at];
        from = at + REPEALED.len();
        let relation = |identifier: &str| Relation {
            kind: RelationKind::Replaces,
            word: Some("废止".into()),
            identifier: identifier.into(),
        };
        let titles = sentence.match_indices('《').filter_map(|(open, _)| {
            let close = sentence[open..].find('》')?;
            Some(&sentence[open..open + close + '》'.len_utf8()])
        });
        found.extend(titles.take(MOST).map(relation));
        found.extend(
            find_identifiers(sentence).into_iter().take(MOST).map(|other| relation(other.identifier.canonical())),
        );
    }
}

/// True if a word of letters is no part of a longer one; Chinese has no blanks between words.
fn stands_alone(text: &str, at: usize, word: &str) -> bool {
    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !word.is_ascii() || !joins(text[..at].chars().next_back()) && !joins(text[at + word.len()..].chars().next())
}

/// The end of the first sentence of a text in Latin letters: a full stop before a capital letter.
fn sentence_end(text: &str) -> usize {
    let stops = memmem::find_iter(text.as_bytes(), ". ");
    stops.into_iter().find(|at| text[at + 2..].starts_with(char::is_uppercase)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        replaced(text, &mut found);
        found.into_iter().map(|relation| relation.identifier.into()).collect()
    }

    #[test]
    fn repealed_documents_are_named_by_title_and_identifier() {
        let named = |text: &str| {
            let mut found = Vec::new();
            repealed(text, &mut found);
            found.into_iter().map(|relation| relation.identifier.into()).collect::<Vec<String>>()
        };
        let text =
            "依照《灯笼法》办理。\n本办法自2023年7月1日起施行。2011年公布的《纸灯笼办法》和《灯会规定》同时废止。";
        assert_eq!(named(text), ["《纸灯笼办法》", "《灯会规定》"]);
        assert_eq!(named("GB 99001—2016同时废止。"), ["GB 99001—2016"]);
        assert_eq!(named("原有强制性条文同时废止。"), [""; 0]);
    }

    #[test]
    fn replaced_documents_are_named_behind_the_words() {
        let english = "This second edition cancels and replaces the first edition (ISO 99340:2016), which has been revised by ISO 99341:2018.";
        assert_eq!(read(english), ["ISO 99340:2016"]);
        let chinese = "本标准代替GB/T 99001—2016《灯笼》和GB/T 99002—2016，与GB/T 99003—2016相比，主要变化如下：";
        assert_eq!(read(chinese), ["GB/T 99001—2016", "GB/T 99002—2016"]);
        assert_eq!(read("Paper replaces silk. 纸可代替绸。"), [""; 0]);
        assert_eq!(read("This document supersedes EN 99102:2009. It cites ISO 9."), ["EN 99102:2009"]);
        assert_eq!(
            read("Ce document annule et remplace l'ISO 99103:2001, qui a fait l'objet d'une révision."),
            ["ISO 99103:2001"]
        );
        assert_eq!(
            read("It replaces No. 3 of ISO 99104:2001 and ISO 99105:2001."),
            ["ISO 99104:2001", "ISO 99105:2001"]
        );
        assert_eq!(read("The text of ISO 99101 is new; a wick ersetztes ISO 3."), [""; 0]);
    }
}

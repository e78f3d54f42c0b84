//! Words and numbers that markup and print use for the same thing.

use crate::model::{Bindingness, ClauseKind, RelationKind, TermStatus};

/// `sec-type` of NISO STS and ISOSTS, and words that converters put there.
const SECTION_TYPES: &[(&str, ClauseKind)] = &[
    ("foreword", ClauseKind::Foreword),
    ("preface", ClauseKind::Foreword),
    ("intro", ClauseKind::Introduction),
    ("introduction", ClauseKind::Introduction),
    ("scope", ClauseKind::Scope),
    ("abstract", ClauseKind::Abstract),
    ("norm-refs", ClauseKind::NormativeReferences),
    ("terms", ClauseKind::Terms),
    ("definitions", ClauseKind::Terms),
    ("symbols", ClauseKind::Symbols),
    ("abbrev", ClauseKind::Symbols),
    ("bibliography", ClauseKind::Bibliography),
    ("bibl", ClauseKind::Bibliography),
    ("index", ClauseKind::Index),
    ("acknowledgements", ClauseKind::Acknowledgements),
];

/// The kind of a section, from its type.
pub(crate) fn section_kind(kind: &str) -> ClauseKind {
    SECTION_TYPES.iter().find(|(name, _)| *name == kind).map_or(ClauseKind::Clause, |(_, kind)| *kind)
}

/// Bindingness by words in print or in an attribute: `(informative)`, `norm-annex`, 规范性.
///
/// The languages are those in which ISO, IEC, CEN and SAC print annexes.
pub(crate) fn bindingness(words: &str) -> Option<Bindingness> {
    const INFORMATIVE: &[&str] = &["inform", "non-norm", "资料性", "資料性", "информ", "справоч"];
    const NORMATIVE: &[&str] = &["norm", "规范性", "規範性", "норматив", "обязат"];
    let words = words.to_lowercase();
    let words = words.replace("information", "");
    let says = |signs: &[&str]| signs.iter().any(|sign| words.contains(sign));
    if says(INFORMATIVE) || words.contains("does not form an integral part") {
        Some(Bindingness::Informative)
    } else if says(NORMATIVE) || words.contains("forms an integral part") {
        Some(Bindingness::Normative)
    } else {
        None
    }
}

/// Bindingness of an annex: by an attribute, else by `annex-type`, else in brackets in its label or title.
pub(crate) fn annex_says(attribute: Option<&str>, printed: Option<&str>, others: [&str; 2]) -> Option<Bindingness> {
    let in_brackets = |words: &str| {
        // A title may hold `normative` as a word.
        let mut inner = words.split(['(', '（']).skip(1).filter_map(|rest| rest.split([')', '）']).next());
        inner.find_map(bindingness)
    };
    let found = attribute.and_then(bindingness).or_else(|| printed.and_then(bindingness));
    found.or_else(|| others.into_iter().find_map(in_brackets))
}

/// The standing that `normativeAuthorization` of TBX gives (ISO 30042).
pub(crate) fn term_status(value: &str) -> Option<TermStatus> {
    if value.starts_with("preferred") {
        Some(TermStatus::Preferred)
    } else if value.starts_with("admitted") {
        Some(TermStatus::Admitted)
    } else if value.starts_with("deprecated") || value.starts_with("superseded") {
        Some(TermStatus::Deprecated)
    } else {
        None
    }
}

/// Types of `std-xref`.
const RELATIONS: &[(&str, RelationKind)] = &[
    ("replaces", RelationKind::Replaces),
    ("supersedes", RelationKind::Replaces),
    ("revises", RelationKind::Replaces),
    ("replacedby", RelationKind::ReplacedBy),
    ("supersededby", RelationKind::ReplacedBy),
    ("revisedby", RelationKind::ReplacedBy),
    ("amends", RelationKind::Amends),
    ("amendedby", RelationKind::AmendedBy),
    ("corrects", RelationKind::Corrects),
    ("adopts", RelationKind::Adopts),
    ("isadoptionof", RelationKind::Adopts),
    ("adoptedfrom", RelationKind::Adopts),
    ("adoptedby", RelationKind::AdoptedBy),
    ("ispartof", RelationKind::PartOf),
    ("partof", RelationKind::PartOf),
    ("obsoletes", RelationKind::Obsoletes),
    ("updates", RelationKind::Updates),
    // Words of this crate, for one front with the metadata of several documents.
    ("adopted", RelationKind::Adopts),
    ("isometa", RelationKind::Adopts),
    ("regmeta", RelationKind::Adopts),
    ("natmeta", RelationKind::Adopts),
    ("stdmeta", RelationKind::Adopts),
];

/// The relation that a type of `std-xref` names; case and separators do not matter.
pub(crate) fn relation(word: &str) -> RelationKind {
    let squeezed: String = word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    RELATIONS.iter().find(|(name, _)| *name == squeezed).map_or(RelationKind::Related, |(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn informative_is_not_taken_for_normative() {
        assert_eq!(bindingness("inform-annex"), Some(Bindingness::Informative));
        assert_eq!(bindingness("(normative)"), Some(Bindingness::Normative));
        assert_eq!(bindingness("（资料性）"), Some(Bindingness::Informative));
        assert_eq!(bindingness("Annex A"), None);
    }

    #[test]
    fn relations_are_told_by_their_word() {
        assert_eq!(relation("replaced-by"), RelationKind::ReplacedBy);
        assert_eq!(relation("informedBy"), RelationKind::Related);
    }
}

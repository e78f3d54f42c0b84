//! Words of Metanorma XML: types of clauses, relations, localities.

use crate::model::{ClauseKind, RelationKind};

/// `type` of a clause.
const SECTION_TYPES: &[(&str, ClauseKind)] = &[
    ("scope", ClauseKind::Scope),
    ("terms", ClauseKind::Terms),
    ("boilerplate", ClauseKind::Clause),
    ("acknowledgements", ClauseKind::Acknowledgements),
    ("contributors", ClauseKind::Contributors),
    ("submitters", ClauseKind::Contributors),
    ("participants", ClauseKind::Contributors),
    ("executivesummary", ClauseKind::FrontMatter),
    ("abstract", ClauseKind::Abstract),
    ("index", ClauseKind::Index),
];

/// The kind of a clause, from its type.
pub(crate) fn section_kind(kind: &str) -> Option<ClauseKind> {
    SECTION_TYPES.iter().find(|(name, _)| *name == kind).map(|(_, kind)| *kind)
}

/// `type` of a relation in `bibdata` (relaton, grammar of bibliographic items), by the document that has it.
const RELATIONS: &[(&str, RelationKind)] = &[
    ("obsoletes", RelationKind::Replaces),
    ("supersedes", RelationKind::Replaces),
    ("replaces", RelationKind::Replaces),
    ("revises", RelationKind::Replaces),
    ("obsoletedBy", RelationKind::ReplacedBy),
    ("supersededBy", RelationKind::ReplacedBy),
    ("replacedBy", RelationKind::ReplacedBy),
    ("updates", RelationKind::Amends),
    ("amends", RelationKind::Amends),
    ("updatedBy", RelationKind::AmendedBy),
    ("amendedBy", RelationKind::AmendedBy),
    ("corrects", RelationKind::Corrects),
    ("adoptedFrom", RelationKind::Adopts),
    ("adopts", RelationKind::Adopts),
    ("identical", RelationKind::Adopts),
    ("equivalent", RelationKind::Adopts),
    ("nonequivalent", RelationKind::Adopts),
    ("modified", RelationKind::Adopts),
    ("adoptedAs", RelationKind::AdoptedBy),
    ("partOf", RelationKind::PartOf),
    ("includedIn", RelationKind::PartOf),
];

/// The relation that a word names.
pub(crate) fn relation(word: &str) -> RelationKind {
    let same = |name: &str| name.eq_ignore_ascii_case(word);
    RELATIONS.iter().find(|(name, _)| same(name)).map_or(RelationKind::Related, |(_, kind)| *kind)
}

/// `type` of a locality, and the word that is printed before its number. An empty word: the number alone says it.
const LOCALITIES: &[(&str, &str)] = &[
    ("section", "Section"),
    ("clause", "Clause"),
    ("part", "Part"),
    ("paragraph", "Paragraph"),
    ("chapter", "Chapter"),
    ("page", "p."),
    ("line", "Line"),
    ("table", "Table"),
    ("figure", "Figure"),
    ("annex", "Annex"),
    ("appendix", "Appendix"),
    ("example", "Example"),
    ("note", "Note"),
    ("formula", "Formula"),
    ("list", "List"),
    ("volume", "Volume"),
    ("issue", "Issue"),
    ("column", "Column"),
    ("time", ""),
    ("anchor", ""),
    ("whole", ""),
];

/// A place in another document as it is printed: `Clause 3`, `3.1`, `Table 2`.
pub(crate) fn locality(kind: &str, from: &str, to: Option<&str>) -> String {
    let kind = kind.strip_prefix("locality:").unwrap_or(kind);
    let word = LOCALITIES.iter().find(|(name, _)| *name == kind).map_or("", |(_, word)| word);
    // ISO/IEC Directives Part 2, 10.4: subclauses are named by their number alone; so is what begins with a word.
    let bare = word.is_empty() || kind == "clause" && !from.bytes().all(|b| b.is_ascii_digit());
    let mut out = String::new();
    if !bare {
        out.push_str(word);
        out.push(' ');
    }
    out.push_str(from);
    if let Some(to) = to {
        out.push('\u{2013}');
        out.push_str(to);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_printed_with_their_word() {
        assert_eq!(locality("clause", "3", None), "Clause 3");
        assert_eq!(locality("clause", "3.1", None), "3.1");
        assert_eq!(locality("table", "2", Some("4")), "Table 2\u{2013}4");
        assert_eq!(locality("locality:prelude", "7", None), "7");
        assert_eq!(relation("obsoletes"), RelationKind::Replaces);
        assert_eq!(relation("kin"), RelationKind::Related);
    }
}

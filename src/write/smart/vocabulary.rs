//! Words of the model in the ISO/IEC SMART core ontology 2.0.0 and its taxonomies.

use super::resource::Curie;
use crate::model::{Bindingness, NodeKind, ProvisionKind, RelationKind};

/// The class of a provision.
pub(super) fn class(kind: ProvisionKind) -> Curie {
    match kind {
        ProvisionKind::Requirement => "smart:Requirement",
        ProvisionKind::Recommendation => "smart:Recommendation",
        ProvisionKind::Permission => "smart:Permission",
        ProvisionKind::Possibility => "smart:Possibility",
        ProvisionKind::Capability => "smart:Capability",
        ProvisionKind::Instruction => "smart:Instruction",
        ProvisionKind::Statement => "smart:Statement",
        ProvisionKind::ExternalConstraint => "smart:ExternalConstraint",
    }
}

/// The type of a provision: it governs what is done, or asserts what is.
pub(super) fn provision_type(kind: ProvisionKind) -> Curie {
    match kind {
        ProvisionKind::Possibility | ProvisionKind::Capability | ProvisionKind::Statement => {
            "provision-type:assertionalProvision"
        }
        _ => "provision-type:governingProvision",
    }
}

pub(super) fn bindingness(of: Bindingness) -> Curie {
    match of {
        Bindingness::Normative => "bindingness-type:normative",
        Bindingness::Informative => "bindingness-type:informative",
    }
}

/// The type of a supplement; `None` for what is no supplement of the taxonomy.
pub(super) fn supplement(kind: NodeKind) -> Option<Curie> {
    match kind {
        NodeKind::Note => Some("provision-supplement-type:note"),
        NodeKind::Example => Some("provision-supplement-type:example"),
        NodeKind::Footnote => Some("provision-supplement-type:footnote"),
        _ => None,
    }
}

/// The component of a publication that a fragment is of, from the kinds of its block and the blocks around it.
pub(super) fn component(kinds: impl Iterator<Item = NodeKind>) -> Curie {
    for kind in kinds {
        match kind {
            NodeKind::Table => return "publication-component-type:table",
            NodeKind::Figure | NodeKind::Graphic => return "publication-component-type:figure",
            NodeKind::Formula => return "publication-component-type:mathematicalFormula",
            NodeKind::Code => return "publication-component-type:code",
            NodeKind::Clause => break,
            _ => {}
        }
    }
    "publication-component-type:textual"
}

/// Types of documents, by words that publishers use: the most special first.
const PUBLICATIONS: &[(&str, Curie)] = &[
    ("publicly available specification", "publication-type:publiclyAvailableSpecification"),
    ("technical specification", "publication-type:technicalSpecification"),
    ("technical report", "publication-type:technicalReport"),
    ("international standard", "publication-type:internationalStandard"),
    ("guide", "publication-type:guide"),
    ("standard", "publication-type:standard"),
    ("standards track", "publication-type:standard"),
    ("标准", "publication-type:standard"),
];

/// The same, by the abbreviations in identifiers and metadata.
const ABBREVIATIONS: &[(&str, Curie)] = &[
    ("PAS", "publication-type:publiclyAvailableSpecification"),
    ("TS", "publication-type:technicalSpecification"),
    ("TR", "publication-type:technicalReport"),
    ("IS", "publication-type:internationalStandard"),
    ("GUIDE", "publication-type:guide"),
    ("GB", "publication-type:standard"),
];

/// The type of a document, from what it says of itself and the type in its identifier; any is a normative document.
pub(super) fn publication(words: impl Iterator<Item = impl AsRef<str>>) -> Curie {
    for word in words {
        let word = word.as_ref().trim();
        let lower = word.to_lowercase();
        let spelled = PUBLICATIONS.iter().find(|(known, _)| lower.replace(['-', '_'], " ").contains(known));
        let short = || ABBREVIATIONS.iter().find(|(known, _)| word.eq_ignore_ascii_case(known));
        if let Some((_, name)) = spelled.or_else(short) {
            return name;
        }
    }
    "publication-type:normativeDocument"
}

/// The property of a relation to another document, and whether the model allows it once only.
pub(super) fn relation(kind: RelationKind) -> Curie {
    match kind {
        RelationKind::Replaces | RelationKind::Obsoletes => "dcterms:replaces",
        RelationKind::ReplacedBy => "dcterms:isReplacedBy",
        RelationKind::Adopts => "prov:wasDerivedFrom",
        RelationKind::PartOf => "dcterms:isPartOf",
        _ => "dcterms:relation",
    }
}

/// The form of a term, as TBX and STS name it (`termType`, ISO 12620).
pub(super) fn term_form(kind: Option<&str>) -> Curie {
    let kind = kind.unwrap_or_default().to_ascii_lowercase();
    match &*kind.replace(['-', '_', ' '], "") {
        "abbreviation" | "abbreviatedform" | "shortform" => "term-form-type:abbreviation",
        "acronym" | "initialism" => "term-form-type:acronym",
        "symbol" | "logicalexpression" => "term-form-type:symbol",
        "formula" => "term-form-type:formula",
        "equation" => "term-form-type:equation",
        "variant" => "term-form-type:variant",
        _ => "term-form-type:fullForm",
    }
}

/// The part of speech of a term. Terms are nouns unless the entry says otherwise (ISO 10241-1, 6.4.2).
pub(super) fn part_of_speech(word: Option<&str>) -> Curie {
    match &*word.unwrap_or_default().to_ascii_lowercase() {
        "verb" | "v" => "part-of-speech-type:verb",
        "adjective" | "adj" => "part-of-speech-type:adjective",
        "adverb" | "adv" => "part-of-speech-type:adverb",
        _ => "part-of-speech-type:noun",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_have_types() {
        let of = |words: &[&str]| publication(words.iter());
        assert_eq!(of(&["IS"]), "publication-type:internationalStandard");
        assert_eq!(of(&["international-standard"]), "publication-type:internationalStandard");
        assert_eq!(of(&["", "TR"]), "publication-type:technicalReport");
        assert_eq!(of(&[]), "publication-type:normativeDocument");
    }
}

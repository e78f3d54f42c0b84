//! An adopting document against the one that it adopts, by ISO/IEC Guide 21-1.

use super::changes::{Change, Changes, ReferenceChange};
use super::compare::diff;
use super::consolidate::extract;
use super::kinds::{ChangeKind, Impact, Kinship};
use crate::identifier::Identifier;
use crate::model::{Bindingness, Clause, ClauseKind, Document, NodeKind, RelationKind};
use crate::word::vocabulary;

vocabulary! {
    /// How far a document corresponds to the one that it adopts (ISO/IEC Guide 21-1:2005, clause 4).
    pub enum Degree {
        /// Identical: the same technical content, structure and wording but for minimal editorial changes.
        Identical = "IDT",
        /// Modified: technical deviations or another structure, clearly identified.
        Modified = "MOD",
        /// Not equivalent: deviations that are not identified, or little that is the same.
        NotEquivalent = "NEQ",
    }
}

vocabulary! {
    /// To what a difference between an adopted and an adopting document belongs.
    pub enum Difference {
        /// What the adopted document demands, recommends, permits or defines is not what the adopting one does.
        Technical = "technical",
        /// The same stands elsewhere, or under another number.
        Structural = "structural",
        /// Wording, informative text, forewords, informative annexes.
        Editorial = "editorial",
    }
}

/// An adopting document compared with the adopted one.
#[derive(Clone, Debug)]
pub struct Adoption<'a> {
    changes: Changes<'a>,
    declared: Option<Degree>,
    identified: bool,
}

/// What phrases say of the degree, in the words of forewords.
const DECLARED: &[(&str, Degree)] = &[
    ("等同采用", Degree::Identical),
    ("修改采用", Degree::Modified),
    ("非等效", Degree::NotEquivalent),
    ("is identical to", Degree::Identical),
    ("is identical with", Degree::Identical),
    ("identical adoption", Degree::Identical),
    ("without any modification", Degree::Identical),
    ("without modification", Degree::Identical),
    ("without any change", Degree::Identical),
    ("without any alteration", Degree::Identical),
    ("ohne jede abänderung", Degree::Identical),
    ("sans aucune modification", Degree::Identical),
    ("modified adoption", Degree::Modified),
    ("is modified in relation to", Degree::Modified),
    ("not equivalent to", Degree::NotEquivalent),
];

/// What phrases say that deviations are identified in the document.
const IDENTIFIED: &[&str] = &[
    "technical deviation",
    "technical difference",
    "common modification",
    "national deviation",
    "技术性差异",
    "技术差异",
    "结构变化",
    "结构调整",
];

/// Compares an adopting document with the adopted one.
///
/// ```
/// let read = |text: &str| {
///     let source = format!("<standard><body><sec><label>1</label><p>{text}</p></sec></body></standard>");
///     normative::read(source.as_bytes(), &Default::default()).unwrap().document
/// };
/// let (adopted, adopting) = (read("Paper lanterns shall float for at least 60 minutes."), read("Paper lanterns shall float for at least 90 minutes."));
/// let adoption = normative::version::adoption(&adopted, &adopting);
/// assert_eq!(adoption.degree(), normative::version::Degree::NotEquivalent); // the deviation is identified nowhere
/// ```
pub fn adoption<'a>(adopted: &'a Document, adopting: &'a Document) -> Adoption<'a> {
    Adoption { changes: diff(adopted, adopting), declared: declared(adopting), identified: identified(adopting) }
}

/// The document that a document holds inside it as the one that it adopts, the outermost where there are several; none where it
/// adopts nothing in this way. Its source is that of the whole.
pub fn adopted_document(document: &Document) -> Option<Document> {
    let node = document.blocks().find(|block| block.kind() == NodeKind::AdoptedDocument)?;
    Some(extract(document, node.id()))
}

impl<'a> Adoption<'a> {
    /// All that differs, clause by clause.
    pub fn changes(&self) -> &Changes<'a> {
        &self.changes
    }

    /// The clauses of which one has another number in the adopting document, or which only one of them has.
    pub fn structure(&self) -> impl Iterator<Item = (Option<Clause<'a>>, Option<Clause<'a>>)> {
        let differs = |pair: &&(Option<Clause<'a>>, Option<Clause<'a>>)| match pair {
            (Some(a), Some(b)) => a.label() != b.label(),
            _ => true,
        };
        self.changes.pairs().iter().filter(differs).copied()
    }

    /// To what a difference belongs.
    pub fn difference(&self, change: &Change<'_>) -> Difference {
        let clause = change.after().or(change.before());
        let front = clause.is_some_and(|c| {
            use ClauseKind as K;
            matches!(
                c.kind(),
                K::Foreword
                    | K::Introduction
                    | K::Abstract
                    | K::Bibliography
                    | K::Index
                    | K::FrontMatter
                    | K::BackMatter
                    | K::Acknowledgements
                    | K::Contributors
            )
        });
        let normative = |c: Option<Clause<'_>>| c.is_none_or(|c| c.bindingness() == Bindingness::Normative);
        if front || !normative(change.before()) && !normative(change.after()) || !normative(clause) {
            return Difference::Editorial;
        }
        let technical = change.impact() > Impact::Patch
            || change.references().iter().any(ReferenceChange::is_normative)
            || !change.terms().is_empty();
        // An endorsement and its like have no number, so that the numbering of the rest is that of the adopted document.
        let alone = change.before().is_none() || change.after().is_none();
        match change.kind() {
            _ if technical => Difference::Technical,
            _ if alone && clause.is_some_and(|c| c.label().is_none()) => Difference::Editorial,
            ChangeKind::Modified if !change.is_moved() => Difference::Editorial,
            _ => Difference::Structural,
        }
    }

    /// The differences of a kind, in the order of the adopting document.
    pub fn of(&self, wanted: Difference) -> impl Iterator<Item = &Change<'a>> {
        self.changes.clauses().iter().filter(move |change| self.difference(change) == wanted)
    }

    /// True if the adopting document says where it deviates, in a list or annex.
    pub fn is_identified(&self) -> bool {
        self.identified
    }

    /// The degree that follows from the differences (ISO/IEC Guide 21-1, 4.2 to 4.4): identical without technical and structural
    /// ones, modified where they are identified, else not equivalent.
    pub fn degree(&self) -> Degree {
        let unlike = self.changes.kinship() == Kinship::Unrelated || self.changes.kinship() == Kinship::Empty;
        let deviates = |kind: Difference| self.of(kind).next().is_some();
        match (deviates(Difference::Technical) || deviates(Difference::Structural), self.identified) {
            _ if unlike => Degree::NotEquivalent,
            (false, _) => Degree::Identical,
            (true, true) => Degree::Modified,
            (true, false) => Degree::NotEquivalent,
        }
    }

    /// The degree that the adopting document declares, if it does.
    pub fn declared(&self) -> Option<Degree> {
        self.declared
    }

    /// True if the declared degree is the one that follows; `None` where none is declared.
    pub fn agrees(&self) -> Option<bool> {
        self.declared.map(|declared| declared == self.degree())
    }

    /// Why the degree follows, in words.
    pub fn reasons(&self) -> Vec<String> {
        let count = |kind: Difference| self.of(kind).count();
        let (technical, structural) = (count(Difference::Technical), count(Difference::Structural));
        let mut found = vec![format!(
            "{technical} technical, {structural} structural, {} editorial differences",
            count(Difference::Editorial)
        )];
        if self.changes.kinship() == Kinship::Translation {
            found.push("the documents are in two languages: only their structure was compared".to_owned());
        }
        if technical + structural > 0 {
            let said = if self.identified { "says" } else { "does not say" };
            found.push(format!("the adopting document {said} where it deviates"));
        }
        found
    }
}

/// What a document declares: in its relations, its identifiers, or its foreword.
fn declared(document: &Document) -> Option<Degree> {
    let metadata = document.metadata();
    let adopts = metadata.relations.iter().filter(|r| r.kind == RelationKind::Adopts || r.word.is_some());
    let related = adopts.filter_map(|r| r.word.as_deref()).find_map(by_word);
    let ids = || metadata.identifiers.iter().filter_map(|id| id.value.parse::<Identifier>().ok());
    let identified = || ids().find_map(|id| id.degree().and_then(by_word));
    // An identifier made of the adopted one is that of an identical adoption (ISO/IEC Guide 21-1:2005, clause 6).
    let named = || ids().any(|id| id.degree().is_none() && id.adopts().is_some()).then_some(Degree::Identical);
    let said = || {
        let fronts = document
            .clauses()
            .filter(|c| matches!(c.kind(), ClauseKind::Foreword | ClauseKind::Introduction | ClauseKind::FrontMatter));
        let texts = fronts.map(|c| c.text().to_lowercase());
        texts.into_iter().find_map(|text| {
            let first = DECLARED.iter().filter_map(|(phrase, degree)| text.find(phrase).map(|at| (at, *degree)));
            first.min_by_key(|(at, _)| *at).map(|(_, degree)| degree)
        })
    };
    related.or_else(identified).or_else(said).or_else(named)
}

/// The degree that a word of the metadata says: `IDT`, `identicalTo`, `isModifiedAdoptionOf`.
fn by_word(word: &str) -> Option<Degree> {
    let word = word.trim().to_ascii_lowercase();
    let says = |sign: &str| word.contains(sign);
    match &*word {
        "idt" | "equal" => Some(Degree::Identical),
        "mod" | "eqv" => Some(Degree::Modified),
        "neq" => Some(Degree::NotEquivalent),
        _ if says("notequivalent") || says("nonequivalent") || says("non-equivalent") || says("not-equivalent") => {
            Some(Degree::NotEquivalent)
        }
        _ if says("identical") => Some(Degree::Identical),
        _ if says("modified") => Some(Degree::Modified),
        _ => None,
    }
}

fn identified(document: &Document) -> bool {
    document.clauses().any(|clause| {
        let about = matches!(
            clause.kind(),
            ClauseKind::Foreword | ClauseKind::Introduction | ClauseKind::FrontMatter | ClauseKind::Annex
        );
        about && {
            let text = clause.text().to_lowercase();
            IDENTIFIED.iter().any(|phrase| text.contains(phrase))
        }
    })
}

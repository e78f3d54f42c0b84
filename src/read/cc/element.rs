//! The elements of Common Criteria documents, by local name, and what each becomes.

use crate::model::{MarkKind, NodeKind};
use crate::read::xml::Node;
use crate::read::xml::prose::{self, Prose};

/// The role of an element for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It only holds others: its content is read as if it were not there.
    Through,
    /// Nothing in it is content, or it is read with the metadata.
    Skip,
    /// An element of XHTML.
    Prose(Prose),
    Root,
    /// `section`, `subsection`, `chapter`, `clause`, `appendix` …
    Section,
    /// `bibliography`.
    Bibliography,
    /// `f-class`, `a-family` …: classes and families.
    Family,
    /// `f-component`, `a-component`.
    Component,
    /// `f-element`, `a-element`.
    Element,
    /// `ae-developer`, `ae-content`, `ae-evaluator`: an element of an assurance component of CC 3.1.
    Action,
    /// `title` of an element: what it demands.
    Title,
    /// A note that says what it is, with the name that is printed before it.
    Supplement(&'static str),
    /// A part of a supplement with a name: `TSS`, `Guidance`, `Tests`.
    Part(&'static str),
    /// A block that is no note: dependencies, management, audit.
    Group,
    /// `eal`, `cap`: a package, by its label.
    Package,
    /// `eal-component`, `ae-dc-element`: the label of something.
    Label,
    /// `selectables`, `fe-selection`.
    Selection,
    /// `selectable`, `fe-selectionitem`.
    Selectable,
    /// `assignable`, `fe-assignment`.
    Assignment,
    /// `refinement`.
    Refinement,
    /// `threats`, `assumptions` …: a list of names with explanations.
    Names,
    /// `threat`, `assumption`, `SO` …: one of them.
    Name,
    /// What is said of a name.
    Explanation,
    /// `term` with its full form.
    Term,
    /// `entry`: of a glossary, of a bibliography, or a cell.
    Entry,
    /// `glossentry`, `acronym` and their parts.
    GlossEntry,
    Designation,
    Definition,
    TermSource,
    TermNote,
    Acronym,
    /// `biblioentry`.
    BiblioEntry,
    /// `xref`, `linkref`, `cite` …: a reference whose words are printed.
    Call,
    /// `depends`, `selection-depends`: a condition on a choice.
    Depends,
    /// `abbr linkend`.
    Abbreviation,
    /// `figure`.
    Figure,
    /// `table` of CALS: `tgroup` and its parts.
    Row,
    Footnote,
    /// `url`: an address.
    Address,
    Unknown,
}

/// `(name, role)`, by name.
const ELEMENTS: &[(&str, Role)] = &[
    ("CClaimsInfo", Role::Through),
    ("ESR", Role::Root),
    ("Guidance", Role::Part("Guidance")),
    ("KMD", Role::Part("KMD")),
    ("Module", Role::Root),
    ("OSP", Role::Name),
    ("OSPs", Role::Names),
    ("PP", Role::Root),
    ("PPReference", Role::Skip),
    ("Package", Role::Root),
    ("ReferenceTable", Role::Skip),
    ("RevisionHistory", Role::Skip),
    ("SO", Role::Name),
    ("SOE", Role::Name),
    ("SOEs", Role::Names),
    ("SOs", Role::Names),
    ("TSS", Role::Part("TSS")),
    ("Tests", Role::Part("Tests")),
    ("a-class", Role::Family),
    ("a-component", Role::Component),
    ("a-element", Role::Element),
    ("a-family", Role::Family),
    ("aactivity", Role::Supplement("Evaluation Activities")),
    ("abbr", Role::Abbreviation),
    ("ac-application-notes", Role::Supplement("Application notes")),
    ("aco-application-notes", Role::Supplement("Application notes")),
    ("aco-dependsoncomponent", Role::Call),
    ("aco-hierarchical", Role::Group),
    ("aco-objectives", Role::Supplement("Objectives")),
    ("acronym", Role::Acronym),
    ("acronymdef", Role::Prose(Prose::Block(NodeKind::DefinitionText))),
    ("acronyms", Role::Through),
    ("acronymterm", Role::Prose(Prose::Block(NodeKind::DefinitionTerm))),
    ("addressed-by", Role::Explanation),
    ("ae-content", Role::Action),
    ("ae-dc-element", Role::Label),
    ("ae-developer", Role::Action),
    ("ae-evaluator", Role::Action),
    ("af-application-notes", Role::Supplement("Application notes")),
    ("appendix", Role::Section),
    ("appref", Role::Call),
    ("assignable", Role::Assignment),
    ("assignment", Role::Assignment),
    ("assumption", Role::Name),
    ("assumptions", Role::Names),
    ("audit", Role::Group),
    ("audit-event", Role::Supplement("Audit event")),
    ("bibliodef", Role::Explanation),
    ("biblioentry", Role::BiblioEntry),
    ("bibliography", Role::Bibliography),
    ("biblioterm", Role::Prose(Prose::Inline(MarkKind::Strong))),
    ("bold", Role::Prose(Prose::Inline(MarkKind::Strong))),
    ("cap", Role::Package),
    ("cap-component", Role::Label),
    ("cc", Role::Root),
    ("cc-entry", Role::Skip),
    ("cclaim", Role::Name),
    ("cclaims", Role::Names),
    ("chapter", Role::Section),
    ("cite", Role::Call),
    ("clause", Role::Section),
    ("comp-lev", Role::Group),
    ("con-mod", Role::Group),
    ("con-op", Role::Group),
    ("con-toe", Role::Group),
    ("ctr-ref", Role::Call),
    ("dependencies", Role::Group),
    ("depends", Role::Depends),
    ("description", Role::Explanation),
    ("doc-pref", Role::Skip),
    ("eal", Role::Package),
    ("eal-component", Role::Label),
    ("entry", Role::Entry),
    ("equation", Role::Prose(Prose::Block(NodeKind::Formula))),
    ("evalactionlabel", Role::Prose(Prose::Inline(MarkKind::Strong))),
    ("ext-comp-def", Role::Group),
    ("extra-css", Role::Skip),
    ("f-class", Role::Family),
    ("f-component", Role::Component),
    ("f-element", Role::Element),
    ("f-family", Role::Family),
    ("fco-audit", Role::Group),
    ("fco-dependencies", Role::Group),
    ("fco-dependsoncomponent", Role::Call),
    ("fco-evaluator-notes", Role::Supplement("Evaluator notes")),
    ("fco-hierarchical", Role::Group),
    ("fco-levelling", Role::Group),
    ("fco-management", Role::Group),
    ("fco-or", Role::Through),
    ("fco-rationale", Role::Supplement("Rationale")),
    ("fco-user-notes", Role::Supplement("User notes")),
    ("fe-assignment", Role::Assignment),
    ("fe-assignmentitem", Role::Through),
    ("fe-assignmentnotes", Role::Supplement("Assignment")),
    ("fe-final-notes", Role::Supplement("Notes")),
    ("fe-item", Role::Prose(Prose::Block(NodeKind::ListItem))),
    ("fe-list", Role::Prose(Prose::List("alpha-lower"))),
    ("fe-notes", Role::Supplement("Notes")),
    ("fe-selection", Role::Selection),
    ("fe-selectionitem", Role::Selectable),
    ("fe-selectionnotes", Role::Supplement("Selection")),
    ("ff-evaluator-notes", Role::Supplement("Evaluator notes")),
    ("ff-user-notes", Role::Supplement("User notes")),
    ("figref", Role::Call),
    ("figure", Role::Figure),
    ("footnote", Role::Footnote),
    ("git", Role::Skip),
    ("glossalt", Role::Designation),
    ("glossary", Role::Through),
    ("glossdef", Role::Definition),
    ("glossentry", Role::GlossEntry),
    ("glossnote", Role::TermNote),
    ("glosssource", Role::TermSource),
    ("glossterm", Role::Designation),
    ("heading", Role::Prose(Prose::Block(NodeKind::Paragraph))),
    ("include-pkg", Role::Skip),
    ("indent", Role::Prose(Prose::Division)),
    ("intro", Role::Skip),
    ("italic", Role::Prose(Prose::Inline(MarkKind::Emphasis))),
    ("item", Role::Prose(Prose::Block(NodeKind::ListItem))),
    ("linkref", Role::Call),
    ("list", Role::Prose(Prose::List("bullet"))),
    ("m-workunit", Role::Supplement("")),
    ("ma-application-notes", Role::Supplement("Application notes")),
    ("ma-objectives", Role::Supplement("Objectives")),
    ("management", Role::Group),
    ("management-function", Role::Prose(Prose::Block(NodeKind::ListItem))),
    ("management-function-set", Role::Prose(Prose::List("order"))),
    ("msa-application-notes", Role::Supplement("Application notes")),
    ("msa-input", Role::Supplement("Input")),
    ("msa-objectives", Role::Supplement("Objectives")),
    ("no-tests", Role::Part("No tests")),
    ("note", Role::Supplement("Note")),
    ("objective-refer", Role::Explanation),
    ("para", Role::Prose(Prose::Block(NodeKind::Paragraph))),
    ("patchinfo", Role::Skip),
    ("pp-preferences", Role::Skip),
    ("rationale", Role::Explanation),
    ("raw-url", Role::Skip),
    ("refinement", Role::Refinement),
    ("release-notes", Role::Skip),
    ("row", Role::Row),
    ("script", Role::Skip),
    ("secref", Role::Call),
    ("section", Role::Section),
    ("selectable", Role::Selectable),
    ("selectables", Role::Selection),
    ("selection-depends", Role::Depends),
    ("style", Role::Skip),
    ("subaactivity", Role::Part("")),
    ("subclause", Role::Section),
    ("subsection", Role::Section),
    ("tag", Role::Prose(Prose::Inline(MarkKind::Strong))),
    ("tds-applied", Role::Skip),
    ("term", Role::Term),
    ("test", Role::Prose(Prose::Block(NodeKind::ListItem))),
    ("test-obj", Role::Part("Test objective")),
    ("testlist", Role::Prose(Prose::List("order"))),
    ("tgroup", Role::Through),
    ("threat", Role::Name),
    ("threats", Role::Names),
    ("title", Role::Title),
    ("tss", Role::Part("TSS")),
    ("url", Role::Address),
    ("usecase", Role::Name),
    ("usecases", Role::Names),
    ("util", Role::Through),
    ("xref", Role::Call),
];

/// Elements that hold blocks and words of their own, and are no more than that.
const DIVISIONS: &[&str] = &[
    "Mod-cc-ref",
    "FP-cc-ref",
    "InsertAppendixExplainer",
    "InsertSPDCorrespondence",
    "ac-introduction",
    "ac-overview",
    "af-levelling-criteria",
    "af-objectives",
    "af-overview",
    "cap-assurance-components",
    "cap-objectives",
    "cc-pkg-claim",
    "cc-pp-conf",
    "cc-pp-config-with",
    "cc-pt2-conf",
    "cc-pt3-conf",
    "cc-st-conf",
    "choice",
    "component-refer",
    "componentneeded",
    "componentsneeded",
    "eal-assurance-components",
    "eal-objectives",
    "ext-comp-def-title",
    "fam-behavior",
    "fc-informative-notes",
    "fc-introduction",
    "ff-behaviour",
    "group",
    "ma-introduction",
    "management-function-table",
    "notes",
    "requires",
    "snip",
    "tech-terms",
];

/// The role of a local name.
pub(super) fn role(name: &str) -> Role {
    match ELEMENTS.binary_search_by(|(known, _)| (*known).cmp(name)) {
        Ok(at) => ELEMENTS[at].1,
        Err(_) if DIVISIONS.contains(&name) => Role::Prose(Prose::Division),
        Err(_) => prose::role(name).map_or(Role::Unknown, Role::Prose),
    }
}

/// Returns `true` if an element is a section by its namespace: its name is its title.
pub(super) fn is_named_section(node: Node<'_>) -> bool {
    node.namespace().is_some_and(|namespace| namespace.ends_with("/cc/v1/section"))
}

/// Returns `true` if a name is of a block, so that it is no part of a sentence.
pub(super) fn is_block(node: Node<'_>) -> bool {
    if is_named_section(node) {
        return true;
    }
    match role(node.name()) {
        Role::Prose(role) => role.is_block(),
        Role::Selection
        | Role::Selectable
        | Role::Assignment
        | Role::Refinement
        | Role::Call
        | Role::Abbreviation
        | Role::Address
        | Role::Footnote
        | Role::Label
        | Role::Unknown => false,
        Role::Through => node.name() == "glossary",
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order() {
        assert!(ELEMENTS.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(role("f-element"), Role::Element);
        assert_eq!(role("snip"), Role::Prose(Prose::Division));
        assert_eq!(role("nosuch"), Role::Unknown);
    }
}

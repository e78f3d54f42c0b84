//! The elements of XCCDF, by local name, and what each becomes.

use crate::model::ClauseKind;
use crate::read::xml::prose::{self, Prose};

/// The role of an element for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It only holds others: its content is read as if it were not there.
    Through,
    /// Nothing in it is content, or it is read with the metadata.
    Skip,
    /// A part that only a scanner reads: left out with a note.
    Scanner,
    /// An element of XHTML.
    Prose(Prose),
    /// `Benchmark` and `Tailoring`: the document.
    Root,
    /// `component` of a data stream.
    Component,
    /// `notice`, `front-matter`, `rear-matter`.
    Matter(ClauseKind),
    /// `Group` and `Rule`.
    Item,
    /// `Profile`, `Value`: blocks with facts.
    Entity(&'static str),
    /// `select`, `refine-value`, `refine-rule`, `set-value`: an entry of a profile.
    Setting,
    Title,
    Description,
    /// `warning`.
    Warning,
    /// `rationale`, `question`, `fixtext`, `profile-note` …: a supplement that says what it is.
    Supplement,
    /// `check` and `complex-check`.
    Check,
    /// `check-content-ref`, `check-export`, `check-import`: an entry of a check, all attributes.
    CheckPart,
    /// `check-content`.
    CheckContent,
    /// `fix`.
    Fix,
    /// `reference`, `ident`.
    Reference,
    /// `requires`, `conflicts`.
    Requires,
    /// `sub`, `instance`: words from elsewhere.
    Substitution,
    /// `value`, `default`, `lower-bound` …: what a value may be.
    Choice,
    /// `status`, `version`, `impact-metric` …: a fact of what it stands in.
    Fact,
    /// `platform`.
    Platform,
    /// `xi:include`.
    Include,
    Unknown,
}

/// `(name, role)`, by name.
const ELEMENTS: &[(&str, Role)] = &[
    ("Benchmark", Role::Root),
    ("Group", Role::Item),
    ("Profile", Role::Entity("profile")),
    ("Rule", Role::Item),
    ("Tailoring", Role::Root),
    ("TestResult", Role::Scanner),
    ("Value", Role::Entity("value")),
    ("benchmark", Role::Skip),
    ("catalog", Role::Skip),
    ("check", Role::Check),
    ("check-content", Role::CheckContent),
    ("check-content-ref", Role::CheckPart),
    ("check-export", Role::CheckPart),
    ("check-import", Role::CheckPart),
    ("checklists", Role::Through),
    ("checks", Role::Skip),
    ("choice", Role::Choice),
    ("choices", Role::Through),
    ("complex-check", Role::Check),
    ("complex-default", Role::Through),
    ("complex-value", Role::Through),
    ("component", Role::Component),
    ("component-ref", Role::Skip),
    ("conflicts", Role::Requires),
    ("cpe-list", Role::Scanner),
    ("data-stream", Role::Skip),
    ("data-stream-collection", Role::Through),
    ("dc-status", Role::Fact),
    ("default", Role::Choice),
    ("description", Role::Description),
    ("dictionaries", Role::Skip),
    ("extended-component", Role::Scanner),
    ("fix", Role::Fix),
    ("fixtext", Role::Supplement),
    ("front-matter", Role::Matter(ClauseKind::FrontMatter)),
    ("ident", Role::Reference),
    ("impact-metric", Role::Fact),
    ("include", Role::Include),
    ("instance", Role::Substitution),
    ("item", Role::Choice),
    ("lower-bound", Role::Choice),
    ("match", Role::Choice),
    ("metadata", Role::Fact),
    ("model", Role::Skip),
    ("notice", Role::Matter(ClauseKind::FrontMatter)),
    ("plain-text", Role::Skip),
    ("platform", Role::Platform),
    ("platform-definitions", Role::Scanner),
    ("platform-specification", Role::Scanner),
    ("profile-note", Role::Supplement),
    ("question", Role::Supplement),
    ("rationale", Role::Supplement),
    ("rear-matter", Role::Matter(ClauseKind::BackMatter)),
    ("reference", Role::Reference),
    ("refine-rule", Role::Setting),
    ("refine-value", Role::Setting),
    ("remark", Role::Supplement),
    ("requires", Role::Requires),
    ("select", Role::Setting),
    ("set-complex-value", Role::Setting),
    ("set-value", Role::Setting),
    ("signature", Role::Scanner),
    ("source", Role::Fact),
    ("status", Role::Fact),
    ("title", Role::Title),
    ("upper-bound", Role::Choice),
    ("value", Role::Choice),
    ("version", Role::Fact),
    ("warning", Role::Warning),
];

/// The role of a local name.
pub(super) fn role(name: &str) -> Role {
    if name == "sub" {
        return Role::Substitution;
    }
    match ELEMENTS.binary_search_by(|(known, _)| (*known).cmp(name)) {
        Ok(at) => ELEMENTS[at].1,
        Err(_) => prose::role(name).map_or(Role::Unknown, Role::Prose),
    }
}

/// Returns `true` if a name is of a block, so that it is no part of a sentence.
pub(super) fn is_block(name: &str) -> bool {
    match role(name) {
        Role::Prose(role) => role.is_block(),
        Role::Substitution | Role::Unknown => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order() {
        assert!(ELEMENTS.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(role("Rule"), Role::Item);
        assert_eq!(role("p"), Role::Prose(Prose::Block(crate::model::NodeKind::Paragraph)));
        assert_eq!(role("nosuch"), Role::Unknown);
    }
}

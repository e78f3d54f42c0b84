//! The elements of Metanorma XML, by local name, and what each becomes.

use crate::model::{ClauseKind, MarkKind, NodeKind, ProvisionKind, TermStatus};

/// The role of an element for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It only holds others: its content is read as if it were not there.
    Through,
    /// Nothing in it is content.
    Skip,
    /// The presentation layer: a copy of what the semantic layer says.
    Rendered,
    /// Settings of the processor; said once.
    Settings,
    /// The document, or a collection of documents.
    Root,
    /// A block of a kind.
    Block(NodeKind),
    /// An inline range.
    Inline(MarkKind),
    /// `bibdata`: the metadata.
    Metadata,
    /// `boilerplate`: statements that the publisher puts into every document.
    Boilerplate,
    /// `clause`.
    Section,
    /// `annex`.
    Annex,
    /// A clause with a fixed kind.
    Clause(ClauseKind),
    /// `references`: a list of references.
    References,
    /// The title of a clause.
    Title,
    /// A name: of a table, a figure, a term, an old clause.
    Name,
    /// `p`.
    Paragraph,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// An item of a list of terms with explanations: its term.
    ItemTerm,
    /// Its explanation.
    ItemText,
    /// A table.
    Table,
    /// A group of rows, with its role.
    RowGroup(&'static str),
    /// A row.
    Row,
    /// A cell; whether it heads a row or column.
    Cell(bool),
    /// A picture.
    Image,
    /// A figure.
    Figure,
    /// A displayed formula.
    Formula,
    /// A formula inside a sentence, or that of a displayed one.
    Stem,
    /// The root of MathML.
    Math,
    /// MathML that separates what stands on either side.
    MathSpace,
    /// Linear notation of a formula: `AsciiMath` or `LaTeX`.
    MathText,
    /// Program text.
    Code,
    /// Text laid out by characters.
    Preformatted,
    /// The sign in program text that leads to a remark.
    Callout,
    /// The remark.
    Annotation,
    /// A note or an example.
    Supplement(NodeKind),
    /// A warning or other boxed text.
    Admonition,
    /// A footnote.
    Footnote,
    /// An entry of the index, written where the word stands.
    Index,
    /// A comment of a reviewer.
    Review,
    /// Text that a change deletes.
    Deleted,
    /// A forced line end.
    Break,
    /// White space of a width.
    Tab,
    /// An id without text.
    Bookmark,
    /// A link to an address.
    Link,
    /// A cross-reference inside the document.
    CrossReference,
    /// A reference to another document.
    Citation,
    /// The use of a term that has an entry.
    Concept,
    /// A term entry.
    Term,
    /// A designation.
    Designation(TermStatus),
    /// A fact about a designation, as text.
    TermFact,
    /// The definition.
    Definition,
    /// Where a term entry, or a quotation, was taken from.
    Source,
    /// How a source was modified.
    Modification,
    /// An entry of a list of references.
    Entry,
    /// An entry of a list of references in the oldest files.
    OldEntry,
    /// A part of one, or of a source, with nothing between it and the part before it.
    OldPart,
    /// A requirement, a recommendation, a permission.
    Provision(ProvisionKind),
    /// A part of a provision beside its statement, printed with a word before it.
    ProvisionFact,
    /// A test of a provision.
    ProvisionTest,
    /// `description` of a provision.
    Description,
    /// `amend`: a change of another document.
    Amend,
    /// The content of a change.
    NewContent,
    /// Nothing that Metanorma has.
    Unknown,
}

use Role::{Block, Inline, Settings, Skip, Through};

/// `(local name, role)`.
const ELEMENTS: &[(&str, Role)] = &[
    // Documents. Roots of other names are known by their end, see `role`.
    ("metanorma", Role::Root),
    ("iso_standard", Role::Root),
    ("metanorma-collection", Role::Root),
    ("doc-container", Through),
    ("bibdata", Role::Metadata),
    ("boilerplate", Role::Boilerplate),
    ("preface", Through),
    ("sections", Through),
    ("bibliography", Through),
    ("middle", Through),
    ("front", Through),
    ("back", Through),
    ("prefatory-content", Role::Clause(ClauseKind::FrontMatter)),
    ("final-content", Role::Clause(ClauseKind::BackMatter)),
    ("metanorma-extension", Settings),
    ("localized-strings", Settings),
    ("presentation-metadata", Settings),
    ("semantic-metadata", Settings),
    ("misc-container", Settings),
    ("directive", Settings),
    ("manifest", Settings),
    ("coverpage", Settings),
    ("format", Settings),
    ("render-document-annotations", Settings),
    ("annotation-container", Role::Review),
    ("review-container", Role::Review),
    ("review", Role::Review),
    ("termdocsource", Skip),
    ("toc", Skip),
    ("pagebreak", Skip),
    ("hr", Skip),
    ("col", Skip),
    ("colgroup", Skip),
    ("autonumber", Skip),
    ("semx", Role::Rendered),
    ("biblio-tag", Role::Rendered),
    // The oldest files.
    ("scope", Role::Clause(ClauseKind::Scope)),
    ("norm_ref", Role::Clause(ClauseKind::NormativeReferences)),
    ("terms_defs", Role::Clause(ClauseKind::Terms)),
    ("symbols_abbrevs", Role::Clause(ClauseKind::Symbols)),
    ("patent_notice", Through),
    ("termdef", Role::Term),
    ("admitted_term", Role::Designation(TermStatus::Admitted)),
    ("termsymbol", Role::Designation(TermStatus::Admitted)),
    ("deprecated_term", Role::Designation(TermStatus::Deprecated)),
    ("termdomain", Block(NodeKind::SubjectField)),
    ("termref", Role::Source),
    ("isosection", Role::OldPart),
    ("iso_ref_title", Role::OldEntry),
    ("reference", Role::OldEntry),
    ("ref", Through),
    ("isocode", Role::OldPart),
    ("isodate", Role::OldPart),
    ("isotitle", Role::OldPart),
    ("date_footnote", Role::Footnote),
    ("warning", Role::Admonition),
    // Clauses.
    ("clause", Role::Section),
    ("appendix", Role::Section),
    ("subsection", Role::Section),
    ("annex", Role::Annex),
    ("foreword", Role::Clause(ClauseKind::Foreword)),
    ("introduction", Role::Clause(ClauseKind::Introduction)),
    ("abstract", Role::Clause(ClauseKind::Abstract)),
    ("acknowledgements", Role::Clause(ClauseKind::Acknowledgements)),
    ("executivesummary", Role::Clause(ClauseKind::FrontMatter)),
    ("terms", Role::Clause(ClauseKind::Terms)),
    ("definitions", Role::Clause(ClauseKind::Symbols)),
    ("references", Role::References),
    ("indexsect", Role::Clause(ClauseKind::Index)),
    ("colophon", Role::Clause(ClauseKind::BackMatter)),
    ("title", Role::Title),
    ("variant-title", Block(NodeKind::Caption)),
    ("floating-title", Block(NodeKind::Caption)),
    ("name", Role::Name),
    // Blocks.
    ("p", Role::Paragraph),
    ("ul", Role::List),
    ("ol", Role::List),
    ("li", Role::Item),
    ("dl", Block(NodeKind::DefinitionList)),
    ("dt", Role::ItemTerm),
    ("dd", Role::ItemText),
    ("key", Through),
    ("table", Role::Table),
    ("thead", Role::RowGroup("head")),
    ("tbody", Role::RowGroup("body")),
    ("tfoot", Role::RowGroup("foot")),
    ("tr", Role::Row),
    ("th", Role::Cell(true)),
    ("td", Role::Cell(false)),
    ("figure", Role::Figure),
    ("image", Role::Image),
    ("video", Role::Image),
    ("audio", Role::Image),
    ("svg", Role::Image),
    ("emf", Role::Image),
    ("altsource", Skip),
    ("formula", Role::Formula),
    ("sourcecode", Role::Code),
    ("body", Through),
    ("pre", Role::Preformatted),
    ("callout", Role::Callout),
    ("annotation", Role::Annotation),
    ("callout-annotation", Role::Annotation),
    ("note", Role::Supplement(NodeKind::Note)),
    ("termnote", Role::Supplement(NodeKind::Note)),
    ("example", Role::Supplement(NodeKind::Example)),
    ("termexample", Role::Supplement(NodeKind::Example)),
    ("admonition", Role::Admonition),
    ("quote", Block(NodeKind::Quote)),
    ("author", Block(NodeKind::Paragraph)),
    ("attribution", Through),
    ("fn", Role::Footnote),
    // Inline.
    ("em", Inline(MarkKind::Emphasis)),
    ("strong", Inline(MarkKind::Strong)),
    ("sub", Inline(MarkKind::Subscript)),
    ("sup", Inline(MarkKind::Superscript)),
    ("tt", Inline(MarkKind::Code)),
    ("code", Inline(MarkKind::Code)),
    ("underline", Inline(MarkKind::Underline)),
    ("strike", Inline(MarkKind::Strike)),
    ("smallcap", Inline(MarkKind::SmallCaps)),
    ("bcp14", Inline(MarkKind::Keyword)),
    ("add", Inline(MarkKind::Inserted)),
    ("del", Role::Deleted),
    ("keyword", Inline(MarkKind::Strong)),
    ("span", Through),
    ("br", Role::Break),
    ("tab", Role::Tab),
    ("bookmark", Role::Bookmark),
    ("index", Role::Index),
    ("index-xref", Role::Index),
    ("ruby", Through),
    ("rb", Through),
    ("rt", Through),
    ("ruby-pronunciation", Through),
    ("ruby-annotation", Through),
    ("date", Through),
    ("number", Through),
    ("enum-comma", Through),
    ("comma", Through),
    ("enum", Through),
    ("conn", Through),
    ("passthrough", Through),
    ("input", Through),
    ("label", Role::ProvisionFact),
    ("display-text", Through),
    ("variant", Role::Name),
    ("string", Through),
    // References.
    ("xref", Role::CrossReference),
    ("eref", Role::Citation),
    ("erefstack", Through),
    ("origin", Role::Citation),
    ("link", Role::Link),
    ("concept", Role::Concept),
    ("locality", Skip),
    ("localityStack", Skip),
    ("refterm", Skip),
    ("renderterm", Through),
    ("bibitem", Role::Entry),
    ("formattedref", Through),
    ("docidentifier", Through),
    // Formulas.
    ("stem", Role::Stem),
    ("math", Role::Math),
    ("asciimath", Role::MathText),
    ("latexmath", Role::MathText),
    ("annotation-xml", Skip),
    // Terms.
    ("term", Role::Term),
    ("preferred", Role::Designation(TermStatus::Preferred)),
    ("admitted", Role::Designation(TermStatus::Admitted)),
    ("deprecates", Role::Designation(TermStatus::Deprecated)),
    ("related", Block(NodeKind::TermNote)),
    ("expression", Through),
    ("letter-symbol", Through),
    ("graphical-symbol", Through),
    ("grammar", Role::TermFact),
    ("pronunciation", Role::TermFact),
    ("abbreviation-type", Role::TermFact),
    ("field-of-application", Role::TermFact),
    ("usage-info", Role::TermFact),
    ("usageinfo", Role::TermFact),
    ("domain", Block(NodeKind::SubjectField)),
    ("subject", Role::ProvisionFact),
    ("definition", Role::Definition),
    ("verbal-definition", Through),
    ("non-verbal-representation", Through),
    ("verbalexpression", Through),
    ("termsource", Role::Source),
    ("source", Role::Source),
    ("modification", Role::Modification),
    // Provisions.
    ("requirement", Role::Provision(ProvisionKind::Requirement)),
    ("recommendation", Role::Provision(ProvisionKind::Recommendation)),
    ("permission", Role::Provision(ProvisionKind::Permission)),
    ("identifier", Role::ProvisionFact),
    ("inherit", Role::ProvisionFact),
    ("classification", Role::ProvisionFact),
    ("tag", Through),
    ("value", Through),
    ("description", Role::Description),
    ("specification", Role::Description),
    ("component", Role::Description),
    ("measurement-target", Role::ProvisionTest),
    ("verification", Role::ProvisionTest),
    ("import", Role::ProvisionTest),
    // Changes.
    ("amend", Role::Amend),
    ("newcontent", Role::NewContent),
];

/// The role of an element, by its local name. Asked once for each name of a document.
pub(super) fn role(name: &str) -> Role {
    if let Some((_, role)) = ELEMENTS.iter().find(|(known, _)| *known == name) {
        return *role;
    }
    match name {
        _ if name.starts_with("fmt-") => Role::Rendered,
        _ if name.ends_with("-standard") || name == "standard-document" => Role::Root,
        _ if crate::read::xml::mathml::SPACES.contains(&name) => Role::MathSpace,
        _ if is_mathml(name) => Role::Through,
        _ => Role::Unknown,
    }
}

/// Elements of presentation MathML that hold text or others.
fn is_mathml(name: &str) -> bool {
    const OTHERS: &[&str] = &["merror", "mphantom", "semantics", "none", "maction"];
    let rest = name.strip_prefix('m');
    let known = [
        "row",
        "style",
        "i",
        "n",
        "o",
        "s",
        "text",
        "fenced",
        "sqrt",
        "padded",
        "enclose",
        "multiscripts",
        "prescripts",
    ];
    let scripts = ["sub", "sup", "subsup", "under", "over", "underover"];
    rest.is_some_and(|rest| known.contains(&rest) || scripts.contains(&rest)) || OTHERS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_one_role() {
        for (at, (name, _)) in ELEMENTS.iter().enumerate() {
            assert!(ELEMENTS[..at].iter().all(|(known, _)| known != name), "{name}");
        }
        assert_eq!(role("gb-standard"), Role::Root);
        assert_eq!(role("fmt-anything"), Role::Rendered);
        assert_eq!(role("mfrac"), Role::MathSpace);
        assert_eq!(role("nosuch"), Role::Unknown);
    }
}

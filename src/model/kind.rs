//! Closed vocabularies of the structure, each with its name in rows and in the native JSON.

pub(super) use crate::word::vocabulary;

vocabulary! {
    /// Kind of a node of the structure.
    pub enum NodeKind {
        /// The whole document; always the first node, and only that.
        Document = "document",
        /// A document inside another: the one that an adoption adopts.
        AdoptedDocument = "adopted-document",
        /// A clause, subclause, annex or unnumbered element such as a foreword.
        Clause = "clause",
        /// The title of a clause.
        Title = "title",
        /// Declaration that a clause prints, such as `(normative)` below an annex's number.
        AnnexType = "annex-type",
        /// A paragraph. Lists and other blocks that its markup holds are its children.
        Paragraph = "paragraph",
        /// A list of items.
        List = "list",
        /// An item of a list; its label is the printed `a)`, `—` or `1.`.
        ListItem = "list-item",
        /// A list of terms or symbols with explanations.
        DefinitionList = "definition-list",
        /// One term or symbol with its explanation.
        DefinitionItem = "definition-item",
        /// The term or symbol of a definition item.
        DefinitionTerm = "definition-term",
        /// The explanation of a definition item.
        DefinitionText = "definition-text",
        /// A table with its caption, rows, notes and footnotes.
        Table = "table",
        /// The header, a body or the foot of a table.
        RowGroup = "row-group",
        /// A row of a table.
        Row = "row",
        /// A cell of a table.
        Cell = "cell",
        /// The title of a table, figure or example, or the text below it.
        Caption = "caption",
        /// A figure, or a group of figures.
        Figure = "figure",
        /// A picture; its text is the alternative text.
        Graphic = "graphic",
        /// A displayed formula, as linear text; its MathML or TeX is an attribute.
        Formula = "formula",
        /// A note.
        Note = "note",
        /// An example.
        Example = "example",
        /// A warning, caution or other boxed text.
        Warning = "warning",
        /// A footnote, lifted out of the text that it interrupts; a mark says where it hangs.
        Footnote = "footnote",
        /// Text quoted from elsewhere.
        Quote = "quote",
        /// Program text, kept as it is with its line ends.
        Code = "code",
        /// Text laid out by characters, kept as it is with its line ends.
        Preformatted = "preformatted",
        /// A term entry, or a group of them below one number.
        TermEntry = "term-entry",
        /// The part of a term entry in one language.
        TermLanguage = "term-language",
        /// A term, abbreviation or symbol of a term entry.
        Designation = "designation",
        /// The definition of a term entry.
        Definition = "definition",
        /// The field of knowledge of a term entry, such as `<rice>`.
        SubjectField = "subject-field",
        /// Source of a term entry.
        TermSource = "term-source",
        /// A pointer from a term entry to another, or a note on its use.
        TermNote = "term-note",
        /// A list of referenced documents.
        ReferenceList = "reference-list",
        /// An entry of a list of referenced documents.
        ReferenceEntry = "reference-entry",
        /// An instruction to an editor, in an amendment.
        EditingInstruction = "editing-instruction",
        /// Something that none of the others is; its element's name is an attribute.
        Other = "other",
    }
}

vocabulary! {
    /// Kind of a clause (ISO/IEC Directives Part 2, clause 6, Table 1).
    pub enum ClauseKind {
        /// An ordinary clause or subclause.
        Clause = "clause",
        /// The foreword.
        Foreword = "foreword",
        /// The introduction.
        Introduction = "introduction",
        /// The abstract.
        Abstract = "abstract",
        /// The scope.
        Scope = "scope",
        /// Normative references.
        NormativeReferences = "normative-references",
        /// Terms and definitions.
        Terms = "terms",
        /// Symbols and abbreviated terms.
        Symbols = "symbols",
        /// An annex or appendix.
        Annex = "annex",
        /// The bibliography.
        Bibliography = "bibliography",
        /// An index.
        Index = "index",
        /// Acknowledgements.
        Acknowledgements = "acknowledgements",
        /// Contributors and authors.
        Contributors = "contributors",
        /// Something before the body that has no kind of its own.
        FrontMatter = "front-matter",
        /// Something after the body that has no kind of its own.
        BackMatter = "back-matter",
    }
}

vocabulary! {
    /// True if content binds (ISO/IEC Directives Part 2, clause 3: normative and informative elements).
    pub enum Bindingness {
        /// It must be complied with to claim conformity, or says how to.
        Normative = "normative",
        /// It helps to understand.
        Informative = "informative",
    }
}

vocabulary! {
    /// The standing of a designation in a term entry (ISO 10241-1, 6.2).
    pub enum TermStatus {
        /// The preferred term.
        Preferred = "preferred",
        /// An admitted term.
        Admitted = "admitted",
        /// A deprecated term.
        Deprecated = "deprecated",
    }
}

vocabulary! {
    /// Kind of an inline range of text.
    pub enum MarkKind {
        /// Italic or emphasised.
        Emphasis = "emphasis",
        /// Bold.
        Strong = "strong",
        /// Subscript.
        Subscript = "subscript",
        /// Superscript.
        Superscript = "superscript",
        /// Monospaced; code inside a sentence.
        Code = "code",
        /// Underlined.
        Underline = "underline",
        /// Struck through in print.
        Strike = "strike",
        /// Small capitals.
        SmallCaps = "small-caps",
        /// Overlined.
        Overline = "overline",
        /// Inserted since the last edition, in a redline.
        Inserted = "inserted",
        /// Deleted since the last edition. A document that was read has no such text; a redline that amendments give has.
        Deleted = "deleted",
        /// A formula inside a sentence; the value is its MathML or TeX source.
        Math = "math",
        /// A link; the value is its target.
        Link = "link",
        /// The place that a footnote hangs from; the value is the number of the footnote's node.
        FootnoteAnchor = "footnote-anchor",
        /// A forced line end.
        LineBreak = "line-break",
        /// A term that has an entry; the value is the anchor of the entry.
        Term = "term",
        /// A key word that the markup names as one.
        Keyword = "keyword",
        /// A picture inside a sentence; the value is its target.
        Graphic = "graphic",
        /// A range with a type of its own; the value is that type.
        Named = "named",
        /// Words that the source leaves to its processor to print: "Section 3.5" for a cross-reference without text.
        Generated = "generated",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_lead_back() {
        assert_eq!("table".parse::<NodeKind>().unwrap(), NodeKind::Table);
        let error = "tabel".parse::<NodeKind>().unwrap_err().to_string();
        assert!(error.contains("unknown node kind \"tabel\", expected one of: document, "), "{error}");
        for kind in NodeKind::ALL {
            assert_eq!(NodeKind::from_name(kind.name()), Some(*kind));
        }
        for kind in MarkKind::ALL {
            assert_eq!(MarkKind::from_name(kind.name()), Some(*kind));
        }
    }
}

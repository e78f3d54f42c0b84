//! The elements of NISO STS and ISOSTS, by local name, and what each becomes.

use std::sync::LazyLock;

use crate::model::{ClauseKind, MarkKind, NodeKind};

/// The role of an element for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It only holds others: its content is read as if it were not there.
    Through,
    /// Like [`Through`](Self::Through), but what it holds are words apart, with nothing between them in the source.
    Apart,
    /// Nothing in it is content: machine identifiers, drawing instructions.
    Skip,
    /// A block of a kind.
    Block(NodeKind),
    /// A block whose white space is kept.
    Verbatim(NodeKind),
    /// An inline range.
    Inline(MarkKind),
    /// `standard`: a document, adopted if it stands inside an adoption.
    Standard,
    /// Metadata of a document.
    Metadata,
    /// A section.
    Section,
    /// An annex.
    Annex,
    /// `annex-type`: the printed words that say what the annex is.
    AnnexType,
    /// A list of references.
    ReferenceList,
    /// A clause with a fixed kind.
    Clause(ClauseKind),
    /// The title of whatever it stands in.
    Title,
    /// The label of whatever it stands in.
    Label,
    /// A list.
    List,
    /// A table inside its wrapper, or alone.
    Table,
    /// `thead`, `tbody`, `tfoot`: the role of the group.
    RowGroup(Group),
    /// A row.
    Row,
    /// A cell; whether it heads a row or column.
    Cell(bool),
    /// `colspec` of the CALS model: names a column.
    ColumnSpec,
    /// A picture.
    Graphic,
    /// A picture inside a sentence.
    InlineGraphic,
    /// A formula inside a sentence.
    InlineFormula,
    /// The root of MathML.
    Math,
    /// A base with one or more scripts.
    Script,
    /// MathML that separates what stands on either side.
    MathSpace,
    /// TeX.
    Tex,
    /// `annotation`: of MathML another form of the formula, of a citation a remark.
    Annotation,
    /// Another form of a formula that is there as MathML.
    MathTwin,
    /// A note; whether its markup says that it is normative.
    Note(Option<bool>),
    /// An example.
    Example(Option<bool>),
    /// A footnote.
    Footnote,
    /// `index-term`: an entry of the index, written where the word stands; no part of the sentence.
    IndexTerm,
    /// A forced line end.
    Break,
    /// A link to an address.
    Link,
    /// A cross-reference inside the document.
    CrossReference,
    /// A reference to a standard.
    Standards,
    /// `styled-content` and `named-content`, which may be a change of a redline.
    Styled,
    /// A section of terms.
    TermSection,
    /// A term entry, TBX or not.
    TermEntry,
    /// The part of a TBX entry in one language.
    LanguageSet,
    /// `term`: a designation, or the key of a definition list.
    Term,
    /// `def`.
    Def,
    /// `definition` of TBX.
    Definition,
    /// `source`: of a term entry, or of a citation.
    Source,
    /// A value of TBX about the designation before it; the key is told by the name.
    TermValue,
    /// A link to another term entry.
    EntailedTerm,
    /// `object-id`: a machine identifier that is text; kept with the metadata.
    ObjectId,
    /// A drawing in the file itself; words in it are said, not read.
    Drawing,
    /// `xi:include`: names another file, which is not opened.
    Include,
    /// The role of a hint; no element has it.
    Hinted,
    /// Nothing that STS has.
    Unknown,
}

/// The role of a group of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Head,
    Body,
    Foot,
}

impl Group {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Body => "body",
            Self::Foot => "foot",
        }
    }
}

use Role::{Block, Inline, Skip, Through, Verbatim};

/// `(local name, role)`. Names of TBX and MathML among them; the reader matches local names only.
const ELEMENTS: &[(&str, Role)] = &[
    ("", Role::Unknown),
    // Structure.
    ("standard", Role::Standard),
    ("adoption", Role::Standard),
    ("adoption-front", Through),
    ("front", Through),
    ("body", Through),
    ("back", Through),
    ("sub-part", Through),
    ("app-group", Through),
    ("floats-group", Through),
    ("fn-group", Through),
    ("notes-group", Through),
    ("table-wrap-group", Through),
    ("table-wrap-foot", Through),
    ("alternatives", Through),
    ("citation-alternatives", Through),
    ("iso-meta", Role::Metadata),
    ("reg-meta", Role::Metadata),
    ("nat-meta", Role::Metadata),
    ("std-meta", Role::Metadata),
    ("std-doc-meta", Role::Metadata),
    ("processing-meta", Role::Metadata),
    ("article-meta", Role::Metadata),
    ("sec", Role::Section),
    ("app", Role::Annex),
    ("annex-type", Role::AnnexType),
    ("ref-list", Role::ReferenceList),
    ("ref", Block(NodeKind::ReferenceEntry)),
    ("ack", Role::Clause(ClauseKind::Acknowledgements)),
    ("abstract", Role::Clause(ClauseKind::Abstract)),
    ("trans-abstract", Role::Clause(ClauseKind::Abstract)),
    ("glossary", Role::Clause(ClauseKind::Terms)),
    ("notes", Role::Clause(ClauseKind::Clause)),
    ("index", Role::Clause(ClauseKind::Index)),
    ("index-title-group", Through),
    ("index-div", Block(NodeKind::Other)),
    ("index-entry", Block(NodeKind::Other)),
    ("nav-pointer", Role::CrossReference),
    ("nav-pointer-group", Through),
    ("see-entry", Block(NodeKind::TermNote)),
    ("see-also-entry", Block(NodeKind::TermNote)),
    ("index-term", Role::IndexTerm),
    ("index-term-range-end", Skip),
    ("title", Role::Title),
    ("subtitle", Role::Title),
    ("alt-title", Role::Title),
    ("label", Role::Label),
    ("caption", Block(NodeKind::Caption)),
    ("legend", Block(NodeKind::Caption)),
    // Blocks.
    ("p", Block(NodeKind::Paragraph)),
    ("list", Role::List),
    ("list-item", Block(NodeKind::ListItem)),
    ("def-list", Block(NodeKind::DefinitionList)),
    ("def-item", Block(NodeKind::DefinitionItem)),
    ("term-head", Block(NodeKind::Caption)),
    ("def-head", Block(NodeKind::Caption)),
    ("def", Role::Def),
    ("disp-quote", Block(NodeKind::Quote)),
    ("verse-group", Block(NodeKind::Quote)),
    ("verse-line", Block(NodeKind::Paragraph)),
    ("attrib", Block(NodeKind::Paragraph)),
    ("boxed-text", Block(NodeKind::Warning)),
    ("admonition", Block(NodeKind::Warning)),
    ("statement", Block(NodeKind::Other)),
    ("speech", Block(NodeKind::Other)),
    ("speaker", Block(NodeKind::Paragraph)),
    ("sig-block", Block(NodeKind::Other)),
    ("sig", Block(NodeKind::Paragraph)),
    ("editing-instruction", Block(NodeKind::EditingInstruction)),
    ("supplementary-material", Block(NodeKind::Other)),
    ("non-normative-note", Role::Note(Some(false))),
    ("normative-note", Role::Note(Some(true))),
    ("note", Role::Note(None)),
    ("non-normative-example", Role::Example(Some(false))),
    ("normative-example", Role::Example(Some(true))),
    ("example", Role::Example(None)),
    ("fn", Role::Footnote),
    ("footnote", Through),
    ("code", Verbatim(NodeKind::Code)),
    ("preformat", Verbatim(NodeKind::Preformatted)),
    // Tables.
    ("table-wrap", Block(NodeKind::Table)),
    ("array", Block(NodeKind::Table)),
    ("table", Role::Table),
    ("tgroup", Through),
    ("thead", Role::RowGroup(Group::Head)),
    ("tbody", Role::RowGroup(Group::Body)),
    ("tfoot", Role::RowGroup(Group::Foot)),
    ("tr", Role::Row),
    ("row", Role::Row),
    ("th", Role::Cell(true)),
    ("td", Role::Cell(false)),
    ("entry", Role::Cell(false)),
    ("colspec", Role::ColumnSpec),
    ("col", Skip),
    ("colgroup", Skip),
    // Figures and formulas.
    ("fig", Block(NodeKind::Figure)),
    ("fig-group", Block(NodeKind::Figure)),
    ("graphic", Role::Graphic),
    ("media", Role::Graphic),
    ("inline-graphic", Role::InlineGraphic),
    ("inline-media", Role::InlineGraphic),
    ("alt-text", Through),
    ("long-desc", Block(NodeKind::Paragraph)),
    ("disp-formula", Block(NodeKind::Formula)),
    ("disp-formula-group", Through),
    ("chem-struct-wrap", Block(NodeKind::Formula)),
    ("chem-struct", Through),
    ("inline-formula", Role::InlineFormula),
    ("math", Role::Math),
    ("semantics", Through),
    ("mrow", Through),
    ("mstyle", Through),
    ("mi", Through),
    ("mn", Through),
    ("mo", Through),
    ("ms", Through),
    ("mtext", Through),
    ("mfenced", Through),
    ("msqrt", Through),
    ("mroot", Role::MathSpace),
    ("mfrac", Role::MathSpace),
    ("mspace", Role::MathSpace),
    ("mlabeledtr", Role::MathSpace),
    ("mtable", Role::MathSpace),
    ("mtr", Role::MathSpace),
    ("mtd", Role::MathSpace),
    ("msub", Role::Script),
    ("msup", Role::Script),
    ("msubsup", Role::Script),
    ("munder", Role::Script),
    ("mover", Role::Script),
    ("munderover", Role::Script),
    ("annotation-xml", Role::MathTwin),
    ("tex-math", Role::Tex),
    // Inline.
    ("bold", Inline(MarkKind::Strong)),
    ("italic", Inline(MarkKind::Emphasis)),
    ("em", Inline(MarkKind::Emphasis)),
    ("sub", Inline(MarkKind::Subscript)),
    ("sup", Inline(MarkKind::Superscript)),
    ("monospace", Inline(MarkKind::Code)),
    ("inline-code", Inline(MarkKind::Code)),
    ("underline", Inline(MarkKind::Underline)),
    ("overline", Inline(MarkKind::Overline)),
    ("strike", Inline(MarkKind::Strike)),
    ("sc", Inline(MarkKind::SmallCaps)),
    ("roman", Through),
    ("sans-serif", Through),
    ("fixed-case", Through),
    ("num", Through),
    ("abbrev", Through),
    ("target", Through),
    ("ruby", Through),
    ("rb", Through),
    ("rt", Through),
    ("rp", Through),
    ("styled-content", Role::Styled),
    ("named-content", Role::Styled),
    ("break", Role::Break),
    ("hr", Skip),
    ("x", Through),
    // References.
    ("xref", Role::CrossReference),
    ("std", Role::Standards),
    ("std-ref", Through),
    ("std-id-group", Skip),
    ("std-id", Skip),
    ("mixed-citation", Through),
    ("element-citation", Role::Apart),
    ("nlm-citation", Role::Apart),
    ("person-group", Role::Apart),
    ("name", Role::Apart),
    ("date-in-citation", Role::Apart),
    ("contrib", Role::Apart),
    ("contrib-group", Role::Apart),
    ("aff", Role::Apart),
    ("annotation", Role::Annotation),
    ("related-object", Through),
    ("related-article", Through),
    ("uri", Role::Link),
    ("ext-link", Role::Link),
    ("email", Role::Link),
    ("object-id", Role::ObjectId),
    // Terms.
    ("term-sec", Role::TermSection),
    ("termEntry", Role::TermEntry),
    ("term-display", Role::TermEntry),
    ("langSet", Role::LanguageSet),
    ("tig", Through),
    ("ntig", Through),
    ("termGrp", Through),
    ("term", Role::Term),
    ("definition", Role::Definition),
    ("subjectField", Block(NodeKind::SubjectField)),
    ("source", Role::Source),
    ("term-source", Block(NodeKind::TermSource)),
    ("see-also", Block(NodeKind::TermNote)),
    ("toc-entry", Block(NodeKind::Other)),
    ("include", Role::Include),
    ("xSource", Block(NodeKind::TermSource)),
    ("see", Block(NodeKind::TermNote)),
    ("crossReference", Block(NodeKind::TermNote)),
    ("externalCrossReference", Block(NodeKind::TermNote)),
    ("related-term", Block(NodeKind::TermNote)),
    ("usageNote", Block(NodeKind::TermNote)),
    ("pronunciation", Block(NodeKind::TermNote)),
    ("geographicalUsage", Block(NodeKind::TermNote)),
    ("entailedTerm", Role::EntailedTerm),
    ("partOfSpeech", Role::TermValue),
    ("part-of-speech", Role::TermValue),
    ("termType", Role::TermValue),
    ("grammaticalGender", Role::TermValue),
    ("grammaticalNumber", Role::TermValue),
    ("normativeAuthorization", Role::TermValue),
    ("administrativeStatus", Role::TermValue),
    ("xGraphic", Role::Drawing),
    // Drawings that converters leave behind.
    ("svg", Role::Drawing),
    ("emf", Role::Drawing),
];

/// Names that STS has (with those of JATS, TBX and MathML that it takes in) and that only hold what is in them.
static HOLDERS: &str = include_str!("holders.txt");

/// Every name with its role, and an index over the names.
struct Index {
    rows: Vec<(&'static str, Role)>,
    slots: Vec<u16>,
}

const SLOTS: usize = 2048;

/// Open addressing: a look-up is one hash and, nearly always, one comparison.
static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let rows: Vec<_> = ELEMENTS.iter().copied().chain(HOLDERS.lines().map(|name| (name, Through))).collect();
    let mut slots = vec![0; SLOTS];
    for (at, (name, _)) in rows.iter().enumerate().skip(1) {
        let mut slot = hash(name);
        while slots[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = at as u16;
    }
    Index { rows, slots }
});

fn hash(name: &str) -> usize {
    let mut hash = 0xcbf2_9ce4_u32;
    for byte in name.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (hash ^ (hash >> 15)) as usize % SLOTS
}

/// The position of a name in the table, 0 for one that STS does not have.
pub(super) fn lookup(name: &str) -> usize {
    let index = &*INDEX;
    let mut slot = hash(name);
    loop {
        match usize::from(index.slots[slot]) {
            0 => return 0,
            at if index.rows[at].0 == name => return at,
            _ => slot = (slot + 1) % SLOTS,
        }
    }
}

/// The role of a position that [`lookup`] gave.
pub(super) fn role(at: usize) -> Role {
    INDEX.rows[at].1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_once() {
        assert!(INDEX.rows.len() * 2 < SLOTS);
        for (at, (name, _)) in INDEX.rows.iter().enumerate().skip(1) {
            assert_eq!(lookup(name), at, "{name}");
        }
        assert_eq!(lookup("nosuch"), 0);
    }
}

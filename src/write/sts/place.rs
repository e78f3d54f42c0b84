//! Content models of NISO STS 1.0, as far as the writer asks.

/// Content model of the element around a piece that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// `sec`, `app`, `boxed-text`: blocks, and sections after them.
    Section,
    /// `body`: blocks, and sections after them.
    Body,
    /// `disp-quote`, notes, examples: blocks.
    Blocks,
    /// `fn`, `def`, `caption`, `editing-instruction`: paragraphs and notes.
    Paragraphs,
    /// `list-item`.
    Item,
    /// `p`.
    Paragraph,
    /// `td`, `th`.
    Cell,
    /// `styled-content`.
    Styled,
    /// `bold`, `italic` and the other faces.
    Face,
    /// `title`.
    Title,
    /// `term` of a definition list and of the index.
    Term,
    /// `xref`, `ext-link`.
    Link,
    /// `std`.
    Standard,
    /// `mixed-citation`.
    Citation,
    /// `disp-formula`.
    Formula,
    /// `inline-formula`.
    InlineFormula,
    /// `code`, `preformat`.
    Code,
    /// `tbx:definition`, `tbx:note`, `tbx:example`, `tbx:usageNote`.
    TbxText,
    /// `tbx:source`, `tbx:see`, `tbx:term` …
    TbxSimple,
    /// `term-sec`.
    TermSection,
    /// `term-display`.
    TermDisplay,
    /// `term-source` of `term-display`.
    TermSource,
    /// `fig`.
    Figure,
    /// `fig-group`.
    FigureGroup,
    /// `table-wrap` before its foot.
    Table,
    /// `table-wrap-foot`.
    TableFoot,
    /// `ref-list`.
    References,
    /// An element that holds characters only.
    Plain,
}

const FACES: &[&str] = &[
    "bold",
    "italic",
    "sub",
    "sup",
    "monospace",
    "underline",
    "overline",
    "strike",
    "sc",
    "styled-content",
    "inline-graphic",
];
/// Elements that most running text may hold beside faces.
const PHRASE: &[&str] = &["xref", "ext-link", "fn", "index-term", "target", "inline-formula", "tbx:entailedTerm"];
const NOTES: &[&str] = &["normative-note", "non-normative-note", "normative-example", "non-normative-example"];
const LISTS: &[&str] = &["list", "def-list"];
/// Blocks that may stand inside of a paragraph too.
const DISPLAY: &[&str] = &[
    "array",
    "boxed-text",
    "code",
    "disp-formula",
    "disp-quote",
    "fig",
    "fig-group",
    "graphic",
    "list",
    "def-list",
    "preformat",
    "statement",
    "table-wrap",
    "normative-note",
    "non-normative-note",
    "normative-example",
    "non-normative-example",
];
const TBX: &[&str] = &[
    "boxed-text",
    "fig",
    "fig-group",
    "table-wrap",
    "normative-note",
    "non-normative-note",
    "normative-example",
    "non-normative-example",
    "list",
    "def-list",
    "disp-formula",
    "break",
    "std",
    "xref",
    "ext-link",
    "fn",
    "target",
    "inline-formula",
];

impl Place {
    /// Returns `true` if an element may stand here.
    pub(super) fn allows(self, element: &str) -> bool {
        self.sets().iter().any(|set| set.contains(&element))
    }

    /// Returns `true` if text may stand here.
    pub(super) fn holds_text(self) -> bool {
        !matches!(
            self,
            Self::Section
                | Self::Body
                | Self::Blocks
                | Self::Paragraphs
                | Self::Item
                | Self::TermSection
                | Self::TermDisplay
                | Self::Figure
                | Self::FigureGroup
                | Self::Table
                | Self::TableFoot
                | Self::References
        )
    }

    fn sets(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Section => &[DISPLAY, &["p", "editing-instruction", "fn-group", "ref-list"]],
            Self::Body => &[DISPLAY, &["p", "editing-instruction", "ref-list"]],
            Self::Blocks | Self::References => &[DISPLAY, &["p", "editing-instruction"]],
            Self::Paragraphs => &[NOTES, &["p"]],
            Self::Item => &[NOTES, LISTS, &["p"]],
            Self::Paragraph => &[DISPLAY, FACES, PHRASE, &["break", "std", "ref-list"]],
            Self::Cell => &[
                FACES,
                PHRASE,
                NOTES,
                LISTS,
                &["break", "std", "p", "array", "code", "disp-formula", "fig", "fig-group", "graphic", "preformat"],
            ],
            Self::Styled => &[DISPLAY, FACES, PHRASE],
            Self::Face => &[FACES, PHRASE, &["std"]],
            Self::Term => &[FACES, PHRASE, &["array", "code", "disp-formula", "graphic", "preformat"]],
            Self::Link => &[FACES],
            Self::Standard => &[FACES, &["xref", "ext-link", "fn"]],
            Self::Title | Self::Citation => &[FACES, PHRASE, &["break", "std"]],
            Self::Formula => {
                &[FACES, NOTES, &["break", "ext-link", "array", "code", "graphic", "preformat", "inline-formula"]]
            }
            Self::InlineFormula => &[FACES, &["inline-formula"]],
            Self::Code => &[FACES, &["xref", "ext-link", "fn", "index-term", "target", "std", "tbx:entailedTerm"]],
            Self::TbxText => &[FACES, TBX, &["tbx:entailedTerm"]],
            Self::TbxSimple => &[FACES, TBX],
            Self::TermSection | Self::TermDisplay => &[DISPLAY, &["p"]],
            Self::TermSource => {
                &[&["bold", "italic", "sub", "sup", "monospace", "underline", "overline", "strike", "sc", "ext-link"]]
            }
            Self::Figure => &[
                NOTES,
                LISTS,
                &[
                    "disp-formula",
                    "fn-group",
                    "disp-quote",
                    "statement",
                    "table-wrap",
                    "p",
                    "array",
                    "code",
                    "graphic",
                    "preformat",
                ],
            ],
            Self::FigureGroup => &[&["fig", "graphic"]],
            Self::Table => &[NOTES, LISTS, &["disp-quote", "statement", "code", "graphic", "preformat", "table"]],
            Self::TableFoot => &[NOTES, &["p", "fn-group"]],
            Self::Plain => &[],
        }
    }
}

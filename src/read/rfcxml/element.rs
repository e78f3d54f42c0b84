//! The elements of RFCXML, by local name, and what each becomes.

use crate::model::{MarkKind, NodeKind};

/// The role of an element for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It only holds others: its content is read as if it were not there.
    Through,
    /// Nothing in it is content.
    Skip,
    /// A block of a kind.
    Block(NodeKind),
    /// An inline range of a kind.
    Inline(MarkKind),
    /// An inline range with a type of its own: the element's name.
    Named,
    /// A part of a referenced document or of an address: words apart, with nothing between them in the source.
    Part,
    /// `rfc`: the document.
    Root,
    /// `front`: of the document, metadata; of a reference, parts.
    Front,
    /// An element of `front` that is metadata of the document, or a part of a reference.
    Meta,
    /// `middle`.
    Middle,
    /// `back`.
    Back,
    /// `section`, and the `appendix` of the first version.
    Section,
    /// `abstract`.
    Abstract,
    /// `note`: in front matter a clause, elsewhere a note.
    Note,
    /// `toc`: generated.
    Contents,
    /// `name`: the title of whatever it stands in.
    Name,
    /// `t`: a paragraph, or an item of a `list`.
    Paragraph,
    /// `preamble` and `postamble`.
    Amble,
    /// `ul`, `ol`.
    List,
    /// `li`.
    Item,
    /// `list` of version 2.
    OldList,
    /// `dl`, `dt`, `dd`.
    Definitions,
    DefinitionTerm,
    DefinitionText,
    /// `table` and `texttable`.
    Table,
    RowGroup(&'static str),
    Row,
    Cell,
    /// `ttcol`, `c`: rows are counted.
    HeadCell,
    TextCell,
    Figure,
    Artwork,
    SourceCode,
    /// `svg`.
    Drawing,
    /// `cref`: a comment to the editor.
    Comment,
    /// `xref` and `relref`.
    CrossReference,
    /// `eref`.
    Link,
    /// `iref`: an entry of the index.
    IndexTerm,
    /// `spanx`.
    Span,
    /// `br` and `vspace`.
    Break,
    /// `contact` and `author`: a person.
    Person,
    /// `references`.
    References,
    /// `reference` and `referencegroup`.
    Reference,
    /// `seriesInfo`, `date` in a reference.
    SeriesInfo,
    Date,
    /// `xi:include`.
    Include,
    Unknown,
}

/// `(name, role)`, by name.
const ELEMENTS: &[(&str, Role)] = &[
    ("abstract", Role::Abstract),
    ("address", Role::Through),
    ("anchor-alias", Role::Through),
    ("annotation", Role::Part),
    ("appendix", Role::Section),
    ("area", Role::Meta),
    ("artset", Role::Through),
    ("artwork", Role::Artwork),
    ("aside", Role::Block(NodeKind::Note)),
    ("author", Role::Person),
    ("back", Role::Back),
    ("bcp14", Role::Inline(MarkKind::Keyword)),
    ("blockquote", Role::Block(NodeKind::Quote)),
    ("boilerplate", Role::Through),
    ("br", Role::Break),
    ("c", Role::TextCell),
    ("city", Role::Part),
    ("cityarea", Role::Part),
    ("code", Role::Part),
    ("contact", Role::Person),
    ("country", Role::Part),
    ("cref", Role::Comment),
    ("date", Role::Date),
    ("dd", Role::DefinitionText),
    ("dfn", Role::Named),
    ("displayreference", Role::Skip),
    ("dl", Role::Definitions),
    ("dt", Role::DefinitionTerm),
    ("em", Role::Inline(MarkKind::Emphasis)),
    ("email", Role::Part),
    ("eref", Role::Link),
    ("extaddr", Role::Part),
    ("facsimile", Role::Part),
    ("feedback", Role::Through),
    ("figure", Role::Figure),
    ("format", Role::Skip),
    ("front", Role::Front),
    ("h", Role::Inline(MarkKind::Strong)),
    ("has", Role::Through),
    ("include", Role::Include),
    ("iref", Role::IndexTerm),
    ("keyword", Role::Meta),
    ("li", Role::Item),
    ("link", Role::Skip),
    ("list", Role::OldList),
    ("lt", Role::Paragraph),
    ("middle", Role::Middle),
    ("name", Role::Name),
    ("note", Role::Note),
    ("ol", Role::List),
    ("organization", Role::Part),
    ("phone", Role::Part),
    ("pobox", Role::Part),
    ("postal", Role::Through),
    ("postalLine", Role::Part),
    ("postamble", Role::Amble),
    ("preamble", Role::Amble),
    ("ref", Role::Named),
    ("refcontent", Role::Part),
    ("reference", Role::Reference),
    ("referencegroup", Role::Reference),
    ("references", Role::References),
    ("region", Role::Part),
    ("relref", Role::CrossReference),
    ("rfc", Role::Root),
    ("section", Role::Section),
    ("seriesInfo", Role::SeriesInfo),
    ("sortingCode", Role::Part),
    ("source", Role::Through),
    ("sourcecode", Role::SourceCode),
    ("span", Role::Through),
    ("spanx", Role::Span),
    ("stream", Role::Meta),
    ("street", Role::Part),
    ("strong", Role::Inline(MarkKind::Strong)),
    ("sub", Role::Inline(MarkKind::Subscript)),
    ("sup", Role::Inline(MarkKind::Superscript)),
    ("svg", Role::Drawing),
    ("t", Role::Paragraph),
    ("table", Role::Table),
    ("tbody", Role::RowGroup("body")),
    ("td", Role::Cell),
    ("texttable", Role::Table),
    ("tfoot", Role::RowGroup("foot")),
    ("th", Role::Cell),
    ("thead", Role::RowGroup("head")),
    ("title", Role::Meta),
    ("toc", Role::Contents),
    ("tr", Role::Row),
    ("tt", Role::Inline(MarkKind::Code)),
    ("ttcol", Role::HeadCell),
    ("u", Role::Named),
    ("ul", Role::List),
    ("uri", Role::Part),
    ("vspace", Role::Break),
    ("workgroup", Role::Meta),
    ("xref", Role::CrossReference),
];

/// The place of a name in the table; the last is that of names that RFCXML does not have.
pub(super) fn lookup(name: &str) -> usize {
    ELEMENTS.binary_search_by(|(known, _)| (*known).cmp(name)).unwrap_or(ELEMENTS.len())
}

/// The role of a place that [`lookup`] gave.
pub(super) fn role(at: usize) -> Role {
    ELEMENTS.get(at).map_or(Role::Unknown, |(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order() {
        assert!(ELEMENTS.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(role(lookup("xref")), Role::CrossReference);
        assert_eq!(role(lookup("nosuch")), Role::Unknown);
    }
}

//! What the elements of a page become, by tag, class and role.

use super::furniture::{self, Reason};
use super::tree::{Node, Tag};
use crate::model::{MarkKind, NodeKind};

/// What an element becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// No text of the document.
    Skip(Reason),
    /// Holds blocks, and is none.
    Through,
    /// Stands inside a line, and says nothing of it.
    Inline,
    /// Stands inside a line.
    Mark(MarkKind),
    /// A link or an anchor.
    Link,
    /// A term where it is defined.
    Defined,
    /// A heading of a level.
    Heading(u8),
    /// A block of a kind.
    Block(NodeKind),
    /// A paragraph of a special style, as Metanorma and Word write them.
    Styled(Style),
    /// Text laid out by characters, and whether it is program text.
    Verbatim(NodeKind),
    List,
    Item,
    Definitions,
    DefinitionTerm,
    DefinitionText,
    Table,
    RowGroup(&'static str),
    Row,
    Cell,
    Caption,
    Image,
    Drawing,
    Math,
    Break,
    Rule,
}

/// Styles of paragraphs that say what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A preferred term.
    Term,
    /// An admitted term.
    AdmittedTerm,
    /// A deprecated term.
    DeprecatedTerm,
    /// An entry of a list of references.
    Reference,
    /// The title of a table or figure.
    Title,
}

/// Classes that say of a block that it is a note, an example, a warning.
const ASIDES: &[(&str, NodeKind)] = &[
    ("admonition", NodeKind::Note),
    ("advisement", NodeKind::Warning),
    ("assertion-box", NodeKind::Note),
    ("caution", NodeKind::Warning),
    ("ednote", NodeKind::Note),
    ("example", NodeKind::Example),
    ("issue", NodeKind::Note),
    ("note", NodeKind::Note),
    ("practice", NodeKind::Note),
    ("warning", NodeKind::Warning),
];

/// Roles that say what a block is (DPUB-ARIA).
const ROLES: &[(&str, NodeKind)] = &[
    ("note", NodeKind::Note),
    ("doc-tip", NodeKind::Note),
    ("doc-notice", NodeKind::Note),
    ("doc-example", NodeKind::Example),
    ("doc-footnote", NodeKind::Footnote),
    ("doc-endnote", NodeKind::Footnote),
];

/// Classes of paragraphs that say what they are.
const STYLES: &[(&str, Style)] = &[
    ("terms", Style::Term),
    ("altterms", Style::AdmittedTerm),
    ("deprecatedterms", Style::DeprecatedTerm),
    ("biblio", Style::Reference),
    ("normref", Style::Reference),
    ("ref", Style::Reference),
    ("tabletitle", Style::Title),
    ("figuretitle", Style::Title),
    ("msocaption", Style::Title),
];

/// Classes of key words of BCP 14.
const KEY_WORDS: &[&str] = &["rfc2119", "bcp14", "kw-2119"];

/// The level of a heading that its text runs on from: deeper than all others.
const LEVEL_OF_RUN_IN: u8 = 7;

/// The role of an element.
pub(super) fn role(node: Node<'_>) -> Role {
    if let Some(reason) = furniture::reason(node) {
        return Role::Skip(reason);
    }
    let tag = node.tag();
    if node.has_class(&["inline-header"]) {
        return Role::Heading(LEVEL_OF_RUN_IN);
    }
    if let Some(level) = tag.heading() {
        return Role::Heading(level);
    }
    match inline(node, tag) {
        Some(role) => role,
        None => block(node, tag),
    }
}

fn inline(node: Node<'_>, tag: Tag) -> Option<Role> {
    use Tag as T;
    let key_word = matches!(tag, T::Em | T::Span | T::Strong | T::B) && node.has_class(KEY_WORDS);
    Some(match tag {
        _ if key_word => Role::Mark(MarkKind::Keyword),
        T::A => Role::Link,
        T::Dfn => Role::Defined,
        T::Em | T::I | T::Cite => Role::Mark(MarkKind::Emphasis),
        T::Strong | T::B => Role::Mark(MarkKind::Strong),
        T::Code | T::Kbd | T::Samp | T::Tt | T::Var => Role::Mark(MarkKind::Code),
        T::Sub => Role::Mark(MarkKind::Subscript),
        T::Sup => Role::Mark(MarkKind::Superscript),
        T::U => Role::Mark(MarkKind::Underline),
        T::Ins => Role::Mark(MarkKind::Inserted),
        T::Del | T::S | T::Strike => Role::Mark(MarkKind::Strike),
        T::Br => Role::Break,
        T::Img | T::Image => Role::Image,
        T::Math => Role::Math,
        T::Svg => Role::Drawing,
        _ if is_plain(tag) => Role::Inline,
        _ => return None,
    })
}

fn block(node: Node<'_>, tag: Tag) -> Role {
    use Tag as T;
    match tag {
        T::Pre | T::Listing | T::Xmp | T::Plaintext => verbatim(node),
        T::Ul | T::Ol | T::Menu | T::Dir => Role::List,
        T::Li => Role::Item,
        T::Dl => Role::Definitions,
        T::Dt => Role::DefinitionTerm,
        T::Dd => Role::DefinitionText,
        T::Table => Role::Table,
        T::Thead => Role::RowGroup("head"),
        T::Tbody => Role::RowGroup("body"),
        T::Tfoot => Role::RowGroup("foot"),
        T::Tr => Role::Row,
        T::Td | T::Th => Role::Cell,
        T::Caption | T::Figcaption => Role::Caption,
        T::Hr => Role::Rule,
        _ if furniture::is_comment(node) => Role::Skip(Reason::Comment),
        T::Blockquote => aside(node).map_or(Role::Block(NodeKind::Quote), Role::Block),
        T::P => style(node).map_or_else(|| Role::Block(aside(node).unwrap_or(NodeKind::Paragraph)), Role::Styled),
        T::Summary | T::Address => Role::Block(NodeKind::Paragraph),
        T::Figure => Role::Block(aside(node).unwrap_or(NodeKind::Figure)),
        T::Div | T::Aside | T::Section | T::Details | T::Fieldset | T::Article => match aside(node) {
            Some(kind) => Role::Block(kind),
            None if node.has_class(&["figure"]) => Role::Block(NodeKind::Figure),
            None if node.has_class(&["formula", "equation"]) => Role::Block(NodeKind::Formula),
            None => Role::Through,
        },
        _ => Role::Through,
    }
}

/// Returns `true` for elements inside a line that say nothing of it.
fn is_plain(tag: Tag) -> bool {
    use Tag as T;
    matches!(
        tag,
        T::Abbr
            | T::Acronym
            | T::Audio
            | T::Bdi
            | T::Bdo
            | T::Big
            | T::Blink
            | T::Canvas
            | T::Data
            | T::Embed
            | T::Font
            | T::Label
            | T::Legend
            | T::Map
            | T::Area
            | T::Mark
            | T::Meter
            | T::Nobr
            | T::Object
            | T::Output
            | T::Picture
            | T::Progress
            | T::Q
            | T::Rb
            | T::Rp
            | T::Rt
            | T::Rtc
            | T::Ruby
            | T::Slot
            | T::Small
            | T::Source
            | T::Time
            | T::Track
            | T::Video
            | T::Wbr
            | T::Span
            | T::Other
            | T::Param
            | T::Option
            | T::Optgroup
    )
}

/// What a class or a role says of a block. A section of the document is none of these.
fn aside(node: Node<'_>) -> Option<NodeKind> {
    let role = node.attribute("role");
    let by_role = role.and_then(|role| ROLES.iter().find(|(known, _)| *known == &*role).map(|(_, kind)| *kind));
    let footnote = || node.has_class(&["footnote", "Footnote", "MsoFootnoteText"]).then_some(NodeKind::Footnote);
    let by_class = || {
        let mut classes = node.classes();
        let known = |class: &str| ASIDES.iter().find(|(known, _)| known.eq_ignore_ascii_case(class));
        let specific = node.classes().any(|class| class.eq_ignore_ascii_case("warning")).then_some(NodeKind::Warning);
        specific.or_else(|| classes.find_map(known).map(|(_, kind)| *kind))
    };
    by_role.or_else(footnote).or_else(by_class)
}

fn style(node: Node<'_>) -> Option<Style> {
    let known = |class: &str| STYLES.iter().find(|(known, _)| known.eq_ignore_ascii_case(class));
    node.classes().find_map(known).map(|(_, style)| *style)
}

/// Program text where the markup says so; else text that is laid out by characters.
fn verbatim(node: Node<'_>) -> Role {
    const CODE: &[&str] =
        &["code", "def", "highlight", "idl", "sourceCode", "programlisting", "nohighlight", "prettyprint"];
    let classes = || node.classes().chain(node.parent().into_iter().flat_map(Node::classes));
    let says = classes().any(|class| {
        CODE.contains(&class)
            || ["lang-", "language-", "highlight-", "idl", "json", "xml"].iter().any(|begin| class.starts_with(begin))
    });
    let code = says || node.children().any(|child| matches!(child.tag(), Tag::Code | Tag::Samp | Tag::Kbd));
    Role::Verbatim(if code { NodeKind::Code } else { NodeKind::Preformatted })
}

impl Role {
    /// Returns `true` for what stands inside a line.
    pub(super) fn is_inline(self) -> bool {
        matches!(
            self,
            Self::Inline | Self::Mark(_) | Self::Link | Self::Defined | Self::Image | Self::Math | Self::Break
        )
    }

    /// Returns `true` for what a heading inside of it is no heading of a clause.
    pub(super) fn holds_no_clauses(self) -> bool {
        !(self.is_inline() || matches!(self, Self::Through | Self::Rule | Self::Heading(_)))
    }
}

//! What of a page is no text of its document: machinery, navigation, generated contents, hidden elements, signs of links.
//!
//! Classes and ids are those that the generators of specifications write (`ReSpec`, Bikeshed, xml2rfc, Sphinx, `DocBook`, pandoc, Word,
//! Metanorma); roles are those of WAI-ARIA and DPUB-ARIA.

use super::tree::{Node, Tag};

/// Why something is no text of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// What the head of a page says, which is metadata.
    Head,
    /// Scripts, styles, forms: nothing that is read.
    Machinery,
    /// Menus, running heads, panels.
    Navigation,
    /// A table of contents.
    Contents,
    /// What a browser does not show.
    Hidden,
    /// The sign of a link to the place where it stands.
    SelfLink,
    /// A reader's comment, and the sign that calls it.
    Comment,
}

impl Reason {
    pub(super) const ALL: [Self; 6] =
        [Self::Machinery, Self::Navigation, Self::Contents, Self::Hidden, Self::SelfLink, Self::Comment];

    /// The words of the diagnostic; `None` for what nobody misses.
    pub(super) fn words(self) -> Option<&'static str> {
        match self {
            Self::Machinery => Some("scripts, styles and forms"),
            Self::Navigation => Some("menus, running heads and panels of the page"),
            Self::Contents => Some("the table of contents"),
            Self::Hidden => Some("hidden elements"),
            Self::Head | Self::SelfLink => None,
            Self::Comment => Some("comments of readers"),
        }
    }
}

/// Classes of navigation.
const NAVIGATION: &[&str] = &[
    "anno-panel",
    "annoying-warning",
    "caniuse-status",
    "clearer",
    "dfn-panel",
    "dfnpanel",
    "ears",
    "mdn-anno",
    "navfooter",
    "navheader",
    "related",
    "rst-footer-buttons",
    "sidebarwrapper",
    "skip-link",
    "skipnav",
    "sphinxsidebar",
    "sphinxsidebarwrapper",
    "toc-mobile",
    "wy-breadcrumbs",
    "wy-nav-side",
];

/// Classes of tables of contents and of lists like them.
const CONTENTS: &[&str] = &[
    "index-contents",
    "list-of-figures",
    "list-of-tables",
    "table-of-contents",
    "toc",
    "toctree-wrapper",
    "tocdepth",
    "tof",
];

/// Ids of tables of contents.
const CONTENTS_IDS: &[&str] = &[
    "list-of-figures",
    "list-of-tables",
    "nav",
    "rfc.toc",
    "table-of-contents",
    "tableofcontents",
    "toc",
    "toc-list",
    "toc-nav",
    "toc-top",
    "tocheader",
    "tocnav",
    "w3c-toc",
];

/// Classes of links to their own place.
const SELF_LINKS: &[&str] = &[
    "anchor",
    "header-section-link",
    "headerlink",
    "heading-anchor",
    "permalink",
    "pilcrow",
    "self-link",
    "selfRef-mark",
    "selflink",
    "toc-anchor",
];

/// Signs of such links, beside private characters of symbol fonts.
const SIGNS: &[char] = &['¶', '§', '#', '\u{1F517}', '\u{2693}', '\u{FE0E}', '\u{FE0F}'];

/// Why an element with all that it holds is no text of the document, as far as its own tag says.
pub(super) fn reason(node: Node<'_>) -> Option<Reason> {
    let tag = node.tag();
    if matches!(tag, Tag::Title | Tag::Meta | Tag::Link | Tag::Base) {
        return Some(Reason::Head);
    }
    if is_machinery(tag) {
        return Some(Reason::Machinery);
    }
    let role = node.attribute("role");
    let role = role.as_deref().unwrap_or_default();
    if tag == Tag::Nav || matches!(role, "doc-toc" | "navigation" | "search" | "directory") {
        let contents = role == "doc-toc" || node.attribute("id").is_some_and(|id| is_contents_id(&id));
        return Some(if contents || node.has_class(CONTENTS) { Reason::Contents } else { Reason::Navigation });
    }
    if node.has_class(CONTENTS) || node.attribute("id").is_some_and(|id| is_contents_id(&id)) {
        // The class of a heading or of a word says only that contents list it.
        return (!is_word(tag)).then_some(Reason::Contents);
    }
    if node.has_class(NAVIGATION)
        || node.attribute("id").is_some_and(|id| matches!(&*id, "panel-section" | "respec-ui"))
    {
        return Some(Reason::Navigation);
    }
    if tag == Tag::P && node.classes().any(is_contents_style) {
        return Some(Reason::Contents);
    }
    if is_hidden(node) {
        return Some(Reason::Hidden);
    }
    if tag == Tag::A {
        return link(node);
    }
    (node.has_class(SELF_LINKS) && shows_signs_alone(node)).then_some(Reason::SelfLink)
}

fn is_machinery(tag: Tag) -> bool {
    use Tag as T;
    matches!(
        tag,
        T::Script
            | T::Style
            | T::Template
            | T::Noscript
            | T::Iframe
            | T::Button
            | T::Select
            | T::Input
            | T::Textarea
            | T::Noembed
            | T::Noframes
            | T::Datalist
    )
}

/// Returns `true` for elements inside a line.
fn is_word(tag: Tag) -> bool {
    matches!(tag, Tag::Root | Tag::Body | Tag::Main | Tag::A | Tag::Span | Tag::B | Tag::Code)
        || tag.heading().is_some()
}

fn is_contents_id(id: &str) -> bool {
    CONTENTS_IDS.iter().any(|known| known.eq_ignore_ascii_case(id))
}

/// Styles of Word for entries of contents: `MsoToc1`, `TOC2`, `toc-3`.
fn is_contents_style(class: &str) -> bool {
    let lower = class.to_ascii_lowercase();
    let number = lower.strip_prefix("mso").unwrap_or(&lower).strip_prefix("toc");
    number.is_some_and(|number| number.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_hidden(node: Node<'_>) -> bool {
    let style = || {
        let style = node.attribute("style")?.to_ascii_lowercase().replace([' ', '\t', '\n', '\r'], "");
        Some(style.contains("display:none") || style.contains("mso-hide:all"))
    };
    node.has("hidden") || style().unwrap_or_default()
}

/// Why a link is no text: it leads to its own place, or to a reader's comment.
fn link(node: Node<'_>) -> Option<Reason> {
    let target = node.attribute("href")?;
    if target.starts_with("#cmnt") {
        return Some(Reason::Comment);
    }
    if !target.starts_with('#') && !node.has_class(SELF_LINKS) {
        return None;
    }
    shows_signs_alone(node).then_some(Reason::SelfLink)
}

/// Returns `true` for a link that only its class tells from others as one to its own place: *Example 1* above an example.
pub(super) fn is_self_link(node: Node<'_>) -> bool {
    node.has_class(SELF_LINKS)
}

/// Returns `true` if all that an element shows are signs of links.
fn shows_signs_alone(node: Node<'_>) -> bool {
    let mut shown = false;
    for text in node.descendants().take(12).filter(|node| node.is_text()) {
        let text = text.text();
        if text.chars().any(|c| !c.is_whitespace() && !SIGNS.contains(&c) && !('\u{E000}'..='\u{F8FF}').contains(&c)) {
            return false;
        }
        shown |= !text.trim().is_empty();
    }
    shown
}

/// Returns `true` for a reader's comment at the end of a page of Google Docs.
pub(super) fn is_comment(node: Node<'_>) -> bool {
    let first = node.first_child().filter(|_| node.tag() == Tag::Div).filter(|child| child.tag() == Tag::P);
    let calls = |link: Node<'_>| link.attribute("href").is_some_and(|target| target.starts_with("#cmnt_ref"));
    first.is_some_and(|first| first.descendants().take(8).any(|node| node.tag() == Tag::A && calls(node)))
}

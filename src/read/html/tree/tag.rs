//! Names of elements, and what the standard says of each (WHATWG HTML, 13.1.2 and 13.2.4.2).

macro_rules! tags {
    ($($variant:ident = $name:literal,)*) => {
        /// The name of an element.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum Tag {
            $($variant,)*
            /// A name that HTML does not have.
            Other,
            /// No element but text.
            Text,
            /// The page.
            Root,
        }

        /// Names in the order of their bytes.
        const NAMES: &[(&str, Tag)] = &[$(($name, Tag::$variant),)*];
    };
}

tags! {
    A = "a",
    Abbr = "abbr",
    Acronym = "acronym",
    Address = "address",
    Annotation = "annotation",
    AnnotationXml = "annotation-xml",
    Applet = "applet",
    Area = "area",
    Article = "article",
    Aside = "aside",
    Audio = "audio",
    B = "b",
    Base = "base",
    Basefont = "basefont",
    Bdi = "bdi",
    Bdo = "bdo",
    Bgsound = "bgsound",
    Big = "big",
    Blink = "blink",
    Blockquote = "blockquote",
    Body = "body",
    Br = "br",
    Button = "button",
    Canvas = "canvas",
    Caption = "caption",
    Center = "center",
    Cite = "cite",
    Code = "code",
    Col = "col",
    Colgroup = "colgroup",
    Data = "data",
    Datalist = "datalist",
    Dd = "dd",
    Del = "del",
    Desc = "desc",
    Details = "details",
    Dfn = "dfn",
    Dialog = "dialog",
    Dir = "dir",
    Div = "div",
    Dl = "dl",
    Dt = "dt",
    Em = "em",
    Embed = "embed",
    Fieldset = "fieldset",
    Figcaption = "figcaption",
    Figure = "figure",
    Font = "font",
    Footer = "footer",
    Foreignobject = "foreignobject",
    Form = "form",
    Frame = "frame",
    Frameset = "frameset",
    H1 = "h1",
    H2 = "h2",
    H3 = "h3",
    H4 = "h4",
    H5 = "h5",
    H6 = "h6",
    Head = "head",
    Header = "header",
    Hgroup = "hgroup",
    Hr = "hr",
    Html = "html",
    I = "i",
    Iframe = "iframe",
    Image = "image",
    Img = "img",
    Input = "input",
    Ins = "ins",
    Kbd = "kbd",
    Keygen = "keygen",
    Label = "label",
    Legend = "legend",
    Li = "li",
    Link = "link",
    Listing = "listing",
    Main = "main",
    Map = "map",
    Mark = "mark",
    Marquee = "marquee",
    Math = "math",
    Menu = "menu",
    Meta = "meta",
    Meter = "meter",
    Mi = "mi",
    Mn = "mn",
    Mo = "mo",
    Ms = "ms",
    Mtext = "mtext",
    Nav = "nav",
    Nobr = "nobr",
    Noembed = "noembed",
    Noframes = "noframes",
    Noscript = "noscript",
    Object = "object",
    Ol = "ol",
    Optgroup = "optgroup",
    Option = "option",
    Output = "output",
    P = "p",
    Param = "param",
    Picture = "picture",
    Plaintext = "plaintext",
    Pre = "pre",
    Progress = "progress",
    Q = "q",
    Rb = "rb",
    Rp = "rp",
    Rt = "rt",
    Rtc = "rtc",
    Ruby = "ruby",
    S = "s",
    Samp = "samp",
    Script = "script",
    Search = "search",
    Section = "section",
    Select = "select",
    Slot = "slot",
    Small = "small",
    Source = "source",
    Span = "span",
    Strike = "strike",
    Strong = "strong",
    Style = "style",
    Sub = "sub",
    Summary = "summary",
    Sup = "sup",
    Svg = "svg",
    Table = "table",
    Tbody = "tbody",
    Td = "td",
    Template = "template",
    Textarea = "textarea",
    Tfoot = "tfoot",
    Th = "th",
    Thead = "thead",
    Time = "time",
    Title = "title",
    Tr = "tr",
    Track = "track",
    Tt = "tt",
    U = "u",
    Ul = "ul",
    Var = "var",
    Video = "video",
    Wbr = "wbr",
    Xmp = "xmp",
}

/// How many tags there are.
pub(super) const COUNT: usize = Tag::Root as usize + 1;

/// The longest name.
const LONGEST: usize = 14;

impl Tag {
    /// The tag of a name in any case.
    pub(super) fn of(name: &str) -> Self {
        let mut lower = [0_u8; LONGEST];
        let Some(room) = lower.get_mut(..name.len()) else { return Self::Other };
        room.copy_from_slice(name.as_bytes());
        room.make_ascii_lowercase();
        let room = &lower[..name.len()];
        let found = NAMES.binary_search_by(|(known, _)| known.as_bytes().cmp(room));
        found.ok().and_then(|at| NAMES.get(at)).map_or(Self::Other, |(_, tag)| *tag)
    }

    /// The name in lower case; empty for what HTML does not have.
    pub(crate) fn name(self) -> &'static str {
        NAMES.get(self as usize).map_or("", |(name, _)| name)
    }

    /// The level of a heading.
    pub(crate) fn heading(self) -> Option<u8> {
        use Tag as T;
        let level = [T::H1, T::H2, T::H3, T::H4, T::H5, T::H6].iter().position(|tag| *tag == self)?;
        Some(level as u8 + 1)
    }

    /// Returns `true` for an element without contents and end tag.
    pub(super) fn is_void(self) -> bool {
        use Tag as T;
        matches!(
            self,
            T::Area
                | T::Base
                | T::Basefont
                | T::Bgsound
                | T::Br
                | T::Col
                | T::Embed
                | T::Frame
                | T::Hr
                | T::Image
                | T::Img
                | T::Input
                | T::Keygen
                | T::Link
                | T::Meta
                | T::Param
                | T::Source
                | T::Track
                | T::Wbr
        )
    }

    /// Returns `true` for an element whose contents are text up to its end tag.
    pub(super) fn is_raw(self) -> bool {
        use Tag as T;
        matches!(
            self,
            T::Script
                | T::Style
                | T::Xmp
                | T::Iframe
                | T::Noembed
                | T::Noframes
                | T::Title
                | T::Textarea
                | T::Plaintext
        )
    }

    /// Returns `true` for a start tag that ends an open paragraph.
    pub(super) fn ends_paragraph(self) -> bool {
        use Tag as T;
        self.heading().is_some()
            || matches!(
                self,
                T::Address
                    | T::Article
                    | T::Aside
                    | T::Blockquote
                    | T::Center
                    | T::Details
                    | T::Dialog
                    | T::Dir
                    | T::Div
                    | T::Dl
                    | T::Fieldset
                    | T::Figcaption
                    | T::Figure
                    | T::Footer
                    | T::Header
                    | T::Hgroup
                    | T::Main
                    | T::Menu
                    | T::Nav
                    | T::Ol
                    | T::P
                    | T::Search
                    | T::Section
                    | T::Summary
                    | T::Ul
                    | T::Pre
                    | T::Listing
                    | T::Form
                    | T::Table
                    | T::Hr
                    | T::Li
                    | T::Dd
                    | T::Dt
                    | T::Plaintext
                    | T::Xmp
            )
    }

    /// Returns `true` for an element that bounds the search for an open one, unless that is a part of a table.
    pub(super) fn bounds_scope(self) -> bool {
        use Tag as T;
        matches!(
            self,
            T::Applet
                | T::Caption
                | T::Table
                | T::Td
                | T::Th
                | T::Marquee
                | T::Object
                | T::Template
                | T::Button
                | T::Desc
                | T::Foreignobject
                | T::AnnotationXml
        )
    }

    /// Returns `true` for an element that no end tag of an inline element reaches across.
    pub(super) fn is_special(self) -> bool {
        use Tag as T;
        self.ends_paragraph()
            || self.bounds_scope()
            || self.is_raw()
            || matches!(
                self,
                T::Body
                    | T::Colgroup
                    | T::Frameset
                    | T::Head
                    | T::Html
                    | T::Noscript
                    | T::Select
                    | T::Tbody
                    | T::Tfoot
                    | T::Thead
                    | T::Tr
            )
    }

    /// Returns `true` for a start tag that ends drawings and formulas that were not closed (13.2.6.5).
    pub(super) fn breaks_out(self) -> bool {
        use Tag as T;
        self.heading().is_some()
            || matches!(
                self,
                T::B | T::Big
                    | T::Blockquote
                    | T::Body
                    | T::Br
                    | T::Center
                    | T::Code
                    | T::Dd
                    | T::Div
                    | T::Dl
                    | T::Dt
                    | T::Em
                    | T::Embed
                    | T::Head
                    | T::Hr
                    | T::I
                    | T::Img
                    | T::Li
                    | T::Listing
                    | T::Menu
                    | T::Meta
                    | T::Nobr
                    | T::Ol
                    | T::P
                    | T::Pre
                    | T::Ruby
                    | T::S
                    | T::Small
                    | T::Span
                    | T::Strong
                    | T::Strike
                    | T::Sub
                    | T::Sup
                    | T::Table
                    | T::Tt
                    | T::U
                    | T::Ul
                    | T::Var
            )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_tags_and_back() {
        assert!(NAMES.is_sorted_by(|a, b| a.0.as_bytes() < b.0.as_bytes()));
        assert!(NAMES.iter().all(|(name, tag)| Tag::of(name) == *tag && tag.name() == *name));
        assert!(NAMES.iter().all(|(name, _)| name.len() <= LONGEST));
        assert_eq!(Tag::of("TaBLe"), Tag::Table);
        assert_eq!(Tag::of("lantern"), Tag::Other);
        assert_eq!(Tag::of("a-very-long-name-of-an-element"), Tag::Other);
        assert_eq!(Tag::of(""), Tag::Other);
        assert_eq!((Tag::H3.heading(), Tag::P.heading()), (Some(3), None));
    }
}

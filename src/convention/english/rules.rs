//! The families of English verbal forms.

/// The verbal forms that a convention has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::convention) enum Rules {
    /// ISO/IEC Directives Part 2, clause 7.
    Directives,
    /// Control catalogues: the same, and statements that begin with a verb.
    Controls,
    /// BCP 14: key words in capitals.
    KeyWords,
    /// RFCs that declare no key words: the forms of the language, *must* among them.
    Plain,
    /// Acts, bills and regulations.
    Legislation,
}

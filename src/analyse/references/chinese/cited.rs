//! What a scan of Chinese text gives.

use std::ops::Range;

use crate::model::ReferenceKind;

/// A place of a text that names something, in bytes of that text. One for each target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::analyse::references) struct Cited {
    pub(in crate::analyse::references) range: Range<usize>,
    pub(in crate::analyse::references) what: What,
}

/// What is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::analyse::references) enum What {
    /// A part of this document, by what its address or number is.
    Part(Part),
    /// The clause that the text stands in, or a part of it: 前款, 第三款, 本条第一款第二项.
    Own {
        /// The place below it, as printed.
        below: String,
    },
    /// The clause so many places before this one among its siblings, 前条, or after it.
    Neighbour {
        before: u32,
        after: u32,
        /// The place below it, as printed.
        below: Option<String>,
    },
    /// Another document.
    Document {
        /// The position of its identifier among those of the text; `None` where it is named by its title alone.
        identifier: Option<usize>,
        /// The code and number behind its title, as printed, where they are no identifier among those of the text.
        code: Option<String>,
        /// The place in it, as printed, without 第 and 条.
        locator: Option<String>,
        /// Where its title or number stands, which a further place in it is printed without.
        named: Range<usize>,
    },
}

/// A part of this document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::analyse::references) struct Part {
    pub(in crate::analyse::references) kind: ReferenceKind,
    /// `21`, `133-1`, `ch2`, `4.2.1`, `A.3`; the bare number of a table, figure or formula.
    pub(in crate::analyse::references) number: String,
    /// The place below it, as printed: 第一款, b).
    pub(in crate::analyse::references) below: Option<String>,
    /// True if nothing is meant where the document has no such part: a number without a word before it.
    pub(in crate::analyse::references) doubtful: bool,
}

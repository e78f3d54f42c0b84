//! Inline ranges and references.

use std::ops::Range;

use super::begun::Inline;
use super::builder::Builder;
use crate::model::TextRange;
use crate::model::builder::{NewReference, Token};
use crate::model::kind::MarkKind;
use crate::model::layer::{Basis, ReferenceKind, TargetData};

/// The target of a reference, as the markup gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NewTarget<'a> {
    /// The block of this document that an id leads to, wherever it stands; [`Reading::analysed`](crate::Reading::analysed) finds it.
    Id(&'a str),
    /// Another document by its identifier as printed, and a place in it, such as `4.2`.
    Document(&'a str, Option<&'a str>),
    /// An address on a network.
    Uri(&'a str),
}

impl Builder<'_> {
    /// Begins an inline range at the next text of the innermost open block.
    pub fn begin(&mut self) -> Inline {
        self.inner.begin();
        self.inline.push(self.inner.current())
    }

    /// Ends an inline range, and all that began inside it, after the last text; gives it for [`mark`](Self::mark) and
    /// [`reference`](Self::reference). One that has ended is empty; of one that began in another block only the part in the innermost
    /// open block is given.
    pub fn end(&mut self, inline: Inline) -> TextRange {
        let Some((at, block, inside)) = self.inline.end(inline) else {
            self.fault("an inline range was ended that has not begun or has ended; it is empty", self.here());
            let end = self.inner.range_so_far(self.inner.current()).end();
            return TextRange::new(end, end);
        };
        if inside > 0 {
            self.fault("inline ranges were left open in one that was ended; they have no end", self.here());
        }
        let range = self.inner.end(Token::at(at));
        if block == self.inner.current() {
            return range;
        }
        self.fault(
            "an inline range ends in another block than it began in; it was cut to the block that it ends in",
            self.here(),
        );
        self.within(range)
    }

    /// Marks a range of the innermost open block; `value` is what belongs to the kind: a link's target, a formula's MathML.
    pub fn mark(&mut self, range: TextRange, kind: MarkKind, value: Option<&str>) {
        let range = self.checked(range);
        self.inner.mark(range, kind, value);
    }

    /// A reference that stands in a range of the innermost open block. `source` is the whole of its markup; `kind` is what its target is.
    pub fn reference(&mut self, range: TextRange, kind: ReferenceKind, target: NewTarget<'_>, source: Range<usize>) {
        let range = self.checked(range);
        let source = self.span(&source);
        let target = match target {
            NewTarget::Id(id) => TargetData::Unresolved(id.into()),
            NewTarget::Document(identifier, locator) => {
                TargetData::Document { identifier: identifier.into(), locator: locator.map(Into::into) }
            }
            NewTarget::Uri(uri) => TargetData::Uri(uri.into()),
        };
        let new =
            NewReference { kind, target, within: None, dated: None, normative: None, basis: Basis::Markup, source };
        self.inner.reference(range, new);
    }

    /// A range that was given, cut to the innermost open block; a fault is said where that is not the same.
    fn checked(&mut self, range: TextRange) -> TextRange {
        let within = self.within(range);
        if within != range && !(range.is_empty() && within.is_empty()) {
            let message = format!(
                "the text range {}..{} does not stand in the open block; it was cut to {}..{}",
                range.start(),
                range.end(),
                within.start(),
                within.end()
            );
            self.fault(&message, self.here());
        }
        within
    }

    /// The part of a range that the innermost open block has.
    fn within(&self, range: TextRange) -> TextRange {
        let block = self.inner.range_so_far(self.inner.current());
        let clamp = |at: u32| at.clamp(block.start(), block.end());
        TextRange::new(clamp(range.start()), clamp(range.end()))
    }
}

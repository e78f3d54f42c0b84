//! From offsets in a text that was derived from a source back to the source.

use crate::place::Span;

/// One stretch of derived text and where it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Byte offset of the stretch in the derived text.
    derived: u32,
    /// Byte offset of the stretch in the original.
    original: u32,
    /// Bytes of a unit of the derived text, 0 where the whole stretch stands for one place.
    unit: u8,
    /// Bytes of the original for each unit.
    per_unit: u8,
}

impl Piece {
    fn is_exact(self) -> bool {
        self.unit != 0
    }

    fn original(self, derived: u32) -> u32 {
        match derived.saturating_sub(self.derived).checked_div(u32::from(self.unit)) {
            Some(units) => self.original.saturating_add(units.saturating_mul(u32::from(self.per_unit))),
            None => self.original,
        }
    }
}

/// A map from byte offsets of a derived text to byte offsets of its original.
///
/// Stretches that were copied map byte by byte; a stretch that stands for something else (an entity, a character of
/// another encoding) maps to the place that it replaced. The identity map costs nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OffsetMap {
    pieces: Vec<Piece>,
}

impl OffsetMap {
    /// Says that from `derived` on, bytes were copied from `original` on.
    pub(crate) fn copied(&mut self, derived: usize, original: usize) {
        self.push(derived, original, 1, 1);
    }

    /// Says that one character of `unit` bytes at `derived` stands for `per_unit` bytes at `original`.
    /// Runs of like characters are one stretch.
    pub(crate) fn transcoded(&mut self, derived: usize, original: usize, unit: usize, per_unit: usize) {
        let goes_on = self.pieces.last().is_some_and(|last| {
            usize::from(last.unit) == unit
                && usize::from(last.per_unit) == per_unit
                && last.original(derived as u32) as usize == original
        });
        if !goes_on {
            self.push(derived, original, unit as u8, per_unit as u8);
        }
    }

    /// Says that from `derived` on, text stands for what begins at `original`.
    pub(crate) fn replaced(&mut self, derived: usize, original: usize) {
        self.push(derived, original, 0, 0);
    }

    fn push(&mut self, derived: usize, original: usize, unit: u8, per_unit: u8) {
        let piece = Piece { derived: derived as u32, original: original as u32, unit, per_unit };
        match self.pieces.last_mut() {
            Some(last) if last.derived == piece.derived => *last = piece,
            _ => self.pieces.push(piece),
        }
    }

    /// The stretches, each as derived offset, original offset, bytes of a unit, bytes of the original for each unit.
    pub(crate) fn rows(&self) -> impl Iterator<Item = [u32; 4]> {
        self.pieces.iter().map(|p| [p.derived, p.original, u32::from(p.unit), u32::from(p.per_unit)])
    }

    /// A map of stretches as [`rows`](Self::rows) gives them; `None` where they are out of order.
    pub(crate) fn from_rows(rows: &[[u32; 4]]) -> Option<Self> {
        let piece = |row: &[u32; 4]| {
            let [unit, per_unit] = [u8::try_from(row[2]).ok()?, u8::try_from(row[3]).ok()?];
            Some(Piece { derived: row[0], original: row[1], unit, per_unit })
        };
        let pieces = rows.iter().map(piece).collect::<Option<Vec<_>>>()?;
        pieces.is_sorted_by(|a, b| a.derived < b.derived).then_some(Self { pieces })
    }

    /// True if every offset maps to itself.
    pub(crate) fn is_identity(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The offset in the original.
    pub(crate) fn original(&self, derived: u32) -> u32 {
        let at = self.pieces.partition_point(|p| p.derived <= derived);
        match at.checked_sub(1).and_then(|i| self.pieces.get(i)) {
            None => derived,
            Some(piece) => piece.original(derived),
        }
    }

    /// The span in the original of a range of derived text. Both ends of text that replaced something map to what it replaced.
    pub(crate) fn span(&self, start: u32, end: u32) -> Span {
        if self.pieces.is_empty() {
            return Span::new(start, end);
        }
        let last = self.pieces.partition_point(|p| p.derived < end);
        let stop = match last.checked_sub(1).and_then(|i| self.pieces.get(i)) {
            Some(piece) if !piece.is_exact() => self.pieces.get(last).map_or(piece.original, |next| next.original),
            _ => self.original(end),
        };
        Span::new(self.original(start), stop)
    }

    /// This map after another: offsets of a text derived from a text derived from the original.
    pub(crate) fn after(&self, first: &Self) -> Self {
        if first.pieces.is_empty() {
            return self.clone();
        }
        if self.pieces.is_empty() {
            return first.clone();
        }
        let mut joined = Self::default();
        // What stands before the first stretch was copied as it was.
        let begin = Piece { derived: 0, original: 0, unit: 1, per_unit: 1 };
        let implied = (self.pieces[0].derived > 0).then_some(begin);
        let pieces: Vec<_> = implied.into_iter().chain(self.pieces.iter().copied()).collect();
        for (i, piece) in pieces.iter().enumerate() {
            joined.push(piece.derived as usize, first.original(piece.original) as usize, 0, 0);
            if !piece.is_exact() {
                continue;
            }
            let stop = pieces.get(i + 1).map_or(u32::MAX, |next| piece.original + (next.derived - piece.derived));
            let from = first.pieces.partition_point(|p| p.derived <= piece.original);
            if let Some(inner) = from.checked_sub(1).and_then(|i| first.pieces.get(i)) {
                let original = inner.original(piece.original) as usize;
                joined.push(piece.derived as usize, original, inner.unit, inner.per_unit);
            } else {
                joined.copied(piece.derived as usize, piece.original as usize);
            }
            for inner in first.pieces[from..].iter().take_while(|p| p.derived < stop) {
                let derived = piece.derived + (inner.derived - piece.original);
                joined.push(derived as usize, inner.original as usize, inner.unit, inner.per_unit);
            }
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_map_changes_nothing() {
        assert_eq!(OffsetMap::default().span(3, 9), Span::new(3, 9));
    }

    #[test]
    fn replaced_text_maps_to_what_it_replaced() {
        // original `ab&mdash;cd`, derived `ab—cd`: the dash is three bytes for seven.
        let mut map = OffsetMap::default();
        map.copied(0, 0);
        map.replaced(2, 2);
        map.copied(5, 9);
        assert_eq!(map.span(2, 5), Span::new(2, 9));
        assert_eq!(map.span(0, 2), Span::new(0, 2));
        assert_eq!(map.span(5, 7), Span::new(9, 11));
        assert_eq!(map.span(1, 6), Span::new(1, 10));
    }

    #[test]
    fn maps_compose() {
        let mut first = OffsetMap::default();
        first.copied(0, 3); // a byte order mark was dropped
        let mut second = OffsetMap::default();
        second.copied(0, 0);
        second.replaced(2, 2);
        second.copied(5, 9);
        let both = second.after(&first);
        assert_eq!(both.span(5, 7), Span::new(12, 14));
        assert_eq!(both.span(0, 1), Span::new(3, 4));
        // Without a stretch at the beginning, that is the same.
        let mut second = OffsetMap::default();
        second.replaced(2, 2);
        second.copied(5, 9);
        let both = second.after(&first);
        assert_eq!((both.span(0, 1), both.span(5, 7)), (Span::new(3, 4), Span::new(12, 14)));
    }
}

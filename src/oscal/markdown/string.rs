//! Strings of a source, whose stretches lead back to it.

/// A string of a source: its text, and where stretches of it stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Str<'s> {
    pub(crate) text: &'s str,
    /// Offset in the text and in the source of each stretch that was copied, in rising order.
    pub(crate) pieces: &'s [(u32, u32)],
}

impl<'s> Str<'s> {
    /// The stretches of a range of the text, each with its place in the source.
    pub(crate) fn runs(self, from: usize, to: usize) -> impl Iterator<Item = (&'s str, u32)> {
        let first = self.pieces.partition_point(|(at, _)| (*at as usize) <= from).saturating_sub(1);
        self.pieces[first..]
            .iter()
            .enumerate()
            .take_while(move |(_, (at, _))| (*at as usize) < to)
            .map(move |(i, &(at, place))| {
                let end = self.pieces.get(first + i + 1).map_or(self.text.len(), |(next, _)| *next as usize).min(to);
                let start = (at as usize).max(from);
                (self.text.get(start..end).unwrap_or_default(), place + (start - at as usize) as u32)
            })
            .filter(|(text, _)| !text.is_empty())
    }

    /// The place of an offset of the text in the source.
    pub(crate) fn place(self, offset: usize) -> u32 {
        let at = self.pieces.partition_point(|(at, _)| (*at as usize) <= offset).saturating_sub(1);
        self.pieces.get(at).map_or(0, |&(at, place)| place + (offset as u32).saturating_sub(at))
    }
}

//! Where a walk over a tree is: the path to the element, and which of its steps lead on from the innermost open block.

use std::collections::HashMap;

use crate::model::Step;

/// Number of names of children that are looked for one by one.
const NAMES: usize = 64;

/// Numbers of elements among their siblings of the same name, for all elements that are open.
#[derive(Debug)]
struct Counts {
    /// Name and count, the children of outer elements first.
    rows: Vec<(u16, u32)>,
    /// Counts of the children of elements that have children of many names, by depth and name.
    many: HashMap<(usize, u16), u32>,
}

impl Default for Counts {
    fn default() -> Self {
        Self { rows: Vec::with_capacity(256), many: HashMap::new() }
    }
}

impl Counts {
    /// Where the counts of the children of an element begin that is entered now.
    fn len(&self) -> usize {
        self.rows.len()
    }

    /// Number of children of a name that an element has had, this one included, and whether [`end`](Self::end) must be told that it
    /// is `wide`. `from` is where its counts begin, `depth` how many elements are open.
    fn count(&mut self, name: u16, from: usize, depth: usize) -> (u32, bool) {
        if let Some((_, count)) = self.rows[from..].iter_mut().find(|(known, _)| *known == name) {
            *count += 1;
            return (*count, false);
        }
        if self.rows.len() - from < NAMES {
            self.rows.push((name, 1));
            return (1, false);
        }
        let count = self.many.entry((depth, name)).or_insert(0);
        *count += 1;
        (*count, true)
    }

    /// An element ends: `depth` are open without it.
    fn end(&mut self, from: usize, wide: bool, depth: usize) {
        self.rows.truncate(from);
        if wide {
            self.many.retain(|(around, _), _| *around <= depth);
        }
    }
}

/// The steps to the element that is being read, with the numbers that XPath gives them.
#[derive(Debug)]
pub(crate) struct Trail {
    path: Vec<Step>,
    levels: Vec<Level>,
    counts: Counts,
    /// For each open block, how long the path to its element is.
    blocks: Vec<usize>,
}

/// Counts of the children of one element.
#[derive(Clone, Copy, Debug)]
struct Level {
    /// Where the counts of its children begin.
    counts: usize,
    /// True if some of them are in `many`.
    wide: bool,
    /// Length of the path without the element.
    path: usize,
}

impl Default for Trail {
    /// At the document, which is an open block.
    fn default() -> Self {
        Self {
            path: Vec::with_capacity(32),
            levels: Vec::with_capacity(32),
            counts: Counts::default(),
            blocks: vec![0],
        }
    }
}

impl Trail {
    /// Goes into a child of a name.
    pub(crate) fn enter(&mut self, name: u16) {
        let from = self.levels.last().map_or(0, |level| level.counts);
        let (number, many) = self.counts.count(name, from, self.levels.len());
        self.levels.last_mut().into_iter().for_each(|level| level.wide |= many);
        self.levels.push(Level { counts: self.counts.len(), wide: false, path: self.path.len() });
        self.path.push(Step { name, number });
    }

    /// Goes to an element elsewhere, by the steps to it; leaving it leads back.
    pub(crate) fn jump(&mut self, path: Vec<Step>) {
        self.levels.push(Level { counts: self.counts.len(), wide: false, path: self.path.len() });
        self.path = path;
    }

    /// The steps from the root to the current element.
    pub(crate) fn path(&self) -> &[Step] {
        &self.path
    }

    /// Returns `true` if the element around the current one is that of the innermost open block.
    pub(crate) fn stands_in_block(&self) -> bool {
        self.blocks.last().is_some_and(|&length| length + 1 == self.path.len())
    }

    /// Goes back to the element around.
    pub(crate) fn leave(&mut self) {
        let Some(level) = self.levels.pop() else { return };
        self.path.truncate(level.path);
        self.counts.end(level.counts, level.wide, self.levels.len());
    }

    /// The steps from the element of the innermost open block to the one that is `up` elements above the current one.
    pub(crate) fn steps(&self, up: usize) -> &[Step] {
        let end = self.path.len().saturating_sub(up);
        let from = self.blocks.last().copied().unwrap_or_default().min(end);
        &self.path[from..end]
    }

    /// Notes that the block at a depth was opened for the element that is `up` elements above the current one.
    pub(crate) fn opened(&mut self, depth: usize, up: usize) {
        self.blocks.truncate(depth.saturating_sub(1));
        self.blocks.push(self.path.len().saturating_sub(up));
    }

    /// Notes that blocks were closed, so that `depth` are open.
    pub(crate) fn closed(&mut self, depth: usize) {
        self.blocks.truncate(depth);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_on_from_the_block() {
        let mut trail = Trail::default();
        let numbers = |trail: &Trail| trail.steps(0).iter().map(|s| (s.name, s.number)).collect::<Vec<_>>();
        trail.enter(0);
        trail.enter(1);
        trail.leave();
        trail.enter(1);
        assert_eq!(numbers(&trail), [(0, 1), (1, 2)]);
        trail.opened(2, 0);
        trail.enter(1);
        assert_eq!(numbers(&trail), [(1, 1)]);
        trail.opened(3, 0);
        trail.leave();
        trail.closed(2);
        trail.enter(2);
        assert_eq!(numbers(&trail), [(2, 1)]);
    }

    #[test]
    fn many_names_are_counted_as_well() {
        let mut trail = Trail::default();
        trail.enter(0);
        for _ in 0..2 {
            for name in 1..200 {
                trail.enter(name);
                trail.leave();
            }
        }
        trail.enter(199);
        assert_eq!(trail.steps(0).last().unwrap().number, 3);
    }
}

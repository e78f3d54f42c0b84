//! The best numbering of a whole document: of all lines that may be headings those that, taken together, count.
//!
//! Dynamic programming over the candidates in the order of lines. A step to a number that may come next costs nothing; a gap, a missing
//! parent, a beginning anew cost. Each candidate looks at a bounded number of earlier numbers, so that time is linear in their count.

use std::collections::HashMap;

use super::letters::Letters;
use super::numbering::Number;

/// What the numbering asks of a line that may be a heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) line: usize,
    /// The number, and the last one of an entry for several clauses.
    pub(super) number: Number,
    pub(super) last: Number,
    /// How much speaks for it, in thousandths.
    pub(super) weight: i32,
    /// How many second texts began before it.
    pub(super) epoch: u16,
    /// The markup says that it is a heading.
    pub(super) marked: bool,
}

/// What a second beginning in the middle of a text costs; where a second text is announced it costs [`SECOND`].
const ANEW: i32 = 5000;
const SECOND: i32 = 500;
/// What a second beginning costs where markup marks its line, as it may mark items.
const MARKED: i32 = 9000;
/// What a number costs whose parent has no line.
const ORPHAN: i32 = 700;
/// What a clause of an annex costs whose annex has no line.
const NO_ANNEX: i32 = 1500;
/// The most numbers that a gap may miss.
const WIDEST: u16 = 9;

/// A number, or the beginning of one, in one word.
type Key = u128;

fn key(letter: Option<Letters>, parts: &[u16]) -> Option<Key> {
    let mut key = u128::from(letter.map_or(0, Letters::code));
    for at in 0..7 {
        // Each part and one, so that 0 is none.
        key = key << 16 | u128::from(parts.get(at).map_or(Some(0), |part| part.checked_add(1))?);
    }
    Some(key)
}

/// The best chain that ends in some place: its weight, and its last candidate.
type Best = (i32, u32);

/// The best chains that end so far.
#[derive(Default)]
struct Ends {
    /// By the whole last number.
    exact: HashMap<Key, Best>,
    /// By what the last number begins with.
    within: HashMap<Key, Best>,
    /// Of all.
    all: Option<Best>,
    /// Of all that end before the text began that is being read.
    before: Option<Best>,
    epoch: u16,
}

/// What a gap of so many numbers costs.
fn gap(missing: u16, second: bool) -> i32 {
    if second { 50 } else { 600 + 200 * i32::from(missing.min(8)) }
}

fn minus(best: Option<Best>, cost: i32) -> Option<Best> {
    best.map(|(weight, at)| (weight - cost, at))
}

/// The better of two; the earlier found wins where they are equal.
fn better(a: Option<Best>, b: Option<Best>) -> Option<Best> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// No candidate stands before: the chain begins here.
const NONE: u32 = u32::MAX;

impl Ends {
    fn exact(&self, letter: Option<Letters>, parts: &[u16]) -> Option<Best> {
        self.exact.get(&key(letter, parts)?).copied()
    }

    fn within(&self, letter: Option<Letters>, parts: &[u16]) -> Option<Best> {
        self.within.get(&key(letter, parts)?).copied()
    }

    /// The best chain that a number may follow, with what the step costs taken off.
    fn reach(&self, letter: Option<Letters>, parts: &[u16], (second, anew): (bool, i32)) -> Option<Best> {
        let Some((&last, parent)) = parts.split_last() else { return self.annex(letter, anew) };
        let mut best = None;
        // A chapter that is missing takes more with it.
        // A particular standard has only the clauses that it changes.
        let leaves_out = second || letter.is_none() && parent.first().is_some_and(|first| *first >= 200);
        let gap = |missing: u16| gap(missing, leaves_out) + if parent.is_empty() && !second { 400 } else { 0 };
        let sibling = |number: u16| {
            let mut of = [0_u16; 7];
            of[..parent.len()].copy_from_slice(parent);
            of[parent.len()] = number;
            self.within(letter, &of[..=parent.len()])
        };
        if let Some(before) = last.checked_sub(1) {
            best = better(best, sibling(before));
        }
        // Engineering codes leave out 0 and begin with 1.0.1; introductions have 0.1.
        let below = minus(self.above(letter, parent, (second, anew)), if last <= 1 { 0 } else { gap(last - 1) });
        best = better(best, below);
        // What a particular standard adds to another begins with 101 (IEC 60601-1, 1.3).
        if last == 101 && !parent.is_empty() {
            best = better(best, self.within(letter, parent));
        }
        for missing in 1..WIDEST.min(last) {
            best = better(best, minus(sibling(last - 1 - missing), gap(missing)));
        }
        best
    }

    /// The best chain that ends in the parent of a number, or goes on as if the parent stood here.
    fn above(&self, letter: Option<Letters>, parent: &[u16], (second, anew): (bool, i32)) -> Option<Best> {
        let Some(last) = parent.last() else {
            return match letter {
                Some(_) => better(self.exact(letter, &[]), minus(self.annex(letter, anew), NO_ANNEX)),
                None => self.begin(anew),
            };
        };
        // No heading has the number of a series: `201.7`.
        if letter.is_none() && parent.len() == 1 && *last >= 200 {
            return better(self.exact(letter, parent), self.begin(anew));
        }
        let orphan = if *last == 0 || second { 0 } else { ORPHAN };
        better(self.exact(letter, parent), minus(self.reach(letter, parent, (second, anew)), orphan))
    }

    /// The best chain that an annex may follow.
    fn annex(&self, letter: Option<Letters>, anew: i32) -> Option<Best> {
        let Some(letter) = letter else { return self.begin(anew) };
        let mut best = None;
        for missing in 1..=4_u8 {
            let Some(earlier) = letter.before(missing) else { break };
            // I and O look like digits, and are left out by many.
            let skipped = (1..missing).filter(|n| !letter.before(*n).is_some_and(Letters::is_doubtful)).count() as u16;
            let cost = if skipped == 0 { 0 } else { gap(skipped, false) };
            best = better(best, minus(self.within(Some(earlier), &[]), cost));
        }
        let first = if letter.is_first() { 0 } else { 1200 };
        better(best, minus(better(self.all, Some((0, NONE))), first))
    }

    /// The beginning of a text: of the document, or of another one in it.
    fn begin(&self, anew: i32) -> Option<Best> {
        let start = Some((0, NONE));
        better(better(start, minus(self.before, SECOND)), minus(self.all, anew))
    }

    fn add(&mut self, candidate: &Link, best: Best) {
        let Number { letter, parts } = candidate.last;
        if let Some(key) = key(letter, &parts) {
            put(&mut self.exact, key, best);
        }
        for length in usize::from(letter.is_none())..=parts.len() {
            if let Some(key) = key(letter, &parts[..length]) {
                put(&mut self.within, key, best);
            }
        }
        self.all = better(self.all, Some(best));
    }
}

fn put(map: &mut HashMap<Key, Best>, key: Key, best: Best) {
    let entry = map.entry(key).or_insert(best);
    if best.0 > entry.0 {
        *entry = best;
    }
}

/// The candidates of the best numbering, by their place among all of them, in the order of lines.
pub(super) fn best(candidates: &[Link]) -> Vec<usize> {
    let mut ends = Ends::default();
    let mut chain: Vec<Best> = Vec::with_capacity(candidates.len());
    let mut from = 0;
    while from < candidates.len() {
        // Readings of one line are alternatives: none follows another.
        let line = candidates[from].line;
        let to = from + candidates[from..].iter().take_while(|other| other.line == line).count();
        if candidates[from].epoch > ends.epoch {
            ends.epoch = candidates[from].epoch;
            ends.before = ends.all;
        }
        for candidate in &candidates[from..to] {
            let second = candidate.epoch > 0;
            let Number { letter, parts } = candidate.number;
            let again = if parts.is_empty() {
                6000
            } else if second {
                200
            } else {
                3500
            };
            let anew = if candidate.marked { MARKED } else { ANEW };
            let best = better(ends.reach(letter, &parts, (second, anew)), minus(ends.exact(letter, &parts), again));
            let (weight, before) = best.unwrap_or((0, NONE));
            chain.push((weight + candidate.weight, before));
        }
        for (at, candidate) in candidates.iter().enumerate().take(to).skip(from) {
            ends.add(candidate, (chain[at].0, at as u32));
        }
        from = to;
    }
    let mut taken = Vec::new();
    let mut at = ends.all.filter(|best| best.0 > 0).map(|best| best.1);
    while let Some(index) = at.filter(|index| *index != NONE) {
        taken.push(index as usize);
        at = Some(chain[index as usize].1);
    }
    taken.reverse();
    taken
}

#[cfg(test)]
mod tests {
    use super::super::numbering::number;
    use super::*;

    /// The numbers that are taken of lines that all weigh as much.
    fn taken(lines: &[&str]) -> Vec<String> {
        let links: Vec<Link> = lines
            .iter()
            .enumerate()
            .filter_map(|(line, text)| {
                let annex = text.strip_prefix('附').map(|rest| rest.chars().collect::<Vec<_>>());
                let number = match annex.and_then(|rest| Letters::read(&rest)) {
                    Some((letter, _)) => Number { letter: Some(letter), ..Number::default() },
                    None => number(&text.chars().collect::<Vec<_>>())?.0,
                };
                Some(Link { line, number, last: number, weight: 1300, epoch: 0, marked: false })
            })
            .collect();
        best(&links).into_iter().map(|at| links[at].number.printed()).collect()
    }

    #[test]
    fn numbers_that_go_backwards_are_left_out() {
        assert_eq!(
            taken(&["1", "2", "2.1", "9.9", "2.2", "3", "3.1", "1", "2", "3.2", "4"]).join(" "),
            "1 2 2.1 2.2 3 3.1 3.2 4"
        );
    }

    #[test]
    fn gaps_and_missing_parents_cost_no_more_than_their_line() {
        assert_eq!(
            taken(&["1", "3", "3.1", "4.1", "4.2", "5.2.1", "5.2.2", "6"]).join(" "),
            "1 3 3.1 4.1 4.2 5.2.1 5.2.2 6"
        );
    }

    #[test]
    fn annexes_are_chains_of_their_own() {
        assert_eq!(
            taken(&["1", "2", "附A", "A.1", "A.2", "2.1", "附B", "B.1", "附C"]).join(" "),
            "1 2 A A.1 A.2 B B.1 C"
        );
        assert_eq!(taken(&["附J", "J.1", "J.2"]).join(" "), "J J.1 J.2");
    }

    #[test]
    fn a_second_document_begins_anew() {
        let one = ["1", "2", "2.1", "2.2", "3", "4"];
        let two: Vec<&str> = one.iter().chain(&one).copied().collect();
        assert_eq!(taken(&two).len(), 12);
    }
}

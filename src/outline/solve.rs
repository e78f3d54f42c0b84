//! The best numbering of a whole document, by dynamic programming over its candidates.
//!
//! For each candidate, in the order of lines, the best chain of headings that ends with it is found: its own weight, and the
//! best of the chains before it less what the step costs ([`super::step`]). A number follows for nothing from its parent,
//! where it is the first, and from the number before it or anything below that; so the best chain is kept for each prefix of
//! a number, and a candidate asks a bounded number of them for each of its parts. Jumps ask for the best chain that ends
//! anywhere before a number. Time is linear in the candidates but for a logarithm, whatever the numbers are.

use super::candidate::Candidate;
use super::chain::{Best, Context, SLOTS};
use super::number::Number;
use super::plan::Plan;
use super::rank::Ranks;
use super::result::{Chosen, Outline};
use super::step::{self, JUMP, NEAR, Step};
use super::tree::{Node, Tree};

/// One candidate as the search sees it.
#[derive(Clone, Copy, Debug)]
struct State {
    slot: usize,
    score: i64,
    from: Option<u32>,
    step: Step,
    context: Context,
}

/// A step to a candidate that was looked up.
#[derive(Clone, Copy, Debug)]
struct Move {
    score: i64,
    from: Option<u32>,
    step: Step,
}

#[derive(Debug)]
struct Search<'p> {
    plan: &'p Plan,
    tree: Tree,
    /// The best chain that ends at a prefix or below it.
    within: Vec<Best>,
    /// The best chain whose last number of the scheme is exactly this.
    exactly: Vec<Best>,
    /// The best chain in which a scheme has not begun.
    without: [Best; SLOTS],
    /// The best chain of all.
    best: Best,
    ranks: Vec<Ranks>,
    rank: Vec<u32>,
    steps: usize,
}

/// Finds the headings of a document: the candidates, given in the order of their lines, of the best numbering. Candidates of
/// schemes that the plan does not have are none.
pub(crate) fn solve(candidates: &[Candidate], plan: &Plan) -> Outline {
    let mut tree = Tree::new(plan.levels().len());
    let places: Vec<Option<(usize, Node)>> =
        candidates.iter().map(|c| plan.slot(c.number.scheme).map(|slot| (slot, tree.enter(slot, &c.number)))).collect();
    let mut search = Search::new(plan, tree);
    let mut states: Vec<Option<State>> = Vec::with_capacity(candidates.len());
    for (at, (candidate, place)) in candidates.iter().zip(&places).enumerate() {
        let state = place.map(|(slot, node)| {
            let found = search.best_move(&candidate.number, slot, node);
            let before = found.from.and_then(|from| states[from as usize]);
            let context = search.context(before.map(|b| b.context), slot, node);
            let score = found.score + i64::from(candidate.weight);
            State { slot, score, from: found.from, step: found.step, context }
        });
        if let Some(state) = state {
            search.enter(&state, at as u32);
        }
        states.push(state);
    }
    let mut chain = Vec::new();
    let mut at = Some(search.best).filter(|best| !best.is_none() && best.score > 0).map(|best| best.end);
    while let Some(state) = at.and_then(|at| states[at as usize]) {
        chain.push(at.unwrap_or_default() as usize);
        at = state.from;
    }
    chain.reverse();
    let headings = search.headings(&chain, candidates, &states);
    Outline { headings, steps: search.steps }
}

impl<'p> Search<'p> {
    fn new(plan: &'p Plan, tree: Tree) -> Self {
        let (count, slots) = (tree.len(), plan.levels().len());
        // Nodes of each slot in the order of their parts.
        let mut order: Vec<(usize, [u16; super::number::DEEPEST], usize, Node)> = (slots..count)
            .map(|node| {
                let (path, depth) = tree.path(node as Node);
                let (parts, _) = tree.parts(node as Node);
                (path[0] as usize, parts, depth, node as Node)
            })
            .collect();
        order.sort_unstable();
        let mut rank = vec![0; count];
        let mut counts = vec![0_u32; slots];
        for (slot, .., node) in order {
            rank[node as usize] = counts[slot];
            counts[slot] += 1;
        }
        Self {
            plan,
            within: vec![Best::NONE; count],
            exactly: vec![Best::NONE; count],
            without: [Best::NONE; SLOTS],
            best: Best::NONE,
            ranks: counts.iter().map(|&count| Ranks::new(count as usize)).collect(),
            rank,
            steps: 0,
            tree,
        }
    }

    /// The best step to a number from the chains that were entered, or from the beginning.
    fn best_move(&mut self, number: &Number, slot: usize, node: Node) -> Move {
        let mut found = Move { score: -i64::from(step::begin(number)), from: None, step: opening(number) };
        let opening_cost = self.plan.opening(slot, number);
        self.consider(&mut found, self.without[slot], opening_cost, opening(number));
        self.forward(&mut found, number, node);
        let jump = self.ranks[slot].below(self.rank[node as usize] as usize);
        self.consider(&mut found, jump, JUMP, Step::Jump);
        let (cost, step) = step::again();
        self.consider(&mut found, self.exactly[node as usize], cost, step);
        let (cost, step) = step::back(number, self.plan.restart);
        self.consider(&mut found, self.best, cost, step);
        found
    }

    /// Considers the chains that a number follows closely: from a parent, from a number just before it, over missing parents.
    fn forward(&mut self, found: &mut Move, number: &Number, node: Node) {
        let (path, depth) = self.tree.path(node);
        for shared in (0..depth).rev() {
            let rest = step::tail(number, shared + 1);
            if rest >= JUMP {
                break;
            }
            let part = number.parts()[shared];
            for missing in 0..=NEAR.min(part.wrapping_sub(1)) {
                let Some(value) = part.checked_sub(missing + 1) else { break };
                self.steps += 1;
                let Some(sibling) = self.tree.child(path[shared], value) else { continue };
                let cost = (step::gap(missing) + rest).min(JUMP);
                self.consider(found, self.within[sibling as usize], cost, step::forward(cost));
            }
            let missing = part.saturating_sub(1);
            if shared > 0 && missing <= NEAR {
                let cost = (step::gap(missing) + rest).min(JUMP);
                self.consider(found, self.exactly[path[shared] as usize], cost, step::forward(cost));
            }
        }
    }

    fn consider(&mut self, found: &mut Move, chain: Best, cost: i32, step: Step) {
        self.steps += 1;
        if chain.is_none() {
            return;
        }
        let score = chain.score - i64::from(cost);
        let later = (score, Some(chain.end)) > (found.score, found.from);
        if later {
            *found = Move { score, from: Some(chain.end), step };
        }
    }

    /// Nodes that are open where a chain ends with a number.
    fn context(&self, before: Option<Context>, slot: usize, node: Node) -> Context {
        let mut context = before.unwrap_or_default();
        for (level, place) in self.plan.levels().iter().zip(&mut context).skip(slot + 1) {
            if !level.continuous {
                *place = None;
            }
        }
        context[slot] = Some(node);
        context
    }

    /// Enters the chain that ends with a candidate.
    fn enter(&mut self, state: &State, end: u32) {
        let chain = Best { score: state.score, end };
        self.best = self.best.or(chain);
        for slot in 0..self.plan.levels().len() {
            let Some(node) = state.context[slot] else {
                self.without[slot] = self.without[slot].or(chain);
                continue;
            };
            self.ranks[slot].enter(self.rank[node as usize] as usize, chain);
            self.exactly[node as usize] = self.exactly[node as usize].or(chain);
            let mut at = node;
            while !self.tree.is_root(at) {
                self.steps += 1;
                self.within[at as usize] = self.within[at as usize].or(chain);
                at = self.tree.parent(at);
            }
        }
    }

    /// The cost of a number where a chain ends so, against which tests hold the search.
    #[cfg(test)]
    fn cost(&self, before: Option<&Context>, slot: usize, number: &Number) -> i32 {
        let Some(context) = before else { return step::begin(number) };
        match context[slot] {
            None => self.plan.opening(slot, number),
            Some(node) => {
                let (parts, depth) = self.tree.parts(node);
                step::between(&parts[..depth], number, self.plan.restart).0
            }
        }
    }

    /// The headings of a chain, with the heading that contains each by its number.
    fn headings(&self, chain: &[usize], candidates: &[Candidate], states: &[Option<State>]) -> Vec<Chosen> {
        let mut open: Vec<Vec<(Number, usize)>> = vec![Vec::new(); self.plan.levels().len()];
        let mut headings: Vec<Chosen> = Vec::with_capacity(chain.len());
        for &at in chain {
            let Some(state) = states[at] else { continue };
            let number = candidates[at].number;
            open[state.slot + 1..].iter_mut().for_each(Vec::clear);
            while open[state.slot].pop_if(|(outer, _)| !outer.contains(&number)).is_some() {}
            let parent = open[..=state.slot].iter().rev().find_map(|numbers| numbers.last()).map(|(_, index)| *index);
            let depth = parent.map_or(1, |parent| headings[parent].depth + 1);
            open[state.slot].push((number, headings.len()));
            headings.push(Chosen { candidate: at, parent, depth, step: state.step });
        }
        headings
    }
}

fn opening(number: &Number) -> Step {
    if number.is_first() { Step::Next } else { Step::Gap }
}

#[cfg(test)]
mod tests;

//! Amendments and corrigenda applied to a document.

mod addressee;
mod apply;
mod articles;
mod context;
mod detect;
mod edits;
mod effort;
mod errata;
mod fit;
mod fitness;
mod heading;
mod instruction;
#[cfg(test)]
mod linear;
mod names;
mod number;
mod outcome;
mod place;
mod plan;
mod redline;
mod refusal;
mod request;
mod splice;
mod table;
mod unused;
mod verb;
mod words;

use std::collections::HashMap;

use crate::analyse;
use crate::model::{Block, Document, NodeId, Provision, TextRange};
pub use outcome::{AppliedEdit, Instruction, InstructionStatus, Unused};
use place::Index;
use plan::Plan;
use refusal::Refusal;
use splice::Spliced;
pub(super) use splice::extract;

/// A document with amendments applied, and what was done.
#[derive(Clone, Debug)]
pub struct Consolidation {
    document: Document,
    instructions: Vec<Instruction>,
    unused: Vec<Unused>,
    warnings: Vec<Box<str>>,
    /// Bytes of each source, the base first.
    lengths: Vec<u64>,
    base: Document,
    /// Blocks of the document that the base has, with what they are there.
    origins: HashMap<NodeId, NodeId>,
}

/// Applies amendments and corrigenda to a document, one after the other.
///
/// An instruction is what markup names so, else a paragraph that reads as instructions do, in English, French, German or Chinese, or a
/// pair of an old text and a new one (errata of RFCs). Each is understood and applied as a whole, where the place that it names, and the
/// words that it quotes, are found exactly once; else nothing of it is, and it says why. Text of an amendment that no instruction has
/// used is [`unused`](Consolidation::unused). An amendment of another document, and one that was given before, is refused with all its
/// instructions. The result has its layers found anew. Its source is that of the base followed by those of the amendments, one after the other, so that
/// every place tells where it came from. Time is linear in the documents for each amendment.
///
/// ```
/// let read = |body: &str| {
///     let source = format!("<standard><body>{body}</body></standard>");
///     normative::read(source.as_bytes(), &Default::default()).unwrap().document
/// };
/// let base = read("<sec><label>5</label><title>Paper</title><p>The paper should be white.</p></sec>");
/// let amendment = read(
///     "<sec><title>Clause 5</title><editing-instruction><p>Replace “should” with “shall”.</p></editing-instruction></sec>",
/// );
/// let consolidated = normative::version::consolidate(&base, &[&amendment]);
/// assert_eq!(consolidated.document().text(), "Paper\nThe paper shall be white.");
/// assert!(consolidated.instructions().iter().all(|i| i.is_applied()));
/// assert_eq!(consolidated.sources(consolidated.document().provisions().next().unwrap()), [0, 1]);
/// let title = consolidated.document().clause("5").unwrap().block().children().next().unwrap();
/// assert_eq!(consolidated.sources_of_block(title), [0]);
/// let amended: normative::Document = consolidated.into_document();
/// assert_eq!(amended.provision("5/p1").unwrap().keyword(), "shall");
/// ```
pub fn consolidate(base: &Document, amendments: &[&Document]) -> Consolidation {
    let mut document = base.clone();
    let mut instructions = Vec::new();
    let mut unused = Vec::new();
    let mut lengths = vec![base.origin().bytes()];
    let mut origins: HashMap<NodeId, NodeId> =
        (0..base.nodes.len() as u32).map(|at| (NodeId(at), NodeId(at))).collect();
    for (number, amendment) in amendments.iter().enumerate() {
        let index = Index::of(&document);
        let mut all = instruction::all(amendment, &index);
        addressee::mark(amendment, &mut all, &document);
        if let Some(refusal) = fitness::unfit(base, amendment, &amendments[..number]) {
            let refused =
                all.iter().map(|found| Instruction::new(number, found.node, &found.text, Err(refusal.clone())));
            let own: Vec<_> = refused.collect();
            unused.extend(unused::of(number, amendment, &all, &own));
            instructions.extend(own);
            lengths.push(0);
            continue;
        }
        let mut plan = Plan::new(index, amendment);
        let mut own: Vec<_> =
            all.iter().map(|found| Instruction::new(number, found.node, &found.text, plan.take(found))).collect();
        let Spliced { document: mut next, mut kept, .. } = splice::splice(&document, amendment, &plan.edits());
        next.origin = document.origin().followed_by(amendment.origin());
        if let Err(broken) = next.verify() {
            // A document that would not be whole is none: nothing of the amendment is applied.
            own.iter_mut().for_each(|instruction| instruction.refuse(&Refusal::Broken(broken.to_string())));
            Spliced { document: next, kept, .. } = splice::splice(&document, amendment, &edits::Edits::default());
            next.origin = document.origin().followed_by(amendment.origin());
        }
        analyse::analyse(&mut next, None);
        unused.extend(unused::of(number, amendment, &all, &own));
        instructions.append(&mut own);
        lengths.push(amendment.origin().bytes());
        next.lookup.lines = None;
        document = next;
        origins = kept.into_iter().filter_map(|(old, new)| Some((new, *origins.get(&old)?))).collect();
    }
    let warnings = fitness::out_of_order(amendments);
    Consolidation { document, instructions, unused, warnings, lengths, base: base.clone(), origins }
}

impl Consolidation {
    /// The document as amended.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The document as amended, without what was done.
    pub fn into_document(self) -> Document {
        self.document
    }

    /// The document as amended with what was taken away still in it, in its place: words and blocks that went are marked
    /// [`Deleted`](crate::model::MarkKind::Deleted), those that came [`Inserted`](crate::model::MarkKind::Inserted), and what stands
    /// elsewhere now is both. It is for people to read and for writers; its provisions are not found. Near-linear in the documents.
    pub fn redline(&self) -> Document {
        redline::redline(&self.base, &self.document, &self.origins)
    }

    /// Every instruction of every amendment, in order, with what became of it.
    pub fn instructions(&self) -> &[Instruction] {
        &self.instructions
    }

    /// Text of the amendments that no instruction has used, in order.
    pub fn unused(&self) -> &[Unused] {
        &self.unused
    }

    /// What is odd about the amendments as they were given, such as their order.
    pub fn warnings(&self) -> impl ExactSizeIterator<Item = &str> {
        self.warnings.iter().map(|warning| &**warning)
    }

    /// Which sources a provision has words of: 0 for the base, 1 for the first amendment …
    pub fn sources(&self, provision: Provision<'_>) -> Vec<usize> {
        self.sources_of(provision.range())
    }

    /// Which sources a block has words of.
    pub fn sources_of_block(&self, block: Block<'_>) -> Vec<usize> {
        self.sources_of(block.range())
    }

    fn sources_of(&self, range: TextRange) -> Vec<usize> {
        let map = &self.document.text_map;
        let from = map.partition_point(|&(text, _)| text <= range.start()).saturating_sub(1);
        let inside = map[from..].iter().take_while(|(text, _)| *text < range.end());
        let mut found: Vec<usize> = inside.map(|&(_, source)| self.source_at(u64::from(source))).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn source_at(&self, offset: u64) -> usize {
        let mut end = 0;
        let holds = |length: &u64| {
            end += length;
            offset < end
        };
        self.lengths.iter().position(holds).unwrap_or(self.lengths.len() - 1)
    }
}

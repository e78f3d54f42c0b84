//! Amendments and corrigenda applied to a document.

mod apply;
mod instruction;
mod parse;
mod place;
mod splice;
mod words;

use crate::analyse;
use crate::model::{Block, Document, NodeId, Provision, TextRange};
use apply::Plan;
pub(super) use splice::extract;

/// A document with amendments applied, and what was done.
#[derive(Clone, Debug)]
pub struct Consolidation {
    document: Document,
    instructions: Vec<Instruction>,
    /// Bytes of each source, the base first.
    lengths: Vec<u64>,
}

/// An editing instruction of an amendment, and what became of it.
#[derive(Clone, Debug)]
pub struct Instruction {
    amendment: usize,
    node: NodeId,
    text: Box<str>,
    problems: Vec<Box<str>>,
    done: usize,
}

/// Applies amendments and corrigenda to a document, one after the other.
///
/// An instruction is what markup names so, else a paragraph that begins as instructions do, in English or Chinese. Each is applied
/// where the place that it names, and the words that it quotes, are found exactly once; else it is left out and says why. The result
/// has its layers found anew. Its source is that of the base followed by those of the amendments, one after the other, so that
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
/// ```
pub fn consolidate(base: &Document, amendments: &[&Document]) -> Consolidation {
    let mut document = base.clone();
    let mut instructions = Vec::new();
    let mut lengths = vec![base.origin().bytes()];
    for (number, amendment) in amendments.iter().enumerate() {
        let mut plan = Plan::new(&document, amendment);
        for found in instruction::all(amendment, &document) {
            let (done, problems) = plan.take(&found);
            let problems = problems.into_iter().map(String::into_boxed_str).collect();
            let text = found.text.into_boxed_str();
            instructions.push(Instruction { amendment: number, node: found.node, text, problems, done });
        }
        let edits = plan.edits();
        let mut next = splice::splice(&document, amendment, &edits);
        next.origin = document.origin().followed_by(amendment.origin());
        analyse::analyse(&mut next, None);
        lengths.push(amendment.origin().bytes());
        document = next;
    }
    Consolidation { document, instructions, lengths }
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

    /// Every instruction of every amendment, in order, with what became of it.
    pub fn instructions(&self) -> &[Instruction] {
        &self.instructions
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

impl Instruction {
    /// Which amendment it is of, from 0.
    pub fn amendment(&self) -> usize {
        self.amendment
    }

    /// The block of the amendment that it stands in.
    pub fn block(&self) -> NodeId {
        self.node
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether all that it asks for was done.
    pub fn is_applied(&self) -> bool {
        self.problems.is_empty()
    }

    /// How much of what it asks for was done; an instruction may ask for several things.
    pub fn done(&self) -> usize {
        self.done
    }

    /// Why something was left out, one line for each thing.
    pub fn problems(&self) -> impl ExactSizeIterator<Item = &str> {
        self.problems.iter().map(|problem| &**problem)
    }
}

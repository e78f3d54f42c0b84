//! NISO STS 1.0, interchange tag set with MathML 3 (ANSI/NISO Z39.102).
//!
//! The output is valid whatever the document was read from, and reading it gives an equal document. Each construct has
//! its own element where the tag set has one for it in that place (`place.rs`); where it has none, an element that may stand
//! there carries a hint in `specific-use` that says what it stands for (`hint.rs`).

mod block;
mod figure;
mod ids;
mod inline;
mod item;
mod list;
mod metadata;
mod note;
mod place;
mod reference_list;
mod structure;
mod table;
mod term;
mod waiting;

use std::collections::HashSet;
use std::io;

use self::ids::Ids;
use self::waiting::Waiting;
use super::loss::{Losses, of_all_but_native};
use crate::markup::tags::{Language, Tags};
use crate::model::{Document, NodeId};

/// Writes a document.
pub(super) fn to_sts(document: &Document, losses: &mut Losses, out: &mut dyn io::Write) -> io::Result<()> {
    let mut marks: Vec<_> = document.marks.iter().enumerate().map(|(at, m)| (m.node, at)).collect();
    marks.sort_unstable();
    let mut references: Vec<_> = document.references.iter().enumerate().map(|(at, r)| (r.node, at)).collect();
    references.sort_unstable();
    let ids = Ids::of(document);
    let mut writer = Writer {
        document,
        waiting: Waiting::of(document),
        marks,
        references,
        ids,
        written: HashSet::new(),
        losses,
        xml: Tags::new(out, Language::Xml),
    };
    writer.whole();
    let Writer { xml, losses, ids, .. } = writer;
    losses.add("characters that XML has no place for", xml.dropped);
    losses.add("labels that were computed, as computed", document.nodes.iter().filter(|n| n.generated_label).count());
    losses.add("elements that had no id of their own before something pointed to them", ids.given);
    of_all_but_native(document, losses);
    xml.finish()
}

/// One document on its way to STS.
struct Writer<'d, 'w> {
    document: &'d Document,
    /// Notes that hang in text, and the text that they are written in.
    waiting: Waiting,
    /// Marks by node.
    marks: Vec<(NodeId, usize)>,
    /// References by node.
    references: Vec<(NodeId, usize)>,
    ids: Ids,
    /// Nodes that were written inside of text before their turn.
    written: HashSet<NodeId>,
    losses: &'w mut Losses,
    xml: Tags<'w>,
}

//! Losses: facts that an output could not carry.

use crate::model::Document;

/// Something of a document that an output could not carry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loss {
    /// The facts that were left out, in words.
    pub what: Box<str>,
    /// Number of such facts.
    pub count: usize,
}

/// Losses as they are met, each kind counted, in the order of their first meeting.
#[derive(Debug, Default)]
pub(super) struct Losses(Vec<Loss>);

impl Losses {
    pub(super) fn add(&mut self, what: &str, count: usize) {
        if count == 0 {
            return;
        }
        match self.0.iter_mut().find(|loss| &*loss.what == what) {
            Some(loss) => loss.count += count,
            None => self.0.push(Loss { what: what.into(), count }),
        }
    }

    pub(super) fn finish(self) -> Vec<Loss> {
        self.0
    }
}

/// Counts facts that only the native JSON carries, whatever the output.
pub(super) fn of_all_but_native(document: &Document, losses: &mut Losses) {
    losses.add("keys of the native JSON that this version does not know", document.extensions.len());
}

//! A provision that a sentence states.

use super::own_words::Count;
use super::sentence::Token;
use crate::model::{Polarity, ProvisionKind};

/// A provision of one sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: ProvisionKind,
    pub(super) polarity: Polarity,
    pub(super) rule: &'static str,
}

impl Found {
    pub(super) fn of(token: &Token, count: Count, kind: ProvisionKind) -> Self {
        let (start, polarity) = (token.start, token.form.polarity);
        Self { start, end: start + count.keyword, kind, polarity, rule: count.rule }
    }
}

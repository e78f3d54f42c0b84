//! What a document itself says about where its clauses came from.

use super::Work;

/// Pairs clauses that the new edition's change log holds against each other.
pub(super) fn said(_work: &mut Work<'_, '_>) {}

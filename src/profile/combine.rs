//! Controls that come more than once, and moving what was chosen.

use std::collections::HashSet;

use crate::oscal::{Element, Id, Tree};

/// Ids of controls that were met; of each the first is kept, where the profile says `use-first`.
#[derive(Debug)]
pub(super) struct Fresh {
    first_only: bool,
    seen: HashSet<String>,
}

impl Fresh {
    pub(super) fn new(first_only: bool) -> Self {
        Self { first_only, seen: HashSet::new() }
    }

    pub(super) fn take(&mut self, control: Element<'_>) -> bool {
        let id = control.get("id").unwrap_or_default();
        !self.first_only || id.is_empty() || self.seen.insert(id.to_owned())
    }
}

/// True if a profile keeps only the first control of an id.
pub(super) fn first_only(profile: Element<'_>) -> bool {
    let combine = profile.child("merge").and_then(|merge| merge.child("combine"));
    combine.and_then(|combine| combine.get("method")) == Some("use-first")
}

/// Moves elements to the end of another.
pub(super) fn move_all(tree: &mut Tree, ids: &[Id], into: Id) {
    for id in ids {
        tree.detach(*id);
        tree.append(into, *id);
    }
}

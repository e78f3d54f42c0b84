//! Profiles of a benchmark, looked through once: what each extends, and what it selects.

use std::collections::{HashMap, HashSet};

use super::state::Walker;
use crate::diagnostic::{Code, Diagnostic};
use crate::read::xml::Node;
use crate::read::xml::tree::{elements, walk};

impl<'t> Walker<'_, 't> {
    /// Says which profiles extend themselves, and which name what the benchmark does not have. A tailoring names what is elsewhere.
    /// Linear.
    pub(super) fn check_profiles(&mut self, benchmark: Node<'t>) {
        let profiles: Vec<_> = elements(benchmark).filter(|n| n.name() == "Profile").collect();
        let extended: HashMap<_, _> =
            profiles.iter().filter_map(|p| Some((Self::filled(*p, "id")?, Self::filled(*p, "extends")?))).collect();
        let circles = circles(&extended);
        for (id, profile) in profiles.iter().filter_map(|p| Some((Self::filled(*p, "id")?, *p))) {
            if circles.contains(id) {
                let message = format!("the profile {id:?} extends itself; what it extends was not looked for");
                self.say(Diagnostic::warning(Code::Structure, message), profile);
            }
        }
        if benchmark.name() == "Benchmark" && !profiles.is_empty() {
            self.check_targets(benchmark, &profiles);
        }
    }

    fn check_targets(&mut self, benchmark: Node<'t>, profiles: &[Node<'t>]) {
        let ids: HashSet<_> = walk(benchmark, |_| false)
            .filter(|n| matches!(n.name(), "Group" | "Rule" | "Value" | "Profile"))
            .flat_map(|n| ["id", "cluster-id"].into_iter().filter_map(move |name| Self::filled(n, name)))
            .collect();
        for profile in profiles {
            let named = Self::filled(*profile, "extends").map(|id| (id, *profile));
            let settings = elements(*profile).filter_map(|n| Some((Self::filled(n, "idref")?, n)));
            for (id, node) in named.into_iter().chain(settings) {
                if !ids.contains(id) {
                    let message = format!("{id:?} is named by a profile and is not in the benchmark");
                    self.say(Diagnostic::warning(Code::DanglingReference, message), node);
                }
            }
        }
    }
}

/// The profiles that are among those that they extend. Linear: each is passed once.
fn circles<'t>(extended: &HashMap<&'t str, &'t str>) -> HashSet<&'t str> {
    let (mut passed, mut found) = (HashSet::new(), HashSet::new());
    for &first in extended.keys() {
        let mut chain = Vec::new();
        let mut on_chain: HashMap<&str, usize> = HashMap::new();
        let mut at = first;
        while passed.insert(at) {
            on_chain.insert(at, chain.len());
            chain.push(at);
            match extended.get(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        // A chain that comes back to a profile of its own has a circle from there on.
        let back = on_chain.get(at).filter(|_| extended.contains_key(at));
        found.extend(back.into_iter().flat_map(|&from| chain[from..].iter().copied()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found() {
        let extended = HashMap::from([("a", "b"), ("b", "c"), ("c", "b"), ("d", "d"), ("e", "x")]);
        assert_eq!(circles(&extended), HashSet::from(["b", "c", "d"]));
    }
}

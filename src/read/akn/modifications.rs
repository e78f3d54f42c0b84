//! Modifications: what the analysis of the metadata says of them, and those that only the text marks.

use std::collections::{HashMap, HashSet};

use super::levels::is_foreign;
use super::shape::{ids, words};
use crate::model::OtherFact;
use crate::read::xml::Node;
use crate::read::xml::tree::{attribute, elements, walk};

/// Kinds of modifications (vocabulary, 5.10.2).
const KINDS: &[&str] =
    &["dynamicMod", "efficacyMod", "forceMod", "legalSystemMod", "meaningMod", "scopeMod", "textualMod"];

/// The modifications that a document makes in others, and those that others made in it, as facts `modification[n]/…`: direction, kind,
/// type, sources, targets with their positions, and the words that go and come. Linear.
pub(super) fn facts(root: Node<'_>) -> Vec<OtherFact> {
    let mut out = Facts { room: ROOM * root.range().len(), ..Facts::default() };
    let all = || walk(root, |_| false).filter(Node::is_element);
    if !all().any(|node| matches!(node.name(), "activeModifications" | "passiveModifications" | "mod")) {
        return out.list;
    }
    let mut by_id: HashMap<&str, Node<'_>> = HashMap::new();
    for node in all() {
        for id in ids(node) {
            by_id.entry(id).or_insert(node);
        }
    }
    let mut told: HashSet<&str> = HashSet::new();
    for holder in all() {
        let direction = match holder.name() {
            "activeModifications" => "active",
            "passiveModifications" => "passive",
            _ => continue,
        };
        for change in elements(holder).filter(|change| KINDS.contains(&change.name())) {
            out.analysed(change, direction, &by_id, &mut told);
        }
    }
    // Modifications that no analysis tells of.
    let inside: HashSet<_> =
        told.iter().filter_map(|id| by_id.get(id)).flat_map(|node| node.ancestors().take(NEAR).map(Node::id)).collect();
    for node in walk(root, |node| is_foreign(node.name()) || node.name() == "meta") {
        if node.name() == "mod" && !inside.contains(&node.id()) {
            out.marked(node);
        }
    }
    out.list
}

/// How many elements around the source of a modification are looked at for the `mod` that it stands in.
const NEAR: usize = 16;

/// Words that go and come are no longer in all than so many times the source, however often one text is pointed to.
const ROOM: usize = 8;

#[derive(Default)]
struct Facts {
    list: Vec<OtherFact>,
    number: usize,
    /// How many bytes of words may be said; beyond them, a pointer stands for its words.
    room: usize,
}

impl Facts {
    fn say(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            let name = format!("modification[{}]/{name}", self.number).into();
            self.list.push(OtherFact { name, value: value.into() });
        }
    }

    fn analysed<'t>(
        &mut self,
        change: Node<'t>,
        direction: &str,
        by_id: &HashMap<&'t str, Node<'t>>,
        told: &mut HashSet<&'t str>,
    ) {
        self.number += 1;
        self.say("direction", direction);
        self.say("kind", change.name());
        self.say("type", attribute(change, "type").unwrap_or_default());
        for part in elements(change) {
            let href = attribute(part, "href").map(str::trim).unwrap_or_default();
            match part.name() {
                "source" => {
                    told.extend(href.strip_prefix('#'));
                    self.say("source", href);
                }
                "destination" => {
                    self.say("target", href);
                    self.say("position", attribute(part, "pos").unwrap_or_default());
                }
                name @ ("old" | "new") => {
                    let target = by_id.get(href.trim_start_matches('#')).copied().unwrap_or(part);
                    // Its source is no shorter than its words, and known without a look at them.
                    let length = target.range().len();
                    if length > self.room {
                        self.say(name, href);
                        continue;
                    }
                    let words = words(target);
                    self.room = self.room.saturating_sub(length.max(words.len()));
                    self.say(name, &words);
                }
                name @ ("force" | "efficacy" | "application" | "duration" | "condition") => {
                    self.say(name, attribute(part, "period").unwrap_or(href));
                }
                _ => {}
            }
        }
        for name in ["period", "status", "refers"] {
            self.say(name, attribute(change, name).unwrap_or_default());
        }
    }

    fn marked(&mut self, node: Node<'_>) {
        self.number += 1;
        self.say("direction", "active");
        self.say("kind", "mod");
        if let Some(id) = ids(node).next() {
            self.say("source", &format!("#{id}"));
        }
        // What stands in a modification inside of it is told of that one.
        let is_apart = |part: Node<'_>| is_foreign(part.name()) || part.name() == "mod" && part.id() != node.id();
        for part in walk(node, is_apart).filter(|part| part.name() == "ref") {
            self.say("target", attribute(part, "href").unwrap_or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::xml::tree_of;

    fn said(source: &str) -> Vec<String> {
        facts(tree_of(source).root()).iter().map(|fact| format!("{}={}", fact.name, fact.value)).collect()
    }

    #[test]
    fn the_analysis_says_what_goes_and_comes() {
        let source = "<a><meta><activeModifications><textualMod type='substitution'><source href='#m'/>\
            <destination href='/xx/act/1#sec_4' pos='inside'/><old href='#q1'/><new href='#q2'/></textualMod></activeModifications></meta>\
            <p><mod eId='m'>for <quotedText eId='q1'>oil</quotedText> put <quotedText eId='q2'>fat</quotedText></mod></p></a>";
        assert_eq!(
            said(source),
            [
                "modification[1]/direction=active",
                "modification[1]/kind=textualMod",
                "modification[1]/type=substitution",
                "modification[1]/source=#m",
                "modification[1]/target=/xx/act/1#sec_4",
                "modification[1]/position=inside",
                "modification[1]/old=oil",
                "modification[1]/new=fat",
            ]
        );
    }

    #[test]
    fn what_a_modification_inside_of_another_points_to_is_told_once() {
        let found = said("<a><p><mod><ref href='/1'>x</ref><mod><ref href='/2'>y</ref></mod></mod></p></a>");
        let targets: Vec<_> = found.iter().filter(|fact| fact.contains("/target=")).collect();
        assert_eq!(targets, ["modification[1]/target=/1", "modification[2]/target=/2"]);
    }

    #[test]
    fn a_pointer_stands_for_words_beyond_the_room() {
        let change = "<textualMod><new href='#q'/></textualMod>".repeat(100);
        let words = "fat ".repeat(500);
        let source = format!("<a><activeModifications>{change}</activeModifications><p eId='q'>{words}</p></a>");
        let found = said(&source);
        assert!(found.iter().any(|fact| fact.starts_with("modification[1]/new=fat fat")));
        assert!(found.iter().any(|fact| fact == "modification[100]/new=#q"));
    }

    #[test]
    fn what_no_analysis_tells_of_is_told_by_its_mark() {
        let found =
            said("<a><p><mod eId='m'>In <ref href='/xx/act/1'>it</ref> omit <quotedText>x</quotedText></mod></p></a>");
        let expected =
            ["direction=active", "kind=mod", "source=#m", "target=/xx/act/1"].map(|s| format!("modification[1]/{s}"));
        assert_eq!(found, expected);
    }
}

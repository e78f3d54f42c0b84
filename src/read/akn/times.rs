//! When parts of a document are in force: its life cycle and temporal groups.

use std::collections::HashMap;

use crate::model::PartialDate;
use crate::read::xml::Node;
use crate::read::xml::tree::{attribute, elements, walk};

/// Since when, and until when; nothing where it is open.
type Interval = (Option<PartialDate>, Option<PartialDate>);

/// Dates of events and intervals of groups, for one date at which the text is wanted.
#[derive(Debug, Default)]
pub(super) struct Times<'t> {
    at: Option<PartialDate>,
    events: HashMap<&'t str, PartialDate>,
    groups: HashMap<&'t str, Vec<Interval>>,
}

impl<'t> Times<'t> {
    /// Looks through the metadata of a document, where a date is given. Linear.
    pub(super) fn of(root: Node<'t>, at: Option<PartialDate>) -> Self {
        let mut times = Self { at, ..Self::default() };
        if at.is_none() {
            return times;
        }
        let (mut groups, metadata) = (Vec::new(), walk(root, |_| false).filter(Node::is_element));
        for node in metadata {
            match node.name() {
                "eventRef" => {
                    let date = attribute(node, "date").and_then(|date| date.parse().ok());
                    if let (Some(id), Some(date)) = (id(node), date) {
                        times.events.insert(id, date);
                    }
                }
                "temporalGroup" => groups.push(node),
                _ => {}
            }
        }
        for group in groups {
            let own: Vec<_> = elements(group).map(|part| times.interval(part)).collect();
            if let Some(id) = id(group) {
                times.groups.insert(id, own);
            }
        }
        times
    }

    /// The date at which the text is wanted.
    pub(super) fn at(&self) -> Option<PartialDate> {
        self.at
    }

    fn interval(&self, node: Node<'_>) -> Interval {
        let date = |name| attribute(node, name).and_then(|event| self.events.get(local(event))).copied();
        (date("start"), date("end"))
    }

    /// True if an element is in force at the date: it says nothing of a time, or a time that holds the date.
    pub(super) fn holds(&self, node: Node<'_>) -> bool {
        let Some(at) = self.at else { return true };
        let within = |(start, end): Interval| start.is_none_or(|start| start <= at) && end.is_none_or(|end| at < end);
        let group = attribute(node, "period").and_then(|period| self.groups.get(local(period)));
        let by_group = group.is_none_or(|group| group.is_empty() || group.iter().any(|interval| within(*interval)));
        by_group && within(self.interval(node))
    }
}

fn id(node: Node<'_>) -> Option<&str> {
    ["eId", "id"].iter().find_map(|name| attribute(node, name)).map(str::trim)
}

fn local(reference: &str) -> &str {
    let reference = reference.trim();
    reference.strip_prefix('#').unwrap_or(reference)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::xml::tree_of;

    #[test]
    fn a_part_is_in_force_between_its_events() {
        let tree = tree_of(
            "<a><eventRef eId='e1' date='2031-01-01'/><eventRef id='e2' date='2032-01-01'/><temporalGroup eId='g'><timeInterval start='#e1' \
             end='#e2'/></temporalGroup><section period='#g'/><section start='#e2'/><section/></a>",
        );
        let sections: Vec<_> = elements(tree.root()).filter(|node| node.name() == "section").collect();
        for (date, expected) in [
            ("2030-06-01", [false, false, true]),
            ("2031-01-01", [true, false, true]),
            ("2032-01-01", [false, true, true]),
        ] {
            let times = Times::of(tree.root(), date.parse().ok());
            let found: Vec<_> = sections.iter().map(|node| times.holds(*node)).collect();
            assert_eq!(found, expected, "{date}");
        }
        assert!(Times::of(tree.root(), None).holds(sections[0]));
    }
}

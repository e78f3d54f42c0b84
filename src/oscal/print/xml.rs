//! The XML syntax on its way out.

use std::io::{self, Write};

use crate::markup::tags::{Language, Tags};
use crate::oscal::Element;
use crate::oscal::names;

/// What is still to be written.
enum Step<'t> {
    Open(Element<'t>),
    Text(&'t str),
    Close(&'t str),
}

/// Writes a document. A stack of its own holds what is open. Gives how many characters XML has no place for.
pub(crate) fn to_xml(root: Element<'_>, out: &mut dyn Write) -> io::Result<usize> {
    let mut tags = Tags::new(out, Language::Xml);
    tags.declaration();
    let mut work = vec![Step::Open(root)];
    while let Some(step) = work.pop() {
        match step {
            Step::Text(text) => tags.text(text),
            Step::Close(name) => tags.end(name),
            Step::Open(element) if element.is("prose") => content(element, &mut work),
            Step::Open(element) => {
                let mixed = element
                    .parent()
                    .is_some_and(|outer| names::is_mixed(outer.name()) || outer.children().any(Element::is_text));
                if !mixed {
                    tags.line_end();
                }
                let mut attributes: Vec<(&str, Option<&str>)> = Vec::new();
                if element.parent().is_none() {
                    attributes.push(("xmlns", Some(names::NAMESPACE)));
                }
                for flag in element.children().filter(|child| child.is_flag()) {
                    if attributes.iter().all(|(name, _)| *name != flag.name()) {
                        attributes.push((flag.name(), Some(flag.value())));
                    }
                }
                // The newest flag stands first in the tree.
                let from = usize::from(element.parent().is_none());
                attributes[from..].reverse();
                let empty = element.value().is_empty() && element.children().all(Element::is_flag);
                if empty {
                    tags.empty(element.name(), &attributes);
                    continue;
                }
                tags.start(element.name(), &attributes);
                work.push(Step::Close(element.name()));
                content(element, &mut work);
            }
        }
    }
    tags.line_end();
    let dropped = tags.dropped;
    tags.finish()?;
    Ok(dropped)
}

/// What an element holds, to be written next.
fn content<'t>(element: Element<'t>, work: &mut Vec<Step<'t>>) {
    let text = names::value_name(element.name());
    if element.children().all(Element::is_flag) {
        work.push(Step::Text(element.value()));
        return;
    }
    let mut steps: Vec<Step<'t>> = Vec::new();
    for child in element.children().filter(|child| !child.is_flag()) {
        if child.is_text() || text == Some(child.name()) {
            steps.push(Step::Text(child.value()));
        } else {
            steps.push(Step::Open(child));
        }
    }
    steps.reverse();
    work.append(&mut steps);
}

//! Markup that was escaped to be text: descriptions of DISA's checklists are `<VulnDiscussion>…</VulnDiscussion><FalsePositives>…`
//! written as character data, and some tools write HTML so.
//!
//! It is read as markup only where the whole text of an element is a run of such elements; `the <policy-module> element` is text.

use std::ops::Range;

use super::state::Walker;
use crate::model::{AttributeKey, NodeKind};
use crate::read::xml::Node;
use crate::read::xml::prose;

/// A run of characters of a text: where it begins in it, and in the source.
struct Run<'t> {
    at: usize,
    text: &'t str,
    place: u32,
}

impl<'t> Walker<'_, 't> {
    /// Reads the escaped markup that a text is, if it is nothing else. Returns `true` if it was.
    pub(super) fn escaped(&mut self, node: Node<'t>) -> bool {
        let text = node.text().unwrap_or_default();
        if !text.trim_start().starts_with('<') || node.previous_sibling().or(node.next_sibling()).is_some() {
            return false;
        }
        let Some(parts) = parts(text) else { return false };
        let mut runs = Vec::new();
        let mut at = 0;
        node.runs(|run, place| {
            runs.push(Run { at, text: run, place });
            at += run.len();
        });
        for Part { name, content } in parts {
            let label = prose::role(name).is_none().then_some(name);
            for (number, paragraph) in paragraphs(text, content).into_iter().enumerate() {
                self.escaped_paragraph(text, paragraph, &runs, label.filter(|_| number == 0), node);
            }
        }
        true
    }

    fn escaped_paragraph(
        &mut self,
        text: &str,
        range: Range<usize>,
        runs: &[Run<'t>],
        label: Option<&str>,
        node: Node<'t>,
    ) {
        let source = node.span();
        let id = self.open_part(NodeKind::Paragraph, source);
        if let Some(label) = label {
            self.builder.label_node(id, label, false);
            self.builder.attribute(AttributeKey::Type, label);
        }
        let mut from = range.start;
        for tag in tags(text, range.clone()) {
            self.copy_runs(from..tag.start, runs);
            let name = text[tag.clone()].trim_matches(['<', '>', '/']).split_ascii_whitespace().next();
            if name.and_then(prose::role).is_some_and(|role| role.is_block() || role == prose::Prose::Break) {
                self.line_break();
            }
            from = tag.end;
        }
        self.copy_runs(from..range.end, runs);
        self.close_block();
    }

    /// Writes a range of a text, each run from its place in the source.
    fn copy_runs(&mut self, range: Range<usize>, runs: &[Run<'t>]) {
        let first = runs.partition_point(|run| run.at + run.text.len() <= range.start);
        for run in runs[first..].iter().take_while(|run| run.at < range.end) {
            let from = range.start.max(run.at) - run.at;
            let to = (range.end - run.at).min(run.text.len());
            self.builder.text(&run.text[from..to], run.place + from as u32);
        }
    }
}

/// An element of escaped markup: its name, and the range of its content.
#[derive(Debug, PartialEq, Eq)]
struct Part<'t> {
    name: &'t str,
    content: Range<usize>,
}

/// The elements that a text is a run of, if it is one. Linear: each end tag is looked for from its own start tag on, and the search
/// goes on behind it.
fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    let mut found = Vec::new();
    let mut at = text.len() - text.trim_start().len();
    while at < text.len() {
        let rest = &text[at..];
        let name =
            rest.strip_prefix('<').map(|rest| &rest[..rest.bytes().take_while(u8::is_ascii_alphanumeric).count()])?;
        let tag = rest.find('>')? + 1;
        let attributes = &rest[1 + name.len()..tag - 1];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || attributes.contains(['<', '/']) {
            return None;
        }
        if !(attributes.is_empty() || attributes.starts_with(' ')) {
            return None;
        }
        let end = rest.find(&format!("</{name}>"))?;
        found.push(Part { name, content: at + tag..at + end });
        let after = at + end + name.len() + 3;
        at = after + (text[after..].len() - text[after..].trim_start().len());
    }
    Some(found)
}

/// The paragraphs of a content: blank lines part them. None is blank.
fn paragraphs(text: &str, content: Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    let mut at = content.start;
    for line in text[content].split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        if line.trim().is_empty() {
            open = false;
        } else if open && let Some(last) = found.last_mut() {
            last.end = range.end;
        } else {
            found.push(range);
            open = true;
        }
    }
    found
}

/// The tags of HTML in a range.
fn tags(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = range.start;
    while let Some(open) = text[at..range.end].find('<').map(|open| at + open) {
        let Some(end) = text[open + 1..range.end].find(['<', '>']).map(|end| open + end + 2) else { break };
        if text[..end].ends_with('<') {
            at = end - 1;
            continue;
        }
        let inside = text[open + 1..end - 1].trim_matches('/');
        let name = inside.split_ascii_whitespace().next().unwrap_or_default();
        if prose::role(name).is_some() {
            found.push(open..end);
            at = end;
        } else {
            at = open + 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<Vec<(&str, &str)>> {
        parts(text).map(|parts| parts.into_iter().map(|part| (part.name, &text[part.content])).collect())
    }

    #[test]
    fn only_a_run_of_elements_is_markup() {
        assert_eq!(
            names(" <VulnDiscussion>Wet paper tears.</VulnDiscussion>\n<FalsePositives></FalsePositives>"),
            Some(vec![("VulnDiscussion", "Wet paper tears."), ("FalsePositives", "")])
        );
        assert_eq!(names("<p class='x'>Dry <b>it</b>.</p>"), Some(vec![("p", "Dry <b>it</b>.")]));
        for text in ["<policy-module> is an element", "<a>b</a> c", "a <b>c</b>", "<a>", "< a>b</ a>", "<1>b</1>"] {
            assert_eq!(names(text), None, "{text}");
        }
    }

    #[test]
    fn paragraphs_and_tags() {
        let text = "one<br/>two\n\n \nthree <x> four";
        let shown: Vec<_> = paragraphs(text, 0..text.len()).into_iter().map(|range| &text[range]).collect();
        assert_eq!(shown, ["one<br/>two\n", "three <x> four"]);
        let shown: Vec<_> = tags(text, 0..text.len()).into_iter().map(|range| &text[range]).collect();
        assert_eq!(shown, ["<br/>"]);
    }
}

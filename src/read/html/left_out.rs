//! What of a page is not in the text: said once for each reason, with the first place; contents and labels are kept in the metadata.

use super::furniture::Reason;
use super::tree::Node;
use super::walker::Walker;
use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::place::Span;
use crate::read::rfctext::header::fact;

impl<'t> Walker<'t> {
    pub(super) fn leave_out(&mut self, node: Node<'t>, reason: Reason) {
        match self.left_out.iter_mut().find(|(known, ..)| *known == reason) {
            Some((_, count, _)) => *count += 1,
            None => self.left_out.push((reason, 1, node.span())),
        }
        if reason == Reason::Contents {
            for text in node.descendants().filter(|inner| inner.is_text()) {
                let shown = text.parent().is_none_or(|around| super::furniture::reason(around).is_none());
                if shown {
                    self.note_contents(&text.text());
                }
            }
            self.contents.push('\n');
        }
    }

    pub(super) fn note_contents(&mut self, text: &str) {
        for word in text.split_whitespace() {
            if !self.contents.is_empty() && !self.contents.ends_with('\n') {
                self.contents.push(' ');
            }
            self.contents.push_str(word);
        }
    }

    /// Says what was left out, and keeps contents and labels.
    pub(super) fn say_left_out(&mut self, place: impl Fn(Span) -> Span) -> Gathered {
        let mut said = std::mem::take(&mut self.diagnostics);
        for reason in Reason::ALL {
            let Some((_, count, first)) = self.left_out.iter().find(|(known, ..)| *known == reason) else { continue };
            let Some(words) = reason.words() else { continue };
            let code = if reason == Reason::Contents { Code::Generated } else { Code::PageFurniture };
            let message = format!("{words} were left out of the text: {count} elements, the first of them here");
            said.push(Diagnostic::note(code, message).at(place(*first)));
        }
        for (name, value) in [("table-of-contents", &self.contents), ("printed-labels", &self.labels)] {
            if !value.trim().is_empty() {
                fact(&mut self.builder, name, value.trim());
            }
        }
        for (what, span) in &self.tree.odd {
            said.push(Diagnostic::warning(Code::NotUnderstood, *what).at(place(*span)));
        }
        said
    }
}

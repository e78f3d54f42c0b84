//! What a target of evaluation may choose: selections, assignments and refinements, as they are printed inside a requirement
//! (CC Part 1, 8.1: `[selection: a, b]`, `[assignment: list of actions]`).

use super::state::{Close, Frame, Walker};
use crate::model::{MarkKind, TextRange};
use crate::place::Span;
use crate::read::xml::Node;

impl<'t> Walker<'_, 't> {
    /// Begins a selection or an assignment: the word in the bracket that is printed before it.
    pub(super) fn choice(&mut self, word: &str, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let token = self.builder.begin();
        let start = node.span().start();
        self.builder.generated(&format!("[{word}:"), Span::new(start, start + 1));
        self.builder.text(" ", 0);
        frame.closing(Close::Choice(token, "]"))
    }

    /// Begins one of the choices of a selection.
    pub(super) fn selectable(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let follows = self.around().is_some_and(|around| {
            around.own.choices += 1;
            around.own.choices > 1
        });
        if follows {
            let start = node.span().start();
            self.builder.continue_line(false);
            self.builder.generated(",", Span::new(start, start + 1));
            self.builder.text(" ", 0);
        }
        let token = self.builder.begin();
        let value = if Self::filled(node, "exclusive").is_some_and(|value| value.eq_ignore_ascii_case("yes")) {
            "selectable:exclusive"
        } else {
            "selectable"
        };
        frame.marking(token, MarkKind::Named, Some(value))
    }

    /// Marks a selection or an assignment that has ended, with how many of its choices are made where that is said.
    pub(super) fn mark_choice(&mut self, range: TextRange, node: Node<'t>) {
        let yes = |name| Self::filled(node, name).is_some_and(|value| value.eq_ignore_ascii_case("yes"));
        let value = match node.name() {
            "selectables" | "fe-selection" if yes("onlyone") || yes("exclusive") => "selection:one",
            "selectables" | "fe-selection" if yes("atleastone") => "selection:at-least-one",
            "selectables" | "fe-selection" => "selection",
            _ => "assignment",
        };
        if !range.is_empty() {
            self.builder.mark(range, MarkKind::Named, Some(value));
        }
    }
}

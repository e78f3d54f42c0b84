//! The format as the walk over its tree asks for it.

use super::element::{self, Role};
use super::shape::{ids, words};
use super::state::{Akn, Close, Element, Frame, Walker};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AttributeKey, NodeKind};
use crate::read::xml::{self, Format, Node};

impl<'t> Format<'t> for Akn<'t> {
    type Role = Role;
    type Close = Close;
    type Element = Element;

    const NAME: &'static str = "Akoma Ntoso";

    fn role(name: &str) -> Role {
        element::role(name)
    }

    fn prefix(namespace: &str) -> &'static str {
        match namespace {
            "http://www.w3.org/1998/Math/MathML" => "mml",
            "http://www.w3.org/1999/xhtml" => "html",
            _ => "",
        }
    }

    fn before(walk: &mut Walker<'_, 't>, node: Node<'t>, role: Role) -> bool {
        if !walk.own.times.holds(node) {
            let at = walk.own.times.at().map(|at| at.to_string()).unwrap_or_default();
            let message = format!("<{}> is not in force at {at}; it was left out: {}", node.name(), words(node));
            walk.say(Diagnostic::note(Code::DeletedText, message), node);
            return false;
        }
        walk.end_list_before(node, role);
        true
    }

    fn element(&self) -> Element {
        Element { place: self.place, list: None }
    }

    fn open(walk: &mut Walker<'_, 't>, node: Node<'t>, role: Role, frame: Frame<'t>) -> Option<Frame<'t>> {
        walk.handle(node, role, frame)
    }

    fn close(walk: &mut Walker<'_, 't>, frame: Frame<'t>) {
        walk.own.place = frame.own.place;
        let node = frame.node;
        let xml::Close::Own(close) = frame.close else { return };
        match close {
            Close::Reference(token) => {
                let range = walk.builder.end(token);
                walk.refer(range, node);
            }
            Close::Link(token) => {
                let range = walk.builder.end(token);
                walk.link(range, node);
            }
            Close::Definition(token) => walk.end_definition(token, node),
            Close::Quoted(token) => walk.end_quoted_words(token, node),
            Close::Numbered => walk.number_alone(node),
        }
    }

    fn opened(walk: &mut Walker<'_, 't>, node: Node<'t>) {
        for id in ids(node) {
            walk.builder.anchor(id);
        }
        if let Some(language) = node.attributes().find(|a| a.name() == "lang" && a.namespace().is_some()) {
            walk.builder.attribute(AttributeKey::Language, language.value());
        }
    }

    fn anchors(walk: &mut Walker<'_, 't>, node: Node<'t>, role: Role) {
        if matches!(role, Role::Skip | Role::Meta | Role::Contents | Role::Note) {
            return;
        }
        if walk.own.number.is_some() {
            // The line that takes the number of a level takes its ids as well.
            walk.own.ids.extend(ids(node));
            return;
        }
        for id in ids(node) {
            walk.builder.anchor(id);
        }
    }

    fn text(walk: &mut Walker<'_, 't>, node: Node<'t>) {
        node.runs(|run, at| walk.builder.text(run, at));
    }

    fn release(walk: &mut Walker<'_, 't>, node: Node<'t>, mark: Option<usize>) {
        let id = walk.open_note(node);
        if let Some(mark) = mark {
            walk.builder.set_mark_value(mark, &id.index().to_string());
        }
    }

    fn keeps_waiting_inside(kind: NodeKind) -> bool {
        super::enter::holds_blocks(kind)
    }
}

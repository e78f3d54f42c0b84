//! Words that stand for a value: what a processor prints for `sub` (NIST IR 7275 r4, 6.2.9 and 7.2.3.7).

use super::state::Walker;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::MarkKind;
use crate::read::xml::Node;
use crate::read::xml::tree::{child, elements, plain};

impl<'t> Walker<'_, 't> {
    /// Writes what stands for a `sub`: the title of a value, what it is without any profile, or a plain text.
    pub(super) fn substitute(&mut self, id: &str, node: Node<'t>) {
        let Some(&target) = self.own.values.get(id) else {
            let message =
                format!("{id:?} is neither a value nor a plain text of the benchmark; nothing was put for it");
            self.say(Diagnostic::warning(Code::DanglingReference, message), node);
            return;
        };
        let words = match Self::filled(node, "use") {
            Some("title") => title(target),
            _ => chosen(target).or_else(|| title(target)),
        };
        let token = self.builder.begin();
        if let Some(words) = words {
            self.builder.generated(&words, node.span());
        }
        let range = self.builder.end(token);
        self.builder.mark(range, MarkKind::Named, Some(&format!("sub:{id}")));
    }
}

fn title(value: Node<'_>) -> Option<String> {
    child(value, "title").map(|title| plain(title, "", |_| false)).filter(|title| !title.is_empty())
}

/// What a value is where no profile chooses: the choice without a selector, else its default, else the first.
fn chosen(value: Node<'_>) -> Option<String> {
    let text = |node: Node<'_>| Some(plain(node, "", |_| false)).filter(|text| !text.is_empty());
    if value.name() == "plain-text" {
        return text(value);
    }
    let choices = || elements(value).filter(|n| n.name() == "value");
    let free = choices().find(|n| n.attribute("selector").is_none_or(|selector| selector.trim().is_empty()));
    free.or_else(|| child(value, "default")).or_else(|| choices().next()).and_then(text)
}

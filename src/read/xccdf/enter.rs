//! Opening of elements, by role.

use super::element::{self, Role};
use super::metadata;
use super::state::{Close, Frame, Walker};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AttributeKey, ClauseKind, MarkKind, NodeKind};
use crate::read::xml::Node;
use crate::read::xml::prose::{Prose, has_words};
use crate::read::xml::tree::{child, elements, plain};

/// Attributes of a group or rule that are facts of it, as the format names them.
const FACTS: &[&str] = &[
    "abstract",
    "cluster-id",
    "extends",
    "hidden",
    "multiple",
    "prohibitChanges",
    "role",
    "selected",
    "severity",
    "weight",
];

impl<'t> Walker<'_, 't> {
    /// Opens what an element opens. `None` where its content is dealt with.
    pub(super) fn handle(&mut self, node: Node<'t>, role: Role, frame: Frame<'t>) -> Option<Frame<'t>> {
        if !matches!(role, Role::Prose(_)) && self.around().is_some_and(|around| around.role == Role::Reference) {
            return Some(self.part(node, frame));
        }
        match role {
            Role::Skip => None,
            Role::Through => Some(frame),
            Role::Root => Some(self.root(node, frame)),
            Role::Component => self.component(node, frame),
            Role::Scanner => {
                self.say_scanner(node);
                None
            }
            Role::Matter(kind) => {
                self.open_clause(kind, None, node);
                self.open_words(node);
                Some(frame)
            }
            Role::Item => Some(self.item(node, frame)),
            Role::Entity(kind) => Some(self.entity(kind, node, frame)),
            Role::Setting => self.setting(node, frame),
            Role::Title | Role::Description => self.statement(role, node, frame),
            Role::Warning => Some(self.warning(node, frame)),
            Role::Supplement | Role::Check => Some(self.supplement(node, frame)),
            Role::CheckPart => {
                self.facts(NodeKind::Other, node);
                Some(frame)
            }
            Role::CheckContent => self.check_content(node, frame),
            Role::Fix => Some(self.fix(node, frame)),
            Role::Reference => Some(self.entry(node, frame)),
            Role::Requires => {
                self.requires(node);
                None
            }
            Role::Substitution => self.substitution(node, frame),
            Role::Choice => {
                self.open(NodeKind::Paragraph, node);
                self.builder.attribute(AttributeKey::Type, node.name());
                self.copy(node, "selector", AttributeKey::Other("selector".into()));
                Some(frame)
            }
            Role::Fact | Role::Platform => {
                self.fact(node);
                None
            }
            Role::Include => {
                self.say_include(Self::filled(node, "href").unwrap_or_default(), node);
                Some(frame)
            }
            Role::Prose(role) => self.prose(role, node, frame),
            Role::Unknown => {
                self.say_unknown(node);
                Some(frame)
            }
        }
    }

    /// A benchmark or tailoring. One that follows another in a collection is a document inside it.
    fn root(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        self.own.benchmarks += 1;
        if self.own.benchmarks == 1 {
            self.open_root(node);
        } else {
            self.open(NodeKind::AdoptedDocument, node);
        }
        let read = metadata::read(node);
        *self.builder.metadata() = read;
        self.check_profiles(node);
        frame
    }

    /// A component of a data stream: a benchmark, or something that only a scanner reads.
    fn component(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let content = elements(node).next()?;
        if matches!(content.name(), "Benchmark" | "Tailoring") {
            return Some(frame);
        }
        self.say_scanner(content);
        None
    }

    /// Says that a part is left out, once for each name.
    fn say_scanner(&mut self, node: Node<'t>) {
        let name = node.name();
        if self.own.said.len() < 64 && !self.own.said.contains(&name) {
            self.own.said.push(name);
            let message = format!("<{name}> is for a scanner, and no text of the benchmark; it was left out");
            self.say(Diagnostic::note(Code::Metadata, message), node);
        }
    }

    /// A group or a rule. What a rule's `version` prints as its number is the label.
    fn item(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let id = self.open_clause(ClauseKind::Clause, None, node);
        self.builder.attribute(AttributeKey::Type, node.name());
        self.copy(node, "id", AttributeKey::Address);
        for name in FACTS {
            self.copy(node, name, AttributeKey::Other((*name).into()));
        }
        let platforms = elements(node).filter(|n| n.name() == "platform").filter_map(|n| Self::filled(n, "idref"));
        let platforms = platforms.collect::<Vec<_>>().join(" ");
        if !platforms.is_empty() {
            self.builder.attribute(AttributeKey::Other("platform".into()), &platforms);
        }
        if node.name() != "Rule" {
            return frame;
        }
        if let Some(label) =
            child(node, "version").map(|version| plain(version, "", |_| false)).filter(|v| is_number(v))
        {
            self.builder.label_node(id, &label, false);
        }
        frame.closing(Close::Rule(id))
    }

    /// A profile or a value: a block with facts, which is no clause.
    fn entity(&mut self, kind: &str, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        self.open(NodeKind::Other, node);
        self.builder.attribute(AttributeKey::Type, kind);
        for attribute in node.attributes().filter(|a| a.namespace().is_none() && !a.value().trim().is_empty()) {
            let name = if attribute.name() == "type" { "value-type" } else { attribute.name() };
            self.builder.attribute(AttributeKey::from_name(name), attribute.value().trim());
        }
        frame
    }

    /// A block of an element, whose attributes are facts.
    pub(super) fn facts(&mut self, kind: NodeKind, node: Node<'t>) {
        self.open(kind, node);
        self.builder.attribute(AttributeKey::Type, node.name());
        for attribute in node.attributes().filter(|a| a.namespace().is_none() && !a.value().trim().is_empty()) {
            let key = match attribute.name() {
                "idref" | "href" => AttributeKey::Target,
                name => AttributeKey::from_name(name),
            };
            self.builder.attribute(key, attribute.value().trim());
        }
    }

    /// An entry of a profile. What it sets is a fact.
    fn setting(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        self.facts(NodeKind::Other, node);
        if !node.name().starts_with("set-") {
            return Some(frame);
        }
        let value = plain(node, "", |_| false);
        if !value.is_empty() {
            self.builder.attribute(AttributeKey::Other("value".into()), &value);
        }
        self.close_block();
        None
    }

    /// The title or description of whatever it stands in. That of the document is metadata, but for its description.
    fn statement(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let around = self.around().map(|around| around.role);
        if around == Some(Role::Root) {
            if role == Role::Title {
                return None;
            }
            self.open_clause(ClauseKind::Abstract, None, node);
            self.open_words(node);
            return Some(frame);
        }
        let of_rule = self.stack.last().is_some_and(|around| around.node.name() == "Rule");
        let token = self.builder.begin();
        if role == Role::Title {
            let titled = self.around().is_some_and(|around| std::mem::replace(&mut around.own.titled, true));
            let kind = if around == Some(Role::Item) && !titled { NodeKind::Title } else { NodeKind::Paragraph };
            self.open(kind, node);
            if kind == NodeKind::Paragraph {
                self.builder.attribute(AttributeKey::Type, "title");
            }
        } else {
            self.open_words(node);
        }
        Some(if of_rule { frame.closing(Close::Statement(token)) } else { frame })
    }

    /// A paragraph for the words that stand in an element itself, if there are any.
    fn open_words(&mut self, node: Node<'t>) {
        if has_words(node, |child| element::is_block(child.name())) {
            self.open(NodeKind::Paragraph, node);
        }
    }

    fn warning(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        self.open(NodeKind::Warning, node);
        self.copy(node, "category", AttributeKey::Type);
        frame
    }

    /// A check, a rationale and the like: a note that says what it is.
    fn supplement(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        self.facts(NodeKind::Note, node);
        frame
    }

    /// What is to be checked, in words; for a scanner it is left out.
    fn check_content(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if let Some(content) = elements(node).find(|n| element::role(n.name()) == Role::Unknown) {
            self.say_scanner(content);
            return None;
        }
        self.open(NodeKind::Preformatted, node);
        self.keep_white_space();
        Some(frame)
    }

    /// A script or command that puts a system right.
    fn fix(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        self.facts(NodeKind::Code, node);
        if let Some(language) = Self::filled(node, "system").and_then(|urn| urn.rsplit_once(":script:")) {
            self.builder.attribute(AttributeKey::CodeLanguage, language.1);
        }
        self.keep_white_space();
        frame
    }

    /// A fact of a group, rule, profile or value; those of the document are metadata.
    fn fact(&mut self, node: Node<'t>) {
        let around = self.around().map(|around| around.role);
        if matches!(around, Some(Role::Root)) || node.name() == "platform" {
            return;
        }
        let text = plain(node, "", |_| false);
        if !text.is_empty() {
            self.builder.attribute(AttributeKey::from_name(node.name()), &text);
        }
    }

    /// Words from elsewhere. Without a name to look for it is the subscript of XHTML.
    fn substitution(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if node.name() == "instance" {
            let context = Self::filled(node, "context").unwrap_or("undefined");
            self.builder.point(MarkKind::Named, Some(&format!("instance:{context}")));
            return None;
        }
        let Some(id) = Self::filled(node, "idref") else {
            return self.prose(Prose::Inline(MarkKind::Subscript), node, frame);
        };
        self.substitute(id, node);
        None
    }

    /// Copies an attribute, if it is there and not empty.
    pub(super) fn copy(&mut self, node: Node<'t>, name: &str, key: AttributeKey) {
        if let Some(value) = Self::filled(node, name) {
            self.builder.attribute(key, value);
        }
    }
}

/// Returns `true` if a version is a number that is printed before the title, such as `LNTN-08-010000`, rather than that of a text.
fn is_number(version: &str) -> bool {
    let parts = version.split('-').collect::<Vec<_>>();
    let word = version.starts_with(|c: char| c.is_alphabetic()) && version.contains(|c: char| c.is_ascii_digit());
    word && parts.len() > 1 && parts.iter().all(|part| !part.is_empty() && part.chars().all(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    #[test]
    fn printed_numbers_are_told_from_versions() {
        for (version, number) in
            [("LNTN-08-010000", true), ("1.0", false), ("1-2.1.1.0", false), ("draft", false), ("WN10-CC-000005", true)]
        {
            assert_eq!(super::is_number(version), number, "{version}");
        }
    }
}

//! Groups, controls, parts.

use super::state::{Step, Writer};
use crate::convention::classify;
use crate::model::{AttributeKey, Bindingness, ClauseKind, NodeKind, ProvisionKind};
use crate::oscal::label::{label, prose};
use crate::oscal::{Element, names};

/// Members of catalogs, groups and controls, in the order in which they are read.
const MEMBERS: &[&str] = &["param", "prop", "link", "part", "control", "group", "back-matter", "remarks"];

/// The most bytes that an address takes.
const LONGEST_ADDRESS: usize = 200;

/// Words of the property `modal_verb` (BSI), in lower case, and what they make of a statement.
const MODAL: &[(&str, ProvisionKind)] = &[
    ("muss", ProvisionKind::Requirement),
    ("müssen", ProvisionKind::Requirement),
    ("darf nicht", ProvisionKind::Requirement),
    ("dürfen nicht", ProvisionKind::Requirement),
    ("must", ProvisionKind::Requirement),
    ("must not", ProvisionKind::Requirement),
    ("shall", ProvisionKind::Requirement),
    ("shall not", ProvisionKind::Requirement),
    ("sollte", ProvisionKind::Recommendation),
    ("sollten", ProvisionKind::Recommendation),
    ("sollte nicht", ProvisionKind::Recommendation),
    ("should", ProvisionKind::Recommendation),
    ("should not", ProvisionKind::Recommendation),
    ("kann", ProvisionKind::Permission),
    ("können", ProvisionKind::Permission),
    ("darf", ProvisionKind::Permission),
    ("may", ProvisionKind::Permission),
];

impl<'t> Writer<'t, '_> {
    /// What a catalog, a group or a control holds, in one order whatever that of the source is; unknown members last.
    pub(super) fn catalog_members(&mut self, element: Element<'t>) {
        if !matches!(element.name(), "catalog" | "group" | "control") {
            return self.next(
                element.children().filter(|child| !child.is("title")).map(Step::Visit).collect::<Vec<_>>().into_iter(),
            );
        }
        let mut steps: Vec<Step<'t>> = Vec::new();
        // Looked for in one pass each: a control has few members, a catalog few kinds of them.
        for name in MEMBERS {
            steps.extend(element.all(name).map(Step::Visit));
        }
        for other in element.children().filter(|child| !child.is_flag() && !child.is_text()) {
            let known = MEMBERS.contains(&other.name()) || matches!(other.name(), "title" | "metadata");
            if !known {
                // Groups and controls of a profile hold what is to be inserted.
                if !matches!(other.name(), "insert-controls") {
                    self.unknown(other);
                }
                steps.push(Step::Visit(other));
            }
        }
        self.next(steps.into_iter());
    }

    /// A group or a control: a clause.
    pub(super) fn clause(&mut self, element: Element<'t>) {
        let node = self.builder.open_clause(ClauseKind::Clause, None, element.span(), &[]);
        self.identify(element);
        let id = element.get("id");
        if let Some(label) = label(element) {
            self.builder.label_node(node, label, false);
        } else if let Some(id) = id.filter(|_| element.is("control")) {
            self.builder.label_node(node, id, true);
        }
        // Groups of some publishers have neither id nor label: their title is their name.
        let title = || element.child("title").map(crate::oscal::label::flat).filter(|_| label(element).is_none());
        if let Some(address) = id
            .map(str::to_owned)
            .or_else(title)
            .filter(|address| !address.is_empty() && address.len() <= LONGEST_ADDRESS)
        {
            self.builder.attribute(AttributeKey::Address, &address);
        }
        self.builder.attribute(AttributeKey::Type, element.name());
        self.next(std::iter::once(Step::Close));
        self.catalog_members(element);
        self.title(element, NodeKind::Title);
    }

    /// The title of an element, before all that is to be done.
    pub(super) fn title(&mut self, element: Element<'t>, kind: NodeKind) {
        if let Some(title) = element.child("title") {
            self.next([Step::Open(kind, title), Step::Content(title), Step::Close].into_iter());
        }
    }

    /// A property: a fact of what it stands in. The remarks on it are text.
    pub(super) fn prop(&mut self, prop: Element<'t>) {
        if let (Some(name), Some(value)) = (prop.get("name"), prop.get("value"))
            && !(name == "label" && prop.get("class").is_none())
        {
            let mut key = match prop.get("ns") {
                Some(ns) => format!("prop {{{ns}}}{name}"),
                None => format!("prop {name}"),
            };
            if let Some(class) = prop.get("class") {
                key = format!("{key} {class}");
            }
            self.builder.attribute(AttributeKey::Other(key.into()), value);
        }
        self.next(prop.all("remarks").map(Step::Visit).collect::<Vec<_>>().into_iter());
    }

    /// A part: the statement of a control with its items, or something that informs.
    pub(super) fn part(&mut self, part: Element<'t>) {
        let outer = part.parent().filter(|outer| outer.is("part"));
        let name = part.get("name").unwrap_or_default();
        let binding = is_statement(part);
        if outer.is_some() && self.builder.current_kind() != NodeKind::List {
            // Parts that follow each other are one list.
            self.builder.open(NodeKind::List, part.span(), &[]);
        }
        let kind = match name {
            _ if outer.is_some() => NodeKind::ListItem,
            "statement" => NodeKind::Other,
            "example" => NodeKind::Example,
            _ => NodeKind::Note,
        };
        self.open(kind, part);
        self.builder.attribute(AttributeKey::Type, name);
        if !binding && outer.is_none() {
            self.builder.attribute(AttributeKey::Bindingness, Bindingness::Informative.name());
        }
        if let Some(label) = label(part) {
            let node = self.builder.current();
            self.builder.label_node(node, label, false);
        }
        let last = outer.is_some() && part_after(part).is_none();
        let mut steps = Vec::new();
        if part.child("title").is_some() {
            steps.extend(
                part.all("title").flat_map(|t| [Step::Open(NodeKind::Caption, t), Step::Content(t), Step::Close]),
            );
        }
        let kind = self.demand(part).filter(|_| binding);
        steps.extend(kind.map(|_| Step::Begin));
        steps.extend(part.all("prose").map(Step::Content));
        steps.extend(kind.map(|kind| Step::Provision(part, kind)));
        let apart = |child: &Element<'t>| child.is_flag() || matches!(child.name(), "title" | "prose" | "part");
        steps.extend(part.children().filter(|child| !apart(child)).map(Step::Visit));
        steps.extend(part.all("part").map(Step::Visit));
        steps.push(Step::Close);
        if last {
            steps.push(Step::Close);
        }
        self.next(steps.into_iter());
    }

    /// What kind of provision a statement is: by its property, else by its verbal form, else a requirement. A statement that says
    /// that its control was withdrawn is none.
    fn demand(&self, part: Element<'t>) -> Option<ProvisionKind> {
        let text = prose(part);
        let withdrawn =
            text.trim_start_matches('[').get(..9).is_some_and(|word| word.eq_ignore_ascii_case("withdrawn"));
        if text.is_empty() || withdrawn {
            return None;
        }
        let modal =
            part.all("prop").find(|prop| prop.get("name") == Some("modal_verb")).and_then(|prop| prop.get("value"));
        if let Some(modal) = modal.map(str::to_lowercase)
            && let Some((_, kind)) = MODAL.iter().find(|(word, _)| *word == modal)
        {
            return Some(*kind);
        }
        let strength = |kind: ProvisionKind| match kind {
            ProvisionKind::Recommendation => Some((1, kind)),
            ProvisionKind::Permission => Some((0, kind)),
            ProvisionKind::Requirement | ProvisionKind::Instruction | ProvisionKind::ExternalConstraint => {
                Some((2, ProvisionKind::Requirement))
            }
            _ => None,
        };
        let found = classify(&text, self.convention)
            .into_iter()
            .filter_map(|found| strength(found.kind()))
            .max_by_key(|(rank, _)| *rank);
        Some(found.map_or(ProvisionKind::Requirement, |(_, kind)| kind))
    }
}

/// The part that follows a part, beside it.
fn part_after(part: Element<'_>) -> Option<Element<'_>> {
    std::iter::successors(part.next(), |next| next.next()).find(|next| next.is("part"))
}

/// True if a part is the statement of a control, or an item of one.
fn is_statement(part: Element<'_>) -> bool {
    let own = matches!(part.flag("name"), Some("statement" | "item"));
    let outermost = part.ancestors().take_while(|around| around.is("part")).last();
    own && outermost.and_then(|outer| outer.flag("name")) == Some("statement")
}

/// True if an element is one of prose.
pub(super) fn is_prose(name: &str) -> bool {
    matches!(name, "prose" | "description" | "remarks") || names::is_block(name)
}

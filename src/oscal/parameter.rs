//! What is printed where a parameter is inserted: its value, else its choices or its label.

use std::collections::HashMap;

use super::label::collapse;
use super::{Element, Id};

/// The most bytes that are printed for one parameter; parameters that hold each other could ask for any number.
const LONGEST: usize = 4096;

/// How many parameters may stand inside each other.
const DEEPEST: usize = 16;

/// The parameters and controls of a document by their id, with what was printed for them.
#[derive(Debug, Default)]
pub(crate) struct Printed {
    by_id: HashMap<Box<str>, Id>,
    known: HashMap<Id, Box<str>>,
}

impl Printed {
    /// Looks for everything that an insert may name in a document; of an id that is given twice the first counts. Linear.
    pub(crate) fn of(root: Element<'_>) -> Self {
        let mut by_id = HashMap::new();
        for element in root
            .walk()
            .filter(|element| matches!(element.name(), "param" | "control" | "group" | "part" | "set-parameter"))
        {
            let id = if element.is("set-parameter") { element.get("param-id") } else { element.get("id") };
            if let Some(id) = id {
                by_id.entry(id.into()).or_insert(element.id());
            }
        }
        Self { by_id, known: HashMap::new() }
    }

    /// True if something of an id is in the document.
    pub(crate) fn knows(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// What is printed for an insert of an id; the id itself where the document has nothing of it.
    pub(crate) fn insert(&mut self, any: Element<'_>, id: &str) -> Box<str> {
        self.printed(any, id, 0)
    }

    fn printed(&mut self, any: Element<'_>, id: &str, depth: usize) -> Box<str> {
        let Some(&at) = self.by_id.get(id).filter(|_| depth < DEEPEST) else { return id.into() };
        if let Some(known) = self.known.get(&at) {
            return known.clone();
        }
        // What holds itself is printed as its id.
        self.known.insert(at, id.into());
        let element = any.beside(at);
        let words = match element.name() {
            "param" | "set-parameter" => self.parameter(element, depth),
            _ => super::label::label(element).or_else(|| element.get("id")).unwrap_or(id).to_owned(),
        };
        let mut words = collapse(&words);
        if words.len() > LONGEST {
            let mut end = LONGEST;
            while !words.is_char_boundary(end) {
                end -= 1;
            }
            words.truncate(end);
        }
        if words.is_empty() {
            words.push_str(id);
        }
        self.known.insert(at, words.as_str().into());
        words.into()
    }

    fn parameter(&mut self, param: Element<'_>, depth: usize) -> String {
        let values: Vec<_> =
            param.all("value").map(|value| self.line(value, depth)).filter(|value| !value.is_empty()).collect();
        if !values.is_empty() {
            return values.join(", ");
        }
        if let Some(select) = param.child("select") {
            let choices: Vec<_> = select.all("choice").map(|choice| self.line(choice, depth)).collect();
            if !choices.is_empty() {
                let many = select.get("how-many") == Some("one-or-more");
                return format!("[Selection{}: {}]", if many { " (one or more)" } else { "" }, choices.join("; "));
            }
        }
        match param.child("label") {
            Some(label) => format!("[Assignment: {}]", self.line(label, depth)),
            None => String::new(),
        }
    }

    /// A line of markup with its inserts printed.
    fn line(&mut self, element: Element<'_>, depth: usize) -> String {
        let mut out = String::new();
        for node in element.walk() {
            if node.is("insert") {
                let id = node.get("id-ref").or_else(|| node.get("param-id")).unwrap_or_default();
                out.push_str(&self.printed(node, id, depth + 1));
            } else if node.children().next().is_none() && !node.is_flag() {
                out.push_str(node.value());
            }
            if out.len() > LONGEST {
                break;
            }
        }
        collapse(&out)
    }
}

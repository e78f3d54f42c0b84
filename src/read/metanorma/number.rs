//! Numbers that the tools of Metanorma give where a file has none: of clauses, annexes and terms, of tables, figures and formulas, of notes,
//! examples and items. ISO/IEC Directives Part 2 and the styles of other publishers number alike but for the words.

use std::collections::HashMap;

use super::order::{is_normative, printed_order};
use super::query::{child, elements, filled, is_rendered, parent_name, plain, walk};
use crate::read::xml::Node;
use crate::read::xml::tree::Id;
use crate::script::{letters, roman};
use crate::vocabulary::metanorma_style::{Style, Words};

/// What is printed of a numbered element.
#[derive(Clone, Debug, Default)]
pub(super) struct Number {
    /// Its label: `4.2`, `Annex A`, `Table 3`.
    pub(super) label: String,
    /// What a reference calls it: `Clause 4`, `4.2`, `Table 3`.
    pub(super) called: String,
}

/// Numbers everything of a document, in the order of print. Linear.
pub(super) fn count(root: Node<'_>) -> HashMap<Id, Number> {
    let mut counting = Counting::of(root);
    for part in printed_order(root).into_iter().filter(Node::is_element) {
        counting.part(part);
    }
    counting.numbers
}

/// No number of a clause is longer: one repeats that of the clause around it.
const LONGEST: usize = 128;

/// A clause that is open.
#[derive(Debug, Default)]
struct Open {
    id: Option<Id>,
    /// Its bare number; empty for one without.
    number: String,
    children: u32,
    /// How deep it is below a part of the document; 1 for the part itself.
    depth: u32,
    notes: Vec<Id>,
    examples: Vec<Id>,
    appendices: u32,
}

/// What a list that is open counts with.
#[derive(Debug)]
struct List {
    id: Id,
    style: Option<char>,
    count: u32,
}

struct Counting {
    style: Style,
    words: Words,
    numbers: HashMap<Id, Number>,
    sections: u32,
    annexes: u32,
    /// Tables, figures, formulas since the body or the annex began.
    blocks: [u32; 3],
    /// The letter of the annex that is open.
    annex: String,
    open: Vec<Open>,
    lists: Vec<List>,
    /// Figures around, and those counted in each.
    figures: Vec<(Id, u32)>,
    /// Provisions of each class and kind so far.
    provisions: HashMap<(Option<Id>, &'static str), u32>,
    /// Clauses of an amendment are called by what they amend.
    is_amendment: bool,
}

impl Counting {
    fn of(root: Node<'_>) -> Self {
        let data = child(root, "bibdata");
        let ext = data.and_then(|data| child(data, "ext")).or(data);
        let doctype = ext.and_then(|ext| child(ext, "doctype")).map(plain).unwrap_or_default();
        let language = data
            .into_iter()
            .flat_map(elements)
            .find(|n| n.name() == "language" && n.attribute("current") != Some("false"));
        let flavour =
            filled(root, "flavor").unwrap_or_else(|| root.name().split(['-', '_']).next().unwrap_or_default());
        Self {
            style: Style::of(flavour),
            words: Words::of(&language.map(plain).unwrap_or_default()),
            numbers: HashMap::new(),
            sections: 0,
            annexes: 0,
            blocks: [0; 3],
            annex: String::new(),
            open: Vec::new(),
            lists: Vec::new(),
            figures: Vec::new(),
            provisions: HashMap::new(),
            is_amendment: matches!(&*doctype, "amendment" | "technical-corrigendum"),
        }
    }

    /// A part of the document: a clause of the body, an annex, or something without a number.
    fn part(&mut self, part: Node<'_>) {
        let around = parent_name(part);
        let mut number = String::new();
        match part.name() {
            "clause" | "terms" | "definitions" | "references" | "scope" | "norm_ref" | "terms_defs"
            | "symbols_abbrevs"
                if is_body(part, around) && !self.is_amendment && part.attribute("unnumbered") != Some("true") =>
            {
                self.sections += 1;
                number = self.sections.to_string();
            }
            "annex" => {
                self.annexes += 1;
                number = letters(self.annexes);
                self.annex.clone_from(&number);
                self.blocks = [0; 3];
            }
            // ISO/IEC Directives Part 2, 13.2: the introduction has no number, its subclauses have.
            "introduction" if self.style.numbers_introduction => number.push('0'),
            "preface" | "sections" | "bibliography" | "bibdata" | "boilerplate" | "metanorma-extension" => return,
            _ => {}
        }
        self.enter_clause(part, number, 1);
        self.inside(part);
        while !self.open.is_empty() {
            self.leave_clause();
        }
    }

    /// Numbers what stands in a part.
    fn inside(&mut self, part: Node<'_>) {
        // How many clauses, lists and figures are open is told by the elements that are.
        let mut stack: Vec<(Node<'_>, [usize; 3])> = Vec::new();
        let apart = |n: Node<'_>| {
            is_rendered(n.name()) || matches!(n.name(), "bibitem" | "sourcecode" | "math" | "fn" | "newcontent")
        };
        for node in walk(part, apart).filter(Node::is_element) {
            while let Some((_, before)) = stack.pop_if(|(open, _)| Some(*open) != node.parent()) {
                while self.open.len() > before[0] {
                    self.leave_clause();
                }
                self.lists.truncate(before[1]);
                self.figures.truncate(before[2]);
            }
            let before = [self.open.len(), self.lists.len(), self.figures.len()];
            self.enter(node);
            stack.push((node, before));
        }
    }

    fn enter(&mut self, node: Node<'_>) {
        match node.name() {
            "clause" | "terms" | "definitions" | "references" | "term" | "termdef" | "subsection" => {
                let depth = self.open.len() as u32 + 1;
                let number = self.next_child(node);
                self.enter_clause(node, number, depth);
            }
            "appendix" => {
                let Some(open) = self.open.last_mut() else { return };
                open.appendices += 1;
                let label = format!("{} {}", self.words.appendix, open.appendices);
                self.numbers.insert(node.id(), Number { called: label.clone(), label });
            }
            "table" if parent_name(node) != "table" => self.block(node, 0),
            "figure" => self.figure(node),
            "sourcecode" if child(node, "name").is_some() => self.block(node, 1),
            "formula" => self.block(node, 2),
            "note" if parent_name(node) != "bibitem" => self.supplement(node, false),
            "example" => self.supplement(node, true),
            "termnote" | "termexample" => self.of_term(node),
            "ol" => self.list(node),
            "ul" => self.lists.push(List { id: node.id(), style: None, count: 0 }),
            "li" => self.item(node),
            "requirement" | "recommendation" | "permission" => self.provision(node),
            _ => {}
        }
    }

    /// The number of a clause or term inside the clause that is open.
    fn next_child(&mut self, node: Node<'_>) -> String {
        // An old name of the term itself, or a list of references without a title.
        let counted = node.attribute("unnumbered") != Some("true")
            && !(node.name() == "term" && parent_name(node) == "termdef")
            && !(node.name() == "references" && child(node, "title").is_none());
        let Some(open) = self.open.last_mut().filter(|open| counted && !open.number.is_empty()) else {
            return String::new();
        };
        open.children += 1;
        if open.number.len() > LONGEST { String::new() } else { format!("{}.{}", open.number, open.children) }
    }

    fn enter_clause(&mut self, node: Node<'_>, number: String, depth: u32) {
        let is_zero = number == "0";
        if !number.is_empty() && !is_zero {
            let in_annex = !self.annex.is_empty();
            let label = if in_annex && depth == 1 { self.words.annex(&number) } else { number.clone() };
            let called = if in_annex && depth == 1 {
                label.clone()
            } else {
                self.style.clause(&number, &self.words, depth, in_annex)
            };
            self.numbers.insert(node.id(), Number { label, called });
        }
        self.open.push(Open { id: Some(node.id()), number, depth, ..Open::default() });
    }

    /// A clause ended: its notes and examples have numbers where there are several.
    fn leave_clause(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let place =
            open.id.and_then(|id| self.numbers.get(&id)).map(|number| number.called.clone()).unwrap_or_default();
        for (ids, word, name) in [
            (&open.notes, self.words.note, self.words.called_note),
            (&open.examples, self.words.example, self.words.called_example),
        ] {
            for (at, id) in ids.iter().enumerate() {
                let number = if ids.len() > 1 { format!(" {}", at + 1) } else { String::new() };
                let separator = if place.is_empty() { "" } else { ", " };
                let called = format!("{place}{separator}{name}{number}");
                self.numbers.insert(*id, Number { label: format!("{word}{number}"), called });
            }
        }
        if open.depth == 1 {
            self.lists.clear();
            self.figures.clear();
        }
    }

    /// A table, figure or formula: counted through the body, and anew in each annex.
    fn block(&mut self, node: Node<'_>, kind: usize) {
        if node.attribute("unnumbered") == Some("true") {
            return;
        }
        self.blocks[kind] += 1;
        let number = if self.annex.is_empty() {
            self.blocks[kind].to_string()
        } else {
            format!("{}.{}", self.annex, self.blocks[kind])
        };
        let word = [self.words.table, self.words.figure, self.words.formula][kind];
        let found = if kind == 2 {
            Number { label: format!("({number})"), called: self.words.join(word, &format!("({number})")) }
        } else {
            let label = self.words.join(word, &number);
            Number { called: label.clone(), label }
        };
        self.numbers.insert(node.id(), found);
    }

    /// A figure; one inside another has a letter.
    fn figure(&mut self, node: Node<'_>) {
        let outer = self.figures.last_mut().map(|(id, count)| {
            *count += 1;
            (*id, *count)
        });
        match outer {
            None => self.block(node, 1),
            Some((id, count)) => {
                let label = format!("{})", letters(count).to_lowercase());
                let around = self.numbers.get(&id).map(|number| number.label.clone()).unwrap_or_default();
                self.numbers
                    .insert(node.id(), Number { called: format!("{around} {label}").trim_start().to_owned(), label });
            }
        }
        self.figures.push((node.id(), 0));
    }

    /// A note or example of a clause. Those of tables and figures are counted in them.
    fn supplement(&mut self, node: Node<'_>, is_example: bool) {
        let holder = node.parent().filter(|parent| {
            matches!(parent.name(), "table" | "figure" | "requirement" | "recommendation" | "permission")
        });
        if let Some(holder) = holder {
            let same = |n: &Node<'_>| n.name() == node.name();
            // Few stand in one; beyond that they are told apart by nothing.
            let before = node.previous_siblings().filter(same).take(64).count();
            let several = before > 0 || node.next_siblings().any(|n| same(&n));
            let word = if is_example { self.words.example } else { self.words.note };
            let label = if several { format!("{word} {}", before + 1) } else { word.to_owned() };
            let around =
                self.numbers.get(&holder.id()).map(|number| format!("{}, ", number.called)).unwrap_or_default();
            self.numbers.insert(node.id(), Number { called: format!("{around}{label}"), label });
            return;
        }
        if let Some(open) = self.open.last_mut() {
            if is_example { open.examples.push(node.id()) } else { open.notes.push(node.id()) }
        }
    }

    fn of_term(&mut self, node: Node<'_>) {
        let Some(open) = self.open.last_mut() else { return };
        if node.name() == "termexample" {
            open.examples.push(node.id());
            return;
        }
        open.appendices += 1;
        let label = self.words.note_to_entry(open.appendices);
        let place = if open.number.is_empty() { String::new() } else { format!("{}, ", open.number) };
        self.numbers.insert(node.id(), Number { called: format!("{place}{label}"), label });
    }

    fn list(&mut self, node: Node<'_>) {
        let depth = self.lists.iter().filter(|list| list.style.is_some()).count();
        let style = match filled(node, "type") {
            Some("alphabet") => 'a',
            Some("alphabet_upper") => 'A',
            Some("roman") => 'i',
            Some("roman_upper") => 'I',
            Some("arabic") => '1',
            _ if node.attribute("class") == Some("steps") => '1',
            // ISO/IEC Directives Part 2, 23.3: letters, then numbers, then small Roman numerals.
            _ => ['a', '1', 'i', 'A', 'I'][depth % 5],
        };
        let start = filled(node, "start").and_then(|start| start.parse::<u32>().ok()).unwrap_or(1);
        self.lists.push(List { id: node.id(), style: Some(style), count: start.saturating_sub(1) });
    }

    fn item(&mut self, node: Node<'_>) {
        let parent = node.parent().map(Node::id);
        let Some(list) = self.lists.last_mut().filter(|list| Some(list.id) == parent) else { return };
        list.count = list.count.saturating_add(1);
        let number = match list.style {
            None => return,
            Some('a') => letters(list.count).to_lowercase(),
            Some('A') => letters(list.count),
            Some('i') => roman(list.count),
            Some('I') => roman(list.count).to_uppercase(),
            _ => list.count.to_string(),
        };
        let place = self
            .open
            .last()
            .filter(|open| !open.number.is_empty())
            .map(|open| format!("{} ", open.number))
            .unwrap_or_default();
        self.numbers.insert(node.id(), Number { called: format!("{place}{number})"), label: format!("{number})") });
    }

    /// A provision of the markup: those of a class have the number of the class before theirs.
    fn provision(&mut self, node: Node<'_>) {
        let kind = filled(node, "type").unwrap_or("general");
        let of_class = node.parent().and_then(|parent| self.numbers.get(&parent.id()));
        let prefix =
            of_class.filter(|_| parent_name(node) == "requirement").and_then(|number| number.label.rsplit(' ').next());
        let word = match (kind, node.name()) {
            ("class", "requirement") => "Requirements class",
            ("class", "recommendation") => "Recommendations class",
            ("class", _) => "Permissions class",
            ("conformanceclass", _) => "Conformance class",
            ("abstracttest", _) => "Abstract test",
            ("verification", _) => "Requirement test",
            (_, "requirement") => "Requirement",
            (_, "recommendation") => "Recommendation",
            _ => "Permission",
        };
        let class = prefix.and_then(|_| node.parent()).map(Node::id);
        let count = self.provisions.entry((class, word)).or_default();
        *count += 1;
        let label = prefix.map_or_else(|| format!("{word} {count}"), |prefix| format!("{word} {prefix}-{count}"));
        self.numbers.insert(node.id(), Number { called: label.clone(), label });
    }
}

/// True for a clause of the body: in `sections`, in the middle of the oldest files, or the normative references.
fn is_body(part: Node<'_>, around: &str) -> bool {
    matches!(around, "sections" | "middle") || around == "bibliography" && is_normative(part)
}

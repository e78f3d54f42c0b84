//! Words that processors print for references without text (RFC 7991, 2.66 and 2.24; RFC 7749, 2.40): "Section 3.5", "[RFC5234]",
//! "Section 2.1 of [RFC9110]".
//!
//! A reference may lead to what comes later, so numbers are counted once beforehand, by the same [`Numbers`] that label what is
//! read. Where the prep tool says what is printed (`derivedContent`), that holds.

use std::collections::HashMap;

use super::entries::{Entries, series_of_anchor};
use super::number::{self, Numbers};
use super::shape::title;
use crate::diagnostic::Code;
use crate::read::xml::tree::{attribute, child, elements, parent_name, plain, walk};
use crate::read::xml::{Node, Tree};

/// Targets of references in a document.
#[derive(Debug)]
pub(super) struct Targets<'t> {
    by_anchor: HashMap<&'t str, Target<'t>>,
    /// Parts of the document are in other files: what is not found here may be an entry there.
    has_parts_elsewhere: bool,
    is_version_3: bool,
}

/// An element that can be referred to.
#[derive(Clone, Debug)]
struct Target<'t> {
    node: Node<'t>,
    /// Its label without its last full stop: `3.5`, `Appendix A`, `Figure 1`, `(b)`.
    label: Option<String>,
    /// The label of the section that it stands in.
    section: Option<String>,
}

impl<'t> Targets<'t> {
    /// Those of a document. Linear in its size.
    pub(super) fn of(tree: &'t Tree<'_>) -> Self {
        let by_anchor = Counting::of(tree.root()).by_anchor;
        let is_part = |n: Node<'_>| {
            n.name() == "include" || matches!(n.instruction(), Some(("rfc", value)) if value.starts_with("include"))
        };
        let elsewhere = tree.diagnostics().iter().any(|d| d.code() == Code::ExternalEntity);
        let has_parts_elsewhere = elsewhere || walk(tree.root(), |_| false).any(is_part);
        let is_version_3 = given(tree.root(), "version").is_some_and(|version| version.starts_with('3'));
        Self { by_anchor, has_parts_elsewhere, is_version_3 }
    }

    /// The words that an `xref` or `relref` without text prints; `None` for one that prints nothing.
    pub(super) fn words(&self, reference: Node<'t>, entries: &Entries<'t>) -> Option<String> {
        let target = given(reference, "target")?;
        let format = given(reference, "format").unwrap_or("default");
        let found = self.by_anchor.get(target);
        if !self.is_entry(target) {
            return match (format, given(reference, "derivedContent")) {
                ("none", _) => None,
                (_, Some(derived)) => Some(derived.to_owned()),
                (format, None) => found?.words(format),
            };
        }
        let name = match format {
            "title" => {
                let derived = given(reference, "derivedContent").map(str::to_owned);
                derived.or_else(|| found.and_then(|found| entry_title(found.node)))?
            }
            _ => cited(reference, target, entries),
        };
        match section(reference) {
            Some((section, form)) => Some(of_section(section, form, &name)),
            None if format == "none" => None,
            None => Some(name),
        }
    }

    /// The words that are printed before and after the text that a reference has: "Section 1.3 of RFC 99001 [LIGHT]",
    /// "the oldest lanterns (Appendix A)".
    pub(super) fn around(&self, reference: Node<'t>, entries: &Entries<'t>) -> (Option<String>, Option<String>) {
        let Some(target) = given(reference, "target") else { return (None, None) };
        let format = given(reference, "format").unwrap_or("default");
        if matches!(format, "none" | "title") {
            return (None, None);
        }
        if !self.is_entry(target) {
            // Version 2 leaves it at the text.
            let derived = given(reference, "derivedContent").map(str::to_owned);
            let words = derived.or_else(|| self.by_anchor.get(target)?.words(format).filter(|_| self.is_version_3));
            return (None, words.map(|words| format!("({words})")));
        }
        let name = cited(reference, target, entries);
        match section(reference) {
            None => (None, Some(name)),
            Some((section, form)) => match form {
                "bare" | "number" => (Some(format!("{section} (")), Some(")".to_owned())),
                "comma" | "," | "parens" | "()" => (None, Some(of_section(section, form, &name))),
                _ => (Some(format!("{} {section} of", noun(section))), Some(name)),
            },
        }
    }

    /// Returns `true` if a target is an entry of a list of references, here or in a file that is included.
    fn is_entry(&self, target: &str) -> bool {
        match self.by_anchor.get(target) {
            Some(found) => matches!(found.node.name(), "reference" | "referencegroup"),
            None => self.has_parts_elsewhere || series_of_anchor(target).is_some(),
        }
    }
}

/// An attribute that says something.
fn given<'t>(reference: Node<'t>, name: &str) -> Option<&'t str> {
    attribute(reference, name).map(str::trim).filter(|value| !value.is_empty())
}

/// The words in brackets that are printed for an entry.
fn cited(reference: Node<'_>, target: &str, entries: &Entries<'_>) -> String {
    format!(
        "[{}]",
        given(reference, "derivedContent")
            .map_or_else(|| entries.shown(target), |shown| shown.trim_matches(['[', ']']))
    )
}

/// The section of a referenced document, and the form in which that is printed. `sec` and `fmt` are the names that an extension of
/// version 2 gave them.
fn section(reference: Node<'_>) -> Option<(&str, &str)> {
    let section = given(reference, "section").or_else(|| given(reference, "sec"))?;
    let form = ["sectionFormat", "displayFormat", "fmt"].into_iter().find_map(|name| given(reference, name));
    Some((section, form.unwrap_or("of")))
}

/// The printed name of a section of another document.
fn noun(section: &str) -> &'static str {
    let is_letter = section.chars().nth(1).is_none_or(|c| c == '.');
    match section.chars().next() {
        Some('0'..='9') => "Section",
        Some('A'..='Z') if is_letter => "Appendix",
        _ => "Part",
    }
}

/// A place in another document.
fn of_section(section: &str, form: &str, name: &str) -> String {
    let noun = noun(section);
    match form {
        "bare" | "number" => section.to_owned(),
        "comma" | "," => format!("{name}, {noun} {section}"),
        "parens" | "()" => format!("{name} ({noun} {section})"),
        "sec" => format!("{noun} {section}"),
        _ => format!("{noun} {section} of {name}"),
    }
}

fn entry_title(entry: Node<'_>) -> Option<String> {
    let title = child(child(entry, "front")?, "title")?;
    Some(plain(title, "br", |_| false)).filter(|title| !title.is_empty())
}

impl Target<'_> {
    fn words(&self, format: &str) -> Option<String> {
        let heading = || Some(title(self.node)).filter(|title| !title.is_empty());
        match format {
            "title" => heading().or_else(|| self.whole()),
            "counter" => {
                let label = self.label.as_deref()?;
                let cut = label.rfind(' ').filter(|_| label.starts_with(|c: char| c.is_ascii_uppercase()));
                Some(label[cut.map_or(0, |at| at + 1)..].to_owned())
            }
            _ => self.whole().or_else(heading),
        }
    }

    /// The printed form by default.
    fn whole(&self) -> Option<String> {
        match self.node.name() {
            "section" | "appendix" | "references" => {
                let label = self.label.as_deref()?;
                let noun = match label {
                    label if label.starts_with(|c: char| c.is_ascii_digit()) => "Section ",
                    label if label.starts_with("Appendix ") => "",
                    _ => "Appendix ",
                };
                Some(format!("{noun}{label}"))
            }
            "figure" | "table" | "texttable" => self.label.clone(),
            _ => self.paragraph(),
        }
    }

    /// A paragraph or an item: the section that it stands in, and its number there.
    fn paragraph(&self) -> Option<String> {
        let mut numbers = Vec::new();
        let mut node = self.node;
        let section = loop {
            let around = node.parent()?;
            let is_text = |n: &Node<'_>| n.is_element() && !matches!(n.name(), "name" | "iref" | "dt" | "section");
            numbers.push(1 + node.previous_siblings().filter(is_text).count() as u32);
            node = around;
            if matches!(node.name(), "section" | "appendix") {
                break node;
            }
        };
        let section = match section.attribute("pn") {
            Some(pn) => {
                let number = number::from_pn(pn)?;
                if number.starts_with(|c: char| c.is_ascii_digit()) { number } else { format!("Appendix {number}") }
            }
            None => self.section.clone()?,
        };
        numbers.reverse();
        let mut numbers: Vec<_> = numbers.iter().map(u32::to_string).collect();
        // An item is called by its label.
        if let (Some(label), Some(last)) = (&self.label, numbers.last_mut()) {
            last.clone_from(label);
        }
        let (paragraph, items) = numbers.split_first()?;
        let noun = match section.chars().next() {
            Some('0'..='9') => "Section ",
            _ if section.starts_with("Appendix ") => "",
            _ => "Appendix ",
        };
        let items: String = items.iter().flat_map(|item| [", Item ", item]).collect();
        Some(format!("{noun}{section}, Paragraph {paragraph}{items}"))
    }
}

/// The context that ends with an element.
enum End {
    Nothing,
    Section,
    Part,
    Back,
}

/// Numbers everything in reading order.
struct Counting<'t> {
    numbers: Numbers,
    by_anchor: HashMap<&'t str, Target<'t>>,
    stack: Vec<(Node<'t>, End)>,
    /// The label of the section that is open, for what stands in it.
    sections: Vec<Option<String>>,
    /// The part that holds all lists of references is open.
    in_all_references: bool,
    /// Counters that lists share.
    counters: HashMap<&'t str, u32>,
    /// Labels of items whose lists are open.
    items: HashMap<crate::read::xml::tree::Id, String>,
}

impl<'t> Counting<'t> {
    fn of(rfc: Node<'t>) -> Self {
        let mut counting = Self {
            numbers: Numbers::new(rfc),
            by_anchor: HashMap::new(),
            stack: Vec::new(),
            sections: Vec::new(),
            in_all_references: false,
            counters: HashMap::new(),
            items: HashMap::new(),
        };
        let is_apart =
            |n: Node<'_>| n.name() == "front" || matches!(parent_name(n), "reference" | "artwork" | "sourcecode");
        for node in std::iter::once(rfc).chain(walk(rfc, is_apart)).filter(Node::is_element) {
            counting.leave(node);
            counting.enter(node);
        }
        counting
    }

    /// Ends what an element does not stand in.
    fn leave(&mut self, node: Node<'t>) {
        while let Some((_, end)) = self.stack.pop_if(|(open, _)| Some(*open) != node.parent()) {
            match end {
                End::Nothing => {}
                End::Section => {
                    self.numbers.end_section();
                    self.sections.pop();
                }
                End::Part => self.numbers.end_part(),
                End::Back => {
                    self.end_all_references();
                    self.numbers.end_part();
                }
            }
        }
        if node.name() != "references" && parent_name(node) == "back" {
            self.end_all_references();
        }
    }

    fn end_all_references(&mut self) {
        if std::mem::take(&mut self.in_all_references) {
            self.numbers.end_section();
        }
    }

    fn enter(&mut self, node: Node<'t>) {
        let mut label = None;
        let end = match node.name() {
            "middle" => {
                self.numbers.begin_middle();
                End::Part
            }
            "back" => {
                self.numbers.begin_back();
                End::Back
            }
            "section" | "appendix" => {
                label = self.numbers.begin_section(node);
                self.sections.push(short(label.clone()));
                End::Section
            }
            "references" => {
                let has_more = || {
                    node.next_siblings()
                        .filter(Node::is_element)
                        .take_while(|n| n.name() == "references")
                        .next()
                        .is_some()
                };
                if parent_name(node) == "back" && !self.in_all_references && has_more() {
                    self.numbers.all_references();
                    self.in_all_references = true;
                }
                label = self.numbers.begin_references(Some(node));
                self.sections.push(short(label.clone()));
                End::Section
            }
            "figure" | "table" | "texttable" => {
                label = self.numbers.block(node);
                End::Nothing
            }
            "ol" | "list" => {
                self.list(node);
                End::Nothing
            }
            "li" | "t" => {
                label = self.items.remove(&node.id());
                End::Nothing
            }
            _ => End::Nothing,
        };
        let label = short(label);
        let section = self.sections.last().cloned().flatten();
        for attribute in node.attributes().filter(|a| matches!(a.name(), "anchor" | "pn" | "slugifiedName")) {
            let holder = if node.name() == "name" { node.parent().unwrap_or(node) } else { node };
            // The name of a section leads to the section.
            let label = label.clone().or_else(|| section.clone().filter(|_| holder != node));
            self.by_anchor.entry(attribute.value()).or_insert(Target { node: holder, label, section: section.clone() });
        }
        self.stack.push((node, end));
    }

    /// The labels of the items of a list whose items have labels.
    fn list(&mut self, list: Node<'t>) {
        let given = |name| attribute(list, name).map(str::trim).filter(|value| !value.is_empty());
        let (format, group) = if list.name() == "ol" {
            (given("type").unwrap_or("1"), given("group"))
        } else {
            match given("style") {
                Some("numbers") => ("1", given("counter")),
                Some("letters") => ("a", given("counter")),
                Some(style) if style.starts_with("format") => {
                    let format = style["format".len()..].trim();
                    (format, given("counter").or(Some(format)))
                }
                _ => return,
            }
        };
        let before = group.and_then(|group| self.counters.get(group).copied()).unwrap_or_default();
        let start = given("start").and_then(|start| start.parse::<u32>().ok());
        let mut count = start.map_or(before, |start| start.saturating_sub(1));
        for item in elements(list).filter(|n| matches!(n.name(), "li" | "t")) {
            count = count.saturating_add(1);
            if item.has_attribute("anchor") || item.has_attribute("pn") {
                let derived = item.attribute("derivedCounter").map(str::to_owned);
                self.items.insert(item.id(), derived.unwrap_or_else(|| number::item(format, count, "")));
            }
        }
        if let Some(group) = group {
            self.counters.insert(group, count);
        }
    }
}

/// A label without the full stop at its end.
fn short(label: Option<String>) -> Option<String> {
    label.map(|label| label.trim_end_matches('.').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::xml::tree_of;

    const DOCUMENT: &str = "<rfc version='3'><middle><section anchor='a'><name>Wicks</name><t anchor='p'>x</t><ol anchor='l'><li>y</li><li anchor='i'>z</li></ol>\
        <section anchor='b' pn='section-1.1'><name slugifiedName='name-b'>Wax</name><figure anchor='f'><name>N</name></figure></section></section>\
        <section anchor='u' numbered='false'><name>Thanks</name></section></middle>\
        <back><displayreference target='RFC99001' to='LIGHT'/><references anchor='r'><reference anchor='RFC99001'><front><title>Lanterns</title></front></reference></references>\
        <references anchor='s'/><section anchor='c'><section anchor='d'/></section></back></rfc>";

    fn words(xref: &str) -> Option<String> {
        let whole = DOCUMENT.replace("x</t>", &format!("{xref}</t>"));
        let tree = tree_of(&whole);
        let entries = Entries::of(tree.root());
        let node = walk(tree.root(), |_| false).find(|n| n.name() == "xref").unwrap();
        Targets::of(&tree).words(node, &entries)
    }

    #[test]
    fn references_without_text_print_what_they_lead_to() {
        for (attributes, printed) in [
            ("target='a'", Some("Section 1")),
            ("target='b'", Some("Section 1.1")),
            ("target='section-1.1' format='title'", Some("Wax")),
            ("target='name-b'", Some("Section 1.1")),
            ("target='b' format='counter'", Some("1.1")),
            ("target='b' format='none'", None),
            ("target='c'", Some("Appendix A")),
            ("target='c' format='counter'", Some("A")),
            ("target='d'", Some("Appendix A.1")),
            ("target='u'", Some("Thanks")),
            ("target='r'", Some("Section 2.1")),
            ("target='f'", Some("Figure 1")),
            ("target='f' format='counter'", Some("1")),
            ("target='i' format='counter'", Some("2")),
            ("target='p'", Some("Section 1, Paragraph 1")),
            ("target='i'", Some("Section 1, Paragraph 2, Item 2")),
            ("target='RFC99001'", Some("[LIGHT]")),
            ("target='RFC99001' format='title'", Some("Lanterns")),
            ("target='RFC99001' section='2.1'", Some("Section 2.1 of [LIGHT]")),
            ("target='RFC99001' section='B' sectionFormat='comma'", Some("[LIGHT], Appendix B")),
            ("target='RFC99001' section='2' sectionFormat='parens'", Some("[LIGHT] (Section 2)")),
            ("target='RFC99001' section='2' sectionFormat='bare'", Some("2")),
            ("target='RFC99001' derivedContent='7'", Some("[7]")),
            ("target='a' derivedContent='Section 9'", Some("Section 9")),
            ("target='RFC99009'", Some("[RFC99009]")),
            ("target='nowhere'", None),
        ] {
            assert_eq!(words(&format!("<xref {attributes}/>")).as_deref(), printed, "{attributes}");
        }
    }

    #[test]
    fn what_is_printed_stands_around_a_text_of_its_own() {
        for (attributes, before, after) in [
            ("target='a'", None, Some("(Section 1)")),
            ("target='a' format='none'", None, None),
            ("target='RFC99001'", None, Some("[LIGHT]")),
            ("target='RFC99001' section='1.3'", Some("Section 1.3 of"), Some("[LIGHT]")),
            ("target='RFC99001' section='1.3' sectionFormat='comma'", None, Some("[LIGHT], Section 1.3")),
            ("target='RFC99001' section='1.3' sectionFormat='bare'", Some("1.3 ("), Some(")")),
        ] {
            let whole = DOCUMENT.replace("x</t>", &format!("<xref {attributes}>x</xref></t>"));
            let tree = tree_of(&whole);
            let entries = Entries::of(tree.root());
            let node = walk(tree.root(), |_| false).find(|n| n.name() == "xref").unwrap();
            let (found, behind) = Targets::of(&tree).around(node, &entries);
            assert_eq!((found.as_deref(), behind.as_deref()), (before, after), "{attributes}");
        }
    }
}

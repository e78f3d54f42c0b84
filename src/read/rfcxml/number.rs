//! Numbers of sections, figures, tables and list items, as RFCs have them (RFC 7322, clause 4; RFC 7991, 2.29 and 2.53).

use crate::read::xml::Node;

use crate::read::xml::tree::attribute;
pub(super) use crate::script::letters as capitals;
use crate::script::roman;

/// No label that a format makes is longer: one that repeats its parent's would double at every level.
const LONGEST: usize = 64;

/// A number as a letter of a format asks for it (RFC 7991, 2.34.3).
fn formatted(number: u32, letter: char) -> Option<String> {
    Some(match letter {
        'c' => capitals(number).to_lowercase(),
        'C' => capitals(number),
        'd' => number.to_string(),
        'i' => roman(number),
        'I' => roman(number).to_uppercase(),
        'o' => format!("{number:o}"),
        'x' => format!("{number:x}"),
        'X' => format!("{number:X}"),
        _ => return None,
    })
}

/// The label of an item: `format` is `1`, `a`, `A`, `i`, `I`, or a text with `%c`, `%d` … in it; `parent` stands for `%p`.
pub(in crate::read) fn item(format: &str, number: u32, parent: &str) -> String {
    let letter = match format {
        "" | "1" => Some('d'),
        "a" => Some('c'),
        "A" => Some('C'),
        "i" => Some('i'),
        "I" => Some('I'),
        _ => None,
    };
    if let Some(plain) = letter.and_then(|letter| formatted(number, letter)) {
        return plain + ".";
    }
    let mut out = String::with_capacity(16);
    let mut characters = format.chars();
    while let Some(c) = characters.next().filter(|_| out.len() < LONGEST) {
        if c != '%' {
            out.push(c);
            continue;
        }
        match characters.next() {
            Some('p') => out.push_str(parent),
            Some('%') | None => out.push('%'),
            Some(letter) => match formatted(number, letter) {
                Some(number) => out.push_str(&number),
                None => out.extend(['%', letter]),
            },
        }
    }
    out
}

/// The numbering of the sections at a level.
#[derive(Clone, Debug)]
struct Level {
    /// The prefix of the number; `None` where nothing is numbered.
    prefix: Option<String>,
    /// Appendices have letters.
    letters: bool,
    count: u32,
}

/// Counts what is numbered, in reading order.
#[derive(Debug)]
pub(super) struct Numbers {
    /// The prep tool has numbered the file: its numbers hold.
    read: bool,
    /// Version 3 numbers every figure and table, version 2 those with a title or an anchor.
    every: bool,
    levels: Vec<Level>,
    middle: u32,
    figures: u32,
    tables: u32,
}

impl Numbers {
    /// For a document; whether it was numbered is asked of its first sections.
    pub(super) fn new(rfc: Node<'_>) -> Self {
        let section = |n: &Node<'_>| n.name() == "section" && n.has_attribute("pn");
        let middle = rfc.children().filter(|n| n.name() == "middle");
        let read = middle.flat_map(Node::children).any(|n| section(&n));
        let every = rfc.attribute("version").is_some_and(|v| v.trim_start().starts_with('3'));
        Self { read, every, levels: Vec::new(), middle: 0, figures: 0, tables: 0 }
    }

    /// The main part begins: 1, 2, 3.
    pub(super) fn begin_middle(&mut self) {
        self.levels.push(Level { prefix: Some(String::new()), letters: false, count: 0 });
    }

    /// The part after it begins: references go on with the numbers, appendices have letters.
    pub(super) fn begin_back(&mut self) {
        self.levels.push(Level { prefix: Some(String::new()), letters: true, count: 0 });
    }

    pub(super) fn end_part(&mut self) {
        if let Some(level) = self.levels.pop().filter(|level| !level.letters) {
            self.middle = level.count;
        }
    }

    /// A section begins; its label, if it has a number.
    pub(super) fn begin_section(&mut self, section: Node<'_>) -> Option<String> {
        let numbered = !matches!(section.attribute("numbered"), Some("false" | "no"));
        let mut inner = Level { prefix: None, letters: false, count: 0 };
        let mut number = None;
        if let Some(level) = self.levels.last_mut().filter(|level| numbered && level.prefix.is_some()) {
            level.count += 1;
            let own = if level.letters { capitals(level.count) } else { level.count.to_string() };
            let whole = format!("{}{own}", level.prefix.as_deref().unwrap_or_default());
            inner.prefix = Some(format!("{whole}."));
            number = Some(whole);
        }
        self.levels.push(inner);
        if self.read {
            number = numbered.then(|| section.attribute("pn").and_then(from_pn)).flatten();
        }
        number.map(|number| heading(&number))
    }

    pub(super) fn end_section(&mut self) {
        self.levels.pop();
    }

    /// The label of the part that holds all lists of references, where the file has them side by side.
    pub(super) fn all_references(&mut self) -> Option<String> {
        self.begin_references(None)
    }

    /// A list of references, or the part that holds them, begins.
    pub(super) fn begin_references(&mut self, references: Option<Node<'_>>) -> Option<String> {
        let mut inner = Level { prefix: None, letters: false, count: 0 };
        let mut number = None;
        match self.levels.last_mut() {
            // Directly in the back matter: they go on after the sections of the main part.
            Some(level) if level.letters => {
                self.middle += 1;
                number = Some(self.middle.to_string());
            }
            Some(level) if level.prefix.is_some() => {
                level.count += 1;
                number = Some(format!("{}{}", level.prefix.as_deref().unwrap_or_default(), level.count));
            }
            _ => {}
        }
        inner.prefix = number.as_ref().map(|number| format!("{number}."));
        self.levels.push(inner);
        if self.read {
            number = references.and_then(|r| r.attribute("pn")).and_then(from_pn);
        }
        number.map(|number| heading(&number))
    }

    /// The label of a figure or table, if it is numbered.
    pub(super) fn block(&mut self, node: Node<'_>) -> Option<String> {
        let (word, count) = match node.name() {
            "figure" => ("Figure", &mut self.figures),
            _ => ("Table", &mut self.tables),
        };
        if self.read {
            let number = node.attribute("pn")?.rsplit('-').next()?;
            return number.bytes().all(|b| b.is_ascii_digit()).then(|| format!("{word} {number}"));
        }
        (self.every || is_named(node)).then(|| {
            *count += 1;
            format!("{word} {count}")
        })
    }
}

/// Returns `true` if a figure or table has what version 2 numbers it by.
pub(super) fn is_named(node: Node<'_>) -> bool {
    let filled = |name| attribute(node, name).is_some_and(|value| !value.trim().is_empty());
    filled("anchor") || filled("title") || node.children().any(|n| n.name() == "name")
}

/// The number in a `pn`: 1.2 of `section-1.2`, A.1 of `section-appendix.a.1`.
pub(super) fn from_pn(pn: &str) -> Option<String> {
    let number = pn.strip_prefix("section-")?;
    let number = number.strip_prefix("appendix.").unwrap_or(number);
    let (first, rest) = number.split_once('.').unwrap_or((number, ""));
    let all = |part: &str, kind: fn(&u8) -> bool| !part.is_empty() && part.bytes().all(|b| kind(&b));
    let digits = |part: &str| all(part, u8::is_ascii_digit);
    // Longer than two letters are words, such as `toc`.
    let begins = digits(first) || first.len() < 3 && all(first, u8::is_ascii_lowercase);
    let fits = begins && (rest.is_empty() || rest.split('.').all(digits));
    fits.then(|| number.to_uppercase())
}

/// A number as it stands before a title: `1.`, `1.2.`, `Appendix A.`, `A.1.`.
fn heading(number: &str) -> String {
    let appendix = number.bytes().all(|b| b.is_ascii_uppercase());
    if appendix { format!("Appendix {number}.") } else { format!("{number}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_have_their_labels() {
        for (format, number, label) in [
            ("1", 12, "12."),
            ("", 3, "3."),
            ("a", 27, "aa."),
            ("A", 26, "Z."),
            ("i", 14, "xiv."),
            ("I", 1994, "MCMXCIV."),
            ("(%c)", 2, "(b)"),
            ("REQ%d:", 7, "REQ7:"),
            ("%X%%", 255, "FF%"),
            ("%p%d", 2, "1.2"),
            ("%", 1, "%"),
        ] {
            assert_eq!(item(format, number, "1."), label, "{format}");
        }
    }

    #[test]
    fn the_prep_tool_says_the_number() {
        for (pn, number) in [
            ("section-1", Some("1")),
            ("section-10.2.3", Some("10.2.3")),
            ("section-appendix.a", Some("A")),
            ("section-appendix.b", Some("B")),
            ("section-b.1.2", Some("B.1.2")),
            ("section-toc.1", None),
            ("section-boilerplate.1", None),
            ("section-abstract", None),
            ("section-1-2", None),
        ] {
            assert_eq!(from_pn(pn).as_deref(), number, "{pn}");
        }
    }
}
